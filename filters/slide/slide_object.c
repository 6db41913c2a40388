/* SPDX-License-Identifier: Apache-2.0
 *
 * Objects and controls of PowerPoint 2007 (slide_object.h): their frame, or the
 * control, names a shape of the legacy drawing, and that shape has the picture.
 * The drawing itself does not leave.
 */
#include <string.h>

#include "drawingml/vml_normal.h"
#include "ooxml/ooxml_kind.h"
#include "slide/slide_object.h"
#include "slide/slide_state.h"

/* An element of the drawing that is open, and that may be looked for. */
typedef struct {
    guint depth;
    char *id, *old; /* its identifiers, or NULL */
    char *style;    /* the CSS style of the shape: where it stands */
} Shape;

typedef struct {
    char *id; /* of a relationship of the drawing */
    char *style;
} Picture;

typedef struct {
    GArray *open; /* of Shape, the outermost first */
    GHashTable *pictures;
} Reading;

#define EMU_PER_POINT    12700
#define SLIDE_POINTS_MAX 10000.0 /* more than any slide */

static void
clear_shape(gpointer data)
{
    Shape *shape = data;

    g_free(shape->id);
    g_free(shape->old);
    g_free(shape->style);
}

static void
free_picture(gpointer data)
{
    Picture *picture = data;

    g_free(picture->id);
    g_free(picture->style);
    g_free(picture);
}

/* Notes that @shape, under its identifier @name, is shown by the picture @id,
 * unless an earlier shape has that identifier. */
static void
note(Reading *reading, const Shape *shape, const char *name, const char *id)
{
    Picture *picture = NULL;

    if (name == NULL || g_hash_table_contains(reading->pictures, name))
        return;
    picture = g_new0(Picture, 1);
    picture->id = g_strdup(id);
    picture->style = g_strdup(shape->style);
    g_hash_table_insert(reading->pictures, g_strdup(name), picture);
}

static void
note_picture(Reading *reading, const char *id)
{
    for (guint i = 0; i < reading->open->len; i++) {
        const Shape *shape = &g_array_index(reading->open, Shape, i);

        note(reading, shape, shape->id, id);
        note(reading, shape, shape->old, id);
        if (shape->old != NULL &&
            g_str_has_prefix(shape->old, SK_SLIDE_SHAPE_PREFIX))
            note(reading, shape, shape->old + strlen(SK_SLIDE_SHAPE_PREFIX),
                 id);
    }
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Reading *reading = user;
    const char *id = sk_markup_value(tag, "o", "relid");
    const char *own = sk_markup_value(tag, NULL, "id");
    const char *old = sk_markup_value(tag, "o", "spid");

    if (own != NULL || old != NULL) {
        const Shape shape = {
            .depth = tag->depth,
            .id = g_strdup(own),
            .old = g_strdup(old),
            .style = g_strdup(sk_markup_value(tag, NULL, "style")),
        };

        g_array_append_val(reading->open, shape);
    }
    if (id == NULL)
        id = sk_markup_value(tag, "r", "id");
    if (sk_markup_is(tag, "v", "imagedata") && id != NULL)
        note_picture(reading, id);
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Reading *reading = user;
    const guint n = reading->open->len;

    if (n > 0 && g_array_index(reading->open, Shape, n - 1).depth == tag->depth)
        g_array_set_size(reading->open, n - 1);
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

/* Reads the legacy drawing @drawing of the slide. Returns a Picture for each
 * identifier of a shape that has one. */
static GHashTable *
read_pictures(SkMarkup *markup, const char *drawing)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GBytes) bytes = sk_ooxml_beside(sk_ooxml_part(markup), drawing);
    g_autoptr(GBytes) normal = bytes != NULL ? sk_vml_normal(bytes) : NULL;
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Shape));
    Reading reading = { open, g_hash_table_new_full(g_str_hash, g_str_equal,
                                                    g_free, free_picture) };
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    g_array_set_clear_func(open, clear_shape);
    if (normal != NULL)
        sk_markup_read(sk_markup_part(markup), normal, &events, &reading, &why,
                       &detail);
    return reading.pictures;
}

/* Returns the length, given in points, of the property @name of a CSS style
 * whose declarations are @style, in EMU. New string, or NULL. */
static char *
length_of(char **style, const char *name)
{
    const gsize len = strlen(name);

    for (guint i = 0; style[i] != NULL; i++) {
        const char *p = g_strchug(style[i]);
        char *unit = NULL;
        double points = 0;

        if (strncmp(p, name, len) != 0 || p[len] != ':')
            continue;
        points = g_ascii_strtod(p + len + 1, &unit);
        if (unit == p + len + 1 || strncmp(unit, "pt", 2) != 0 ||
            !(points >= -SLIDE_POINTS_MAX && points <= SLIDE_POINTS_MAX))
            return NULL;
        return g_strdup_printf("%" G_GINT64_FORMAT,
                               (gint64)(points * EMU_PER_POINT));
    }
    return NULL;
}

/* Completes the place in @state, unless a frame has given it, from @style, the
 * CSS style of the shape. Returns FALSE if a number is missing or a size is
 * below zero. */
static gboolean
take_place(SkSlideState *state, const char *style)
{
    static const char *const names[] = { "left", "top", "width", "height" };
    g_auto(GStrv) parts = g_strsplit(style != NULL ? style : "", ";", -1);

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (state->place[i] == NULL)
            state->place[i] = length_of(parts, names[i]);
        if (state->place[i] == NULL || (i >= 2 && *state->place[i] == '-'))
            return FALSE;
    }
    return TRUE;
}

/* Writes <p:NAME ATTRIBUTE="VALUE"/>, or leaves it open. */
static void
put(SkMarkup *markup, const char *prefix, const char *name, gboolean is_closed)
{
    sk_markup_put_start(markup, prefix, name);
    if (is_closed)
        sk_markup_put_end(markup, prefix, name);
}

static void
put_pair(SkMarkup *markup, const char *name, const char *one,
         const char *one_value, const char *other, const char *other_value)
{
    sk_markup_put_start(markup, "a", name);
    sk_markup_put_attribute(markup, NULL, one, one_value);
    sk_markup_put_attribute(markup, NULL, other, other_value);
    sk_markup_put_end(markup, "a", name);
}

static void
put_names(SkMarkup *markup, const SkSlideState *state)
{
    put(markup, "p", "nvPicPr", FALSE);
    sk_markup_put_start(markup, "p", "cNvPr");
    sk_markup_put_attribute(markup, NULL, "id", state->id);
    sk_markup_put_attribute(markup, NULL, "name", state->name);
    sk_markup_put_end(markup, "p", "cNvPr");
    put(markup, "p", "cNvPicPr", TRUE);
    put(markup, "p", "nvPr", TRUE);
    sk_markup_put_end(markup, "p", "nvPicPr");
}

static void
put_shape(SkMarkup *markup, const SkSlideState *state)
{
    put(markup, "p", "spPr", FALSE);
    put(markup, "a", "xfrm", FALSE);
    put_pair(markup, "off", "x", state->place[0], "y", state->place[1]);
    put_pair(markup, "ext", "cx", state->place[2], "cy", state->place[3]);
    sk_markup_put_end(markup, "a", "xfrm");
    sk_markup_put_start(markup, "a", "prstGeom");
    sk_markup_put_attribute(markup, NULL, "prst", "rect");
    put(markup, "a", "avLst", TRUE);
    sk_markup_put_end(markup, "a", "prstGeom");
    sk_markup_put_end(markup, "p", "spPr");
}

const char *
sk_slide_find_preview(SkMarkup *markup)
{
    SkOoxmlPart *part = sk_ooxml_part(markup);
    SkSlideState *state = sk_slide_state(markup);
    const char *drawing = sk_ooxml_first(part, "o:vmlDrawing");
    const Picture *picture = NULL;

    if (drawing == NULL || state->shape == NULL || state->id == NULL)
        return NULL;
    if (state->pictures == NULL)
        state->pictures = read_pictures(markup, drawing);
    picture = g_hash_table_lookup(state->pictures, state->shape);
    return picture != NULL && take_place(state, picture->style)
               ? sk_ooxml_borrow(part, drawing, picture->id)
               : NULL;
}

void
sk_slide_put_preview(SkMarkup *markup, const char *id)
{
    const SkSlideState *state = sk_slide_state(markup);

    put(markup, "p", "pic", FALSE);
    put_names(markup, state);
    put(markup, "p", "blipFill", FALSE);
    sk_markup_put_start(markup, "a", "blip");
    sk_markup_put_attribute(markup, "r", "embed", id);
    sk_markup_put_end(markup, "a", "blip");
    put(markup, "a", "stretch", FALSE);
    put(markup, "a", "fillRect", TRUE);
    sk_markup_put_end(markup, "a", "stretch");
    sk_markup_put_end(markup, "p", "blipFill");
    put_shape(markup, state);
    sk_markup_put_end(markup, "p", "pic");
}

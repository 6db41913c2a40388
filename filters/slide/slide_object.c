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

typedef struct {
    const char *shape; /* the one that is looked for */
    guint depth;       /* elements that are open in it */
    char *picture;     /* the identifier of a relationship of the drawing */
    char *style;       /* the CSS style of the shape: where it stands */
} Finder;

#define EMU_PER_POINT    12700
#define SLIDE_POINTS_MAX 10000.0 /* more than any slide */

static gboolean
is_shape(const Finder *finder, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, NULL, "id");
    const char *old = sk_markup_value(tag, "o", "spid");

    return g_strcmp0(id, finder->shape) == 0 ||
           g_strcmp0(old, finder->shape) == 0 ||
           (old != NULL && g_str_has_prefix(old, SK_SLIDE_SHAPE_PREFIX) &&
            strcmp(old + strlen(SK_SLIDE_SHAPE_PREFIX), finder->shape) == 0);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Finder *finder = user;
    const char *id = sk_markup_value(tag, "o", "relid");

    if (finder->depth == 0 && is_shape(finder, tag)) {
        g_free(finder->style);
        finder->style = g_strdup(sk_markup_value(tag, NULL, "style"));
        finder->depth = 1;
    } else if (finder->depth > 0) {
        finder->depth++;
    }
    if (id == NULL)
        id = sk_markup_value(tag, "r", "id");
    if (finder->depth > 0 && sk_markup_is(tag, "v", "imagedata") && id != NULL)
        finder->picture = g_strdup(id);
    return finder->picture == NULL;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Finder *finder = user;

    (void)tag;
    finder->depth -= finder->depth > 0 ? 1 : 0;
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

/* Returns the identifier, in the legacy drawing @drawing of the slide, of the
 * picture of @shape, or NULL, and in *@style the style of the shape or NULL.
 * New strings. */
static char *
find_picture(SkMarkup *markup, const char *drawing, const char *shape,
             char **style)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GBytes) bytes = sk_ooxml_beside(sk_ooxml_part(markup), drawing);
    g_autoptr(GBytes) normal = bytes != NULL ? sk_vml_normal(bytes) : NULL;
    Finder finder = { .shape = shape };
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    if (normal != NULL)
        sk_markup_read(sk_markup_part(markup), normal, &events, &finder, &why,
                       &detail);
    *style = finder.style;
    return finder.picture;
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
    g_autofree char *picture = NULL, *style = NULL;

    if (drawing == NULL || state->shape == NULL || state->id == NULL)
        return NULL;
    picture = find_picture(markup, drawing, state->shape, &style);
    return picture != NULL && take_place(state, style)
               ? sk_ooxml_borrow(part, drawing, picture)
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

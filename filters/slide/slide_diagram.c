/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the diagrams of PowerPoint 2003 (slide_diagram.h) from the VML of a
 * legacy drawing: forms, places, colours and lines. It reads values only; what
 * is not a number or a colour is none.
 */
#include <string.h>

#include "drawingml/vml_normal.h"
#include "ooxml/ooxml_kind.h"
#include "slide/slide_diagram.h"
#include "slide/slide_object.h"

#define EMU_PER_POINT 12700
#define UNITS_MAX     10000000
#define LETTERS       18 /* points, where the drawing does not say */

/* The forms that are known: by the name of an element, or by the number that
 * Office gives to a form. */
typedef struct {
    const char *element;
    guint number;
    const char *preset, *adjust;
    gboolean is_line;
} Form;

static const Form forms[] = {
    { "rect", 1, "rect", NULL, FALSE },
    { "roundrect", 2, "roundRect", "adj", FALSE },
    { "oval", 3, "ellipse", NULL, FALSE },
    { NULL, 4, "diamond", NULL, FALSE },
    { NULL, 5, "triangle", NULL, FALSE },
    { NULL, 20, "line", NULL, TRUE },
    { NULL, 32, "line", NULL, TRUE },
    { NULL, 33, "bentConnector2", NULL, TRUE },
    { NULL, 34, "bentConnector3", "adj1", TRUE },
};

#define PICTURE_FORM 75 /* the empty ground of a diagram */

typedef struct {
    SkSlideDiagram *diagram;
    const char *id;
    guint depth; /* elements that are open in the group */
    gboolean is_found, is_strange;
} Reader;

void
sk_slide_diagram_free(SkSlideDiagram *diagram)
{
    for (guint i = 0; i < diagram->shapes->len; i++)
        g_free(g_array_index(diagram->shapes, SkSlideShape, i).text_id);
    g_array_unref(diagram->shapes);
    g_free(diagram);
}

/* ---- values -------------------------------------------------------------- */

/* Reads the number that @text begins with into *@number. */
static gboolean
read_number(const char *text, gint64 *number)
{
    char *end = NULL;

    if (text == NULL)
        return FALSE;
    *number = g_ascii_strtoll(text, &end, 10);
    return end != text && *number >= -UNITS_MAX && *number <= UNITS_MAX;
}

/* Reads two numbers with a comma between them. */
static gboolean
read_two(const char *text, gint64 numbers[2])
{
    const char *comma = text != NULL ? strchr(text, ',') : NULL;

    return comma != NULL && read_number(text, &numbers[0]) &&
           read_number(comma + 1, &numbers[1]);
}

/* Returns the value of the property @name of the style @text. New string, or
 * NULL. */
static char *
style_value(const char *text, const char *name)
{
    g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", ";", -1);
    const gsize len = strlen(name);

    for (guint i = 0; parts[i] != NULL; i++) {
        const char *p = g_strstrip(parts[i]);

        if (strncmp(p, name, len) == 0 && p[len] == ':')
            return g_strstrip(g_strdup(p + len + 1));
    }
    return NULL;
}

/* Writes the colour @text ("#bbe0e3 [4]", "black") in hexadecimal. */
static void
take_color(char color[7], const char *text, const char *otherwise)
{
    static const char *const names[][2] = {
        { "black", "000000" },  { "white", "FFFFFF" },  { "red", "FF0000" },
        { "green", "008000" },  { "blue", "0000FF" },   { "yellow", "FFFF00" },
        { "gray", "808080" },   { "silver", "C0C0C0" }, { "navy", "000080" },
        { "maroon", "800000" }, { "teal", "008080" },   { "olive", "808000" },
    };

    g_strlcpy(color, otherwise, 7);
    if (text == NULL)
        return;
    if (text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6) {
        for (guint i = 0; i < 6; i++)
            color[i] = g_ascii_toupper(text[i + 1]);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize len = strlen(names[i][0]);

        if (strncmp(text, names[i][0], len) == 0 &&
            (text[len] == '\0' || text[len] == ' '))
            g_strlcpy(color, names[i][1], 7);
    }
}

static gboolean
is_off(const char *text)
{
    return text != NULL && (text[0] == 'f' || text[0] == '0');
}

/* ---- shapes -------------------------------------------------------------- */

static gint64
form_number(const SkMarkupTag *tag)
{
    static const char prefix[] = "#_x0000_t";
    const char *type = sk_markup_value(tag, NULL, "type");
    gint64 number = 0;

    if (type == NULL || !g_str_has_prefix(type, prefix) ||
        !read_number(type + strlen(prefix), &number))
        return -1;
    return number;
}

static const Form *
form_of(const SkMarkupTag *tag)
{
    gint64 number = form_number(tag);

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (forms[i].element != NULL ? sk_markup_is(tag, "v", forms[i].element)
                                     : FALSE)
            return &forms[i];
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (sk_markup_is(tag, "v", "shape") && number == forms[i].number)
            return &forms[i];
    return NULL;
}

static gboolean
take_place(SkSlideShape *shape, const char *style)
{
    static const char *const names[] = { "left", "top", "width", "height" };
    g_autofree char *turned = style_value(style, "rotation");
    g_autofree char *flip = style_value(style, "flip");

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value = style_value(style, names[i]);

        if (!read_number(value, &shape->box[i]) ||
            (i >= 2 && shape->box[i] < 0))
            return FALSE;
    }
    shape->flip_x = flip != NULL && strchr(flip, 'x') != NULL;
    shape->flip_y = flip != NULL && strchr(flip, 'y') != NULL;
    if (turned != NULL && !read_number(turned, &shape->turned))
        return FALSE;
    /* VML flips what it has turned, DrawingML turns what it has flipped. */
    if (shape->flip_x != shape->flip_y)
        shape->turned = -shape->turned;
    shape->turned = (shape->turned % 360 + 360) % 360;
    return TRUE;
}

/* Takes how round a corner is ("10923f", in 65536ths), or where a connector
 * bends ("7233,…", in 21600ths). */
static void
take_bend(SkSlideShape *shape, const SkMarkupTag *tag, const Form *form)
{
    gint64 number = 0;

    shape->adjust = form->adjust;
    if (read_number(
            sk_markup_value(tag, NULL, form->is_line ? "adj" : "arcsize"),
            &number))
        shape->bent = number * 100000 / (form->is_line ? 21600 : 65536);
    else
        shape->adjust = NULL;
}

static void
take_look(SkSlideShape *shape, const SkMarkupTag *tag, const Form *form)
{
    const char *weight = sk_markup_value(tag, NULL, "strokeweight");
    double points = weight != NULL ? g_ascii_strtod(weight, NULL) : 0.75;

    if (!form->is_line && !is_off(sk_markup_value(tag, NULL, "filled")))
        take_color(shape->fill, sk_markup_value(tag, NULL, "fillcolor"),
                   "FFFFFF");
    if (!is_off(sk_markup_value(tag, NULL, "stroked")))
        take_color(shape->line, sk_markup_value(tag, NULL, "strokecolor"),
                   "000000");
    shape->weight = (gint64)(CLAMP(points, 0, 1584) * EMU_PER_POINT);
}

/* Takes the number in "_x0000_s2057". */
static gboolean
take_number(SkSlideShape *shape, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "o", "spid");
    gint64 number = 0;

    if (id == NULL)
        id = sk_markup_value(tag, NULL, "id");
    if (id == NULL || !g_str_has_prefix(id, SK_SLIDE_SHAPE_PREFIX) ||
        !read_number(id + strlen(SK_SLIDE_SHAPE_PREFIX), &number) ||
        number <= 0)
        return FALSE;
    shape->number = (guint)number;
    return TRUE;
}

/* Takes a shape; FALSE is for one whose form or place is not known. */
static gboolean
take_shape(SkSlideDiagram *diagram, const SkMarkupTag *tag)
{
    const Form *form = form_of(tag);
    SkSlideShape shape = { 0 };

    if (sk_markup_is(tag, "v", "shape") && form_number(tag) == PICTURE_FORM)
        return TRUE;
    if (form == NULL || diagram->shapes->len == SK_SLIDE_SHAPES_MAX ||
        !take_number(&shape, tag) ||
        !take_place(&shape, sk_markup_value(tag, NULL, "style")))
        return FALSE;
    shape.preset = form->preset;
    take_bend(&shape, tag, form);
    take_look(&shape, tag, form);
    g_array_append_val(diagram->shapes, shape);
    return TRUE;
}

/* ---- the drawing --------------------------------------------------------- */

static gboolean
is_group(const Reader *reader, const SkMarkupTag *tag)
{
    return sk_markup_is(tag, "v", "group") &&
           (g_strcmp0(sk_markup_value(tag, NULL, "id"), reader->id) == 0 ||
            g_strcmp0(sk_markup_value(tag, "o", "spid"), reader->id) == 0);
}

static void
begin_group(Reader *reader, const SkMarkupTag *tag)
{
    SkSlideDiagram *diagram = reader->diagram;

    reader->is_found = TRUE;
    reader->depth = 1;
    reader->is_strange =
        !read_two(sk_markup_value(tag, NULL, "coordorigin"), diagram->origin) ||
        !read_two(sk_markup_value(tag, NULL, "coordsize"), diagram->size) ||
        diagram->size[0] <= 0 || diagram->size[1] <= 0;
}

/* Takes what stands in a shape: which text it has. */
static void
look_inside(SkSlideDiagram *diagram, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, NULL, "id");
    SkSlideShape *last = NULL;

    if (id == NULL || diagram->shapes->len == 0 ||
        !sk_markup_is(tag, "pvml", "textdata"))
        return;
    last =
        &g_array_index(diagram->shapes, SkSlideShape, diagram->shapes->len - 1);
    g_free(last->text_id);
    last->text_id = g_strdup(id);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Reader *reader = user;

    if (reader->depth == 0) {
        if (!reader->is_found && is_group(reader, tag))
            begin_group(reader, tag);
        return !reader->is_strange;
    }
    if (sk_markup_is(tag, "o", "diagram"))
        read_number(sk_markup_value(tag, NULL, "dgmfontsize"),
                    &reader->diagram->letters);
    else if (reader->depth == 1 && !sk_markup_is(tag, "v", "shapetype") &&
             !sk_markup_is(tag, "o", "lock"))
        reader->is_strange = !take_shape(reader->diagram, tag);
    else if (reader->depth == 2)
        look_inside(reader->diagram, tag);
    reader->depth++;
    return !reader->is_strange;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Reader *reader = user;

    (void)tag;
    reader->depth -= reader->depth > 0 ? 1 : 0;
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

SkSlideDiagram *
sk_slide_diagram_read(SkMarkup *markup, const char *drawing, const char *id)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(SkSlideDiagram) diagram = g_new0(SkSlideDiagram, 1);
    g_autoptr(GBytes) bytes = sk_ooxml_beside(sk_ooxml_part(markup), drawing);
    g_autoptr(GBytes) normal = bytes != NULL ? sk_vml_normal(bytes) : NULL;
    Reader reader = { .diagram = diagram, .id = id };
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    diagram->shapes = g_array_new(FALSE, FALSE, sizeof(SkSlideShape));
    diagram->letters = LETTERS;
    if (normal != NULL)
        sk_markup_read(sk_markup_part(markup), normal, &events, &reader, &why,
                       &detail);
    if (!reader.is_found || reader.is_strange || diagram->shapes->len == 0)
        return NULL;
    return g_steal_pointer(&diagram);
}

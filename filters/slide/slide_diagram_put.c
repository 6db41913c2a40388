/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a diagram of PowerPoint 2003 (slide_diagram.h) as a group of shapes of
 * DrawingML, each with its text. Nothing of the legacy drawing is copied.
 */
#include <string.h>

#include "ooxml/ooxml_kind.h"
#include "slide/slide_diagram.h"
#include "slide/slide_state.h"

/* Each is looked for in the whole legacy drawing, so there must not be many. */
#define DIAGRAMS_MAX 16

#define TEXT_OF "m:2006/relationships/legacyDiagramText"

typedef struct {
    const char *name;
    gint64 value;
} Number;

/* Writes an element with numbers for attributes, and ends it. */
static void
put_numbers(SkMarkup *markup, const char *name, Number one, Number other)
{
    const Number numbers[] = { one, other };

    sk_markup_put_start(markup, "a", name);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *text =
            g_strdup_printf("%" G_GINT64_FORMAT, numbers[i].value);

        if (numbers[i].name != NULL)
            sk_markup_put_attribute(markup, NULL, numbers[i].name, text);
    }
    sk_markup_put_end(markup, "a", name);
}

static void
put_empty(SkMarkup *markup, const char *prefix, const char *name)
{
    sk_markup_put_start(markup, prefix, name);
    sk_markup_put_end(markup, prefix, name);
}

static void
put_named(SkMarkup *markup, const char *id, const char *name)
{
    sk_markup_put_start(markup, "p", "cNvPr");
    sk_markup_put_attribute(markup, NULL, "id", id);
    sk_markup_put_attribute(markup, NULL, "name", name);
    sk_markup_put_end(markup, "p", "cNvPr");
}

static void
put_color(SkMarkup *markup, const char *color)
{
    if (color[0] == '\0') {
        put_empty(markup, "a", "noFill");
        return;
    }
    sk_markup_put_start(markup, "a", "solidFill");
    sk_markup_put_start(markup, "a", "srgbClr");
    sk_markup_put_attribute(markup, NULL, "val", color);
    sk_markup_put_end(markup, "a", "srgbClr");
    sk_markup_put_end(markup, "a", "solidFill");
}

static void
put_place(SkMarkup *markup, const SkSlideShape *shape)
{
    g_autofree char *turned =
        g_strdup_printf("%" G_GINT64_FORMAT, shape->turned * 60000);

    sk_markup_put_start(markup, "a", "xfrm");
    if (shape->turned != 0)
        sk_markup_put_attribute(markup, NULL, "rot", turned);
    if (shape->flip_x)
        sk_markup_put_attribute(markup, NULL, "flipH", "1");
    if (shape->flip_y)
        sk_markup_put_attribute(markup, NULL, "flipV", "1");
    put_numbers(markup, "off", (Number){ "x", shape->box[0] },
                (Number){ "y", shape->box[1] });
    put_numbers(markup, "ext", (Number){ "cx", shape->box[2] },
                (Number){ "cy", shape->box[3] });
    sk_markup_put_end(markup, "a", "xfrm");
}

static void
put_form(SkMarkup *markup, const SkSlideShape *shape)
{
    g_autofree char *bent =
        g_strdup_printf("val %" G_GINT64_FORMAT, shape->bent);

    sk_markup_put_start(markup, "a", "prstGeom");
    sk_markup_put_attribute(markup, NULL, "prst", shape->preset);
    sk_markup_put_start(markup, "a", "avLst");
    if (shape->adjust != NULL) {
        sk_markup_put_start(markup, "a", "gd");
        sk_markup_put_attribute(markup, NULL, "name", shape->adjust);
        sk_markup_put_attribute(markup, NULL, "fmla", bent);
        sk_markup_put_end(markup, "a", "gd");
    }
    sk_markup_put_end(markup, "a", "avLst");
    sk_markup_put_end(markup, "a", "prstGeom");
}

static void
put_look(SkMarkup *markup, const SkSlideShape *shape)
{
    g_autofree char *weight =
        g_strdup_printf("%" G_GINT64_FORMAT, shape->weight);

    sk_markup_put_start(markup, "p", "spPr");
    put_place(markup, shape);
    put_form(markup, shape);
    put_color(markup, shape->fill);
    sk_markup_put_start(markup, "a", "ln");
    sk_markup_put_attribute(markup, NULL, "w", weight);
    put_color(markup, shape->line);
    sk_markup_put_end(markup, "a", "ln");
    sk_markup_put_end(markup, "p", "spPr");
}

/* Writes one line of text in letters of @points. */
static void
put_line(SkMarkup *markup, const char *line, gint64 points)
{
    g_autofree char *size =
        g_strdup_printf("%" G_GINT64_FORMAT, CLAMP(points, 1, 400) * 100);

    sk_markup_put_start(markup, "a", "p");
    sk_markup_put_start(markup, "a", "pPr");
    sk_markup_put_attribute(markup, NULL, "algn", "ctr");
    sk_markup_put_end(markup, "a", "pPr");
    if (line[0] != '\0') {
        sk_markup_put_start(markup, "a", "r");
        sk_markup_put_start(markup, "a", "rPr");
        sk_markup_put_attribute(markup, NULL, "sz", size);
        sk_markup_put_end(markup, "a", "rPr");
        sk_markup_put_start(markup, "a", "t");
        sk_markup_put_text(markup, line);
        sk_markup_put_end(markup, "a", "t");
        sk_markup_put_end(markup, "a", "r");
    }
    sk_markup_put_end(markup, "a", "p");
}

/* Writes the text of @shape, if its part can be read. */
static void
put_words(SkMarkup *markup, const SkSlideShape *shape, const char *drawing,
          gint64 points)
{
    g_autoptr(GBytes) bytes =
        shape->text_id != NULL ? sk_ooxml_behind(sk_ooxml_part(markup), drawing,
                                                 shape->text_id, TEXT_OF)
                               : NULL;
    g_autofree char *text = bytes != NULL ? sk_slide_diagram_text(bytes) : NULL;
    g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);

    if (text == NULL)
        return;
    sk_markup_put_start(markup, "p", "txBody");
    sk_markup_put_start(markup, "a", "bodyPr");
    for (const char *edge = "lIns\0tIns\0rIns\0bIns\0"; *edge != '\0';
         edge += strlen(edge) + 1)
        sk_markup_put_attribute(markup, NULL, edge, "0");
    sk_markup_put_attribute(markup, NULL, "anchor", "ctr");
    sk_markup_put_end(markup, "a", "bodyPr");
    put_empty(markup, "a", "lstStyle");
    for (guint i = 0; lines[i] != NULL; i++)
        put_line(markup, lines[i], points);
    if (lines[0] == NULL)
        put_line(markup, "", points);
    sk_markup_put_end(markup, "p", "txBody");
}

static void
put_shape(SkMarkup *markup, const SkSlideShape *shape, const char *drawing,
          gint64 points)
{
    g_autofree char *id = g_strdup_printf("%u", shape->number);
    g_autofree char *name = g_strdup_printf("Shape %u", shape->number);

    sk_markup_put_start(markup, "p", "sp");
    sk_markup_put_start(markup, "p", "nvSpPr");
    put_named(markup, id, name);
    put_empty(markup, "p", "cNvSpPr");
    put_empty(markup, "p", "nvPr");
    sk_markup_put_end(markup, "p", "nvSpPr");
    put_look(markup, shape);
    put_words(markup, shape, drawing, points);
    sk_markup_put_end(markup, "p", "sp");
}

static void
put_pair(SkMarkup *markup, const char *name, const char *names[2],
         const char *one, const char *other)
{
    sk_markup_put_start(markup, "a", name);
    sk_markup_put_attribute(markup, NULL, names[0], one);
    sk_markup_put_attribute(markup, NULL, names[1], other);
    sk_markup_put_end(markup, "a", name);
}

/* Writes where the group stands on the slide, and in which units. */
static void
put_group(SkMarkup *markup, const SkSlideState *state,
          const SkSlideDiagram *diagram)
{
    const char *offset[2] = { "x", "y" }, *extent[2] = { "cx", "cy" };

    sk_markup_put_start(markup, "p", "nvGrpSpPr");
    put_named(markup, state->id, state->name);
    put_empty(markup, "p", "cNvGrpSpPr");
    put_empty(markup, "p", "nvPr");
    sk_markup_put_end(markup, "p", "nvGrpSpPr");
    sk_markup_put_start(markup, "p", "grpSpPr");
    sk_markup_put_start(markup, "a", "xfrm");
    put_pair(markup, "off", offset, state->place[0], state->place[1]);
    put_pair(markup, "ext", extent, state->place[2], state->place[3]);
    put_numbers(markup, "chOff", (Number){ "x", diagram->origin[0] },
                (Number){ "y", diagram->origin[1] });
    put_numbers(markup, "chExt", (Number){ "cx", diagram->size[0] },
                (Number){ "cy", diagram->size[1] });
    sk_markup_put_end(markup, "a", "xfrm");
    sk_markup_put_end(markup, "p", "grpSpPr");
}

gboolean
sk_slide_put_diagram(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);
    const char *drawing = sk_ooxml_first(sk_ooxml_part(markup), "o:vmlDrawing");
    g_autoptr(SkSlideDiagram) diagram = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(state->place); i++)
        if (state->place[i] == NULL)
            return FALSE;
    if (state->diagrams++ >= DIAGRAMS_MAX)
        return FALSE;
    if (drawing != NULL && state->shape != NULL && state->id != NULL)
        diagram = sk_slide_diagram_read(markup, drawing, state->shape);
    if (diagram == NULL)
        return FALSE;
    sk_markup_put_start(markup, "p", "grpSp");
    put_group(markup, state, diagram);
    for (guint i = 0; i < diagram->shapes->len; i++)
        put_shape(markup, &g_array_index(diagram->shapes, SkSlideShape, i),
                  drawing, diagram->letters);
    sk_markup_put_end(markup, "p", "grpSp");
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of charts and SmartArt (drawing_text.h): what a reader of the
 * picture sees, in the order of the file. Formulas are not looked at, only the
 * values that are cached beside them.
 */
#include <string.h>

#include "drawingml/drawing_text.h"
#include "markup/markup_read.h"
#include "text/text_columns.h"

/* A chart shows no more points than this as text. */
#define POINTS_MAX 2000

typedef enum {
    IN_NOTHING,
    IN_NAME,       /* of a series, c:tx */
    IN_CATEGORIES, /* c:cat, c:xVal, cx:strDim */
    IN_VALUES,     /* c:val, c:yVal, cx:numDim */
} Place;

typedef struct {
    GString *text, *title;
    GPtrArray *rows; /* of GPtrArray of char *: category, values */
    Place place;
    guint series; /* counted from 1 */
    guint index;  /* of the point that is read */
    guint titles; /* depth of c:title */
    gboolean is_value, is_text;
} Chart;

static GPtrArray *
row_at(Chart *chart, guint i)
{
    while (chart->rows->len <= i)
        g_ptr_array_add(chart->rows, g_ptr_array_new_with_free_func(g_free));
    return chart->rows->pdata[i];
}

/* Puts @text into column @column of row @row, if it is free. */
static void
put_cell(Chart *chart, guint row, guint column, const char *text)
{
    GPtrArray *cells = NULL;

    if (row >= POINTS_MAX || column > 100)
        return;
    cells = row_at(chart, row);
    while (cells->len <= column)
        g_ptr_array_add(cells, NULL);
    if (cells->pdata[column] == NULL)
        cells->pdata[column] = g_strdup(text);
}

static Place
place_of(const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "c", "cat") || sk_markup_is(tag, "c", "xVal"))
        return IN_CATEGORIES;
    if (sk_markup_is(tag, "c", "val") || sk_markup_is(tag, "c", "yVal"))
        return IN_VALUES;
    if (sk_markup_is(tag, "cx", "strDim"))
        return IN_CATEGORIES;
    if (sk_markup_is(tag, "cx", "numDim"))
        return IN_VALUES;
    return sk_markup_is(tag, "c", "tx") ? IN_NAME : IN_NOTHING;
}

static gboolean
is_title(const SkMarkupTag *tag)
{
    return sk_markup_is(tag, "c", "title") || sk_markup_is(tag, "cx", "title");
}

/* Returns whether @tag holds a value: c:v in a point or a name, cx:pt itself.
 */
static gboolean
is_value(const SkMarkupTag *tag)
{
    return sk_markup_is(tag, "c", "v") || sk_markup_is(tag, "cx", "v") ||
           sk_markup_is(tag, "cx", "pt");
}

static gboolean
chart_start(gpointer user, SkMarkupTag *tag)
{
    Chart *chart = user;

    if (is_title(tag))
        chart->titles++;
    else if (sk_markup_is(tag, "c", "ser") || sk_markup_is(tag, "cx", "data"))
        chart->series++;
    else if (chart->titles == 0 && place_of(tag) != IN_NOTHING)
        chart->place = place_of(tag);
    else if (sk_markup_is(tag, "c", "pt") || sk_markup_is(tag, "cx", "pt")) {
        const char *index = sk_markup_value(tag, NULL, "idx");
        guint64 number = index != NULL ? g_ascii_strtoull(index, NULL, 10) : 0;

        chart->index = (guint)MIN(number, POINTS_MAX);
    }
    chart->is_value = is_value(tag);
    chart->is_text = chart->titles > 0 && sk_markup_is(tag, "a", "t");
    if (chart->is_value || chart->is_text)
        g_string_truncate(chart->text, 0);
    return TRUE;
}

/* Makes a number of @text that is shown as people write it: Excel caches
 * 8.2 as 8.200000000000001. */
static void
round_number(GString *text)
{
    char *end = NULL;
    double number = g_ascii_strtod(text->str, &end);
    char shown[G_ASCII_DTOSTR_BUF_SIZE];

    if (end == text->str || *end != '\0' || text->len > 30)
        return;
    g_ascii_formatd(shown, sizeof shown, "%.15g", number);
    g_string_assign(text, shown);
}

static void
take_value(Chart *chart)
{
    const char *text = NULL;

    if (chart->place == IN_VALUES && chart->titles == 0)
        round_number(chart->text);
    text = chart->text->str;

    if (chart->titles > 0)
        g_string_append(chart->title, text);
    else if (chart->place == IN_NAME && chart->series > 0)
        put_cell(chart, 0, chart->series, text);
    else if (chart->place == IN_CATEGORIES)
        put_cell(chart, chart->index + 1, 0, text);
    else if (chart->place == IN_VALUES && chart->series > 0)
        put_cell(chart, chart->index + 1, chart->series, text);
}

static gboolean
chart_end(gpointer user, const SkMarkupTag *tag)
{
    Chart *chart = user;

    if (chart->is_value && is_value(tag))
        take_value(chart);
    if (chart->is_text && sk_markup_is(tag, "a", "t"))
        g_string_append(chart->title, chart->text->str);
    if (is_title(tag) && chart->titles > 0) {
        chart->titles--;
        g_string_append_c(chart->title, '\n');
    }
    if (place_of(tag) != IN_NOTHING && chart->titles == 0)
        chart->place = IN_NOTHING;
    chart->is_value = chart->is_text = FALSE;
    return TRUE;
}

static gboolean
chart_text(gpointer user, const char *text, gsize len)
{
    Chart *chart = user;

    if (chart->is_value || chart->is_text)
        g_string_append_len(chart->text, text, (gssize)len);
    return TRUE;
}

static void
free_row(gpointer row)
{
    g_ptr_array_unref(row);
}

gboolean
sk_drawing_chart_text(SkPart *part, GBytes *bytes, GString *out, SkReason *why,
                      const char **detail)
{
    static const SkMarkupEvents events = { chart_start, chart_end, chart_text };
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) title = g_string_new(NULL);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
    Chart chart = { .text = text, .title = title, .rows = rows };

    if (!sk_markup_read(part, bytes, &events, &chart, why, detail))
        return FALSE;
    g_string_append(out, title->str);
    sk_text_columns(out, rows);
    return TRUE;
}

/* ---- SmartArt ------------------------------------------------------------ */

typedef struct {
    GString *out;
    gboolean is_text;
    gboolean has_words; /* since the last paragraph */
} Diagram;

static gboolean
diagram_start(gpointer user, SkMarkupTag *tag)
{
    ((Diagram *)user)->is_text = sk_markup_is(tag, "a", "t");
    return TRUE;
}

static gboolean
diagram_end(gpointer user, const SkMarkupTag *tag)
{
    Diagram *diagram = user;

    diagram->is_text = FALSE;
    if (sk_markup_is(tag, "a", "p") && diagram->has_words) {
        g_string_append_c(diagram->out, '\n');
        diagram->has_words = FALSE;
    }
    return TRUE;
}

static gboolean
diagram_text(gpointer user, const char *text, gsize len)
{
    Diagram *diagram = user;

    if (diagram->is_text) {
        g_string_append_len(diagram->out, text, (gssize)len);
        diagram->has_words = TRUE;
    }
    return TRUE;
}

gboolean
sk_drawing_diagram_text(SkPart *part, GBytes *bytes, GString *out,
                        SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { diagram_start, diagram_end,
                                           diagram_text };
    Diagram diagram = { .out = out };

    return sk_markup_read(part, bytes, &events, &diagram, why, detail);
}

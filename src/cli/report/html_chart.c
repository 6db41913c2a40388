/* SPDX-License-Identifier: Apache-2.0
 *
 * Draws in whole numbers of a grid, so that the same facts give the same bytes
 * on every machine.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/report/html_chart.h"
#include "cli/report/show.h"

#define WIDTH       720
#define HEIGHT      150
#define LEFT        44 /* room for the numbers of the axis */
#define TOP         8
#define BOTTOM      18
#define LINES       4 /* lines across */
#define COLUMNS_MAX 366
#define BAR         100
#define BAR_HIGH    10

void
sk_html_text(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

void
sk_html_bar(GString *out, guint64 part, guint64 whole)
{
    guint width =
        whole == 0 ? 0 : (guint)((double)part / (double)whole * BAR + 0.5);

    if (width == 0 && part > 0)
        width = 1;
    g_string_append_printf(
        out,
        "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" height=\"11\" "
        "preserveAspectRatio=\"none\"><rect y=\"2\" width=\"%u\" height=\"%d\" "
        "fill=\"" SK_HTML_BLUE "\"/></svg>",
        BAR, BAR_HIGH + 2, width, BAR_HIGH - 1);
}

/* ---- columns over time -------------------------------------------------- */

typedef struct {
    char label[16];
    guint64 all, withheld;
} Column;

/* parse: reads a key of the section of times. Returns NULL for another text. */
static GDateTime *
parse(const SkTallyRow *row)
{
    g_autofree char *key = g_strndup(row->key.at, row->key.len);
    g_autofree char *whole =
        g_strconcat(key, row->key.len > 10 ? ":00:00Z" : "T00:00:00Z", NULL);

    return g_date_time_new_from_iso8601(whole, NULL);
}

static void
add_column(GArray *columns, GDateTime *at, gboolean by_hour,
           const SkTallyRow *row)
{
    Column column = { .all = row != NULL ? row->numbers[0] : 0,
                      .withheld = row != NULL ? row->numbers[1] : 0 };

    if (by_hour)
        g_snprintf(column.label, sizeof column.label, "%d",
                   g_date_time_get_hour(at));
    else
        g_snprintf(column.label, sizeof column.label, "%d/%d",
                   g_date_time_get_month(at), g_date_time_get_day_of_month(at));
    g_array_append_val(columns, column);
}

/* fill: makes the columns from @rows, with empty ones between. */
static GArray *
fill(const GPtrArray *rows, gboolean by_hour)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
    g_autoptr(GDateTime) next = NULL;

    for (guint i = 0; i < rows->len; i++) {
        g_autoptr(GDateTime) at = parse(rows->pdata[i]);

        if (at == NULL)
            continue;
        if (next == NULL && by_hour)
            next = g_date_time_add_hours(at, -g_date_time_get_hour(at));
        while (next != NULL && columns->len < COLUMNS_MAX &&
               g_date_time_compare(next, at) < 0) {
            g_autoptr(GDateTime) now = g_steal_pointer(&next);

            add_column(columns, now, by_hour, NULL);
            next = by_hour ? g_date_time_add_hours(now, 1)
                           : g_date_time_add_days(now, 1);
        }
        if (columns->len >= COLUMNS_MAX)
            break;
        add_column(columns, at, by_hour, rows->pdata[i]);
        g_clear_pointer(&next, g_date_time_unref);
        next = by_hour ? g_date_time_add_hours(at, 1)
                       : g_date_time_add_days(at, 1);
    }
    while (by_hour && next != NULL && columns->len % 24 != 0) {
        g_autoptr(GDateTime) now = g_steal_pointer(&next);

        add_column(columns, now, by_hour, NULL);
        next = g_date_time_add_hours(now, 1);
    }
    return columns;
}

/* step_of: returns a round distance between lines for numbers up to @most. */
static guint64
step_of(guint64 most)
{
    static const guint round[] = { 1, 2, 5 };

    for (guint64 ten = 1;; ten *= 10)
        for (guint i = 0; i < G_N_ELEMENTS(round); i++)
            if (most <= ten * round[i] * LINES)
                return ten * round[i];
}

static void
put_axis(GString *out, guint64 step)
{
    const guint high = HEIGHT - TOP - BOTTOM;

    for (guint i = 0; i <= LINES; i++) {
        guint y = HEIGHT - BOTTOM - high * i / LINES;
        g_autofree char *number = sk_show_number(step * i);

        g_string_append_printf(
            out,
            "<line x1=\"%d\" x2=\"%d\" y1=\"%u\" y2=\"%u\" stroke=\"%s\" "
            "stroke-width=\".7\"/><text x=\"%d\" y=\"%u\" "
            "text-anchor=\"end\">%s</text>\n",
            LEFT, WIDTH, y, y, i == 0 ? "#8a97a5" : "#dde3ea", LEFT - 5, y + 3,
            number);
    }
}

/* high_of: returns the height of @number in tenths of the grid. */
static guint
high_of(guint64 number, guint64 step)
{
    const guint high = (HEIGHT - TOP - BOTTOM) * 10;

    return (guint)((double)number / (double)(step * LINES) * high + 0.5);
}

static void
put_rect(GString *out, guint x, guint width, guint from, guint to,
         const char *colour)
{
    guint y = (HEIGHT - BOTTOM) * 10 - to;

    if (to > from)
        g_string_append_printf(
            out,
            "<rect x=\"%u.%u\" y=\"%u.%u\" width=\"%u.%u\" height=\"%u.%u\" "
            "fill=\"%s\"/>",
            x / 10, x % 10, y / 10, y % 10, width / 10, width % 10,
            (to - from) / 10, (to - from) % 10, colour);
}

static void
put_column(GString *out, const Column *column, guint64 step, guint x,
           guint room)
{
    guint withheld = high_of(MIN(column->withheld, column->all), step);
    guint all = high_of(column->all, step);
    guint width = room > 20 ? room * 7 / 10 : room;

    x += (room - width) / 2;
    put_rect(out, x, width, 0, withheld, SK_HTML_RED);
    put_rect(out, x, width, withheld, all, SK_HTML_BLUE);
}

void
sk_html_columns(GString *out, const GPtrArray *rows, gboolean by_hour)
{
    g_autoptr(GArray) columns = fill(rows, by_hour);
    guint64 most = 1, step;
    guint room, each;

    if (columns->len == 0)
        return;
    for (guint i = 0; i < columns->len; i++)
        if (most < g_array_index(columns, Column, i).all)
            most = g_array_index(columns, Column, i).all;
    step = step_of(most);
    room = MIN((WIDTH - LEFT) * 10 / columns->len, 600);
    each = columns->len / 24 + 1;
    g_string_append_printf(out,
                           "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" "
                           "role=\"img\">\n",
                           WIDTH, HEIGHT);
    put_axis(out, step);
    for (guint i = 0; i < columns->len; i++) {
        const Column *column = &g_array_index(columns, Column, i);
        guint x = LEFT * 10 + room * i;

        put_column(out, column, step, x, room);
        if (i % each == 0)
            g_string_append_printf(out,
                                   "<text x=\"%u\" y=\"%d\" "
                                   "text-anchor=\"middle\">%s</text>",
                                   (x + room / 2) / 10, HEIGHT - 5,
                                   column->label);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, "</svg>\n");
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables as text (text_columns.h). This defends against tables whose padding
 * would be much more than their words: the width of a column is bounded.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/text_columns.h>

static const char *
cell_at(const GPtrArray *row, guint i)
{
    const char *cell = i < row->len ? row->pdata[i] : NULL;

    return cell != NULL ? cell : "";
}

/* Returns the text of a cell as one line. New string. */
static char *
cell_line(const char *cell)
{
    g_auto(GStrv) lines = g_strsplit(cell, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
        g_strstrip(lines[i]);
    return g_strjoinv(" / ", lines);
}

static void
measure(GArray *widths, const GPtrArray *row)
{
    for (guint i = 0; i < row->len; i++) {
        g_autofree char *line = cell_line(cell_at(row, i));
        guint width = sk_text_width(line, -1);

        if (i >= widths->len)
            g_array_set_size(widths, i + 1);
        if (width <= SK_TEXT_COLUMN_MAX &&
            width > g_array_index(widths, guint, i))
            g_array_index(widths, guint, i) = width;
    }
}

static void
put_row(GString *out, const GArray *widths, const GPtrArray *row)
{
    const gsize start = out->len;

    for (guint i = 0; i < row->len; i++) {
        g_autofree char *line = cell_line(cell_at(row, i));
        guint width = sk_text_width(line, -1);

        if (i > 0)
            g_string_append(out, " | ");
        g_string_append(out, line);
        for (; i + 1 < row->len && width < g_array_index(widths, guint, i);
             width++)
            g_string_append_c(out, ' ');
    }
    while (out->len > start && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

void
sk_text_columns(GString *out, const GPtrArray *rows)
{
    g_autoptr(GArray) widths = g_array_new(FALSE, TRUE, sizeof(guint));

    for (guint i = 0; i < rows->len; i++)
        measure(widths, rows->pdata[i]);
    for (guint i = 0; i < rows->len; i++)
        put_row(out, widths, rows->pdata[i]);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables and sheets as text (odf_text.h). Cells and rows that are repeated
 * thousands of times without text, as they are at the ends of sheets, are not
 * written, and few of those with the same text.
 */
#include <string.h>
#include <text/text_columns.h>
#include "odf/odf_text_inner.h"

#define TEXT_ROWS_MAX  50   /* of equal rows that are written */
#define TEXT_CELLS_MAX 1000 /* in a row */

static SkOdfTable *
table_of(SkOdfReader *reader)
{
    return reader->tables->len > 0 ? &g_array_index(reader->tables, SkOdfTable,
                                                    reader->tables->len - 1)
                                   : NULL;
}

static void
free_row(gpointer row)
{
    g_ptr_array_unref(row);
}

static void
start_table(SkOdfReader *reader, const SkMarkupTag *tag)
{
    SkOdfTable table = { .rows = g_ptr_array_new_with_free_func(free_row) };
    const char *name = sk_markup_value(tag, "table", "name");

    if (reader->source->is_sheets && reader->tables->len == 0)
        g_string_append_printf(
            sk_odf_place_text(reader), "%s■ シート %u：%s%s\n",
            reader->sheets > 0 ? "\n" : "", reader->sheets + 1,
            name != NULL ? name : "",
            sk_odf_style_is_hidden(reader,
                                   sk_markup_value(tag, "table", "style-name"))
                ? "（非表示のシート）"
                : "");
    reader->sheets++;
    g_array_append_val(reader->tables, table);
}

static void
start_cell(SkOdfReader *reader, const SkMarkupTag *tag)
{
    sk_odf_place_push(
        reader, SK_ODF_PLACE_CELL,
        sk_odf_number(tag, "table", "number-columns-repeated", TEXT_CELLS_MAX));
}

static void
start_row(SkOdfReader *reader, const SkMarkupTag *tag)
{
    SkOdfTable *table = table_of(reader);
    const char *visibility = sk_markup_value(tag, "table", "visibility");

    if (table == NULL)
        return;
    g_ptr_array_add(table->rows, g_ptr_array_new_with_free_func(g_free));
    table->repeated =
        sk_odf_number(tag, "table", "number-rows-repeated", G_MAXUINT / 2);
    table->empty_cells = 0;
    table->is_hidden_row =
        visibility != NULL && strcmp(visibility, "visible") != 0;
}

void
sk_odf_start_table_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "table") == 0)
        start_table(reader, tag);
    else if (strcmp(tag->name, "table-row") == 0)
        start_row(reader, tag);
    else if (strcmp(tag->name, "table-cell") == 0 ||
             strcmp(tag->name, "covered-table-cell") == 0)
        start_cell(reader, tag);
    else if (strcmp(tag->name, "tracked-changes") == 0 ||
             strcmp(tag->name, "dde-links") == 0 ||
             strcmp(tag->name, "content-validations") == 0)
        reader->skipped = tag->depth + 1;
}

/* Puts a cell into its row. Cells without text are put when one with text
 * follows, or rows would be as long as a sheet is wide. */
static void
end_cell(SkOdfReader *reader)
{
    guint n = g_array_index(reader->places, SkOdfPlace, reader->places->len - 1)
                  .repeated;
    g_autofree char *text = sk_odf_place_pop(reader);
    SkOdfTable *table = table_of(reader);
    GPtrArray *row = NULL;

    if (table == NULL || table->rows->len == 0)
        return;
    row = table->rows->pdata[table->rows->len - 1];
    if (*text == '\0') {
        table->empty_cells += n;
        return;
    }
    for (; table->empty_cells > 0 && row->len < TEXT_CELLS_MAX;
         table->empty_cells--)
        g_ptr_array_add(row, NULL);
    table->empty_cells = 0;
    for (; n > 0 && row->len < TEXT_CELLS_MAX; n--)
        g_ptr_array_add(row, g_strdup(text));
}

static GPtrArray *
copy_row(const GPtrArray *row)
{
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < row->len; i++)
        g_ptr_array_add(copy, g_strdup(row->pdata[i]));
    return copy;
}

static void
end_row(SkOdfReader *reader)
{
    SkOdfTable *table = table_of(reader);
    GPtrArray *row = NULL;

    if (table == NULL || table->rows->len == 0)
        return;
    row = table->rows->pdata[table->rows->len - 1];
    if (row->len == 0) {
        g_ptr_array_set_size(table->rows, (gint)table->rows->len - 1);
        return;
    }
    if (table->is_hidden_row)
        g_ptr_array_add(row, g_strdup("（非表示の行）"));
    for (guint n = MIN(table->repeated, TEXT_ROWS_MAX); n > 1; n--)
        g_ptr_array_add(table->rows, copy_row(row));
    if (table->repeated > TEXT_ROWS_MAX) {
        GPtrArray *more = g_ptr_array_new_with_free_func(g_free);

        g_ptr_array_add(more, g_strdup_printf("（同じ行があと %u 行）",
                                              table->repeated - TEXT_ROWS_MAX));
        g_ptr_array_add(table->rows, more);
    }
}

static void
end_table(SkOdfReader *reader)
{
    SkOdfTable *table = table_of(reader);

    if (table == NULL)
        return;
    sk_text_columns(sk_odf_place_text(reader), table->rows);
    g_ptr_array_unref(table->rows);
    g_array_set_size(reader->tables, reader->tables->len - 1);
    sk_odf_text_put_frames(reader);
}

void
sk_odf_end_table_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "table") == 0)
        end_table(reader);
    else if (strcmp(tag->name, "table-row") == 0)
        end_row(reader);
    else if (strcmp(tag->name, "table-cell") == 0 ||
             strcmp(tag->name, "covered-table-cell") == 0)
        end_cell(reader);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The cells of one sheet as text (sheet_shown.h). Columns in which nothing
 * stands are left out, so that a form on narrow columns stays readable. This
 * defends against sheets whose one cell is the last of sixteen thousand
 * columns: only cells that show something are kept.
 */
#include <string.h>
#include <sheet/number_format.h>
#include <sheet/sheet_shown.h>
#include <text/text_columns.h>

/* With more columns than that, tabs stand between the cells. */
#define TEXT_COLUMNS_MAX 12

typedef struct {
    guint column;
    char *text;
} Cell;

typedef struct {
    const SkSheetWords *words;
    GString *out;
    GPtrArray *rows;     /* of GArray of Cell */
    GHashTable *columns; /* those in which something stands */
    GArray *row;
    guint column;
    char type[16];
    guint style;
    GString *text;
    gboolean in_value;
    guint in_phonetic;
    guint hidden_rows, hidden_columns;
    GString *margins; /* headers and footers */
    gboolean in_margin;
} Cells;

static void
clear_cell(gpointer data)
{
    g_free(((Cell *)data)->text);
}

static void
free_row(gpointer data)
{
    g_array_unref(data);
}

/* ---- reading ------------------------------------------------------------ */

/* Returns the number of the column of the cell @ref ("AB12"), from 0. */
static guint
column_of(const char *ref)
{
    guint n = 0;

    for (; g_ascii_isalpha(*ref) && n < 100000; ref++)
        n = n * 26 + (guint)(g_ascii_toupper(*ref) - 'A') + 1;
    return n > 0 ? n - 1 : 0;
}

static gboolean
is_hidden(const SkMarkupTag *tag)
{
    const char *hidden = sk_markup_value(tag, NULL, "hidden");

    return hidden != NULL &&
           (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0);
}

static guint
number(const SkMarkupTag *tag, const char *name, guint most)
{
    const char *value = sk_markup_value(tag, NULL, name);
    guint64 n = 0;

    if (value == NULL ||
        !g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT, &n, NULL))
        return 0;
    return (guint)MIN(n, most);
}

static void
start_cell(Cells *cells, const SkMarkupTag *tag)
{
    const char *ref = sk_markup_value(tag, NULL, "r");
    const char *type = sk_markup_value(tag, NULL, "t");

    cells->column = ref != NULL ? column_of(ref) : cells->column + 1;
    cells->style = number(tag, "s", G_MAXINT);
    g_strlcpy(cells->type, type != NULL ? type : "n", sizeof cells->type);
    g_string_truncate(cells->text, 0);
}

/* Returns how the header or footer @tag is marked; NULL if it is none. */
static const char *
margin(const SkMarkupTag *tag)
{
    if (tag->depth != 2 || tag->space == NULL ||
        strcmp(tag->space->prefix, "s") != 0)
        return NULL;
    if (g_str_has_suffix(tag->name, "Header"))
        return "［ヘッダー］";
    return g_str_has_suffix(tag->name, "Footer") ? "［フッター］" : NULL;
}

static void
end_margin(Cells *cells, const char *mark)
{
    g_autofree char *words = sk_sheet_margin_words(cells->text->str);

    if (words != NULL)
        g_string_append_printf(cells->margins, "%s%s\n", mark, words);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Cells *cells = user;

    cells->in_value = FALSE;
    cells->in_margin = margin(tag) != NULL;
    if (cells->in_margin)
        g_string_truncate(cells->text, 0);
    if (sk_markup_is(tag, "s", "row")) {
        cells->hidden_rows += is_hidden(tag) ? 1 : 0;
        cells->row = g_array_new(FALSE, FALSE, sizeof(Cell));
        g_array_set_clear_func(cells->row, clear_cell);
        g_ptr_array_add(cells->rows, cells->row);
        cells->column = G_MAXUINT; /* The next is 0. */
    } else if (sk_markup_is(tag, "s", "c")) {
        start_cell(cells, tag);
    } else if (sk_markup_is(tag, "s", "col")) {
        const guint first = number(tag, "min", 16384);
        const guint last = number(tag, "max", 16384);

        cells->hidden_columns +=
            is_hidden(tag) && last >= first ? last - first + 1 : 0;
    } else if (sk_markup_is(tag, "s", "rPh")) {
        cells->in_phonetic++;
    } else {
        cells->in_value =
            cells->in_phonetic == 0 &&
            (sk_markup_is(tag, "s", "v") || sk_markup_is(tag, "s", "t"));
    }
    return TRUE;
}

/* Returns what the cell shows. New string. */
static char *
shown(const Cells *cells)
{
    const SkSheetWords *words = cells->words;
    const char *text = cells->text->str, *code = NULL;
    guint64 n = 0;
    guint id = 0;

    if (strcmp(cells->type, "s") == 0)
        return g_strdup(
            g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT, &n, NULL) &&
                    n < words->strings->len
                ? words->strings->pdata[n]
                : "");
    if (strcmp(cells->type, "b") == 0)
        return g_strdup(strcmp(text, "1") == 0 ? "TRUE" : "FALSE");
    if (strcmp(cells->type, "n") != 0)
        return g_strdup(text);
    if (cells->style < words->formats->len)
        id = g_array_index(words->formats, guint, cells->style);
    code = g_hash_table_lookup(words->codes, GUINT_TO_POINTER(id));
    if (code == NULL)
        code = sk_number_built_in(id);
    return sk_number_format(g_ascii_strtod(text, NULL), code, words->from_1904);
}

static void
end_cell(Cells *cells)
{
    Cell cell = { .column = cells->column };

    if (cells->row == NULL || cells->text->len == 0)
        return;
    cell.text = shown(cells);
    if (*cell.text == '\0') {
        g_free(cell.text);
        return;
    }
    g_array_append_val(cells->row, cell);
    g_hash_table_add(cells->columns, GUINT_TO_POINTER(cell.column));
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Cells *cells = user;

    cells->in_value = FALSE;
    if (cells->in_margin)
        end_margin(cells, margin(tag));
    cells->in_margin = FALSE;
    if (sk_markup_is(tag, "s", "c"))
        end_cell(cells);
    else if (sk_markup_is(tag, "s", "rPh"))
        cells->in_phonetic--;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    Cells *cells = user;

    if (cells->in_value || cells->in_margin)
        g_string_append_len(cells->text, text, (gssize)len);
    return TRUE;
}

/* ---- writing ------------------------------------------------------------ */

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    const guint one = *(const guint *)a, other = *(const guint *)b;

    return one < other ? -1 : one > other;
}

/* Gives each column in which something stands its place, by a table from
 * numbers of columns to places. New table. */
static GHashTable *
places(const Cells *cells)
{
    g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(guint));
    GHashTable *table = g_hash_table_new(NULL, NULL);
    GHashTableIter i;
    gpointer key = NULL;

    g_hash_table_iter_init(&i, cells->columns);
    while (g_hash_table_iter_next(&i, &key, NULL)) {
        const guint column = GPOINTER_TO_UINT(key);

        g_array_append_val(used, column);
    }
    g_array_sort(used, compare_numbers);
    for (guint n = 0; n < used->len; n++)
        g_hash_table_insert(table,
                            GUINT_TO_POINTER(g_array_index(used, guint, n)),
                            GUINT_TO_POINTER(n));
    return table;
}

/* A few columns: a table whose columns are as wide as their cells. */
static void
put_table(const Cells *cells)
{
    g_autoptr(GPtrArray) rows =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GHashTable) table = places(cells);

    for (guint i = 0; i < cells->rows->len; i++) {
        const GArray *row = cells->rows->pdata[i];
        GPtrArray *line = g_ptr_array_new();

        for (guint j = 0; j < row->len; j++) {
            const Cell *cell = &g_array_index(row, Cell, j);
            const guint place = GPOINTER_TO_UINT(
                g_hash_table_lookup(table, GUINT_TO_POINTER(cell->column)));

            if (place >= line->len)
                g_ptr_array_set_size(line, (gint)place + 1);
            line->pdata[place] = cell->text;
        }
        if (row->len > 0)
            g_ptr_array_add(rows, line);
        else
            g_ptr_array_unref(line);
    }
    sk_text_columns(cells->out, rows);
}

/* Many columns: the cells of each row with tabs between them. */
static void
put_lines(const Cells *cells)
{
    for (guint i = 0; i < cells->rows->len; i++) {
        const GArray *row = cells->rows->pdata[i];

        for (guint j = 0; j < row->len; j++) {
            g_autofree char *text = g_strdup(g_array_index(row, Cell, j).text);

            g_string_append(cells->out, j > 0 ? "\t" : "");
            g_string_append(cells->out, g_strdelimit(text, "\t\n", ' '));
        }
        if (row->len > 0)
            g_string_append_c(cells->out, '\n');
    }
}

static void
put_hidden(const Cells *cells)
{
    if (cells->hidden_rows > 0)
        g_string_append_printf(cells->out, "（非表示の行：%u）\n",
                               cells->hidden_rows);
    if (cells->hidden_columns > 0)
        g_string_append_printf(cells->out, "（非表示の列：%u）\n",
                               cells->hidden_columns);
}

gboolean
sk_sheet_cells_read(SkPart *part, GBytes *bytes, const SkSheetWords *words,
                    GString *out, SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
    g_autoptr(GHashTable) columns = g_hash_table_new(NULL, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) margins = g_string_new(NULL);
    Cells cells = { .words = words,
                    .out = out,
                    .rows = rows,
                    .columns = columns,
                    .text = text,
                    .margins = margins };

    if (!sk_markup_read(part, bytes, &events, &cells, why, detail))
        return FALSE;
    put_hidden(&cells);
    if (g_hash_table_size(columns) <= TEXT_COLUMNS_MAX)
        put_table(&cells);
    else
        put_lines(&cells);
    g_string_append(out, margins->str);
    return TRUE;
}

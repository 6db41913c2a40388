/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a data table as text: columns aligned by East Asian width below
 * underlined headings, or, where columns would get too narrow, one record after
 * the other ("見出し: 値"). Each cell is rendered once. This defends against
 * cells that rowspan repeats and tables of a hundred thousand cells: the cost
 * is linear in the output.
 */
#include <string.h>

#include "html/html_table.h"

#define GAP 2
/* in columns: narrower cells cannot be read as a column */
#define NARROWEST      12
#define CELL_LINES_MAX 40 /* lines of one cell in a column */
/* bytes of a heading or spanning cell that is repeated */
#define REPEATED_BYTES_MAX 60

typedef struct {
    SkWalk *walk;
    SkTable *table;
    guint width[SK_TABLE_COLUMNS_MAX];
    gboolean numeric[SK_TABLE_COLUMNS_MAX];
} Grid;

static SkCell *
cell_at(const SkTable *table, guint i)
{
    return &g_array_index(table->cells, SkCell, i);
}

static void
set_lines(SkCell *cell, const char *text)
{
    g_strfreev(cell->lines);
    cell->lines = g_strsplit(text, "\n", -1);
    cell->n_lines = g_strv_length(cell->lines);
    cell->width = 0;
    for (guint i = 0; i < cell->n_lines; i++) {
        guint width = sk_text_width(cell->lines[i], -1);
        cell->width = MAX(cell->width, width);
    }
}

/* Returns whether a cell is a number such as "1,200円", "-5" or "$10.00".
 * Columns of these are aligned to the right. */
static gboolean
is_numeric(const SkCell *cell)
{
    const char *text = cell->lines[0];
    gsize digits = 0;
    if (cell->n_lines != 1)
        return FALSE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        digits += g_unichar_isdigit(c);
        if (!g_unichar_isdigit(c) && strchr(",.-+%$ ", *p) == NULL &&
            c != 0xA5 && c != 0xFFE5 && c != 0x5186 && c != 0x20AC && c != 0xA3)
            return FALSE;
    }
    return digits > 0 && cell->width <= 16;
}

static void
measure(Grid *grid)
{
    SkTable *table = grid->table;
    for (guint i = 0; i < table->n_columns; i++)
        grid->numeric[i] = TRUE;
    for (guint i = 0; i < table->cells->len; i++) {
        SkCell *cell = cell_at(table, i);
        g_autofree char *text = sk_walk_cell(grid->walk, cell->node);
        set_lines(cell, text);
        if (cell->colspan > 1)
            continue;
        grid->width[cell->column] = MAX(grid->width[cell->column], cell->width);
        if (cell->row >= MAX(table->head_rows, 1) && cell->width > 0 &&
            !is_numeric(cell))
            grid->numeric[cell->column] = FALSE;
    }
}

/* Returns the width of @n columns from @from on, including the gaps between
 * them. */
static guint
span_width(const Grid *grid, guint from, guint n)
{
    guint width = 0;
    for (guint i = from; i < from + n && i < grid->table->n_columns; i++)
        width += grid->width[i] ? grid->width[i] + (width ? GAP : 0) : 0;
    return width;
}

/* A heading that spans several columns may need more room than they have; the
 * last of them grows. */
static void
stretch(Grid *grid)
{
    for (guint i = 0; i < grid->table->cells->len; i++) {
        const SkCell *cell = cell_at(grid->table, i);
        guint have = span_width(grid, cell->column, cell->colspan);
        guint last = cell->column + cell->colspan - 1;
        guint room = sk_flow_room(grid->walk->flow);
        guint all = span_width(grid, 0, grid->table->n_columns);
        if (cell->colspan < 2 || cell->width <= have ||
            all + cell->width - have + GAP > room)
            continue;
        grid->width[last] += cell->width - have;
        if (have > 0 && grid->width[last] == cell->width - have)
            grid->width[last] -= MIN(GAP, grid->width[last] - 1);
    }
}

/* Narrows the widest columns until all fit. Returns FALSE if that leaves too
 * little to read. */
static gboolean
narrow(Grid *grid)
{
    guint room = sk_flow_room(grid->walk->flow);
    guint n = grid->table->n_columns, cap = room;

    while (cap >= NARROWEST) {
        guint sum = 0;
        for (guint i = 0; i < n; i++)
            sum +=
                grid->width[i] ? MIN(grid->width[i], cap) + (sum ? GAP : 0) : 0;
        if (sum <= room)
            break;
        cap--;
    }
    if (cap < NARROWEST)
        return FALSE;
    for (guint i = 0; i < n; i++)
        grid->width[i] = MIN(grid->width[i], cap);
    return TRUE;
}

/* Wraps every cell to its columns. Returns FALSE if one does not fit. */
static gboolean
wrap_cells(Grid *grid)
{
    for (guint i = 0; i < grid->table->cells->len; i++) {
        SkCell *cell = cell_at(grid->table, i);
        guint width = span_width(grid, cell->column, cell->colspan);
        if (cell->n_lines > CELL_LINES_MAX)
            return FALSE;
        if (cell->width <= width)
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < cell->n_lines; k++) {
            g_autofree char *part =
                sk_text_wrap(cell->lines[k], MAX(width, 2), "");
            g_string_append_printf(text, "%s%s", k ? "\n" : "", part);
        }
        set_lines(cell, text->str);
        if (cell->width > width + 2 || cell->n_lines > CELL_LINES_MAX)
            return FALSE;
    }
    return TRUE;
}

static void
pad(GString *line, guint columns)
{
    for (; columns > 0; columns--)
        g_string_append_c(line, ' ');
}

/* Writes line @k of the row of cells from @first to before @end. */
static void
write_row_line(Grid *grid, guint first, guint end, guint k)
{
    g_autoptr(GString) line = g_string_new(NULL);
    guint used = 0;

    for (guint i = first; i < end; i++) {
        const SkCell *cell = cell_at(grid->table, i);
        guint before = span_width(grid, 0, cell->column);
        guint at = before ? before + GAP : 0;
        guint room = span_width(grid, cell->column, cell->colspan);
        if (k >= cell->n_lines || room == 0)
            continue;
        guint width = sk_text_width(cell->lines[k], -1);
        if (cell->colspan == 1 && grid->numeric[cell->column] && width < room)
            at += room - width;
        if (at > used)
            pad(line, at - used);
        g_string_append(line, cell->lines[k]);
        used = MAX(at, used) + width;
    }
    sk_flow_line(grid->walk->flow, line->str);
}

static void
write_underline(Grid *grid)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < grid->table->n_columns; i++) {
        if (grid->width[i] == 0)
            continue;
        pad(line, line->len ? GAP : 0);
        for (guint k = 0; k < grid->width[i]; k++)
            g_string_append_c(line, '-');
    }
    sk_flow_rule(grid->walk->flow, line->str);
}

/* Returns the first cell behind the row that begins at @first. */
static guint
row_end(const SkTable *table, guint first)
{
    guint end = first;
    while (end < table->cells->len &&
           cell_at(table, end)->row == cell_at(table, first)->row)
        end++;
    return end;
}

static void
write_columns(Grid *grid)
{
    SkTable *table = grid->table;
    guint above = 0; /* the lines of the row before */

    for (guint i = 0, end; i < table->cells->len; i = end) {
        guint lines = 0, row = cell_at(table, i)->row;
        end = row_end(table, i);
        for (guint k = i; k < end; k++) {
            const SkCell *cell = cell_at(table, k);
            lines = MAX(lines, cell->n_lines);
        }
        /* Rows of several lines need a blank line between them. */
        if (table->n_columns > 2 && row > table->head_rows &&
            (above > 1 || lines > 1))
            sk_flow_break(grid->walk->flow, TRUE);
        for (guint k = 0; k < lines; k++)
            write_row_line(grid, i, end, k);
        if (row + 1 == table->head_rows)
            write_underline(grid);
        above = lines;
    }
}

static void
write_wrapped(SkWalk *walk, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        guint room = sk_flow_room(walk->flow);
        g_autofree char *wrapped = sk_text_wrap(lines[i], room, "  ");
        g_auto(GStrv) parts = g_strsplit(wrapped, "\n", -1);
        for (guint k = 0; parts[k] != NULL; k++)
            sk_flow_line(walk->flow, parts[k]);
    }
}

/* Writes one cell of a record behind the heading of its column. */
static void
write_field(Grid *grid, const SkCell *cell, const SkCell *const *heads)
{
    const SkCell *head = heads[cell->column];
    g_autofree char *text = g_strjoinv("\n", cell->lines);
    if (*text == '\0')
        return;
    if (head == NULL || head->width == 0 || head->width > REPEATED_BYTES_MAX) {
        write_wrapped(grid->walk, text);
        return;
    }
    g_autofree char *name = g_strjoinv(" ", head->lines);
    g_autofree char *line = g_strdup_printf("%s: %s", name, text);
    write_wrapped(grid->walk, line);
}

/* Writes rows without headings: cells side by side, in which an empty one keeps
 * its place. */
static void
write_joined(Grid *grid, guint first, guint end)
{
    g_autoptr(GString) line = g_string_new(NULL);
    guint last = end;
    while (last > first && cell_at(grid->table, last - 1)->width == 0)
        last--;
    for (guint i = first; i < last; i++) {
        g_autofree char *text = g_strjoinv(" ", cell_at(grid->table, i)->lines);
        g_string_append_printf(line, "%s%s", i > first ? " | " : "", text);
    }
    if (line->len > 0)
        write_wrapped(grid->walk, line->str);
}

static void
write_records(Grid *grid)
{
    SkTable *table = grid->table;
    const SkCell *heads[SK_TABLE_COLUMNS_MAX] = { NULL };

    for (guint i = 0, end; i < table->cells->len; i = end) {
        guint row = cell_at(table, i)->row;
        end = row_end(table, i);
        if (table->head_rows == 0 || end - i == 1) {
            write_joined(grid, i, end);
            continue;
        }
        for (guint k = i; row < table->head_rows && k < end; k++)
            heads[cell_at(table, k)->column] = cell_at(table, k);
        for (guint k = i; row >= table->head_rows && k < end; k++)
            write_field(grid, cell_at(table, k), heads);
        sk_flow_break(grid->walk->flow, TRUE);
    }
}

void
sk_grid_write(SkWalk *walk, SkTable *table)
{
    g_autofree Grid *grid = g_new0(Grid, 1);
    grid->walk = walk;
    grid->table = table;

    if (table->caption != NULL && !sk_walk_hides(walk, table->caption)) {
        sk_walk_children(walk, table->caption);
        sk_flow_break(walk->flow, FALSE);
    }
    measure(grid);
    stretch(grid);
    if (narrow(grid) && wrap_cells(grid))
        write_columns(grid);
    else
        write_records(grid);
}

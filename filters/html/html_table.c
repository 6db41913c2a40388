/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides whether a table holds data, which html_grid.c then aligns, or only
 * lays out a page, so that its cells become blocks one after the other. In
 * doubt it is layout, because then nothing can go missing. Each node is looked
 * at once per table and never inside a nested table, so the whole is linear.
 */
#include <string.h>

#include "html/html_table.h"

/* in bytes: a cell of this length is data without further proof */
#define SHORT_CELL 160
#define ROW_TEXT   180 /* bytes of a layout row that may share a line */
/* in bytes: a longer cell is prose, whatever the borders say */
#define LONG_CELL   6000
#define ROWSPAN_MAX 1000

/* What stands in one cell. */
typedef struct {
    gsize text; /* roughly the bytes that are not blank */
    guint pictures;
    guint blocks;    /* how many <p>, <div> and <br> */
    guint heavy;     /* how many lists, headings, quotes, rules and the like */
    gboolean nested; /* it holds another table, at which the count ended */
} Content;

typedef struct {
    SkWalk *walk;
    SkTable *table;
    /* how many rows a cell above still covers */
    guint busy[SK_TABLE_COLUMNS_MAX];
    guint column;
    gboolean in_row;
    gboolean refused; /* the table is odd and counts as layout */
    guint heads, bordered, filled, rich;
    gboolean heavy;
    gsize longest;
} Reading;

static void
weigh(const SkWalk *walk, const SkHtmlNode *node, Content *content)
{
    for (const SkHtmlNode *child = node->first;
         child != NULL && !content->nested; child = child->next) {
        SkHtmlKind kind = child->tag->kind;
        if (kind == SK_HTML_TEXT) {
            const char *text = walk->doc->bytes->str + child->at;
            if (!sk_html_is_blank(text, child->len))
                content->text += child->len;
            continue;
        }
        content->nested = kind == SK_HTML_TABLE;
        content->pictures += kind == SK_HTML_IMG;
        content->blocks +=
            kind == SK_HTML_BLOCK || kind == SK_HTML_P || kind == SK_HTML_BR;
        content->heavy += kind == SK_HTML_HEADING || kind == SK_HTML_LIST ||
                          kind == SK_HTML_QUOTE || kind == SK_HTML_PRE ||
                          kind == SK_HTML_HR || kind == SK_HTML_PARA;
        if (kind != SK_HTML_DROP)
            weigh(walk, child, content);
    }
}

static void
next_row(Reading *reading)
{
    reading->table->n_rows++;
    reading->column = 0;
    for (guint i = 0; i < SK_TABLE_COLUMNS_MAX; i++)
        if (reading->busy[i] > 0)
            reading->busy[i]--;
}

static void
count_cell(Reading *reading, const SkHtmlNode *node, const Content *content)
{
    SkCss css = sk_css_of(reading->walk->doc, node, reading->walk->sheet);
    reading->heads += strcmp(node->tag->name, "th") == 0;
    reading->bordered += css.value[SK_CSS_BORDER] == SK_CSS_HIDES;
    reading->filled += content->text > 0;
    reading->rich += content->pictures > 0 || content->blocks > 4;
    reading->heavy |= content->heavy > 0;
    reading->longest = MAX(reading->longest, content->text);
}

static void
read_cell(Reading *reading, const SkHtmlNode *node)
{
    const SkHtmlDoc *doc = reading->walk->doc;
    SkTable *table = reading->table;
    Content content = { 0 };

    while (reading->column < SK_TABLE_COLUMNS_MAX &&
           reading->busy[reading->column] > 0)
        reading->column++;
    guint span = sk_html_attr_number(doc, node, SK_HTML_COLSPAN, 1,
                                     SK_TABLE_COLUMNS_MAX, 1);
    guint down =
        sk_html_attr_number(doc, node, SK_HTML_ROWSPAN, 1, ROWSPAN_MAX, 1);
    weigh(reading->walk, node, &content);
    if (content.nested || reading->column >= SK_TABLE_COLUMNS_MAX) {
        reading->refused = TRUE;
        return;
    }
    span = MIN(span, SK_TABLE_COLUMNS_MAX - reading->column);
    for (guint i = 0; i < span; i++)
        reading->busy[reading->column + i] = down;
    SkCell cell = {
        .node = node,
        .row = table->n_rows - 1,
        .column = reading->column,
        .colspan = span,
        .rowspan = down,
        .is_head = strcmp(node->tag->name, "th") == 0,
    };
    g_array_append_val(table->cells, cell);
    reading->column += span;
    table->n_columns = MAX(table->n_columns, reading->column);
    count_cell(reading, node, &content);
}

static gboolean
is_hidden(const Reading *reading, const SkHtmlNode *node)
{
    SkCss css = sk_css_of(reading->walk->doc, node, reading->walk->sheet);
    return sk_css_hides(&css, node) ||
           css.value[SK_CSS_VISIBILITY] == SK_CSS_HIDES ||
           css.value[SK_CSS_FONT_SIZE] == SK_CSS_HIDES;
}

/* Reads the rows and cells below @node, whatever they are wrapped in. If
 * anything else has text in it, the table is layout. */
static void
read_rows(Reading *reading, const SkHtmlNode *node)
{
    for (const SkHtmlNode *child = node->first; child && !reading->refused;
         child = child->next) {
        SkHtmlKind kind = child->tag->kind;
        const char *text = reading->walk->doc->bytes->str + child->at;
        if (kind == SK_HTML_TEXT) {
            reading->refused = !sk_html_is_blank(text, child->len);
        } else if (kind == SK_HTML_CAPTION) {
            reading->table->caption = child;
        } else if (kind == SK_HTML_DROP || kind == SK_HTML_COL) {
            continue;
        } else if (is_hidden(reading, child)) {
            /* The page walk knows what to do with it. */
            reading->refused = TRUE;
        } else if (kind == SK_HTML_ROW) {
            next_row(reading);
            reading->in_row = TRUE;
            read_rows(reading, child);
            reading->in_row = FALSE;
        } else if (kind == SK_HTML_CELL) {
            if (!reading->in_row && reading->table->n_rows == 0)
                next_row(reading);
            read_cell(reading, child);
        } else if (kind == SK_HTML_INLINE || kind == SK_HTML_BLOCK) {
            /* an element around rows: tbody, form, center and so on */
            read_rows(reading, child);
        } else {
            reading->refused = TRUE;
        }
    }
}

static void
count_head_rows(SkTable *table)
{
    guint row = 0;
    for (guint i = 0; i < table->cells->len; i++) {
        const SkCell *cell = &g_array_index(table->cells, SkCell, i);
        const SkHtmlNode *group = cell->node->parent->parent;
        gboolean in_head = group && strcmp(group->tag->name, "thead") == 0;
        if (cell->row >= row + 1)
            row = table->head_rows = cell->row;
        if (!cell->is_head && !in_head)
            return;
    }
    table->head_rows = 0; /* If there are only headings, none stands out. */
}

static gboolean
is_data(const Reading *reading, const SkHtmlNode *node)
{
    const SkHtmlDoc *doc = reading->walk->doc;
    const SkTable *table = reading->table;
    const char *role = sk_html_attr(doc, node, SK_HTML_ROLE);
    guint n = table->cells->len;

    if (role != NULL && (g_ascii_strcasecmp(role, "presentation") == 0 ||
                         g_ascii_strcasecmp(role, "none") == 0))
        return FALSE;
    if (reading->refused || n == 0 || table->n_columns < 2 ||
        reading->longest > LONG_CELL)
        return FALSE;
    const char *border = sk_html_attr(doc, node, SK_HTML_BORDER);
    gboolean proof = table->caption != NULL || reading->heads > 0 ||
                     (border != NULL && strcmp(border, "0") != 0) ||
                     (reading->bordered * 2 >= n && table->n_rows > 1);
    if (proof)
        return table->n_rows > 1 && reading->rich * 2 <= n;
    return table->n_rows > 1 && !reading->heavy && reading->rich == 0 &&
           reading->longest <= SHORT_CELL && reading->filled * 2 >= n &&
           n >= table->n_rows * 2;
}

static void
free_table(SkTable *table)
{
    for (guint i = 0; i < table->cells->len; i++)
        g_strfreev(g_array_index(table->cells, SkCell, i).lines);
    g_array_unref(table->cells);
}

char *
sk_walk_cell(SkWalk *walk, const SkHtmlNode *cell)
{
    SkFlow *outer = walk->flow;
    guint lists = walk->lists;
    g_autoptr(SkFlow) inner = sk_flow_new(0, outer->links, outer->counts);

    walk->flow = inner;
    walk->lists = 1; /* Lists in cells get no blank lines around them. */
    sk_walk_children(walk, cell);
    sk_flow_break(inner, FALSE);
    walk->lists = lists;
    walk->flow = outer;
    if (inner->out->len > 0)
        g_string_truncate(inner->out, inner->out->len - 1);
    return g_string_free(g_steal_pointer(&inner->out), FALSE);
}

/* Cells of one line each may share a line, as in "Total   $10.00". */
static gboolean
shares_line(const SkWalk *walk, const SkHtmlNode *row)
{
    Content content = { 0 };
    guint cells = 0;

    for (const SkHtmlNode *child = row->first; child; child = child->next) {
        Content one = { 0 };
        if (child->tag->kind != SK_HTML_CELL)
            continue;
        weigh(walk, child, &one);
        cells += one.text > 0 || one.pictures > 0;
        content.text += one.text;
        if (one.nested || one.heavy > 0 || one.blocks > 1 || one.pictures > 2)
            return FALSE;
    }
    return cells > 1 && content.text <= ROW_TEXT;
}

static void
write_shared(SkWalk *walk, const SkHtmlNode *row)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) lines = g_string_new(NULL);

    for (const SkHtmlNode *child = row->first; child; child = child->next) {
        if (child->tag->kind != SK_HTML_CELL) {
            sk_walk_node(walk, child);
            continue;
        }
        if (sk_walk_hides(walk, child))
            continue;
        g_autofree char *text = sk_walk_cell(walk, child);
        if (*text == '\0')
            continue;
        g_string_append_printf(line, "%s%s", line->len ? "  " : "", text);
        g_string_append_printf(lines, "%s%s", lines->len ? "\n" : "", text);
    }
    sk_flow_break(walk->flow, FALSE);
    gboolean fits = strchr(line->str, '\n') == NULL &&
                    sk_text_width(line->str, -1) <= sk_flow_room(walk->flow);
    g_auto(GStrv) each = g_strsplit(fits ? line->str : lines->str, "\n", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        g_autofree char *wrapped =
            sk_text_wrap(each[i], sk_flow_room(walk->flow), "");
        g_auto(GStrv) parts = g_strsplit(wrapped, "\n", -1);
        for (guint k = 0; parts[k] != NULL; k++)
            sk_flow_line(walk->flow, parts[k]);
    }
}

void
sk_walk_row(SkWalk *walk, const SkHtmlNode *row)
{
    sk_flow_break(walk->flow, FALSE);
    if (walk->flow->columns > 0 && walk->flow->mode == SK_FLOW_NORMAL &&
        shares_line(walk, row))
        write_shared(walk, row);
    else
        sk_walk_children(walk, row);
    sk_flow_break(walk->flow, FALSE);
}

void
sk_walk_table(SkWalk *walk, const SkHtmlNode *node)
{
    SkTable table = { .cells = g_array_new(FALSE, TRUE, sizeof(SkCell)) };
    g_autofree Reading *reading = g_new0(Reading, 1);

    reading->walk = walk;
    reading->table = &table;
    read_rows(reading, node);
    sk_flow_break(walk->flow, TRUE);
    if (is_data(reading, node) && walk->flow->columns > 0 &&
        walk->flow->mode == SK_FLOW_NORMAL) {
        count_head_rows(&table);
        sk_grid_write(walk, &table);
    } else {
        sk_walk_children(walk, node);
    }
    sk_flow_break(walk->flow, TRUE);
    free_table(&table);
}

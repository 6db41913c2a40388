/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads tables tolerantly and writes them strictly (csv.h). Knows no charset
 * and counts no columns: a text that is no table comes out as lines of one
 * cell. This defends against cells that end elsewhere for a program with
 * another separator or other quotes; csv_formula.c defends against formulas.
 */
#include <string.h>

#include <sekisho/text.h>
#include <csv/csv.h>
#include <file/file_text.h>
#include <link/link.h>
#include <text/text_mark.h>
#include <text/text_start.h>

/* ---- which separator ---------------------------------------------------- */

static const char candidates[] = ",;\t";
#define N_CANDIDATES (sizeof candidates - 1)
/* records that are looked at to choose the separator */
#define RECORDS_MAX 1000

typedef struct {
    guint in_record[N_CANDIDATES];
    guint in_first[N_CANDIDATES];
    /* records with as many of this separator as the first record */
    guint alike[N_CANDIDATES];
    guint records;
    gboolean decimals; /* every comma stands between digits */
} Survey;

/* Returns the closing quote of the text that begins at @p, or NULL. */
static const char *
find_quote(const char *p, const char *end)
{
    while (p < end && (p = memchr(p, '"', (gsize)(end - p))) != NULL) {
        if (p + 1 == end || p[1] != '"')
            return p;
        p += 2;
    }
    return NULL;
}

static void
end_record(Survey *survey)
{
    for (guint i = 0; i < N_CANDIDATES; i++) {
        if (survey->records == 0)
            survey->in_first[i] = survey->in_record[i];
        if (survey->in_first[i] > 0 &&
            survey->in_first[i] == survey->in_record[i])
            survey->alike[i]++;
        survey->in_record[i] = 0;
    }
    survey->records++;
}

static gboolean
is_end_of_line(char c)
{
    return c == '\n' || c == '\r';
}

static void
look_over(Survey *survey, const char *text, const char *end)
{
    const char *p = text;
    /* A cell begins here, whatever separates the cells. */
    gboolean starts = TRUE;

    while (p < end && survey->records < RECORDS_MAX) {
        const char *quote = starts && *p == '"' ? find_quote(p + 1, end) : NULL;
        const char *at = NULL;

        p = quote != NULL ? quote : p;
        at = memchr(candidates, *p, N_CANDIDATES);
        starts = at != NULL || is_end_of_line(*p);
        if (at != NULL)
            survey->in_record[at - candidates]++;
        if (*p == ',' && !(p > text && g_ascii_isdigit(p[-1]) && p + 1 < end &&
                           g_ascii_isdigit(p[1])))
            survey->decimals = FALSE;
        if (is_end_of_line(*p))
            end_record(survey);
        p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
    }
    if (survey->records < RECORDS_MAX)
        end_record(survey);
}

/* Returns whether @line tells Excel the separator ("sep=;"), in quotes or not
 * and with any separators behind it. *@said is then that separator. */
static gboolean
is_separator_line(const char *line, gsize len, char *said)
{
    g_autofree char *bare = g_strndup(line, len);
    char *to = bare;
    char mark = 0;

    for (const char *p = bare; *p != '\0'; p++)
        if (*p != '"')
            *to++ = *p;
    *to = '\0';
    if (g_ascii_strncasecmp(sk_csv_skip_blanks(bare), "sep=", 4) != 0)
        return FALSE;
    to = (char *)sk_csv_skip_blanks(bare) + 4;
    if (g_ascii_ispunct(*to) || *to == '\t')
        mark = *to;
    if (*to != '\0')
        to = g_utf8_next_char(to);
    if (to[strspn(to, ",;\t ")] != '\0')
        return FALSE;
    if (mark != 0 && said != NULL)
        *said = mark;
    return TRUE;
}

/* Returns the length of the first line of @text, or 0 if a quote in it is still
 * open, so that the record continues on the next line. */
static gsize
line_length(const char *text, gsize len)
{
    gsize n = 0, quotes = 0;

    for (; n < len && !is_end_of_line(text[n]); n++)
        quotes += text[n] == '"';
    return quotes % 2 == 0 ? n : 0;
}

char
sk_csv_separator(const char *text, gsize len)
{
    Survey survey = { .decimals = TRUE };
    char said = 0;
    guint best = 0;

    if (is_separator_line(text, line_length(text, len), &said) && said != 0)
        return said;
    look_over(&survey, text, text + len);
    for (guint i = 1; i < N_CANDIDATES; i++)
        if (survey.alike[i] > survey.alike[best] ||
            (i == 1 && survey.alike[1] > 0 && survey.decimals))
            best = i;
    return candidates[best];
}

/* ---- cells -------------------------------------------------------------- */

typedef struct {
    SkPart *part;
    const char *p, *end; /* the text that is still to be read */
    char from, to;       /* the separators of the original and of the result */
    SkLinks links;
    guint n_links; /* cells in which links were changed */
    guint starts;  /* lines inside cells that were broken */
    GString *out, *cell;
    SkTextCounts counts;
} Table;

/* Reads the next cell into table->cell as Excel does: what follows a closing
 * quote belongs to the cell, and a quote that is never closed is a character
 * like any other. */
static void
read_cell(Table *table)
{
    GString *cell = table->cell;
    const char *p = table->p, *end = table->end, *start = NULL;
    const char *close = p < end && *p == '"' ? find_quote(p + 1, end) : NULL;

    g_string_truncate(cell, 0);
    if (close != NULL) {
        for (p++; p < close; p++) {
            g_string_append_c(cell, *p);
            p += *p == '"';
        }
        p++;
    }
    for (start = p; p < end && *p != table->from && !is_end_of_line(*p);)
        p++;
    g_string_append_len(cell, start, p - start);
    table->p = p;
}

/* Each cell is cleaned by itself, without its quotes, so that no second copy of
 * the table is needed. */
static void
clean_cell(Table *table)
{
    GString *cell = table->cell;
    g_autofree char *clean = NULL;

    if (sk_text_is_clean(cell->str, cell->len))
        return;
    clean = sk_text_clean(cell->str, (gssize)cell->len, &table->counts);
    g_string_assign(cell, clean);
}

static void
write_cell(GString *out, const char *cell, char separator, gboolean quoted)
{
    const char *must = separator == ',' ? ",;\t\"\n" : "\t\"\n";

    if (!quoted && strpbrk(cell, must) == NULL) {
        g_string_append(out, cell);
        return;
    }
    g_string_append_c(out, '"');
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *cell);
    }
    g_string_append_c(out, '"');
}

/* ---- the table ---------------------------------------------------------- */

/* Most cells are numbers and dates, which hold no link; a number with three
 * dots may be an IPv4 address. */
static gboolean
may_hold_link(const char *cell)
{
    guint dots = 0;

    if (strpbrk(cell, ":./\\") == NULL)
        return FALSE;
    if (cell[strspn(cell, "0123456789.,:/+-% ")] != '\0')
        return TRUE;
    for (; *cell != '\0'; cell++)
        dots += *cell == '.';
    return dots >= 3;
}

static void
relink_cell(Table *table)
{
    g_autofree char *safe = NULL;
    guint n = 0;

    if (table->links == SK_LINKS_KEEP || !may_hold_link(table->cell->str))
        return;
    safe = sk_link_defang_text(table->cell->str, table->links, &n);
    if (n > 0)
        g_string_assign(table->cell, safe);
    table->n_links += n;
}

/* Makes sure that no line of the record at @at of table->out makes a mail
 * reader begin to decode. Quoting the first cell, which changes no content, is
 * enough for its first line; a further line inside a cell is visibly broken. */
static void
part_starts(Table *table, gsize at)
{
    GString *out = table->out;
    const char stop[] = { table->to, '\0' };
    gsize len = strcspn(out->str + at, "\n");

    if (sk_text_start_at(out->str + at, len) >= 0) {
        g_string_insert_c(out, (gssize)(at + strcspn(out->str + at, stop)),
                          '"');
        g_string_insert_c(out, (gssize)at, '"');
        len += 2;
    }
    for (at += len; at < out->len; at += len) {
        gssize dot = -1;

        at++;
        len = strcspn(out->str + at, "\n");
        dot = sk_text_start_at(out->str + at, len);
        if (dot < 0)
            continue;
        g_string_insert(out, (gssize)at + dot, SK_TEXT_DOT);
        len += strlen(SK_TEXT_DOT);
        table->starts++;
    }
}

/* Appends one record to table->out. */
static void
rewrite_record(Table *table, gboolean quote_first)
{
    gsize at = table->out->len;

    for (gboolean first = TRUE;; first = FALSE) {
        read_cell(table);
        clean_cell(table);
        relink_cell(table);
        sk_csv_neutralise(table->part, table->cell, table->to);
        if (!first)
            g_string_append_c(table->out, table->to);
        write_cell(table->out, table->cell->str, table->to,
                   first && quote_first);
        if (table->p == table->end || *table->p != table->from)
            break;
        table->p++;
    }
    part_starts(table, at);
    g_string_append(table->out, "\r\n");
    if (table->end - table->p >= 2 && memcmp(table->p, "\r\n", 2) == 0)
        table->p += 2;
    else if (table->p < table->end)
        table->p++;
}

/* Rewrites the first record of @table, at @first, with its first cell in
 * quotes, because another program would take it for a file signature. */
static void
quote_first(const Table *table, const char *first)
{
    g_autoptr(GString) head = g_string_new(NULL);
    Table again = *table;
    gsize plain = 0;

    again.part = NULL;
    again.out = head;
    again.p = first;
    rewrite_record(&again, FALSE);
    plain = head->len;
    g_string_truncate(head, 0);
    again.p = first;
    rewrite_record(&again, TRUE);
    g_string_erase(table->out, 0, (gssize)plain);
    g_string_prepend_len(table->out, head->str, (gssize)head->len);
}

GString *
sk_csv_rewrite(SkPart *part, const char *text, gsize len, char from, char to,
               SkLinks links)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    g_autoptr(GString) out = g_string_sized_new(len + 64);
    Table table = { .part = part,
                    .p = text,
                    .end = text + len,
                    .from = from,
                    .to = to,
                    .links = links,
                    .out = out,
                    .cell = cell };
    const char *first = text;

    while (table.p < table.end && !sk_part_out_of_time(part)) {
        gboolean begins = out->len == 0;

        if (begins)
            first = table.p;
        rewrite_record(&table, FALSE);
        if (begins && is_separator_line(out->str, out->len - 2, NULL)) {
            sk_part_count(part, "separator-line", 1, NULL);
            g_string_truncate(out, 0);
        }
    }
    if (table.p < table.end)
        return NULL;
    sk_file_count_text(part, &table.counts);
    sk_part_count(part, "link", table.n_links, NULL);
    sk_part_count(part, "decodable-line", table.starts, NULL);
    if (sk_text_has_mark(out->str, out->len, SK_MARKS_TABLE))
        quote_first(&table, first);
    return g_steal_pointer(&out);
}

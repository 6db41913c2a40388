/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables read tolerantly and written strictly (csv.h). Knows no charset and
 * counts no columns: what is no table comes out as lines of one cell. Stands
 * against cells that end elsewhere for a program with another separator or
 * other quotes; against formulas: csv_formula.c.
 */
#include <string.h>

#include <sekisho/text.h>
#include <shared/csv.h>
#include <shared/text_mark.h>

/* ---- which separator ---------------------------------------------------- */

static const char candidates[] = ",;\t";
#define N_CANDIDATES (sizeof candidates - 1)
#define MOST_RECORDS 1000 /* looked at */

typedef struct {
    guint in_record[N_CANDIDATES];
    guint in_first[N_CANDIDATES];
    guint alike[N_CANDIDATES]; /* records with as many as the first */
    guint records;
    gboolean decimals; /* all commas stand between digits */
} Survey;

/* The quote that ends the text that begins at @p, or NULL. */
static const char *
find_quote(const char *p)
{
    for (p = strchr(p, '"'); p != NULL; p = strchr(p + 2, '"'))
        if (p[1] != '"')
            return p;
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

static void
look_over(Survey *survey, const char *text)
{
    const char *p = text;
    gboolean starts = TRUE; /* a cell, whatever parts them */

    while (*p != '\0' && survey->records < MOST_RECORDS) {
        const char *quote = starts && *p == '"' ? find_quote(p + 1) : NULL;
        const char *at = NULL;

        p = quote != NULL ? quote : p;
        at = memchr(candidates, *p, N_CANDIDATES);
        starts = at != NULL || *p == '\n';
        if (at != NULL)
            survey->in_record[at - candidates]++;
        if (*p == ',' &&
            !(p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1])))
            survey->decimals = FALSE;
        if (*p == '\n')
            end_record(survey);
        p++;
    }
    if (survey->records < MOST_RECORDS)
        end_record(survey);
}

/* Whether @line tells Excel a separator: "sep=;", in quotes or not, with
 * whatever separators a program put behind it. @said: that, if it is one. */
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

char
sk_csv_separator(const char *text)
{
    Survey survey = { .decimals = TRUE };
    char said = 0;
    guint best = 0;

    if (is_separator_line(text, strcspn(text, "\n"), &said) && said != 0)
        return said;
    look_over(&survey, text);
    for (guint i = 1; i < N_CANDIDATES; i++)
        if (survey.alike[i] > survey.alike[best] ||
            (i == 1 && survey.alike[1] > 0 && survey.decimals))
            best = i;
    return candidates[best];
}

/* ---- cells -------------------------------------------------------------- */

/* The cell at @p into @cell; what ends it: separator, LF or NUL. As Excel
 * does: what follows a closing quote belongs to the cell; a quote that nobody
 * closes is a sign like others. */
static const char *
read_cell(const char *p, char separator, GString *cell)
{
    const char ends[] = { separator, '\n', '\0' };
    const char *close = *p == '"' ? find_quote(p + 1) : NULL;
    gsize run = 0;

    g_string_truncate(cell, 0);
    if (close != NULL) {
        for (p++; p < close; p++) {
            g_string_append_c(cell, *p);
            p += *p == '"';
        }
        p++;
    }
    run = strcspn(p, ends);
    g_string_append_len(cell, p, (gssize)run);
    return p + run;
}

/* A cell that came out of its quotes can begin with what only follows. */
static void
clean_cell(GString *cell)
{
    g_autofree char *clean = NULL;

    if (sk_text_is_clean(cell->str, cell->len))
        return;
    clean = sk_text_clean(cell->str, (gssize)cell->len, NULL);
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

static gboolean
is_over(SkPart *part, const char *p)
{
    return *p == '\0' || sk_part_out_of_time(part);
}

/* One record from @p into @out; what follows it. */
static const char *
rewrite_record(SkPart *part, const char *p, char from, char to, GString *out,
               GString *cell, gboolean quote_first)
{
    for (gboolean first = TRUE;; first = FALSE) {
        p = read_cell(p, from, cell);
        clean_cell(cell);
        sk_csv_neutralise(part, cell, to);
        if (!first)
            g_string_append_c(out, to);
        write_cell(out, cell->str, to, first && quote_first);
        if (*p != from)
            break;
        p++;
    }
    g_string_append(out, "\r\n");
    return *p == '\n' ? p + 1 : p;
}

GString *
sk_csv_rewrite(SkPart *part, const char *text, char from, char to)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    g_autoptr(GString) out = g_string_sized_new(strlen(text) + 64);
    const char *first = text, *p = text;

    while (!is_over(part, p)) {
        gboolean begins = out->len == 0;

        if (begins)
            first = p;
        p = rewrite_record(part, p, from, to, out, cell, FALSE);
        if (begins && is_separator_line(out->str, out->len - 2, NULL)) {
            sk_part_count(part, "separator-line", 1, NULL);
            g_string_truncate(out, 0);
        }
    }
    if (*p != '\0')
        return NULL;
    /* a first cell that another program takes for a mark stands in quotes */
    if (sk_text_has_mark(out->str, out->len, SK_MARKS_TABLE)) {
        g_autoptr(GString) head = g_string_new(NULL);
        gsize plain = 0;

        rewrite_record(NULL, first, from, to, head, cell, FALSE);
        plain = head->len;
        g_string_truncate(head, 0);
        rewrite_record(NULL, first, from, to, head, cell, TRUE);
        g_string_erase(out, 0, (gssize)plain);
        g_string_prepend_len(out, head->str, (gssize)head->len);
    }
    return g_steal_pointer(&out);
}

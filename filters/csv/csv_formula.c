/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the cells that a spreadsheet would compute, and turns them into text
 * (csv.h). Does not split tables into cells. This defends against formulas and
 * DDE commands, also for programs that are set to another separator.
 */
#include <string.h>

#include <sekisho/text.h>
#include <csv/csv.h>

#define SAMPLE_CHARS 80

static const char *
skip_digits(const char *p)
{
    while (g_ascii_isdigit(*p))
        p++;
    return p;
}

/* Skips digits: any number of them, or one to three followed by groups of
 * three. */
static const char *
skip_whole(const char *p)
{
    const char *end = skip_digits(p);

    if (end == p || end - p > 3)
        return end;
    while (*end == ',' && g_ascii_isdigit(end[1]) && g_ascii_isdigit(end[2]) &&
           g_ascii_isdigit(end[3]))
        end += 4;
    return end;
}

static gboolean
is_number(const char *p)
{
    const char *whole = p + (*p == '+' || *p == '-');

    p = skip_whole(whole);
    if (p == whole)
        return FALSE;
    if (*p == '.') {
        if (!g_ascii_isdigit(p[1]))
            return FALSE;
        p = skip_digits(p + 1);
    }
    if (*p == 'E' || *p == 'e') {
        p += 1 + (p[1] == '+' || p[1] == '-');
        if (!g_ascii_isdigit(*p))
            return FALSE;
        p = skip_digits(p);
    }
    return p[*p == '%'] == '\0';
}

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

const char *
sk_csv_skip_blanks(const char *p)
{
    while (*p != '\0' && is_blank(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

static gboolean
is_harmless(const char *text)
{
    return is_number(text) || strcmp(text, "-") == 0 ||
           /* This sign means "none" in Japanese tables. */
           strcmp(text, "－") == 0;
}

static gboolean
is_sign(gunichar c)
{
    static const gunichar signs[] = { '=',    '+',    '-',    '@',
                                      0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };

    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (c == signs[i])
            return TRUE;
    return FALSE;
}

/* Returns whether a spreadsheet would compute @cell: its first character that
 * is not blank is "=", "+", "-" or "@", also in full width, and it is neither a
 * number nor a lone "-". */
static gboolean
is_formula(const char *cell)
{
    const char *text = sk_csv_skip_blanks(cell);

    return *cell == '\t' ||
           (is_sign(g_utf8_get_char(text)) && !is_harmless(text));
}

/* ---- cells of another separator ----------------------------------------- */

/* A program set to ";" begins a new cell behind each ";". Quotes that do not
 * stand first in its cells hold nothing together for it, not even lines. */
static const char *
cuts_of(char separator)
{
    return separator == ',' ? ";\t\n" : ";,\t\n";
}

/* Returns whether @p, a line inside a cell, would be computed if it were a
 * cell. A list with dashes is not, unless its text could be part of a formula.
 */
static gboolean
is_active_line(const char *p)
{
    gsize run = strcspn(p, "\n");
    g_autofree char *line = g_strchomp(g_strndup(p, run));
    gsize len = strlen(line);

    return *p == '=' || g_str_has_prefix(p, "\xEF\xBC\x9D") ||
           strpbrk(line, "=(|!&*^<>") != NULL ||
           (len > 0 && strchr("+-/", line[len - 1]) != NULL);
}

/* Returns whether a formula begins at @p for a program that begins a cell
 * there. */
static gboolean
begins_elsewhere(const char *p, char separator)
{
    gboolean line = p[-1] == '\n';
    g_autofree char *piece = NULL;

    while (*p == '"' || (*p != '\t' && *p != '\n' && *p != '\0' &&
                         is_blank(g_utf8_get_char(p))))
        p = g_utf8_next_char(p);
    if (!is_sign(g_utf8_get_char(p)))
        return FALSE;
    if (line)
        return is_active_line(p);
    piece = g_strndup(p, strcspn(p, separator == ',' ? ";\t\n\"" : ";,\t\n\""));
    return !is_number(piece) && strcmp(piece, "－") != 0;
}

/* Returns whether there was such a formula. */
static gboolean
neutralise_elsewhere(GString *cell, char separator)
{
    const char *cuts = cuts_of(separator);
    g_autoptr(GString) out = NULL;
    gsize done = 0;

    for (gsize at = strcspn(cell->str, cuts); at < cell->len;
         at += strcspn(cell->str + at, cuts)) {
        if (!begins_elsewhere(cell->str + ++at, separator))
            continue;
        if (out == NULL)
            out = g_string_sized_new(cell->len + 16);
        g_string_append_len(out, cell->str + done, (gssize)(at - done));
        g_string_append_c(out, '\'');
        done = at;
    }
    if (out == NULL)
        return FALSE;
    g_string_append(out, cell->str + done);
    g_string_assign(cell, out->str);
    return TRUE;
}

/* Makes @cell one that no spreadsheet computes, and returns whether it was one
 * before. Blanks behind a number are removed, so that columns of fixed width
 * stay numbers. */
static gboolean
neutralise_whole(GString *cell)
{
    g_autofree char *trimmed = NULL;

    if (!is_formula(cell->str))
        return FALSE;
    trimmed = g_strchomp(g_strdup(cell->str));
    if (*cell->str != '\t' && !is_formula(trimmed) && *trimmed != '\0') {
        g_string_assign(cell, trimmed);
        return FALSE;
    }
    g_string_prepend_c(cell, '\'');
    return TRUE;
}

void
sk_csv_neutralise(SkPart *part, GString *cell, char separator)
{
    g_autofree char *sample = NULL;
    gboolean whole = FALSE;

    if (!is_formula(cell->str) &&
        strpbrk(cell->str, cuts_of(separator)) == NULL)
        return;
    sample = sk_text_clean_line(cell->str, -1, SAMPLE_CHARS, NULL);
    whole = neutralise_whole(cell);
    if (neutralise_elsewhere(cell, separator) || whole)
        sk_part_count(part, "formula", 1, sample);
}

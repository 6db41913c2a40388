/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks CSV and TSV as spreadsheets read them: records, cells, quotes, and no
 * cell that starts a formula or shows a link. Columns are not counted. This
 * defends against formulas, DDE commands, and cells that another separator
 * would end elsewhere.
 */
#include <string.h>

#include "inspector/inner.h"

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static const uint8_t *
skip_digits(const uint8_t *p, const uint8_t *end)
{
    while (p < end && is_digit(*p))
        p++;
    return p;
}

/* Skips digits: any number of them, or one to three followed by groups of
 * three. */
static const uint8_t *
skip_whole(const uint8_t *p, const uint8_t *end)
{
    const uint8_t *stop = skip_digits(p, end);
    if (stop - p > 3)
        return stop;
    while (stop > p && end - stop >= 4 && *stop == ',' &&
           skip_digits(stop + 1, stop + 4) == stop + 4)
        stop += 4;
    return stop;
}

static bool
is_number(SkSpan cell)
{
    const uint8_t *p = cell.p, *end = cell.end;
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    const uint8_t *whole = skip_whole(p, end);
    bool has_digits = whole > p;
    p = whole;
    if (p < end && *p == '.') {
        const uint8_t *stop = skip_digits(p + 1, end);
        has_digits = has_digits && stop > p + 1;
        p = stop;
    }
    if (has_digits && p < end && (*p == 'E' || *p == 'e')) {
        p++;
        if (p < end && (*p == '+' || *p == '-'))
            p++;
        const uint8_t *stop = skip_digits(p, end);
        has_digits = stop > p;
        p = stop;
    }
    if (p < end && *p == '%')
        p++;
    return has_digits && p == end;
}

static bool
begins(SkSpan in, const char *word)
{
    return sk_length(in) >= strlen(word) &&
           memcmp(in.p, word, strlen(word)) == 0;
}

static SkSpan
skip_blanks(SkSpan cell)
{
    for (;;) {
        if (cell.p < cell.end && strchr(" \t\n", *cell.p) != NULL &&
            *cell.p != 0)
            cell.p++;
        else if (begins(cell, "\xC2\xA0"))
            cell.p += 2;
        else if (begins(cell, "\xE3\x80\x80"))
            cell.p += 3;
        else
            return cell;
    }
}

/* Returns whether @cell is a dash that stands for "none": plain, or full-width
 * as in Japanese tables. */
static bool
is_dash(SkSpan cell)
{
    return (sk_length(cell) == 1 && *cell.p == '-') ||
           (sk_length(cell) == 3 && begins(cell, "\xEF\xBC\x8D"));
}

static bool
has_sign(SkSpan text)
{
    static const char *const signs[] = {
        "=",
        "+",
        "-",
        "@",
        "\xEF\xBC\x9D",
        "\xEF\xBC\x8B",
        "\xEF\xBC\x8D",
        "\xEF\xBC\xA0",
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (begins(text, signs[i]))
            return true;
    return false;
}

/* Returns whether a spreadsheet would compute @cell (text
 * without its quotes). */
static bool
is_formula(SkSpan cell)
{
    SkSpan text = skip_blanks(cell);
    return begins(cell, "\t") ||
           (has_sign(text) && !is_number(text) && !is_dash(text));
}

/* Returns the same for a spreadsheet that is set to another separator and
 * begins a cell behind each of those inside @cell. */
static bool
is_formula_elsewhere(SkSpan cell, uint8_t separator)
{
    const char *cuts = separator == ',' ? ";\t\n\"" : ";,\t\n\"";
    for (const uint8_t *p = cell.p; p < cell.end; p++) {
        if (*p != ';' && *p != '\t' && (*p != ',' || separator == ','))
            continue;
        SkSpan piece = { p + 1, cell.end };
        while (piece.p < piece.end && (*piece.p == ' ' || *piece.p == '"'))
            piece.p++;
        if (!has_sign(piece))
            continue;
        for (piece.end = piece.p; piece.end < cell.end; piece.end++)
            if (*piece.end == 0 || strchr(cuts, *piece.end) != NULL)
                break;
        if (!is_number(piece) && !is_dash(piece))
            return true;
    }
    return false;
}

/* Returns the closing quote of the cell whose text begins at @p; if it has
 * none, a CR before it, or @end. */
static const uint8_t *
find_quote(const uint8_t *p, const uint8_t *end)
{
    for (; p < end && *p != '\r'; p++) {
        if (*p != '"')
            continue;
        if (end - p < 2 || p[1] != '"')
            return p;
        p++;
    }
    return p;
}

static const uint8_t *
find_plain(const uint8_t *p, const uint8_t *end, uint8_t separator)
{
    const char *stops = separator == ',' ? ",;\t\"\r\n" : "\t\"\r\n";
    while (p < end && (*p == 0 || strchr(stops, *p) == NULL))
        p++;
    return p;
}

/* Returns whether @cell, whose quotes are still doubled, shows a link. */
static bool
has_link(SkSpan cell, SkGathered *text)
{
    if (text->room == NULL)
        return false;
    for (const uint8_t *p = cell.p; p < cell.end; p++) {
        sk_gather_byte(text, *p);
        p += *p == '"';
    }
    return sk_gather_has_link(text);
}

/* Reads one cell at @p. Returns what follows it, or NULL with *@bad set. @text
 * holds what the cell shows. */
static const uint8_t *
read_cell(const uint8_t *p, const uint8_t *end, uint8_t separator,
          SkGathered *text, const uint8_t **bad)
{
    bool is_quoted = p < end && *p == '"';
    SkSpan cell = { p + is_quoted, NULL };
    cell.end = is_quoted ? find_quote(cell.p, end)
                         : find_plain(cell.p, end, separator);
    bool is_open = is_quoted && (cell.end == end || *cell.end != '"');
    *bad = is_open ? cell.end : p;
    if (is_open || is_formula(cell) || is_formula_elsewhere(cell, separator) ||
        has_link(cell, text))
        return NULL;
    return cell.end + is_quoted;
}

static const uint8_t *
check_cells(SkSpan file, uint8_t separator, SkGathered *text)
{
    const uint8_t *bad = NULL;
    bad = sk_text_whole(file, SK_ENDS_ANY);
    const uint8_t *p = file.p;
    while (bad == NULL && p < file.end) {
        p = read_cell(p, file.end, separator, text, &bad);
        if (p == NULL)
            return bad;
        bad = NULL;
        if (file.end - p >= 2 && *p == '\r' && p[1] == '\n')
            p += 2;
        else if (p < file.end && *p == separator && file.end - p > 1)
            p++;
        else
            return p;
    }
    return bad;
}

static const uint8_t *
check_table(SkSpan file, uint8_t separator, bool is_linkless)
{
    SkGathered text;
    if (begins(file, "\xEF\xBB\xBF"))
        file.p += 3;
    sk_gather_begin(&text, is_linkless, sk_length(file));
    const uint8_t *bad = check_cells(file, separator, &text);
    sk_gather_end(&text);
    return bad != NULL ? bad : sk_start_whole(file);
}

const uint8_t *
sk_plain_csv(SkSpan file)
{
    return check_table(file, ',', false);
}

const uint8_t *
sk_plain_tsv(SkSpan file)
{
    return check_table(file, '\t', false);
}

const uint8_t *
sk_linkless_csv(SkSpan file)
{
    return check_table(file, ',', true);
}

const uint8_t *
sk_linkless_tsv(SkSpan file)
{
    return check_table(file, '\t', true);
}

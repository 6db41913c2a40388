/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of formulas, and references with brackets (formula_inner.h).
 */
#include <string.h>
#include <formula/formula_inner.h>

gboolean
sk_formula_is_word(char c)
{
    return g_ascii_isalnum(c) || (guchar)c >= 0x80 || c == '_' || c == '$' ||
           c == '.' || c == '?';
}

gsize
sk_formula_word_length(const char *p)
{
    gsize n = 0;

    while (sk_formula_is_word(p[n]))
        n++;
    return n;
}

const char *
sk_formula_blanks(const char *p)
{
    return p + strspn(p, " \t\r\n");
}

/* Returns whether what stands behind a bracket belongs to it: the sheet, the
 * name or the call of a workbook. */
static gboolean
goes_on(char c)
{
    return sk_formula_is_word(c) ||
           (c != '\0' && strchr("!'[{\"|\\", c) != NULL);
}

const char *
sk_formula_brackets(const char *p)
{
    guint open = 0;

    do {
        if (*p == '\'' && p[1] != '\0')
            p++;
        else if (*p == '[')
            open++;
        else if (*p == ']')
            open--;
        else if (*p == '\0')
            return NULL;
        p++;
    } while (open > 0);
    return goes_on(*p) ? NULL : p;
}

/* Steps over R, R1 or R[1], or the same of columns, as @letter says. */
static const char *
skip_half(const char *p, char letter)
{
    const char *digits = NULL;

    if (g_ascii_toupper(*p) != letter)
        return p;
    p++;
    if (*p != '[')
        return p + strspn(p, "0123456789");
    digits = p + 1 + (p[1] == '-' ? 1 : 0);
    p = digits + strspn(digits, "0123456789");
    return p != digits && *p == ']' ? p + 1 : NULL;
}

const char *
sk_formula_r1c1(const char *p)
{
    const char *end = skip_half(p, 'R');

    end = end != NULL ? skip_half(end, 'C') : NULL;
    if (end == NULL || end == p || memchr(p, '[', (gsize)(end - p)) == NULL ||
        goes_on(*end) || *end == '(')
        return p;
    return end;
}

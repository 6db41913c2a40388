/* SPDX-License-Identifier: Apache-2.0
 *
 * Parses and rewrites numbers, path data and transformations of SVG (SVG 1.1,
 * 8.3 and 7.6). This defends against what hides in long rows of digits, and
 * against programs that each read numbers differently.
 */
#include <string.h>
#include "svg/svg.h"

#define DIGITS_MAX 40 /* characters of a number; a longer one is rounded */

static gsize
skip_digits(const char **p)
{
    gsize n = strspn(*p, "0123456789");

    *p += n;
    return n;
}

/* Moves behind the exponent at *@p if there is one; "1em" has none. */
static void
skip_exponent(const char **p)
{
    const char *at = *p;

    if (*at != 'e' && *at != 'E')
        return;
    at++;
    if (*at == '-' || *at == '+')
        at++;
    if (skip_digits(&at) > 0)
        *p = at;
}

/* Writes the number from @start to @end without a plus sign before it and
 * without a dot at its end. */
static void
put_number(GString *out, const char *start, const char *end)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    gsize len = (gsize)(end - start);

    if (*start == '+') {
        start++;
        len--;
    }
    if (len > DIGITS_MAX || memchr(start, '+', len) != NULL ||
        start[len - 1] == '.' || memmem(start, len, ".e", 2) != NULL ||
        memmem(start, len, ".E", 2) != NULL) {
        g_autofree char *copy = g_strndup(start, len);

        g_ascii_formatd(digits, sizeof digits, "%.12g",
                        g_ascii_strtod(copy, NULL));
        for (char *p = digits; *p != '\0'; p++)
            if (*p != '+') /* The plus sign of an exponent is dropped. */
                g_string_append_c(out, *p);
        return;
    }
    g_string_append_len(out, start, (gssize)len);
}

gboolean
sk_svg_number(GString *out, const char **p, double limit)
{
    const char *start = *p, *end = *p;
    gsize digits;
    double value;

    if (*end == '-' || *end == '+')
        end++;
    digits = skip_digits(&end);
    if (*end == '.') {
        end++;
        digits += skip_digits(&end);
    }
    if (digits == 0)
        return FALSE;
    skip_exponent(&end);
    value = g_ascii_strtod(start, NULL);
    if (!(value >= -limit && value <= limit))
        return FALSE;
    put_number(out, start, end);
    *p = end;
    return TRUE;
}

static void
skip_blanks(const char **p)
{
    *p += strspn(*p, " \t\n\r\f");
}

/* Skips blanks with at most one comma among them. */
static void
skip_separator(const char **p)
{
    skip_blanks(p);
    if (**p == ',') {
        (*p)++;
        skip_blanks(p);
    }
}

/* Returns how many arguments each command of path data takes; those of 'a'
 * include two flags. */
static guint
arguments_of(char command)
{
    static const char commands[] = "mlhvcsqtaz";
    static const guint counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
    const char *at = strchr(commands, g_ascii_tolower(command));

    return counts[at - commands];
}

static gboolean
is_command(char c)
{
    return c != '\0' && strchr("MmLlHhVvCcSsQqTtAaZz", c) != NULL;
}

/* Writes one argument; a flag is a single digit. Returns FALSE if there is
 * none. A number that begins with its sign needs no blank before it. */
static gboolean
put_argument(GString *out, const char **p, gboolean is_flag, gboolean is_first)
{
    if (!is_first && **p != '-')
        g_string_append_c(out, ' ');
    if (!is_flag)
        return sk_svg_number(out, p, SK_SVG_FAR);
    if (**p != '0' && **p != '1')
        return FALSE;
    g_string_append_c(out, *(*p)++);
    return TRUE;
}

/* Writes the arguments of one @command once. Returns FALSE if
 * some are missing. */
static gboolean
put_arguments(GString *out, const char **p, char command, gboolean is_first)
{
    guint n = arguments_of(command);
    gboolean is_arc = command == 'a' || command == 'A';

    for (guint i = 0; i < n; i++) {
        if (i > 0)
            skip_separator(p);
        if (!put_argument(out, p, is_arc && (i == 3 || i == 4),
                          is_first && i == 0))
            return FALSE;
    }
    return TRUE;
}

/* Returns whether another set of arguments for the same command follows. */
static gboolean
goes_on(const char **p, char command)
{
    const char *at = *p;

    skip_separator(&at);
    if (arguments_of(command) == 0 || *at == '\0' || is_command(*at) ||
        strchr("0123456789+-.", *at) == NULL)
        return FALSE;
    *p = at;
    return TRUE;
}

gboolean
sk_svg_path(GString *out, const char *text, guint *points)
{
    const char *p = text;
    gsize good = out->len, from = out->len;

    skip_blanks(&p);
    if (*p != 'M' && *p != 'm')
        return FALSE;
    for (; is_command(*p); skip_blanks(&p)) {
        char command = *p++;
        gboolean is_whole = TRUE;

        g_string_append_c(out, command);
        skip_blanks(&p);
        is_whole = put_arguments(out, &p, command, TRUE);
        for (;; (*points)++) {
            if (is_whole)
                good = out->len;
            if (!is_whole || !goes_on(&p, command))
                break;
            is_whole = put_arguments(out, &p, command, FALSE);
        }
        (*points)++;
        if (!is_whole)
            break;
    }
    g_string_truncate(out, good);
    return good > from;
}

static const struct {
    const char *name;
    const char *counts; /* the permitted numbers of arguments, as digits */
} functions[] = {
    { "matrix", "6" },  { "translate", "12" }, { "scale", "12" },
    { "rotate", "13" }, { "skewX", "1" },      { "skewY", "1" },
};

/* Skips the unit of an argument, which style sheets write; it is not kept. */
static gboolean
skip_unit(const char **p)
{
    if (strncmp(*p, "px", 2) == 0)
        *p += 2;
    else if (strncmp(*p, "deg", 3) == 0)
        *p += 3;
    return !g_ascii_isalpha(**p) && **p != '%';
}

static gboolean
put_function(GString *out, const char **p, const char *counts)
{
    guint n = 0;

    skip_blanks(p);
    if (*(*p)++ != '(')
        return FALSE;
    g_string_append_c(out, '(');
    for (skip_blanks(p); **p != ')'; skip_separator(p)) {
        if (n++ > 0)
            g_string_append_c(out, ' ');
        if (n > 6 || !sk_svg_number(out, p, SK_SVG_FAR) || !skip_unit(p))
            return FALSE;
    }
    (*p)++;
    g_string_append_c(out, ')');
    return n > 0 && strchr(counts, (int)('0' + n)) != NULL;
}

static const char *
counts_of(const char **p, GString *out)
{
    for (guint i = 0; i < G_N_ELEMENTS(functions); i++) {
        gsize len = strlen(functions[i].name);

        if (strncmp(*p, functions[i].name, len) == 0 &&
            !g_ascii_isalpha((*p)[len])) {
            *p += len;
            g_string_append(out, functions[i].name);
            return functions[i].counts;
        }
    }
    return NULL;
}

gboolean
sk_svg_transform(GString *out, const char *text)
{
    const char *p = text;
    gsize from = out->len;

    for (skip_separator(&p); *p != '\0'; skip_separator(&p)) {
        const char *counts = NULL;

        if (out->len > from)
            g_string_append_c(out, ' ');
        counts = counts_of(&p, out);
        if (counts == NULL || !put_function(out, &p, counts))
            return FALSE;
    }
    return out->len > from;
}

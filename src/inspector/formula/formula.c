/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges formulas (formula.h) by what they name: a call of an unlisted
 * function, a workbook in brackets or in the name of a sheet, a bar, which
 * asks a DDE server, or any character that no formula has is refused. Whether a
 * formula can be computed is not looked at.
 */
#include <ctype.h>
#include <stdio.h>
#include "inspector/formula/formula.h"

#define FORMULA_MAX 32768
#define NAME_LEN    64
#define TARGET_MAX  2048

typedef struct {
    const uint8_t *p, *end;
    const SkInspectOrder *order;
    bool on_sheet; /* the name of a sheet and "!" stand before */
} Formula;

static bool
is_word(const Formula *formula, const uint8_t *p)
{
    return p < formula->end &&
           (isalnum(*p) || *p >= 0x80 || (*p != 0 && strchr("_$.?", *p)));
}

static const uint8_t *
word_end(const Formula *formula, const uint8_t *p)
{
    while (is_word(formula, p))
        p++;
    return p;
}

static const uint8_t *
blanks_end(const Formula *formula, const uint8_t *p)
{
    while (p < formula->end && (*p == ' ' || *p == '\n' || *p == '\t'))
        p++;
    return p;
}

/* Returns whether @word begins with @start, in small letters. */
static bool
starts(SkSpan word, const char *start)
{
    const size_t len = strlen(start);

    if (sk_length(word) < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (tolower(word.p[i]) != start[i])
            return false;
    return true;
}

/* ---- calls -------------------------------------------------------------- */

/* Finds the string that is the whole first argument at @p. */
static bool
first_string(const Formula *formula, const uint8_t *p, SkSpan *string)
{
    p = blanks_end(formula, p);
    if (p == formula->end || *p++ != '"')
        return false;
    string->p = p;
    p = memchr(p, '"', (size_t)(formula->end - p));
    if (p == NULL)
        return false;
    string->end = p;
    p = blanks_end(formula, p + 1);
    return p < formula->end && (*p == ',' || *p == ')');
}

static bool
cell_is_ours(SkSpan kind)
{
    static const char *const kinds[] = {
        "address", "col",     "color", "contents", "format", "parentheses",
        "prefix",  "protect", "row",   "type",     "width",
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (sk_length(kind) == strlen(kinds[i]) && starts(kind, kinds[i]))
            return true;
    return false;
}

static bool
hyperlink_is_ours(SkSpan target)
{
    static const char *const webs[] = { "http://", "https://", "mailto:" };

    if (sk_length(target) == 0 || sk_length(target) > TARGET_MAX)
        return false;
    for (const uint8_t *p = target.p; p < target.end; p++)
        if (*p < 0x20 || *p == 0x7F || strchr("\\<>|^`[]", *p) != NULL ||
            (*target.p == '#' && strchr("/*?", *p) != NULL))
            return false;
    for (size_t i = 0; i < sizeof webs / sizeof *webs; i++)
        if (starts(target, webs[i]))
            return true;
    return *target.p == '#';
}

static bool
order_adds(const SkInspectOrder *order, const char *name)
{
    char word[NAME_LEN + 3];

    if (order == NULL ||
        memchr(order->functions, 0, sizeof order->functions) == NULL)
        return false;
    snprintf(word, sizeof word, " %s ", name);
    return strcasestr(order->functions, word) != NULL;
}

/* Returns whether @word may be called with the arguments at @arguments. */
static bool
may_call(const Formula *formula, SkSpan word, const uint8_t *arguments)
{
    char name[NAME_LEN + 1];
    SkSpan string = { NULL, NULL };
    size_t len = 0;

    if (starts(word, "_xlpm."))
        return true;
    word.p += starts(word, "_xlfn.") ? 6 : 0;
    word.p += starts(word, "_xlws.") ? 6 : 0;
    len = sk_length(word);
    if (len == 0 || len > NAME_LEN)
        return false;
    for (size_t i = 0; i < len; i++)
        name[i] = (char)tolower(word.p[i]);
    name[len] = '\0';
    if (sk_formula_knows(name) || order_adds(formula->order, name))
        return true;
    if (strcmp(name, "cell") == 0)
        return first_string(formula, arguments, &string) &&
               cell_is_ours(string);
    return strcmp(name, "hyperlink") == 0 &&
           first_string(formula, arguments, &string) &&
           hyperlink_is_ours(string);
}

/* ---- sheets ------------------------------------------------------------- */

/* Returns whether no workbook is in @name, of a sheet or of two with a colon
 * between. */
static bool
is_sheet(SkSpan name)
{
    const uint8_t *colon = memchr(name.p, ':', sk_length(name));
    const uint8_t *dot = NULL;

    if (colon != NULL)
        return is_sheet((SkSpan){ name.p, colon }) &&
               memchr(colon + 1, ':', (size_t)(name.end - colon - 1)) == NULL &&
               is_sheet((SkSpan){ colon + 1, name.end });
    if (name.p == name.end)
        return false;
    for (const uint8_t *p = name.p; p < name.end; p++) {
        if (strchr("[]\\/*?|", *p) != NULL)
            return false;
        dot = *p == '.' ? p : dot;
    }
    return dot == NULL || !starts((SkSpan){ dot, name.end }, ".xl");
}

static bool
take_quoted(Formula *formula)
{
    const uint8_t *start = ++formula->p, *p = start;

    while (p < formula->end &&
           (*p != '\'' || (p + 1 < formula->end && p[1] == '\'')))
        p += *p == '\'' ? 2 : 1;
    if (formula->end - p < 2 || p[1] != '!' || !is_sheet((SkSpan){ start, p }))
        return false;
    formula->p = p + 2;
    formula->on_sheet = true;
    return true;
}

/* ---- brackets ----------------------------------------------------------- */

/* Returns whether the bracket behind @word, which begins at the current place,
 * is that of a reference like R[1]C[-1]; steps over it if so. */
static bool
take_relative(Formula *formula, SkSpan word)
{
    const uint8_t *p = formula->p + 1;

    if (sk_length(word) == 0 || strchr("rRcC", word.end[-1]) == NULL)
        return false;
    if (sk_length(word) > 1 && !starts(word, "r"))
        return false;
    p += p < formula->end && *p == '-' ? 1 : 0;
    if (p == formula->end || !isdigit(*p))
        return false;
    while (p < formula->end && isdigit(*p))
        p++;
    if (p == formula->end || *p != ']')
        return false;
    p++;
    if (is_word(formula, p) && *p != 'C' && *p != 'c')
        return false;
    if (p < formula->end && strchr("!'[{\"|\\(", *p) != NULL)
        return false;
    formula->p = p;
    return true;
}

static bool
take_brackets(Formula *formula)
{
    const uint8_t *p = formula->p;
    unsigned open = 0;

    do {
        if (p >= formula->end)
            return false;
        if (*p == '\'')
            p++;
        else if (*p == '[')
            open++;
        else if (*p == ']')
            open--;
        p++;
    } while (open > 0);
    if (p > formula->end || is_word(formula, p) ||
        (p < formula->end && strchr("!'[{\"|\\", *p) != NULL))
        return false;
    formula->p = p;
    return true;
}

/* ---- tokens ------------------------------------------------------------- */

static bool
take_string(Formula *formula)
{
    const uint8_t *p = formula->p + 1;

    p = memchr(p, '"', (size_t)(formula->end - p));
    formula->p = p != NULL ? p + 1 : NULL;
    return p != NULL; /* "" within it is another one. */
}

static bool
take_error(Formula *formula)
{
    static const char *const errors[] = {
        "#null!",   "#div/0!",   "#value!",       "#ref!",     "#name?",
        "#num!",    "#n/a",      "#spill!",       "#calc!",    "#field!",
        "#busy!",   "#blocked!", "#connect!",     "#unknown!", "#external!",
        "#python!", "#timeout!", "#getting_data",
    };
    const SkSpan rest = { formula->p, formula->end };

    formula->p++; /* a spilled range */
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (starts(rest, errors[i]))
            formula->p = rest.p + strlen(errors[i]);
    return true;
}

static bool
take_word(Formula *formula)
{
    const SkSpan word = { formula->p, word_end(formula, formula->p) };
    const uint8_t *next = blanks_end(formula, word.end);
    const bool on_sheet = formula->on_sheet;

    formula->p = word.end;
    formula->on_sheet = false;
    if (next < formula->end && *next == '(')
        return !on_sheet && may_call(formula, word, next + 1);
    if (word.end < formula->end && *word.end == '!') {
        formula->p++;
        formula->on_sheet = true;
        return !on_sheet && is_sheet(word);
    }
    if (starts(word, "_xleta."))
        return may_call(formula, (SkSpan){ word.p + 7, word.end }, word.end);
    if (starts(word, "_xl") && !starts(word, "_xlpm.") &&
        !starts(word, "_xlnm."))
        return false;
    while (formula->p < formula->end && *formula->p == '[' &&
           take_relative(formula, word))
        ;
    return true;
}

static bool
take(Formula *formula)
{
    const uint8_t c = *formula->p;

    if (is_word(formula, formula->p))
        return take_word(formula);
    if (formula->on_sheet && c != '#')
        return false;
    formula->on_sheet = false;
    switch (c) {
    case '"':
        return take_string(formula);
    case '\'':
        return take_quoted(formula);
    case '[':
        return take_brackets(formula);
    case '#':
        return take_error(formula);
    default:
        formula->p++;
        return c != 0 && strchr("+-*/^&=<>%:,;(){}@ \n\t", c) != NULL;
    }
}

bool
sk_formula_is_ours(SkSpan text, const SkInspectOrder *order)
{
    Formula formula = { .p = text.p, .end = text.end, .order = order };

    if (sk_length(text) > FORMULA_MAX)
        return false;
    while (formula.p < formula.end)
        if (!take(&formula))
            return false;
    return !formula.on_sheet;
}

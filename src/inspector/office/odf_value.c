/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the values of attributes of OpenDocument. This defends against a
 * cleaner that lets formulas, ranges and links reach out of the document.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/odf.h"
#include "inspector/office/word_code.h"

typedef enum {
    CELLS,
    CONDITION,
    GEOMETRY,
    RANGE,
    BUTTON,
    LINK,
    NAME,
    TIP
} Form;

static const struct {
    const char *name;
    Form form;
} forms[] = {
    { "table:formula", CELLS },
    { "table:expression", CELLS },
    { "text:formula", CELLS },
    { "text:condition", CELLS },
    { "table:condition", CONDITION },
    { "style:condition", CONDITION },
    { "calcext:value", CONDITION },
    { "loext:condition", CONDITION },
    { "draw:formula", GEOMETRY },
    { "anim:formula", GEOMETRY },
    { "form:button-type", BUTTON },
    { "text:url", LINK },
    { "office:title", TIP },
    { "table:name", NAME },
    { "table:base-cell-address", RANGE },
    { "table:buttons", RANGE },
    { "table:cell-address", RANGE },
    { "table:cell-range-address", RANGE },
    { "table:condition-source-range-address", RANGE },
    { "table:data-cell-range-address", RANGE },
    { "table:end-cell-address", RANGE },
    { "table:label-cell-range-address", RANGE },
    { "table:print-ranges", RANGE },
    { "table:scenario-ranges", RANGE },
    { "table:source-cell-range-addresses", RANGE },
    { "table:target-cell-address", RANGE },
    { "table:target-range-address", RANGE },
    { "chart:label-cell-address", RANGE },
    { "chart:values-cell-range-address", RANGE },
    { "draw:notify-on-update-of-ranges", RANGE },
    { "form:linked-cell", RANGE },
    { "form:source-cell-range", RANGE },
    { "calcext:base-cell-address", RANGE },
    { "calcext:cell-address", RANGE },
    { "calcext:data-range", RANGE },
    { "calcext:date-axis", RANGE },
    { "calcext:target-range-address", RANGE },
    { "loext:cell-address", RANGE },
    { "loext:data-range", RANGE },
    { "loext:date-axis", RANGE },
};

/* Writes @value with its references undone to @out, which has room for as
 * many bytes. */
static bool
plain_value(SkSpan value, uint8_t *out, SkSpan *plain)
{
    static const struct {
        const char *reference;
        uint8_t c;
    } references[] = { { "&amp;", '&' },  { "&lt;", '<' },  { "&gt;", '>' },
                       { "&quot;", '"' }, { "&#9;", '\t' }, { "&#10;", '\n' } };
    size_t n = 0;
    while (value.p < value.end) {
        if (n == SK_ODF_VALUE_MAX)
            return false;
        size_t i = 0;
        while (i < 6 && !sk_take(&value, references[i].reference))
            i++;
        out[n++] = i < 6 ? references[i].c : *value.p++;
    }
    *plain = (SkSpan){ out, out + n };
    return true;
}

static bool
is_among(uint8_t c, const char *set)
{
    return c != 0 && strchr(set, c) != NULL;
}

static bool
is_letter(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* Returns whether @c is part of a name: of a function, a sheet, a range. */
static bool
is_part(uint8_t c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c >= 0x80;
}

/* Moves @in, which is at a quote, behind the quoted text. */
static bool
skip_quotes(SkSpan *in)
{
    uint8_t quote = *in->p++;
    while (in->p < in->end) {
        if (*in->p++ != quote)
            continue;
        if (in->p == in->end || *in->p != quote)
            return true;
        in->p++;
    }
    return false;
}

static bool
skip_error(SkSpan *in)
{
    return sk_take(in, "#REF!") || sk_take(in, "#N/A") ||
           sk_take(in, "#VALUE!") || sk_take(in, "#NAME?") ||
           sk_take(in, "#DIV/0!") || sk_take(in, "#NUM!") ||
           sk_take(in, "#NULL!");
}

/* Moves @in over references up to @end (0 for the end of the value). */
static bool
skip_range(SkSpan *in, uint8_t end)
{
    while (in->p < in->end && *in->p != end) {
        uint8_t c = *in->p;
        if (c == '\'' || c == '#') {
            if (c == '#' ? !skip_error(in) : !skip_quotes(in))
                return false;
        } else if (is_part(c) || is_among(c, "$:;,()~ -+!")) {
            in->p++;
        } else {
            return false;
        }
    }
    if (end == 0)
        return true;
    return in->p < in->end && *in->p++ == end;
}

/* The words of conditions that look like functions. */
static bool
is_condition_word(SkSpan name)
{
    static const char *const words[] = {
        "cell-content",  "is-true-formula",   "formula-is",  "value",
        "between",       "not-between",       "top-",        "bottom-",
        "contains-text", "not-contains-text", "begins-with", "ends-with",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        SkSpan rest = name;
        if (sk_take(&rest, words[i]))
            return true;
    }
    return false;
}

/* Returns whether the function @name is listed, with or without one of the
 * prefixes that say where it comes from. */
static bool
is_function(SkSpan name)
{
    static const char *const origins[] = { "LEGACY.", "COM.MICROSOFT.",
                                           "ORG.LIBREOFFICE.",
                                           "ORG.OPENOFFICE.", "_XLFN." };
    static const char *const groups[] = {
        "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GET",
        "COM.SUN.STAR.SHEET.ADDIN.DATEFUNCTIONS.GET",
        "COM.SUN.STAR.SHEET.ADDIN.PRICINGFUNCTIONS.GET",
    };
    uint8_t upper[100];
    size_t n = sk_length(name);
    if (n > sizeof upper)
        return false;
    for (size_t i = 0; i < n; i++)
        upper[i] =
            name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 32 : name.p[i];
    SkSpan rest = { upper, upper + n };
    if (sk_opendoc_is(rest, "AND") || sk_opendoc_is(rest, "OR"))
        return true;
    for (size_t i = 0; i < 3; i++)
        if (sk_take(&rest, groups[i]))
            return memchr(rest.p, '.', sk_length(rest)) == NULL;
    for (size_t i = 0; i < 5; i++)
        if (sk_take(&rest, origins[i]))
            break;
    return sk_opendoc_lists(&sk_opendoc_functions, rest);
}

/* Moves @in over a name; that of a function, behind which a parenthesis stands,
 * must be known. */
static bool
skip_name(SkSpan *in, bool is_condition)
{
    SkSpan name = { in->p, in->p };
    while (name.end < in->end &&
           (is_part(*name.end) ||
            (is_condition && *name.end == '-' &&
             is_condition_word((SkSpan){ name.p, in->end }))))
        name.end++;
    in->p = name.end;
    const uint8_t *next = in->p;
    while (next < in->end && *next == ' ')
        next++;
    if (next == in->end || *next != '(')
        return true;
    return (is_condition && is_condition_word(name)) || is_function(name);
}

/* Returns whether @in, a formula without references and prefix, only calls
 * what it may. */
static bool
reckons_only(SkSpan in, bool is_condition)
{
    long round = 0, braces = 0;
    while (in.p < in.end) {
        uint8_t c = *in.p;
        if (c == '"' || c == '\'') {
            if (!skip_quotes(&in) ||
                (c == '\'' && in.p < in.end && *in.p == '#'))
                return false;
        } else if (c == '#') {
            if (!skip_error(&in))
                return false;
        } else if (c == '[') {
            in.p++;
            if (!skip_range(&in, ']'))
                return false;
        } else if (is_digit(c)) {
            while (in.p < in.end && is_part(*in.p))
                in.p++;
        } else if (is_part(c) && c != '.') {
            if (!skip_name(&in, is_condition))
                return false;
        } else {
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (round < 0 || braces < 0 || (c == '|' && braces == 0) ||
                !is_among(c, "(){}|+-*/^&=<>;,!~%:.$ \n\t"))
                return false;
            in.p++;
        }
    }
    return round == 0 && braces == 0;
}

/* Checks a formula of a field or a table of a text. Such formulas know no
 * function that could reach out; only a name with two dots could do so, because
 * it may be a field of a database. */
static bool
is_of_writer(SkSpan in)
{
    unsigned dots = 0;
    bool in_name = false;
    for (; in.p < in.end; in.p++) {
        if (*in.p == '"' || *in.p == '<') {
            const uint8_t *end = memchr(in.p + 1, *in.p == '<' ? '>' : '"',
                                        (size_t)(in.end - in.p - 1));
            if (end == NULL && *in.p == '"')
                return false;
            in.p = end != NULL ? end : in.p;
            in_name = false;
            dots = 0;
            continue;
        }
        bool is_in = is_part(*in.p);
        in_name = is_in && (in_name || !(is_digit(*in.p) || *in.p == '.'));
        dots = in_name ? dots + (*in.p == '.') : 0;
        if (dots > 1)
            return false;
    }
    return true;
}

static bool
is_geometry(SkSpan in)
{
    for (; in.p < in.end; in.p++)
        if (!is_letter(*in.p) && !is_digit(*in.p) &&
            !is_among(*in.p, "?$.,+-*/() "))
            return false;
    return true;
}

/* Judges a formula with its prefix, if it has one. */
static bool
is_formula(SkSpan in, bool is_condition)
{
    if (sk_take(&in, "ooow:"))
        return is_of_writer(in);
    if (sk_take(&in, "of:") || sk_take(&in, "oooc:"))
        return reckons_only(in, is_condition);
    const uint8_t *p = in.p;
    while (p < in.end &&
           (is_letter(*p) || is_digit(*p) || *p == '_' || *p == '-'))
        p++;
    if (p > in.p && p < in.end && *p == ':')
        return false; /* another language */
    return reckons_only(in, is_condition);
}

static bool
may_have(Form form, SkSpan plain)
{
    switch (form) {
    case CELLS:
    case CONDITION:
        return is_formula(plain, form == CONDITION);
    case GEOMETRY:
        return is_geometry(plain);
    case RANGE:
        return skip_range(&plain, 0);
    case BUTTON:
        return sk_opendoc_is(plain, "push");
    /* Such a table caches another file, whose address is its name:
     * 'file:///a.ods'#Sheet1. */
    case NAME:
        return memmem(plain.p, sk_length(plain), "://", 3) == NULL &&
               memmem(plain.p, sk_length(plain), "'#", 2) == NULL;
    case TIP:
        return !sk_office_tip_names_host(plain);
    case LINK:
    default:
        return sk_opendoc_link(plain);
    }
}

bool
sk_opendoc_value(const SkOdfAttribute *attribute)
{
    size_t i = 0, n = sizeof forms / sizeof forms[0];
    while (i < n && !sk_opendoc_is(attribute->name, forms[i].name))
        i++;
    if (i == n)
        return true;
    uint8_t *room = sk_room(SK_ODF_VALUE_MAX);
    SkSpan plain = { room, room };
    bool may = plain_value(attribute->value, room, &plain) &&
               may_have(forms[i].form, plain);
    free(room);
    return may;
}

/* Returns whether @rest, behind "http://", is a host and then what a browser
 * takes as it is. */
static bool
is_web(SkSpan rest)
{
    const uint8_t *p = rest.p;
    if (p == rest.end || !(is_letter(*p) || is_digit(*p)))
        return false;
    while (p < rest.end &&
           (is_letter(*p) || is_digit(*p) || is_among(*p, "-._")))
        p++;
    if (p < rest.end && *p == ':')
        for (p++; p < rest.end && is_digit(*p);)
            p++;
    return p == rest.end || is_among(*p, "/?#");
}

bool
sk_opendoc_link(SkSpan href)
{
    if (sk_length(href) > 6300)
        return false;
    if (href.p < href.end && *href.p == '#')
        return true;
    for (const uint8_t *p = href.p; p < href.end; p++)
        if (!is_letter(*p) && !is_digit(*p) &&
            !is_among(*p, "!#$%&'()*+,/:;=?@[]-._~"))
            return false;
    if (sk_take(&href, "http://") || sk_take(&href, "https://"))
        return is_web(href);
    return sk_take(&href, "mailto:") &&
           memchr(href.p, '@', sk_length(href)) != NULL &&
           memchr(href.p, '?', sk_length(href)) == NULL;
}

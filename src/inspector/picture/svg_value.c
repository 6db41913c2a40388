/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks values of SVG attributes strictly: each must have the only form that
 * our writer gives it. This defends against url() of anything but an element of
 * the same file, and against words that a viewer takes for more than a word.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/svg.h"

#define NUMBER_MAX 48 /* characters of a number */
#define WORD_MAX   64
#define ID_MAX     100000

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
skip_digits(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p < in->end && is_digit(*in->p))
        in->p++;
    return (size_t)(in->p - start);
}

static bool
take_number(SkSpan *in)
{
    const uint8_t *start = in->p;
    sk_take(in, "-");
    size_t digits = skip_digits(in);
    if (sk_take(in, ".")) {
        size_t behind = skip_digits(in);
        if (behind == 0)
            return false;
        digits += behind;
    }
    if (digits == 0)
        return false;
    SkSpan exponent = *in;
    if (sk_take(&exponent, "e") || sk_take(&exponent, "E")) {
        sk_take(&exponent, "-");
        if (skip_digits(&exponent) > 0)
            in->p = exponent.p;
    }
    return in->p - start <= NUMBER_MAX;
}

static bool
take_unit(SkSpan *in)
{
    static const char *const units[] = { "px", "em", "ex", "ch", "rem",
                                         "vw", "vh", "in", "cm", "mm",
                                         "pt", "pc", "%",  "deg" };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (sk_take(in, units[i]))
            return true;
    return false;
}

static bool
take_word(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p < in->end && (is_letter(*in->p) || *in->p == '-'))
        in->p++;
    size_t len = (size_t)(in->p - start);
    return len > 0 && len <= WORD_MAX && is_letter(*start);
}

/* Reads "#s" and a number without a leading zero. */
static bool
take_reference(SkSpan *in, unsigned *refers)
{
    if (!sk_take(in, "#s") || in->p == in->end || *in->p == '0')
        return false;
    for (*refers = 0; in->p < in->end && is_digit(*in->p); in->p++) {
        *refers = *refers * 10 + (unsigned)(*in->p - '0');
        if (*refers > ID_MAX)
            return false;
    }
    return *refers > 0;
}

static bool
take_hex(SkSpan *in)
{
    const uint8_t *start = in->p;
    if (!sk_take(in, "#"))
        return false;
    while (in->p < in->end &&
           (is_digit(*in->p) || (*in->p >= 'a' && *in->p <= 'f') ||
            (*in->p >= 'A' && *in->p <= 'F')))
        in->p++;
    size_t n = (size_t)(in->p - start) - 1;
    return n == 3 || n == 4 || n == 6 || n == 8;
}

/* Reads "rgb(1,2,3)" and the like. */
static bool
take_color_function(SkSpan *in)
{
    static const char *const names[] = { "rgba(", "rgb(", "hsla(", "hsl(" };
    size_t i = 0;
    while (i < sizeof names / sizeof names[0] && !sk_take(in, names[i]))
        i++;
    if (i == sizeof names / sizeof names[0])
        return false;
    unsigned n = 0;
    do {
        if (!take_number(in))
            return false;
        sk_take(in, "%");
        n++;
    } while (sk_take(in, ","));
    return sk_take(in, ")") && (n == 3 || n == 4);
}

static bool
take_token(SkSvgForm form, SkSpan *in, unsigned *refers)
{
    SkSpan start = *in;
    bool lengths = form == SK_SVG_IS_LENGTHS;
    bool colors = form == SK_SVG_IS_COLOR || form == SK_SVG_IS_PAINT;
    if ((lengths || form == SK_SVG_IS_NUMBERS) && take_number(in)) {
        if (lengths)
            take_unit(in);
        return true;
    }
    *in = start;
    if (colors && take_color_function(in))
        return true;
    *in = start;
    if (colors && take_hex(in))
        return true;
    *in = start;
    if ((form == SK_SVG_IS_PAINT || form == SK_SVG_IS_URL) &&
        sk_take(in, "url("))
        return *refers == 0 && take_reference(in, refers) && sk_take(in, ")");
    return form != SK_SVG_IS_NUMBERS && take_word(in);
}

/* Returns whether @in consists of tokens with one space between them. */
static bool
is_tokens(SkSvgForm form, SkSpan in, unsigned *refers)
{
    for (;;) {
        if (!take_token(form, &in, refers))
            return false;
        if (in.p == in.end)
            return true;
        if (!sk_take(&in, " "))
            return false;
    }
}

static bool
is_name(SkSpan in)
{
    if (sk_length(in) == 0 || sk_length(in) > WORD_MAX)
        return false;
    for (; in.p < in.end; in.p++)
        if (!is_letter(*in.p) && !is_digit(*in.p) && *in.p != '-' &&
            *in.p != '_')
            return false;
    return true;
}

/* Returns whether @in is names of fonts, joined by commas: letters and "-", or
 * within quotes more. */
static bool
is_family(SkSpan in)
{
    do {
        bool quoted = sk_take(&in, "'");
        const uint8_t *start = in.p;
        while (in.p < in.end &&
               (is_letter(*in.p) || *in.p == '-' ||
                (quoted && (*in.p >= 0x80 || is_digit(*in.p) ||
                            (*in.p != 0 && strchr(" _.+@#/", *in.p))))))
            in.p++;
        if (in.p == start || in.p - start > 128 ||
            (quoted && !sk_take(&in, "'")))
            return false;
    } while (sk_take(&in, ","));
    return in.p == in.end;
}

static unsigned
arguments_of(uint8_t command)
{
    static const char commands[] = "MmLlTtHhVvCcSsQqAaZz";
    static const uint8_t counts[] = { 2, 2, 2, 2, 2, 2, 1, 1, 1, 1,
                                      6, 6, 4, 4, 4, 4, 7, 7, 0, 0 };
    const char *at = command != 0 ? strchr(commands, command) : NULL;
    return at != NULL ? counts[at - commands] : 99;
}

/* Reads the arguments of one command once. */
static bool
take_arguments(SkSpan *in, unsigned n, bool is_first)
{
    for (unsigned i = 0; i < n; i++) {
        bool begins = is_first && i == 0;
        if (!begins && !sk_take(in, " ") && !(in->p < in->end && *in->p == '-'))
            return false;
        bool is_flag = n == 7 && (i == 3 || i == 4);
        if (is_flag ? !sk_take(in, "0") && !sk_take(in, "1") : !take_number(in))
            return false;
    }
    return true;
}

static bool
is_path(SkSpan in, unsigned *corners)
{
    if (in.p == in.end || (*in.p != 'M' && *in.p != 'm'))
        return false;
    while (in.p < in.end) {
        unsigned n = arguments_of(*in.p++);
        if (n == 99 || !take_arguments(&in, n, true))
            return false;
        (*corners)++;
        while (
            n > 0 && in.p < in.end &&
            (*in.p == ' ' || *in.p == '-' || is_digit(*in.p) || *in.p == '.')) {
            if (!take_arguments(&in, n, false))
                return false;
            (*corners)++;
        }
    }
    return true;
}

static bool
is_transform(SkSpan in)
{
    static const char *const names[] = { "matrix(", "translate(", "scale(",
                                         "rotate(", "skewX(",     "skewY(" };
    do {
        size_t i = 0;
        while (i < sizeof names / sizeof names[0] && !sk_take(&in, names[i]))
            i++;
        if (i == sizeof names / sizeof names[0])
            return false;
        do {
            if (!take_number(&in))
                return false;
        } while (sk_take(&in, " "));
        if (!sk_take(&in, ")"))
            return false;
    } while (sk_take(&in, " "));
    return in.p == in.end;
}

bool
sk_svg_value_is(SkSvgForm form, SkSpan value, unsigned *refers,
                unsigned *corners)
{
    *refers = *corners = 0;
    switch (form) {
    case SK_SVG_IS_NAME:
        return is_name(value);
    case SK_SVG_IS_FAMILY:
        return is_family(value);
    case SK_SVG_IS_PATH:
        return is_path(value, corners);
    case SK_SVG_IS_TRANSFORM:
        return is_transform(value);
    case SK_SVG_IS_REFERENCE:
        return take_reference(&value, refers) && value.p == value.end;
    case SK_SVG_IS_ID:
        return false; /* The caller checks the number of the id. */
    case SK_SVG_IS_WORDS:
    case SK_SVG_IS_NUMBERS:
    case SK_SVG_IS_LENGTHS:
    case SK_SVG_IS_COLOR:
    case SK_SVG_IS_PAINT:
    case SK_SVG_IS_URL:
    default:
        return is_tokens(form, value, refers);
    }
}

bool
sk_svg_is_picture(SkSpan value)
{
    static const struct {
        const char *head;
        SkInspectType type;
        SkPlainCheck check;
    } kinds[] = {
        { "data:image/jpeg;base64,", SK_INSPECT_TYPE_JPEG, sk_plain_jpeg },
        { "data:image/png;base64,", SK_INSPECT_TYPE_PNG, sk_plain_png },
        { "data:image/gif;base64,", SK_INSPECT_TYPE_GIF, sk_plain_gif },
        { "data:image/bmp;base64,", SK_INSPECT_TYPE_BMP, sk_plain_bmp },
    };
    size_t i = 0;
    while (i < sizeof kinds / sizeof kinds[0] &&
           !sk_take(&value, kinds[i].head))
        i++;
    if (i == sizeof kinds / sizeof kinds[0] || value.p == value.end)
        return false;
    const uint8_t *bad = NULL;
    uint8_t *bytes = sk_room(sk_length(value));
    size_t n = sk_base64_word(value.p, sk_length(value), bytes, &bad);
    SkSpan picture = { bytes, bytes + n };
    bool is_good = n > 0 && bad == NULL &&
                   sk_magic_no(kinds[i].type, picture) == NULL &&
                   kinds[i].check(picture) == NULL;
    free(bytes);
    return is_good;
}

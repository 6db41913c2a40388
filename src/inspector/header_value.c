/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the values of headers, except addresses (address.c) and the MIME type.
 * Each check reads one value in place and names the first byte that may not
 * leave. This defends against headers that one mail program decodes and another
 * does not, and against content that hides in fields which nobody displays.
 */
#include <string.h>

#include "inspector/inner.h"

/* Returns whether a fold, which is CRLF and a blank, stands at @in.p. */
static bool
is_fold(SkSpan in)
{
    return in.end - in.p >= 3 && in.p[0] == '\r' && in.p[1] == '\n' &&
           sk_is_blank(in.p[2]);
}

const uint8_t *
sk_field_trace(SkSpan value)
{
    while (value.p < value.end) {
        if (is_fold(value))
            value.p += 3;
        else if (sk_is_printable(*value.p) || *value.p == '\t')
            value.p++;
        else
            return value.p;
    }
    return NULL;
}

static bool
is_question(SkSpan in)
{
    return in.end - in.p >= 2 && in.p[0] == '=' && in.p[1] == '?';
}

/* "=?" must begin an encoded word or not occur: what is not strict here would
 * be decoded elsewhere. Neighbouring words are checked as one text. */
const uint8_t *
sk_field_text(SkSpan value)
{
    SkText chain = { .ends = SK_ENDS_NONE };
    bool after_blank = true;
    while (value.p < value.end) {
        const uint8_t *at = value.p;
        if (is_fold(value)) {
            value.p += 3;
            after_blank = true;
        } else if (is_question(value)) {
            value.p = after_blank ? sk_encoded_word(value, &chain, NULL) : NULL;
            if (value.p == NULL)
                return at;
            bool ends =
                value.p == value.end || sk_is_blank(*value.p) || is_fold(value);
            if (!ends)
                return value.p;
            after_blank = false;
        } else if (sk_is_blank(*at)) {
            value.p++;
            after_blank = true;
        } else {
            if (!sk_is_printable(*at) || !sk_text_may_end(&chain))
                return at;
            chain = (SkText){ SK_ENDS_NONE, 0, false };
            value.p++;
            after_blank = false;
        }
    }
    return sk_text_may_end(&chain) ? NULL : value.end;
}

/* Returns what follows one "<id>", or NULL if none stands at @in.p. */
static const uint8_t *
skip_id(SkSpan in)
{
    if (in.p == in.end || *in.p != '<')
        return NULL;
    const uint8_t *p = in.p + 1;
    while (p<in.end && * p> 0x20 && *p < 0x7F && *p != '<' && *p != '>')
        p++;
    return p > in.p + 1 && p < in.end && *p == '>' ? p + 1 : NULL;
}

const uint8_t *
sk_field_ids(SkSpan value)
{
    for (;;) {
        const uint8_t *next = skip_id(value);
        if (next == NULL)
            return value.p;
        value.p = next;
        if (value.p == value.end)
            return NULL;
        if (is_fold(value))
            value.p += 3;
        else if (*value.p == ' ')
            value.p++;
        else
            return value.p;
    }
}

/* Takes @n digits at @in->p as a number up to @most. Returns -1 if they are
 * none. */
static int
take_number(SkSpan *in, int n, int most)
{
    int number = 0;
    const uint8_t *p = in->p;
    for (int i = 0; i < n; i++, p++) {
        if (p >= in->end || *p < '0' || *p > '9')
            return -1;
        number = number * 10 + (*p - '0');
    }
    if (number > most)
        return -1;
    in->p = p;
    return number;
}

static bool
take_char(SkSpan *in, char c)
{
    if (in->p >= in->end || *in->p != (uint8_t)c)
        return false;
    in->p++;
    return true;
}

/* Takes one of the three-letter @names, which stand one after the other. */
static bool
take_name(SkSpan *in, const char *names)
{
    if (in->end - in->p < 3)
        return false;
    for (; *names != '\0'; names += 3) {
        if (memcmp(in->p, names, 3) == 0) {
            in->p += 3;
            return true;
        }
    }
    return false;
}

static bool
take_day(SkSpan *in)
{
    int n = in->end - in->p >= 2 && in->p[1] != ' ' ? 2 : 1;
    return take_number(in, n, 31) > 0 && take_char(in, ' ') &&
           take_name(in, "JanFebMarAprMayJunJulAugSepOctNovDec") &&
           take_char(in, ' ') && take_number(in, 4, 9999) >= 1900 &&
           take_char(in, ' ');
}

static bool
take_time(SkSpan *in)
{
    bool is_time = take_number(in, 2, 23) >= 0 && take_char(in, ':') &&
                   take_number(in, 2, 59) >= 0;
    if (is_time && take_char(in, ':'))
        is_time = take_number(in, 2, 60) >= 0;
    return is_time && take_char(in, ' ');
}

const uint8_t *
sk_field_date(SkSpan value)
{
    if (take_name(&value, "SunMonTueWedThuFriSat") &&
        (!take_char(&value, ',') || !take_char(&value, ' ')))
        return value.p;
    bool is_date = take_day(&value) && take_time(&value) &&
                   (take_char(&value, '+') || take_char(&value, '-')) &&
                   take_number(&value, 2, 23) >= 0 &&
                   take_number(&value, 2, 59) >= 0;
    return is_date && value.p == value.end ? NULL : value.p;
}

const uint8_t *
sk_field_token(SkSpan value)
{
    if (value.p == value.end)
        return value.p;
    while (value.p < value.end) {
        if (is_fold(value))
            value.p += 3;
        else if (sk_is_printable(*value.p) && !is_question(value))
            value.p++;
        else
            return value.p;
    }
    return NULL;
}

/* Takes a token of RFC 2045: printable ASCII without blanks and specials. */
static bool
take_token(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p<in->end && * in->p> 0x20 && *in->p < 0x7F &&
           strchr("()<>@,;:\\\"/[]?=", *in->p) == NULL)
        in->p++;
    return in->p > start;
}

static bool
take_separator(SkSpan *in)
{
    if (!take_char(in, ';'))
        return false;
    if (is_fold(*in) && in->p[2] == ' ')
        in->p += 2;
    return take_char(in, ' ');
}

static bool
take_receipt(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p < in->end && *in->p != 0 &&
           strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", *in->p) != NULL)
        in->p++;
    return in->p - start == 10;
}

const uint8_t *
sk_field_sekisho(SkSpan value)
{
    bool is_known = sk_take(&value, "receipt=") && take_receipt(&value) &&
                    take_separator(&value) && sk_take(&value, "verdict=") &&
                    take_token(&value) && take_separator(&value) &&
                    sk_take(&value, "profile=") && take_token(&value) &&
                    take_separator(&value) && sk_take(&value, "did=");
    if (is_known && value.p < value.end) {
        do
            is_known = take_token(&value);
        while (is_known && take_char(&value, ','));
    }
    return is_known && value.p == value.end ? NULL : value.p;
}

const uint8_t *
sk_field_version(SkSpan value)
{
    bool is_known = sk_take(&value, "1.0") && value.p == value.end;
    return is_known ? NULL : value.p;
}

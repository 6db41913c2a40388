/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the name of a file in Content-Disposition. It is written in one of two
 * forms, and which form is fixed for each name. What a name may contain is
 * checked in name.c. This defends against names that two mail programs decode
 * differently.
 */
#include <string.h>

#include "inspector/inner.h"

#define SECTION_BYTES 24 /* bytes of the name in one section */
/* section numbers have one digit, because some readers sort them as words */
#define SECTIONS_MAX 9

static bool
is_letter(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static bool
is_one_of(uint8_t c, const char *set)
{
    return c != 0 && strchr(set, c) != NULL;
}

static bool
is_plain(uint8_t c)
{
    return is_letter(c) || is_one_of(c, " ._-()+,@");
}

static const uint8_t *
read_quoted(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad)
{
    for (*len = 0; in.p < in.end && is_plain(*in.p) && *len < SK_NAME_MAX;
         in.p++)
        name[(*len)++] = *in.p;
    *bad = in.p;
    return sk_take(&in, "\"") ? in.p : NULL;
}

static int
hex(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Takes one byte of a section. Returns false if none stands here. */
static bool
take_byte(SkSpan *in, uint8_t *byte)
{
    uint8_t c = in->p < in->end ? *in->p : 0;
    if (is_letter(c) || is_one_of(c, "._-")) {
        *byte = c;
        in->p++;
        return true;
    }
    if (c != '%' || in->end - in->p < 3)
        return false;
    int high = hex(in->p[1]), low = hex(in->p[2]);
    if (high < 0 || low < 0)
        return false;
    *byte = (uint8_t)(high << 4 | low);
    if (is_letter(*byte) || is_one_of(*byte, "._-"))
        return false; /* a character that must stand unencoded */
    in->p += 3;
    return true;
}

/* Takes "filename*@n*=", the first one with its charset. */
static bool
take_start(SkSpan *in, unsigned n)
{
    char digit[2] = { (char)('0' + n), '\0' };
    return sk_take(in, ";\r\n filename*") && sk_take(in, digit) &&
           sk_take(in, "*=") && (n > 0 || sk_take(in, "utf-8''"));
}

/* Returns how many bytes of @name, from @at on, one section must hold: as many
 * whole characters as fit, but the extension, from the last dot on, is never
 * divided. */
static size_t
wanted(const uint8_t *name, size_t len, size_t at)
{
    size_t n = len - at, dot = len;
    for (size_t i = at; i < len; i++)
        if (name[i] == '.')
            dot = i;
    if (n <= SECTION_BYTES)
        return n;
    for (n = SECTION_BYTES; n > 1 && (name[at + n] & 0xC0) == 0x80; n--)
        ;
    return dot > at && dot < at + n ? dot - at : n;
}

/* Takes one section and appends its bytes to @name. *@bad is set if it is
 * wrong. */
static bool
take_section(SkSpan *in, unsigned n, uint8_t *name, size_t *len,
             const uint8_t **bad)
{
    size_t before = *len;
    *bad = in->p;
    if (n >= SECTIONS_MAX || !take_start(in, n))
        return false;
    while (*len - before < SECTION_BYTES && *len < SK_NAME_MAX &&
           take_byte(in, &name[*len]))
        (*len)++;
    *bad = in->p;
    return *len > before;
}

static const uint8_t *
read_sections(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad)
{
    size_t ends[SECTIONS_MAX] = { 0 };
    unsigned n = 0;
    bool is_needed = false;
    *len = 0;
    do {
        if (!take_section(&in, n, name, len, bad))
            return NULL;
        ends[n++] = *len;
    } while (in.p < in.end && *in.p == ';');
    for (size_t i = 0, at = 0; i < n; at = ends[i++])
        if (wanted(name, *len, at) != ends[i] - at)
            return NULL;
    for (size_t i = 0; i < *len; i++)
        is_needed |= !is_plain(name[i]);
    return is_needed && in.p < in.end && *in.p == '\r' ? in.p : NULL;
}

const uint8_t *
sk_disposition_name(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad)
{
    SkSpan quoted = in;
    *bad = in.p;
    if (sk_take(&quoted, ";\r\n filename=\""))
        return read_quoted(quoted, name, len, bad);
    return read_sections(in, name, len, bad);
}

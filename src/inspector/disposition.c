/* SPDX-License-Identifier: Apache-2.0
 *
 * How a file's name is said in Content-Disposition: in one of two ways, each
 * name in only one of them. What may be a name is name.c's. Stands against
 * names that two mail programs decode to two names.
 */
#include <string.h>

#include "inspector/inner.h"

#define SECTION_BYTES 16 /* of a name in one section */

static bool
take(SkSpan *in, const char *word)
{
    size_t len = strlen(word);
    if (sk_length(*in) < len || memcmp(in->p, word, len) != 0)
        return false;
    in->p += len;
    return true;
}

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
    return take(&in, "\"") ? in.p : NULL;
}

static int
hex(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* One byte of a section; false when none stands here. */
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
        return false; /* stands plain */
    in->p += 3;
    return true;
}

/* "filename*@n*=", the first with its charset. */
static bool
take_start(SkSpan *in, unsigned n)
{
    char digits[3] = { (char)('0' + n / 10), (char)('0' + n % 10), '\0' };
    return take(in, ";\r\n filename*") && take(in, digits + (n < 10)) &&
           take(in, "*=") && (n > 0 || take(in, "utf-8''"));
}

/* Bytes of the character that begins with @lead. */
static size_t
length_of(uint8_t lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Whether a section of @n bytes is followed by @next: it begins a character,
 * which did not fit. */
static bool
is_full(size_t n, uint8_t next)
{
    return (next & 0xC0) != 0x80 && n + length_of(next) > SECTION_BYTES;
}

static const uint8_t *
read_sections(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad)
{
    bool is_needed = false;
    size_t before = SECTION_BYTES; /* bytes of the section before */
    *len = 0;
    for (unsigned n = 0; n == 0 || (in.p < in.end && *in.p == ';'); n++) {
        const uint8_t *start = in.p;
        size_t count = 0;
        *bad = start;
        if (!take_start(&in, n))
            return NULL;
        *bad = in.p;
        while (count < SECTION_BYTES && *len < SK_NAME_MAX &&
               take_byte(&in, &name[*len])) {
            is_needed = is_needed || !is_plain(name[*len]);
            count++;
            (*len)++;
            *bad = in.p;
        }
        if (count == 0 || (n > 0 && !is_full(before, name[*len - count])))
            return NULL;
        before = count;
    }
    return is_needed && in.p < in.end && *in.p == '\r' ? in.p : NULL;
}

const uint8_t *
sk_disposition_name(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad)
{
    SkSpan quoted = in;
    *bad = in.p;
    if (take(&quoted, ";\r\n filename=\""))
        return read_quoted(quoted, name, len, bad);
    return read_sections(in, name, len, bad);
}

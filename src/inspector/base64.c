/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads base64 strictly: whole quanta, lines of one length, padding only at the
 * very end, no bits left over. What is encoded is not known here. This defends
 * against bodies that two decoders read differently.
 */
#include <string.h>

#include "inspector/inner.h"

#define NO 0x80 /* not a character of the alphabet */

/* clang-format off */
static const uint8_t value_of[256] = {
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, 62, NO, NO, NO, 63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, NO, NO, NO, NO, NO, NO,
    NO, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, NO, NO, NO, NO, NO,
    NO, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
};
/* clang-format on */

/* Decodes @n characters, a multiple of four, without padding. The result has
 * the bit of NO set if one of them was not of the alphabet. */
static uint8_t
decode_plain(const uint8_t *p, size_t n, uint8_t *out)
{
    uint8_t seen = 0;
    for (size_t i = 0; i < n; i += 4, p += 4, out += 3) {
        uint8_t a = value_of[p[0]], b = value_of[p[1]];
        uint8_t c = value_of[p[2]], d = value_of[p[3]];
        seen |= a | b | c | d;
        out[0] = (uint8_t)(a << 2 | b >> 4);
        out[1] = (uint8_t)(b << 4 | c >> 2);
        out[2] = (uint8_t)(c << 6 | d);
    }
    return seen & NO;
}

static const uint8_t *
first_foreign(const uint8_t *p, const uint8_t *end)
{
    while (p < end && value_of[*p] != NO)
        p++;
    return p;
}

size_t
sk_base64_word(const uint8_t *p, size_t n, uint8_t *out, const uint8_t **bad)
{
    const uint8_t *end = p + n;
    size_t pad = n >= 4 && end[-1] == '=' ? 1 + (end[-2] == '=') : 0;
    const uint8_t *stop = first_foreign(p, end - pad);
    *bad = NULL;
    if (stop != end - pad || n % 4 != 0) {
        *bad = stop;
        return 0;
    }
    size_t whole = pad > 0 ? n - 4 : n;
    decode_plain(p, whole, out);
    if (pad == 0)
        return n / 4 * 3;
    uint8_t last[4] = { end[-4], end[-3], pad == 1 ? end[-2] : 'A', 'A' };
    uint8_t three[3];
    decode_plain(last, 4, three);
    if (three[3 - pad] != 0) { /* the bits that belong to no byte */
        *bad = end - pad - 1;
        return 0;
    }
    memcpy(out + whole / 4 * 3, three, 3 - pad);
    return n / 4 * 3 - pad;
}

/* Reads the last line, or a line that is not as it must be. */
static size_t
read_last(SkBase64Body *body, uint8_t *out)
{
    const uint8_t *p = body->p;
    size_t left = (size_t)(body->end - p);
    size_t window = left < SK_BASE64_LINE + 1 ? left : SK_BASE64_LINE + 1;
    const uint8_t *cr = memchr(p, '\r', window);
    if (cr == NULL || cr == p || left - (size_t)(cr - p) != 2 ||
        cr[1] != '\n') {
        const uint8_t *stop = first_foreign(p, cr != NULL ? cr : p + window);
        body->bad = stop - p > SK_BASE64_LINE ? p + SK_BASE64_LINE : stop;
        return 0;
    }
    body->p = body->end;
    return sk_base64_word(p, (size_t)(cr - p), out, &body->bad);
}

size_t
sk_base64_read(SkBase64Body *body, uint8_t *out)
{
    size_t n = 0;
    while (n < SK_BASE64_CHUNK && body->bad == NULL && body->p < body->end) {
        const uint8_t *p = body->p;
        bool is_full = body->end - p > SK_BASE64_LINE + 2 &&
                       p[SK_BASE64_LINE] == '\r' &&
                       p[SK_BASE64_LINE + 1] == '\n';
        if (!is_full) {
            n += read_last(body, out + n);
        } else if (decode_plain(p, SK_BASE64_LINE, out + n) != 0) {
            body->bad = first_foreign(p, p + SK_BASE64_LINE);
        } else {
            n += SK_BASE64_BYTES;
            body->p = p + SK_BASE64_LINE + 2;
        }
    }
    return body->bad == NULL ? n : 0;
}

const uint8_t *
sk_base64_place(const SkBase64Body *body, size_t at)
{
    size_t line = at / SK_BASE64_BYTES, column = at % SK_BASE64_BYTES / 3 * 4;
    return body->start + line * (SK_BASE64_LINE + 2) + column;
}

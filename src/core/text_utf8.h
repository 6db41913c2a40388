/* SPDX-License-Identifier: Apache-2.0
 *
 * One character of UTF-8, read strictly. Only src/core includes this.
 */
#ifndef SK_CORE_TEXT_UTF8_H
#define SK_CORE_TEXT_UTF8_H

#include <glib.h>

/* sk_utf8_decode: stores the character of two bytes or more at @p in *@c and
 * returns its length, or 0 if it is none: overlong, a surrogate, cut off at
 * @end, or beyond U+10FFFF. */
static inline guint
sk_utf8_decode(const guchar *p, const guchar *end, gunichar *c)
{
    gsize left = (gsize)(end - p);
    if (left >= 3 && (p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80) {
        *c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        return *c >= 0x800 && (*c & 0xF800) != 0xD800 ? 3 : 0;
    }
    if (left >= 2 && (p[0] & 0xE0) == 0xC0 && (p[1] & 0xC0) == 0x80) {
        *c = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
        return *c >= 0x80 ? 2 : 0;
    }
    if (left >= 4 && (p[0] & 0xF8) == 0xF0 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80) {
        *c = (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
             (p[3] & 0x3Fu);
        return *c >= 0x10000 && *c <= 0x10FFFF ? 4 : 0;
    }
    return 0;
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs of bytes that need no second look. Nearly all mail is made of printable
 * ASCII, kana and kanji, so every pass over a text first asks how far these go,
 * and looks at single characters only where they end. The functions read
 * sixteen bytes at a time, never behind @end, and allocate nothing.
 */
#ifndef SEKISHO_RUNS_H
#define SEKISHO_RUNS_H

#include <string.h>

#include <glib.h>

typedef guint8 SkSixteen __attribute__((vector_size(16)));

/* sk_sixteen_first: returns the position of the first byte that is not 0, or 16
 * if all are. */
static inline guint
sk_sixteen_first(SkSixteen bytes)
{
    guint64 halves[2];

    memcpy(halves, &bytes, sizeof halves);
    if (halves[0] != 0)
        return (guint)__builtin_ctzll(GUINT64_FROM_LE(halves[0])) / 8;
    return halves[1] == 0
               ? 16
               : 8 + (guint)__builtin_ctzll(GUINT64_FROM_LE(halves[1])) / 8;
}

/* sk_run_ascii: returns how many bytes from @p on are below 0x80. */
static inline gsize
sk_run_ascii(const guchar *p, const guchar *end)
{
    const guchar *start = p;
    SkSixteen bytes;

    if (p >= end || *p >= 0x80)
        return 0;
    for (; end - p >= 16; p += 16) {
        memcpy(&bytes, p, sizeof bytes);
        guint first = sk_sixteen_first(bytes & 0x80);
        if (first < 16)
            return (gsize)(p - start) + first;
    }
    while (p < end && *p < 0x80)
        p++;
    return (gsize)(p - start);
}

/* sk_run_plain: returns how many bytes from @p on are printable ASCII, TAB or
 * LF. */
static inline gsize
sk_run_plain(const guchar *p, const guchar *end)
{
    const guchar *start = p;
    SkSixteen bytes;

    if (p >= end || *p >= 0x7F)
        return 0;
    for (; end - p >= 16; p += 16) {
        memcpy(&bytes, p, sizeof bytes);
        SkSixteen odd = (SkSixteen)((bytes - 0x20) > 0x5E) &
                        (SkSixteen)((bytes - '\t') > '\n' - '\t');
        guint first = sk_sixteen_first(odd);
        if (first < 16)
            return (gsize)(p - start) + first;
    }
    while (p < end && ((*p >= 0x20 && *p < 0x7F) || *p == '\n' || *p == '\t'))
        p++;
    return (gsize)(p - start);
}

/* sk_run_japanese: returns how many bytes from @p on are kana, kanji and the
 * marks between them (U+3000 to U+30FF and U+4000 to U+9FFF) in UTF-8. */
static inline gsize
sk_run_japanese(const guchar *p, const guchar *end)
{
    static const guchar mask[8] = { 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0 };
    static const guchar two[8] = { 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80 };
    const guchar *start = p;
    guint64 bytes, masked, wanted;

    memcpy(&masked, mask, sizeof masked);
    memcpy(&wanted, two, sizeof wanted);
    for (; end - p >= 8; p += 6) { /* two characters of three bytes */
        memcpy(&bytes, p, sizeof bytes);
        if ((bytes & masked) != wanted || (guchar)(p[0] - 0xE3) > 6 ||
            (guchar)(p[3] - 0xE3) > 6 || (p[0] == 0xE3 && p[1] > 0x83) ||
            (p[3] == 0xE3 && p[4] > 0x83))
            break;
    }
    while (end - p >= 3 && p[0] >= 0xE3 && p[0] <= 0xE9 &&
           (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 &&
           (p[0] != 0xE3 || p[1] <= 0x83))
        p += 3;
    return (gsize)(p - start);
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of 禁則: which characters may not begin a line, may not end one, or
 * may hang over the margin. Only text_wrap.c includes this.
 */
#ifndef SK_CORE_TEXT_RULES_H
#define SK_CORE_TEXT_RULES_H

#include <glib.h>

/* What the rules say of a character. */
enum {
    BEGINS_NOT = 1, /* it may not begin a line (行頭禁則): closing marks, small
                     * kana, the long vowel mark, 々 and so on */
    ENDS_NOT = 2, /* it may not end a line (行末禁則): opening brackets, and
                   * currency signs before a number */
    HANGS = 4,    /* it may hang over the right margin */
    CLOSES = BEGINS_NOT | HANGS,
};

/* These rules for ASCII, */
static const guint8 ascii_rules[128] = {
    ['!'] = BEGINS_NOT, ['$'] = ENDS_NOT,   ['%'] = BEGINS_NOT,
    ['('] = ENDS_NOT,   [')'] = CLOSES,     [','] = CLOSES,
    ['.'] = CLOSES,     [':'] = BEGINS_NOT, [';'] = BEGINS_NOT,
    ['?'] = BEGINS_NOT, ['['] = ENDS_NOT,   [']'] = CLOSES,
    ['{'] = ENDS_NOT,   ['}'] = BEGINS_NOT,
};

/* for the kana and the marks between them (U+3000 to U+30FF), */
static const guint8 kana_rules[256] = {
    [0x01] = CLOSES,     [0x02] = CLOSES,     [0x05] = BEGINS_NOT,
    [0x08] = ENDS_NOT,   [0x09] = CLOSES,     [0x0A] = ENDS_NOT,
    [0x0B] = CLOSES,     [0x0C] = ENDS_NOT,   [0x0D] = CLOSES,
    [0x0E] = ENDS_NOT,   [0x0F] = CLOSES,     [0x10] = ENDS_NOT,
    [0x11] = CLOSES,     [0x14] = ENDS_NOT,   [0x15] = CLOSES,
    [0x16] = ENDS_NOT,   [0x17] = BEGINS_NOT, [0x18] = ENDS_NOT,
    [0x19] = BEGINS_NOT, [0x1C] = BEGINS_NOT, [0x1D] = ENDS_NOT,
    [0x1F] = BEGINS_NOT, [0x3B] = BEGINS_NOT, [0x41] = BEGINS_NOT,
    [0x43] = BEGINS_NOT, [0x45] = BEGINS_NOT, [0x47] = BEGINS_NOT,
    [0x49] = BEGINS_NOT, [0x63] = BEGINS_NOT, [0x83] = BEGINS_NOT,
    [0x85] = BEGINS_NOT, [0x87] = BEGINS_NOT, [0x8E] = BEGINS_NOT,
    [0x95] = BEGINS_NOT, [0x96] = BEGINS_NOT, [0x9B] = BEGINS_NOT,
    [0x9C] = BEGINS_NOT, [0x9D] = BEGINS_NOT, [0x9E] = BEGINS_NOT,
    [0xA0] = BEGINS_NOT, [0xA1] = BEGINS_NOT, [0xA3] = BEGINS_NOT,
    [0xA5] = BEGINS_NOT, [0xA7] = BEGINS_NOT, [0xA9] = BEGINS_NOT,
    [0xC3] = BEGINS_NOT, [0xE3] = BEGINS_NOT, [0xE5] = BEGINS_NOT,
    [0xE7] = BEGINS_NOT, [0xEE] = BEGINS_NOT, [0xF5] = BEGINS_NOT,
    [0xF6] = BEGINS_NOT, [0xFB] = BEGINS_NOT, [0xFC] = BEGINS_NOT,
    [0xFD] = BEGINS_NOT, [0xFE] = BEGINS_NOT,
};

/* and for all other characters, each list ascending. */
static const gunichar no_begin[] = {
    0x00A2, 0x00B0, 0x00BB, 0x2010, 0x2013, 0x2019, 0x201D, 0x2025, 0x2026,
    0x2030, 0x2032, 0x2033, 0x203C, 0x2047, 0x2048, 0x2049, 0x2103, 0x31F0,
    0x31F1, 0x31F2, 0x31F3, 0x31F4, 0x31F5, 0x31F6, 0x31F7, 0x31F8, 0x31F9,
    0x31FA, 0x31FB, 0x31FC, 0x31FD, 0x31FE, 0x31FF, 0xFF01, 0xFF05, 0xFF09,
    0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E, 0xFF60,
    0xFF61, 0xFF63, 0xFF64, 0xFF65, 0xFF67, 0xFF68, 0xFF69, 0xFF6A, 0xFF6B,
    0xFF6C, 0xFF6D, 0xFF6E, 0xFF6F, 0xFF70, 0xFF9E, 0xFF9F, 0xFFE0,
};

static const gunichar no_end[] = {
    0x00A3, 0x00AB, 0x2018, 0x201C, 0x2116, 0xFF03, 0xFF04,
    0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xFFE5,
};

static const gunichar hangs[] = {
    0xFF09, 0xFF0C, 0xFF0E, 0xFF3D, 0xFF5D, 0xFF61, 0xFF63, 0xFF64,
};

static inline gboolean
is_ideograph(gunichar c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static inline gboolean
holds(const gunichar *table, guint n, gunichar c)
{
    guint low = 0;
    while (low < n) {
        guint middle = low + (n - low) / 2;
        if (table[middle] == c)
            return TRUE;
        if (table[middle] < c)
            low = middle + 1;
        else
            n = middle;
    }
    return FALSE;
}

static inline guint
rules_of(gunichar c)
{
    if (c < 0x80)
        return ascii_rules[c];
    if (is_ideograph(c))
        return 0; /* No rule names one. */
    if (c >= 0x3000 && c < 0x3100)
        return kana_rules[c - 0x3000];
    return (holds(no_begin, G_N_ELEMENTS(no_begin), c) ? BEGINS_NOT : 0) |
           (holds(no_end, G_N_ELEMENTS(no_end), c) ? ENDS_NOT : 0) |
           (holds(hangs, G_N_ELEMENTS(hangs), c) ? HANGS : 0);
}

/* Returns whether @c is kanji, kana or a mark between them. All of these are
 * wide, stand for themselves, and a line may end on both sides of them. */
static inline gboolean
is_japanese(gunichar c)
{
    return is_ideograph(c) || (c >= 0x3001 && c <= 0x3029) ||
           (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF);
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks Unicode text that may leave: strict UTF-8 without invisible
 * characters. Other charsets and the width of lines are not known here. This
 * defends against decoders that disagree (overlong forms, surrogates), text
 * that looks different from what it says (bidi controls), and bytes hidden in
 * characters that nobody sees. The set of characters is defined in README.md; a
 * test compares it with the writer's set character by character.
 */
#include <string.h>

#include "inspector/inner.h"

#define NON_JOINER 0x200C
#define JOINER     0x200D
#define ONES       0x0101010101010101u

typedef struct {
    uint32_t first, last;
} Range;

/* In ascending order. Joiners and selectors are judged by their neighbours
 * before this table is asked, U+nFFFE and U+nFFFF by their form. */
static const Range forbidden[] = {
    { 0x0000, 0x001F },   { 0x007F, 0x009F },   { 0x00AD, 0x00AD },
    { 0x034F, 0x034F },   { 0x061C, 0x061C },   { 0x115F, 0x1160 },
    { 0x17B4, 0x17B5 },   { 0x180B, 0x180F },   { 0x200B, 0x200F },
    { 0x2028, 0x202E },   { 0x2060, 0x206F },   { 0x3164, 0x3164 },
    { 0xD800, 0xDFFF },   { 0xFDD0, 0xFDEF },   { 0xFEFF, 0xFEFF },
    { 0xFFA0, 0xFFA0 },   { 0xFFF0, 0xFFFB },   { 0x13430, 0x1343F },
    { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF },
};

static bool
is_forbidden(uint32_t c)
{
    size_t low = 0, high = sizeof forbidden / sizeof forbidden[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > forbidden[middle].last)
            low = middle + 1;
        else if (c < forbidden[middle].first)
            high = middle;
        else
            return true;
    }
    return (c & 0xFFFE) == 0xFFFE;
}

static bool
is_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static bool
is_emoji(uint32_t c)
{
    return (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F000 && c <= 0x1FBFF);
}

static bool
is_arabic(uint32_t c)
{
    return (c >= 0x0620 && c <= 0x077F) || (c >= 0x0860 && c <= 0x08FF) ||
           (c >= 0xFB50 && c <= 0xFBC1);
}

static bool
is_indic(uint32_t c)
{
    return c >= 0x0900 && c <= 0x0DFF;
}

static bool
is_joiner(uint32_t c)
{
    return c == JOINER || c == NON_JOINER;
}

/* Returns whether @joiner may stand between the characters @left and @right. If
 * @left is 0, it stands in another piece of the text and counts as fitting. A
 * caller that does not know @right yet gives @left for it. */
static bool
may_join(uint32_t left, uint32_t joiner, uint32_t right)
{
    if (left == 0)
        left = right;
    return (is_arabic(left) && is_arabic(right)) ||
           (is_indic(left) && is_indic(right)) ||
           (joiner == JOINER && is_emoji(left) && is_emoji(right));
}

static bool
is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* One selector may follow one visible character; a run of them could carry
 * bytes. */
static bool
may_carry_selector(uint32_t c)
{
    return c != 0 && !is_joiner(c) && !is_space(c) && !is_selector(c);
}

static bool
may_follow(const SkText *text, uint32_t c)
{
    if (is_joiner(text->prev) && !may_join(text->held, text->prev, c))
        return false;
    if (is_joiner(c))
        return text->prev == 0 ? text->is_piece
                               : may_join(text->prev, c, text->prev);
    if (is_selector(c))
        return may_carry_selector(text->prev);
    return !is_forbidden(c);
}

/* Returns the length of the character that begins with @lead,
 * 0 if none does. */
static unsigned
length_of(uint8_t lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Returns the character of @len bytes at @p, 0 if the bytes are not the only
 * way to write one. */
static uint32_t
decode(const uint8_t *p, unsigned len)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    uint32_t c = p[0] & (0x7Fu >> len);
    for (unsigned i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    bool is_one = c >= least[len] && c <= 0x10FFFF && (c & ~0x7FFu) != 0xD800;
    return is_one ? c : 0;
}

/* Returns how many bytes from @p on are printable ASCII. */
static size_t
printable_run(const uint8_t *p, size_t n)
{
    uint64_t eight;
    size_t i = 0;
    for (; n - i >= 8; i += 8) {
        memcpy(&eight, p + i, sizeof eight);
        /* a byte of 0x80 or more, below 0x20, or 0x7F */
        if ((eight | (eight - ONES * 0x20) | (eight + ONES)) & (ONES << 7))
            break;
    }
    while (i < n && sk_is_printable(p[i]))
        i++;
    return i;
}

/* Takes a control at @p. Returns its length, or 0 if it is
 * incomplete or bad. */
static size_t
take_control(SkText *text, const uint8_t *p, size_t n)
{
    bool is_crlf = *p == '\r';
    if (*p == '\t' && text->ends != SK_ENDS_NONE) {
        text->prev = '\t';
        return 1;
    }
    SkLineEnds ends = is_crlf ? SK_ENDS_CRLF : SK_ENDS_LF;
    bool fits = text->ends == ends || text->ends >= SK_ENDS_OPEN;
    if (fits && is_crlf && n < 2)
        return 0;
    text->bad = !fits || (is_crlf ? p[1] != '\n' : *p != '\n');
    if (text->bad)
        return 0;
    if (text->ends == SK_ENDS_OPEN)
        text->ends = ends;
    text->prev = '\n';
    return is_crlf ? 2 : 1;
}

/* Takes a character of two bytes or more at @p; returns what take_control
 * returns. */
static size_t
take_wide(SkText *text, const uint8_t *p, size_t n)
{
    unsigned len = length_of(*p);
    if (len > n)
        return 0;
    uint32_t c = len > 0 ? decode(p, len) : 0;
    /* kana or kanji */
    bool is_usual = c >= 0x3000 && c < 0xD800 && c != 0x3164;
    text->bad =
        c == 0 || (is_usual ? is_joiner(text->prev) : !may_follow(text, c));
    if (text->bad)
        return 0;
    text->held = text->prev;
    text->prev = c;
    return len;
}

size_t
sk_text_take(SkText *text, const uint8_t *p, size_t n)
{
    size_t i = 0;
    while (i < n && !text->bad) {
        if (p[i] >= 0x80) {
            size_t taken = take_wide(text, p + i, n - i);
            if (taken == 0)
                break;
            i += taken;
            continue;
        }
        size_t run = printable_run(p + i, n - i);
        text->bad = is_joiner(text->prev);
        size_t taken =
            run > 0 || text->bad ? 0 : take_control(text, p + i, n - i);
        if (text->bad || run + taken == 0)
            break;
        if (run > 0)
            text->prev = p[i + run - 1];
        i += run + taken;
    }
    return i;
}

bool
sk_text_may_end(const SkText *text)
{
    return text->is_piece || !is_joiner(text->prev);
}

const uint8_t *
sk_text_whole(SkSpan span, SkLineEnds ends)
{
    SkText text = { .ends = ends };
    size_t taken = sk_text_take(&text, span.p, sk_length(span));
    bool is_whole = taken == sk_length(span) && sk_text_may_end(&text);
    return is_whole ? NULL : span.p + taken;
}

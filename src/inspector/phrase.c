/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a display name as people see it: an e-mail address in it, or another
 * domain, would be taken for the sender's. Only what looks like ASCII matters.
 * This defends against "boss@city.example <evil@example>" and "city.example
 * <evil@example>".
 */
#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"
#include "inspector/phrase.h"

#include "data/top_level_domains.h"

#define ESC 0x1B

/* Returns the ASCII character that @c is read as, whatever its width, or 0 if
 * there is none. */
static char
plain(uint32_t c)
{
    static const uint32_t dots[] = { 0x3002, 0xFF61, 0xFE52, 0x2024, 0x00B7,
                                     0x2027, 0x0701, 0x0702, 0xA4F8, 0xA60E };
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++)
        if (c == dots[i])
            return '.';
    if (c == 0xFE6B || c == 0x24B6 || c == 0x24D0)
        return '@';
    if (c == 0x3000 || c == 0xA0)
        return ' ';
    return c >= ' ' && c < 0x7F ? (char)c : 0;
}

static bool
is_alnum(char c)
{
    return c > 0 && isalnum((unsigned char)c);
}

/* Follows whether the whole name is "boss@city": ASCII, one at sign, at least
 * one character before it and two behind it. */
static void
take_alone(SkPhrase *phrase, char c)
{
    bool local = c == '.' || (!phrase->alone_at && (c == '_' || c == '+'));
    if (c == '@' && !phrase->alone_at)
        phrase->alone_at = true;
    else if (is_alnum(c) || c == '-' || local)
        (*(phrase->alone_at ? &phrase->behind : &phrase->before))++;
    else
        phrase->not_alone = true;
}

/* Collects words of labels and dots, except those behind "(at) ". */
static void
take_word(SkPhrase *phrase, char c)
{
    static const char parted[] = "(at) ";
    bool is_word = is_alnum(c) || c == '-' || c == '.';
    bool is_open =
        phrase->n_words > 0 && phrase->words[phrase->n_words - 1] != 0;
    bool skips = phrase->parted == sizeof parted - 1;
    if (is_word && !skips && phrase->n_words < sizeof phrase->words - 1)
        phrase->words[phrase->n_words++] = c;
    else if (!is_word && is_open)
        phrase->words[phrase->n_words++] = 0;
    if (is_word && skips)
        return;
    if (c == parted[skips ? 0 : phrase->parted])
        phrase->parted = skips ? 1 : phrase->parted + 1;
    else
        phrase->parted = c == parted[0];
}

/* An address is an at sign behind a character, with or without blanks around
 * it, and behind it a run without blanks that has a dot inside. */
static void
take(SkPhrase *phrase, char c)
{
    take_alone(phrase, c);
    take_word(phrase, c);
    if (c == '@') {
        phrase->behind_at = phrase->ink;
        phrase->run = 0;
        phrase->dot = false;
        phrase->ink = true;
    } else if (c == ' ') {
        phrase->behind_at = phrase->behind_at && phrase->run == 0;
    } else {
        phrase->ink = true;
        phrase->bad |= phrase->behind_at && phrase->dot && c != '.';
        if (c == '.')
            phrase->dot = phrase->run > 0;
        phrase->run++;
    }
}

void
sk_phrase_ascii(SkPhrase *phrase, SkSpan text)
{
    for (; text.p < text.end; text.p++)
        take(phrase, plain(*text.p));
}

void
sk_phrase_utf8(SkPhrase *phrase, SkSpan text)
{
    while (text.p < text.end) {
        uint32_t c = *text.p++;
        uint32_t bits = c < 0xC0 ? 0x7F : c < 0xE0 ? 0x1F : c < 0xF0 ? 0xF : 7;
        c &= bits;
        while (text.p < text.end && (*text.p & 0xC0) == 0x80)
            c = c << 6 | (*text.p++ & 0x3F);
        take(phrase, plain(c));
    }
}

/* Row 1 of JIS X 0208 has the blank, the dots, the brackets and the at sign,
 * and row 3 letters and digits at the places of ASCII. */
static char
plain_jis(uint8_t lead, uint8_t trail)
{
    if (lead == 0x23 && is_alnum((char)trail))
        return (char)trail;
    if (lead != 0x21)
        return 0;
    if (trail == 0x77)
        return '@';
    if (trail == 0x23 || trail == 0x25)
        return '.';
    if (trail == 0x4A || trail == 0x4B)
        return trail == 0x4A ? '(' : ')';
    return trail == 0x21 ? ' ' : 0;
}

void
sk_phrase_jis(SkPhrase *phrase, SkSpan text)
{
    bool kanji = false;
    while (text.p < text.end) {
        if (*text.p == ESC && text.end - text.p >= 3) {
            kanji = text.p[1] == '$';
            text.p += 3;
        } else if (kanji && text.end - text.p >= 2) {
            take(phrase, plain_jis(text.p[0], text.p[1]));
            text.p += 2;
        } else {
            take(phrase, plain(*text.p++));
        }
    }
}

bool
sk_phrase_end(SkPhrase *phrase)
{
    if (phrase->n_words > 0)
        phrase->words[phrase->n_words] = 0; /* there is room for it */
    return phrase->bad || (!phrase->not_alone && phrase->alone_at &&
                           phrase->before > 0 && phrase->behind > 1);
}

/* ---- domains ------------------------------------------------------------ */

/* Returns whether the domain @a is @b or lies below it. */
static bool
lies_in(SkSpan a, SkSpan b)
{
    size_t n = sk_length(a), m = sk_length(b);
    return n >= m && m > 0 &&
           strncasecmp((const char *)a.end - m, (const char *)b.p, m) == 0 &&
           (n == m ||
            (a.end[-(ptrdiff_t)m - 1] == '.' && memchr(b.p, '.', m) != NULL));
}

static bool
is_domain(SkSpan word)
{
    SkSpan last = { word.end, word.end };
    const uint8_t *dots = word.p;
    while (last.p > word.p && last.p[-1] != '.')
        last.p--;
    if (last.p - word.p < 3 || last.p[-2] == '.')
        return false;
    for (; word.end - dots > 1; dots++)
        if (dots[0] == '.' && dots[1] == '.')
            return false;
    const uint8_t *before = last.p - 1;
    while (before > word.p && before[-1] != '.')
        before--;
    bool person = before == word.p && sk_length(last) > 3 && isupper(*last.p);
    return last.p - 1 - before >= 2 && !person &&
           sk_is_listed(last, sk_top_level_domains,
                        sizeof sk_top_level_domains / sizeof(char *));
}

bool
sk_phrase_has_domain(const SkPhrase *phrase, SkSpan domain)
{
    const char *p = phrase->words, *all_end = p + phrase->n_words;
    while (p < all_end) {
        const char *end = p + strlen(p);
        SkSpan word = { (const uint8_t *)p, (const uint8_t *)end };
        while (word.p < word.end && *word.p == '.')
            word.p++;
        while (word.p < word.end && word.end[-1] == '.')
            word.end--;
        SkSpan bare = word;
        if (sk_length(word) > 4 &&
            strncasecmp((const char *)word.p, "www.", 4) == 0)
            bare.p += 4;
        if (is_domain(word) && !lies_in(bare, domain) && !lies_in(domain, bare))
            return true;
        p = end + 1;
    }
    return false;
}

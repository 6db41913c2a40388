/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a display name as people see it: an e-mail address in it would be
 * taken for the sender's. Only at signs, dots and blanks of every width matter.
 * This defends against "boss@city.example <evil@example>".
 */
#include "inspector/inner.h"

#define ESC 0x1B

static char
plain(uint32_t c)
{
    switch (c) {
    case '@':
    case 0xFF20:
    case 0xFE6B:
        return '@';
    case '.':
    case 0xFF0E:
    case 0x3002:
    case 0xFF61:
    case 0xFE52:
    case 0x2024:
        return '.';
    case ' ':
    case 0x3000:
    case 0xA0:
        return ' ';
    default:
        return 'x';
    }
}

/* An address is an at sign behind a character, with or without blanks around
 * it, and behind it a run without blanks that has a dot inside. */
static void
take(SkPhrase *phrase, char c)
{
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

/* Row 1 of JIS X 0208 holds the blank, the dots and the at sign. */
static char
plain_jis(uint8_t lead, uint8_t trail)
{
    if (lead != 0x21)
        return 'x';
    if (trail == 0x77)
        return '@';
    if (trail == 0x23 || trail == 0x25)
        return '.';
    return trail == 0x21 ? ' ' : 'x';
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

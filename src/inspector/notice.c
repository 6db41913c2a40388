/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks that only a notice of the gateway speaks as one. A text holds at most
 * one mark line, and the sentences by which people know a notice stand below it
 * (up to the line that ends the notice, if it stands above the text) or, since
 * the top line belongs to it, in the first paragraph above it. This defends
 * against a writer that lets a forged notice through. Letters are compared by
 * fewer look-alikes than the writer knows, and within one line; whether a mark
 * is genuine is not decided here, because the key is not at hand.
 */
#include <string.h>

#include "inspector/inner.h"

#define RECEIPT_LEN 10
/* so many characters are searched for the alteration that the writer makes */
#define AHEAD 24

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The lines that begin and end a notice, in each language. */
static const struct {
    const char *open, *middle, *close, *end;
} marks[] = {
    { "------ 【sekisho】 受付番号 ", " 確認 ", " ------", " ここまで ------" },
    { "------ [sekisho] receipt ", " check ", " ------", " ends here ------" },
};
#define N_MARKS (sizeof marks / sizeof marks[0])

/* The sentences after folding: no blanks, small letters, katakana. */
static const struct {
    const uint32_t *text;
    /* a number follows; a particle in between makes it another sentence */
    bool counted;
    bool is_name; /* the writer alters it inside and not behind */
} phrases[] = {
    { U"[関所]", false, true },
    { U"[sekisho]", false, true },
    { U"コノメールカラ添付ファイルナド", true },
    { U"item(s),suchasattachments,weretakenoutofthismail", false },
    { U"無害化ゲートウェイカラノオ知ラセ", false },
    { U"noticefromthemailgateway", false },
    { U"通ヲオ届ケデキマセンデシタ(受付番号", false },
    { U"mailcouldnotbedelivered(receipt", false },
};
#define N_PHRASES (sizeof phrases / sizeof phrases[0])

static bool
take_digits(SkSpan *in, size_t n)
{
    for (; n > 0; n--, in->p++)
        if (in->p == in->end || *in->p == 0 || strchr(digits, *in->p) == NULL)
            return false;
    return true;
}

static bool
is_mark(SkSpan line)
{
    for (size_t i = 0; i < N_MARKS; i++) {
        SkSpan in = line;
        if (sk_take(&in, marks[i].open) && take_digits(&in, RECEIPT_LEN) &&
            sk_take(&in, marks[i].middle) && take_digits(&in, 4) &&
            sk_take(&in, "-") && take_digits(&in, 4) && sk_take(&in, "-") &&
            take_digits(&in, 4) && sk_take(&in, "-") && take_digits(&in, 4) &&
            sk_take(&in, marks[i].close) && in.p == in.end)
            return true;
    }
    return false;
}

static bool
is_end_mark(SkSpan line)
{
    for (size_t i = 0; i < N_MARKS; i++) {
        SkSpan in = line;
        if (sk_take(&in, marks[i].open) && take_digits(&in, RECEIPT_LEN) &&
            sk_take(&in, marks[i].end) && in.p == in.end)
            return true;
    }
    return false;
}

/* Takes the next character of UTF-8. A byte that begins none
 * stands for itself. */
static uint32_t
next_char(SkSpan *in)
{
    uint32_t c = *in->p++;
    size_t more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    c &= more > 0 ? 0x3Fu >> more : 0xFF;
    for (; more > 0 && in->p < in->end; more--)
        c = c << 6 | (*in->p++ & 0x3F);
    return c;
}

/* Returns the character as which @c is compared, or 0 if it is invisible. */
static uint32_t
fold(uint32_t c)
{
    static const uint32_t alike[][2] = {
        { 0x3010, '[' }, { 0x3014, '[' },    { 0x3011, ']' },
        { 0x3015, ']' }, { 0x95DC, 0x95A2 }, { 0x95D7, 0x95A2 },
        { 0x0435, 'e' }, { 0x043A, 'k' },    { 0x043E, 'o' },
        { 0x0455, 's' }, { 0x0456, 'i' },    { 0x04BB, 'h' },
    };
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0)
        return 0;
    if (c >= 'A' && c <= 'Z')
        return c + 0x20;
    if (c >= 0x3041 && c <= 0x3096)
        return c + 0x60;
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++)
        if (alike[i][0] == c)
            return alike[i][1];
    return c;
}

/* Returns whether the writer's alteration follows, perhaps behind a bracket and
 * wrapped once. */
static bool
is_altered(SkSpan rest)
{
    static const uint32_t mark[] = { 0x30FB, 0x8EE2, 0x8A18 };
    size_t seen = 0;
    for (int i = 0; i < AHEAD && rest.p < rest.end; i++) {
        uint32_t c = next_char(&rest);
        if (c == ' ' || c == '>' || c == '\r' || c == '\n')
            continue;
        seen = c == mark[seen] ? seen + 1 : c == mark[0] ? 1 : 0;
        if (seen == sizeof mark / sizeof mark[0])
            return true;
    }
    return false;
}

static bool
is_particle(SkSpan rest)
{
    uint32_t c = rest.p < rest.end ? next_char(&rest) : 0;
    return c >= 0x3041 && c <= 0x3096;
}

/* Returns how much of a phrase ends here if @c follows its first @state
 * characters (the algorithm of Knuth, Morris and Pratt without its table,
 * because phrases are short). */
static size_t
advance(const uint32_t *phrase, size_t state, uint32_t c)
{
    size_t k = state + (phrase[state] == c ? 1 : 0);
    if (k > state)
        return k;
    for (k = state; k > 0; k--)
        if (phrase[k - 1] == c && memcmp(phrase, phrase + state - (k - 1),
                                         (k - 1) * sizeof *phrase) == 0)
            return k;
    return 0;
}

/* Returns the end of the first sentence of a notice in @line, or NULL. The text
 * continues behind the line up to @all_end. */
static const uint8_t *
phrase_in(SkSpan line, const uint8_t *all_end)
{
    size_t states[N_PHRASES] = { 0 };
    while (line.p < line.end) {
        uint32_t c = fold(next_char(&line));
        for (size_t i = 0; c != 0 && i < N_PHRASES; i++) {
            const uint32_t *text = phrases[i].text;
            if (states[i] == 0 && text[0] != c)
                continue;
            states[i] = advance(text, states[i], c);
            if (text[states[i]] != 0)
                continue;
            SkSpan rest = { line.p, all_end };
            if (phrases[i].is_name ||
                (!is_altered(rest) &&
                 !(phrases[i].counted && is_particle(rest))))
                return line.p;
            states[i] = 0;
        }
    }
    return NULL;
}

/* Returns the line that begins at @p, without its line end. */
static SkSpan
line_at(SkSpan all, const uint8_t *p)
{
    const uint8_t *lf = memchr(p, '\n', (size_t)(all.end - p));
    const uint8_t *end = lf != NULL ? lf : all.end;
    return (SkSpan){ p, end > p && end[-1] == '\r' ? end - 1 : end };
}

static const uint8_t *
next_line(SkSpan all, SkSpan line)
{
    const uint8_t *lf = memchr(line.end, '\n', (size_t)(all.end - line.end));
    return lf != NULL ? lf + 1 : all.end;
}

/* Returns the mark line of @all, or its end if there is none. @second is set to
 * a second one, if there is one. */
static const uint8_t *
find_mark(SkSpan all, const uint8_t **second)
{
    const uint8_t *found = all.end;
    for (const uint8_t *p = all.p; p < all.end;) {
        SkSpan line = line_at(all, p);
        bool marks_here = *p == '-' && is_mark(line);
        if (marks_here && found < all.end) {
            *second = p;
            return found;
        }
        if (marks_here)
            found = p;
        p = next_line(all, line);
    }
    return found;
}

const uint8_t *
sk_notice_forged(SkSpan text)
{
    const uint8_t *second = NULL, *mark = find_mark(text, &second);
    bool within = false, first = mark < text.end;
    for (const uint8_t *p = text.p; second == NULL && p < text.end;) {
        SkSpan line = line_at(text, p);
        first = first && line.p < line.end && p != mark;
        within = within || p == mark;
        const uint8_t *bad = within || first ? NULL : phrase_in(line, text.end);
        if (bad != NULL)
            return bad;
        within = within && !is_end_mark(line);
        p = next_line(text, line);
    }
    return second;
}

/* ---- ISO-2022-JP -------------------------------------------------------- */

/* Returns what a character of JIS X 0208 is in Unicode, as far as sentences of
 * notices need it, or 0. */
static uint32_t
from_jis(uint8_t row, uint8_t cell)
{
    static const uint32_t known[][2] = {
        { 0x2121, 0x3000 }, { 0x2126, 0x30FB }, { 0x213C, 0x30FC },
        { 0x214A, 0xFF08 }, { 0x214B, 0xFF09 }, { 0x214C, 0x3014 },
        { 0x214D, 0x3015 }, { 0x214E, 0xFF3B }, { 0x214F, 0xFF3D },
        { 0x215A, 0x3010 }, { 0x215B, 0x3011 }, { 0x3458, 0x95A2 },
        { 0x3D6A, 0x6240 }, { 0x4C35, 0x7121 }, { 0x3332, 0x5BB3 },
        { 0x323D, 0x5316 }, { 0x3C75, 0x53D7 }, { 0x4955, 0x4ED8 },
        { 0x4856, 0x756A }, { 0x3966, 0x53F7 }, { 0x334E, 0x78BA },
        { 0x4727, 0x8A8D }, { 0x453A, 0x6DFB }, { 0x434E, 0x77E5 },
        { 0x444C, 0x901A }, { 0x464F, 0x5C4A }, { 0x453E, 0x8EE2 },
        { 0x352D, 0x8A18 },
    };
    if (row == 0x24)
        return 0x3041u + cell - 0x21;
    if (row == 0x25)
        return 0x30A1u + cell - 0x21;
    if (row == 0x23)
        return 0xFF00u + cell - 0x20;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i][0] == ((uint32_t)row << 8 | cell))
            return known[i][1];
    return 0;
}

size_t
sk_notice_from_jis(SkSpan body, uint8_t *out)
{
    bool kanji = false;
    size_t n = 0;
    while (body.p < body.end) {
        if (*body.p == 0x1B && sk_length(body) > 2) {
            kanji = body.p[1] == '$';
            body.p += 3;
        } else if (kanji && sk_length(body) > 1) {
            uint32_t c = from_jis(body.p[0], body.p[1]);
            if (c != 0) {
                out[n++] = (uint8_t)(0xE0 | c >> 12);
                out[n++] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
            }
            /* A byte that occurs in no name stands for each other kanji. */
            out[n++] = (uint8_t)(0x80 | (c & 0x3F));
            body.p += 2;
        } else {
            out[n++] = *body.p++;
        }
    }
    return n;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans text for people: valid UTF-8, LF line ends, nothing invisible. This
 * defends against text that looks different from what it says: bidi overrides
 * (gpj.exe), zero-width characters in names and addresses, terminal escapes,
 * data hidden in tag characters or in runs of variation selectors. It does not
 * normalise (no NFC, so that 神 stays as a name was written) and knows no
 * charset but UTF-8.
 */
#include <string.h>

#include <sekisho/runs.h>
#include <sekisho/text.h>

#include "core/text_utf8.h"

#define MARKS_IN_A_RUN    30 /* the bound of UAX #15 for stream-safe text */
#define REPLACEMENT       "\xEF\xBF\xBD"
#define ELLIPSIS          "\xE2\x80\xA6"
#define ZERO_WIDTH_JOINER 0x200D
#define EMOJI_SELECTOR    0xFE0F

typedef enum { STAYS, CONTROL, BIDI, INVISIBLE, LINE_END, NO_CHARACTER } Kind;

typedef struct {
    gunichar first, last;
    Kind kind;
} Range;

/* Everything that never stays, from U+00A0 on, in ascending order: the
 * default-ignorable characters of Unicode and format controls without a shape.
 * Variation selectors, U+200C and U+200D are judged by their neighbours before
 * this table is asked. */
static const Range unwanted[] = {
    { 0x00AD, 0x00AD, INVISIBLE }, /* soft hyphen */
    { 0x034F, 0x034F, INVISIBLE }, /* combining grapheme joiner */
    { 0x061C, 0x061C, BIDI },      /* Arabic letter mark */
    { 0x115F, 0x1160, INVISIBLE }, /* Hangul fillers */
    { 0x17B4, 0x17B5, INVISIBLE }, /* Khmer inherent vowels */
    { 0x180B, 0x180F, INVISIBLE }, /* Mongolian selectors, separator */
    { 0x200B, 0x200D, INVISIBLE }, /* zero-width space, joiners */
    { 0x200E, 0x200F, BIDI },      /* LRM, RLM */
    { 0x2028, 0x2029, LINE_END },  /* line and paragraph separator */
    { 0x202A, 0x202E, BIDI },      /* embeddings, overrides */
    { 0x2060, 0x2065, INVISIBLE }, /* word joiner, invisible operators */
    { 0x2066, 0x2069, BIDI },      /* isolates */
    { 0x206A, 0x206F, INVISIBLE }, /* deprecated format characters */
    { 0x3164, 0x3164, INVISIBLE }, /* Hangul filler */
    { 0xFDD0, 0xFDEF, NO_CHARACTER },
    { 0xFEFF, 0xFEFF, INVISIBLE },   /* byte order mark in the text */
    { 0xFFA0, 0xFFA0, INVISIBLE },   /* half-width Hangul filler */
    { 0xFFF0, 0xFFFB, INVISIBLE },   /* unassigned, annotations */
    { 0x13430, 0x1343F, INVISIBLE }, /* hieroglyph format controls */
    { 0x1BCA0, 0x1BCA3, INVISIBLE }, /* shorthand format controls */
    { 0x1D173, 0x1D17A, INVISIBLE }, /* musical beams and slurs */
    { 0xE0000, 0xE0FFF, INVISIBLE }, /* tags; selectors were asked before */
};

static Kind
kind_of(gunichar c)
{
    if (c < 0xA0)
        return c == 0x85 ? LINE_END : CONTROL;
    if ((c & 0xFFFE) == 0xFFFE)
        return NO_CHARACTER;
    for (guint i = 0; i < G_N_ELEMENTS(unwanted) && unwanted[i].first <= c; i++)
        if (c <= unwanted[i].last)
            return unwanted[i].kind;
    return STAYS;
}

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* Returns whether a variation selector may follow @c, as in names (IVS) and
 * emoji. Only one may; a run of them could carry hidden bytes. */
static gboolean
is_base(gunichar c)
{
    return c != 0 && !is_blank(c) && !sk_text_is_selector(c) &&
           !sk_text_is_joiner(c);
}

/* U+200D joins several emoji into one. In scripts whose letters join, such as
 * Arabic and Sinhala, U+200C and U+200D choose between two forms of a letter
 * and, in Persian and Sinhala, between two words. Between any other characters
 * they are invisible and are removed. */
typedef enum { JOINS_NOTHING, EMOJI, ARABIC, INDIC } Script;

static Script
script_of(gunichar c)
{
    if ((c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F000 && c <= 0x1FBFF))
        return EMOJI;
    if ((c >= 0x0620 && c <= 0x077F) || (c >= 0x0860 && c <= 0x08FF) ||
        (c >= 0xFB50 && c <= 0xFBC1))
        return ARABIC; /* and Syriac, Mandaic */
    return c >= 0x0900 && c <= 0x0DFF ? INDIC : JOINS_NOTHING;
}

/* Returns whether @joiner has on both sides what it is made for: @prev before
 * it, and the character at @next behind it. At an edge of a piece of text that
 * goes on elsewhere, the neighbour is not known, and may be what fits. */
static gboolean
joins(gunichar prev, gunichar joiner, const guchar *next, const guchar *end,
      gboolean is_piece)
{
    gboolean is_first = is_piece && prev == 0;
    gboolean is_last = is_piece && next == end;
    gunichar c = 0;

    if (!is_last && sk_utf8_decode(next, end, &c) == 0)
        return FALSE;
    if (is_first && is_last)
        return TRUE;
    Script script = script_of(is_first ? c : prev);
    if (!is_first && !is_last && script_of(c) != script)
        return FALSE;
    return script == EMOJI ? joiner == ZERO_WIDTH_JOINER
                           : script != JOINS_NOTHING;
}

/* Returns the first place from @p on that cannot stay as it is, or @end. *@prev
 * is the character before it, 0 if there is none, and is updated. */
static const guchar *
scan(const guchar *p, const guchar *end, gboolean is_piece, gunichar *prev)
{
    while (p < end) {
        gsize plain = sk_run_plain(p, end);
        if (plain > 0) {
            p += plain;
            *prev = p[-1];
            continue;
        }
        gunichar c = 0;
        gsize japanese = sk_run_japanese(p, end);
        if (japanese > 0) {
            p += japanese;
            sk_utf8_decode(p - 3, end, prev);
            continue;
        }
        guint len = sk_utf8_decode(p, end, &c);
        gboolean stays = len > 0;
        if (stays && (c < 0x3000 || c > 0xD7FF || c == 0x3164)) {
            if (sk_text_is_selector(c))
                stays = is_base(*prev);
            else if (sk_text_is_joiner(c))
                stays = joins(*prev, c, p + len, end, is_piece);
            else
                stays = kind_of(c) == STAYS;
        }
        if (!stays)
            return p;
        p += len;
        *prev = c;
    }
    return end;
}

/* A rainbow flag is a flag, U+FE0F, a joiner and a rainbow. What leaves must
 * have emoji on both sides of a joiner, so the selector between them is removed
 * and the flag stays one. */
static gboolean
rejoin(GString *out, const guchar *next, const guchar *end, gunichar *prev)
{
    if (*prev != EMOJI_SELECTOR || out->len < 6)
        return FALSE;
    const char *selector = out->str + out->len - 3;
    const char *base = g_utf8_prev_char(selector);
    if (script_of(g_utf8_get_char(base)) != EMOJI ||
        !joins(g_utf8_get_char(base), ZERO_WIDTH_JOINER, next, end, FALSE))
        return FALSE;
    g_string_truncate(out, out->len - 3);
    g_string_append_unichar(out, ZERO_WIDTH_JOINER);
    *prev = ZERO_WIDTH_JOINER;
    return TRUE;
}

static void
count(SkTextCounts *counts, Kind kind)
{
    if (kind == CONTROL)
        counts->controls++;
    else if (kind == BIDI)
        counts->bidi++;
    else if (kind == INVISIBLE)
        counts->zero_width++;
    else if (kind == NO_CHARACTER)
        counts->invalid++;
}

/* Handles the one thing at @p that cannot stay, and returns what follows it. */
static const guchar *
mend(GString *out, const guchar *p, const guchar *end, gunichar *prev,
     SkTextCounts *counts)
{
    gunichar c = 0;
    guint len = *p < 0x80 ? 1 : sk_utf8_decode(p, end, &c);
    if (*p < 0x80)
        c = *p;
    Kind kind = len == 0                 ? NO_CHARACTER
                : c == '\r'              ? LINE_END
                : sk_text_is_selector(c) ? INVISIBLE
                                         : kind_of(c);
    len = MAX(len, 1);
    if (c == '\r' && p + 1 < end && p[1] == '\n')
        len = 2;
    if (kind == LINE_END) {
        g_string_append_c(out, '\n');
        *prev = '\n';
    } else if (kind == NO_CHARACTER) {
        g_string_append(out, REPLACEMENT);
        *prev = 0xFFFD;
    } else if (c == ZERO_WIDTH_JOINER) {
        rejoin(out, p + len, end, prev);
    }
    count(counts, kind);
    return p + len;
}

static char *
copy(const char *text, gsize len)
{
    char *out = g_malloc(len + 1);
    if (len > 0) /* Otherwise there may be no @text. */
        memcpy(out, text, len);
    out[len] = '\0';
    return out;
}

static char *
clean(const char *text, gssize len, gboolean is_piece, SkTextCounts *counts)
{
    SkTextCounts unasked = { 0 };
    gsize size = len < 0 ? strlen(text) : (gsize)len;
    const guchar *p = (const guchar *)text, *end = p + size;
    gunichar prev = 0;
    const guchar *stop = scan(p, end, is_piece, &prev);
    GString *out;
    if (stop == end) /* This is the case for nearly every text. */
        return copy(text, size);
    out = g_string_sized_new(size + 1);
    for (; p < end; stop = scan(p, end, is_piece, &prev)) {
        g_string_append_len(out, (const char *)p, stop - p);
        p = stop;
        if (p < end)
            p = mend(out, p, end, &prev, counts != NULL ? counts : &unasked);
    }
    return g_string_free(out, FALSE);
}

gboolean
sk_text_is_clean(const char *text, gsize len)
{
    const guchar *p = (const guchar *)text;
    return scan(p, p + len, FALSE, &(gunichar){ 0 }) == p + len;
}

gboolean
sk_text_is_clean_piece(const char *text, gsize len)
{
    const guchar *p = (const guchar *)text;
    return scan(p, p + len, TRUE, &(gunichar){ 0 }) == p + len;
}

char *
sk_text_clean(const char *text, gssize len, SkTextCounts *counts)
{
    return clean(text, len, FALSE, counts);
}

char *
sk_text_clean_piece(const char *text, gssize len, SkTextCounts *counts)
{
    return clean(text, len, TRUE, counts);
}

/* Replaces, in place, every run of blanks that holds a TAB or
 * LF by one space. */
static void
join_lines(char *text)
{
    char *to = text;
    if (strpbrk(text, "\t\n") == NULL)
        return; /* There is none. */
    for (const char *p = text; *p != '\0';) {
        gsize blanks = strspn(p, " \t\n");
        gboolean breaks =
            memchr(p, '\n', blanks) != NULL || memchr(p, '\t', blanks) != NULL;
        gsize len = blanks > 0 ? (breaks ? 1 : blanks) : strcspn(p, " \t\n");
        if (breaks)
            *to = ' ';
        else
            memmove(to, p, len);
        to += len;
        p += blanks > 0 ? blanks : len;
    }
    *to = '\0';
}

static void
trim(char *text, gboolean front)
{
    char *end = text + strlen(text);
    while (end > text && is_blank(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    *end = '\0';
    const char *p = text;
    while (front && is_blank(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    if (p > text)
        memmove(text, p, (gsize)(end - p) + 1);
}

char *
sk_text_clean_line(const char *text, gssize len, guint max_chars,
                   SkTextCounts *counts)
{
    g_autofree char *clean = sk_text_clean(text, len, counts);
    join_lines(clean);
    trim(clean, TRUE);
    if (max_chars == 0 || strlen(clean) <= max_chars ||
        g_utf8_strlen(clean, -1) <= (glong)max_chars)
        return g_steal_pointer(&clean);
    char *cut = g_utf8_offset_to_pointer(clean, (glong)max_chars - 1);
    if (cut > clean &&
        sk_text_is_joiner(g_utf8_get_char(g_utf8_prev_char(cut))))
        cut = g_utf8_prev_char(cut); /* A joiner must have something to join. */
    *cut = '\0';
    trim(clean, FALSE);
    return g_strconcat(clean, ELLIPSIS, NULL);
}

char *
sk_text_normalize(const char *text, GNormalizeMode mode)
{
    g_autoptr(GString) bounded = g_string_new(NULL);
    guint run = 0;

    if (!sk_text_is_utf8(text, strlen(text)))
        return NULL;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        run = g_unichar_combining_class(c) != 0 ? run + 1 : 0;
        if (run <= MARKS_IN_A_RUN)
            g_string_append_len(bounded, at, g_utf8_next_char(at) - at);
    }
    return g_utf8_normalize(bounded->str, -1, mode);
}

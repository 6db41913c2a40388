/* SPDX-License-Identifier: Apache-2.0
 *
 * Text that people read: what may stand in it, how wide it is, how it is
 * broken into lines. UTF-8 in, UTF-8 out; no I/O, no locale.
 */
#ifndef SEKISHO_TEXT_H
#define SEKISHO_TEXT_H

#include <glib.h>

/* What was taken out of a text by sk_text_clean. */
typedef struct {
    guint controls;   /* C0 (but TAB, LF), DEL, C1 */
    guint bidi;       /* U+202A-E, U+2066-9, U+200E/F, U+061C */
    guint zero_width; /* U+200B-D, U+2060-4, U+FEFF, U+00AD, tags U+E00xx,
                         U+FFF9-B, Hangul fillers … ; U+200D between emoji stays
                         and one variation selector on a character */
    guint invalid;    /* bytes that are no UTF-8 and noncharacters, each became
                         U+FFFD */
} SkTextCounts;

/* sk_text_clean: @text (@len bytes, -1 for NUL-terminated; any bytes) as valid
 * UTF-8 with LF line ends (CRLF, CR, U+2028, U+2029, U+0085 become LF), without
 * control, bidi and invisible characters, each counted into @counts (added;
 * may be NULL). Idempotent. Returns a new string. */
char *sk_text_clean(const char *text, gssize len, SkTextCounts *counts);

/* sk_text_clean_line: the same for one line (a name, a subject): line ends and
 * TABs become a single space, ends trimmed; cut to at most @max_chars
 * characters with "…" (0: never). Returns a new string. */
char *sk_text_clean_line(const char *text, gssize len, guint max_chars,
                         SkTextCounts *counts);

/* sk_text_normalize: @text in the form @mode (UAX #15), of runs of more than 30
 * combining marks the first 30 (its stream-safe form; no language has as many):
 * sorting a run costs its square. New string; NULL: @text is no UTF-8. */
char *sk_text_normalize(const char *text, GNormalizeMode mode);

/* sk_text_is_clean: TRUE when sk_text_clean would change nothing. */
gboolean sk_text_is_clean(const char *text, gsize len);

/* sk_text_width: columns that @text (@len bytes, -1 for NUL-terminated) takes
 * on a terminal: 0, 1 or 2 for each character. East Asian Wide, Fullwidth and
 * Ambiguous are 2, for municipalities read Japanese fonts; Greek and Cyrillic,
 * which come as words of their languages, are 1. */
guint sk_text_width(const char *text, gssize len);

/* sk_text_char: the character at @p, as g_utf8_get_char gives it: what most of
 * a text is made of without a call. */
static inline gunichar
sk_text_char(const char *p)
{
    const guchar *b = (const guchar *)p;

    if (b[0] < 0x80)
        return b[0];
    if ((b[0] & 0xF0) == 0xE0 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80)
        return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    return g_utf8_get_char(p);
}

/* sk_text_wrap: @text, one paragraph without LF, as lines of at most @columns
 * columns joined by LF, each continued line preceded by @indent (not NULL).
 * Japanese breaks anywhere but by the rules of 禁則 (行頭: 、。」）ー etc. do
 * not begin a line, 行末: 「（ do not end one; at most two characters hang);
 * a run without blanks that holds "://" or "hxxp" is never broken up to the
 * Japanese mark or hiragana that ends it for the eye. Any other run wider than
 * a line is cut. Blanks at a line end go, those before the first word stay. */
char *sk_text_wrap(const char *text, guint columns, const char *indent);

#endif

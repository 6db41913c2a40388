/* SPDX-License-Identifier: Apache-2.0
 *
 * Text that people read: which characters it may hold, how wide it is, and how
 * it is broken into lines. UTF-8 in and out, without I/O or locale.
 *
 * What src/core/text_utf8.c and src/core/text_wrap.c define is declared here.
 */
#ifndef SEKISHO_TEXT_H
#define SEKISHO_TEXT_H

#include <glib.h>

/* What sk_text_clean took out of a text. */
typedef struct {
    guint controls; /* C0 (except TAB and LF), DEL and C1 */
    guint bidi;     /* U+202A-E, U+2066-9, U+200E/F, U+061C */
    /* U+200B-D, U+2060-4, U+FEFF, U+00AD, tags U+E00xx, U+FFF9-B, Hangul
     * fillers and others; U+200D between emoji stays, U+200C and U+200D between
     * letters of Arabic or Indic scripts, and one variation selector on a
     * character */
    guint zero_width;
    /* bytes that are no UTF-8, and noncharacters; each became U+FFFD */
    guint invalid;
} SkTextCounts;

/* sk_text_clean: returns @text (@len bytes, -1 if NUL-terminated; any bytes) as
 * valid UTF-8 with LF line ends (CRLF, CR, U+2028, U+2029 and U+0085 become LF)
 * and without control, bidi and invisible characters. *@counts (may be NULL)
 * grows by what was taken out. Cleaning the result again changes nothing. New
 * string. */
char *sk_text_clean(const char *text, gssize len, SkTextCounts *counts);

/* sk_text_clean_piece: does the same for a piece of a text that goes on
 * elsewhere, such as a run of a paragraph: a joiner at an edge stays if its
 * neighbour in the piece allows it, or if it has none. */
char *sk_text_clean_piece(const char *text, gssize len, SkTextCounts *counts);

/* sk_text_clean_line: does the same for one line (a name, a subject): line ends
 * and TABs become a single blank, the ends are trimmed, and the text is cut to
 * at most @max_chars characters with "…" (0 means never). New string. */
char *sk_text_clean_line(const char *text, gssize len, guint max_chars,
                         SkTextCounts *counts);

/* sk_text_normalize: returns @text in the form @mode (UAX #15). Of a run of
 * more than 30 combining marks only the first 30 are kept (its stream-safe
 * form; no language has as many), because sorting a run costs the square of its
 * length. New string, or NULL if @text is no UTF-8. */
char *sk_text_normalize(const char *text, GNormalizeMode mode);

/* sk_text_is_clean: returns TRUE if sk_text_clean would change nothing;
 * sk_text_is_clean_piece does the same for sk_text_clean_piece. */
gboolean sk_text_is_clean(const char *text, gsize len);
gboolean sk_text_is_clean_piece(const char *text, gsize len);

/* sk_text_is_utf8: returns whether the @len bytes of @text are UTF-8 without a
 * NUL, as g_utf8_validate_len says it. */
gboolean sk_text_is_utf8(const char *text, gsize len);

/* sk_text_is_joiner: returns whether @c is U+200C or U+200D, which say how the
 * characters on both sides of them join. sk_text_is_selector: returns whether
 * @c is a variation selector, which says how the character before it looks.
 * Neither may be parted from its neighbours where a text is cut. */
static inline gboolean
sk_text_is_joiner(gunichar c)
{
    return c == 0x200C || c == 0x200D;
}

static inline gboolean
sk_text_is_selector(gunichar c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* sk_text_width: columns that @text (@len bytes, -1 for NUL-terminated) takes
 * on a terminal: 0, 1 or 2 for each character. East Asian Wide, Fullwidth and
 * Ambiguous are 2, for municipalities read Japanese fonts; Greek and Cyrillic,
 * which come as words of their languages, are 1. */
guint sk_text_width(const char *text, gssize len);

/* sk_text_char: returns the character at @p, as g_utf8_get_char gives it: what
 * most of a text is made of without a call. */
static inline gunichar
sk_text_char(const char *p)
{
    const guchar *b = (const guchar *)p;

    if (b[0] < 0x80)
        return b[0];
    if ((b[0] & 0xF0) == 0xE0 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80)
        return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    if ((b[0] & 0xE0) == 0xC0 && (b[1] & 0xC0) == 0x80)
        return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    return g_utf8_get_char(p);
}

/* sk_text_wrap: returns @text, one paragraph without LF, as lines of at most
 * @columns columns joined by LF; each continued line begins with @indent (not
 * NULL). Japanese may break anywhere except by the rules of 禁則: 、。」）ー
 * and the like do not begin a line (行頭), 「（ and the like do not end one
 * (行末), and at most two characters hang over the margin. A run without blanks
 * that holds
 * "://" or "hxxp" is never broken before the Japanese punctuation or hiragana
 * that ends it for the eye; any other run that is wider than a line is cut.
 * Blanks at the end of a line are dropped, those before the first word stay. */
char *sk_text_wrap(const char *text, guint columns, const char *indent);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings text into the form in which words are compared: one normalization
 * form, one case.
 */
#ifndef SK_TEXT_WORD_FOLD_H
#define SK_TEXT_WORD_FOLD_H

#include <glib.h>

/* What a folded character is in a word. */
typedef enum {
    SK_WORD_NONE,
    SK_WORD_LETTER,
    SK_WORD_DIGIT,
    /* Japanese, and other scripts that are written without blanks */
    SK_WORD_WIDE,
} SkWordChar;

/* sk_word_ascii: returns the class of a byte of ASCII, and NONE for others. */
static inline SkWordChar
sk_word_ascii(char c)
{
    return g_ascii_isalpha(c)   ? SK_WORD_LETTER
           : g_ascii_isdigit(c) ? SK_WORD_DIGIT
                                : SK_WORD_NONE;
}

/* sk_word_is_japanese: returns whether @c is kana or kanji, which are WIDE and
 * take three bytes. */
static inline gboolean
sk_word_is_japanese(gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

/* sk_word_char: returns the class of the folded character @c. */
SkWordChar sk_word_char(gunichar c);

/* sk_word_fold: returns @text (UTF-8) in NFKC and then case-folded, as GLib
 * does both, with line ends where they were. New string; empty if @text is not
 * UTF-8. */
char *sk_word_fold(const char *text);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters as words are compared by: in one form and case.
 */
#ifndef SK_TEXT_WORD_FOLD_H
#define SK_TEXT_WORD_FOLD_H

#include <glib.h>

/* What a folded character is to a word. */
typedef enum {
    SK_WORD_NONE,
    SK_WORD_LETTER,
    SK_WORD_DIGIT,
    SK_WORD_WIDE, /* Japanese and what else is written without blanks */
} SkWordChar;

/* sk_word_char: of the folded character @c. */
SkWordChar sk_word_char(gunichar c);

/* sk_word_fold: @text (UTF-8) in NFKC and then case-folded, as GLib does both,
 * line ends where they were. New string; empty where @text is no UTF-8. */
char *sk_word_fold(const char *text);

#endif

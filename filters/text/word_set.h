/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a text, to find out what one text says and another does not.
 */
#ifndef SK_TEXT_WORD_SET_H
#define SK_TEXT_WORD_SET_H

#include <glib.h>

/* A set of words: case-folded runs of letters and digits. In Japanese, which
 * has no blanks, each pair of neighbouring characters counts as a word. Links
 * and footnote numbers are not words. */
typedef struct _SkWordSet SkWordSet;

/* sk_word_set_new: returns the words of @text (UTF-8). The cost is linear in
 * the length of @text, whatever words it holds. */
SkWordSet *sk_word_set_new(const char *text);
void sk_word_set_free(SkWordSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkWordSet, sk_word_set_free)

/* sk_word_set_size: returns how many words @set holds. */
guint sk_word_set_size(const SkWordSet *set);

/* sk_word_set_extra: returns how many words of @set are missing from @other. */
guint sk_word_set_extra(const SkWordSet *set, const SkWordSet *other);

/* sk_word_set_lines: returns the lines of @text that have a word that is
 * missing from @other: a single word can be the one that matters, as in "called
 * off" for "put off". Stores their number in @lines. New string, with a line
 * end after each line. If no word of @text is missing from @other, no line is
 * returned. */
char *sk_word_set_lines(const char *text, const SkWordSet *other, guint *lines);

#endif

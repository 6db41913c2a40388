/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a text, to ask what one text says and another does not.
 */
#ifndef SK_TEXT_WORD_SET_H
#define SK_TEXT_WORD_SET_H

#include <glib.h>

/* A set of words: runs of letters and digits, folded; of Japanese, which has no
 * blanks, each two neighbouring characters. Links and numbers of footnotes are
 * no words. */
typedef struct _SkWordSet SkWordSet;

/* sk_word_set_new: the words of @text (UTF-8). Linear in @text, whatever the
 * words are. */
SkWordSet *sk_word_set_new(const char *text);
void sk_word_set_free(SkWordSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkWordSet, sk_word_set_free)

/* sk_word_set_size: how many words @set holds. */
guint sk_word_set_size(const SkWordSet *set);

/* sk_word_set_extra: how many words of @set @other lacks. */
guint sk_word_set_extra(const SkWordSet *set, const SkWordSet *other);

/* sk_word_set_lines: the lines of @text that have a word @other lacks: one word
 * can be the one that matters, as "called off" for "put off". Their number into
 * @lines. New string, each line ended. Where the words of @text are none that
 * @other lacks, no line is one either. */
char *sk_word_set_lines(const char *text, const SkWordSet *other, guint *lines);

#endif

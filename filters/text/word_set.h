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
typedef GHashTable SkWordSet;

/* sk_word_set_new: the words of @text (UTF-8). Free with g_hash_table_unref. */
SkWordSet *sk_word_set_new(const char *text);

/* sk_word_set_extra: the words of @set that @other lacks. */
guint sk_word_set_extra(SkWordSet *set, SkWordSet *other);

/* sk_word_set_lines: the lines of @text that have a word @other lacks: one word
 * can be the one that matters, as "called off" for "put off". Their number into
 * @lines. New string, each line ended. */
char *sk_word_set_lines(const char *text, SkWordSet *other, guint *lines);

#endif

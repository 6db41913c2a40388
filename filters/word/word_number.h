/* SPDX-License-Identifier: Apache-2.0
 *
 * The numbers and bullets of a Word document (ISO/IEC 29500-1, 17.9), for one
 * that leaves as text. Only word_text*.c include this.
 *
 * What word_number_show.c defines is declared here.
 */
#ifndef SK_WORD_WORD_NUMBER_H
#define SK_WORD_WORD_NUMBER_H

#include <glib.h>
#include <sekisho/part.h>

#define SK_WORD_LEVELS 9

typedef struct _SkWordNumbers SkWordNumbers;

SkWordNumbers *sk_word_numbers_new(void);
void sk_word_numbers_free(SkWordNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkWordNumbers, sk_word_numbers_free)

/* sk_word_numbers_read: reads @bytes, the part numbering or styles (which says
 * which styles have a number). Returns FALSE with *@why and *@detail set. */
gboolean
sk_word_numbers_read(SkWordNumbers *numbers, SkPart *part, GBytes *bytes,
                     SkReason *why, const char **detail);

/* sk_word_number_next: counts on and returns the label of the next paragraph
 * with the style @style (NULL for none), which itself says that it has the list
 * @list, NULL if it does not, on the level @level (-1 if it does not say).
 * Returns NULL if it has no label. New string. */
char *sk_word_number_next(SkWordNumbers *numbers, const char *style,
                          const char *list, int level);

/* sk_word_number_show: returns @number in the format @format of
 * ST_NumberFormat, as digits in one that is not known. New string. */
char *sk_word_number_show(guint number, const char *format);

/* sk_word_symbol: returns the character that the code @code stands for in the
 * symbol fonts of Office ("Wingdings", "Symbol"), or 0. */
gunichar sk_word_symbol(gunichar code);

#endif

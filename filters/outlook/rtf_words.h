/* SPDX-License-Identifier: Apache-2.0
 *
 * Control words of RTF.
 */
#ifndef SK_OUTLOOK_RTF_WORDS_H
#define SK_OUTLOOK_RTF_WORDS_H

#include <glib.h>

/* sk_rtf_word_text: the text that control word @word stands for, UTF-8; NULL
 * for none. Static. */
const char *sk_rtf_word_text(const char *word);

/* sk_rtf_word_hides: whether the group that begins with @word holds no text,
 * though no star says so. */
gboolean sk_rtf_word_hides(const char *word);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The control words of RTF that matter for its text.
 */
#ifndef SK_OUTLOOK_RTF_WORDS_H
#define SK_OUTLOOK_RTF_WORDS_H

#include <glib.h>

/* sk_rtf_word_text: returns the text for which the control word @word stands,
 * in static UTF-8, or NULL if it stands for none. */
const char *sk_rtf_word_text(const char *word);

/* sk_rtf_word_hides: returns whether the group that begins with @word holds no
 * text although no "\*" says so. */
gboolean sk_rtf_word_hides(const char *word);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The fixed words a worker may use in its report, one list per place. The door
 * refuses a report with any other word: testimony is checked, not believed.
 */
#ifndef SK_CORE_WORDS_H
#define SK_CORE_WORDS_H

#include <glib.h>

/* sk_word_is_fixed: TRUE for 1-40 characters of a-z, 0-9 and "-", beginning
 * with a letter or digit: what every word of a report must look like. Words are
 * chosen by filters, so the form is checked rather than a list of all. */
gboolean sk_word_is_fixed(const char *word);

#endif

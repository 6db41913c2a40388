/* SPDX-License-Identifier: Apache-2.0
 *
 * What one form of a text says and another does not, as it is put below that
 * other form.
 */
#ifndef SK_TEXT_EXTRA_TEXT_H
#define SK_TEXT_EXTRA_TEXT_H

#include <glib.h>

/* sk_extra_text: @lines (each ended) are those of the text @whole that another
 * form lacks (sk_word_set_lines); they come back under @heading, with the
 * targets that their footnotes lead to. A heading stands over words only: the
 * number of pictures comes back without one, and the heading of the list of
 * links goes where no link of it is left. "" when nothing is left. New string.
 */
char *sk_extra_text(const char *lines, const char *whole, const char *heading);

#endif

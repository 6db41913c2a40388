/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes what one form of a text says and the other does not, to be put below
 * that other form.
 */
#ifndef SK_TEXT_EXTRA_TEXT_H
#define SK_TEXT_EXTRA_TEXT_H

#include <glib.h>

/* sk_extra_text: returns what another form lacks, ready to be shown. @lines
 * (each with its line end) are the lines of the text @whole that the other form
 * lacks (sk_word_set_lines); they come back under @heading, with the targets of
 * their footnotes. The heading stands only over words: a line with the number
 * of pictures gets none, and the heading of the list of links is dropped if no
 * link of it is left. Returns "" if nothing is left. New string. */
char *sk_extra_text(const char *lines, const char *whole, const char *heading);

#endif

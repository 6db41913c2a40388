/* SPDX-License-Identifier: Apache-2.0
 *
 * format=flowed (RFC 3676): the lines a sender's program broke, put together.
 */
#ifndef SK_TEXT_FLOWED_H
#define SK_TEXT_FLOWED_H

#include <glib.h>

/* sk_flowed_unfold: clean @text whose Content-Type said format=flowed, as
 * plain lines: paragraphs joined, then broken at 76 columns (never inside a
 * URL), quotes as "> " and ">> " before every line, stuffed blanks gone.
 * @delsp: the blank that marks a joint is not part of the text. New string. */
char *sk_flowed_unfold(const char *text, gboolean delsp);

#endif

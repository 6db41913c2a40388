/* SPDX-License-Identifier: Apache-2.0
 *
 * Joins the lines of format=flowed (RFC 3676) that the sender's program broke.
 */
#ifndef SK_TEXT_FLOWED_H
#define SK_TEXT_FLOWED_H

#include <glib.h>

/* sk_flowed_unfold: returns the clean @text, whose Content-Type says
 * format=flowed, as plain lines: paragraphs are joined and then broken at 76
 * columns (never inside a URL), quotes have "> " or ">> " before every line,
 * and stuffed blanks are gone. @delsp says that the blank that marks a soft
 * line break is not part of the text (DelSp=yes). New string. */
char *sk_flowed_unfold(const char *text, gboolean delsp);

#endif

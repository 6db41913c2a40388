/* SPDX-License-Identifier: Apache-2.0
 *
 * Says how likely a text is as text of one language. Only charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_SCORE_H
#define SK_CHARSET_CHARSET_SCORE_H

#include <glib.h>
#include <charset/charset_common.h>

/* Costs are counted in quarters of a bit. */
#define SK_BITS(n) ((guint)((n)*4))

/* sk_score_prepare: makes the tables from charset_common.h. Called once, before
 * the sandbox closes. */
void sk_score_prepare(void);

/* sk_score: returns what it costs to write @text (UTF-8, @len bytes, with
 * U+FFFD where a byte could not be decoded) in the letters of @tongue: the sum,
 * over its characters, of how rare each is and how odd beside its neighbour.
 * The smaller the cost, the likelier the text. Decodings of the same bytes can
 * be compared even if their numbers of characters differ. */
guint sk_score(SkTongue tongue, const char *text, gsize len);

#endif

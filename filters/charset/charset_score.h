/* SPDX-License-Identifier: Apache-2.0
 *
 * How likely a text is, as text of one language. For charset*.c only.
 */
#ifndef SK_CHARSET_CHARSET_SCORE_H
#define SK_CHARSET_CHARSET_SCORE_H

#include <glib.h>
#include <charset/charset_common.h>

/* Costs are counted in quarters of a bit. */
#define SK_BITS(n) ((guint)((n)*4))

/* sk_score_prepare: makes the tables from charset_common.h; once, before the
 * sandbox. */
void sk_score_prepare(void);

/* sk_score: what it costs to write @text (UTF-8, @len bytes; U+FFFD where a
 * byte could not be read) in the letters of @tongue: a sum over its characters
 * of how rare each is there and how odd beside its neighbour, so the smaller
 * the likelier. Readings of the same bytes can be compared, whatever number of
 * characters they have. */
guint sk_score(SkTongue tongue, const char *text, gsize len);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * text/enriched (RFC 1896) and its ancestor text/richtext (RFC 1341) as text.
 */
#ifndef SK_TEXT_ENRICHED_H
#define SK_TEXT_ENRICHED_H

#include <glib.h>

/* sk_enriched_strip: clean @text without its commands; line ends as it means
 * them. @richtext: the older of the two. New string. */
char *sk_enriched_strip(const char *text, gboolean richtext);

#endif

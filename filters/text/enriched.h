/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns text/enriched (RFC 1896) and its predecessor text/richtext (RFC 1341)
 * into plain text.
 */
#ifndef SK_TEXT_ENRICHED_H
#define SK_TEXT_ENRICHED_H

#include <glib.h>

/* sk_enriched_strip: returns the clean @text without its commands and with the
 * line ends that they mean. @richtext says that it is the older of the two
 * types. New string. */
char *sk_enriched_strip(const char *text, gboolean richtext);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Replacements for characters that JIS X 0208 lacks. Only jis_fold.c uses this.
 */
#ifndef SK_CHARSET_JIS_TABLE_H
#define SK_CHARSET_JIS_TABLE_H

#include <glib.h>

/* sk_jis_instead: returns what to write for @c ("髙" → "高") in ASCII and JIS X
 * 0208 characters, as static UTF-8, or NULL if the table has none. */
const char *sk_jis_instead(gunichar c);

#endif

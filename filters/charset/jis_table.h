/* SPDX-License-Identifier: Apache-2.0
 *
 * What stands for a character that JIS X 0208 lacks. For jis_fold.c only.
 */
#ifndef SK_CHARSET_JIS_TABLE_H
#define SK_CHARSET_JIS_TABLE_H

#include <glib.h>

/* sk_jis_instead: ASCII and JIS X 0208 characters for @c ("髙" → "高"), UTF-8,
 * static; NULL when the table has none. */
const char *sk_jis_instead(gunichar c);

#endif

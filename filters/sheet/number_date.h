/* SPDX-License-Identifier: Apache-2.0
 *
 * Dates and times in formats of numbers. Only number_format.c uses this.
 */
#ifndef SK_SHEET_NUMBER_DATE_H
#define SK_SHEET_NUMBER_DATE_H

#include <glib.h>

/* sk_number_is_date: returns whether the section @code (@len bytes) of a format
 * shows a date or a time. */
gboolean sk_number_is_date(const char *code, gsize len);

/* sk_number_date: appends the moment @value, in days, as the section @code
 * shows it. Returns FALSE if there is no such day. */
gboolean sk_number_date(GString *out, double value, const char *code, gsize len,
                        gboolean from_1904);

#endif

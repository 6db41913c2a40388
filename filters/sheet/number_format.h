/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows numbers as the cells of a workbook do (ISO/IEC 29500-1, 18.8.30 and
 * 18.8.31): dates, also by Japanese eras, times, percents and groups of
 * thousands.
 */
#ifndef SK_SHEET_NUMBER_FORMAT_H
#define SK_SHEET_NUMBER_FORMAT_H

#include <glib.h>

/* sk_number_format: returns @value as the format @code shows it, NULL for
 * "General". Dates count from 1904 if @from_1904, else from 1900. New string.
 */
char *sk_number_format(double value, const char *code, gboolean from_1904);

/* sk_number_built_in: returns the format with the number @id, as a Japanese
 * Excel has it, or NULL. Static. */
const char *sk_number_built_in(guint id);

#endif

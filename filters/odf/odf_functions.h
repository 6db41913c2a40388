/* SPDX-License-Identifier: Apache-2.0
 *
 * The functions that may leave in the formulas of OpenDocument.
 */
#ifndef SK_ODF_ODF_FUNCTIONS_H
#define SK_ODF_ODF_FUNCTIONS_H

#include <glib.h>

/* sk_odf_function_is_listed: returns whether the function @name, in capital
 * letters, only reckons with what is in the document. */
gboolean sk_odf_function_is_listed(const char *name);

#endif

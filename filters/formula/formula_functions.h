/* SPDX-License-Identifier: Apache-2.0
 *
 * The functions that may leave in formulas.
 */
#ifndef SK_FORMULA_FORMULA_FUNCTIONS_H
#define SK_FORMULA_FORMULA_FUNCTIONS_H

#include <glib.h>

/* sk_formula_function_is_listed: returns whether the function @name, in
 * capital letters and without "_xlfn." and the like, only computes with what
 * is in its workbook. */
gboolean sk_formula_function_is_listed(const char *name);

#endif

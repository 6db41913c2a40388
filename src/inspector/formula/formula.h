/* SPDX-License-Identifier: Apache-2.0
 *
 * Formulas of workbooks, as far as the inspector judges them. Only the files of
 * this folder include this.
 *
 * What formula_list.c defines is declared here.
 */
#ifndef SK_INSPECTOR_FORMULA_FORMULA_H
#define SK_INSPECTOR_FORMULA_FORMULA_H

#include "inspector/inner.h"

/* sk_formula_is_ours: returns whether @formula (UTF-8, escapes undone) calls
 * only functions that are listed or that @order (which may be NULL) adds, and
 * names nothing outside its workbook. */
bool sk_formula_is_ours(SkSpan formula, const SkInspectOrder *order);

/* sk_formula_knows: returns whether @name, in small letters, is a listed
 * function. */
bool sk_formula_knows(const char *name);

#endif

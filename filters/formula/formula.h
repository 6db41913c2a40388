/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the formulas of OOXML (ISO/IEC 29500-1, 18.17, and what [MS-XLSX]
 * 2.2.2 adds): those of cells, names, rules and charts. A formula is read token
 * by token; one that calls an unlisted function, names another workbook or a
 * DDE server, or is not understood does not leave. Nothing is computed here.
 * This defends against formulas that fetch, send or start something.
 */
#ifndef SK_FORMULA_FORMULA_H
#define SK_FORMULA_FORMULA_H

#include <glib.h>
#include <sekisho/policy.h>

typedef enum {
    SK_FORMULA_GOES,
    /* It consists of references and values alone and computes nothing: print
     * areas, lists of choices, the ranges of charts. */
    SK_FORMULA_REFERS,
    SK_FORMULA_COMPUTES,
} SkFormulaVerdict;

/* sk_formula_judge: judges @formula, with or without "=" in front. @policy may
 * be NULL; it can list more functions and decides about HYPERLINK. An empty
 * formula refers to nothing and stays. */
SkFormulaVerdict sk_formula_judge(const char *formula, const SkPolicy *policy);

/* What the formulas of one workbook may name. */
typedef struct {
    const SkPolicy *policy; /* may be NULL */
    /* the sheets that leave, their names case-folded; NULL if they are not
     * known, and any may be named */
    GHashTable *sheets;
    /* the names that do not leave, case-folded; NULL for none */
    GHashTable *gone_names;
} SkFormulaScope;

/* sk_formula_judge_in: sk_formula_judge, which a name or a sheet that does not
 * leave also makes go: Excel would not open a workbook with it. */
SkFormulaVerdict
sk_formula_judge_in(const char *formula, const SkFormulaScope *scope);

/* sk_formula_stays_in: returns whether @formula may leave under the policy of
 * @scope (not NULL): it is harmless, and either computes nothing or the policy
 * keeps formulas. */
gboolean sk_formula_stays_in(const char *formula, const SkFormulaScope *scope);

#endif

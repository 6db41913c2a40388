/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges formulas, conditions and ranges of OpenDocument (part 4, OpenFormula).
 * A formula is split into its tokens; one that is not understood, a function
 * that is not listed, and a reference to another document are reasons not to
 * let it leave. Nothing is reckoned here.
 */
#ifndef SK_ODF_ODF_FORMULA_H
#define SK_ODF_ODF_FORMULA_H

#include <glib.h>
#include <sekisho/policy.h>

typedef enum {
    SK_ODF_CELLS,     /* OpenFormula, as cells and names have it */
    SK_ODF_CONDITION, /* OpenFormula with the words that conditions add */
    SK_ODF_WRITER,    /* the fields and tables of texts ("ooow:") */
    SK_ODF_GEOMETRY,  /* of shapes and animations */
} SkOdfGrammar;

/* sk_odf_formula_is_harmless: returns whether @formula, without a prefix, is
 * made of nothing but listed functions, values, operators, and references into
 * its own document. @policy may be NULL; it can list more functions. */
gboolean sk_odf_formula_is_harmless(const char *formula, SkOdfGrammar grammar,
                                    const SkPolicy *policy);

/* sk_odf_range_is_inside: returns whether @range, a list of ranges of cells as
 * attributes have them, names nothing but cells of its own document. */
gboolean sk_odf_range_is_inside(const char *range);

#endif

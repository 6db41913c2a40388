/* SPDX-License-Identifier: Apache-2.0
 *
 * The formulas of charts and drawings: they say from which cells the values
 * come that are cached beside them. Only plain references stay.
 */
#include "drawingml/drawingml.h"
#include "formula/formula.h"

/* What stands for a formula that does not stay. Excel shows the cached
 * values with it as well. */
#define NO_REFERENCE "#REF!"

char *
sk_drawing_formula(SkMarkup *markup, const char *text)
{
    if (sk_formula_judge(text, NULL) == SK_FORMULA_REFERS)
        return NULL;
    sk_markup_count(markup, "formula", text);
    return g_strdup(NO_REFERENCE);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Cells and their formulas (ISO/IEC 29500-1, 18.3.1.4 and 18.3.1.40). Where a
 * formula does not leave, the cell is written anew with the value that was
 * computed last; if there is none, with the formula as text, which an
 * apostrophe keeps from becoming a formula when the cell is edited.
 */
#include <string.h>
#include <sheet/sheet_hook.h>

static void
keep(char *to, gsize room, const char *value)
{
    g_strlcpy(to, value != NULL ? value : "", room);
}

SkMarkupDo
sk_sheet_cell(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSheetState *state = sk_ooxml_state(markup);

    state->cell_at = sk_markup_at(markup);
    keep(state->cell_ref, sizeof state->cell_ref,
         sk_markup_value(tag, NULL, "r"));
    keep(state->cell_style, sizeof state->cell_style,
         sk_markup_value(tag, NULL, "s"));
    keep(state->cell_type, sizeof state->cell_type,
         sk_markup_value(tag, NULL, "t"));
    g_clear_pointer(&state->formula, g_free);
    g_clear_pointer(&state->value, g_free);
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_sheet_cell_formula(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSheetState *state = sk_ooxml_state(markup);
    const char *type = sk_markup_value(tag, NULL, "t");
    const char *number = sk_markup_value(tag, NULL, "si");

    state->is_shared = type != NULL && strcmp(type, "shared") == 0;
    state->shared = 0;
    if (state->is_shared && number != NULL)
        state->shared = (guint)g_ascii_strtoull(number, NULL, 10) + 1;
    return SK_MARKUP_KEEP;
}

/* Returns whether the shared formula, whose text stands in the first of its
 * cells alone, leaves with this cell. */
static gboolean
shared_stays(SkSheetState *state, const char *text, gboolean is_good)
{
    gpointer key = GUINT_TO_POINTER(state->shared);

    if (*text == '\0')
        return g_hash_table_contains(state->shared_kept, key);
    if (is_good)
        g_hash_table_add(state->shared_kept, key);
    else
        g_hash_table_remove(state->shared_kept, key);
    return is_good;
}

char *
sk_sheet_cell_formula_text(SkMarkup *markup, const char *text)
{
    SkSheetState *state = sk_ooxml_state(markup);
    const SkFormulaScope *scope = sk_sheet_scope(markup);
    gboolean is_good = sk_formula_stays_in(text, scope);

    if (is_good &&
        sk_policy_inside(scope->policy, SK_INSIDE_FORMULAS) > SK_TREAT_CLEAN)
        is_good = FALSE; /* A reference is a formula as well. */
    if (state->is_shared)
        is_good = shared_stays(state, text, is_good);
    if (is_good)
        return NULL;
    if (*text != '\0' || state->is_shared)
        sk_markup_count(markup, "formula", *text != '\0' ? text : NULL);
    state->formula = g_strdup(text);
    return NULL;
}

char *
sk_sheet_cell_value(SkMarkup *markup, const char *text)
{
    SkSheetState *state = sk_ooxml_state(markup);

    if (state->formula != NULL && state->value == NULL)
        state->value = g_strdup(text);
    return NULL;
}

static void
put_attribute(SkMarkup *markup, const char *name, const char *value)
{
    if (*value != '\0')
        sk_markup_put_attribute(markup, NULL, name, value);
}

void
sk_sheet_cell_end(SkMarkup *markup)
{
    SkSheetState *state = sk_ooxml_state(markup);
    g_autofree char *shown = NULL;
    gboolean has_value = state->value != NULL && *state->value != '\0';

    if (state->formula == NULL)
        return;
    sk_markup_cut(markup, state->cell_at, sk_markup_at(markup));
    if (has_value)
        shown = g_strdup(state->value);
    else if (*state->formula != '\0')
        shown = g_strconcat(
            "'=", state->formula + (*state->formula == '=' ? 1 : 0), NULL);
    sk_markup_put_start(markup, "s", "c");
    put_attribute(markup, "r", state->cell_ref);
    put_attribute(markup, "s", state->cell_style);
    if (shown != NULL) {
        put_attribute(markup, "t", has_value ? state->cell_type : "str");
        sk_markup_put_start(markup, "s", "v");
        sk_markup_put_text(markup, shown);
        sk_markup_put_end(markup, "s", "v");
    }
    sk_markup_put_end(markup, "s", "c");
    g_clear_pointer(&state->formula, g_free);
}

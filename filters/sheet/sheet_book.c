/* SPDX-License-Identifier: Apache-2.0
 *
 * The workbook part: its sheets and names (ISO/IEC 29500-1, 18.2). Sheets of
 * dialogs and hidden sheets of macros do not leave, so the numbers by which
 * names tell of sheets change, and formulas on other sheets may no longer name
 * them. Of a sheet of macros that is shown, the values leave.
 */
#include <string.h>
#include <sheet/sheet_hook.h>

/* What all parts of a workbook share. */
typedef struct {
    SkFormulaScope scope;
    /* whether a sheet may not leave, so that others get its number */
    gboolean loses_sheet;
} Book;

static void
free_book(gpointer data)
{
    Book *book = data;

    g_hash_table_unref(book->scope.sheets);
    g_hash_table_unref(book->scope.gone_names);
    g_free(book);
}

static gboolean
is_macro_sheet(const SkOoxmlRelation *relation)
{
    return g_str_has_suffix(relation->type, "Macrosheet");
}

/* Returns whether a sheet may not leave. Which sheets of macros are hidden is
 * not known yet. */
static gboolean
loses_sheet(SkOoxmlPart *part)
{
    SkOoxmlRelation relation;

    for (guint i = 0; sk_ooxml_nth_relation(part, i, &relation); i++)
        if (is_macro_sheet(&relation) ||
            (!relation.leaves && g_str_has_suffix(relation.type, "sheet") &&
             relation.target == NULL))
            return TRUE;
    return FALSE;
}

gpointer
sk_sheet_begin_book(SkOoxmlPart *part)
{
    Book *book = g_new0(Book, 1);

    book->scope.sheets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->scope.gone_names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->loses_sheet = loses_sheet(part);
    sk_ooxml_part_share(part, book, free_book);
    return sk_sheet_begin(part);
}

const SkFormulaScope *
sk_sheet_scope(SkMarkup *markup)
{
    Book *book = sk_ooxml_part_shared(sk_ooxml_part(markup));

    book->scope.policy = sk_ooxml_policy(markup);
    return &book->scope;
}

/* ---- sheets ------------------------------------------------------------- */

/* Returns whether the relationship @id leads to a sheet of macros. */
static gboolean
leads_to_macros(SkOoxmlPart *part, const char *id)
{
    SkOoxmlRelation relation;

    return sk_ooxml_relation(part, id, &relation) && is_macro_sheet(&relation);
}

/* Returns whether the sheet of @tag leaves. A sheet of macros that nobody is
 * shown does not; one that people see leaves without its macros. */
static gboolean
sheet_stays(SkMarkup *markup, const SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, NULL, "name");
    const char *id = sk_markup_value(tag, "r", "id");
    const char *shown = sk_markup_value(tag, NULL, "state");

    if (name == NULL || id == NULL)
        return FALSE; /* counted with its relationship */
    if (!leads_to_macros(sk_ooxml_part(markup), id))
        return TRUE;
    sk_markup_count(markup, "macro-sheet", name);
    return shown == NULL || strcmp(shown, "visible") == 0;
}

SkMarkupDo
sk_sheet_of_book(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSheetState *state = sk_ooxml_state(markup);
    const char *name = sk_markup_value(tag, NULL, "name");
    const gboolean stays = sheet_stays(markup, tag);
    const int number = stays ? (int)state->n_sheets++ : -1;

    g_array_append_val(state->sheets, number);
    if (!stays)
        return SK_MARKUP_DROP;
    g_hash_table_add(sk_sheet_scope(markup)->sheets, g_utf8_casefold(name, -1));
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_sheet_view(SkMarkup *markup, SkMarkupTag *tag)
{
    const Book *book = sk_ooxml_part_shared(sk_ooxml_part(markup));

    if (book->loses_sheet) {
        if (sk_markup_value(tag, NULL, "activeTab") != NULL)
            sk_markup_set_value(tag, NULL, "activeTab", NULL);
        if (sk_markup_value(tag, NULL, "firstSheet") != NULL)
            sk_markup_set_value(tag, NULL, "firstSheet", NULL);
    }
    return SK_MARKUP_KEEP;
}

/* ---- names -------------------------------------------------------------- */

/* Returns whether @name is one that Excel runs, or gives a meaning that is not
 * listed. Excel runs every name that begins like these. */
static gboolean
is_hostile(const char *name)
{
    static const char *const runs[] = { "auto_open", "auto_close",
                                        "auto_activate", "auto_deactivate" };
    static const char *const known[] = {
        "Print_Area", "Print_Titles", "_FilterDatabase", "Criteria",
        "Extract",    "Sheet_Title",  "Database",        "Consolidate_Area",
    };
    const gboolean is_built_in = g_ascii_strncasecmp(name, "_xlnm.", 6) == 0;

    name += is_built_in ? 6 : 0;
    for (guint i = 0; i < G_N_ELEMENTS(runs); i++)
        if (g_ascii_strncasecmp(name, runs[i], strlen(runs[i])) == 0)
            return TRUE;
    for (guint i = 0; is_built_in && i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(name, known[i]) == 0)
            return FALSE;
    return is_built_in;
}

static gboolean
is_set(const SkMarkupTag *tag, const char *name)
{
    const char *value = sk_markup_value(tag, NULL, name);

    return value != NULL && strcmp(value, "0") != 0 &&
           strcmp(value, "false") != 0;
}

static void
lose_name(SkMarkup *markup, const char *name)
{
    g_hash_table_add(sk_sheet_scope(markup)->gone_names,
                     g_utf8_casefold(name, -1));
}

/* Gives the name the number that its sheet leaves with. Returns FALSE if the
 * sheet does not leave. */
static gboolean
renumber(SkSheetState *state, SkMarkupTag *tag)
{
    const char *value = sk_markup_value(tag, NULL, "localSheetId");
    guint64 old = 0;
    int number = -1;

    if (value == NULL)
        return TRUE;
    if (!g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT, &old, NULL) ||
        old >= state->sheets->len)
        return FALSE;
    number = g_array_index(state->sheets, int, (guint)old);
    if (number >= 0 && (guint64)number != old) {
        g_autofree char *text = g_strdup_printf("%d", number);

        sk_markup_set_value(tag, NULL, "localSheetId", text);
    }
    return number >= 0;
}

SkMarkupDo
sk_sheet_name(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSheetState *state = sk_ooxml_state(markup);
    const char *name = sk_markup_value(tag, NULL, "name");

    if (name == NULL)
        return SK_MARKUP_DROP;
    if (is_hostile(name) || is_set(tag, "xlm") || is_set(tag, "function") ||
        is_set(tag, "vbProcedure")) {
        sk_markup_count(markup, "vba-project", name);
        lose_name(markup, name);
        return SK_MARKUP_DROP;
    }
    if (!renumber(state, tag))
        return SK_MARKUP_DROP;
    for (guint i = 0; i < 3; i++) {
        static const char *const flags[] = { "xlm", "function", "vbProcedure" };

        if (sk_markup_value(tag, NULL, flags[i]) != NULL)
            sk_markup_set_value(tag, NULL, flags[i], NULL);
    }
    g_free(state->name);
    state->name = g_strdup(name);
    return sk_sheet_unit(markup, tag);
}

char *
sk_sheet_name_text(SkMarkup *markup, const char *text)
{
    const SkSheetState *state = sk_ooxml_state(markup);

    if (sk_formula_stays_in(text, sk_sheet_scope(markup)))
        return NULL;
    sk_markup_count(markup, "formula", text);
    lose_name(markup, state->name);
    return g_strdup("#REF!");
}

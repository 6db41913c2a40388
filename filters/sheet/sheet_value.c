/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges attributes of workbooks that hold formulas, places, macros or sources
 * of data.
 */
#include <string.h>
#include <link/link.h>
#include <sheet/sheet_hook.h>

SkMarkupDo
sk_sheet_gone(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_sheet_path(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_count(markup, "metadata", sk_markup_value(tag, NULL, "url"));
    return SK_MARKUP_DROP;
}

/* ---- links -------------------------------------------------------------- */

/* Returns whether @place, with or without "#", is within the workbook, or what
 * stands behind the "#" of an address. */
static gboolean
is_place(const char *place)
{
    return strpbrk(place, "\\/[]|<>*?\"") == NULL;
}

SkMarkupDo
sk_sheet_link(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *place = sk_markup_value(tag, NULL, "location");
    const char *tip = sk_markup_value(tag, NULL, "tooltip");

    if (tip != NULL && sk_link_tip_names_host(tip)) {
        sk_markup_count(markup, "link-text", tip);
        sk_markup_set_value(tag, NULL, "tooltip", NULL);
    }
    if (place == NULL || is_place(place))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "external-target", place);
    if (sk_markup_value(tag, "r", "id") == NULL)
        return SK_MARKUP_DROP;
    sk_markup_set_value(tag, NULL, "location", NULL);
    return SK_MARKUP_KEEP;
}

/* ---- formulas in attributes --------------------------------------------- */

/* Puts @instead, or nothing, in the place of a formula that does not leave. */
static void
judge(SkMarkup *markup, SkMarkupTag *tag, const char *name, const char *instead)
{
    const char *value = sk_markup_value(tag, NULL, name);

    if (value == NULL || sk_formula_stays_in(value, sk_sheet_scope(markup)))
        return;
    sk_markup_count(markup, "formula", value);
    sk_markup_set_value(tag, NULL, name, instead);
}

SkMarkupDo
sk_sheet_cfvo(SkMarkup *markup, SkMarkupTag *tag)
{
    judge(markup, tag, "val", "0");
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_sheet_control(SkMarkup *markup, SkMarkupTag *tag)
{
    static const char *const formulas[] = { "linkedCell", "listFillRange",
                                            "fmlaGroup",  "fmlaLink",
                                            "fmlaRange",  "fmlaTxbx" };
    const char *macro = sk_markup_value(tag, NULL, "macro");

    for (guint i = 0; i < G_N_ELEMENTS(formulas); i++)
        judge(markup, tag, formulas[i], NULL);
    if (macro == NULL)
        return SK_MARKUP_KEEP;
    if (*macro != '\0')
        sk_markup_count(markup, "vba-project", macro);
    sk_markup_set_value(tag, NULL, "macro", NULL);
    return SK_MARKUP_KEEP;
}

char *
sk_sheet_total_formula(SkMarkup *markup, const char *text)
{
    if (sk_formula_stays_in(text, sk_sheet_scope(markup)))
        return NULL;
    sk_markup_count(markup, "formula", text);
    return g_strdup("#REF!");
}

/* ---- tables and pivot tables -------------------------------------------- */

/* Makes a plain table of one that a query or an XML map has filled, so that
 * nothing can be fetched for it again. */
SkMarkupDo
sk_sheet_table(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *type = sk_markup_value(tag, NULL, "tableType");

    (void)markup;
    if (type != NULL && strcmp(type, "worksheet") != 0)
        sk_markup_set_value(tag, NULL, "tableType", NULL);
    return SK_MARKUP_KEEP;
}

/* Makes a cache that was filled from a database one that was filled from cells:
 * its values stay, and nothing can be fetched for it again. */
SkMarkupDo
sk_sheet_pivot_source(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *type = sk_markup_value(tag, NULL, "type");

    if (type == NULL || strcmp(type, "external") != 0)
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "external-target", "pivot");
    sk_markup_put_start(markup, "s", "cacheSource");
    sk_markup_put_attribute(markup, NULL, "type", "worksheet");
    sk_markup_put_start(markup, "s", "worksheetSource");
    sk_markup_put_attribute(markup, NULL, "ref", "A1");
    sk_markup_put_end(markup, "s", "worksheetSource");
    sk_markup_put_end(markup, "s", "cacheSource");
    return SK_MARKUP_DROP;
}

/* The range of a cache. One in another workbook, whose relationship does not
 * leave, becomes one that is nowhere. */
SkMarkupDo
sk_sheet_pivot_range(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, NULL, "name");
    gboolean is_outside =
        name != NULL && !sk_formula_stays_in(name, sk_sheet_scope(markup));

    for (guint i = 0; i < tag->n_attributes; i++)
        is_outside =
            is_outside || (tag->attributes[i].space != NULL &&
                           strcmp(tag->attributes[i].space->prefix, "r") == 0);
    if (!is_outside)
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "external-target", "pivot");
    if (name != NULL)
        sk_markup_set_value(tag, NULL, "name", NULL);
    if (sk_markup_value(tag, NULL, "sheet") != NULL)
        sk_markup_set_value(tag, NULL, "sheet", NULL);
    sk_markup_set_value(tag, NULL, "ref", "A1");
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_sheet_pivot_formula(SkMarkup *markup, SkMarkupTag *tag)
{
    judge(markup, tag, "formula", "0");
    return SK_MARKUP_KEEP;
}

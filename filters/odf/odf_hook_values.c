/* SPDX-License-Identifier: Apache-2.0
 *
 * Hooks that judge the values of attributes: formulas, ranges of cells, links.
 * An attribute whose value may not leave goes alone; the value that a cell or
 * field shows stays. This defends against what hides in values: DDE, external
 * references, scripts as targets of links.
 */
#include <string.h>
#include <link/link.h>
#include "odf/odf_formula.h"
#include "odf/odf_inner.h"
#include "odf/odf_link.h"
#include "odf/odf_rows.h"

/* How the value of an attribute is judged. */
typedef enum {
    FORMULA, /* of cells, or of Writer, as its prefix says */
    CONDITION,
    GEOMETRY,
    RANGE,
    BUTTON,
    LINK,
} Judged;

static const struct {
    const char *prefix, *name;
    Judged how;
} judged[] = {
    { "anim", "formula", GEOMETRY },
    { "calcext", "base-cell-address", RANGE },
    { "calcext", "cell-address", RANGE },
    { "calcext", "data-range", RANGE },
    { "calcext", "date-axis", RANGE },
    { "calcext", "target-range-address", RANGE },
    { "calcext", "value", CONDITION },
    { "chart", "label-cell-address", RANGE },
    { "chart", "values-cell-range-address", RANGE },
    { "draw", "formula", GEOMETRY },
    { "draw", "notify-on-update-of-ranges", RANGE },
    { "form", "button-type", BUTTON },
    { "form", "linked-cell", RANGE },
    { "form", "source-cell-range", RANGE },
    { "loext", "cell-address", RANGE },
    { "loext", "condition", CONDITION },
    { "loext", "data-range", RANGE },
    { "loext", "date-axis", RANGE },
    { "style", "condition", CONDITION },
    { "table", "base-cell-address", RANGE },
    { "table", "buttons", RANGE },
    { "table", "cell-address", RANGE },
    { "table", "cell-range-address", RANGE },
    { "table", "condition", CONDITION },
    { "table", "condition-source-range-address", RANGE },
    { "table", "data-cell-range-address", RANGE },
    { "table", "end-cell-address", RANGE },
    { "table", "expression", FORMULA },
    { "table", "formula", FORMULA },
    { "table", "label-cell-range-address", RANGE },
    { "table", "print-ranges", RANGE },
    { "table", "scenario-ranges", RANGE },
    { "table", "source-cell-range-addresses", RANGE },
    { "table", "target-cell-address", RANGE },
    { "table", "target-range-address", RANGE },
    { "text", "condition", FORMULA },
    { "text", "formula", FORMULA },
    { "text", "url", LINK },
};

static const SkPolicy *
policy_of(SkMarkup *markup)
{
    return ((SkOdfMember *)sk_markup_user(markup))->odf->policy;
}

/* Returns @value behind its prefix and sets *@space to the namespace that the
 * prefix stands for: NULL if there is no prefix. Returns NULL if the prefix
 * stands for no language of formulas that we know. */
static const char *
behind_prefix(const SkMarkupTag *tag, const char *value,
              const SkMarkupSpace **space)
{
    static const char *const languages[] = { "of", "oooc", "ooow", NULL };
    gsize len = strspn(value, "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    *space = NULL;
    if (len == 0 || value[len] != ':')
        return value;
    *space = sk_markup_prefixed(tag, value, len);
    if (*space == NULL || !g_strv_contains(languages, (*space)->prefix))
        return NULL;
    return value + len + 1;
}

/* Returns the value with which a formula or condition leaves, new string, or
 * NULL if it does not. */
static char *
formula_out(SkMarkup *markup, const SkMarkupTag *tag, const char *value,
            Judged how)
{
    const SkMarkupSpace *space = NULL;
    const char *bare = behind_prefix(tag, value, &space);
    SkOdfGrammar grammar = how == CONDITION ? SK_ODF_CONDITION : SK_ODF_CELLS;

    if (bare == NULL)
        return NULL;
    if (space != NULL && strcmp(space->prefix, "ooow") == 0)
        grammar = SK_ODF_WRITER;
    if (!sk_odf_formula_is_harmless(bare, grammar, policy_of(markup)))
        return NULL;
    if (space == NULL)
        return g_strdup(bare);
    sk_markup_uses(markup, space->prefix);
    return g_strconcat(space->prefix, ":", bare, NULL);
}

/* Returns the value with which attribute @i of the table leaves, new string, or
 * NULL. */
static char *
value_out(SkMarkup *markup, const SkMarkupTag *tag, const char *value,
          Judged how)
{
    gboolean stays = FALSE;

    switch (how) {
    case FORMULA:
    case CONDITION:
        return formula_out(markup, tag, value, how);
    case GEOMETRY:
        stays = sk_odf_formula_is_harmless(value, SK_ODF_GEOMETRY, NULL);
        break;
    case RANGE:
        stays = sk_odf_range_is_inside(value);
        break;
    case BUTTON:
        stays = strcmp(value, "push") == 0;
        break;
    case LINK:
        return sk_odf_link_out(value, policy_of(markup));
    default:
        g_assert_not_reached();
    }
    return stays ? g_strdup(value) : NULL;
}

/* Returns whether cells keep their formulas, which is so where the policy keeps
 * formulas inside files. */
static gboolean
formulas_stay(SkMarkup *markup)
{
    return sk_policy_inside(policy_of(markup), SK_INSIDE_FORMULAS) ==
           SK_TREAT_KEEP;
}

static void
judge(SkMarkup *markup, SkMarkupTag *tag, guint i)
{
    static const char *const words[] = {
        [FORMULA] = "formula",  [CONDITION] = "formula",
        [GEOMETRY] = "formula", [RANGE] = "external-target",
        [BUTTON] = "form",      [LINK] = "hyperlink",
    };
    const char *name = judged[i].name;
    const char *value = sk_markup_value(tag, judged[i].prefix, name);
    g_autofree char *out = NULL;

    if (value == NULL)
        return;
    if (strcmp(judged[i].prefix, "table") != 0 ||
        strcmp(name, "formula") != 0 || formulas_stay(markup))
        out = value_out(markup, tag, value, judged[i].how);
    if (out == NULL)
        sk_markup_count(markup, words[judged[i].how], value);
    if (out == NULL || strcmp(out, value) != 0)
        sk_markup_set_value(tag, judged[i].prefix, name, out);
}

SkMarkupDo
sk_odf_values(SkMarkup *markup, SkMarkupTag *tag)
{
    for (guint a = 0; a < tag->n_attributes; a++)
        for (guint i = 0; i < G_N_ELEMENTS(judged); i++)
            if (!tag->attributes[a].gone && tag->attributes[a].space != NULL &&
                strcmp(judged[i].name, tag->attributes[a].name) == 0 &&
                strcmp(judged[i].prefix, tag->attributes[a].space->prefix) == 0)
                judge(markup, tag, i);
    return SK_MARKUP_KEEP;
}

/* Returns whether the link of @tag leaves, with the target that it then has. */
static gboolean
link_stays(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");
    g_autofree char *out = NULL;

    if (href == NULL)
        return FALSE;
    out = sk_odf_link_out(href, policy_of(markup));
    if (out == NULL) {
        sk_markup_count(markup, "hyperlink", href);
        return FALSE;
    }
    if (strcmp(out, href) != 0)
        sk_markup_set_value(tag, "xlink", "href", out);
    return TRUE;
}

SkMarkupDo
sk_odf_anchor(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *tip = sk_markup_value(tag, "office", "title");

    if (tip != NULL && sk_link_tip_names_host(tip)) {
        sk_markup_count(markup, "link-text", tip);
        sk_markup_set_value(tag, "office", "title", NULL);
    }
    if (link_stays(markup, tag))
        return SK_MARKUP_KEEP;
    /* Text behind a link keeps the looks of one, but leads nowhere any more. */
    if (strcmp(tag->space->prefix, "text") != 0 ||
        sk_policy_inside(policy_of(markup), SK_INSIDE_HYPERLINKS) !=
            SK_TREAT_KEEP)
        return SK_MARKUP_UNWRAP;
    sk_markup_set_value(tag, "xlink", "href", "#");
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_odf_area(SkMarkup *markup, SkMarkupTag *tag)
{
    return link_stays(markup, tag) ? SK_MARKUP_KEEP : SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_named(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_odf_values(markup, tag);
    if (sk_markup_value(tag, "table", "expression") != NULL ||
        sk_markup_value(tag, "table", "cell-range-address") != NULL)
        return SK_MARKUP_KEEP;
    return SK_MARKUP_DROP; /* a name for nothing; the value was counted */
}

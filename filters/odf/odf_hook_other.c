/* SPDX-License-Identifier: Apache-2.0
 *
 * Hooks for whole things that a policy keeps or not (forms, comments), for
 * pivot tables, for the fields that come from Word, and for the kind of the
 * document. This defends against pivot tables that ask a database, and against
 * fields that fetch once the file is saved for Word.
 */
#include <string.h>
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

static SkOdfMember *
member_of(SkMarkup *markup)
{
    return sk_markup_user(markup);
}

static gboolean
keeps(SkMarkup *markup, SkInside kind)
{
    return sk_policy_inside(member_of(markup)->odf->policy, kind) ==
           SK_TREAT_KEEP;
}

SkMarkupDo
sk_odf_empty(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_odf_script(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *language = sk_markup_value(tag, "script", "language");

    /* The libraries of Basic say themselves what is in them. */
    if (language != NULL && (strcmp(language, "ooo:Basic") == 0 ||
                             strcmp(language, "StarBasic") == 0))
        return SK_MARKUP_UNWRAP;
    sk_markup_count(markup, "script", language);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_note(SkMarkup *markup, SkMarkupTag *tag)
{
    if (keeps(markup, SK_INSIDE_COMMENTS))
        return sk_odf_values(markup, tag);
    if (sk_markup_is(tag, "office", "annotation"))
        sk_markup_count(markup, "comment", NULL);
    if (strcmp(tag->name, "tracked-changes") == 0)
        sk_markup_count(markup, "tracked-change", NULL);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_table(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, "table", "name");

    /* LibreOffice keeps the cells of another file in a hidden table that has
     * its address as a name: 'file:///a.ods'#Sheet1. */
    if (name == NULL ||
        (strstr(name, "://") == NULL && strstr(name, "'#") == NULL))
        return sk_odf_values(markup, tag);
    sk_markup_count(markup, "external-source", name);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_pivot(SkMarkup *markup, SkMarkupTag *tag)
{
    SkOdfPivot pivot = { .from = sk_markup_at(markup) };

    g_array_append_val(member_of(markup)->pivots, pivot);
    return sk_odf_values(markup, tag);
}

SkMarkupDo
sk_odf_pivot_source(SkMarkup *markup, SkMarkupTag *tag)
{
    GArray *pivots = member_of(markup)->pivots;

    (void)tag;
    if (pivots->len > 0)
        g_array_index(pivots, SkOdfPivot, pivots->len - 1).is_foreign = TRUE;
    return SK_MARKUP_DROP;
}

void
sk_odf_pivot_end(SkMarkup *markup)
{
    GArray *pivots = member_of(markup)->pivots;
    SkOdfPivot pivot = g_array_index(pivots, SkOdfPivot, pivots->len - 1);

    g_array_set_size(pivots, pivots->len - 1);
    if (!pivot.is_foreign)
        return;
    sk_markup_count(markup, "database", "pivot");
    sk_markup_cut(markup, pivot.from, sk_markup_at(markup));
}

/* The fields of Word that only hold what was filled in. */
static gboolean
is_form_field(const char *type)
{
    static const char *const types[] = {
        "vnd.oasis.opendocument.field.FORMTEXT",
        "vnd.oasis.opendocument.field.FORMCHECKBOX",
        "vnd.oasis.opendocument.field.FORMDROPDOWN",
        "vnd.oasis.opendocument.field.FORMDATE",
        "ecma.office-open-xml.field.FORMTEXT",
        "ecma.office-open-xml.field.FORMCHECKBOX",
        "ecma.office-open-xml.field.FORMDROPDOWN",
        NULL,
    };

    return type != NULL && g_strv_contains(types, type);
}

SkMarkupDo
sk_odf_field(SkMarkup *markup, SkMarkupTag *tag)
{
    GArray *fields = member_of(markup)->fields;
    gboolean stays = keeps(markup, SK_INSIDE_FORMS) &&
                     is_form_field(sk_markup_value(tag, "field", "type"));

    if (strcmp(tag->name, "fieldmark-start") == 0) {
        g_array_append_val(fields, stays);
    } else if (strcmp(tag->name, "fieldmark") != 0) {
        if (fields->len == 0)
            return SK_MARKUP_DROP;
        stays = g_array_index(fields, gboolean, fields->len - 1);
        if (strcmp(tag->name, "fieldmark-end") == 0)
            g_array_set_size(fields, fields->len - 1);
        return stays ? SK_MARKUP_KEEP : SK_MARKUP_DROP;
    }
    if (!stays)
        sk_markup_count(markup, "field", sk_markup_value(tag, "field", "type"));
    return stays ? SK_MARKUP_KEEP : SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_field_param(SkMarkup *markup, SkMarkupTag *tag)
{
    static const char *const names[] = {
        "Checkbox_Checked",
        "Checkbox_Size",
        "Content",
        "DateField_DateFormat",
        "DateField_DateFormat_Language",
        "DateField_CurrentDate",
        "Description",
        "Dropdown_ListEntry",
        "Dropdown_Selected",
        "Dropdown_Result",
        "Format",
        "Help",
        "Hint",
        "MaxLength",
        "Name",
        "Result",
        "Type",
        NULL,
    };
    const char *name = sk_markup_value(tag, "field", "name");

    if (name != NULL && g_strv_contains(names, name))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "unknown-attribute", name);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_fixed(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_set_value(tag, "text", "fixed", "true");
    return sk_odf_values(markup, tag);
}

SkMarkupDo
sk_odf_body(SkMarkup *markup, SkMarkupTag *tag)
{
    static const char *const names[] = { "text",         "spreadsheet",
                                         "presentation", "drawing",
                                         "chart",        NULL };
    SkOdfFolder *folder = member_of(markup)->folder;

    for (guint i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], tag->name) != 0)
            continue;
        if (folder->has_kind && folder->kind != (SkOdfKind)i)
            break;
        folder->kind = (SkOdfKind)i;
        folder->has_kind = TRUE;
        return sk_odf_values(markup, tag);
    }
    sk_markup_refuse(markup, SK_REASON_AMBIGUOUS, "mimetype");
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_version(SkMarkup *markup, SkMarkupTag *tag)
{
    static const char *const later[] = { "1.3", "1.4" };
    const SkOdfMember *member = member_of(markup);
    const char *version = sk_markup_value(tag, "office", "version");

    if (*member->folder->in != '\0') /* The manifest has that of the root. */
        return SK_MARKUP_KEEP;
    for (guint i = 0; i < G_N_ELEMENTS(later); i++)
        if (g_strcmp0(version, later[i]) == 0)
            member->odf->version = later[i];
    return SK_MARKUP_KEEP;
}

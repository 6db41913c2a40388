/* SPDX-License-Identifier: Apache-2.0
 *
 * Hooks for forms. Where the policy keeps forms, the lists say what of them
 * stays: no action, no address, no database. Where it does not, a frame with
 * what the field shows takes the place of each field, so that what people have
 * filled in is not lost.
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
keeps_forms(SkMarkup *markup)
{
    return sk_policy_inside(member_of(markup)->odf->policy, SK_INSIDE_FORMS) ==
           SK_TREAT_KEEP;
}

static gboolean
is_true(const SkMarkupTag *tag, const char *name)
{
    const char *value = sk_markup_value(tag, "form", name);

    return value != NULL &&
           (strcmp(value, "true") == 0 || strcmp(value, "checked") == 0);
}

/* Returns what the field @tag shows. New string. */
static char *
shown_by(const SkMarkupTag *tag)
{
    const char *label = sk_markup_value(tag, "form", "label");
    const char *value = sk_markup_value(tag, "form", "current-value");

    if (strcmp(tag->name, "password") == 0 || strcmp(tag->name, "hidden") == 0)
        return g_strdup("");
    if (strcmp(tag->name, "checkbox") == 0 || strcmp(tag->name, "radio") == 0)
        return g_strconcat(is_true(tag, "current-state") ||
                                   is_true(tag, "current-selected")
                               ? "☑"
                               : "☐",
                           label, NULL);
    if (value == NULL)
        value = sk_markup_value(tag, "form", "value");
    return g_strdup(value != NULL ? value : label != NULL ? label : "");
}

/* Remembers @tag, an entry of the list that is being read, as what the list
 * shows, if it is the entry that was chosen. */
static void
note_choice(SkOdfMember *member, const SkMarkupTag *tag)
{
    const char *label = sk_markup_value(tag, "form", "label");
    const char *before = NULL;

    if (member->list == NULL || label == NULL ||
        !is_true(tag, "current-selected"))
        return;
    before = g_hash_table_lookup(member->filled, member->list);
    g_hash_table_insert(member->filled, g_strdup(member->list),
                        before == NULL || *before == '\0'
                            ? g_strdup(label)
                            : g_strconcat(before, "、", label, NULL));
}

SkMarkupDo
sk_odf_control(SkMarkup *markup, SkMarkupTag *tag)
{
    SkOdfMember *member = member_of(markup);
    const char *id = sk_markup_value(tag, "xml", "id");

    sk_odf_values(markup, tag);
    if (keeps_forms(markup))
        return SK_MARKUP_KEEP;
    if (strcmp(tag->name, "option") == 0) {
        note_choice(member, tag);
        return SK_MARKUP_DROP;
    }
    if (strcmp(tag->name, "item") == 0)
        return SK_MARKUP_DROP;
    if (id == NULL)
        id = sk_markup_value(tag, "form", "id");
    if (id == NULL)
        return SK_MARKUP_UNWRAP;
    g_free(member->list);
    member->list = g_strdup(id);
    g_hash_table_insert(member->filled, g_strdup(id), shown_by(tag));
    return SK_MARKUP_UNWRAP;
}

/* Writes a frame with @text where the field @tag was shown. */
static void
put_frame(SkMarkup *markup, const SkMarkupTag *tag, const char *text)
{
    sk_markup_put_start(markup, "draw", "frame");
    for (guint i = 0; i < tag->n_attributes; i++) {
        SkMarkupAttribute *a = &tag->attributes[i];

        if (!a->gone && strcmp(a->name, "control") != 0)
            sk_markup_put_attribute(markup, a->space->prefix, a->name,
                                    sk_markup_attribute_value(tag, a));
    }
    sk_markup_put_start(markup, "draw", "text-box");
    sk_markup_put_start(markup, "text", "p");
    sk_markup_put_text(markup, text);
    sk_markup_put_end(markup, "text", "p");
    sk_markup_put_end(markup, "draw", "text-box");
    sk_markup_put_end(markup, "draw", "frame");
}

SkMarkupDo
sk_odf_form(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "draw", "control");
    const char *text = NULL;

    sk_odf_values(markup, tag);
    if (keeps_forms(markup))
        return SK_MARKUP_KEEP;
    if (strcmp(tag->name, "control") != 0)
        return SK_MARKUP_UNWRAP; /* its fields say what they show */
    sk_markup_count(markup, "form", NULL);
    if (id != NULL)
        text = g_hash_table_lookup(member_of(markup)->filled, id);
    if (text != NULL && *text != '\0')
        put_frame(markup, tag, text);
    return SK_MARKUP_DROP;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists of the cleaners and those of the inspector: what a cleaner writes
 * the inspector must let out, element by element and attribute by attribute,
 * and both know the same namespaces. Each row that is missing is named.
 */
#include <string.h>

#include <ooxml/ooxml_inner.h>
#include "inspector/office/office.h"

static SkSpan
span(const char *text)
{
    return (SkSpan){ (const uint8_t *)text,
                     (const uint8_t *)text + strlen(text) };
}

static char *
shown(const SkMarkupSpace *space, const char *name)
{
    return *space->prefix == '\0' || (space->flags & SK_MARKUP_DEFAULT) != 0
               ? g_strdup(name)
               : g_strconcat(space->prefix, ":", name, NULL);
}

/* ---- one row ------------------------------------------------------------ */

static guint
compare_attributes(const char *kind, const SkOfficeElement *element,
                   const SkMarkupRow *row)
{
    g_auto(GStrv) words =
        g_strsplit(row->attributes != NULL ? row->attributes : "", " ", -1);
    guint missing = 0;

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *name = g_strndup(words[i], strcspn(words[i], "!@"));

        if (*name == '\0' || sk_office_attribute(element, span(name)) != NULL)
            continue;
        g_test_message("%s: %s of %s is not on the inspector's list", kind,
                       name, row->name);
        missing++;
    }
    return missing;
}

/* Rows that a hook judges may be missing: it may never let them through. */
static guint
compare_row(const char *kind, const SkOfficeTable *table,
            const SkMarkupSpace *space, const SkMarkupRow *row)
{
    g_autofree char *name = shown(space, row->name);
    const SkOfficeElement *element = sk_office_element(table, span(name));

    if (element == NULL && row->start != NULL)
        return 0;
    if (element == NULL ||
        ((row->flags & SK_MARKUP_TEXT) != 0 && !element->has_text)) {
        g_test_message("%s: %s%s is not on the inspector's list", kind, name,
                       element != NULL ? " with text" : "");
        return 1;
    }
    return row->start != NULL ? 0 : compare_attributes(kind, element, row);
}

static guint
compare_kind(const SkOoxmlKind *kind, const char *type)
{
    const SkOfficeKind *ours = sk_office_kind(span(type));
    SkOfficeTable *table = NULL;
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint missing = 0;

    if (ours == NULL) {
        g_test_message("the inspector has no kind %s", type);
        return 1;
    }
    g_assert_cmpstr(ours->relation, ==,
                    kind->plain_relation != NULL ? kind->plain_relation
                                                 : kind->relation);
    table = sk_office_table_new(ours);
    for (const SkMarkupSet *set = kind->list->sets; set->prefix != NULL; set++)
        for (const SkMarkupRow *row = set->rows; row->name != NULL; row++)
            if (g_hash_table_add(
                    seen, g_strconcat(set->prefix, ":", row->name, NULL)))
                missing +=
                    compare_row(type, table, sk_markup_space(set->prefix), row);
    sk_office_table_free(table);
    return missing;
}

/* ---- all of them -------------------------------------------------------- */

static guint
compare_from(GHashTable *seen, const SkOoxmlKind *kind)
{
    const SkOoxmlKind *const *holds = kind->holds;
    guint missing = 0;

    if (!g_hash_table_add(seen, (gpointer)kind))
        return 0;
    if (kind->list != NULL && kind->content_type != NULL) {
        g_autofree char *type =
            g_strndup(kind->content_type, strcspn(kind->content_type, " "));

        missing += compare_kind(kind, type);
    }
    for (; holds != NULL && *holds != NULL; holds++)
        missing += compare_from(seen, *holds);
    return missing;
}

static void
test_kinds(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    guint missing =
        compare_from(seen, &sk_ooxml_root) + compare_from(seen, &sk_word_main) +
        compare_from(seen, &sk_sheet_main) + compare_from(seen, &sk_slide_main);

    g_assert_cmpuint(missing, ==, 0);
}

static const SkOfficeSpace *
space_of(const char *prefix)
{
    const SkOfficeSpace *space = NULL;

    for (size_t i = 0; (space = sk_office_space_at(i)) != NULL; i++)
        if (strcmp(space->prefix, prefix) == 0)
            return space;
    return NULL;
}

/* The inspector's namespaces are those of the cleaners, in the same order. */
static void
test_spaces(void)
{
    size_t next = 0;

    for (guint i = 0; sk_markup_space_at(i) != NULL; i++) {
        const SkMarkupSpace *theirs = sk_markup_space_at(i);
        const char *prefix =
            (theirs->flags & SK_MARKUP_DEFAULT) != 0 ? "" : theirs->prefix;
        const SkOfficeSpace *ours = space_of(prefix);

        if (*theirs->prefix == '\0' || ours == NULL)
            continue;
        g_assert_true(ours == sk_office_space_at(next++));
        g_assert_cmpstr(ours->uri, ==, theirs->uri);
        g_assert_cmpstr(ours->strict, ==, theirs->strict);
        g_assert_cmpint(ours->is_ignorable, ==,
                        (theirs->flags & SK_MARKUP_IGNORABLE) != 0);
    }
    g_assert_null(sk_office_space_at(next));
}

/* Every row names attributes once, and every kind has its root. */
static void
test_tables(void)
{
    const SkOfficeKind *kind = NULL;

    for (size_t i = 0; (kind = sk_office_kind_at(i)) != NULL; i++) {
        SkOfficeTable *table = sk_office_table_new(kind);

        if (sk_office_element(table, span(kind->root)) == NULL)
            g_error("%s has no root %s", kind->content_type, kind->root);
        sk_office_table_free(table);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/office-lists/kinds", test_kinds);
    g_test_add_func("/office-lists/spaces", test_spaces);
    g_test_add_func("/office-lists/tables", test_tables);
    return g_test_run();
}

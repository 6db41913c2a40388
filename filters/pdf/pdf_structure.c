/* SPDX-License-Identifier: Apache-2.0
 *
 * The structure tree (ISO 32000-1, 14.7): what in the content is a heading, a
 * paragraph, a table, for those who have the text read to them. An element
 * leaves only below the one that it names as its parent, so no element is below
 * itself.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"

/* ---- attributes --------------------------------------------------------- */

static const SkPdfKind attributes_kind = { .types = SK_PDF_BIT(DICTIONARY),
                                           .any = &sk_pdf_kind_plain,
                                           .is_inline = TRUE };

static gboolean
is_known_owner(SkPdfWalk *walk, const SkPdfObject *in)
{
    static const char *const owners[] = { "Layout", "List", "PrintField",
                                          "Table", NULL };
    const char *owner = sk_pdf_name(sk_pdf_at(walk->pdf, in, "O"));

    return owner != NULL && g_strv_contains(owners, owner);
}

static const SkPdfKind *choose_attributes(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind attributes = { .choose = choose_attributes };

/* Attributes, or an array of them and of the numbers of their revisions. */
static const SkPdfKind *
choose_attributes(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind several = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &attributes,
                                       .is_inline = TRUE };

    if (in->type == SK_PDF_ARRAY)
        return &several;
    if (in->type == SK_PDF_INTEGER)
        return &sk_pdf_kind_integer;
    return is_known_owner(walk, in) ? &attributes_kind : NULL;
}

static const SkPdfKind classes = { .types =
                                       SK_PDF_BIT(NAME) | SK_PDF_BIT(ARRAY),
                                   .item = &sk_pdf_kind_name,
                                   .is_inline = TRUE };

/* ---- elements ----------------------------------------------------------- */

static const SkPdfKind element;
static const SkPdfKind *choose_up(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind up = { .choose = choose_up };

static const char *const element_types[] = { "StructElem", NULL };
static const SkPdfKind element_type = { .types = SK_PDF_BIT(NAME),
                                        .words = element_types };

static const SkPdfRow element_rows[] = {
    { "A", &attributes },
    { "ActualText", &sk_pdf_kind_words },
    { "Alt", &sk_pdf_kind_words },
    { "C", &classes },
    { "E", &sk_pdf_kind_words },
    { "Lang", &sk_pdf_kind_words },
    { "P", &up },
    { "Pg", &sk_pdf_kind_page },
    { "R", &sk_pdf_kind_integer },
    { "S", &sk_pdf_kind_name },
    { "T", &sk_pdf_kind_words },
    { "Type", &element_type },
    { NULL, NULL },
};
static const SkPdfRow content_rows[] = {
    { "MCID", &sk_pdf_kind_integer },
    { "Pg", &sk_pdf_kind_page },
    { "Stm", &sk_pdf_kind_xobject },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind marked_content = { .types = SK_PDF_BIT(DICTIONARY),
                                          .rows = content_rows,
                                          .is_inline = TRUE };

/* What an object reference leads to: an annotation, or something drawn. */
static const SkPdfKind *
choose_object(SkPdfWalk *walk, SkPdfObject *in)
{
    (void)walk;
    return in->type == SK_PDF_STREAM ? sk_pdf_kind_xobject.choose(walk, in)
                                     : sk_pdf_kind_annotation.choose(walk, in);
}

static const SkPdfKind object_link = { .choose = choose_object };
static const SkPdfRow object_rows[] = {
    { "Obj", &object_link },
    { "Pg", &sk_pdf_kind_page },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind object_reference = { .types = SK_PDF_BIT(DICTIONARY),
                                            .rows = object_rows,
                                            .is_inline = TRUE };

/* Returns the child @in of @parent as it is written, or NULL. */
static SkPdfObject *
make_child(SkPdfWalk *walk, SkPdfObject *in, const SkPdfObject *parent)
{
    SkPdfObject *child = sk_pdf_follow(walk->pdf, in);
    const SkPdfObject *type = sk_pdf_at(walk->pdf, child, "Type");

    if (child == NULL)
        return NULL;
    if (child->type == SK_PDF_INTEGER)
        return sk_pdf_make(walk, &sk_pdf_kind_integer, in);
    if (sk_pdf_is_name(type, "MCR"))
        return sk_pdf_make(walk, &marked_content, in);
    if (sk_pdf_is_name(type, "OBJR"))
        return sk_pdf_make(walk, &object_reference, in);
    if (child->type == SK_PDF_DICTIONARY && in->type == SK_PDF_REFERENCE &&
        sk_pdf_at(walk->pdf, child, "P") == parent)
        return sk_pdf_make(walk, &element, in);
    sk_pdf_count(walk, "pdf-entry");
    return NULL;
}

/* Returns the children of @parent as one array, or NULL. */
static SkPdfObject *
make_children(SkPdfWalk *walk, const SkPdfObject *parent)
{
    SkPdfObject *link = sk_pdf_entry(parent, "K");
    SkPdfObject *in = sk_pdf_follow(walk->pdf, link);
    guint n = in == NULL ? 0 : in->type == SK_PDF_ARRAY ? in->len : 1;
    SkPdfObject *out = sk_pdf_new_items(walk->arena, n);

    for (guint i = 0; i < n; i++) {
        SkPdfObject *child = make_child(
            walk, in->type == SK_PDF_ARRAY ? in->items[i] : link, parent);

        if (child != NULL)
            out->items[out->len++] = child;
    }
    return out->len > 0 ? out : NULL;
}

/* Returns @in without the entries that are made in another way. */
static SkPdfObject *
without(SkPdfWalk *walk, const SkPdfObject *in, const char *const *keys)
{
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, in->len);

    for (guint i = 0; i < in->len; i++)
        if (!g_strv_contains(keys, in->entries[i].key))
            sk_pdf_put(out, in->entries[i].key, in->entries[i].value);
    return out;
}

static SkPdfObject *
make_element(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    static const char *const keys[] = { "K", NULL };
    SkPdfObject *children = make_children(walk, in);
    SkPdfObject *out =
        sk_pdf_make_by_tables(walk, kind, without(walk, in, keys));

    sk_pdf_set(walk, out, "K", children);
    return out;
}

static const SkPdfKind element = { .types = SK_PDF_BIT(DICTIONARY),
                                   .rows = element_rows,
                                   .make = make_element };

/* ---- the root ----------------------------------------------------------- */

/* Which element a piece of content belongs to, by its number: one, or an array
 * of them. */
static const SkPdfKind *choose_owner(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind owner = { .choose = choose_owner };

static SkPdfObject *
make_owners(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *out = sk_pdf_new_items(walk->arena, in->len);

    (void)kind;
    for (guint i = 0; i < in->len; i++) {
        SkPdfObject *one = sk_pdf_make(walk, &element, in->items[i]);

        /* The place in the array is the number. */
        out->items[out->len++] =
            one != NULL ? one : sk_pdf_new(walk->arena, SK_PDF_NULL);
    }
    return out;
}

static const SkPdfKind *
choose_owner(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind array = { .types = SK_PDF_BIT(ARRAY),
                                     .make = make_owners };

    (void)walk;
    return in->type == SK_PDF_ARRAY ? &array : &element;
}

static const SkPdfKind roles = { .types = SK_PDF_BIT(DICTIONARY),
                                 .any = &sk_pdf_kind_name };
static const SkPdfKind class_map = { .types = SK_PDF_BIT(DICTIONARY),
                                     .any = &attributes };
static const SkPdfRow root_rows[] = {
    { "ClassMap", &class_map },
    { "ParentTreeNextKey", &sk_pdf_kind_integer },
    { "RoleMap", &roles },
    { NULL, NULL },
};

static SkPdfObject *
make_root(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    static const char *const keys[] = { "IDTree", "K", "ParentTree", "Type",
                                        NULL };
    SkPdfObject *children = make_children(walk, in);
    SkPdfObject *out =
        sk_pdf_make_by_tables(walk, kind, without(walk, in, keys));

    sk_pdf_set(walk, out, "K", children);
    sk_pdf_set(
        walk, out, "ParentTree",
        sk_pdf_flat_tree(walk, sk_pdf_entry(in, "ParentTree"), FALSE, &owner));
    sk_pdf_set(walk, out, "Type",
               sk_pdf_new_name(walk->arena, "StructTreeRoot"));
    return out;
}

const SkPdfKind sk_pdf_kind_structure = { .types = SK_PDF_BIT(DICTIONARY),
                                          .rows = root_rows,
                                          .make = make_root };

/* The parent of an element is the root of the document or another element. */
static const SkPdfKind *
choose_up(SkPdfWalk *walk, SkPdfObject *in)
{
    return in == walk->structure ? &sk_pdf_kind_structure : &element;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The outline of a document (ISO 32000-1, 12.3.3), linked anew, and the labels
 * of its pages (12.4.2). This defends against outlines that go in a circle.
 */
#include "pdf/pdf_kinds.h"

#define OUTLINE_DEPTH_MAX 30
#define ITEMS_MAX         100000

typedef struct {
    SkPdfWalk *walk;
    GHashTable *seen; /* the items */
} Outline;

static const SkPdfRow item_rows[] = {
    { "A", &sk_pdf_kind_action },         { "C", &sk_pdf_kind_numbers },
    { "Dest", &sk_pdf_kind_destination }, { "F", &sk_pdf_kind_integer },
    { "Title", &sk_pdf_kind_words },      { NULL, NULL },
};
static const SkPdfKind item_kind = { .types = SK_PDF_BIT(DICTIONARY),
                                     .rows = item_rows };

/* Returns the item @in without its links to others, which are made anew. */
static SkPdfObject *
without_links(SkPdfWalk *walk, const SkPdfObject *in)
{
    static const char *const links[] = { "Count",  "First", "Last", "Next",
                                         "Parent", "Prev",  "SE",   NULL };
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, in->len);

    for (guint i = 0; i < in->len; i++)
        if (!g_strv_contains(links, in->entries[i].key))
            sk_pdf_put(out, in->entries[i].key, in->entries[i].value);
    return out;
}

static gboolean
is_closed(SkPdfWalk *walk, const SkPdfObject *in)
{
    const SkPdfObject *count = sk_pdf_at(walk->pdf, in, "Count");

    return count != NULL && count->type == SK_PDF_INTEGER && count->integer < 0;
}

/* Links what lies below @in to @parent, which is @link. Returns how many items
 * of it are shown when @parent is opened. */
static gint
make_below(Outline *outline, const SkPdfObject *in, SkPdfObject *parent,
           SkPdfObject *link, guint depth)
{
    SkPdfWalk *walk = outline->walk;
    SkPdfObject *next = sk_pdf_at(walk->pdf, in, "First");
    SkPdfObject *before = NULL, *before_link = NULL;
    gint n = 0;

    while (next != NULL && next->type == SK_PDF_DICTIONARY && depth > 0 &&
           walk->reason == SK_REASON_NONE &&
           g_hash_table_size(outline->seen) < ITEMS_MAX &&
           g_hash_table_add(outline->seen, next)) {
        SkPdfObject *item =
            sk_pdf_make_by_tables(walk, &item_kind, without_links(walk, next));
        SkPdfObject *item_link = sk_pdf_add(walk, item);
        gint inner = make_below(outline, next, item, item_link, depth - 1);

        sk_pdf_set(walk, item, "Parent", link);
        if (before != NULL) {
            sk_pdf_set(walk, before, "Next", item_link);
            sk_pdf_set(walk, item, "Prev", before_link);
        } else {
            sk_pdf_set(walk, parent, "First", item_link);
        }
        sk_pdf_set(walk, parent, "Last", item_link);
        n += 1 + (is_closed(walk, next) ? 0 : inner);
        before = item;
        before_link = item_link;
        next = sk_pdf_at(walk->pdf, next, "Next");
    }
    if (n > 0)
        sk_pdf_set(
            walk, parent, "Count",
            sk_pdf_new_integer(walk->arena, is_closed(walk, in) ? -n : n));
    return n;
}

static SkPdfObject *
make_outline(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    Outline outline = { walk, g_hash_table_new(NULL, NULL) };
    SkPdfObject *out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 0);
    SkPdfObject *link = sk_pdf_add(walk, out);
    gint n = make_below(&outline, in, out, link, OUTLINE_DEPTH_MAX);

    (void)kind;
    sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Outlines"));
    g_hash_table_unref(outline.seen);
    if (n > 0)
        return link;
    walk->out->pdata[link->number - 1] = NULL;
    return NULL;
}

const SkPdfKind sk_pdf_kind_outlines = { .types = SK_PDF_BIT(DICTIONARY),
                                         .make = make_outline,
                                         .is_inline = TRUE };

/* ---- labels ------------------------------------------------------------- */

static const SkPdfRow label_rows[] = {
    { "P", &sk_pdf_kind_words },
    { "S", &sk_pdf_kind_name },
    { "St", &sk_pdf_kind_integer },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind label = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = label_rows,
                                 .is_inline = TRUE };

static SkPdfObject *
make_labels(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)kind;
    return sk_pdf_flat_tree(walk, in, FALSE, &label);
}

const SkPdfKind sk_pdf_kind_labels = { .types = SK_PDF_BIT(DICTIONARY),
                                       .make = make_labels,
                                       .is_inline = TRUE };

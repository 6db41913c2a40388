/* SPDX-License-Identifier: Apache-2.0
 *
 * What is alike wherever it stands: numbers, names, texts, rectangles
 * (pdf_walk.h), and the trees of names and numbers (ISO 32000-1, 7.9.6 and
 * 7.9.7), which are read with all their nodes and written as one. This defends
 * against trees that lead back to themselves.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_text.h"

#define PDF_BYTES_MAX (64u << 10)

static SkPdfObject *
copy_bytes(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)walk;
    (void)kind;
    return in->len <= PDF_BYTES_MAX ? in : NULL;
}

/* A date is digits and signs (ISO 32000-1, 7.9.4). */
static SkPdfObject *
copy_date(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)walk;
    (void)kind;
    if (in->len > 30 || strlen(in->text) != in->len ||
        strspn(in->text, "D:0123456789+-Z'") != in->len)
        return NULL;
    return in;
}

static SkPdfObject *
four_items(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)walk;
    (void)in;
    return out->len == 4 ? out : NULL;
}

static SkPdfObject *
six_items(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)walk;
    (void)in;
    return out->len == 6 ? out : NULL;
}

const SkPdfKind sk_pdf_kind_boolean = { .types = SK_PDF_BIT(BOOLEAN) };
const SkPdfKind sk_pdf_kind_integer = { .types = SK_PDF_BIT(INTEGER) };
const SkPdfKind sk_pdf_kind_number = { .types = SK_PDF_NUMBERS };
const SkPdfKind sk_pdf_kind_name = { .types = SK_PDF_BIT(NAME) };
const SkPdfKind sk_pdf_kind_numbers = { .types = SK_PDF_BIT(ARRAY),
                                        .item = &sk_pdf_kind_number };
const SkPdfKind sk_pdf_kind_rect = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_number,
                                     .finish = four_items,
                                     .is_inline = TRUE };
const SkPdfKind sk_pdf_kind_matrix = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &sk_pdf_kind_number,
                                       .finish = six_items,
                                       .is_inline = TRUE };
const SkPdfKind sk_pdf_kind_words = { .types = SK_PDF_BIT(STRING),
                                      .make = sk_pdf_make_words };
const SkPdfKind sk_pdf_kind_bytes = { .types = SK_PDF_BIT(STRING),
                                      .make = copy_bytes };
const SkPdfKind sk_pdf_kind_date = { .types = SK_PDF_BIT(STRING),
                                     .make = copy_date };

static SkPdfObject *
make_nothing(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)walk;
    (void)kind;
    (void)in;
    return NULL;
}

const SkPdfKind sk_pdf_kind_elsewhere = { .types = G_MAXUINT,
                                          .make = make_nothing,
                                          .is_inline = TRUE };

/* Chooses the kind for a value that cannot do anything, because a reader only
 * shows it or sorts by it. */
static const SkPdfKind *
choose_plain(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind array = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_plain,
                                     .is_inline = TRUE };

    switch (in->type) {
    case SK_PDF_STRING:
        return &sk_pdf_kind_words;
    case SK_PDF_ARRAY:
        return &array;
    case SK_PDF_NAME:
        return &sk_pdf_kind_name;
    case SK_PDF_BOOLEAN:
        return &sk_pdf_kind_boolean;
    case SK_PDF_INTEGER:
    case SK_PDF_REAL:
        return &sk_pdf_kind_number;
    case SK_PDF_NULL:
    case SK_PDF_DICTIONARY:
    case SK_PDF_STREAM:
    case SK_PDF_REFERENCE:
    default:
        sk_pdf_count(walk, "pdf-entry");
        return NULL;
    }
}

const SkPdfKind sk_pdf_kind_plain = { .choose = choose_plain };

/* ---- trees -------------------------------------------------------------- */

#define PDF_TREE_DEPTH_MAX 50

typedef struct {
    SkPdfObject *key, *value;
} Pair;

typedef struct {
    SkPdfWalk *walk;
    const char *leaves; /* the entry with keys and values */
    SkPdfType key;
    GArray *pairs;
    GHashTable *seen;
} Gatherer;

static void
gather(Gatherer *gatherer, SkPdfObject *link, guint depth)
{
    SkPdf *pdf = gatherer->walk->pdf;
    SkPdfObject *node = sk_pdf_follow(pdf, link);
    SkPdfObject *kids = sk_pdf_at(pdf, node, "Kids");
    SkPdfObject *leaves = sk_pdf_at(pdf, node, gatherer->leaves);

    if (node == NULL || depth == 0 || !g_hash_table_add(gatherer->seen, node)) {
        sk_pdf_count(gatherer->walk, "pdf-entry");
        return;
    }
    for (guint i = 0;
         kids != NULL && kids->type == SK_PDF_ARRAY && i < kids->len; i++)
        gather(gatherer, kids->items[i], depth - 1);
    for (guint i = 0;
         leaves != NULL && leaves->type == SK_PDF_ARRAY && i + 1 < leaves->len;
         i += 2) {
        Pair pair = { sk_pdf_follow(pdf, leaves->items[i]),
                      leaves->items[i + 1] };

        if (pair.key != NULL && pair.key->type == gatherer->key)
            g_array_append_val(gatherer->pairs, pair);
    }
}

static int
compare_pairs(gconstpointer a, gconstpointer b)
{
    const SkPdfObject *one = ((const Pair *)a)->key;
    const SkPdfObject *other = ((const Pair *)b)->key;
    int order;

    if (one->type == SK_PDF_INTEGER)
        return (one->integer > other->integer) -
               (one->integer < other->integer);
    order = memcmp(one->text, other->text, MIN(one->len, other->len));
    return order != 0 ? order
                      : (one->len > other->len) - (one->len < other->len);
}

static SkPdfObject *
write_pairs(Gatherer *gatherer, const SkPdfKind *value)
{
    SkPdfWalk *walk = gatherer->walk;
    GArray *pairs = gatherer->pairs;
    SkPdfObject *array = sk_pdf_new_items(walk->arena, 2 * pairs->len);
    const Pair *before = NULL;

    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        SkPdfObject *made = NULL;

        /* Of two values for one key the first counts. */
        if (before == NULL || compare_pairs(before, pair) != 0)
            made = sk_pdf_make(walk, value, pair->value);
        if (made == NULL)
            continue;
        array->items[array->len++] = pair->key;
        array->items[array->len++] = made;
        before = pair;
    }
    return array;
}

SkPdfObject *
sk_pdf_flat_tree(SkPdfWalk *walk, SkPdfObject *root, gboolean is_of_names,
                 const SkPdfKind *value)
{
    Gatherer gatherer = { walk, is_of_names ? "Names" : "Nums",
                          is_of_names ? SK_PDF_STRING : SK_PDF_INTEGER,
                          g_array_new(FALSE, FALSE, sizeof(Pair)),
                          g_hash_table_new(NULL, NULL) };
    SkPdfObject *array = NULL, *out = NULL;

    if (sk_pdf_follow(walk->pdf, root) != NULL)
        gather(&gatherer, root, PDF_TREE_DEPTH_MAX);
    g_array_sort(gatherer.pairs, compare_pairs);
    array = write_pairs(&gatherer, value);
    if (array->len > 0) {
        out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 1);
        sk_pdf_put(out, gatherer.leaves, array);
    }
    g_array_unref(gatherer.pairs);
    g_hash_table_unref(gatherer.seen);
    return out != NULL ? sk_pdf_add(walk, out) : NULL;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The pages of a PDF (pdf_page.h; ISO 32000-1, 7.7.3). The tree of pages is
 * read with all that pages inherit, and written as one node, each page with
 * what it needs. This defends against trees that lead back to themselves.
 */
#include <string.h>
#include "pdf/pdf_draw.h"
#include "pdf/pdf_page.h"

#define PDF_TREE_DEPTH_MAX 50
#define PAGES_MAX          100000

/* the entries that a page takes from above it */
static const char *const inherited[] = { "CropBox", "MediaBox", "Resources",
                                         "Rotate" };
#define INHERITED G_N_ELEMENTS(inherited)

typedef struct {
    SkPdfObject *values[INHERITED]; /* NULL: none */
} Inherited;

typedef struct {
    SkPdfObject *page; /* as it was read */
    SkPdfObject *link; /* the reference to it, or NULL */
    Inherited from;
} Page;

typedef struct {
    SkPdfWalk *walk;
    GHashTable *seen; /* the nodes of the tree */
    GArray *pages;    /* of Page */
} Finder;

static void
take_inherited(Inherited *from, const SkPdfObject *node)
{
    for (guint i = 0; i < INHERITED; i++) {
        SkPdfObject *value = sk_pdf_entry(node, inherited[i]);

        if (value != NULL)
            from->values[i] = value;
    }
}

static void
find_below(Finder *finder, SkPdfObject *link, Inherited from, guint depth)
{
    SkPdfWalk *walk = finder->walk;
    SkPdfObject *node = sk_pdf_follow(walk->pdf, link);
    SkPdfObject *kids;

    if (node == NULL || node->type != SK_PDF_DICTIONARY || depth == 0 ||
        finder->pages->len >= PAGES_MAX) {
        sk_pdf_count(walk, "pdf-entry");
        return;
    }
    take_inherited(&from, node);
    kids = sk_pdf_at(walk->pdf, node, "Kids");
    if (kids == NULL &&
        !sk_pdf_is_name(sk_pdf_at(walk->pdf, node, "Type"), "Pages")) {
        Page page = { node, link, from };

        g_array_append_val(finder->pages, page);
    } else if (kids == NULL || kids->type != SK_PDF_ARRAY ||
               !g_hash_table_add(finder->seen, node)) {
        sk_pdf_count(walk, "pdf-entry");
    } else {
        for (guint i = 0; i < kids->len; i++)
            find_below(finder, kids->items[i], from, depth - 1);
    }
}

static Page *
copy_page(SkPdfWalk *walk, const Page *page)
{
    Page *kept = sk_pdf_arena_room(walk->arena, sizeof *kept);

    *kept = *page;
    return kept;
}

/* Takes a page into the list. It gets an object of its own if it stands in the
 * tree a second time or if no reference leads to it. */
static void
keep_page(SkPdfWalk *walk, const Page *page, GPtrArray *order)
{
    Page *kept = copy_page(walk, page);

    if (g_hash_table_contains(walk->pages, page->page) ||
        page->link->type != SK_PDF_REFERENCE) {
        kept->page = sk_pdf_arena_room(walk->arena, sizeof *kept->page);
        *kept->page = *page->page;
        kept->link = NULL;
    }
    g_hash_table_insert(walk->pages, kept->page, kept);
    g_ptr_array_add(order, kept);
    g_ptr_array_add(walk->read_pages, kept->page);
}

void
sk_pdf_pages_find(SkPdfWalk *walk, const SkPdfObject *root)
{
    Finder finder = { walk, g_hash_table_new(NULL, NULL),
                      g_array_new(FALSE, FALSE, sizeof(Page)) };

    find_below(&finder, sk_pdf_entry(root, "Pages"), (Inherited){ 0 },
               PDF_TREE_DEPTH_MAX);
    walk->order = g_ptr_array_new();
    walk->read_pages = g_ptr_array_new();
    for (guint i = 0; i < finder.pages->len; i++)
        keep_page(walk, &g_array_index(finder.pages, Page, i), walk->order);
    g_hash_table_unref(finder.seen);
    g_array_unref(finder.pages);
}

SkPdfObject *
sk_pdf_pages_make(SkPdfWalk *walk)
{
    SkPdfArena *arena = walk->arena;
    SkPdfObject *node = sk_pdf_new_entries(arena, SK_PDF_DICTIONARY, 3);
    SkPdfObject *kids = sk_pdf_new_items(arena, walk->order->len);

    if (walk->order->len == 0)
        return NULL;
    walk->parent = sk_pdf_add(walk, node);
    walk->kids = kids;
    for (guint i = 0; i < walk->order->len; i++) {
        Page *page = walk->order->pdata[i];

        kids->items[kids->len++] =
            page->link != NULL
                ? sk_pdf_make(walk, &sk_pdf_kind_page, page->link)
                : sk_pdf_later(walk, sk_pdf_kind_page.choose(walk, page->page),
                               page->page);
    }
    sk_pdf_put(node, "Count", sk_pdf_new_integer(arena, kids->len));
    sk_pdf_put(node, "Kids", kids);
    sk_pdf_put(node, "Type", sk_pdf_new_name(arena, "Pages"));
    return walk->parent;
}

/* ---- one page ----------------------------------------------------------- */

static void
append_stream(SkPdfWalk *walk, SkPdfObject *link, GByteArray *all)
{
    SkPdfObject *stream = sk_pdf_follow(walk->pdf, link);
    g_autoptr(GBytes) data = NULL;
    const guint8 *bytes;
    gsize len;

    if (stream == NULL || stream->type != SK_PDF_STREAM)
        return;
    data = sk_pdf_data(walk, stream);
    if (data == NULL)
        return;
    bytes = g_bytes_get_data(data, &len);
    if (all->len > 0)
        g_byte_array_append(all, (const guint8 *)"\n", 1);
    g_byte_array_append(all, bytes, (guint)len);
}

/* Returns the content of a page: its streams, joined by a line end. */
static GBytes *
content_of(SkPdfWalk *walk, const SkPdfObject *page)
{
    SkPdfObject *contents = sk_pdf_at(walk->pdf, page, "Contents");
    GByteArray *all = g_byte_array_new();

    if (contents != NULL && contents->type == SK_PDF_ARRAY)
        for (guint i = 0; i < contents->len && walk->reason == SK_REASON_NONE;
             i++)
            append_stream(walk, contents->items[i], all);
    else
        append_stream(walk, contents, all);
    return g_byte_array_free_to_bytes(all);
}

/* Returns @in with all that it inherits, and without its content. */
static SkPdfObject *
whole_page(SkPdfWalk *walk, const SkPdfObject *in)
{
    const Page *page = g_hash_table_lookup(walk->pages, in);
    SkPdfObject *out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY,
                                          in->len + (guint)INHERITED);

    for (guint i = 0; i < in->len; i++)
        if (!g_strv_contains(inherited, in->entries[i].key) &&
            strcmp(in->entries[i].key, "Contents") != 0)
            sk_pdf_put(out, in->entries[i].key, in->entries[i].value);
    for (guint i = 0; i < INHERITED; i++)
        sk_pdf_put(out, inherited[i], page->from.values[i]);
    sk_pdf_sort(out);
    return out;
}

static SkPdfObject *
letter(SkPdfWalk *walk)
{
    static const gint sides[4] = { 0, 0, 612, 792 };
    SkPdfObject *box = sk_pdf_new_items(walk->arena, 4);

    for (guint i = 0; i < 4; i++)
        box->items[box->len++] = sk_pdf_new_integer(walk->arena, sides[i]);
    return box;
}

static SkPdfObject *
make_page(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *whole = whole_page(walk, in);
    SkPdfDrawn *drawn =
        sk_pdf_drawn_begin(walk, sk_pdf_at(walk->pdf, whole, "Resources"));
    SkPdfObject *out = sk_pdf_make_by_tables(walk, kind, whole);
    SkPdfObject *content = NULL;
    GBytes *bytes = content_of(walk, in);

    if (sk_pdf_entry(out, "Resources") == NULL)
        sk_pdf_set(walk, out, "Resources",
                   sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 0));
    sk_pdf_drawn_given(drawn, sk_pdf_entry(out, "Resources"));
    bytes = sk_pdf_drawn_content(drawn, SK_PDF_CONTENT_PAGE, bytes);
    sk_pdf_drawn_end(drawn);
    content = sk_pdf_fill(
        walk, kind, sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0), bytes);
    sk_pdf_set(walk, out, "Contents", sk_pdf_add(walk, content));
    if (sk_pdf_entry(out, "MediaBox") == NULL)
        sk_pdf_set(walk, out, "MediaBox", letter(walk));
    sk_pdf_set(walk, out, "Parent", walk->parent);
    sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Page"));
    return out;
}

static const SkPdfKind annotations = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &sk_pdf_kind_annotation,
                                       .is_inline = TRUE };

static const SkPdfRow page_rows[] = {
    { "Annots", &annotations },
    { "ArtBox", &sk_pdf_kind_rect },
    { "BleedBox", &sk_pdf_kind_rect },
    { "CropBox", &sk_pdf_kind_rect },
    { "Group", &sk_pdf_kind_group },
    { "MediaBox", &sk_pdf_kind_rect },
    { "Resources", &sk_pdf_kind_resources },
    { "Rotate", &sk_pdf_kind_integer },
    { "StructParents", &sk_pdf_kind_integer },
    { "Tabs", &sk_pdf_kind_name },
    { "TrimBox", &sk_pdf_kind_rect },
    { "Type", &sk_pdf_kind_name },
    { "UserUnit", &sk_pdf_kind_number },
    { NULL, NULL },
};

static const SkPdfKind page = { .types = SK_PDF_BIT(DICTIONARY),
                                .rows = page_rows,
                                .make = make_page };

static const SkPdfKind *
choose_page(SkPdfWalk *walk, SkPdfObject *in)
{
    return g_hash_table_contains(walk->pages, in) ? &page : NULL;
}

const SkPdfKind sk_pdf_kind_page = { .choose = choose_page };

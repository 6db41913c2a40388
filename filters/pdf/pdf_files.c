/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes the files out of a PDF (ISO 32000-1, 7.11.4): those of a portfolio,
 * those that are pinned to a page, and those that belong to the document. None
 * stays in it; each becomes a part of its own.
 */
#include <string.h>
#include "pdf/pdf_files.h"
#include "pdf/pdf_text.h"

#define PDF_TREE_DEPTH_MAX 50
#define PDF_FILES_MAX      1000

typedef struct {
    SkPdfWalk *walk;
    GHashTable *seen; /* nodes of the tree, and streams */
} Gatherer;

static void
free_part(gpointer part)
{
    sk_part_free(part);
}

static char *
name_of(SkPdfWalk *walk, const SkPdfObject *specification)
{
    static const char *const keys[] = { "UF", "F", "Unix", "DOS", "Mac" };

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const SkPdfObject *name = sk_pdf_at(walk->pdf, specification, keys[i]);

        if (name != NULL && name->type == SK_PDF_STRING)
            return sk_pdf_text_of(walk, name);
    }
    return NULL;
}

static void
take_stream(Gatherer *gatherer, SkPdfObject *stream, const char *name)
{
    SkPdfWalk *walk = gatherer->walk;
    g_autoptr(GBytes) bytes = NULL;

    if (stream == NULL || stream->type != SK_PDF_STREAM ||
        g_hash_table_size(gatherer->seen) >= PDF_FILES_MAX ||
        !g_hash_table_add(gatherer->seen, stream))
        return;
    if (walk->part != NULL)
        sk_part_count(walk->part, "embedded-file", 1, name);
    if (walk->part == NULL ||
        sk_policy_inside(walk->policy, SK_INSIDE_OBJECTS) != SK_TREAT_CLEAN)
        return;
    bytes = sk_pdf_data(walk, stream);
    if (bytes == NULL)
        return;
    if (walk->files == NULL)
        walk->files = g_ptr_array_new_with_free_func(free_part);
    g_ptr_array_add(walk->files,
                    sk_part_new(SK_ROLE_ATTACHMENT, name, NULL, bytes));
}

/* Takes the file that @link specifies. Of several forms for several systems the
 * first that is there is taken. */
static void
take_file(Gatherer *gatherer, SkPdfObject *link)
{
    SkPdf *pdf = gatherer->walk->pdf;
    SkPdfObject *specification = sk_pdf_follow(pdf, link);
    SkPdfObject *files = sk_pdf_at(pdf, specification, "EF");
    g_autofree char *name = name_of(gatherer->walk, specification);

    if (files != NULL && files->type == SK_PDF_DICTIONARY)
        for (guint i = 0; i < files->len; i++)
            take_stream(gatherer, sk_pdf_follow(pdf, files->entries[i].value),
                        name);
}

static void
take_tree(Gatherer *gatherer, SkPdfObject *link, guint depth)
{
    SkPdf *pdf = gatherer->walk->pdf;
    SkPdfObject *node = sk_pdf_follow(pdf, link);
    SkPdfObject *kids = sk_pdf_at(pdf, node, "Kids");
    SkPdfObject *names = sk_pdf_at(pdf, node, "Names");

    if (node == NULL || depth == 0 || !g_hash_table_add(gatherer->seen, node))
        return;
    if (kids != NULL && kids->type == SK_PDF_ARRAY)
        for (guint i = 0; i < kids->len; i++)
            take_tree(gatherer, kids->items[i], depth - 1);
    if (names != NULL && names->type == SK_PDF_ARRAY)
        for (guint i = 1; i < names->len; i += 2)
            take_file(gatherer, names->items[i]);
}

/* Takes what @owner, the catalogue, a page or an annotation, is associated
 * with. */
static void
take_associated(Gatherer *gatherer, const SkPdfObject *owner)
{
    SkPdfObject *files = sk_pdf_at(gatherer->walk->pdf, owner, "AF");

    if (files != NULL && files->type == SK_PDF_ARRAY)
        for (guint i = 0; i < files->len; i++)
            take_file(gatherer, files->items[i]);
}

static void
take_pinned(Gatherer *gatherer, const SkPdfObject *page)
{
    SkPdf *pdf = gatherer->walk->pdf;
    SkPdfObject *annotations = sk_pdf_at(pdf, page, "Annots");

    take_associated(gatherer, page);
    if (annotations == NULL || annotations->type != SK_PDF_ARRAY)
        return;
    for (guint i = 0; i < annotations->len; i++) {
        const SkPdfObject *annotation =
            sk_pdf_follow(pdf, annotations->items[i]);

        take_associated(gatherer, annotation);
        if (sk_pdf_entry(annotation, "FS") != NULL)
            take_file(gatherer, sk_pdf_entry(annotation, "FS"));
    }
}

void
sk_pdf_files_gather(SkPdfWalk *walk, const SkPdfObject *root)
{
    Gatherer gatherer = { walk, g_hash_table_new(NULL, NULL) };
    const SkPdfObject *names = sk_pdf_at(walk->pdf, root, "Names");

    take_tree(&gatherer, sk_pdf_entry(names, "EmbeddedFiles"),
              PDF_TREE_DEPTH_MAX);
    take_associated(&gatherer, root);
    for (guint i = 0; walk->read_pages != NULL && i < walk->read_pages->len;
         i++)
        take_pinned(&gatherer, walk->read_pages->pdata[i]);
    g_hash_table_unref(gatherer.seen);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The document (ISO 32000-1, 7.7): from the trailer to the catalogue and on to
 * everything that is shown. What is not reached from there is not written, so
 * earlier revisions, and objects that only a mended table would find, are gone.
 */
#include <string.h>
#include "pdf/pdf_clean.h"
#include "pdf/pdf_files.h"
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_left.h"
#include "pdf/pdf_page.h"
#include "pdf/pdf_write.h"

/* ---- the catalogue ------------------------------------------------------ */

static const SkPdfRow viewer_rows[] = {
    { "CenterWindow", &sk_pdf_kind_boolean },
    { "Direction", &sk_pdf_kind_name },
    { "DisplayDocTitle", &sk_pdf_kind_boolean },
    { "Duplex", &sk_pdf_kind_name },
    { "FitWindow", &sk_pdf_kind_boolean },
    { "NonFullScreenPageMode", &sk_pdf_kind_name },
    { "PickTrayByPDFSize", &sk_pdf_kind_boolean },
    { "PrintScaling", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind viewer = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = viewer_rows,
                                  .is_inline = TRUE };
static const SkPdfRow mark_rows[] = {
    { "Marked", &sk_pdf_kind_boolean },
    { "Suspects", &sk_pdf_kind_boolean },
    { NULL, NULL },
};
static const SkPdfKind mark = { .types = SK_PDF_BIT(DICTIONARY),
                                .rows = mark_rows,
                                .is_inline = TRUE };
static const SkPdfKind named_places = { .types = SK_PDF_BIT(DICTIONARY),
                                        .any = &sk_pdf_kind_named_place,
                                        .is_at_once = TRUE };

static SkPdfObject *
make_names(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 1);

    (void)kind;
    for (guint i = 0; i < in->len; i++)
        if (strcmp(in->entries[i].key, "Dests") != 0)
            sk_pdf_count_left(walk, in->entries[i].key, in->entries[i].value);
    sk_pdf_put(out, "Dests",
               sk_pdf_flat_tree(walk, sk_pdf_entry(in, "Dests"), TRUE,
                                &sk_pdf_kind_named_place));
    return out->len > 0 ? out : NULL;
}

static const SkPdfKind names = { .types = SK_PDF_BIT(DICTIONARY),
                                 .make = make_names,
                                 .is_inline = TRUE };
static const char *const modes[] = { "FullScreen",  "UseNone",   "UseOC",
                                     "UseOutlines", "UseThumbs", NULL };
static const SkPdfKind mode = { .types = SK_PDF_BIT(NAME), .words = modes };

static const SkPdfRow root_rows[] = {
    { "AcroForm", &sk_pdf_kind_form_fields },
    { "Dests", &named_places },
    { "Lang", &sk_pdf_kind_words },
    { "MarkInfo", &mark },
    { "Names", &names },
    { "OCProperties", &sk_pdf_kind_layers },
    { "OpenAction", &sk_pdf_kind_first_action },
    { "Outlines", &sk_pdf_kind_outlines },
    { "PageLabels", &sk_pdf_kind_labels },
    { "PageLayout", &sk_pdf_kind_name },
    { "PageMode", &mode },
    { "StructTreeRoot", &sk_pdf_kind_structure },
    { "Type", &sk_pdf_kind_name },
    { "ViewerPreferences", &viewer },
    { NULL, NULL },
};
static const SkPdfKind catalogue = { .types = SK_PDF_BIT(DICTIONARY),
                                     .rows = root_rows };

/* Returns @in without the entries that are written in another way. */
static SkPdfObject *
rest_of(SkPdfWalk *walk, const SkPdfObject *in)
{
    static const char *const keys[] = { "Pages", "Version", NULL };
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, in->len);

    for (guint i = 0; i < in->len; i++)
        if (!g_strv_contains(keys, in->entries[i].key))
            sk_pdf_put(out, in->entries[i].key, in->entries[i].value);
    return out;
}

static SkPdfObject *
make_catalogue(SkPdfWalk *walk, SkPdfObject *in)
{
    SkPdfObject *out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 0);
    SkPdfObject *link = sk_pdf_add(walk, out), *pages = NULL;

    walk->structure = sk_pdf_at(walk->pdf, in, "StructTreeRoot");
    walk->defaults =
        sk_pdf_at(walk->pdf, sk_pdf_at(walk->pdf, in, "AcroForm"), "DR");
    sk_pdf_pages_find(walk, in);
    pages = sk_pdf_pages_make(walk);
    if (pages == NULL)
        return sk_pdf_walk_fail(walk, SK_REASON_UNREADABLE, "pdf-pages");
    *out = *sk_pdf_make_by_tables(walk, &catalogue, rest_of(walk, in));
    sk_pdf_set(walk, out, "Pages", pages);
    sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Catalog"));
    sk_pdf_walk_all(walk);
    return link;
}

/* ---- what is said of the document --------------------------------------- */

static const struct {
    const char *key, *field;
    const SkPdfKind *kind;
} told[] = {
    { "Author", "author", &sk_pdf_kind_words },
    { "CreationDate", "created", &sk_pdf_kind_date },
    { "Keywords", "keywords", &sk_pdf_kind_words },
    { "ModDate", "modified", &sk_pdf_kind_date },
    { "Subject", "subject", &sk_pdf_kind_words },
    { "Title", "title", &sk_pdf_kind_words },
};

static gint
make_info(SkPdfWalk *walk, const SkPdfObject *in)
{
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, G_N_ELEMENTS(told));

    for (guint i = 0; in != NULL && i < in->len; i++) {
        guint k = 0;

        while (k < G_N_ELEMENTS(told) &&
               strcmp(told[k].key, in->entries[i].key) != 0)
            k++;
        if (k < G_N_ELEMENTS(told) &&
            sk_policy_keeps_field(walk->policy, told[k].field))
            sk_pdf_put(out, told[k].key,
                       sk_pdf_make(walk, told[k].kind, in->entries[i].value));
        else
            sk_pdf_count(walk, "property-of-document");
    }
    return out->len > 0 ? sk_pdf_add(walk, out)->number : 0;
}

/* ---- the file ----------------------------------------------------------- */

/* Counts what was done to the file before and shows in no object: that it was
 * encrypted, linearized, or changed by an appended update. */
static void
count_history(SkPdfWalk *walk, GBytes *bytes, const SkPdfObject *trailer)
{
    static const char word[] = "startxref";
    gsize len, n = 0;
    const char *p = g_bytes_get_data(bytes, &len), *end = p + len;
    gboolean is_linear = memmem(p, MIN(len, 2048), "/Linearized", 11) != NULL;

    if (sk_pdf_at(walk->pdf, trailer, "Encrypt") != NULL)
        sk_pdf_count(walk, "encryption");
    for (; (p = memmem(p, (gsize)(end - p), word, sizeof word - 1)) != NULL;
         p += sizeof word - 1)
        n++;
    for (n -= MIN(n, is_linear ? 2 : 1); n > 0; n--)
        sk_pdf_count(walk, "old-revision");
}

static GBytes *
write_all(SkPdfWalk *walk, SkPdfClean *clean)
{
    SkPdfObject *trailer = sk_pdf_trailer(walk->pdf);
    SkPdfObject *root = sk_pdf_at(walk->pdf, trailer, "Root");
    SkPdfObject *info = sk_pdf_at(walk->pdf, trailer, "Info"), *link = NULL;
    gint number = 0;

    if (root == NULL || root->type != SK_PDF_DICTIONARY)
        return sk_pdf_walk_fail(walk, SK_REASON_UNREADABLE, "pdf-root");
    count_history(walk, clean->bytes, trailer);
    link = make_catalogue(walk, root);
    if (info != NULL && info->type == SK_PDF_DICTIONARY)
        number = make_info(walk, info);
    sk_pdf_files_gather(walk, root);
    if (walk->reason != SK_REASON_NONE ||
        !sk_pdf_is_whole(walk->pdf, &walk->reason, &walk->detail))
        return NULL;
    return sk_pdf_write(walk->out, link->number, number);
}

GBytes *
sk_pdf_clean(SkPdfClean *clean)
{
    g_autoptr(SkPdf) pdf =
        sk_pdf_open(clean->part, clean->bytes, &clean->reason, &clean->detail);
    g_autoptr(SkPdfWalk) walk = NULL;
    GBytes *out = NULL;

    if (pdf == NULL)
        return NULL;
    walk = sk_pdf_walk_new(pdf, clean->part, clean->policy);
    out = write_all(walk, clean);
    clean->reason = walk->reason;
    clean->detail = walk->detail;
    clean->files = g_steal_pointer(&walk->files);
    return out;
}

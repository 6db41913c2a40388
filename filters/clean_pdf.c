/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-pdf: writes PDF files anew from what can be seen in them (pdf/):
 * without scripts, without actions but links and jumps, without earlier
 * revisions, and with every stream decoded and coded again. Files that lie in a
 * PDF become files beside it. This defends against everything that a PDF does
 * when it is opened, and against two readers that see two documents in it.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include <pdf/pdf_clean.h>
#include <pdf/pdf_read.h>
#include <icc/icc.h>

static const char *const pdf_types[] = { "application/pdf", NULL };

static gboolean
uses_pdf(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, pdf_types);
}

static gboolean
pdf_prepare(GError **error)
{
    return sk_icc_prepare(error) && sk_pdf_prepare(error);
}

/* Puts the files that lay in @part beside it: the PDF without them comes first.
 * Takes ownership of @bytes and of @files. */
static SkVerdict
spread(SkPart *part, GBytes *bytes, GPtrArray *files)
{
    SkPart *first = sk_part_new(sk_part_role(part), sk_part_name(part),
                                sk_part_claimed(part), bytes);

    g_bytes_unref(bytes);
    g_ptr_array_insert(files, 0, first);
    g_ptr_array_set_free_func(files, NULL);
    return sk_part_split(part, files);
}

static SkVerdict
pdf_clean(SkPart *part, const SkPolicy *policy)
{
    SkPdfClean clean = { .part = part, .policy = policy };
    g_autoptr(GPtrArray) files = NULL;
    GBytes *bytes = NULL;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    clean.bytes = sk_part_bytes(part);
    bytes = sk_pdf_clean(&clean);
    files = clean.files;
    if (bytes == NULL)
        return sk_part_remove(part, clean.reason, clean.detail);
    /* A file that came alone, or lies in another, leaves as one file: what lay
     * in it is named in the report. */
    if (files != NULL && sk_part_parent(part) != NULL &&
        sk_part_role(part) != SK_ROLE_EMBEDDED)
        return spread(part, bytes, g_steal_pointer(&files));
    if (g_bytes_equal(bytes, clean.bytes)) {
        g_bytes_unref(bytes);
        return sk_part_keep(part);
    }
    return sk_part_replace(part, bytes, "application/pdf");
}

const SkFilter sk_filter_clean_pdf = {
    .name = "clean-pdf",
    .purpose = "writes PDF files anew from what can be seen in them",
    .stage = SK_STAGE_CLEAN,
    .types = pdf_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_pdf,
    .prepare = pdf_prepare,
    .clean = pdf_clean,
};

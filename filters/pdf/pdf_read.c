/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a PDF by libqpdf (pdf_read.h), through its interface for C, which ends
 * every exception inside the library. Only this file and pdf_convert.c call
 * libqpdf. This defends against files that a lenient reader opens and that
 * readers mend in different ways: what leaves is written from the objects that
 * were read here, so it can be read in one way only.
 */
#include <stdlib.h>
#include <string.h>
#include <sekisho/error.h>
#include "pdf/pdf_reader.h"

static SkPdfObject *
object_at(SkPdf *pdf, gint number)
{
    guint64 key;
    qpdf_oh handle;
    SkPdfObject *object;

    if (number < 1 || (guint)number > pdf->objects->len)
        return NULL;
    object = pdf->objects->pdata[number - 1];
    if (object != NULL)
        return object;
    key = g_array_index(pdf->ids, guint64, number - 1);
    sk_heap_enter(&pdf->heap);
    handle =
        qpdf_get_object_by_id(pdf->qpdf, (int)(key >> 32), (int)(guint32)key);
    sk_heap_leave();
    object = sk_pdf_convert(pdf, handle, SK_PDF_NESTING_MAX);
    sk_pdf_release(pdf, handle);
    pdf->objects->pdata[number - 1] = object;
    return object;
}

SkPdfObject *
sk_pdf_follow(SkPdf *pdf, SkPdfObject *object)
{
    if (object != NULL && object->type == SK_PDF_REFERENCE)
        object = object_at(pdf, object->number);
    return object == NULL || object->type == SK_PDF_NULL ? NULL : object;
}

SkPdfObject *
sk_pdf_at(SkPdf *pdf, const SkPdfObject *object, const char *key)
{
    return sk_pdf_follow(pdf, sk_pdf_entry(object, key));
}

SkPdfObject *
sk_pdf_trailer(SkPdf *pdf)
{
    qpdf_oh handle;
    SkPdfObject *object;

    sk_heap_enter(&pdf->heap);
    handle = qpdf_get_trailer(pdf->qpdf);
    sk_heap_leave();
    object = sk_pdf_convert(pdf, handle, SK_PDF_NESTING_MAX);
    sk_pdf_release(pdf, handle);
    return object->type == SK_PDF_DICTIONARY ? object : NULL;
}

GBytes *
sk_pdf_raw(SkPdf *pdf, const SkPdfObject *stream)
{
    guint64 key = g_array_index(pdf->ids, guint64, stream->own - 1);
    unsigned char *bytes = NULL;
    size_t len = 0;
    QPDF_BOOL filtered;
    QPDF_ERROR_CODE code;
    qpdf_oh handle;

    sk_heap_enter(&pdf->heap);
    handle =
        qpdf_get_object_by_id(pdf->qpdf, (int)(key >> 32), (int)(guint32)key);
    code = qpdf_oh_get_stream_data(pdf->qpdf, handle, qpdf_dl_none, &filtered,
                                   &bytes, &len);
    qpdf_oh_release(pdf->qpdf, handle);
    sk_heap_leave();
    if ((code & QPDF_ERRORS) == 0 && bytes != NULL)
        return g_bytes_new_with_free_func(bytes, len, free, bytes);
    free(bytes);
    return NULL;
}

gboolean
sk_pdf_is_whole(const SkPdf *pdf, SkReason *reason, const char **detail)
{
    *reason = pdf->reason;
    *detail = pdf->detail;
    return pdf->reason == SK_REASON_NONE;
}

/* Begins to read. Returns the code of the error, or qpdf_e_success. */
static enum qpdf_error_code_e
begin(SkPdf *pdf, GBytes *bytes)
{
    enum qpdf_error_code_e code = qpdf_e_success;
    gsize len = 0;
    const char *p = g_bytes_get_data(bytes, &len);

    sk_heap_enter(&pdf->heap);
    pdf->qpdf = qpdf_init();
    qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    qpdf_silence_errors(pdf->qpdf);
    if ((qpdf_read_memory(pdf->qpdf, "pdf", p, len, NULL) & QPDF_ERRORS) != 0) {
        qpdf_error error = qpdf_get_error(pdf->qpdf);

        code = error != NULL ? qpdf_get_error_code(pdf->qpdf, error)
                             : qpdf_e_internal;
    }
    sk_heap_leave();
    return code;
}

static void
count_mended(SkPdf *pdf)
{
    guint n = 0;

    sk_heap_enter(&pdf->heap);
    while (qpdf_more_warnings(pdf->qpdf)) {
        (void)qpdf_next_warning(pdf->qpdf);
        n++;
    }
    sk_heap_leave();
    if (n > 0 && pdf->part != NULL)
        sk_part_count(pdf->part, "damaged-pdf", 1, NULL);
}

SkPdf *
sk_pdf_open(SkPart *part, GBytes *bytes, SkReason *reason, const char **detail)
{
    g_autoptr(SkPdf) pdf = g_new0(SkPdf, 1);
    enum qpdf_error_code_e code;

    pdf->part = part;
    pdf->arena = sk_pdf_arena_new();
    pdf->numbers = g_hash_table_new(g_int64_hash, g_int64_equal);
    pdf->ids = g_array_new(FALSE, FALSE, sizeof(guint64));
    pdf->objects = g_ptr_array_new();
    code = begin(pdf, bytes);
    if (code == qpdf_e_success) {
        count_mended(pdf);
        return g_steal_pointer(&pdf);
    }
    *reason =
        code == qpdf_e_password ? SK_REASON_ENCRYPTED : SK_REASON_UNREADABLE;
    *detail = code == qpdf_e_unsupported ? "pdf-encryption" : "pdf";
    if (code == qpdf_e_password)
        *detail = NULL;
    if (pdf->heap.refused) {
        *reason = SK_REASON_LIMIT_EXPANDED;
        *detail = "pdf-memory";
    }
    return NULL;
}

void
sk_pdf_free(SkPdf *pdf)
{
    if (pdf->qpdf != NULL)
        qpdf_cleanup(&pdf->qpdf);
    sk_pdf_arena_free(pdf->arena);
    g_hash_table_unref(pdf->numbers);
    g_array_unref(pdf->ids);
    g_ptr_array_unref(pdf->objects);
    g_free(pdf);
}

/* ---- before the sandbox closes ------------------------------------------ */

/* Reads a file that was encrypted by libqpdf itself, so that what decrypts is
 * loaded: AES for @is_new, else RC4. */
static gboolean
try_encrypted(gboolean is_new)
{
    qpdf_data q = qpdf_init();
    SkReason reason;
    const char *detail;
    gboolean is_done = FALSE;

    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    if ((qpdf_empty_pdf(q) & QPDF_ERRORS) == 0 &&
        (qpdf_init_write_memory(q) & QPDF_ERRORS) == 0) {
        if (is_new)
            qpdf_set_r6_encryption_parameters2(
                q, "", "o", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
        else
            qpdf_set_r3_encryption_parameters_insecure(
                q, "", "o", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full);
        if ((qpdf_write(q) & QPDF_ERRORS) == 0) {
            g_autoptr(GBytes) bytes =
                g_bytes_new(qpdf_get_buffer(q), qpdf_get_buffer_length(q));
            g_autoptr(SkPdf) pdf = sk_pdf_open(NULL, bytes, &reason, &detail);

            is_done = pdf != NULL && sk_pdf_trailer(pdf) != NULL;
        }
    }
    qpdf_cleanup(&q);
    return is_done;
}

gboolean
sk_pdf_prepare(GError **error)
{
    static const char broken[] = "%PDF-1.4\n1 0 obj\n<</A";
    g_autoptr(GBytes) bytes = g_bytes_new_static(broken, sizeof broken - 1);
    SkReason reason;
    const char *detail;
    g_autoptr(SkPdf) pdf = sk_pdf_open(NULL, bytes, &reason, &detail);

    /* The file above also makes the library throw for the first time. */
    if (pdf == NULL && try_encrypted(TRUE) && try_encrypted(FALSE))
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "libqpdf does not read what it writes");
    return FALSE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the filters of a stream, one behind the other (pdf_undo.h). This
 * defends against a stream of some bytes that becomes gigabytes, by one filter
 * or by twenty of them.
 */
#include <string.h>
#include "pdf/pdf_undo.h"

#define PDF_FILTERS_MAX 4

static gboolean
refuse(SkPdfUndone *undone, SkReason reason, const char *detail)
{
    undone->reason = reason;
    undone->detail = detail;
    return FALSE;
}

static gint64
whole(SkPdf *pdf, const SkPdfObject *parms, const char *key, gint64 otherwise)
{
    const SkPdfObject *value = sk_pdf_at(pdf, parms, key);

    return value != NULL && value->type == SK_PDF_INTEGER ? value->integer
                                                          : otherwise;
}

/* Undoes the filter in row @i of the table. Replaces undone->bytes. */
static gboolean
undo_one(SkPdf *pdf, SkPdfData coding, const SkPdfObject *parms, gsize most,
         SkPdfUndone *undone)
{
    SkPdfCoded coded = { .most = most };
    GByteArray *out = g_byte_array_new();
    SkPdfPredictor predictor = { whole(pdf, parms, "Predictor", 1),
                                 whole(pdf, parms, "Colors", 1),
                                 whole(pdf, parms, "BitsPerComponent", 8),
                                 whole(pdf, parms, "Columns", 1) };
    gboolean fits;
    gboolean may_predict =
        coding == SK_PDF_DATA_FLATE || coding == SK_PDF_DATA_LZW;

    coded.in = g_bytes_get_data(undone->bytes, &coded.len);
    coded.is_late = whole(pdf, parms, "EarlyChange", 1) == 0;
    coded.is_damaged = undone->is_damaged;
    fits = sk_pdf_data_undo(coding, &coded, out);
    undone->is_damaged = coded.is_damaged;
    g_bytes_unref(undone->bytes);
    undone->bytes = NULL;
    fits = fits || undone->may_cut;
    if (fits && may_predict && predictor.predictor > 1) {
        undone->was_predicted = TRUE;
        if (!sk_pdf_unpredict(out, &predictor))
            undone->is_damaged = TRUE;
    }
    undone->bytes = g_byte_array_free_to_bytes(out);
    return fits || refuse(undone, SK_REASON_LIMIT_EXPANDED, "pdf-stream");
}

/* Undoes the filter called @name, or notes it as the codec that is left. */
static gboolean
undo_named(SkPdf *pdf, const char *name, SkPdfObject *parms, gsize most,
           SkPdfUndone *undone)
{
    SkPdfData coding;

    if (name == NULL)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
    if (g_str_equal(name, "Crypt")) /* It was undone when it was read. */
        return TRUE;
    if (undone->codec != NULL)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
    coding = sk_pdf_data_find(name);
    if (coding == SK_PDF_N_DATA)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
    if (coding < SK_PDF_DATA_CCITT)
        return undo_one(pdf, coding, parms, most, undone);
    undone->codec = sk_pdf_data_name(coding);
    undone->parms = parms;
    return TRUE;
}

static SkPdfObject *
nth(SkPdf *pdf, SkPdfObject *object, guint i)
{
    if (object == NULL || object->type != SK_PDF_ARRAY)
        return i == 0 ? object : NULL;
    return i < object->len ? sk_pdf_follow(pdf, object->items[i]) : NULL;
}

gboolean
sk_pdf_undo(SkPdf *pdf, const SkPdfObject *stream, gsize most,
            SkPdfUndone *undone)
{
    SkPdfObject *names = sk_pdf_at(pdf, stream, "Filter");
    SkPdfObject *parms = sk_pdf_at(pdf, stream, "DecodeParms");
    guint n = names == NULL ? 0 : names->type == SK_PDF_ARRAY ? names->len : 1;
    gboolean is_good = TRUE;

    *undone = (SkPdfUndone){ .may_cut = undone->may_cut };
    if (sk_pdf_entry(stream, "F") != NULL) /* The bytes are in another file. */
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-external-stream");
    if (n > PDF_FILTERS_MAX)
        return refuse(undone, SK_REASON_LIMIT_DEPTH, "pdf-filters");
    undone->bytes = sk_pdf_raw(pdf, stream);
    if (undone->bytes == NULL)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-stream");
    for (guint i = 0; i < n && is_good; i++)
        is_good = undo_named(pdf, sk_pdf_name(nth(pdf, names, i)),
                             nth(pdf, parms, i), most, undone);
    if (!is_good)
        g_clear_pointer(&undone->bytes, g_bytes_unref);
    return is_good;
}

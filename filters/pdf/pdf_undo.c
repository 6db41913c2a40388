/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the filters of a stream, one behind the other (pdf_undo.h). This
 * defends against a stream of some bytes that becomes gigabytes, by one filter
 * or by twenty of them.
 */
#include <string.h>
#include "pdf/pdf_undo.h"

#define PDF_FILTERS_MAX 4
#define CODEC           (-1)

/* clang-format off */
static const struct {
    const char *name, *short_name;
    gint coding; /* of SkPdfData; CODEC: a codec of pixels */
    gboolean may_predict;
} filters[] = {
    { "FlateDecode", "Fl", SK_PDF_DATA_FLATE, TRUE },
    { "LZWDecode", "LZW", SK_PDF_DATA_LZW, TRUE },
    { "ASCIIHexDecode", "AHx", SK_PDF_DATA_HEX, FALSE },
    { "ASCII85Decode", "A85", SK_PDF_DATA_85, FALSE },
    { "RunLengthDecode", "RL", SK_PDF_DATA_RUNS, FALSE },
    { "DCTDecode", "DCT", CODEC, FALSE },
    { "CCITTFaxDecode", "CCF", CODEC, FALSE },
    { "JBIG2Decode", "JBIG2Decode", CODEC, FALSE },
    { "JPXDecode", "JPXDecode", CODEC, FALSE },
};
/* clang-format on */

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
undo_one(SkPdf *pdf, guint i, const SkPdfObject *parms, gsize most,
         SkPdfUndone *undone)
{
    SkPdfCoded coded = { .most = most };
    GByteArray *out = g_byte_array_new();
    SkPdfPredictor predictor = { whole(pdf, parms, "Predictor", 1),
                                 whole(pdf, parms, "Colors", 1),
                                 whole(pdf, parms, "BitsPerComponent", 8),
                                 whole(pdf, parms, "Columns", 1) };
    gboolean fits;

    coded.in = g_bytes_get_data(undone->bytes, &coded.len);
    coded.is_late = whole(pdf, parms, "EarlyChange", 1) == 0;
    coded.is_damaged = undone->is_damaged;
    fits = sk_pdf_data_undo((SkPdfData)filters[i].coding, &coded, out);
    undone->is_damaged = coded.is_damaged;
    g_bytes_unref(undone->bytes);
    undone->bytes = NULL;
    fits = fits || undone->may_cut;
    if (fits && filters[i].may_predict && predictor.predictor > 1) {
        undone->was_predicted = TRUE;
        if (!sk_pdf_unpredict(out, &predictor))
            undone->is_damaged = TRUE;
    }
    undone->bytes = g_byte_array_free_to_bytes(out);
    return fits || refuse(undone, SK_REASON_LIMIT_EXPANDED, "pdf-stream");
}

/* Undoes the filter called @name. *@is_last is set if it is a codec. */
static gboolean
undo_named(SkPdf *pdf, const char *name, SkPdfObject *parms, gsize most,
           SkPdfUndone *undone)
{
    if (name == NULL)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
    if (g_str_equal(name, "Crypt")) /* It was undone when it was read. */
        return TRUE;
    if (undone->codec != NULL)
        return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
    for (guint i = 0; i < G_N_ELEMENTS(filters); i++) {
        if (!g_str_equal(name, filters[i].name) &&
            !g_str_equal(name, filters[i].short_name))
            continue;
        if (filters[i].coding != CODEC)
            return undo_one(pdf, i, parms, most, undone);
        undone->codec = filters[i].name;
        undone->parms = parms;
        return TRUE;
    }
    return refuse(undone, SK_REASON_UNREADABLE, "pdf-filter");
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

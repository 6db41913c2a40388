/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the filters of a stream, one behind the other (pdf_undo.h). This
 * defends against a stream of some bytes that becomes gigabytes, by one filter
 * or by twenty of them.
 */
#include <string.h>
#include "pdf/pdf_undo.h"

#define PDF_FILTERS_MAX 4

static int
hex_digit(guint8 c)
{
    return g_ascii_xdigit_value((char)c);
}

/* ASCIIHexDecode */
static gboolean
unhex(const guint8 *in, gsize len, gsize most, GByteArray *out,
      gboolean *is_damaged)
{
    int high = -1; /* the first digit of a byte; -1: none */

    (void)most; /* The result is shorter than the input. */
    for (gsize i = 0; i < len && in[i] != '>'; i++) {
        int digit = hex_digit(in[i]);
        guint8 byte;

        if (digit < 0) {
            *is_damaged = *is_damaged || !strchr(" \t\r\n\f", in[i]);
            continue;
        }
        byte = (guint8)(MAX(high, 0) << 4 | digit);
        if (high >= 0)
            g_byte_array_append(out, &byte, 1);
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0) {
        guint8 byte = (guint8)(high << 4);

        g_byte_array_append(out, &byte, 1);
    }
    return TRUE;
}

/* Appends the @n digits of one group as @n - 1 bytes. */
static void
end_group(guint32 value, guint n, GByteArray *out)
{
    guint8 bytes[4];

    for (guint i = n; i < 5; i++)
        value = value * 85 + 84;
    for (guint i = 0; i < 4; i++)
        bytes[i] = (guint8)(value >> (24 - 8 * i));
    g_byte_array_append(out, bytes, n - 1);
}

/* ASCII85Decode */
static gboolean
un85(const guint8 *in, gsize len, gsize most, GByteArray *out,
     gboolean *is_damaged)
{
    guint32 value = 0;
    guint n = 0;
    gsize start = len >= 2 && memcmp(in, "<~", 2) == 0 ? 2 : 0;

    for (gsize i = start; i < len && in[i] != '~'; i++) {
        if (out->len > most)
            return FALSE;
        if (in[i] == 'z' && n == 0) {
            g_byte_array_append(out, (const guint8 *)"\0\0\0\0", 4);
        } else if (in[i] >= '!' && in[i] <= 'u') {
            value = value * 85 + (in[i] - 33u);
            if (++n < 5)
                continue;
            end_group(value, 5, out);
            value = n = 0;
        } else {
            *is_damaged = *is_damaged || in[i] > ' ';
        }
    }
    if (n > 1)
        end_group(value, n, out);
    return TRUE;
}

/* RunLengthDecode */
static gboolean
unrun(const guint8 *in, gsize len, gsize most, GByteArray *out,
      gboolean *is_damaged)
{
    for (gsize i = 0; i < len && in[i] != 128;) {
        guint n = in[i] < 128 ? in[i] + 1u : 257u - in[i], at = out->len;

        if (at > most)
            return FALSE;
        if (in[i] < 128 && n > len - i - 1)
            n = (guint)(len - i - 1);
        if (i + 1 >= len) {
            *is_damaged = TRUE;
            break;
        }
        g_byte_array_set_size(out, at + n);
        if (in[i] < 128)
            memcpy(out->data + at, in + i + 1, n);
        else
            memset(out->data + at, in[i + 1], n);
        i += in[i] < 128 ? n + 1 : 2;
    }
    return TRUE;
}

/* clang-format off */
static const struct {
    const char *name, *short_name;
    SkPdfDecoder decode; /* NULL: a codec of pixels */
    gboolean may_predict;
} filters[] = {
    { "FlateDecode", "Fl", sk_pdf_inflate, TRUE },
    { "LZWDecode", "LZW", sk_pdf_unlzw, TRUE },
    { "ASCIIHexDecode", "AHx", unhex, FALSE },
    { "ASCII85Decode", "A85", un85, FALSE },
    { "RunLengthDecode", "RL", unrun, FALSE },
    { "DCTDecode", "DCT", NULL, FALSE },
    { "CCITTFaxDecode", "CCF", NULL, FALSE },
    { "JBIG2Decode", "JBIG2Decode", NULL, FALSE },
    { "JPXDecode", "JPXDecode", NULL, FALSE },
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
    gsize len;
    const guint8 *in = g_bytes_get_data(undone->bytes, &len);
    GByteArray *out = g_byte_array_new();
    SkPdfDecoder decode = filters[i].decode;
    SkPdfPredictor predictor = { whole(pdf, parms, "Predictor", 1),
                                 whole(pdf, parms, "Colors", 1),
                                 whole(pdf, parms, "BitsPerComponent", 8),
                                 whole(pdf, parms, "Columns", 1) };
    gboolean fits;

    if (decode == sk_pdf_unlzw && whole(pdf, parms, "EarlyChange", 1) == 0)
        decode = sk_pdf_unlzw_late;
    fits = decode(in, len, most, out, &undone->is_damaged);
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
        if (filters[i].decode != NULL)
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

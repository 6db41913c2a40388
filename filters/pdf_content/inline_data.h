/* SPDX-License-Identifier: Apache-2.0
 *
 * The codings of the data of inline images that know nothing of pixels (ISO
 * 32000-1, 7.4), undone within a bound. Only filters/pdf_content includes this.
 */
#ifndef SK_PDF_CONTENT_INLINE_DATA_H
#define SK_PDF_CONTENT_INLINE_DATA_H

#include <glib.h>

typedef enum {
    SK_PDF_DATA_HEX,
    SK_PDF_DATA_85,
    SK_PDF_DATA_LZW,
    SK_PDF_DATA_FLATE,
    SK_PDF_DATA_RUNS,
    SK_PDF_DATA_CCITT, /* these two are pictures */
    SK_PDF_DATA_DCT,
} SkPdfData;

/* DecodeParms of LZW and Flate (ISO 32000-1, table 8). */
typedef struct {
    gint64 predictor, colors, bits, columns; /* 1, 1, 8, 1 when absent */
    gboolean early;                          /* TRUE when absent */
} SkPdfPredicted;

/* sk_pdf_data_undo: appends to @out what the first bytes of @in (@len) decode
 * to by @coding, which is none of the two of pictures, up to @most bytes.
 * Damaged data gives what comes before the damage. Returns how many bytes of
 * @in belong to the data, its end mark included. */
gsize sk_pdf_data_undo(SkPdfData coding, gboolean early, const guint8 *in,
                       gsize len, GByteArray *out, gsize most);

/* sk_pdf_data_unpredict: undoes the predictor in place; rows that are not
 * complete are filled up. Returns FALSE if no viewer has the predictor. */
gboolean sk_pdf_data_unpredict(const SkPdfPredicted *parms, GByteArray *data);

/* sk_pdf_data_flate: returns @data under zlib, the same for the same bytes. The
 * caller unrefs it. */
GByteArray *sk_pdf_data_flate(const guint8 *data, gsize len);

#endif

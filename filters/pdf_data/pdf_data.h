/* SPDX-License-Identifier: Apache-2.0
 *
 * The codings of data in a PDF that know nothing of pixels (ISO 32000-1, 7.4),
 * undone within a bound: of streams, and of images inside of content streams.
 */
#ifndef SK_PDF_DATA_PDF_DATA_H
#define SK_PDF_DATA_PDF_DATA_H

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

typedef struct {
    const guint8 *in; /* lent */
    gsize len;
    gsize most;       /* how many bytes it may stand for */
    gboolean is_late; /* LZW whose codes grow one code late (EarlyChange 0) */
    gsize used;       /* out: how many bytes of @in belong to the data, its end
                         mark included */
    gboolean is_damaged; /* set where it is; never reset */
} SkPdfCoded;

/* sk_pdf_data_undo: appends to @out what @coded stands for by @coding, which is
 * none of the two of pictures. What is damaged gives what stands before the
 * damage, as in every viewer. Returns FALSE if more than coded->most bytes
 * would come; then so many have. */
gboolean sk_pdf_data_undo(SkPdfData coding, SkPdfCoded *coded, GByteArray *out);

/* One function for each coding; only this folder calls them. Each may append
 * some bytes more than it should, and returns FALSE then. */
gboolean sk_pdf_data_flate(SkPdfCoded *coded, GByteArray *out);
gboolean sk_pdf_data_lzw(SkPdfCoded *coded, GByteArray *out);

/* sk_pdf_deflate: returns @bytes as a stream of zlib, always at one level. The
 * caller unrefs it. */
GBytes *sk_pdf_deflate(const guint8 *bytes, gsize len);

/* What a predictor was told (ISO 32000-1, table 8). */
typedef struct {
    gint64 predictor, colors, bits, columns; /* 1, 1, 8, 1 when absent */
} SkPdfPredictor;

/* sk_pdf_unpredict: undoes it in place; @data becomes shorter. Returns FALSE if
 * its numbers make no sense. */
gboolean sk_pdf_unpredict(GByteArray *data, const SkPdfPredictor *predictor);

#endif

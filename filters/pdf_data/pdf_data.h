/* SPDX-License-Identifier: Apache-2.0
 *
 * The codings of data in a PDF that know nothing of pixels (ISO 32000-1, 7.4),
 * undone within a bound: of streams, and of images inside of content streams.
 *
 * What these files define is declared here: data_flate.c, data_lzw.c,
 * data_predict.c, data_text.c.
 */
#ifndef SK_PDF_DATA_PDF_DATA_H
#define SK_PDF_DATA_PDF_DATA_H

#include <glib.h>

/* All codings of data, by the name of their filter and by the short one that
 * inline images may use. */
typedef enum {
    SK_PDF_DATA_HEX,
    SK_PDF_DATA_85,
    SK_PDF_DATA_LZW,
    SK_PDF_DATA_FLATE,
    SK_PDF_DATA_RUNS,
    SK_PDF_DATA_CCITT, /* from here on codings of pixels, not undone here */
    SK_PDF_DATA_DCT,
    SK_PDF_DATA_JBIG2, /* from here on codings that no inline image may have */
    SK_PDF_DATA_JPX,
    SK_PDF_N_DATA
} SkPdfData;

/* sk_pdf_data_find: returns the coding whose filter is called @name, or
 * SK_PDF_N_DATA if there is none. */
SkPdfData sk_pdf_data_find(const char *name);

/* sk_pdf_data_name: returns the long name of the filter of @coding. */
const char *sk_pdf_data_name(SkPdfData coding);

/* What is to be decoded. */
typedef struct {
    const guint8 *in; /* lent */
    gsize len;
    gsize most;       /* how many bytes may be decoded from it */
    gboolean is_late; /* LZW whose codes grow one code late (EarlyChange 0) */
    gsize used;       /* out: how many bytes of @in belong to the data, its end
                         mark included */
    gboolean is_damaged; /* out: set if it is damaged, and never reset */
} SkPdfCoded;

/* sk_pdf_data_undo: decodes @coded and appends the result to @out. @coding must
 * not be a coding of pixels. If the data is damaged, the result is what stands
 * before the damage, as in every viewer. Returns FALSE if the result has more
 * than coded->most bytes; then only so many have been appended. */
gboolean sk_pdf_data_undo(SkPdfData coding, SkPdfCoded *coded, GByteArray *out);

/* The decoders that have a file of their own. Only this folder calls them. A
 * decoder returns FALSE if the result has more than coded->most bytes; it may
 * have appended more than so many. */
gboolean sk_pdf_data_flate(SkPdfCoded *coded, GByteArray *out);
gboolean sk_pdf_data_lzw(SkPdfCoded *coded, GByteArray *out);

/* sk_pdf_deflate: returns @bytes as a stream of zlib, always at one level. The
 * caller unrefs it. */
GBytes *sk_pdf_deflate(const guint8 *bytes, gsize len);

/* The parameters of a predictor (ISO 32000-1, table 8). */
typedef struct {
    gint64 predictor, colors, bits, columns; /* 1, 1, 8, 1 when absent */
} SkPdfPredictor;

/* sk_pdf_unpredict: undoes @predictor in place; @data becomes shorter if its
 * rows began with the number of a filter. Returns FALSE if no viewer knows a
 * predictor with these parameters. */
gboolean sk_pdf_unpredict(GByteArray *data, const SkPdfPredictor *predictor);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the filters of a stream (ISO 32000-1, 7.4) within bounds. Filters that
 * know of pixels (DCT, JPX, CCITT, JBIG2) are left to who knows them.
 */
#ifndef SK_PDF_UNDO_H
#define SK_PDF_UNDO_H

#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "pdf/pdf_read.h"

/* The decoders: each appends to @out what the @len bytes at @in stand for, at
 * most @most bytes. They return FALSE if more would come; broken input ends
 * what they give, and *@is_damaged is set. */
typedef gboolean (*SkPdfDecoder)(const guint8 *in, gsize len, gsize most,
                                 GByteArray *out, gboolean *is_damaged);
gboolean sk_pdf_inflate(const guint8 *in, gsize len, gsize most,
                        GByteArray *out, gboolean *is_damaged);
gboolean sk_pdf_unlzw(const guint8 *in, gsize len, gsize most, GByteArray *out,
                      gboolean *is_damaged);
/* the same for LZW whose codes grow one code late (EarlyChange 0) */
gboolean sk_pdf_unlzw_late(const guint8 *in, gsize len, gsize most,
                           GByteArray *out, gboolean *is_damaged);

/* sk_pdf_deflate: returns @bytes as a stream of zlib, always at one level. The
 * caller unrefs it. */
GBytes *sk_pdf_deflate(const guint8 *bytes, gsize len);

/* What a predictor was told (ISO 32000-1, table 8). */
typedef struct {
    gint64 predictor, colors, bits, columns;
} SkPdfPredictor;

/* sk_pdf_unpredict: undoes it in place; @data becomes shorter. Returns FALSE if
 * its numbers make no sense. */
gboolean sk_pdf_unpredict(GByteArray *data, const SkPdfPredictor *predictor);

typedef struct {
    gboolean may_cut;   /* in: what would be too long is cut instead */
    GBytes *bytes;      /* NULL if the stream cannot be read */
    const char *codec;  /* the filter that is left ("DCTDecode"), or NULL.
                           Static. */
    SkPdfObject *parms; /* of that filter; NULL if there are none */
    gboolean was_predicted, is_damaged;
    SkReason reason; /* why there are no bytes */
    const char *detail;
} SkPdfUndone;

/* sk_pdf_undo: undoes the filters of @stream, at most four of them. No step may
 * give more than @most bytes. The caller unrefs undone->bytes. */
gboolean sk_pdf_undo(SkPdf *pdf, const SkPdfObject *stream, gsize most,
                     SkPdfUndone *undone);

#endif

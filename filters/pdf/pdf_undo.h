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
#include "pdf_data/pdf_data.h"

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

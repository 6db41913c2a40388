/* SPDX-License-Identifier: Apache-2.0
 *
 * An inline image as its dictionary says (ISO 32000-1, 8.9.7). Only
 * inline_*.c include this.
 */
#ifndef SK_PDF_CONTENT_INLINE_IMAGE_H
#define SK_PDF_CONTENT_INLINE_IMAGE_H

#include "pdf_content/content_row.h"
#include "pdf_data/pdf_data.h"

#define SK_PDF_INLINE_FILTERS_MAX 4
#define SK_PDF_INLINE_SIDE_MAX    65535

typedef struct {
    SkPdfPredictor predicted;
    gboolean is_late;              /* EarlyChange 0 */
    gint64 k, ccitt_columns, rows; /* 0, 1728, 0 when absent */
    gboolean end_of_line, byte_align, end_of_block, black_is_1;
    gint64 color_transform; /* -1 when absent */
} SkPdfInlineParms;

typedef struct {
    gint64 width, height, bits; /* 0 when absent */
    gboolean is_mask, interpolate;
    guint components; /* of the colour space; 0 if it is not there or unknown */
    gboolean is_indexed;
    GString *space;  /* the colour space as it will be written */
    GString *decode; /* the numbers of Decode */
    guint n_decode;
    SkPdfData filter[SK_PDF_INLINE_FILTERS_MAX];
    guint n_filters, n_parms;
    SkPdfInlineParms parms[SK_PDF_INLINE_FILTERS_MAX];
    gboolean is_bad; /* a filter is unknown, or there are too many */
} SkPdfInline;

/* inline_entry.c. sk_pdf_inline_entries: reads the entries behind BI up to ID
 * and the one blank behind that. Returns FALSE if another word comes. */
gboolean sk_pdf_inline_entries(SkPdfWriting *writing, SkPdfInline *image);

#endif

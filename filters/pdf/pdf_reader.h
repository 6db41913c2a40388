/* SPDX-License-Identifier: Apache-2.0
 *
 * What the two files that call libqpdf share; nobody else includes this.
 *
 * What pdf_convert.c defines is declared here.
 */
#ifndef SK_PDF_READER_H
#define SK_PDF_READER_H

#include <qpdf/qpdf-c.h>
#include <archive/heap.h>
#include "pdf/pdf_read.h"

struct _SkPdf {
    SkPart *part;
    qpdf_data qpdf;
    SkHeap heap;
    SkPdfArena *arena;
    /* Filters know objects by numbers of our own: 1 for the first object to
     * which a reference was met, 2 for the next. */
    GHashTable *numbers; /* from id and generation to number */
    GArray *ids;         /* of guint64: id and generation of each number */
    GPtrArray *objects;  /* of SkPdfObject, by number; NULL: not yet read */
    guint nodes;
    SkReason reason;
    const char *detail;
};

/* sk_pdf_convert: returns the object @handle and what lies in it directly as
 * objects of ours; a reference is not followed if @depth is less than
 * SK_PDF_NESTING_MAX. Never NULL. */
SkPdfObject *sk_pdf_convert(SkPdf *pdf, qpdf_oh handle, guint depth);

/* sk_pdf_release: lets go of @handle. */
void sk_pdf_release(SkPdf *pdf, qpdf_oh handle);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a PDF from objects: one revision, one table of cross-references, every
 * object once and all of them in the order of their numbers.
 */
#ifndef SK_PDF_WRITE_H
#define SK_PDF_WRITE_H

#include "pdf/pdf_object.h"

/* sk_pdf_write: returns the PDF of the objects @objects (of SkPdfObject; NULL
 * stands for one that does not exist, and what refers to it is left out).
 * @root and @info are their numbers in @objects, counted from 1; @info is 0 if
 * there is none. The same objects give the same bytes. The caller unrefs them.
 */
GBytes *sk_pdf_write(GPtrArray *objects, gint root, gint info);

#endif

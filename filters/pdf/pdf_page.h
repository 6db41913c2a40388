/* SPDX-License-Identifier: Apache-2.0
 *
 * The pages of a PDF.
 */
#ifndef SK_PDF_PAGE_H
#define SK_PDF_PAGE_H

#include "pdf/pdf_walk.h"

/* sk_pdf_pages_find: finds the pages below @root, the catalogue, in their
 * order. What is no page counts. */
void sk_pdf_pages_find(SkPdfWalk *walk, const SkPdfObject *root);

/* sk_pdf_pages_make: returns the reference to the one node that has all pages,
 * or NULL if there is no page. */
SkPdfObject *sk_pdf_pages_make(SkPdfWalk *walk);

#endif

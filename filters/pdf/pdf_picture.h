/* SPDX-License-Identifier: Apache-2.0
 *
 * Images of a PDF on their way to the cleaner of pictures.
 */
#ifndef SK_PDF_PICTURE_H
#define SK_PDF_PICTURE_H

#include "pdf/pdf_walk.h"
#include "pdf_image/pdf_image.h"

/* sk_pdf_picture_clean: cleans the image @in, a stream that was read. Returns
 * the bytes that stand for it, or NULL if it cannot be decoded; the caller
 * unrefs them. *@image then says what they are; of what the caller put there,
 * is_soft counts. */
GBytes *
sk_pdf_picture_clean(SkPdfWalk *walk, SkPdfObject *in, SkPdfImage *image);

#endif

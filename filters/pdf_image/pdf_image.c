/* SPDX-License-Identifier: Apache-2.0
 *
 * Pictures in a PDF. This version rewrites none of them, so that none leaves.
 */
#include "pdf_image/pdf_image.h"

GBytes *
sk_pdf_image_clean(SkPdfImage *image)
{
    image->reason = SK_REASON_PICTURE_FORMAT;
    image->detail = "pdf-image";
    return NULL;
}

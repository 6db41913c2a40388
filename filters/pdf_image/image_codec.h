/* SPDX-License-Identifier: Apache-2.0
 *
 * The cleaners of images by the way in which they are coded, and what they
 * share. Only filters/pdf_image uses this.
 *
 * What these files define is declared here: image_bilevel.c, image_dct.c,
 * image_jpx.c, image_pack.c, image_samples.c.
 */
#ifndef SK_PDF_IMAGE_IMAGE_CODEC_H
#define SK_PDF_IMAGE_IMAGE_CODEC_H

#include "pdf_image/pdf_image.h"
#include "picture/picture.h"

/* Rows of samples, each on whole bytes. */
typedef struct {
    const guint8 *bytes;
    gsize stride; /* the bytes of a row */
    guint32 height;
    guint pixel; /* the bytes of a pixel, at least 1 */
} SkPdfRows;

/* sk_pdf_pack_image: returns @rows, of which the bits and components of @image
 * tell the samples, deflated, and says in @image how they are coded now. If
 * @may_predict, the predictor of PNG that packs best is used, or none. The same
 * rows give the same bytes. Returns NULL, with a reason in @picture, if time is
 * up. The caller unrefs the result. */
GBytes *sk_pdf_pack_image(SkPdfImage *image, SkPicture *picture,
                          const SkPdfRows *rows, gboolean may_predict);

/* sk_pdf_space_of: returns the colour space of @channels, which are 1, 3 or 4.
 */
const char *sk_pdf_space_of(guint channels);

/* Each returns what stands for @image, whose fields then say what it is, or
 * NULL with a reason in @picture. The caller unrefs it. */
GBytes *sk_pdf_clean_samples(SkPdfImage *image, SkPicture *picture);
GBytes *sk_pdf_clean_dct(SkPdfImage *image, SkPicture *picture);
GBytes *sk_pdf_clean_ccitt(SkPdfImage *image, SkPicture *picture);
GBytes *sk_pdf_clean_jbig2(SkPdfImage *image, SkPicture *picture);
GBytes *sk_pdf_clean_jpx(SkPdfImage *image, SkPicture *picture);

#endif

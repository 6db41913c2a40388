/* SPDX-License-Identifier: Apache-2.0
 *
 * The entry for images of PDF (pdf_image.h): chooses the cleaner by the way in
 * which the image is coded, and settles what all images have in common. This
 * defends against images of a few bytes that promise gigabytes: each cleaner
 * judges the size before it decodes a pixel.
 */
#include <math.h>
#include "pdf_image/image_codec.h"

/* Beyond this, numbers of Decode are none that anybody means. */
#define DECODE_MAX 65536

/* Keeps Decode only where it has two numbers for each component; a mask has but
 * two of them. */
static void
settle_decode(SkPdfImage *image)
{
    if (image->n_decode != 2 * image->components)
        image->n_decode = 0;
    for (guint i = 0; i < image->n_decode; i++)
        if (!isfinite(image->decode[i]) || fabs(image->decode[i]) > DECODE_MAX)
            image->n_decode = 0;
    if (!image->is_mask || image->n_decode == 0)
        return;
    if (image->decode[0] > image->decode[1]) {
        image->decode[0] = 1;
        image->decode[1] = 0;
    } else {
        image->n_decode = 0;
    }
}

static GBytes *
clean(SkPdfImage *image, SkPicture *picture)
{
    if (image->is_mask)
        image->bits = image->components = 1;
    switch (image->codec) {
    case SK_PDF_CODEC_NONE:
        return sk_pdf_clean_samples(image, picture);
    case SK_PDF_CODEC_DCT:
        return sk_pdf_clean_dct(image, picture);
    case SK_PDF_CODEC_CCITT:
        return sk_pdf_clean_ccitt(image, picture);
    case SK_PDF_CODEC_JBIG2:
        return sk_pdf_clean_jbig2(image, picture);
    case SK_PDF_CODEC_JPX:
        return sk_pdf_clean_jpx(image, picture);
    default:
        sk_picture_refuse(picture, SK_REASON_PICTURE_FORMAT, "pdf-image");
        return NULL;
    }
}

GBytes *
sk_pdf_image_clean(SkPdfImage *image)
{
    SkPicture picture = { .part = image->part,
                          .policy = image->policy,
                          .limits = image->limits,
                          .bytes = image->bytes,
                          .len = image->len,
                          .pixels = image->pixels };
    GBytes *bytes = clean(image, &picture);

    image->pixels = picture.pixels;
    image->reason = picture.reason;
    image->detail = picture.detail;
    if (bytes != NULL)
        settle_decode(image);
    return bytes;
}

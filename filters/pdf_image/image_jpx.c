/* SPDX-License-Identifier: Apache-2.0
 *
 * Images in JPEG 2000 (image_codec.h): decoded, and deflated with the predictor
 * that packs best. What the picture itself says of its size is what viewers
 * show. This defends against decoders of JPEG 2000 in viewers, which attacks
 * have come through.
 */
#include "jpx/jpx.h"
#include "pdf_image/image_codec.h"

/* Says in @image what the samples of @jpx are. */
static void
describe(SkPdfImage *image, const SkJpx *jpx)
{
    if (image->components != jpx->channels)
        image->color_space = sk_pdf_space_of(jpx->channels);
    image->width = jpx->width;
    image->height = jpx->height;
    image->components = jpx->channels;
    image->bits = 8;
    image->n_decode = 0; /* It does not count for JPEG 2000. */
}

GBytes *
sk_pdf_clean_jpx(SkPdfImage *image, SkPicture *picture)
{
    g_auto(SkJpx)
        jpx = { .wanted = image->components, .is_indexed = image->is_indexed };
    SkPdfRows rows;
    GBytes *packed;

    if (image->is_mask) {
        sk_picture_is_damaged(picture, "jpeg-2000-mask");
        return NULL;
    }
    if (!sk_jpx_decode(picture, &jpx))
        return NULL;
    if (jpx.is_damaged)
        sk_picture_count(picture, "damaged-data", 1);
    describe(image, &jpx);
    rows = (SkPdfRows){ jpx.samples->data, (gsize)jpx.width * jpx.channels,
                        jpx.height, jpx.channels };
    packed = sk_pdf_pack_image(image, picture, &rows, TRUE);
    if (packed != NULL && image->smask_in_data != 0 && jpx.opacity != NULL)
        image->opacity =
            g_byte_array_free_to_bytes(g_steal_pointer(&jpx.opacity));
    return packed;
}

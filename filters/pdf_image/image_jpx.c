/* SPDX-License-Identifier: Apache-2.0
 *
 * Images in JPEG 2000 (image_codec.h): decoded, and written as JPEG where the
 * coding had lost something already, else deflated with the predictor that
 * packs best. What the picture itself says of its size is what viewers
 * show. This defends against decoders of JPEG 2000 in viewers, which attacks
 * have come through.
 */
#include "jpx/jpx.h"
#include "pdf_image/image_codec.h"
#include "picture/jpeg.h"

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

/* Returns the samples of @jpx coded anew. Numbers of a palette cannot be JPEG,
 * because a number that is nearly the same is another colour. */
static GBytes *
code(SkPdfImage *image, SkPicture *picture, const SkJpx *jpx)
{
    SkJpegKind kind = { jpx->width, jpx->height, jpx->channels };
    SkPdfRows rows = { jpx->samples->data, (gsize)jpx->width * jpx->channels,
                       jpx->height, jpx->channels };
    GBytes *coded = jpx->is_lossy && !image->is_indexed
                        ? sk_jpeg_make(picture, jpx->samples->data, &kind)
                        : NULL;

    if (coded == NULL)
        return sk_pdf_pack_image(image, picture, &rows, TRUE);
    image->codec = SK_PDF_CODEC_DCT;
    image->parms = (SkPdfParms){ .predictor = 1, .color_transform = -1 };
    return coded;
}

GBytes *
sk_pdf_clean_jpx(SkPdfImage *image, SkPicture *picture)
{
    g_auto(SkJpx)
        jpx = { .wanted = image->components, .is_indexed = image->is_indexed };
    GBytes *coded;

    if (image->is_mask) {
        sk_picture_is_damaged(picture, "jpeg-2000-mask");
        return NULL;
    }
    if (!sk_jpx_decode(picture, &jpx))
        return NULL;
    if (jpx.is_damaged)
        sk_picture_count(picture, "damaged-data", 1);
    describe(image, &jpx);
    coded = code(image, picture, &jpx);
    if (coded != NULL && image->smask_in_data != 0 && jpx.opacity != NULL)
        image->opacity =
            g_byte_array_free_to_bytes(g_steal_pointer(&jpx.opacity));
    return coded;
}

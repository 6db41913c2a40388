/* SPDX-License-Identifier: Apache-2.0
 *
 * Images in JPEG (image_codec.h): rewritten without loss. What the picture
 * itself says of its size and its channels is what viewers show, so that the
 * dictionary follows it.
 */
#include "pdf_image/image_codec.h"
#include "picture/jpeg.h"

const char *
sk_pdf_space_of(guint channels)
{
    return channels == 1   ? "DeviceGray"
           : channels == 3 ? "DeviceRGB"
                           : "DeviceCMYK";
}

GBytes *
sk_pdf_clean_dct(SkPdfImage *image, SkPicture *picture)
{
    SkJpegKind kind = { 0 };
    g_autoptr(GBytes) clean = sk_jpeg_clean_within(picture, &kind);
    gint transform = image->parms.color_transform;

    if (clean == NULL)
        return NULL;
    if (kind.channels == 2 || image->is_mask)
        return sk_picture_is_damaged(picture, "jpeg-channels"), NULL;
    if (kind.channels != image->components) {
        sk_picture_count(picture, "damaged-data", 1);
        image->color_space = sk_pdf_space_of(kind.channels);
        image->components = kind.channels;
        image->is_indexed = FALSE;
        image->n_decode = 0;
    }
    image->width = kind.width;
    image->height = kind.height;
    image->bits = 8;
    image->parms = (SkPdfParms){
        .predictor = 1,
        .color_transform = transform == 0 || transform == 1 ? transform : -1,
    };
    return g_steal_pointer(&clean);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Images whose samples are not coded (image_codec.h): their number must be that
 * of the dictionary. This defends against what hides behind the last row, and
 * in the bits that fill up the last byte of each row.
 */
#include <string.h>
#include "pdf_image/image_codec.h"

static gboolean
is_depth(const SkPdfImage *image)
{
    switch (image->bits) {
    case 1:
    case 2:
    case 4:
    case 8:
        return TRUE;
    case 16:
        return !image->is_indexed;
    default:
        return FALSE;
    }
}

/* Clears the bits behind the last sample of each row. */
static void
trim(guint8 *samples, gsize stride, guint32 height, guint64 used)
{
    guint8 mask = (guint8)(0xFF << (8 - used % 8));

    for (gsize y = 0; used % 8 != 0 && y < height; y++)
        samples[(y + 1) * stride - 1] &= mask;
}

/* Returns a copy of the samples that has as many as the dictionary says; where
 * there are fewer, zeros stand in their place, as viewers take them. */
static guint8 *
fit(const SkPdfImage *image, SkPicture *picture, gsize stride, guint64 used)
{
    gsize len = stride * image->height;
    guint8 *samples = g_try_malloc0(len);

    if (samples == NULL) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    memcpy(samples, image->bytes, MIN(len, image->len));
    trim(samples, stride, image->height, used);
    return samples;
}

GBytes *
sk_pdf_clean_samples(SkPdfImage *image, SkPicture *picture)
{
    guint depth = image->bits * image->components;
    guint64 used = (guint64)image->width * depth;
    SkPdfRows rows = { .stride = (gsize)((used + 7) / 8),
                       .height = image->height,
                       .pixel = MAX(depth / 8, 1) };
    g_autofree guint8 *samples = NULL;

    if (!is_depth(image) || image->components == 0 || image->components > 32)
        return sk_picture_is_damaged(picture, "image-depth"), NULL;
    if (!sk_picture_add_frame(picture, image->width, image->height, depth))
        return NULL;
    if (image->len < rows.stride * rows.height)
        sk_picture_count(picture, "damaged-data", 1);
    else if (image->len > rows.stride * rows.height)
        sk_picture_count(picture, "trailing-bytes", 1);
    samples = fit(image, picture, rows.stride, used);
    rows.bytes = samples;
    if (samples == NULL)
        return NULL;
    return sk_pdf_pack_image(image, picture, &rows, image->was_predicted);
}

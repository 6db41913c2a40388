/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans a JPEG 2000 file (jpx.h). The picture is decoded and leaves in another
 * format, because few viewers open JPEG 2000 and its decoders have been
 * attacked: as JPEG if its coding was lossy and it has no opacity, otherwise as
 * PNG. Colours described by an ICC profile become those of sRGB. Nothing else
 * in the file leaves.
 */
#include "jpx/jpx.h"
#include "icc/icc.h"
#include "picture/jpeg.h"
#include "picture/png_make.h"

/* A coding without loss packs pictures better than PNG, but not by this much:
 * behind one that is so much shorter, something was cut off, and what is left
 * is no more worth keeping to the last bit than any other lossy picture. */
#define GROWTH_MAX 2

/* Turns the colours into those of sRGB if the picture has a profile of another
 * space. The profile does not leave; it is counted if it cannot be used. */
static void
use_profile(SkPicture *picture, SkJpx *jpx)
{
    if (jpx->profile == NULL)
        return;
    if (sk_icc_kind(jpx->profile, jpx->n_profile, jpx->channels == 1) ==
        SK_ICC_SRGB)
        return;
    if (jpx->channels != 3 ||
        !sk_icc_to_srgb(jpx->profile, jpx->n_profile, jpx->samples->data,
                        (gsize)jpx->width * jpx->height))
        sk_picture_count(picture, "icc-profile", 1);
}

/* Returns the picture as JPEG, or NULL. If NULL comes without a reason in
 * @picture, the picture is to leave as PNG: it has opacity, or our cleaner does
 * not take the JPEG. The caller unrefs the result. */
static GBytes *
as_jpeg(SkPicture *picture, const SkJpx *jpx)
{
    SkJpegKind kind = { jpx->width, jpx->height, jpx->channels };
    g_autoptr(GBytes) coded = NULL;
    SkPicture made = *picture;
    GBytes *clean = NULL;

    if (jpx->opacity != NULL)
        return NULL;
    coded = sk_jpeg_make(picture, jpx->samples->data, &kind);
    if (coded == NULL)
        return NULL;
    made.bytes = g_bytes_get_data(coded, &made.len);
    made.pixels = 0;
    clean = sk_jpeg_clean(&made);
    if (clean != NULL)
        picture->type = "image/jpeg";
    return clean;
}

/* Returns the picture as PNG, or NULL with a reason in @picture. The caller
 * unrefs it. */
static GBytes *
as_png(SkPicture *picture, const SkJpx *jpx)
{
    SkPngPixels pixels = { .width = jpx->width,
                           .height = jpx->height,
                           .channels = jpx->channels,
                           .samples = jpx->samples->data,
                           .opacity = jpx->opacity != NULL ? jpx->opacity->data
                                                           : NULL };
    GBytes *clean = sk_png_make(picture, &pixels);

    if (clean != NULL)
        picture->type = "image/png";
    return clean;
}

GBytes *
sk_jp2_clean(SkPicture *picture)
{
    g_auto(SkJpx) jpx = { 0 };
    g_autoptr(GBytes) png = NULL;
    GBytes *clean = NULL;

    if (!sk_jpx_decode(picture, &jpx))
        return NULL;
    if (jpx.channels != 1 && jpx.channels != 3) {
        sk_picture_refuse(picture, SK_REASON_PICTURE_FORMAT, "cmyk");
        return NULL;
    }
    if (jpx.is_damaged)
        sk_picture_count(picture, "damaged-data", 1);
    use_profile(picture, &jpx);
    if (!jpx.is_lossy)
        png = as_png(picture, &jpx);
    if (picture->reason != SK_REASON_NONE ||
        (png != NULL && g_bytes_get_size(png) <= GROWTH_MAX * picture->len))
        return g_steal_pointer(&png);
    clean = as_jpeg(picture, &jpx);
    if (clean != NULL || picture->reason != SK_REASON_NONE)
        return clean;
    return png != NULL ? g_steal_pointer(&png) : as_png(picture, &jpx);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that is being cleaned (picture.h), independent of its format.
 * This defends against a picture of a few bytes that asks for gigabytes: its
 * size is judged before a pixel of it is decoded.
 */
#include "picture/picture.h"

gboolean
sk_picture_refuse(SkPicture *picture, SkReason reason, const char *detail)
{
    if (picture->reason == SK_REASON_NONE) {
        picture->reason = reason;
        picture->detail = detail;
    }
    return FALSE;
}

gboolean
sk_picture_is_damaged(SkPicture *picture, const char *what)
{
    return sk_picture_refuse(picture, SK_REASON_UNREADABLE, what);
}

gboolean
sk_picture_add_frame(SkPicture *picture, guint64 width, guint64 height,
                     guint bits)
{
    guint64 pixels, sum, wide;

    if (width == 0 || height == 0)
        return sk_picture_is_damaged(picture, "no-pixels");
    if (!g_uint64_checked_mul(&pixels, width, height) ||
        !g_uint64_checked_add(&sum, picture->pixels, pixels) ||
        sum > picture->limits->pixels)
        return sk_picture_refuse(picture, SK_REASON_LIMIT_PIXELS, NULL);
    if (!g_uint64_checked_mul(&wide, width, bits) ||
        (wide / 8 + 1) > picture->limits->expanded / height)
        return sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "pixels");
    picture->pixels = sum;
    return TRUE;
}

gboolean
sk_picture_out_of_time(SkPicture *picture)
{
    if (picture->part == NULL || !sk_part_out_of_time(picture->part))
        return FALSE;
    sk_picture_refuse(picture, SK_REASON_LIMIT_SECONDS, NULL);
    return TRUE;
}

void
sk_picture_count(SkPicture *picture, const char *what, guint n)
{
    /* The first run has counted all that the second one leaves out again. */
    if (picture->part != NULL && picture->pass != SK_PICTURE_BUILD && n > 0)
        sk_part_count(picture->part, what, n, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns JPEG pictures (jpeg_turn.h) by libturbojpeg, which only this file
 * calls.
 */
#include <turbojpeg.h>
#include "picture/jpeg_turn.h"

/* The operation that makes a picture of each orientation upright (Exif 2.32,
 * 4.6.5.A). */
static const int operations[] = {
    [2] = TJXOP_HFLIP,     [3] = TJXOP_ROT180, [4] = TJXOP_VFLIP,
    [5] = TJXOP_TRANSPOSE, [6] = TJXOP_ROT90,  [7] = TJXOP_TRANSVERSE,
    [8] = TJXOP_ROT270,
};

GBytes *
sk_jpeg_turn(GBytes *jpeg, guint orientation, gboolean progressive)
{
    tjhandle handle = tjInitTransform();
    tjtransform how = { 0 };
    unsigned char *out = NULL;
    unsigned long out_len = 0;
    GBytes *turned = NULL;
    gsize len;
    const guint8 *bytes = g_bytes_get_data(jpeg, &len);

    how.op = operations[orientation];
    /* Besides the pixels the picture holds only our own profile, so everything
     * is copied. */
    how.options = TJXOPT_PERFECT | (progressive ? TJXOPT_PROGRESSIVE : 0);
    if (handle != NULL &&
        tjTransform(handle, bytes, len, 1, &out, &out_len, &how, 0) == 0)
        turned = g_bytes_new(out, out_len);
    if (out != NULL)
        tjFree(out);
    if (handle != NULL)
        tjDestroy(handle);
    return turned;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Where libjpeg writes to: an array that its caller owns. jpeg_mem_dest of
 * libjpeg tells its caller of the memory only at the end, so that after an
 * error in between nobody knows what is to be freed.
 */
#ifndef SK_PICTURE_JPEG_OUT_H
#define SK_PICTURE_JPEG_OUT_H

#include "picture/jpeg_guard.h"

typedef struct {
    /* must stand first, because libjpeg passes its address */
    struct jpeg_destination_mgr manager;
    GByteArray *to;
    JOCTET room[16384]; /* what was written last */
} SkJpegOut;

/* sk_jpeg_out_to: lets @out append to @to (lent) what it writes. @where is part
 * of it, and both must live as long as libjpeg writes. */
void sk_jpeg_out_to(SkJpegOut *where, j_compress_ptr out, GByteArray *to);

#endif

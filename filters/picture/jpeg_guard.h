/* SPDX-License-Identifier: Apache-2.0
 *
 * What happens when libjpeg reports an error, a warning or progress. Whoever
 * calls libjpeg sets this up, so that it neither prints nor exits, and so that
 * a picture of endless scans ends in a verdict.
 */
#ifndef SK_PICTURE_JPEG_GUARD_H
#define SK_PICTURE_JPEG_GUARD_H

#include <stdio.h>
/* jpeglib.h needs the declarations of stdio.h. */
#include <jpeglib.h>
#include <setjmp.h>
#include "picture/picture.h"

typedef struct {
    /* must stand first, because libjpeg passes its address */
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    /* An error jumps here, so the caller must have called setjmp on it. */
    jmp_buf back;
    SkPicture *picture;
} SkJpegGuard;

/* sk_jpeg_guard_errors: directs the errors and warnings of @in and @out, which
 * are not created yet, to @guard. @picture (lent) is refused if it has too many
 * scans or takes too long; warnings are counted in in->err->num_warnings. */
void sk_jpeg_guard_errors(SkJpegGuard *guard, SkPicture *picture,
                          j_decompress_ptr in, j_compress_ptr out);

/* sk_jpeg_guard_scans: watches the scans of @in, which has just been created:
 * jpeg_create_decompress forgets who watches. */
void sk_jpeg_guard_scans(SkJpegGuard *guard, j_decompress_ptr in);

#endif

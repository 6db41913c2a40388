/* SPDX-License-Identifier: Apache-2.0
 *
 * Answers what libjpeg reports (jpeg_guard.h). Nothing is printed. This defends
 * against pictures that cost more scans than pixels, each of which is a walk
 * over all of them.
 */
#include "picture/jpeg_guard.h"

/* Encoders write 10 scans. */
#define SCANS_MAX 200

static void
give_up(j_common_ptr info)
{
    SkJpegGuard *guard = (SkJpegGuard *)info->err;

    longjmp(guard->back, 1);
}

/* Counts a message of libjpeg. A negative @level means a warning: data is
 * damaged, and libjpeg goes on as viewers do. */
static void
note_message(j_common_ptr info, int level)
{
    if (level < 0)
        info->err->num_warnings++;
}

/* libjpeg calls this while scans come in. */
static void
watch(j_common_ptr info)
{
    struct jpeg_decompress_struct *in = (struct jpeg_decompress_struct *)info;
    SkJpegGuard *guard = (SkJpegGuard *)info->err;

    if (!info->is_decompressor)
        return;
    if (in->input_scan_number > SCANS_MAX)
        sk_picture_is_damaged(guard->picture, "jpeg-scans");
    else if (!sk_picture_out_of_time(guard->picture))
        return;
    give_up(info);
}

void
sk_jpeg_guard_errors(SkJpegGuard *guard, SkPicture *picture,
                     j_decompress_ptr in, j_compress_ptr out)
{
    guard->picture = picture;
    in->err = out->err = jpeg_std_error(&guard->errors);
    guard->errors.error_exit = give_up;
    guard->errors.emit_message = note_message;
    guard->progress.progress_monitor = watch;
}

void
sk_jpeg_guard_scans(SkJpegGuard *guard, j_decompress_ptr in)
{
    in->progress = &guard->progress;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Codes pixels as JPEG (jpeg.h), for pictures that came in a coding that loses
 * something, too, and that no reader should have to decode.
 */
#include "picture/jpeg.h"
#include "picture/jpeg_guard.h"
#include "picture/jpeg_out.h"

/* At this quality nobody sees a difference. */
#define QUALITY 90
/* pixels; the most that libjpeg writes */
#define JPEG_SIDE_MAX JPEG_MAX_DIMENSION

typedef struct {
    SkJpegGuard guard;
    /* not used here, but SkJpegGuard wants one */
    struct jpeg_decompress_struct unused;
    struct jpeg_compress_struct out;
    SkJpegOut where;
    GByteArray *written; /* the output */
} Jpeg;

static void
set_up(struct jpeg_compress_struct *out, const SkJpegKind *kind)
{
    out->image_width = kind->width;
    out->image_height = kind->height;
    out->input_components = (int)kind->channels;
    out->in_color_space = kind->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(out);
    jpeg_set_quality(out, QUALITY, TRUE);
    out->optimize_coding = TRUE;
    /* The edges of coloured letters stay sharp. */
    out->comp_info[0].h_samp_factor = 1;
    out->comp_info[0].v_samp_factor = 1;
}

/* Runs between setjmp and the end of libjpeg's work. Nothing here may own
 * memory, because a longjmp would leak it. */
static gboolean
write_rows(Jpeg *jpeg, SkPicture *picture, const guint8 *samples,
           const SkJpegKind *kind)
{
    gsize stride = (gsize)kind->width * kind->channels;

    if (setjmp(jpeg->guard.back) != 0)
        return sk_picture_is_damaged(picture, "jpeg-data");
    jpeg_create_compress(&jpeg->out);
    sk_jpeg_out_to(&jpeg->where, &jpeg->out, jpeg->written);
    set_up(&jpeg->out, kind);
    jpeg_start_compress(&jpeg->out, TRUE);
    while (jpeg->out.next_scanline < jpeg->out.image_height) {
        JSAMPROW row = (JSAMPROW)(samples + jpeg->out.next_scanline * stride);

        if (sk_picture_out_of_time(picture))
            return FALSE;
        jpeg_write_scanlines(&jpeg->out, &row, 1);
    }
    jpeg_finish_compress(&jpeg->out);
    return TRUE;
}

GBytes *
sk_jpeg_make(SkPicture *picture, const guint8 *samples, const SkJpegKind *kind)
{
    Jpeg jpeg = { 0 };
    SkPicture made = *picture;
    SkJpegKind same;
    GBytes *clean = NULL;

    if ((kind->channels != 1 && kind->channels != 3) ||
        kind->width > JPEG_SIDE_MAX || kind->height > JPEG_SIDE_MAX)
        return NULL;
    jpeg.written = g_byte_array_new();
    sk_jpeg_guard_errors(&jpeg.guard, picture, &jpeg.unused, &jpeg.out);
    if (write_rows(&jpeg, picture, samples, kind)) {
        /* The cleaner writes it, so that a second pass changes nothing. */
        made.bytes = jpeg.written->data;
        made.len = jpeg.written->len;
        made.pixels = 0;
        clean = sk_jpeg_clean_within(&made, &same);
    }
    jpeg_destroy_compress(&jpeg.out);
    g_byte_array_unref(jpeg.written);
    return clean;
}

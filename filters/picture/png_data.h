/* SPDX-License-Identifier: Apache-2.0
 *
 * The pixels of one PNG image or APNG frame: scanlines in a zlib stream that
 * may be cut into several chunks. Inside the picture folder only.
 */
#ifndef SK_PICTURE_PNG_DATA_H
#define SK_PICTURE_PNG_DATA_H

#include "picture/picture.h"

typedef struct {
    guint32 width, height;
    guint8 depth, color, interlace; /* as IHDR says them */
} SkPngShape;

/* sk_png_shape_bits: bits of one pixel; 0 when PNG knows no such combination
 * of depth and color (PNG specification, 11.2.1). */
guint sk_png_shape_bits(const SkPngShape *shape);

typedef struct _SkPngData SkPngData;

/* sk_png_data_new: begins a stream of exactly the scanlines of @shape, which
 * has been judged by sk_picture_add_frame. NULL when memory is short, said in
 * @picture. */
SkPngData *sk_png_data_new(SkPicture *picture, const SkPngShape *shape);

/* sk_png_data_take: @len more bytes of the stream as they came. FALSE, with a
 * reason, when they cannot be read or a scanline has a filter that PNG does
 * not know. */
gboolean sk_png_data_take(SkPngData *data, const guint8 *bytes, gsize len);

/* sk_png_data_finish: frees @data and returns the same scanlines, compressed
 * anew; NULL, with a reason, when scanlines are missing. */
GByteArray *sk_png_data_finish(SkPngData *data);

void sk_png_data_free(SkPngData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPngData, sk_png_data_free)

/* sk_png_inflate_small: the zlib stream @bytes (@len) unpacked, at most @most
 * bytes; NULL when it is none or longer. */
GByteArray *sk_png_inflate_small(const guint8 *bytes, gsize len, gsize most);

/* sk_png_deflate_small: the reverse. */
GByteArray *sk_png_deflate_small(const guint8 *bytes, gsize len);

#endif

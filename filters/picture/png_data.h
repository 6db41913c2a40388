/* SPDX-License-Identifier: Apache-2.0
 *
 * The pixels of one PNG image or APNG frame: scanlines in a zlib stream that
 * may be cut into several chunks. Only filters/picture uses this.
 */
#ifndef SK_PICTURE_PNG_DATA_H
#define SK_PICTURE_PNG_DATA_H

#include "picture/picture.h"

typedef struct {
    guint32 width, height;
    guint8 depth, color, interlace; /* as in IHDR */
} SkPngShape;

/* sk_png_shape_bits: returns the bits of one pixel, or 0 if PNG does not allow
 * this combination of depth and color (PNG specification, 11.2.1). */
guint sk_png_shape_bits(const SkPngShape *shape);

typedef struct _SkPngData SkPngData;

/* sk_png_data_new: begins a stream of exactly the scanlines of @shape, which
 * sk_picture_add_frame has judged. Returns NULL, with a reason in @picture, if
 * memory is short. */
SkPngData *sk_png_data_new(SkPicture *picture, const SkPngShape *shape);

/* sk_png_data_take: adds @len more bytes of the stream as they came. Returns
 * FALSE, with a reason, if they cannot be read or a scanline has a filter that
 * PNG does not define. */
gboolean sk_png_data_take(SkPngData *data, const guint8 *bytes, gsize len);

/* sk_png_data_finish: frees @data and returns the same scanlines compressed
 * again, or NULL, with a reason, if scanlines are missing. The caller unrefs
 * the result. */
GByteArray *sk_png_data_finish(SkPngData *data);

void sk_png_data_free(SkPngData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPngData, sk_png_data_free)

/* sk_png_inflate_small: returns the zlib stream @bytes (@len) unpacked, or NULL
 * if it is not such a stream or yields more than @most bytes. The caller unrefs
 * the result. */
GByteArray *sk_png_inflate_small(const guint8 *bytes, gsize len, gsize most);

/* sk_png_deflate_small: returns @bytes (@len) as a zlib stream. The caller
 * unrefs it. */
GByteArray *sk_png_deflate_small(const guint8 *bytes, gsize len);

#endif

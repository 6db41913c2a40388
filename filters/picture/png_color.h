/* SPDX-License-Identifier: Apache-2.0
 *
 * The chunks of a PNG that say what the numbers of a pixel mean. Only
 * filters/picture uses this.
 */
#ifndef SK_PICTURE_PNG_COLOR_H
#define SK_PICTURE_PNG_COLOR_H

#include "picture/png_chunk.h"

/* Which of these chunks were written. Start with all zeros. */
typedef struct {
    guint written;
} SkPngColor;

/* sk_png_color_take: writes to @out what @chunk (gAMA, cHRM, sRGB or iCCP)
 * says, replacing a profile with one of ours. @is_grey says that the picture
 * has no colours. Returns FALSE if nothing is written, because the chunk came
 * twice or cannot be read. */
gboolean sk_png_color_take(SkPngColor *color, const SkPngChunk *chunk,
                           GByteArray *out, gboolean is_grey);

/* sk_png_color_word: returns what the report calls such a chunk when it is left
 * out. */
const char *sk_png_color_word(const SkPngChunk *chunk);

#endif

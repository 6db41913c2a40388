/* SPDX-License-Identifier: Apache-2.0
 *
 * The chunks of a PNG that say what the numbers of a pixel mean. Inside the
 * picture folder only.
 */
#ifndef SK_PICTURE_PNG_COLOR_H
#define SK_PICTURE_PNG_COLOR_H

#include "picture/png_chunk.h"

/* Which of them were written; begin with zeros. */
typedef struct {
    guint written;
} SkPngColor;

/* sk_png_color_take: writes what @chunk (gAMA, cHRM, sRGB or iCCP) says, a
 * profile as one of ours, to @out. @is_grey: the picture has no colours. FALSE
 * when it leaves nothing: it came twice, or cannot be read. */
gboolean sk_png_color_take(SkPngColor *color, const SkPngChunk *chunk,
                           GByteArray *out, gboolean is_grey);

/* sk_png_color_word: what the report calls such a chunk when it is left out. */
const char *sk_png_color_word(const SkPngChunk *chunk);

#endif

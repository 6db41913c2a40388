/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes pixels as PNG: those of a picture that came in a format which does not
 * leave, and those of the placeholder that we draw.
 */
#ifndef SK_PICTURE_PNG_MAKE_H
#define SK_PICTURE_PNG_MAKE_H

#include "picture/picture.h"

/* What is to be written. Each sample has eight bits, and the rows follow each
 * other without padding. */
typedef struct {
    guint32 width, height;
    guint channels;        /* 1 or 3 */
    const guint8 *samples; /* the channels of a pixel side by side */
    const guint8 *opacity; /* NULL: there is none */
} SkPngPixels;

/* sk_png_make: returns a PNG of @pixels, which sk_png_clean leaves as it is, or
 * NULL, with a reason in @picture. The caller unrefs it. */
GBytes *sk_png_make(SkPicture *picture, const SkPngPixels *pixels);

#endif

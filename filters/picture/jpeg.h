/* SPDX-License-Identifier: Apache-2.0
 *
 * JPEG within a document that says itself how the picture is shown, as PDF
 * does.
 *
 * What jpeg_make.c defines is declared here.
 */
#ifndef SK_PICTURE_JPEG_H
#define SK_PICTURE_JPEG_H

#include "picture/picture.h"

typedef struct {
    guint32 width, height;
    guint channels;
} SkJpegKind;

/* sk_jpeg_clean_within: does what sk_jpeg_clean does, but leaves the pixels in
 * their order, and of all markers keeps only those of JFIF and Adobe, which say
 * what the channels mean. Stores in *@kind what the picture is. */
GBytes *sk_jpeg_clean_within(SkPicture *picture, SkJpegKind *kind);

/* sk_jpeg_make: returns a JPEG of @samples, which have eight bits each, in rows
 * without anything between them. sk_jpeg_clean_within leaves it as it is.
 * Returns NULL if @kind cannot be JPEG (its channels are 1 or 3), or with a
 * reason in @picture. The caller unrefs the result. */
GBytes *
sk_jpeg_make(SkPicture *picture, const guint8 *samples, const SkJpegKind *kind);

#endif

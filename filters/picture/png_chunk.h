/* SPDX-License-Identifier: Apache-2.0
 *
 * The chunks that a PNG is made of (PNG specification, 5.3). Only
 * filters/picture uses this.
 */
#ifndef SK_PICTURE_PNG_CHUNK_H
#define SK_PICTURE_PNG_CHUNK_H

#include "picture/picture.h"

/* the bytes with which every PNG begins */
extern const guint8 sk_png_signature[8];

typedef struct {
    guint32 length;
    char type[5];
    const guint8 *data; /* lent by the picture */
} SkPngChunk;

typedef struct {
    gsize at; /* where the next chunk begins */
} SkPngChunks;

/* sk_png_chunk_read: reads the next chunk of @picture and moves behind it.
 * Returns FALSE, with a reason, if it is cut short or its checksum is wrong. */
gboolean
sk_png_chunk_read(SkPicture *picture, SkPngChunks *chunks, SkPngChunk *chunk);

/* sk_png_chunk_write: appends to @out a chunk of @type with its checksum. */
void sk_png_chunk_write(GByteArray *out, const char *type, const guint8 *data,
                        gsize len);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes chunks of PNG (png_chunk.h). It knows none of them by name.
 */
#include <string.h>
#include <archive/deflate.h>
#include <sekisho/bytes.h>
#include "picture/png_chunk.h"

const guint8 sk_png_signature[8] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'
};

void
sk_png_chunk_write(GByteArray *out, const char *type, const guint8 *data,
                   gsize len)
{
    guint start = out->len + 4;

    sk_write_be32(out, (guint32)len);
    g_byte_array_append(out, (const guint8 *)type, 4);
    if (len > 0)
        g_byte_array_append(out, data, (guint)len);
    sk_write_be32(out, sk_crc32(out->data + start, out->len - start));
}

gboolean
sk_png_chunk_read(SkPicture *picture, SkPngChunks *chunks, SkPngChunk *chunk)
{
    gsize left = picture->len - chunks->at;
    const guint8 *p = picture->bytes + chunks->at;

    if (left < 12 || sk_read_be32(p) > left - 12)
        return sk_picture_is_damaged(picture, "png-cut");
    chunk->length = sk_read_be32(p);
    memcpy(chunk->type, p + 4, 4);
    chunk->type[4] = '\0';
    chunk->data = p + 8;
    for (guint i = 0; i < 4; i++)
        if (!g_ascii_isalpha(chunk->type[i]))
            return sk_picture_is_damaged(picture, "png-chunk");
    if (sk_crc32(p + 4, chunk->length + 4) !=
        sk_read_be32(chunk->data + chunk->length))
        return sk_picture_is_damaged(picture, "png-checksum");
    chunks->at += (gsize)chunk->length + 12;
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes pixels as PNG (png_make.h): plain rows first, which the cleaner of PNG
 * then packs as it packs every other picture, so that a second pass changes
 * nothing.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/png_chunk.h"
#include "picture/png_data.h"
#include "picture/png_make.h"

/* Returns the rows, each behind the number of its filter, which is 0 for
 * none. */
static GByteArray *
rows_of(const SkPngPixels *pixels)
{
    guint step = pixels->channels + (pixels->opacity != NULL ? 1 : 0);
    gsize stride = (gsize)pixels->width * step + 1;
    GByteArray *rows = g_byte_array_new();
    const guint8 *from = pixels->samples, *opacity = pixels->opacity;

    g_byte_array_set_size(rows, (guint)(stride * pixels->height));
    for (guint32 y = 0; y < pixels->height; y++) {
        guint8 *to = rows->data + stride * y;

        *to++ = 0;
        for (guint32 x = 0; x < pixels->width; x++) {
            memcpy(to, from, pixels->channels);
            to += pixels->channels;
            from += pixels->channels;
            if (opacity != NULL)
                *to++ = *opacity++;
        }
    }
    return rows;
}

/* Returns the colour type of IHDR for such pixels (PNG specification, 11.2.1).
 */
static guint8
color_of(const SkPngPixels *pixels)
{
    return (guint8)((pixels->channels == 3 ? 2 : 0) |
                    (pixels->opacity != NULL ? 4 : 0));
}

GBytes *
sk_png_make(SkPicture *picture, const SkPngPixels *pixels)
{
    guint8 kind[] = { 8, color_of(pixels), 0, 0, 0 };
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_autoptr(GByteArray) header = g_byte_array_new();
    g_autoptr(GByteArray) rows = NULL;
    g_autoptr(GByteArray) packed = NULL;
    SkPicture made = *picture;
    GBytes *clean = NULL;

    if (((guint64)pixels->width * (pixels->channels + 1) + 1) * pixels->height >
        MIN(picture->limits->expanded, G_MAXINT)) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "pixels");
        return NULL;
    }
    rows = rows_of(pixels);
    packed = sk_png_deflate_small(rows->data, rows->len);
    g_clear_pointer(&rows, g_byte_array_unref);
    sk_write_be32(header, pixels->width);
    sk_write_be32(header, pixels->height);
    g_byte_array_append(header, kind, sizeof kind);
    g_byte_array_append(out, sk_png_signature, sizeof sk_png_signature);
    sk_png_chunk_write(out, "IHDR", header->data, header->len);
    sk_png_chunk_write(out, "IDAT", packed->data, packed->len);
    sk_png_chunk_write(out, "IEND", NULL, 0);
    made.bytes = out->data;
    made.len = out->len;
    made.pixels = 0;
    clean = sk_png_clean(&made);
    if (clean == NULL)
        sk_picture_refuse(picture, made.reason, made.detail);
    return clean;
}

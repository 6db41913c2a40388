/* SPDX-License-Identifier: Apache-2.0
 *
 * Wraps bitmaps of metafiles (dib.h) as the file that the cleaner of BMP reads,
 * and takes them out of the file that it writes. No pixels are handled here.
 * This defends against bitmaps that promise more rows than there are.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/dib.h"

#define FILE_HEADER 14
#define INFO_HEADER 40
#define BITFIELDS   3

gsize
sk_dib_info_length(const guint8 *p, gsize len)
{
    guint32 header, colors, bits;
    gsize size;

    if (len < INFO_HEADER)
        return 0;
    header = sk_read_le32(p);
    bits = sk_read_le16(p + 14);
    colors = sk_read_le32(p + 32);
    if (header < INFO_HEADER || header > 124 || header > len)
        return 0;
    if (colors == 0 && bits <= 8)
        colors = 1u << bits;
    if (colors > 256)
        return 0;
    size = header + (bits <= 8 ? colors * 4 : 0);
    if (header == INFO_HEADER && sk_read_le32(p + 16) == BITFIELDS)
        size += 12;
    return size <= len ? size : 0;
}

GByteArray *
sk_dib_clean(SkPicture *picture, const guint8 *info, gsize info_len,
             const guint8 *bits, gsize bits_len, gsize *info_out)
{
    gsize used = sk_dib_info_length(info, info_len), len = 0;
    g_autoptr(GByteArray) file = g_byte_array_new();
    g_autoptr(GBytes) clean = NULL;
    SkPicture inner = { .part = NULL,
                        .limits = picture->limits,
                        .policy = picture->policy,
                        .pixels = picture->pixels };
    const guint8 *p = NULL;
    GByteArray *out = NULL;

    if (used == 0 || bits_len > G_MAXINT32 || used > G_MAXUINT16)
        return NULL;
    g_byte_array_append(file, (const guint8 *)"BM\0\0\0\0\0\0\0\0", 10);
    sk_write_le32(file, (guint32)(FILE_HEADER + used));
    g_byte_array_append(file, info, (guint)used);
    g_byte_array_append(file, bits, (guint)bits_len);
    inner.bytes = file->data;
    inner.len = file->len;
    clean = sk_bmp_clean(&inner);
    picture->pixels = inner.pixels;
    if (clean == NULL)
        return NULL;
    p = g_bytes_get_data(clean, &len);
    *info_out = sk_read_le32(p + 10) - FILE_HEADER;
    out = g_byte_array_sized_new((guint)len);
    return g_byte_array_append(out, p + FILE_HEADER,
                               (guint)(len - FILE_HEADER));
}

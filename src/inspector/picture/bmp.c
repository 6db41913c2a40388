/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks BMP (Windows SDK: BITMAPINFOHEADER, BITMAPV4HEADER) as our writer
 * writes it: headers, palette and rows, with each byte in its place and all
 * padding zero. This defends against gaps, padding and bytes behind the rows
 * that hold something.
 */
#include <string.h>

#include "inspector/picture/picture.h"

#define FILE_HEADER 14
#define INFO_HEADER 40
#define V4_HEADER   108
#define RGB         0
#define BITFIELDS   3

static bool
is_zero(const uint8_t *p, size_t n)
{
    while (n > 0 && *p == 0) {
        p++;
        n--;
    }
    return n == 0;
}

typedef struct {
    uint32_t header, width, height, bits, compression, colors;
    uint64_t row, offset;
} Bmp;

static bool
read_header(SkSpan file, Bmp *bmp)
{
    const uint8_t *p = file.p + FILE_HEADER;
    uint32_t height;
    if (sk_length(file) < FILE_HEADER + INFO_HEADER ||
        memcmp(file.p, "BM", 2) != 0 || !is_zero(file.p + 6, 4))
        return false;
    *bmp = (Bmp){ .header = sk_le32(p),
                  .width = sk_le32(p + 4),
                  .bits = sk_le16(p + 14),
                  .compression = sk_le32(p + 16),
                  .colors = sk_le32(p + 32) };
    height = sk_le32(p + 8);
    bmp->height = (height >> 31) != 0 ? 0 - height : height;
    bmp->row = ((uint64_t)bmp->width * bmp->bits + 31) / 32 * 4;
    if (sk_le16(p + 12) != 1 || bmp->width == 0 || bmp->height == 0 ||
        bmp->width > INT32_MAX || !is_zero(p + 36, 4))
        return false;
    if (bmp->bits <= 8)
        return (bmp->bits == 1 || bmp->bits == 4 || bmp->bits == 8) &&
               bmp->colors <= 1u << bmp->bits;
    return (bmp->bits == 16 || bmp->bits == 24 || bmp->bits == 32) &&
           bmp->colors == 0;
}

/* Returns whether the colour masks are followed by "sRGB" and
 * otherwise zeros. */
static bool
is_v4(SkSpan file, const Bmp *bmp)
{
    const uint8_t *p = file.p + FILE_HEADER;
    return bmp->header == V4_HEADER && bmp->compression == BITFIELDS &&
           (bmp->bits == 16 || bmp->bits == 32) &&
           sk_length(file) >= FILE_HEADER + V4_HEADER &&
           sk_le32(p + 56) == 0x73524742u && is_zero(p + 60, 48);
}

/* Returns whether the short header is followed by three colour masks. */
static bool
has_short_masks(const Bmp *bmp)
{
    return bmp->header == INFO_HEADER && bmp->compression == BITFIELDS &&
           (bmp->bits == 16 || bmp->bits == 32);
}

static bool
padding_is_zero(SkSpan file, const Bmp *bmp)
{
    uint64_t used = (uint64_t)bmp->width * bmp->bits;
    const uint8_t *row = file.p + bmp->offset;
    for (uint32_t y = 0; y < bmp->height; y++, row += bmp->row) {
        if (used % 8 != 0 && (row[used / 8] & (0xFF >> used % 8)) != 0)
            return false;
        if (!is_zero(row + (used + 7) / 8, (size_t)(bmp->row - (used + 7) / 8)))
            return false;
    }
    return true;
}

const uint8_t *
sk_plain_bmp(SkSpan file)
{
    Bmp bmp;
    if (!read_header(file, &bmp))
        return file.p;
    if (!(bmp.header == INFO_HEADER && bmp.compression == RGB) &&
        !has_short_masks(&bmp) && !is_v4(file, &bmp))
        return file.p + FILE_HEADER;
    bmp.offset = FILE_HEADER + bmp.header + (uint64_t)bmp.colors * 4 +
                 (has_short_masks(&bmp) ? 12 : 0);
    if (bmp.height > sk_length(file) || bmp.row > sk_length(file) ||
        bmp.offset + bmp.row * bmp.height != sk_length(file) ||
        sk_le32(file.p + 2) != sk_length(file) ||
        sk_le32(file.p + 10) != bmp.offset ||
        sk_le32(file.p + FILE_HEADER + 20) != bmp.row * bmp.height)
        return file.p + 2;
    for (uint32_t i = 0; i < bmp.colors; i++)
        if (file.p[FILE_HEADER + bmp.header + i * 4 + 3] != 0)
            return file.p + FILE_HEADER + bmp.header;
    return padding_is_zero(file, &bmp) ? NULL : file.p + bmp.offset;
}

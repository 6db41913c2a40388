/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks bitmaps within metafiles with the reader of BMP, by putting in front
 * of them the file header that they lack.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/metafile.h"

#define FILE_HEADER 14

static void
put_le32(uint8_t *p, size_t number)
{
    for (int i = 0; i < 4; i++)
        p[i] = (uint8_t)(number >> (8 * i));
}

bool
sk_zeros(const uint8_t *p, size_t n)
{
    while (n > 0 && *p == 0) {
        p++;
        n--;
    }
    return n == 0;
}

bool
sk_dib_is_ours(SkSpan info, SkSpan bits)
{
    size_t len = FILE_HEADER + sk_length(info) + sk_length(bits);
    if (len > INT32_MAX || info.p == info.end || bits.p == bits.end)
        return false;
    uint8_t *file = sk_room(len);
    memset(file, 0, FILE_HEADER);
    memcpy(file, "BM", 2);
    put_le32(file + 2, len);
    put_le32(file + 10, FILE_HEADER + sk_length(info));
    memcpy(file + FILE_HEADER, info.p, sk_length(info));
    memcpy(file + FILE_HEADER + sk_length(info), bits.p, sk_length(bits));
    bool is_good = sk_plain_bmp((SkSpan){ file, file + len }) == NULL;
    free(file);
    return is_good;
}

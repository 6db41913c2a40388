/* SPDX-License-Identifier: Apache-2.0
 *
 * The checksums of a PNG made right again after its bytes were changed, so that
 * what lies behind the checksums is reached at all.
 */
#ifndef SK_TEST_PNG_MEND_H
#define SK_TEST_PNG_MEND_H

#include <glib.h>

/* CRC-32 of ISO 3309, bit by bit (PNG specification, annex D). */
static inline guint32
png_crc(const guint8 *bytes, gsize len)
{
    guint32 crc = 0xffffffffu;

    for (gsize i = 0; i < len; i++) {
        crc ^= bytes[i];
        for (guint bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
    return ~crc;
}

/* png_mend: every chunk that ends within @bytes (@len) gets its checksum. */
static inline void
png_mend(guint8 *bytes, gsize len)
{
    gsize at = 8;

    while (at + 12 <= len) {
        gsize n = (gsize)bytes[at] << 24 | (gsize)bytes[at + 1] << 16 |
                  (gsize)bytes[at + 2] << 8 | bytes[at + 3];
        guint32 crc;

        if (n > len - at - 12)
            return;
        crc = png_crc(bytes + at + 4, n + 4);
        for (guint i = 0; i < 4; i++)
            bytes[at + 8 + n + i] = (guint8)(crc >> (24 - 8 * i));
        at += 12 + n;
    }
}

#endif

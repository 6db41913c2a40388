/* SPDX-License-Identifier: Apache-2.0
 *
 * Orientation in EXIF (exif.h). Reads one number and follows no other offset
 * than that of the first directory.
 */
#include <string.h>
#include "picture/exif.h"
#include "picture/picture.h"

#define ORIENTATION 0x0112
#define SHORT       3

typedef struct {
    const guint8 *bytes;
    gsize len;
    gboolean little;
} Tiff;

static guint32
number(const Tiff *tiff, gsize at, guint size)
{
    const guint8 *p = tiff->bytes + at;

    if (size == 2)
        return tiff->little ? sk_read_le16(p) : sk_read_be16(p);
    return tiff->little ? sk_read_le32(p) : sk_read_be32(p);
}

static guint
orientation_of_entry(const Tiff *tiff, gsize at)
{
    guint value;

    if (number(tiff, at, 2) != ORIENTATION ||
        number(tiff, at + 2, 2) != SHORT || number(tiff, at + 4, 4) != 1)
        return 0;
    value = number(tiff, at + 8, 2);
    return value >= 1 && value <= 8 ? value : 0;
}

guint
sk_exif_orientation(const guint8 *bytes, gsize len)
{
    Tiff tiff = { bytes, len, FALSE };
    gsize at, n;

    if (len < 14 ||
        (memcmp(bytes, "II*\0", 4) != 0 && memcmp(bytes, "MM\0*", 4) != 0))
        return 1;
    tiff.little = bytes[0] == 'I';
    at = number(&tiff, 4, 4);
    if (at > len - 2)
        return 1;
    n = number(&tiff, at, 2);
    at += 2;
    for (gsize i = 0; i < n && (len - at) / 12 > i; i++) {
        guint orientation = orientation_of_entry(&tiff, at + i * 12);

        if (orientation != 0)
            return orientation;
    }
    return 1;
}

GByteArray *
sk_exif_with_orientation(guint orientation)
{
    GByteArray *out = g_byte_array_new();

    g_byte_array_append(out, (const guint8 *)"MM\0*", 4);
    sk_write_be32(out, 8); /* where the directory begins */
    sk_write_be16(out, 1); /* entries */
    sk_write_be16(out, ORIENTATION);
    sk_write_be16(out, SHORT);
    sk_write_be32(out, 1);
    sk_write_be16(out, (guint16)orientation);
    sk_write_be16(out, 0);
    sk_write_be32(out, 0); /* no further directory */
    return out;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the orientation from EXIF (exif.h), and names what else EXIF holds. It
 * reads directories but not what their entries point at, and it does not follow
 * chains of directories.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/exif.h"

#define ORIENTATION 0x0112
/* the tag that points to the directory of the camera */
#define EXIF_FOLDER 0x8769
#define GPS_FOLDER  0x8825
#define MAKER_NOTE  0x927C
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

static gboolean
begin(Tiff *tiff, const guint8 *bytes, gsize len)
{
    *tiff = (Tiff){ bytes, len, FALSE };
    if (len < 14 ||
        (memcmp(bytes, "II*\0", 4) != 0 && memcmp(bytes, "MM\0*", 4) != 0))
        return FALSE;
    tiff->little = bytes[0] == 'I';
    return TRUE;
}

/* Returns how many whole entries the directory at @at has, with the place of
 * the first in *@first. */
static gsize
entries(const Tiff *tiff, gsize at, gsize *first)
{
    gsize said, room;

    *first = at + 2;
    if (at > tiff->len - 2)
        return 0;
    said = number(tiff, at, 2);
    room = (tiff->len - *first) / 12;
    return MIN(said, room);
}

guint
sk_exif_orientation(const guint8 *bytes, gsize len)
{
    Tiff tiff;
    gsize first, n;

    if (!begin(&tiff, bytes, len))
        return 1;
    n = entries(&tiff, number(&tiff, 4, 4), &first);
    for (gsize i = 0; i < n; i++) {
        guint orientation = orientation_of_entry(&tiff, first + i * 12);

        if (orientation != 0)
            return orientation;
    }
    return 1;
}

/* Returns the number in the entry @tag of the directory at @at, or 0 if there
 * is none. */
static guint32
find(const Tiff *tiff, gsize at, guint tag)
{
    gsize first;
    gsize n = entries(tiff, at, &first);

    for (gsize i = 0; i < n; i++)
        if (number(tiff, first + i * 12, 2) == tag)
            return number(tiff, first + i * 12 + 8, 4);
    return 0;
}

/* Returns where the directory behind the one at @at begins, or 0 if there is
 * none. */
static guint32
next_directory(const Tiff *tiff, gsize at)
{
    gsize first;
    gsize n = entries(tiff, at, &first);
    gsize end = n > 0 ? first + n * 12 : tiff->len;

    return tiff->len - end >= 4 ? number(tiff, end, 4) : 0;
}

static gboolean
is_ours(const guint8 *bytes, gsize len)
{
    g_autoptr(GByteArray) own =
        sk_exif_with_orientation(sk_exif_orientation(bytes, len));

    return own->len == len && memcmp(own->data, bytes, len) == 0;
}

void
sk_exif_count(SkPicture *picture, const guint8 *bytes, gsize len)
{
    Tiff tiff;
    guint32 first, camera;

    if (is_ours(bytes, len))
        return;
    sk_picture_count(picture, "exif", 1);
    if (!begin(&tiff, bytes, len))
        return;
    first = number(&tiff, 4, 4);
    camera = find(&tiff, first, EXIF_FOLDER);
    sk_picture_count(picture, "gps", find(&tiff, first, GPS_FOLDER) != 0);
    sk_picture_count(picture, "maker-note",
                     camera != 0 && find(&tiff, camera, MAKER_NOTE) != 0);
    sk_picture_count(picture, "thumbnail", next_directory(&tiff, first) != 0);
}

GByteArray *
sk_exif_with_orientation(guint orientation)
{
    GByteArray *out = g_byte_array_new();

    g_byte_array_append(out, (const guint8 *)"MM\0*", 4);
    sk_write_be32(out, 8); /* the place of the directory */
    sk_write_be16(out, 1); /* the number of entries */
    sk_write_be16(out, ORIENTATION);
    sk_write_be16(out, SHORT);
    sk_write_be32(out, 1);
    sk_write_be16(out, (guint16)orientation);
    sk_write_be16(out, 0);
    sk_write_be32(out, 0); /* there is no further directory */
    return out;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the only piece of EXIF that leaves, the orientation of the picture, and
 * names what does not leave.
 */
#ifndef SK_PICTURE_EXIF_H
#define SK_PICTURE_EXIF_H

#include "picture/picture.h"

/* sk_exif_orientation: returns the tag Orientation in the first directory of
 * @bytes (@len), which begin with the TIFF header ("II*\0" or "MM\0*"): 1 to 8,
 * and 1 if there is none (Exif 2.32, 4.6.4 and 4.6.5). */
guint sk_exif_orientation(const guint8 *bytes, gsize len);

/* sk_exif_count: counts on @picture by name what the EXIF in @bytes (@len),
 * which begin with the TIFF header, holds: "exif", "gps", "maker-note",
 * "thumbnail". Nothing is counted if it is exactly what
 * sk_exif_with_orientation writes. */
void sk_exif_count(SkPicture *picture, const guint8 *bytes, gsize len);

/* sk_exif_with_orientation: returns a big-endian TIFF header with one directory
 * that holds only @orientation. The caller unrefs it. */
GByteArray *sk_exif_with_orientation(guint orientation);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The one thing that leaves of EXIF, how the picture is to be turned, and the
 * names of what does not.
 */
#ifndef SK_PICTURE_EXIF_H
#define SK_PICTURE_EXIF_H

#include "picture/picture.h"

/* sk_exif_orientation: the tag Orientation of the first directory of @bytes
 * (@len), which begin with the TIFF header ("II*\0" or "MM\0*"): 1 to 8; 1
 * where there is none (Exif 2.32, 4.6.4 and 4.6.5). */
guint sk_exif_orientation(const guint8 *bytes, gsize len);

/* sk_exif_count: counts on @picture what the EXIF in @bytes (@len), which begin
 * with the TIFF header, holds, by name: "exif", "gps", "maker-note",
 * "thumbnail". Nothing when it is exactly what sk_exif_with_orientation
 * writes. */
void sk_exif_count(SkPicture *picture, const guint8 *bytes, gsize len);

/* sk_exif_with_orientation: a TIFF header with one directory that says only
 * @orientation, big-endian. */
GByteArray *sk_exif_with_orientation(guint orientation);

#endif

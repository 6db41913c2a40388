/* SPDX-License-Identifier: Apache-2.0
 *
 * The formats of pictures that may leave, one row each. All rooms take their
 * tables from here: the types a rule of the policy may name (core), the
 * extensions a name may have (filters), the cleaner to call (filters), the
 * types the door lets out and the inspector's reader of each. Names only:
 * reads nothing, includes nothing, so that the inspector may include it too.
 *
 * How to add a format "xyz":
 *
 *   1. Here: one row, in the list of its kind, behind the last one there.
 *   2. filters/picture/xyz.c: GBytes *sk_xyz_clean(SkPicture *picture)
 *      (filters/picture/picture.h says what it gets and gives). The row
 *      declares it and puts it into the table of filters/clean_picture.c. What
 *      it needs to open before the sandbox: one line in picture_prepare there.
 *   3. src/inspector/picture/xyz.c: const uint8_t *sk_plain_xyz(SkSpan file),
 *      NULL when the whole file is as our writer writes it, else the byte
 *      where it is not. Shares no source with the cleaner. The row declares it
 *      and puts it into the table of src/inspector/file.c.
 *   4. The two meson.build of these folders.
 *   5. src/worker/identify: how the format is known by its content, if that is
 *      not there yet; filters/file/file_type.c: extensions and labels under
 *      which it comes besides the row's.
 *   6. src/core/floor.c: its extensions and its type, if they stand there, are
 *      taken off.
 *   7. A picture in samples/pictures (test/samples/make_pictures.py) and a row
 *      for it in test/filters/test-clean-picture.c, which cuts and changes it
 *      five hundred times and asks the inspector about what leaves.
 */
#ifndef SEKISHO_PICTURE_FORMATS_H
#define SEKISHO_PICTURE_FORMATS_H

/* X(symbol, name, media type, extensions its names may have, the usual one
 * first). The order of all rows gives numbers that travel between processes of
 * one version only. */

/* Pictures of pixels. */
#define SK_PICTURES_OF_PIXELS(X)                                               \
    X(JPEG, jpeg, "image/jpeg", "jpg jpeg")                                    \
    X(PNG, png, "image/png", "png")                                            \
    X(GIF, gif, "image/gif", "gif")                                            \
    X(BMP, bmp, "image/bmp", "bmp")                                            \
    X(TIFF, tiff, "image/tiff", "tif tiff")                                    \
    X(WEBP, webp, "image/webp", "webp")

/* Drawings: lists of what is to be drawn. */
#define SK_PICTURES_DRAWN(X)                                                   \
    X(SVG, svg, "image/svg+xml", "svg")                                        \
    X(EMF, emf, "image/emf", "emf")                                            \
    X(WMF, wmf, "image/wmf", "wmf")

#define SK_PICTURES(X)                                                         \
    SK_PICTURES_OF_PIXELS(X)                                                   \
    SK_PICTURES_DRAWN(X)

/* X(media type, media type it may leave as): what a cleaner may write besides
 * the format that came; the second is one of the rows above. */
#define SK_PICTURES_CONVERTED(X)                                               \
    X("image/jp2", "image/jpeg")                                               \
    X("image/jp2", "image/png")

/* X(name, media type): the formats that are read and never written: their
 * cleaner, sk_xyz_clean, writes one of those that SK_PICTURES_CONVERTED names.
 */
#define SK_PICTURES_READ(X) X(jp2, "image/jp2")

#endif

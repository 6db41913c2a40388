/* SPDX-License-Identifier: Apache-2.0
 *
 * The skeleton of a TIFF file (TIFF 6.0, section 2; BigTIFF): its header, its
 * directories and the numbers in them. It knows no tag.
 */
#ifndef SK_PICTURE_TIFF_FILE_H
#define SK_PICTURE_TIFF_FILE_H

#include "picture/picture.h"

typedef struct {
    SkPicture *picture;
    gboolean little; /* numbers are little-endian */
    gboolean big;    /* BigTIFF, with offsets of eight bytes */
    gsize reach;     /* behind the last byte that some directory refers to */
} SkTiffFile;

/* One entry of a directory. */
typedef struct {
    guint16 tag, type;
    /* the number of its values; 0 if they do not stand in the file */
    guint64 count;
    gsize at; /* where the first value stands */
} SkTiffField;

/* sk_tiff_open: reads the header of @picture and stores in *@first where the
 * first directory stands. Returns FALSE, with a reason, if it is not a TIFF. */
gboolean sk_tiff_open(SkTiffFile *file, SkPicture *picture, guint64 *first);

/* sk_tiff_directory: returns the entries of the directory at @at; the caller
 * unrefs them. Stores in *@next where the next one stands, or 0 behind the
 * last. Returns NULL, with a reason, if there is none, or if it has a tag
 * twice. */
GArray *sk_tiff_directory(SkTiffFile *file, guint64 at, guint64 *next);

/* sk_tiff_names_tag: returns whether a directory with the tag @tag stands at
 * @at. */
gboolean sk_tiff_names_tag(const SkTiffFile *file, guint64 at, guint16 tag);

/* sk_tiff_number: returns the integer @i of @field, or 0 if there is no such
 * value or the field is not made of integers. */
guint64
sk_tiff_number(const SkTiffFile *file, const SkTiffField *field, guint64 i);

/* sk_tiff_span: returns the @len bytes at @at as far as the file holds them;
 * *@len is reduced to what there is. Returns NULL if there is none of them. */
const guint8 *sk_tiff_span(SkTiffFile *file, guint64 at, gsize *len);

#endif

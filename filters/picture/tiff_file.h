/* SPDX-License-Identifier: Apache-2.0
 *
 * The skeleton of a TIFF file (TIFF 6.0, section 2; BigTIFF): its header, its
 * directories and the numbers in them. Knows no tag.
 */
#ifndef SK_PICTURE_TIFF_FILE_H
#define SK_PICTURE_TIFF_FILE_H

#include "picture/picture.h"

typedef struct {
    SkPicture *picture;
    gboolean little; /* the byte order of its numbers */
    gboolean big;    /* BigTIFF: offsets of eight bytes */
    gsize reach;     /* behind the last byte that some directory names */
} SkTiffFile;

/* One entry of a directory. */
typedef struct {
    guint16 tag, type;
    guint64 count; /* of its values; 0: they do not stand in the file */
    gsize at;      /* the first value */
} SkTiffField;

/* sk_tiff_open: reads the header of @picture; @first: where the first
 * directory stands. FALSE, with a reason, when it is no TIFF. */
gboolean sk_tiff_open(SkTiffFile *file, SkPicture *picture, guint64 *first);

/* sk_tiff_directory: the entries of the directory at @at; unref. @next: where
 * the next one stands, 0 behind the last. NULL, with a reason, when there is
 * none, or when it names a tag twice. */
GArray *sk_tiff_directory(SkTiffFile *file, guint64 at, guint64 *next);

/* sk_tiff_names_tag: whether at @at a directory stands that names @tag. */
gboolean sk_tiff_names_tag(const SkTiffFile *file, guint64 at, guint16 tag);

/* sk_tiff_number: the integer @i of @field; 0 when it has no such value or is
 * not made of integers. */
guint64
sk_tiff_number(const SkTiffFile *file, const SkTiffField *field, guint64 i);

/* sk_tiff_span: the @len bytes at @at as far as the file holds them; what is
 * left out is cut from *@len. NULL when none of them is there. */
const guint8 *sk_tiff_span(SkTiffFile *file, guint64 at, gsize *len);

#endif

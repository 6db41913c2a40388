/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes TIFF files (TIFF 6.0): little-endian, every page as its directory,
 * the values that do not fit into it, its strips or tiles, without a gap.
 */
#ifndef SK_PICTURE_TIFF_WRITE_H
#define SK_PICTURE_TIFF_WRITE_H

#include "picture/tiff_page.h"

typedef struct {
    const SkTiffFile *file; /* where the palette stands */
    const SkTiffPage *page;
    guint compression;        /* of @chunks */
    const GByteArray *chunks; /* one after the other */
    const GArray *ends;       /* guint32: where each of them ends */
    const GByteArray *tables; /* JPEGTables; or NULL */
    guint number, of;         /* of the pages, from 0 */
} SkTiffOut;

/* sk_tiff_begin: the header; the first page follows it. */
void sk_tiff_begin(GByteArray *out);

/* sk_tiff_write: appends a page. @link: where the offset of a next directory
 * is to be written, in and out; 4 after sk_tiff_begin. FALSE when the file
 * would be too long for its offsets. */
gboolean sk_tiff_write(GByteArray *out, const SkTiffOut *page, gsize *link);

#endif

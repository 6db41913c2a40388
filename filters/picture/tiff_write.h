/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes TIFF files (TIFF 6.0): little-endian, and for each page its directory,
 * the values that do not fit into it, and its strips or tiles, without a gap.
 */
#ifndef SK_PICTURE_TIFF_WRITE_H
#define SK_PICTURE_TIFF_WRITE_H

#include "picture/tiff_page.h"

typedef struct {
    const SkTiffFile *file; /* the file in which the palette stands */
    const SkTiffPage *page;
    guint compression;        /* the coding of @chunks */
    const GByteArray *chunks; /* the chunks, one after the other */
    const GArray *ends;       /* of guint32: where each of them ends */
    const GByteArray *tables; /* the value of JPEGTables, or NULL */
    /* the number of the page, from 0, and that of all pages */
    guint number, of;
} SkTiffOut;

/* sk_tiff_begin: writes the header, which the first page follows. */
void sk_tiff_begin(GByteArray *out);

/* sk_tiff_write: appends a page to @out. *@link is where the offset of the next
 * directory must be written: 4 after sk_tiff_begin, and set anew for the next
 * page. Returns FALSE if the file would be too long for its offsets. */
gboolean sk_tiff_write(GByteArray *out, const SkTiffOut *page, gsize *link);

#endif

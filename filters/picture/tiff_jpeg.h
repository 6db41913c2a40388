/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites strips and tiles of TIFF that are JPEG pictures (TIFF Technical Note
 * 2).
 *
 * What tiff_old_jpeg.c defines is declared here.
 */
#ifndef SK_PICTURE_TIFF_JPEG_H
#define SK_PICTURE_TIFF_JPEG_H

#include "picture/tiff_page.h"

/* sk_tiff_recode_jpeg: returns all chunks of @page rewritten without loss, one
 * after the other, with the end of each in @ends (of guint32). *@tables
 * receives what they share, for the tag JPEGTables, or NULL if each stands
 * alone; the caller unrefs both. The subsampling is stored in @page. Returns
 * NULL, with a reason, if they cannot be decoded. */
GByteArray *sk_tiff_recode_jpeg(SkTiffFile *file, SkTiffPage *page,
                                GArray *ends, GByteArray **tables);

/* sk_tiff_recode_old_jpeg: does the same for the older form, which becomes one
 * strip of the newer form; @page is changed accordingly. */
GByteArray *
sk_tiff_recode_old_jpeg(SkTiffFile *file, SkTiffPage *page, GArray *ends);

/* sk_tiff_old_jpeg: returns the picture of @page, which is in the older form,
 * as a complete JPEG. Returns NULL, with a reason, if its pieces do not make
 * one. The caller unrefs it. */
GByteArray *sk_tiff_old_jpeg(SkTiffFile *file, const SkTiffPage *page);

#endif

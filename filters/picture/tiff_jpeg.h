/* SPDX-License-Identifier: Apache-2.0
 *
 * Strips and tiles of TIFF that are JPEG pictures (TIFF Technical Note 2).
 */
#ifndef SK_PICTURE_TIFF_JPEG_H
#define SK_PICTURE_TIFF_JPEG_H

#include "picture/tiff_page.h"

/* sk_tiff_recode_jpeg: all chunks of @page written anew without loss, one
 * after the other; @ends: where each ends (guint32). *@tables: what they have
 * in common, for JPEGTables, or NULL when each stands alone; unref. The page
 * learns its subsampling. NULL, with a reason, when they cannot be decoded. */
GByteArray *sk_tiff_recode_jpeg(SkTiffFile *file, SkTiffPage *page,
                                GArray *ends, GByteArray **tables);

/* sk_tiff_recode_old_jpeg: the same for the older form, which becomes one
 * strip of the newer one, and for whose picture @page is told so. */
GByteArray *
sk_tiff_recode_old_jpeg(SkTiffFile *file, SkTiffPage *page, GArray *ends);

/* sk_tiff_old_jpeg: the picture of @page in the older form as a JPEG that
 * stands alone. NULL, with a reason, when its pieces do not make one. */
GByteArray *sk_tiff_old_jpeg(SkTiffFile *file, const SkTiffPage *page);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Device-independent bitmaps as metafiles hold them: a header, a palette and
 * rows, without the header of a file.
 */
#ifndef SK_METAFILE_DIB_H
#define SK_METAFILE_DIB_H

#include <glib.h>
#include "picture/picture.h"

/* sk_dib_clean: the bitmap of the @info_len bytes at @info (header and palette,
 * colours as they are seen) and the @bits_len bytes of rows at @bits, judged
 * and written anew by the cleaner of BMP. Its pixels count with those of
 * @picture. *@info_out: how many of the bytes are header and palette. NULL when
 * it does not leave. */
GByteArray *sk_dib_clean(SkPicture *picture, const guint8 *info, gsize info_len,
                         const guint8 *bits, gsize bits_len, gsize *info_out);

/* sk_dib_info_length: the bytes of header, masks and palette at the start of
 * the @len bytes at @p, whose rows follow at once; 0 when they are none. */
gsize sk_dib_info_length(const guint8 *p, gsize len);

#endif

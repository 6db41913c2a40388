/* SPDX-License-Identifier: Apache-2.0
 *
 * Device-independent bitmaps (DIB) as metafiles hold them: a header, a palette
 * and rows, without the header of a file.
 */
#ifndef SK_METAFILE_DIB_H
#define SK_METAFILE_DIB_H

#include <glib.h>
#include "picture/picture.h"

/* sk_dib_clean: returns a bitmap judged and rewritten by the cleaner of BMP. It
 * stands in the @info_len bytes at @info (header and palette with literal
 * colours) and the @bits_len bytes of rows at @bits. Its pixels count towards
 * those of @picture. *@info_out receives how many bytes of the result are
 * header and palette. Returns NULL if it does not leave. The caller unrefs the
 * result. */
GByteArray *sk_dib_clean(SkPicture *picture, const guint8 *info, gsize info_len,
                         const guint8 *bits, gsize bits_len, gsize *info_out);

/* sk_dib_info_length: returns the length of header, masks and palette at the
 * start of the @len bytes at @p, whose rows follow directly. Returns 0 if there
 * is no such bitmap. */
gsize sk_dib_info_length(const guint8 *p, gsize len);

#endif

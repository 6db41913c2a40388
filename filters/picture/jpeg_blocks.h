/* SPDX-License-Identifier: Apache-2.0
 *
 * Blocks of coefficients that libjpeg has decoded.
 */
#ifndef SK_PICTURE_JPEG_BLOCKS_H
#define SK_PICTURE_JPEG_BLOCKS_H

#include <stdio.h>
/* libjpeg's header wants stdio's */
#include <glib.h>
#include <jpeglib.h>

/* sk_jpeg_blocks_are_usual: whether the usual tables of codes (T.81, annex K)
 * have one for every coefficient. libjpeg does not look before it writes, and
 * those of damaged pixels may be out of all range. May jump to libjpeg's
 * error_exit, as the next one. */
gboolean
sk_jpeg_blocks_are_usual(j_decompress_ptr in, jvirt_barray_ptr *coefficients);

/* sk_jpeg_blocks_clear: clears the blocks that show nothing of the first
 * @width by @height pixels. */
void sk_jpeg_blocks_clear(j_decompress_ptr in, jvirt_barray_ptr *coefficients,
                          guint32 width, guint32 height);

#endif

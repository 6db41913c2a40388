/* SPDX-License-Identifier: Apache-2.0
 *
 * Blocks of coefficients that libjpeg has decoded.
 */
#ifndef SK_PICTURE_JPEG_BLOCKS_H
#define SK_PICTURE_JPEG_BLOCKS_H

#include <stdio.h>
/* jpeglib.h needs the declarations of stdio.h. */
#include <glib.h>
#include <jpeglib.h>

/* sk_jpeg_blocks_are_usual: returns whether the usual Huffman tables (T.81,
 * annex K) have a code for every coefficient. libjpeg does not check that
 * before it writes, and the coefficients of damaged pixels may have any value.
 * This function and the next one may jump to libjpeg's error_exit. */
gboolean
sk_jpeg_blocks_are_usual(j_decompress_ptr in, jvirt_barray_ptr *coefficients);

/* sk_jpeg_blocks_clear: clears the blocks that show nothing of the first @width
 * by @height pixels. */
void sk_jpeg_blocks_clear(j_decompress_ptr in, jvirt_barray_ptr *coefficients,
                          guint32 width, guint32 height);

#endif

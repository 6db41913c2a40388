/* SPDX-License-Identifier: Apache-2.0
 *
 * The LZW compression of GIF (GIF89a specification, appendix F), both ways.
 * Inside the picture folder only.
 */
#ifndef SK_PICTURE_GIF_LZW_H
#define SK_PICTURE_GIF_LZW_H

#include <glib.h>

/* sk_gif_lzw_undo: decodes @bytes (@len, sub-blocks already joined), whose
 * smallest code has @bits + 1 bits (@bits 2 to 8), into exactly @n pixels at
 * @pixels. Returns how many there were; fewer than @n: the data ended or cannot
 * be read there. *@extra: whether data for more pixels followed. */
gsize sk_gif_lzw_undo(const guint8 *bytes, gsize len, guint bits,
                      guint8 *pixels, gsize n, gboolean *extra);

/* sk_gif_lzw: @n pixels, each below 2 to the power of @bits, appended to @out
 * as sub-blocks with the empty one at the end. */
void sk_gif_lzw(GByteArray *out, guint bits, const guint8 *pixels, gsize n);

#endif

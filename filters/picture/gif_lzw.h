/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes and encodes the LZW compression of GIF (GIF89a specification,
 * appendix F). Only filters/picture uses this.
 */
#ifndef SK_PICTURE_GIF_LZW_H
#define SK_PICTURE_GIF_LZW_H

#include <glib.h>

/* sk_gif_lzw_undo: decodes @bytes (@len, with the sub-blocks already joined),
 * whose smallest code has @bits + 1 bits (@bits is 2 to 8), into at most @n
 * pixels at @pixels. Returns how many pixels there were; fewer than @n mean
 * that the data ended or became unreadable there. *@extra says whether data for
 * more pixels followed. */
gsize sk_gif_lzw_undo(const guint8 *bytes, gsize len, guint bits,
                      guint8 *pixels, gsize n, gboolean *extra);

/* sk_gif_lzw: appends @n pixels, each below 2 to the power of @bits, to @out as
 * sub-blocks, with the empty one at the end. */
void sk_gif_lzw(GByteArray *out, guint bits, const guint8 *pixels, gsize n);

#endif

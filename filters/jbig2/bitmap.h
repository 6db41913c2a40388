/* SPDX-License-Identifier: Apache-2.0
 *
 * Bitmaps of JBIG2, and the limits within which an image may make them. A
 * bitmap of one bit a pixel is the only thing that JBIG2 knows: pages, regions,
 * symbols and patterns are all bitmaps.
 */
#ifndef SK_JBIG2_BITMAP_H
#define SK_JBIG2_BITMAP_H

#include "picture/picture.h"

typedef struct {
    guint32 width, height; /* either may be 0 */
    gsize stride;          /* the bytes of a row */
    guint8 *bits; /* the leftmost pixel is the highest bit; 1 is black; the bits
                     that fill up a row are 0 */
    guint references;
} SkJbig2Bitmap;

/* How pixels that are put onto a bitmap are combined with those that are there
 * (T.88, 7.4.1.5). */
typedef enum {
    SK_JBIG2_OR,
    SK_JBIG2_AND,
    SK_JBIG2_XOR,
    SK_JBIG2_XNOR,
    SK_JBIG2_REPLACE,
} SkJbig2Operator;

/* What one image may use. Symbols are small, but there can be thousands of
 * millions of them in a few bytes, so that whatever is made or put somewhere
 * counts. */
typedef struct {
    SkPicture *picture; /* whose limits, time and reason are used */
    guint64 room;       /* bytes that may still be allocated */
    guint64 work;       /* pixels that may still be decoded or put somewhere */
} SkJbig2Budget;

/* sk_jbig2_work: counts @pixels of work, and something for the trouble. Returns
 * FALSE, with a reason, if that is more than is left, or time is up. */
gboolean sk_jbig2_work(SkJbig2Budget *budget, guint64 pixels);

/* sk_jbig2_room: counts @bytes that are about to be allocated. Returns FALSE,
 * with a reason, if that is more than is left. */
gboolean sk_jbig2_room(SkJbig2Budget *budget, guint64 bytes);

/* sk_jbig2_scratch: returns @bytes zeros that are soon freed, by g_free, and so
 * do not count. NULL, with a reason, if that is more than is left. */
guint8 *sk_jbig2_scratch(SkJbig2Budget *budget, guint64 bytes);

/* sk_jbig2_bitmap_new: returns a white bitmap, judged before it is made. NULL,
 * with a reason, if the limits do not allow it. */
SkJbig2Bitmap *
sk_jbig2_bitmap_new(SkJbig2Budget *budget, guint64 width, guint64 height);

SkJbig2Bitmap *sk_jbig2_bitmap_ref(SkJbig2Bitmap *bitmap);
void sk_jbig2_bitmap_unref(SkJbig2Bitmap *bitmap); /* takes NULL, too */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkJbig2Bitmap, sk_jbig2_bitmap_unref)

/* sk_jbig2_get: returns the pixel at @x, @y, which is 0 outside of @bitmap. */
static inline guint
sk_jbig2_get(const SkJbig2Bitmap *bitmap, gint64 x, gint64 y)
{
    if (x < 0 || y < 0 || x >= bitmap->width || y >= bitmap->height)
        return 0;
    return bitmap->bits[(gsize)y * bitmap->stride + (gsize)x / 8] >>
               (7 - x % 8) &
           1;
}

/* sk_jbig2_fill: makes all pixels black, or white. */
void sk_jbig2_fill(SkJbig2Bitmap *bitmap, gboolean black);

/* sk_jbig2_put: puts @source onto @target with its upper left corner at @x, @y,
 * as far as it lies on it. Returns FALSE, with a reason, if that is more work
 * than is allowed. */
gboolean sk_jbig2_put(SkJbig2Budget *budget, SkJbig2Bitmap *target,
                      const SkJbig2Bitmap *source, gint64 x, gint64 y,
                      SkJbig2Operator how);

/* sk_jbig2_cut: returns the part of @source that begins at @x, @y and has the
 * size @width by @height; what lies outside of @source is white. NULL, with a
 * reason, if the limits do not allow it. */
SkJbig2Bitmap *sk_jbig2_cut(SkJbig2Budget *budget, const SkJbig2Bitmap *source,
                            gint64 x, gint64 y, guint64 width, guint64 height);

/* sk_jbig2_copy: makes the rows of @bitmap those at @rows, which have the same
 * size. */
void sk_jbig2_copy(SkJbig2Bitmap *bitmap, const guint8 *rows);

/* sk_jbig2_pack: makes row @y of @bitmap what @pixels are, a byte of 0 or 1
 * each. */
void sk_jbig2_pack(SkJbig2Bitmap *bitmap, guint32 y, const guint8 *pixels);

#endif

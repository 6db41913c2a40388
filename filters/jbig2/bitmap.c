/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes and combines bitmaps of JBIG2 (bitmap.h). This defends against images
 * of a few bytes that ask for gigabytes, or that put one big symbol in a
 * million places: both are counted before they are done.
 */
#include <string.h>
#include "jbig2/bitmap.h"

/* Work in pixels that making or putting a bitmap costs whatever its size. */
#define TROUBLE 64

/* ---- limits ------------------------------------------------------------- */

gboolean
sk_jbig2_work(SkJbig2Budget *budget, guint64 pixels)
{
    if (sk_picture_out_of_time(budget->picture))
        return FALSE;
    if (pixels > budget->work || budget->work - pixels < TROUBLE)
        return sk_picture_refuse(budget->picture, SK_REASON_LIMIT_PIXELS, NULL);
    budget->work -= pixels + TROUBLE;
    return TRUE;
}

gboolean
sk_jbig2_room(SkJbig2Budget *budget, guint64 bytes)
{
    if (bytes > budget->room)
        return sk_picture_refuse(budget->picture, SK_REASON_LIMIT_EXPANDED,
                                 "pixels");
    budget->room -= bytes;
    return TRUE;
}

guint8 *
sk_jbig2_scratch(SkJbig2Budget *budget, guint64 bytes)
{
    guint8 *scratch =
        bytes <= budget->room ? g_try_malloc0(MAX(1, (gsize)bytes)) : NULL;

    if (scratch == NULL)
        sk_picture_refuse(budget->picture, SK_REASON_LIMIT_EXPANDED, "pixels");
    return scratch;
}

/* ---- life --------------------------------------------------------------- */

SkJbig2Bitmap *
sk_jbig2_bitmap_new(SkJbig2Budget *budget, guint64 width, guint64 height)
{
    g_autofree SkJbig2Bitmap *bitmap = NULL;
    guint64 stride = (width + 7) / 8;

    if (width > G_MAXINT32 || height > G_MAXINT32) {
        sk_picture_refuse(budget->picture, SK_REASON_LIMIT_PIXELS, NULL);
        return NULL;
    }
    if (!sk_jbig2_work(budget, width * height) ||
        !sk_jbig2_room(budget, stride * height + sizeof *bitmap))
        return NULL;
    bitmap = g_new0(SkJbig2Bitmap, 1);
    bitmap->width = (guint32)width;
    bitmap->height = (guint32)height;
    bitmap->stride = (gsize)stride;
    bitmap->references = 1;
    bitmap->bits = g_try_malloc0(MAX(1, (gsize)(stride * height)));
    if (bitmap->bits == NULL) {
        sk_picture_refuse(budget->picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    return g_steal_pointer(&bitmap);
}

SkJbig2Bitmap *
sk_jbig2_bitmap_ref(SkJbig2Bitmap *bitmap)
{
    bitmap->references++;
    return bitmap;
}

void
sk_jbig2_bitmap_unref(SkJbig2Bitmap *bitmap)
{
    if (bitmap == NULL || --bitmap->references > 0)
        return;
    g_free(bitmap->bits);
    g_free(bitmap);
}

/* ---- rows --------------------------------------------------------------- */

/* Clears the bits that fill up the last byte of row @y. */
static void
trim(SkJbig2Bitmap *bitmap, gsize y)
{
    if (bitmap->width % 8 != 0)
        bitmap->bits[(y + 1) * bitmap->stride - 1] &=
            (guint8)(0xFF << (8 - bitmap->width % 8));
}

void
sk_jbig2_fill(SkJbig2Bitmap *bitmap, gboolean black)
{
    memset(bitmap->bits, black ? 0xFF : 0, bitmap->stride * bitmap->height);
    for (gsize y = 0; black && y < bitmap->height; y++)
        trim(bitmap, y);
}

void
sk_jbig2_copy(SkJbig2Bitmap *bitmap, const guint8 *rows)
{
    memcpy(bitmap->bits, rows, bitmap->stride * bitmap->height);
    for (gsize y = 0; y < bitmap->height; y++)
        trim(bitmap, y);
}

void
sk_jbig2_pack(SkJbig2Bitmap *bitmap, guint32 y, const guint8 *pixels)
{
    guint8 *row = bitmap->bits + (gsize)y * bitmap->stride;
    guint32 whole = bitmap->width / 8, rest = bitmap->width % 8;

    for (guint32 i = 0; i < whole; i++, pixels += 8)
        row[i] = (guint8)(pixels[0] << 7 | pixels[1] << 6 | pixels[2] << 5 |
                          pixels[3] << 4 | pixels[4] << 3 | pixels[5] << 2 |
                          pixels[6] << 1 | pixels[7]);
    if (rest == 0)
        return;
    row[whole] = 0;
    for (guint32 i = 0; i < rest; i++)
        row[whole] |= (guint8)(pixels[i] << (7 - i));
}

/* ---- putting ------------------------------------------------------------ */

/* Combines the bits of @target that @mask names with those of @source. */
static guint8
combine(guint8 target, guint8 source, guint8 mask, SkJbig2Operator how)
{
    guint8 both;

    switch (how) {
    case SK_JBIG2_OR:
        return target | (source & mask);
    case SK_JBIG2_AND:
        both = target & source;
        break;
    case SK_JBIG2_XOR:
        return target ^ (source & mask);
    case SK_JBIG2_XNOR:
        both = (guint8) ~(target ^ source);
        break;
    case SK_JBIG2_REPLACE:
    default:
        both = source;
        break;
    }
    return (guint8)((target & ~mask) | (both & mask));
}

/* The part of a bitmap that is put somewhere: from which pixel of a row to
 * which, and where it goes. */
typedef struct {
    gsize from, to; /* pixels; columns of the target */
    gint64 x;       /* the column of the target where the source begins */
    SkJbig2Operator how;
} Span;

/* Returns the eight pixels of @row (@stride bytes) that begin at pixel @at,
 * which may lie outside. */
static guint8
eight(const guint8 *row, gsize stride, gint64 at)
{
    /* This shift rounds down, for negative numbers as well. */
    gint64 i = at >> 3;
    guint shift = (guint)(at & 7);
    guint high = i >= 0 && i < (gint64)stride ? row[i] : 0;
    guint low = i + 1 >= 0 && i + 1 < (gint64)stride ? row[i + 1] : 0;

    return (guint8)((high << 8 | low) >> (8 - shift));
}

static void
put_row(guint8 *target, const guint8 *source, gsize stride, const Span *span)
{
    for (gsize i = span->from / 8; i <= (span->to - 1) / 8; i++) {
        guint mask = 0xFF;

        if (i == span->from / 8)
            mask &= 0xFFu >> span->from % 8;
        if (i == (span->to - 1) / 8)
            mask &= 0xFFu << (7 - (span->to - 1) % 8);
        target[i] =
            combine(target[i], eight(source, stride, (gint64)i * 8 - span->x),
                    (guint8)mask, span->how);
    }
}

gboolean
sk_jbig2_put(SkJbig2Budget *budget, SkJbig2Bitmap *target,
             const SkJbig2Bitmap *source, gint64 x, gint64 y,
             SkJbig2Operator how)
{
    gint64 right = MIN(x + source->width, target->width);
    gint64 bottom = MIN(y + source->height, target->height);
    Span span = { (gsize)MAX(x, 0), (gsize)MAX(right, 0), x, how };
    gint64 top = MAX(y, 0);

    if (right <= (gint64)span.from || bottom <= top)
        return sk_jbig2_work(budget, 0);
    if (!sk_jbig2_work(budget, (span.to - span.from) * (gsize)(bottom - top)))
        return FALSE;
    for (gint64 row = top; row < bottom; row++)
        put_row(target->bits + (gsize)row * target->stride,
                source->bits + (gsize)(row - y) * source->stride,
                source->stride, &span);
    return TRUE;
}

SkJbig2Bitmap *
sk_jbig2_cut(SkJbig2Budget *budget, const SkJbig2Bitmap *source, gint64 x,
             gint64 y, guint64 width, guint64 height)
{
    g_autoptr(SkJbig2Bitmap) part = sk_jbig2_bitmap_new(budget, width, height);

    if (part == NULL ||
        !sk_jbig2_put(budget, part, source, -x, -y, SK_JBIG2_OR))
        return NULL;
    return g_steal_pointer(&part);
}

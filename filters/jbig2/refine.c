/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes pixels by what another bitmap, the reference, shows at the same place
 * (generic.h; ITU-T T.88, 6.3). Three rows of the reference and two of the
 * bitmap are bytes while they are needed.
 */
#include <string.h>
#include "jbig2/generic.h"

/* The context of the bit that says "as the reference shows" (figures 14 and
 * 15): only the pixel of the reference at the same place is black. */
static const guint16 typical[] = { 0x100, 0x080 };

typedef struct {
    const SkJbig2Refine *refine;
    SkJbig2Arithmetic *decoder;
    SkJbig2Bitmap *bitmap;
    /* a zero before and behind each */
    guint8 *row, *above;
    guint8 *over, *same, *under; /* rows of the reference */
    guint32 y;
    gboolean is_usual; /* both places are where they usually are */
} Rows;

static guint32
context_0(const Rows *rows, guint32 x)
{
    const SkJbig2Refine *refine = rows->refine;
    const guint8 *row = rows->row + x, *above = rows->above + x;
    const guint8 *over = rows->over + x, *same = rows->same + x;
    const guint8 *under = rows->under + x;
    guint here = above[-1], there = over[-1];

    if (!rows->is_usual) {
        SkJbig2Place at = refine->at[0];

        if (at.y == 0)
            here = (gint64)x + at.x < 0 ? 0 : rows->row[(gint64)x + at.x];
        else
            here = sk_jbig2_get(rows->bitmap, (gint64)x + at.x,
                                (gint64)rows->y + at.y);
        there = sk_jbig2_get(refine->reference,
                             (gint64)x - refine->x + refine->at[1].x,
                             (gint64)rows->y - refine->y + refine->at[1].y);
    }
    return row[-1] | (guint)above[1] << 1 | (guint)above[0] << 2 | here << 3 |
           (guint)under[1] << 4 | (guint)under[0] << 5 | (guint)under[-1] << 6 |
           (guint)same[1] << 7 | (guint)same[0] << 8 | (guint)same[-1] << 9 |
           (guint)over[1] << 10 | (guint)over[0] << 11 | there << 12;
}

static guint32
context_1(const Rows *rows, guint32 x)
{
    const guint8 *row = rows->row + x, *above = rows->above + x;
    const guint8 *over = rows->over + x, *same = rows->same + x;
    const guint8 *under = rows->under + x;

    return row[-1] | (guint)above[1] << 1 | (guint)above[0] << 2 |
           (guint)above[-1] << 3 | (guint)under[1] << 4 | (guint)under[0] << 5 |
           (guint)same[1] << 6 | (guint)same[0] << 7 | (guint)same[-1] << 8 |
           (guint)over[0] << 9;
}

/* Returns whether the nine pixels of the reference around @x are alike. */
static gboolean
are_alike(const Rows *rows, guint32 x)
{
    guint sum = 0;

    for (gint i = -1; i <= 1; i++)
        sum += (guint)rows->over[(gint64)x + i] + rows->same[(gint64)x + i] +
               rows->under[(gint64)x + i];
    return sum == 0 || sum == 9;
}

static void
decode_row(Rows *rows, gboolean is_typical)
{
    SkJbig2Context *contexts = rows->refine->contexts;

    for (guint32 x = 0; x < rows->bitmap->width; x++)
        if (is_typical && are_alike(rows, x))
            rows->row[x] = rows->same[x];
        else
            rows->row[x] = (guint8)sk_jbig2_bit(
                rows->decoder,
                &contexts[rows->refine->template == 0 ? context_0(rows, x)
                                                      : context_1(rows, x)]);
}

/* Reads row @y of the reference, as the bitmap sees it, into @pixels, with one
 * pixel more on either side. */
static void
take_reference(const Rows *rows, gint64 y, guint8 *pixels)
{
    const SkJbig2Refine *refine = rows->refine;

    for (gint64 x = -1; x <= rows->bitmap->width; x++)
        pixels[x] = (guint8)sk_jbig2_get(refine->reference, x - refine->x,
                                         y - refine->y);
}

static gboolean
decode_rows(Rows *rows, SkPicture *picture)
{
    const SkJbig2Refine *refine = rows->refine;
    guint is_typical = 0;

    take_reference(rows, -1, rows->same);
    take_reference(rows, 0, rows->under);
    for (rows->y = 0; rows->y < rows->bitmap->height; rows->y++) {
        guint8 *free_row = rows->over, *free_above = rows->above;

        if (sk_picture_out_of_time(picture))
            return FALSE;
        rows->over = rows->same;
        rows->same = rows->under;
        rows->under = free_row;
        take_reference(rows, (gint64)rows->y + 1, rows->under);
        if (refine->is_typical)
            is_typical ^= sk_jbig2_bit(
                rows->decoder, &refine->contexts[typical[refine->template]]);
        decode_row(rows, is_typical != 0);
        sk_jbig2_pack(rows->bitmap, rows->y, rows->row);
        rows->above = rows->row;
        rows->row = free_above;
    }
    return TRUE;
}

gboolean
sk_jbig2_refine(SkJbig2Budget *budget, SkJbig2Arithmetic *decoder,
                const SkJbig2Refine *refine, SkJbig2Bitmap *bitmap)
{
    gsize stride = (gsize)bitmap->width + 4;
    g_autofree guint8 *room = NULL;
    const SkJbig2Place *at = refine->at;
    Rows rows = { .refine = refine, .decoder = decoder, .bitmap = bitmap };

    if (bitmap->width == 0 || bitmap->height == 0)
        return TRUE;
    room = sk_jbig2_scratch(budget, 5 * (guint64)stride);
    if (room == NULL)
        return FALSE;
    if (refine->template == 0 && (at->y > 0 || (at->y == 0 && at->x >= 0)))
        return sk_picture_is_damaged(budget->picture, "jbig2-template");
    rows.is_usual =
        at[0].x == -1 && at[0].y == -1 && at[1].x == -1 && at[1].y == -1;
    rows.row = room + 2;
    rows.above = rows.row + stride;
    rows.over = rows.above + stride;
    rows.same = rows.over + stride;
    rows.under = rows.same + stride;
    return decode_rows(&rows, budget->picture);
}

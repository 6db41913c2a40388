/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns coefficients into samples (codestream.h; ITU-T T.800, annex F): each
 * resolution is made from the one below and three bands of details, row by row
 * and then column by column, several columns at a time.
 */
#include <string.h>
#include "jpx/codestream.h"

#define COLUMNS 16 /* that are worked on at once */

typedef union {
    gint32 whole;
    gfloat real;
} Number;

/* Some lines of numbers side by side: number i of line k is at[i * COLUMNS + k]
 * while they are worked on. */
typedef struct {
    Number *at;
    guint32 n;   /* numbers in a line */
    guint odd;   /* 1 if the first of them is a detail */
    guint lines; /* at most COLUMNS */
} Lines;

/* Returns the place of number @i, mirrored at the ends. */
static const Number *
mirrored(const Lines *lines, gint64 i)
{
    if (i < 0)
        i = -i;
    if (i >= lines->n)
        i = 2 * ((gint64)lines->n - 1) - i;
    return lines->at + i * COLUMNS;
}

/* Adds to every second number, from @first on, what its two neighbours sum up
 * to: in whole numbers (5-3), or times @factor (9-7). */
static void
lift_whole(const Lines *lines, guint32 first, gint sign, gint add, guint shift)
{
    for (guint32 i = first; i < lines->n; i += 2) {
        const Number *a = mirrored(lines, (gint64)i - 1);
        const Number *b = mirrored(lines, (gint64)i + 1);
        Number *out = lines->at + (gsize)i * COLUMNS;

        for (guint k = 0; k < COLUMNS; k++) {
            guint32 sum = (guint32)a[k].whole + (guint32)b[k].whole;
            gint32 part = (gint32)(sum + (guint32)add) >> shift;

            out[k].whole =
                (gint32)((guint32)out[k].whole + (guint32)(sign * part));
        }
    }
}

static void
lift_real(const Lines *lines, guint32 first, gfloat factor)
{
    for (guint32 i = first; i < lines->n; i += 2) {
        const Number *a = mirrored(lines, (gint64)i - 1);
        const Number *b = mirrored(lines, (gint64)i + 1);
        Number *out = lines->at + (gsize)i * COLUMNS;

        for (guint k = 0; k < COLUMNS; k++)
            out[k].real -= factor * (a[k].real + b[k].real);
    }
}

static void
scale(const Lines *lines, guint32 first, gfloat factor)
{
    for (guint32 i = first; i < lines->n; i += 2)
        for (guint k = 0; k < COLUMNS; k++)
            lines->at[(gsize)i * COLUMNS + k].real *= factor;
}

/* A line of one number is that number, or half of it if it is a detail. */
static void
settle_one(const Lines *lines, gboolean is_reversible)
{
    for (guint k = 0; k < COLUMNS && lines->odd != 0; k++)
        if (is_reversible)
            lines->at[k].whole >>= 1;
        else
            lines->at[k].real *= 0.5f;
}

static void
synthesize(const Lines *lines, gboolean is_reversible)
{
    guint32 even = lines->odd, odd = 1 - lines->odd;

    if (lines->n == 1) {
        settle_one(lines, is_reversible);
        return;
    }
    if (is_reversible) {
        lift_whole(lines, even, -1, 2, 2);
        lift_whole(lines, odd, 1, 0, 1);
        return;
    }
    scale(lines, even, 1.230174104914001f);
    scale(lines, odd, 1 / 1.230174104914001f);
    lift_real(lines, even, 0.443506852043971f);
    lift_real(lines, odd, 0.882911075530934f);
    lift_real(lines, even, -0.052980118572961f);
    lift_real(lines, odd, -1.586134342059924f);
}

/* Reads or writes @lines lines that begin at @from, @step apart, whose numbers
 * are @next apart; those of the low band come first, @low of them. */
static void
gather(const Lines *lines, const Number *from, gsize step, gsize next,
       guint32 low)
{
    for (guint32 i = 0; i < lines->n; i++) {
        gsize to = i < low ? 2 * (gsize)i + lines->odd
                           : 2 * (gsize)(i - low) + 1 - lines->odd;

        for (guint k = 0; k < lines->lines; k++)
            lines->at[to * COLUMNS + k] = from[i * next + k * step];
    }
}

static void
scatter(const Lines *lines, Number *to, gsize step, gsize next)
{
    for (guint32 i = 0; i < lines->n; i++)
        for (guint k = 0; k < lines->lines; k++)
            to[i * next + k * step] = lines->at[(gsize)i * COLUMNS + k];
}

/* Works on @count lines of @n numbers. */
static gboolean
work(SkPicture *picture, const SkJpxPlane *plane, Lines *lines, guint32 count,
     gsize step, gsize next, guint32 low)
{
    Number *numbers = (Number *)(void *)plane->coefficients;

    for (guint32 i = 0; i < count && lines->n > 0; i += COLUMNS) {
        if (sk_picture_out_of_time(picture))
            return FALSE;
        lines->lines = MIN(COLUMNS, count - i);
        gather(lines, numbers + i * step, step, next, low);
        synthesize(lines, plane->coding->is_reversible);
        scatter(lines, numbers + i * step, step, next);
    }
    return TRUE;
}

gboolean
sk_jpx_wavelet(SkPicture *picture, SkJpxPlane *plane)
{
    guint32 width = plane->area.x1 - plane->area.x0;
    guint32 height = plane->area.y1 - plane->area.y0;
    gsize size = (gsize)MAX(width, height) * COLUMNS;
    g_autofree Number *room = g_try_new0(Number, size + COLUMNS);

    if (room == NULL)
        return sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
    for (guint r = 1; r < plane->n_resolutions; r++) {
        const SkJpxArea *low = &plane->resolutions[r - 1].area;
        const SkJpxArea *area = &plane->resolutions[r].area;
        Lines rows = { room, area->x1 - area->x0, area->x0 & 1, 0 };
        Lines columns = { room, area->y1 - area->y0, area->y0 & 1, 0 };

        if (!work(picture, plane, &rows, columns.n, width, 1,
                  low->x1 - low->x0) ||
            !work(picture, plane, &columns, rows.n, 1, width,
                  low->y1 - low->y0))
            return FALSE;
    }
    return TRUE;
}

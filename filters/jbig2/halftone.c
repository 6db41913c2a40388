/* SPDX-License-Identifier: Apache-2.0
 *
 * Dictionaries of patterns and halftone regions of JBIG2 (ITU-T T.88, 6.6, 6.7
 * and annex C): a grid of grey values, each shown by a pattern. This defends
 * against grids of thousands of millions of patterns.
 */
#include "jbig2/segment.h"

/* ---- patterns ----------------------------------------------------------- */

/* Decodes a bitmap of the segment's data from @at on, by fax coding if
 * @is_fax, else by @generic. */
static gboolean
decode(SkJbig2 *jbig2, const SkJbig2Segment *segment, gsize at, gboolean is_fax,
       SkJbig2Generic *generic, SkJbig2Bitmap *bitmap)
{
    SkJbig2Arithmetic decoder;
    gboolean done;
    gsize used;

    if (is_fax)
        return sk_jbig2_fax(&jbig2->budget, &jbig2->fax, segment->data + at,
                            segment->len - at, bitmap, &used);
    sk_jbig2_arithmetic(&decoder, segment->data + at, segment->len - at);
    generic->contexts =
        sk_jbig2_contexts(jbig2, sk_jbig2_generic_contexts(generic->template));
    done = generic->contexts != NULL &&
           sk_jbig2_generic(&jbig2->budget, &decoder, generic, bitmap);
    g_clear_pointer(&generic->contexts, g_free);
    return done;
}

gboolean
sk_jbig2_take_patterns(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    const guint8 *p = segment->data;
    SkJbig2Generic generic = { 0 };
    g_autoptr(SkJbig2Bitmap) all = NULL;
    SkJbig2Kept *kept;
    guint64 n;

    if (segment->len < 7 || p[1] == 0 || p[2] == 0)
        return sk_picture_is_damaged(jbig2->budget.picture, "jbig2-patterns");
    n = (guint64)sk_read_be32(p + 3) + 1;
    all = sk_jbig2_bitmap_new(&jbig2->budget, n * p[1], p[2]);
    generic.template = p[0] >> 1 & 3;
    sk_jbig2_generic_usual(&generic);
    generic.at[0] = (SkJbig2Place){ .x = (gint16)-p[1], .y = 0 };
    if (all == NULL || !decode(jbig2, segment, 7, p[0] & 1, &generic, all))
        return FALSE;
    kept = sk_jbig2_keep(jbig2, segment);
    kept->patterns =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_jbig2_bitmap_unref);
    for (guint64 i = 0; i < n; i++) {
        SkJbig2Bitmap *pattern = sk_jbig2_cut(
            &jbig2->budget, all, (gint64)(i * p[1]), 0, p[1], p[2]);

        if (pattern == NULL)
            return FALSE;
        g_ptr_array_add(kept->patterns, pattern);
    }
    return TRUE;
}

/* ---- regions ------------------------------------------------------------ */

typedef struct {
    SkJbig2 *jbig2;
    const SkJbig2Segment *segment;
    GPtrArray *patterns;
    guint32 width, height; /* of the grid */
    gint32 x, y;           /* where it begins, in 1/256 pixels */
    guint16 dx, dy;        /* how far its points are apart, in 1/256 pixels */
    SkJbig2Operator how;
    SkJbig2Bitmap *bitmap;  /* which is drawn on */
    SkJbig2Bitmap **planes; /* bits of the grey values, the lowest first */
    guint n_planes;
} Halftone;

#define PLANES_MAX 32

static gint64
x_of(const Halftone *halftone, guint32 m, guint32 n)
{
    return (halftone->x + (gint64)m * halftone->dy +
            (gint64)n * halftone->dx) >>
           8;
}

static gint64
y_of(const Halftone *halftone, guint32 m, guint32 n)
{
    return (halftone->y + (gint64)m * halftone->dx -
            (gint64)n * halftone->dy) >>
           8;
}

/* Returns the points of the grid whose patterns lie outside (6.6.5.1). */
static SkJbig2Bitmap *
find_outside(const Halftone *halftone)
{
    const SkJbig2Bitmap *pattern = g_ptr_array_index(halftone->patterns, 0);
    g_autoptr(SkJbig2Bitmap) outside = sk_jbig2_bitmap_new(
        &halftone->jbig2->budget, halftone->width, halftone->height);

    for (guint32 m = 0; outside != NULL && m < halftone->height; m++)
        for (guint32 n = 0; n < halftone->width; n++) {
            gint64 x = x_of(halftone, m, n), y = y_of(halftone, m, n);

            if (x + pattern->width <= 0 || x >= halftone->bitmap->width ||
                y + pattern->height <= 0 || y >= halftone->bitmap->height)
                outside->bits[m * outside->stride + n / 8] |=
                    (guint8)(0x80 >> n % 8);
        }
    return g_steal_pointer(&outside);
}

/* Decodes the planes from the highest to the lowest; each is told by how it
 * differs from the one above (annex C). */
static gboolean
decode_planes(Halftone *halftone, gsize at, gboolean is_fax,
              SkJbig2Generic *generic)
{
    SkJbig2 *jbig2 = halftone->jbig2;
    const guint8 *data = halftone->segment->data;
    gsize len = halftone->segment->len;
    SkJbig2Arithmetic decoder;

    sk_jbig2_arithmetic(&decoder, data + at, len - at);
    for (guint i = halftone->n_planes; i > 0; i--) {
        SkJbig2Bitmap *plane = sk_jbig2_bitmap_new(
            &jbig2->budget, halftone->width, halftone->height);
        gsize used = 0;

        halftone->planes[i - 1] = plane;
        if (plane == NULL)
            return FALSE;
        if (is_fax
                ? !sk_jbig2_fax(&jbig2->budget, &jbig2->fax, data + at,
                                len - at, plane, &used)
                : !sk_jbig2_generic(&jbig2->budget, &decoder, generic, plane))
            return FALSE;
        at += used;
        if (i < halftone->n_planes &&
            !sk_jbig2_put(&jbig2->budget, plane, halftone->planes[i], 0, 0,
                          SK_JBIG2_XOR))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_patterns(Halftone *halftone)
{
    guint most = halftone->patterns->len - 1;

    for (guint32 m = 0; m < halftone->height; m++)
        for (guint32 n = 0; n < halftone->width; n++) {
            guint32 grey = 0;

            for (guint i = halftone->n_planes; i > 0; i--)
                grey = grey << 1 | sk_jbig2_get(halftone->planes[i - 1], n, m);
            if (!sk_jbig2_put(
                    &halftone->jbig2->budget, halftone->bitmap,
                    g_ptr_array_index(halftone->patterns, MIN(grey, most)),
                    x_of(halftone, m, n), y_of(halftone, m, n), halftone->how))
                return FALSE;
        }
    return TRUE;
}

/* Reads the head of the region (7.4.5.1), of which *@flags receives the flags.
 */
static gboolean
read_head(Halftone *halftone, guint *flags)
{
    const SkJbig2Segment *segment = halftone->segment;
    const guint8 *p = segment->data + SK_JBIG2_REGION_BYTES;
    SkJbig2Kept *kept = segment->refers->len > 0
                            ? sk_jbig2_kept(halftone->jbig2, segment, 0)
                            : NULL;

    if (segment->len < SK_JBIG2_REGION_BYTES + 21 || kept == NULL ||
        kept->patterns == NULL || (p[0] >> 4 & 7) > SK_JBIG2_REPLACE)
        return sk_picture_is_damaged(halftone->jbig2->budget.picture,
                                     "jbig2-halftone");
    *flags = p[0];
    halftone->patterns = kept->patterns;
    halftone->how = p[0] >> 4 & 7;
    halftone->width = sk_read_be32(p + 1);
    halftone->height = sk_read_be32(p + 5);
    halftone->x = (gint32)sk_read_be32(p + 9);
    halftone->y = (gint32)sk_read_be32(p + 13);
    halftone->dx = sk_read_be16(p + 17);
    halftone->dy = sk_read_be16(p + 19);
    return TRUE;
}

static gboolean
draw(Halftone *halftone)
{
    SkJbig2 *jbig2 = halftone->jbig2;
    SkJbig2Generic generic = { 0 };
    g_autoptr(SkJbig2Bitmap) outside = NULL;
    g_autofree SkJbig2Context *contexts = NULL;
    guint flags = 0;

    if (!read_head(halftone, &flags) ||
        !sk_jbig2_work(&jbig2->budget,
                       (guint64)halftone->width * halftone->height))
        return FALSE;
    sk_jbig2_fill(halftone->bitmap, (flags & 0x80) != 0);
    if ((flags & 8) != 0 && (outside = find_outside(halftone)) == NULL)
        return FALSE;
    generic.template = flags >> 1 & 3;
    generic.skip = outside;
    sk_jbig2_generic_usual(&generic);
    contexts =
        sk_jbig2_contexts(jbig2, sk_jbig2_generic_contexts(generic.template));
    generic.contexts = contexts;
    halftone->n_planes = sk_jbig2_id_bits(halftone->patterns->len);
    return contexts != NULL &&
           decode_planes(halftone, SK_JBIG2_REGION_BYTES + 21, flags & 1,
                         &generic) &&
           put_patterns(halftone);
}

gboolean
sk_jbig2_draw_halftone(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                       SkJbig2Bitmap *bitmap)
{
    SkJbig2Bitmap *planes[PLANES_MAX] = { NULL };
    Halftone halftone = {
        .jbig2 = jbig2, .segment = segment, .bitmap = bitmap, .planes = planes
    };
    gboolean done = draw(&halftone);

    for (guint i = 0; i < PLANES_MAX; i++)
        sk_jbig2_bitmap_unref(planes[i]);
    return done;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes the coefficients of a code-block (codestream.h; ITU-T T.800, annex
 * D): bit by bit from the highest one, in three passes over each, by which of
 * the neighbours are known not to be zero.
 */
#include <string.h>
#include "jbig2/arithmetic.h"
#include "jpx/codestream.h"

/* What is known of a coefficient. */
enum { KNOWN = 1, VISITED = 2, REFINED = 4, NEGATIVE = 8 };

/* Bits that say which neighbours of a coefficient are known not to be zero. */
enum {
    WEST = 1,
    EAST = 2,
    NORTH = 4,
    SOUTH = 8,
    NORTH_WEST = 16,
    NORTH_EAST = 32,
    SOUTH_WEST = 64,
    SOUTH_EAST = 128,
};
#define ALL_SOUTH (SOUTH | SOUTH_WEST | SOUTH_EAST)

/* Contexts (table D.1 to D.5). */
enum { SIGN = 9, REFINE = 14, RUN = 17, UNIFORM = 18, N_CONTEXTS = 19 };

#define JPX_PLANES_MAX 30 /* bits of a coefficient */

typedef struct {
    guint32 width, height;
    gssize stride;          /* of the arrays, with one more on each side */
    guint8 *known, *around; /* at the first coefficient */
    /* twice the coefficients, so that the half which is added for bits not yet
     * known is a whole number */
    gint32 *values;
    guint8 zero_contexts[256];
    SkJbig2Context contexts[N_CONTEXTS];
    SkJbig2Arithmetic decoder;
    /* plain bits, where a piece has no coding */
    gboolean is_plain;
    const guint8 *p, *end;
    guint byte, left;
    gboolean is_causal; /* a stripe does not look into the one below */
    guint plane;
} Block;

/* ---- contexts ----------------------------------------------------------- */

static guint8
zero_context(guint kind, guint around)
{
    guint h = ((around & WEST) != 0) + ((around & EAST) != 0);
    guint v = ((around & NORTH) != 0) + ((around & SOUTH) != 0);
    guint d = ((around & NORTH_WEST) != 0) + ((around & NORTH_EAST) != 0) +
              ((around & SOUTH_WEST) != 0) + ((around & SOUTH_EAST) != 0);
    guint swap = h, both = h + v;

    if (kind == 3) {
        if (d >= 3)
            return 8;
        if (d == 2)
            return both >= 1 ? 7 : 6;
        if (d == 1)
            return both >= 2 ? 5 : (guint8)(3 + both);
        return both >= 2 ? 2 : (guint8)both;
    }
    if (kind == 1) {
        h = v;
        v = swap;
    }
    if (h == 2)
        return 8;
    if (h == 1)
        return v >= 1 ? 7 : d >= 1 ? 6 : 5;
    if (v > 0)
        return v == 2 ? 4 : 3;
    return d >= 2 ? 2 : (guint8)d;
}

static void
reset(Block *block)
{
    memset(block->contexts, 0, sizeof block->contexts);
    /* The number of a state times two (table D.7). */
    block->contexts[0] = 4 * 2;
    block->contexts[RUN] = 3 * 2;
    block->contexts[UNIFORM] = 46 * 2;
}

static guint
plain_bit(Block *block)
{
    if (block->left == 0) {
        block->left = block->byte == 0xFF ? 7 : 8;
        block->byte = block->p < block->end ? *block->p++ : 0xFF;
    }
    block->left--;
    return block->byte >> block->left & 1;
}

static guint
coded_bit(Block *block, guint context)
{
    return sk_jbig2_bit(&block->decoder, &block->contexts[context]);
}

/* ---- one coefficient ---------------------------------------------------- */

static guint
around(const Block *block, gssize at, guint32 y)
{
    guint mask =
        block->is_causal && y % 4 == 3 ? 0xFFu & ~(guint)ALL_SOUTH : 0xFF;

    return block->around[at] & mask;
}

/* What a neighbour adds to the context of a sign: 1, -1 or 0. */
static gint
share(const Block *block, gssize at)
{
    guint8 known = block->known[at];

    return (known & KNOWN) == 0 ? 0 : (known & NEGATIVE) != 0 ? -1 : 1;
}

static guint
take_sign(Block *block, gssize at, guint32 y)
{
    static const guint8 contexts[3][3] = { { 13, 12, 11 },
                                           { 10, 9, 10 },
                                           { 11, 12, 13 } };
    static const guint8 turns[3][3] = { { 1, 1, 1 }, { 1, 0, 0 }, { 0, 0, 0 } };
    gboolean sees_south = (around(block, at, y) & SOUTH) != 0;
    gint h, v;

    if (block->is_plain)
        return plain_bit(block);
    h = share(block, at - 1) + share(block, at + 1);
    v = share(block, at - block->stride) +
        (sees_south ? share(block, at + block->stride) : 0);
    h = CLAMP(h, -1, 1) + 1;
    v = CLAMP(v, -1, 1) + 1;
    return coded_bit(block, contexts[h][v]) ^ turns[h][v];
}

/* The coefficient at @at turns out not to be zero. */
static void
make_known(Block *block, gssize at, guint32 x, guint32 y)
{
    gssize stride = block->stride;
    guint8 *near = block->around + at;
    guint32 one = 2u << block->plane;
    guint sign = take_sign(block, at, y);

    block->known[at] |= KNOWN | (sign != 0 ? NEGATIVE : 0);
    block->values[(gsize)y * block->width + x] = (gint32)(one | one >> 1);
    near[-1] |= EAST;
    near[1] |= WEST;
    near[stride] |= NORTH;
    near[stride - 1] |= NORTH_EAST;
    near[stride + 1] |= NORTH_WEST;
    near -= stride;
    near[0] |= SOUTH;
    near[-1] |= SOUTH_EAST;
    near[1] |= SOUTH_WEST;
}

/* ---- passes ------------------------------------------------------------- */

static void
pass_likely(Block *block, gssize at, guint32 x, guint32 y)
{
    guint near = around(block, at, y);

    if ((block->known[at] & KNOWN) != 0 || near == 0)
        return;
    block->known[at] |= VISITED;
    if (block->is_plain ? plain_bit(block)
                        : coded_bit(block, block->zero_contexts[near]))
        make_known(block, at, x, y);
}

static void
pass_refine(Block *block, gssize at, guint32 x, guint32 y)
{
    guint8 *known = &block->known[at];
    guint32 one = 2u << block->plane;
    guint32 value = (guint32)block->values[(gsize)y * block->width + x];
    guint bit, context = REFINE;

    if ((*known & (KNOWN | VISITED)) != KNOWN)
        return;
    if ((*known & REFINED) != 0)
        context = REFINE + 2;
    else if (around(block, at, y) != 0)
        context = REFINE + 1;
    bit = block->is_plain ? plain_bit(block) : coded_bit(block, context);
    *known |= REFINED;
    /* The bit was taken for a one, as the middle of what it could be. */
    if (bit == 0)
        value &= ~one;
    block->values[(gsize)y * block->width + x] = (gint32)(value | one >> 1);
}

/* Each coefficient, in stripes of four rows, column by column. */
static void
pass_all(Block *block,
         void (*pass)(Block *block, gssize at, guint32 x, guint32 y))
{
    for (guint32 top = 0; top < block->height; top += 4)
        for (guint32 x = 0; x < block->width; x++)
            for (guint32 y = top; y < MIN(top + 4, block->height); y++)
                pass(block, y * block->stride + x, x, y);
}

/* Returns whether a column of four is untouched, with nothing near. */
static gboolean
is_quiet(const Block *block, guint32 x, guint32 top)
{
    if (top + 4 > block->height)
        return FALSE;
    for (guint32 y = top; y < top + 4; y++) {
        gssize at = y * block->stride + x;

        if ((block->known[at] & (KNOWN | VISITED)) != 0 ||
            around(block, at, y) != 0)
            return FALSE;
    }
    return TRUE;
}

static void
clean_column(Block *block, guint32 x, guint32 top)
{
    guint32 y = top, bottom = MIN(top + 4, block->height);

    if (is_quiet(block, x, top)) {
        if (coded_bit(block, RUN) == 0)
            return;
        y += coded_bit(block, UNIFORM) << 1;
        y += coded_bit(block, UNIFORM);
        make_known(block, y * block->stride + x, x, y);
        y++;
    }
    for (; y < bottom; y++) {
        gssize at = y * block->stride + x;

        if ((block->known[at] & (KNOWN | VISITED)) == 0 &&
            coded_bit(block, block->zero_contexts[around(block, at, y)]))
            make_known(block, at, x, y);
    }
}

static void
pass_rest(Block *block, guint style)
{
    for (guint32 top = 0; top < block->height; top += 4)
        for (guint32 x = 0; x < block->width; x++)
            clean_column(block, x, top);
    for (guint32 y = 0; y < block->height; y++)
        for (guint32 x = 0; x < block->width; x++)
            block->known[y * block->stride + x] &= (guint8)~VISITED;
    for (guint i = 0; i < 4 && (style & SK_JPX_SYMBOLS) != 0; i++)
        coded_bit(block, UNIFORM);
}

/* ---- pieces ------------------------------------------------------------- */

static void
begin_piece(Block *block, const SkJpxPiece *piece, gboolean is_plain)
{
    static const guint8 nothing[1];

    block->is_plain = is_plain;
    block->p = piece->data->len > 0 ? piece->data->data : nothing;
    block->end = block->p + piece->data->len;
    block->byte = block->left = 0;
    if (!is_plain)
        sk_jbig2_arithmetic(&block->decoder, block->p, piece->data->len);
}

/* Decodes all passes; the first is the third of the highest plane. */
static void
decode(Block *block, const SkJpxBlock *in, guint style)
{
    guint nth = 2, planes = block->plane + 1;

    for (guint i = 0; i < in->pieces->len; i++) {
        const SkJpxPiece *piece = &g_array_index(in->pieces, SkJpxPiece, i);

        begin_piece(block, piece,
                    (style & SK_JPX_BYPASS) != 0 && nth >= 12 && nth % 3 < 2);
        for (guint k = 0; k < piece->passes; k++, nth++) {
            if (nth / 3 >= planes)
                return;
            block->plane = planes - 1 - nth / 3;
            if (nth % 3 == 2)
                pass_rest(block, style);
            else
                pass_all(block, nth % 3 == 0 ? pass_likely : pass_refine);
            if ((style & SK_JPX_RESET) != 0)
                reset(block);
        }
    }
}

/* Stores the coefficients where they lie in @plane. */
static void
store(const Block *block, const SkJpxBlock *in, const SkJpxBand *band,
      SkJpxPlane *plane)
{
    gsize stride = plane->area.x1 - plane->area.x0;
    guint shift = plane->coding->region_shift;

    for (guint32 y = 0; y < block->height; y++)
        for (guint32 x = 0; x < block->width; x++) {
            gint32 value = block->values[(gsize)y * block->width + x];
            gboolean is_negative =
                (block->known[y * block->stride + x] & NEGATIVE) != 0;
            gint32 *out = plane->coefficients +
                          (band->y + in->area.y0 - band->area.y0 + y) * stride +
                          band->x + in->area.x0 - band->area.x0 + x;

            if (shift > 0 && (value >> 1) >> shift != 0)
                value >>= shift;
            if (plane->coding->is_reversible) {
                *out = is_negative ? -(value >> 1) : value >> 1;
            } else {
                gfloat real = (gfloat)(value * 0.5 * band->step);

                real = is_negative ? -real : real;
                memcpy(out, &real, sizeof real);
            }
        }
}

void
sk_jpx_block(const SkJpxBlock *in, const SkJpxBand *band, SkJpxPlane *plane)
{
    guint style = plane->coding->style;
    Block block = { .width = in->area.x1 - in->area.x0,
                    .height = in->area.y1 - in->area.y0,
                    .is_causal = (style & SK_JPX_CAUSAL) != 0 };
    g_autofree guint8 *room = NULL;
    g_autofree gint32 *values = NULL;
    gsize size;

    if (in->pieces == NULL || in->zero_planes >= band->planes ||
        band->planes - in->zero_planes > JPX_PLANES_MAX)
        return;
    block.stride = (gsize)block.width + 2;
    size = block.stride * (block.height + 2);
    room = g_malloc0(2 * size);
    values = g_new0(gint32, (gsize)block.width * block.height);
    block.known = room + block.stride + 1;
    block.around = block.known + size;
    block.values = values;
    block.plane = band->planes - in->zero_planes - 1;
    for (guint i = 0; i < 256; i++)
        block.zero_contexts[i] = zero_context(band->kind, i);
    reset(&block);
    decode(&block, in, style);
    store(&block, in, band, plane);
}

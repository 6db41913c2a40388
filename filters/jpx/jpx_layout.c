/* SPDX-License-Identifier: Apache-2.0
 *
 * Lays out the channels of a tile (codestream.h; ITU-T T.800, annex B):
 * resolutions, bands, precincts and code-blocks. This defends against layouts
 * of a few bytes that have more precincts than pixels.
 */
#include <string.h>
#include "jpx/codestream.h"

/* What a tile may have; A0 in the smallest precincts and code-blocks that
 * anybody uses has fewer. */
#define PRECINCTS_MAX (1u << 17)
#define BLOCKS_MAX    (1u << 20)

/* How many more there may be. */
typedef struct {
    guint32 precincts, blocks;
} Left;

static guint32
down(guint32 a, guint bits)
{
    return bits > 31 ? 0 : a >> bits;
}

/* Divides by 1 << @bits and rounds up. */
static guint32
up(guint64 a, guint bits)
{
    return (guint32)((a + ((guint64)1 << bits) - 1) >> bits);
}

/* ---- trees -------------------------------------------------------------- */

static void
make_tree(SkJpxTree *tree, guint32 width, guint32 height)
{
    guint32 w = width, h = height, at = 0;

    tree->width = width;
    tree->height = height;
    for (tree->n = w * h; w * h > 1; tree->n += w * h) {
        w = (w + 1) / 2;
        h = (h + 1) / 2;
    }
    tree->values = g_new0(guint16, tree->n + 1);
    tree->lows = g_new0(guint16, tree->n + 1);
    tree->parents = g_new0(guint32, tree->n + 1);
    for (w = width, h = height; w * h > 1;) {
        guint32 wide = (w + 1) / 2;

        for (guint32 i = 0; i < w * h; i++)
            tree->parents[at + i] = at + w * h + i / w / 2 * wide + i % w / 2;
        at += w * h;
        h = (h + 1) / 2;
        w = wide;
    }
    for (guint i = 0; i < tree->n; i++)
        tree->values[i] = G_MAXUINT16;
}

gboolean
sk_jpx_tree_read(SkJpxTree *tree, guint32 x, guint32 y, guint most,
                 guint (*next)(gpointer data), gpointer data)
{
    guint32 path[33], node = y * tree->width + x;
    guint depth = 0;
    guint16 low = 0;

    for (path[depth++] = node; node + 1 < tree->n; path[depth++] = node)
        node = tree->parents[node];
    while (depth > 0) {
        node = path[--depth];
        low = tree->lows[node] = MAX(tree->lows[node], low);
        while (low < most && low < tree->values[node]) {
            if (next(data) != 0)
                tree->values[node] = low;
            else
                low++;
        }
        tree->lows[node] = low;
    }
    return tree->values[node] < most;
}

static void
clear_tree(SkJpxTree *tree)
{
    g_free(tree->values);
    g_free(tree->lows);
    g_free(tree->parents);
}

/* ---- precincts ---------------------------------------------------------- */

/* Makes the code-blocks of @band within @area, which its precinct covers. */
static gboolean
make_blocks(SkJpxPrecinct *precinct, SkJpxArea area, guint width, guint height,
            Left *left)
{
    guint32 x0 = area.x0 >> width, y0 = area.y0 >> height;
    guint64 across, rows;

    if (area.x0 >= area.x1 || area.y0 >= area.y1)
        return TRUE;
    across = up(area.x1, width) - x0;
    rows = up(area.y1, height) - y0;
    if (across * rows > left->blocks)
        return FALSE;
    left->blocks -= (guint32)(across * rows);
    precinct->across = (guint32)across;
    precinct->down = (guint32)rows;
    precinct->blocks =
        g_new0(SkJpxBlock, (gsize)precinct->across * precinct->down);
    make_tree(&precinct->inclusion, precinct->across, precinct->down);
    make_tree(&precinct->zero_planes, precinct->across, precinct->down);
    for (guint32 i = 0; i < precinct->across * precinct->down; i++) {
        guint64 x = (guint64)(x0 + i % precinct->across) << width;
        guint64 y = (guint64)(y0 + i / precinct->across) << height;

        precinct->blocks[i].length_bits = 3;
        precinct->blocks[i].area = (SkJpxArea){
            (guint32)MAX(x, area.x0),
            (guint32)MAX(y, area.y0),
            (guint32)MIN(x + ((guint64)1 << width), area.x1),
            (guint32)MIN(y + ((guint64)1 << height), area.y1),
        };
    }
    return TRUE;
}

/* Makes the precincts of @band. At a resolution that has more than one band, a
 * precinct is half as wide in each of them. */
static gboolean
make_precincts(const SkJpxCoding *coding, const SkJpxResolution *resolution,
               SkJpxBand *band, Left *left)
{
    guint half = band->kind == 0 ? 0 : 1;
    guint ppx = resolution->ppx - half, ppy = resolution->ppy - half;
    guint32 x0 = down(resolution->area.x0, resolution->ppx);
    guint32 y0 = down(resolution->area.y0, resolution->ppy);
    guint32 n = resolution->across * resolution->down;

    band->precincts = g_new0(SkJpxPrecinct, n + 1);
    for (guint32 i = 0; i < n; i++) {
        guint64 x = (guint64)(x0 + i % resolution->across) << ppx;
        guint64 y = (guint64)(y0 + i / resolution->across) << ppy;
        SkJpxArea area = {
            (guint32)CLAMP(x, band->area.x0, band->area.x1),
            (guint32)CLAMP(y, band->area.y0, band->area.y1),
            (guint32)MIN(x + ((guint64)1 << ppx), band->area.x1),
            (guint32)MIN(y + ((guint64)1 << ppy), band->area.y1),
        };

        if (!make_blocks(&band->precincts[i], area,
                         MIN(coding->block_width, ppx),
                         MIN(coding->block_height, ppy), left))
            return FALSE;
    }
    return TRUE;
}

/* ---- bands -------------------------------------------------------------- */

/* Sets how many bits the coefficients of @band have, and how far its numbers
 * are apart (annex E). */
static void
set_step(const SkJpxCoding *coding, SkJpxBand *band, guint nth, guint level,
         guint depth)
{
    static const guint8 gains[] = { 0, 1, 1, 2 };
    guint i = coding->quantization == 1 ? 0 : MIN(nth, coding->n_steps - 1);
    guint exponent = coding->steps[i] >> 11;
    guint mantissa = coding->steps[i] & 0x7FF;

    if (coding->quantization == 1)
        exponent = exponent > coding->levels - level
                       ? exponent - (coding->levels - level)
                       : 0;
    band->planes = coding->guard + exponent + coding->region_shift;
    band->planes = band->planes > 0 ? band->planes - 1 : 0;
    band->step = 1;
    if (coding->quantization != 0) {
        gint power = (gint)(depth + gains[band->kind]) - (gint)exponent;

        band->step = 1 + mantissa / 2048.0;
        for (; power > 0; power--)
            band->step *= 2;
        for (; power < 0; power++)
            band->step /= 2;
    }
}

static void
make_band(const SkJpxPlane *plane, SkJpxResolution *resolution, guint r,
          guint n, guint depth)
{
    const SkJpxCoding *coding = plane->coding;
    SkJpxBand *band = &resolution->bands[n];
    guint level = r == 0 ? coding->levels : coding->levels - r + 1;
    guint64 x = 0, y = 0;
    const SkJpxResolution *lower = r > 0 ? resolution - 1 : NULL;

    band->kind = r == 0 ? 0 : n + 1;
    if (level > 0) {
        x = (guint64)(band->kind & 1) << (level - 1);
        y = (guint64)(band->kind >> 1) << (level - 1);
    }
    band->area = (SkJpxArea){
        plane->area.x0 > x ? up(plane->area.x0 - x, level) : 0,
        plane->area.y0 > y ? up(plane->area.y0 - y, level) : 0,
        plane->area.x1 > x ? up(plane->area.x1 - x, level) : 0,
        plane->area.y1 > y ? up(plane->area.y1 - y, level) : 0,
    };
    if ((band->kind & 1) != 0)
        band->x = lower->area.x1 - lower->area.x0;
    if ((band->kind & 2) != 0)
        band->y = lower->area.y1 - lower->area.y0;
    set_step(coding, band, r == 0 ? 0 : 3 * r - 2 + n, level, depth);
}

/* ---- channels ----------------------------------------------------------- */

/* Lays out resolution @r. Returns FALSE if it has more than is @left. */
static gboolean
make_resolution(SkJpxPlane *plane, guint r, guint depth, Left *left)
{
    const SkJpxCoding *coding = plane->coding;
    SkJpxResolution *resolution = &plane->resolutions[r];
    guint level = coding->levels - r;
    SkJpxArea *area = &resolution->area;

    *area = (SkJpxArea){ up(plane->area.x0, level), up(plane->area.y0, level),
                         up(plane->area.x1, level), up(plane->area.y1, level) };
    resolution->ppx = coding->precinct[r] & 15;
    resolution->ppy = coding->precinct[r] >> 4;
    if (area->x0 < area->x1 && area->y0 < area->y1) {
        resolution->across =
            up(area->x1, resolution->ppx) - down(area->x0, resolution->ppx);
        resolution->down =
            up(area->y1, resolution->ppy) - down(area->y0, resolution->ppy);
    }
    if ((guint64)resolution->across * resolution->down > left->precincts)
        return FALSE;
    left->precincts -= resolution->across * resolution->down;
    resolution->n_bands = r == 0 ? 1 : 3;
    for (guint n = 0; n < resolution->n_bands; n++) {
        make_band(plane, resolution, r, n, depth);
        if (!make_precincts(coding, resolution, &resolution->bands[n], left))
            return FALSE;
    }
    return TRUE;
}

static gboolean
make_plane(SkJpxStream *stream, guint c, SkJpxArea tile,
           const SkJpxTileCoding *coding, SkJpxPlane *plane, Left *left)
{
    const SkJpxChannel *channel = &stream->channels[c];
    gsize n;

    plane->coding = &coding->channels[c];
    plane->tile = tile;
    plane->area = (SkJpxArea){ sk_jpx_up(tile.x0, channel->dx),
                               sk_jpx_up(tile.y0, channel->dy),
                               sk_jpx_up(tile.x1, channel->dx),
                               sk_jpx_up(tile.y1, channel->dy) };
    plane->n_resolutions = plane->coding->levels + 1;
    plane->resolutions = g_new0(SkJpxResolution, plane->n_resolutions);
    n = (gsize)(plane->area.x1 - plane->area.x0) *
        (plane->area.y1 - plane->area.y0);
    plane->coefficients = g_try_malloc0((n + 1) * sizeof(gint32));
    if (plane->coefficients == NULL)
        return sk_picture_refuse(stream->picture, SK_REASON_LIMIT_EXPANDED,
                                 "memory");
    for (guint r = 0; r < plane->n_resolutions; r++)
        if (!make_resolution(plane, r, channel->depth, left))
            return sk_picture_refuse(stream->picture, SK_REASON_LIMIT_EXPANDED,
                                     "pixels");
    return TRUE;
}

gboolean
sk_jpx_planes(SkJpxStream *stream, guint32 i, SkJpxPlane *planes)
{
    guint64 x = (guint64)(i % stream->across) * stream->tiling.x1;
    guint64 y = (guint64)(i / stream->across) * stream->tiling.y1;
    SkJpxArea tile = {
        (guint32)MAX(stream->tiling.x0 + x, stream->area.x0),
        (guint32)MAX(stream->tiling.y0 + y, stream->area.y0),
        (guint32)MIN(stream->tiling.x0 + x + stream->tiling.x1,
                     stream->area.x1),
        (guint32)MIN(stream->tiling.y0 + y + stream->tiling.y1,
                     stream->area.y1),
    };
    Left left = { PRECINCTS_MAX, BLOCKS_MAX };

    for (guint c = 0; c < stream->n_channels; c++)
        if (!make_plane(stream, c, tile, &stream->tiles[i].coding, &planes[c],
                        &left))
            return FALSE;
    return TRUE;
}

/* ---- the end ------------------------------------------------------------ */

static void
clear_precinct(SkJpxPrecinct *precinct)
{
    for (guint32 i = 0; i < precinct->across * precinct->down; i++) {
        GArray *pieces = precinct->blocks[i].pieces;

        for (guint k = 0; pieces != NULL && k < pieces->len; k++)
            g_byte_array_unref(g_array_index(pieces, SkJpxPiece, k).data);
        if (pieces != NULL)
            g_array_unref(pieces);
    }
    g_free(precinct->blocks);
    clear_tree(&precinct->inclusion);
    clear_tree(&precinct->zero_planes);
}

static void
clear_resolution(SkJpxResolution *resolution)
{
    for (guint n = 0; n < resolution->n_bands; n++) {
        SkJpxBand *band = &resolution->bands[n];

        for (guint32 i = 0; band->precincts != NULL &&
                            i < resolution->across * resolution->down;
             i++)
            clear_precinct(&band->precincts[i]);
        g_free(band->precincts);
    }
}

void
sk_jpx_planes_clear(SkJpxStream *stream, SkJpxPlane *planes)
{
    for (guint c = 0; c < stream->n_channels; c++) {
        for (guint r = 0;
             planes[c].resolutions != NULL && r < planes[c].n_resolutions; r++)
            clear_resolution(&planes[c].resolutions[r]);
        g_free(planes[c].resolutions);
        g_free(planes[c].coefficients);
    }
}

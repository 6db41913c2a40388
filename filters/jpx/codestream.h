/* SPDX-License-Identifier: Apache-2.0
 *
 * The codestream of JPEG 2000 (ITU-T T.800, annexes A and B) while it is
 * decoded. Only filters/jpx uses this.
 *
 * What these files define is declared here: jpx_block.c, jpx_header.c,
 * jpx_layout.c, jpx_packet.c, jpx_tile.c, jpx_wavelet.c.
 */
#ifndef SK_JPX_CODESTREAM_H
#define SK_JPX_CODESTREAM_H

#include "picture/picture.h"

#define SK_JPX_CHANNELS_MAX 8
#define SK_JPX_LEVELS_MAX   32 /* of decomposition */

/* Styles of code-blocks (table A.19). */
enum {
    SK_JPX_BYPASS = 1,
    SK_JPX_RESET = 2,
    SK_JPX_TERMINATE = 4,
    SK_JPX_CAUSAL = 8,
    SK_JPX_SYMBOLS = 32,
};

/* How a channel is coded (COD, COC, QCD, QCC, RGN). */
typedef struct {
    guint levels;
    guint block_width, block_height; /* as powers of two */
    guint style;
    gboolean is_reversible;
    guint8 precinct[SK_JPX_LEVELS_MAX + 1]; /* PPy and PPx of each resolution */
    guint quantization; /* 0: none, 1: derived, 2: told for each band */
    guint guard;        /* bits */
    guint n_steps;
    guint16 steps[3 * SK_JPX_LEVELS_MAX + 1];
    guint region_shift;
    gboolean has_own_coding, has_own_steps; /* told for this channel alone */
} SkJpxCoding;

/* How all channels of a tile are coded. */
typedef struct {
    gboolean has_sop, has_eph;
    guint order; /* of packets */
    guint layers;
    gboolean has_transform; /* of the first three channels */
    SkJpxCoding channels[SK_JPX_CHANNELS_MAX];
} SkJpxTileCoding;

typedef struct {
    SkJpxTileCoding coding;
    GByteArray *data; /* all packets; NULL if none came */
    gboolean is_begun;
} SkJpxTile;

typedef struct {
    gboolean is_signed;
    guint depth;  /* bits of a sample */
    guint dx, dy; /* how far its samples are apart */
} SkJpxChannel;

typedef struct {
    guint32 x0, y0, x1, y1;
} SkJpxArea;

typedef struct {
    SkPicture *picture;
    SkJpxArea area;   /* of the picture on the reference grid */
    SkJpxArea tiling; /* x0, y0: where tiles begin; x1, y1: their size */
    guint32 across, down;
    guint n_channels;
    SkJpxChannel channels[SK_JPX_CHANNELS_MAX];
    SkJpxTileCoding coding; /* of tiles that do not tell their own */
    gboolean has_coding, has_steps;
    SkJpxTile *tiles;
    /* the samples of each channel, of which it has width[i] by height[i] */
    gint32 *samples[SK_JPX_CHANNELS_MAX];
    guint32 width[SK_JPX_CHANNELS_MAX], height[SK_JPX_CHANNELS_MAX];
    gboolean is_damaged;
} SkJpxStream;

static inline guint32
sk_jpx_up(guint64 a, guint64 b)
{
    return (guint32)((a + b - 1) / b);
}

/* sk_jpx_read: reads the headers of the codestream @bytes (@len), judges the
 * size, and collects the data of each tile. Returns FALSE, with a reason, if
 * it is none. */
gboolean sk_jpx_read(SkJpxStream *stream, const guint8 *bytes, gsize len);

/* sk_jpx_decode_tile: decodes tile @i into stream->samples. Returns FALSE, with
 * a reason, if a limit does not allow it; what is damaged is left out. */
gboolean sk_jpx_decode_tile(SkJpxStream *stream, guint32 i);

void sk_jpx_stream_clear(SkJpxStream *stream);

/* ---- tiles -------------------------------------------------------------- */

/* A piece of a code-block's data that is decoded by itself. */
typedef struct {
    guint passes, passes_max;
    GByteArray *data;
} SkJpxPiece;

typedef struct {
    SkJpxArea area; /* within its band */
    gboolean is_included;
    guint zero_planes, length_bits, passes;
    GArray *pieces; /* of SkJpxPiece, or NULL */
} SkJpxBlock;

/* A tree of numbers, each the least of those below it (B.10.2). */
typedef struct {
    guint32 width, height;
    guint n;
    guint16 *values, *lows; /* what is known of each node; lows grow */
    guint32 *parents;
} SkJpxTree;

/* The code-blocks of one precinct in one band. */
typedef struct {
    guint32 across, down;
    SkJpxBlock *blocks;
    SkJpxTree inclusion, zero_planes;
} SkJpxPrecinct;

typedef struct {
    guint kind; /* 0: LL, 1: HL, 2: LH, 3: HH */
    SkJpxArea area;
    guint planes; /* bits of a coefficient */
    gdouble step; /* 1 where nothing is quantized */
    guint32 x, y; /* where it lies among the coefficients of its tile */
    SkJpxPrecinct *precincts;
} SkJpxBand;

typedef struct {
    SkJpxArea area;
    guint ppx, ppy;
    guint32 across, down; /* precincts */
    guint n_bands;
    SkJpxBand bands[3];
} SkJpxResolution;

/* A channel of a tile. */
typedef struct {
    const SkJpxCoding *coding;
    SkJpxArea tile; /* on the reference grid */
    SkJpxArea area;
    guint n_resolutions;
    SkJpxResolution *resolutions;
    gint32 *coefficients; /* width by height; floats if it is not reversible */
} SkJpxPlane;

/* sk_jpx_planes: lays out the channels of tile @i. Returns FALSE, with a
 * reason, if a limit does not allow it. @planes has a place for each. */
gboolean sk_jpx_planes(SkJpxStream *stream, guint32 i, SkJpxPlane *planes);
void sk_jpx_planes_clear(SkJpxStream *stream, SkJpxPlane *planes);

/* sk_jpx_packets: reads the packets of @tile into the blocks of @planes; stops
 * where the data is damaged. Returns FALSE, with a reason, if time is up. */
gboolean
sk_jpx_packets(SkJpxStream *stream, const SkJpxTile *tile, SkJpxPlane *planes);

/* sk_jpx_tree_read: reads whether node (@x, @y) of @tree is less than @most,
 * from the bits that @next gives. */
gboolean sk_jpx_tree_read(SkJpxTree *tree, guint32 x, guint32 y, guint most,
                          guint (*next)(gpointer data), gpointer data);

/* sk_jpx_block: decodes the coefficients of @block of @band into @plane. */
void
sk_jpx_block(const SkJpxBlock *block, const SkJpxBand *band, SkJpxPlane *plane);

/* sk_jpx_wavelet: turns the coefficients of @plane into samples. Returns FALSE,
 * with a reason, if time is up. */
gboolean sk_jpx_wavelet(SkPicture *picture, SkJpxPlane *plane);

#endif

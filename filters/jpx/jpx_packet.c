/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the packets of a tile (codestream.h; ITU-T T.800, annex B): which
 * code-blocks they go on with, and how much. This defends against packets that
 * promise more than there is, and orders that never end: each packet takes a
 * byte at least.
 */
#include <stdlib.h>
#include <string.h>
#include "jpx/codestream.h"

#define ALL_PASSES 109 /* of a piece that no style cuts */

/* A packet of one layer less: where it lies, and its place in the order. */
typedef struct {
    guint8 channel, resolution;
    guint32 precinct;
    guint64 x, y; /* on the reference grid */
} Place;

typedef struct {
    SkJpxStream *stream;
    const SkJpxTile *tile;
    SkJpxPlane *planes;
    const guint8 *p, *end;
    /* bits of the header of a packet, in which a bit follows each byte FF that
     * only fills up */
    guint byte, left;
    gboolean is_over; /* the data ends, or makes no sense */
} Reader;

/* ---- bits --------------------------------------------------------------- */

static guint
next_bit(gpointer data)
{
    Reader *reader = data;

    if (reader->left == 0) {
        reader->left = reader->byte == 0xFF ? 7 : 8;
        if (reader->p == reader->end)
            reader->is_over = TRUE;
        reader->byte = reader->p < reader->end ? *reader->p++ : 0;
    }
    reader->left--;
    return reader->byte >> reader->left & 1;
}

static guint32
next_bits(Reader *reader, guint n)
{
    guint32 number = 0;

    while (n-- > 0)
        number = number << 1 | next_bit(reader);
    return number;
}

static void
end_bits(Reader *reader)
{
    if (reader->byte == 0xFF && reader->p < reader->end)
        reader->p++;
    reader->byte = reader->left = 0;
}

/* Reads how many passes a code-block goes on with (table B.4). */
static guint
next_passes(Reader *reader)
{
    guint32 n;

    if (next_bit(reader) == 0)
        return 1;
    if (next_bit(reader) == 0)
        return 2;
    if ((n = next_bits(reader, 2)) < 3)
        return 3 + n;
    if ((n = next_bits(reader, 5)) < 31)
        return 6 + n;
    return 37 + next_bits(reader, 7);
}

/* ---- code-blocks -------------------------------------------------------- */

/* Returns how many passes the next piece of @block may have (D.4, D.6). */
static guint
piece_max(const SkJpxBlock *block, guint style)
{
    guint before =
        block->pieces->len > 0
            ? g_array_index(block->pieces, SkJpxPiece, block->pieces->len - 1)
                  .passes_max
            : 0;

    if ((style & SK_JPX_TERMINATE) != 0)
        return 1;
    if ((style & SK_JPX_BYPASS) == 0)
        return ALL_PASSES;
    /* The first ten passes are one piece; then two plain passes and one coded
     * pass take turns. */
    return before == 0 ? 10 : before == 10 || before == 1 ? 2 : 1;
}

/* Returns the piece that the next passes of @block belong to. */
static SkJpxPiece *
current_piece(SkJpxBlock *block, guint style)
{
    SkJpxPiece *last;
    guint most;

    if (block->pieces == NULL)
        block->pieces = g_array_new(FALSE, TRUE, sizeof(SkJpxPiece));
    if (block->pieces->len > 0) {
        last =
            &g_array_index(block->pieces, SkJpxPiece, block->pieces->len - 1);
        if (last->passes < last->passes_max)
            return last;
    }
    most = piece_max(block, style);
    g_array_set_size(block->pieces, block->pieces->len + 1);
    last = &g_array_index(block->pieces, SkJpxPiece, block->pieces->len - 1);
    last->passes_max = most;
    last->data = g_byte_array_new();
    return last;
}

/* What a packet holds of a piece. */
typedef struct {
    SkJpxBlock *block;
    guint piece;
    guint32 len;
} Share;

/* Reads how long the shares of @block are, @passes passes together. */
static void
take_lengths(Reader *reader, SkJpxBlock *block, guint style, guint passes,
             GArray *shares)
{
    while (next_bit(reader) == 1 && !reader->is_over)
        block->length_bits++;
    while (passes > 0 && !reader->is_over) {
        SkJpxPiece *piece = current_piece(block, style);
        guint n = MIN(passes, piece->passes_max - piece->passes);
        guint bits = block->length_bits + g_bit_storage(n) - 1;
        Share share = { block, block->pieces->len - 1, 0 };

        if (bits > 32) {
            reader->is_over = TRUE;
            return;
        }
        share.len = next_bits(reader, bits);
        piece->passes += n;
        block->passes += n;
        passes -= n;
        g_array_append_val(shares, share);
    }
}

static void
take_block(Reader *reader, SkJpxPrecinct *precinct, guint32 i, guint layer,
           guint style, GArray *shares)
{
    SkJpxBlock *block = &precinct->blocks[i];
    guint32 x = i % precinct->across, y = i / precinct->across;

    if (block->is_included) {
        if (next_bit(reader) == 0)
            return;
    } else {
        guint zeros = 0;

        if (!sk_jpx_tree_read(&precinct->inclusion, x, y, layer + 1, next_bit,
                              reader))
            return;
        while (!reader->is_over &&
               !sk_jpx_tree_read(&precinct->zero_planes, x, y, zeros + 1,
                                 next_bit, reader))
            zeros++;
        block->zero_planes = zeros;
        block->is_included = TRUE;
    }
    take_lengths(reader, block, style, next_passes(reader), shares);
}

/* ---- packets ------------------------------------------------------------ */

/* Reads the header of a packet, which says what it holds. */
static void
take_header(Reader *reader, SkJpxResolution *resolution, guint32 precinct,
            guint layer, guint style, GArray *shares)
{
    if (next_bit(reader) == 0)
        return;
    for (guint n = 0; n < resolution->n_bands; n++) {
        SkJpxPrecinct *one = &resolution->bands[n].precincts[precinct];

        for (guint32 i = 0; i < one->across * one->down && !reader->is_over;
             i++)
            take_block(reader, one, i, layer, style, shares);
    }
}

static void
pass_marker(Reader *reader, guint marker, gsize len)
{
    if (reader->end - reader->p >= (gssize)len &&
        sk_read_be16(reader->p) == marker)
        reader->p += len;
}

static void
take_packet(Reader *reader, const Place *place, guint layer, GArray *shares)
{
    SkJpxPlane *plane = &reader->planes[place->channel];

    g_array_set_size(shares, 0);
    pass_marker(reader, 0xFF91, 6); /* SOP */
    take_header(reader, &plane->resolutions[place->resolution], place->precinct,
                layer, plane->coding->style, shares);
    end_bits(reader);
    pass_marker(reader, 0xFF92, 2); /* EPH */
    for (guint i = 0; i < shares->len; i++) {
        const Share *share = &g_array_index(shares, Share, i);
        gsize left = (gsize)(reader->end - reader->p);
        gsize len = MIN(share->len, left);
        SkJpxPiece *piece =
            &g_array_index(share->block->pieces, SkJpxPiece, share->piece);

        g_byte_array_append(piece->data, reader->p, (guint)len);
        reader->p += len;
        if (len < share->len)
            reader->is_over = TRUE;
    }
}

/* ---- orders ------------------------------------------------------------- */

/* What places are sorted by, in each order (B.12.1): c, r, y, x of a place, or
 * the layer, which is no part of it. */
static const char *const orders[] = { "Lrcp", "rLcp", "ryxcpL", "yxcrpL",
                                      "cyxrpL" };

static gint
compare_places(gconstpointer a, gconstpointer b, gpointer data)
{
    const Place *one = a, *two = b;

    for (const char *key = data; *key != '\0'; key++) {
        guint64 x = 0, y = 0;

        switch (*key) {
        case 'r':
            x = one->resolution;
            y = two->resolution;
            break;
        case 'c':
            x = one->channel;
            y = two->channel;
            break;
        case 'y':
            x = one->y;
            y = two->y;
            break;
        case 'x':
            x = one->x;
            y = two->x;
            break;
        case 'p':
            x = one->precinct;
            y = two->precinct;
            break;
        default:
            break;
        }
        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

static void
add_places(Reader *reader, guint c, guint r, GArray *places)
{
    const SkJpxPlane *plane = &reader->planes[c];
    const SkJpxResolution *resolution = &plane->resolutions[r];
    const SkJpxChannel *channel = &reader->stream->channels[c];
    guint level = plane->coding->levels - r;
    guint64 x0 = resolution->area.x0 >> resolution->ppx;
    guint64 y0 = resolution->area.y0 >> resolution->ppy;

    for (guint32 i = 0; i < resolution->across * resolution->down; i++) {
        guint64 x = (x0 + i % resolution->across) << resolution->ppx;
        guint64 y = (y0 + i / resolution->across) << resolution->ppy;
        Place place = { (guint8)c, (guint8)r, i, (x * channel->dx) << level,
                        (y * channel->dy) << level };

        /* The first ones may begin before their tile does. */
        if (i % resolution->across == 0)
            place.x = MAX(place.x, plane->tile.x0);
        if (i < resolution->across)
            place.y = MAX(place.y, plane->tile.y0);
        g_array_append_val(places, place);
    }
}

/* Returns whether two places have packets of the same run, within which layers
 * are the outer loop: all for the first order, a resolution for the second, a
 * place else. */
static gboolean
is_one_run(guint order, const Place *one, const Place *two)
{
    return order == 0 || (order == 1 && one->resolution == two->resolution);
}

static gboolean
take_packets(Reader *reader, GArray *places)
{
    g_autoptr(GArray) shares = g_array_new(FALSE, FALSE, sizeof(Share));
    guint order = reader->tile->coding.order, layers;

    layers = reader->tile->coding.layers;
    for (guint from = 0, to; from < places->len; from = to) {
        const Place *first = &g_array_index(places, Place, from);

        for (to = from + 1; to < places->len; to++)
            if (!is_one_run(order, first, &g_array_index(places, Place, to)))
                break;
        for (guint layer = 0; layer < layers; layer++)
            for (guint i = from; i < to; i++) {
                if (sk_picture_out_of_time(reader->stream->picture))
                    return FALSE;
                if (reader->p == reader->end)
                    return TRUE;
                take_packet(reader, &g_array_index(places, Place, i), layer,
                            shares);
                if (reader->is_over)
                    return TRUE;
            }
    }
    return TRUE;
}

gboolean
sk_jpx_packets(SkJpxStream *stream, const SkJpxTile *tile, SkJpxPlane *planes)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    Reader reader = {
        .stream = stream, .tile = tile, .planes = planes, .p = tile->data->data
    };
    gboolean done;

    if (tile->data->len == 0) {
        stream->is_damaged = TRUE;
        return TRUE;
    }
    reader.end = reader.p + tile->data->len;
    for (guint c = 0; c < stream->n_channels; c++)
        for (guint r = 0; r < planes[c].n_resolutions; r++)
            add_places(&reader, c, r, places);
    g_array_sort_with_data(places, compare_places,
                           (gpointer)orders[tile->coding.order]);
    done = take_packets(&reader, places);
    if (reader.is_over)
        stream->is_damaged = TRUE;
    return done;
}

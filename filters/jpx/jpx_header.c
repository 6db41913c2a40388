/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the headers of a codestream (codestream.h; ITU-T T.800, annex A). This
 * defends against headers of a few bytes that promise gigabytes: the size is
 * judged before anything is allocated, and tiles cannot be more than their
 * headers take bytes.
 */
#include <string.h>
#include "jpx/codestream.h"

enum {
    SOC = 0xFF4F,
    SIZ = 0xFF51,
    COD = 0xFF52,
    COC = 0xFF53,
    QCD = 0xFF5C,
    QCC = 0xFF5D,
    RGN = 0xFF5E,
    POC = 0xFF5F,
    PPM = 0xFF60,
    PPT = 0xFF61,
    SOT = 0xFF90,
    SOD = 0xFF93,
    EOC = 0xFFD9,
};

#define TILES_MAX 65535

static gboolean
is_damaged(SkJpxStream *stream)
{
    return sk_picture_is_damaged(stream->picture, "jpeg-2000-header");
}

/* ---- the size ----------------------------------------------------------- */

static gboolean
take_channels(SkJpxStream *stream, const guint8 *p)
{
    guint64 bits = 0;

    for (guint i = 0; i < stream->n_channels; i++, p += 3) {
        SkJpxChannel *channel = &stream->channels[i];

        channel->is_signed = (p[0] & 0x80) != 0;
        channel->depth = (p[0] & 0x7Fu) + 1;
        channel->dx = p[1];
        channel->dy = p[2];
        if (channel->depth > 24 || p[1] == 0 || p[2] == 0)
            return is_damaged(stream);
        stream->width[i] =
            sk_jpx_up(stream->area.x1, p[1]) - sk_jpx_up(stream->area.x0, p[1]);
        stream->height[i] =
            sk_jpx_up(stream->area.y1, p[2]) - sk_jpx_up(stream->area.y0, p[2]);
        if (stream->width[i] == 0 || stream->height[i] == 0)
            return is_damaged(stream);
        bits += 64; /* a sample, and the coefficients that it is made from */
    }
    return sk_picture_add_frame(stream->picture,
                                stream->area.x1 - stream->area.x0,
                                stream->area.y1 - stream->area.y0, (guint)bits);
}

static gboolean
take_size(SkJpxStream *stream, const guint8 *p, gsize len)
{
    SkJpxArea *area = &stream->area, *tiling = &stream->tiling;

    if (len < 36)
        return is_damaged(stream);
    *area = (SkJpxArea){ sk_read_be32(p + 10), sk_read_be32(p + 14),
                         sk_read_be32(p + 2), sk_read_be32(p + 6) };
    *tiling = (SkJpxArea){ sk_read_be32(p + 26), sk_read_be32(p + 30),
                           sk_read_be32(p + 18), sk_read_be32(p + 22) };
    stream->n_channels = sk_read_be16(p + 34);
    if (area->x1 > G_MAXINT32 || area->y1 > G_MAXINT32 ||
        area->x0 >= area->x1 || area->y0 >= area->y1 || tiling->x1 == 0 ||
        tiling->y1 == 0 || tiling->x0 > area->x0 || tiling->y0 > area->y0 ||
        tiling->x1 > G_MAXINT32 || tiling->y1 > G_MAXINT32 ||
        stream->n_channels == 0 || stream->n_channels > SK_JPX_CHANNELS_MAX ||
        len < 36 + 3 * stream->n_channels)
        return is_damaged(stream);
    if (!take_channels(stream, p + 36))
        return FALSE;
    stream->across = sk_jpx_up(area->x1 - tiling->x0, tiling->x1);
    stream->down = sk_jpx_up(area->y1 - tiling->y0, tiling->y1);
    return (guint64)stream->across * stream->down <= TILES_MAX ||
           is_damaged(stream);
}

/* ---- coding ------------------------------------------------------------- */

/* Reads what COD and COC have in common. */
static gboolean
take_coding(SkJpxCoding *coding, const guint8 *p, gsize len, gboolean has_sizes)
{
    if (len < 5 || p[0] > SK_JPX_LEVELS_MAX || p[1] > 8 || p[2] > 8 ||
        p[1] + p[2] > 8 || p[4] > 1 || (has_sizes && len < 6u + p[0]))
        return FALSE;
    coding->levels = p[0];
    coding->block_width = p[1] + 2u;
    coding->block_height = p[2] + 2u;
    coding->style = p[3];
    coding->is_reversible = p[4] == 1;
    for (guint i = 0; i <= coding->levels; i++) {
        coding->precinct[i] = has_sizes ? p[5 + i] : 0xFF;
        /* Precincts of one sample are allowed in the lowest resolution only. */
        if (i > 0 && ((coding->precinct[i] & 15) == 0 ||
                      (coding->precinct[i] >> 4) == 0))
            return FALSE;
    }
    return TRUE;
}

static gboolean
take_cod(SkJpxStream *stream, SkJpxTileCoding *all, const guint8 *p, gsize len)
{
    SkJpxCoding coding = { 0 };

    if (len < 5 || p[1] > 4 || sk_read_be16(p + 2) == 0 ||
        !take_coding(&coding, p + 5, len - 5, (p[0] & 1) != 0))
        return is_damaged(stream);
    all->has_sop = (p[0] & 2) != 0;
    all->has_eph = (p[0] & 4) != 0;
    all->order = p[1];
    all->layers = sk_read_be16(p + 2);
    all->has_transform = p[4] == 1;
    for (guint i = 0; i < stream->n_channels; i++) {
        SkJpxCoding *one = &all->channels[i];

        if (!one->has_own_coding)
            take_coding(one, p + 5, len - 5, (p[0] & 1) != 0);
    }
    return TRUE;
}

static gboolean
take_steps(SkJpxCoding *coding, const guint8 *p, gsize len)
{
    guint size, n;

    if (len < 2)
        return FALSE;
    coding->quantization = p[0] & 31;
    coding->guard = p[0] >> 5;
    size = coding->quantization == 0 ? 1 : 2;
    n = (guint)(len - 1) / size;
    if (coding->quantization > 2 || n == 0)
        return FALSE;
    coding->n_steps = MIN(n, G_N_ELEMENTS(coding->steps));
    for (guint i = 0; i < coding->n_steps; i++)
        coding->steps[i] = size == 1 ? (guint16)(p[1 + i] >> 3 << 11)
                                     : sk_read_be16(p + 1 + 2 * i);
    return TRUE;
}

/* Reads QCD, for all channels that are not told for alone. */
static gboolean
take_qcd(SkJpxStream *stream, SkJpxTileCoding *all, const guint8 *p, gsize len)
{
    SkJpxCoding trial = { 0 };

    if (!take_steps(&trial, p, len))
        return is_damaged(stream);
    for (guint i = 0; i < stream->n_channels; i++)
        if (!all->channels[i].has_own_steps)
            take_steps(&all->channels[i], p, len);
    return TRUE;
}

/* Reads COC, QCC or RGN, which are for one channel. */
static gboolean
take_own(SkJpxStream *stream, SkJpxTileCoding *all, guint marker,
         const guint8 *p, gsize len)
{
    SkJpxCoding *one;

    if (len < 1 || p[0] >= stream->n_channels)
        return is_damaged(stream);
    one = &all->channels[p[0]];
    p++;
    len--;
    if (marker == COC) {
        one->has_own_coding =
            len > 1 && take_coding(one, p + 1, len - 1, (p[0] & 1) != 0);
        return one->has_own_coding || is_damaged(stream);
    }
    if (marker == QCC) {
        one->has_own_steps = take_steps(one, p, len);
        return one->has_own_steps || is_damaged(stream);
    }
    if (len < 2 || p[0] != 0 || p[1] > 30)
        return is_damaged(stream);
    one->region_shift = p[1];
    return TRUE;
}

/* Reads a marker of the main header or, with @tile, of a tile's. */
static gboolean
take_marker(SkJpxStream *stream, SkJpxTile *tile, guint marker, const guint8 *p,
            gsize len)
{
    SkJpxTileCoding *all = tile != NULL ? &tile->coding : &stream->coding;

    switch (marker) {
    case COD:
        stream->has_coding = TRUE;
        return take_cod(stream, all, p, len);
    case QCD:
        stream->has_steps = TRUE;
        return take_qcd(stream, all, p, len);
    case COC:
    case QCC:
    case RGN:
        return take_own(stream, all, marker, p, len);
    case POC: /* packets in an order that changes, or without their heads */
    case PPM:
    case PPT:
        return sk_picture_refuse(stream->picture, SK_REASON_PICTURE_FORMAT,
                                 "jpeg-2000-order");
    default: /* lengths, comments */
        return TRUE;
    }
}

/* ---- tiles -------------------------------------------------------------- */

/* Returns the tile that SOT at @p begins, with the end of its part in *@end. */
static SkJpxTile *
begin_part(SkJpxStream *stream, const guint8 *p, const guint8 **end)
{
    guint number = sk_read_be16(p + 4);
    guint32 len = sk_read_be32(p + 6);
    SkJpxTile *tile;

    if (number >= stream->across * stream->down)
        return NULL;
    if (len >= 14 && len < (gsize)(*end - p))
        *end = p + len;
    tile = &stream->tiles[number];
    if (!tile->is_begun) {
        tile->is_begun = TRUE;
        tile->coding = stream->coding;
        for (guint i = 0; i < SK_JPX_CHANNELS_MAX; i++)
            tile->coding.channels[i].has_own_coding =
                tile->coding.channels[i].has_own_steps = FALSE;
        tile->data = g_byte_array_new();
    }
    return tile;
}

/* Reads the part of a tile at *@at, and moves that behind it. Returns FALSE if
 * the stream ends, with a reason if it cannot be decoded. */
static gboolean
take_part(SkJpxStream *stream, const guint8 **at, const guint8 *end)
{
    const guint8 *p = *at, *part_end = end;
    SkJpxTile *tile;

    if (end - p < 14 || sk_read_be16(p) != SOT) {
        stream->is_damaged = end - p < 2 || sk_read_be16(p) != EOC;
        return FALSE;
    }
    tile = begin_part(stream, p, &part_end);
    if (tile == NULL)
        return is_damaged(stream);
    for (p += 12; part_end - p >= 4 && sk_read_be16(p) != SOD;) {
        guint marker = sk_read_be16(p);
        gsize len = sk_read_be16(p + 2);

        if (len < 2 || len > (gsize)(part_end - p) - 2)
            return is_damaged(stream);
        if (!take_marker(stream, tile, marker, p + 4, len - 2))
            return FALSE;
        p += 2 + len;
    }
    if (part_end - p >= 2)
        g_byte_array_append(tile->data, p + 2, (guint)(part_end - p - 2));
    *at = part_end;
    return TRUE;
}

/* Reads the main header up to the first tile, at *@at. */
static gboolean
take_main(SkJpxStream *stream, const guint8 **at, const guint8 *end)
{
    const guint8 *p = *at;

    if (end - p < 4 || sk_read_be16(p) != SOC || sk_read_be16(p + 2) != SIZ)
        return is_damaged(stream);
    for (p += 2; end - p >= 4 && sk_read_be16(p) != SOT;) {
        guint marker = sk_read_be16(p);
        gsize len = sk_read_be16(p + 2);

        if (len < 2 || len > (gsize)(end - p) - 2 ||
            (marker == SIZ) != (stream->n_channels == 0))
            return is_damaged(stream);
        if (!(marker == SIZ
                  ? take_size(stream, p + 4, len - 2)
                  : take_marker(stream, NULL, marker, p + 4, len - 2)))
            return FALSE;
        p += 2 + len;
    }
    *at = p;
    return stream->n_channels > 0 || is_damaged(stream);
}

gboolean
sk_jpx_read(SkJpxStream *stream, const guint8 *bytes, gsize len)
{
    const guint8 *at = bytes, *end = bytes + len;

    if (!take_main(stream, &at, end))
        return FALSE;
    stream->tiles = g_new0(SkJpxTile, stream->across * stream->down);
    while (take_part(stream, &at, end))
        if (sk_picture_out_of_time(stream->picture))
            return FALSE;
    if (stream->picture->reason != SK_REASON_NONE)
        return FALSE;
    return (stream->has_coding && stream->has_steps) || is_damaged(stream);
}

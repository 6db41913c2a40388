/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes a tile (codestream.h): its packets, its code-blocks, its wavelets and
 * the transform between its channels (ITU-T T.800, annex G).
 */
#include <string.h>
#include "jpx/codestream.h"

/* ---- blocks ------------------------------------------------------------- */

static gboolean
decode_band(SkJpxStream *stream, const SkJpxResolution *resolution,
            const SkJpxBand *band, SkJpxPlane *plane)
{
    for (guint32 i = 0; i < resolution->across * resolution->down; i++) {
        const SkJpxPrecinct *precinct = &band->precincts[i];

        for (guint32 k = 0; k < precinct->across * precinct->down; k++) {
            if (sk_picture_out_of_time(stream->picture))
                return FALSE;
            sk_jpx_block(&precinct->blocks[k], band, plane);
        }
    }
    return TRUE;
}

static gboolean
decode_plane(SkJpxStream *stream, SkJpxPlane *plane)
{
    for (guint r = 0; r < plane->n_resolutions; r++)
        for (guint n = 0; n < plane->resolutions[r].n_bands; n++)
            if (!decode_band(stream, &plane->resolutions[r],
                             &plane->resolutions[r].bands[n], plane))
                return FALSE;
    return sk_jpx_wavelet(stream->picture, plane);
}

/* ---- channels ----------------------------------------------------------- */

static gfloat
real_of(gint32 bits)
{
    gfloat real;

    memcpy(&real, &bits, sizeof real);
    return real;
}

static gint32
whole_of(gfloat real)
{
    return real > -1e9f && real < 1e9f
               ? (gint32)(real < 0 ? real - 0.5f : real + 0.5f)
               : 0;
}

/* Makes whole numbers of the coefficients of @plane. */
static void
round_plane(SkJpxPlane *plane, gsize n)
{
    for (gsize i = 0; i < n && !plane->coding->is_reversible; i++)
        plane->coefficients[i] = whole_of(real_of(plane->coefficients[i]));
}

/* Undoes the reversible transform. Sums wrap around where data is damaged. */
static void
undo_reversible(SkJpxPlane *planes, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        guint32 y = (guint32)planes[0].coefficients[i];
        guint32 u = (guint32)planes[1].coefficients[i];
        guint32 v = (guint32)planes[2].coefficients[i];
        guint32 green = y - (guint32)((gint32)(u + v) >> 2);

        planes[0].coefficients[i] = (gint32)(v + green);
        planes[1].coefficients[i] = (gint32)green;
        planes[2].coefficients[i] = (gint32)(u + green);
    }
}

static void
undo_irreversible(SkJpxPlane *planes, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        gfloat y = real_of(planes[0].coefficients[i]);
        gfloat cb = real_of(planes[1].coefficients[i]);
        gfloat cr = real_of(planes[2].coefficients[i]);

        planes[0].coefficients[i] = whole_of(y + 1.402f * cr);
        planes[1].coefficients[i] =
            whole_of(y - 0.344136f * cb - 0.714136f * cr);
        planes[2].coefficients[i] = whole_of(y + 1.772f * cb);
    }
}

static gsize
size_of(const SkJpxPlane *plane)
{
    return (gsize)(plane->area.x1 - plane->area.x0) *
           (plane->area.y1 - plane->area.y0);
}

/* Returns whether the first three channels can be one colour. */
static gboolean
are_alike(const SkJpxStream *stream, const SkJpxPlane *planes)
{
    gboolean is_reversible = planes[0].coding->is_reversible;

    return stream->n_channels >= 3 && size_of(&planes[1]) == size_of(planes) &&
           size_of(&planes[2]) == size_of(planes) &&
           planes[1].coding->is_reversible == is_reversible &&
           planes[2].coding->is_reversible == is_reversible;
}

static void
finish_channels(SkJpxStream *stream, const SkJpxTile *tile, SkJpxPlane *planes)
{
    guint from = 0;
    gsize n = size_of(planes);

    if (tile->coding.has_transform && are_alike(stream, planes)) {
        from = 3;
        if (planes[0].coding->is_reversible)
            undo_reversible(planes, n);
        else
            undo_irreversible(planes, n);
    }
    for (guint c = from; c < stream->n_channels; c++)
        round_plane(&planes[c], size_of(&planes[c]));
}

/* Copies the samples of @plane to where they lie in the picture. */
static void
place(SkJpxStream *stream, guint c, const SkJpxPlane *plane)
{
    guint32 x0 = sk_jpx_up(stream->area.x0, stream->channels[c].dx);
    guint32 y0 = sk_jpx_up(stream->area.y0, stream->channels[c].dy);
    gsize width = plane->area.x1 - plane->area.x0;

    for (guint32 y = plane->area.y0; y < plane->area.y1; y++)
        memcpy(stream->samples[c] + (gsize)(y - y0) * stream->width[c] +
                   plane->area.x0 - x0,
               plane->coefficients + (y - plane->area.y0) * width,
               width * sizeof(gint32));
}

/* ---- the tile ----------------------------------------------------------- */

static gboolean
decode_planes(SkJpxStream *stream, guint32 i, SkJpxPlane *planes)
{
    const SkJpxTile *tile = &stream->tiles[i];

    if (!sk_jpx_planes(stream, i, planes) ||
        !sk_jpx_packets(stream, tile, planes))
        return FALSE;
    for (guint c = 0; c < stream->n_channels; c++)
        if (!decode_plane(stream, &planes[c]))
            return FALSE;
    finish_channels(stream, tile, planes);
    for (guint c = 0; c < stream->n_channels; c++)
        place(stream, c, &planes[c]);
    return TRUE;
}

gboolean
sk_jpx_decode_tile(SkJpxStream *stream, guint32 i)
{
    SkJpxPlane planes[SK_JPX_CHANNELS_MAX] = { 0 };
    gboolean done;

    if (!stream->tiles[i].is_begun) {
        stream->is_damaged = TRUE;
        return TRUE;
    }
    done = decode_planes(stream, i, planes);
    sk_jpx_planes_clear(stream, planes);
    return done;
}

void
sk_jpx_stream_clear(SkJpxStream *stream)
{
    for (guint32 i = 0;
         stream->tiles != NULL && i < stream->across * stream->down; i++)
        if (stream->tiles[i].data != NULL)
            g_byte_array_unref(stream->tiles[i].data);
    g_free(stream->tiles);
    for (guint c = 0; c < SK_JPX_CHANNELS_MAX; c++)
        g_free(stream->samples[c]);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles the pixels of PNG (png_data.h): unpacks them, checks them scanline by
 * scanline, and packs them again, a few kilobytes at a time. The scanlines keep
 * the filters they came with, because the sender's program chose those that
 * pack well: so the pixels are the same and the file does not grow. Every byte
 * that leaves is the number of a filter or part of a pixel. What follows the
 * last scanline in the stream is counted and left out.
 */
#include <zlib.h>
#include "picture/png_data.h"

#define STEP    (16u << 10)
#define FILTERS 5 /* the number of filters (PNG specification, 9.2) */
/* after so many bytes, the better way of packing is chosen; after fewer, one is
 * given up if they are noise, which both only store */
#define TRIAL (256u << 10)
#define NOISE (32u << 10)
#define WAYS  2
#define USUAL 6 /* the level that scanlines are packed at */
#define BEST  9 /* the level for those that came packed better */
/* up to so many bytes, scanlines are kept in case that they must be packed
 * better */
#define KEPT_MAX (16u << 20)

struct _SkPngData {
    SkPicture *picture;
    z_stream in;
    struct {
        z_stream out;
        GByteArray *packed; /* the output; NULL if the other way packs better */
    } ways[WAYS];
    guint64 tried;    /* how many bytes both ways have packed */
    GByteArray *kept; /* the scanlines, or NULL if there are too many */
    guint64 came;     /* how many packed bytes have come */
    /* bytes of a row in each pass, including the filter byte */
    guint64 row_bytes[7];
    guint32 rows[7];
    guint pass;     /* 7 once all scanlines are there */
    guint32 row;    /* the row of the pass that is next or unfinished */
    guint64 at;     /* the next byte within the row */
    gboolean ended; /* the end of the stream was reached */
    guint64 extra;  /* how many bytes followed the last scanline */
};

guint
sk_png_shape_bits(const SkPngShape *shape)
{
    static const guint8 samples[] = { 1, 0, 3, 1, 2, 0, 4 };
    guint depth = shape->depth;

    if (shape->color >= G_N_ELEMENTS(samples) || samples[shape->color] == 0)
        return 0;
    if (depth == 8 || (depth == 16 && shape->color != 3))
        return depth * samples[shape->color];
    if ((depth == 1 || depth == 2 || depth == 4) &&
        (shape->color == 0 || shape->color == 3))
        return depth;
    return 0;
}

/* The seven passes of Adam7 (PNG specification, 8.2): where each begins, and
 * how far apart its pixels lie. */
static const struct {
    guint8 x, y, dx, dy;
} adam7[] = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
              { 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };

static guint32
points(guint32 size, guint start, guint distance)
{
    return size > start ? (size - start + distance - 1) / distance : 0;
}

static void
lay_out(SkPngData *data, const SkPngShape *shape)
{
    guint bits = sk_png_shape_bits(shape);

    for (guint i = 0; i < G_N_ELEMENTS(adam7); i++) {
        guint32 width = shape->width, height = shape->height;

        if (shape->interlace != 0) {
            width = points(width, adam7[i].x, adam7[i].dx);
            height = points(height, adam7[i].y, adam7[i].dy);
        } else if (i > 0) {
            height = 0;
        }
        data->rows[i] = width > 0 ? height : 0;
        data->row_bytes[i] = ((guint64)width * bits + 7) / 8 + 1;
    }
}

static void
skip_empty_passes(SkPngData *data)
{
    while (data->pass < 7 && data->row == data->rows[data->pass]) {
        data->pass++;
        data->row = 0;
    }
}

static guint64
all_bytes(const SkPngData *data)
{
    guint64 sum = 0;

    for (guint i = 0; i < 7; i++)
        sum += data->rows[i] * data->row_bytes[i];
    return sum;
}

/* Scanlines whose filters left small numbers pack better by another strategy of
 * zlib, by up to a twentieth; all others pack worse. So two ways of packing are
 * begun. */
static const int strategies[WAYS] = { Z_DEFAULT_STRATEGY, Z_FILTERED };

static gboolean
begin_way(z_stream *out, int level, guint way)
{
    return deflateInit2(out, level, Z_DEFLATED, MAX_WBITS, 8,
                        strategies[way]) == Z_OK;
}

static gboolean
begin_ways(SkPngData *data)
{
    for (guint i = 0; i < WAYS; i++) {
        if (!begin_way(&data->ways[i].out, USUAL, i))
            return FALSE;
        data->ways[i].packed = g_byte_array_new();
    }
    return TRUE;
}

SkPngData *
sk_png_data_new(SkPicture *picture, const SkPngShape *shape)
{
    g_autoptr(SkPngData) data = g_new0(SkPngData, 1);

    data->picture = picture;
    lay_out(data, shape);
    skip_empty_passes(data);
    if (all_bytes(data) <= KEPT_MAX)
        data->kept = g_byte_array_sized_new((guint)all_bytes(data));
    if (inflateInit(&data->in) != Z_OK || !begin_ways(data)) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    return g_steal_pointer(&data);
}

/* Frees what zlib needs, which is harmless if it was never asked for, or is
 * free already. */
static void
end_streams(SkPngData *data)
{
    inflateEnd(&data->in);
    for (guint i = 0; i < WAYS; i++)
        deflateEnd(&data->ways[i].out);
}

void
sk_png_data_free(SkPngData *data)
{
    if (data == NULL)
        return;
    end_streams(data);
    for (guint i = 0; i < WAYS; i++)
        g_clear_pointer(&data->ways[i].packed, g_byte_array_unref);
    g_clear_pointer(&data->kept, g_byte_array_unref);
    g_free(data);
}

static void
pack_by(z_stream *out, GByteArray *packed, guint8 *bytes, gsize len, int flush)
{
    guint8 room[STEP];

    out->next_in = bytes;
    out->avail_in = (uInt)len;
    do {
        out->next_out = room;
        out->avail_out = sizeof room;
        deflate(out, flush);
        g_byte_array_append(packed, room,
                            (guint)(sizeof room - out->avail_out));
    } while (out->avail_out == 0);
}

/* Returns whether what the first way has packed so far is hardly shorter than
 * it came. Only a copy of its state tells, because the last block is not
 * written yet. */
static gboolean
is_noise(SkPngData *data)
{
    g_autoptr(GByteArray) rest = g_byte_array_new();
    z_stream copy = { 0 };

    if (deflateCopy(&copy, &data->ways[0].out) != Z_OK)
        return FALSE;
    pack_by(&copy, rest, NULL, 0, Z_FINISH);
    deflateEnd(&copy);
    return data->ways[0].packed->len + rest->len >=
           data->tried - data->tried / 64;
}

/* Gives up the way of packing that has written more. */
static void
choose(SkPngData *data)
{
    guint loser;

    if (data->ways[0].packed == NULL || data->ways[1].packed == NULL)
        return;
    loser = data->ways[1].packed->len < data->ways[0].packed->len ? 0 : 1;
    g_clear_pointer(&data->ways[loser].packed, g_byte_array_unref);
}

static void
pack_all(SkPngData *data, guint8 *bytes, gsize len, int flush)
{
    for (guint i = 0; i < WAYS; i++)
        if (data->ways[i].packed != NULL)
            pack_by(&data->ways[i].out, data->ways[i].packed, bytes, len,
                    flush);
}

/* Packs @len bytes. The choice between the two ways is made behind the same
 * bytes of the same pixels every time, however the stream was cut into chunks.
 */
static void
pack(SkPngData *data, guint8 *bytes, gsize len, int flush)
{
    while (len > 0 && data->tried < TRIAL) {
        const guint64 mark = data->tried < NOISE ? NOISE : TRIAL;
        const gsize n = (gsize)MIN(len, mark - data->tried);

        pack_all(data, bytes, n, Z_NO_FLUSH);
        bytes += n;
        len -= n;
        data->tried += n;
        if (data->tried == NOISE && is_noise(data))
            g_clear_pointer(&data->ways[1].packed, g_byte_array_unref);
        if (data->tried == TRIAL)
            choose(data);
    }
    if (len > 0 || flush == Z_FINISH)
        pack_all(data, bytes, len, flush);
}

/* Checks @len unpacked bytes and packs those that belong to scanlines. */
static gboolean
take_scanlines(SkPngData *data, guint8 *bytes, gsize len)
{
    gsize at = 0;

    while (at < len && data->pass < 7) {
        guint64 left = data->row_bytes[data->pass] - data->at;
        gsize n = (gsize)MIN(left, len - at);

        if (data->at == 0 && bytes[at] >= FILTERS)
            return sk_picture_is_damaged(data->picture, "png-filter");
        at += n;
        data->at += n;
        if (data->at == data->row_bytes[data->pass]) {
            data->at = 0;
            data->row++;
            skip_empty_passes(data);
        }
    }
    if (data->kept != NULL)
        g_byte_array_append(data->kept, bytes, (guint)at);
    pack(data, bytes, at, Z_NO_FLUSH);
    data->extra += len - at;
    return TRUE;
}

gboolean
sk_png_data_take(SkPngData *data, const guint8 *bytes, gsize len)
{
    guint8 room[STEP];
    int status = Z_OK;

    data->came += len;
    if (data->ended) {
        data->extra += len;
        return TRUE;
    }
    data->in.next_in = (guint8 *)bytes;
    data->in.avail_in = (uInt)len;
    do {
        data->in.next_out = room;
        data->in.avail_out = sizeof room;
        if (sk_picture_out_of_time(data->picture))
            return FALSE;
        status = inflate(&data->in, Z_NO_FLUSH);
        if (!take_scanlines(data, room, sizeof room - data->in.avail_out))
            return FALSE;
        data->ended = status == Z_STREAM_END || data->extra > 0;
    } while (status == Z_OK && !data->ended &&
             (data->in.avail_in > 0 || data->in.avail_out == 0));
    if (status == Z_STREAM_END)
        data->extra += data->in.avail_in;
    if (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR)
        return TRUE;
    /* If all scanlines are there, only the end of the stream is broken. */
    data->ended = data->pass == 7;
    return data->ended || sk_picture_is_damaged(data->picture, "png-data");
}

static gboolean
is_hardly_more(guint64 bytes, guint64 than)
{
    return bytes <= than + than / 50;
}

/* Returns the scanlines as they leave, which the caller owns: packed at the
 * usual level, unless they are longer than they came and the best level mends
 * that. What leaves at either level is packed at the same one when it is
 * cleaned again: it is then exactly as long as it came, and how much longer the
 * usual level would make it has not changed. */
static GByteArray *
settle(SkPngData *data)
{
    guint way = data->ways[0].packed != NULL ? 0 : 1;
    g_autoptr(GByteArray) usual = g_steal_pointer(&data->ways[way].packed);
    g_autoptr(GByteArray) best = NULL;
    z_stream out = { 0 };

    if (data->kept == NULL || is_hardly_more(usual->len, data->came) ||
        !begin_way(&out, BEST, way))
        return g_steal_pointer(&usual);
    best = g_byte_array_new();
    pack_by(&out, best, data->kept->data, data->kept->len, Z_FINISH);
    deflateEnd(&out);
    return is_hardly_more(usual->len, best->len) ? g_steal_pointer(&usual)
                                                 : g_steal_pointer(&best);
}

GByteArray *
sk_png_data_finish(SkPngData *data)
{
    g_autoptr(SkPngData) owned = data;

    if (owned->pass < 7) {
        sk_picture_is_damaged(owned->picture, "png-short");
        return NULL;
    }
    if (owned->extra > 0)
        sk_picture_count(owned->picture, "trailing-bytes", 1);
    pack(owned, NULL, 0, Z_FINISH);
    choose(owned);
    end_streams(owned); /* before another is begun */
    return sk_picture_out_of_time(owned->picture) ? NULL : settle(owned);
}

GByteArray *
sk_png_inflate_small(const guint8 *bytes, gsize len, gsize most)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    z_stream stream = { 0 };
    guint8 room[STEP];
    int status = Z_OK;

    if (len > G_MAXUINT32 || inflateInit(&stream) != Z_OK)
        return NULL;
    stream.next_in = (guint8 *)bytes;
    stream.avail_in = (uInt)len;
    while (status == Z_OK && out->len <= most) {
        stream.next_out = room;
        stream.avail_out = sizeof room;
        status = inflate(&stream, Z_NO_FLUSH);
        g_byte_array_append(out, room, (guint)(sizeof room - stream.avail_out));
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && out->len <= most ? g_steal_pointer(&out)
                                                      : NULL;
}

GByteArray *
sk_png_deflate_small(const guint8 *bytes, gsize len)
{
    uLongf packed = compressBound((uLong)len);
    GByteArray *out = g_byte_array_new();

    g_byte_array_set_size(out, (guint)packed);
    if (compress2(out->data, &packed, bytes, (uLong)len, 9) != Z_OK)
        packed = 0;
    g_byte_array_set_size(out, (guint)packed);
    return out;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks and packs DEFLATE data (deflate.h). No other file of the filters
 * calls zlib.
 */
#include <string.h>
#include <zlib.h>
#include <archive/deflate.h>

#define STEP (64u << 10)
/* This much memory must stay free for the rest of the program. */
#define RESERVE (32u << 20)
#define LEVEL   6
/* Of bytes that may be packed already, so many pieces of so many bytes are
 * tried, unless the bytes are so few that trying costs as much. */
#define PROBES     8
#define PROBE      2048
#define PROBED_MIN (64u << 10)

guint32
sk_crc32(const guint8 *bytes, gsize len)
{
    return (guint32)crc32_z(0, bytes, len);
}

guint8 *
sk_try_bytes(gsize size)
{
    gsize with_reserve;
    guint8 *room;

    if (!g_size_checked_add(&with_reserve, MAX(size, 1), RESERVE))
        return NULL;
    if (size < STEP)
        /* malloc(0) may answer NULL, which would read as "out of memory". */
        return g_try_malloc(MAX(size, 1));
    room = g_try_malloc(with_reserve);
    if (room == NULL)
        return NULL;
    g_free(room);
    return g_try_malloc(size);
}

/* Unpacks into @out piece by piece, asking for the time left between two
 * pieces. Returns why it stopped early, or SK_REASON_NONE. */
static SkReason
inflate_all(SkPart *part, z_stream *stream, gsize packed, gsize size)
{
    const guint8 *in = stream->next_in;
    guint8 *out = stream->next_out, more[1];
    int status = Z_OK;

    while (status == Z_OK) {
        gsize in_left = packed - (gsize)(stream->next_in - in);
        gsize out_left = size - (gsize)(stream->next_out - out);

        if (sk_part_out_of_time(part))
            return SK_REASON_LIMIT_SECONDS;
        stream->avail_in = (uInt)MIN(in_left, STEP);
        stream->avail_out = (uInt)MIN(out_left, STEP);
        if (out_left == 0)
            break;
        status = inflate(stream, Z_NO_FLUSH);
    }
    /* The output is full; only the end mark of the stream may still come. */
    if (status == Z_OK) {
        guint8 *end = stream->next_out;

        stream->next_out = more;
        while (status == Z_OK) {
            gsize in_left = packed - (gsize)(stream->next_in - in);

            stream->avail_in = (uInt)MIN(in_left, STEP);
            stream->avail_out = 1;
            status = inflate(stream, Z_NO_FLUSH);
            if (stream->avail_out == 0)
                return SK_REASON_ARCHIVE_DAMAGED;
        }
        stream->next_out = end;
    }
    if (status != Z_STREAM_END || (gsize)(stream->next_in - in) != packed ||
        (gsize)(stream->next_out - out) != size)
        return SK_REASON_ARCHIVE_DAMAGED;
    return SK_REASON_NONE;
}

GBytes *
sk_deflate_undo(SkPart *part, const guint8 *data, gsize packed, gsize size,
                SkReason *reason)
{
    z_stream stream = { .next_in = (guint8 *)data };
    guint8 *out = NULL;

    *reason = SK_REASON_ARCHIVE_DAMAGED;
    /* DEFLATE never expands to more than 1032 times its size. */
    if (size / 1032 > packed)
        return NULL;
    *reason = SK_REASON_LIMIT_EXPANDED;
    out = sk_try_bytes(size);
    if (out == NULL)
        return NULL;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        g_free(out);
        return NULL;
    }
    stream.next_out = out;
    *reason = inflate_all(part, &stream, packed, size);
    inflateEnd(&stream);
    if (*reason == SK_REASON_NONE)
        return g_bytes_new_take(out, size);
    g_free(out);
    return NULL;
}

struct _SkGunzip {
    z_stream stream;
    const guint8 *end; /* one past the last byte of the file */
    gboolean finished;
};

SkGunzip *
sk_gunzip_new(const guint8 *data, gsize len)
{
    SkGunzip *gunzip = g_new0(SkGunzip, 1);

    gunzip->stream.next_in = (guint8 *)data;
    /* @data of an empty file may be NULL. */
    gunzip->end = len > 0 ? data + len : data;
    if (inflateInit2(&gunzip->stream, MAX_WBITS + 16) == Z_OK)
        return gunzip;
    g_free(gunzip);
    return NULL;
}

void
sk_gunzip_free(SkGunzip *gunzip)
{
    if (gunzip == NULL)
        return;
    inflateEnd(&gunzip->stream);
    g_free(gunzip);
}

/* Returns whether another gzip stream follows the one that has just ended. */
static gboolean
starts_another(SkGunzip *gunzip)
{
    const guint8 *at = gunzip->stream.next_in;

    return gunzip->end - at >= 2 && at[0] == 0x1f && at[1] == 0x8b &&
           inflateReset(&gunzip->stream) == Z_OK;
}

gboolean
sk_gunzip_step(SkGunzip *gunzip, guint8 *out, gsize room, gsize *n)
{
    z_stream *stream = &gunzip->stream;

    stream->next_out = out;
    stream->avail_out = (uInt)MIN(room, STEP);
    while (stream->avail_out > 0 && !gunzip->finished) {
        int status;

        stream->avail_in = (uInt)MIN(gunzip->end - stream->next_in, STEP);
        status = inflate(stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END)
            gunzip->finished = !starts_another(gunzip);
        else if (status != Z_OK)
            return FALSE;
    }
    *n = (gsize)(stream->next_out - out);
    return TRUE;
}

/* Deflates @len bytes into @out, which has room for @room. Returns the length
 * of the result, or 0 if it does not fit. */
static gsize
deflate_into(const guint8 *data, gsize len, guint8 *out, gsize room)
{
    z_stream stream = { .next_in = (guint8 *)data };
    gsize used = 0;

    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return 0;
    stream.avail_in = (uInt)len;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    if (deflate(&stream, Z_FINISH) == Z_STREAM_END)
        used = (gsize)(stream.next_out - out);
    deflateEnd(&stream);
    return used;
}

/* Returns whether @data are packed already, as photographs are: packing them
 * once more costs most of the time and saves next to nothing. Tries pieces from
 * all over, so that a packed beginning does not speak for the rest. Bytes that
 * only repeat over long distances are taken for packed, too: they leave longer
 * than they could, but never longer than they are. */
static gboolean
is_packed(const guint8 *data, gsize len)
{
    guint8 tried[PROBES * PROBE], out[sizeof tried];

    if (len < PROBED_MIN)
        return FALSE;
    for (gsize i = 0; i < PROBES; i++)
        memcpy(tried + i * PROBE, data + (len - PROBE) / (PROBES - 1) * i,
               PROBE);
    return deflate_into(tried, sizeof tried, out,
                        sizeof out - sizeof out / 32) == 0;
}

GBytes *
sk_deflate(const guint8 *data, gsize len)
{
    guint8 *out;
    gsize used;

    if (len == 0 || len > G_MAXUINT32 || is_packed(data, len) ||
        (out = sk_try_bytes(len)) == NULL)
        return NULL;
    /* Output as long as the input would save nothing: the member is stored
     * instead. */
    used = deflate_into(data, len, out, len - 1);
    if (used > 0)
        return g_bytes_new_take(g_realloc(out, used), used);
    g_free(out);
    return NULL;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * zlib and libzstd as readers of a stream. Several compressed pieces that were
 * put one behind the other (cat a.gz b.gz) are read as one.
 */
#include <errno.h>
#include <string.h>
#include <zlib.h>
#ifdef SK_HAVE_ZSTD
#include <zstd.h>
#endif

#include <sekisho/error.h>

#include "cli/report/unpack.h"

#define INPUT (128 * 1024)
/* zlib: gzip only, largest window */
#define GZIP_WINDOW (16 + MAX_WBITS)

struct _SkUnpack {
    gssize (*read)(gpointer data, void *at, gsize len);
    gpointer data;
    char *name;
    guchar *input;
    gsize at, end;
    gboolean between; /* no compressed piece has begun, or the last has ended */
    gboolean is_gzip;
    z_stream gzip;
#ifdef SK_HAVE_ZSTD
    ZSTD_DStream *zstd;
#endif
};

static gssize
fail(const SkUnpack *unpack, GError **error, const char *why)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", unpack->name, why);
    return -1;
}

/* fill: reads more of the compressed bytes. Returns 1, 0 at the end, or -1. */
static gssize
fill(SkUnpack *unpack, GError **error)
{
    gssize n;

    if (unpack->at < unpack->end)
        return 1;
    n = unpack->read(unpack->data, unpack->input, INPUT);
    if (n < 0)
        return fail(unpack, error, g_strerror(errno));
    unpack->at = 0;
    unpack->end = (gsize)n;
    return n > 0;
}

/* gzip_step: inflates some of the input. Returns the bytes written, or -1. */
static gssize
gzip_step(SkUnpack *unpack, void *at, gsize len, GError **error)
{
    z_stream *gzip = &unpack->gzip;
    int status;

    if (unpack->between && inflateReset(gzip) != Z_OK)
        return fail(unpack, error, "zlib");
    unpack->between = FALSE;
    gzip->next_in = unpack->input + unpack->at;
    gzip->avail_in = (uInt)(unpack->end - unpack->at);
    gzip->next_out = at;
    gzip->avail_out = (uInt)MIN(len, G_MAXUINT32 / 2);
    len = gzip->avail_out;
    status = inflate(gzip, Z_NO_FLUSH);
    unpack->at = unpack->end - gzip->avail_in;
    unpack->between = status == Z_STREAM_END;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
        return fail(unpack, error, "the gzip file is damaged");
    return (gssize)(len - gzip->avail_out);
}

#ifdef SK_HAVE_ZSTD
static gssize
zstd_step(SkUnpack *unpack, void *at, gsize len, GError **error)
{
    ZSTD_inBuffer in = { unpack->input, unpack->end, unpack->at };
    ZSTD_outBuffer out = { at, len, 0 };
    gsize status = ZSTD_decompressStream(unpack->zstd, &out, &in);

    unpack->at = in.pos;
    unpack->between = status == 0;
    if (ZSTD_isError(status))
        return fail(unpack, error, "the zstd file is damaged");
    return (gssize)out.pos;
}
#else
static gssize
zstd_step(SkUnpack *unpack, void *at, gsize len, GError **error)
{
    return fail(unpack, error, "built without zstd");
}
#endif

/* start_zstd: returns FALSE if this program has no zstd. */
static gboolean
start_zstd(SkUnpack *unpack, GError **error)
{
#ifdef SK_HAVE_ZSTD
    unpack->zstd = ZSTD_createDStream();
    if (unpack->zstd != NULL)
        return TRUE;
#endif
    fail(unpack, error,
         "compressed by zstd, which this program was built without; try "
         "\"zstd -dc FILE | sekisho report … -\"");
    return FALSE;
}

SkUnpack *
sk_unpack_new(const char *first, gsize len,
              gssize (*read)(gpointer data, void *at, gsize len), gpointer data,
              const char *name, GError **error)
{
    static const guint8 gzip[] = { 0x1f, 0x8b, 8 };
    static const guint8 zstd[] = { 0x28, 0xb5, 0x2f, 0xfd };
    gboolean is_gzip =
        len >= sizeof gzip && memcmp(first, gzip, sizeof gzip) == 0;
    gboolean is_zstd =
        len >= sizeof zstd && memcmp(first, zstd, sizeof zstd) == 0;
    SkUnpack *unpack;

    if (!is_gzip && !is_zstd)
        return NULL;
    unpack = g_new0(SkUnpack, 1);
    unpack->read = read;
    unpack->data = data;
    unpack->name = g_strdup(name);
    unpack->input = g_malloc(INPUT);
    memcpy(unpack->input, first, len);
    unpack->end = len;
    unpack->between = TRUE;
    unpack->is_gzip = is_gzip;
    if (is_gzip ? inflateInit2(&unpack->gzip, GZIP_WINDOW) == Z_OK
                : start_zstd(unpack, error))
        return unpack;
    if (is_gzip)
        fail(unpack, error, "zlib");
    unpack->is_gzip = FALSE;
    sk_unpack_free(unpack);
    return NULL;
}

void
sk_unpack_free(SkUnpack *unpack)
{
    if (unpack == NULL)
        return;
    if (unpack->is_gzip)
        inflateEnd(&unpack->gzip);
#ifdef SK_HAVE_ZSTD
    ZSTD_freeDStream(unpack->zstd);
#endif
    g_free(unpack->input);
    g_free(unpack->name);
    g_free(unpack);
}

gssize
sk_unpack_read(SkUnpack *unpack, void *at, gsize len, GError **error)
{
    for (;;) {
        gssize more = fill(unpack, error), n;

        if (more < 0)
            return -1;
        if (more == 0)
            return unpack->between ? 0
                                   : fail(unpack, error,
                                          "the compressed file ends too early");
        n = unpack->is_gzip ? gzip_step(unpack, at, len, error)
                            : zstd_step(unpack, at, len, error);
        if (n != 0)
            return n;
    }
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Packs and unpacks Flate streams by zlib (pdf_undo.h). A stream that breaks
 * off gives what stands before the break, as in every viewer.
 */
#include <zlib.h>
#include "pdf/pdf_undo.h"

#define STEP  (64u << 10)
#define LEVEL 6

gboolean
sk_pdf_inflate(const guint8 *in, gsize len, gsize most, GByteArray *out,
               gboolean *is_damaged)
{
    z_stream stream = { .next_in = (guint8 *)in };
    int status = Z_OK;
    gsize begin = out->len;

    if (inflateInit(&stream) != Z_OK) {
        *is_damaged = TRUE;
        return TRUE;
    }
    while (status == Z_OK) {
        gsize left = len - (gsize)(stream.next_in - in), at = out->len;
        guint step = MIN(MAX(STEP, (guint)(at - begin) / 2), 16u << 20);

        if (at - begin > most)
            break;
        g_byte_array_set_size(out, (guint)(at + step));
        stream.avail_in = (uInt)MIN(left, G_MAXINT);
        stream.avail_out = step;
        stream.next_out = out->data + at;
        status = inflate(&stream, Z_NO_FLUSH);
        g_byte_array_set_size(out, (guint)(at + step - stream.avail_out));
        if (status == Z_OK && stream.avail_out > 0 && stream.avail_in == 0)
            status = Z_BUF_ERROR;
    }
    *is_damaged = *is_damaged || (status != Z_OK && status != Z_STREAM_END);
    inflateEnd(&stream);
    return out->len - begin <= most;
}

GBytes *
sk_pdf_deflate(const guint8 *bytes, gsize len)
{
    z_stream stream = { .next_in = (guint8 *)bytes, .avail_in = (uInt)len };
    GByteArray *out = g_byte_array_new();

    if (deflateInit(&stream, LEVEL) != Z_OK)
        g_error("zlib cannot be had");
    g_byte_array_set_size(out, (guint)deflateBound(&stream, len));
    stream.next_out = out->data;
    stream.avail_out = out->len;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        g_error("zlib does not keep its bound");
    g_byte_array_set_size(out, (guint)stream.total_out);
    deflateEnd(&stream);
    return g_byte_array_free_to_bytes(out);
}

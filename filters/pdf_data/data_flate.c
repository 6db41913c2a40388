/* SPDX-License-Identifier: Apache-2.0
 *
 * Flate, undone and made by zlib (pdf_data.h; ISO 32000-1, 7.4.4). A stream of
 * some bytes that becomes gigabytes ends at the bound.
 */
#include <zlib.h>
#include "pdf_data/pdf_data.h"

#define STEP  (64u << 10)
#define LEVEL 6

gboolean
sk_pdf_data_flate(SkPdfCoded *coded, GByteArray *out)
{
    z_stream stream = { .next_in = (guint8 *)coded->in };
    int status = Z_OK;
    gsize begin = out->len;

    if (inflateInit(&stream) != Z_OK) {
        coded->is_damaged = TRUE;
        return TRUE;
    }
    while (status == Z_OK) {
        gsize left = coded->len - (gsize)(stream.next_in - coded->in);
        gsize at = out->len;
        guint step = MIN(MAX(STEP, (guint)(at - begin) / 2), 16u << 20);

        if (at - begin > coded->most)
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
    if (status != Z_OK && status != Z_STREAM_END)
        coded->is_damaged = TRUE;
    coded->used = (gsize)(stream.next_in - coded->in);
    inflateEnd(&stream);
    return out->len - begin <= coded->most;
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

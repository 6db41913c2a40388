/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites coded pixels of WebP by libwebp (webp_codec.h), which only this file
 * calls. Lossless pixels and opacity are decoded and encoded again, so that
 * none of the original bytes is left. Lossy pixels cannot be encoded again
 * without losing more: they are decoded as proof, and their partitions are cut
 * to the last byte that the decoder needs, so that all bytes that stay are read
 * as pixels. This defends against bytes behind the pixels, and against codes
 * made to break a decoder (CVE-2023-4863).
 */
#include <string.h>
#include <webp/decode.h>
#include <webp/encode.h>
#include <sekisho/bytes.h>
#include "picture/webp_codec.h"
#include "picture/webp_parts.h"

#define SLACK 4 /* how many bytes encoders write beyond what is needed */

/* ---- sizes -------------------------------------------------------------- */

gboolean
sk_webp_lossless_size(const SkWebpData *data, guint32 size[2])
{
    guint32 bits;

    if (data->len < 6 || data->bytes[0] != 0x2F)
        return FALSE;
    bits = sk_read_le32(data->bytes + 1);
    size[0] = (bits & 0x3FFF) + 1;
    size[1] = (bits >> 14 & 0x3FFF) + 1;
    return bits >> 29 == 0; /* The version must be 0. */
}

/* Reads the size of a key frame that is shown (RFC 6386, 9.1). */
gboolean
sk_webp_lossy_size(const SkWebpData *data, guint32 size[2])
{
    const guint8 *p = data->bytes;

    if (data->len < 10 || (p[0] & 1) != 0 || (p[0] >> 1 & 7) > 3 ||
        (p[0] & 16) == 0 || memcmp(p + 3, "\x9d\x01\x2a", 3) != 0)
        return FALSE;
    size[0] = sk_read_le16(p + 6) & 0x3FFF;
    size[1] = sk_read_le16(p + 8) & 0x3FFF;
    return size[0] > 0 && size[1] > 0;
}

/* ---- decoding ----------------------------------------------------------- */

static void
add_chunk(GByteArray *out, const char *name, const guint8 *bytes, gsize len)
{
    static const guint8 zero;

    g_byte_array_append(out, (const guint8 *)name, 4);
    sk_write_le32(out, (guint32)len);
    g_byte_array_append(out, bytes, (guint)len);
    g_byte_array_append(out, &zero, len % 2);
}

/* Returns a file with one picture for the decoder. @alph may be NULL. */
static GByteArray *
wrap(const char *name, const guint8 *bytes, gsize len, const SkWebpData *alph,
     const guint32 size[2])
{
    GByteArray *out = g_byte_array_new();
    guint32 w = size[0] - 1, h = size[1] - 1;
    guint8 shape[10] = { 0x10, 0,         0,
                         0,    (guint8)w, (guint8)(w >> 8),
                         0,    (guint8)h, (guint8)(h >> 8),
                         0 };
    guint32 all;

    g_byte_array_append(out, (const guint8 *)"RIFF\0\0\0\0WEBP", 12);
    if (alph != NULL) {
        add_chunk(out, "VP8X", shape, sizeof shape);
        add_chunk(out, "ALPH", alph->bytes, alph->len);
    }
    add_chunk(out, name, bytes, len);
    all = out->len - 8;
    for (guint i = 0; i < 4; i++)
        out->data[4 + i] = (guint8)(all >> (i * 8));
    return out;
}

/* Decodes @file in the colour space @mode. The result must be freed by
 * WebPFreeDecBuffer. */
static gboolean
decode(const GByteArray *file, WEBP_CSP_MODE mode, gboolean is_draft,
       WebPDecBuffer *out)
{
    WebPDecoderConfig config;
    gboolean done;

    if (!WebPInitDecoderConfig(&config))
        return FALSE;
    config.output.colorspace = mode;
    config.options.bypass_filtering = is_draft;
    done = WebPDecode(file->data, file->len, &config) == VP8_STATUS_OK;
    *out = config.output;
    if (!done)
        WebPFreeDecBuffer(out);
    return done;
}

/* ---- lossless ----------------------------------------------------------- */

static int
go_on(int percent, const WebPPicture *webp)
{
    return !sk_picture_out_of_time(webp->user_data);
}

static void
free_memory(WebPMemoryWriter *memory)
{
    WebPMemoryWriterClear(memory);
}

/* Returns the content of the chunk VP8L that codes @argb. */
static GByteArray *
code(SkPicture *picture, guint32 *argb, const guint32 size[2])
{
    __attribute__((cleanup(free_memory))) WebPMemoryWriter memory;
    WebPConfig config;
    WebPPicture webp;
    GByteArray *out = NULL;

    WebPMemoryWriterInit(&memory);
    if (WebPConfigInit(&config) && WebPPictureInit(&webp)) {
        config.lossless = 1;
        config.exact = 1; /* Pixels with no opacity keep their colour, too. */
        config.method = 4;
        config.quality = 75;
        webp.use_argb = 1;
        webp.width = (int)size[0];
        webp.height = (int)size[1];
        webp.argb = argb;
        webp.argb_stride = webp.width;
        webp.writer = WebPMemoryWrite;
        webp.custom_ptr = &memory;
        webp.progress_hook = go_on;
        webp.user_data = picture;
        if (WebPEncode(&config, &webp) && memory.size > 20 &&
            memcmp(memory.mem + 12, "VP8L", 4) == 0) {
            gsize len = sk_read_le32(memory.mem + 16);

            out = g_byte_array_new();
            g_byte_array_append(out, memory.mem + 20,
                                (guint)MIN(len, memory.size - 20));
        }
    }
    if (out == NULL)
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
    return out;
}

/* Returns the pixels as whole numbers, whatever their byte order is here. */
static guint32 *
as_argb(const WebPDecBuffer *buffer, const guint32 size[2], gboolean *has_alpha)
{
    guint32 *argb = g_try_new(guint32, (gsize)size[0] * size[1]);

    *has_alpha = FALSE;
    for (guint32 y = 0; argb != NULL && y < size[1]; y++) {
        const guint8 *p =
            buffer->u.RGBA.rgba + (gsize)y * (gsize)buffer->u.RGBA.stride;

        for (guint32 x = 0; x < size[0]; x++, p += 4) {
            argb[(gsize)y * size[0] + x] = sk_read_be32(p);
            *has_alpha |= p[0] != 0xFF;
        }
    }
    return argb;
}

GByteArray *
sk_webp_lossless(SkPicture *picture, const SkWebpData *vp8l,
                 gboolean *has_alpha)
{
    g_autoptr(GByteArray) file = NULL;
    g_autofree guint32 *argb = NULL;
    WebPDecBuffer buffer;
    guint32 size[2];

    if (!sk_webp_lossless_size(vp8l, size)) {
        sk_picture_is_damaged(picture, "webp-data");
        return NULL;
    }
    file = wrap("VP8L", vp8l->bytes, vp8l->len, NULL, size);
    if (!decode(file, MODE_ARGB, FALSE, &buffer)) {
        sk_picture_is_damaged(picture, "webp-data");
        return NULL;
    }
    argb = as_argb(&buffer, size, has_alpha);
    WebPFreeDecBuffer(&buffer);
    if (argb == NULL) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    return code(picture, argb, size);
}

/* ---- opacity ------------------------------------------------------------ */

/* Encodes the opacity as a lossless picture in its green channel (the WebP
 * container specification, "Alpha"), without the header of such a picture and
 * behind a byte that names the method. */
static GByteArray *
code_alpha(SkPicture *picture, const WebPDecBuffer *buffer,
           const guint32 size[2])
{
    static const guint8 how = 1; /* the method: lossless, without a filter */
    g_autofree guint32 *argb = g_try_new(guint32, (gsize)size[0] * size[1]);
    g_autoptr(GByteArray) coded = NULL;
    GByteArray *out = g_byte_array_new();
    gboolean has_alpha = FALSE;

    for (guint32 y = 0; argb != NULL && y < size[1]; y++)
        for (guint32 x = 0; x < size[0]; x++) {
            guint8 a =
                buffer->u.YUVA.a[(gsize)y * (gsize)buffer->u.YUVA.a_stride + x];

            argb[(gsize)y * size[0] + x] = 0xFF000000u | (guint32)a << 8;
            has_alpha |= a != 0xFF;
        }
    if (argb != NULL && !has_alpha)
        return out;
    coded = argb != NULL ? code(picture, argb, size) : NULL;
    if (coded == NULL || coded->len < 5) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
        g_byte_array_unref(out);
        return NULL;
    }
    g_byte_array_append(out, &how, 1);
    g_byte_array_append(out, coded->data + 5, coded->len - 5);
    return out;
}

GByteArray *
sk_webp_alpha(SkPicture *picture, const SkWebpData *alph, const SkWebpData *vp8)
{
    g_autoptr(GByteArray) file = NULL;
    WebPDecBuffer buffer;
    GByteArray *out;
    guint32 size[2];

    if (!sk_webp_lossy_size(vp8, size)) {
        sk_picture_is_damaged(picture, "webp-data");
        return NULL;
    }
    file = wrap("VP8 ", vp8->bytes, vp8->len, alph, size);
    if (!decode(file, MODE_YUVA, FALSE, &buffer)) {
        sk_picture_is_damaged(picture, "webp-alpha");
        return NULL;
    }
    out = code_alpha(picture, &buffer, size);
    WebPFreeDecBuffer(&buffer);
    return out;
}

/* ---- lossy -------------------------------------------------------------- */

/* Returns whether the partitions decode without a file around them, because
 * inside a file the decoder would read on behind them. */
static gboolean
is_decodable(const SkVp8Parts *parts)
{
    g_autoptr(GByteArray) vp8 = sk_vp8_join(parts);
    WebPDecBuffer buffer;

    if (!decode(vp8, MODE_YUV, TRUE, &buffer))
        return FALSE;
    WebPFreeDecBuffer(&buffer);
    return TRUE;
}

static gboolean
is_long_enough(const SkVp8Parts *parts, guint i, gsize len)
{
    SkVp8Parts shorter = *parts;

    shorter.len[i] = len;
    return is_decodable(&shorter);
}

/* Cuts partition @i to the fewest bytes with which the frame decodes, since the
 * decoder reports when it needs one more. Most encoders leave a few bytes too
 * many; returns TRUE if there were more than those. */
static gboolean
cut(SkVp8Parts *parts, guint i)
{
    /* @high bytes are enough; @low bytes are not, or @low is 0. */
    gsize low = 0, high = parts->len[i];
    gboolean is_long;

    if (high > SLACK && !is_long_enough(parts, i, high - SLACK))
        low = high - SLACK;
    while (high - low > 1) {
        gsize middle = low + (high - low) / 2;

        if (is_long_enough(parts, i, middle))
            high = middle;
        else
            low = middle;
    }
    if (high == 1 && is_long_enough(parts, i, 0))
        high = 0; /* A small picture may not need this partition at all. */
    is_long = parts->len[i] - high > SLACK;
    parts->len[i] = high;
    return is_long;
}

GByteArray *
sk_webp_lossy(SkPicture *picture, const SkWebpData *vp8)
{
    gboolean is_long = FALSE;
    SkVp8Parts parts;
    guint32 size[2];

    if (!sk_webp_lossy_size(vp8, size) || !sk_vp8_parts(vp8, &parts) ||
        !is_decodable(&parts)) {
        sk_picture_is_damaged(picture, "webp-data");
        return NULL;
    }
    for (guint i = 0; i < parts.n; i++) {
        if (sk_picture_out_of_time(picture))
            return NULL;
        is_long |= cut(&parts, i);
    }
    sk_picture_count(picture, "trailing-bytes", is_long);
    return sk_vp8_join(&parts);
}

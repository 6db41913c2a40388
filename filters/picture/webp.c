/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites WebP (the WebP container specification), animated or not: size,
 * frames with their places and delays, opacity, a standard colour profile and
 * the orientation. Every other chunk is left out and counted. The coded pixels
 * are handled by webp_codec.c. This defends against what hides in chunks,
 * between them and behind the end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/exif.h"
#include "icc/icc.h"
#include "picture/webp_codec.h"

#define FRAME_HEAD 16 /* the bytes of ANMF before the chunks of the frame */

/* The flags of VP8X. */
enum { ANIMATED = 0x02, HAS_EXIF = 0x08, HAS_ALPHA = 0x10, HAS_PROFILE = 0x20 };

typedef struct {
    SkPicture *picture;
    GByteArray *body; /* the chunks ANIM and ANMF, or ALPH and VP8 or VP8L */
    guint32 width, height; /* the size of the canvas; 0 if not given */
    guint32 frames;
    gboolean is_extended, is_animated, has_alpha, has_image, has_animation;
    /* an ALPH that waits for its picture; its bytes are NULL
     * if there is none */
    SkWebpData alph;
    GBytes *profile; /* the colour profile that leaves, or NULL */
    guint orientation;
} Webp;

typedef struct {
    const guint8 *name, *data;
    gsize len;
} Chunk;

/* ---- chunks ------------------------------------------------------------- */

static void
write_chunk(GByteArray *out, const char *name, const guint8 *bytes, gsize len)
{
    static const guint8 zero;

    g_byte_array_append(out, (const guint8 *)name, 4);
    sk_write_le32(out, (guint32)len);
    g_byte_array_append(out, bytes, (guint)len);
    g_byte_array_append(out, &zero, len % 2);
}

/* Reads the chunk at *@at of @len bytes and moves behind it. Returns FALSE if
 * it does not fit. The byte that pads the last chunk may be missing. */
static gboolean
next_chunk(const guint8 *bytes, gsize len, gsize *at, Chunk *chunk)
{
    gsize left = len - *at;

    if (left < 8)
        return FALSE;
    chunk->name = bytes + *at;
    chunk->data = chunk->name + 8;
    chunk->len = sk_read_le32(chunk->name + 4);
    if (chunk->len > left - 8)
        return FALSE;
    *at += MIN(8 + chunk->len + chunk->len % 2, left);
    return TRUE;
}

static gboolean
is_named(const Chunk *chunk, const char *name)
{
    return memcmp(chunk->name, name, 4) == 0;
}

static void
write_24(GByteArray *out, guint32 number)
{
    sk_write_le16(out, (guint16)number);
    g_byte_array_append(out, (const guint8[]){ (guint8)(number >> 16) }, 1);
}

/* ---- pixels ------------------------------------------------------------- */

/* Checks the size of one picture or frame of @width by @height; 0 accepts any
 * size, which becomes that of the canvas. Encoding it lossless takes much more
 * memory than its pixels. */
static gboolean
is_size(Webp *webp, const guint32 size[2], guint32 width, guint32 height,
        guint bits)
{
    if (width == 0) {
        webp->width = size[0];
        webp->height = size[1];
    } else if (size[0] != width || size[1] != height) {
        return sk_picture_is_damaged(webp->picture, "webp-size");
    }
    return sk_picture_add_frame(webp->picture, size[0], size[1], bits);
}

static gboolean
write_lossless(Webp *webp, GByteArray *out, const SkWebpData *data,
               guint32 width, guint32 height)
{
    g_autoptr(GByteArray) coded = NULL;
    gboolean has_alpha = FALSE;
    guint32 size[2];

    if (!sk_webp_lossless_size(data, size))
        return sk_picture_is_damaged(webp->picture, "webp-data");
    if (!is_size(webp, size, width, height, 128))
        return FALSE;
    coded = sk_webp_lossless(webp->picture, data, &has_alpha);
    if (coded == NULL)
        return FALSE;
    webp->has_alpha |= has_alpha;
    /* A lossless picture has an opacity of its own, so the ALPH is counted and
     * dropped. */
    sk_picture_count(webp->picture, "unknown-chunk", webp->alph.bytes != NULL);
    write_chunk(out, "VP8L", coded->data, coded->len);
    return TRUE;
}

static gboolean
write_lossy(Webp *webp, GByteArray *out, const SkWebpData *data, guint32 width,
            guint32 height)
{
    g_autoptr(GByteArray) coded = NULL, alpha = NULL;
    guint32 size[2];

    if (!sk_webp_lossy_size(data, size))
        return sk_picture_is_damaged(webp->picture, "webp-data");
    if (!is_size(webp, size, width, height, webp->alph.bytes ? 128 : 32))
        return FALSE;
    coded = sk_webp_lossy(webp->picture, data);
    if (coded == NULL)
        return FALSE;
    if (webp->alph.bytes != NULL) {
        alpha = sk_webp_alpha(webp->picture, &webp->alph, data);
        if (alpha == NULL)
            return FALSE;
    }
    if (alpha != NULL && alpha->len > 0) {
        write_chunk(out, "ALPH", alpha->data, alpha->len);
        webp->has_alpha = TRUE;
    }
    write_chunk(out, "VP8 ", coded->data, coded->len);
    return TRUE;
}

/* Writes a chunk of pixels. Returns FALSE without a reason if it is no such
 * chunk. */
static gboolean
write_image(Webp *webp, GByteArray *out, const Chunk *chunk, guint32 width,
            guint32 height)
{
    SkWebpData data = { chunk->data, chunk->len };
    gboolean done = is_named(chunk, "VP8L")
                        ? write_lossless(webp, out, &data, width, height)
                        : write_lossy(webp, out, &data, width, height);

    webp->alph.bytes = NULL;
    return done;
}

static gboolean
is_image(const Chunk *chunk)
{
    return is_named(chunk, "VP8L") || is_named(chunk, "VP8 ");
}

/* ---- frames ------------------------------------------------------------- */

static gboolean
write_frame(Webp *webp, const Chunk *frame, GByteArray *pixels)
{
    const guint8 *p = frame->data;
    guint32 x = sk_read_le24(p) * 2, y = sk_read_le24(p + 3) * 2;
    guint32 width = sk_read_le24(p + 6) + 1, height = sk_read_le24(p + 9) + 1;
    gboolean has_pixels = FALSE;
    gsize at = FRAME_HEAD;
    Chunk chunk;

    if (x + width > webp->width || y + height > webp->height)
        return sk_picture_is_damaged(webp->picture, "webp-frame");
    while (next_chunk(p, frame->len, &at, &chunk)) {
        if (is_named(&chunk, "ALPH") && !has_pixels) {
            webp->alph = (SkWebpData){ chunk.data, chunk.len };
        } else if (is_image(&chunk) && !has_pixels) {
            has_pixels = TRUE;
            if (!write_image(webp, pixels, &chunk, width, height))
                return FALSE;
        } else {
            sk_picture_count(webp->picture, "unknown-chunk", 1);
        }
    }
    sk_picture_count(webp->picture, "trailing-bytes", at < frame->len);
    return has_pixels || sk_picture_is_damaged(webp->picture, "webp-frame");
}

static gboolean
take_frame(Webp *webp, const Chunk *chunk)
{
    g_autoptr(GByteArray) pixels = g_byte_array_new();
    g_autoptr(GByteArray) head = g_byte_array_new();
    guint8 how;

    if (!webp->is_animated || !webp->has_animation || chunk->len < FRAME_HEAD)
        return sk_picture_is_damaged(webp->picture, "webp-frame");
    if (sk_picture_out_of_time(webp->picture) ||
        !write_frame(webp, chunk, pixels))
        return FALSE;
    g_byte_array_append(head, chunk->data, FRAME_HEAD - 1);
    /* This keeps the bits for blending and disposal. */
    how = chunk->data[FRAME_HEAD - 1] & 3;
    g_byte_array_append(head, &how, 1);
    g_byte_array_append(head, pixels->data, pixels->len);
    write_chunk(webp->body, "ANMF", head->data, head->len);
    webp->has_image = TRUE;
    return TRUE;
}

/* Takes the colour of the background and the number of repetitions. */
static gboolean
take_animation(Webp *webp, const Chunk *chunk)
{
    if (!webp->is_animated || webp->has_animation || chunk->len < 6)
        return sk_picture_is_damaged(webp->picture, "webp-order");
    webp->has_animation = TRUE;
    write_chunk(webp->body, "ANIM", chunk->data, 6);
    return TRUE;
}

/* ---- the list ----------------------------------------------------------- */

static gboolean
take_extended(Webp *webp, const Chunk *chunk)
{
    if (webp->is_extended || webp->has_image || chunk->len < 10)
        return sk_picture_is_damaged(webp->picture, "webp-order");
    webp->is_extended = TRUE;
    webp->is_animated = (chunk->data[0] & ANIMATED) != 0;
    webp->width = sk_read_le24(chunk->data + 4) + 1;
    webp->height = sk_read_le24(chunk->data + 7) + 1;
    if ((guint64)webp->width * webp->height > webp->picture->limits->pixels)
        return sk_picture_refuse(webp->picture, SK_REASON_LIMIT_PIXELS, NULL);
    return TRUE;
}

static gboolean
take_profile(Webp *webp, const Chunk *chunk)
{
    g_clear_pointer(&webp->profile, g_bytes_unref);
    if (!sk_icc_rewrite(chunk->data, chunk->len, 3, &webp->profile))
        sk_picture_count(webp->picture, "icc-profile", 1);
    return TRUE;
}

static gboolean
take_exif(Webp *webp, const Chunk *chunk)
{
    gsize skip =
        chunk->len >= 6 && memcmp(chunk->data, "Exif\0", 6) == 0 ? 6 : 0;

    webp->orientation =
        sk_exif_orientation(chunk->data + skip, chunk->len - skip);
    sk_exif_count(webp->picture, chunk->data + skip, chunk->len - skip);
    return TRUE;
}

static gboolean
take_alpha(Webp *webp, const Chunk *chunk)
{
    if (webp->has_image)
        sk_picture_count(webp->picture, "unknown-chunk", 1);
    else
        webp->alph = (SkWebpData){ chunk->data, chunk->len };
    return TRUE;
}

static gboolean
take_image(Webp *webp, const Chunk *chunk)
{
    if (webp->has_image || webp->is_animated) {
        sk_picture_count(webp->picture, "unknown-chunk", 1);
        return TRUE;
    }
    webp->has_image = TRUE;
    return write_image(webp, webp->body, chunk, webp->width, webp->height);
}

static gboolean
take_chunk(Webp *webp, const Chunk *chunk)
{
    static const struct {
        const char *name;
        gboolean (*take)(Webp *webp, const Chunk *chunk);
    } leaving[] = {
        { "VP8X", take_extended },  { "ICCP", take_profile },
        { "ANIM", take_animation }, { "ANMF", take_frame },
        { "ALPH", take_alpha },     { "VP8 ", take_image },
        { "VP8L", take_image },     { "EXIF", take_exif },
    };

    for (guint i = 0; i < G_N_ELEMENTS(leaving); i++)
        if (is_named(chunk, leaving[i].name))
            return leaving[i].take(webp, chunk);
    sk_picture_count(webp->picture,
                     is_named(chunk, "XMP ") ? "xmp" : "unknown-chunk", 1);
    return TRUE;
}

static gboolean
read_all(Webp *webp)
{
    const guint8 *p = webp->picture->bytes;
    gsize len = webp->picture->len, at = 12, end;
    Chunk chunk;

    if (len < 12 || memcmp(p, "RIFF", 4) != 0 || memcmp(p + 8, "WEBP", 4) != 0)
        return sk_picture_is_damaged(webp->picture, "webp-header");
    end = (gsize)sk_read_le32(p + 4) + 8;
    /* The padding byte at an odd end may be missing. */
    if (end < 12 || end > len + 1)
        return sk_picture_is_damaged(webp->picture, "webp-cut");
    end = MIN(end, len);
    while (at < end && next_chunk(p, end, &at, &chunk))
        if (!take_chunk(webp, &chunk))
            return FALSE;
    sk_picture_count(webp->picture, "trailing-bytes", at < len);
    return webp->has_image ||
           sk_picture_is_damaged(webp->picture, "webp-no-pixels");
}

/* ---- writing ------------------------------------------------------------ */

static GByteArray *
extended(const Webp *webp, guint flags)
{
    GByteArray *out = g_byte_array_new();

    sk_write_le32(out, flags);
    write_24(out, webp->width - 1);
    write_24(out, webp->height - 1);
    return out;
}

/* The extended form (VP8X) is written only if it has something to say. A
 * lossless picture itself says that some pixels are not opaque. */
static GBytes *
put_together(const Webp *webp)
{
    GBytes *profile = webp->profile;
    g_autoptr(GByteArray) head = NULL, exif = NULL;
    GByteArray *out = g_byte_array_new();
    gboolean has_chunk = memcmp(webp->body->data, "ALPH", 4) == 0;
    guint flags = (webp->is_animated ? ANIMATED : 0) |
                  (webp->orientation != 1 ? HAS_EXIF : 0) |
                  (profile != NULL ? HAS_PROFILE : 0);

    g_byte_array_append(out, (const guint8 *)"RIFF\0\0\0\0WEBP", 12);
    if (flags != 0 || has_chunk) {
        head = extended(webp, flags | (webp->has_alpha ? HAS_ALPHA : 0));
        write_chunk(out, "VP8X", head->data, head->len);
    }
    if (profile != NULL)
        write_chunk(out, "ICCP", g_bytes_get_data(profile, NULL),
                    g_bytes_get_size(profile));
    g_byte_array_append(out, webp->body->data, webp->body->len);
    if (webp->orientation != 1) {
        exif = sk_exif_with_orientation(webp->orientation);
        write_chunk(out, "EXIF", exif->data, exif->len);
    }
    for (guint i = 0; i < 4; i++)
        out->data[4 + i] = (guint8)((out->len - 8) >> (i * 8));
    return g_byte_array_free_to_bytes(out);
}

GBytes *
sk_webp_clean(SkPicture *picture)
{
    g_autoptr(GByteArray) body = g_byte_array_new();
    Webp webp = { .picture = picture, .body = body, .orientation = 1 };
    GBytes *clean = read_all(&webp) ? put_together(&webp) : NULL;

    g_clear_pointer(&webp.profile, g_bytes_unref);
    return clean;
}

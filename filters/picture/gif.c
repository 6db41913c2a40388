/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites GIF (GIF89a specification), animated or not: screen, palettes,
 * frames with their pixels decoded and encoded again, delays, transparency and
 * the number of repetitions. Comments, text overlays and every other extension
 * are left out and counted. This defends against scripts in comments and files
 * behind the end.
 */
#include <string.h>
#include "picture/gif_lzw.h"
#include "picture/picture.h"

/* the length of signature and logical screen descriptor */
#define HEADER 13
/* the length of an image descriptor with its first byte */
#define DESCRIPTOR 10
#define EXTENSION  0x21
#define FRAME      0x2C
#define TRAILER    0x3B

typedef struct {
    SkPicture *picture;
    gsize at;
    GByteArray *out;
    /* the control data of the next frame: flags, delay, transparent colour */
    guint8 control[4];
    gboolean has_control, has_loop, ended;
    guint frames;
    guint32 width, height; /* the size of the area that viewers allocate */
} Gif;

static gsize
left(const Gif *gif)
{
    return gif->picture->len - gif->at;
}

static const guint8 *
here(const Gif *gif)
{
    return gif->picture->bytes + gif->at;
}

/* Joins the sub-blocks that begin at the current position. Returns NULL without
 * moving on if they are cut short. */
static GByteArray *
read_sub_blocks(Gif *gif)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    gsize at = gif->at;

    for (;;) {
        guint n;

        if (at >= gif->picture->len)
            return NULL;
        n = gif->picture->bytes[at++];
        if (n == 0)
            break;
        if (n > gif->picture->len - at)
            return NULL;
        g_byte_array_append(all, gif->picture->bytes + at, n);
        at += n;
    }
    gif->at = at;
    return g_steal_pointer(&all);
}

/* Viewers allocate the screen and every frame that reaches beyond it, because a
 * frame of one pixel may lie far outside; so that area is judged, too. */
static gboolean
make_room(Gif *gif, guint32 width, guint32 height)
{
    gif->width = MAX(gif->width, width);
    gif->height = MAX(gif->height, height);
    if ((guint64)gif->width * gif->height > gif->picture->limits->pixels)
        return sk_picture_refuse(gif->picture, SK_REASON_LIMIT_PIXELS, NULL);
    return TRUE;
}

/* Copies a palette of 2 to the power of @power colours. */
static gboolean
copy_palette(Gif *gif, guint power)
{
    gsize len = (gsize)3 << power;

    if (left(gif) < len)
        return sk_picture_is_damaged(gif->picture, "gif-palette");
    g_byte_array_append(gif->out, here(gif), (guint)len);
    gif->at += len;
    return TRUE;
}

static gboolean
take_header(Gif *gif)
{
    const guint8 *p = gif->picture->bytes;
    guint8 flags;

    if (gif->picture->len < HEADER ||
        (memcmp(p, "GIF87a", 6) != 0 && memcmp(p, "GIF89a", 6) != 0))
        return sk_picture_is_damaged(gif->picture, "gif-header");
    flags = p[10];
    g_byte_array_append(gif->out, (const guint8 *)"GIF89a", 6);
    g_byte_array_append(gif->out, p + 6, HEADER - 6);
    gif->at = HEADER;
    if (!make_room(gif, sk_read_le16(p + 6), sk_read_le16(p + 8)))
        return FALSE;
    return (flags & 0x80) == 0 || copy_palette(gif, (flags & 7u) + 1);
}

/* ---- extensions --------------------------------------------------------- */

/* Writes the number of repetitions as Netscape's application extension. */
static void
take_loop(Gif *gif, const GByteArray *blocks)
{
    static const guint8 begin[] = { EXTENSION, 0xFF, 11,  'N', 'E', 'T',
                                    'S',       'C',  'A', 'P', 'E', '2',
                                    '.',       '0',  3,   1 };
    static const guint8 end = 0;

    g_byte_array_append(gif->out, begin, sizeof begin);
    g_byte_array_append(gif->out, blocks->data + 12, 2);
    g_byte_array_append(gif->out, &end, 1);
    gif->has_loop = TRUE;
}

static gboolean
is_loop(const Gif *gif, const GByteArray *blocks)
{
    return !gif->has_loop && gif->frames == 0 && blocks->len == 14 &&
           memcmp(blocks->data, "NETSCAPE2.0\001", 12) == 0;
}

static gboolean
take_extension(Gif *gif)
{
    g_autoptr(GByteArray) blocks = NULL;
    guint8 label;

    if (left(gif) < 2)
        return sk_picture_is_damaged(gif->picture, "gif-cut");
    label = here(gif)[1];
    gif->at += 2;
    blocks = read_sub_blocks(gif);
    if (blocks == NULL)
        return sk_picture_is_damaged(gif->picture, "gif-cut");
    if (label == 0xF9 && blocks->len == 4) {
        memcpy(gif->control, blocks->data, sizeof gif->control);
        /* This keeps the disposal method and the flag for transparency. */
        gif->control[0] &= 0x1D;
        gif->has_control = TRUE;
    } else if (label == 0xFF && is_loop(gif, blocks)) {
        take_loop(gif, blocks);
    } else {
        sk_picture_count(gif->picture,
                         label == 0xFE ? "comment" : "unknown-extension", 1);
    }
    return TRUE;
}

/* ---- frames ------------------------------------------------------------- */

static void
write_control(Gif *gif)
{
    static const guint8 begin[] = { EXTENSION, 0xF9, 4 }, end = 0;

    if (!gif->has_control)
        return;
    g_byte_array_append(gif->out, begin, sizeof begin);
    g_byte_array_append(gif->out, gif->control, sizeof gif->control);
    g_byte_array_append(gif->out, &end, 1);
    gif->has_control = FALSE;
}

/* Decodes the pixels and encodes them again. If they end too early, the rest
 * gets the first colour, as viewers show it. */
static gboolean
rewrite_pixels(Gif *gif, gsize n)
{
    g_autoptr(GByteArray) packed = NULL;
    g_autofree guint8 *pixels = NULL;
    gboolean extra = FALSE;
    guint8 bits;
    gsize found;

    if (left(gif) < 2 || here(gif)[0] < 2 || here(gif)[0] > 8)
        return sk_picture_is_damaged(gif->picture, "gif-code-size");
    bits = here(gif)[0];
    gif->at++;
    packed = read_sub_blocks(gif);
    pixels = g_try_malloc0(n);
    if (pixels == NULL)
        return sk_picture_refuse(gif->picture, SK_REASON_LIMIT_EXPANDED,
                                 "memory");
    if (packed == NULL)
        return sk_picture_is_damaged(gif->picture, "gif-cut");
    found = sk_gif_lzw_undo(packed->data, packed->len, bits, pixels, n, &extra);
    if (found == 0)
        return sk_picture_is_damaged(gif->picture, "gif-data");
    sk_picture_count(gif->picture, "damaged-data", found < n);
    sk_picture_count(gif->picture, "trailing-bytes", extra);
    g_byte_array_append(gif->out, &bits, 1);
    sk_gif_lzw(gif->out, bits, pixels, n);
    return TRUE;
}

static gboolean
take_frame(Gif *gif)
{
    const guint8 *p = here(gif);
    guint32 width, height;
    guint8 flags;

    if (left(gif) < DESCRIPTOR)
        return sk_picture_is_damaged(gif->picture, "gif-cut");
    width = sk_read_le16(p + 5);
    height = sk_read_le16(p + 7);
    if (!make_room(gif, sk_read_le16(p + 1) + width,
                   sk_read_le16(p + 3) + height) ||
        !sk_picture_add_frame(gif->picture, width, height, 8))
        return FALSE;
    write_control(gif);
    g_byte_array_append(gif->out, p, DESCRIPTOR - 1);
    /* This keeps the flags for palette and interlacing, and the size of the
     * palette. */
    flags = p[9] & 0xC7;
    g_byte_array_append(gif->out, &flags, 1);
    gif->at += DESCRIPTOR;
    gif->frames++;
    if ((flags & 0x80) != 0 && !copy_palette(gif, (flags & 7u) + 1))
        return FALSE;
    return rewrite_pixels(gif, (gsize)width * height);
}

/* Takes the trailer, or what stands in its place: after the first frame viewers
 * take anything else for the end. */
static gboolean
take_end(Gif *gif)
{
    static const guint8 trailer = TRAILER;
    gboolean is_trailer = left(gif) > 0 && here(gif)[0] == TRAILER;

    if (gif->frames == 0)
        return sk_picture_is_damaged(gif->picture, "gif-no-pixels");
    sk_picture_count(gif->picture, "damaged-data", !is_trailer);
    sk_picture_count(gif->picture, "trailing-bytes",
                     left(gif) > (is_trailer ? 1u : 0u));
    g_byte_array_append(gif->out, &trailer, 1);
    gif->ended = TRUE;
    return TRUE;
}

static gboolean
take_next(Gif *gif)
{
    if (sk_picture_out_of_time(gif->picture))
        return FALSE;
    if (left(gif) > 0 && here(gif)[0] == EXTENSION)
        return take_extension(gif);
    if (left(gif) > 0 && here(gif)[0] == FRAME)
        return take_frame(gif);
    return take_end(gif);
}

GBytes *
sk_gif_clean(SkPicture *picture)
{
    Gif gif = { .picture = picture };
    g_autoptr(GByteArray) out = g_byte_array_new();

    gif.out = out;
    if (!take_header(&gif))
        return NULL;
    while (!gif.ended)
        if (!take_next(&gif))
            return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

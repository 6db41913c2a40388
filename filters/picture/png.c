/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites PNG and APNG (PNG specification, third edition). The header, the
 * palette, transparency, colour space, pixel density, animation and the pixels
 * leave; every other chunk does not, and is counted by what it may hold. No
 * byte of a chunk is copied that this file did not understand. This defends
 * against text, EXIF and files hidden in chunks or behind the end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/exif.h"
#include "picture/png_chunk.h"
#include "picture/png_color.h"
#include "picture/png_data.h"

/* bytes of pixel data in one chunk that is written */
#define CHUNK_MAX (64u << 10)

typedef struct {
    SkPicture *picture;
    SkPngChunks in;
    SkPngShape shape;
    GByteArray *out;
    GByteArray *head;   /* the chunks that stand before the pixels */
    GByteArray *frames; /* the chunks from the first frame on */
    SkPngData *data;    /* the frame whose pixels are being read, or NULL */
    /* the fcTL of that frame without its number, or NULL */
    GByteArray *control;
    gboolean is_default; /* the pixels of that frame stand in IDAT */
    guint colors;        /* the number of colours in the palette */
    guint32 n_frames;    /* the frames with an fcTL that were written */
    guint32 sequence;    /* the next sequence number of fcTL and fdAT */
    guint32 plays;
    SkPngColor color;
    gboolean is_animated, has_image, has_density, has_alpha;
    gboolean ended;
} Png;

/* ---- writing ------------------------------------------------------------ */

/* Writes the pixels of the frame that is complete: as IDAT, or as numbered
 * fdAT. */
static void
write_pixels(Png *png, const GByteArray *packed)
{
    for (guint at = 0; at < packed->len; at += CHUNK_MAX) {
        guint n = MIN(CHUNK_MAX, packed->len - at);

        if (png->is_default) {
            sk_png_chunk_write(png->frames, "IDAT", packed->data + at, n);
        } else {
            g_autoptr(GByteArray) numbered = g_byte_array_new();

            sk_write_be32(numbered, png->sequence++);
            g_byte_array_append(numbered, packed->data + at, n);
            sk_png_chunk_write(png->frames, "fdAT", numbered->data,
                               numbered->len);
        }
    }
}

static void
write_control(Png *png)
{
    g_autoptr(GByteArray) numbered = g_byte_array_new();

    sk_write_be32(numbered, png->sequence++);
    g_byte_array_append(numbered, png->control->data, png->control->len);
    sk_png_chunk_write(png->frames, "fcTL", numbered->data, numbered->len);
    png->n_frames++;
}

/* ---- chunks ------------------------------------------------------------- */

static gboolean
take_header(Png *png, const SkPngChunk *chunk)
{
    const guint8 *p = chunk->data;
    guint8 written[13];

    if (strcmp(chunk->type, "IHDR") != 0 || chunk->length != sizeof written)
        return sk_picture_is_damaged(png->picture, "png-header");
    png->shape =
        (SkPngShape){ sk_read_be32(p), sk_read_be32(p + 4), p[8], p[9], p[12] };
    if (sk_png_shape_bits(&png->shape) == 0 || p[10] != 0 || p[11] != 0 ||
        p[12] > 1 || png->shape.width > G_MAXINT32 ||
        png->shape.height > G_MAXINT32)
        return sk_picture_is_damaged(png->picture, "png-header");
    memcpy(written, p, sizeof written);
    sk_png_chunk_write(png->out, "IHDR", written, sizeof written);
    return TRUE;
}

static gboolean
take_palette(Png *png, const SkPngChunk *chunk)
{
    guint most = png->shape.color == 3 ? 1u << png->shape.depth : 256;

    if (png->colors > 0 || png->has_image || chunk->length % 3 != 0 ||
        chunk->length == 0 || chunk->length / 3 > most ||
        (png->shape.color & 2) == 0)
        return sk_picture_is_damaged(png->picture, "png-palette");
    png->colors = chunk->length / 3;
    sk_png_chunk_write(png->head, "PLTE", chunk->data, chunk->length);
    return TRUE;
}

/* PNG specification, 11.3.1.1: one entry for each colour of the palette, or one
 * colour. What does not match is left out, and the picture is opaque. */
static gboolean
take_transparency(Png *png, const SkPngChunk *chunk)
{
    guint color = png->shape.color;
    gboolean fits = color == 3
                        ? chunk->length > 0 && chunk->length <= png->colors
                        : chunk->length == (color == 0   ? 2u
                                            : color == 2 ? 6u
                                                         : G_MAXUINT32);

    if (!fits || png->has_alpha || png->has_image) {
        sk_picture_count(png->picture, "unknown-chunk", 1);
        return TRUE;
    }
    png->has_alpha = TRUE;
    sk_png_chunk_write(png->head, "tRNS", chunk->data, chunk->length);
    return TRUE;
}

static gboolean
take_density(Png *png, const SkPngChunk *chunk)
{
    if (chunk->length == 9 && chunk->data[8] <= 1 && !png->has_density &&
        !png->has_image)
        sk_png_chunk_write(png->head, "pHYs", chunk->data, chunk->length);
    else
        sk_picture_count(png->picture, "unknown-chunk", 1);
    png->has_density = TRUE;
    return TRUE;
}

/* Chunks that say what the numbers of a pixel mean must stand before palette
 * and pixels. */
static gboolean
take_color(Png *png, const SkPngChunk *chunk)
{
    gboolean is_late = png->colors > 0 || png->has_image;

    if (is_late || !sk_png_color_take(&png->color, chunk, png->out,
                                      (png->shape.color & 2) == 0))
        sk_picture_count(png->picture, sk_png_color_word(chunk), 1);
    return TRUE;
}

/* ---- frames ------------------------------------------------------------- */

static gboolean
finish_frame(Png *png)
{
    g_autoptr(GByteArray) packed = NULL;

    if (png->data == NULL)
        return TRUE;
    packed = sk_png_data_finish(g_steal_pointer(&png->data));
    if (packed == NULL)
        return FALSE;
    if (png->control != NULL)
        write_control(png);
    write_pixels(png, packed);
    g_clear_pointer(&png->control, g_byte_array_unref);
    return TRUE;
}

static gboolean
begin_frame(Png *png, guint32 width, guint32 height)
{
    SkPngShape shape = png->shape;

    shape.width = width;
    shape.height = height;
    if (!sk_picture_add_frame(png->picture, width, height,
                              sk_png_shape_bits(&shape)))
        return FALSE;
    png->data = sk_png_data_new(png->picture, &shape);
    return png->data != NULL;
}

static gboolean
take_image(Png *png, const SkPngChunk *chunk)
{
    if (!png->has_image) {
        if (png->shape.color == 3 && png->colors == 0)
            return sk_picture_is_damaged(png->picture, "png-palette");
        png->has_image = TRUE;
        png->is_default = TRUE;
        if (!begin_frame(png, png->shape.width, png->shape.height))
            return FALSE;
    }
    if (png->data == NULL || !png->is_default)
        return sk_picture_is_damaged(png->picture, "png-order");
    return sk_png_data_take(png->data, chunk->data, chunk->length);
}

static gboolean
take_animation(Png *png, const SkPngChunk *chunk)
{
    if (chunk->length != 8 || png->is_animated || png->has_image)
        return sk_picture_is_damaged(png->picture, "apng-order");
    png->is_animated = TRUE;
    png->plays = sk_read_be32(chunk->data + 4);
    return TRUE;
}

/* APNG: sequence number, size, place, delay, disposal and blending. */
static gboolean
take_control(Png *png, const SkPngChunk *chunk)
{
    const guint8 *p = chunk->data;
    guint32 width, height;

    if (!png->is_animated) {
        sk_picture_count(png->picture, "unknown-chunk", 1);
        return TRUE;
    }
    if (chunk->length != 26 || !finish_frame(png) || png->control != NULL)
        return sk_picture_is_damaged(png->picture, "apng-control");
    width = sk_read_be32(p + 4);
    height = sk_read_be32(p + 8);
    if (width == 0 || height == 0 || width > png->shape.width ||
        height > png->shape.height ||
        sk_read_be32(p + 12) > png->shape.width - width ||
        sk_read_be32(p + 16) > png->shape.height - height || p[24] > 2 ||
        p[25] > 1 ||
        (!png->has_image &&
         (width != png->shape.width || height != png->shape.height)))
        return sk_picture_is_damaged(png->picture, "apng-control");
    png->control = g_byte_array_new();
    g_byte_array_append(png->control, p + 4, 22);
    return TRUE;
}

static gboolean
take_frame_data(Png *png, const SkPngChunk *chunk)
{
    if (!png->is_animated) {
        sk_picture_count(png->picture, "unknown-chunk", 1);
        return TRUE;
    }
    if (chunk->length < 4 || !png->has_image ||
        (png->data != NULL && png->is_default))
        return sk_picture_is_damaged(png->picture, "apng-order");
    if (png->data == NULL) {
        if (png->control == NULL)
            return sk_picture_is_damaged(png->picture, "apng-order");
        png->is_default = FALSE;
        if (!begin_frame(png, sk_read_be32(png->control->data),
                         sk_read_be32(png->control->data + 4)))
            return FALSE;
    }
    return sk_png_data_take(png->data, chunk->data + 4, chunk->length - 4);
}

static gboolean
take_end(Png *png, const SkPngChunk *chunk)
{
    if (!finish_frame(png))
        return FALSE;
    if (!png->has_image || chunk->length != 0)
        return sk_picture_is_damaged(png->picture, "png-no-pixels");
    png->ended = TRUE;
    return TRUE;
}

/* ---- the list ----------------------------------------------------------- */

/* The chunks that leave, with their readers. */
static const struct {
    const char *type;
    gboolean (*take)(Png *png, const SkPngChunk *chunk);
} leaving[] = {
    { "PLTE", take_palette },    { "tRNS", take_transparency },
    { "pHYs", take_density },    { "gAMA", take_color },
    { "cHRM", take_color },      { "sRGB", take_color },
    { "iCCP", take_color },      { "IDAT", take_image },
    { "acTL", take_animation },  { "fcTL", take_control },
    { "fdAT", take_frame_data }, { "IEND", take_end },
};

/* The chunks that do not leave, with their names in the report. */
static const struct {
    const char *type, *what;
} dropped[] = {
    { "tEXt", "text-chunk" },        { "zTXt", "text-chunk" },
    { "iTXt", "text-chunk" },        { "tIME", "time" },
    { "bKGD", "background-colour" }, { "hIST", "histogram" },
    { "sBIT", "significant-bits" },  { "sPLT", "palette-hint" },
};

static gboolean
take_chunk(Png *png, const SkPngChunk *chunk)
{
    const char *what = "unknown-chunk";

    for (guint i = 0; i < G_N_ELEMENTS(leaving); i++)
        if (strcmp(chunk->type, leaving[i].type) == 0)
            return leaving[i].take(png, chunk);
    /* An upper-case first letter means that the picture cannot be shown without
     * the chunk. */
    if (g_ascii_isupper(chunk->type[0]))
        return sk_picture_is_damaged(png->picture, "png-critical-chunk");
    for (guint i = 0; i < G_N_ELEMENTS(dropped); i++)
        if (strcmp(chunk->type, dropped[i].type) == 0)
            what = dropped[i].what;
    if (strcmp(chunk->type, "eXIf") == 0)
        sk_exif_count(png->picture, chunk->data, chunk->length);
    else
        sk_picture_count(png->picture, what, 1);
    return TRUE;
}

static gboolean
read_all(Png *png)
{
    SkPicture *picture = png->picture;
    SkPngChunk chunk;

    if (png->picture->len < sizeof sk_png_signature ||
        memcmp(png->picture->bytes, sk_png_signature,
               sizeof sk_png_signature) != 0)
        return sk_picture_is_damaged(png->picture, "png-signature");
    png->in.at = sizeof sk_png_signature;
    if (!sk_png_chunk_read(picture, &png->in, &chunk) ||
        !take_header(png, &chunk))
        return FALSE;
    while (!png->ended)
        if (sk_picture_out_of_time(png->picture) ||
            !sk_png_chunk_read(picture, &png->in, &chunk) ||
            !take_chunk(png, &chunk))
            return FALSE;
    if (png->in.at < png->picture->len)
        sk_picture_count(png->picture, "trailing-bytes", 1);
    return TRUE;
}

/* A single frame is not an animation, and without any frame there is only the
 * default image. */
static GBytes *
put_together(Png *png)
{
    if (png->n_frames > 0) {
        g_autoptr(GByteArray) numbers = g_byte_array_new();

        sk_write_be32(numbers, png->n_frames);
        sk_write_be32(numbers, png->plays);
        sk_png_chunk_write(png->head, "acTL", numbers->data, numbers->len);
    }
    g_byte_array_append(png->out, png->head->data, png->head->len);
    /* The frames, which may be long, are not copied. */
    sk_png_chunk_write(png->frames, "IEND", NULL, 0);
    g_byte_array_prepend(png->frames, png->out->data, png->out->len);
    return g_byte_array_free_to_bytes(g_steal_pointer(&png->frames));
}

GBytes *
sk_png_clean(SkPicture *picture)
{
    Png png = { .picture = picture };
    GBytes *clean = NULL;

    png.out = g_byte_array_new();
    png.head = g_byte_array_new();
    png.frames = g_byte_array_new();
    g_byte_array_append(png.out, sk_png_signature, sizeof sk_png_signature);
    if (read_all(&png))
        clean = put_together(&png);
    sk_png_data_free(png.data);
    g_clear_pointer(&png.control, g_byte_array_unref);
    g_clear_pointer(&png.out, g_byte_array_unref);
    g_byte_array_unref(png.head);
    g_clear_pointer(&png.frames, g_byte_array_unref);
    return clean;
}

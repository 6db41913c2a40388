/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks PNG and APNG (PNG specification, third edition) as our writer writes
 * them: its chunks in its order with correct checksums, exactly as many
 * scanlines as the size says, and nothing behind the end. This defends against
 * chunks that say more than a picture needs.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/picture.h"

#define PIECE_MAX 65536 /* bytes of pixel data in one chunk */

/* The order of chunks; those of one rank may stand in any order. */
enum { COLOR = 1, LOOKS, ANIMATION, FRAMES, END };

typedef struct {
    uint8_t depth, color, interlace;
    uint32_t width, height;
} Shape;

typedef struct {
    SkSpan left; /* the chunks that are not yet read */
    Shape shape;
    int rank;
    uint32_t seen;   /* one bit for each known chunk that was there */
    uint32_t colors; /* the number of colours in the palette */
    /* the number that acTL gives; 0 if there is no animation */
    uint32_t frames;
    uint32_t controls; /* how many fcTL were there */
    uint32_t sequence;
    /* the size of the announced frame; 0 if there is none */
    uint32_t next_width, next_height;
    bool has_image;
    /* for the frame that is being read */
    SkUnpack *unpack;
    bool in_default;
    uint64_t row_bytes[7], at;
    uint32_t rows[7], row;
    unsigned pass;
} Png;

static unsigned
bits_of(const Shape *shape)
{
    static const uint8_t samples[] = { 1, 0, 3, 1, 2, 0, 4 };
    unsigned depth = shape->depth;
    if (shape->color > 6 || samples[shape->color] == 0)
        return 0;
    if (depth == 8 || (depth == 16 && shape->color != 3))
        return depth * samples[shape->color];
    bool small = depth == 1 || depth == 2 || depth == 4;
    return small && (shape->color == 0 || shape->color == 3) ? depth : 0;
}

/* ---- scanlines ---------------------------------------------------------- */

static uint32_t
reduced(uint32_t size, unsigned start, unsigned step)
{
    return size > start ? (size - start + step - 1) / step : 0;
}

static void
skip_empty(Png *png)
{
    while (png->pass < 7 && png->row == png->rows[png->pass]) {
        png->pass++;
        png->row = 0;
    }
}

static void
begin_frame(Png *png, uint32_t width, uint32_t height)
{
    static const uint8_t start[7][2] = { { 0, 0 }, { 4, 0 }, { 0, 4 }, { 2, 0 },
                                         { 0, 2 }, { 1, 0 }, { 0, 1 } };
    static const uint8_t step[7][2] = { { 8, 8 }, { 8, 8 }, { 4, 8 }, { 4, 4 },
                                        { 2, 4 }, { 2, 2 }, { 1, 2 } };
    for (unsigned i = 0; i < 7; i++) {
        uint32_t w = i == 0 ? width : 0, h = height;
        if (png->shape.interlace != 0) {
            w = reduced(width, start[i][0], step[i][0]);
            h = reduced(height, start[i][1], step[i][1]);
        }
        png->rows[i] = w > 0 ? h : 0;
        png->row_bytes[i] = ((uint64_t)w * bits_of(&png->shape) + 7) / 8 + 1;
    }
    png->at = 0;
    png->row = 0;
    png->pass = 0;
    skip_empty(png);
    png->unpack = sk_unpack_new();
}

static bool
take_scanlines(void *data, const uint8_t *p, size_t n)
{
    Png *png = data;
    while (n > 0 && png->pass < 7) {
        uint64_t left = png->row_bytes[png->pass] - png->at;
        size_t step = left < n ? (size_t)left : n;
        if (png->at == 0 && *p > 4)
            return false;
        p += step;
        n -= step;
        png->at += step;
        if (png->at == png->row_bytes[png->pass]) {
            png->at = 0;
            png->row++;
            skip_empty(png);
        }
    }
    return n == 0;
}

/* Returns whether the frame before, if one is open, is complete. */
static bool
end_frame(Png *png)
{
    if (png->unpack == NULL)
        return true;
    bool is_whole = png->pass == 7 && sk_unpack_is_whole(png->unpack);
    sk_unpack_free(png->unpack);
    png->unpack = NULL;
    return is_whole;
}

/* ---- chunks ------------------------------------------------------------- */

static bool
take_palette(Png *png, SkSpan data)
{
    size_t most = png->shape.color == 3 ? 1u << png->shape.depth : 256;
    png->colors = (uint32_t)(sk_length(data) / 3);
    return sk_length(data) % 3 == 0 && png->colors > 0 && png->colors <= most &&
           (png->shape.color & 2) != 0;
}

static bool
take_transparency(Png *png, SkSpan data)
{
    switch (png->shape.color) {
    case 0:
        return sk_length(data) == 2;
    case 2:
        return sk_length(data) == 6;
    case 3:
        return sk_length(data) > 0 && sk_length(data) <= png->colors;
    default:
        return false;
    }
}

typedef struct {
    uint8_t bytes[SK_ICC_BYTES_MAX];
    size_t len;
} Profile;

static bool
take_profile_bytes(void *data, const uint8_t *p, size_t n)
{
    Profile *profile = data;
    if (n > sizeof profile->bytes - profile->len)
        return false;
    memcpy(profile->bytes + profile->len, p, n);
    profile->len += n;
    return true;
}

static bool
take_profile(Png *png, SkSpan data)
{
    Profile profile = { .len = 0 };
    unsigned channels = (png->shape.color & 2) != 0 ? 3 : 1;
    if (sk_length(data) < 5 || memcmp(data.p, "icc\0\0", 5) != 0)
        return false;
    SkUnpack *unpack = sk_unpack_new();
    bool is_whole = sk_unpack_piece(unpack, (SkSpan){ data.p + 5, data.end },
                                    take_profile_bytes, &profile) &&
                    sk_unpack_is_whole(unpack);
    sk_unpack_free(unpack);
    return is_whole &&
           sk_icc_channels((SkSpan){ profile.bytes,
                                     profile.bytes + profile.len }) == channels;
}

static bool
take_gamma(Png *png, SkSpan data)
{
    (void)png;
    return sk_length(data) == 4;
}

static bool
take_primaries(Png *png, SkSpan data)
{
    (void)png;
    return sk_length(data) == 32;
}

static bool
take_intent(Png *png, SkSpan data)
{
    (void)png;
    return sk_length(data) == 1 && data.p[0] <= 3;
}

static bool
take_density(Png *png, SkSpan data)
{
    (void)png;
    return sk_length(data) == 9 && data.p[8] <= 1;
}

static bool
take_animation(Png *png, SkSpan data)
{
    if (sk_length(data) != 8)
        return false;
    png->frames = sk_be32(data.p);
    return png->frames > 0;
}

static bool
take_control(Png *png, SkSpan data)
{
    const uint8_t *p = data.p;
    if (sk_length(data) != 26 || png->controls == png->frames ||
        !end_frame(png) || png->next_width != 0 ||
        sk_be32(p) != png->sequence++)
        return false;
    png->controls++;
    png->next_width = sk_be32(p + 4);
    png->next_height = sk_be32(p + 8);
    if (png->next_width == 0 || png->next_height == 0 ||
        png->next_width > png->shape.width ||
        png->next_height > png->shape.height || p[24] > 2 || p[25] > 1)
        return false;
    return sk_be32(p + 12) <= png->shape.width - png->next_width &&
           sk_be32(p + 16) <= png->shape.height - png->next_height;
}

static bool
take_image(Png *png, SkSpan data)
{
    if (!png->has_image) {
        if ((png->shape.color == 3 && png->colors == 0) ||
            (png->next_width != 0 && (png->next_width != png->shape.width ||
                                      png->next_height != png->shape.height)))
            return false;
        png->next_width = 0;
        png->has_image = png->in_default = true;
        begin_frame(png, png->shape.width, png->shape.height);
    }
    return png->unpack != NULL && png->in_default &&
           sk_length(data) <= PIECE_MAX &&
           sk_unpack_piece(png->unpack, data, take_scanlines, png);
}

static bool
take_frame_data(Png *png, SkSpan data)
{
    if (!png->has_image || sk_length(data) <= 4 ||
        sk_length(data) > PIECE_MAX + 4 || sk_be32(data.p) != png->sequence++)
        return false;
    if (png->next_width != 0) {
        begin_frame(png, png->next_width, png->next_height);
        png->next_width = 0;
        png->in_default = false;
    }
    data.p += 4;
    return png->unpack != NULL && !png->in_default &&
           sk_unpack_piece(png->unpack, data, take_scanlines, png);
}

static bool
take_end(Png *png, SkSpan data)
{
    return sk_length(data) == 0 && end_frame(png) && png->has_image &&
           png->next_width == 0 && png->controls == png->frames &&
           png->left.p == png->left.end;
}

static const struct {
    char type[5];
    int rank;
    bool once;
    bool (*take)(Png *png, SkSpan data);
} chunks[] = {
    { "gAMA", COLOR, true, take_gamma },
    { "cHRM", COLOR, true, take_primaries },
    { "sRGB", COLOR, true, take_intent },
    { "iCCP", COLOR, true, take_profile },
    { "PLTE", LOOKS, true, take_palette },
    { "tRNS", LOOKS, true, take_transparency },
    { "pHYs", LOOKS, true, take_density },
    { "acTL", ANIMATION, true, take_animation },
    { "fcTL", FRAMES, false, take_control },
    { "IDAT", FRAMES, false, take_image },
    { "fdAT", FRAMES, false, take_frame_data },
    { "IEND", END, true, take_end },
};

static bool
take_chunk(Png *png, const uint8_t *type, SkSpan data)
{
    for (uint32_t i = 0; i < sizeof chunks / sizeof chunks[0]; i++) {
        if (memcmp(type, chunks[i].type, 4) != 0)
            continue;
        if (chunks[i].rank < png->rank ||
            (chunks[i].once && (png->seen & 1u << i) != 0))
            return false;
        png->rank = chunks[i].rank;
        png->seen |= 1u << i;
        return chunks[i].take(png, data);
    }
    return false;
}

/* Reads the next chunk and moves behind it. Returns false if
 * it is cut short. */
static bool
next_chunk(Png *png, const uint8_t **type, SkSpan *data)
{
    const uint8_t *p = png->left.p;
    if (sk_length(png->left) < 12 || sk_be32(p) > sk_length(png->left) - 12)
        return false;
    *type = p + 4;
    *data = (SkSpan){ p + 8, p + 8 + sk_be32(p) };
    png->left.p = data->end + 4;
    return sk_crc((SkSpan){ p + 4, data->end }) == sk_be32(data->end);
}

static bool
take_header(Png *png)
{
    const uint8_t *type;
    SkSpan data;
    if (!next_chunk(png, &type, &data) || memcmp(type, "IHDR", 4) != 0 ||
        sk_length(data) != 13)
        return false;
    png->shape = (Shape){ data.p[8], data.p[9], data.p[12], sk_be32(data.p),
                          sk_be32(data.p + 4) };
    return png->shape.width > 0 && png->shape.width <= INT32_MAX &&
           png->shape.height > 0 && png->shape.height <= INT32_MAX &&
           bits_of(&png->shape) != 0 && data.p[10] == 0 && data.p[11] == 0 &&
           data.p[12] <= 1;
}

const uint8_t *
sk_plain_png(SkSpan file)
{
    static const uint8_t signature[8] = { 0x89, 'P',  'N',  'G',
                                          '\r', '\n', 0x1A, '\n' };
    Png png = { .left = file };
    const uint8_t *at = file.p;
    if (sk_length(file) < 8 || memcmp(file.p, signature, 8) != 0)
        return at;
    png.left.p += 8;
    bool is_right = take_header(&png);
    while (is_right && png.rank != END) {
        const uint8_t *type;
        SkSpan data;
        at = png.left.p;
        is_right =
            next_chunk(&png, &type, &data) && take_chunk(&png, type, data);
    }
    if (png.unpack != NULL)
        sk_unpack_free(png.unpack);
    return is_right ? NULL : at;
}

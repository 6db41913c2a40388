/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks WebP (the WebP container specification) as our writer writes it: the
 * listed chunks in its order, with nothing between them and nothing behind. Of
 * coded pixels it reads the header and, for lossy ones, how they are
 * partitioned (RFC 6386, section 9); they are not decoded. This defends against
 * chunks that say more than a picture needs.
 */
#include <string.h>

#include "inspector/picture/picture.h"

#define ANIMATED    0x02
#define HAS_EXIF    0x08
#define HAS_ALPHA   0x10
#define HAS_PROFILE 0x20
#define FRAME_HEAD  16

/* The chunks that are not yet read. */
typedef struct {
    SkSpan left;
    uint32_t width, height; /* the size of the canvas; 0 if not given */
    uint32_t flags;
    bool has_alpha; /* some chunk has opacity */
} Webp;

static uint32_t
le24(const uint8_t *p)
{
    return sk_le16(p) | (uint32_t)p[2] << 16;
}

/* Reads the next chunk if its name is @name. Its padding byte must be zero. */
static bool
take(SkSpan *left, const char *name, SkSpan *data)
{
    size_t len;
    if (sk_length(*left) < 8 || memcmp(left->p, name, 4) != 0)
        return false;
    len = sk_le32(left->p + 4);
    if (len + len % 2 > sk_length(*left) - 8)
        return false;
    *data = (SkSpan){ left->p + 8, left->p + 8 + len };
    if (len % 2 != 0 && *data->end != 0)
        return false;
    left->p = data->end + len % 2;
    return true;
}

/* ---- lossy pixels ------------------------------------------------------- */

/* The boolean decoder of RFC 6386, 7.3, for bits with equal probability. */
typedef struct {
    SkSpan in;
    uint32_t value, range;
    unsigned used;
} Bools;

static uint32_t
next_byte(Bools *bools)
{
    return bools->in.p < bools->in.end ? *bools->in.p++ : 0;
}

static bool
next(Bools *bools)
{
    uint32_t split = 1 + (bools->range - 1) / 2;
    bool found = bools->value >= split << 8;
    bools->value -= found ? split << 8 : 0;
    bools->range = found ? bools->range - split : split;
    while (bools->range < 128) {
        bools->range *= 2;
        bools->value *= 2;
        if (++bools->used == 8) {
            bools->used = 0;
            bools->value |= next_byte(bools);
        }
    }
    return found;
}

static void
pass(Bools *bools, unsigned n)
{
    while (n-- > 0)
        (void)next(bools);
}

static void
pass_optional(Bools *bools, unsigned n, unsigned bits)
{
    while (n-- > 0)
        if (next(bools))
            pass(bools, bits);
}

/* Returns how many partitions of coefficients the first partition announces. */
static unsigned
partitions(SkSpan first)
{
    Bools bools = { .in = first, .range = 255 };
    bools.value = next_byte(&bools) << 8;
    bools.value |= next_byte(&bools);
    pass(&bools, 2);
    if (next(&bools)) { /* segments are enabled */
        bool map = next(&bools), data = next(&bools);
        if (data) {
            pass(&bools, 1);
            pass_optional(&bools, 4, 8);
            pass_optional(&bools, 4, 7);
        }
        if (map)
            pass_optional(&bools, 3, 8);
    }
    pass(&bools, 10); /* the loop filter */
    if (next(&bools) && next(&bools))
        pass_optional(&bools, 8, 7);
    unsigned power = next(&bools) ? 2 : 0;
    return 1u << (power + (next(&bools) ? 1 : 0));
}

static bool
is_lossy(SkSpan data, uint32_t width, uint32_t height)
{
    const uint8_t *p = data.p;
    size_t left, first;
    if (sk_length(data) < 10 || (p[0] & 1) != 0 || (p[0] >> 1 & 7) > 3 ||
        (p[0] & 16) == 0 || memcmp(p + 3, "\x9d\x01\x2a", 3) != 0 ||
        sk_le16(p + 6) != width || sk_le16(p + 8) != height)
        return false;
    first = le24(p) >> 5;
    left = sk_length(data) - 10;
    if (first > left)
        return false;
    size_t n = partitions((SkSpan){ p + 10, p + 10 + first }) - 1;
    left -= first;
    if (left < n * 3)
        return false;
    left -= n * 3;
    for (size_t i = 0; i < n; i++) {
        size_t len = le24(p + 10 + first + i * 3);
        if (len > left)
            return false;
        left -= len;
    }
    return true; /* The rest belongs to the last partition. */
}

/* ---- pictures ----------------------------------------------------------- */

static bool
is_lossless(Webp *webp, SkSpan data, uint32_t width, uint32_t height)
{
    uint32_t head;
    if (sk_length(data) < 6 || data.p[0] != 0x2F)
        return false;
    head = sk_le32(data.p + 1);
    webp->has_alpha |= (head >> 28 & 1) != 0;
    return (head & 0x3FFF) + 1 == width &&
           (head >> 14 & 0x3FFF) + 1 == height && head >> 29 == 0;
}

/* Reads an optional ALPH and VP8, or VP8L; nothing more may be in @left. */
static bool
take_pixels(Webp *webp, SkSpan *left, uint32_t width, uint32_t height)
{
    SkSpan data;
    if (take(left, "VP8L", &data))
        return is_lossless(webp, data, width, height);
    if (take(left, "ALPH", &data)) {
        if (sk_length(data) < 2 || data.p[0] != 1)
            return false;
        webp->has_alpha = true;
    }
    return take(left, "VP8 ", &data) && is_lossy(data, width, height);
}

static bool
take_frame(Webp *webp, SkSpan frame)
{
    const uint8_t *p = frame.p;
    SkSpan left;
    if (sk_length(frame) < FRAME_HEAD || (p[15] & 0xFC) != 0)
        return false;
    uint32_t width = le24(p + 6) + 1, height = le24(p + 9) + 1;
    if (le24(p) * 2 + width > webp->width ||
        le24(p + 3) * 2 + height > webp->height)
        return false;
    left = (SkSpan){ p + FRAME_HEAD, frame.end };
    return take_pixels(webp, &left, width, height) && left.p == left.end;
}

static bool
take_frames(Webp *webp)
{
    SkSpan data;
    bool has_frame = false;
    if (!take(&webp->left, "ANIM", &data) || sk_length(data) != 6)
        return false;
    while (take(&webp->left, "ANMF", &data)) {
        if (!take_frame(webp, data))
            return false;
        has_frame = true;
    }
    return has_frame;
}

/* ---- the file ----------------------------------------------------------- */

static bool
is_orientation(SkSpan data)
{
    static const uint8_t head[18] = { 'M', 'M', 0,  '*', 0, 0, 0, 8, 0,
                                      1,   1,   18, 0,   3, 0, 0, 0, 1 };
    return sk_length(data) == 26 && memcmp(data.p, head, 18) == 0 &&
           data.p[18] == 0 && data.p[19] >= 2 && data.p[19] <= 8 &&
           memcmp(data.p + 20, "\0\0\0\0\0\0", 6) == 0;
}

/* Checks the extended form: the chunks that it announces are there, and no
 * others. */
static bool
take_extended(Webp *webp, SkSpan head)
{
    SkSpan data;
    if (sk_length(head) != 10)
        return false;
    webp->flags = sk_le32(head.p);
    webp->width = le24(head.p + 4) + 1;
    webp->height = le24(head.p + 7) + 1;
    if ((webp->flags &
         ~(uint32_t)(ANIMATED | HAS_EXIF | HAS_ALPHA | HAS_PROFILE)) != 0)
        return false;
    if ((webp->flags & HAS_PROFILE) != 0 &&
        (!take(&webp->left, "ICCP", &data) || sk_icc_channels(data) != 3))
        return false;
    if ((webp->flags & ANIMATED) != 0
            ? !take_frames(webp)
            : !take_pixels(webp, &webp->left, webp->width, webp->height))
        return false;
    if ((webp->flags & HAS_EXIF) != 0 &&
        (!take(&webp->left, "EXIF", &data) || !is_orientation(data)))
        return false;
    return webp->has_alpha == ((webp->flags & HAS_ALPHA) != 0);
}

/* Takes the size of a picture that stands alone in the file. */
static bool
take_simple(Webp *webp)
{
    const uint8_t *p = webp->left.p;
    if (sk_length(webp->left) < 18)
        return false;
    if (memcmp(p, "VP8 ", 4) == 0)
        return take_pixels(webp, &webp->left, sk_le16(p + 14), sk_le16(p + 16));
    return memcmp(p, "VP8L", 4) == 0 &&
           take_pixels(webp, &webp->left, (sk_le32(p + 9) & 0x3FFF) + 1,
                       (sk_le32(p + 9) >> 14 & 0x3FFF) + 1);
}

const uint8_t *
sk_plain_webp(SkSpan file)
{
    Webp webp = { .left = file };
    SkSpan head;
    if (sk_length(file) < 20 || memcmp(file.p, "RIFF", 4) != 0 ||
        memcmp(file.p + 8, "WEBP", 4) != 0 ||
        sk_le32(file.p + 4) != sk_length(file) - 8)
        return file.p;
    webp.left.p += 12;
    if (take(&webp.left, "VP8X", &head) ? !take_extended(&webp, head)
                                        : !take_simple(&webp))
        return webp.left.p;
    return webp.left.p == webp.left.end ? NULL : webp.left.p;
}

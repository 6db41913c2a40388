/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks GIF (GIF89a specification) as our writer writes it: screen, palettes,
 * the number of repetitions, and frames with as many pixels as their size says;
 * nothing behind the end. This defends against extensions and bytes behind the
 * pixels.
 */
#include <string.h>

#include "inspector/picture/picture.h"

#define CODES 4096

/* How many pixels each code of a frame stands for; the pixels themselves are
 * not needed. */
typedef struct {
    uint16_t length[CODES];
    unsigned bits, clear, next, width, previous;
    uint32_t buffer;
    unsigned filled;
    uint64_t pixels;
    bool ended;
} Lzw;

#define NONE CODES

static void
reset(Lzw *lzw)
{
    lzw->clear = 1u << lzw->bits;
    lzw->next = lzw->clear + 2;
    lzw->width = lzw->bits + 1;
    lzw->previous = NONE;
    for (unsigned i = 0; i < lzw->clear; i++)
        lzw->length[i] = 1;
}

static bool
take_code(Lzw *lzw, unsigned code)
{
    if (lzw->ended)
        return false;
    if (code == lzw->clear) {
        reset(lzw);
        return true;
    }
    if (code == lzw->clear + 1) {
        lzw->ended = true;
        return true;
    }
    if (code > lzw->next ||
        (code == lzw->next && (lzw->previous == NONE || lzw->next == CODES)))
        return false;
    if (lzw->previous != NONE && lzw->next < CODES) {
        lzw->length[lzw->next] = (uint16_t)(lzw->length[lzw->previous] + 1);
        lzw->next++;
        if (lzw->next == 1u << lzw->width && lzw->width < 12)
            lzw->width++;
    }
    lzw->pixels += lzw->length[code];
    lzw->previous = code;
    return true;
}

static bool
take_bytes(Lzw *lzw, const uint8_t *p, size_t n)
{
    for (; n > 0; n--) {
        if (lzw->ended)
            return false;
        lzw->buffer |= (uint32_t)*p++ << lzw->filled;
        lzw->filled += 8;
        while (!lzw->ended && lzw->filled >= lzw->width) {
            unsigned width = lzw->width;
            unsigned code = lzw->buffer & ((1u << width) - 1);
            lzw->buffer >>= width;
            lzw->filled -= width;
            if (!take_code(lzw, code))
                return false;
        }
    }
    return true;
}

/* Reads the sub-blocks of a frame of @pixels pixels, and moves
 * *@p behind them. */
static bool
take_pixels(const uint8_t **p, const uint8_t *end, uint64_t pixels)
{
    Lzw lzw = { .bits = 0 };
    if (end - *p < 2 || **p < 2 || **p > 8)
        return false;
    lzw.bits = *(*p)++;
    reset(&lzw);
    while (*p < end && **p != 0) {
        size_t n = *(*p)++;
        if ((size_t)(end - *p) < n || !take_bytes(&lzw, *p, n))
            return false;
        *p += n;
    }
    if (*p == end)
        return false;
    (*p)++;
    return lzw.ended && lzw.buffer == 0 && lzw.pixels == pixels;
}

static bool
skip_palette(const uint8_t **p, const uint8_t *end, uint8_t flags)
{
    size_t len = (size_t)6 << (flags & 7);
    if ((flags & 0x80) == 0)
        return true;
    if ((size_t)(end - *p) < len)
        return false;
    *p += len;
    return true;
}

static bool
take_frame(const uint8_t **p, const uint8_t *end)
{
    const uint8_t *at = *p;
    if (end - at < 10 || at[0] != 0x2C || (at[9] & 0x38) != 0)
        return false;
    *p += 10;
    return skip_palette(p, end, at[9]) &&
           take_pixels(p, end, (uint64_t)sk_le16(at + 5) * sk_le16(at + 7));
}

static bool
is_control(const uint8_t *p, const uint8_t *end)
{
    return end - p >= 8 && memcmp(p, "\x21\xF9\4", 3) == 0 &&
           (p[3] & 0xE2) == 0 && p[7] == 0;
}

static bool
is_loop(const uint8_t *p, const uint8_t *end)
{
    return end - p >= 19 && memcmp(p, "\x21\xFF\x0BNETSCAPE2.0\3\1", 16) == 0 &&
           p[18] == 0;
}

const uint8_t *
sk_plain_gif(SkSpan file)
{
    const uint8_t *p = file.p, *end = file.end;
    bool has_frame = false;
    if (sk_length(file) < 14 || memcmp(p, "GIF89a", 6) != 0)
        return p;
    p += 13;
    if (!skip_palette(&p, end, file.p[10]))
        return p;
    bool has_loop = false;
    while (p < end && *p != 0x3B) {
        const uint8_t *at = p;
        if (!has_loop && !has_frame && is_loop(p, end)) {
            has_loop = true;
            p += 19;
            continue;
        }
        if (is_control(p, end))
            p += 8;
        if (!take_frame(&p, end))
            return at;
        has_frame = true;
    }
    return has_frame && end - p == 1 ? NULL : p;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits a lossy WebP frame into its partitions (webp_parts.h). Of its header
 * only as much is read as tells how many there are. No pixel is decoded.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/webp_parts.h"

/* The boolean decoder of RFC 6386, 7.3, for bits with equal probability. Behind
 * the end of the data it reads zeros. */
typedef struct {
    const guint8 *p, *end;
    guint32 value;
    guint range, bits;
} Bits;

static guint8
next_byte(Bits *bits)
{
    return bits->p < bits->end ? *bits->p++ : 0;
}

static guint
bit(Bits *bits)
{
    guint split = 1 + ((bits->range - 1) * 128 >> 8);
    guint found = bits->value >= split << 8;

    if (found) {
        bits->value -= split << 8;
        bits->range -= split;
    } else {
        bits->range = split;
    }
    while (bits->range < 128) {
        bits->range <<= 1;
        bits->value <<= 1;
        if (++bits->bits == 8) {
            bits->bits = 0;
            bits->value |= next_byte(bits);
        }
    }
    return found;
}

static void
skip(Bits *bits, guint n)
{
    while (n-- > 0)
        bit(bits);
}

/* Skips @n numbers of @size bits, each behind a bit that says whether it is
 * there. */
static void
skip_flagged(Bits *bits, guint n, guint size)
{
    while (n-- > 0)
        if (bit(bits))
            skip(bits, size);
}

/* Skips the segments (RFC 6386, 9.3). */
static void
skip_segments(Bits *bits)
{
    guint map, data;

    if (!bit(bits))
        return;
    map = bit(bits);
    data = bit(bits);
    if (data) {
        skip(bits, 1);
        skip_flagged(bits, 4, 8);
        skip_flagged(bits, 4, 7);
    }
    if (map)
        skip_flagged(bits, 3, 8);
}

/* Returns how many partitions of coefficients there are (RFC
 * 6386, 9.2 to 9.5). */
static guint
count_parts(const guint8 *first, gsize len)
{
    Bits bits = { .p = first, .end = first + len, .range = 255 };
    guint power;

    bits.value = (guint32)next_byte(&bits) << 8;
    bits.value |= next_byte(&bits);
    skip(&bits, 2); /* colour space and clamping type */
    skip_segments(&bits);
    skip(&bits, 10); /* the filter type, its level and sharpness */
    if (bit(&bits) && bit(&bits))
        skip_flagged(&bits, 8, 7);
    power = bit(&bits) << 1;
    power |= bit(&bits);
    return 1u << power;
}

gboolean
sk_vp8_parts(const SkWebpData *vp8, SkVp8Parts *parts)
{
    const guint8 *p = vp8->bytes, *sizes;
    guint32 size[2];
    gsize left, first, n;

    if (!sk_webp_lossy_size(vp8, size))
        return FALSE;
    memcpy(parts->head, p, sizeof parts->head);
    first = sk_read_le24(p) >> 5;
    left = vp8->len - sizeof parts->head;
    if (first > left)
        return FALSE;
    parts->part[0] = p + sizeof parts->head;
    parts->len[0] = first;
    n = count_parts(parts->part[0], first);
    sizes = parts->part[0] + first;
    left -= first;
    if (left < 3 * (n - 1))
        return FALSE;
    left -= 3 * (n - 1);
    p = sizes + 3 * (n - 1);
    for (guint i = 1; i <= n; i++) {
        gsize len = i < n ? sk_read_le24(sizes + 3 * (i - 1)) : left;

        if (len > left)
            return FALSE;
        parts->part[i] = p;
        parts->len[i] = len;
        p += len;
        left -= len;
    }
    parts->n = (guint)n + 1;
    return TRUE;
}

static void
write_24(GByteArray *out, gsize number)
{
    guint8 bytes[3] = { (guint8)number, (guint8)(number >> 8),
                        (guint8)(number >> 16) };

    g_byte_array_append(out, bytes, 3);
}

/* The frame header gets the length of the first partition above five bits that
 * stay; the sizes lose their hints for scaling. */
GByteArray *
sk_vp8_join(const SkVp8Parts *parts)
{
    GByteArray *out = g_byte_array_new();
    guint8 sizes[7];

    memcpy(sizes, parts->head + 3, sizeof sizes);
    sizes[4] &= 0x3F;
    sizes[6] &= 0x3F;
    write_24(out, parts->len[0] << 5 | (parts->head[0] & 31));
    g_byte_array_append(out, sizes, sizeof sizes);
    g_byte_array_append(out, parts->part[0], (guint)parts->len[0]);
    for (guint i = 1; i + 1 < parts->n; i++)
        write_24(out, parts->len[i]);
    for (guint i = 1; i < parts->n; i++)
        g_byte_array_append(out, parts->part[i], (guint)parts->len[i]);
    return out;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The Huffman codes and the segments of the encoder for tests (jbig2-make.h).
 */
#include "jbig2-make.h"

/* ---- Huffman coding (annex B) ------------------------------------------- */

void
bits_put(BitWriter *bits, guint32 value, int n)
{
    static const guint8 zero = 0;

    for (int i = n - 1; i >= 0; i--) {
        if (bits->filled % 8 == 0)
            g_byte_array_append(bits->out, &zero, 1);
        bits->out->data[bits->out->len - 1] |=
            (guint8)((value >> i & 1) << (7 - bits->filled % 8));
        bits->filled++;
    }
}

void
bits_align(BitWriter *bits)
{
    bits->filled = 0;
}

typedef struct {
    int table, low, high; /* low > high: out of band */
    const char *code;     /* as the standard prints it */
    int range;
} Code;

/* Those lines of tables B.1, B.2, B.4, B.6, B.8, B.11 and B.15 that the tests
 * need. */
static const Code codes[] = {
    { 1, 0, 15, "0", 4 },         { 1, 16, 271, "10", 8 },
    { 1, 272, 65807, "110", 16 }, { 2, 0, 0, "0", 0 },
    { 2, 1, 1, "10", 0 },         { 2, 2, 2, "110", 0 },
    { 2, 3, 10, "1110", 3 },      { 2, 11, 74, "11110", 6 },
    { 2, 1, 0, "111111", 0 },     { 4, 1, 1, "0", 0 },
    { 4, 2, 2, "10", 0 },         { 4, 3, 3, "110", 0 },
    { 4, 4, 11, "1110", 3 },      { 4, 12, 75, "11110", 6 },
    { 6, 0, 127, "00", 7 },       { 6, 128, 255, "010", 7 },
    { 8, 0, 1, "00", 1 },         { 8, 1, 0, "01", 0 },
    { 8, 4, 19, "100", 4 },       { 8, 22, 37, "1011", 4 },
    { 8, -1, -1, "1010", 0 },     { 11, 1, 1, "0", 0 },
    { 11, 2, 3, "10", 1 },        { 11, 4, 4, "1100", 0 },
    { 11, 5, 6, "1101", 1 },      { 11, 7, 8, "11100", 1 },
    { 11, 9, 12, "11101", 2 },    { 15, 0, 0, "0", 0 },
    { 15, -1, -1, "100", 0 },     { 15, 1, 1, "101", 0 },
};

void
bits_number(BitWriter *bits, int table, int value)
{
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        const Code *line = &codes[i];
        gboolean is_out = line->low > line->high;

        if (line->table != table || is_out != (value == OOB) ||
            (!is_out && (value < line->low || value > line->high)))
            continue;
        for (const char *p = line->code; *p != '\0'; p++)
            bits_put(bits, *p == '1', 1);
        if (!is_out)
            bits_put(bits, (guint32)(value - line->low), line->range);
        return;
    }
    g_assert_not_reached();
}

/* ---- segments ----------------------------------------------------------- */

void
put8(GByteArray *out, guint32 value)
{
    guint8 byte = (guint8)value;

    g_byte_array_append(out, &byte, 1);
}

void
put16(GByteArray *out, guint32 value)
{
    put8(out, value >> 8);
    put8(out, value);
}

void
put32(GByteArray *out, guint32 value)
{
    put16(out, value >> 16);
    put16(out, value);
}

void
put_at(GByteArray *out, const gint8 *at, int n)
{
    for (int i = 0; i < 2 * n; i++)
        put8(out, (guint8)at[i]);
}

void
put_region(GByteArray *out, int width, int height, int x, int y, int how)
{
    put32(out, (guint32)width);
    put32(out, (guint32)height);
    put32(out, (guint32)x);
    put32(out, (guint32)y);
    put8(out, (guint32)how);
}

void
put_segment(GByteArray *out, guint32 number, int type, const int *refers,
            const GByteArray *data)
{
    guint n = 0;

    while (refers != NULL && refers[n] >= 0)
        n++;
    put32(out, number);
    put8(out, (guint32)type);
    put8(out, n << 5);
    for (guint i = 0; i < n; i++)
        put8(out, (guint32)refers[i]);
    put8(out, 1);
    put32(out, data->len);
    g_byte_array_append(out, data->data, data->len);
}

void
put_page(GByteArray *out, guint32 number, guint32 width, guint32 height,
         int flags, int stripe)
{
    g_autoptr(GByteArray) data = g_byte_array_new();

    put32(data, width);
    put32(data, height);
    put32(data, 0);
    put32(data, 0);
    put8(data, (guint32)flags);
    put16(data, (guint32)stripe);
    put_segment(out, number, 48, NULL, data);
}

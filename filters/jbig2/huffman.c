/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads numbers by tables of codes (huffman.h). This defends against tables
 * with more codes than there are bits, and with lines without end.
 */
#include <sekisho/bytes.h>
#include "jbig2/huffman.h"

#define CODE_BITS_MAX 32
#define LINES_MAX     65536

struct _SkJbig2Huffman {
    SkJbig2Line *lines; /* those that have a code, shorter codes first */
    /* by the length of the code: how many lines have it, which the first of
     * them is, and its code */
    guint32 count[CODE_BITS_MAX + 1], at[CODE_BITS_MAX + 1];
    guint64 first[CODE_BITS_MAX + 1];
};

/* ---- bits --------------------------------------------------------------- */

gboolean
sk_jbig2_bits(SkJbig2Bits *bits, guint n, guint32 *number)
{
    guint64 word = 0;

    if ((guint64)bits->len * 8 - bits->at < n)
        return FALSE;
    for (guint i = 0; i < n; i++, bits->at++)
        word =
            word << 1 | (bits->bytes[bits->at / 8] >> (7 - bits->at % 8) & 1);
    *number = (guint32)word;
    return TRUE;
}

const guint8 *
sk_jbig2_bits_bytes(SkJbig2Bits *bits, gsize n)
{
    gsize from = (gsize)((bits->at + 7) / 8);

    if (n > bits->len - from)
        return NULL;
    bits->at = ((guint64)from + n) * 8;
    return bits->bytes + from;
}

/* ---- tables ------------------------------------------------------------- */

SkJbig2Huffman *
sk_jbig2_huffman_new(const SkJbig2Line *lines, guint n)
{
    SkJbig2Huffman *table = g_new0(SkJbig2Huffman, 1);
    guint32 next[CODE_BITS_MAX + 1] = { 0 };

    table->lines = g_new(SkJbig2Line, n);
    for (guint i = 0; i < n; i++)
        if (lines[i].prefix > 0)
            table->count[lines[i].prefix]++;
    for (guint bits = 1; bits <= CODE_BITS_MAX; bits++) {
        table->first[bits] =
            (table->first[bits - 1] + table->count[bits - 1]) * 2;
        table->at[bits] = table->at[bits - 1] + table->count[bits - 1];
    }
    for (guint i = 0; i < n; i++) {
        guint bits = lines[i].prefix;

        if (bits > 0)
            table->lines[table->at[bits] + next[bits]++] = lines[i];
    }
    return table;
}

void
sk_jbig2_huffman_free(SkJbig2Huffman *table)
{
    if (table == NULL)
        return;
    g_free(table->lines);
    g_free(table);
}

#define L(prefix, range, low)                                                  \
    {                                                                          \
        prefix, range, low, SK_JBIG2_LINE                                      \
    }
#define BELOW(prefix, low)                                                     \
    {                                                                          \
        prefix, 32, low, SK_JBIG2_BELOW                                        \
    }
#define ABOVE(prefix, low)                                                     \
    {                                                                          \
        prefix, 32, low, SK_JBIG2_LINE                                         \
    }
#define OUT_OF_BAND(prefix)                                                    \
    {                                                                          \
        prefix, 0, 0, SK_JBIG2_OUT                                             \
    }

/* Tables B.1 to B.15. */
static const SkJbig2Line b1[] = { L(1, 4, 0), L(2, 8, 16), L(3, 16, 272),
                                  ABOVE(3, 65808) };
static const SkJbig2Line b2[] = { L(1, 0, 0),    L(2, 0, 1),  L(3, 0, 2),
                                  L(4, 3, 3),    L(5, 6, 11), ABOVE(6, 75),
                                  OUT_OF_BAND(6) };
static const SkJbig2Line b3[] = {
    L(8, 8, -256), L(1, 0, 0),     L(2, 0, 1),   L(3, 0, 2),    L(4, 3, 3),
    L(5, 6, 11),   BELOW(8, -257), ABOVE(7, 75), OUT_OF_BAND(6)
};
static const SkJbig2Line b4[] = { L(1, 0, 1), L(2, 0, 2),  L(3, 0, 3),
                                  L(4, 3, 4), L(5, 6, 12), ABOVE(5, 76) };
static const SkJbig2Line b5[] = { L(7, 8, -255),  L(1, 0, 1),  L(2, 0, 2),
                                  L(3, 0, 3),     L(4, 3, 4),  L(5, 6, 12),
                                  BELOW(7, -256), ABOVE(6, 76) };
static const SkJbig2Line b6[] = {
    L(5, 10, -2048), L(4, 9, -1024), L(4, 8, -512), L(4, 7, -256),
    L(5, 6, -128),   L(5, 5, -64),   L(4, 5, -32),  L(2, 7, 0),
    L(3, 7, 128),    L(3, 8, 256),   L(4, 9, 512),  L(4, 10, 1024),
    BELOW(6, -2049), ABOVE(6, 2048),
};
static const SkJbig2Line b7[] = {
    L(4, 9, -1024), L(3, 8, -512),   L(4, 7, -256),  L(5, 6, -128),
    L(5, 5, -64),   L(4, 5, -32),    L(4, 5, 0),     L(5, 5, 32),
    L(5, 6, 64),    L(4, 7, 128),    L(3, 8, 256),   L(3, 9, 512),
    L(3, 10, 1024), BELOW(5, -1025), ABOVE(5, 2048),
};
static const SkJbig2Line b8[] = {
    L(8, 3, -15),   L(9, 1, -7),  L(8, 1, -5),   L(9, 0, -3),   L(7, 0, -2),
    L(4, 0, -1),    L(2, 1, 0),   L(5, 0, 2),    L(6, 0, 3),    L(3, 4, 4),
    L(6, 1, 20),    L(4, 4, 22),  L(4, 5, 38),   L(5, 6, 70),   L(5, 7, 134),
    L(6, 7, 262),   L(7, 8, 390), L(6, 10, 646), BELOW(9, -16), ABOVE(9, 1670),
    OUT_OF_BAND(2),
};
static const SkJbig2Line b9[] = {
    L(8, 4, -31),   L(9, 2, -15),   L(8, 2, -11), L(9, 1, -7),    L(7, 1, -5),
    L(4, 1, -3),    L(3, 1, -1),    L(3, 1, 1),   L(5, 1, 3),     L(6, 1, 5),
    L(3, 5, 7),     L(6, 2, 39),    L(4, 5, 43),  L(4, 6, 75),    L(5, 7, 139),
    L(5, 8, 267),   L(6, 8, 523),   L(7, 9, 779), L(6, 11, 1291), BELOW(9, -32),
    ABOVE(9, 3339), OUT_OF_BAND(2),
};
static const SkJbig2Line b10[] = {
    L(7, 4, -21),   L(8, 0, -5),    L(7, 0, -4),   L(5, 0, -3),
    L(2, 2, -2),    L(5, 0, 2),     L(6, 0, 3),    L(7, 0, 4),
    L(8, 0, 5),     L(2, 6, 6),     L(5, 5, 70),   L(6, 5, 102),
    L(6, 6, 134),   L(6, 7, 198),   L(6, 8, 326),  L(6, 9, 582),
    L(6, 10, 1094), L(7, 11, 2118), BELOW(8, -22), ABOVE(8, 4166),
    OUT_OF_BAND(2),
};
static const SkJbig2Line b11[] = {
    L(1, 0, 1),  L(2, 1, 2),  L(4, 0, 4),    L(4, 1, 5),  L(5, 1, 7),
    L(5, 2, 9),  L(6, 2, 13), L(7, 2, 17),   L(7, 3, 21), L(7, 4, 29),
    L(7, 5, 45), L(7, 6, 77), ABOVE(7, 141),
};
static const SkJbig2Line b12[] = {
    L(1, 0, 1),  L(2, 0, 2),  L(3, 1, 3),   L(5, 0, 5),  L(5, 1, 6),
    L(6, 1, 8),  L(7, 0, 10), L(7, 1, 11),  L(7, 2, 13), L(7, 3, 17),
    L(7, 4, 25), L(8, 5, 41), ABOVE(8, 73),
};
static const SkJbig2Line b13[] = {
    L(1, 0, 1),  L(3, 0, 2),  L(4, 0, 3),    L(5, 0, 4),  L(4, 1, 5),
    L(3, 3, 7),  L(6, 1, 15), L(6, 2, 17),   L(6, 3, 21), L(6, 4, 29),
    L(6, 5, 45), L(7, 6, 77), ABOVE(7, 141),
};
static const SkJbig2Line b14[] = { L(3, 0, -2), L(3, 0, -1), L(1, 0, 0),
                                   L(3, 0, 1), L(3, 0, 2) };
static const SkJbig2Line b15[] = {
    L(7, 4, -24), L(6, 2, -8),   L(5, 1, -4),  L(4, 0, -2), L(3, 0, -1),
    L(1, 0, 0),   L(3, 0, 1),    L(4, 0, 2),   L(5, 1, 3),  L(6, 2, 5),
    L(7, 4, 9),   BELOW(7, -25), ABOVE(7, 25),
};

SkJbig2Huffman *
sk_jbig2_huffman_standard(guint number)
{
#define TABLE(lines)                                                           \
    {                                                                          \
        lines, G_N_ELEMENTS(lines)                                             \
    }
    static const struct {
        const SkJbig2Line *lines;
        guint n;
    } tables[] = {
        TABLE(b1),  TABLE(b2),  TABLE(b3),  TABLE(b4),  TABLE(b5),
        TABLE(b6),  TABLE(b7),  TABLE(b8),  TABLE(b9),  TABLE(b10),
        TABLE(b11), TABLE(b12), TABLE(b13), TABLE(b14), TABLE(b15),
    };

    return sk_jbig2_huffman_new(tables[number - 1].lines, tables[number - 1].n);
}

/* ---- tables of the data ------------------------------------------------- */

/* The tables of a segment while they are read. */
typedef struct {
    SkJbig2Bits bits;
    guint prefix_bits, range_bits; /* how many bits tell a length */
    GArray *lines;                 /* of SkJbig2Line */
} Reader;

/* Reads a line of @kind that begins at @low; a range that is told follows only
 * where @range is 0. Stores the range in *@range. */
static gboolean
read_line(Reader *reader, SkJbig2LineKind kind, gint64 low, guint32 *range)
{
    guint32 prefix;
    SkJbig2Line line = { .low = (gint32)low, .kind = kind };

    if (!sk_jbig2_bits(&reader->bits, reader->prefix_bits, &prefix) ||
        (*range == 0 &&
         !sk_jbig2_bits(&reader->bits, reader->range_bits, range)) ||
        prefix > CODE_BITS_MAX || *range > 32 ||
        reader->lines->len == LINES_MAX)
        return FALSE;
    line.prefix = (guint8)prefix;
    line.range = (guint8)*range;
    g_array_append_val(reader->lines, line);
    return TRUE;
}

static gboolean
read_lines(Reader *reader, gint64 low, gint64 high, gboolean has_out)
{
    guint32 all = 32;
    gint64 at = low;

    while (at < high) {
        guint32 range = 0;

        if (!read_line(reader, SK_JBIG2_LINE, at, &range))
            return FALSE;
        at += (gint64)1 << range;
    }
    return read_line(reader, SK_JBIG2_BELOW, low - 1, &all) &&
           read_line(reader, SK_JBIG2_LINE, high, &all) &&
           (!has_out || read_line(reader, SK_JBIG2_OUT, 0, &all));
}

SkJbig2Huffman *
sk_jbig2_huffman_read(const guint8 *bytes, gsize len)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(SkJbig2Line));
    Reader reader = { .bits = { bytes, len, 72 }, .lines = lines };
    gint32 low, high;

    if (len < 9)
        return NULL;
    reader.prefix_bits = (bytes[0] >> 1 & 7u) + 1;
    reader.range_bits = (bytes[0] >> 4 & 7u) + 1;
    low = (gint32)sk_read_be32(bytes + 1);
    high = (gint32)sk_read_be32(bytes + 5);
    /* There is one more number below the lowest. */
    if (low == G_MININT32 ||
        !read_lines(&reader, low, high, (bytes[0] & 1) != 0))
        return NULL;
    return sk_jbig2_huffman_new((const SkJbig2Line *)(void *)lines->data,
                                lines->len);
}

/* ---- decoding ----------------------------------------------------------- */

/* Returns the line whose code comes next, or NULL. */
static const SkJbig2Line *
next_line(const SkJbig2Huffman *table, SkJbig2Bits *bits)
{
    guint64 code = 0;
    guint32 bit;

    for (guint n = 1; n <= CODE_BITS_MAX; n++) {
        if (!sk_jbig2_bits(bits, 1, &bit))
            return NULL;
        code = code << 1 | bit;
        if (code >= table->first[n] && code - table->first[n] < table->count[n])
            return &table->lines[table->at[n] + (code - table->first[n])];
    }
    return NULL;
}

SkJbig2Found
sk_jbig2_huffman_decode(const SkJbig2Huffman *table, SkJbig2Bits *bits,
                        gint64 *number)
{
    const SkJbig2Line *line = next_line(table, bits);
    guint32 offset = 0;

    if (line == NULL)
        return SK_JBIG2_BROKEN;
    if (line->kind == SK_JBIG2_OUT)
        return SK_JBIG2_END;
    if (!sk_jbig2_bits(bits, line->range, &offset))
        return SK_JBIG2_BROKEN;
    *number = line->kind == SK_JBIG2_BELOW ? (gint64)line->low - offset
                                           : (gint64)line->low + offset;
    return SK_JBIG2_NUMBER;
}

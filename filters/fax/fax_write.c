/* SPDX-License-Identifier: Apache-2.0
 *
 * Codes rows of pixels by T.6 (fax.h), always in the way that the
 * recommendation shows (T.6, figure 7), so that the same pixels become the same
 * bytes.
 */
#include "fax/fax.h"
#include "fax/fax_code.h"

typedef struct {
    GByteArray *out;
    guint32 word; /* bits that are not written yet, the last one lowest */
    guint filled; /* how many there are, less than 8 between calls */
    guint32 width;
    /* where the colour changes in the row above and in this one, the first time
     * to black; behind the last there are four at the end of the row */
    guint32 *above, *row;
} Writer;

/* ---- bits --------------------------------------------------------------- */

/* Writes the lowest @n bits of @code, at most 24. */
static void
put(Writer *writer, guint32 code, guint n)
{
    writer->word = writer->word << n | code;
    writer->filled += n;
    while (writer->filled >= 8) {
        guint8 byte = (guint8)(writer->word >> (writer->filled - 8));

        g_byte_array_append(writer->out, &byte, 1);
        writer->filled -= 8;
    }
}

static void
put_run(Writer *writer, guint color, guint32 run)
{
    const SkFaxCode *code;

    for (; run >= 64;
         run -= run > SK_FAX_RUN_MAX ? SK_FAX_RUN_MAX : run / 64 * 64) {
        code = sk_fax_code(color, run > SK_FAX_RUN_MAX ? SK_FAX_RUN_MAX
                                                       : run / 64 * 64);
        put(writer, code->code, code->bits);
    }
    code = sk_fax_code(color, run);
    put(writer, code->code, code->bits);
}

/* ---- rows --------------------------------------------------------------- */

/* Returns where, from pixel @x of @bits on, the first pixel is that is not of
 * @color, or @width. */
static guint32
end_of_run(const guint8 *bits, guint32 x, guint32 width, guint color)
{
    guint8 same = color == 0 ? 0 : 0xFF;

    while (x < width) {
        guint8 other = (guint8)((bits[x / 8] ^ same) << x % 8);

        if (other != 0) {
            while ((other & 0x80) == 0) {
                other = (guint8)(other << 1);
                x++;
            }
            return MIN(x, width);
        }
        x = (x / 8 + 1) * 8;
        while (x < width && bits[x / 8] == same)
            x += 8;
    }
    return width;
}

static void
find_changes(Writer *writer, const guint8 *bits)
{
    guint32 *above = writer->above, n = 0;

    writer->above = writer->row;
    writer->row = above;
    for (guint32 x = 0; x < writer->width; n++) {
        x = end_of_run(bits, x, writer->width, n % 2);
        writer->row[n] = x;
    }
    for (guint i = 0; i < 4; i++)
        writer->row[n + i] = writer->width;
}

static void
put_distance(Writer *writer, gint distance)
{
    static const SkFaxCode codes[] = { { 2, 7 }, { 2, 6 }, { 2, 3 }, { 1, 1 },
                                       { 3, 3 }, { 3, 6 }, { 3, 7 } };
    const SkFaxCode *code = &codes[distance + 3];

    put(writer, code->code, code->bits);
}

/* Writes the row by the one above it. */
static void
put_row(Writer *writer)
{
    const guint32 *row = writer->row, *above = writer->above;
    guint32 i = 0, n = 0; /* the next change above, and here */
    gint64 x = -1;

    while (x < writer->width) {
        gint64 distance;

        while (i > 0 && above[i - 1] > x)
            i--;
        while (above[i] <= x && above[i] < writer->width)
            i++;
        i += (i + n) % 2;
        distance = (gint64)row[n] - above[i];
        if (above[i + 1] < row[n]) {
            put(writer, 1, 4);
            x = above[i + 1];
        } else if (distance >= -3 && distance <= 3) {
            put_distance(writer, (gint)distance);
            x = row[n++];
        } else {
            put(writer, 1, 3);
            put_run(writer, n % 2, row[n] - (guint32)MAX(x, 0));
            put_run(writer, (n + 1) % 2, row[n + 1] - row[n]);
            x = row[n + 1];
            n += 2;
        }
    }
}

GByteArray *
sk_fax_write(SkPicture *picture, const guint8 *bits, gsize stride,
             guint32 width, guint32 height)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_autofree guint32 *above = g_new0(guint32, width + 8);
    g_autofree guint32 *row = g_new0(guint32, width + 8);
    Writer writer = { .out = out, .width = width, .above = above, .row = row };

    for (guint i = 0; i < 4; i++)
        row[i] = width;
    for (guint32 y = 0; y < height; y++) {
        if (sk_picture_out_of_time(picture))
            return NULL;
        find_changes(&writer, bits + y * stride);
        put_row(&writer);
    }
    put(&writer, 1, 12);
    put(&writer, 1, 12);
    if (writer.filled > 0)
        put(&writer, 0, 8 - writer.filled);
    return g_steal_pointer(&out);
}

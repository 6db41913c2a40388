/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes colour profiles (icc_write.h) and those with a table of colours
 * (icc_numbers.h). Every byte is a constant, a primary within a range, or a
 * point of a curve or table: no name, text or unknown tag of the sender's
 * profile leaves. This defends against profiles as a place to hide something,
 * and against profiles that harm the program which reads them next.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "icc/icc_numbers.h"
#include "icc/icc_write.h"

#define HEADER      128
#define TAG         12
#define WRITTEN_MAX 9 /* the most tags that any profile of ours has */

typedef struct {
    const char *name;
    GByteArray *data;
} Tag;

const char *
sk_icc_space(guint channels)
{
    static const char *const spaces[] = { "GRAY", NULL, "RGB ", "CMYK" };

    return channels >= 1 && channels <= 4 ? spaces[channels - 1] : NULL;
}

GByteArray *
sk_icc_data(const char *type)
{
    GByteArray *data = g_byte_array_new();

    g_byte_array_append(data, (const guint8 *)type, 4);
    sk_write_be32(data, 0);
    return data;
}

/* D50, the white point of all profiles (ICC.1:2001-04, 6.1.11). */
static void
write_white(GByteArray *out)
{
    sk_write_be32(out, 0xF6D6);
    sk_write_be32(out, 0x10000);
    sk_write_be32(out, 0xD32D);
}

void
sk_icc_add(GArray *tags, const char *name, GByteArray *data)
{
    Tag tag = { name, data };

    g_array_append_val(tags, tag);
}

void
sk_icc_tags_free(GArray *tags)
{
    for (guint i = 0; i < tags->len; i++)
        g_byte_array_unref(g_array_index(tags, Tag, i).data);
    g_array_unref(tags);
}

GArray *
sk_icc_begin(void)
{
    static const guint8 zeros[78];
    GArray *tags = g_array_new(FALSE, FALSE, sizeof(Tag));
    GByteArray *name = sk_icc_data("desc");
    GByteArray *text = sk_icc_data("text");
    GByteArray *white = sk_icc_data("XYZ ");

    sk_write_be32(name, 2);
    g_byte_array_append(name, (const guint8 *)"c", 2);
    g_byte_array_append(name, zeros, sizeof zeros);
    g_byte_array_append(text, zeros, 4);
    write_white(white);
    sk_icc_add(tags, "desc", name);
    sk_icc_add(tags, "cprt", text);
    sk_icc_add(tags, "wtpt", white);
    return tags;
}

static void
write_header(GByteArray *out, const SkIccHead *head)
{
    static const guint8 version[] = { 2, 0x10, 0, 0 };
    static const guint8 zeros[HEADER];

    g_byte_array_append(out, zeros, 8);
    g_byte_array_append(out, version, sizeof version);
    g_byte_array_append(out, (const guint8 *)head->class, 4);
    g_byte_array_append(out, (const guint8 *)head->space, 4);
    g_byte_array_append(out, (const guint8 *)head->connection, 4);
    g_byte_array_append(out, zeros, 12);
    g_byte_array_append(out, (const guint8 *)"acsp", 4);
    g_byte_array_append(out, zeros, 28);
    write_white(out);
    g_byte_array_append(out, zeros, HEADER - 80);
}

/* Returns which of the tags before @i has the same data, or @i: such tags share
 * their bytes. */
static guint
twin_of(const GArray *tags, guint i)
{
    const GByteArray *mine = g_array_index(tags, Tag, i).data;

    for (guint j = 0; j < i; j++) {
        const GByteArray *other = g_array_index(tags, Tag, j).data;

        if (other->len == mine->len &&
            memcmp(other->data, mine->data, mine->len) == 0)
            return j;
    }
    return i;
}

GBytes *
sk_icc_finish(GArray *tags, const SkIccHead *head)
{
    GByteArray *out = g_byte_array_new();
    guint32 next = HEADER + 4 + tags->len * TAG;
    guint32 places[WRITTEN_MAX];

    write_header(out, head);
    sk_write_be32(out, tags->len);
    for (guint i = 0; i < tags->len; i++) {
        const Tag *tag = &g_array_index(tags, Tag, i);
        guint twin = twin_of(tags, i);

        places[i] = twin < i ? places[twin] : next;
        g_byte_array_append(out, (const guint8 *)tag->name, 4);
        sk_write_be32(out, places[i]);
        sk_write_be32(out, tag->data->len);
        next += twin < i ? 0 : (tag->data->len + 3) / 4 * 4;
    }
    for (guint i = 0; i < tags->len; i++) {
        GByteArray *data = g_array_index(tags, Tag, i).data;

        if (twin_of(tags, i) == i) {
            g_byte_array_append(out, data->data, data->len);
            g_byte_array_append(out, (const guint8 *)"\0\0\0",
                                (4 - data->len % 4) % 4);
        }
    }
    for (guint i = 0; i < 4; i++)
        out->data[i] = (guint8)(out->len >> (24 - 8 * i));
    sk_icc_tags_free(tags);
    return g_byte_array_free_to_bytes(out);
}

/* ---- tables ------------------------------------------------------------- */

guint
sk_icc_side(guint channels, guint nth)
{
    static const guint8 sides[4][2] = { { 255 }, { 0 }, { 17, 9 }, { 9, 7 } };

    return channels >= 1 && channels <= 4 && nth < 2 ? sides[channels - 1][nth]
                                                     : 0;
}

gsize
sk_icc_colors(const SkIccGrid *grid)
{
    gsize n = 1;

    for (guint i = 0; i < grid->channels; i++)
        n *= grid->side;
    return n;
}

void
sk_icc_pixel(const SkIccGrid *grid, gsize i, guint16 *pixel)
{
    for (guint c = grid->channels; c-- > 0; i /= grid->side)
        pixel[c] = (guint16)((i % grid->side) * 65535 / (grid->side - 1));
}

/* Writes @n curves that change nothing. */
static void
write_lines(GByteArray *out, guint n)
{
    for (guint i = 0; i < n; i++) {
        sk_write_be16(out, 0);
        sk_write_be16(out, 0xFFFF);
    }
}

/* ICC.1:2001-04, 6.5.7: the table between curves that change nothing. */
GBytes *
sk_icc_table(const SkIccGrid *grid, const guint16 *colors)
{
    const SkIccHead head = { "scnr", sk_icc_space(grid->channels), "Lab " };
    guint8 kind[] = { (guint8)grid->channels, 3, (guint8)grid->side, 0 };
    GArray *tags = sk_icc_begin();
    GByteArray *data = sk_icc_data("mft2");

    g_byte_array_append(data, kind, sizeof kind);
    for (guint i = 0; i < 9; i++)
        sk_write_be32(data, i % 4 == 0 ? 0x10000 : 0);
    sk_write_be16(data, 2);
    sk_write_be16(data, 2);
    write_lines(data, grid->channels);
    for (gsize i = 0; i < 3 * sk_icc_colors(grid); i++)
        sk_write_be16(data, colors[i]);
    write_lines(data, 3);
    sk_icc_add(tags, "A2B0", data);
    return sk_icc_finish(tags, &head);
}

GBytes *
sk_icc_same_table(const guint8 *bytes, gsize len, const SkIccGrid *grid)
{
    gsize n = 3 * sk_icc_colors(grid);
    g_autofree guint16 *colors = g_new0(guint16, n);
    g_autoptr(GBytes) written = sk_icc_table(grid, colors);
    /* The data of the table stands last, as sk_icc_table writes it. */
    gsize at = g_bytes_get_size(written) -
               (52 + 4 * grid->channels + 2 * n + 12 + 3) / 4 * 4 + 52 +
               4 * grid->channels;

    if (len != g_bytes_get_size(written))
        return NULL;
    for (gsize i = 0; i < n; i++)
        colors[i] = sk_read_be16(bytes + at + 2 * i);
    g_bytes_unref(written);
    written = sk_icc_table(grid, colors);
    return memcmp(g_bytes_get_data(written, NULL), bytes, len) == 0
               ? g_steal_pointer(&written)
               : NULL;
}

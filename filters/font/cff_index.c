/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes the lists of CFF (INDEX; cff.h). All offsets of a list are
 * checked once, when it is read.
 */
#include "font/cff.h"

static gsize
offset_of(const SkCffIndex *index, guint i)
{
    gsize offset = 0;

    for (guint k = 0; k < index->size; k++)
        offset = offset << 8 | index->offsets[i * (gsize)index->size + k];
    return offset;
}

gsize
sk_cff_index(SkFontSpan in, gsize at, SkCffIndex *index)
{
    gsize last = 1;

    *index = (SkCffIndex){ 0 };
    if (at > in.len || in.len - at < 2)
        return 0;
    index->n = sk_read_be16(in.p + at);
    if (index->n == 0)
        return at + 2;
    if (in.len - at < 4)
        return 0;
    index->size = in.p[at + 2];
    index->offsets = in.p + at + 3;
    if (index->size < 1 || index->size > 4 ||
        in.len - at - 3 < (index->n + (gsize)1) * index->size)
        return 0;
    at += 3 + (index->n + (gsize)1) * index->size;
    index->data = in.p + at - 1;
    index->len = in.len - at;
    for (guint i = 0; i <= index->n; i++) {
        gsize offset = offset_of(index, i);

        if (offset < last || offset - 1 > index->len || (i == 0 && offset != 1))
            return 0;
        last = offset;
    }
    return at + last - 1;
}

SkFontSpan
sk_cff_item(const SkCffIndex *index, guint i)
{
    gsize from = offset_of(index, i), to = offset_of(index, i + 1);

    return (SkFontSpan){ index->data + from, to - from };
}

void
sk_cff_put_index(GByteArray *out, guint n, const gsize *ends,
                 const GByteArray *data)
{
    guint size = 1;

    sk_font_put16(out, n);
    if (n == 0)
        return;
    while (size < 4 && (data->len + (gsize)1) >> (8 * size) != 0)
        size++;
    sk_font_put8(out, size);
    for (guint i = 0; i <= n; i++) {
        gsize offset = i == 0 ? 1 : ends[i - 1] + 1;

        for (guint k = size; k-- > 0;)
            sk_font_put8(out, (guint)(offset >> (8 * k)) & 0xFF);
    }
    g_byte_array_append(out, data->data, data->len);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the headers of segments (segment.h), and finds what others have left.
 * This defends against headers that promise more than there is.
 */
#include <string.h>
#include "jbig2/segment.h"

/* The length that means "not known yet" (7.2.7). */
#define OPEN G_MAXUINT32

/* ---- headers ------------------------------------------------------------ */

/* The bytes of a header that are still to be read. */
typedef struct {
    const guint8 *p;
    gsize left;
} Input;

/* Reads a number of @n bytes, at most four. */
static gboolean
take(Input *input, guint n, guint32 *number)
{
    if (input->left < n)
        return FALSE;
    *number = 0;
    for (guint i = 0; i < n; i++)
        *number = *number << 8 | *input->p++;
    input->left -= n;
    return TRUE;
}

/* Reads how many segments are referred to, and passes over the bits that say
 * which of them are still needed (7.2.4). */
static gboolean
take_count(Input *input, guint32 *count)
{
    guint32 byte, rest;

    if (!take(input, 1, &byte))
        return FALSE;
    *count = byte >> 5;
    if (*count < 7)
        return *count < 5;
    if (!take(input, 3, &rest))
        return FALSE;
    *count = (byte & 31) << 24 | rest;
    if (*count / 8 + 1 > input->left)
        return FALSE;
    input->p += *count / 8 + 1;
    input->left -= *count / 8 + 1;
    return TRUE;
}

static gboolean
take_header(Input *input, SkJbig2Segment *segment, guint32 *len)
{
    guint32 flags, count, page;
    guint size;

    if (!take(input, 4, &segment->number) || !take(input, 1, &flags) ||
        !take_count(input, &count))
        return FALSE;
    segment->type = flags & 63;
    size = segment->number <= 256 ? 1 : segment->number <= 65536 ? 2 : 4;
    g_array_set_size(segment->refers, 0);
    for (guint32 i = 0; i < count; i++) {
        guint32 number;

        if (!take(input, size, &number))
            return FALSE;
        g_array_append_val(segment->refers, number);
    }
    return take(input, (flags & 64) != 0 ? 4 : 1, &page) && take(input, 4, len);
}

/* Returns how long the data of a generic region is that ends with a mark and
 * the number of its rows (7.2.7). */
static gsize
open_len(const guint8 *data, gsize len)
{
    gboolean is_fax =
        len > SK_JBIG2_REGION_BYTES && (data[SK_JBIG2_REGION_BYTES] & 1) != 0;
    const guint8 *mark = (const guint8 *)(is_fax ? "\0\0" : "\xFF\xAC");

    for (gsize i = SK_JBIG2_REGION_BYTES + 1; i + 6 <= len; i++)
        if (memcmp(data + i, mark, 2) == 0)
            return i + 6;
    return len;
}

gboolean
sk_jbig2_segment(SkJbig2 *jbig2, const guint8 *bytes, gsize len, gsize *at,
                 SkJbig2Segment *segment)
{
    Input input = { bytes + *at, len - *at };
    guint32 n;

    if (!take_header(&input, segment, &n))
        return FALSE;
    segment->data = input.p;
    segment->len = n;
    segment->is_open =
        n == OPEN && (segment->type == SK_JBIG2_GENERIC_NOW ||
                      segment->type == SK_JBIG2_GENERIC_LOSSLESS);
    if (segment->is_open) {
        segment->len = open_len(input.p, input.left);
    } else if (segment->len > input.left) {
        segment->len = input.left;
        jbig2->is_damaged = TRUE;
    }
    *at = (gsize)(segment->data - bytes) + segment->len;
    return TRUE;
}

gboolean
sk_jbig2_region(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                SkJbig2Region *region)
{
    const guint8 *p = segment->data;
    guint32 rows;

    if (segment->len < SK_JBIG2_REGION_BYTES || (p[16] & 7) > SK_JBIG2_REPLACE)
        return sk_picture_is_damaged(jbig2->budget.picture, "jbig2-region");
    region->width = sk_read_be32(p);
    region->height = sk_read_be32(p + 4);
    region->x = sk_read_be32(p + 8);
    region->y = sk_read_be32(p + 12);
    region->how = p[16] & 7;
    if (!segment->is_open || segment->len < SK_JBIG2_REGION_BYTES + 4)
        return TRUE;
    /* The number of rows that stands at the end is the true one. */
    rows = sk_read_be32(p + segment->len - 4);
    region->height = MIN(region->height, rows);
    return TRUE;
}

gboolean
sk_jbig2_places(const SkJbig2Segment *segment, gsize *at, guint n,
                SkJbig2Place *places)
{
    if (segment->len < *at || segment->len - *at < 2 * n)
        return FALSE;
    for (guint i = 0; i < n; i++, *at += 2) {
        places[i].x = (gint8)segment->data[*at];
        places[i].y = (gint8)segment->data[*at + 1];
    }
    return TRUE;
}

/* ---- what others have left ---------------------------------------------- */

SkJbig2Kept *
sk_jbig2_kept(const SkJbig2 *jbig2, const SkJbig2Segment *segment, guint i)
{
    return g_hash_table_lookup(jbig2->kept, GUINT_TO_POINTER(g_array_index(
                                                segment->refers, guint32, i)));
}

SkJbig2Kept *
sk_jbig2_keep(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    SkJbig2Kept *kept = g_new0(SkJbig2Kept, 1);

    g_hash_table_insert(jbig2->kept, GUINT_TO_POINTER(segment->number), kept);
    return kept;
}

static const SkJbig2Huffman *
next_table(const SkJbig2 *jbig2, const SkJbig2Segment *segment, guint *i)
{
    while (*i < segment->refers->len) {
        const SkJbig2Kept *kept = sk_jbig2_kept(jbig2, segment, (*i)++);

        if (kept != NULL && kept->table != NULL)
            return kept->table;
    }
    return NULL;
}

const SkJbig2Huffman *
sk_jbig2_standard(SkJbig2 *jbig2, guint number)
{
    if (jbig2->standard[number - 1] == NULL)
        jbig2->standard[number - 1] = sk_jbig2_huffman_standard(number);
    return jbig2->standard[number - 1];
}

const SkJbig2Huffman *
sk_jbig2_table(SkJbig2 *jbig2, const SkJbig2Segment *segment, guint choice,
               const guint8 numbers[3], guint *i)
{
    if (choice == 3)
        return next_table(jbig2, segment, i);
    return numbers[choice] != 0 ? sk_jbig2_standard(jbig2, numbers[choice])
                                : NULL;
}

SkJbig2Context *
sk_jbig2_contexts(SkJbig2 *jbig2, gsize n)
{
    if (!sk_jbig2_work(&jbig2->budget, n))
        return NULL;
    return sk_jbig2_scratch(&jbig2->budget, n);
}

GPtrArray *
sk_jbig2_symbols(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    g_autoptr(GPtrArray) symbols =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_jbig2_bitmap_unref);

    for (guint i = 0; i < segment->refers->len; i++) {
        const SkJbig2Kept *kept = sk_jbig2_kept(jbig2, segment, i);

        if (kept == NULL || kept->symbols == NULL)
            continue;
        if (!sk_jbig2_room(&jbig2->budget,
                           kept->symbols->len * sizeof(gpointer)) ||
            !sk_jbig2_work(&jbig2->budget, kept->symbols->len))
            return NULL;
        for (guint k = 0; k < kept->symbols->len; k++)
            g_ptr_array_add(symbols, sk_jbig2_bitmap_ref(
                                         g_ptr_array_index(kept->symbols, k)));
    }
    return g_steal_pointer(&symbols);
}

guint
sk_jbig2_id_bits(guint n)
{
    return n <= 1 ? 0 : g_bit_storage(n - 1);
}

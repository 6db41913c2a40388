/* SPDX-License-Identifier: Apache-2.0
 *
 * Assembles JPEG in TIFF in the older form (TIFF 6.0, section 22; its use in
 * practice: TIFF Technical Note 2). Either the directory says where the tables
 * stand and the strips are coded pixels without a header, or it says where a
 * whole JPEG stands, or only the head of one. All of them become a complete
 * JPEG. Nothing is decoded here.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/tiff_jpeg.h"

/* Indices of SkTiffPage.old_jpeg: the tag minus 512. */
enum { PROCESS, PLACE, LENGTH, RESTART, Q_TABLES = 7 };

typedef struct {
    SkTiffFile *file;
    const SkTiffPage *page;
    GByteArray *out;
} Old;

static void
marker(GByteArray *out, guint8 kind)
{
    const guint8 bytes[2] = { 0xFF, kind };

    g_byte_array_append(out, bytes, 2);
}

/* Returns the @len bytes of a table at @at, or NULL unless all are there. */
static const guint8 *
table(Old *old, guint64 at, gsize len)
{
    gsize found = len;
    const guint8 *bytes = sk_tiff_span(old->file, at, &found);

    return bytes != NULL && found == len ? bytes : NULL;
}

static gboolean
write_quantization(Old *old)
{
    const SkTiffField *field = &old->page->old_jpeg[Q_TABLES];

    for (guint i = 0; i < old->page->samples; i++) {
        const guint8 *bytes =
            table(old, sk_tiff_number(old->file, field, i), 64);
        guint8 number = (guint8)i;

        if (i >= field->count || bytes == NULL)
            return FALSE;
        marker(old->out, 0xDB);
        sk_write_be16(old->out, 67);
        g_byte_array_append(old->out, &number, 1);
        g_byte_array_append(old->out, bytes, 64);
    }
    return TRUE;
}

/* Writes the Huffman tables of one @class (0 for DC, 1 for AC), one for each
 * channel. */
static gboolean
write_codes(Old *old, guint class)
{
    const SkTiffField *field = &old->page->old_tables[class];

    for (guint i = 0; i < old->page->samples; i++) {
        guint64 at = sk_tiff_number(old->file, field, i);
        const guint8 *lengths = table(old, at, 16);
        guint8 number = (guint8)(class << 4 | i);
        guint values = 0;

        if (i >= field->count || lengths == NULL)
            return FALSE;
        for (guint n = 0; n < 16; n++)
            values += lengths[n];
        if (values > 256 || table(old, at, 16 + values) == NULL)
            return FALSE;
        marker(old->out, 0xC4);
        sk_write_be16(old->out, (guint16)(19 + values));
        g_byte_array_append(old->out, &number, 1);
        g_byte_array_append(old->out, lengths, 16 + values);
    }
    return TRUE;
}

static guint
factor(const Old *old, guint channel, guint way)
{
    guint said = old->page->subsampling[way];

    if (channel > 0 || old->page->photometric != SK_TIFF_YCBCR)
        return 1;
    return said == 0 ? 2 : said;
}

static void
write_frame(Old *old)
{
    const SkTiffPage *page = old->page;
    GByteArray *out = old->out;
    guint8 head[] = { 8,
                      (guint8)(page->height >> 8),
                      (guint8)page->height,
                      (guint8)(page->width >> 8),
                      (guint8)page->width,
                      (guint8)page->samples };

    marker(out, 0xC0);
    sk_write_be16(out, (guint16)(8 + 3 * page->samples));
    g_byte_array_append(out, head, sizeof head);
    for (guint i = 0; i < page->samples; i++) {
        guint8 channel[] = {
            (guint8)(i + 1),
            (guint8)(factor(old, i, 0) << 4 | factor(old, i, 1)), (guint8)i
        };

        g_byte_array_append(out, channel, sizeof channel);
    }
}

static void
write_scan(Old *old)
{
    static const guint8 all[] = { 0, 63, 0 };
    guint8 n = (guint8)old->page->samples;

    marker(old->out, 0xDA);
    sk_write_be16(old->out, (guint16)(6 + 2 * n));
    g_byte_array_append(old->out, &n, 1);
    for (guint i = 0; i < n; i++) {
        guint8 channel[] = { (guint8)(i + 1), (guint8)(i << 4 | i) };

        g_byte_array_append(old->out, channel, sizeof channel);
    }
    g_byte_array_append(old->out, all, sizeof all);
}

/* Returns how many minimum coded units a strip has, because each strip starts
 * anew. */
static guint32
units_of_strip(const Old *old)
{
    guint32 width = 8 * factor(old, 0, 0), height = 8 * factor(old, 0, 1);

    return ((old->page->width - 1) / width + 1) *
           ((old->page->chunk_height - 1) / height + 1);
}

/* Writes the strips with restart markers between them. */
static gboolean
write_strips(Old *old, guint32 restart)
{
    guint32 times = restart > 0 ? units_of_strip(old) / restart : 1;

    for (guint32 i = 0; i < old->page->down; i++) {
        gsize len;
        const guint8 *bytes = i < old->page->offsets.count
                                  ? sk_tiff_chunk(old->file, old->page, i, &len)
                                  : NULL;

        if (bytes == NULL)
            return FALSE;
        if (i > 0)
            marker(old->out, (guint8)(0xD0 | ((i * times - 1) & 7)));
        g_byte_array_append(old->out, bytes, (guint)len);
    }
    return TRUE;
}

/* Builds the JPEG from separate tables and strips. */
static gboolean
from_tables(Old *old)
{
    const SkTiffPage *page = old->page;
    guint64 restart = sk_tiff_number(old->file, &page->old_jpeg[RESTART], 0);

    if (restart == 0 && page->down > 1)
        restart = units_of_strip(old);
    if (restart > G_MAXUINT16 || !write_quantization(old) ||
        !write_codes(old, 0) || !write_codes(old, 1))
        return FALSE;
    if (restart > 0) {
        marker(old->out, 0xDD);
        sk_write_be16(old->out, 4);
        sk_write_be16(old->out, (guint16)restart);
    }
    write_frame(old);
    write_scan(old);
    return write_strips(old, (guint32)restart);
}

/* Builds it from a JPEG that stands in the file, or from the head of one,
 * behind which the strips are put if the first of them stands elsewhere. */
static gboolean
from_whole(Old *old, guint64 at)
{
    const SkTiffPage *page = old->page;
    guint64 length = sk_tiff_number(old->file, &page->old_jpeg[LENGTH], 0);
    gsize len = (gsize)MIN(length, G_MAXUINT32);
    guint64 strip = sk_tiff_number(old->file, &page->offsets, 0);
    const guint8 *bytes;

    if (len == 0)
        len = G_MAXUINT32;
    bytes = sk_tiff_span(old->file, at, &len);
    if (bytes == NULL || len < 4 || memcmp(bytes, "\xFF\xD8", 2) != 0)
        return FALSE;
    g_byte_array_append(old->out, bytes + 2, (guint)len - 2);
    if (page->offsets.count == 0 || (strip >= at && strip < at + len))
        return TRUE;
    return page->down == 1 && write_strips(old, 0);
}

GByteArray *
sk_tiff_old_jpeg(SkTiffFile *file, const SkTiffPage *page)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    Old old = { file, page, out };
    guint64 at = sk_tiff_number(file, &page->old_jpeg[PLACE], 0);
    gboolean is_kind = page->samples <= 3 && !page->tiled && !page->separate &&
                       page->height <= G_MAXUINT16 &&
                       page->width <= G_MAXUINT16;

    marker(out, 0xD8);
    if (!is_kind || sk_tiff_number(file, &page->old_jpeg[PROCESS], 0) > 1 ||
        !(at != 0 ? from_whole(&old, at) : from_tables(&old))) {
        sk_picture_is_damaged(file->picture, "tiff-old-jpeg");
        return NULL;
    }
    marker(out, 0xD9);
    return g_steal_pointer(&out);
}

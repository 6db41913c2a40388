/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides which pages of TIFF can be rewritten, and how their strips and tiles
 * lie (tiff_page.h). Every kind that leaves stands in a table; a page of any
 * other kind is refused. This defends against pages of a few bytes that promise
 * gigabytes: sizes are judged before anything is decoded.
 */
#include "picture/tiff_page.h"

/* pixels; the pages of a plotter have 50,000 */
#define FAX_WIDTH_MAX (1u << 20)
/* bytes; readers decode a row at once */
#define TIFF_ROW_MAX (256u << 20)

gboolean
sk_tiff_is_fax(const SkTiffPage *page)
{
    return (page->compression >= SK_TIFF_RLE &&
            page->compression <= SK_TIFF_FAX4) ||
           page->compression == SK_TIFF_RLE_WORDS;
}

static gboolean
is_jpeg(const SkTiffPage *page)
{
    return page->compression == SK_TIFF_JPEG ||
           page->compression == SK_TIFF_OLD_JPEG;
}

/* Photometric kinds, their channels, and the permitted bits of a sample as a
 * mask of 1 << bits. */
static const struct {
    guint photometric, channels;
    guint64 bits;
} kinds[] = {
    { SK_TIFF_WHITE_IS_ZERO, 1, 0x100011116 },
    { SK_TIFF_BLACK_IS_ZERO, 1, 0x100011116 },
    { SK_TIFF_RGB, 3, 0x100010100 },
    { SK_TIFF_PALETTE, 1, 0x116 },
    { SK_TIFF_CMYK, 4, 0x10100 },
    { SK_TIFF_YCBCR, 3, 0x100 },
    { SK_TIFF_LAB, 3, 0x10100 },
};

/* Returns the number of colour channels, or 0 if the kind is
 * not in the table. */
static guint
channels(const SkTiffPage *page)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].photometric == page->photometric && page->bits <= 32 &&
            (kinds[i].bits >> page->bits & 1) != 0)
            return kinds[i].channels;
    return 0;
}

static gboolean
is_coding(SkTiffPage *page)
{
    if (page->compression == SK_TIFF_OLD_DEFLATE)
        page->compression = SK_TIFF_DEFLATE;
    if (page->compression != SK_TIFF_LZW &&
        page->compression != SK_TIFF_DEFLATE)
        page->predictor = 1;
    if (is_jpeg(page))
        return page->bits == 8 && page->format == 1;
    if (page->photometric == SK_TIFF_YCBCR)
        /* The samples of YCbCr differ in resolution, which only the JPEG coding
         * writes. */
        return FALSE;
    if (sk_tiff_is_fax(page))
        return page->bits == 1 && page->samples == 1 &&
               page->width <= FAX_WIDTH_MAX;
    if (page->predictor == 3)
        return page->format == 3;
    return page->predictor == 1 || (page->predictor == 2 && page->bits >= 8 &&
                                    page->bits != 12 && page->format != 3);
}

static gboolean
is_known_coding(const SkTiffPage *page)
{
    return (page->compression >= SK_TIFF_PLAIN &&
            page->compression <= SK_TIFF_DEFLATE) ||
           page->compression == SK_TIFF_RLE_WORDS ||
           page->compression == SK_TIFF_PACK_BITS ||
           page->compression == SK_TIFF_OLD_DEFLATE;
}

static gboolean
is_kind(SkTiffPage *page)
{
    guint n = channels(page);

    if (n == 0 || page->samples < n || page->samples - n > SK_TIFF_EXTRA_MAX)
        return FALSE;
    page->extras = MIN(page->extras, page->samples - n);
    if (page->samples == 1)
        page->separate = FALSE;
    if (page->photometric == SK_TIFF_PALETTE &&
        page->colors.count != (guint64)3 << page->bits)
        return FALSE;
    return page->format == 1 || (page->format == 2 && page->bits >= 8) ||
           (page->format == 3 && page->bits == 32);
}

static gboolean
lay_out(SkTiffFile *file, SkTiffPage *page)
{
    if (!page->tiled) {
        page->chunk_width = page->width;
        page->chunk_height = MIN(page->chunk_height, page->height);
    }
    if (page->chunk_width == 0 || page->chunk_height == 0 ||
        (page->tiled &&
         (page->chunk_width % 16 != 0 || page->chunk_height % 16 != 0)))
        return sk_picture_is_damaged(file->picture, "tiff-layout");
    page->across = (page->width - 1) / page->chunk_width + 1;
    page->down = (page->height - 1) / page->chunk_height + 1;
    if ((guint64)page->across * page->down * page->samples > G_MAXINT32 ||
        sk_tiff_row_bytes(page) > TIFF_ROW_MAX)
        return sk_picture_is_damaged(file->picture, "tiff-layout");
    if (page->compression == SK_TIFF_OLD_JPEG)
        /* The older form of JPEG has its own tags for where the data stands. */
        return TRUE;
    if (page->offsets.count < sk_tiff_chunks(page) ||
        (page->counts.count < page->offsets.count &&
         (page->counts.count > 0 || page->offsets.count > 1)))
        return sk_picture_is_damaged(file->picture, "tiff-layout");
    return TRUE;
}

/* Checks the limits. A tile is decoded whole, however little of it the picture
 * shows. */
static gboolean
is_within_limits(SkTiffFile *file, const SkTiffPage *page)
{
    guint bits = page->samples * (is_jpeg(page) ? 16 : page->bits);
    guint64 width = page->width, height = page->height;

    if (page->tiled) {
        width = MAX(width, page->chunk_width);
        height = MAX(height, page->chunk_height);
    }
    return sk_picture_add_frame(file->picture, width, height, bits);
}

gboolean
sk_tiff_judge(SkTiffFile *file, SkTiffPage *page)
{
    /* The tag is required, but viewers guess its value if it is missing. */
    if (page->photometric == G_MAXUINT)
        page->photometric =
            page->samples < 3 ? SK_TIFF_WHITE_IS_ZERO : SK_TIFF_RGB;
    if (page->samples == 0 || page->samples > 8 || page->bits == 0)
        return sk_picture_is_damaged(file->picture, "tiff-kind");
    if (!is_known_coding(page))
        return sk_picture_is_damaged(file->picture, "tiff-compression");
    if (!is_within_limits(file, page))
        return FALSE;
    if (!is_kind(page) || !is_coding(page))
        return sk_picture_is_damaged(file->picture, "tiff-kind");
    return lay_out(file, page);
}

/* ---- chunks ------------------------------------------------------------- */

guint32
sk_tiff_chunks(const SkTiffPage *page)
{
    return page->across * page->down * (page->separate ? page->samples : 1);
}

guint32
sk_tiff_rows(const SkTiffPage *page, guint32 i)
{
    guint32 nth = i % (page->across * page->down);

    if (page->tiled || nth < page->down - 1)
        return page->chunk_height;
    return page->height - (page->down - 1) * page->chunk_height;
}

gsize
sk_tiff_row_bytes(const SkTiffPage *page)
{
    guint bits = page->bits * (page->separate ? 1 : page->samples);

    return (gsize)(((guint64)page->chunk_width * bits + 7) / 8);
}

const guint8 *
sk_tiff_chunk(SkTiffFile *file, const SkTiffPage *page, guint32 i, gsize *len)
{
    /* A single strip may leave out how long it is. */
    guint64 n = page->counts.count == 0
                    ? file->picture->len
                    : sk_tiff_number(file, &page->counts, i);

    *len = (gsize)MIN(n, file->picture->len);
    return sk_tiff_span(file, sk_tiff_number(file, &page->offsets, i), len);
}

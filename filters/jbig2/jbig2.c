/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes a page of JBIG2 (jbig2.h): segment after segment, regions are drawn
 * on it or kept for others. What is no segment of the standard, or is one that
 * the page does not need, is passed over. This defends against images of a few
 * bytes that ask for gigabytes.
 */
#include <string.h>
#include "jbig2/jbig2.h"
#include "jbig2/segment.h"

/* How often each pixel that the policy allows may be decoded or drawn. */
#define WORK 16

/* The flags of a page (7.4.8.5), and the height that means "not known yet". */
#define PAGE_BLACK 4
#define OPEN       G_MAXUINT32

static gboolean
is_damaged(SkJbig2 *jbig2, const char *what)
{
    return sk_picture_is_damaged(jbig2->budget.picture, what);
}

/* ---- pages -------------------------------------------------------------- */

/* Makes the page, or a higher one in the place of the one that is there. */
static gboolean
make_page(SkJbig2 *jbig2, guint32 width, guint32 height)
{
    guint64 before = jbig2->page != NULL ? jbig2->page->height : 0;
    g_autoptr(SkJbig2Bitmap) page = NULL;

    /* What was counted for the lower page counts for the higher one. */
    jbig2->budget.picture->pixels -=
        MIN(before * width, jbig2->budget.picture->pixels);
    if (!sk_picture_add_frame(jbig2->budget.picture, width, height, 1))
        return FALSE;
    page = sk_jbig2_bitmap_new(&jbig2->budget, width, height);
    if (page == NULL)
        return FALSE;
    sk_jbig2_fill(page, jbig2->is_page_black);
    if (jbig2->page != NULL && !sk_jbig2_put(&jbig2->budget, page, jbig2->page,
                                             0, 0, SK_JBIG2_REPLACE))
        return FALSE;
    sk_jbig2_bitmap_unref(jbig2->page);
    jbig2->page = g_steal_pointer(&page);
    return TRUE;
}

static gboolean
take_page(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    const guint8 *p = segment->data;
    guint32 height, stripe;

    if (segment->len < 19)
        return is_damaged(jbig2, "jbig2-page");
    if (jbig2->page != NULL) { /* PDF shows the first page only. */
        jbig2->is_damaged = TRUE;
        return TRUE;
    }
    height = sk_read_be32(p + 4);
    stripe = sk_read_be16(p + 17) & 0x7FFF;
    jbig2->is_page_open = height == OPEN;
    jbig2->is_page_black = (p[16] & PAGE_BLACK) != 0;
    return make_page(jbig2, sk_read_be32(p),
                     height == OPEN ? MAX(stripe, 1) : height);
}

/* A page whose height was not known grows to hold the rows up to @bottom. It
 * grows by half at least, so that it is not copied for every stripe. */
static gboolean
grow_page(SkJbig2 *jbig2, guint64 bottom)
{
    guint64 height = jbig2->page->height;

    if (!jbig2->is_page_open || bottom <= height)
        return TRUE;
    return make_page(jbig2, jbig2->page->width,
                     (guint32)MIN(bottom, G_MAXINT32));
}

/* ---- regions ------------------------------------------------------------ */

/* Draws @segment on @bitmap, which lies at @region. */
static gboolean
draw_refined(SkJbig2 *jbig2, const SkJbig2Segment *segment,
             const SkJbig2Region *region, SkJbig2Bitmap *bitmap)
{
    for (guint i = 0; i < segment->refers->len; i++) {
        const SkJbig2Kept *kept = sk_jbig2_kept(jbig2, segment, i);

        if (kept != NULL && kept->bitmap != NULL)
            return sk_jbig2_draw_refined(jbig2, segment, kept->bitmap, 0, 0,
                                         bitmap);
    }
    if (jbig2->page == NULL)
        return is_damaged(jbig2, "jbig2-refine");
    return sk_jbig2_draw_refined(jbig2, segment, jbig2->page, region->x,
                                 region->y, bitmap);
}

static gboolean
draw(SkJbig2 *jbig2, const SkJbig2Segment *segment, const SkJbig2Region *region,
     SkJbig2Bitmap *bitmap)
{
    switch (segment->type) {
    case SK_JBIG2_TEXT_KEPT:
    case SK_JBIG2_TEXT_NOW:
    case SK_JBIG2_TEXT_LOSSLESS:
        return sk_jbig2_draw_text(jbig2, segment, bitmap);
    case SK_JBIG2_HALFTONE_KEPT:
    case SK_JBIG2_HALFTONE_NOW:
    case SK_JBIG2_HALFTONE_LOSSLESS:
        return sk_jbig2_draw_halftone(jbig2, segment, bitmap);
    case SK_JBIG2_REFINE_KEPT:
    case SK_JBIG2_REFINE_NOW:
    case SK_JBIG2_REFINE_LOSSLESS:
        return draw_refined(jbig2, segment, region, bitmap);
    default:
        return sk_jbig2_draw_generic(jbig2, segment, bitmap);
    }
}

static gboolean
take_region(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    gboolean is_kept = (segment->type & 3) == 0;
    g_autoptr(SkJbig2Bitmap) bitmap = NULL;
    SkJbig2Region region;

    if (!sk_jbig2_region(jbig2, segment, &region))
        return FALSE;
    if (!is_kept && jbig2->page == NULL)
        return is_damaged(jbig2, "jbig2-page");
    bitmap = sk_jbig2_bitmap_new(&jbig2->budget, region.width, region.height);
    if (bitmap == NULL || !draw(jbig2, segment, &region, bitmap))
        return FALSE;
    if (is_kept) {
        sk_jbig2_keep(jbig2, segment)->bitmap = g_steal_pointer(&bitmap);
        return TRUE;
    }
    return grow_page(jbig2, (guint64)region.y + region.height) &&
           sk_jbig2_put(&jbig2->budget, jbig2->page, bitmap, region.x, region.y,
                        region.how);
}

/* ---- segments ----------------------------------------------------------- */

static gboolean
take_table(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    SkJbig2Huffman *table =
        sk_jbig2_room(&jbig2->budget, segment->len * 16)
            ? sk_jbig2_huffman_read(segment->data, segment->len)
            : NULL;

    if (table == NULL)
        return is_damaged(jbig2, "jbig2-table");
    sk_jbig2_keep(jbig2, segment)->table = table;
    return TRUE;
}

static gboolean
take_segment(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    switch (segment->type) {
    case SK_JBIG2_SYMBOLS:
        return sk_jbig2_take_symbols(jbig2, segment);
    case SK_JBIG2_PATTERNS:
        return sk_jbig2_take_patterns(jbig2, segment);
    case SK_JBIG2_TABLE:
        return take_table(jbig2, segment);
    case SK_JBIG2_PAGE:
        return take_page(jbig2, segment);
    case SK_JBIG2_TEXT_KEPT:
    case SK_JBIG2_TEXT_NOW:
    case SK_JBIG2_TEXT_LOSSLESS:
    case SK_JBIG2_HALFTONE_KEPT:
    case SK_JBIG2_HALFTONE_NOW:
    case SK_JBIG2_HALFTONE_LOSSLESS:
    case SK_JBIG2_GENERIC_KEPT:
    case SK_JBIG2_GENERIC_NOW:
    case SK_JBIG2_GENERIC_LOSSLESS:
    case SK_JBIG2_REFINE_KEPT:
    case SK_JBIG2_REFINE_NOW:
    case SK_JBIG2_REFINE_LOSSLESS:
        return take_region(jbig2, segment);
    default: /* ends, profiles, comments: nothing is seen of them */
        return TRUE;
    }
}

static gboolean
take_stream(SkJbig2 *jbig2, const guint8 *bytes, gsize len)
{
    g_autoptr(GArray) refers = g_array_new(FALSE, FALSE, sizeof(guint32));
    SkJbig2Segment segment = { .refers = refers };
    gsize at = 0;

    while (at < len) {
        if (!sk_jbig2_work(&jbig2->budget, 0))
            return FALSE;
        if (!sk_jbig2_segment(jbig2, bytes, len, &at, &segment)) {
            jbig2->is_damaged = TRUE;
            return TRUE;
        }
        if (segment.type == SK_JBIG2_PAGE_END ||
            segment.type == SK_JBIG2_FILE_END)
            return TRUE;
        if (!take_segment(jbig2, &segment))
            return FALSE;
    }
    return TRUE;
}

static void
free_kept(gpointer data)
{
    SkJbig2Kept *kept = data;

    g_clear_pointer(&kept->symbols, g_ptr_array_unref);
    g_clear_pointer(&kept->patterns, g_ptr_array_unref);
    sk_jbig2_bitmap_unref(kept->bitmap);
    sk_jbig2_huffman_free(kept->table);
    g_free(kept->generic);
    g_free(kept->refine);
    g_free(kept);
}

/* Returns the page in the size that is wanted. */
static GByteArray *
show(SkJbig2 *jbig2, guint32 width, guint32 height)
{
    g_autoptr(SkJbig2Bitmap) shown = NULL;
    GByteArray *out;

    if (jbig2->page == NULL)
        return is_damaged(jbig2, "jbig2-page"), NULL;
    if (jbig2->page->width == width && jbig2->page->height == height)
        shown = sk_jbig2_bitmap_ref(jbig2->page);
    else
        shown = sk_jbig2_cut(&jbig2->budget, jbig2->page, 0, 0, width, height);
    if (shown == NULL)
        return NULL;
    out = g_byte_array_new();
    g_byte_array_append(out, shown->bits, (guint)(shown->stride * height));
    return out;
}

GByteArray *
sk_jbig2_decode(SkPicture *picture, const guint8 *globals, gsize n_globals,
                guint32 width, guint32 height, gboolean *damaged)
{
    SkJbig2 jbig2 = { .budget = { .picture = picture,
                                  .room = picture->limits->expanded,
                                  .work = (guint64)picture->limits->pixels *
                                          WORK } };
    GByteArray *out = NULL;

    jbig2.kept = g_hash_table_new_full(NULL, NULL, NULL, free_kept);
    if (take_stream(&jbig2, globals, n_globals) &&
        take_stream(&jbig2, picture->bytes, picture->len))
        out = show(&jbig2, width, height);
    *damaged = jbig2.is_damaged;
    g_hash_table_unref(jbig2.kept);
    for (guint i = 0; i < G_N_ELEMENTS(jbig2.standard); i++)
        sk_jbig2_huffman_free(jbig2.standard[i]);
    sk_jbig2_bitmap_unref(jbig2.page);
    sk_fax_clear(&jbig2.fax);
    return out;
}

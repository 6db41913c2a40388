/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes pixels by their neighbours (generic.h): those to the left, and those
 * in the two rows above, are the context in which a pixel is decoded. While a
 * row is decoded, its pixels and those of the two rows above are bytes.
 */
#include <string.h>
#include "jbig2/generic.h"

/* Zeros on either side of a row, so that neighbours outside are white. */
#define SIDE 8

/* How many pixels of a template lie to the left, in the row above and in the
 * one above that, and how many of the latter two lie to the right; the places
 * that are not fixed are where they usually are (T.88, figures 3 to 6). */
static const struct {
    guint8 left, above, above_right, top, top_right;
    guint8 n_places;
    guint8 bits[4];  /* of the context that the places are */
    guint16 typical; /* the context of the bit that says "like the row above" */
    SkJbig2Place usual[4];
} templates[] = {
    { 4,
      7,
      3,
      5,
      2,
      4,
      { 4, 10, 11, 15 },
      0x9B25,
      { { 3, -1 }, { -3, -1 }, { 2, -2 }, { -2, -2 } } },
    { 3, 6, 3, 4, 2, 1, { 3 }, 0x0795, { { 3, -1 } } },
    { 2, 5, 2, 3, 1, 1, { 2 }, 0x00E5, { { 2, -1 } } },
    { 4, 6, 2, 0, 0, 1, { 4 }, 0x0195, { { 2, -1 } } },
};

gsize
sk_jbig2_generic_contexts(guint template)
{
    return (gsize)1 << (templates[template].left + templates[template].above +
                        templates[template].top);
}

guint
sk_jbig2_generic_places(guint template)
{
    return templates[template].n_places;
}

void
sk_jbig2_generic_usual(SkJbig2Generic *generic)
{
    memcpy(generic->at, templates[generic->template].usual, sizeof generic->at);
}

typedef struct {
    const SkJbig2Generic *generic;
    SkJbig2Arithmetic *decoder;
    SkJbig2Bitmap *bitmap;
    /* the row that is decoded, the one above and the one above that; each has
     * SIDE zeros before and behind it */
    guint8 *row, *above, *top;
    guint32 y;
    /* the places that are not the usual ones, and their bits */
    guint n_places;
    SkJbig2Place places[4];
    guint place_bits[4];
    guint32 place_mask; /* these bits */
} Rows;

/* Notes the places that are not where they usually are. Returns FALSE if one is
 * a pixel that is not decoded yet. */
static gboolean
take_places(Rows *rows)
{
    guint template = rows->generic->template;

    for (guint i = 0; i < templates[template].n_places; i++) {
        SkJbig2Place at = rows->generic->at[i];
        SkJbig2Place usual = templates[template].usual[i];

        if (at.y > 0 || (at.y == 0 && at.x >= 0))
            return FALSE;
        if (at.x == usual.x && at.y == usual.y)
            continue;
        rows->place_bits[rows->n_places] = templates[template].bits[i];
        rows->place_mask |= 1u << templates[template].bits[i];
        rows->places[rows->n_places++] = at;
    }
    return TRUE;
}

static guint32
with_places(const Rows *rows, guint32 context, gint64 x)
{
    context &= ~rows->place_mask;
    for (guint i = 0; i < rows->n_places; i++) {
        SkJbig2Place at = rows->places[i];
        guint pixel;

        if (at.y == 0)
            pixel = x + at.x < 0 ? 0 : rows->row[x + at.x];
        else
            pixel =
                sk_jbig2_get(rows->bitmap, x + at.x, (gint64)rows->y + at.y);
        context |= pixel << rows->place_bits[i];
    }
    return context;
}

static void
decode_row(Rows *rows)
{
    guint template = rows->generic->template;
    guint left = templates[template].left;
    guint top_from = left + templates[template].above;
    guint right = templates[template].above_right;
    guint top_right = templates[template].top_right;
    guint32 left_mask = (1u << left) - 1;
    guint32 above_mask = (1u << templates[template].above) - 1;
    guint32 top_mask = (1u << templates[template].top) - 1;
    guint32 here = 0, above = 0, top = 0;

    for (guint i = 0; i < right; i++)
        above = above << 1 | rows->above[i];
    for (guint i = 0; i < top_right; i++)
        top = top << 1 | rows->top[i];
    for (guint32 x = 0; x < rows->bitmap->width; x++) {
        guint32 context;

        above = (above << 1 | rows->above[x + right]) & above_mask;
        top = (top << 1 | rows->top[x + top_right]) & top_mask;
        context = here | above << left | top << top_from;
        if (rows->n_places > 0)
            context = with_places(rows, context, x);
        if (rows->generic->skip != NULL &&
            sk_jbig2_get(rows->generic->skip, x, rows->y) != 0)
            rows->row[x] = 0;
        else
            rows->row[x] = (guint8)sk_jbig2_bit(
                rows->decoder, &rows->generic->contexts[context]);
        here = (here << 1 | rows->row[x]) & left_mask;
    }
}

static gboolean
decode_rows(Rows *rows, SkPicture *picture)
{
    const SkJbig2Generic *generic = rows->generic;
    guint16 typical = templates[generic->template].typical;
    guint is_like_above = 0;

    for (rows->y = 0; rows->y < rows->bitmap->height; rows->y++) {
        guint8 *free_row = rows->top;

        if (sk_picture_out_of_time(picture))
            return FALSE;
        if (generic->is_typical)
            is_like_above ^=
                sk_jbig2_bit(rows->decoder, &generic->contexts[typical]);
        if (is_like_above)
            memcpy(rows->row, rows->above, rows->bitmap->width);
        else
            decode_row(rows);
        sk_jbig2_pack(rows->bitmap, rows->y, rows->row);
        rows->top = rows->above;
        rows->above = rows->row;
        rows->row = free_row;
    }
    return TRUE;
}

gboolean
sk_jbig2_generic(SkJbig2Budget *budget, SkJbig2Arithmetic *decoder,
                 const SkJbig2Generic *generic, SkJbig2Bitmap *bitmap)
{
    gsize stride = (gsize)bitmap->width + 2 * SIDE;
    g_autofree guint8 *room = NULL;
    Rows rows = { .generic = generic, .decoder = decoder, .bitmap = bitmap };

    if (bitmap->width == 0 || bitmap->height == 0)
        return TRUE;
    room = sk_jbig2_scratch(budget, 3 * (guint64)stride);
    if (room == NULL)
        return FALSE;
    if (!take_places(&rows))
        return sk_picture_is_damaged(budget->picture, "jbig2-template");
    rows.row = room + SIDE;
    rows.above = rows.row + stride;
    rows.top = rows.above + stride;
    return decode_rows(&rows, budget->picture);
}

gboolean
sk_jbig2_fax(SkJbig2Budget *budget, SkFax *fax, const guint8 *bytes, gsize len,
             SkJbig2Bitmap *bitmap, gsize *used)
{
    *used = 0;
    if (bitmap->width == 0 || bitmap->height == 0)
        return TRUE;
    if (bitmap->width > SK_FAX_WIDTH_MAX)
        return sk_picture_refuse(budget->picture, SK_REASON_LIMIT_PIXELS, NULL);
    fax->k = -1;
    fax->columns = bitmap->width;
    fax->rows = bitmap->height;
    if (!sk_fax_read(budget->picture, fax, bytes, len, bitmap->bits))
        return FALSE;
    *used = fax->used;
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Draws text regions (text.h). The names of the numbers are explained there.
 * This defends against places far away, which would overflow, and against
 * regions of more symbols than anybody would wait for.
 */
#include "jbig2/text.h"

/* No pixel is farther away than this. */
#define FAR ((gint64)1 << 40)

/* ---- numbers ------------------------------------------------------------ */

static gboolean
is_damaged(SkJbig2Budget *budget)
{
    return sk_picture_is_damaged(budget->picture, "jbig2-text");
}

static SkJbig2Found
take(SkJbig2Text *text, SkJbig2TextNumber kind, gint64 *number)
{
    if (text->is_huffman)
        return sk_jbig2_huffman_decode(text->tables[kind], text->bits, number);
    return sk_jbig2_integer(text->decoder, &text->integers[kind], number)
               ? SK_JBIG2_NUMBER
               : SK_JBIG2_END;
}

gboolean
sk_jbig2_text_number(SkJbig2Budget *budget, SkJbig2Text *text,
                     SkJbig2TextNumber kind, gint64 *number)
{
    return take(text, kind, number) == SK_JBIG2_NUMBER || is_damaged(budget);
}

/* Reads a number that Huffman coding stores as @n plain bits. */
static gboolean
take_plain(SkJbig2Text *text, SkJbig2TextNumber kind, guint n, gint64 *number)
{
    guint32 plain;

    if (!text->is_huffman)
        return take(text, kind, number) == SK_JBIG2_NUMBER;
    if (!sk_jbig2_bits(text->bits, n, &plain))
        return FALSE;
    *number = plain;
    return TRUE;
}

gboolean
sk_jbig2_text_id(SkJbig2Budget *budget, SkJbig2Text *text, guint32 *id)
{
    gint64 number = 0;

    if (!text->is_huffman)
        number =
            sk_jbig2_symbol_id(text->decoder, text->id_contexts, text->id_bits);
    else if (text->ids == NULL) {
        guint32 plain;

        if (!sk_jbig2_bits(text->bits, text->id_bits, &plain))
            return is_damaged(budget);
        number = plain;
    } else if (sk_jbig2_huffman_decode(text->ids, text->bits, &number) !=
               SK_JBIG2_NUMBER)
        return is_damaged(budget);
    if (number < 0 || number >= text->symbols->len)
        return is_damaged(budget);
    *id = (guint32)number;
    return TRUE;
}

/* ---- symbols ------------------------------------------------------------ */

SkJbig2Bitmap *
sk_jbig2_text_refine(SkJbig2Budget *budget, SkJbig2Text *text,
                     const SkJbig2Bitmap *symbol, gint64 width, gint64 height,
                     gint64 x, gint64 y)
{
    SkJbig2Refine refine = { .template = text->refine_template,
                             .at = { text->refine_at[0], text->refine_at[1] },
                             .reference = symbol,
                             .x = x,
                             .y = y,
                             .contexts = text->refine_contexts };
    g_autoptr(SkJbig2Bitmap) bitmap = NULL;
    SkJbig2Arithmetic own, *decoder = text->decoder;

    if (text->is_huffman) {
        gint64 size;
        const guint8 *bytes = NULL;

        if (take(text, SK_JBIG2_TEXT_RSIZE, &size) == SK_JBIG2_NUMBER &&
            size >= 0)
            bytes = sk_jbig2_bits_bytes(text->bits, (gsize)size);
        if (bytes == NULL)
            return is_damaged(budget), NULL;
        sk_jbig2_arithmetic(&own, bytes, (gsize)size);
        decoder = &own;
    }
    if (width < 0 || height < 0 || ABS(x) > FAR || ABS(y) > FAR)
        return is_damaged(budget), NULL;
    bitmap = sk_jbig2_bitmap_new(budget, (guint64)width, (guint64)height);
    if (bitmap == NULL || !sk_jbig2_refine(budget, decoder, &refine, bitmap))
        return NULL;
    return g_steal_pointer(&bitmap);
}

/* Returns the next symbol, refined if the data says so (6.4.11). */
static SkJbig2Bitmap *
take_symbol(SkJbig2Budget *budget, SkJbig2Text *text)
{
    guint32 id;
    gint64 is_refined = 0, dw, dh, dx, dy;
    SkJbig2Bitmap *symbol;

    if (!sk_jbig2_text_id(budget, text, &id))
        return NULL;
    symbol = g_ptr_array_index(text->symbols, id);
    if (text->is_refined && !take_plain(text, SK_JBIG2_TEXT_RI, 1, &is_refined))
        return is_damaged(budget), NULL;
    if (is_refined == 0)
        return sk_jbig2_bitmap_ref(symbol);
    if (!sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_RDW, &dw) ||
        !sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_RDH, &dh) ||
        !sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_RDX, &dx) ||
        !sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_RDY, &dy))
        return NULL;
    /* These shifts round down, for negative numbers as well. */
    return sk_jbig2_text_refine(budget, text, symbol, symbol->width + dw,
                                symbol->height + dh, (dw >> 1) + dx,
                                (dh >> 1) + dy);
}

/* Puts @symbol at @s along the strip and @t across. */
static gboolean
put(SkJbig2Budget *budget, const SkJbig2Text *text, SkJbig2Bitmap *region,
    const SkJbig2Bitmap *symbol, gint64 s, gint64 t)
{
    gint64 x = text->is_transposed ? t : s, y = text->is_transposed ? s : t;

    if (text->corner == SK_JBIG2_TOP_RIGHT ||
        text->corner == SK_JBIG2_BOTTOM_RIGHT)
        x -= (gint64)symbol->width - 1;
    if (text->corner == SK_JBIG2_BOTTOM_LEFT ||
        text->corner == SK_JBIG2_BOTTOM_RIGHT)
        y -= (gint64)symbol->height - 1;
    return sk_jbig2_put(budget, region, symbol, x, y, text->how);
}

/* Returns whether the place of a symbol is that of its far corner, along the
 * strip, so that its size comes before it. */
static gboolean
is_far_corner(const SkJbig2Text *text)
{
    return text->corner == SK_JBIG2_BOTTOM_RIGHT ||
           text->corner == (text->is_transposed ? SK_JBIG2_BOTTOM_LEFT
                                                : SK_JBIG2_TOP_RIGHT);
}

/* Draws the next symbol of the strip at @t, and moves *@s behind it. */
static gboolean
draw_symbol(SkJbig2Budget *budget, SkJbig2Text *text, SkJbig2Bitmap *region,
            gint64 *s, gint64 t)
{
    g_autoptr(SkJbig2Bitmap) symbol = NULL;
    gint64 within = 0, size;

    if (text->log_strip > 0 &&
        !take_plain(text, SK_JBIG2_TEXT_IT, text->log_strip, &within))
        return is_damaged(budget);
    symbol = take_symbol(budget, text);
    if (symbol == NULL)
        return FALSE;
    size =
        (text->is_transposed ? (gint64)symbol->height : (gint64)symbol->width) -
        1;
    if (is_far_corner(text))
        *s += size;
    if (ABS(*s) > FAR || ABS(t) > FAR)
        return is_damaged(budget);
    if (!put(budget, text, region, symbol, *s, t + within))
        return FALSE;
    if (!is_far_corner(text))
        *s += size;
    return TRUE;
}

/* ---- strips ------------------------------------------------------------- */

/* Draws the symbols of the strip at @t, the first of them at @s. Adds their
 * number to *@n. */
static gboolean
draw_strip(SkJbig2Budget *budget, SkJbig2Text *text, SkJbig2Bitmap *region,
           gint64 s, gint64 t, guint32 *n)
{
    for (;;) {
        gint64 ds = 0;
        SkJbig2Found found;

        if (!draw_symbol(budget, text, region, &s, t))
            return FALSE;
        ++*n;
        found = take(text, SK_JBIG2_TEXT_DS, &ds);
        if (found == SK_JBIG2_END || *n == text->n_instances)
            return TRUE;
        if (found == SK_JBIG2_BROKEN)
            return is_damaged(budget);
        s += ds + text->ds_offset;
    }
}

gboolean
sk_jbig2_text(SkJbig2Budget *budget, SkJbig2Text *text, SkJbig2Bitmap *region)
{
    gint64 t, first = 0, dt, fs;
    guint32 n = 0;

    if (!sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_DT, &t))
        return FALSE;
    t = -t * (1 << text->log_strip);
    while (n < text->n_instances) {
        if (!sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_DT, &dt) ||
            !sk_jbig2_text_number(budget, text, SK_JBIG2_TEXT_FS, &fs))
            return FALSE;
        t += dt * (1 << text->log_strip);
        first += fs;
        if (ABS(first) > FAR)
            return is_damaged(budget);
        if (!draw_strip(budget, text, region, first, t, &n))
            return FALSE;
    }
    return TRUE;
}

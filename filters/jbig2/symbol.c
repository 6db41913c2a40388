/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads dictionaries of symbols (ITU-T T.88, 6.5 and 7.4.2): small bitmaps,
 * sorted into classes of one height, each coded by itself, or as a change to
 * others, or all of a class side by side (symbol.h). This defends against
 * dictionaries that promise more symbols than anybody could draw.
 */
#include "jbig2/symbol.h"

/* The work that each run of symbols costs. A run may be empty, so without this
 * a few bytes could ask for any number of runs. */
#define RUN_WORK 4096

static gboolean
is_damaged(SkJbig2Symbols *symbols)
{
    return sk_picture_is_damaged(symbols->budget->picture, "jbig2-symbols");
}

static SkJbig2Found
take(SkJbig2Symbols *symbols, SkJbig2SymbolNumber kind, gint64 *number)
{
    if (symbols->is_huffman)
        return sk_jbig2_huffman_decode(symbols->tables[kind], &symbols->bits,
                                       number);
    return sk_jbig2_integer(&symbols->decoder, &symbols->numbers[kind], number)
               ? SK_JBIG2_NUMBER
               : SK_JBIG2_END;
}

/* ---- one symbol --------------------------------------------------------- */

/* Returns a symbol that is one other, changed (6.5.8.2.2). */
static SkJbig2Bitmap *
take_changed(SkJbig2Symbols *symbols, gint64 width)
{
    SkJbig2Text *text = &symbols->text;
    guint32 id;
    gint64 x, y;

    if (!sk_jbig2_text_id(symbols->budget, text, &id) ||
        !sk_jbig2_text_number(symbols->budget, text, SK_JBIG2_TEXT_RDX, &x) ||
        !sk_jbig2_text_number(symbols->budget, text, SK_JBIG2_TEXT_RDY, &y))
        return NULL;
    return sk_jbig2_text_refine(symbols->budget, text,
                                g_ptr_array_index(symbols->symbols, id), width,
                                symbols->height, x, y);
}

/* Returns a symbol that is composed of others (6.5.8.2). */
static SkJbig2Bitmap *
take_composed(SkJbig2Symbols *symbols, gint64 width)
{
    g_autoptr(SkJbig2Bitmap) symbol = NULL;
    gint64 n;

    if (take(symbols, SK_JBIG2_AI, &n) != SK_JBIG2_NUMBER || n < 1 ||
        n > G_MAXUINT32)
        return is_damaged(symbols), NULL;
    if (n == 1)
        return take_changed(symbols, width);
    symbol = sk_jbig2_bitmap_new(symbols->budget, (guint64)width,
                                 (guint64)symbols->height);
    symbols->text.n_instances = (guint32)n;
    if (symbol == NULL ||
        !sk_jbig2_text(symbols->budget, &symbols->text, symbol))
        return NULL;
    return g_steal_pointer(&symbol);
}

static SkJbig2Bitmap *
take_plain(SkJbig2Symbols *symbols, gint64 width)
{
    g_autoptr(SkJbig2Bitmap) symbol = sk_jbig2_bitmap_new(
        symbols->budget, (guint64)width, (guint64)symbols->height);

    if (symbol == NULL || !sk_jbig2_generic(symbols->budget, &symbols->decoder,
                                            &symbols->generic, symbol))
        return NULL;
    return g_steal_pointer(&symbol);
}

/* ---- one class ---------------------------------------------------------- */

/* Returns the bitmap of a class, its symbols side by side (6.5.9). */
static SkJbig2Bitmap *
take_class_bitmap(SkJbig2Symbols *symbols, gint64 width)
{
    SkJbig2Budget *budget = symbols->budget;
    g_autoptr(SkJbig2Bitmap) bitmap = NULL;
    const guint8 *bytes;
    gint64 size;
    gsize used;

    if (take(symbols, SK_JBIG2_BM_SIZE, &size) != SK_JBIG2_NUMBER || size < 0)
        return is_damaged(symbols), NULL;
    bitmap =
        sk_jbig2_bitmap_new(budget, (guint64)width, (guint64)symbols->height);
    if (bitmap == NULL)
        return NULL;
    bytes = sk_jbig2_bits_bytes(&symbols->bits,
                                size > 0 ? (gsize)size
                                         : bitmap->stride * bitmap->height);
    if (bytes == NULL)
        return is_damaged(symbols), NULL;
    if (size == 0)
        sk_jbig2_copy(bitmap, bytes);
    else if (!sk_jbig2_fax(budget, &symbols->jbig2->fax, bytes, (gsize)size,
                           bitmap, &used))
        return NULL;
    return g_steal_pointer(&bitmap);
}

/* Cuts the bitmap of a class into symbols of @widths. */
static gboolean
cut_class(SkJbig2Symbols *symbols, const GArray *widths, gint64 width)
{
    g_autoptr(SkJbig2Bitmap) all = take_class_bitmap(symbols, width);
    gint64 x = 0;

    if (all == NULL)
        return FALSE;
    for (guint i = 0; i < widths->len; i++) {
        guint32 wide = g_array_index(widths, guint32, i);
        SkJbig2Bitmap *symbol = sk_jbig2_cut(symbols->budget, all, x, 0, wide,
                                             (guint64)symbols->height);

        if (symbol == NULL)
            return FALSE;
        g_ptr_array_add(symbols->symbols, symbol);
        x += wide;
    }
    return TRUE;
}

/* Reads the symbols of one height. */
static gboolean
take_class(SkJbig2Symbols *symbols)
{
    gboolean is_cut = symbols->is_huffman && !symbols->is_composed;
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(guint32));
    gint64 width = 0, total = 0, dw;
    SkJbig2Found found;

    while ((found = take(symbols, SK_JBIG2_DW, &dw)) == SK_JBIG2_NUMBER) {
        SkJbig2Bitmap *symbol;
        guint32 wide;

        width += dw;
        total += width;
        wide = (guint32)width;
        if (width < 0 || width > G_MAXINT32 || total > G_MAXINT32 ||
            symbols->symbols->len - symbols->n_in + widths->len >=
                symbols->n_new)
            return is_damaged(symbols);
        if (is_cut) {
            g_array_append_val(widths, wide);
            continue;
        }
        symbol = symbols->is_composed ? take_composed(symbols, width)
                                      : take_plain(symbols, width);
        if (symbol == NULL)
            return FALSE;
        g_ptr_array_add(symbols->symbols, symbol);
    }
    if (found == SK_JBIG2_BROKEN)
        return is_damaged(symbols);
    return !is_cut || cut_class(symbols, widths, total);
}

gboolean
sk_jbig2_decode_symbols(SkJbig2Symbols *symbols)
{
    symbols->height = 0;
    while (symbols->symbols->len - symbols->n_in < symbols->n_new) {
        gint64 dh;

        if (take(symbols, SK_JBIG2_DH, &dh) != SK_JBIG2_NUMBER)
            return is_damaged(symbols);
        symbols->height += dh;
        if (symbols->height < 0 || symbols->height > G_MAXINT32)
            return is_damaged(symbols);
        if (!sk_jbig2_work(symbols->budget, 0) || !take_class(symbols))
            return FALSE;
    }
    return TRUE;
}

GPtrArray *
sk_jbig2_exported_symbols(SkJbig2Symbols *symbols)
{
    g_autoptr(GPtrArray) out =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_jbig2_bitmap_unref);
    gboolean leaves = FALSE;
    gint64 run;

    for (guint i = 0; i < symbols->symbols->len; leaves = !leaves) {
        if (take(symbols, SK_JBIG2_EX, &run) != SK_JBIG2_NUMBER || run < 0 ||
            run > symbols->symbols->len - i)
            return is_damaged(symbols), NULL;
        if (!sk_jbig2_work(symbols->budget, RUN_WORK) ||
            !sk_jbig2_room(symbols->budget, (guint64)run * sizeof(gpointer)))
            return NULL;
        for (; run > 0; run--, i++)
            if (leaves)
                g_ptr_array_add(out, sk_jbig2_bitmap_ref(g_ptr_array_index(
                                         symbols->symbols, i)));
    }
    if (out->len != symbols->n_exported)
        symbols->jbig2->is_damaged = TRUE;
    return g_steal_pointer(&out);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the head of a dictionary of symbols (ITU-T T.88, 7.4.2), which says how
 * it is coded, and keeps what it leaves for others.
 */
#include <string.h>
#include "jbig2/symbol.h"

/* The flags of a dictionary (7.4.2.1.1). */
enum {
    HUFFMAN = 1 << 0,
    COMPOSED = 1 << 1,
    CONTEXTS_USED = 1 << 8,
    CONTEXTS_KEPT = 1 << 9,
};

static gboolean
is_damaged(SkJbig2Symbols *symbols)
{
    return sk_picture_is_damaged(symbols->budget->picture, "jbig2-symbols");
}

/* Chooses the tables that @flags name, by which a dictionary in Huffman coding
 * is read, and those by which its symbols are composed. */
static gboolean
choose_tables(SkJbig2Symbols *symbols, const SkJbig2Segment *segment,
              guint flags)
{
    static const struct {
        SkJbig2SymbolNumber number;
        guint8 shift, mask;
        guint8 tables[3];
    } choices[] = {
        { SK_JBIG2_DH, 2, 3, { 4, 5, 0 } },
        { SK_JBIG2_DW, 4, 3, { 2, 3, 0 } },
        { SK_JBIG2_BM_SIZE, 6, 1, { 1, 0, 0 } },
        { SK_JBIG2_AI, 7, 1, { 1, 0, 0 } },
        { SK_JBIG2_EX, 0, 0, { 1, 0, 0 } },
    };
    static const guint8 composing[SK_JBIG2_TEXT_N] = {
        [SK_JBIG2_TEXT_DT] = 11,  [SK_JBIG2_TEXT_FS] = 6,
        [SK_JBIG2_TEXT_DS] = 8,   [SK_JBIG2_TEXT_RDW] = 15,
        [SK_JBIG2_TEXT_RDH] = 15, [SK_JBIG2_TEXT_RDX] = 15,
        [SK_JBIG2_TEXT_RDY] = 15, [SK_JBIG2_TEXT_RSIZE] = 1,
    };
    guint next = 0;

    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        guint choice = flags >> choices[i].shift & choices[i].mask;
        const SkJbig2Huffman *table = sk_jbig2_table(
            symbols->jbig2, segment, choices[i].mask == 1 ? choice * 3 : choice,
            choices[i].tables, &next);

        if (table == NULL)
            return is_damaged(symbols);
        symbols->tables[choices[i].number] = table;
    }
    for (guint i = 0; i < SK_JBIG2_TEXT_N; i++)
        if (composing[i] != 0)
            symbols->text.tables[i] =
                sk_jbig2_standard(symbols->jbig2, composing[i]);
    return TRUE;
}

/* Reads flags, places and numbers from the head; *@at is behind them. */
static gboolean
read_head(SkJbig2Symbols *symbols, const SkJbig2Segment *segment, guint *flags,
          gsize *at)
{
    SkJbig2Text *text = &symbols->text;
    guint n_places;

    if (segment->len < 2)
        return is_damaged(symbols);
    *flags = sk_read_be16(segment->data);
    *at = 2;
    symbols->is_huffman = (*flags & HUFFMAN) != 0;
    symbols->is_composed = (*flags & COMPOSED) != 0;
    symbols->generic.template = *flags >> 10 & 3;
    text->refine_template = *flags >> 12 & 1;
    n_places = symbols->is_huffman
                   ? 0
                   : sk_jbig2_generic_places(symbols->generic.template);
    if (!sk_jbig2_places(segment, at, n_places, symbols->generic.at) ||
        (symbols->is_composed && text->refine_template == 0 &&
         !sk_jbig2_places(segment, at, 2, text->refine_at)) ||
        segment->len - *at < 8)
        return is_damaged(symbols);
    symbols->n_exported = sk_read_be32(segment->data + *at);
    symbols->n_new = sk_read_be32(segment->data + *at + 4);
    *at += 8;
    return TRUE;
}

/* Makes the contexts of pixels, or takes what another dictionary has learned.
 */
static gboolean
make_contexts(SkJbig2Symbols *symbols, const SkJbig2Segment *segment,
              guint flags)
{
    guint template = symbols->generic.template;
    gsize n = sk_jbig2_generic_contexts(template);
    const SkJbig2Kept *last = NULL;

    symbols->generic.contexts = sk_jbig2_contexts(symbols->jbig2, n);
    symbols->text.refine_contexts =
        sk_jbig2_contexts(symbols->jbig2, SK_JBIG2_REFINE_CONTEXTS);
    if (symbols->generic.contexts == NULL ||
        symbols->text.refine_contexts == NULL)
        return FALSE;
    if ((flags & CONTEXTS_USED) == 0)
        return TRUE;
    for (guint i = 0; i < segment->refers->len; i++) {
        const SkJbig2Kept *kept = sk_jbig2_kept(symbols->jbig2, segment, i);

        if (kept != NULL && kept->symbols != NULL)
            last = kept;
    }
    if (last == NULL || last->generic == NULL)
        return is_damaged(symbols);
    if (last->template == template)
        memcpy(symbols->generic.contexts, last->generic, n);
    if (last->refine_template == symbols->text.refine_template)
        memcpy(symbols->text.refine_contexts, last->refine,
               SK_JBIG2_REFINE_CONTEXTS);
    return TRUE;
}

/* Makes what composed symbols need. */
static gboolean
make_text(SkJbig2Symbols *symbols)
{
    SkJbig2Text *text = &symbols->text;
    guint64 all = (guint64)symbols->n_in + symbols->n_new;

    /* Each symbol counts as work, so the budget bounds their number. */
    if (all > symbols->budget->work / 64)
        return sk_picture_refuse(symbols->budget->picture,
                                 SK_REASON_LIMIT_PIXELS, NULL);
    text->is_huffman = symbols->is_huffman;
    text->is_refined = TRUE;
    text->corner = SK_JBIG2_TOP_LEFT;
    text->symbols = symbols->symbols;
    text->id_bits = sk_jbig2_id_bits((guint)all);
    if (symbols->is_huffman)
        text->id_bits = MAX(text->id_bits, 1);
    text->decoder = &symbols->decoder;
    text->bits = &symbols->bits;
    text->integers = symbols->text_numbers;
    if (!symbols->is_composed || symbols->is_huffman)
        return TRUE;
    text->id_contexts =
        sk_jbig2_contexts(symbols->jbig2, (gsize)1 << text->id_bits);
    return text->id_contexts != NULL;
}

/* Reads the symbols behind the head and keeps those that leave. */
static gboolean
read_symbols(SkJbig2Symbols *symbols, const SkJbig2Segment *segment)
{
    SkJbig2Kept *kept;
    GPtrArray *exported;
    guint flags = 0;
    gsize at = 0;

    if (!read_head(symbols, segment, &flags, &at) ||
        (symbols->is_huffman && !choose_tables(symbols, segment, flags)) ||
        !make_contexts(symbols, segment, flags) || !make_text(symbols))
        return FALSE;
    symbols->bits = (SkJbig2Bits){ segment->data + at, segment->len - at, 0 };
    sk_jbig2_arithmetic(&symbols->decoder, segment->data + at,
                        segment->len - at);
    if (!sk_jbig2_decode_symbols(symbols))
        return FALSE;
    exported = sk_jbig2_exported_symbols(symbols);
    if (exported == NULL)
        return FALSE;
    kept = sk_jbig2_keep(symbols->jbig2, segment);
    kept->symbols = exported;
    if ((flags & CONTEXTS_KEPT) == 0)
        return TRUE;
    kept->template = symbols->generic.template;
    kept->refine_template = symbols->text.refine_template;
    kept->generic = g_steal_pointer(&symbols->generic.contexts);
    kept->refine = g_steal_pointer(&symbols->text.refine_contexts);
    return sk_jbig2_room(symbols->budget,
                         sk_jbig2_generic_contexts(kept->template) +
                             SK_JBIG2_REFINE_CONTEXTS);
}

gboolean
sk_jbig2_take_symbols(SkJbig2 *jbig2, const SkJbig2Segment *segment)
{
    g_autofree SkJbig2Symbols *symbols = g_new0(SkJbig2Symbols, 1);
    g_autoptr(GPtrArray) all = sk_jbig2_symbols(jbig2, segment);
    gboolean done;

    if (all == NULL)
        return FALSE;
    symbols->jbig2 = jbig2;
    symbols->budget = &jbig2->budget;
    symbols->symbols = all;
    symbols->n_in = all->len;
    done = read_symbols(symbols, segment);
    g_free(symbols->generic.contexts);
    g_free(symbols->text.refine_contexts);
    g_free(symbols->text.id_contexts);
    return done;
}

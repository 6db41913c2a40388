/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the head of a text region (ITU-T T.88, 7.4.3), which says how it is
 * coded and which codes its symbols have.
 */
#include "jbig2/segment.h"
#include "jbig2/text.h"

/* The flags of a text region (7.4.3.1.1). */
enum {
    HUFFMAN = 1 << 0,
    REFINED = 1 << 1,
    TRANSPOSED = 1 << 6,
    BLACK = 1 << 9,
    TEMPLATE_1 = 1 << 15,
};

#define RUN_CODES 35 /* codes for the lengths of codes (7.4.3.1.7) */

/* A text region while its head is read. */
typedef struct {
    SkJbig2 *jbig2;
    const SkJbig2Segment *segment;
    gsize at; /* what of the data is read */
    SkJbig2Text text;
    SkJbig2Arithmetic decoder;
    SkJbig2Bits bits;
    SkJbig2Integers integers[SK_JBIG2_TEXT_N];
    SkJbig2Huffman *ids; /* owned, or NULL */
} Head;

static gboolean
is_damaged(Head *head)
{
    return sk_picture_is_damaged(head->jbig2->budget.picture, "jbig2-text");
}

/* ---- flags -------------------------------------------------------------- */

static void
take_flags(Head *head, guint flags)
{
    SkJbig2Text *text = &head->text;

    text->is_huffman = (flags & HUFFMAN) != 0;
    text->is_refined = (flags & REFINED) != 0;
    text->log_strip = flags >> 2 & 3;
    text->corner = flags >> 4 & 3;
    text->is_transposed = (flags & TRANSPOSED) != 0;
    text->how = flags >> 7 & 3;
    /* five bits with a sign */
    text->ds_offset = (gint)(flags >> 10 & 31);
    if (text->ds_offset >= 16)
        text->ds_offset -= 32;
    text->refine_template = (flags & TEMPLATE_1) != 0 ? 1 : 0;
}

/* Chooses the tables that the second flags name (7.4.3.1.2). */
static gboolean
choose_tables(Head *head)
{
    static const struct {
        SkJbig2TextNumber number;
        guint8 shift, mask;
        guint8 tables[3];
    } choices[] = {
        { SK_JBIG2_TEXT_FS, 0, 3, { 6, 7, 0 } },
        { SK_JBIG2_TEXT_DS, 2, 3, { 8, 9, 10 } },
        { SK_JBIG2_TEXT_DT, 4, 3, { 11, 12, 13 } },
        { SK_JBIG2_TEXT_RDW, 6, 3, { 14, 15, 0 } },
        { SK_JBIG2_TEXT_RDH, 8, 3, { 14, 15, 0 } },
        { SK_JBIG2_TEXT_RDX, 10, 3, { 14, 15, 0 } },
        { SK_JBIG2_TEXT_RDY, 12, 3, { 14, 15, 0 } },
        { SK_JBIG2_TEXT_RSIZE, 14, 1, { 1, 0, 0 } },
    };
    guint flags, next = 0;

    if (head->segment->len - head->at < 2)
        return is_damaged(head);
    flags = sk_read_be16(head->segment->data + head->at);
    head->at += 2;
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        guint choice = flags >> choices[i].shift & choices[i].mask;
        const SkJbig2Huffman *table =
            sk_jbig2_table(head->jbig2, head->segment,
                           choices[i].mask == 1 ? choice * 3 : choice,
                           choices[i].tables, &next);

        if (table == NULL)
            return is_damaged(head);
        head->text.tables[choices[i].number] = table;
    }
    return TRUE;
}

static gboolean
read_head(Head *head, SkJbig2Bitmap *bitmap)
{
    const SkJbig2Segment *segment = head->segment;
    SkJbig2Text *text = &head->text;
    guint flags;

    if (segment->len < SK_JBIG2_REGION_BYTES + 2)
        return is_damaged(head);
    flags = sk_read_be16(segment->data + SK_JBIG2_REGION_BYTES);
    head->at = SK_JBIG2_REGION_BYTES + 2;
    take_flags(head, flags);
    sk_jbig2_fill(bitmap, (flags & BLACK) != 0);
    if (text->is_huffman && !choose_tables(head))
        return FALSE;
    if (text->is_refined && text->refine_template == 0 &&
        !sk_jbig2_places(segment, &head->at, 2, text->refine_at))
        return is_damaged(head);
    if (segment->len - head->at < 4)
        return is_damaged(head);
    text->n_instances = sk_read_be32(segment->data + head->at);
    head->at += 4;
    return TRUE;
}

/* ---- codes of symbols --------------------------------------------------- */

/* Reads the table of the codes for the lengths of codes. */
static SkJbig2Huffman *
read_run_codes(SkJbig2Bits *bits)
{
    SkJbig2Line lines[RUN_CODES] = { 0 };

    for (guint i = 0; i < RUN_CODES; i++) {
        guint32 prefix;

        if (!sk_jbig2_bits(bits, 4, &prefix))
            return NULL;
        lines[i].prefix = (guint8)prefix;
        lines[i].low = (gint32)i;
    }
    return sk_jbig2_huffman_new(lines, RUN_CODES);
}

/* Reads one code: the length of one code, or that of several in a row, which
 * are appended to @lines. Returns FALSE if there is none. */
static gboolean
read_lengths(SkJbig2Bits *bits, const SkJbig2Huffman *codes, GArray *lines)
{
    static const struct {
        guint8 bits, from;
    } runs[] = { { 2, 3 }, { 3, 3 }, { 7, 11 } };
    SkJbig2Line line = { 0 };
    gint64 code;
    guint32 n = 1;

    if (sk_jbig2_huffman_decode(codes, bits, &code) != SK_JBIG2_NUMBER)
        return FALSE;
    if (code < 32) {
        line.prefix = (guint8)code;
    } else {
        if (!sk_jbig2_bits(bits, runs[code - 32].bits, &n) ||
            (code == 32 && lines->len == 0))
            return FALSE;
        n += runs[code - 32].from;
        if (code == 32)
            line.prefix =
                g_array_index(lines, SkJbig2Line, lines->len - 1).prefix;
    }
    for (; n > 0; n--) {
        line.low = (gint32)lines->len;
        g_array_append_val(lines, line);
    }
    return TRUE;
}

static gboolean
read_ids(Head *head)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(SkJbig2Line));
    g_autoptr(SkJbig2Huffman) codes = read_run_codes(&head->bits);

    if (codes == NULL)
        return is_damaged(head);
    while (lines->len < head->text.symbols->len)
        if (!read_lengths(&head->bits, codes, lines))
            return is_damaged(head);
    /* A run may go beyond the last symbol. */
    head->ids = sk_jbig2_huffman_new((const SkJbig2Line *)(void *)lines->data,
                                     MIN(lines->len, head->text.symbols->len));
    head->text.ids = head->ids;
    return sk_jbig2_bits_bytes(&head->bits, 0) != NULL || is_damaged(head);
}

/* ---- the region --------------------------------------------------------- */

static gboolean
draw(Head *head, SkJbig2Bitmap *bitmap)
{
    const SkJbig2Segment *segment = head->segment;
    SkJbig2Text *text = &head->text;

    if (!read_head(head, bitmap))
        return FALSE;
    text->id_bits = sk_jbig2_id_bits(text->symbols->len);
    text->id_contexts =
        sk_jbig2_contexts(head->jbig2, (gsize)1 << text->id_bits);
    text->refine_contexts =
        sk_jbig2_contexts(head->jbig2, SK_JBIG2_REFINE_CONTEXTS);
    if (text->id_contexts == NULL || text->refine_contexts == NULL)
        return FALSE;
    text->integers = head->integers;
    text->decoder = &head->decoder;
    text->bits = &head->bits;
    head->bits =
        (SkJbig2Bits){ segment->data + head->at, segment->len - head->at, 0 };
    if (text->is_huffman && !read_ids(head))
        return FALSE;
    sk_jbig2_arithmetic(&head->decoder, segment->data + head->at,
                        segment->len - head->at);
    return sk_jbig2_text(&head->jbig2->budget, text, bitmap);
}

gboolean
sk_jbig2_draw_text(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                   SkJbig2Bitmap *bitmap)
{
    g_autofree Head *head = g_new0(Head, 1);
    g_autoptr(GPtrArray) symbols = sk_jbig2_symbols(jbig2, segment);
    gboolean done;

    if (symbols == NULL)
        return FALSE;
    head->jbig2 = jbig2;
    head->segment = segment;
    head->text.symbols = symbols;
    done = draw(head, bitmap);
    g_free(head->text.id_contexts);
    g_free(head->text.refine_contexts);
    sk_jbig2_huffman_free(head->ids);
    return done;
}

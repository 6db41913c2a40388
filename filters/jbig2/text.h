/* SPDX-License-Identifier: Apache-2.0
 *
 * Text regions of JBIG2 (ITU-T T.88, 6.4): symbols put in their places, one
 * after the other. A symbol that is composed of others is drawn in the same
 * way.
 */
#ifndef SK_JBIG2_TEXT_H
#define SK_JBIG2_TEXT_H

#include "jbig2/generic.h"
#include "jbig2/huffman.h"

/* The numbers that tell where symbols go and how they differ. The standard
 * calls them by these letters behind IA or SBHUFF. */
typedef enum {
    SK_JBIG2_TEXT_DT, /* how far the next strip is away */
    SK_JBIG2_TEXT_FS, /* where its first symbol stands */
    SK_JBIG2_TEXT_DS, /* where the next one stands */
    SK_JBIG2_TEXT_IT, /* where it stands within the strip */
    SK_JBIG2_TEXT_RI, /* whether it is refined */
    SK_JBIG2_TEXT_RDW,
    SK_JBIG2_TEXT_RDH,
    SK_JBIG2_TEXT_RDX,
    SK_JBIG2_TEXT_RDY,
    SK_JBIG2_TEXT_RSIZE, /* bytes of the refinement; Huffman only */
    SK_JBIG2_TEXT_N,
} SkJbig2TextNumber;

/* The corner of a symbol whose place is told. */
typedef enum {
    SK_JBIG2_BOTTOM_LEFT,
    SK_JBIG2_TOP_LEFT,
    SK_JBIG2_BOTTOM_RIGHT,
    SK_JBIG2_TOP_RIGHT,
} SkJbig2Corner;

typedef struct {
    gboolean is_huffman, is_refined, is_transposed;
    guint log_strip; /* a strip is 1 << log_strip pixels high */
    SkJbig2Corner corner;
    SkJbig2Operator how;
    gint ds_offset;
    guint32 n_instances;
    GPtrArray *symbols; /* of SkJbig2Bitmap */
    guint id_bits;      /* bits of a number of a symbol */
    guint refine_template;
    SkJbig2Place refine_at[2];

    /* where numbers come from: arithmetic */
    SkJbig2Arithmetic *decoder;
    SkJbig2Integers *integers;       /* SK_JBIG2_TEXT_N of them */
    SkJbig2Context *id_contexts;     /* 1 << id_bits of them */
    SkJbig2Context *refine_contexts; /* for either coding */
    /* or Huffman */
    SkJbig2Bits *bits;
    const SkJbig2Huffman *tables[SK_JBIG2_TEXT_N];
    const SkJbig2Huffman *ids; /* NULL: numbers of id_bits bits */
} SkJbig2Text;

/* sk_jbig2_text: draws the symbols of @text on @region. Returns FALSE, with a
 * reason, if the data or a limit does not allow it. */
gboolean
sk_jbig2_text(SkJbig2Budget *budget, SkJbig2Text *text, SkJbig2Bitmap *region);

/* sk_jbig2_text_id: reads the number of a symbol, of which text->symbols holds
 * one. sk_jbig2_text_number: reads a number of @kind. Both return FALSE, with a
 * reason, if there is none. */
gboolean
sk_jbig2_text_id(SkJbig2Budget *budget, SkJbig2Text *text, guint32 *id);
gboolean sk_jbig2_text_number(SkJbig2Budget *budget, SkJbig2Text *text,
                              SkJbig2TextNumber kind, gint64 *number);

/* sk_jbig2_text_refine: returns @symbol, refined to @width by @height, with its
 * upper left corner @x, @y away; in Huffman coding the size of the refinement
 * comes first. NULL, with a reason, if the data or a limit does not allow it.
 */
SkJbig2Bitmap *sk_jbig2_text_refine(SkJbig2Budget *budget, SkJbig2Text *text,
                                    const SkJbig2Bitmap *symbol, gint64 width,
                                    gint64 height, gint64 x, gint64 y);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * A dictionary of symbols of JBIG2 (ITU-T T.88, 6.5) while it is read. Only
 * symbol.c and symbol_segment.c use this.
 */
#ifndef SK_JBIG2_SYMBOL_H
#define SK_JBIG2_SYMBOL_H

#include "jbig2/segment.h"
#include "jbig2/text.h"

/* The numbers of a dictionary; the standard calls them by these letters. */
typedef enum {
    SK_JBIG2_DH,      /* how much higher the next class is */
    SK_JBIG2_DW,      /* how much wider the next symbol is */
    SK_JBIG2_BM_SIZE, /* bytes of the bitmap of a class; Huffman only */
    SK_JBIG2_AI,      /* how many symbols one is composed of */
    SK_JBIG2_EX,      /* how many symbols leave, or do not */
    SK_JBIG2_SYMBOL_N,
} SkJbig2SymbolNumber;

typedef struct {
    SkJbig2 *jbig2;
    SkJbig2Budget *budget;
    gboolean is_huffman, is_composed;
    guint32 n_new, n_exported;
    GPtrArray *symbols; /* those that came in, then the new ones */
    guint n_in;
    SkJbig2Arithmetic decoder;
    SkJbig2Bits bits;
    SkJbig2Integers numbers[SK_JBIG2_SYMBOL_N];
    const SkJbig2Huffman *tables[SK_JBIG2_SYMBOL_N];
    SkJbig2Generic generic;
    SkJbig2Text text; /* by which symbols are composed */
    SkJbig2Integers text_numbers[SK_JBIG2_TEXT_N];
    gint64 height; /* of the class */
} SkJbig2Symbols;

/* sk_jbig2_decode_symbols: appends the new symbols to symbols->symbols. Returns
 * FALSE, with a reason, if the data or a limit does not allow it. */
gboolean sk_jbig2_decode_symbols(SkJbig2Symbols *symbols);

/* sk_jbig2_exported_symbols: returns the symbols that others may use, or NULL,
 * with a reason. The caller unrefs it. */
GPtrArray *sk_jbig2_exported_symbols(SkJbig2Symbols *symbols);

#endif

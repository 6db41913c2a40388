/* SPDX-License-Identifier: Apache-2.0
 *
 * Segments of JBIG2 (ITU-T T.88, 7): what a stream is made of, and what is kept
 * of those that others refer to. Only filters/jbig2 uses this.
 *
 * What these files define is declared here: halftone.c, region.c,
 * symbol_segment.c, text_segment.c.
 */
#ifndef SK_JBIG2_SEGMENT_H
#define SK_JBIG2_SEGMENT_H

#include "jbig2/generic.h"
#include "jbig2/huffman.h"

/* Types of segments (7.3). */
enum {
    SK_JBIG2_SYMBOLS = 0,
    SK_JBIG2_TEXT_KEPT = 4, /* a region that only others use */
    SK_JBIG2_TEXT_NOW = 6,
    SK_JBIG2_TEXT_LOSSLESS = 7,
    SK_JBIG2_PATTERNS = 16,
    SK_JBIG2_HALFTONE_KEPT = 20,
    SK_JBIG2_HALFTONE_NOW = 22,
    SK_JBIG2_HALFTONE_LOSSLESS = 23,
    SK_JBIG2_GENERIC_KEPT = 36,
    SK_JBIG2_GENERIC_NOW = 38,
    SK_JBIG2_GENERIC_LOSSLESS = 39,
    SK_JBIG2_REFINE_KEPT = 40,
    SK_JBIG2_REFINE_NOW = 42,
    SK_JBIG2_REFINE_LOSSLESS = 43,
    SK_JBIG2_PAGE = 48,
    SK_JBIG2_PAGE_END = 49,
    SK_JBIG2_STRIPE_END = 50,
    SK_JBIG2_FILE_END = 51,
    SK_JBIG2_PROFILES = 52,
    SK_JBIG2_TABLE = 53,
    SK_JBIG2_EXTENSION = 62,
};

/* What a segment leaves for others. */
typedef struct {
    GPtrArray *symbols;    /* of SkJbig2Bitmap, or NULL */
    GPtrArray *patterns;   /* of SkJbig2Bitmap, all of one size, or NULL */
    SkJbig2Bitmap *bitmap; /* of a region, or NULL */
    SkJbig2Huffman *table; /* or NULL */
    /* what a dictionary of symbols has learned, or NULL; and how it coded */
    SkJbig2Context *generic, *refine;
    guint template, refine_template;
} SkJbig2Kept;

typedef struct {
    guint32 number;
    guint type;
    GArray *refers; /* of guint32, to the numbers of others */
    const guint8 *data;
    gsize len;
    gboolean is_open; /* its length stands at its end: a generic region */
} SkJbig2Segment;

/* The position and size of a region (7.4.1). */
typedef struct {
    guint32 width, height, x, y;
    SkJbig2Operator how;
} SkJbig2Region;

/* What the procedures for segments share. */
typedef struct {
    SkJbig2Budget budget;
    GHashTable *kept; /* by the number of the segment, SkJbig2Kept */
    SkJbig2Huffman *standard[15]; /* tables that were needed so far, or NULL */
    SkFax fax;
    SkJbig2Bitmap *page;   /* NULL until there is one */
    gboolean is_page_open; /* its height is not known yet */
    gboolean is_page_black;
    gboolean is_damaged; /* something was not as it should be */
} SkJbig2;

/* sk_jbig2_segment: reads the segment at *@at of @bytes (@len) into @segment,
 * whose refers the caller has made, and moves *@at behind it. Returns FALSE if
 * there is none. */
gboolean sk_jbig2_segment(SkJbig2 *jbig2, const guint8 *bytes, gsize len,
                          gsize *at, SkJbig2Segment *segment);

/* sk_jbig2_region: reads the field that begins each region. Returns FALSE, with
 * a reason, if it is none. */
gboolean sk_jbig2_region(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                         SkJbig2Region *region);
#define SK_JBIG2_REGION_BYTES 17

/* sk_jbig2_places: reads @n places at *@at of @segment. Returns FALSE if they
 * are not there. */
gboolean sk_jbig2_places(const SkJbig2Segment *segment, gsize *at, guint n,
                         SkJbig2Place *places);

/* sk_jbig2_kept: returns what the segment that is number @i of those that
 * @segment refers to has left, or NULL. */
SkJbig2Kept *
sk_jbig2_kept(const SkJbig2 *jbig2, const SkJbig2Segment *segment, guint i);

/* sk_jbig2_keep: returns a place for what @segment leaves, which lives as long
 * as @jbig2. What another segment of the same number has left is gone. */
SkJbig2Kept *sk_jbig2_keep(SkJbig2 *jbig2, const SkJbig2Segment *segment);

/* sk_jbig2_standard: returns table B.@number of the standard, 1 to 15. */
const SkJbig2Huffman *sk_jbig2_standard(SkJbig2 *jbig2, guint number);

/* sk_jbig2_table: returns the table that @choice, two bits of a segment, names:
 * that of the standard whose number @numbers[@choice] is, or for 3 the next of
 * those that @segment refers to, from number *@i on. NULL if there is none. */
const SkJbig2Huffman *
sk_jbig2_table(SkJbig2 *jbig2, const SkJbig2Segment *segment, guint choice,
               const guint8 numbers[3], guint *i);

/* sk_jbig2_symbols: returns the symbols of all dictionaries that @segment
 * refers to. NULL, with a reason, if they are too many. The caller unrefs it.
 */
GPtrArray *sk_jbig2_symbols(SkJbig2 *jbig2, const SkJbig2Segment *segment);

/* sk_jbig2_contexts: returns @n contexts that have learned nothing, or NULL,
 * with a reason. The caller frees them by g_free. */
SkJbig2Context *sk_jbig2_contexts(SkJbig2 *jbig2, gsize n);

/* sk_jbig2_id_bits: returns how many bits tell one of @n symbols. */
guint sk_jbig2_id_bits(guint n);

/* The procedures for segments. Each returns FALSE, with a reason, if the data
 * or a limit does not allow it. Those for regions draw on @bitmap, which is
 * white. */
gboolean sk_jbig2_take_symbols(SkJbig2 *jbig2, const SkJbig2Segment *segment);
gboolean sk_jbig2_take_patterns(SkJbig2 *jbig2, const SkJbig2Segment *segment);
gboolean sk_jbig2_draw_text(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                            SkJbig2Bitmap *bitmap);
gboolean sk_jbig2_draw_halftone(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                                SkJbig2Bitmap *bitmap);
gboolean sk_jbig2_draw_generic(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                               SkJbig2Bitmap *bitmap);

/* sk_jbig2_draw_refined: refines @reference, in which the bitmap lies at @x,
 * @y. */
gboolean sk_jbig2_draw_refined(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                               const SkJbig2Bitmap *reference, gint64 x,
                               gint64 y, SkJbig2Bitmap *bitmap);

#endif

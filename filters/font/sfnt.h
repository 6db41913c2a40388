/* SPDX-License-Identifier: Apache-2.0
 *
 * A TrueType or OpenType font while it is written anew (ISO/IEC 14496-22). Only
 * sfnt*.c include this.
 */
#ifndef SK_FONT_SFNT_H
#define SK_FONT_SFNT_H

#include "font/font_inner.h"

/* The tables that leave, in the order in which they are written: those that a
 * PDF needs (ISO 32000-1, 9.9), and cmap and post, by which glyphs are found.
 */
#define SK_SFNT_TABLES(X)                                                      \
    X(CFF, "CFF ")                                                             \
    X(CMAP, "cmap")                                                            \
    X(CVT, "cvt ")                                                             \
    X(FPGM, "fpgm")                                                            \
    X(GLYF, "glyf")                                                            \
    X(HEAD, "head")                                                            \
    X(HHEA, "hhea")                                                            \
    X(HMTX, "hmtx")                                                            \
    X(LOCA, "loca")                                                            \
    X(MAXP, "maxp")                                                            \
    X(POST, "post")                                                            \
    X(PREP, "prep")

typedef enum {
#define SK_X(symbol, tag) SK_SFNT_##symbol,
    SK_SFNT_TABLES(SK_X)
#undef SK_X
        SK_SFNT_N_TABLES
} SkSfntTable;

/* What the glyphs of a font reach, as maxp says it. */
typedef struct {
    guint points, contours, composite_points, composite_contours, instructions,
        elements, depth;
} SkSfntMost;

typedef struct {
    SkFont *font;
    SkFontSpan in[SK_SFNT_N_TABLES]; /* .p is NULL where there is none */
    GByteArray *out[SK_SFNT_N_TABLES];
    guint n_glyphs;
    gboolean has_cff;
    gboolean has_hints; /* the instructions of the font leave */
    gboolean long_loca; /* of what is written */
    SkSfntMost most;
    guint emptied; /* glyphs */
} SkSfnt;

/* How deep glyphs may be made of other glyphs, and of how many parts one glyph
 * may be made. */
#define SK_SFNT_DEPTH_MAX 8
#define SK_SFNT_PARTS_MAX 256

/* sfnt_hint.c. sk_sfnt_is_program: returns whether the @len bytes at @p are
 * listed instructions whose blocks are closed; @defines says that it may define
 * functions. */
gboolean sk_sfnt_is_program(const guint8 *p, gsize len, gboolean defines);

/* sfnt_glyf.c. sk_sfnt_glyphs: writes glyf and loca, and finds out what the
 * glyphs reach. */
gboolean sk_sfnt_glyphs(SkSfnt *sfnt);

/* sfnt_part.c. A glyph of glyphs is read by sk_sfnt_parts: appends to @out
 * what it is made of and to @parts the numbers (guint16) of its glyphs. Stores
 * how many bytes its instructions have. Returns FALSE if it is damaged. */
gboolean sk_sfnt_parts(SkSfnt *sfnt, SkFontSpan glyph, GByteArray *out,
                       GArray *parts, guint *instructions);

/* sfnt_cmap.c. sk_sfnt_cmap: writes cmap, if any of its subtables can be. */
void sk_sfnt_cmap(SkSfnt *sfnt);

/* sfnt_table.c: the tables of fixed form. */
gboolean sk_sfnt_maxp_read(SkSfnt *sfnt);
gboolean sk_sfnt_head(SkSfnt *sfnt);
gboolean sk_sfnt_metrics(SkSfnt *sfnt); /* hhea and hmtx */
void sk_sfnt_maxp(SkSfnt *sfnt);
void sk_sfnt_post(SkSfnt *sfnt);

#endif

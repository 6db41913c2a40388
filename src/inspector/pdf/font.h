/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of font programs in the inspector share. Only font*.c
 * include this.
 */
#ifndef SK_INSPECTOR_PDF_FONT_H
#define SK_INSPECTOR_PDF_FONT_H

#include "inspector/pdf/pdf.h"

static inline uint32_t
sk_pdf_font_16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static inline uint32_t
sk_pdf_font_32(const uint8_t *p)
{
    return sk_pdf_font_16(p) << 16 | sk_pdf_font_16(p + 2);
}

/* sk_pdf_font_is_name: returns whether @name can be the name of a glyph. */
bool sk_pdf_font_is_name(SkSpan name);

/* font_glyf.c. What the glyphs of TrueType reach, as maxp must say it. */
typedef struct {
    uint32_t points, contours, all_points, all_contours, code, parts, depth;
} SkGlyphsReach;

/* sk_pdf_font_glyphs: returns whether @glyf holds @n whole glyphs at the places
 * of @loca, none of which contains itself. */
bool sk_pdf_font_glyphs(SkSpan glyf, SkSpan loca, bool is_long, uint32_t n,
                        SkGlyphsReach *reach);

/* sk_pdf_font_hints: returns whether @code is a program of listed instructions.
 */
bool sk_pdf_font_hints(SkSpan code, bool may_define);

/* font_cmap.c. sk_pdf_font_cmap: returns whether @cmap leads to glyphs below @n
 * only. */
bool sk_pdf_font_cmap(SkSpan cmap, uint32_t n);

/* font_cff.c. sk_pdf_font_cff: returns whether @cff is such a font; *@n becomes
 * the number of its glyphs. */
bool sk_pdf_font_cff(SkSpan cff, uint32_t *n);

/* font_sfnt.c, font_type1.c. */
bool sk_pdf_font_sfnt(SkSpan font, bool *has_cff);
bool sk_pdf_font_type1(SkSpan clear, SkSpan hidden);

/* font_code.c. Programs of glyphs: the list of a font's subroutines, and how
 * many bytes of each are reached. */
typedef struct {
    uint32_t n;
    const SkSpan *items;
    size_t *reached;
} SkFontSubrs;

typedef struct {
    bool is_type1;
    SkFontSubrs *local, *global; /* global: of CFF only */
    uint64_t *steps;             /* that the programs of all glyphs took */
} SkFontCode;

/* sk_pdf_font_code: returns whether @glyph is a program that ends with its last
 * byte. */
bool sk_pdf_font_code(const SkFontCode *code, SkSpan glyph);

/* sk_pdf_font_all_reached: returns whether each subroutine is reached to its
 * last byte, or is nothing but a return. */
bool sk_pdf_font_all_reached(const SkFontSubrs *subrs);

#endif

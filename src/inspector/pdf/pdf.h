/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of PDF in the inspector share. Nobody else includes this.
 */
#ifndef SK_INSPECTOR_PDF_PDF_H
#define SK_INSPECTOR_PDF_PDF_H

#include "inspector/inner.h"

/* ---- content.c, cmap.c -------------------------------------------------- */

typedef enum {
    SK_PDF_PAGE,
    SK_PDF_FORM,
    SK_PDF_TILE,
    SK_PDF_GLYPH, /* of a Type 3 font */
} SkPdfDrawn;

/* sk_pdf_content_is_ours: returns whether @content, inflated, is nothing but
 * listed operators with operands of their types, as our writer writes them. */
bool sk_pdf_content_is_ours(SkSpan content, SkPdfDrawn drawn);

/* sk_pdf_cmap_is_ours: the same of a CMap; ToUnicode if @is_to_unicode, else
 * the encoding of a Type 0 font. */
bool sk_pdf_cmap_is_ours(SkSpan cmap, bool is_to_unicode);

/* sk_pdf_cmap_is_known: returns whether @name is a predefined CMap. */
bool sk_pdf_cmap_is_known(SkSpan name);

/* ---- font.c ------------------------------------------------------------- */

typedef enum {
    SK_PDF_TYPE1,
    SK_PDF_TRUETYPE,
    SK_PDF_CFF,     /* Subtype Type1C */
    SK_PDF_CFF_CID, /* Subtype CIDFontType0C */
    SK_PDF_OPENTYPE,
} SkPdfProgram;

/* sk_pdf_font_is_ours: returns whether @program, inflated, has only listed
 * tables, each within it and none over another. @lengths are Length1 to Length3
 * of a Type 1 program, else zeros. */
bool sk_pdf_font_is_ours(SkSpan program, SkPdfProgram kind,
                         const uint32_t lengths[3]);

/* ---- image.c ------------------------------------------------------------ */

typedef enum { SK_PDF_FLATE, SK_PDF_DCT, SK_PDF_CCITT } SkPdfCoding;

/* An image as its dictionary, which is known to be well-formed, says. */
typedef struct {
    SkPdfCoding coding;
    uint32_t width, height;
    uint32_t bits;       /* per component */
    uint32_t components; /* of its colour space; 1 for a mask */
    /* DecodeParms of Flate: 1 or 15, and the default where there is none */
    uint32_t predictor, colors, parm_bits;
    uint32_t columns; /* of CCITT as well, where the default is 1728 */
    /* DecodeParms of CCITT */
    int32_t k;
    uint32_t rows;
    bool end_of_line, byte_align, end_of_block, black_is_1;
} SkPdfPicture;

/* sk_pdf_image_is_ours: returns whether @stream, the bytes of the stream as
 * they stand in the file, holds exactly the pixels that @picture says and
 * nothing behind them. */
bool sk_pdf_image_is_ours(SkSpan stream, const SkPdfPicture *picture);

#endif

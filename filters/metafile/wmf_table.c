/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of WMF that leave ([MS-WMF] 2.3), one row each. A record without
 * a row does not leave: escapes (META_ESCAPE, which is for printers and has
 * been used to run code), device-dependent bitmaps, and changes of palettes.
 */
#include "metafile/wmf.h"

/* clang-format off */
static const SkWmfRow rows[] = {
    { 0x001E, 0, sk_wmf_save, 0, 0, 0 },            /* SAVEDC */
    { 0x0035, 0, sk_wmf_fixed, 0, 0, 0 },           /* REALIZEPALETTE */
    { 0x00F7, 2, sk_wmf_palette, 0, 0, SK_WMF_PALETTE }, /* CREATEPALETTE */
    { 0x0102, 1, sk_wmf_choice, 1, 2, 0 },          /* SETBKMODE */
    { 0x0103, 1, sk_wmf_choice, 1, 8, 0 },          /* SETMAPMODE */
    { 0x0104, 1, sk_wmf_choice, 1, 16, 0 },         /* SETROP2 */
    { 0x0106, 1, sk_wmf_choice, 1, 2, 0 },          /* SETPOLYFILLMODE */
    { 0x0107, 1, sk_wmf_choice, 1, 4, 0 },          /* SETSTRETCHBLTMODE */
    { 0x0108, 1, sk_wmf_fixed, 0, 0, 0 },           /* SETTEXTCHAREXTRA */
    { 0x0127, 1, sk_wmf_restore, 0, 0, 0 },         /* RESTOREDC */
    { 0x012A, 1, sk_wmf_use, SK_WMF_REGION, 0, 0 }, /* INVERTREGION */
    { 0x012B, 1, sk_wmf_use, SK_WMF_REGION, 0, 0 }, /* PAINTREGION */
    { 0x012C, 1, sk_wmf_use, SK_WMF_REGION, 0, 0 }, /* SELECTCLIPREGION */
    { 0x012D, 1, sk_wmf_use, SK_WMF_TOOL, 0, 0 },   /* SELECTOBJECT */
    { 0x012E, 1, sk_wmf_choice, 0, 511, 0 },        /* SETTEXTALIGN */
    { 0x0142, 2, sk_wmf_bitmap, 1, 0, SK_WMF_TOOL }, /* DIBCREATEPATTERNBRUSH */
    { 0x0149, 1, sk_wmf_choice, 0, 9, 0 },          /* SETLAYOUT */
    { 0x01F0, 1, sk_wmf_delete, 0, 0, 0 },          /* DELETEOBJECT */
    { 0x0201, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETBKCOLOR */
    { 0x0209, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETTEXTCOLOR */
    { 0x020A, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETTEXTJUSTIFICATION */
    { 0x020B, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETWINDOWORG */
    { 0x020C, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETWINDOWEXT */
    { 0x020D, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETVIEWPORTORG */
    { 0x020E, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETVIEWPORTEXT */
    { 0x020F, 2, sk_wmf_fixed, 0, 0, 0 },           /* OFFSETWINDOWORG */
    { 0x0211, 2, sk_wmf_fixed, 0, 0, 0 },           /* OFFSETVIEWPORTORG */
    { 0x0213, 2, sk_wmf_fixed, 0, 0, 0 },           /* LINETO */
    { 0x0214, 2, sk_wmf_fixed, 0, 0, 0 },           /* MOVETO */
    { 0x0220, 2, sk_wmf_fixed, 0, 0, 0 },           /* OFFSETCLIPRGN */
    { 0x0228, 2, sk_wmf_use, SK_WMF_REGION, SK_WMF_TOOL, 0 }, /* FILLREGION */
    { 0x0231, 2, sk_wmf_fixed, 0, 0, 0 },           /* SETMAPPERFLAGS */
    { 0x0234, 1, sk_wmf_use, SK_WMF_PALETTE, 0, 0 }, /* SELECTPALETTE */
    { 0x02FA, 5, sk_wmf_fixed, 0, 0, SK_WMF_TOOL }, /* CREATEPENINDIRECT */
    { 0x02FB, 9, sk_wmf_font, 0, 0, SK_WMF_TOOL },  /* CREATEFONTINDIRECT */
    { 0x02FC, 4, sk_wmf_fixed, 0, 0, SK_WMF_TOOL }, /* CREATEBRUSHINDIRECT */
    { 0x0324, 1, sk_wmf_points, 0, 0, 0 },          /* POLYGON */
    { 0x0325, 1, sk_wmf_points, 0, 0, 0 },          /* POLYLINE */
    { 0x0410, 4, sk_wmf_fixed, 0, 0, 0 },           /* SCALEWINDOWEXT */
    { 0x0412, 4, sk_wmf_fixed, 0, 0, 0 },           /* SCALEVIEWPORTEXT */
    { 0x0415, 4, sk_wmf_fixed, 0, 0, 0 },           /* EXCLUDECLIPRECT */
    { 0x0416, 4, sk_wmf_fixed, 0, 0, 0 },           /* INTERSECTCLIPRECT */
    { 0x0418, 4, sk_wmf_fixed, 0, 0, 0 },           /* ELLIPSE */
    { 0x0419, 4, sk_wmf_fixed, 0, 0, 0 },           /* FLOODFILL */
    { 0x041B, 4, sk_wmf_fixed, 0, 0, 0 },           /* RECTANGLE */
    { 0x041F, 4, sk_wmf_fixed, 0, 0, 0 },           /* SETPIXEL */
    { 0x0429, 4, sk_wmf_use, SK_WMF_REGION, SK_WMF_TOOL, 0 }, /* FRAMEREGION */
    { 0x0521, 1, sk_wmf_text, 0, 0, 0 },            /* TEXTOUT */
    { 0x0538, 1, sk_wmf_polys, 0, 0, 0 },           /* POLYPOLYGON */
    { 0x0548, 5, sk_wmf_fixed, 0, 0, 0 },           /* EXTFLOODFILL */
    { 0x061C, 6, sk_wmf_fixed, 0, 0, 0 },           /* ROUNDRECT */
    { 0x061D, 6, sk_wmf_fixed, 0, 0, 0 },            /* PATBLT */
    { 0x06FF, 11, sk_wmf_region, 0, 0, SK_WMF_REGION }, /* CREATEREGION */
    { 0x0817, 8, sk_wmf_fixed, 0, 0, 0 },           /* ARC */
    { 0x081A, 8, sk_wmf_fixed, 0, 0, 0 },           /* PIE */
    { 0x0830, 8, sk_wmf_fixed, 0, 0, 0 },           /* CHORD */
    { 0x0940, 8, sk_wmf_bitmap, SK_WMF_NONE, 9, 0 },  /* DIBBITBLT */
    { 0x0A32, 4, sk_wmf_long_text, 0, 0, 0 },       /* EXTTEXTOUT */
    { 0x0B41, 10, sk_wmf_bitmap, SK_WMF_NONE, 11, 0 }, /* DIBSTRETCHBLT */
    { 0x0D33, 9, sk_wmf_bitmap, 0, 0, 0 },          /* SETDIBTODEV */
    { 0x0F43, 11, sk_wmf_bitmap, 2, 0, 0 },         /* STRETCHDIB */
    /* Device-dependent objects do not leave; another object
     * takes their index. */
    { 0x00F8, 0, NULL, 0, 0, SK_WMF_TOOL },         /* CREATEBRUSH */
    { 0x01F9, 0, NULL, 0, 0, SK_WMF_TOOL },         /* CREATEPATTERNBRUSH */
    { 0x02FD, 0, NULL, 0, 0, SK_WMF_TOOL },         /* CREATEBITMAPINDIRECT */
    { 0x06FE, 0, NULL, 0, 0, SK_WMF_TOOL },         /* CREATEBITMAP */
};
/* clang-format on */

const SkWmfRow *
sk_wmf_row(guint function)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].function == function)
            return &rows[i];
    return NULL;
}

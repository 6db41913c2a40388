/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of EMF that leave ([MS-EMF] 2.3), one row each: their length and
 * the function that writes them. A record without a row does not leave:
 * comments, escapes, records for printers and for OpenGL, colour spaces, and
 * profiles, which name files.
 */
#include "metafile/emf.h"

/* clang-format off */
static const SkEmfRow rows[] = {
    { 2, 28, sk_emf_points, 8, 0 },          /* POLYBEZIER */
    { 3, 28, sk_emf_points, 8, 0 },          /* POLYGON */
    { 4, 28, sk_emf_points, 8, 0 },          /* POLYLINE */
    { 5, 28, sk_emf_points, 8, 0 },          /* POLYBEZIERTO */
    { 6, 28, sk_emf_points, 8, 0 },          /* POLYLINETO */
    { 7, 32, sk_emf_polys, 8, 0 },           /* POLYPOLYLINE */
    { 8, 32, sk_emf_polys, 8, 0 },           /* POLYPOLYGON */
    { 9, 16, sk_emf_fixed, 0, 0 },           /* SETWINDOWEXTEX */
    { 10, 16, sk_emf_fixed, 0, 0 },          /* SETWINDOWORGEX */
    { 11, 16, sk_emf_fixed, 0, 0 },          /* SETVIEWPORTEXTEX */
    { 12, 16, sk_emf_fixed, 0, 0 },          /* SETVIEWPORTORGEX */
    { 13, 16, sk_emf_fixed, 0, 0 },          /* SETBRUSHORGEX */
    { 15, 20, sk_emf_fixed, 0, 0 },          /* SETPIXELV */
    { 16, 12, sk_emf_choice, 0, 1 },         /* SETMAPPERFLAGS */
    { 17, 12, sk_emf_choice, 1, 8 },         /* SETMAPMODE */
    { 18, 12, sk_emf_choice, 1, 2 },         /* SETBKMODE */
    { 19, 12, sk_emf_choice, 1, 2 },         /* SETPOLYFILLMODE */
    { 20, 12, sk_emf_choice, 1, 16 },        /* SETROP2 */
    { 21, 12, sk_emf_choice, 1, 4 },         /* SETSTRETCHBLTMODE */
    { 22, 12, sk_emf_choice, 0, 511 },       /* SETTEXTALIGN */
    { 23, 32, sk_emf_fixed, 0, 0 },          /* SETCOLORADJUSTMENT */
    { 24, 12, sk_emf_fixed, 0, 0 },          /* SETTEXTCOLOR */
    { 25, 12, sk_emf_fixed, 0, 0 },          /* SETBKCOLOR */
    { 26, 16, sk_emf_fixed, 0, 0 },          /* OFFSETCLIPRGN */
    { 27, 16, sk_emf_fixed, 0, 0 },          /* MOVETOEX */
    { 28, 8, sk_emf_fixed, 0, 0 },           /* SETMETARGN */
    { 29, 24, sk_emf_fixed, 0, 0 },          /* EXCLUDECLIPRECT */
    { 30, 24, sk_emf_fixed, 0, 0 },          /* INTERSECTCLIPRECT */
    { 31, 24, sk_emf_fixed, 0, 0 },          /* SCALEVIEWPORTEXTEX */
    { 32, 24, sk_emf_fixed, 0, 0 },          /* SCALEWINDOWEXTEX */
    { 33, 8, sk_emf_save, 0, 0 },            /* SAVEDC */
    { 34, 12, sk_emf_restore, 0, 0 },        /* RESTOREDC */
    { 35, 32, sk_emf_floats, 8, 6 },         /* SETWORLDTRANSFORM */
    { 36, 36, sk_emf_floats, 8, 6 },         /* MODIFYWORLDTRANSFORM */
    { 37, 12, sk_emf_select, 0, 0 },         /* SELECTOBJECT */
    { 38, 28, sk_emf_create, SK_EMF_PEN, 0 },   /* CREATEPEN */
    { 39, 24, sk_emf_create, SK_EMF_BRUSH, 0 }, /* CREATEBRUSHINDIRECT */
    { 40, 12, sk_emf_delete, 0, 0 },         /* DELETEOBJECT */
    { 41, 28, sk_emf_floats, 20, 2 },        /* ANGLEARC */
    { 42, 24, sk_emf_fixed, 0, 0 },          /* ELLIPSE */
    { 43, 24, sk_emf_fixed, 0, 0 },          /* RECTANGLE */
    { 44, 32, sk_emf_fixed, 0, 0 },          /* ROUNDRECT */
    { 45, 40, sk_emf_fixed, 0, 0 },          /* ARC */
    { 46, 40, sk_emf_fixed, 0, 0 },          /* CHORD */
    { 47, 40, sk_emf_fixed, 0, 0 },          /* PIE */
    { 48, 12, sk_emf_select, SK_EMF_PALETTE, 0 }, /* SELECTPALETTE */
    { 49, 16, sk_emf_create_palette, 0, 0 }, /* CREATEPALETTE */
    { 52, 8, sk_emf_fixed, 0, 0 },           /* REALIZEPALETTE */
    { 53, 24, sk_emf_fixed, 0, 0 },          /* EXTFLOODFILL */
    { 54, 16, sk_emf_fixed, 0, 0 },          /* LINETO */
    { 55, 40, sk_emf_fixed, 0, 0 },          /* ARCTO */
    { 56, 28, sk_emf_draw, 8, 0 },           /* POLYDRAW */
    { 57, 12, sk_emf_choice, 1, 2 },         /* SETARCDIRECTION */
    { 58, 12, sk_emf_fixed, 0, 0 },          /* SETMITERLIMIT */
    { 59, 8, sk_emf_fixed, 0, 0 },           /* BEGINPATH */
    { 60, 8, sk_emf_fixed, 0, 0 },           /* ENDPATH */
    { 61, 8, sk_emf_fixed, 0, 0 },           /* CLOSEFIGURE */
    { 62, 24, sk_emf_fixed, 0, 0 },          /* FILLPATH */
    { 63, 24, sk_emf_fixed, 0, 0 },          /* STROKEANDFILLPATH */
    { 64, 24, sk_emf_fixed, 0, 0 },          /* STROKEPATH */
    { 65, 8, sk_emf_fixed, 0, 0 },           /* FLATTENPATH */
    { 66, 8, sk_emf_fixed, 0, 0 },           /* WIDENPATH */
    { 67, 12, sk_emf_choice, 1, 5 },         /* SELECTCLIPPATH */
    { 68, 8, sk_emf_fixed, 0, 0 },           /* ABORTPATH */
    { 71, 32, sk_emf_region, 24, SK_EMF_BRUSH }, /* FILLRGN */
    { 72, 40, sk_emf_region, 24, SK_EMF_BRUSH }, /* FRAMERGN */
    { 73, 28, sk_emf_region, 24, 0 },        /* INVERTRGN */
    { 74, 28, sk_emf_region, 24, 0 },        /* PAINTRGN */
    { 75, 16, sk_emf_region, 8, 0 },         /* EXTSELECTCLIPRGN */
    { 76, 100, sk_emf_bitmap, 80, 84 },      /* BITBLT */
    { 77, 108, sk_emf_bitmap, 80, 84 },      /* STRETCHBLT */
    { 78, 128, sk_emf_bitmap, 80, 84 },      /* MASKBLT */
    { 79, 140, sk_emf_bitmap, 92, 96 },      /* PLGBLT */
    { 80, 76, sk_emf_bitmap, 64, 48 },       /* SETDIBITSTODEVICE */
    { 81, 80, sk_emf_bitmap, 64, 48 },       /* STRETCHDIBITS */
    { 82, 12, sk_emf_create_font, 0, 0 },    /* EXTCREATEFONTINDIRECTW */
    { 83, 76, sk_emf_text, 1, 0 },           /* EXTTEXTOUTA */
    { 84, 76, sk_emf_text, 2, 0 },           /* EXTTEXTOUTW */
    { 85, 28, sk_emf_points, 4, 0 },         /* POLYBEZIER16 */
    { 86, 28, sk_emf_points, 4, 0 },         /* POLYGON16 */
    { 87, 28, sk_emf_points, 4, 0 },         /* POLYLINE16 */
    { 88, 28, sk_emf_points, 4, 0 },         /* POLYBEZIERTO16 */
    { 89, 28, sk_emf_points, 4, 0 },         /* POLYLINETO16 */
    { 90, 32, sk_emf_polys, 4, 0 },          /* POLYPOLYLINE16 */
    { 91, 32, sk_emf_polys, 4, 0 },          /* POLYPOLYGON16 */
    { 92, 28, sk_emf_draw, 4, 0 },           /* POLYDRAW16 */
    { 93, 32, sk_emf_create_pattern, 12, 16 }, /* CREATEMONOBRUSH */
    { 94, 32, sk_emf_create_pattern, 12, 16 }, /* CREATEDIBPATTERNBRUSHPT */
    { 95, 52, sk_emf_create_pen, 0, 0 },     /* EXTCREATEPEN */
    { 98, 12, sk_emf_choice, 1, 4 },         /* SETICMMODE */
    { 108, 36, sk_emf_small_text, 0, 0 },    /* SMALLTEXTOUT */
    { 114, 108, sk_emf_bitmap, 80, 84 },     /* ALPHABLEND */
    { 115, 12, sk_emf_choice, 0, 9 },        /* SETLAYOUT */
    { 116, 108, sk_emf_bitmap, 80, 84 },     /* TRANSPARENTBLT */
    { 118, 36, sk_emf_gradient, 0, 0 },      /* GRADIENTFILL */
    { 120, 16, sk_emf_fixed, 0, 0 },         /* SETTEXTJUSTIFICATION */
};
/* clang-format on */

const SkEmfRow *
sk_emf_row(guint32 type)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].type == type)
            return &rows[i];
    return NULL;
}

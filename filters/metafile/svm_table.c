/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of StarView metafiles that leave, one row each. A record without
 * a row does not leave: comments, which hold whatever a program liked, drawings
 * in PostScript, masks in one colour, and wallpapers.
 */
#include "metafile/svm_inner.h"

/* clang-format off */
static const SkSvmRow rows[] = {
    { 100, 1, 1, "Pi" },      /* a pixel */
    { 101, 1, 1, "P" },       /* a point */
    { 102, 1, 2, "PP|L" },    /* a line */
    { 103, 1, 1, "R" },       /* a rectangle */
    { 104, 1, 1, "Rii" },     /* the same with round corners */
    { 105, 1, 1, "R" },       /* an ellipse */
    { 106, 1, 1, "RPP" },     /* an arc */
    { 107, 1, 1, "RPP" },     /* a pie */
    { 108, 1, 1, "RPP" },     /* a chord */
    { 109, 1, 3, "g|L|f" },   /* lines */
    { 110, 1, 2, "g|f" },     /* a polygon */
    { 111, 1, 2, "G|F" },     /* polygons */
    { 112, 2, 2, "Psn|u" },   /* text */
    { 113, 2, 2, "Psnd|u" },  /* text whose characters are placed */
    { 114, 2, 2, "Psin|u" },  /* stretched text */
    { 115, 2, 2, "Rsw|u" },   /* text in a rectangle */
    { 116, 1, 1, "BP" },      /* a bitmap */
    { 117, 1, 1, "BPP" },     /* the same scaled */
    { 118, 1, 1, "BPPPP" },   /* a part of it, scaled */
    { 119, 1, 1, "XP" },      /* a bitmap with a mask */
    { 120, 1, 1, "XPP" },     /* the same scaled */
    { 121, 1, 1, "XPPPP" },   /* a part of it, scaled */
    { 125, 1, 1, "RD" },      /* a gradient */
    { 126, 1, 1, "GH" },      /* a hatch */
    { 128, 1, 1, "Nb" },      /* where is drawn: a region */
    { 129, 1, 1, "R" },       /* cut with a rectangle */
    { 130, 1, 1, "N" },       /* cut with a region */
    { 131, 1, 1, "P" },       /* moved */
    { 132, 1, 1, "ib" },      /* the colour of lines */
    { 133, 1, 1, "ib" },      /* the colour of areas */
    { 134, 1, 1, "i" },       /* the colour of text */
    { 135, 1, 1, "ib" },      /* the colour behind text */
    { 136, 1, 1, "2" },       /* how text is aligned */
    { 137, 1, 1, "M" },       /* units, origin and scale */
    { 138, 1, 1, "T" },       /* a font */
    { 139, 1, 1, "(" },       /* a state is saved */
    { 140, 1, 1, ")" },       /* a state is restored */
    { 141, 1, 1, "4" },       /* how pixels are combined */
    { 142, 1, 1, "G%" },      /* polygons through which one can see */
    { 144, 1, 1, "Pb" },      /* where patterns begin */
    { 145, 1, 1, "ib" },      /* the colour of lines under text */
    { 146, 1, 2, "Piii|i" },  /* a line under text */
    { 147, 1, 1, "VPPD" },    /* a metafile through which one can see */
    { 148, 1, 1, "GD" },      /* a gradient in polygons */
    { 149, 1, 1, "i" },       /* the direction of text */
    { 150, 1, 1, "w" },       /* the language of text */
    { 151, 1, 1, "ib" },      /* the colour of lines over text */
};
/* clang-format on */

const SkSvmRow *
sk_svm_row(guint type)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].type == type)
            return &rows[i];
    return NULL;
}

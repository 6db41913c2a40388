/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements that place drawings in a text document (wp), the shapes, groups
 * and canvases of Word 2010 (wps, wpg, wpc) and pictures (pic).
 */
#include "drawingml/drawingml.h"

#define NAMED "id name descr hidden title"

const SkMarkupRow sk_rows_pic[] = {
    SK_ROW("blipFill", "dpi rotWithShape"),
    SK_ROW("cNvPicPr", "preferRelativeResize"),
    SK_ROW("cNvPr", NAMED),
    SK_ROW("nvPicPr", NULL),
    SK_ROW("pic", NULL),
    SK_ROW("spPr", "bwMode"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_wp[] = {
    SK_ROW_TEXT("align", NULL),
    SK_ROW("anchor", "distT distB distL distR simplePos relativeHeight "
                     "behindDoc locked layoutInCell hidden allowOverlap"),
    SK_ROW("cNvGraphicFramePr", NULL),
    SK_ROW("docPr", NAMED),
    SK_ROW("effectExtent", "l t r b"),
    SK_ROW("extent", "cx cy"),
    SK_ROW("inline", "distT distB distL distR"),
    SK_ROW("lineTo", "x y"),
    SK_ROW_TEXT("posOffset", NULL),
    SK_ROW("positionH", "relativeFrom"),
    SK_ROW("positionV", "relativeFrom"),
    SK_ROW("simplePos", "x y"),
    SK_ROW("start", "x y"),
    SK_ROW("wrapNone", NULL),
    SK_ROW("wrapPolygon", "edited"),
    SK_ROW("wrapSquare", "wrapText distT distB distL distR"),
    SK_ROW("wrapThrough", "wrapText distL distR"),
    SK_ROW("wrapTight", "wrapText distL distR"),
    SK_ROW("wrapTopAndBottom", "distT distB"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_wp14[] = {
    SK_ROW_TEXT("pctHeight", NULL),
    SK_ROW_TEXT("pctPosHOffset", NULL),
    SK_ROW_TEXT("pctPosVOffset", NULL),
    SK_ROW_TEXT("pctWidth", NULL),
    SK_ROW("sizeRelH", "relativeFrom"),
    SK_ROW("sizeRelV", "relativeFrom"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_wps[] = {
    SK_ROW("bodyPr", "rot spcFirstLastPara vertOverflow horzOverflow vert wrap "
                     "lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt "
                     "anchor anchorCtr forceAA upright compatLnSpc"),
    SK_ROW("cNvCnPr", NULL),
    SK_ROW("cNvPr", NAMED),
    SK_ROW("cNvSpPr", "txBox"),
    SK_ROW("extLst", NULL),
    SK_ROW("linkedTxbx", "id seq"),
    SK_ROW("spPr", "bwMode"),
    SK_ROW("style", NULL),
    SK_ROW("txbx", "id"),
    SK_ROW("wsp", "normalEastAsianFlow"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_wpg[] = {
    SK_ROW("cNvFrPr", NULL),
    SK_ROW("cNvGrpSpPr", NULL),
    SK_ROW("cNvPr", NAMED),
    SK_ROW("extLst", NULL),
    SK_ROW("graphicFrame", NULL),
    SK_ROW("grpSp", NULL),
    SK_ROW("grpSpPr", "bwMode"),
    SK_ROW("wgp", NULL),
    SK_ROW("xfrm", "rot flipH flipV"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_wpc[] = {
    SK_ROW("bg", NULL),    SK_ROW("extLst", NULL), SK_ROW("graphicFrame", NULL),
    SK_ROW("whole", NULL), SK_ROW("wpc", NULL),    SK_ROW_END,
};

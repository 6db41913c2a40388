/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * drawings in documents, sheets and slides, and extensions.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */
const char *const sk_office_wp[] = {
    "wp:align*",
    "wp:anchor distT distB distL distR simplePos relativeHeight behindDoc"
    " locked layoutInCell hidden allowOverlap",
    "wp:cNvGraphicFramePr", "wp:docPr id name descr hidden title",
    "wp:effectExtent l t r b", "wp:extent cx cy",
    "wp:inline distT distB distL distR", "wp:lineTo x y", "wp:posOffset*",
    "wp:positionH relativeFrom", "wp:positionV relativeFrom",
    "wp:simplePos x y", "wp:start x y", "wp:wrapNone", "wp:wrapPolygon edited",
    "wp:wrapSquare wrapText distT distB distL distR",
    "wp:wrapThrough wrapText distL distR", "wp:wrapTight wrapText distL distR",
    "wp:wrapTopAndBottom distT distB", NULL,
};

const char *const sk_office_wp14[] = {
    "wp14:pctHeight*", "wp14:pctPosHOffset*", "wp14:pctPosVOffset*",
    "wp14:pctWidth*", "wp14:sizeRelH relativeFrom",
    "wp14:sizeRelV relativeFrom", NULL,
};

const char *const sk_office_wps[] = {
    "wps:bodyPr rot spcFirstLastPara vertOverflow horzOverflow vert wrap"
    " lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt anchor"
    " anchorCtr forceAA upright compatLnSpc",
    "wps:cNvCnPr", "wps:cNvPr id name descr hidden title", "wps:cNvSpPr txBox",
    "wps:extLst", "wps:linkedTxbx id seq", "wps:spPr bwMode", "wps:style",
    "wps:txbx id", "wps:wsp normalEastAsianFlow", NULL,
};

const char *const sk_office_wpg[] = {
    "wpg:cNvFrPr", "wpg:cNvGrpSpPr", "wpg:cNvPr id name descr hidden title",
    "wpg:extLst", "wpg:graphicFrame", "wpg:grpSp", "wpg:grpSpPr bwMode",
    "wpg:wgp", "wpg:xfrm rot flipH flipV", NULL,
};

const char *const sk_office_wpc[] = {
    "wpc:bg", "wpc:extLst", "wpc:graphicFrame", "wpc:whole", "wpc:wpc", NULL,
};

const char *const sk_office_a14[] = {
    "a14:compatExt spid", "a14:extLst", "a14:hiddenEffects", "a14:hiddenFill",
    "a14:hiddenLine w cap cmpd algn", "a14:hiddenScene3d",
    "a14:hiddenSp3d z extrusionH contourW prstMaterial", "a14:isCanvas val",
    "a14:m", "a14:shadowObscured val", "a14:useLocalDpi val", NULL,
};

const char *const sk_office_a15[] = {
    "a15:backgroundPr bwMode bwPure bwNormal targetScreenSize",
    "a15:nonVisualGroupProps isLegacyGroup", NULL,
};

const char *const sk_office_a16[] = {
    "a16:colId val", "a16:creationId id", "a16:cxnDERefs st end",
    "a16:predDERef pred", "a16:rowId val", NULL,
};

const char *const sk_office_asvg[] = {
    "asvg:svgBlip r:embed", NULL,
};

const char *const sk_office_adec[] = {
    "adec:decorative val", NULL,
};

const char *const sk_office_ahyp[] = {
    "ahyp:hlinkClr val", NULL,
};

const char *const sk_office_none[] = {
    NULL,
};

const char *const sk_office_none_cx2[] = {
    NULL,
};

const char *const sk_office_none_cx4[] = {
    NULL,
};

const char *const sk_office_none_c16r2[] = {
    NULL,
};

const char *const sk_office_thm15[] = {
    "thm15:extLst", "thm15:themeFamily name id vid", NULL,
};

const char *const sk_office_slide_c_cx[] = {
    "cx:chart r:id", NULL,
};
/* clang-format on */

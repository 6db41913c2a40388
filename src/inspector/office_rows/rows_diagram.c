/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * SmartArt.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */

const char *const sk_office_dgm_frame[] = {
    "dgm:relIds r:dm r:lo r:qs r:cs", NULL
};

const char *const sk_office_dgm[] = {
    "dgm:adj idx val", "dgm:adjLst", "dgm:alg type rev", "dgm:animLvl val",
    "dgm:animOne val", "dgm:bg", "dgm:bulletEnabled val", "dgm:cat type pri",
    "dgm:catLst", "dgm:chMax val", "dgm:chPref val", "dgm:choose name",
    "dgm:clrData useDef", "dgm:colorsDef uniqueId minVer",
    "dgm:constr type for forName ptType refType refFor refForName "
        "refPtType op val fact",
    "dgm:constrLst",
    "dgm:cxn modelId type srcId destId srcOrd destOrd parTransId "
        "sibTransId presId",
    "dgm:cxnLst", "dgm:dataModel", "dgm:desc lang val", "dgm:dir val",
    "dgm:effectClrLst meth hueDir", "dgm:else name", "dgm:ext uri=uri",
    "dgm:extLst", "dgm:fillClrLst meth hueDir",
    "dgm:forEach name ref axis ptType hideLastTrans st cnt step",
    "dgm:hierBranch val",
    "dgm:if name axis ptType hideLastTrans st cnt step func arg op "
        "val",
    "dgm:layoutDef uniqueId minVer defStyle",
    "dgm:layoutNode name styleLbl chOrder moveWith",
    "dgm:linClrLst meth hueDir", "dgm:orgChart val", "dgm:param type val",
    "dgm:prSet presAssocID presName presStyleLbl presStyleIdx "
        "presStyleCnt loTypeId loCatId qsTypeId qsCatId csTypeId csCatId "
        "coherent3DOff phldrT phldr custAng custFlipVert custFlipHor "
        "custSzX custSzY custScaleX custScaleY custT custLinFactX "
        "custLinFactY custLinFactNeighborX custLinFactNeighborY "
        "custRadScaleRad custRadScaleInc",
    "dgm:presLayoutVars", "dgm:presOf axis ptType hideLastTrans st cnt step",
    "dgm:pt modelId type cxnId", "dgm:ptLst", "dgm:resizeHandles val",
    "dgm:rule type for forName ptType val fact max", "dgm:ruleLst",
    "dgm:sampData useDef", "dgm:scene3d",
    "dgm:shape rot type r:blip zOrderOff hideGeom lkTxEntry blipPhldr",
    "dgm:sp3d z extrusionH contourW prstMaterial", "dgm:spPr bwMode",
    "dgm:style", "dgm:styleData useDef", "dgm:styleDef uniqueId minVer",
    "dgm:styleLbl name", "dgm:t", "dgm:title lang val",
    "dgm:txEffectClrLst meth hueDir", "dgm:txFillClrLst meth hueDir",
    "dgm:txLinClrLst meth hueDir", "dgm:txPr", "dgm:varLst", "dgm:whole", NULL
};

const char *const sk_office_dsp[] = {
    "dsp:cNvGrpSpPr", "dsp:cNvPr id name descr hidden title",
    "dsp:cNvSpPr txBox", "dsp:dataModelExt relId=drawn minVer", "dsp:drawing",
    "dsp:extLst", "dsp:grpSp", "dsp:grpSpPr bwMode", "dsp:nvGrpSpPr",
    "dsp:nvSpPr", "dsp:sp modelId", "dsp:spPr bwMode", "dsp:spTree",
    "dsp:style", "dsp:txBody", "dsp:txXfrm rot flipH flipV", NULL
};

const char *const sk_office_dgm14[] = {
    "dgm14:cNvPr id name descr hidden title", "dgm14:recolorImg val", NULL
};

const char *const sk_office_dgm1612[] = {
    "dgm1612:lstStyle", "dgm1612:spPr bwMode", NULL
};

const char *const sk_office_slide_dgm[] = {
    "dgm:relIds r:dm r:lo r:qs r:cs", NULL
};
/* clang-format on */

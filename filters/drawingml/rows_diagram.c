/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of SmartArt: its data, layout, colours and style (dgm, ECMA-376
 * part 1, chapter 21.4) and the shapes that were last drawn from it (dsp).
 */
#include "drawingml/drawingml.h"

#define NAMED "id name descr hidden title"

const SkMarkupRow sk_rows_dgm[] = {
    SK_ROW("adj", "idx val"),
    SK_ROW("adjLst", NULL),
    SK_ROW("alg", "type rev"),
    SK_ROW("animLvl", "val"),
    SK_ROW("animOne", "val"),
    SK_ROW("bg", NULL),
    SK_ROW("bulletEnabled", "val"),
    SK_ROW("cat", "type pri"),
    SK_ROW("catLst", NULL),
    SK_ROW("chMax", "val"),
    SK_ROW("chPref", "val"),
    SK_ROW("choose", "name"),
    SK_ROW("clrData", "useDef"),
    SK_ROW("colorsDef", "uniqueId minVer"),
    SK_ROW("constr", "type for forName ptType refType refFor refForName "
                     "refPtType op val fact"),
    SK_ROW("constrLst", NULL),
    SK_ROW("cxn", "modelId type srcId destId srcOrd destOrd parTransId "
                  "sibTransId presId"),
    SK_ROW("cxnLst", NULL),
    SK_ROW("dataModel", NULL),
    SK_ROW("desc", "lang val"),
    SK_ROW("dir", "val"),
    SK_ROW("effectClrLst", "meth hueDir"),
    SK_ROW("else", "name"),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", NULL),
    SK_ROW("fillClrLst", "meth hueDir"),
    SK_ROW("forEach", "name ref axis ptType hideLastTrans st cnt step"),
    SK_ROW("hierBranch", "val"),
    SK_ROW("if", "name axis ptType hideLastTrans st cnt step func arg op val"),
    SK_ROW("layoutDef", "uniqueId minVer defStyle"),
    SK_ROW("layoutNode", "name styleLbl chOrder moveWith"),
    SK_ROW("linClrLst", "meth hueDir"),
    SK_ROW("orgChart", "val"),
    SK_ROW("param", "type val"),
    SK_ROW(
        "prSet",
        "presAssocID presName presStyleLbl presStyleIdx presStyleCnt loTypeId "
        "loCatId qsTypeId qsCatId csTypeId csCatId coherent3DOff phldrT phldr "
        "custAng custFlipVert custFlipHor custSzX custSzY custScaleX "
        "custScaleY custT custLinFactX custLinFactY custLinFactNeighborX "
        "custLinFactNeighborY custRadScaleRad custRadScaleInc"),
    SK_ROW("presLayoutVars", NULL),
    SK_ROW("presOf", "axis ptType hideLastTrans st cnt step"),
    SK_ROW("pt", "modelId type cxnId"),
    SK_ROW("ptLst", NULL),
    SK_ROW("resizeHandles", "val"),
    SK_ROW("rule", "type for forName ptType val fact max"),
    SK_ROW("ruleLst", NULL),
    SK_ROW("sampData", "useDef"),
    SK_ROW("scene3d", NULL),
    SK_ROW("shape", "rot type r:blip zOrderOff hideGeom lkTxEntry blipPhldr"),
    SK_ROW("sp3d", "z extrusionH contourW prstMaterial"),
    SK_ROW("spPr", "bwMode"),
    SK_ROW("style", NULL),
    SK_ROW("styleData", "useDef"),
    SK_ROW("styleDef", "uniqueId minVer"),
    SK_ROW("styleLbl", "name"),
    SK_ROW("t", NULL),
    SK_ROW("title", "lang val"),
    SK_ROW("txEffectClrLst", "meth hueDir"),
    SK_ROW("txFillClrLst", "meth hueDir"),
    SK_ROW("txLinClrLst", "meth hueDir"),
    SK_ROW("txPr", NULL),
    SK_ROW("varLst", NULL),
    SK_ROW("whole", NULL),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_dgm_frame[] = {
    SK_ROW("relIds", "r:dm! r:lo r:qs r:cs"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_dgm14[] = {
    SK_ROW("cNvPr", NAMED),
    SK_ROW("recolorImg", "val"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_dgm1612[] = {
    SK_ROW("lstStyle", NULL),
    SK_ROW("spPr", "bwMode"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_dsp[] = {
    SK_ROW("cNvGrpSpPr", NULL),
    SK_ROW("cNvPr", NAMED),
    SK_ROW("cNvSpPr", "txBox"),
    SK_ROW_START("dataModelExt", "relId minVer", sk_diagram_drawn),
    SK_ROW("drawing", NULL),
    SK_ROW("extLst", NULL),
    SK_ROW("grpSp", NULL),
    SK_ROW("grpSpPr", "bwMode"),
    SK_ROW("nvGrpSpPr", NULL),
    SK_ROW("nvSpPr", NULL),
    SK_ROW("sp", "modelId"),
    SK_ROW("spPr", "bwMode"),
    SK_ROW("spTree", NULL),
    SK_ROW("style", NULL),
    SK_ROW("txBody", NULL),
    SK_ROW("txXfrm", "rot flipH flipV"),
    SK_ROW_END,
};

/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of later Offices that extend DrawingML; they stand in a:ext.
 * Ink, signing lines, layers of edited pictures and addresses of pictures are
 * not listed.
 */
#include "drawingml/drawingml.h"

#define LINE "w cap cmpd algn"

const SkMarkupRow sk_rows_a14[] = {
    SK_ROW("compatExt", "spid"),
    SK_ROW_START("contentPart", NULL, sk_drawing_ink),
    SK_ROW("extLst", NULL),
    SK_ROW("hiddenEffects", NULL),
    SK_ROW("hiddenFill", NULL),
    SK_ROW("hiddenLine", LINE),
    SK_ROW("hiddenScene3d", NULL),
    SK_ROW("hiddenSp3d", "z extrusionH contourW prstMaterial"),
    SK_ROW("isCanvas", "val"),
    SK_ROW("m", NULL),
    SK_ROW("shadowObscured", "val"),
    SK_ROW("useLocalDpi", "val"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_a15[] = {
    SK_ROW("backgroundPr", "bwMode bwPure bwNormal targetScreenSize"),
    SK_ROW("nonVisualGroupProps", "isLegacyGroup"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_a16[] = {
    SK_ROW("colId", "val"),        SK_ROW("creationId", "id"),
    SK_ROW("cxnDERefs", "st end"), SK_ROW("predDERef", "pred"),
    SK_ROW("rowId", "val"),        SK_ROW_END,
};

const SkMarkupRow sk_rows_asvg[] = {
    SK_ROW("svgBlip", "r:embed!"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_adec[] = {
    SK_ROW("decorative", "val"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_ahyp[] = {
    SK_ROW("hlinkClr", "val"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_thm15[] = {
    SK_ROW("extLst", NULL),
    SK_ROW("themeFamily", "name id vid"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_none[] = {
    SK_ROW_END,
};

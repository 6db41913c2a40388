/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of slides, layouts, masters and notes (ECMA-376 part 1, chapter
 * 19), with transitions and animations. Sound, films, commands, controls and
 * the data of other programs are judged by hooks, which drop them; pictures of
 * controls and objects stay.
 */
#include "slide/slide.h"

#define NAMED "id name descr hidden title"
#define COLOURS                                                                \
    "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 "                 \
    "accent6 hlink folHlink"

/* of an object that is left out; its relationship is counted */
#define OBJECT "spid name showAsIcon r:id imgW imgH progId"

const SkMarkupRow sk_rows_p[] = {
    SK_ROW("anim", "by from to calcmode valueType p14:bounceEnd"),
    SK_ROW("animClr", "clrSpc dir"),
    SK_ROW("animEffect", "transition filter prLst"),
    SK_ROW("animMotion",
           "origin path pathEditMode rAng ptsTypes p14:bounceEnd"),
    SK_ROW("animRot", "by from to p14:bounceEnd"),
    SK_ROW("animScale", "zoomContents p14:bounceEnd"),
    SK_ROW_TEXT("attrName", NULL),
    SK_ROW("attrNameLst", NULL),
    SK_ROW_START("audio", "isNarration", sk_drawing_media),
    SK_ROW("bg", "bwMode"),
    SK_ROW("bgPr", "shadeToTitle"),
    SK_ROW("bgRef", "idx"),
    SK_ROW("bldAsOne", NULL),
    SK_ROW("bldDgm", "spid grpId uiExpand bld"),
    SK_ROW("bldGraphic", "spid grpId uiExpand"),
    SK_ROW("bldLst", NULL),
    SK_ROW("bldOleChart", "spid grpId uiExpand bld animBg"),
    SK_ROW(
        "bldP",
        "spid grpId uiExpand build bldLvl animBg autoUpdateAnimBg rev advAuto"),
    SK_ROW("bldSub", NULL),
    SK_ROW("blinds", "dir"),
    SK_ROW("blipFill", "dpi rotWithShape"),
    SK_ROW("bodyStyle", NULL),
    SK_ROW("boolVal", "val"),
    SK_ROW("by", "x y"),
    SK_ROW("cBhvr", "additive accumulate xfrmType from to by rctx override"),
    SK_ROW("cNvCxnSpPr", NULL),
    SK_ROW("cNvGraphicFramePr", NULL),
    SK_ROW("cNvGrpSpPr", NULL),
    SK_ROW("cNvPicPr", "preferRelativeResize"),
    SK_ROW_START("cNvPr", NAMED, sk_slide_named),
    SK_ROW("cNvSpPr", "txBox"),
    SK_ROW("cSld", "name"),
    SK_ROW("cTn", "id presetID presetClass presetSubtype dur repeatCount "
                  "repeatDur spd accel decel autoRev restart fill syncBehavior "
                  "tmFilter evtFilter display masterRel bldLvl grpId "
                  "afterEffect nodeType nodePh p14:presetBounceEnd"),
    SK_ROW("charRg", "st end"),
    SK_ROW("checker", "dir"),
    SK_ROW_AROUND("childTnLst", NULL, sk_slide_children, sk_slide_children_end),
    SK_ROW("circle", NULL),
    SK_ROW("clrMap", COLOURS),
    SK_ROW("clrMapOvr", NULL),
    SK_ROW("clrVal", NULL),
    SK_ROW_START("cmd", "type cmd", sk_slide_command),
    SK_ROW("comb", "dir"),
    SK_ROW("cond", "evt delay"),
    SK_ROW_START("contentPart", NULL, sk_drawing_ink),
    SK_ROW_START("control", OBJECT, sk_slide_control),
    SK_ROW_START("controls", NULL, sk_slide_unwrap),
    SK_ROW("cover", "dir"),
    SK_ROW_START("custDataLst", NULL, sk_slide_skip),
    SK_ROW("cut", "thruBlk"),
    SK_ROW("cxnSp", NULL),
    SK_ROW("diamond", NULL),
    SK_ROW("dissolve", NULL),
    SK_ROW_START("embed", "followColorScheme", sk_slide_skip),
    SK_ROW("endCondLst", NULL),
    SK_ROW("endSync", "evt delay"),
    SK_ROW("excl", NULL),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", "mod"),
    SK_ROW("fade", "thruBlk"),
    SK_ROW("fltVal", "val"),
    SK_ROW("from", "x y"),
    SK_ROW("graphicEl", NULL),
    SK_ROW_AROUND("graphicFrame", NULL, sk_slide_frame, sk_slide_frame_end),
    SK_ROW("grpSp", NULL),
    SK_ROW("grpSpPr", "bwMode"),
    SK_ROW("handoutMaster", NULL),
    SK_ROW("hf", "sldNum hdr ftr dt"),
    SK_ROW("hsl", "h s l"),
    SK_ROW("intVal", "val"),
    SK_ROW("iterate", "type backwards"),
    SK_ROW("newsflash", NULL),
    SK_ROW("nextCondLst", NULL),
    SK_ROW("notes", "showMasterSp showMasterPhAnim"),
    SK_ROW("notesMaster", NULL),
    SK_ROW("notesStyle", NULL),
    SK_ROW_START("link", "updateAutomatic", sk_slide_skip),
    SK_ROW("nvCxnSpPr", NULL),
    SK_ROW("nvGraphicFramePr", NULL),
    SK_ROW("nvGrpSpPr", NULL),
    SK_ROW("nvPicPr", NULL),
    SK_ROW("nvPr", "isPhoto userDrawn"),
    SK_ROW("nvSpPr", NULL),
    SK_ROW("oleChartEl", "type lvl"),
    SK_ROW_START("oleObj", OBJECT, sk_slide_object),
    SK_ROW("otherStyle", NULL),
    SK_ROW("pRg", "st end"),
    SK_ROW("par", NULL),
    SK_ROW("ph", "type orient sz idx hasCustomPrompt"),
    SK_ROW_AROUND("pic", NULL, sk_slide_picture, sk_slide_picture_end),
    SK_ROW("plus", NULL),
    SK_ROW("prevCondLst", NULL),
    SK_ROW("progress", NULL),
    SK_ROW("pull", "dir"),
    SK_ROW("push", "dir"),
    SK_ROW("rCtr", "x y"),
    SK_ROW("random", NULL),
    SK_ROW("randomBar", "dir"),
    SK_ROW("rgb", "r g b"),
    SK_ROW("rtn", "val"),
    SK_ROW("seq", "concurrent prevAc nextAc"),
    SK_ROW("set", NULL),
    SK_ROW("sld", "showMasterSp showMasterPhAnim show"),
    SK_ROW(
        "sldLayout",
        "showMasterSp showMasterPhAnim matchingName type preserve userDrawn"),
    SK_ROW("sldLayoutId", "id r:id"),
    SK_ROW("sldLayoutIdLst", NULL),
    SK_ROW("sldMaster", "preserve"),
    SK_ROW("sldTgt", NULL),
    SK_ROW_START("snd", NULL, sk_drawing_media),
    SK_ROW_START("sndAc", NULL, sk_drawing_media),
    SK_ROW_START("sndTgt", NULL, sk_drawing_media),
    SK_ROW("sp", "useBgFill"),
    SK_ROW("spPr", "bwMode"),
    SK_ROW("spTgt", "spid"),
    SK_ROW_AROUND("spTree", NULL, NULL, sk_slide_tree_end),
    SK_ROW("split", "orient dir"),
    SK_ROW("stCondLst", NULL),
    SK_ROW("strVal", "val"),
    SK_ROW("strips", "dir"),
    SK_ROW("style", NULL),
    SK_ROW("subSp", "spid"),
    SK_ROW("subTnLst", NULL),
    SK_ROW("tav", "tm fmla"),
    SK_ROW("tavLst", NULL),
    SK_ROW("tgtEl", NULL),
    SK_ROW("timing", NULL),
    SK_ROW("titleStyle", NULL),
    SK_ROW("tmAbs", "val"),
    SK_ROW("tmPct", "val"),
    SK_ROW("tmpl", "lvl"),
    SK_ROW("tmplLst", NULL),
    SK_ROW("tn", "val"),
    SK_ROW("tnLst", NULL),
    SK_ROW("to", "x y"),
    SK_ROW("transition", "spd p14:dur advClick advTm"),
    SK_ROW("txBody", NULL),
    SK_ROW("txEl", NULL),
    SK_ROW("txStyles", NULL),
    SK_ROW("val", NULL),
    SK_ROW_START("video", "fullScrn", sk_drawing_media),
    SK_ROW("wedge", NULL),
    SK_ROW("wheel", "spokes"),
    SK_ROW("wipe", "dir"),
    SK_ROW("xfrm", "rot flipH flipV"),
    SK_ROW("zoom", "dir"),
    SK_ROW_END,
};

/* Rows of DrawingML that a slide judges otherwise than other documents do. */
const SkMarkupRow sk_rows_slide_a[] = {
    SK_ROW_START("ext", "uri cx cy", sk_slide_ext),
    SK_ROW_START("graphicData", "uri", sk_slide_graphic),
    SK_ROW_START("off", "x y", sk_slide_offset),
    SK_ROW_START("tbl", NULL, sk_slide_shown),
    SK_ROW_END,
};

/* what a frame refers to: a chart, a chart of 2016, SmartArt */
const SkMarkupRow sk_rows_slide_c[] = {
    SK_ROW_START("chart", "r:id!", sk_slide_shown),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_slide_dgm[] = {
    SK_ROW_START("relIds", "r:dm! r:lo r:qs r:cs", sk_slide_shown),
    SK_ROW_END,
};

/* a diagram of PowerPoint 2003, which leaves as a group of shapes */
const SkMarkupRow sk_rows_slide_comp[] = {
    SK_ROW_START("legacyDrawing", "spid", sk_slide_diagram),
    SK_ROW_END,
};

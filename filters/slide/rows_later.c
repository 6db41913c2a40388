/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements that later versions of PowerPoint added ([MS-PPTX]): sections,
 * guides, transitions, and comments of 2018 with the marks that say where they
 * are anchored. Media, laser traces and recorded events are not listed.
 */
#include "slide/slide.h"

const SkMarkupRow sk_rows_p14[] = {
    SK_ROW("browseMode", "showStatus"),
    SK_ROW_START("contentPart", NULL, sk_drawing_ink),
    SK_ROW("conveyor", "dir"),
    SK_ROW("creationId", "val"),
    SK_ROW("defaultImageDpi", "val"),
    SK_ROW("discardImageEditData", "val"),
    SK_ROW("doors", "dir"),
    SK_ROW("extLst", "mod"),
    SK_ROW("ferris", "dir"),
    SK_ROW("flash", NULL),
    SK_ROW("flip", "dir"),
    SK_ROW("flythrough", "dir hasBounce"),
    SK_ROW("gallery", "dir"),
    SK_ROW("glitter", "dir pattern"),
    SK_ROW("honeycomb", NULL),
    SK_ROW("laserClr", NULL),
    SK_ROW_START("media", NULL, sk_drawing_media),
    SK_ROW("modId", "val"),
    SK_ROW("pan", "dir"),
    SK_ROW("prism", "dir isContent isInverted"),
    SK_ROW("reveal", "thruBlk dir"),
    SK_ROW("ripple", "dir"),
    SK_ROW("section", "name slideIdLst id"),
    SK_ROW("sectionLst", NULL),
    SK_ROW("sectionPr", NULL),
    SK_ROW("showMediaCtrls", "val"),
    SK_ROW("shred", "pattern dir"),
    SK_ROW("sldId", "id"),
    SK_ROW("sldIdLst", NULL),
    SK_ROW("switch", "dir"),
    SK_ROW("vortex", "dir"),
    SK_ROW("warp", "dir"),
    SK_ROW("wheelReverse", "spokes"),
    SK_ROW("window", "dir"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p15[] = {
    SK_ROW("chartTrackingRefBased", "val"),
    SK_ROW("clr", NULL),
    SK_ROW("extLst", NULL),
    SK_ROW("guide", "id name orient pos userDrawn"),
    SK_ROW("notesGuideLst", NULL),
    SK_ROW("parentCm", "authorId idx"),
    SK_ROW("presenceInfo", "userId providerId"),
    SK_ROW("prstTrans", "prst invX invY"),
    SK_ROW("sldGuideLst", NULL),
    SK_ROW("threadingInfo", "timeZoneBias"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p159[] = {
    SK_ROW("morph", "option"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p16[] = {
    SK_ROW("designElem", "val"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p188[] = {
    SK_ROW("author", "id name initials userId providerId"),
    SK_ROW("authorLst", NULL),
    SK_ROW("cm", "id authorId status created tags likes startDate dueDate "
                 "assignedTo complete priority title"),
    SK_ROW("cmLst", NULL),
    SK_ROW("commentRel", "r:id"),
    SK_ROW("extLst", NULL),
    SK_ROW("pos", "x y"),
    SK_ROW("reply", "id authorId status created tags likes"),
    SK_ROW("replyLst", NULL),
    SK_ROW("txBody", NULL),
    SK_ROW("unknownAnchor", NULL),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_oac[] = {
    SK_ROW("context", "len hash"),
    SK_ROW("cxnSpMk", "id creationId"),
    SK_ROW("deMkLst", NULL),
    SK_ROW("graphicFrameMk", "id creationId"),
    SK_ROW("grpSpMk", "id creationId"),
    SK_ROW("picMk", "id creationId"),
    SK_ROW("spMk", "id creationId"),
    SK_ROW("tblMkLst", NULL),
    SK_ROW("tcMkLst", NULL),
    SK_ROW("trMkLst", NULL),
    SK_ROW("txBodyMkLst", NULL),
    SK_ROW("txMkLst", NULL),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_pc[] = {
    SK_ROW("docMk", NULL),          SK_ROW("sldLayoutMkLst", NULL),
    SK_ROW("sldMasterMkLst", NULL), SK_ROW("sldMk", "cId sldId"),
    SK_ROW("sldMkLst", NULL),       SK_ROW_END,
};

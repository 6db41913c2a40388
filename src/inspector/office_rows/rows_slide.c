/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * presentations: no command, no control, no object, no data of other programs.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */

const char *const sk_office_p_presentation[] = {
    "p:custShow id name", "p:custShowLst", "p:defaultTextStyle",
    "p:ext uri=uri", "p:extLst mod", "p:handoutMasterId r:id",
    "p:handoutMasterIdLst", "p:kinsoku lang invalStChars invalEndChars",
    "p:modifyVerifier cryptProviderType cryptAlgorithmClass "
        "cryptAlgorithmType cryptAlgorithmSid spinCount saltData hashData "
        "cryptProvider algIdExt algIdExtSource cryptProviderTypeExt "
        "cryptProviderTypeExtSource algorithmName hashValue saltValue "
        "spinValue",
    "p:notesMasterId r:id", "p:notesMasterIdLst", "p:notesSz cx cy",
    "p:photoAlbum bw showCaptions layout frame",
    "p:presentation serverZoom firstSlideNum showSpecialPlsOnTitleSld "
        "rtl removePersonalInfoOnSave compatMode strictFirstAndLastChars "
        "embedTrueTypeFonts saveSubsetFonts autoCompressPictures "
        "bookmarkIdSeed conformance",
    "p:sld r:id", "p:sldId id r:id", "p:sldIdLst", "p:sldLst",
    "p:sldMasterId id r:id", "p:sldMasterIdLst", "p:sldSz cx cy type", NULL
};

const char *const sk_office_p14[] = {
    "p14:browseMode showStatus", "p14:conveyor dir", "p14:creationId val",
    "p14:defaultImageDpi val", "p14:discardImageEditData val",
    "p14:doors dir", "p14:extLst mod", "p14:ferris dir", "p14:flash",
    "p14:flip dir", "p14:flythrough dir hasBounce", "p14:gallery dir",
    "p14:glitter dir pattern", "p14:honeycomb", "p14:laserClr",
    "p14:modId val", "p14:pan dir", "p14:prism dir isContent isInverted",
    "p14:reveal thruBlk dir", "p14:ripple dir",
    "p14:section name slideIdLst id", "p14:sectionLst", "p14:sectionPr",
    "p14:showMediaCtrls val", "p14:shred pattern dir", "p14:sldId id",
    "p14:sldIdLst", "p14:switch dir", "p14:vortex dir", "p14:warp dir",
    "p14:wheelReverse spokes", "p14:window dir", NULL
};

const char *const sk_office_p15[] = {
    "p15:chartTrackingRefBased val", "p15:clr", "p15:extLst",
    "p15:guide id name orient pos userDrawn", "p15:notesGuideLst",
    "p15:parentCm authorId idx", "p15:presenceInfo userId providerId",
    "p15:prstTrans prst invX invY", "p15:sldGuideLst",
    "p15:threadingInfo timeZoneBias", NULL
};

const char *const sk_office_p159[] = {
    "p159:morph option", NULL
};

const char *const sk_office_p16[] = {
    "p16:designElem val", NULL
};

const char *const sk_office_p[] = {
    "p:anim by from to calcmode valueType p14:bounceEnd",
    "p:animClr clrSpc dir", "p:animEffect transition filter prLst",
    "p:animMotion origin path pathEditMode rAng ptsTypes "
        "p14:bounceEnd",
    "p:animRot by from to p14:bounceEnd",
    "p:animScale zoomContents p14:bounceEnd", "p:attrName*", "p:attrNameLst",
    "p:bg bwMode", "p:bgPr shadeToTitle", "p:bgRef idx", "p:bldAsOne",
    "p:bldDgm spid grpId uiExpand bld", "p:bldGraphic spid grpId uiExpand",
    "p:bldLst", "p:bldOleChart spid grpId uiExpand bld animBg",
    "p:bldP spid grpId uiExpand build bldLvl animBg autoUpdateAnimBg "
        "rev advAuto",
    "p:bldSub", "p:blinds dir", "p:blipFill dpi rotWithShape", "p:bodyStyle",
    "p:boolVal val", "p:by x y",
    "p:cBhvr additive accumulate xfrmType from to by rctx override",
    "p:cNvCxnSpPr", "p:cNvGraphicFramePr", "p:cNvGrpSpPr",
    "p:cNvPicPr preferRelativeResize", "p:cNvPr id name descr hidden title",
    "p:cNvSpPr txBox", "p:cSld name",
    "p:cTn id presetID presetClass presetSubtype dur repeatCount "
        "repeatDur spd accel decel autoRev restart fill syncBehavior "
        "tmFilter evtFilter display masterRel bldLvl grpId afterEffect "
        "nodeType nodePh p14:presetBounceEnd",
    "p:charRg st end", "p:checker dir", "p:childTnLst", "p:circle",
    "p:clrMap bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 "
        "accent6 hlink folHlink",
    "p:clrMapOvr", "p:clrVal", "p:comb dir", "p:cond evt delay",
    "p:cover dir", "p:cut thruBlk", "p:cxnSp", "p:diamond", "p:dissolve",
    "p:endCondLst", "p:endSync evt delay", "p:excl", "p:ext uri=uri",
    "p:extLst mod", "p:fade thruBlk", "p:fltVal val", "p:from x y",
    "p:graphicEl", "p:graphicFrame", "p:grpSp", "p:grpSpPr bwMode",
    "p:handoutMaster", "p:hf sldNum hdr ftr dt", "p:hsl h s l",
    "p:intVal val", "p:iterate type backwards", "p:newsflash",
    "p:nextCondLst", "p:notes showMasterSp showMasterPhAnim", "p:notesMaster",
    "p:notesStyle", "p:nvCxnSpPr", "p:nvGraphicFramePr", "p:nvGrpSpPr",
    "p:nvPicPr", "p:nvPr isPhoto userDrawn", "p:nvSpPr",
    "p:oleChartEl type lvl", "p:otherStyle", "p:pRg st end", "p:par",
    "p:ph type orient sz idx hasCustomPrompt", "p:pic", "p:plus",
    "p:prevCondLst", "p:progress", "p:pull dir", "p:push dir", "p:rCtr x y",
    "p:random", "p:randomBar dir", "p:rgb r g b", "p:rtn val",
    "p:seq concurrent prevAc nextAc", "p:set",
    "p:sld showMasterSp showMasterPhAnim show",
    "p:sldLayout showMasterSp showMasterPhAnim matchingName type "
        "preserve userDrawn",
    "p:sldLayoutId id r:id", "p:sldLayoutIdLst", "p:sldMaster preserve",
    "p:sldTgt", "p:sp useBgFill", "p:spPr bwMode", "p:spTgt spid", "p:spTree",
    "p:split orient dir", "p:stCondLst", "p:strVal val", "p:strips dir",
    "p:style", "p:subSp spid", "p:subTnLst", "p:tav tm fmla", "p:tavLst",
    "p:tgtEl", "p:timing", "p:titleStyle", "p:tmAbs val", "p:tmPct val",
    "p:tmpl lvl", "p:tmplLst", "p:tn val", "p:tnLst", "p:to x y",
    "p:transition spd p14:dur advClick advTm", "p:txBody", "p:txEl",
    "p:txStyles", "p:val", "p:wedge", "p:wheel spokes", "p:wipe dir",
    "p:xfrm rot flipH flipV", "p:zoom dir", NULL
};

const char *const sk_office_p188[] = {
    "p188:author id name initials userId providerId", "p188:authorLst",
    "p188:cm id authorId status created tags likes startDate dueDate "
        "assignedTo complete priority title",
    "p188:cmLst", "p188:commentRel r:id", "p188:extLst", "p188:pos x y",
    "p188:reply id authorId status created tags likes", "p188:replyLst",
    "p188:txBody", "p188:unknownAnchor", NULL
};

const char *const sk_office_p_comment[] = {
    "p:cm authorId dt idx", "p:cmAuthor id name initials lastIdx clrIdx",
    "p:cmAuthorLst", "p:cmLst", "p:ext uri=uri", "p:extLst mod", "p:pos x y",
    "p:text*", NULL
};

const char *const sk_office_oac[] = {
    "oac:context len hash", "oac:cxnSpMk id creationId", "oac:deMkLst",
    "oac:graphicFrameMk id creationId", "oac:grpSpMk id creationId",
    "oac:picMk id creationId", "oac:spMk id creationId", "oac:tblMkLst",
    "oac:tcMkLst", "oac:trMkLst", "oac:txBodyMkLst", "oac:txMkLst", NULL
};

const char *const sk_office_pc[] = {
    "pc:docMk", "pc:sldLayoutMkLst", "pc:sldMasterMkLst",
    "pc:sldMk cId sldId", "pc:sldMkLst", NULL
};

const char *const sk_office_p_properties[] = {
    "p:browse showScrollbar", "p:clrMru", "p:custShow id", "p:ext uri=uri",
    "p:extLst mod", "p:kiosk restart", "p:penClr", "p:present",
    "p:presentationPr",
    "p:prnPr prnWhat clrMode hiddenSlides scaleToFitPaper frameSlides",
    "p:showPr loop showNarration showAnimation useTimings", "p:sldAll",
    "p:sldRg st end", NULL
};

const char *const sk_office_p_view[] = {
    "p:cSldViewPr snapToGrid snapToObjects showGuides", "p:cViewPr varScale",
    "p:ext uri=uri", "p:extLst", "p:gridSpacing cx cy", "p:guide orient pos",
    "p:guideLst",
    "p:normalViewPr showOutlineIcons snapVertSplitter vertBarState "
        "horzBarState preferSingleView",
    "p:notesTextViewPr", "p:notesViewPr", "p:origin x y", "p:outlineViewPr",
    "p:restoredLeft sz autoAdjust", "p:restoredTop sz autoAdjust", "p:scale",
    "p:slideViewPr", "p:sorterViewPr showFormatting",
    "p:viewPr lastView showComments", NULL
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * DrawingML itself: shapes, text, fills, lines, effects, tables and themes.
 * There is no sound, no film, no ink.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */

const char *const sk_office_a[] = {
    "a:accent1", "a:accent2", "a:accent3", "a:accent4", "a:accent5",
    "a:accent6", "a:ahLst",
    "a:ahPolar gdRefR minR maxR gdRefAng minAng maxAng",
    "a:ahXY gdRefX minX maxX gdRefY minY maxY", "a:alpha val",
    "a:alphaBiLevel thresh", "a:alphaCeiling", "a:alphaFloor", "a:alphaInv",
    "a:alphaMod val", "a:alphaModFix amt", "a:alphaOff val",
    "a:alphaOutset rad", "a:alphaRepl a", "a:anchor x y z",
    "a:arcTo wR hR stAng swAng", "a:avLst", "a:backdrop", "a:band1H",
    "a:band1V", "a:band2H", "a:band2V", "a:bevel w h prst",
    "a:bevelB w h prst", "a:bevelT w h prst", "a:bgClr", "a:bgFillStyleLst",
    "a:biLevel thresh", "a:bldChart bld animBg", "a:bldDgm bld rev",
    "a:blend blend", "a:blip r:embed r:link cstate",
    "a:blipFill dpi rotWithShape", "a:blue val", "a:blueMod val",
    "a:blueOff val", "a:blur rad grow",
    "a:bodyPr rot spcFirstLastPara vertOverflow horzOverflow vert "
        "wrap lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt anchor "
        "anchorCtr forceAA upright compatLnSpc",
    "a:bottom", "a:br", "a:buAutoNum type startAt", "a:buBlip",
    "a:buChar char", "a:buClr", "a:buClrTx",
    "a:buFont typeface panose pitchFamily charset", "a:buFontTx", "a:buNone",
    "a:buSzPct val", "a:buSzPts val", "a:buSzTx", "a:cNvCxnSpPr",
    "a:cNvGraphicFramePr", "a:cNvGrpSpPr", "a:cNvPicPr preferRelativeResize",
    "a:cNvPr id name descr hidden title", "a:cNvSpPr txBox",
    "a:camera prst fov zoom", "a:cell3D prstMaterial", "a:chExt cx cy",
    "a:chOff x y", "a:chart seriesIdx categoryIdx bldStep", "a:close",
    "a:clrChange useA", "a:clrFrom",
    "a:clrMap bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 "
        "accent6 hlink folHlink",
    "a:clrRepl", "a:clrScheme name", "a:clrTo", "a:comp", "a:cont type name",
    "a:contourClr", "a:cs typeface panose pitchFamily charset",
    "a:cubicBezTo", "a:custClr name", "a:custClrLst", "a:custDash",
    "a:custGeom", "a:cxn ang", "a:cxnLst", "a:cxnSp",
    "a:cxnSpLocks noGrp noSelect noRot noChangeAspect noMove noResize "
        "noEditPoints noAdjustHandles noChangeArrowheads "
        "noChangeShapeType",
    "a:defPPr marL marR lvl indent algn defTabSz rtl eaLnBrk fontAlgn "
        "latinLnBrk hangingPunct",
    "a:defRPr kumimoji lang altLang sz b i u strike kern cap spc "
        "normalizeH baseline noProof dirty err smtClean smtId bmk",
    "a:dgm id bldStep", "a:dk1", "a:dk2", "a:ds d sp", "a:duotone",
    "a:ea typeface panose pitchFamily charset", "a:effect ref",
    "a:effectDag type name", "a:effectLst", "a:effectRef idx",
    "a:effectStyle", "a:effectStyleLst", "a:endCxn id idx",
    "a:endParaRPr kumimoji lang altLang sz b i u strike kern cap spc "
        "normalizeH baseline noProof dirty err smtClean smtId bmk",
    "a:ext uri=uri cx cy", "a:extLst", "a:extraClrScheme",
    "a:extraClrSchemeLst", "a:extrusionClr", "a:fgClr", "a:fill",
    "a:fillOverlay blend", "a:fillRect l t r b", "a:fillRef idx",
    "a:fillStyleLst", "a:fillToRect l t r b", "a:firstCol", "a:firstRow",
    "a:flatTx z", "a:fld id type", "a:fmtScheme name", "a:folHlink",
    "a:font script typeface", "a:fontRef idx", "a:fontScheme name", "a:gamma",
    "a:gd name fmla", "a:gdLst", "a:glow rad", "a:gradFill flip rotWithShape",
    "a:graphic", "a:graphicData uri=graphic", "a:graphicFrame",
    "a:graphicFrameLocks noGrp noDrilldown noSelect noChangeAspect "
        "noMove noResize",
    "a:gray", "a:grayscl", "a:green val", "a:greenMod val", "a:greenOff val",
    "a:gridCol w", "a:grpFill", "a:grpSp",
    "a:grpSpLocks noGrp noUngrp noSelect noRot noChangeAspect noMove "
        "noResize",
    "a:grpSpPr bwMode", "a:gs pos", "a:gsLst", "a:headEnd type w len",
    "a:highlight", "a:hlink",
    "a:hlinkClick r:id action=action tooltip=tip history highlightClick",
    "a:hlinkHover r:id=none action=action tooltip=tip history highlightClick",
    "a:hlinkMouseOver r:id=none action=action tooltip=tip history "
        "highlightClick",
    "a:hsl hue sat lum", "a:hslClr hue sat lum", "a:hue val", "a:hueMod val",
    "a:hueOff val", "a:innerShdw blurRad dist dir", "a:insideH", "a:insideV",
    "a:inv", "a:invGamma", "a:lastCol", "a:lastRow",
    "a:latin typeface panose pitchFamily charset", "a:left",
    "a:lightRig rig dir", "a:lin ang scaled", "a:ln w cap cmpd algn",
    "a:lnB w cap cmpd algn", "a:lnBlToTr w cap cmpd algn", "a:lnDef",
    "a:lnL w cap cmpd algn", "a:lnR w cap cmpd algn", "a:lnRef idx",
    "a:lnSpc", "a:lnStyleLst", "a:lnT w cap cmpd algn",
    "a:lnTlToBr w cap cmpd algn", "a:lnTo", "a:lstStyle", "a:lt1", "a:lt2",
    "a:lum val bright contrast", "a:lumMod val", "a:lumOff val",
    "a:lvl1pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl2pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl3pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl4pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl5pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl6pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl7pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl8pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:lvl9pPr marL marR lvl indent algn defTabSz rtl eaLnBrk "
        "fontAlgn latinLnBrk hangingPunct",
    "a:majorFont", "a:masterClrMapping", "a:minorFont", "a:miter lim",
    "a:moveTo", "a:neCell", "a:noAutofit", "a:noFill", "a:norm dx dy dz",
    "a:normAutofit fontScale lnSpcReduction", "a:nvCxnSpPr",
    "a:nvGraphicFramePr", "a:nvGrpSpPr", "a:nvPicPr", "a:nvSpPr", "a:nwCell",
    "a:objectDefaults", "a:off x y",
    "a:outerShdw blurRad dist dir sx sy kx ky algn rotWithShape",
    "a:overrideClrMapping bg1 tx1 bg2 tx2 accent1 accent2 accent3 "
        "accent4 accent5 accent6 hlink folHlink",
    "a:p",
    "a:pPr marL marR lvl indent algn defTabSz rtl eaLnBrk fontAlgn "
        "latinLnBrk hangingPunct",
    "a:path path w h fill stroke extrusionOk", "a:pathLst", "a:pattFill prst",
    "a:pic",
    "a:picLocks noGrp noSelect noRot noChangeAspect noMove noResize "
        "noEditPoints noAdjustHandles noChangeArrowheads "
        "noChangeShapeType noCrop",
    "a:pos x y", "a:prstClr val", "a:prstDash val", "a:prstGeom prst",
    "a:prstShdw prst dist dir", "a:prstTxWarp prst", "a:pt x y",
    "a:quadBezTo", "a:r",
    "a:rPr kumimoji lang altLang sz b i u strike kern cap spc "
        "normalizeH baseline noProof dirty err smtClean smtId bmk",
    "a:rect l t r b", "a:red val", "a:redMod val", "a:redOff val",
    "a:reflection blurRad stA stPos endA endPos dist dir fadeDir sx "
        "sy kx ky algn rotWithShape",
    "a:relOff tx ty", "a:right", "a:rot lat lon rev", "a:round", "a:rtl val",
    "a:sat val", "a:satMod val", "a:satOff val", "a:scene3d",
    "a:schemeClr val", "a:scrgbClr r g b", "a:seCell", "a:shade val",
    "a:softEdge rad", "a:solidFill", "a:sp",
    "a:sp3d z extrusionH contourW prstMaterial", "a:spAutoFit", "a:spDef",
    "a:spLocks noGrp noSelect noRot noChangeAspect noMove noResize "
        "noEditPoints noAdjustHandles noChangeArrowheads "
        "noChangeShapeType noTextEdit",
    "a:spPr bwMode", "a:spcAft", "a:spcBef", "a:spcPct val", "a:spcPts val",
    "a:srcRect l t r b", "a:srgbClr val a14:legacySpreadsheetColorIndex",
    "a:stCxn id idx", "a:stretch", "a:style", "a:swCell", "a:sx n d",
    "a:sy n d", "a:sym typeface panose pitchFamily charset",
    "a:sysClr val lastClr", "a:t*", "a:tab pos algn", "a:tabLst",
    "a:tableStyle styleId styleName", "a:tableStyleId*",
    "a:tailEnd type w len", "a:tbl", "a:tblBg", "a:tblGrid",
    "a:tblPr rtl firstRow firstCol lastRow lastCol bandRow bandCol",
    "a:tblStyle styleId styleName", "a:tblStyleLst def",
    "a:tc rowSpan gridSpan hMerge vMerge", "a:tcBdr",
    "a:tcPr marL marR marT marB vert anchor anchorCtr horzOverflow",
    "a:tcStyle", "a:tcTxStyle b i", "a:theme name thm15:id",
    "a:themeElements", "a:themeManager", "a:themeOverride",
    "a:tile tx ty sx sy flip algn", "a:tileRect l t r b",
    "a:tint val hue amt", "a:tl2br", "a:top", "a:tr h", "a:tr2bl", "a:txBody",
    "a:txDef", "a:txSp", "a:uFill", "a:uFillTx", "a:uLn w cap cmpd algn",
    "a:uLnTx", "a:up dx dy dz", "a:useSpRect", "a:wholeTbl",
    "a:xfrm sx sy kx ky tx ty rot flipH flipV", NULL
};

const char *const sk_office_pic[] = {
    "pic:blipFill dpi rotWithShape", "pic:cNvPicPr preferRelativeResize",
    "pic:cNvPr id name descr hidden title", "pic:nvPicPr", "pic:pic",
    "pic:spPr bwMode", NULL
};

const char *const sk_office_slide_a[] = {
    "a:graphicData uri=graphic", "a:tbl", NULL
};
/* clang-format on */

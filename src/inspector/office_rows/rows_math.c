/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * formulas for reading (OMML).
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */
const char *const sk_office_m[] = {
    "m:acc", "m:accPr", "m:aln m:val", "m:alnScr m:val", "m:argPr",
    "m:argSz m:val", "m:bar", "m:barPr", "m:baseJc m:val", "m:begChr m:val",
    "m:borderBox", "m:borderBoxPr", "m:box", "m:boxPr", "m:brk m:alnAt m:val",
    "m:brkBin m:val", "m:brkBinSub m:val", "m:cGp m:val", "m:cGpRule m:val",
    "m:cSp m:val", "m:chr m:val", "m:count m:val", "m:ctrlPr", "m:d", "m:dPr",
    "m:defJc m:val", "m:deg", "m:degHide m:val", "m:den", "m:diff m:val",
    "m:dispDef m:val", "m:e", "m:endChr m:val", "m:eqArr", "m:eqArrPr", "m:f",
    "m:fName", "m:fPr", "m:func", "m:funcPr", "m:groupChr", "m:groupChrPr",
    "m:grow m:val", "m:hideBot m:val", "m:hideLeft m:val", "m:hideRight m:val",
    "m:hideTop m:val", "m:intLim m:val", "m:interSp m:val", "m:intraSp m:val",
    "m:jc m:val", "m:lMargin m:val", "m:lim", "m:limLoc m:val", "m:limLow",
    "m:limLowPr", "m:limUpp", "m:limUppPr", "m:lit m:val", "m:m", "m:mPr",
    "m:mathFont m:val", "m:mathPr", "m:maxDist m:val", "m:mc", "m:mcJc m:val",
    "m:mcPr", "m:mcs", "m:mr", "m:nary", "m:naryLim m:val", "m:naryPr",
    "m:noBreak m:val", "m:nor m:val", "m:num", "m:oMath", "m:oMathPara",
    "m:oMathParaPr", "m:objDist m:val", "m:opEmu m:val", "m:phant", "m:phantPr",
    "m:plcHide m:val", "m:pos m:val", "m:postSp m:val", "m:preSp m:val", "m:r",
    "m:rMargin m:val", "m:rPr", "m:rSp m:val", "m:rSpRule m:val", "m:rad",
    "m:radPr", "m:sPre", "m:sPrePr", "m:sSub", "m:sSubPr", "m:sSubSup",
    "m:sSubSupPr", "m:sSup", "m:sSupPr", "m:scr m:val", "m:sepChr m:val",
    "m:show m:val", "m:shp m:val", "m:smallFrac m:val", "m:strikeBLTR m:val",
    "m:strikeH m:val", "m:strikeTLBR m:val", "m:strikeV m:val", "m:sty m:val",
    "m:sub", "m:subHide m:val", "m:sup", "m:supHide m:val", "m:t* xml:space",
    "m:transp m:val", "m:type m:val", "m:vertJc m:val", "m:wrapIndent m:val",
    "m:wrapRight m:val", "m:zeroAsc m:val", "m:zeroDesc m:val",
    "m:zeroWid m:val", NULL,
};
/* clang-format on */

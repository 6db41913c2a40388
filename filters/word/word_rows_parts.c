/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts beside the text: styles, numbering, fonts and settings (ISO/IEC
 * 29500-1, 17.7 to 17.9 and 17.15). Of the settings only those leave that
 * decide how the text is laid out, and the protection. Tables only.
 */
#include <word/word_hook.h>
#include <word/word_rows.h>

#define VAL SK_WORD_VAL
/* clang-format off */
#define V(n)    { .name = n, .attributes = SK_WORD_VAL }
#define N(n)    { .name = n }
#define A(n, a) { .name = n, .attributes = a }

const SkMarkupRow sk_word_rows_styles[] = {
    N("styles"), N("docDefaults"), N("rPrDefault"), N("pPrDefault"),
    A("latentStyles", "w:defLockedState w:defUIPriority w:defSemiHidden "
      "w:defUnhideWhenUsed w:defQFormat w:count"),
    A("lsdException", "w:name w:locked w:uiPriority w:semiHidden "
      "w:unhideWhenUsed w:qFormat"),
    V("name"),
    A("style", "w:type w:styleId w:default w:customStyle"),
    V("aliases"), V("basedOn"), V("next"), V("link"), V("autoRedefine"),
    V("uiPriority"), V("semiHidden"), V("unhideWhenUsed"), V("qFormat"),
    V("locked"), V("personal"), V("personalCompose"), V("personalReply"),
    A("tblStylePr", "w:type"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_numbering[] = {
    N("numbering"),
    A("numPicBullet", "w:numPicBulletId"),
    A("abstractNum", "w:abstractNumId w15:restartNumberingAfterBreak"),
    V("nsid"), V("multiLevelType"), V("tmpl"), V("styleLink"),
    V("numStyleLink"),
    A("lvl", "w:ilvl w:tplc w:tentative"),
    V("lvlRestart"), V("isLgl"), V("suff"),
    A("lvlText", VAL " w:null"),
    V("lvlPicBulletId"),
    A("legacy", "w:legacy w:legacySpace w:legacyIndent"),
    V("lvlJc"),
    A("num", "w:numId w:durableId"),
    V("abstractNumId"),
    A("lvlOverride", "w:ilvl"),
    V("startOverride"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_fonts[] = {
    N("fonts"),
    A("font", "w:name"),
    V("altName"), V("panose1"),
    A("charset", VAL " w:characterSet"),
    V("family"), V("notTrueType"), V("pitch"),
    A("sig", "w:usb0 w:usb1 w:usb2 w:usb3 w:csb0 w:csb1"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_settings[] = {
    N("settings"),
    A("zoom", VAL " w:percent"),
    V("displayBackgroundShape"), V("mirrorMargins"), V("alignBordersAndEdges"),
    V("bordersDoNotSurroundHeader"), V("bordersDoNotSurroundFooter"),
    V("gutterAtTop"),
    V("trackRevisions"), V("doNotTrackMoves"), V("doNotTrackFormatting"),
    A("documentProtection", "w:edit w:formatting w:enforcement "
      "w:cryptProviderType w:cryptAlgorithmClass w:cryptAlgorithmType "
      "w:cryptAlgorithmSid w:cryptSpinCount w:hash w:salt w:algorithmName "
      "w:hashValue w:saltValue w:spinCount"),
    A("writeProtection", "w:recommended w:cryptProviderType "
      "w:cryptAlgorithmClass w:cryptAlgorithmType w:cryptAlgorithmSid "
      "w:cryptSpinCount w:hash w:salt w:algorithmName w:hashValue "
      "w:saltValue w:spinCount"),
    V("autoFormatOverride"), V("styleLockTheme"), V("styleLockQFSet"),
    V("defaultTabStop"), V("autoHyphenation"), V("consecutiveHyphenLimit"),
    V("hyphenationZone"), V("doNotHyphenateCaps"), V("evenAndOddHeaders"),
    V("bookFoldRevPrinting"), V("bookFoldPrinting"),
    V("bookFoldPrintingSheets"), V("drawingGridHorizontalSpacing"),
    V("drawingGridVerticalSpacing"), V("displayHorizontalDrawingGridEvery"),
    V("displayVerticalDrawingGridEvery"),
    V("doNotUseMarginsForDrawingGridOrigin"), V("drawingGridHorizontalOrigin"),
    V("drawingGridVerticalOrigin"), V("doNotShadeFormData"),
    V("noPunctuationKerning"), V("characterSpacingControl"), V("printTwoOnOne"),
    V("strictFirstAndLastChars"),
    A("noLineBreaksAfter", VAL " w:lang"),
    A("noLineBreaksBefore", VAL " w:lang"),
    N("footnotePr"), N("endnotePr"),
    A("footnote", "w:id w:type"),
    A("endnote", "w:id w:type"),
    V("pos"),
    A("numFmt", VAL " w:format"),
    V("numStart"), V("numRestart"), N("compat"),
    { .name = "compatSetting", .attributes = VAL " w:name w:uri",
      .start = sk_word_start_compat },
    A("themeFontLang", VAL " w:eastAsia w:bidi"),
    A("clrSchemeMapping", "w:bg1 w:t1 w:bg2 w:t2 w:accent1 w:accent2 "
      "w:accent3 w:accent4 w:accent5 w:accent6 w:hyperlink "
      "w:followedHyperlink"),
    V("clickAndTypeStyle"), V("defaultTableStyle"), V("decimalSymbol"),
    V("listSeparator"), V("printPostScriptOverText"),
    V("printFractionalCharacterWidth"), V("printFormsData"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_compat[] = {
    V("useSingleBorderforContiguousCells"), V("wpJustification"),
    V("noTabHangInd"), V("noLeading"), V("spaceForUL"), V("noColumnBalance"),
    V("balanceSingleByteDoubleByteWidth"), V("noExtraLineSpacing"),
    V("doNotLeaveBackslashAlone"), V("ulTrailSpace"),
    V("doNotExpandShiftReturn"), V("spacingInWholePoints"),
    V("lineWrapLikeWord6"), V("printBodyTextBeforeHeader"), V("printColBlack"),
    V("wpSpaceWidth"), V("showBreaksInFrames"), V("subFontBySize"),
    V("suppressBottomSpacing"), V("suppressTopSpacing"),
    V("suppressSpacingAtTopOfPage"), V("suppressTopSpacingWP"),
    V("suppressSpBfAfterPgBrk"), V("swapBordersFacingPages"),
    V("convMailMergeEsc"), V("truncateFontHeightsLikeWP6"), V("mwSmallCaps"),
    V("usePrinterMetrics"), V("doNotSuppressParagraphBorders"),
    V("wrapTrailSpaces"), V("footnoteLayoutLikeWW8"), V("shapeLayoutLikeWW8"),
    V("alignTablesRowByRow"), V("forgetLastTabAlignment"),
    V("adjustLineHeightInTable"), V("autoSpaceLikeWord95"),
    V("noSpaceRaiseLower"), V("doNotUseHTMLParagraphAutoSpacing"),
    V("layoutRawTableWidth"), V("layoutTableRowsApart"),
    V("useWord97LineBreakRules"), V("doNotBreakWrappedTables"),
    V("doNotSnapToGridInCell"), V("selectFldWithFirstOrLastChar"),
    V("applyBreakingRules"), V("doNotWrapTextWithPunct"),
    V("doNotUseEastAsianBreakRules"), V("useWord2002TableStyleRules"),
    V("growAutofit"), V("useFELayout"), V("useNormalStyleForList"),
    V("doNotUseIndentAsNumberingTabStop"), V("useAltKinsokuLineBreakRules"),
    V("allowSpaceOfSameStyleInTable"), V("doNotSuppressIndentation"),
    V("doNotAutofitConstrainedTables"), V("autofitToFirstFixedWidthCell"),
    V("underlineTabInNumList"), V("displayHangulFixedWidth"),
    V("splitPgBreakAndParaMark"), V("doNotVertAlignCellWithSp"),
    V("doNotBreakConstrainedForcedTable"), V("doNotVertAlignInTxbx"),
    V("useAnsiKerningPairs"), V("cachedColBalance"),
    N(NULL),
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * WordprocessingML.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */
const char *const sk_office_word_stories[] = {
    "w:document w:conformance",
    "w:background w:themeColor w:themeTint w:themeShade w:color", "w:hdr",
    "w:ftr", "w:footnotes", "w:endnotes", "w:comments",
    "w:footnote w:id w:type", "w:endnote w:id w:type",
    "w:comment w:id w:author w:date w:initials", NULL,
};

const char *const sk_office_word_story[] = {
    "w:body", "w:p w14:paraId", "w:r", "w:tbl", "w:tblGrid", "w:gridCol w:w",
    "w:tr w14:paraId", "w:tblPrEx", "w:tc", "w:sdt", "w:sdtPr", "w:sdtEndPr",
    "w:sdtContent", "w:hyperlink w:tooltip=tip w:history w:anchor r:id",
    "w:fldSimple w:instr=code w:fldLock", "w:ruby", "w:rubyPr", "w:rubyAlign w:val",
    "w:hps w:val", "w:hpsRaise w:val", "w:hpsBaseText w:val", "w:lid w:val",
    "w:rt", "w:rubyBase", "w:dir w:val", "w:t* xml:space",
    "w:delText* xml:space", "w:instrText* xml:space",
    "w:delInstrText* xml:space", "w:fldChar w:fldCharType w:fldLock",
    "w:br w:type w:clear", "w:cr", "w:tab w:val w:leader w:pos",
    "w:sym w:font w:char", "w:ptab w:alignment w:relativeTo w:leader",
    "w:noBreakHyphen", "w:softHyphen", "w:dayShort", "w:monthShort",
    "w:yearShort", "w:dayLong", "w:monthLong", "w:yearLong", "w:pgNum",
    "w:annotationRef", "w:footnoteRef", "w:endnoteRef", "w:separator",
    "w:continuationSeparator", "w:lastRenderedPageBreak",
    "w:footnoteReference w:customMarkFollows w:id",
    "w:endnoteReference w:customMarkFollows w:id", "w:commentReference w:id",
    "w:object", "w:pict", "w:drawing",
    "w:bookmarkStart w:name w:colFirst w:colLast w:displacedByCustomXml"
    " w:id",
    "w:bookmarkEnd w:displacedByCustomXml w:id",
    "w:moveFromRangeStart w:id w:author w:date w:name w:colFirst"
    " w:colLast w:displacedByCustomXml",
    "w:moveFromRangeEnd w:displacedByCustomXml w:id",
    "w:moveToRangeStart w:id w:author w:date w:name w:colFirst w:colLast"
    " w:displacedByCustomXml",
    "w:moveToRangeEnd w:displacedByCustomXml w:id",
    "w:commentRangeStart w:displacedByCustomXml w:id",
    "w:commentRangeEnd w:displacedByCustomXml w:id",
    "w:permStart w:edGrp w:colFirst w:colLast w:id w:displacedByCustomXml",
    "w:permEnd w:id w:displacedByCustomXml", "w:alias w:val", "w:tag w:val",
    "w:id w:val", "w:lock w:val", "w:temporary w:val", "w:showingPlcHdr w:val",
    "w:text w:multiLine", "w:date w:fullDate", "w:dateFormat w:val",
    "w:storeMappedDataAs w:val", "w:calendar w:val",
    "w:dropDownList w:lastValue", "w:comboBox w:lastValue",
    "w:listItem w:displayText w:value", "w:picture", "w:richText", "w:group",
    "w:equation", "w:citation", "w:bibliography", "w:docPartObj",
    "w:docPartList", "w:docPartGallery w:val", "w:docPartCategory w:val",
    "w:docPartUnique w:val", "w:label w:val", "w:tabIndex w:val", "w:ffData",
    "w:name w:val w:decorated", "w:enabled w:val", "w:calcOnExit w:val",
    "w:helpText w:val w:type", "w:statusText w:val w:type", "w:checkBox",
    "w:size w:val", "w:sizeAuto w:val", "w:textInput", "w:maxLength w:val",
    "w:format w:val", "w:ddList", "w:default w:val", "w:checked w:val",
    "w:result w:val", "w:listEntry w:val", "w:txbxContent", NULL,
};

const char *const sk_office_word_changes[] = {
    "w:ins w:id w:author w:date", "w:del w:id w:author w:date",
    "w:moveFrom w:id w:author w:date", "w:moveTo w:id w:author w:date",
    "w:rPrChange w:id w:author w:date", "w:pPrChange w:id w:author w:date",
    "w:tblPrChange w:id w:author w:date",
    "w:tblPrExChange w:id w:author w:date", "w:trPrChange w:id w:author w:date",
    "w:tcPrChange w:id w:author w:date", "w:sectPrChange w:id w:author w:date",
    "w:tblGridChange w:id", "w:numberingChange w:id w:author w:date w:original",
    "w:cellIns w:id w:author w:date", "w:cellDel w:id w:author w:date",
    "w:cellMerge w:id w:author w:date w:vMerge w:vMergeOrig", NULL,
};

const char *const sk_office_word_format[] = {
    "w:rPr", "w:rStyle w:val",
    "w:rFonts w:hint w:ascii w:hAnsi w:eastAsia w:cs w:asciiTheme"
    " w:hAnsiTheme w:eastAsiaTheme w:cstheme",
    "w:b w:val", "w:bCs w:val", "w:i w:val", "w:iCs w:val", "w:caps w:val",
    "w:smallCaps w:val", "w:strike w:val", "w:dstrike w:val", "w:outline w:val",
    "w:shadow w:val", "w:emboss w:val", "w:imprint w:val", "w:noProof w:val",
    "w:snapToGrid w:val", "w:vanish w:val", "w:webHidden w:val",
    "w:color w:themeColor w:themeTint w:themeShade w:val",
    "w:spacing w:val w:before w:beforeLines w:beforeAutospacing w:after"
    " w:afterLines w:afterAutospacing w:line w:lineRule",
    "w:w w:val", "w:kern w:val", "w:position w:val", "w:sz w:val",
    "w:szCs w:val", "w:highlight w:val",
    "w:u w:themeColor w:themeTint w:themeShade w:val w:color", "w:effect w:val",
    "w:bdr w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:shd w:themeColor w:themeTint w:themeShade w:val w:color w:fill"
    " w:themeFill w:themeFillTint w:themeFillShade",
    "w:fitText w:val w:id", "w:vertAlign w:val", "w:rtl w:val", "w:cs w:val",
    "w:em w:val", "w:lang w:val w:eastAsia w:bidi",
    "w:eastAsianLayout w:id w:combine w:combineBrackets w:vert"
    " w:vertCompress",
    "w:specVanish w:val", "w:oMath w:val", "w:pPr", "w:pStyle w:val",
    "w:keepNext w:val", "w:keepLines w:val", "w:pageBreakBefore w:val",
    "w:framePr w:dropCap w:lines w:w w:h w:vSpace w:hSpace w:wrap"
    " w:hAnchor w:vAnchor w:x w:xAlign w:y w:yAlign w:hRule w:anchorLock",
    "w:widowControl w:val", "w:numPr", "w:ilvl w:val", "w:numId w:val",
    "w:suppressLineNumbers w:val", "w:pBdr",
    "w:top w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:left w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:start w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:bottom w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:right w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:end w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade w:w w:type",
    "w:between w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:bar w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:tabs", "w:tab w:val w:leader w:pos", "w:suppressAutoHyphens w:val",
    "w:kinsoku w:val", "w:wordWrap w:val", "w:overflowPunct w:val",
    "w:topLinePunct w:val", "w:autoSpaceDE w:val", "w:autoSpaceDN w:val",
    "w:bidi w:val", "w:adjustRightInd w:val",
    "w:ind w:left w:start w:leftChars w:startChars w:right w:end"
    " w:rightChars w:endChars w:hanging w:hangingChars w:firstLine"
    " w:firstLineChars",
    "w:contextualSpacing w:val", "w:mirrorIndents w:val",
    "w:suppressOverlap w:val", "w:jc w:val", "w:textDirection w:val",
    "w:textAlignment w:val", "w:textboxTightWrap w:val", "w:outlineLvl w:val",
    "w:cnfStyle w:val w:firstRow w:lastRow w:firstColumn w:lastColumn"
    " w:oddVBand w:evenVBand w:oddHBand w:evenHBand w:firstRowFirstColumn"
    " w:firstRowLastColumn w:lastRowFirstColumn w:lastRowLastColumn",
    "w:tblPr", "w:tblStyle w:val",
    "w:tblpPr w:leftFromText w:rightFromText w:topFromText"
    " w:bottomFromText w:vertAnchor w:horzAnchor w:tblpXSpec w:tblpX"
    " w:tblpYSpec w:tblpY",
    "w:tblOverlap w:val", "w:bidiVisual w:val", "w:tblStyleRowBandSize w:val",
    "w:tblStyleColBandSize w:val", "w:tblW w:w w:type",
    "w:tblCellSpacing w:w w:type", "w:tblInd w:w w:type", "w:tblBorders",
    "w:insideH w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:insideV w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:tblLayout w:type", "w:tblCellMar",
    "w:tblLook w:val w:firstRow w:lastRow w:firstColumn w:lastColumn"
    " w:noHBand w:noVBand",
    "w:tblCaption w:val", "w:tblDescription w:val", "w:trPr",
    "w:gridBefore w:val", "w:gridAfter w:val", "w:wBefore w:w w:type",
    "w:wAfter w:w w:type", "w:cantSplit w:val", "w:trHeight w:val w:hRule",
    "w:tblHeader w:val", "w:hidden w:val", "w:tcPr", "w:tcW w:w w:type",
    "w:gridSpan w:val", "w:hMerge w:val", "w:vMerge w:val", "w:tcBorders",
    "w:tl2br w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:tr2bl w:val w:color w:sz w:space w:shadow w:frame w:themeColor"
    " w:themeTint w:themeShade",
    "w:noWrap w:val", "w:tcMar", "w:tcFitText w:val", "w:vAlign w:val",
    "w:hideMark w:val", "w:sectPr", "w:type w:val",
    "w:pgSz w:w w:h w:orient w:code",
    "w:pgMar w:top w:right w:bottom w:left w:header w:footer w:gutter",
    "w:paperSrc w:first w:other", "w:pgBorders w:zOrder w:display w:offsetFrom",
    "w:lnNumType w:countBy w:start w:distance w:restart",
    "w:pgNumType w:fmt w:start w:chapStyle w:chapSep",
    "w:cols w:equalWidth w:space w:num w:sep", "w:col w:w w:space",
    "w:formProt w:val", "w:noEndnote w:val", "w:titlePg w:val",
    "w:rtlGutter w:val", "w:docGrid w:type w:linePitch w:charSpace",
    "w:footnotePr", "w:endnotePr", "w:pos w:val", "w:numFmt w:val w:format",
    "w:numStart w:val", "w:numRestart w:val", "w:headerReference w:type r:id",
    "w:footerReference w:type r:id", NULL,
};

const char *const sk_office_word_w14[] = {
    "w14:alpha w14:val", "w14:bevel", "w14:bevelB w14:w w14:h w14:prst",
    "w14:bevelT w14:w w14:h w14:prst", "w14:camera w14:prst", "w14:checkbox",
    "w14:checked w14:val", "w14:checkedState w14:font w14:val",
    "w14:cntxtAlts w14:val", "w14:contourClr", "w14:defaultImageDpi w14:val",
    "w14:extrusionClr", "w14:fillToRect w14:l w14:t w14:r w14:b",
    "w14:glow w14:rad", "w14:gradFill", "w14:gs w14:pos", "w14:gsLst",
    "w14:hueMod w14:val", "w14:ligatures w14:val",
    "w14:lightRig w14:rig w14:dir", "w14:lin w14:ang w14:scaled",
    "w14:lum w14:val", "w14:lumMod w14:val", "w14:lumOff w14:val",
    "w14:miter w14:lim", "w14:noFill", "w14:numForm w14:val",
    "w14:numSpacing w14:val", "w14:path w14:path",
    "w14:props3d w14:extrusionH w14:contourW w14:prstMaterial",
    "w14:prstDash w14:val",
    "w14:reflection w14:blurRad w14:stA w14:stPos w14:endA w14:endPos"
    " w14:dist w14:dir w14:fadeDir w14:sx w14:sy w14:kx w14:ky w14:algn",
    "w14:rot w14:lat w14:lon w14:rev", "w14:round", "w14:sat w14:val",
    "w14:satMod w14:val", "w14:satOff w14:val", "w14:scene3d",
    "w14:schemeClr w14:val", "w14:shade w14:val",
    "w14:shadow w14:blurRad w14:dist w14:dir w14:sx w14:sy w14:kx w14:ky"
    " w14:algn",
    "w14:solidFill", "w14:srgbClr w14:val", "w14:styleSet w14:id w14:val",
    "w14:stylisticSets", "w14:textFill",
    "w14:textOutline w14:w w14:cap w14:cmpd w14:algn", "w14:tint w14:val",
    "w14:uncheckedState w14:font w14:val", NULL,
};

const char *const sk_office_word_w15[] = {
    "w15:appearance w15:val", "w15:chartTrackingRefBased w:val",
    "w15:collapsed w:val",
    "w15:color w:val w:themeColor w:themeTint w:themeShade",
    "w15:commentEx w15:paraId w15:paraIdParent w15:done", "w15:commentsEx",
    "w15:doNotAllowInsertDeleteSection w:val", "w15:footnoteColumns w:val",
    "w15:people", "w15:person w15:author", "w15:repeatingSection",
    "w15:repeatingSectionItem", "w15:sectionTitle w:val", NULL,
};

const char *const sk_office_word_w16se[] = {
    "w16se:symEx w16se:font w16se:char", NULL,
};

const char *const sk_office_word_styles[] = {
    "w:styles", "w:docDefaults", "w:rPrDefault", "w:pPrDefault",
    "w:latentStyles w:defLockedState w:defUIPriority w:defSemiHidden"
    " w:defUnhideWhenUsed w:defQFormat w:count",
    "w:lsdException w:name w:locked w:uiPriority w:semiHidden"
    " w:unhideWhenUsed w:qFormat",
    "w:name w:val", "w:style w:type w:styleId w:default w:customStyle",
    "w:aliases w:val", "w:basedOn w:val", "w:next w:val", "w:link w:val",
    "w:autoRedefine w:val", "w:uiPriority w:val", "w:semiHidden w:val",
    "w:unhideWhenUsed w:val", "w:qFormat w:val", "w:locked w:val",
    "w:personal w:val", "w:personalCompose w:val", "w:personalReply w:val",
    "w:tblStylePr w:type", NULL,
};

const char *const sk_office_word_numbering[] = {
    "w:numbering", "w:numPicBullet w:numPicBulletId",
    "w:abstractNum w:abstractNumId w15:restartNumberingAfterBreak",
    "w:nsid w:val", "w:multiLevelType w:val", "w:tmpl w:val",
    "w:styleLink w:val", "w:numStyleLink w:val",
    "w:lvl w:ilvl w:tplc w:tentative", "w:lvlRestart w:val", "w:isLgl w:val",
    "w:suff w:val", "w:lvlText w:val w:null", "w:lvlPicBulletId w:val",
    "w:legacy w:legacy w:legacySpace w:legacyIndent", "w:lvlJc w:val",
    "w:num w:numId w:durableId", "w:abstractNumId w:val",
    "w:lvlOverride w:ilvl", "w:startOverride w:val", NULL,
};

const char *const sk_office_word_settings[] = {
    "w:settings", "w:zoom w:val w:percent", "w:displayBackgroundShape w:val",
    "w:mirrorMargins w:val", "w:alignBordersAndEdges w:val",
    "w:bordersDoNotSurroundHeader w:val", "w:bordersDoNotSurroundFooter w:val",
    "w:gutterAtTop w:val", "w:trackRevisions w:val", "w:doNotTrackMoves w:val",
    "w:doNotTrackFormatting w:val",
    "w:documentProtection w:edit w:formatting w:enforcement"
    " w:cryptProviderType w:cryptAlgorithmClass w:cryptAlgorithmType"
    " w:cryptAlgorithmSid w:cryptSpinCount w:hash w:salt w:algorithmName"
    " w:hashValue w:saltValue w:spinCount",
    "w:writeProtection w:recommended w:cryptProviderType"
    " w:cryptAlgorithmClass w:cryptAlgorithmType w:cryptAlgorithmSid"
    " w:cryptSpinCount w:hash w:salt w:algorithmName w:hashValue"
    " w:saltValue w:spinCount",
    "w:autoFormatOverride w:val", "w:styleLockTheme w:val",
    "w:styleLockQFSet w:val", "w:defaultTabStop w:val",
    "w:autoHyphenation w:val", "w:consecutiveHyphenLimit w:val",
    "w:hyphenationZone w:val", "w:doNotHyphenateCaps w:val",
    "w:evenAndOddHeaders w:val", "w:bookFoldRevPrinting w:val",
    "w:bookFoldPrinting w:val", "w:bookFoldPrintingSheets w:val",
    "w:drawingGridHorizontalSpacing w:val",
    "w:drawingGridVerticalSpacing w:val",
    "w:displayHorizontalDrawingGridEvery w:val",
    "w:displayVerticalDrawingGridEvery w:val",
    "w:doNotUseMarginsForDrawingGridOrigin w:val",
    "w:drawingGridHorizontalOrigin w:val", "w:drawingGridVerticalOrigin w:val",
    "w:doNotShadeFormData w:val", "w:noPunctuationKerning w:val",
    "w:characterSpacingControl w:val", "w:printTwoOnOne w:val",
    "w:strictFirstAndLastChars w:val", "w:noLineBreaksAfter w:val w:lang",
    "w:noLineBreaksBefore w:val w:lang", "w:footnotePr", "w:endnotePr",
    "w:footnote w:id w:type", "w:endnote w:id w:type", "w:pos w:val",
    "w:numFmt w:val w:format", "w:numStart w:val", "w:numRestart w:val",
    "w:compat", "w:compatSetting w:val w:name w:uri=version",
    "w:themeFontLang w:val w:eastAsia w:bidi",
    "w:clrSchemeMapping w:bg1 w:t1 w:bg2 w:t2 w:accent1 w:accent2"
    " w:accent3 w:accent4 w:accent5 w:accent6 w:hyperlink"
    " w:followedHyperlink",
    "w:clickAndTypeStyle w:val", "w:defaultTableStyle w:val",
    "w:decimalSymbol w:val", "w:listSeparator w:val",
    "w:printPostScriptOverText w:val", "w:printFractionalCharacterWidth w:val",
    "w:printFormsData w:val", NULL,
};

const char *const sk_office_word_compat[] = {
    "w:useSingleBorderforContiguousCells w:val", "w:wpJustification w:val",
    "w:noTabHangInd w:val", "w:noLeading w:val", "w:spaceForUL w:val",
    "w:noColumnBalance w:val", "w:balanceSingleByteDoubleByteWidth w:val",
    "w:noExtraLineSpacing w:val", "w:doNotLeaveBackslashAlone w:val",
    "w:ulTrailSpace w:val", "w:doNotExpandShiftReturn w:val",
    "w:spacingInWholePoints w:val", "w:lineWrapLikeWord6 w:val",
    "w:printBodyTextBeforeHeader w:val", "w:printColBlack w:val",
    "w:wpSpaceWidth w:val", "w:showBreaksInFrames w:val",
    "w:subFontBySize w:val", "w:suppressBottomSpacing w:val",
    "w:suppressTopSpacing w:val", "w:suppressSpacingAtTopOfPage w:val",
    "w:suppressTopSpacingWP w:val", "w:suppressSpBfAfterPgBrk w:val",
    "w:swapBordersFacingPages w:val", "w:convMailMergeEsc w:val",
    "w:truncateFontHeightsLikeWP6 w:val", "w:mwSmallCaps w:val",
    "w:usePrinterMetrics w:val", "w:doNotSuppressParagraphBorders w:val",
    "w:wrapTrailSpaces w:val", "w:footnoteLayoutLikeWW8 w:val",
    "w:shapeLayoutLikeWW8 w:val", "w:alignTablesRowByRow w:val",
    "w:forgetLastTabAlignment w:val", "w:adjustLineHeightInTable w:val",
    "w:autoSpaceLikeWord95 w:val", "w:noSpaceRaiseLower w:val",
    "w:doNotUseHTMLParagraphAutoSpacing w:val", "w:layoutRawTableWidth w:val",
    "w:layoutTableRowsApart w:val", "w:useWord97LineBreakRules w:val",
    "w:doNotBreakWrappedTables w:val", "w:doNotSnapToGridInCell w:val",
    "w:selectFldWithFirstOrLastChar w:val", "w:applyBreakingRules w:val",
    "w:doNotWrapTextWithPunct w:val", "w:doNotUseEastAsianBreakRules w:val",
    "w:useWord2002TableStyleRules w:val", "w:growAutofit w:val",
    "w:useFELayout w:val", "w:useNormalStyleForList w:val",
    "w:doNotUseIndentAsNumberingTabStop w:val",
    "w:useAltKinsokuLineBreakRules w:val",
    "w:allowSpaceOfSameStyleInTable w:val", "w:doNotSuppressIndentation w:val",
    "w:doNotAutofitConstrainedTables w:val",
    "w:autofitToFirstFixedWidthCell w:val", "w:underlineTabInNumList w:val",
    "w:displayHangulFixedWidth w:val", "w:splitPgBreakAndParaMark w:val",
    "w:doNotVertAlignCellWithSp w:val",
    "w:doNotBreakConstrainedForcedTable w:val", "w:doNotVertAlignInTxbx w:val",
    "w:useAnsiKerningPairs w:val", "w:cachedColBalance w:val", NULL,
};

const char *const sk_office_word_fonts[] = {
    "w:fonts", "w:font w:name", "w:altName w:val", "w:panose1 w:val",
    "w:charset w:val w:characterSet", "w:family w:val", "w:notTrueType w:val",
    "w:pitch w:val", "w:sig w:usb0 w:usb1 w:usb2 w:usb3 w:csb0 w:csb1", NULL,
};

const char *const sk_office_word_w16cid[] = {
    "w16cid:commentsIds", "w16cid:commentId w16cid:paraId w16cid:durableId",
    NULL,
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The settings that may leave (OpenDocument 1.4, part 3, 3.10): how a document
 * is shown and laid out. Those of printers, databases, links and templates do
 * not, nor what nobody has listed.
 */
#include <string.h>
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

#define SETTING_MAX 400 /* bytes of one value */

/* clang-format off */
/* Numbers, and yes or no. */
static const char *const plain[] = {
    "ActiveSplitRange", "AddExternalLeading", "AddFrameOffsets",
    "AddParaLineSpacingToTableCells", "AddParaSpacingToTableCells",
    "AddParaTableSpacing", "AddParaTableSpacingAtStart",
    "AddVerticalFrameOffsets", "AlignTabStopPosition", "Alignment",
    "AllowTextAfterFloatingTableBreak", "AnchoredTextOverflowLegacy",
    "ApplyParagraphMarkFormatToNumbering", "AutoCalculate",
    "AutoFirstLineIndentDisregardLineSpace", "AutoSpellcheck",
    "BackgroundParaOverDrawings", "BalanceSpacesAndIdeographicSpaces",
    "BaseFontHeight", "BaseLine", "BottomMargin", "CharacterCompressionType",
    "ClipAsCharacterAnchoredWriterFlyFrames", "ClippedPictures",
    "CollapseEmptyCellPara", "ConnectorUseSnapRect", "ConsiderTextWrapOnObjPos",
    "ContinuousEndnotes", "CursorPositionX", "CursorPositionY",
    "DefaultTabStop", "DisableOffPagePositioning", "DoNotBreakWrappedTables",
    "DoNotCaptureDrawObjsOnPage", "DoNotJustifyLinesWithManualBreak",
    "DoNotMirrorRtlDrawObjs", "DoNotResetParaAttrsForNumFont",
    "DropCapPunctuation", "EditModeHandout", "EditModeNotes",
    "EditModeStandard", "EliminatePolyPointLimitAngle", "EmptyDbFieldHidesPara",
    "FloattableNomargins", "FontFixedIsBold", "FontFixedIsItalic",
    "FontFunctionsIsBold", "FontFunctionsIsItalic", "FontNumbersIsBold",
    "FontNumbersIsItalic", "FontSansIsBold", "FontSansIsItalic",
    "FontSerifIsBold", "FontSerifIsItalic", "FontTextIsBold",
    "FontTextIsItalic", "FontVariablesIsBold", "FontVariablesIsItalic",
    "FootnoteInColumnToPageEnd", "FormulaBarHeight",
    "FrameAutowidthWithMorePara", "GreekCharStyle", "GridCoarseHeight",
    "GridCoarseWidth", "GridColor", "GridFineHeight", "GridFineWidth",
    "GridIsFront", "GridIsVisible", "GridSnapWidthXDenominator",
    "GridSnapWidthXNumerator", "GridSnapWidthYDenominator",
    "GridSnapWidthYNumerator", "GuideColumnsX", "GutterAtTop",
    "HandoutsHorizontal", "HasColumnRowHeaders", "HasSheetTabs",
    "HeaderSpacingBelowLastPara", "HideSpellMark", "HideWhitespace",
    "HorizontalScrollbarWidth", "HorizontalSplitMode",
    "HorizontalSplitPosition", "HyphenateURLs",
    "IgnoreBreakAfterMultilineField", "IgnoreFirstLineIndentInNumbering",
    "IgnoreTabsAndBlanksForLineCalculation", "ImagePreferredDPI",
    "InBrowseMode", "InvertBorderSpacing", "IsAngleSnapEnabled", "IsBigHandles",
    "IsClickChangeRotation", "IsDoubleClickTextEdit", "IsEliminatePolyPoints",
    "IsFrameDragSingles", "IsHandoutMasterPage", "IsKernAsianPunctuation",
    "IsLabelDocument", "IsLayerMode", "IsOutlineSymbolsSet",
    "IsPlusHandlesAlwaysVisible", "IsPrintBooklet", "IsPrintBookletBack",
    "IsPrintBookletFront", "IsPrintDate", "IsPrintDrawing", "IsPrintFitPage",
    "IsPrintHandout", "IsPrintHiddenPages", "IsPrintNotes", "IsPrintOutline",
    "IsPrintPageName", "IsPrintTilePage", "IsPrintTime",
    "IsRasterAxisSynchronized", "IsScaleAllBrackets", "IsSnapToGrid",
    "IsSnapToObjectFrame", "IsSnapToObjectPoints", "IsSnapToPageMargins",
    "IsSnapToRaster", "IsSnapToSnapLines", "IsTextMode",
    "JustifyLinesWithShrinking", "KeepRatio", "LayoutMode", "LeftMargin",
    "LegacySingleLineFontwork", "MathBaselineAlignment", "MeasureUnit",
    "MsWordCompMinLineHeightByFly", "MsWordCompTrailingBlanks",
    "MsWordUlTrailSpace", "NoAttribs", "NoColors", "NoGapAfterNoteNumber",
    "NoNumberingShowFollowBy", "OutlineLevelYieldsNumbering", "PageBreakColor",
    "PageKind", "PageMode", "PageNumberFormat", "PageViewZoomValue",
    "ParagraphSummation", "PositionBottom", "PositionLeft", "PositionRight",
    "PositionTop", "PreventRowSplit", "PrintAnnotationMode", "PrintBlackFonts",
    "PrintControls", "PrintDrawings", "PrintEmptyPages", "PrintGraphics",
    "PrintHiddenText", "PrintLeftPages", "PrintPageBackground", "PrintPageName",
    "PrintPaperFromSetup", "PrintProspect", "PrintProspectRTL", "PrintQuality",
    "PrintReversed", "PrintRightPages", "PrintSingleJobs", "PrintTables",
    "PrintTextPlaceholder", "PropLineSpacingShrinksFirstLine",
    "ProtectBookmarks", "ProtectFields", "ProtectForm", "RasterIsVisible",
    "RasterResolutionX", "RasterResolutionY", "RasterSubdivisionX",
    "RasterSubdivisionY", "RelativeBracketDistance",
    "RelativeBracketExcessSize", "RelativeFontHeightFunctions",
    "RelativeFontHeightIndices", "RelativeFontHeightLimits",
    "RelativeFontHeightOperators", "RelativeFontHeightText",
    "RelativeFractionBarExcessLength", "RelativeFractionBarLineWeight",
    "RelativeFractionDenominatorDepth", "RelativeFractionNumeratorHeight",
    "RelativeIndexSubscript", "RelativeIndexSuperscript", "RelativeLineSpacing",
    "RelativeLowerLimitDistance", "RelativeMatrixColumnSpacing",
    "RelativeMatrixLineSpacing", "RelativeOperatorExcessSize",
    "RelativeOperatorSpacing", "RelativeRootSpacing",
    "RelativeScaleBracketExcessSize", "RelativeSpacing",
    "RelativeSymbolMinimumHeight", "RelativeSymbolPrimaryHeight",
    "RelativeUpperLimitDistance", "RightMargin", "RulerIsVisible",
    "ScaleDenominator", "ScaleNumerator", "SelectedPage", "ShowAnchor",
    "ShowCharts", "ShowDrawings", "ShowFooterWhileBrowsing", "ShowFormulas",
    "ShowFormulasMarks", "ShowGrid", "ShowHeaderWhileBrowsing", "ShowHelpLines",
    "ShowNoteAuthor", "ShowNotes", "ShowObjects", "ShowPageBreakPreview",
    "ShowPageBreaks", "ShowRedlineChanges", "ShowTrackedChanges",
    "ShowZeroValues", "SignaturePreservation", "SlidesPerHandout",
    "SlidesPerRow", "SmallCapsPercentage66", "SnapAngle", "SnapLinesDrawing",
    "StylesNoDefault", "SubtractFlysAnchoredAtFlys", "SurroundTextWrapSmall",
    "SyntaxStringRef", "TabAtLeftIndentForParagraphsInList", "TabOverMargin",
    "TabOverSpacing", "TabOverflow", "TableRowKeep", "TabsRelativeToIndent",
    "TopMargin", "TreatSingleColumnBreakAsPageBreak", "UnbreakableNumberings",
    "UnxForceZeroExtLeading", "UseFormerLineSpacing",
    "UseFormerObjectPositioning", "UseFormerTextWrapping", "UseOldNumbering",
    "UseOldPrinterMetrics", "UseVariableWidthNBSP", "VerticalSplitMode",
    "VerticalSplitPosition", "ViewAreaHeight", "ViewAreaLeft", "ViewAreaTop",
    "ViewAreaWidth", "ViewLayoutBookMode", "ViewLayoutColumns", "ViewLeft",
    "ViewTop", "VisibleAreaHeight", "VisibleAreaLeft", "VisibleAreaTop",
    "VisibleAreaWidth", "VisibleBottom", "VisibleLeft", "VisibleRight",
    "VisibleTop", "WordLikeWrapForAsCharFlys", "ZoomFactor", "ZoomOnPage",
    "ZoomType", "ZoomValue", NULL,
};

/* Words and names that are shown or compared, never opened. */
static const char *const texts[] = {
    "ActiveTable", "BeginLine", "Country", "CustomFontNameFixed",
    "CustomFontNameSans", "CustomFontNameSerif", "EndLine", "FontNameFunctions",
    "FontNameNumbers", "FontNameText", "FontNameVariables", "Language",
    "PrinterIndependentLayout", "Variant", "ViewId", NULL,
};

/* Sets of layers, one bit each, in base64. */
static const char *const layers[] = {
    "LockedLayers", "PrintableLayers", "VisibleLayers", NULL,
};

static const char *const groups[] = {
    "ooo:view-settings", "ooo:configuration-settings", "view-settings",
    "configuration-settings", "Views", "Tables", "ForbiddenCharacters", NULL,
};

static const char *const types[] = {
    "boolean", "short", "int", "long", "double", NULL,
};
/* clang-format on */

static SkMarkupDo
drop(SkMarkup *markup, const char *name)
{
    sk_markup_count(markup, "setting", name);
    return SK_MARKUP_DROP;
}

static SkMarkupDo
judge_item(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, "config", "name");
    const char *type = sk_markup_value(tag, "config", "type");
    SkOdfMember *member = sk_markup_user(markup);

    if (name == NULL || type == NULL)
        return drop(markup, name);
    if ((g_strv_contains(plain, name) && g_strv_contains(types, type)) ||
        (g_strv_contains(layers, name) && strcmp(type, "base64Binary") == 0))
        member->setting_is_text = FALSE;
    else if (g_strv_contains(texts, name) && strcmp(type, "string") == 0)
        member->setting_is_text = TRUE;
    else
        return drop(markup, name);
    return SK_MARKUP_KEEP;
}

/* Returns what is written for the value of an item; NULL if it stays. */
static char *
judge_value(SkMarkup *markup, const char *text)
{
    const SkOdfMember *member = sk_markup_user(markup);
    gsize len = strlen(text);
    gboolean is_fine = len <= SETTING_MAX;

    for (gsize i = 0; is_fine && i < len; i++)
        is_fine = member->setting_is_text
                      ? (guchar)text[i] >= 0x20
                      : g_ascii_isalnum(text[i]) || strchr("+-./=", text[i]);
    if (is_fine)
        return NULL;
    sk_markup_count(markup, "setting", NULL);
    return g_strdup("");
}

static SkMarkupDo
judge_group(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, "config", "name");

    if (name == NULL || !g_strv_contains(groups, name))
        return drop(markup, name);
    if (g_str_has_prefix(name, "ooo:"))
        sk_markup_uses(markup, "ooo");
    return SK_MARKUP_KEEP;
}

const SkMarkupRow sk_odf_config_rows[] = {
    { "config-item-set", "config:name", 0, judge_group, NULL, NULL },
    { "config-item-map-indexed", "config:name", 0, judge_group, NULL, NULL },
    { "config-item-map-named", "config:name", 0, judge_group, NULL, NULL },
    ROW("config-item-map-entry", "config:name"),
    { "config-item", "config:name config:type", SK_MARKUP_TEXT, judge_item,
      judge_value, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

static const SkMarkupRow root_rows[] = {
    ROW("document-settings", "office:version"),
    ROW("settings", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

static const SkMarkupSet sets[] = {
    { "office", root_rows },
    { "config", sk_odf_config_rows },
    { NULL, NULL },
};

const SkMarkupList sk_odf_settings = { "office", "document-settings", sets };

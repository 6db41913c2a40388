/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of worksheets and sheets of charts (ISO/IEC 29500-1, 18.3).
 */
#include <sheet/sheet_hook.h>

/* clang-format off */
#define COLOR     "auto indexed rgb theme tint"
#define PROTECTED "algorithmName hashValue saltValue spinCount "
#define VALIDATION                                                             \
    "type errorStyle imeMode operator allowBlank showDropDown "                \
    "showInputMessage showErrorMessage errorTitle error promptTitle prompt "   \
    "sqref"

const SkMarkupRow sk_rows_s_sheet[] = {
    { "c", "r s t cm ph", 0, sk_sheet_cell, NULL, sk_sheet_cell_end },
    { "f", "t aca ref dt2D dtr del1 del2 r1 r2 ca si bx xml:space",
      SK_MARKUP_TEXT, sk_sheet_cell_formula, sk_sheet_cell_formula_text, NULL },
    SK_ROW_VALUE("v", "xml:space", sk_sheet_cell_value),
    SK_ROW("row", "r spans s customFormat ht hidden customHeight outlineLevel "
                  "collapsed thickTop thickBot ph x14ac:dyDescent"),
    SK_ROW("is", NULL),
    SK_ROW("anchor", "moveWithCells sizeWithCells"),
    SK_ROW("autoFilter", "ref"),
    SK_ROW("b", "val"),
    SK_ROW("brk", "id min max man pt"),
    SK_ROW("cellWatch", "r"),
    SK_ROW("cellWatches", NULL),
    { "cfRule", "type dxfId priority stopIfTrue aboveAverage percent bottom "
                "operator text timePeriod rank stdDev equalAverage",
      0, sk_sheet_unit, NULL, sk_sheet_unit_end },
    SK_ROW_START("cfvo", "type val gte", sk_sheet_cfvo),
    SK_ROW("charset", "val"),
    SK_ROW("chartsheet", NULL),
    SK_ROW("col", "min max width style hidden bestFit customWidth phonetic "
                  "outlineLevel collapsed"),
    SK_ROW("colBreaks", "count manualBreakCount"),
    SK_ROW("color", COLOR),
    SK_ROW("colorFilter", "dxfId cellColor"),
    SK_ROW("colorScale", NULL),
    SK_ROW("cols", NULL),
    SK_ROW("condense", "val"),
    SK_ROW_AROUND("conditionalFormatting", "pivot sqref", sk_sheet_wrap,
                  sk_sheet_wrap_end),
    SK_ROW_AROUND("control", "shapeId r:id! name", NULL, sk_sheet_child_end),
    SK_ROW_START("controlPr",
                 "locked defaultSize print disabled recalcAlways uiObject "
                 "autoFill autoLine autoPict macro altText linkedCell "
                 "listFillRange cf r:id",
                 sk_sheet_control),
    SK_ROW_AROUND("controls", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_START("customProperties", NULL, sk_sheet_gone),
    SK_ROW_START("customSheetViews", NULL, sk_sheet_gone),
    SK_ROW("customFilter", "operator val"),
    SK_ROW("customFilters", "and"),
    SK_ROW_START("dataConsolidate", NULL, sk_sheet_gone),
    SK_ROW("dataBar", "minLength maxLength showValue"),
    SK_ROW_AROUND("dataValidation", VALIDATION, sk_sheet_unit,
                  sk_sheet_unit_end),
    SK_ROW_AROUND("dataValidations", "disablePrompts xWindow yWindow count",
                  sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("dateGroupItem",
           "year month day hour minute second dateTimeGrouping"),
    SK_ROW("dimension", "ref"),
    SK_ROW("drawing", "r:id!"),
    SK_ROW("dynamicFilter", "type val maxVal valIso maxValIso"),
    SK_ROW_TEXT("evenFooter", "xml:space"),
    SK_ROW_TEXT("evenHeader", "xml:space"),
    SK_ROW_AROUND("ext", "uri", sk_sheet_ext, sk_sheet_wrap_end),
    SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("extend", "val"),
    SK_ROW("family", "val"),
    SK_ROW("filter", "val"),
    SK_ROW("filterColumn", "colId hiddenButton showButton"),
    SK_ROW("filters", "blank calendarType"),
    SK_ROW_TEXT("firstFooter", "xml:space"),
    SK_ROW_TEXT("firstHeader", "xml:space"),
    SK_ROW_VALUE("formula", "xml:space", sk_sheet_unit_formula),
    SK_ROW_VALUE("formula1", "xml:space", sk_sheet_unit_formula),
    SK_ROW_VALUE("formula2", "xml:space", sk_sheet_unit_formula),
    SK_ROW("from", NULL),
    SK_ROW("headerFooter",
           "differentOddEven differentFirst scaleWithDoc alignWithMargins"),
    { "hyperlink", "ref r:id! location tooltip display", 0, sk_sheet_link,
      NULL, sk_sheet_child_end },
    SK_ROW_AROUND("hyperlinks", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("i", "val"),
    SK_ROW("iconFilter", "iconSet iconId"),
    SK_ROW("iconSet", "iconSet showValue percent reverse"),
    SK_ROW("ignoredError",
           "sqref evalError twoDigitTextYear numberStoredAsText formula "
           "formulaRange unlockedFormula emptyCellReference "
           "listDataValidation calculatedColumn"),
    SK_ROW("ignoredErrors", NULL),
    SK_ROW("inputCells", "r deleted undone val numFmtId"),
    SK_ROW("legacyDrawing", "r:id!"),
    SK_ROW("legacyDrawingHF", "r:id!"),
    SK_ROW("mergeCell", "ref"),
    SK_ROW("mergeCells", "count"),
    SK_ROW_TEXT("oddFooter", "xml:space"),
    SK_ROW_TEXT("oddHeader", "xml:space"),
    SK_ROW_START("oleObjects", NULL, sk_sheet_gone),
    SK_ROW("outline", "val"),
    SK_ROW("outlinePr",
           "applyStyles summaryBelow summaryRight showOutlineSymbols"),
    SK_ROW("pageMargins", "left right top bottom header footer"),
    SK_ROW("pageSetUpPr", "autoPageBreaks fitToPage"),
    SK_ROW("pageSetup",
           "paperSize paperHeight paperWidth scale firstPageNumber fitToWidth "
           "fitToHeight pageOrder orientation usePrinterDefaults "
           "blackAndWhite draft cellComments useFirstPageNumber errors "
           "horizontalDpi verticalDpi copies"),
    SK_ROW("pane", "xSplit ySplit topLeftCell activePane state"),
    SK_ROW("phoneticPr", "fontId type alignment"),
    SK_ROW("picture", "r:id!"),
    SK_ROW_START("pivotSelection", NULL, sk_sheet_gone),
    SK_ROW("printOptions", "horizontalCentered verticalCentered headings "
                           "gridLines gridLinesSet"),
    SK_ROW("protectedRange", PROTECTED "password sqref name"),
    SK_ROW("protectedRanges", NULL),
    SK_ROW("r", NULL),
    SK_ROW("rFont", "val"),
    SK_ROW("rPh", "sb eb"),
    SK_ROW("rPr", NULL),
    SK_ROW("rowBreaks", "count manualBreakCount"),
    SK_ROW("scenario", "name locked hidden count user comment"),
    SK_ROW("scenarios", "current show sqref"),
    SK_ROW("scheme", "val"),
    SK_ROW("selection", "pane activeCell activeCellId sqref"),
    SK_ROW("shadow", "val"),
    SK_ROW("sheetCalcPr", "fullCalcOnLoad"),
    SK_ROW("sheetData", NULL),
    SK_ROW("sheetFormatPr",
           "baseColWidth defaultColWidth defaultRowHeight customHeight "
           "zeroHeight thickTop thickBottom outlineLevelRow outlineLevelCol "
           "x14ac:dyDescent"),
    SK_ROW("sheetPr", "syncHorizontal syncVertical syncRef "
                      "transitionEvaluation transitionEntry filterMode "
                      "enableFormatConditionsCalculation"),
    SK_ROW("sheetProtection",
           PROTECTED "password sheet objects scenarios content formatCells "
           "formatColumns formatRows insertColumns insertRows "
           "insertHyperlinks deleteColumns deleteRows selectLockedCells sort "
           "autoFilter pivotTables selectUnlockedCells"),
    SK_ROW("sheetView",
           "windowProtection showFormulas showGridLines showRowColHeaders "
           "showZeros rightToLeft tabSelected showRuler showOutlineSymbols "
           "defaultGridColor showWhiteSpace view topLeftCell colorId "
           "zoomScale zoomScaleNormal zoomScaleSheetLayoutView "
           "zoomScalePageLayoutView zoomToFit workbookViewId"),
    SK_ROW("sheetViews", NULL),
    SK_ROW("sortCondition",
           "descending sortBy ref customList dxfId iconSet iconId"),
    SK_ROW("sortState", "columnSort caseSensitive sortMethod ref"),
    SK_ROW("strike", "val"),
    SK_ROW("sz", "val"),
    SK_ROW_TEXT("t", "xml:space"),
    SK_ROW("tabColor", COLOR),
    SK_ROW_AROUND("tablePart", "r:id!", NULL, sk_sheet_child_end),
    SK_ROW_AROUND("tableParts", "count", sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("to", NULL),
    SK_ROW("top10", "top percent val filterVal"),
    SK_ROW("u", "val"),
    SK_ROW("vertAlign", "val"),
    SK_ROW("worksheet", NULL),
    SK_ROW_END,
};

/* the list of choices of a validation, if it is long */
const SkMarkupRow sk_rows_x12ac[] = {
    SK_ROW_TEXT("list", "xml:space"),
    SK_ROW_END,
};

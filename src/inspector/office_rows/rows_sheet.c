/* SPDX-License-Identifier: Apache-2.0
 *
 * What may stand in a worksheet (office.h).
 */
#include "inspector/office_rows/sheet_rows.h"

/* clang-format off */
const char *const sk_office_s_sheet[] = {
    "c r s t cm ph",
    "f*=formula t aca ref dt2D dtr del1 del2 r1 r2 ca si bx xml:space",
    "v* xml:space",
    "row r spans s customFormat ht hidden customHeight outlineLevel "
    "collapsed thickTop thickBot ph x14ac:dyDescent",
    "is",
    "anchor moveWithCells sizeWithCells",
    "autoFilter ref",
    "b val",
    "brk id min max man pt",
    "cellWatch r",
    "cellWatches",
    "cfRule type dxfId priority stopIfTrue aboveAverage percent bottom "
    "operator text timePeriod rank stdDev equalAverage",
    "cfvo type val=formula gte",
    "charset val",
    "chartsheet",
    "col min max width style hidden bestFit customWidth phonetic "
    "outlineLevel collapsed",
    "colBreaks count manualBreakCount",
    "color auto indexed rgb theme tint",
    "colorFilter dxfId cellColor",
    "colorScale",
    "cols",
    "condense val",
    "conditionalFormatting pivot sqref",
    "control shapeId r:id name",
    "controlPr locked defaultSize print disabled recalcAlways uiObject "
    "autoFill autoLine autoPict altText linkedCell=formula "
    "listFillRange=formula cf r:id",
    "controls",
    "customFilter operator val",
    "customFilters and",
    "dataBar minLength maxLength showValue",
    "dataValidation type errorStyle imeMode operator allowBlank "
    "showDropDown showInputMessage showErrorMessage errorTitle error "
    "promptTitle prompt sqref",
    "dataValidations disablePrompts xWindow yWindow count",
    "dateGroupItem year month day hour minute second dateTimeGrouping",
    "dimension ref",
    "drawing r:id",
    "dynamicFilter type val maxVal valIso maxValIso",
    "evenFooter* xml:space",
    "evenHeader* xml:space",
    "ext uri=ext",
    "extLst",
    "extend val",
    "family val",
    "filter val",
    "filterColumn colId hiddenButton showButton",
    "filters blank calendarType",
    "firstFooter* xml:space",
    "firstHeader* xml:space",
    "formula*=formula xml:space",
    "formula1*=formula xml:space",
    "formula2*=formula xml:space",
    "from",
    "headerFooter differentOddEven differentFirst scaleWithDoc "
    "alignWithMargins",
    "hyperlink ref r:id location=place tooltip=tip display",
    "hyperlinks",
    "i val",
    "iconFilter iconSet iconId",
    "iconSet iconSet showValue percent reverse",
    "ignoredError sqref evalError twoDigitTextYear numberStoredAsText "
    "formula formulaRange unlockedFormula emptyCellReference "
    "listDataValidation calculatedColumn",
    "ignoredErrors",
    "inputCells r deleted undone val numFmtId",
    "legacyDrawing r:id",
    "legacyDrawingHF r:id",
    "mergeCell ref",
    "mergeCells count",
    "oddFooter* xml:space",
    "oddHeader* xml:space",
    "outline val",
    "outlinePr applyStyles summaryBelow summaryRight showOutlineSymbols",
    "pageMargins left right top bottom header footer",
    "pageSetUpPr autoPageBreaks fitToPage",
    "pageSetup paperSize paperHeight paperWidth scale firstPageNumber "
    "fitToWidth fitToHeight pageOrder orientation usePrinterDefaults "
    "blackAndWhite draft cellComments useFirstPageNumber errors "
    "horizontalDpi verticalDpi copies",
    "pane xSplit ySplit topLeftCell activePane state",
    "phoneticPr fontId type alignment",
    "picture r:id",
    "printOptions horizontalCentered verticalCentered headings "
    "gridLines gridLinesSet",
    "protectedRange algorithmName hashValue saltValue spinCount "
    "password sqref name",
    "protectedRanges",
    "r",
    "rFont val",
    "rPh sb eb",
    "rPr",
    "rowBreaks count manualBreakCount",
    "scenario name locked hidden count user comment",
    "scenarios current show sqref",
    "scheme val",
    "selection pane activeCell activeCellId sqref",
    "shadow val",
    "sheetCalcPr fullCalcOnLoad",
    "sheetData",
    "sheetFormatPr baseColWidth defaultColWidth defaultRowHeight "
    "customHeight zeroHeight thickTop thickBottom outlineLevelRow "
    "outlineLevelCol x14ac:dyDescent",
    "sheetPr syncHorizontal syncVertical syncRef transitionEvaluation "
    "transitionEntry filterMode enableFormatConditionsCalculation",
    "sheetProtection algorithmName hashValue saltValue spinCount "
    "password sheet objects scenarios content formatCells formatColumns "
    "formatRows insertColumns insertRows insertHyperlinks deleteColumns "
    "deleteRows selectLockedCells sort autoFilter pivotTables "
    "selectUnlockedCells",
    "sheetView windowProtection showFormulas showGridLines "
    "showRowColHeaders showZeros rightToLeft tabSelected showRuler "
    "showOutlineSymbols defaultGridColor showWhiteSpace view "
    "topLeftCell colorId zoomScale zoomScaleNormal "
    "zoomScaleSheetLayoutView zoomScalePageLayoutView zoomToFit "
    "workbookViewId",
    "sheetViews",
    "sortCondition descending sortBy ref customList dxfId iconSet "
    "iconId",
    "sortState columnSort caseSensitive sortMethod ref",
    "strike val",
    "sz val",
    "t* xml:space",
    "tabColor auto indexed rgb theme tint",
    "tablePart r:id",
    "tableParts count",
    "to",
    "top10 top percent val filterVal",
    "u val",
    "vertAlign val",
    "worksheet",
    NULL,
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * What later versions of Excel add to sheets, styles, and the drawings on a
 * sheet (office.h).
 */
#include "inspector/office_rows/sheet_rows.h"

/* clang-format off */
const char *const sk_office_s_style[] = {
    "alignment horizontal vertical textRotation wrapText indent "
    "relativeIndent justifyLastLine shrinkToFit readingOrder",
    "b val",
    "bgColor auto indexed rgb theme tint",
    "border diagonalUp diagonalDown outline",
    "borders count",
    "bottom style",
    "cellStyle name xfId builtinId iLevel hidden customBuiltin",
    "cellStyleXfs count",
    "cellStyles count",
    "cellXfs count",
    "charset val",
    "color auto indexed rgb theme tint",
    "colors",
    "condense val",
    "diagonal style",
    "dxf",
    "dxfs count",
    "end style",
    "ext uri=ext",
    "extLst",
    "extend val",
    "family val",
    "fgColor auto indexed rgb theme tint",
    "fill",
    "fills count",
    "font",
    "fonts count x14ac:knownFonts",
    "gradientFill type degree left right top bottom",
    "horizontal style",
    "i val",
    "indexedColors",
    "left style",
    "mruColors",
    "name val",
    "numFmt numFmtId formatCode x16r2:formatCode16",
    "numFmts count",
    "outline val",
    "patternFill patternType",
    "protection locked hidden",
    "rgbColor rgb",
    "right style",
    "scheme val",
    "shadow val",
    "start style",
    "stop position",
    "strike val",
    "styleSheet",
    "sz val",
    "tableStyle name pivot table count",
    "tableStyleElement type size dxfId",
    "tableStyles count defaultTableStyle defaultPivotStyle",
    "top style",
    "u val",
    "vertAlign val",
    "vertical style",
    "xf numFmtId fontId fillId borderId xfId quotePrefix pivotButton "
    "applyNumberFormat applyFont applyFill applyBorder applyAlignment "
    "applyProtection",
    NULL,
};

const char *const sk_office_x14[] = {
    "x14:axisColor auto indexed rgb theme tint",
    "x14:borderColor auto indexed rgb theme tint",
    "x14:bounds startDate endDate",
    "x14:cfIcon iconSet iconId",
    "x14:cfRule type priority stopIfTrue aboveAverage percent bottom "
    "operator text timePeriod rank stdDev equalAverage activePresent id",
    "x14:cfvo type gte",
    "x14:color auto indexed rgb theme tint",
    "x14:colorAxis auto indexed rgb theme tint",
    "x14:colorFirst auto indexed rgb theme tint",
    "x14:colorHigh auto indexed rgb theme tint",
    "x14:colorLast auto indexed rgb theme tint",
    "x14:colorLow auto indexed rgb theme tint",
    "x14:colorMarkers auto indexed rgb theme tint",
    "x14:colorNegative auto indexed rgb theme tint",
    "x14:colorScale",
    "x14:colorSeries auto indexed rgb theme tint",
    "x14:conditionalFormatting pivot",
    "x14:conditionalFormattings count",
    "x14:data",
    "x14:dataBar minLength maxLength showValue border gradient "
    "direction negativeBarColorSameAsPositive "
    "negativeBarBorderColorSameAsPositive axisPosition",
    "x14:dataField pivotShowAs sourceField uniqueName",
    "x14:dataValidation type errorStyle imeMode operator allowBlank "
    "showDropDown showInputMessage showErrorMessage errorTitle error "
    "promptTitle prompt",
    "x14:dataValidations disablePrompts xWindow yWindow count",
    "x14:dxf",
    "x14:dxfs count",
    "x14:extLst",
    "x14:fillColor auto indexed rgb theme tint",
    "x14:formControlPr objectType checked colored dropLines dropStyle "
    "dx firstButton fmlaGroup=formula fmlaLink=formula "
    "fmlaRange=formula fmlaTxbx=formula horiz inc justLastX lockText "
    "max min multiSel noThreeD noThreeD2 page sel seltype textHAlign "
    "textVAlign val widthMin editVal multiLine verticalBar passwordEdit",
    "x14:formula1",
    "x14:formula2",
    "x14:i x s nd",
    "x14:iconSet iconSet showValue percent reverse custom",
    "x14:id*",
    "x14:ignoredError evalError twoDigitTextYear numberStoredAsText "
    "formula formulaRange unlockedFormula emptyCellReference "
    "listDataValidation calculatedColumn",
    "x14:ignoredErrors",
    "x14:item val",
    "x14:itemLst",
    "x14:items count",
    "x14:negativeBorderColor auto indexed rgb theme tint",
    "x14:negativeFillColor auto indexed rgb theme tint",
    "x14:pivotCacheDefinition slicerData pivotCacheId "
    "supportSubqueryNonVisual supportSubqueryCalcMem supportAddCalcMems",
    "x14:pivotField fillDownLabels ignore",
    "x14:pivotTable tabId name",
    "x14:pivotTableDefinition fillDownLabelsDefault visualTotalsForSets "
    "calculatedMembersInFilters altText altTextSummary enableEdit "
    "autoApply allocationMethod weightExpression hideValuesRow",
    "x14:pivotTables",
    "x14:slicer r:id name cache caption startItem columnCount "
    "showCaption level style lockedPosition rowHeight",
    "x14:slicerCache r:id",
    "x14:slicerCacheDefinition name sourceName",
    "x14:slicerCachePivotTables",
    "x14:slicerCaches",
    "x14:slicerList",
    "x14:slicerStyle name",
    "x14:slicerStyleElement type dxfId",
    "x14:slicerStyleElements",
    "x14:slicerStyles defaultSlicerStyle",
    "x14:slicers",
    "x14:sparkline",
    "x14:sparklineGroup manualMax manualMin lineWeight type dateAxis "
    "displayEmptyCellsAs markers high low first last negative "
    "displayXAxis displayHidden minAxisType maxAxisType rightToLeft",
    "x14:sparklineGroups",
    "x14:sparklines",
    "x14:table altText altTextSummary",
    "x14:tabular pivotCacheId sortOrder customListSort showMissing "
    "crossFilter",
    "x14:workbookPr defaultImageDpi discardImageEditData "
    "accuracyVersion",
    NULL,
};

const char *const sk_office_x15[] = {
    "x15:bounds startDate endDate",
    "x15:extLst",
    "x15:pivotTable tabId name",
    "x15:pivotTables",
    "x15:selection startDate endDate",
    "x15:slicerCacheHideItemsWithNoData count",
    "x15:slicerCaches",
    "x15:state minimalRefreshVersion lastRefreshVersion pivotCacheId "
    "filterType",
    "x15:tableSlicerCache tableId column sortOrder customListSort "
    "crossFilter",
    "x15:timeline name cache caption showHeader showSelectionLabel "
    "showTimeLevel showHorizontalScrollbar level selectionLevel "
    "scrollPosition style",
    "x15:timelineCacheDefinition name sourceName",
    "x15:timelineCacheRef r:id",
    "x15:timelineCacheRefs",
    "x15:timelineRef r:id",
    "x15:timelineRefs",
    "x15:timelineStyle name",
    "x15:timelineStyleElement type dxfId",
    "x15:timelineStyleElements",
    "x15:timelineStyles defaultTimelineStyle",
    "x15:timelines",
    "x15:workbookPr chartTrackingRefBase",
    NULL,
};

const char *const sk_office_x12ac[] = {
    "x12ac:list* xml:space",
    NULL,
};

const char *const sk_office_xm[] = {
    "xm:f*=formula xml:space",
    "xm:sqref*",
    NULL,
};

const char *const sk_office_sle[] = {
    "sle:slicer name",
    NULL,
};

const char *const sk_office_tsle[] = {
    "tsle:timeslicer name",
    NULL,
};

const char *const sk_office_xdr[] = {
    "xdr:absoluteAnchor",
    "xdr:blipFill rotWithShape",
    "xdr:cNvCxnSpPr",
    "xdr:cNvGraphicFramePr",
    "xdr:cNvGrpSpPr",
    "xdr:cNvPicPr preferRelativeResize",
    "xdr:cNvPr id name descr hidden title",
    "xdr:cNvSpPr txBox",
    "xdr:clientData fLocksWithSheet fPrintsWithSheet",
    "xdr:col*",
    "xdr:colOff*",
    "xdr:cxnSp macro=empty fPublished",
    "xdr:ext cx cy",
    "xdr:from",
    "xdr:graphicFrame macro=empty fPublished",
    "xdr:grpSp",
    "xdr:grpSpPr bwMode",
    "xdr:nvCxnSpPr",
    "xdr:nvGraphicFramePr",
    "xdr:nvGrpSpPr",
    "xdr:nvPicPr",
    "xdr:nvSpPr",
    "xdr:oneCellAnchor",
    "xdr:pic macro=empty fPublished",
    "xdr:pos x y",
    "xdr:row*",
    "xdr:rowOff*",
    "xdr:sp macro=empty textlink=formula fLocksText fPublished",
    "xdr:spPr bwMode",
    "xdr:style",
    "xdr:to",
    "xdr:twoCellAnchor editAs",
    "xdr:txBody",
    "xdr:wsDr",
    "xdr:xfrm rot flipH flipV",
    NULL,
};
/* clang-format on */

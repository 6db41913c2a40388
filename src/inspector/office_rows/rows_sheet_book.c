/* SPDX-License-Identifier: Apache-2.0
 *
 * What may stand in workbooks, strings, comments, tables and the metadata of
 * cells (office.h).
 */
#include "inspector/office_rows/sheet_rows.h"

/* clang-format off */
const char *const sk_office_s_book[] = {
    "bookViews",
    "calcPr calcId calcMode fullCalcOnLoad refMode iterate iterateCount "
    "iterateDelta fullPrecision calcCompleted calcOnSave concurrentCalc "
    "concurrentManualCount forceFullCalc",
    "definedName*=formula name=name comment localSheetId hidden "
    "xml:space",
    "definedNames",
    "ext uri=ext",
    "extLst",
    "fileSharing readOnlyRecommended reservationPassword algorithmName "
    "hashValue saltValue spinCount",
    "fileVersion appName lastEdited lowestEdited rupBuild",
    "oleSize ref",
    "pivotCache cacheId r:id",
    "pivotCaches",
    "sheet name sheetId state r:id",
    "sheets",
    "workbook conformance",
    "workbookPr date1904 showObjects showBorderUnselectedTables "
    "filterPrivacy showInkAnnotation hidePivotFieldList "
    "showPivotChartFilter checkCompatibility autoCompressPictures "
    "defaultThemeVersion dateCompatibility",
    "workbookProtection workbookPassword workbookPasswordCharacterSet "
    "revisionsPassword revisionsPasswordCharacterSet lockStructure "
    "lockWindows lockRevision revisionsAlgorithmName revisionsHashValue "
    "revisionsSaltValue revisionsSpinCount workbookAlgorithmName "
    "workbookHashValue workbookSaltValue workbookSpinCount",
    "workbookView visibility minimized showHorizontalScroll "
    "showVerticalScroll showSheetTabs xWindow yWindow windowWidth "
    "windowHeight tabRatio firstSheet activeTab autoFilterDateGrouping",
    NULL,
};

const char *const sk_office_s_string[] = {
    "b val",
    "charset val",
    "color auto indexed rgb theme tint",
    "condense val",
    "extend val",
    "family val",
    "i val",
    "outline val",
    "phoneticPr fontId type alignment",
    "r",
    "rFont val",
    "rPh sb eb",
    "rPr",
    "scheme val",
    "shadow val",
    "strike val",
    "sz val",
    "t* xml:space",
    "u val",
    "vertAlign val",
    "si",
    "sst count uniqueCount",
    NULL,
};

const char *const sk_office_s_comment[] = {
    "b val",
    "charset val",
    "color auto indexed rgb theme tint",
    "condense val",
    "extend val",
    "family val",
    "i val",
    "outline val",
    "phoneticPr fontId type alignment",
    "r",
    "rFont val",
    "rPh sb eb",
    "rPr",
    "scheme val",
    "shadow val",
    "strike val",
    "sz val",
    "t* xml:space",
    "u val",
    "vertAlign val",
    "anchor moveWithCells sizeWithCells",
    "author* xml:space",
    "authors",
    "comment ref authorId guid shapeId",
    "commentList",
    "commentPr locked defaultSize print disabled autoFill autoLine "
    "altText textHAlign textVAlign lockText justLastX autoScale",
    "comments",
    "text",
    NULL,
};

const char *const sk_office_s_table[] = {
    "autoFilter ref",
    "colorFilter dxfId cellColor",
    "customFilter operator val",
    "customFilters and",
    "dateGroupItem year month day hour minute second dateTimeGrouping",
    "dynamicFilter type val maxVal valIso maxValIso",
    "filter val",
    "filterColumn colId hiddenButton showButton",
    "filters blank calendarType",
    "iconFilter iconSet iconId",
    "sortCondition descending sortBy ref customList dxfId iconSet "
    "iconId",
    "sortState columnSort caseSensitive sortMethod ref",
    "top10 top percent val filterVal",
    "ext uri=ext",
    "extLst",
    "calculatedColumnFormula*=formula array xml:space",
    "table id name displayName comment ref tableType=filled "
    "headerRowCount insertRow insertRowShift totalsRowCount "
    "totalsRowShown headerRowDxfId dataDxfId totalsRowDxfId "
    "headerRowBorderDxfId tableBorderDxfId totalsRowBorderDxfId "
    "headerRowCellStyle dataCellStyle totalsRowCellStyle",
    "tableColumn id name totalsRowFunction totalsRowLabel "
    "headerRowDxfId dataDxfId totalsRowDxfId headerRowCellStyle "
    "dataCellStyle totalsRowCellStyle",
    "tableColumns count",
    "tableStyleInfo name showFirstColumn showLastColumn showRowStripes "
    "showColumnStripes",
    "totalsRowFormula*=formula array xml:space",
    NULL,
};

const char *const sk_office_s_meta[] = {
    "ext uri=ext",
    "extLst",
    "bk",
    "cellMetadata count",
    "futureMetadata name count",
    "metadata",
    "metadataType name minSupportedVersion ghostRow ghostCol edit "
    "delete copy pasteAll pasteFormulas pasteValues pasteFormats "
    "pasteComments pasteDataValidation pasteBorders pasteColWidths "
    "pasteNumberFormats merge splitFirst splitAll rowColShift clearAll "
    "clearFormats clearContents clearComments assign coerce adjust "
    "cellMeta",
    "metadataTypes count",
    "rc t v",
    NULL,
};

const char *const sk_office_xda[] = {
    "xda:dynamicArrayProperties fDynamic fCollapsed",
    NULL,
};

const char *const sk_office_xcalcf[] = {
    "xcalcf:calcFeatures",
    "xcalcf:feature name",
    NULL,
};

const char *const sk_office_xltc[] = {
    "xltc:ThreadedComments",
    "xltc:mention mentionpersonId mentionId startIndex length",
    "xltc:mentions",
    "xltc:person displayName id userId providerId",
    "xltc:personList",
    "xltc:text* xml:space",
    "xltc:threadedComment ref dT personId id parentId done",
    NULL,
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of workbooks, strings, comments, tables and of the metadata of
 * cells (ISO/IEC 29500-1, 18.2, 18.4, 18.5, 18.7; [MS-XLSX] 2.6).
 */
#include <sheet/sheet_hook.h>

/* clang-format off */
#define FILTERS                                                                \
    SK_ROW("autoFilter", "ref"),                                               \
        SK_ROW("colorFilter", "dxfId cellColor"),                              \
        SK_ROW("customFilter", "operator val"), SK_ROW("customFilters", "and"), \
        SK_ROW("dateGroupItem",                                                \
               "year month day hour minute second dateTimeGrouping"),          \
        SK_ROW("dynamicFilter", "type val maxVal valIso maxValIso"),           \
        SK_ROW("filter", "val"),                                               \
        SK_ROW("filterColumn", "colId hiddenButton showButton"),               \
        SK_ROW("filters", "blank calendarType"),                               \
        SK_ROW("iconFilter", "iconSet iconId"),                                \
        SK_ROW("sortCondition",                                                \
               "descending sortBy ref customList dxfId iconSet iconId"),       \
        SK_ROW("sortState", "columnSort caseSensitive sortMethod ref"),        \
        SK_ROW("top10", "top percent val filterVal")

#define EXTENSIONS                                                             \
    SK_ROW_AROUND("ext", "uri", sk_sheet_ext, sk_sheet_wrap_end),              \
        SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end)

#define RICH_TEXT                                                              \
    SK_ROW("b", "val"), SK_ROW("charset", "val"),                              \
        SK_ROW("color", "auto indexed rgb theme tint"),                        \
        SK_ROW("condense", "val"), SK_ROW("extend", "val"),                    \
        SK_ROW("family", "val"), SK_ROW("i", "val"), SK_ROW("outline", "val"), \
        SK_ROW("phoneticPr", "fontId type alignment"), SK_ROW("r", NULL),      \
        SK_ROW("rFont", "val"), SK_ROW("rPh", "sb eb"), SK_ROW("rPr", NULL),   \
        SK_ROW("scheme", "val"), SK_ROW("shadow", "val"),                      \
        SK_ROW("strike", "val"), SK_ROW("sz", "val"),                          \
        SK_ROW_TEXT("t", "xml:space"), SK_ROW("u", "val"),                     \
        SK_ROW("vertAlign", "val")

const SkMarkupRow sk_rows_s_book[] = {
    SK_ROW("bookViews", NULL),
    SK_ROW("calcPr",
           "calcId calcMode fullCalcOnLoad refMode iterate iterateCount "
           "iterateDelta fullPrecision calcCompleted calcOnSave concurrentCalc "
           "concurrentManualCount forceFullCalc"),
    SK_ROW_START("customWorkbookViews", NULL, sk_sheet_gone),
    { "definedName",
      "name comment localSheetId hidden function vbProcedure xlm xml:space",
      SK_MARKUP_TEXT, sk_sheet_name, sk_sheet_name_text, sk_sheet_unit_end },
    SK_ROW_AROUND("definedNames", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    EXTENSIONS,
    SK_ROW_START("externalReferences", NULL, sk_sheet_gone),
    SK_ROW("fileSharing",
           "readOnlyRecommended reservationPassword algorithmName hashValue "
           "saltValue spinCount"),
    SK_ROW("fileVersion", "appName lastEdited lowestEdited rupBuild"),
    SK_ROW("oleSize", "ref"),
    SK_ROW_AROUND("pivotCache", "cacheId r:id!", NULL, sk_sheet_child_end),
    SK_ROW_AROUND("pivotCaches", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_START("sheet", "name sheetId state r:id", sk_sheet_of_book),
    SK_ROW("sheets", NULL),
    SK_ROW("workbook", "conformance"),
    SK_ROW("workbookPr",
           "date1904 showObjects showBorderUnselectedTables filterPrivacy "
           "showInkAnnotation hidePivotFieldList showPivotChartFilter "
           "checkCompatibility autoCompressPictures defaultThemeVersion "
           "dateCompatibility"),
    SK_ROW("workbookProtection",
           "workbookPassword workbookPasswordCharacterSet revisionsPassword "
           "revisionsPasswordCharacterSet lockStructure lockWindows "
           "lockRevision revisionsAlgorithmName revisionsHashValue "
           "revisionsSaltValue revisionsSpinCount workbookAlgorithmName "
           "workbookHashValue workbookSaltValue workbookSpinCount"),
    SK_ROW_START("workbookView",
                 "visibility minimized showHorizontalScroll showVerticalScroll "
                 "showSheetTabs xWindow yWindow windowWidth windowHeight "
                 "tabRatio firstSheet activeTab autoFilterDateGrouping",
                 sk_sheet_view),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_s_string[] = {
    RICH_TEXT,
    SK_ROW("si", NULL),
    SK_ROW("sst", "count uniqueCount"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_s_comment[] = {
    RICH_TEXT,
    SK_ROW("anchor", "moveWithCells sizeWithCells"),
    SK_ROW_TEXT("author", "xml:space"),
    SK_ROW("authors", NULL),
    SK_ROW("comment", "ref authorId guid shapeId"),
    SK_ROW("commentList", NULL),
    SK_ROW("commentPr",
           "locked defaultSize print disabled autoFill autoLine altText "
           "textHAlign textVAlign lockText justLastX autoScale"),
    SK_ROW("comments", NULL),
    SK_ROW("text", NULL),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_s_table[] = {
    FILTERS,
    EXTENSIONS,
    { "calculatedColumnFormula", "array xml:space", SK_MARKUP_TEXT,
      sk_sheet_unit, sk_sheet_unit_formula, sk_sheet_unit_end },
    SK_ROW_START("table",
                 "id name displayName comment ref tableType headerRowCount "
                 "insertRow insertRowShift totalsRowCount totalsRowShown "
                 "headerRowDxfId dataDxfId totalsRowDxfId "
                 "headerRowBorderDxfId tableBorderDxfId totalsRowBorderDxfId "
                 "headerRowCellStyle dataCellStyle totalsRowCellStyle",
                 sk_sheet_table),
    SK_ROW("tableColumn",
           "id name totalsRowFunction totalsRowLabel headerRowDxfId dataDxfId "
           "totalsRowDxfId headerRowCellStyle dataCellStyle "
           "totalsRowCellStyle"),
    SK_ROW("tableColumns", "count"),
    SK_ROW("tableStyleInfo", "name showFirstColumn showLastColumn "
                             "showRowStripes showColumnStripes"),
    SK_ROW_VALUE("totalsRowFormula", "array xml:space",
                 sk_sheet_total_formula),
    SK_ROW_START("xmlColumnPr", NULL, sk_sheet_gone),
    SK_ROW_END,
};

/* What a cell with a dynamic array needs; values of other kinds of data, which
 * are fetched, are not listed. */
const SkMarkupRow sk_rows_s_meta[] = {
    EXTENSIONS,
    SK_ROW("bk", NULL),
    SK_ROW("cellMetadata", "count"),
    SK_ROW("futureMetadata", "name count"),
    SK_ROW("metadata", NULL),
    SK_ROW("metadataType",
           "name minSupportedVersion ghostRow ghostCol edit delete copy "
           "pasteAll pasteFormulas pasteValues pasteFormats pasteComments "
           "pasteDataValidation pasteBorders pasteColWidths "
           "pasteNumberFormats merge splitFirst splitAll rowColShift clearAll "
           "clearFormats clearContents clearComments assign coerce adjust "
           "cellMeta"),
    SK_ROW("metadataTypes", "count"),
    SK_ROW("rc", "t v"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_xda[] = {
    SK_ROW_AROUND("dynamicArrayProperties", "fDynamic fCollapsed", NULL,
                  sk_sheet_child_end),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_xcalcf[] = {
    SK_ROW_AROUND("calcFeatures", NULL, NULL, sk_sheet_child_end),
    SK_ROW("feature", "name"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_x15ac[] = {
    SK_ROW_START("absPath", "url", sk_sheet_path),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_xltc[] = {
    SK_ROW("ThreadedComments", NULL),
    SK_ROW("mention", "mentionpersonId mentionId startIndex length"),
    SK_ROW("mentions", NULL),
    SK_ROW("person", "displayName id userId providerId"),
    SK_ROW("personList", NULL),
    SK_ROW_TEXT("text", "xml:space"),
    SK_ROW("threadedComment", "ref dT personId id parentId done"),
    SK_ROW_END,
};

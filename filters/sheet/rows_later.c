/* SPDX-License-Identifier: Apache-2.0
 *
 * What later versions of Excel add to sheets ([MS-XLSX] 2.4 and 2.6):
 * validations, formats and sparklines that name other sheets, form controls,
 * slicers and timelines.
 */
#include <sheet/sheet_hook.h>

/* clang-format off */
#define COLOR "auto indexed rgb theme tint"

/* The entries of extension lists that stay. */
static const char *const known[] = {
    "{01252117-D84E-4E92-8308-4BE1C098FCBB}", /* x14:ignoredErrors */
    "{03082B11-2C62-411c-B77F-237D8FCFBE4C}", /* x14:slicerCachePivotTables */
    "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}", /* x14:sparklineGroups */
    "{140A7094-0E35-4892-8432-C4D2E57EDEB5}", /* x15:workbookPr */
    "{2946ED86-A175-432a-8AC1-64E0C546D7DE}", /* x14:pivotField */
    "{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}", /* x15:tableSlicerCache */
    "{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}", /* x15: slicers of tables */
    "{46BE6895-7355-4a93-B00E-2C351335B9C9}", /* x15:slicerCaches */
    "{46F421CA-312F-682f-3DD2-61675219B42D}", /* x14:dxfs */
    "{470722E0-AACD-4C17-9CDC-17EF765DBC7E}", /* x15: hides empty slicers */
    "{504A1905-F514-4f6f-8877-14C23A59335A}", /* x14:table */
    "{725AE2AE-9491-48be-B2B4-4EB974FC3084}", /* x14:pivotCacheDefinition */
    "{78C0D931-6437-407d-A8EE-F0AAD7539E65}", /* x14:conditionalFormattings */
    "{79F54976-1DA5-4618-B147-4CDE4B953A38}", /* x14:workbookPr */
    "{7E03D99C-DC04-49d9-9315-930204A7B6E9}", /* x15:timelineRefs */
    "{876F7934-8845-4945-9796-88D515C7AA90}", /* x14:pivotCaches */
    "{9260A510-F301-46a8-8635-F512D64BE5F5}", /* x15:timelineStyles */
    "{962EF5D1-5CA2-4c93-8EF4-DBF5C05439D2}", /* x14:pivotTableDefinition */
    "{A2CB5862-8E78-49c6-8D9D-AF26E26ADB89}", /* x15: caches of timelines */
    "{A8765BA9-456A-4dab-B4F3-ACF838C121DE}", /* x14:slicerList */
    "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}", /* x14:id */
    "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}", /* xcalcf:calcFeatures */
    "{BBE1A952-AA13-448e-AADC-164F8A28A991}", /* x14:slicerCaches */
    "{BDBB8CDC-FA1E-496E-A857-3C3F30C029C3}", /* xda:dynamicArrayProperties */
    "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}", /* x14:dataValidations */
    "{D0CA8CA8-9F24-4464-BF8E-62219DCF47F9}", /* x15:timelineCacheRefs */
    "{E15A36E0-9728-4e99-A89B-3F7291B0FE68}", /* x14:dataField */
    "{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}", /* x14:slicerStyles */
};

gboolean
sk_sheet_known_ext(const char *uri)
{
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(known[i], uri) == 0)
            return TRUE;
    return FALSE;
}

const SkMarkupRow sk_rows_x14[] = {
    SK_ROW("axisColor", COLOR),
    SK_ROW("borderColor", COLOR),
    SK_ROW("bounds", "startDate endDate"),
    SK_ROW("cfIcon", "iconSet iconId"),
    SK_ROW_AROUND("cfRule",
                  "type priority stopIfTrue aboveAverage percent bottom "
                  "operator text timePeriod rank stdDev equalAverage "
                  "activePresent id",
                  sk_sheet_unit, sk_sheet_unit_end),
    SK_ROW("cfvo", "type gte"),
    SK_ROW("color", COLOR),
    SK_ROW("colorAxis", COLOR),
    SK_ROW("colorFirst", COLOR),
    SK_ROW("colorHigh", COLOR),
    SK_ROW("colorLast", COLOR),
    SK_ROW("colorLow", COLOR),
    SK_ROW("colorMarkers", COLOR),
    SK_ROW("colorNegative", COLOR),
    SK_ROW("colorScale", NULL),
    SK_ROW("colorSeries", COLOR),
    SK_ROW_AROUND("conditionalFormatting", "pivot", sk_sheet_wrap,
                  sk_sheet_wrap_end),
    SK_ROW_AROUND("conditionalFormattings", "count", sk_sheet_wrap,
                  sk_sheet_wrap_end),
    SK_ROW("data", NULL),
    SK_ROW("dataBar",
           "minLength maxLength showValue border gradient direction "
           "negativeBarColorSameAsPositive "
           "negativeBarBorderColorSameAsPositive axisPosition"),
    SK_ROW_AROUND("dataField", "pivotShowAs sourceField uniqueName", NULL,
                  sk_sheet_child_end),
    SK_ROW_AROUND("dataValidation",
                  "type errorStyle imeMode operator allowBlank showDropDown "
                  "showInputMessage showErrorMessage errorTitle error "
                  "promptTitle prompt",
                  sk_sheet_unit, sk_sheet_unit_end),
    SK_ROW_AROUND("dataValidations", "disablePrompts xWindow yWindow count",
                  sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("dxf", NULL),
    SK_ROW_AROUND("dxfs", "count", NULL, sk_sheet_child_end),
    SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("fillColor", COLOR),
    SK_ROW_START("formControlPr",
                 "objectType checked colored dropLines dropStyle dx "
                 "firstButton fmlaGroup fmlaLink fmlaRange fmlaTxbx horiz inc "
                 "justLastX lockText max min multiSel noThreeD noThreeD2 page "
                 "sel seltype textHAlign textVAlign val widthMin editVal "
                 "multiLine verticalBar passwordEdit",
                 sk_sheet_control),
    SK_ROW("formula1", NULL),
    SK_ROW("formula2", NULL),
    SK_ROW("i", "x s nd"),
    SK_ROW("iconSet", "iconSet showValue percent reverse custom"),
    { "id", NULL, SK_MARKUP_TEXT, NULL, NULL, sk_sheet_child_end },
    SK_ROW("ignoredError",
           "evalError twoDigitTextYear numberStoredAsText formula "
           "formulaRange unlockedFormula emptyCellReference "
           "listDataValidation calculatedColumn"),
    SK_ROW_AROUND("ignoredErrors", NULL, NULL, sk_sheet_child_end),
    SK_ROW("item", "val"),
    SK_ROW("itemLst", NULL),
    SK_ROW("items", "count"),
    SK_ROW("negativeBorderColor", COLOR),
    SK_ROW("negativeFillColor", COLOR),
    SK_ROW_AROUND("pivotCacheDefinition",
                  "slicerData pivotCacheId supportSubqueryNonVisual "
                  "supportSubqueryCalcMem supportAddCalcMems",
                  NULL, sk_sheet_child_end),
    SK_ROW_AROUND("pivotField", "fillDownLabels ignore", NULL,
                  sk_sheet_child_end),
    SK_ROW("pivotTable", "tabId name"),
    SK_ROW_AROUND("pivotTableDefinition",
                  "fillDownLabelsDefault visualTotalsForSets "
                  "calculatedMembersInFilters altText altTextSummary "
                  "enableEdit autoApply allocationMethod "
                  "weightExpression hideValuesRow",
                  NULL, sk_sheet_child_end),
    SK_ROW("pivotTables", NULL),
    /* in a list with an identifier, and else as a part of its own */
    SK_ROW_AROUND("slicer",
                  "r:id! name cache caption startItem columnCount showCaption "
                  "level style lockedPosition rowHeight",
                  NULL, sk_sheet_child_end),
    SK_ROW_AROUND("slicerCache", "r:id!", NULL, sk_sheet_child_end),
    SK_ROW("slicerCacheDefinition", "name sourceName"),
    SK_ROW_AROUND("slicerCachePivotTables", NULL, NULL, sk_sheet_child_end),
    SK_ROW_AROUND("slicerCaches", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_AROUND("slicerList", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("slicerStyle", "name"),
    SK_ROW("slicerStyleElement", "type dxfId"),
    SK_ROW("slicerStyleElements", NULL),
    SK_ROW_AROUND("slicerStyles", "defaultSlicerStyle", NULL,
                  sk_sheet_child_end),
    SK_ROW("slicers", NULL),
    SK_ROW_AROUND("sparkline", NULL, sk_sheet_unit, sk_sheet_unit_end),
    SK_ROW_AROUND("sparklineGroup",
                  "manualMax manualMin lineWeight type dateAxis "
                  "displayEmptyCellsAs markers high low first last negative "
                  "displayXAxis displayHidden minAxisType maxAxisType "
                  "rightToLeft",
                  sk_sheet_unit, sk_sheet_group_end),
    SK_ROW_AROUND("sparklineGroups", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_AROUND("sparklines", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_AROUND("table", "altText altTextSummary", NULL, sk_sheet_child_end),
    SK_ROW("tabular",
           "pivotCacheId sortOrder customListSort showMissing crossFilter"),
    SK_ROW_AROUND("workbookPr",
                  "defaultImageDpi discardImageEditData accuracyVersion", NULL,
                  sk_sheet_child_end),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_x15[] = {
    SK_ROW("bounds", "startDate endDate"),
    SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("pivotTable", "tabId name"),
    SK_ROW("pivotTables", NULL),
    SK_ROW("selection", "startDate endDate"),
    SK_ROW_AROUND("slicerCacheHideItemsWithNoData", "count", NULL,
                  sk_sheet_child_end),
    SK_ROW_AROUND("slicerCaches", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("state", "minimalRefreshVersion lastRefreshVersion pivotCacheId "
                    "filterType"),
    SK_ROW_AROUND("tableSlicerCache", "tableId column sortOrder "
                                      "customListSort crossFilter",
                  NULL, sk_sheet_child_end),
    SK_ROW("timeline", "name cache caption showHeader showSelectionLabel "
                       "showTimeLevel showHorizontalScrollbar level "
                       "selectionLevel scrollPosition style"),
    SK_ROW("timelineCacheDefinition", "name sourceName"),
    SK_ROW_AROUND("timelineCacheRef", "r:id!", NULL, sk_sheet_child_end),
    SK_ROW_AROUND("timelineCacheRefs", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW_AROUND("timelineRef", "r:id!", NULL, sk_sheet_child_end),
    SK_ROW_AROUND("timelineRefs", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("timelineStyle", "name"),
    SK_ROW("timelineStyleElement", "type dxfId"),
    SK_ROW("timelineStyleElements", NULL),
    SK_ROW_AROUND("timelineStyles", "defaultTimelineStyle", NULL,
                  sk_sheet_child_end),
    SK_ROW("timelines", NULL),
    SK_ROW_AROUND("workbookPr", "chartTrackingRefBase", NULL,
                  sk_sheet_child_end),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_xm[] = {
    SK_ROW_VALUE("f", "xml:space", sk_sheet_unit_formula),
    SK_ROW_TEXT("sqref", NULL),
    SK_ROW_END,
};

/* the frames of slicers and timelines in a drawing */
const SkMarkupRow sk_rows_sle[] = {
    SK_ROW("slicer", "name"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_tsle[] = {
    SK_ROW("timeslicer", "name"),
    SK_ROW_END,
};

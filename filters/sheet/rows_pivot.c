/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of pivot tables, their caches and the records in these (ISO/IEC
 * 29500-1, 18.10). What only the cubes of a server have is not listed.
 */
#include <sheet/sheet_hook.h>

/* clang-format off */
#define SHARED "u f c cp in bc fc i un st b"

const SkMarkupRow sk_rows_s_pivot[] = {
    SK_ROW("autoSortScope", NULL),
    SK_ROW("b", "v " SHARED),
    SK_ROW_START("cacheField",
           "name caption propertyName serverField uniqueList numFmtId formula "
           "sqlType hierarchy level databaseField mappingCount "
           "memberPropertyField",
           sk_sheet_pivot_formula),
    SK_ROW("cacheFields", "count"),
    SK_ROW_START("cacheSource", "type", sk_sheet_pivot_source),
    SK_ROW_START("calculatedItem", "field formula", sk_sheet_pivot_formula),
    SK_ROW("calculatedItems", "count"),
    SK_ROW("chartFormat", "chart format series"),
    SK_ROW("chartFormats", "count"),
    SK_ROW("colFields", "count"),
    SK_ROW("colItems", "count"),
    SK_ROW("conditionalFormat", "scope type priority"),
    SK_ROW("conditionalFormats", "count"),
    SK_ROW("consolidation", "autoPage"),
    SK_ROW("customFilter", "operator val"),
    SK_ROW("customFilters", "and"),
    SK_ROW("d", "v " SHARED),
    SK_ROW("dataField",
           "name fld subtotal showDataAs baseField baseItem numFmtId"),
    SK_ROW("dataFields", "count"),
    SK_ROW("discretePr", "count"),
    SK_ROW("dynamicFilter", "type val maxVal valIso maxValIso"),
    SK_ROW("e", "v " SHARED),
    SK_ROW_AROUND("ext", "uri", sk_sheet_ext, sk_sheet_wrap_end),
    SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("field", "x"),
    SK_ROW("fieldGroup", "par base"),
    SK_ROW("filter", "fld mpFld type evalOrder id iMeasureHier iMeasureFld "
                     "name description stringValue1 stringValue2 val"),
    SK_ROW("filterColumn", "colId hiddenButton showButton"),
    SK_ROW("filters", "count blank calendarType"),
    SK_ROW("autoFilter", "ref"),
    SK_ROW("top10", "top percent val filterVal"),
    SK_ROW("format", "action dxfId"),
    SK_ROW("formats", "count"),
    SK_ROW("groupItems", "count"),
    SK_ROW("i", "t r i"),
    SK_ROW("item", "n t h s sd f m c x d e"),
    SK_ROW("items", "count"),
    SK_ROW("location", "ref firstHeaderRow firstDataRow firstDataCol "
                       "rowPageCount colPageCount"),
    SK_ROW("m", SHARED),
    SK_ROW("n", "v " SHARED),
    SK_ROW("page", "count"),
    SK_ROW("pageField", "fld item name cap"),
    SK_ROW("pageFields", "count"),
    SK_ROW("pageItem", "name"),
    SK_ROW("pages", "count"),
    SK_ROW("pivotArea",
           "field type dataOnly labelOnly grandRow grandCol cacheIndex "
           "outline offset collapsedLevelsAreSubtotals axis fieldPosition"),
    SK_ROW("pivotAreas", "count"),
    SK_ROW("pivotCacheDefinition",
           "r:id invalid saveData optimizeMemory enableRefresh "
           "refreshedDate refreshedDateIso missingItemsLimit "
           "createdVersion refreshedVersion minRefreshableVersion "
           "recordCount upgradeOnRefresh supportSubquery supportAdvancedDrill"),
    SK_ROW("pivotCacheRecords", "count"),
    SK_ROW("pivotField",
           "name axis dataField subtotalCaption showDropDowns hiddenLevel "
           "uniqueMemberProperty compact allDrilled numFmtId outline "
           "subtotalTop dragToRow dragToCol multipleItemSelectionAllowed "
           "dragToPage dragToData dragOff showAll insertBlankRow "
           "serverField insertPageBreak autoShow topAutoShow hideNewItems "
           "measureFilter includeNewItemsInFilter itemPageCount sortType "
           "dataSourceSort nonAutoSortDefault rankBy defaultSubtotal "
           "sumSubtotal countASubtotal avgSubtotal maxSubtotal minSubtotal "
           "productSubtotal countSubtotal stdDevSubtotal stdDevPSubtotal "
           "varSubtotal varPSubtotal showPropCell showPropTip "
           "showPropAsCaption defaultAttributeDrillState"),
    SK_ROW("pivotFields", "count"),
    SK_ROW("pivotTableDefinition",
           "name cacheId dataOnRows dataPosition autoFormatId "
           "applyNumberFormats applyBorderFormats applyFontFormats "
           "applyPatternFormats applyAlignmentFormats "
           "applyWidthHeightFormats dataCaption grandTotalCaption "
           "errorCaption showError missingCaption showMissing pageStyle "
           "pivotTableStyle vacatedStyle tag updatedVersion "
           "minRefreshableVersion asteriskTotals showItems editData "
           "disableFieldList showCalcMbrs visualTotals showMultipleLabel "
           "showDataDropDown showDrill printDrill showMemberPropertyTips "
           "showDataTips enableWizard enableDrill enableFieldProperties "
           "preserveFormatting useAutoFormatting pageWrap pageOverThenDown "
           "subtotalHiddenItems rowGrandTotals colGrandTotals "
           "fieldPrintTitles itemPrintTitles mergeItem showDropZones "
           "createdVersion indent showEmptyRow showEmptyCol showHeaders "
           "compact outline outlineData compactData published gridDropZones "
           "immersive multipleFieldFilters chartFormat rowHeaderCaption "
           "colHeaderCaption fieldListSortAscending mdxSubqueries "
           "customListSort"),
    SK_ROW("pivotTableStyleInfo", "name showRowHeaders showColHeaders "
                                  "showRowStripes showColStripes "
                                  "showLastColumn"),
    SK_ROW("r", NULL),
    SK_ROW("rangePr", "autoStart autoEnd groupBy startNum endNum startDate "
                      "endDate groupInterval"),
    SK_ROW_START("rangeSet", "i1 i2 i3 i4 ref name sheet",
                 sk_sheet_pivot_range),
    SK_ROW("rangeSets", "count"),
    SK_ROW("reference",
           "field count selected byPosition relative defaultSubtotal "
           "sumSubtotal countASubtotal avgSubtotal maxSubtotal minSubtotal "
           "productSubtotal countSubtotal stdDevSubtotal stdDevPSubtotal "
           "varSubtotal varPSubtotal"),
    SK_ROW("references", "count"),
    SK_ROW("rowFields", "count"),
    SK_ROW("rowItems", "count"),
    SK_ROW("s", "v " SHARED),
    SK_ROW("sharedItems",
           "containsSemiMixedTypes containsNonDate containsDate "
           "containsString containsBlank containsMixedTypes containsNumber "
           "containsInteger minValue maxValue minDate maxDate count longText"),
    SK_ROW_START("worksheetSource", "ref name sheet", sk_sheet_pivot_range),
    SK_ROW("x", "v"),
    SK_ROW_END,
};

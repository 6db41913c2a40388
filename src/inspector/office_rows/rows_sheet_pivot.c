/* SPDX-License-Identifier: Apache-2.0
 *
 * What may stand in pivot tables and their caches (office.h).
 */
#include "inspector/office_rows/sheet_rows.h"

/* clang-format off */
const char *const sk_office_s_pivot[] = {
    "autoSortScope",
    "b v u f c cp in bc fc i un st b",
    "cacheField name caption propertyName serverField uniqueList "
    "numFmtId formula=formula sqlType hierarchy level databaseField "
    "mappingCount memberPropertyField",
    "cacheFields count",
    "cacheSource type=source",
    "calculatedItem field formula=formula",
    "calculatedItems count",
    "chartFormat chart format series",
    "chartFormats count",
    "colFields count",
    "colItems count",
    "conditionalFormat scope type priority",
    "conditionalFormats count",
    "consolidation autoPage",
    "customFilter operator val",
    "customFilters and",
    "d v u f c cp in bc fc i un st b",
    "dataField name fld subtotal showDataAs baseField baseItem numFmtId",
    "dataFields count",
    "discretePr count",
    "dynamicFilter type val maxVal valIso maxValIso",
    "e v u f c cp in bc fc i un st b",
    "ext uri=ext",
    "extLst",
    "field x",
    "fieldGroup par base",
    "filter fld mpFld type evalOrder id iMeasureHier iMeasureFld name "
    "description stringValue1 stringValue2 val",
    "filterColumn colId hiddenButton showButton",
    "filters count blank calendarType",
    "autoFilter ref",
    "top10 top percent val filterVal",
    "format action dxfId",
    "formats count",
    "groupItems count",
    "i t r i",
    "item n t h s sd f m c x d e",
    "items count",
    "location ref firstHeaderRow firstDataRow firstDataCol rowPageCount "
    "colPageCount",
    "m u f c cp in bc fc i un st b",
    "n v u f c cp in bc fc i un st b",
    "page count",
    "pageField fld item name cap",
    "pageFields count",
    "pageItem name",
    "pages count",
    "pivotArea field type dataOnly labelOnly grandRow grandCol "
    "cacheIndex outline offset collapsedLevelsAreSubtotals axis "
    "fieldPosition",
    "pivotAreas count",
    "pivotCacheDefinition r:id invalid saveData optimizeMemory "
    "enableRefresh refreshedDate refreshedDateIso missingItemsLimit "
    "createdVersion refreshedVersion minRefreshableVersion recordCount "
    "upgradeOnRefresh supportSubquery supportAdvancedDrill",
    "pivotCacheRecords count",
    "pivotField name axis dataField subtotalCaption showDropDowns "
    "hiddenLevel uniqueMemberProperty compact allDrilled numFmtId "
    "outline subtotalTop dragToRow dragToCol "
    "multipleItemSelectionAllowed dragToPage dragToData dragOff showAll "
    "insertBlankRow serverField insertPageBreak autoShow topAutoShow "
    "hideNewItems measureFilter includeNewItemsInFilter itemPageCount "
    "sortType dataSourceSort nonAutoSortDefault rankBy defaultSubtotal "
    "sumSubtotal countASubtotal avgSubtotal maxSubtotal minSubtotal "
    "productSubtotal countSubtotal stdDevSubtotal stdDevPSubtotal "
    "varSubtotal varPSubtotal showPropCell showPropTip "
    "showPropAsCaption defaultAttributeDrillState",
    "pivotFields count",
    "pivotTableDefinition name cacheId dataOnRows dataPosition "
    "autoFormatId applyNumberFormats applyBorderFormats "
    "applyFontFormats applyPatternFormats applyAlignmentFormats "
    "applyWidthHeightFormats dataCaption grandTotalCaption errorCaption "
    "showError missingCaption showMissing pageStyle pivotTableStyle "
    "vacatedStyle tag updatedVersion minRefreshableVersion "
    "asteriskTotals showItems editData disableFieldList showCalcMbrs "
    "visualTotals showMultipleLabel showDataDropDown showDrill "
    "printDrill showMemberPropertyTips showDataTips enableWizard "
    "enableDrill enableFieldProperties preserveFormatting "
    "useAutoFormatting pageWrap pageOverThenDown subtotalHiddenItems "
    "rowGrandTotals colGrandTotals fieldPrintTitles itemPrintTitles "
    "mergeItem showDropZones createdVersion indent showEmptyRow "
    "showEmptyCol showHeaders compact outline outlineData compactData "
    "published gridDropZones immersive multipleFieldFilters chartFormat "
    "rowHeaderCaption colHeaderCaption fieldListSortAscending "
    "mdxSubqueries customListSort",
    "pivotTableStyleInfo name showRowHeaders showColHeaders "
    "showRowStripes showColStripes showLastColumn",
    "r",
    "rangePr autoStart autoEnd groupBy startNum endNum startDate "
    "endDate groupInterval",
    "rangeSet i1 i2 i3 i4 ref name=formula sheet",
    "rangeSets count",
    "reference field count selected byPosition relative defaultSubtotal "
    "sumSubtotal countASubtotal avgSubtotal maxSubtotal minSubtotal "
    "productSubtotal countSubtotal stdDevSubtotal stdDevPSubtotal "
    "varSubtotal varPSubtotal",
    "references count",
    "rowFields count",
    "rowItems count",
    "s v u f c cp in bc fc i un st b",
    "sharedItems containsSemiMixedTypes containsNonDate containsDate "
    "containsString containsBlank containsMixedTypes containsNumber "
    "containsInteger minValue maxValue minDate maxDate count longText",
    "worksheetSource ref name=formula sheet",
    "x v",
    NULL,
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of tables and sheets that may leave (OpenDocument 1.4, part 3,
 * chapter 9), and the conditional formats of LibreOffice.
 */
#include "odf/odf_rows.h"

/* clang-format off */
#define VALUE \
    "office:boolean-value office:currency office:date-value" \
    " office:string-value office:time-value office:value" \
    " office:value-type"
#define CELL \
    "calcext:value-type office:boolean-value office:currency" \
    " office:date-value office:string-value office:time-value" \
    " office:value office:value-type table:content-validation-name" \
    " table:formula table:number-columns-repeated table:protect" \
    " table:protected table:style-name xml:id"

const SkMarkupRow sk_odf_table_rows[] = {
    ROW("background", "table:style-name"),
    ROW("body",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("calculation-settings",
        "table:automatic-find-labels table:case-sensitive table:null-year"
        " table:precision-as-shown"
        " table:search-criteria-must-apply-to-whole-cell"
        " table:use-regular-expressions table:use-wildcards"),
    ROW("cell-address", "table:column table:row table:table"),
    ROW("cell-content-change",
        "table:acceptance-state table:id table:rejecting-change-id"),
    ROW("cell-content-deletion", "table:id"),
    GONE("cell-range-source"),
    ROW("change-deletion", "table:id"),
    JUDGED("change-track-table-cell",
        VALUE " table:cell-address table:formula table:matrix-covered"
        " table:number-matrix-columns-spanned table:number-matrix-rows-spanned"
        ),
    JUDGED("consolidation",
        "table:function table:link-to-source-data"
        " table:source-cell-range-addresses table:target-cell-address"
        " table:use-labels"),
    JUDGED("content-validation",
        "table:allow-empty-cell table:base-cell-address table:condition"
        " table:display-list table:name"),
    ROW("content-validations", NULL),
    JUDGED("covered-table-cell", VALUE " " CELL),
    ROW("cut-offs", NULL),
    ROW("data-pilot-display-info",
        "table:data-field table:display-member-mode table:enabled"
        " table:member-count"),
    ROW("data-pilot-field",
        "loext:ignore-selected-page table:function table:is-data-layout-field"
        " table:orientation table:selected-page table:source-field-name"
        " table:used-hierarchy tableooo:display-name"),
    ROW("data-pilot-field-reference",
        "table:field-name table:member-name table:member-type table:type"),
    ROW("data-pilot-group", "table:name"),
    ROW("data-pilot-group-member", "table:name"),
    ROW("data-pilot-groups",
        "table:date-end table:date-start table:end table:grouped-by"
        " table:source-field-name table:start table:step"),
    ROW("data-pilot-layout-info", "table:add-empty-lines table:layout-mode"),
    ROW("data-pilot-level",
        "calcext:repeat-item-labels loext:repeat-item-labels table:show-empty"),
    ROW("data-pilot-member", "table:display table:name table:show-details"),
    ROW("data-pilot-members", NULL),
    ROW("data-pilot-sort-info", "table:data-field table:order table:sort-mode"),
    ROW("data-pilot-subtotal", "table:function"),
    ROW("data-pilot-subtotals", NULL),
    { "data-pilot-table",
      "table:application-data table:buttons table:drill-down-on-double-click"
      " table:grand-total table:identify-categories table:ignore-empty-rows"
      " table:name table:show-filter-button table:target-range-address"
      , 0, sk_odf_pivot, NULL, sk_odf_pivot_end },
    ROW("data-pilot-tables", NULL),
    JUDGED("database-range",
        "table:contains-header table:display-filter-buttons"
        " table:has-persistent-data table:is-selection table:name"
        " table:on-update-keep-size table:on-update-keep-styles"
        " table:orientation table:target-range-address"),
    ROW("database-ranges", NULL),
    GONE("database-source-query"),
    GONE("database-source-sql"),
    GONE("database-source-table"),
    GONE("dde-link"),
    GONE("dde-links"),
    ROW("deletion",
        "table:acceptance-state table:id table:multi-deletion-spanned"
        " table:position table:rejecting-change-id table:table table:type"),
    ROW("deletions", NULL),
    ROW("dependencies", NULL),
    ROW("dependency", "table:id"),
    TEXT("desc", NULL),
    ROW("detective", NULL),
    GONE("error-macro"),
    ROW("error-message", "table:display table:message-type table:title"),
    ROW("even-columns",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("even-rows",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    JUDGED("filter",
        "table:condition-source table:condition-source-range-address"
        " table:display-duplicates table:target-range-address"),
    ROW("filter-and", NULL),
    ROW("filter-condition",
        "loext:data-type table:case-sensitive table:data-type"
        " table:field-number table:operator table:value"),
    ROW("filter-or", NULL),
    ROW("filter-set-item", "table:value"),
    ROW("first-column",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("first-row",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("help-message", "table:display table:title"),
    JUDGED("highlighted-range",
        "table:cell-range-address table:contains-error table:direction"
        " table:marked-invalid"),
    ROW("insertion",
        "table:acceptance-state table:count table:id table:position"
        " table:rejecting-change-id table:table table:type"),
    ROW("insertion-cut-off", "table:id table:position"),
    ROW("iteration", "table:maximum-difference table:status table:steps"),
    JUDGED("label-range",
        "table:data-cell-range-address table:label-cell-range-address"
        " table:orientation"),
    ROW("label-ranges", NULL),
    ROW("last-column",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("last-row",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("movement",
        "table:acceptance-state table:id table:rejecting-change-id"),
    ROW("movement-cut-off",
        "table:end-position table:position table:start-position"),
    { "named-expression",
      "table:base-cell-address table:expression table:name"
      , 0, sk_odf_named, NULL, NULL },
    ROW("named-expressions", NULL),
    { "named-range",
      "table:base-cell-address table:cell-range-address table:name"
      " table:range-usable-as", 0, sk_odf_named, NULL, NULL },
    ROW("null-date", "table:date-value table:value-type"),
    ROW("odd-columns",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("odd-rows",
        "table:paragraph-style-name table:style-name text:paragraph-style-name"
        " text:style-name"),
    ROW("operation", "table:index table:name"),
    ROW("previous", "table:id"),
    JUDGED("scenario",
        "table:border-color table:comment table:copy-back table:copy-formulas"
        " table:copy-styles table:display-border table:is-active"
        " table:protected table:scenario-ranges"),
    ROW("shapes", NULL),
    JUDGED("sort",
        "table:algorithm table:bind-styles-to-content table:case-sensitive"
        " table:country table:embedded-number-behavior table:language"
        " table:rfc-language-tag table:script table:target-range-address"),
    ROW("sort-by", "table:data-type table:field-number table:order"),
    ROW("sort-groups", "table:data-type table:order"),
    JUDGED("source-cell-range", "table:cell-range-address table:name"),
    ROW("source-range-address",
        "table:column table:end-column table:end-row table:end-table table:row"
        " table:start-column table:start-row table:start-table table:table"),
    { "source-service", NULL, 0, sk_odf_pivot_source, NULL, NULL },
    ROW("subtotal-field", "table:field-number table:function"),
    ROW("subtotal-rule", "table:group-by-field-number"),
    ROW("subtotal-rules",
        "table:bind-styles-to-content table:case-sensitive"
        " table:page-breaks-on-group-change"),
    { "table",
      "loext:tab-color table:is-sub-table table:name table:print"
      " table:print-ranges table:protected table:protection-key"
      " table:protection-key-digest-algorithm"
      " table:protection-key-digest-algorithm-2 table:style-name"
      " table:template-name table:use-banding-columns-styles"
      " table:use-banding-rows-styles table:use-first-column-styles"
      " table:use-first-row-styles table:use-last-column-styles"
      " table:use-last-row-styles xml:id", 0, sk_odf_table, NULL, NULL },
    JUDGED("table-cell",
        VALUE " " CELL
        " table:number-columns-spanned table:number-matrix-columns-spanned"
        " table:number-matrix-rows-spanned table:number-rows-spanned"),
    ROW("table-column",
        "table:default-cell-style-name table:number-columns-repeated"
        " table:style-name table:visibility xml:id"),
    ROW("table-column-group", "table:display"),
    ROW("table-columns", NULL),
    ROW("table-header-columns", NULL),
    ROW("table-header-rows", NULL),
    ROW("table-row",
        "table:default-cell-style-name table:number-rows-repeated"
        " table:style-name table:visibility xml:id"),
    ROW("table-row-group", "table:display"),
    ROW("table-rows", NULL),
    GONE("table-source"),
    ROW("table-template",
        "table:first-row-end-column table:first-row-start-column"
        " table:last-row-end-column table:last-row-start-column table:name"
        " text:first-row-end-column text:first-row-start-column"
        " text:last-row-end-column text:last-row-start-column text:name"),
    ROW("target-range-address",
        "table:column table:end-column table:end-row table:end-table table:row"
        " table:start-column table:start-row table:start-table table:table"),
    TEXT("title", NULL),
    { "tracked-changes", "table:track-changes", 0, sk_odf_note, NULL, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_calcext_rows[] = {
    ROW("color-scale", NULL),
    JUDGED("color-scale-entry", "calcext:color calcext:type calcext:value"),
    JUDGED("condition",
        "calcext:apply-style-name calcext:base-cell-address calcext:value"),
    JUDGED("conditional-format", "calcext:target-range-address"),
    ROW("conditional-formats", NULL),
    ROW("data-bar",
        "calcext:axis-color calcext:axis-position calcext:gradient"
        " calcext:max-length calcext:min-length calcext:negative-color"
        " calcext:positive-color calcext:show-value"),
    JUDGED("data-bar-entry", "calcext:type calcext:value"),
    ROW("date-is", "calcext:date calcext:style"),
    JUDGED("formatting-entry", "calcext:type calcext:value"),
    ROW("icon-set", "calcext:icon-set-type calcext:show-value"),
    JUDGED("sparkline", "calcext:cell-address calcext:data-range"),
    JUDGED("sparkline-group",
        "calcext:color-axis calcext:color-first calcext:color-high"
        " calcext:color-last calcext:color-low calcext:color-markers"
        " calcext:color-negative calcext:color-series calcext:date-axis"
        " calcext:display-empty-cells-as calcext:display-hidden"
        " calcext:display-x-axis calcext:first calcext:high calcext:id"
        " calcext:last calcext:line-width calcext:low calcext:manual-max"
        " calcext:manual-min calcext:markers calcext:max-axis-type"
        " calcext:min-axis-type calcext:negative calcext:right-to-left"
        " calcext:type"),
    ROW("sparkline-groups", NULL),
    ROW("sparklines", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */

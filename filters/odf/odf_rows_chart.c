/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of charts and of the formats of numbers that may leave
 * (OpenDocument 1.4, part 3, chapter 11 and section 16.29).
 */
#include "odf/odf_rows.h"

/* clang-format off */
#define PLACE \
    "svg:height svg:width svg:x svg:y"
#define DATASTYLE \
    "number:country number:language number:rfc-language-tag" \
    " number:script number:title number:transliteration-country" \
    " number:transliteration-format number:transliteration-language" \
    " number:transliteration-style style:display-name style:name" \
    " style:volatile"
#define LOCALE \
    "number:country number:language number:rfc-language-tag" \
    " number:script"
#define CALENDAR \
    "number:calendar number:style"

const SkMarkupRow sk_odf_chart_rows[] = {
    ROW("axis",
        "chart:dimension chart:name chart:style-name chartooo:axis-type"
        " loext:axis-type"),
    JUDGED("categories", "table:cell-range-address"),
    { "chart",
      "chart:class chart:column-mapping chart:row-mapping chart:style-name"
      " svg:height svg:width xlink:href xlink:type xml:id"
      , 0, sk_odf_chart, NULL, NULL },
    ROW("coordinate-region", PLACE),
    ROW("data-label",
        "chart:style-name loext:custom-label-pos-x loext:custom-label-pos-y"
        " svg:x svg:y"),
    ROW("data-point",
        "chart:repeated chart:style-name loext:custom-label-pos-x"
        " loext:custom-label-pos-y loext:custom-leader-lines loext:hide-legend"
        " xml:id"),
    JUDGED("domain", "table:cell-range-address"),
    ROW("equation",
        "chart:automatic-content chart:display-equation chart:display-r-square"
        " chart:style-name svg:x svg:y"),
    ROW("error-indicator", "chart:dimension chart:style-name"),
    ROW("floor", "chart:style-name svg:width"),
    ROW("footer", "chart:style-name svg:x svg:y table:cell-range"),
    ROW("grid", "chart:class chart:style-name"),
    ROW("label-separator", NULL),
    ROW("legend",
        PLACE " chart:legend-align chart:legend-position chart:style-name"
        " style:legend-expansion style:legend-expansion-aspect-ratio"),
    ROW("mean-value", "chart:style-name"),
    JUDGED("plot-area",
        PLACE
        " chart:data-source-has-labels chart:style-name dr3d:ambient-color"
        " dr3d:distance dr3d:focal-length dr3d:lighting-mode dr3d:projection"
        " dr3d:shade-mode dr3d:shadow-slant dr3d:transform dr3d:vpn dr3d:vrp"
        " dr3d:vup table:cell-range-address xml:id"),
    ROW("regression-curve", "chart:style-name"),
    JUDGED("series",
        "chart:attached-axis chart:class chart:label-cell-address"
        " chart:style-name chart:values-cell-range-address loext:hide-legend"
        " xml:id"),
    ROW("stock-gain-marker", "chart:style-name"),
    ROW("stock-loss-marker", "chart:style-name"),
    ROW("stock-range-line", "chart:style-name"),
    ROW("subtitle", "chart:style-name svg:x svg:y table:cell-range"),
    ROW("symbol-image", NULL),
    ROW("title", "chart:style-name svg:x svg:y table:cell-range"),
    ROW("wall", "chart:style-name svg:width"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_chartooo_rows[] = {
    ROW("coordinate-region", PLACE),
    ROW("date-scale",
        "chart:base-time-unit chart:major-interval-unit"
        " chart:major-interval-value chart:minor-interval-unit"
        " chart:minor-interval-value"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_number_rows[] = {
    ROW("am-pm", NULL),
    ROW("boolean", NULL),
    ROW("boolean-style", DATASTYLE),
    ROW("currency-style", DATASTYLE " number:automatic-order"),
    TEXT("currency-symbol", LOCALE),
    ROW("date-style", DATASTYLE " number:automatic-order number:format-source"),
    ROW("day", CALENDAR),
    ROW("day-of-week", CALENDAR),
    TEXT("embedded-text", "number:position"),
    ROW("era", CALENDAR),
    TEXT("fill-character", NULL),
    ROW("fraction",
        "loext:max-numerator-digits number:denominator-value number:grouping"
        " number:max-denominator-value number:min-denominator-digits"
        " number:min-integer-digits number:min-numerator-digits"),
    ROW("hours", "number:style"),
    ROW("minutes", "number:style"),
    ROW("month", CALENDAR " number:possessive-form number:textual"),
    ROW("num-list-format", "style:name"),
    ROW("num-list-label", "text:level"),
    ROW("number",
        "number:decimal-places number:decimal-replacement"
        " number:display-factor number:grouping number:min-decimal-places"
        " number:min-integer-digits"),
    ROW("number-style", DATASTYLE),
    ROW("percentage-style", DATASTYLE),
    ROW("quarter", CALENDAR),
    ROW("scientific-number",
        "number:decimal-places number:exponent-interval"
        " number:forced-exponent-sign number:grouping number:min-decimal-places"
        " number:min-exponent-digits number:min-integer-digits"),
    ROW("seconds", "number:decimal-places number:style"),
    TEXT("text", NULL),
    ROW("text-content", NULL),
    ROW("text-style", DATASTYLE),
    ROW("time-style",
        DATASTYLE " number:format-source number:truncate-on-overflow"),
    ROW("week-of-year", "number:calendar"),
    ROW("year", CALENDAR),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */

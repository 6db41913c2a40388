/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of styles that may leave (OpenDocument 1.4, part 3, chapters 16
 * and 17).
 */
#include "odf/odf_rows.h"
#include "odf/odf_rows_graphic.h"

/* clang-format off */
#define LINK \
    "xlink:actuate xlink:href xlink:show xlink:type"
#define PLACE SK_ODF_PLACE
#define BORDER SK_ODF_BORDER
#define MARGIN SK_ODF_MARGIN
#define NUMBER \
    "style:num-format style:num-letter-sync style:num-prefix" \
    " style:num-suffix"

const SkMarkupRow sk_odf_style_rows[] = {
    ROW("background-fill",
        "draw:fill draw:fill-color draw:fill-gradient-name"
        " draw:fill-hatch-name draw:fill-hatch-solid draw:fill-image-height"
        " draw:fill-image-name draw:fill-image-ref-point"
        " draw:fill-image-ref-point-x draw:fill-image-ref-point-y"
        " draw:fill-image-width draw:gradient-step-count draw:opacity"
        " draw:opacity-name draw:secondary-fill-color draw:tile-repeat-offset"
        " style:repeat svg:fill-rule"),
    { "background-image",
      LINK " draw:opacity style:filter-name style:position style:repeat"
      , 0, sk_odf_picture, NULL, NULL },
    ROW("chart-properties",
        "chart:angle-offset chart:auto-position chart:auto-size"
        " chart:axis-label-position chart:axis-position chart:connect-bars"
        " chart:data-label-number chart:data-label-series"
        " chart:data-label-symbol chart:data-label-text chart:deep"
        " chart:display-label chart:error-category chart:error-lower-indicator"
        " chart:error-lower-limit chart:error-lower-range chart:error-margin"
        " chart:error-percentage chart:error-upper-indicator"
        " chart:error-upper-limit chart:error-upper-range chart:gap-width"
        " chart:group-bars-per-axis chart:hole-size chart:include-hidden-cells"
        " chart:interpolation chart:interval-major chart:interval-minor-divisor"
        " chart:japanese-candle-stick chart:label-arrangement"
        " chart:label-position chart:label-position-negative chart:lines"
        " chart:lines-used chart:link-data-style-to-source chart:logarithmic"
        " chart:major-origin chart:maximum chart:mean-value chart:minimum"
        " chart:minor-logarithmic chart:origin chart:overlap chart:percentage"
        " chart:pie-offset chart:regression-force-intercept"
        " chart:regression-intercept-value chart:regression-max-degree"
        " chart:regression-moving-type chart:regression-name"
        " chart:regression-period chart:regression-type chart:reverse-direction"
        " chart:right-angled-axes chart:scale-text chart:series-source"
        " chart:solid-type chart:sort-by-x-values chart:spline-order"
        " chart:spline-resolution chart:stacked chart:stock-with-volume"
        " chart:symbol-height chart:symbol-name chart:symbol-type"
        " chart:symbol-width chart:text-overlap chart:three-dimensional"
        " chart:tick-mark-position chart:tick-marks-major-inner"
        " chart:tick-marks-major-outer chart:tick-marks-minor-inner"
        " chart:tick-marks-minor-outer chart:treat-empty-cells chart:vertical"
        " chart:visible loext:color-lum-mod loext:color-lum-off"
        " loext:custom-leader-lines loext:custom-leader-lines-color"
        " loext:custom-leader-lines-width loext:data-label-series"
        " loext:exclude-hidden loext:fill-hatch-name loext:fill-hatch-solid"
        " loext:label-fill loext:label-fill-color"
        " loext:label-fill-gradient-name loext:label-fill-hatch-name"
        " loext:label-fill-opacity loext:major-origin loext:regression-name"
        " loext:regression-x-name loext:regression-y-name loext:show-legend-key"
        " loext:std-weight loext:try-staggering-first style:direction"
        " style:rotation-angle text:line-break"),
    ROW("column",
        "fo:end-indent fo:space-after fo:space-before fo:start-indent"
        " style:rel-width"),
    ROW("column-sep",
        "style:color style:height style:style style:vertical-align style:width"
        ),
    ROW("columns", "fo:column-count fo:column-gap"),
    ROW("default-page-layout", NULL),
    ROW("default-style", "style:family"),
    ROW("drawing-page-properties",
        "draw:background-size draw:fill draw:fill-color"
        " draw:fill-gradient-name draw:fill-hatch-name draw:fill-hatch-solid"
        " draw:fill-image-height draw:fill-image-name draw:fill-image-ref-point"
        " draw:fill-image-ref-point-x draw:fill-image-ref-point-y"
        " draw:fill-image-width draw:gradient-step-count draw:opacity"
        " draw:opacity-name draw:secondary-fill-color draw:tile-repeat-offset"
        " loext:fill-hatch-solid loext:fill-use-slide-background"
        " loext:shadow-blur presentation:background-objects-visible"
        " presentation:background-visible presentation:display-date-time"
        " presentation:display-footer presentation:display-header"
        " presentation:display-page-number presentation:duration"
        " presentation:transition-speed presentation:transition-style"
        " presentation:transition-type presentation:visibility smil:direction"
        " smil:fadeColor smil:subtype smil:type style:repeat svg:fill-rule"),
    ROW("drop-cap", "style:distance style:length style:lines style:style-name"),
    ROW("font-face",
        "style:font-adornments style:font-charset style:font-family-generic"
        " style:font-pitch style:name svg:accent-height svg:alphabetic"
        " svg:ascent svg:bbox svg:cap-height svg:descent svg:font-family"
        " svg:font-size svg:font-stretch svg:font-style svg:font-variant"
        " svg:font-weight svg:hanging svg:ideographic svg:mathematical"
        " svg:overline-position svg:overline-thickness svg:panose-1 svg:slope"
        " svg:stemh svg:stemv svg:strikethrough-position"
        " svg:strikethrough-thickness svg:underline-position"
        " svg:underline-thickness svg:unicode-range svg:units-per-em"
        " svg:v-alphabetic svg:v-hanging svg:v-ideographic svg:v-mathematical"
        " svg:widths svg:x-height"),
    ROW("footer", "style:display"),
    ROW("footer-first", "style:display"),
    ROW("footer-left", "style:display"),
    ROW("footer-style", NULL),
    ROW("footnote-sep",
        "style:adjustment style:color style:distance-after-sep"
        " style:distance-before-sep style:line-style style:rel-width"
        " style:width"),
    ROW("graphic-properties", SK_ODF_GRAPHIC),
    ROW("handout-master",
        "draw:style-name presentation:presentation-page-layout-name"
        " presentation:use-date-time-name presentation:use-footer-name"
        " presentation:use-header-name style:page-layout-name"),
    ROW("header", "style:display"),
    ROW("header-first", "style:display"),
    ROW("header-footer-properties",
        BORDER " " MARGIN
        " fo:background-color fo:min-height style:dynamic-spacing style:shadow"
        " svg:height"),
    ROW("header-left", "style:display"),
    ROW("header-style", NULL),
    ROW("list-level-label-alignment",
        "fo:margin-left fo:text-indent text:label-followed-by"
        " text:list-tab-stop-position"),
    ROW("list-level-properties",
        "fo:height fo:text-align fo:width style:font-name style:vertical-pos"
        " style:vertical-rel svg:y text:list-level-position-and-space-mode"
        " text:min-label-distance text:min-label-width text:space-before"),
    JUDGED("map",
        "style:apply-style-name style:base-cell-address style:condition"),
    ROW("master-page",
        "draw:style-name style:display-name style:name style:next-style-name"
        " style:page-layout-name"),
    ROW("page-layout", "style:name style:page-usage"),
    ROW("page-layout-properties",
        BORDER " " MARGIN " " NUMBER
        " fo:background-color fo:page-height fo:page-width loext:margin-gutter"
        " loext:rtl-gutter style:first-page-number style:footnote-max-height"
        " style:layout-grid-base-height style:layout-grid-base-width"
        " style:layout-grid-color style:layout-grid-display"
        " style:layout-grid-lines style:layout-grid-mode"
        " style:layout-grid-print style:layout-grid-ruby-below"
        " style:layout-grid-ruby-height style:layout-grid-snap-to"
        " style:layout-grid-snap-to-characters style:layout-grid-standard-mode"
        " style:margin-gutter style:paper-tray-name style:print"
        " style:print-orientation style:print-page-order"
        " style:register-truth-ref-style-name style:scale-to style:scale-to-X"
        " style:scale-to-Y style:scale-to-pages style:shadow"
        " style:table-centering style:writing-mode"),
    ROW("paragraph-properties",
        BORDER " " MARGIN
        " css3t:text-justify fo:background-color fo:break-after fo:break-before"
        " fo:hyphenation-keep fo:hyphenation-ladder-count"
        " fo:hyphenation-push-char-count fo:hyphenation-remain-char-count"
        " fo:keep-together fo:keep-with-next fo:line-height fo:orphans"
        " fo:text-align fo:text-align-last fo:text-indent fo:widows"
        " loext:contextual-spacing loext:hyphenation-keep-line"
        " loext:hyphenation-keep-type loext:snap-to-layout-grid"
        " loext:tab-stop-distance loext:word-spacing loext:word-spacing-maximum"
        " loext:word-spacing-minimum style:auto-text-indent"
        " style:background-transparency style:contextual-spacing"
        " style:font-independent-line-spacing style:join-border"
        " style:justify-single-word style:line-break style:line-height-at-least"
        " style:line-spacing style:page-number style:punctuation-wrap"
        " style:register-true style:shadow style:snap-to-layout-grid"
        " style:tab-stop-distance style:text-autospace style:vertical-align"
        " style:writing-mode style:writing-mode-automatic text:enable-numbering"
        " text:line-number text:number-lines text:relative-tab-stop-position"),
    ROW("presentation-page-layout", "style:display-name style:name"),
    ROW("region-center", NULL),
    ROW("region-left", NULL),
    ROW("region-right", NULL),
    ROW("ruby-properties",
        "loext:ruby-position style:ruby-align style:ruby-position"),
    ROW("section-properties",
        "fo:background-color fo:margin-left fo:margin-right style:editable"
        " style:protect style:writing-mode text:dont-balance-text-columns"),
    ROW("style",
        "loext:hidden loext:linked-style-name style:auto-update style:class"
        " style:data-style-name style:default-outline-level style:display-name"
        " style:family style:hidden style:list-level style:list-style-name"
        " style:master-page-name style:name style:next-style-name"
        " style:parent-style-name style:percentage-data-style-name"),
    ROW("tab-stop",
        "style:char style:leader-color style:leader-style style:leader-text"
        " style:leader-text-style style:leader-type style:leader-width"
        " style:position style:type"),
    ROW("tab-stops", NULL),
    ROW("table-cell-properties",
        BORDER " fo:background-color fo:text-align fo:wrap-option"
        " loext:vertical-justify style:cell-protect style:decimal-places"
        " style:diagonal-bl-tr style:diagonal-bl-tr-widths style:diagonal-tl-br"
        " style:diagonal-tl-br-widths style:direction"
        " style:glyph-orientation-vertical style:hyphenate style:print-content"
        " style:repeat-content style:rotation-align style:rotation-angle"
        " style:shadow style:shrink-to-fit style:text-align-source"
        " style:vertical-align style:writing-mode"),
    ROW("table-column-properties",
        "fo:break-after fo:break-before style:column-width"
        " style:rel-column-width style:use-optimal-column-width"),
    ROW("table-properties",
        MARGIN
        " fo:background-color fo:break-after fo:break-before fo:keep-with-next"
        " style:may-break-between-rows style:page-number style:rel-width"
        " style:shadow style:width style:writing-mode table:align"
        " table:border-model table:display table:tab-color"),
    ROW("table-row-properties",
        "fo:background-color fo:break-after fo:break-before fo:keep-together"
        " style:keep-together style:min-row-height style:row-height"
        " style:use-optimal-row-height"),
    JUDGED("text-properties",
        "fo:background-color fo:color fo:country fo:font-family fo:font-size"
        " fo:font-style fo:font-variant fo:font-weight fo:hyphenate"
        " fo:hyphenation-push-char-count fo:hyphenation-remain-char-count"
        " fo:language fo:letter-spacing fo:script fo:text-shadow"
        " fo:text-transform loext:border loext:border-bottom loext:border-left"
        " loext:border-right loext:border-top loext:char-shading-value"
        " loext:color-lum-mod loext:color-lum-off"
        " loext:hyphenation-compound-remain-char-count"
        " loext:hyphenation-no-caps loext:hyphenation-no-last-word"
        " loext:hyphenation-word-char-count loext:hyphenation-zone"
        " loext:opacity loext:padding loext:padding-bottom loext:padding-left"
        " loext:padding-right loext:padding-top loext:shadow loext:theme-color"
        " style:country-asian style:country-complex style:font-charset"
        " style:font-charset-asian style:font-charset-complex"
        " style:font-family-asian style:font-family-complex"
        " style:font-family-generic style:font-family-generic-asian"
        " style:font-family-generic-complex style:font-name"
        " style:font-name-asian style:font-name-complex style:font-pitch"
        " style:font-pitch-asian style:font-pitch-complex style:font-relief"
        " style:font-size-asian style:font-size-complex style:font-size-rel"
        " style:font-size-rel-asian style:font-size-rel-complex"
        " style:font-style-asian style:font-style-complex style:font-style-name"
        " style:font-style-name-asian style:font-style-name-complex"
        " style:font-weight-asian style:font-weight-complex"
        " style:language-asian style:language-complex style:letter-kerning"
        " style:rfc-language-tag style:rfc-language-tag-asian"
        " style:rfc-language-tag-complex style:script-asian"
        " style:script-complex style:script-type style:text-blinking"
        " style:text-combine style:text-combine-end-char"
        " style:text-combine-start-char style:text-emphasize"
        " style:text-line-through-color style:text-line-through-mode"
        " style:text-line-through-style style:text-line-through-text"
        " style:text-line-through-text-style style:text-line-through-type"
        " style:text-line-through-width style:text-outline"
        " style:text-overline-color style:text-overline-mode"
        " style:text-overline-style style:text-overline-type"
        " style:text-overline-width style:text-position"
        " style:text-rotation-angle style:text-rotation-scale style:text-scale"
        " style:text-underline-color style:text-underline-mode"
        " style:text-underline-style style:text-underline-type"
        " style:text-underline-width style:use-window-font-color text:condition"
        " text:display"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The attributes of OpenDocument that may leave, as the inspector knows them,
 * by the prefix with which they are written. odf_value.c judges what their
 * values may be.
 */
#include "inspector/office/odf.h"

/* clang-format off */
/* Each list is sorted. */
static const char *const plain_attributes[] = {
    "accent", "accentunder", "align", "bevelled", "close", "color",
    "columnalign", "columnlines", "columnspacing", "columnspan", "denomalign",
    "depth", "display", "displaystyle", "encoding", "equalcolumns", "equalrows",
    "fence", "fontfamily", "fontsize", "fontstyle", "fontweight", "form",
    "frame", "height", "largeop", "linebreak", "linethickness", "lquote",
    "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant",
    "maxsize", "minsize", "mode", "movablelimits", "notation", "numalign",
    "open", "rowalign", "rowlines", "rowspacing", "rowspan", "rquote", "rspace",
    "scriptlevel", "separator", "separators", "side", "stretchy", "symmetric",
    "voffset", "width",
};

static const char *const anim_attributes[] = {
    "color-interpolation", "color-interpolation-direction", "formula", "id",
    "iterate-interval", "iterate-type", "name", "sub-item", "value",
};

static const char *const calcext_attributes[] = {
    "apply-style-name", "axis-color", "axis-position", "base-cell-address",
    "cell-address", "color", "color-axis", "color-first", "color-high",
    "color-last", "color-low", "color-markers", "color-negative",
    "color-series", "data-range", "date", "date-axis", "display-empty-cells-as",
    "display-hidden", "display-x-axis", "first", "gradient", "high",
    "icon-set-type", "id", "last", "line-width", "low", "manual-max",
    "manual-min", "markers", "max-axis-type", "max-length", "min-axis-type",
    "min-length", "negative", "negative-color", "positive-color",
    "repeat-item-labels", "right-to-left", "show-value", "style",
    "target-range-address", "type", "value", "value-type",
};

static const char *const chartooo_attributes[] = {
    "axis-type",
};

static const char *const config_attributes[] = {
    "name", "type",
};

static const char *const css3t_attributes[] = {
    "text-justify",
};

static const char *const drawooo_attributes[] = {
    "display", "enhanced-path", "sub-view-size", "text-path-allowed",
};

static const char *const field_attributes[] = {
    "name", "type", "value",
};

static const char *const form_attributes[] = {
    "apply-design-mode", "auto-complete", "automatic-focus", "button-type",
    "convert-empty-to-null", "current-selected", "current-state",
    "current-value", "default-button", "delay-for-repeat", "disabled",
    "dropdown", "echo-char", "focus-on-click", "for", "id", "image-align",
    "image-position", "input-required", "is-tristate", "label", "linked-cell",
    "list-linkage-type", "max-length", "max-value", "min-value", "multi-line",
    "multiple", "name", "orientation", "page-step-size", "printable",
    "readonly", "repeat", "selected", "size", "source-cell-range",
    "spin-button", "state", "step-size", "tab-index", "tab-stop",
    "text-style-name", "title", "toggle", "validation", "value",
    "visual-effect",
};

static const char *const loext_attributes[] = {
    "alias", "allow-overlap", "appearance", "axis-type", "border",
    "border-bottom", "border-left", "border-right", "border-top",
    "cell-address", "char-shading-value", "checkbox", "checked",
    "checked-state", "clear", "color", "color-axis", "color-first",
    "color-high", "color-last", "color-low", "color-lum-mod", "color-lum-off",
    "color-markers", "color-negative", "color-series", "color-type", "columns",
    "combobox", "condition", "contextual-spacing", "current-date",
    "custom-label-pos-x", "custom-label-pos-y", "custom-leader-lines",
    "custom-leader-lines-color", "custom-leader-lines-width",
    "data-label-series", "data-range", "data-type", "date", "date-axis",
    "date-format", "date-rfc-language-tag", "decorative", "delete-columns",
    "delete-rows", "display-empty-cells-as", "display-hidden", "display-text",
    "display-x-axis", "dropdown", "exclude-hidden", "extrusion-skew",
    "fill-hatch-name", "fill-hatch-solid", "fill-use-slide-background", "first",
    "glow-color", "glow-radius", "glow-text-color", "glow-text-radius",
    "glow-text-transparency", "glow-transparency", "hidden", "hide-legend",
    "high", "hyphenation-compound-remain-char-count", "hyphenation-keep-line",
    "hyphenation-keep-type", "hyphenation-no-caps", "hyphenation-no-last-word",
    "hyphenation-word-char-count", "hyphenation-zone", "id",
    "ignore-selected-page", "insert-columns", "insert-rows", "label-fill",
    "label-fill-color", "label-fill-gradient-name", "label-fill-hatch-name",
    "label-fill-opacity", "last", "line-width", "linked-style-name", "lock",
    "low", "major-origin", "manual-max", "manual-min", "margin-gutter",
    "marker-style-name", "markers", "max-axis-type", "max-numerator-digits",
    "may-break-between-pages", "min-axis-type", "name", "negative",
    "num-list-format", "opacity", "padding", "padding-bottom", "padding-left",
    "padding-right", "padding-top", "parent-name", "picture", "plain-text",
    "qrcode-border", "qrcode-errorcorrection", "qrcode-type", "regression-name",
    "regression-x-name", "regression-y-name", "rel-height-rel", "rel-width-rel",
    "repeat-item-labels", "resolved", "right-to-left", "rtl-gutter",
    "ruby-position", "select-protected-cells", "select-unprotected-cells",
    "sender-initials", "shadow", "shadow-alignment", "shadow-blur",
    "show-horizontal-border", "show-keys", "show-legend-key", "show-outline",
    "show-vertical-border", "showing-place-holder", "smil-easing",
    "snap-to-layout-grid", "softedge-radius", "std-weight", "tab-color",
    "tab-index", "tab-stop-distance", "tag", "theme-color", "theme-type",
    "try-staggering-first", "type", "unchecked-state", "use-autofilter",
    "use-pivot", "value", "vertical-justify", "word-spacing",
    "word-spacing-maximum", "word-spacing-minimum",
    "wrap-influence-on-position", "wrap-text-at-flys", "writing-mode",
};

static const char *const number_attributes[] = {
    "automatic-order", "calendar", "country", "decimal-places",
    "decimal-replacement", "denominator-value", "display-factor",
    "exponent-interval", "forced-exponent-sign", "format-source", "grouping",
    "language", "max-denominator-value", "min-decimal-places",
    "min-denominator-digits", "min-exponent-digits", "min-integer-digits",
    "min-numerator-digits", "position", "possessive-form", "rfc-language-tag",
    "script", "style", "textual", "title", "transliteration-country",
    "transliteration-format", "transliteration-language",
    "transliteration-style", "truncate-on-overflow",
};

static const char *const office_attributes[] = {
    "boolean-value", "currency", "date-value", "display", "name", "server-map",
    "string-value", "target-frame-name", "time-value", "title", "value",
    "value-type", "version",
};

static const char *const presentation_attributes[] = {
    "animations", "background-objects-visible", "background-visible", "class",
    "class-names", "delay", "direction", "display-date-time", "display-footer",
    "display-header", "display-page-number", "duration", "effect", "endless",
    "force-manual", "full-screen", "group-id", "master-element", "mouse-as-pen",
    "mouse-visible", "name", "node-type", "object", "pages", "path-id", "pause",
    "placeholder", "presentation-page-layout-name", "preset-class", "preset-id",
    "preset-sub-type", "show", "show-end-of-presentation-slide", "show-logo",
    "source", "speed", "start-page", "start-scale", "start-with-navigator",
    "stay-on-top", "style-name", "transition-on-click", "transition-speed",
    "transition-style", "transition-type", "use-date-time-name",
    "use-footer-name", "use-header-name", "user-transformed", "visibility",
};

static const char *const smil_attributes[] = {
    "accelerate", "accumulate", "additive", "attributeName", "autoReverse",
    "begin", "by", "calcMode", "decelerate", "direction", "dur", "end",
    "endsync", "fadeColor", "fill", "fillDefault", "from", "keySplines",
    "keyTimes", "mode", "repeatCount", "repeatDur", "restart", "restartDefault",
    "subtype", "targetElement", "to", "type", "values",
};

static const char *const table_attributes[] = {
    "acceptance-state", "add-empty-lines", "algorithm", "align",
    "allow-empty-cell", "application-data", "automatic-find-labels",
    "base-cell-address", "bind-styles-to-content", "border-color",
    "border-model", "buttons", "case-sensitive", "cell-address", "cell-range",
    "cell-range-address", "column", "comment", "condition", "condition-source",
    "condition-source-range-address", "contains-error", "contains-header",
    "content-validation-name", "copy-back", "copy-formulas", "copy-styles",
    "count", "country", "data-cell-range-address", "data-field", "data-type",
    "date-end", "date-start", "date-value", "default-cell-style-name",
    "direction", "display", "display-border", "display-duplicates",
    "display-filter-buttons", "display-list", "display-member-mode",
    "drill-down-on-double-click", "embedded-number-behavior", "enabled", "end",
    "end-cell-address", "end-column", "end-position", "end-row", "end-table",
    "end-x", "end-y", "expression", "field-name", "field-number",
    "first-row-end-column", "first-row-start-column", "formula", "function",
    "grand-total", "group-by-field-number", "grouped-by", "has-persistent-data",
    "id", "identify-categories", "ignore-empty-rows", "index", "is-active",
    "is-data-layout-field", "is-selection", "is-sub-table",
    "label-cell-range-address", "language", "last-row-end-column",
    "last-row-start-column", "layout-mode", "link-to-source-data",
    "marked-invalid", "matrix-covered", "maximum-difference", "member-count",
    "member-name", "member-type", "message-type", "multi-deletion-spanned",
    "name", "null-year", "number-columns-repeated", "number-columns-spanned",
    "number-matrix-columns-spanned", "number-matrix-rows-spanned",
    "number-rows-repeated", "number-rows-spanned", "on-update-keep-size",
    "on-update-keep-styles", "operator", "order", "orientation",
    "page-breaks-on-group-change", "paragraph-style-name", "position",
    "precision-as-shown", "print", "print-ranges", "protect", "protected",
    "protection-key", "protection-key-digest-algorithm",
    "protection-key-digest-algorithm-2", "range-usable-as",
    "rejecting-change-id", "rfc-language-tag", "row", "scenario-ranges",
    "script", "search-criteria-must-apply-to-whole-cell", "selected-page",
    "show-details", "show-empty", "show-filter-button", "sort-mode",
    "source-cell-range-addresses", "source-field-name", "start", "start-column",
    "start-position", "start-row", "start-table", "status", "step", "steps",
    "structure-protected", "style-name", "tab-color", "table",
    "table-background", "target-cell-address", "target-range-address",
    "template-name", "title", "track-changes", "type",
    "use-banding-columns-styles", "use-banding-rows-styles",
    "use-first-column-styles", "use-first-row-styles", "use-labels",
    "use-last-column-styles", "use-last-row-styles", "use-regular-expressions",
    "use-wildcards", "used-hierarchy", "value", "value-type", "visibility",
};

static const char *const tableooo_attributes[] = {
    "display-name",
};

static const char *const text_attributes[] = {
    "active", "address", "alphabetical-separators", "anchor-page-number",
    "anchor-type", "animation", "animation-delay", "animation-direction",
    "animation-repeat", "animation-start-inside", "animation-steps",
    "animation-stop-inside", "annote", "author", "bibliography-data-field",
    "bibliography-type", "booktitle", "bullet-char", "bullet-relative-size",
    "c", "capitalize-entries", "caption-sequence-format",
    "caption-sequence-name", "change-id", "chapter", "citation-body-style-name",
    "citation-style-name", "class-names", "combine-entries",
    "combine-entries-with-dash", "combine-entries-with-pp", "comma-separated",
    "cond-style-name", "condition", "consecutive-numbering", "continue-list",
    "continue-numbering", "copy-outline-levels", "count-empty-lines",
    "count-in-text-boxes", "current-selected", "current-value", "custom1",
    "custom2", "custom3", "custom4", "custom5", "date-adjust", "date-value",
    "default-style-name", "description", "display", "display-levels",
    "display-outline-level", "dont-balance-text-columns", "duration", "edition",
    "editor", "enable-numbering", "first-row-end-column",
    "first-row-start-column", "fixed", "footnotes-position", "formula",
    "global", "howpublished", "id", "identifier", "ignore-case", "increment",
    "index-name", "index-scope", "institution", "is-hidden", "is-list-header",
    "isbn", "issn", "journal", "key", "key1", "key1-phonetic", "key2",
    "key2-phonetic", "kind", "label", "label-followed-by",
    "last-row-end-column", "last-row-start-column", "level", "line-break",
    "line-number", "list-id", "list-level-position-and-space-mode",
    "list-tab-stop-position", "main-entry", "main-entry-style-name",
    "master-page-name", "min-label-distance", "min-label-width", "month",
    "name", "note", "note-class", "number", "number-lines", "number-position",
    "numbered-entries", "offset", "organizations", "outline-level",
    "page-adjust", "pages", "paragraph-style-name", "placeholder-type",
    "prefix", "protected", "protection-key", "protection-key-digest-algorithm",
    "publisher", "ref-name", "reference-format", "relative-tab-stop-position",
    "report-type", "restart-numbering", "restart-on-page", "school",
    "select-page", "separation-character", "series", "sort-algorithm",
    "sort-ascending", "sort-by-position", "space-before", "start-numbering-at",
    "start-value", "string-value", "string-value-if-false",
    "string-value-if-true", "string-value-phonetic", "style-name",
    "style-override", "suffix", "tab-ref", "time-adjust", "time-value", "title",
    "track-changes", "url", "use-caption", "use-chart-objects",
    "use-draw-objects", "use-floating-frames", "use-graphics",
    "use-index-marks", "use-index-source-styles", "use-keys-as-entries",
    "use-math-objects", "use-objects", "use-other-objects", "use-outline-level",
    "use-soft-page-breaks", "use-spreadsheet-objects", "use-tables", "value",
    "visited-style-name", "volume", "year",
};

static const char *const xlink_attributes[] = {
    "actuate", "href", "show", "type",
};

static const char *const xml_attributes[] = {
    "id",
};

#define LIST(names) names, sizeof names / sizeof names[0]

const SkOdfNames sk_opendoc_attributes[] = {
    { "", NULL, LIST(plain_attributes) },
    { "xml", NULL, LIST(xml_attributes) },
    { "office", NULL, LIST(office_attributes) },
    { "text", NULL, LIST(text_attributes) },
    { "table", NULL, LIST(table_attributes) },
    { "number", NULL, LIST(number_attributes) },
    { "presentation", NULL, LIST(presentation_attributes) },
    { "form", NULL, LIST(form_attributes) },
    { "config", NULL, LIST(config_attributes) },
    { "anim", NULL, LIST(anim_attributes) },
    { "smil", NULL, LIST(smil_attributes) },
    { "xlink", NULL, LIST(xlink_attributes) },
    { "css3t", NULL, LIST(css3t_attributes) },
    { "tableooo", NULL, LIST(tableooo_attributes) },
    { "drawooo", NULL, LIST(drawooo_attributes) },
    { "chartooo", NULL, LIST(chartooo_attributes) },
    { "loext", NULL, LIST(loext_attributes) },
    { "calcext", NULL, LIST(calcext_attributes) },
    { "field", NULL, LIST(field_attributes) },
    { NULL, NULL, NULL, 0 },
};
/* clang-format on */

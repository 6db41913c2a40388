/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of OpenDocument that may leave, as the inspector knows them, by
 * namespace. The namespaces stand in the order in which they are declared.
 */
#include "inspector/office/odf.h"

/* clang-format off */
/* Each list is sorted. */
static const char *const anim_elements[] = {
    "animate", "animateColor", "animateMotion", "animateTransform", "iterate",
    "par", "param", "seq", "set", "transitionFilter",
};

static const char *const calcext_elements[] = {
    "color-scale", "color-scale-entry", "condition", "conditional-format",
    "conditional-formats", "data-bar", "data-bar-entry", "date-is",
    "formatting-entry", "icon-set", "sparkline", "sparkline-group",
    "sparkline-groups", "sparklines",
};

static const char *const chart_elements[] = {
    "axis", "categories", "chart", "coordinate-region", "data-label",
    "data-point", "domain", "equation", "error-indicator", "floor", "footer",
    "grid", "label-separator", "legend", "mean-value", "plot-area",
    "regression-curve", "series", "stock-gain-marker", "stock-loss-marker",
    "stock-range-line", "subtitle", "symbol-image", "title", "wall",
};

static const char *const chartooo_elements[] = {
    "coordinate-region", "date-scale",
};

static const char *const config_elements[] = {
    "config-item", "config-item-map-entry", "config-item-map-indexed",
    "config-item-map-named", "config-item-set",
};

static const char *const dc_elements[] = {
    "creator", "date", "language", "subject", "title",
};

static const char *const dr3d_elements[] = {
    "cube", "extrude", "light", "rotate", "scene", "sphere",
};

static const char *const draw_elements[] = {
    "a", "area-circle", "area-polygon", "area-rectangle", "caption", "circle",
    "connector", "contour-path", "contour-polygon", "control", "custom-shape",
    "ellipse", "enhanced-geometry", "equation", "fill-image", "frame", "g",
    "glue-point", "gradient", "handle", "hatch", "image", "image-map", "layer",
    "layer-set", "line", "marker", "measure", "object", "opacity", "page",
    "page-thumbnail", "path", "polygon", "polyline", "rect", "regular-polygon",
    "stroke-dash", "text-box",
};

static const char *const field_elements[] = {
    "fieldmark", "fieldmark-end", "fieldmark-separator", "fieldmark-start",
    "param",
};

static const char *const form_elements[] = {
    "button", "checkbox", "column", "combobox", "date", "fixed-text", "form",
    "formatted-text", "frame", "grid", "hidden", "item", "listbox", "number",
    "option", "password", "radio", "text", "textarea", "time", "value-range",
};

static const char *const loext_elements[] = {
    "border-complex-color", "char-complex-color", "color", "content-control",
    "data-table", "fill-complex-color", "glow", "graphic-properties", "h",
    "insertion", "list-item", "p", "propertry-mapping", "qrcode",
    "regression-curve", "sender-initials", "sparkline", "sparkline-group",
    "sparkline-groups", "sparklines", "table-protection", "theme",
    "theme-colors", "transformation",
};

static const char *const math_elements[] = {
    "annotation", "maligngroup", "malignmark", "math", "menclose", "merror",
    "mfenced", "mfrac", "mi", "mlabeledtr", "mmultiscripts", "mn", "mo",
    "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms",
    "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover", "none", "semantics",
};

static const char *const meta_elements[] = {
    "creation-date", "creator-initials", "date-string", "generator",
    "initial-creator", "keyword",
};

static const char *const number_elements[] = {
    "am-pm", "boolean", "boolean-style", "currency-style", "currency-symbol",
    "date-style", "day", "day-of-week", "embedded-text", "era",
    "fill-character", "fraction", "hours", "minutes", "month",
    "num-list-format", "num-list-label", "number", "number-style",
    "percentage-style", "quarter", "scientific-number", "seconds", "text",
    "text-content", "text-style", "time-style", "week-of-year", "year",
};

static const char *const office_elements[] = {
    "annotation", "annotation-end", "automatic-styles", "body", "change-info",
    "chart", "document-content", "document-meta", "document-settings",
    "document-styles", "drawing", "font-face-decls", "forms", "image",
    "master-styles", "meta", "presentation", "settings", "spreadsheet",
    "styles", "text",
};

static const char *const presentation_elements[] = {
    "animation-group", "animations", "date-time", "date-time-decl", "dim",
    "footer", "footer-decl", "header", "header-decl", "hide-shape", "hide-text",
    "notes", "placeholder", "settings", "show", "show-shape", "show-text",
};

static const char *const style_elements[] = {
    "background-fill", "background-image", "chart-properties", "column",
    "column-sep", "columns", "default-page-layout", "default-style",
    "drawing-page-properties", "drop-cap", "font-face", "footer",
    "footer-first", "footer-left", "footer-style", "footnote-sep",
    "graphic-properties", "handout-master", "header", "header-first",
    "header-footer-properties", "header-left", "header-style",
    "list-level-label-alignment", "list-level-properties", "map", "master-page",
    "page-layout", "page-layout-properties", "paragraph-properties",
    "presentation-page-layout", "region-center", "region-left", "region-right",
    "ruby-properties", "section-properties", "style", "tab-stop", "tab-stops",
    "table-cell-properties", "table-column-properties", "table-properties",
    "table-row-properties", "text-properties",
};

static const char *const svg_elements[] = {
    "desc", "linearGradient", "radialGradient", "stop", "title",
};

static const char *const table_elements[] = {
    "background", "body", "calculation-settings", "cell-address",
    "cell-content-change", "cell-content-deletion", "change-deletion",
    "change-track-table-cell", "consolidation", "content-validation",
    "content-validations", "covered-table-cell", "cut-offs",
    "data-pilot-display-info", "data-pilot-field", "data-pilot-field-reference",
    "data-pilot-group", "data-pilot-group-member", "data-pilot-groups",
    "data-pilot-layout-info", "data-pilot-level", "data-pilot-member",
    "data-pilot-members", "data-pilot-sort-info", "data-pilot-subtotal",
    "data-pilot-subtotals", "data-pilot-table", "data-pilot-tables",
    "database-range", "database-ranges", "deletion", "deletions",
    "dependencies", "dependency", "desc", "detective", "error-message",
    "even-columns", "even-rows", "filter", "filter-and", "filter-condition",
    "filter-or", "filter-set-item", "first-column", "first-row", "help-message",
    "highlighted-range", "insertion", "insertion-cut-off", "iteration",
    "label-range", "label-ranges", "last-column", "last-row", "movement",
    "movement-cut-off", "named-expression", "named-expressions", "named-range",
    "null-date", "odd-columns", "odd-rows", "operation", "previous", "scenario",
    "shapes", "sort", "sort-by", "sort-groups", "source-cell-range",
    "source-range-address", "subtotal-field", "subtotal-rule", "subtotal-rules",
    "table", "table-cell", "table-column", "table-column-group",
    "table-columns", "table-header-columns", "table-header-rows", "table-row",
    "table-row-group", "table-rows", "table-template", "target-range-address",
    "title", "tracked-changes",
};

static const char *const text_elements[] = {
    "a", "alphabetical-index", "alphabetical-index-entry-template",
    "alphabetical-index-mark", "alphabetical-index-mark-end",
    "alphabetical-index-mark-start", "alphabetical-index-source",
    "author-initials", "author-name", "bibliography",
    "bibliography-configuration", "bibliography-entry-template",
    "bibliography-mark", "bibliography-source", "bookmark", "bookmark-end",
    "bookmark-ref", "bookmark-start", "change", "change-end", "change-start",
    "changed-region", "chapter", "character-count", "conditional-text",
    "creation-date", "creation-time", "creator", "date", "deletion",
    "description", "drop-down", "editing-cycles", "editing-duration",
    "expression", "file-name", "format-change", "h", "hidden-paragraph",
    "hidden-text", "illustration-index", "illustration-index-entry-template",
    "illustration-index-source", "image-count", "index-body",
    "index-entry-bibliography", "index-entry-chapter", "index-entry-link-end",
    "index-entry-link-start", "index-entry-page-number", "index-entry-span",
    "index-entry-tab-stop", "index-entry-text", "index-source-style",
    "index-source-styles", "index-title", "index-title-template",
    "initial-creator", "insertion", "keywords", "label", "line-break",
    "linenumbering-configuration", "linenumbering-separator", "list",
    "list-header", "list-item", "list-level-style-bullet",
    "list-level-style-image", "list-level-style-number", "list-style",
    "measure", "meta", "meta-field", "modification-date", "modification-time",
    "note", "note-body", "note-citation", "note-continuation-notice-backward",
    "note-continuation-notice-forward", "note-ref", "notes-configuration",
    "number", "numbered-paragraph", "object-count", "object-index",
    "object-index-entry-template", "object-index-source", "outline-level-style",
    "outline-style", "p", "page", "page-continuation", "page-count",
    "page-number", "page-sequence", "page-variable-get", "page-variable-set",
    "paragraph-count", "placeholder", "print-date", "print-time", "printed-by",
    "reference-mark", "reference-mark-end", "reference-mark-start",
    "reference-ref", "ruby", "ruby-base", "ruby-text", "s", "section",
    "sender-city", "sender-company", "sender-country", "sender-email",
    "sender-fax", "sender-firstname", "sender-initials", "sender-lastname",
    "sender-phone-private", "sender-phone-work", "sender-position",
    "sender-postal-code", "sender-state-or-province", "sender-street",
    "sender-title", "sequence", "sequence-decl", "sequence-decls",
    "sequence-ref", "sheet-name", "soft-page-break", "sort-key", "span",
    "subject", "tab", "table-count", "table-formula", "table-index",
    "table-index-entry-template", "table-index-source", "table-of-content",
    "table-of-content-entry-template", "table-of-content-source",
    "template-name", "text-input", "time", "title", "toc-mark", "toc-mark-end",
    "toc-mark-start", "tracked-changes", "user-defined", "user-field-decl",
    "user-field-decls", "user-field-get", "user-field-input", "user-index",
    "user-index-entry-template", "user-index-mark", "user-index-mark-end",
    "user-index-mark-start", "user-index-source", "variable-decl",
    "variable-decls", "variable-get", "variable-input", "variable-set",
    "word-count",
};

#define LIST(names) names, sizeof names / sizeof names[0]
#define NONE        NULL, 0

const SkOdfNames sk_opendoc_elements[] = {
    { "dc", "http://purl.org/dc/elements/1.1/", LIST(dc_elements) },
    { "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
      LIST(office_elements) },
    { "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
      LIST(style_elements) },
    { "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
      LIST(text_elements) },
    { "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
      LIST(table_elements) },
    { "draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
      LIST(draw_elements) },
    { "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
      LIST(meta_elements) },
    { "number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
      LIST(number_elements) },
    { "presentation", "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
      LIST(presentation_elements) },
    { "chart", "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
      LIST(chart_elements) },
    { "dr3d", "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0",
      LIST(dr3d_elements) },
    { "form", "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
      LIST(form_elements) },
    { "config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
      LIST(config_elements) },
    { "anim", "urn:oasis:names:tc:opendocument:xmlns:animation:1.0",
      LIST(anim_elements) },
    { "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
      NONE },
    { "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
      LIST(svg_elements) },
    { "smil", "urn:oasis:names:tc:opendocument:xmlns:smil-compatible:1.0",
      NONE },
    { "of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2", NONE },
    { "xlink", "http://www.w3.org/1999/xlink", NONE },
    { "math", "http://www.w3.org/1998/Math/MathML", LIST(math_elements) },
    { "css3t", "http://www.w3.org/TR/css3-text/", NONE },
    { "ooo", "http://openoffice.org/2004/office", NONE },
    { "ooow", "http://openoffice.org/2004/writer", NONE },
    { "oooc", "http://openoffice.org/2004/calc", NONE },
    { "tableooo", "http://openoffice.org/2009/table", NONE },
    { "drawooo", "http://openoffice.org/2010/draw", NONE },
    { "chartooo", "http://openoffice.org/2010/chart", LIST(chartooo_elements) },
    { "loext",
      "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
      LIST(loext_elements) },
    { "calcext",
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
      LIST(calcext_elements) },
    { "field",
      "urn:openoffice:names:experimental:ooo-ms-interop:"
      "xmlns:field:1.0",
      LIST(field_elements) },
    { NULL, NULL, NONE },
};
/* clang-format on */

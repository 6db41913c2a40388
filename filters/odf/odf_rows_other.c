/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements that may leave of the document as a whole, of forms
 * (OpenDocument 1.4, part 3, chapters 3 and 13), of notes, of the fields that
 * come from Word, and of what LibreOffice adds.
 */
#include "odf/odf_rows.h"
#include "odf/odf_rows_graphic.h"

/* clang-format off */
#define PLACE \
    "svg:height svg:width svg:x svg:y"
#define CONTROL \
    "form:disabled form:id form:linked-cell form:name form:printable" \
    " form:tab-index form:tab-stop form:title form:value xml:id"

const SkMarkupRow sk_odf_office_rows[] = {
    { "annotation",
      PLACE " draw:caption-point-x draw:caption-point-y draw:class-names"
      " draw:corner-radius draw:id draw:layer draw:name draw:style-name"
      " draw:text-style-name draw:transform draw:z-index loext:parent-name"
      " loext:resolved loext:sender-initials office:display office:name"
      " presentation:class-names presentation:style-name svg:rx svg:ry"
      " table:end-cell-address table:end-x table:end-y table:table-background"
      " text:anchor-page-number text:anchor-type xml:id"
      , 0, sk_odf_note, NULL, NULL },
    { "annotation-end", "office:name", 0, sk_odf_note, NULL, NULL },
    ROW("automatic-styles", NULL),
    ROW("body", NULL),
    ROW("change-info", NULL),
    { "chart", NULL, 0, sk_odf_body, NULL, NULL },
    GONE("dde-source"),
    { "document-content", "office:version", 0, sk_odf_version, NULL, NULL },
    ROW("document-styles", "office:version"),
    { "drawing", NULL, 0, sk_odf_body, NULL, NULL },
    GONE("event-listeners"),
    ROW("font-face-decls", NULL),
    { "forms",
      "form:apply-design-mode form:automatic-focus"
      , 0, sk_odf_form, NULL, NULL },
    { "image", NULL, 0, sk_odf_body, NULL, NULL },
    ROW("master-styles", NULL),
    { "presentation", NULL, 0, sk_odf_body, NULL, NULL },
    { "script", "script:language", 0, sk_odf_script, NULL, NULL },
    { "scripts", NULL, 0, sk_odf_empty, NULL, NULL },
    { "spreadsheet",
      "table:protection-key table:protection-key-digest-algorithm"
      " table:structure-protected", 0, sk_odf_body, NULL, NULL },
    ROW("styles", NULL),
    { "text",
      "text:global text:use-soft-page-breaks", 0, sk_odf_body, NULL, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_form_rows[] = {
    { "button",
      "form:button-type form:default-button form:delay-for-repeat"
      " form:disabled form:focus-on-click form:id form:image-align"
      " form:image-position form:label form:name form:printable form:repeat"
      " form:tab-index form:tab-stop form:title form:toggle form:value xml:id"
      , 0, sk_odf_control, NULL, NULL },
    { "checkbox",
      CONTROL " form:current-state form:image-align form:image-position"
      " form:input-required form:is-tristate form:label form:state"
      " form:visual-effect", 0, sk_odf_control, NULL, NULL },
    { "column",
      "form:label form:name form:text-style-name"
      , 0, sk_odf_control, NULL, NULL },
    { "combobox",
      CONTROL
      " form:auto-complete form:convert-empty-to-null form:current-value"
      " form:dropdown form:input-required form:max-length form:readonly"
      " form:size form:source-cell-range", 0, sk_odf_control, NULL, NULL },
    GONE("connection-resource"),
    { "date",
      CONTROL
      " form:convert-empty-to-null form:current-value form:delay-for-repeat"
      " form:input-required form:max-length form:max-value form:min-value"
      " form:readonly form:repeat form:spin-button"
      , 0, sk_odf_control, NULL, NULL },
    GONE("file"),
    { "fixed-text",
      "form:disabled form:for form:id form:label form:multi-line form:name"
      " form:printable form:title xml:id", 0, sk_odf_control, NULL, NULL },
    { "form", "form:name", 0, sk_odf_control, NULL, NULL },
    { "formatted-text",
      CONTROL
      " form:convert-empty-to-null form:current-value form:delay-for-repeat"
      " form:input-required form:max-length form:max-value form:min-value"
      " form:readonly form:repeat form:spin-button form:validation"
      , 0, sk_odf_control, NULL, NULL },
    { "frame",
      "form:disabled form:for form:id form:label form:name form:printable"
      " form:title xml:id", 0, sk_odf_control, NULL, NULL },
    GONE("generic-control"),
    { "grid",
      "form:disabled form:id form:name form:printable form:tab-index"
      " form:tab-stop form:title xml:id", 0, sk_odf_control, NULL, NULL },
    { "hidden",
      "form:id form:name form:value xml:id", 0, sk_odf_control, NULL, NULL },
    GONE("image"),
    GONE("image-frame"),
    { "item", "form:label", SK_MARKUP_TEXT, sk_odf_control, NULL, NULL },
    { "listbox",
      "form:disabled form:dropdown form:id form:input-required"
      " form:linked-cell form:list-linkage-type form:multiple form:name"
      " form:printable form:size form:source-cell-range form:tab-index"
      " form:tab-stop form:title xml:id", 0, sk_odf_control, NULL, NULL },
    { "number",
      CONTROL
      " form:convert-empty-to-null form:current-value form:delay-for-repeat"
      " form:max-length form:max-value form:min-value form:readonly"
      " form:repeat form:spin-button", 0, sk_odf_control, NULL, NULL },
    { "option",
      "form:current-selected form:label form:selected form:value"
      , SK_MARKUP_TEXT, sk_odf_control, NULL, NULL },
    { "password",
      CONTROL " form:convert-empty-to-null form:echo-char form:input-required"
      " form:max-length", 0, sk_odf_control, NULL, NULL },
    { "radio",
      CONTROL " form:current-selected form:image-align form:image-position"
      " form:input-required form:label form:selected form:visual-effect"
      , 0, sk_odf_control, NULL, NULL },
    { "text",
      CONTROL
      " form:convert-empty-to-null form:current-value form:input-required"
      " form:max-length form:readonly", 0, sk_odf_control, NULL, NULL },
    { "textarea",
      CONTROL
      " form:convert-empty-to-null form:current-value form:input-required"
      " form:max-length form:readonly", 0, sk_odf_control, NULL, NULL },
    { "time",
      CONTROL
      " form:convert-empty-to-null form:current-value form:delay-for-repeat"
      " form:input-required form:max-length form:max-value form:min-value"
      " form:readonly form:repeat form:spin-button"
      , 0, sk_odf_control, NULL, NULL },
    { "value-range",
      CONTROL
      " form:delay-for-repeat form:max-value form:min-value form:orientation"
      " form:page-step-size form:repeat form:step-size"
      , 0, sk_odf_control, NULL, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_dc_rows[] = {
    TEXT("creator", NULL),
    TEXT("date", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_meta_rows[] = {
    TEXT("creator-initials", NULL),
    TEXT("date-string", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_field_rows[] = {
    { "fieldmark", "field:type text:name", 0, sk_odf_field, NULL, NULL },
    { "fieldmark-end", NULL, 0, sk_odf_field, NULL, NULL },
    { "fieldmark-separator", NULL, 0, sk_odf_field, NULL, NULL },
    { "fieldmark-start", "field:type text:name", 0, sk_odf_field, NULL, NULL },
    { "param", "field:name field:value", 0, sk_odf_field_param, NULL, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_loext_rows[] = {
    ROW("border-complex-color", "loext:color-type loext:theme-type"),
    ROW("char-complex-color", "loext:color-type loext:theme-type"),
    ROW("color", "loext:color loext:name"),
    TEXT("content-control",
        "loext:alias loext:appearance loext:checkbox loext:checked"
        " loext:checked-state loext:color loext:combobox loext:current-date"
        " loext:date loext:date-format loext:date-rfc-language-tag"
        " loext:dropdown loext:id loext:lock loext:picture loext:plain-text"
        " loext:showing-place-holder loext:tab-index loext:tag"
        " loext:unchecked-state"),
    ROW("data-table",
        "chart:style-name loext:show-horizontal-border loext:show-keys"
        " loext:show-outline loext:show-vertical-border"),
    ROW("fill-complex-color", "loext:color-type loext:theme-type"),
    ROW("glow", NULL),
    ROW("graphic-properties", SK_ODF_GRAPHIC),
    TEXT("h", "text:outline-level text:style-name"),
    ROW("insertion", NULL),
    ROW("list-item", "loext:display-text loext:value"),
    TEXT("p", "text:class-names text:cond-style-name text:style-name"),
    ROW("propertry-mapping", NULL),
    ROW("qrcode",
        "loext:qrcode-border loext:qrcode-errorcorrection loext:qrcode-type"
        " office:name"),
    ROW("regression-curve", "chart:style-name"),
    TEXT("sender-initials", NULL),
    JUDGED("sparkline", "loext:cell-address loext:data-range"),
    JUDGED("sparkline-group",
        "loext:color-axis loext:color-first loext:color-high loext:color-last"
        " loext:color-low loext:color-markers loext:color-negative"
        " loext:color-series loext:date-axis loext:display-empty-cells-as"
        " loext:display-hidden loext:display-x-axis loext:first loext:high"
        " loext:id loext:last loext:line-width loext:low loext:manual-max"
        " loext:manual-min loext:markers loext:max-axis-type"
        " loext:min-axis-type loext:negative loext:right-to-left loext:type"),
    ROW("sparkline-groups", NULL),
    ROW("sparklines", NULL),
    ROW("table-protection",
        "loext:delete-columns loext:delete-rows loext:insert-columns"
        " loext:insert-rows loext:select-protected-cells"
        " loext:select-unprotected-cells loext:use-autofilter loext:use-pivot"),
    ROW("theme", "loext:name"),
    ROW("theme-colors", "loext:name"),
    ROW("transformation", "loext:type loext:value"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_xforms_rows[] = {
    GONE("model"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_script_rows[] = {
    GONE("event"),
    GONE("event-listener"),
    { "libraries", NULL, 0, sk_odf_empty, NULL, NULL },
    GONE("library-embedded"),
    GONE("library-linked"),
    GONE("module"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_ooo_rows[] = {
    { "libraries", NULL, 0, sk_odf_empty, NULL, NULL },
    GONE("library-embedded"),
    GONE("library-linked"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of text that may leave, with their attributes (OpenDocument
 * 1.4, part 3, chapters 5 to 7), and those that are left out under a word of
 * their own. Changing a row is a decision: what fetches, runs or embeds stands
 * in no list.
 */
#include "odf/odf_rows.h"

/* clang-format off */
#define LINK \
    "xlink:actuate xlink:href xlink:show xlink:type"
#define NUMBER \
    "style:num-format style:num-letter-sync style:num-prefix" \
    " style:num-suffix"
#define COUNT \
    "style:num-format style:num-letter-sync"
#define VALUE \
    "office:boolean-value office:currency office:date-value" \
    " office:string-value office:time-value office:value" \
    " office:value-type"
#define LEVEL \
    "loext:num-list-format style:num-prefix style:num-suffix text:level" \
    " text:style-name"
#define SECTION \
    "text:name text:protected text:protection-key" \
    " text:protection-key-digest-algorithm text:style-name xml:id"

const SkMarkupRow sk_odf_text_rows[] = {
    { "a",
      LINK
      " office:name office:target-frame-name office:title text:style-name"
      " text:visited-style-name", SK_MARKUP_TEXT, sk_odf_anchor, NULL, NULL },
    ROW("alphabetical-index", SECTION),
    GONE("alphabetical-index-auto-mark-file"),
    ROW("alphabetical-index-entry-template",
        "text:outline-level text:style-name"),
    ROW("alphabetical-index-mark",
        "text:key1 text:key1-phonetic text:key2 text:key2-phonetic"
        " text:main-entry text:string-value text:string-value-phonetic"),
    ROW("alphabetical-index-mark-end", "text:id"),
    ROW("alphabetical-index-mark-start",
        "text:id text:key1 text:key1-phonetic text:key2 text:key2-phonetic"
        " text:main-entry text:string-value-phonetic"),
    ROW("alphabetical-index-source",
        "fo:country fo:language fo:script style:rfc-language-tag"
        " text:alphabetical-separators text:capitalize-entries"
        " text:combine-entries text:combine-entries-with-dash"
        " text:combine-entries-with-pp text:comma-separated text:ignore-case"
        " text:index-scope text:main-entry-style-name"
        " text:relative-tab-stop-position text:sort-algorithm"
        " text:use-keys-as-entries"),
    TEXT("author-initials", "text:fixed"),
    TEXT("author-name", "text:fixed"),
    ROW("bibliography", SECTION),
    ROW("bibliography-configuration",
        "fo:country fo:language fo:script style:rfc-language-tag"
        " text:numbered-entries text:prefix text:sort-algorithm"
        " text:sort-by-position text:suffix"),
    ROW("bibliography-entry-template",
        "text:bibliography-type text:style-name"),
    { "bibliography-mark",
      "text:address text:annote text:author text:bibliography-type"
      " text:booktitle text:chapter text:custom1 text:custom2 text:custom3"
      " text:custom4 text:custom5 text:edition text:editor text:howpublished"
      " text:identifier text:institution text:isbn text:issn text:journal"
      " text:month text:note text:number text:organizations text:pages"
      " text:publisher text:report-type text:school text:series text:title"
      " text:url text:volume text:year"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    ROW("bibliography-source", NULL),
    JUDGED("bookmark", "loext:condition loext:hidden text:name xml:id"),
    ROW("bookmark-end", "text:name"),
    TEXT("bookmark-ref", "text:ref-name text:reference-format"),
    JUDGED("bookmark-start", "loext:condition loext:hidden text:name xml:id"),
    { "change", "text:change-id", 0, sk_odf_note, NULL, NULL },
    { "change-end", "text:change-id", 0, sk_odf_note, NULL, NULL },
    { "change-start", "text:change-id", 0, sk_odf_note, NULL, NULL },
    ROW("changed-region", "text:id xml:id"),
    TEXT("chapter", "text:display text:outline-level"),
    TEXT("character-count", COUNT),
    { "conditional-text",
      "text:condition text:current-value text:string-value-if-false"
      " text:string-value-if-true", SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    { "creation-date",
      "style:data-style-name text:date-value text:fixed"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "creation-time",
      "style:data-style-name text:fixed text:time-value"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "creator", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    GONE("database-display"),
    GONE("database-name"),
    GONE("database-next"),
    GONE("database-row-number"),
    GONE("database-row-select"),
    TEXT("date",
        "style:data-style-name text:date-adjust text:date-value text:fixed"),
    GONE("dde-connection"),
    GONE("dde-connection-decl"),
    GONE("dde-connection-decls"),
    ROW("deletion", NULL),
    { "description", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    TEXT("drop-down", "text:name"),
    { "editing-cycles",
      "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "editing-duration",
      "style:data-style-name text:duration text:fixed"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    GONE("execute-macro"),
    { "expression",
      VALUE " style:data-style-name text:display text:formula"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    TEXT("file-name", "text:display text:fixed"),
    ROW("format-change", NULL),
    TEXT("h",
        "text:class-names text:cond-style-name text:id text:is-list-header"
        " text:outline-level text:restart-numbering text:start-value"
        " text:style-name xml:id"),
    { "hidden-paragraph",
      "text:condition text:is-hidden"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    { "hidden-text",
      "text:condition text:is-hidden text:string-value"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    ROW("illustration-index", SECTION),
    ROW("illustration-index-entry-template", "text:style-name"),
    ROW("illustration-index-source",
        "text:caption-sequence-format text:caption-sequence-name"
        " text:index-scope text:relative-tab-stop-position text:use-caption"),
    TEXT("image-count", COUNT),
    ROW("index-body", NULL),
    ROW("index-entry-bibliography",
        "text:bibliography-data-field text:style-name"),
    ROW("index-entry-chapter",
        "text:display text:outline-level text:style-name"),
    ROW("index-entry-link-end", "text:style-name"),
    ROW("index-entry-link-start", "text:style-name"),
    ROW("index-entry-page-number", "text:style-name"),
    TEXT("index-entry-span", "text:style-name"),
    ROW("index-entry-tab-stop",
        "style:leader-char style:position style:type text:style-name"),
    ROW("index-entry-text", "text:style-name"),
    ROW("index-source-style", "text:style-name"),
    ROW("index-source-styles", "text:outline-level"),
    ROW("index-title", SECTION),
    TEXT("index-title-template", "text:style-name"),
    { "initial-creator",
      "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("insertion", NULL),
    { "keywords", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("label", "text:current-selected text:value"),
    ROW("line-break", "loext:clear"),
    ROW("linenumbering-configuration",
        COUNT
        " text:count-empty-lines text:count-in-text-boxes text:increment"
        " text:number-lines text:number-position text:offset"
        " text:restart-on-page text:style-name"),
    TEXT("linenumbering-separator", "text:increment"),
    ROW("list",
        "text:continue-list text:continue-numbering text:style-name xml:id"),
    ROW("list-header", "xml:id"),
    ROW("list-item", "text:start-value text:style-override xml:id"),
    ROW("list-level-style-bullet",
        LEVEL " text:bullet-char text:bullet-relative-size"),
    { "list-level-style-image",
      LINK " text:level", 0, sk_odf_picture, NULL, NULL },
    ROW("list-level-style-number",
        NUMBER " " LEVEL
        " style:num-list-format-name text:display-levels text:start-value"),
    ROW("list-style",
        "loext:hidden style:display-name style:hidden style:name"
        " text:consecutive-numbering"),
    TEXT("measure", "text:kind"),
    TEXT("meta", "xml:id"),
    TEXT("meta-field", "style:data-style-name xml:id"),
    { "modification-date",
      "style:data-style-name text:date-value text:fixed"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "modification-time",
      "style:data-style-name text:fixed text:time-value"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("note", "text:id text:note-class"),
    ROW("note-body", NULL),
    TEXT("note-citation", "text:label"),
    TEXT("note-continuation-notice-backward", NULL),
    TEXT("note-continuation-notice-forward", NULL),
    TEXT("note-ref", "text:note-class text:ref-name text:reference-format"),
    ROW("notes-configuration",
        NUMBER " text:citation-body-style-name text:citation-style-name"
        " text:default-style-name text:footnotes-position text:master-page-name"
        " text:note-class text:start-numbering-at text:start-value"),
    TEXT("number", NULL),
    ROW("numbered-paragraph",
        "text:continue-numbering text:level text:list-id text:start-value"
        " text:style-name xml:id"),
    TEXT("object-count", COUNT),
    ROW("object-index", SECTION),
    ROW("object-index-entry-template", "text:style-name"),
    ROW("object-index-source",
        "text:index-scope text:relative-tab-stop-position"
        " text:use-chart-objects text:use-draw-objects text:use-math-objects"
        " text:use-other-objects text:use-spreadsheet-objects"),
    ROW("outline-level-style",
        NUMBER " " LEVEL
        " style:num-list-format-name text:display-levels text:start-value"),
    ROW("outline-style", "style:name"),
    TEXT("p",
        "loext:marker-style-name text:class-names text:cond-style-name text:id"
        " text:style-name xml:id"),
    ROW("page", "text:master-page-name"),
    TEXT("page-continuation", "text:select-page text:string-value"),
    TEXT("page-count", COUNT),
    TEXT("page-number", COUNT " text:fixed text:page-adjust text:select-page"),
    ROW("page-sequence", NULL),
    TEXT("page-variable-get", COUNT),
    TEXT("page-variable-set", "text:active text:page-adjust"),
    TEXT("paragraph-count", COUNT),
    TEXT("placeholder", "text:description text:placeholder-type"),
    { "print-date",
      "style:data-style-name text:date-value text:fixed"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "print-time",
      "style:data-style-name text:fixed text:time-value"
      , SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    { "printed-by", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("reference-mark", "text:name"),
    ROW("reference-mark-end", "text:name"),
    ROW("reference-mark-start", "text:name"),
    TEXT("reference-ref", "text:ref-name text:reference-format"),
    ROW("ruby", "text:style-name"),
    TEXT("ruby-base", NULL),
    TEXT("ruby-text", "text:style-name"),
    ROW("s", "text:c"),
    GONE("script"),
    JUDGED("section", SECTION " text:condition text:display"),
    GONE("section-source"),
    TEXT("sender-city", "text:fixed"),
    TEXT("sender-company", "text:fixed"),
    TEXT("sender-country", "text:fixed"),
    TEXT("sender-email", "text:fixed"),
    TEXT("sender-fax", "text:fixed"),
    TEXT("sender-firstname", "text:fixed"),
    TEXT("sender-initials", "text:fixed"),
    TEXT("sender-lastname", "text:fixed"),
    TEXT("sender-phone-private", "text:fixed"),
    TEXT("sender-phone-work", "text:fixed"),
    TEXT("sender-position", "text:fixed"),
    TEXT("sender-postal-code", "text:fixed"),
    TEXT("sender-state-or-province", "text:fixed"),
    TEXT("sender-street", "text:fixed"),
    TEXT("sender-title", "text:fixed"),
    { "sequence",
      COUNT " text:formula text:name text:ref-name"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    ROW("sequence-decl",
        "text:display-outline-level text:name text:separation-character"),
    ROW("sequence-decls", NULL),
    TEXT("sequence-ref", "text:ref-name text:reference-format"),
    TEXT("sheet-name", NULL),
    ROW("soft-page-break", NULL),
    ROW("sort-key", "text:key text:sort-ascending"),
    TEXT("span", "text:class-names text:style-name"),
    { "subject", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("tab", "text:tab-ref"),
    TEXT("table-count", COUNT),
    { "table-formula",
      "style:data-style-name text:display text:formula"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    ROW("table-index", SECTION),
    ROW("table-index-entry-template", "text:style-name"),
    ROW("table-index-source",
        "text:caption-sequence-format text:caption-sequence-name"
        " text:index-scope text:relative-tab-stop-position text:use-caption"),
    ROW("table-of-content", SECTION),
    ROW("table-of-content-entry-template",
        "text:outline-level text:style-name"),
    ROW("table-of-content-source",
        "text:index-scope text:outline-level text:relative-tab-stop-position"
        " text:use-index-marks text:use-index-source-styles"
        " text:use-outline-level"),
    TEXT("template-name", "text:display"),
    TEXT("text-input", "text:description"),
    TEXT("time",
        "style:data-style-name text:fixed text:time-adjust text:time-value"),
    { "title", "text:fixed", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    ROW("toc-mark", "text:outline-level text:string-value"),
    ROW("toc-mark-end", "text:id"),
    ROW("toc-mark-start", "text:id text:outline-level"),
    { "tracked-changes", "text:track-changes", 0, sk_odf_note, NULL, NULL },
    { "user-defined",
      "office:boolean-value office:date-value office:string-value"
      " office:time-value office:value style:data-style-name text:fixed"
      " text:name", SK_MARKUP_TEXT, sk_odf_fixed, NULL, NULL },
    JUDGED("user-field-decl", VALUE " text:formula text:name"),
    ROW("user-field-decls", NULL),
    TEXT("user-field-get", "style:data-style-name text:display text:name"),
    TEXT("user-field-input",
        "style:data-style-name text:description text:name"),
    ROW("user-index", SECTION),
    ROW("user-index-entry-template", "text:outline-level text:style-name"),
    ROW("user-index-mark",
        "text:index-name text:outline-level text:string-value"),
    ROW("user-index-mark-end", "text:id text:outline-level"),
    ROW("user-index-mark-start", "text:id text:index-name text:outline-level"),
    ROW("user-index-source",
        "text:copy-outline-levels text:index-name text:index-scope"
        " text:relative-tab-stop-position text:use-floating-frames"
        " text:use-graphics text:use-index-marks text:use-index-source-styles"
        " text:use-objects text:use-tables"),
    ROW("variable-decl", "office:value-type text:name"),
    ROW("variable-decls", NULL),
    TEXT("variable-get", "style:data-style-name text:display text:name"),
    TEXT("variable-input",
        "office:string-value office:value-type style:data-style-name"
        " text:description text:display text:name"),
    { "variable-set",
      VALUE " style:data-style-name text:display text:formula text:name"
      , SK_MARKUP_TEXT, sk_odf_values, NULL, NULL },
    TEXT("word-count", COUNT),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */

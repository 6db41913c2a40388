/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts that all documents of OOXML share (ooxml_kind.h): the
 * package itself, its properties (author, title and the like), its theme,
 * pictures, and the workbooks behind charts. The policy decides which fields of
 * the properties leave.
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

#define PROGRAM_NAME_MAX 60 /* characters of the name of a program */

/* ---- properties --------------------------------------------------------- */

/* Drops an element, unless the policy keeps the field @field. */
static SkMarkupDo
keep_field(SkMarkup *markup, const char *field)
{
    if (sk_policy_keeps_field(sk_ooxml_policy(markup), field))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "metadata", field);
    return SK_MARKUP_DROP;
}

static SkMarkupDo
start_title(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return keep_field(markup, "title");
}

static SkMarkupDo
start_subject(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return keep_field(markup, "subject");
}

static SkMarkupDo
start_author(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return keep_field(markup, "author");
}

static SkMarkupDo
start_keywords(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return keep_field(markup, "keywords");
}

static SkMarkupDo
start_language(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return keep_field(markup, "language");
}

/* The attribute xsi:type of a date holds a prefix, which must be the prefix
 * that we write. */
static SkMarkupDo
start_date(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_set_value(tag, "xsi", "type", "dcterms:W3CDTF");
    return keep_field(markup, strcmp(tag->name, "created") == 0 ? "created"
                                                                : "modified");
}

static const SkMarkupRow core_cp[] = {
    { .name = "coreProperties" },
    { .name = "keywords", .flags = SK_MARKUP_TEXT, .start = start_keywords },
    { 0 },
};
static const SkMarkupRow core_dc[] = {
    { .name = "title", .flags = SK_MARKUP_TEXT, .start = start_title },
    { .name = "subject", .flags = SK_MARKUP_TEXT, .start = start_subject },
    { .name = "creator", .flags = SK_MARKUP_TEXT, .start = start_author },
    { .name = "language", .flags = SK_MARKUP_TEXT, .start = start_language },
    { 0 },
};
static const SkMarkupRow core_dcterms[] = {
    { .name = "created",
      .attributes = "xsi:type",
      .flags = SK_MARKUP_TEXT,
      .start = start_date },
    { .name = "modified",
      .attributes = "xsi:type",
      .flags = SK_MARKUP_TEXT,
      .start = start_date },
    { 0 },
};
static const SkMarkupSet core_sets[] = {
    { "cp", core_cp }, { "dc", core_dc }, { "dcterms", core_dcterms }, { 0 }
};
static const SkMarkupList core_list = { "cp", "coreProperties", core_sets };

static const SkOoxmlKind core = {
    .relation = "p:metadata/core-properties",
    .content_type =
        "application/vnd.openxmlformats-package.core-properties+xml",
    .name = "docProps/core.xml",
    .list = &core_list,
    .is_implicit = TRUE,
    .inside = SK_INSIDE_METADATA,
    .word = "metadata",
};

/* Keeps the name of the program that wrote the document, because other programs
 * draw charts, lines and columns differently if it is missing. The name ends at
 * the first character other than a letter, a digit, a blank or a dot:
 * LibreOffice writes its version and the system on which it ran behind a slash.
 */
static char *
keep_program(SkMarkup *markup, const char *text)
{
    gsize len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz0123456789 .");

    if (len <= PROGRAM_NAME_MAX && text[len] == '\0')
        return NULL;
    sk_markup_count(markup, "metadata", "program");
    return g_strndup(text, len <= PROGRAM_NAME_MAX ? len : 0);
}

/* What else is told of the document there: how long it took, who owns it. */
static SkMarkupDo
drop_rest(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_count(markup, "metadata", tag->name);
    return SK_MARKUP_DROP;
}

#define REST(element)                                                          \
    {                                                                          \
        .name = element, .start = drop_rest                                    \
    }

/* clang-format off */
static const SkMarkupRow app_rows[] = {
    { .name = "Properties" },
    { .name = "Application", .flags = SK_MARKUP_TEXT, .text = keep_program },
    { .name = "AppVersion", .flags = SK_MARKUP_TEXT, .text = keep_program },
    REST("Template"), REST("Manager"), REST("Company"), REST("Pages"),
    REST("Words"), REST("Characters"), REST("PresentationFormat"),
    REST("Lines"), REST("Paragraphs"), REST("Slides"), REST("Notes"),
    REST("TotalTime"), REST("HiddenSlides"), REST("MMClips"),
    REST("ScaleCrop"), REST("HeadingPairs"), REST("TitlesOfParts"),
    REST("LinksUpToDate"), REST("CharactersWithSpaces"), REST("SharedDoc"),
    REST("HyperlinkBase"), REST("HLinks"), REST("HyperlinksChanged"),
    REST("DigSig"), REST("DocSecurity"),
    { 0 },
};
/* clang-format on */
static const SkMarkupSet app_sets[] = { { "ep", app_rows }, { 0 } };
static const SkMarkupList app_list = { "ep", "Properties", app_sets };

static const SkOoxmlKind app = {
    .relation = "o:extended-properties",
    .content_type =
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    .name = "docProps/app.xml",
    .list = &app_list,
    .is_implicit = TRUE,
    .inside = SK_INSIDE_METADATA,
    .word = "metadata",
};

/* ---- files in documents ------------------------------------------------- */

const SkOoxmlKind sk_ooxml_picture = {
    .relation = "o:image",
    .name = "~/media/image%u",
    .form = SK_OOXML_EMBEDDED,
};

const SkOoxmlKind sk_ooxml_workbook_file = {
    .relation = "o:package",
    .name = "~/embeddings/workbook%u",
    .form = SK_OOXML_EMBEDDED,
};

/* ---- the package -------------------------------------------------------- */

static const SkOoxmlKind *const root_holds[] = { &core, &app, NULL };

const SkOoxmlKind sk_ooxml_root = {
    .name = "",
    .holds = root_holds,
};

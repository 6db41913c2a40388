/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of the document and its pages: one catalogue, one node that has all
 * pages, each page in it once.
 */
#include <stdlib.h>
#include "inspector/pdf/rule.h"

/* ---- pages -------------------------------------------------------------- */

static bool
check_content(SkPdfInspection *walk, uint32_t node)
{
    SkSpan content;
    (void)node;
    if (!sk_pdf_stream(walk, &content))
        return false;
    bool is_good = sk_pdf_content_is_ours(content, SK_PDF_PAGE);
    free((void *)(uintptr_t)content.p);
    return is_good;
}

static const SkPdfRuleRow no_rows[] = { { NULL, NULL } };
static const SkPdfRule content = { .sorts = SK_PDF_IS_STREAM,
                                   .rows = no_rows,
                                   .check = check_content };
static const SkPdfRule notes = { .sorts = SK_PDF_IS_ARRAY,
                                 .item = &sk_pdf_rule_note };

/* Checks a page: it must be on the list of pages, and name that list as its
 * parent. */
static bool
check_page(SkPdfInspection *walk, uint32_t node)
{
    uint32_t root = walk->file.things[walk->file.root].node;
    return sk_pdf_is_type(walk, node, "Type", "Page") &&
           sk_pdf_get(&walk->file, node, "MediaBox") != 0 &&
           sk_pdf_get(&walk->file, node, "Resources") != 0 &&
           sk_pdf_get(&walk->file, node, "Contents") != 0 &&
           sk_pdf_target(walk, node, "Parent") ==
               sk_pdf_target(walk, root, "Pages") &&
           walk->file.things[walk->thing].listed;
}

/* clang-format off */
static const SkPdfRule pages;
static const SkPdfRuleRow page_rows[] = {
    { "Annots", &notes }, { "ArtBox", &sk_pdf_rule_rect }, { "BleedBox", &sk_pdf_rule_rect },
    { "Contents", &content }, { "CropBox", &sk_pdf_rule_rect }, { "Group", &sk_pdf_rule_group },
    { "MediaBox", &sk_pdf_rule_rect }, { "Parent", &pages }, { "Resources", &sk_pdf_rule_resources },
    { "Rotate", &sk_pdf_rule_integer }, { "StructParents", &sk_pdf_rule_integer },
    { "Tabs", &sk_pdf_rule_name }, { "TrimBox", &sk_pdf_rule_rect }, { "Type", &sk_pdf_rule_name },
    { "UserUnit", &sk_pdf_rule_number }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_page = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = page_rows, .check = check_page,
};
/* clang-format on */

/* Marks the pages on the list, each of which is there once. */
static bool
check_pages(SkPdfInspection *walk, uint32_t node)
{
    uint32_t kids = sk_pdf_get(&walk->file, node, "Kids");
    if (!sk_pdf_is_type(walk, node, "Type", "Pages") || kids == 0 ||
        walk->file.nodes[kids].count == 0 ||
        (uint32_t)sk_pdf_whole_number(walk, node, "Count", 0) !=
            walk->file.nodes[kids].count)
        return false;
    for (uint32_t at = walk->file.nodes[kids].first; at != 0;
         at = walk->file.nodes[at].next) {
        uint32_t number = (uint32_t)walk->file.nodes[at].number;
        if (walk->file.nodes[at].sort != SK_PDF_IS_REFERENCE ||
            walk->file.things[number].listed)
            return false;
        walk->file.things[number].listed = true;
    }
    return true;
}

static const SkPdfRule kids = { .sorts = SK_PDF_IS_ARRAY,
                                .item = &sk_pdf_rule_page };
static const SkPdfRuleRow pages_rows[] = { { "Count", &sk_pdf_rule_integer },
                                           { "Kids", &kids },
                                           { "Type", &sk_pdf_rule_name },
                                           { NULL, NULL } };
static const SkPdfRule pages = { .sorts = SK_PDF_IS_DICTIONARY,
                                 .rows = pages_rows };

/* ---- the catalogue ------------------------------------------------------ */

/* clang-format off */
static const SkPdfRuleRow viewer_rows[] = {
    { "CenterWindow", &sk_pdf_rule_boolean }, { "Direction", &sk_pdf_rule_name },
    { "DisplayDocTitle", &sk_pdf_rule_boolean }, { "Duplex", &sk_pdf_rule_name },
    { "FitWindow", &sk_pdf_rule_boolean }, { "NonFullScreenPageMode", &sk_pdf_rule_name },
    { "PickTrayByPDFSize", &sk_pdf_rule_boolean }, { "PrintScaling", &sk_pdf_rule_name }, { NULL, NULL },
};
static const SkPdfRule viewer = { .sorts = SK_PDF_IS_DICTIONARY, .rows = viewer_rows };
static const SkPdfRuleRow mark_rows[] = {
    { "Marked", &sk_pdf_rule_boolean }, { "Suspects", &sk_pdf_rule_boolean }, { NULL, NULL },
};
static const SkPdfRule mark = { .sorts = SK_PDF_IS_DICTIONARY, .rows = mark_rows };
static const char *const modes[] = {
    "FullScreen", "UseNone", "UseOC", "UseOutlines", "UseThumbs", NULL,
};
static const SkPdfRule mode = { .sorts = SK_PDF_IS_NAME, .words = modes };

static const SkPdfRuleRow catalogue_rows[] = {
    { "AcroForm", &sk_pdf_rule_fields }, { "Dests", &sk_pdf_rule_places },
    { "Lang", &sk_pdf_rule_words }, { "MarkInfo", &mark }, { "Names", &sk_pdf_rule_names },
    { "OCProperties", &sk_pdf_rule_layers }, { "OpenAction", &sk_pdf_rule_first },
    { "Outlines", &sk_pdf_rule_outlines }, { "PageLabels", &sk_pdf_rule_labels },
    { "PageLayout", &sk_pdf_rule_name }, { "PageMode", &mode }, { "Pages", &pages },
    { "StructTreeRoot", &sk_pdf_rule_structure }, { "Type", &sk_pdf_rule_name },
    { "ViewerPreferences", &viewer }, { NULL, NULL },
};

/* Checks the list of pages first, because check_page needs to know which pages
 * are on it. */
static bool
check_catalogue(SkPdfInspection *walk, uint32_t node)
{
    uint32_t list = sk_pdf_target(walk, node, "Pages");
    return sk_pdf_is_type(walk, node, "Type", "Catalog") && list != 0 &&
           check_pages(walk, list);
}

const SkPdfRule sk_pdf_rule_catalogue = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = catalogue_rows, .check = check_catalogue,
};

static const SkPdfRuleRow info_rows[] = {
    { "Author", &sk_pdf_rule_words }, { "CreationDate", &sk_pdf_rule_date },
    { "Keywords", &sk_pdf_rule_words }, { "ModDate", &sk_pdf_rule_date },
    { "Subject", &sk_pdf_rule_words }, { "Title", &sk_pdf_rule_words }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_info = { .sorts = SK_PDF_IS_DICTIONARY, .rows = info_rows };
/* clang-format on */

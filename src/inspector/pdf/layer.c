/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of layers, and of the properties of marked content.
 */
#include "inspector/pdf/rule.h"

/* clang-format off */
static const SkPdfRule intents = { .sorts = SK_PDF_IS_NAME | SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_name };
static const SkPdfRuleRow single_rows[] = {
    { "Intent", &intents }, { "Name", &sk_pdf_rule_words }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};

static const SkPdfRule *
choose_single(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule single = { .sorts = SK_PDF_IS_DICTIONARY, .rows = single_rows };
    return sk_pdf_is_type(walk, node, "Type", "OCG") ? &single : NULL;
}

static const SkPdfRule one = { .choose = choose_single };
static const SkPdfRule several = { .sorts = SK_PDF_IS_ARRAY, .item = &one };

static const SkPdfRule *
choose_some(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &several : choose_single(walk, node);
}

static const SkPdfRule some = { .choose = choose_some };

static const SkPdfRule *choose_operand(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule operand = { .choose = choose_operand };
static const SkPdfRule expression = { .sorts = SK_PDF_IS_ARRAY, .item = &operand };

static const SkPdfRule *
choose_operand(const SkPdfInspection *walk, uint32_t node)
{
    static const char *const words[] = { "And", "Not", "Or", NULL };
    static const SkPdfRule operation = { .sorts = SK_PDF_IS_NAME, .words = words };
    SkPdfSort sort = walk->file.nodes[node].sort;
    return sort == SK_PDF_IS_NAME    ? &operation
           : sort == SK_PDF_IS_ARRAY ? &expression
                                     : choose_single(walk, node);
}

static const SkPdfRuleRow member_rows[] = {
    { "OCGs", &some }, { "P", &sk_pdf_rule_name }, { "Type", &sk_pdf_rule_name },
    { "VE", &expression }, { NULL, NULL },
};

static const SkPdfRule *
choose_layer(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule member = { .sorts = SK_PDF_IS_DICTIONARY, .rows = member_rows };
    return sk_pdf_is_type(walk, node, "Type", "OCMD") ? &member : choose_single(walk, node);
}

const SkPdfRule sk_pdf_rule_layer = { .choose = choose_layer };

static const SkPdfRuleRow marked_rows[] = {
    { "ActualText", &sk_pdf_rule_words }, { "Alt", &sk_pdf_rule_words },
    { "Attached", &sk_pdf_rule_plain }, { "BBox", &sk_pdf_rule_rect }, { "E", &sk_pdf_rule_words },
    { "Lang", &sk_pdf_rule_words }, { "MCID", &sk_pdf_rule_integer },
    { "Subtype", &sk_pdf_rule_name }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};

static const SkPdfRule *
choose_property(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule marked = { .sorts = SK_PDF_IS_DICTIONARY, .rows = marked_rows };
    const SkPdfRule *layer = choose_layer(walk, node);
    return layer != NULL ? layer : &marked;
}

const SkPdfRule sk_pdf_rule_property = { .choose = choose_property };

static const SkPdfRule *choose_listed(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule listed = { .choose = choose_listed };
static const SkPdfRule list = { .sorts = SK_PDF_IS_ARRAY, .item = &listed };

static const SkPdfRule *
choose_listed(const SkPdfInspection *walk, uint32_t node)
{
    SkPdfSort sort = walk->file.nodes[node].sort;
    return sort == SK_PDF_IS_STRING  ? &sk_pdf_rule_words
           : sort == SK_PDF_IS_ARRAY ? &list
                                     : choose_single(walk, node);
}

static const SkPdfRule groups = { .sorts = SK_PDF_IS_ARRAY, .item = &several };
static const SkPdfRuleRow shown_rows[] = {
    { "BaseState", &sk_pdf_rule_name }, { "Intent", &intents }, { "ListMode", &sk_pdf_rule_name },
    { "Locked", &several }, { "Name", &sk_pdf_rule_words }, { "OFF", &several }, { "ON", &several },
    { "Order", &list }, { "RBGroups", &groups }, { NULL, NULL },
};
static const SkPdfRule shown = { .sorts = SK_PDF_IS_DICTIONARY, .rows = shown_rows };
static const SkPdfRuleRow layers_rows[] = { { "D", &shown }, { "OCGs", &several }, { NULL, NULL } };
const SkPdfRule sk_pdf_rule_layers = { .sorts = SK_PDF_IS_DICTIONARY, .rows = layers_rows };
/* clang-format on */

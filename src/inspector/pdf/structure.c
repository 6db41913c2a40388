/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of the structure tree: each element stands below the one that it
 * names, so the tree ends.
 */
#include "inspector/pdf/rule.h"

/* clang-format off */
static const SkPdfRule *choose_attributes(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule attributes = { .choose = choose_attributes };

static bool
is_known_owner(const SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_type(walk, node, "O", "Layout") || sk_pdf_is_type(walk, node, "O", "List") ||
           sk_pdf_is_type(walk, node, "O", "PrintField") || sk_pdf_is_type(walk, node, "O", "Table");
}

static const SkPdfRule *
choose_attributes(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule several = { .sorts = SK_PDF_IS_ARRAY, .item = &attributes };
    static const SkPdfRule single = { .sorts = SK_PDF_IS_DICTIONARY, .any = &sk_pdf_rule_plain };
    SkPdfSort sort = walk->file.nodes[node].sort;
    if (sort == SK_PDF_IS_ARRAY)
        return &several;
    if (sort == SK_PDF_IS_INTEGER)
        return &sk_pdf_rule_integer;
    return is_known_owner(walk, node) ? &single : NULL;
}

static const SkPdfRule classes = { .sorts = SK_PDF_IS_NAME | SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_name };

static const SkPdfRule *choose_up(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule up = { .choose = choose_up };
static const SkPdfRule *choose_child(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule child = { .choose = choose_child };
static const SkPdfRule children = { .sorts = SK_PDF_IS_ARRAY, .item = &child };

static const SkPdfRuleRow element_rows[] = {
    { "A", &attributes }, { "ActualText", &sk_pdf_rule_words }, { "Alt", &sk_pdf_rule_words },
    { "C", &classes }, { "E", &sk_pdf_rule_words }, { "K", &children },
    { "Lang", &sk_pdf_rule_words }, { "P", &up }, { "Pg", &sk_pdf_rule_page },
    { "R", &sk_pdf_rule_integer }, { "S", &sk_pdf_rule_name }, { "T", &sk_pdf_rule_words },
    { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
/* clang-format on */

/* Checks that every element directly below @node names @node as its parent. */
static bool
check_children(SkPdfInspection *walk, uint32_t node)
{
    uint32_t list = sk_pdf_get(&walk->file, node, "K");
    if (list == 0)
        return true;
    for (uint32_t at = walk->file.nodes[list].first; at != 0;
         at = walk->file.nodes[at].next)
        if (walk->file.nodes[at].sort == SK_PDF_IS_REFERENCE &&
            sk_pdf_target(walk, sk_pdf_reach(&walk->file, at), "P") != node)
            return false;
    return true;
}

static const SkPdfRule element = { .sorts = SK_PDF_IS_DICTIONARY,
                                   .rows = element_rows,
                                   .check = check_children };

static const SkPdfRule *
choose_object(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_STREAM
               ? sk_pdf_rule_xobject.choose(walk, node)
               : sk_pdf_rule_note.choose(walk, node);
}

static const SkPdfRule object_link = { .choose = choose_object };
static const SkPdfRuleRow content_rows[] = {
    { "MCID", &sk_pdf_rule_integer },
    { "Pg", &sk_pdf_rule_page },
    { "Stm", &sk_pdf_rule_xobject },
    { "Type", &sk_pdf_rule_name },
    { NULL, NULL },
};
static const SkPdfRuleRow object_rows[] = { { "Obj", &object_link },
                                            { "Pg", &sk_pdf_rule_page },
                                            { "Type", &sk_pdf_rule_name },
                                            { NULL, NULL } };

static const SkPdfRule *
choose_child(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule content = { .sorts = SK_PDF_IS_DICTIONARY,
                                       .rows = content_rows };
    static const SkPdfRule object = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = object_rows };
    if (walk->file.nodes[node].sort == SK_PDF_IS_INTEGER)
        return &sk_pdf_rule_integer;
    if (sk_pdf_is_type(walk, node, "Type", "MCR"))
        return &content;
    return sk_pdf_is_type(walk, node, "Type", "OBJR") ? &object : &element;
}

static const SkPdfRule owner_or_none = { .sorts = SK_PDF_IS_NULL };

/* Chooses the rule for an item of an array that says to which elements the
 * pieces of a page's content belong: each item is an element or null. */
static const SkPdfRule *
choose_owner_item(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_NULL ? &owner_or_none
                                                         : &element;
}

static const SkPdfRule owner_item = { .choose = choose_owner_item };

static const SkPdfRule *
choose_owner(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule several = { .sorts = SK_PDF_IS_ARRAY,
                                       .item = &owner_item };
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &several : &element;
}

static const SkPdfRule owner = { .choose = choose_owner };

static bool
check_owners(SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_tree(walk, node, true, &owner);
}

static const SkPdfRule anything = { .sorts = SK_PDF_IS_ARRAY };
static const SkPdfRuleRow owners_rows[] = { { "Nums", &anything },
                                            { NULL, NULL } };
static const SkPdfRule owners = { .sorts = SK_PDF_IS_DICTIONARY,
                                  .rows = owners_rows,
                                  .check = check_owners };
static const SkPdfRule roles = { .sorts = SK_PDF_IS_DICTIONARY,
                                 .any = &sk_pdf_rule_name };
static const SkPdfRule class_map = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .any = &attributes };
static const SkPdfRuleRow root_rows[] = {
    { "ClassMap", &class_map },
    { "K", &children },
    { "ParentTree", &owners },
    { "ParentTreeNextKey", &sk_pdf_rule_integer },
    { "RoleMap", &roles },
    { "Type", &sk_pdf_rule_name },
    { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_structure = { .sorts = SK_PDF_IS_DICTIONARY,
                                          .rows = root_rows,
                                          .check = check_children };

static const SkPdfRule *
choose_up(const SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_type(walk, node, "Type", "StructTreeRoot")
               ? &sk_pdf_rule_structure
               : &element;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of what leads somewhere: places, actions, the outline, names and
 * labels. There are two actions, to a page and to a link.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "inspector/pdf/rule.h"

#define LINK_MAX (4096 * 3)

/* ---- places ------------------------------------------------------------- */

static const char *const views[] = { "XYZ",  "Fit",   "FitH",  "FitV", "FitR",
                                     "FitB", "FitBH", "FitBV", NULL };
static const SkPdfRule view = { .sorts = SK_PDF_IS_NAME, .words = views };
static const SkPdfRule side = { .sorts = SK_PDF_IS_NUMBER | SK_PDF_IS_NULL };

static bool
check_place(SkPdfInspection *walk, uint32_t node)
{
    uint32_t at = walk->file.nodes[node].first;
    if (walk->file.nodes[at].sort != SK_PDF_IS_REFERENCE ||
        !sk_pdf_check(walk, &sk_pdf_rule_page, at))
        return false;
    at = walk->file.nodes[at].next;
    if (!sk_pdf_check(walk, &view, at))
        return false;
    while ((at = walk->file.nodes[at].next) != 0)
        if (!sk_pdf_check(walk, &side, at))
            return false;
    return true;
}

static const SkPdfRule explicit_place = {
    .sorts = SK_PDF_IS_ARRAY, .least = 2, .most = 6, .check = check_place
};

static const SkPdfRule *
choose_place(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule named = { .sorts =
                                         SK_PDF_IS_NAME | SK_PDF_IS_STRING };
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &explicit_place
                                                          : &named;
}

const SkPdfRule sk_pdf_rule_place = { .choose = choose_place };

static const SkPdfRuleRow target_rows[] = { { "D", &explicit_place },
                                            { NULL, NULL } };

static const SkPdfRule *
choose_target(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule target = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = target_rows };
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &explicit_place
                                                          : &target;
}

static const SkPdfRule target_rule = { .choose = choose_target };
const SkPdfRule sk_pdf_rule_places = { .sorts = SK_PDF_IS_DICTIONARY,
                                       .any = &target_rule };

/* ---- actions ------------------------------------------------------------ */

static bool
check_link(SkPdfInspection *walk, uint32_t node)
{
    static const char *const schemes[] = { "http://", "https://",
                                           "mailto:", "tel:" };
    const SkPdfNode *at = &walk->file.nodes[node];
    uint8_t *text = sk_room(sk_length(at->text));
    size_t len = sk_pdf_string(at, text);
    bool is_known = false, is_plain = len <= LINK_MAX;
    for (size_t i = 0; i < len; i++)
        is_plain = is_plain && text[i] > ' ' && text[i] < 0x7F;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        is_known = is_known || (len > strlen(schemes[i]) &&
                                strncasecmp((const char *)text, schemes[i],
                                            strlen(schemes[i])) == 0);
    free(text);
    return is_known && is_plain;
}

/* clang-format off */
static const SkPdfRule link_text = { .sorts = SK_PDF_IS_STRING, .check = check_link };
static const SkPdfRuleRow link_rows[] = {
    { "IsMap", &sk_pdf_rule_boolean }, { "S", &sk_pdf_rule_name },
    { "Type", &sk_pdf_rule_name }, { "URI", &link_text }, { NULL, NULL },
};
static const SkPdfRuleRow go_rows[] = {
    { "D", &sk_pdf_rule_place }, { "S", &sk_pdf_rule_name }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
/* clang-format on */

static const SkPdfRule *
choose_action(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule go = { .sorts = SK_PDF_IS_DICTIONARY,
                                  .rows = go_rows };
    static const SkPdfRule link = { .sorts = SK_PDF_IS_DICTIONARY,
                                    .rows = link_rows };
    if (sk_pdf_is_type(walk, node, "S", "GoTo"))
        return &go;
    return sk_pdf_is_type(walk, node, "S", "URI") &&
                   (walk->keeps & SK_INSPECT_KEEPS_LINKS) != 0
               ? &link
               : NULL;
}

const SkPdfRule sk_pdf_rule_action = { .choose = choose_action };

static const SkPdfRule *
choose_first(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY
               ? &explicit_place
               : choose_action(walk, node);
}

const SkPdfRule sk_pdf_rule_first = { .choose = choose_first };

/* ---- trees -------------------------------------------------------------- */

/* Returns whether the key @a stands before @b. */
static bool
is_before(const SkPdfNode *a, const SkPdfNode *b)
{
    if (a->sort == SK_PDF_IS_INTEGER)
        return a->number < b->number;
    uint8_t *one = sk_room(sk_length(a->text));
    uint8_t *other = sk_room(sk_length(b->text));
    size_t n = sk_pdf_string(a, one), m = sk_pdf_string(b, other);
    int order = memcmp(one, other, n < m ? n : m);
    free(one);
    free(other);
    return order < 0 || (order == 0 && n < m);
}

bool
sk_pdf_is_tree(SkPdfInspection *walk, uint32_t node, bool is_numbers,
               const SkPdfRule *rule)
{
    SkPdfSort sort = is_numbers ? SK_PDF_IS_INTEGER : SK_PDF_IS_STRING;
    uint32_t array =
        sk_pdf_get(&walk->file, node, is_numbers ? "Nums" : "Names");
    uint32_t before = 0;
    if (array == 0 || walk->file.nodes[array].sort != SK_PDF_IS_ARRAY ||
        walk->file.nodes[node].count != 1 ||
        walk->file.nodes[array].count % 2 != 0)
        return false;
    for (uint32_t key = walk->file.nodes[array].first; key != 0;) {
        uint32_t value = walk->file.nodes[key].next;
        if (walk->file.nodes[key].sort != sort ||
            (before != 0 &&
             !is_before(&walk->file.nodes[before], &walk->file.nodes[key])) ||
            !sk_pdf_check(walk, rule, value))
            return false;
        before = key;
        key = walk->file.nodes[value].next;
    }
    return true;
}

/* The array under the only key of a tree is not checked by this rule: the check
 * of the whole tree looks at every entry of it. */
static const SkPdfRule anything = { .sorts = SK_PDF_IS_ARRAY };
static const SkPdfRuleRow tree_rows[] = { { "Names", &anything },
                                          { "Nums", &anything },
                                          { NULL, NULL } };

static bool
check_names(SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_tree(walk, node, false, &target_rule);
}

static const SkPdfRule name_tree = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .rows = tree_rows,
                                     .check = check_names };
static const SkPdfRuleRow names_rows[] = { { "Dests", &name_tree },
                                           { NULL, NULL } };
const SkPdfRule sk_pdf_rule_names = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = names_rows };

/* clang-format off */
static const SkPdfRuleRow label_rows[] = {
    { "P", &sk_pdf_rule_words }, { "S", &sk_pdf_rule_name }, { "St", &sk_pdf_rule_integer },
    { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
/* clang-format on */
static const SkPdfRule label = { .sorts = SK_PDF_IS_DICTIONARY,
                                 .rows = label_rows };

static bool
check_labels(SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_tree(walk, node, true, &label);
}

const SkPdfRule sk_pdf_rule_labels = { .sorts = SK_PDF_IS_DICTIONARY,
                                       .rows = tree_rows,
                                       .check = check_labels };

/* ---- the outline -------------------------------------------------------- */

/* Checks that the first item below @node and the next item behind it refer back
 * to it, so that no two items can lead to the same one. This defends against
 * circles. */
static bool
check_links(SkPdfInspection *walk, uint32_t node)
{
    uint32_t first = sk_pdf_target(walk, node, "First");
    uint32_t next = sk_pdf_target(walk, node, "Next");
    if (first != 0 && (sk_pdf_target(walk, first, "Parent") != node ||
                       sk_pdf_target(walk, first, "Prev") != 0))
        return false;
    return next == 0 || (sk_pdf_target(walk, next, "Prev") == node &&
                         sk_pdf_target(walk, next, "Parent") ==
                             sk_pdf_target(walk, node, "Parent"));
}

static const SkPdfRule *
choose_above(const SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_type(walk, node, "Type", "Outlines")
               ? &sk_pdf_rule_outlines
               : &sk_pdf_rule_item;
}

static const SkPdfRule above = { .choose = choose_above };

/* clang-format off */
static const SkPdfRuleRow item_rows[] = {
    { "A", &sk_pdf_rule_action }, { "C", &sk_pdf_rule_numbers }, { "Count", &sk_pdf_rule_integer },
    { "Dest", &sk_pdf_rule_place }, { "F", &sk_pdf_rule_integer }, { "First", &sk_pdf_rule_item },
    { "Last", &sk_pdf_rule_item }, { "Next", &sk_pdf_rule_item }, { "Parent", &above },
    { "Prev", &sk_pdf_rule_item }, { "Title", &sk_pdf_rule_words }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_item = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = item_rows, .check = check_links,
};
static const SkPdfRuleRow outlines_rows[] = {
    { "Count", &sk_pdf_rule_integer }, { "First", &sk_pdf_rule_item },
    { "Last", &sk_pdf_rule_item }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_outlines = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = outlines_rows, .check = check_links,
};
/* clang-format on */

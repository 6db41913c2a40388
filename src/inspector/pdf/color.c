/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of colour spaces. A profile is one of ours.
 */
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/rule.h"
#include "inspector/picture/picture.h"

static const char *const plain_words[] = { "DeviceCMYK", "DeviceGray",
                                           "DeviceRGB", "Pattern", NULL };
static const SkPdfRule plain = { .sorts = SK_PDF_IS_NAME,
                                 .words = plain_words };

/* Returns the item @i of the array @node, or 0. */
static uint32_t
item_of(const SkPdfInspection *walk, uint32_t node, uint32_t i)
{
    uint32_t at = walk->file.nodes[node].first;
    while (at != 0 && i-- > 0)
        at = walk->file.nodes[at].next;
    return at;
}

static bool
is_called(const SkPdfInspection *walk, uint32_t array, const char *name)
{
    return sk_pdf_is(&walk->file, item_of(walk, array, 0), name);
}

uint32_t
sk_pdf_space_components(const SkPdfInspection *walk, uint32_t node)
{
    static const struct {
        const char *name;
        uint32_t n;
    } known[] = {
        { "DeviceGray", 1 }, { "DeviceRGB", 3 },  { "DeviceCMYK", 4 },
        { "CalGray", 1 },    { "CalRGB", 3 },     { "Lab", 3 },
        { "ICCBased", 3 },   { "Separation", 1 }, { "Indexed", 1 },
    };
    node = sk_pdf_reach(&walk->file, node);
    if (node == 0)
        return 0;
    uint32_t name = walk->file.nodes[node].sort == SK_PDF_IS_ARRAY
                        ? item_of(walk, node, 0)
                        : node;
    if (sk_pdf_is(&walk->file, name, "DeviceN"))
        return walk->file
            .nodes[sk_pdf_reach(&walk->file, item_of(walk, node, 1))]
            .count;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (sk_pdf_is(&walk->file, name, known[i].name))
            return known[i].n;
    return 0;
}

static bool
check_profile(SkPdfInspection *walk, uint32_t node)
{
    SkSpan profile;
    if (sk_pdf_whole_number(walk, node, "N", 0) != 3 ||
        !sk_pdf_stream(walk, &profile))
        return false;
    bool is_good = sk_icc_channels(profile) == 3;
    free((void *)(uintptr_t)profile.p);
    return is_good;
}

static const SkPdfRuleRow profile_rows[] = { { "N", &sk_pdf_rule_integer },
                                             { NULL, NULL } };
static const SkPdfRule profile = { .sorts = SK_PDF_IS_STREAM,
                                   .rows = profile_rows,
                                   .check = check_profile };

/* clang-format off */
static const SkPdfRuleRow measured_rows[] = {
    { "BlackPoint", &sk_pdf_rule_numbers }, { "Gamma", &sk_pdf_rule_plain },
    { "Matrix", &sk_pdf_rule_numbers }, { "Range", &sk_pdf_rule_numbers },
    { "WhitePoint", &sk_pdf_rule_numbers }, { NULL, NULL },
};
/* clang-format on */
static const SkPdfRule measured = { .sorts = SK_PDF_IS_DICTIONARY,
                                    .rows = measured_rows };
static const SkPdfRule names = {
    .sorts = SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_name, .least = 1, .most = 32
};

/* A palette has as many colours as it says. */
static bool
check_palette(SkPdfInspection *walk, uint32_t node)
{
    uint32_t base = item_of(walk, node, 1), most = item_of(walk, node, 2);
    uint32_t colors = item_of(walk, node, 3);
    uint32_t n = sk_pdf_space_components(walk, base);
    const SkPdfNode *last = &walk->file.nodes[most];
    const SkPdfNode *text = &walk->file.nodes[colors];
    if (walk->file.nodes[node].count != 4 || n == 0 || n > 32 ||
        last->sort != SK_PDF_IS_INTEGER || last->number < 0 ||
        last->number > 255 || text->sort != SK_PDF_IS_STRING ||
        !sk_pdf_check(walk, &sk_pdf_rule_space, base))
        return false;
    uint8_t *bytes = sk_room(sk_length(text->text));
    bool is_good = sk_pdf_string(text, bytes) == n * ((size_t)last->number + 1);
    free(bytes);
    return is_good;
}

/* Checks the items of @node behind the first by @rules. */
static bool
check_items(SkPdfInspection *walk, uint32_t node, const SkPdfRule *const *rules,
            uint32_t n)
{
    if (walk->file.nodes[node].count != n + 1)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!sk_pdf_check(walk, rules[i], item_of(walk, node, i + 1)))
            return false;
    return true;
}

static bool
check_space(SkPdfInspection *walk, uint32_t node)
{
    const SkPdfRule *one_colorant[] = { &sk_pdf_rule_name, &sk_pdf_rule_space,
                                        &sk_pdf_rule_function };
    const SkPdfRule *colorants[] = { &names, &sk_pdf_rule_space,
                                     &sk_pdf_rule_function };
    const SkPdfRule *one_profile[] = { &profile };
    const SkPdfRule *one_measure[] = { &measured };
    const SkPdfRule *one_space[] = { &sk_pdf_rule_space };
    if (is_called(walk, node, "ICCBased"))
        return check_items(walk, node, one_profile, 1);
    if (is_called(walk, node, "Indexed"))
        return check_palette(walk, node);
    if (is_called(walk, node, "Separation"))
        return check_items(walk, node, one_colorant, 3);
    if (is_called(walk, node, "DeviceN"))
        return check_items(walk, node, colorants, 3);
    if (is_called(walk, node, "Pattern"))
        return check_items(walk, node, one_space, 1);
    return (is_called(walk, node, "CalGray") ||
            is_called(walk, node, "CalRGB") || is_called(walk, node, "Lab")) &&
           check_items(walk, node, one_measure, 1);
}

static const SkPdfRule *
choose_space(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule array = { .sorts = SK_PDF_IS_ARRAY,
                                     .check = check_space,
                                     .draws = true };
    return walk->file.nodes[node].sort == SK_PDF_IS_NAME ? &plain : &array;
}

const SkPdfRule sk_pdf_rule_space = { .choose = choose_space };

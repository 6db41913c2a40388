/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of annotations and of the fields of forms.
 */
#include <stdlib.h>
#include "inspector/pdf/rule.h"

#define ABOVE_MAX 32

/* clang-format off */
static const SkPdfRule states = { .sorts = SK_PDF_IS_DICTIONARY, .any = &sk_pdf_rule_form, .draws = true };

static const SkPdfRule *
choose_appearance(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_DICTIONARY ? &states : &sk_pdf_rule_form;
}

static const SkPdfRule one_appearance = { .choose = choose_appearance };
static const SkPdfRuleRow appearance_rows[] = {
    { "D", &one_appearance }, { "N", &one_appearance }, { "R", &one_appearance }, { NULL, NULL },
};
static const SkPdfRule appearance = { .sorts = SK_PDF_IS_DICTIONARY, .rows = appearance_rows };
static const SkPdfRuleRow border_rows[] = {
    { "D", &sk_pdf_rule_numbers }, { "I", &sk_pdf_rule_number }, { "S", &sk_pdf_rule_name },
    { "Type", &sk_pdf_rule_name }, { "W", &sk_pdf_rule_number }, { NULL, NULL },
};
static const SkPdfRule border = { .sorts = SK_PDF_IS_DICTIONARY, .rows = border_rows };
static const SkPdfRule ends = { .sorts = SK_PDF_IS_NAME | SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_name };

#define COMMON_ROWS                                                                       \
    { "AP", &appearance }, { "AS", &sk_pdf_rule_name }, { "Border", &sk_pdf_rule_plain }, \
    { "C", &sk_pdf_rule_numbers }, { "F", &sk_pdf_rule_integer },                         \
    { "OC", &sk_pdf_rule_layer }, { "P", &sk_pdf_rule_page }, { "Rect", &sk_pdf_rule_rect }, \
    { "StructParent", &sk_pdf_rule_integer }, { "Subtype", &sk_pdf_rule_name },           \
    { "Type", &sk_pdf_rule_name }

static const SkPdfRuleRow shown_rows[] = { COMMON_ROWS, { NULL, NULL } };
static const SkPdfRuleRow link_rows[] = {
    COMMON_ROWS, { "A", &sk_pdf_rule_action }, { "BS", &border }, { "Contents", &sk_pdf_rule_words },
    { "Dest", &sk_pdf_rule_place }, { "H", &sk_pdf_rule_name }, { "M", &sk_pdf_rule_date },
    { "QuadPoints", &sk_pdf_rule_numbers }, { NULL, NULL },
};
static const SkPdfRuleRow markup_rows[] = {
    COMMON_ROWS, { "BE", &border }, { "BS", &border }, { "CA", &sk_pdf_rule_number },
    { "CL", &sk_pdf_rule_numbers }, { "CO", &sk_pdf_rule_numbers }, { "CP", &sk_pdf_rule_name },
    { "Cap", &sk_pdf_rule_boolean }, { "Contents", &sk_pdf_rule_words },
    { "CreationDate", &sk_pdf_rule_date }, { "DA", &sk_pdf_rule_style },
    { "IC", &sk_pdf_rule_numbers }, { "IRT", &sk_pdf_rule_note }, { "IT", &sk_pdf_rule_name },
    { "InkList", &sk_pdf_rule_plain }, { "L", &sk_pdf_rule_numbers }, { "LE", &ends },
    { "LL", &sk_pdf_rule_number }, { "LLE", &sk_pdf_rule_number }, { "LLO", &sk_pdf_rule_number },
    { "M", &sk_pdf_rule_date }, { "Name", &sk_pdf_rule_name }, { "Open", &sk_pdf_rule_boolean },
    { "Parent", &sk_pdf_rule_note }, { "Popup", &sk_pdf_rule_note }, { "Q", &sk_pdf_rule_integer },
    { "QuadPoints", &sk_pdf_rule_numbers }, { "RD", &sk_pdf_rule_numbers },
    { "RT", &sk_pdf_rule_name }, { "State", &sk_pdf_rule_words },
    { "StateModel", &sk_pdf_rule_words }, { "Subj", &sk_pdf_rule_words },
    { "Sy", &sk_pdf_rule_name }, { "T", &sk_pdf_rule_words },
    { "Vertices", &sk_pdf_rule_numbers }, { NULL, NULL },
};

/* ---- fields ------------------------------------------------------------- */

static const SkPdfRule *
choose_value(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule value = { .choose = choose_value };

static const SkPdfRule *
choose_value(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule several = { .sorts = SK_PDF_IS_ARRAY, .item = &value };
    SkPdfSort sort = walk->file.nodes[node].sort;
    return sort == SK_PDF_IS_STRING  ? &sk_pdf_rule_words
           : sort == SK_PDF_IS_ARRAY ? &several
                                     : &sk_pdf_rule_name;
}

static const SkPdfRuleRow fit_rows[] = {
    { "A", &sk_pdf_rule_numbers }, { "FB", &sk_pdf_rule_boolean }, { "S", &sk_pdf_rule_name },
    { "SW", &sk_pdf_rule_name }, { NULL, NULL },
};
static const SkPdfRule fit = { .sorts = SK_PDF_IS_DICTIONARY, .rows = fit_rows };
static const SkPdfRuleRow looks_rows[] = {
    { "AC", &sk_pdf_rule_words }, { "BC", &sk_pdf_rule_numbers }, { "BG", &sk_pdf_rule_numbers },
    { "CA", &sk_pdf_rule_words }, { "I", &sk_pdf_rule_form }, { "IF", &fit },
    { "IX", &sk_pdf_rule_form }, { "R", &sk_pdf_rule_integer }, { "RC", &sk_pdf_rule_words },
    { "RI", &sk_pdf_rule_form }, { "TP", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRule looks = { .sorts = SK_PDF_IS_DICTIONARY, .rows = looks_rows };

static const SkPdfRule *
choose_field(const SkPdfInspection *walk, uint32_t node);
static const SkPdfRule field_link = { .choose = choose_field };
static const SkPdfRule kids = { .sorts = SK_PDF_IS_ARRAY, .item = &field_link };

#define FIELD_ROWS                                                                      \
    { "DA", &sk_pdf_rule_style }, { "DR", &sk_pdf_rule_resources }, { "DV", &value },   \
    { "FT", &sk_pdf_rule_name },                                                        \
    { "Ff", &sk_pdf_rule_integer }, { "I", &sk_pdf_rule_numbers }, { "Kids", &kids },   \
    { "MaxLen", &sk_pdf_rule_integer }, { "Opt", &value }, { "Parent", &field_link },   \
    { "Q", &sk_pdf_rule_integer }, { "T", &sk_pdf_rule_words },                         \
    { "TI", &sk_pdf_rule_integer }, { "TU", &sk_pdf_rule_words }, { "V", &value }

static const SkPdfRuleRow field_rows[] = { FIELD_ROWS, { NULL, NULL } };
static const SkPdfRuleRow widget_rows[] = {
    FIELD_ROWS, COMMON_ROWS, { "A", &sk_pdf_rule_action }, { "BS", &border },
    { "H", &sk_pdf_rule_name }, { "M", &sk_pdf_rule_date }, { "MK", &looks }, { NULL, NULL },
};
/* clang-format on */

/* Checks that neither the field @node nor any field above it is for a
 * signature, and that the chain of fields above it ends. */
static bool
check_field(SkPdfInspection *walk, uint32_t node)
{
    for (unsigned i = 0; i < ABOVE_MAX; i++) {
        if (node == 0)
            return true;
        if (sk_pdf_is_type(walk, node, "FT", "Sig"))
            return false;
        node = sk_pdf_target(walk, node, "Parent");
    }
    return false;
}

static const SkPdfRule widget = { .sorts = SK_PDF_IS_DICTIONARY,
                                  .rows = widget_rows,
                                  .check = check_field };

static const SkPdfRule *
choose_field(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule field = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .rows = field_rows,
                                     .check = check_field };
    if ((walk->keeps & SK_INSPECT_KEEPS_FORMS) == 0)
        return NULL;
    return sk_pdf_is_type(walk, node, "Subtype", "Widget") ? &widget : &field;
}

static const SkPdfRuleRow form_rows[] = {
    { "DA", &sk_pdf_rule_style },  { "DR", &sk_pdf_rule_resources },
    { "Fields", &kids },           { "NeedAppearances", &sk_pdf_rule_boolean },
    { "Q", &sk_pdf_rule_integer }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_fields = { .sorts = SK_PDF_IS_DICTIONARY,
                                       .rows = form_rows };

/* ---- annotations -------------------------------------------------------- */

static const SkPdfRule *
choose_note(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule link = { .sorts = SK_PDF_IS_DICTIONARY,
                                    .rows = link_rows };
    static const SkPdfRule shown = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .rows = shown_rows };
    static const SkPdfRule markup = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = markup_rows };
    static const char *const names[] = {
        "Caret",    "Circle",   "FreeText",  "Highlight", "Ink",
        "Line",     "PolyLine", "Polygon",   "Popup",     "Square",
        "Squiggly", "Stamp",    "StrikeOut", "Text",      "Underline",
    };
    if (sk_pdf_is_type(walk, node, "Subtype", "Link"))
        return &link;
    if (sk_pdf_is_type(walk, node, "Subtype", "Widget"))
        return (walk->keeps & SK_INSPECT_KEEPS_FORMS) != 0 ? &widget : NULL;
    /* Where the policy keeps no comments, a note may only leave as a stamp,
     * which shows what the note looked like. */
    if ((walk->keeps & SK_INSPECT_KEEPS_COMMENTS) == 0)
        return sk_pdf_is_type(walk, node, "Subtype", "Stamp") ? &shown : NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sk_pdf_is_type(walk, node, "Subtype", names[i]))
            return &markup;
    return NULL;
}

const SkPdfRule sk_pdf_rule_note = { .choose = choose_note };

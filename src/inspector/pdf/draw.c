/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of what draws: resources, forms, patterns, shadings, functions and
 * graphics states.
 */
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/rule.h"

/* clang-format off */
#define NAMED(inner) { .sorts = SK_PDF_IS_DICTIONARY, .any = &(inner), .draws = true }
static const SkPdfRule states = NAMED(sk_pdf_rule_state);
static const SkPdfRule spaces = NAMED(sk_pdf_rule_space);
static const SkPdfRule patterns = NAMED(sk_pdf_rule_pattern);
static const SkPdfRule shadings = NAMED(sk_pdf_rule_shading);
static const SkPdfRule xobjects = NAMED(sk_pdf_rule_xobject);
static const SkPdfRule fonts = NAMED(sk_pdf_rule_font);
static const SkPdfRule properties = { .sorts = SK_PDF_IS_DICTIONARY, .any = &sk_pdf_rule_property };

static const SkPdfRuleRow resource_rows[] = {
    { "ColorSpace", &spaces }, { "ExtGState", &states }, { "Font", &fonts },
    { "Pattern", &patterns }, { "Properties", &properties }, { "Shading", &shadings },
    { "XObject", &xobjects }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_resources = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = resource_rows, .draws = true,
};

/* ---- states ------------------------------------------------------------- */

static const char *const group_words[] = { "Transparency", NULL };
static const SkPdfRule group_word = { .sorts = SK_PDF_IS_NAME, .words = group_words };
static const SkPdfRuleRow group_rows[] = {
    { "CS", &sk_pdf_rule_space }, { "I", &sk_pdf_rule_boolean }, { "K", &sk_pdf_rule_boolean },
    { "S", &group_word }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_group = { .sorts = SK_PDF_IS_DICTIONARY, .rows = group_rows };

static const SkPdfRule dash_item = {
    .sorts = SK_PDF_IS_ARRAY | SK_PDF_IS_NUMBER, .item = &sk_pdf_rule_number,
};
static const SkPdfRule dash = { .sorts = SK_PDF_IS_ARRAY, .item = &dash_item, .least = 0, .most = 2 };

static const SkPdfRule *
choose_font_or_size(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_DICTIONARY
               ? sk_pdf_rule_font.choose(walk, node)
               : &sk_pdf_rule_number;
}

static const SkPdfRule font_or_size = { .choose = choose_font_or_size };
static const SkPdfRule font_pair = { .sorts = SK_PDF_IS_ARRAY, .item = &font_or_size, .least = 2, .most = 2 };
static const SkPdfRule blends = { .sorts = SK_PDF_IS_NAME | SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_name };

static const char *const mask_words[] = { "Alpha", "Luminosity", NULL };
static const SkPdfRule mask_word = { .sorts = SK_PDF_IS_NAME, .words = mask_words };
static const SkPdfRuleRow mask_rows[] = {
    { "BC", &sk_pdf_rule_numbers }, { "G", &sk_pdf_rule_form }, { "S", &mask_word },
    { "TR", &sk_pdf_rule_function }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
static const char *const none[] = { "None", NULL };
static const SkPdfRule soft_mask = {
    .sorts = SK_PDF_IS_DICTIONARY | SK_PDF_IS_NAME, .rows = mask_rows, .words = none,
};

static const SkPdfRuleRow state_rows[] = {
    { "AIS", &sk_pdf_rule_boolean }, { "BM", &blends }, { "CA", &sk_pdf_rule_number },
    { "D", &dash }, { "FL", &sk_pdf_rule_number }, { "Font", &font_pair },
    { "LC", &sk_pdf_rule_integer }, { "LJ", &sk_pdf_rule_integer }, { "LW", &sk_pdf_rule_number },
    { "ML", &sk_pdf_rule_number }, { "OP", &sk_pdf_rule_boolean }, { "OPM", &sk_pdf_rule_integer },
    { "RI", &sk_pdf_rule_name }, { "SA", &sk_pdf_rule_boolean }, { "SM", &sk_pdf_rule_number },
    { "SMask", &soft_mask }, { "TK", &sk_pdf_rule_boolean }, { "Type", &sk_pdf_rule_name },
    { "ca", &sk_pdf_rule_number }, { "op", &sk_pdf_rule_boolean }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_state = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = state_rows, .draws = true,
};
/* clang-format on */

/* ---- functions ---------------------------------------------------------- */

static bool
is_word_of_program(SkSpan word)
{
    static const char *const words[] = {
        "abs",   "add",    "and",   "atan", "bitshift", "ceiling",  "copy",
        "cos",   "cvi",    "cvr",   "div",  "dup",      "eq",       "exch",
        "exp",   "false",  "floor", "ge",   "gt",       "idiv",     "if",
        "index", "ifelse", "le",    "ln",   "log",      "lt",       "mod",
        "mul",   "ne",     "neg",   "not",  "or",       "pop",      "roll",
        "round", "sin",    "sqrt",  "sub",  "true",     "truncate", "xor",
    };
    unsigned digits = 0, points = 0;
    const uint8_t *p = word.p;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sk_length(word) == strlen(words[i]) &&
            memcmp(word.p, words[i], strlen(words[i])) == 0)
            return true;
    if (p < word.end && (*p == '-' || *p == '+'))
        p++;
    for (; p < word.end; p++) {
        digits += *p >= '0' && *p <= '9';
        points += *p == '.';
        if (*p != '.' && (*p < '0' || *p > '9'))
            return false;
    }
    return digits > 0 && digits < 20 && points <= 1;
}

/* A program is words and braces, one blank between two of them. */
static bool
is_program(SkSpan in)
{
    unsigned depth = 0;
    bool ended = false;
    while (in.p < in.end) {
        const uint8_t *blank = memchr(in.p, ' ', sk_length(in));
        SkSpan word = { in.p, blank != NULL ? blank : in.end };
        bool is_brace = sk_length(word) == 1 && strchr("{}", *word.p) != NULL;
        if (ended || (depth == 0 && *word.p != '{') ||
            (!is_brace && !is_word_of_program(word)))
            return false;
        if (is_brace)
            depth = *word.p == '{' ? depth + 1 : depth - 1;
        ended = depth == 0;
        in.p = blank != NULL ? blank + 1 : in.end;
        if (depth > 32 || (blank != NULL && in.p == in.end))
            return false;
    }
    return ended;
}

static bool
check_calculation(SkPdfInspection *walk, uint32_t node)
{
    SkSpan program;
    (void)node;
    if (!sk_pdf_stream(walk, &program))
        return false;
    bool is_good = is_program(program);
    free((void *)(uintptr_t)program.p);
    return is_good;
}

/* Checks the stream of a sampled function. Its numbers are not judged; it only
 * must be possible to inflate them. */
static bool
check_table(SkPdfInspection *walk, uint32_t node)
{
    SkSpan table;
    (void)node;
    if (!sk_pdf_stream(walk, &table))
        return false;
    free((void *)(uintptr_t)table.p);
    return true;
}

/* clang-format off */
static const SkPdfRuleRow table_rows[] = {
    { "BitsPerSample", &sk_pdf_rule_integer }, { "Decode", &sk_pdf_rule_numbers },
    { "Domain", &sk_pdf_rule_numbers }, { "Encode", &sk_pdf_rule_numbers },
    { "FunctionType", &sk_pdf_rule_integer }, { "Order", &sk_pdf_rule_integer },
    { "Range", &sk_pdf_rule_numbers }, { "Size", &sk_pdf_rule_numbers }, { NULL, NULL },
};
static const SkPdfRuleRow power_rows[] = {
    { "C0", &sk_pdf_rule_numbers }, { "C1", &sk_pdf_rule_numbers }, { "Domain", &sk_pdf_rule_numbers },
    { "FunctionType", &sk_pdf_rule_integer }, { "N", &sk_pdf_rule_number },
    { "Range", &sk_pdf_rule_numbers }, { NULL, NULL },
};
static const SkPdfRule parts = { .sorts = SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_function, .draws = true };
static const SkPdfRuleRow joined_rows[] = {
    { "Bounds", &sk_pdf_rule_numbers }, { "Domain", &sk_pdf_rule_numbers },
    { "Encode", &sk_pdf_rule_numbers }, { "FunctionType", &sk_pdf_rule_integer },
    { "Functions", &parts }, { "Range", &sk_pdf_rule_numbers }, { NULL, NULL },
};
static const SkPdfRuleRow calculation_rows[] = {
    { "Domain", &sk_pdf_rule_numbers }, { "FunctionType", &sk_pdf_rule_integer },
    { "Range", &sk_pdf_rule_numbers }, { NULL, NULL },
};

static const SkPdfRule *
choose_function(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule table = {
        .sorts = SK_PDF_IS_STREAM, .rows = table_rows, .check = check_table, .draws = true };
    static const SkPdfRule power = {
        .sorts = SK_PDF_IS_DICTIONARY, .rows = power_rows, .draws = true };
    static const SkPdfRule joined = {
        .sorts = SK_PDF_IS_DICTIONARY, .rows = joined_rows, .draws = true };
    static const SkPdfRule calculation = {
        .sorts = SK_PDF_IS_STREAM, .rows = calculation_rows, .check = check_calculation, .draws = true };
    switch (sk_pdf_whole_number(walk, node, "FunctionType", -1)) {
    case 0: return &table;
    case 2: return &power;
    case 3: return &joined;
    case 4: return &calculation;
    default: return NULL;
    }
}

static const SkPdfRule *
choose_functions(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &parts : choose_function(walk, node);
}

const SkPdfRule sk_pdf_rule_function = { .choose = choose_function };
const SkPdfRule sk_pdf_rule_functions = { .choose = choose_functions };

/* ---- patterns and shadings ---------------------------------------------- */

static bool
check_drawing(SkPdfInspection *walk, SkPdfDrawn drawn)
{
    SkSpan content;
    if (!sk_pdf_stream(walk, &content))
        return false;
    bool is_good = sk_pdf_content_is_ours(content, drawn);
    free((void *)(uintptr_t)content.p);
    return is_good;
}

static bool
check_tile(SkPdfInspection *walk, uint32_t node)
{
    (void)node;
    return check_drawing(walk, SK_PDF_TILE);
}

static const SkPdfRuleRow tile_rows[] = {
    { "BBox", &sk_pdf_rule_rect }, { "Matrix", &sk_pdf_rule_matrix },
    { "PaintType", &sk_pdf_rule_integer }, { "PatternType", &sk_pdf_rule_integer },
    { "Resources", &sk_pdf_rule_resources }, { "TilingType", &sk_pdf_rule_integer },
    { "Type", &sk_pdf_rule_name }, { "XStep", &sk_pdf_rule_number },
    { "YStep", &sk_pdf_rule_number }, { NULL, NULL },
};
static const SkPdfRuleRow shaded_rows[] = {
    { "ExtGState", &sk_pdf_rule_state }, { "Matrix", &sk_pdf_rule_matrix },
    { "PatternType", &sk_pdf_rule_integer }, { "Shading", &sk_pdf_rule_shading },
    { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};

static const SkPdfRule *
choose_pattern(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule tile = {
        .sorts = SK_PDF_IS_STREAM, .rows = tile_rows, .check = check_tile, .draws = true };
    static const SkPdfRule shaded = {
        .sorts = SK_PDF_IS_DICTIONARY, .rows = shaded_rows, .draws = true };
    return walk->file.nodes[node].sort == SK_PDF_IS_STREAM ? &tile : &shaded;
}

const SkPdfRule sk_pdf_rule_pattern = { .choose = choose_pattern };

static const SkPdfRule extend = { .sorts = SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_boolean, .most = 2 };
static const SkPdfRuleRow shading_rows[] = {
    { "AntiAlias", &sk_pdf_rule_boolean }, { "BBox", &sk_pdf_rule_rect },
    { "Background", &sk_pdf_rule_numbers }, { "BitsPerComponent", &sk_pdf_rule_integer },
    { "BitsPerCoordinate", &sk_pdf_rule_integer }, { "BitsPerFlag", &sk_pdf_rule_integer },
    { "ColorSpace", &sk_pdf_rule_space }, { "Coords", &sk_pdf_rule_numbers },
    { "Decode", &sk_pdf_rule_numbers }, { "Domain", &sk_pdf_rule_numbers },
    { "Extend", &extend }, { "Function", &sk_pdf_rule_functions },
    { "Matrix", &sk_pdf_rule_matrix }, { "ShadingType", &sk_pdf_rule_integer },
    { "VerticesPerRow", &sk_pdf_rule_integer }, { NULL, NULL },
};

static bool
check_shading(SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort != SK_PDF_IS_STREAM || check_table(walk, node);
}

const SkPdfRule sk_pdf_rule_shading = {
    .sorts = SK_PDF_IS_DICTIONARY | SK_PDF_IS_STREAM, .rows = shading_rows,
    .check = check_shading, .draws = true,
};

/* ---- forms -------------------------------------------------------------- */

static bool
check_form(SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_type(walk, node, "Subtype", "Form") &&
           sk_pdf_get(&walk->file, node, "BBox") != 0 && check_drawing(walk, SK_PDF_FORM);
}

static const SkPdfRuleRow form_rows[] = {
    { "BBox", &sk_pdf_rule_rect }, { "FormType", &sk_pdf_rule_integer },
    { "Group", &sk_pdf_rule_group }, { "Matrix", &sk_pdf_rule_matrix },
    { "OC", &sk_pdf_rule_layer }, { "Resources", &sk_pdf_rule_resources },
    { "StructParent", &sk_pdf_rule_integer }, { "StructParents", &sk_pdf_rule_integer },
    { "Subtype", &sk_pdf_rule_name }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
const SkPdfRule sk_pdf_rule_form = {
    .sorts = SK_PDF_IS_STREAM, .rows = form_rows, .check = check_form, .draws = true,
};

static const SkPdfRule *
choose_xobject(const SkPdfInspection *walk, uint32_t node)
{
    return sk_pdf_is_type(walk, node, "Subtype", "Image") ? &sk_pdf_rule_image : &sk_pdf_rule_form;
}

const SkPdfRule sk_pdf_rule_xobject = { .choose = choose_xobject };
/* clang-format on */

/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of fonts. Programs and CMaps are read by readers of their own
 * (font.c, cmap.c).
 */
#include <stdlib.h>
#include "inspector/pdf/rule.h"

#define GLYPH_MAP_MAX 131072

static void
end_stream(SkSpan bytes)
{
    free((void *)(uintptr_t)bytes.p);
}

/* ---- programs ----------------------------------------------------------- */

static bool
check_program(SkPdfInspection *walk, uint32_t node, SkPdfProgram kind)
{
    static const char *const keys[] = { "Length1", "Length2", "Length3" };
    uint32_t lengths[3] = { 0 };
    SkSpan program;
    for (unsigned i = 0; i < 3; i++)
        lengths[i] = (uint32_t)sk_pdf_whole_number(walk, node, keys[i], 0);
    if (!sk_pdf_stream(walk, &program))
        return false;
    bool is_good = kind != SK_PDF_TRUETYPE || lengths[0] == sk_length(program);
    if (kind == SK_PDF_TRUETYPE)
        lengths[0] = 0;
    is_good = is_good && sk_pdf_font_is_ours(program, kind, lengths);
    end_stream(program);
    return is_good;
}

static bool
check_type1(SkPdfInspection *walk, uint32_t node)
{
    return check_program(walk, node, SK_PDF_TYPE1);
}

static bool
check_truetype(SkPdfInspection *walk, uint32_t node)
{
    return check_program(walk, node, SK_PDF_TRUETYPE);
}

static bool
check_other(SkPdfInspection *walk, uint32_t node)
{
    if (sk_pdf_is_type(walk, node, "Subtype", "Type1C"))
        return check_program(walk, node, SK_PDF_CFF);
    if (sk_pdf_is_type(walk, node, "Subtype", "CIDFontType0C"))
        return check_program(walk, node, SK_PDF_CFF_CID);
    return sk_pdf_is_type(walk, node, "Subtype", "OpenType") &&
           check_program(walk, node, SK_PDF_OPENTYPE);
}

/* clang-format off */
static const SkPdfRuleRow type1_rows[] = {
    { "Length1", &sk_pdf_rule_integer }, { "Length2", &sk_pdf_rule_integer },
    { "Length3", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRuleRow truetype_rows[] = { { "Length1", &sk_pdf_rule_integer }, { NULL, NULL } };
static const SkPdfRuleRow other_rows[] = { { "Subtype", &sk_pdf_rule_name }, { NULL, NULL } };
static const SkPdfRule type1 = { .sorts = SK_PDF_IS_STREAM, .rows = type1_rows, .check = check_type1 };
static const SkPdfRule truetype = { .sorts = SK_PDF_IS_STREAM, .rows = truetype_rows, .check = check_truetype };
static const SkPdfRule other = { .sorts = SK_PDF_IS_STREAM, .rows = other_rows, .check = check_other };

static const SkPdfRuleRow descriptor_rows[] = {
    { "Ascent", &sk_pdf_rule_number }, { "AvgWidth", &sk_pdf_rule_number },
    { "CapHeight", &sk_pdf_rule_number }, { "Descent", &sk_pdf_rule_number },
    { "Flags", &sk_pdf_rule_integer }, { "FontBBox", &sk_pdf_rule_rect },
    { "FontFamily", &sk_pdf_rule_words }, { "FontFile", &type1 },
    { "FontFile2", &truetype }, { "FontFile3", &other },
    { "FontName", &sk_pdf_rule_name }, { "FontStretch", &sk_pdf_rule_name },
    { "FontWeight", &sk_pdf_rule_number }, { "ItalicAngle", &sk_pdf_rule_number },
    { "Leading", &sk_pdf_rule_number }, { "MaxWidth", &sk_pdf_rule_number },
    { "MissingWidth", &sk_pdf_rule_number }, { "StemH", &sk_pdf_rule_number },
    { "StemV", &sk_pdf_rule_number }, { "Type", &sk_pdf_rule_name },
    { "XHeight", &sk_pdf_rule_number }, { NULL, NULL },
};

/* A font has one program. */
static bool
check_descriptor(SkPdfInspection *walk, uint32_t node)
{
    const SkPdfFile *file = &walk->file;
    return (sk_pdf_get(file, node, "FontFile") != 0) + (sk_pdf_get(file, node, "FontFile2") != 0) +
               (sk_pdf_get(file, node, "FontFile3") != 0) <= 1;
}

static const SkPdfRule descriptor = {
    .sorts = SK_PDF_IS_DICTIONARY, .rows = descriptor_rows, .check = check_descriptor,
};

/* ---- maps --------------------------------------------------------------- */

static bool
check_map(SkPdfInspection *walk, bool is_to_unicode)
{
    SkSpan map;
    if (!sk_pdf_stream(walk, &map))
        return false;
    bool is_good = sk_pdf_cmap_is_ours(map, is_to_unicode);
    end_stream(map);
    return is_good;
}

static bool
check_to_unicode(SkPdfInspection *walk, uint32_t node)
{
    (void)node;
    return check_map(walk, true);
}

static bool
is_known_map(const SkPdfInspection *walk, uint32_t node)
{
    const SkPdfNode *at = &walk->file.nodes[node];
    return node == 0 || (at->sort == SK_PDF_IS_NAME && sk_pdf_cmap_is_known(at->text));
}

static bool
check_encoding(SkPdfInspection *walk, uint32_t node)
{
    return is_known_map(walk, sk_pdf_get(&walk->file, node, "UseCMap")) && check_map(walk, false);
}

static const SkPdfRuleRow no_rows[] = { { NULL, NULL } };
static const SkPdfRuleRow system_rows[] = {
    { "Ordering", &sk_pdf_rule_bytes }, { "Registry", &sk_pdf_rule_bytes },
    { "Supplement", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRule cid_system = { .sorts = SK_PDF_IS_DICTIONARY, .rows = system_rows };
static const SkPdfRuleRow cmap_rows[] = {
    { "CIDSystemInfo", &cid_system }, { "CMapName", &sk_pdf_rule_name },
    { "Type", &sk_pdf_rule_name }, { "UseCMap", &sk_pdf_rule_name },
    { "WMode", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRule to_unicode_stream = {
    .sorts = SK_PDF_IS_STREAM, .rows = no_rows, .check = check_to_unicode,
};
static const SkPdfRule encoding_stream = {
    .sorts = SK_PDF_IS_STREAM, .rows = cmap_rows, .check = check_encoding,
};

static bool
check_name_of_map(SkPdfInspection *walk, uint32_t node)
{
    return is_known_map(walk, node);
}

static const SkPdfRule known_map = { .sorts = SK_PDF_IS_NAME, .check = check_name_of_map };

static const SkPdfRule *
choose_to_unicode(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_NAME ? &known_map : &to_unicode_stream;
}

static const SkPdfRule to_unicode = { .choose = choose_to_unicode };

static const SkPdfRule difference = { .sorts = SK_PDF_IS_INTEGER | SK_PDF_IS_NAME };
static const SkPdfRule differences = { .sorts = SK_PDF_IS_ARRAY, .item = &difference };
static const SkPdfRuleRow encoding_rows[] = {
    { "BaseEncoding", &sk_pdf_rule_name }, { "Differences", &differences },
    { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
static const SkPdfRule simple_encoding = {
    .sorts = SK_PDF_IS_NAME | SK_PDF_IS_DICTIONARY, .rows = encoding_rows,
};

static const SkPdfRule *
choose_encoding(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_STREAM ? &encoding_stream : &simple_encoding;
}

static const SkPdfRule encoding = { .choose = choose_encoding };

/* ---- simple fonts, and those that are drawn ----------------------------- */

static bool
check_glyph(SkPdfInspection *walk, uint32_t node)
{
    SkSpan glyph;
    (void)node;
    if (!sk_pdf_stream(walk, &glyph))
        return false;
    bool is_good = sk_pdf_content_is_ours(glyph, SK_PDF_GLYPH);
    end_stream(glyph);
    return is_good;
}

static const SkPdfRule glyph = {
    .sorts = SK_PDF_IS_STREAM, .rows = no_rows, .check = check_glyph, .draws = true,
};
static const SkPdfRule glyphs = { .sorts = SK_PDF_IS_DICTIONARY, .any = &glyph, .draws = true };

#define SIMPLE_ROWS                                                                          \
    { "Encoding", &encoding }, { "FirstChar", &sk_pdf_rule_integer },                        \
    { "FontDescriptor", &descriptor }, { "LastChar", &sk_pdf_rule_integer },                 \
    { "Name", &sk_pdf_rule_name }, { "Subtype", &sk_pdf_rule_name },                         \
    { "ToUnicode", &to_unicode }, { "Type", &sk_pdf_rule_name },                             \
    { "Widths", &sk_pdf_rule_numbers }

static const SkPdfRuleRow simple_rows[] = {
    SIMPLE_ROWS, { "BaseFont", &sk_pdf_rule_name }, { NULL, NULL },
};
static const SkPdfRuleRow drawn_rows[] = {
    SIMPLE_ROWS, { "CharProcs", &glyphs }, { "FontBBox", &sk_pdf_rule_rect },
    { "FontMatrix", &sk_pdf_rule_matrix }, { "Resources", &sk_pdf_rule_resources }, { NULL, NULL },
};

/* ---- composite fonts ---------------------------------------------------- */

static const SkPdfRule width = {
    .sorts = SK_PDF_IS_ARRAY | SK_PDF_IS_NUMBER, .item = &sk_pdf_rule_number,
};
static const SkPdfRule widths = { .sorts = SK_PDF_IS_ARRAY, .item = &width };

static bool
check_glyph_map(SkPdfInspection *walk, uint32_t node)
{
    SkSpan map;
    (void)node;
    if (!sk_pdf_stream(walk, &map))
        return false;
    bool is_good = sk_length(map) > 0 && sk_length(map) % 2 == 0 && sk_length(map) <= GLYPH_MAP_MAX;
    end_stream(map);
    return is_good;
}

static const SkPdfRule *
choose_glyph_map(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule stream = {
        .sorts = SK_PDF_IS_STREAM, .rows = no_rows, .check = check_glyph_map,
    };
    static const char *const words[] = { "Identity", NULL };
    static const SkPdfRule identity = { .sorts = SK_PDF_IS_NAME, .words = words };
    return walk->file.nodes[node].sort == SK_PDF_IS_NAME ? &identity : &stream;
}

static const SkPdfRule glyph_map = { .choose = choose_glyph_map };
static const SkPdfRuleRow descendant_rows[] = {
    { "BaseFont", &sk_pdf_rule_name }, { "CIDSystemInfo", &cid_system },
    { "CIDToGIDMap", &glyph_map }, { "DW", &sk_pdf_rule_number }, { "DW2", &sk_pdf_rule_numbers },
    { "FontDescriptor", &descriptor }, { "Subtype", &sk_pdf_rule_name },
    { "Type", &sk_pdf_rule_name }, { "W", &widths }, { "W2", &widths }, { NULL, NULL },
};
static const SkPdfRule descendant = { .sorts = SK_PDF_IS_DICTIONARY, .rows = descendant_rows };
static const SkPdfRule descendants = { .sorts = SK_PDF_IS_ARRAY, .item = &descendant, .most = 1 };
static const SkPdfRuleRow composite_rows[] = {
    { "BaseFont", &sk_pdf_rule_name }, { "DescendantFonts", &descendants },
    { "Encoding", &encoding }, { "Name", &sk_pdf_rule_name }, { "Subtype", &sk_pdf_rule_name },
    { "ToUnicode", &to_unicode }, { "Type", &sk_pdf_rule_name }, { NULL, NULL },
};
/* clang-format on */

static const SkPdfRule *
choose_font(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule simple = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = simple_rows };
    static const SkPdfRule drawn = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .rows = drawn_rows,
                                     .draws = true };
    static const SkPdfRule composite = { .sorts = SK_PDF_IS_DICTIONARY,
                                         .rows = composite_rows };
    static const char *const names[] = { "Type1", "MMType1", "TrueType" };
    if (sk_pdf_is_type(walk, node, "Subtype", "Type3"))
        return &drawn;
    if (sk_pdf_is_type(walk, node, "Subtype", "Type0"))
        return &composite;
    for (unsigned i = 0; i < 3; i++)
        if (sk_pdf_is_type(walk, node, "Subtype", names[i]))
            return &simple;
    return NULL;
}

const SkPdfRule sk_pdf_rule_font = { .choose = choose_font };

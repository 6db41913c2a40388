/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of images: the dictionary must say exactly how many pixels there
 * are, for the reader of the pixels (image.c) takes it at its word.
 */
#include "inspector/pdf/rule.h"

static bool
flag_of(const SkPdfInspection *walk, uint32_t node, const char *key,
        bool otherwise)
{
    uint32_t at = sk_pdf_get(&walk->file, node, key);
    return at != 0 && walk->file.nodes[at].sort == SK_PDF_IS_BOOLEAN
               ? walk->file.nodes[at].number != 0
               : otherwise;
}

/* clang-format off */
static const SkPdfRuleRow flate_rows[] = {
    { "BitsPerComponent", &sk_pdf_rule_integer }, { "Colors", &sk_pdf_rule_integer },
    { "Columns", &sk_pdf_rule_integer }, { "Predictor", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRuleRow fax_rows[] = {
    { "BlackIs1", &sk_pdf_rule_boolean }, { "Columns", &sk_pdf_rule_integer },
    { "EncodedByteAlign", &sk_pdf_rule_boolean }, { "EndOfBlock", &sk_pdf_rule_boolean },
    { "EndOfLine", &sk_pdf_rule_boolean }, { "K", &sk_pdf_rule_integer },
    { "Rows", &sk_pdf_rule_integer }, { NULL, NULL },
};
static const SkPdfRuleRow jpeg_rows[] = {
    { "ColorTransform", &sk_pdf_rule_integer }, { NULL, NULL },
};
/* clang-format on */
static const SkPdfRule flate_parms = { .sorts = SK_PDF_IS_DICTIONARY,
                                       .rows = flate_rows };
static const SkPdfRule fax_parms = { .sorts = SK_PDF_IS_DICTIONARY,
                                     .rows = fax_rows };
static const SkPdfRule jpeg_parms = { .sorts = SK_PDF_IS_DICTIONARY,
                                      .rows = jpeg_rows };

static bool
read_coding(SkPdfInspection *walk, uint32_t node, SkPdfPicture *picture)
{
    uint32_t parms = sk_pdf_get(&walk->file, node, "DecodeParms");
    const SkPdfRule *rule = &flate_parms;
    if (sk_pdf_is_type(walk, node, "Filter", "DCTDecode")) {
        picture->coding = SK_PDF_DCT;
        rule = &jpeg_parms;
    } else if (sk_pdf_is_type(walk, node, "Filter", "CCITTFaxDecode")) {
        picture->coding = SK_PDF_CCITT;
        rule = &fax_parms;
    } else if (!sk_pdf_is_type(walk, node, "Filter", "FlateDecode")) {
        return false;
    }
    if (parms != 0 && (walk->file.nodes[parms].sort != SK_PDF_IS_DICTIONARY ||
                       !sk_pdf_check(walk, rule, parms)))
        return false;
    int32_t columns = picture->coding == SK_PDF_CCITT ? 1728 : 1;
    picture->predictor =
        (uint32_t)sk_pdf_whole_number(walk, parms, "Predictor", 1);
    picture->colors = (uint32_t)sk_pdf_whole_number(walk, parms, "Colors", 1);
    picture->parm_bits =
        (uint32_t)sk_pdf_whole_number(walk, parms, "BitsPerComponent", 8);
    picture->columns =
        (uint32_t)sk_pdf_whole_number(walk, parms, "Columns", columns);
    picture->k = sk_pdf_whole_number(walk, parms, "K", 0);
    picture->rows = (uint32_t)sk_pdf_whole_number(walk, parms, "Rows", 0);
    picture->end_of_line = flag_of(walk, parms, "EndOfLine", false);
    picture->byte_align = flag_of(walk, parms, "EncodedByteAlign", false);
    picture->end_of_block = flag_of(walk, parms, "EndOfBlock", true);
    picture->black_is_1 = flag_of(walk, parms, "BlackIs1", false);
    return true;
}

static bool
check_image(SkPdfInspection *walk, uint32_t node)
{
    SkPdfPicture picture = { .coding = SK_PDF_FLATE };
    uint32_t space = sk_pdf_get(&walk->file, node, "ColorSpace");
    bool is_mask = flag_of(walk, node, "ImageMask", false);
    int32_t width = sk_pdf_whole_number(walk, node, "Width", 0);
    int32_t height = sk_pdf_whole_number(walk, node, "Height", 0);
    int32_t bits = sk_pdf_whole_number(walk, node, "BitsPerComponent", 0);
    if (width <= 0 || height <= 0 || bits <= 0 || bits > 16 ||
        (is_mask && space != 0) ||
        !sk_pdf_is_type(walk, node, "Subtype", "Image") ||
        !read_coding(walk, node, &picture))
        return false;
    picture.width = (uint32_t)width;
    picture.height = (uint32_t)height;
    picture.bits = (uint32_t)bits;
    picture.components = is_mask ? 1 : sk_pdf_space_components(walk, space);
    return picture.components > 0 &&
           sk_pdf_image_is_ours(walk->file.things[walk->thing].stream,
                                &picture);
}

static const SkPdfRule *
choose_mask(const SkPdfInspection *walk, uint32_t node)
{
    return walk->file.nodes[node].sort == SK_PDF_IS_ARRAY ? &sk_pdf_rule_numbers
                                                          : &sk_pdf_rule_image;
}

const SkPdfRule sk_pdf_rule_mask = { .choose = choose_mask };

/* clang-format off */
static const SkPdfRuleRow image_rows[] = {
    { "BitsPerComponent", &sk_pdf_rule_integer }, { "ColorSpace", &sk_pdf_rule_space },
    { "Decode", &sk_pdf_rule_numbers }, { "Height", &sk_pdf_rule_integer },
    { "ImageMask", &sk_pdf_rule_boolean }, { "Intent", &sk_pdf_rule_name },
    { "Interpolate", &sk_pdf_rule_boolean }, { "Mask", &sk_pdf_rule_mask },
    { "Matte", &sk_pdf_rule_numbers }, { "OC", &sk_pdf_rule_layer },
    { "SMask", &sk_pdf_rule_mask }, { "StructParent", &sk_pdf_rule_integer },
    { "Subtype", &sk_pdf_rule_name }, { "Type", &sk_pdf_rule_name },
    { "Width", &sk_pdf_rule_integer }, { NULL, NULL },
};
/* clang-format on */

const SkPdfRule sk_pdf_rule_image = { .sorts = SK_PDF_IS_STREAM,
                                      .rows = image_rows,
                                      .check = check_image,
                                      .draws = true };

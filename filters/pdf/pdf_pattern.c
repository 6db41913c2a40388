/* SPDX-License-Identifier: Apache-2.0
 *
 * Patterns and shadings (ISO 32000-1, 8.7).
 */
#include "pdf/pdf_draw.h"

static SkPdfObject *
make_tile(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    GBytes *data = sk_pdf_data(walk, in);

    return data == NULL
               ? NULL
               : sk_pdf_drawn_stream(walk, kind, in, SK_PDF_CONTENT_TILE, data);
}

static const SkPdfRow tile_rows[] = {
    { "BBox", &sk_pdf_kind_rect },
    { "Matrix", &sk_pdf_kind_matrix },
    { "PaintType", &sk_pdf_kind_integer },
    { "PatternType", &sk_pdf_kind_integer },
    { "Resources", &sk_pdf_kind_elsewhere },
    { "TilingType", &sk_pdf_kind_integer },
    { "Type", &sk_pdf_kind_name },
    { "XStep", &sk_pdf_kind_number },
    { "YStep", &sk_pdf_kind_number },
    { NULL, NULL },
};
static const SkPdfRow shaded_rows[] = {
    { "ExtGState", &sk_pdf_kind_state },
    { "Matrix", &sk_pdf_kind_matrix },
    { "PatternType", &sk_pdf_kind_integer },
    { "Shading", &sk_pdf_kind_shading },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};

static const SkPdfKind *
choose_pattern(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind tile = { .types = SK_PDF_BIT(STREAM),
                                    .rows = tile_rows,
                                    .make = make_tile,
                                    .is_at_once = TRUE };
    static const SkPdfKind shaded = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = shaded_rows,
                                      .is_at_once = TRUE };

    (void)walk;
    if (in->type == SK_PDF_STREAM)
        return &tile;
    return in->type == SK_PDF_DICTIONARY ? &shaded : NULL;
}

const SkPdfKind sk_pdf_kind_pattern = { .choose = choose_pattern };

static const SkPdfKind extend = { .types = SK_PDF_BIT(ARRAY),
                                  .item = &sk_pdf_kind_boolean,
                                  .most = 2,
                                  .is_inline = TRUE };
static const SkPdfRow shading_rows[] = {
    { "AntiAlias", &sk_pdf_kind_boolean },
    { "BBox", &sk_pdf_kind_rect },
    { "Background", &sk_pdf_kind_numbers },
    { "BitsPerComponent", &sk_pdf_kind_integer },
    { "BitsPerCoordinate", &sk_pdf_kind_integer },
    { "BitsPerFlag", &sk_pdf_kind_integer },
    { "ColorSpace", &sk_pdf_kind_color_space },
    { "Coords", &sk_pdf_kind_numbers },
    { "Decode", &sk_pdf_kind_numbers },
    { "Domain", &sk_pdf_kind_numbers },
    { "Extend", &extend },
    { "Function", &sk_pdf_kind_functions },
    { "Matrix", &sk_pdf_kind_matrix },
    { "ShadingType", &sk_pdf_kind_integer },
    { "VerticesPerRow", &sk_pdf_kind_integer },
    { NULL, NULL },
};

const SkPdfKind sk_pdf_kind_shading = { .types = SK_PDF_BIT(DICTIONARY) |
                                                 SK_PDF_BIT(STREAM),
                                        .rows = shading_rows,
                                        .is_at_once = TRUE };

/* SPDX-License-Identifier: Apache-2.0
 *
 * Fonts (ISO 32000-1, 9.6 and 9.7): simple ones, those whose glyphs are content
 * streams, and composite ones, as Japanese text needs them.
 */
#include "pdf/pdf_draw.h"

static const SkPdfRow simple_rows[] = {
    { "BaseFont", &sk_pdf_kind_name },
    { "Encoding", &sk_pdf_kind_encoding },
    { "FirstChar", &sk_pdf_kind_integer },
    { "FontDescriptor", &sk_pdf_kind_descriptor },
    { "LastChar", &sk_pdf_kind_integer },
    { "Name", &sk_pdf_kind_name },
    { "Subtype", &sk_pdf_kind_name },
    { "ToUnicode", &sk_pdf_kind_to_unicode },
    { "Type", &sk_pdf_kind_name },
    { "Widths", &sk_pdf_kind_numbers },
    { NULL, NULL },
};
static const SkPdfKind simple = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = simple_rows };

/* ---- glyphs that are content streams ------------------------------------ */

static SkPdfObject *
make_glyph(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    GBytes *data = sk_pdf_data(walk, in);

    if (data == NULL)
        return NULL;
    data = sk_pdf_drawn_content(walk->font, SK_PDF_CONTENT_GLYPH, data);
    return sk_pdf_fill(walk, kind, in, data);
}

static const SkPdfRow no_rows[] = { { NULL, NULL } };
static const SkPdfKind glyph = { .types = SK_PDF_BIT(STREAM),
                                 .rows = no_rows,
                                 .make = make_glyph,
                                 .is_at_once = TRUE };
static const SkPdfKind glyphs = { .types = SK_PDF_BIT(DICTIONARY),
                                  .any = &glyph,
                                  .is_at_once = TRUE };
static const SkPdfRow drawn_rows[] = {
    { "CharProcs", &glyphs },
    { "Encoding", &sk_pdf_kind_encoding },
    { "FirstChar", &sk_pdf_kind_integer },
    { "FontBBox", &sk_pdf_kind_rect },
    { "FontDescriptor", &sk_pdf_kind_descriptor },
    { "FontMatrix", &sk_pdf_kind_matrix },
    { "LastChar", &sk_pdf_kind_integer },
    { "Name", &sk_pdf_kind_name },
    { "Resources", &sk_pdf_kind_elsewhere },
    { "Subtype", &sk_pdf_kind_name },
    { "ToUnicode", &sk_pdf_kind_to_unicode },
    { "Type", &sk_pdf_kind_name },
    { "Widths", &sk_pdf_kind_numbers },
    { NULL, NULL },
};

/* The glyphs draw with the resources of the font. A glyph that two fonts share
 * is made only once and looks its names up in the first of them, so each font
 * leaves with all resources that it had, whether its glyphs named them or not.
 */
static SkPdfObject *
make_drawn(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfDrawn *outer = walk->font;
    SkPdfDrawn *drawn =
        sk_pdf_drawn_begin(walk, sk_pdf_at(walk->pdf, in, "Resources"));
    SkPdfObject *out = NULL;

    walk->font = drawn;
    out = sk_pdf_make_by_tables(walk, kind, in);
    sk_pdf_drawn_rest(drawn);
    sk_pdf_set(walk, out, "Resources", sk_pdf_drawn_end(drawn));
    walk->font = outer;
    return out;
}

static const SkPdfKind drawn = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = drawn_rows,
                                 .make = make_drawn,
                                 .is_at_once = TRUE };

/* ---- composite fonts ---------------------------------------------------- */

/* Widths: a code and an array of widths, or two codes and a width. */
static const SkPdfKind *
choose_width(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind inner = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_number,
                                     .is_inline = TRUE };

    (void)walk;
    return in->type == SK_PDF_ARRAY ? &inner : &sk_pdf_kind_number;
}

static const SkPdfKind width = { .choose = choose_width };
static const SkPdfKind widths = { .types = SK_PDF_BIT(ARRAY), .item = &width };

/* Which glyph each character is: two bytes for each. */
static SkPdfObject *
make_glyph_map(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    g_autoptr(GBytes) data = sk_pdf_data(walk, in);
    gsize len = data != NULL ? g_bytes_get_size(data) : 0;

    if (len < 2)
        return NULL;
    return sk_pdf_fill(
        walk, kind, sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0),
        g_bytes_new_from_bytes(data, 0, MIN(len & ~(gsize)1, 131072)));
}

static const SkPdfKind *
choose_glyph_map(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind table = { .types = SK_PDF_BIT(STREAM),
                                     .rows = no_rows,
                                     .make = make_glyph_map,
                                     .is_at_once = TRUE };
    static const char *const words[] = { "Identity", NULL };
    static const SkPdfKind identity = { .types = SK_PDF_BIT(NAME),
                                        .words = words };

    (void)walk;
    return in->type == SK_PDF_NAME ? &identity : &table;
}

static const SkPdfKind glyph_map = { .choose = choose_glyph_map };
static const SkPdfRow descendant_rows[] = {
    { "BaseFont", &sk_pdf_kind_name },
    { "CIDSystemInfo", &sk_pdf_kind_cid_system },
    { "CIDToGIDMap", &glyph_map },
    { "DW", &sk_pdf_kind_number },
    { "DW2", &sk_pdf_kind_numbers },
    { "FontDescriptor", &sk_pdf_kind_descriptor },
    { "Subtype", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { "W", &widths },
    { "W2", &widths },
    { NULL, NULL },
};
static const SkPdfKind descendant = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = descendant_rows };
static const SkPdfKind descendants = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &descendant,
                                       .most = 1,
                                       .is_inline = TRUE };
static const SkPdfRow composite_rows[] = {
    { "BaseFont", &sk_pdf_kind_name },
    { "DescendantFonts", &descendants },
    { "Encoding", &sk_pdf_kind_encoding },
    { "Name", &sk_pdf_kind_name },
    { "Subtype", &sk_pdf_kind_name },
    { "ToUnicode", &sk_pdf_kind_to_unicode },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind composite = { .types = SK_PDF_BIT(DICTIONARY),
                                     .rows = composite_rows };

static const SkPdfKind *
choose_font(SkPdfWalk *walk, SkPdfObject *in)
{
    static const struct {
        const char *subtype;
        const SkPdfKind *kind;
    } kinds[] = {
        { "Type0", &composite }, { "Type1", &simple }, { "MMType1", &simple },
        { "TrueType", &simple }, { "Type3", &drawn },
    };
    const SkPdfObject *subtype = sk_pdf_at(walk->pdf, in, "Subtype");

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (sk_pdf_is_name(subtype, kinds[i].subtype))
            return kinds[i].kind;
    sk_pdf_count(walk, "font");
    return NULL;
}

const SkPdfKind sk_pdf_kind_font = { .choose = choose_font };

/* SPDX-License-Identifier: Apache-2.0
 *
 * Resources of content streams (ISO 32000-1, 7.8.3), among them graphics states
 * (8.4.5) without what only prepares plates of a printing press. Whatever draws
 * is made at once, so that a form that would draw itself, over whatever detour,
 * finds itself missing.
 */
#include "pdf/pdf_kinds.h"

/* ---- graphics states ---------------------------------------------------- */

static const char *const group_words[] = { "Transparency", NULL };
static const SkPdfKind group_word = { .types = SK_PDF_BIT(NAME),
                                      .words = group_words };
static const SkPdfRow group_rows[] = {
    { "CS", &sk_pdf_kind_color_space }, { "I", &sk_pdf_kind_boolean },
    { "K", &sk_pdf_kind_boolean },      { "S", &group_word },
    { "Type", &sk_pdf_kind_name },      { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_group = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = group_rows,
                                      .is_inline = TRUE };

/* A dash: an array of numbers, and a number. */
static const SkPdfKind *
choose_dash(SkPdfWalk *walk, SkPdfObject *in)
{
    (void)walk;
    return in->type == SK_PDF_ARRAY ? &sk_pdf_kind_numbers
                                    : &sk_pdf_kind_number;
}

static const SkPdfKind dash_item = { .choose = choose_dash };
static const SkPdfKind dash = {
    .types = SK_PDF_BIT(ARRAY), .item = &dash_item, .most = 2, .is_inline = TRUE
};

/* A font and its size. */
static SkPdfObject *
make_font_pair(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *out = sk_pdf_new_items(walk->arena, 2);
    SkPdfObject *font = NULL, *size = NULL;

    (void)kind;
    if (in->len != 2)
        return NULL;
    font = sk_pdf_make(walk, &sk_pdf_kind_font, in->items[0]);
    size = sk_pdf_make(walk, &sk_pdf_kind_number, in->items[1]);
    if (font == NULL || size == NULL)
        return NULL;
    out->items[out->len++] = font;
    out->items[out->len++] = size;
    return out;
}

static const SkPdfKind font_pair = { .types = SK_PDF_BIT(ARRAY),
                                     .make = make_font_pair,
                                     .is_inline = TRUE };

/* One blend mode, or several of which a reader takes the first it knows. */
static const SkPdfKind blends = { .types = SK_PDF_BIT(NAME) | SK_PDF_BIT(ARRAY),
                                  .item = &sk_pdf_kind_name,
                                  .is_inline = TRUE };

static const char *const mask_words[] = { "Alpha", "Luminosity", NULL };
static const SkPdfKind mask_word = { .types = SK_PDF_BIT(NAME),
                                     .words = mask_words };
static const SkPdfRow mask_rows[] = {
    { "BC", &sk_pdf_kind_numbers },
    { "G", &sk_pdf_kind_group_form },
    { "S", &mask_word },
    { "TR", &sk_pdf_kind_function },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};

/* A mask without the form that draws it would hide all. */
static SkPdfObject *
finish_mask(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)in;
    if (sk_pdf_entry(out, "G") != NULL && sk_pdf_entry(out, "S") != NULL)
        return out;
    return sk_pdf_new_name(walk->arena, "None");
}

static const SkPdfKind *
choose_mask(SkPdfWalk *walk, SkPdfObject *in)
{
    static const char *const none[] = { "None", NULL };
    static const SkPdfKind no_mask = { .types = SK_PDF_BIT(NAME),
                                       .words = none };
    static const SkPdfKind mask = { .types = SK_PDF_BIT(DICTIONARY),
                                    .rows = mask_rows,
                                    .finish = finish_mask,
                                    .is_inline = TRUE };

    (void)walk;
    return in->type == SK_PDF_NAME ? &no_mask : &mask;
}

static const SkPdfKind soft_mask = { .choose = choose_mask };

static const SkPdfRow state_rows[] = {
    { "AIS", &sk_pdf_kind_boolean },
    { "BM", &blends },
    { "CA", &sk_pdf_kind_number },
    { "D", &dash },
    { "FL", &sk_pdf_kind_number },
    { "Font", &font_pair },
    { "LC", &sk_pdf_kind_integer },
    { "LJ", &sk_pdf_kind_integer },
    { "LW", &sk_pdf_kind_number },
    { "ML", &sk_pdf_kind_number },
    { "OP", &sk_pdf_kind_boolean },
    { "OPM", &sk_pdf_kind_integer },
    { "RI", &sk_pdf_kind_name },
    { "SA", &sk_pdf_kind_boolean },
    { "SM", &sk_pdf_kind_number },
    { "SMask", &soft_mask },
    { "TK", &sk_pdf_kind_boolean },
    { "Type", &sk_pdf_kind_name },
    { "ca", &sk_pdf_kind_number },
    { "op", &sk_pdf_kind_boolean },
    { NULL, NULL },
};

const SkPdfKind sk_pdf_kind_state = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = state_rows,
                                      .is_at_once = TRUE };

/* ---- the dictionary of resources ---------------------------------------- */

#define NAMED(kind)                                                            \
    {                                                                          \
        .types = SK_PDF_BIT(DICTIONARY), .any = &sk_pdf_kind_##kind,           \
        .is_at_once = TRUE                                                     \
    }

static const SkPdfKind states = NAMED(state);
static const SkPdfKind color_spaces = NAMED(color_space);
static const SkPdfKind patterns = NAMED(pattern);
static const SkPdfKind shadings = NAMED(shading);
static const SkPdfKind xobjects = NAMED(xobject);
static const SkPdfKind fonts = NAMED(font);
static const SkPdfKind properties = NAMED(property);

static const SkPdfRow resource_rows[] = {
    [SK_PDF_RESOURCE_COLOR_SPACE] = { "ColorSpace", &color_spaces },
    [SK_PDF_RESOURCE_EXT_G_STATE] = { "ExtGState", &states },
    [SK_PDF_RESOURCE_FONT] = { "Font", &fonts },
    [SK_PDF_RESOURCE_PATTERN] = { "Pattern", &patterns },
    [SK_PDF_RESOURCE_PROPERTIES] = { "Properties", &properties },
    [SK_PDF_RESOURCE_SHADING] = { "Shading", &shadings },
    [SK_PDF_RESOURCE_X_OBJECT] = { "XObject", &xobjects },
    [SK_PDF_N_RESOURCES] = { NULL, NULL },
};

const SkPdfKind *
sk_pdf_kind_of_resource(SkPdfResource category)
{
    return resource_rows[category].kind->any;
}

const SkPdfKind sk_pdf_kind_resources = { .types = SK_PDF_BIT(DICTIONARY),
                                          .rows = resource_rows,
                                          .is_at_once = TRUE };

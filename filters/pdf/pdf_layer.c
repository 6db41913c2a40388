/* SPDX-License-Identifier: Apache-2.0
 *
 * Optional content: layers that are shown or not (ISO 32000-1, 8.11), and the
 * properties that content streams give to what they mark (14.6).
 */
#include "pdf/pdf_kinds.h"

static const SkPdfKind intents = { .types =
                                       SK_PDF_BIT(NAME) | SK_PDF_BIT(ARRAY),
                                   .item = &sk_pdf_kind_name,
                                   .is_inline = TRUE };
static const SkPdfRow layer_rows[] = {
    { "Intent", &intents },
    { "Name", &sk_pdf_kind_words },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind layer = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = layer_rows };

static const SkPdfKind *
choose_single(SkPdfWalk *walk, SkPdfObject *in)
{
    return sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "Type"), "OCG") ? &layer
                                                                   : NULL;
}

static const SkPdfKind single = { .choose = choose_single };
static const SkPdfKind several = { .types = SK_PDF_BIT(ARRAY),
                                   .item = &single,
                                   .is_inline = TRUE };

/* One layer, or an array of them. */
static const SkPdfKind *
choose_some(SkPdfWalk *walk, SkPdfObject *in)
{
    return in->type == SK_PDF_ARRAY ? &several : choose_single(walk, in);
}

static const SkPdfKind some = { .choose = choose_some };

/* An expression: And, Or or Not, and layers or expressions behind it. */
static const SkPdfKind *choose_operand(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind operand = { .choose = choose_operand };
static const SkPdfKind expression = { .types = SK_PDF_BIT(ARRAY),
                                      .item = &operand,
                                      .is_inline = TRUE };

static const SkPdfKind *
choose_operand(SkPdfWalk *walk, SkPdfObject *in)
{
    static const char *const words[] = { "And", "Not", "Or", NULL };
    static const SkPdfKind operation = { .types = SK_PDF_BIT(NAME),
                                         .words = words };

    if (in->type == SK_PDF_NAME)
        return &operation;
    return in->type == SK_PDF_ARRAY ? &expression : choose_single(walk, in);
}

static const SkPdfRow membership_rows[] = {
    { "OCGs", &some },
    { "P", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { "VE", &expression },
    { NULL, NULL },
};
static const SkPdfKind membership = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = membership_rows };

static const SkPdfKind *
choose_layer(SkPdfWalk *walk, SkPdfObject *in)
{
    if (sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "Type"), "OCMD"))
        return &membership;
    return choose_single(walk, in);
}

const SkPdfKind sk_pdf_kind_layer = { .choose = choose_layer };

static const SkPdfRow marked_rows[] = {
    { "ActualText", &sk_pdf_kind_words }, { "Alt", &sk_pdf_kind_words },
    { "Attached", &sk_pdf_kind_plain },   { "BBox", &sk_pdf_kind_rect },
    { "E", &sk_pdf_kind_words },          { "Lang", &sk_pdf_kind_words },
    { "MCID", &sk_pdf_kind_integer },     { "Subtype", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },        { NULL, NULL },
};
static const SkPdfKind marked = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = marked_rows };

static const SkPdfKind *
choose_property(SkPdfWalk *walk, SkPdfObject *in)
{
    const SkPdfKind *kind = choose_layer(walk, in);

    return kind != NULL ? kind : &marked;
}

const SkPdfKind sk_pdf_kind_property = { .choose = choose_property };

/* ---- which layers are shown --------------------------------------------- */

/* The order of a list: layers, names of groups, and lists within it. */
static const SkPdfKind *choose_listed(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind listed = { .choose = choose_listed };
static const SkPdfKind list = { .types = SK_PDF_BIT(ARRAY),
                                .item = &listed,
                                .is_inline = TRUE };

static const SkPdfKind *
choose_listed(SkPdfWalk *walk, SkPdfObject *in)
{
    if (in->type == SK_PDF_STRING)
        return &sk_pdf_kind_words;
    return in->type == SK_PDF_ARRAY ? &list : choose_single(walk, in);
}

static const SkPdfKind groups = { .types = SK_PDF_BIT(ARRAY),
                                  .item = &several,
                                  .is_inline = TRUE };
static const SkPdfRow shown_rows[] = {
    { "BaseState", &sk_pdf_kind_name },
    { "Intent", &intents },
    { "ListMode", &sk_pdf_kind_name },
    { "Locked", &several },
    { "Name", &sk_pdf_kind_words },
    { "OFF", &several },
    { "ON", &several },
    { "Order", &list },
    { "RBGroups", &groups },
    { NULL, NULL },
};

/* Layers that are not shown when the document is opened are told. */
static SkPdfObject *
finish_shown(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    const SkPdfObject *off = sk_pdf_entry(out, "OFF");

    for (guint i = 0; off != NULL && i < off->len; i++)
        sk_pdf_count(walk, "hidden-layer");
    if (sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "BaseState"), "OFF"))
        sk_pdf_count(walk, "hidden-layer");
    return out;
}

static const SkPdfKind shown = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = shown_rows,
                                 .finish = finish_shown,
                                 .is_inline = TRUE };
static const SkPdfRow layers_rows[] = {
    { "D", &shown },
    { "OCGs", &several },
    { NULL, NULL },
};

const SkPdfKind sk_pdf_kind_layers = { .types = SK_PDF_BIT(DICTIONARY),
                                       .rows = layers_rows,
                                       .is_inline = TRUE };

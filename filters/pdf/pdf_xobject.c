/* SPDX-License-Identifier: Apache-2.0
 *
 * External objects that a content stream draws (ISO 32000-1, 8.8): forms and
 * images. PostScript, references to pages of other files, and images that stand
 * for another are none.
 */
#include "pdf/pdf_draw.h"

static SkPdfObject *
make_form(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    GBytes *data = sk_pdf_data(walk, in);

    if (data == NULL)
        data = g_bytes_new(NULL, 0);
    return sk_pdf_drawn_stream(walk, kind, in, SK_PDF_CONTENT_FORM, data);
}

static SkPdfObject *
finish_form(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)in;
    sk_pdf_set(walk, out, "Subtype", sk_pdf_new_name(walk->arena, "Form"));
    if (sk_pdf_entry(out, "Type") != NULL)
        sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "XObject"));
    return sk_pdf_entry(out, "BBox") != NULL ? out : NULL;
}

static const SkPdfRow form_rows[] = {
    { "BBox", &sk_pdf_kind_rect },
    { "FormType", &sk_pdf_kind_integer },
    { "Group", &sk_pdf_kind_group },
    { "Matrix", &sk_pdf_kind_matrix },
    { "OC", &sk_pdf_kind_layer },
    { "Resources", &sk_pdf_kind_elsewhere },
    { "StructParent", &sk_pdf_kind_integer },
    { "StructParents", &sk_pdf_kind_integer },
    { "Subtype", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};

static const SkPdfKind form = { .types = SK_PDF_BIT(STREAM),
                                .rows = form_rows,
                                .make = make_form,
                                .finish = finish_form,
                                .is_at_once = TRUE };

/* A form in a place where nothing but a form can be, whether it says so or not.
 */
static const SkPdfKind *
choose_form(SkPdfWalk *walk, SkPdfObject *in)
{
    SkPdf *pdf = walk->pdf;

    if (in->type != SK_PDF_STREAM)
        return NULL;
    if (sk_pdf_is_name(sk_pdf_at(pdf, in, "Subtype2"), "PS") ||
        sk_pdf_at(pdf, in, "PS") != NULL) {
        sk_pdf_count(walk, "postscript");
        return NULL;
    }
    if (sk_pdf_at(pdf, in, "Ref") != NULL)
        sk_pdf_count(walk, "external-target");
    return &form;
}

const SkPdfKind sk_pdf_kind_form = { .choose = choose_form };
const SkPdfKind sk_pdf_kind_group_form = { .choose = choose_form };

static const SkPdfKind *
choose_xobject(SkPdfWalk *walk, SkPdfObject *in)
{
    const char *subtype = sk_pdf_name(sk_pdf_at(walk->pdf, in, "Subtype"));

    if (in->type != SK_PDF_STREAM)
        return NULL;
    if (g_strcmp0(subtype, "Image") == 0)
        return &sk_pdf_kind_image;
    if (g_strcmp0(subtype, "PS") == 0) {
        sk_pdf_count(walk, "postscript");
        return NULL;
    }
    if (subtype == NULL && sk_pdf_at(walk->pdf, in, "Width") != NULL)
        return &sk_pdf_kind_image;
    return choose_form(walk, in);
}

const SkPdfKind sk_pdf_kind_xobject = { .choose = choose_xobject };

/* SPDX-License-Identifier: Apache-2.0
 *
 * Resources of content streams (ISO 32000-1, 7.8.3), and the content streams
 * that use them. Whatever draws is made at once, so that a form that would draw
 * itself, over whatever detour, finds itself missing.
 */
#include "pdf/pdf_kinds.h"

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
    { "ColorSpace", &color_spaces },
    { "ExtGState", &states },
    { "Font", &fonts },
    { "Pattern", &patterns },
    { "Properties", &properties },
    { "Shading", &shadings },
    { "XObject", &xobjects },
    { NULL, NULL },
};

const SkPdfKind sk_pdf_kind_resources = { .types = SK_PDF_BIT(DICTIONARY),
                                          .rows = resource_rows,
                                          .is_at_once = TRUE };

/* ---- what uses them ----------------------------------------------------- */

static const char *const categories[] = {
#define SK_X(symbol, key) key,
    SK_PDF_RESOURCES(SK_X)
#undef SK_X
};

typedef struct {
    SkPdfWalk *walk;
    SkPdfObject *in, *out;
} Drawing;

static gboolean
has_resource(const SkPdfContent *content, SkPdfResource category,
             const char *name)
{
    const Drawing *drawing = content->data;
    SkPdfObject *resources = sk_pdf_out(drawing->walk, drawing->out);
    SkPdfObject *named = sk_pdf_out(
        drawing->walk, sk_pdf_entry(resources, categories[category]));

    return sk_pdf_entry(named, name) != NULL;
}

static guint
components_of(const SkPdfContent *content, const char *name)
{
    const Drawing *drawing = content->data;
    SkPdf *pdf = drawing->walk->pdf;
    gboolean is_indexed;

    return sk_pdf_components(
        drawing->walk,
        sk_pdf_at(pdf, sk_pdf_at(pdf, drawing->in, "ColorSpace"), name),
        &is_indexed);
}

GBytes *
sk_pdf_draw(SkPdfWalk *walk, SkPdfContentKind kind, GBytes *bytes,
            SkPdfObject *in, SkPdfObject *out)
{
    Drawing drawing = { walk, in, out };
    SkPdfContent content = { .part = walk->part,
                             .limits = &walk->policy->limits,
                             .kind = kind,
                             .has = out != NULL ? has_resource : NULL,
                             .components = in != NULL ? components_of : NULL,
                             .data = &drawing };
    GBytes *clean = NULL;

    content.bytes = g_bytes_get_data(bytes, &content.len);
    if (content.len > 0)
        clean = sk_pdf_content_clean(&content);
    else
        clean = g_bytes_new(NULL, 0);
    if (clean == NULL && content.reason == SK_REASON_LIMIT_SECONDS)
        sk_pdf_walk_fail(walk, content.reason, content.detail);
    if (clean == NULL)
        sk_pdf_count(walk, "content");
    g_bytes_unref(bytes);
    return clean != NULL ? clean : g_bytes_new(NULL, 0);
}

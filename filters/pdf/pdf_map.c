/* SPDX-License-Identifier: Apache-2.0
 *
 * The maps of fonts: the CMaps that turn bytes into glyphs or into characters
 * (ISO 32000-1, 9.7.5 and 9.10.3), which pdf_content/ writes anew, and the
 * encodings of simple fonts (9.6.6).
 */
#include "pdf/pdf_kinds.h"
#include "pdf_content/cmap.h"

static const SkPdfRow system_rows[] = {
    { "Ordering", &sk_pdf_kind_bytes },
    { "Registry", &sk_pdf_kind_bytes },
    { "Supplement", &sk_pdf_kind_integer },
    { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_cid_system = { .types = SK_PDF_BIT(DICTIONARY),
                                           .rows = system_rows,
                                           .is_inline = TRUE };

static GBytes *
clean(SkPdfWalk *walk, SkPdfObject *in, SkPdfCMap *cmap)
{
    g_autoptr(GBytes) data = sk_pdf_data(walk, in);

    cmap->part = walk->part;
    if (data == NULL)
        return NULL;
    cmap->bytes = g_bytes_get_data(data, &cmap->len);
    return cmap->len > 0 ? sk_pdf_cmap_clean(cmap) : NULL;
}

static SkPdfObject *
make_to_unicode(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfCMap cmap = { .kind = SK_PDF_CMAP_TO_UNICODE };
    GBytes *bytes = clean(walk, in, &cmap);

    if (bytes == NULL) {
        sk_pdf_count(walk, "character-map");
        return NULL;
    }
    return sk_pdf_fill(
        walk, kind, sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0), bytes);
}

static SkPdfObject *
make_encoding(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfCMap cmap = { .kind = SK_PDF_CMAP_ENCODING };
    GBytes *bytes = clean(walk, in, &cmap);
    SkPdfObject *out = NULL;

    if (bytes == NULL) {
        sk_pdf_count(walk, "font");
        return NULL;
    }
    out = sk_pdf_fill(walk, kind, in, bytes);
    if (cmap.name != NULL)
        sk_pdf_set(walk, out, "CMapName",
                   sk_pdf_new_name(walk->arena, cmap.name));
    if (cmap.is_vertical)
        sk_pdf_set(walk, out, "WMode", sk_pdf_new_integer(walk->arena, 1));
    if (cmap.use != NULL)
        sk_pdf_set(walk, out, "UseCMap",
                   sk_pdf_new_name(walk->arena, cmap.use));
    sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "CMap"));
    return out;
}

static const SkPdfRow no_rows[] = { { NULL, NULL } };
static const SkPdfRow cmap_rows[] = {
    { "CIDSystemInfo", &sk_pdf_kind_cid_system },
    { NULL, NULL },
};

/* A name among predefined ones stands for a map that viewers have. */
static SkPdfObject *
finish_name(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    if (sk_pdf_cmap_is_predefined(in->text))
        return out;
    sk_pdf_count(walk, "font");
    return NULL;
}

static const SkPdfKind predefined = { .types = SK_PDF_BIT(NAME),
                                      .finish = finish_name };

static const SkPdfKind *
choose_to_unicode(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind stream = { .types = SK_PDF_BIT(STREAM),
                                      .rows = no_rows,
                                      .make = make_to_unicode,
                                      .is_at_once = TRUE };

    (void)walk;
    return in->type == SK_PDF_NAME ? &predefined : &stream;
}

const SkPdfKind sk_pdf_kind_to_unicode = { .choose = choose_to_unicode };

/* Names of glyphs, each run behind the code at which it begins. */
static const SkPdfKind difference = { .types = SK_PDF_BIT(INTEGER) |
                                               SK_PDF_BIT(NAME) };
static const SkPdfKind differences = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &difference,
                                       .is_inline = TRUE };
static const SkPdfRow encoding_rows[] = {
    { "BaseEncoding", &sk_pdf_kind_name },
    { "Differences", &differences },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};

/* The encoding of a simple font is a name or a dictionary, that of a composite
 * one a predefined name or a stream. */
static const SkPdfKind *
choose_encoding(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind stream = { .types = SK_PDF_BIT(STREAM),
                                      .rows = cmap_rows,
                                      .make = make_encoding,
                                      .is_at_once = TRUE };
    static const SkPdfKind simple = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = encoding_rows };

    (void)walk;
    if (in->type == SK_PDF_STREAM)
        return &stream;
    return in->type == SK_PDF_NAME ? &sk_pdf_kind_name : &simple;
}

const SkPdfKind sk_pdf_kind_encoding = { .choose = choose_encoding };

/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour spaces (ISO 32000-1, 8.6). A colour profile never leaves as it came:
 * it is one of the few usual ones, of which we have our own, or the space gets
 * the plain colours of its number of components. This defends against the
 * readers of profiles in viewers and printers.
 */
#include <string.h>
#include <icc/icc.h>
#include "pdf/pdf_kinds.h"

#define PDF_PALETTE_MAX 256
#define COLORANT_MAX    32

static const char *const plain[] = { "DeviceCMYK", "DeviceGray", "DeviceRGB",
                                     "Pattern", NULL };
static const SkPdfKind plain_name = { .types = SK_PDF_BIT(NAME),
                                      .words = plain };

static SkPdfObject *
first_of(SkPdfWalk *walk, const SkPdfObject *in, guint i)
{
    return i < in->len ? sk_pdf_follow(walk->pdf, in->items[i]) : NULL;
}

static const char *
plain_of(guint components)
{
    return components == 1   ? "DeviceGray"
           : components == 3 ? "DeviceRGB"
           : components == 4 ? "DeviceCMYK"
                             : NULL;
}

/* ---- how many components ------------------------------------------------ */

static guint
components_of_name(const char *name)
{
    static const struct {
        const char *name;
        guint n;
    } known[] = {
        { "DeviceGray", 1 }, { "DeviceRGB", 3 }, { "DeviceCMYK", 4 },
        { "CalGray", 1 },    { "CalRGB", 3 },    { "Lab", 3 },
        { "Separation", 1 }, { "Indexed", 1 },   { "G", 1 },
        { "RGB", 3 },        { "CMYK", 4 },      { "I", 1 },
    };

    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(known); i++)
        if (strcmp(name, known[i].name) == 0)
            return known[i].n;
    return 0;
}

guint
sk_pdf_components(SkPdfWalk *walk, SkPdfObject *in, gboolean *is_indexed)
{
    const char *name = sk_pdf_name(in);
    const SkPdfObject *second = NULL;

    *is_indexed = FALSE;
    if (in == NULL || in->type != SK_PDF_ARRAY)
        return components_of_name(name);
    name = sk_pdf_name(first_of(walk, in, 0));
    second = first_of(walk, in, 1);
    if (name == NULL)
        return 0;
    *is_indexed = strcmp(name, "Indexed") == 0 || strcmp(name, "I") == 0;
    if (strcmp(name, "DeviceN") == 0)
        return second != NULL && second->type == SK_PDF_ARRAY ? second->len : 0;
    if (strcmp(name, "ICCBased") == 0) {
        const SkPdfObject *n = sk_pdf_at(walk->pdf, second, "N");

        return n != NULL && n->type == SK_PDF_INTEGER &&
                       plain_of((guint)n->integer) != NULL
                   ? (guint)n->integer
                   : 0;
    }
    return components_of_name(name);
}

/* ---- profiles ----------------------------------------------------------- */

static const SkPdfRow profile_rows[] = { { NULL, NULL } };
static const SkPdfKind profile_kind = { .types = SK_PDF_BIT(STREAM),
                                        .rows = profile_rows };

/* Returns the reference to our profile for @icc, which is written once. */
static SkPdfObject *
profile_of(SkPdfWalk *walk, SkIcc icc)
{
    GBytes *bytes = NULL;
    SkPdfObject *stream = NULL;

    if (walk->profiles[icc] != NULL)
        return walk->profiles[icc];
    bytes = sk_icc_profile(icc);
    if (bytes == NULL)
        return NULL;
    stream =
        sk_pdf_fill(walk, &profile_kind,
                    sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0), bytes);
    sk_pdf_set(walk, stream, "N", sk_pdf_new_integer(walk->arena, 3));
    return walk->profiles[icc] = sk_pdf_add(walk, stream);
}

static SkPdfObject *
make_profiled(SkPdfWalk *walk, SkPdfObject *in)
{
    SkPdfObject *stream = first_of(walk, in, 1);
    SkPdfObject *profile = NULL, *out = NULL;
    gboolean is_indexed;
    guint n = sk_pdf_components(walk, in, &is_indexed);
    g_autoptr(GBytes) data = NULL;
    SkIcc icc = SK_ICC_OTHER;

    if (n == 0 || stream->type != SK_PDF_STREAM)
        return NULL;
    data = n < 4 ? sk_pdf_data(walk, stream) : NULL;
    if (data != NULL)
        icc = sk_icc_kind(g_bytes_get_data(data, NULL), g_bytes_get_size(data),
                          n == 1);
    profile = n == 3 && icc != SK_ICC_OTHER ? profile_of(walk, icc) : NULL;
    if (profile == NULL) {
        if (icc == SK_ICC_OTHER)
            sk_pdf_count(walk, "icc-profile");
        return sk_pdf_new_name(walk->arena, plain_of(n));
    }
    out = sk_pdf_new_items(walk->arena, 2);
    out->items[out->len++] = sk_pdf_new_name(walk->arena, "ICCBased");
    out->items[out->len++] = profile;
    return out;
}

/* ---- the others --------------------------------------------------------- */

static const SkPdfRow measured_rows[] = {
    { "BlackPoint", &sk_pdf_kind_numbers }, { "Gamma", &sk_pdf_kind_plain },
    { "Matrix", &sk_pdf_kind_numbers },     { "Range", &sk_pdf_kind_numbers },
    { "WhitePoint", &sk_pdf_kind_numbers }, { NULL, NULL },
};
static const SkPdfKind measured = { .types = SK_PDF_BIT(DICTIONARY),
                                    .rows = measured_rows,
                                    .is_inline = TRUE };

/* Appends @item to the array *@out. If @item is NULL, the whole array is given
 * up and *@out becomes NULL. */
static void
append(SkPdfObject **out, SkPdfObject *item)
{
    if (*out != NULL && item != NULL)
        (*out)->items[(*out)->len++] = item;
    else
        *out = NULL;
}

static SkPdfObject *
begin(SkPdfWalk *walk, const char *name)
{
    SkPdfObject *out = sk_pdf_new_items(walk->arena, 4);

    append(&out, sk_pdf_new_name(walk->arena, name));
    return out;
}

/* Returns the colours of a palette as a string of @len bytes. */
static SkPdfObject *
palette_of(SkPdfWalk *walk, SkPdfObject *in, gsize len)
{
    g_autoptr(GBytes) data = NULL;
    g_autofree char *room = g_malloc0(len);
    const char *bytes = NULL;
    gsize n = 0;

    if (in != NULL && in->type == SK_PDF_STREAM) {
        data = sk_pdf_data(walk, in);
        bytes = data != NULL ? g_bytes_get_data(data, &n) : NULL;
    } else if (in != NULL && in->type == SK_PDF_STRING) {
        bytes = in->text;
        n = in->len;
    }
    if (bytes == NULL)
        return NULL;
    memcpy(room, bytes, MIN(n, len));
    return sk_pdf_new_text(walk->arena, SK_PDF_STRING, room, len);
}

static SkPdfObject *
make_indexed(SkPdfWalk *walk, SkPdfObject *in)
{
    SkPdfObject *out = begin(walk, "Indexed");
    SkPdfObject *base = first_of(walk, in, 1), *most = first_of(walk, in, 2);
    gboolean is_indexed;
    guint n = base != NULL ? sk_pdf_components(walk, base, &is_indexed) : 0;
    gsize colors;

    if (in->len < 4 || n == 0 || n > COLORANT_MAX || is_indexed ||
        most == NULL || most->type != SK_PDF_INTEGER || most->integer < 0)
        return NULL;
    colors = (gsize)MIN(most->integer + 1, PDF_PALETTE_MAX);
    append(&out, sk_pdf_make(walk, &sk_pdf_kind_color_space, in->items[1]));
    append(&out, sk_pdf_new_integer(walk->arena, (gint64)colors - 1));
    append(&out, palette_of(walk, first_of(walk, in, 3), colors * n));
    return out;
}

static SkPdfObject *
make_colorant(SkPdfWalk *walk, SkPdfObject *in, const char *name)
{
    static const SkPdfKind names = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_name,
                                     .most = COLORANT_MAX,
                                     .is_inline = TRUE };
    gboolean is_several = strcmp(name, "DeviceN") == 0;
    SkPdfObject *out = begin(walk, name);

    if (in->len < 4)
        return NULL;
    append(&out, sk_pdf_make(walk, is_several ? &names : &sk_pdf_kind_name,
                             in->items[1]));
    append(&out, sk_pdf_make(walk, &sk_pdf_kind_color_space, in->items[2]));
    append(&out, sk_pdf_make(walk, &sk_pdf_kind_function, in->items[3]));
    return out;
}

static SkPdfObject *
make_space(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *first = first_of(walk, in, 0), *out = NULL;
    const char *name = sk_pdf_name(first);

    (void)kind;
    if (name == NULL)
        return NULL;
    if (strcmp(name, "ICCBased") == 0)
        return make_profiled(walk, in);
    if (strcmp(name, "Indexed") == 0 || strcmp(name, "I") == 0)
        return make_indexed(walk, in);
    if (strcmp(name, "Separation") == 0 || strcmp(name, "DeviceN") == 0)
        return make_colorant(walk, in, name);
    if (strcmp(name, "CalGray") == 0 || strcmp(name, "CalRGB") == 0 ||
        strcmp(name, "Lab") == 0) {
        out = begin(walk, name);
        append(&out,
               in->len > 1 ? sk_pdf_make(walk, &measured, in->items[1]) : NULL);
        return out;
    }
    if (strcmp(name, "Pattern") == 0 && in->len > 1) {
        out = begin(walk, name);
        append(&out, sk_pdf_make(walk, &sk_pdf_kind_color_space, in->items[1]));
        return out;
    }
    return sk_pdf_make(walk, &plain_name, first);
}

static const SkPdfKind *
choose_space(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind array = { .types = SK_PDF_BIT(ARRAY),
                                     .make = make_space,
                                     .is_at_once = TRUE };

    (void)walk;
    return in->type == SK_PDF_NAME ? &plain_name : &array;
}

const SkPdfKind sk_pdf_kind_color_space = { .choose = choose_space };

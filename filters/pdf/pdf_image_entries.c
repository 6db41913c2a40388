/* SPDX-License-Identifier: Apache-2.0
 *
 * The dictionaries of images (ISO 32000-1, 8.9.5), written as the cleaner of
 * pictures says. In the place of a picture that cannot be decoded stands a grey
 * one.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_picture.h"
#include "pdf/pdf_undo.h"

#define GREY 0xD0

static void
set_whole(SkPdfWalk *walk, SkPdfObject *out, const char *key, gint64 value,
          gint64 otherwise)
{
    if (value != otherwise)
        sk_pdf_set(walk, out, key, sk_pdf_new_integer(walk->arena, value));
}

static void
set_flag(SkPdfWalk *walk, SkPdfObject *out, const char *key, gboolean value,
         gboolean otherwise)
{
    SkPdfObject *object = sk_pdf_new(walk->arena, SK_PDF_BOOLEAN);

    object->boolean = value;
    if (value != otherwise)
        sk_pdf_set(walk, out, key, object);
}

static void
set_parms(SkPdfWalk *walk, SkPdfObject *out, const SkPdfImage *image)
{
    const SkPdfParms *parms = &image->parms;
    SkPdfObject *entries =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, 0);

    if (image->codec == SK_PDF_CODEC_NONE && parms->predictor > 1) {
        set_whole(walk, entries, "Predictor", parms->predictor, 1);
        set_whole(walk, entries, "Colors", parms->colors, 1);
        set_whole(walk, entries, "BitsPerComponent", parms->bits, 8);
        set_whole(walk, entries, "Columns", parms->columns, 1);
    } else if (image->codec == SK_PDF_CODEC_CCITT) {
        set_whole(walk, entries, "K", parms->k, 0);
        set_whole(walk, entries, "Columns", parms->ccitt_columns, 1728);
        set_whole(walk, entries, "Rows", parms->rows, 0);
        set_flag(walk, entries, "EndOfLine", parms->end_of_line, FALSE);
        set_flag(walk, entries, "EncodedByteAlign", parms->byte_align, FALSE);
        set_flag(walk, entries, "EndOfBlock", parms->end_of_block, TRUE);
        set_flag(walk, entries, "BlackIs1", parms->black_is_1, FALSE);
    } else if (image->codec == SK_PDF_CODEC_DCT) {
        set_whole(walk, entries, "ColorTransform", parms->color_transform, -1);
    }
    if (entries->len > 0)
        sk_pdf_set(walk, out, "DecodeParms", entries);
}

static void
set_decode(SkPdfWalk *walk, SkPdfObject *out, const SkPdfImage *image)
{
    SkPdfObject *array = sk_pdf_new_items(walk->arena, image->n_decode);

    for (guint i = 0; i < image->n_decode; i++) {
        char digits[64];

        g_ascii_formatd(digits, sizeof digits, "%.6f", image->decode[i]);
        array->items[array->len++] =
            sk_pdf_new_text(walk->arena, SK_PDF_REAL, digits, strlen(digits));
    }
    sk_pdf_set(walk, out, "Decode", image->n_decode > 0 ? array : NULL);
}

static void
set_entries(SkPdfWalk *walk, SkPdfObject *out, const SkPdfImage *image)
{
    SkPdfArena *arena = walk->arena;

    sk_pdf_set(walk, out, "Width", sk_pdf_new_integer(arena, image->width));
    sk_pdf_set(walk, out, "Height", sk_pdf_new_integer(arena, image->height));
    sk_pdf_set(walk, out, "BitsPerComponent",
               sk_pdf_new_integer(arena, image->bits));
    if (image->is_mask)
        sk_pdf_set(walk, out, "ColorSpace", NULL);
    else if (image->color_space != NULL)
        sk_pdf_set(walk, out, "ColorSpace",
                   sk_pdf_new_name(arena, image->color_space));
    set_decode(walk, out, image);
    set_parms(walk, out, image);
}

static const SkPdfKind *choose_mask(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind mask = { .choose = choose_mask };

static const SkPdfRow image_rows[] = {
    { "BitsPerComponent", &sk_pdf_kind_integer },
    { "ColorSpace", &sk_pdf_kind_color_space },
    { "Decode", &sk_pdf_kind_numbers },
    { "Height", &sk_pdf_kind_integer },
    { "ImageMask", &sk_pdf_kind_boolean },
    { "Intent", &sk_pdf_kind_name },
    { "Interpolate", &sk_pdf_kind_boolean },
    { "Mask", &mask },
    { "Matte", &sk_pdf_kind_numbers },
    { "OC", &sk_pdf_kind_layer },
    { "SMask", &mask },
    { "StructParent", &sk_pdf_kind_integer },
    { "Subtype", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { "Width", &sk_pdf_kind_integer },
    { NULL, NULL },
};

static const char *
filter_of(SkPdfCodec codec)
{
    return codec == SK_PDF_CODEC_DCT     ? "DCTDecode"
           : codec == SK_PDF_CODEC_CCITT ? "CCITTFaxDecode"
                                         : "FlateDecode";
}

/* Writes the opacity that a picture held in itself as a picture of its own. */
static void
set_opacity(SkPdfWalk *walk, SkPdfObject *out, SkPdfImage *image)
{
    static const SkPdfKind opacity = { .types = SK_PDF_BIT(STREAM),
                                       .rows = image_rows };
    SkPdfImage inner = { .width = image->width,
                         .height = image->height,
                         .bits = 8,
                         .parms.predictor = 1,
                         .color_space = "DeviceGray" };
    SkPdfObject *stream = NULL;

    if (image->opacity == NULL)
        return;
    stream = sk_pdf_fill(walk, &opacity,
                         sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0),
                         image->opacity);
    image->opacity = NULL;
    set_entries(walk, stream, &inner);
    sk_pdf_set(walk, stream, "Subtype", sk_pdf_new_name(walk->arena, "Image"));
    sk_pdf_set(walk, stream, "Type", sk_pdf_new_name(walk->arena, "XObject"));
    sk_pdf_set(walk, out, "SMask", sk_pdf_add(walk, stream));
}

/* Returns one grey pixel, which replaces the picture, and describes it in
 * @image. */
static GBytes *
placeholder(SkPdfWalk *walk, SkPdfImage *image)
{
    static const guint8 grey[] = { GREY };

    sk_pdf_count(walk, "embedded-picture");
    *image = (SkPdfImage){ .width = 1,
                           .height = 1,
                           .bits = 8,
                           .parms.predictor = 1,
                           .color_space = "DeviceGray" };
    return sk_pdf_deflate(grey, sizeof grey);
}

/* A mask that cannot be decoded hides nothing. */
static SkPdfObject *
make_image_of(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
              gboolean is_soft)
{
    SkPdfImage image = { .is_soft = is_soft };
    GBytes *bytes = sk_pdf_picture_clean(walk, in, &image);
    SkPdfObject *out = NULL;
    gboolean is_lost = bytes == NULL;

    if (is_lost && image.reason == SK_REASON_LIMIT_SECONDS)
        return sk_pdf_walk_fail(walk, image.reason, image.detail);
    if (is_lost && is_soft) {
        sk_pdf_count(walk, "mask");
        return NULL;
    }
    if (is_lost)
        bytes = placeholder(walk, &image);
    out = sk_pdf_fill_as_is(walk, kind, in, filter_of(image.codec), bytes);
    set_entries(walk, out, &image);
    if (is_lost) {
        sk_pdf_set(walk, out, "ImageMask", NULL);
        sk_pdf_set(walk, out, "Mask", NULL);
        sk_pdf_set(walk, out, "SMask", NULL);
    }
    set_opacity(walk, out, &image);
    sk_pdf_set(walk, out, "Subtype", sk_pdf_new_name(walk->arena, "Image"));
    sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "XObject"));
    return out;
}

static SkPdfObject *
make_image(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    return make_image_of(walk, kind, in, FALSE);
}

static SkPdfObject *
make_soft(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    return make_image_of(walk, kind, in, TRUE);
}

static const SkPdfKind soft = { .types = SK_PDF_BIT(STREAM),
                                .rows = image_rows,
                                .make = make_soft,
                                .is_at_once = TRUE };

/* A mask is a picture, or a range of colours. */
static const SkPdfKind *
choose_mask(SkPdfWalk *walk, SkPdfObject *in)
{
    (void)walk;
    return in->type == SK_PDF_ARRAY ? &sk_pdf_kind_numbers : &soft;
}

const SkPdfKind sk_pdf_kind_image = { .types = SK_PDF_BIT(STREAM),
                                      .rows = image_rows,
                                      .make = make_image,
                                      .is_at_once = TRUE };

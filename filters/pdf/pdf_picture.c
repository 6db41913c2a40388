/* SPDX-License-Identifier: Apache-2.0
 *
 * Images (ISO 32000-1, 8.9.5). The cleaner of pictures (pdf_image/) gets the
 * bytes with all filters undone that know nothing of pixels, and what the
 * dictionary says of them (pdf_picture.h).
 */
#include <string.h>
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_picture.h"
#include "pdf/pdf_undo.h"

#define PDF_SIDE_MAX 1000000

typedef struct {
    SkPdfWalk *walk;
    SkPdfObject *in;
    SkPdfImage image;
    SkPdfUndone undone;
    GBytes *globals; /* of JBIG2, or NULL */
} Picture;

static gint64
whole(Picture *picture, const SkPdfObject *in, const char *key,
      gint64 otherwise)
{
    const SkPdfObject *value = sk_pdf_at(picture->walk->pdf, in, key);
    double number;

    if (value != NULL && value->type == SK_PDF_INTEGER)
        return CLAMP(value->integer, G_MININT, G_MAXINT);
    if (sk_pdf_number(value, &number) && number > -1e9 && number < 1e9)
        return (gint64)number;
    return otherwise;
}

static gboolean
flag(Picture *picture, const SkPdfObject *in, const char *key,
     gboolean otherwise)
{
    const SkPdfObject *value = sk_pdf_at(picture->walk->pdf, in, key);

    return value != NULL && value->type == SK_PDF_BOOLEAN ? value->boolean
                                                          : otherwise;
}

static void
read_parms(Picture *picture)
{
    SkPdfParms *parms = &picture->image.parms;
    const SkPdfObject *in = picture->undone.parms;

    *parms = (SkPdfParms){
        .predictor = 1,
        .colors = 1,
        .bits = 8,
        .columns = 1,
        .k = (gint)whole(picture, in, "K", 0),
        .ccitt_columns = (gint)whole(picture, in, "Columns", 1728),
        .rows = (gint)whole(picture, in, "Rows", 0),
        .end_of_line = flag(picture, in, "EndOfLine", FALSE),
        .byte_align = flag(picture, in, "EncodedByteAlign", FALSE),
        .end_of_block = flag(picture, in, "EndOfBlock", TRUE),
        .black_is_1 = flag(picture, in, "BlackIs1", FALSE),
        .color_transform = (gint)whole(picture, in, "ColorTransform", -1),
    };
}

static void
read_globals(Picture *picture)
{
    SkPdfWalk *walk = picture->walk;
    SkPdfObject *globals =
        sk_pdf_at(walk->pdf, picture->undone.parms, "JBIG2Globals");

    if (globals == NULL || globals->type != SK_PDF_STREAM)
        return;
    picture->globals = sk_pdf_data(walk, globals);
    if (picture->globals != NULL)
        picture->image.globals =
            g_bytes_get_data(picture->globals, &picture->image.n_globals);
}

static void
read_decode(Picture *picture)
{
    SkPdfWalk *walk = picture->walk;
    const SkPdfObject *in = sk_pdf_at(walk->pdf, picture->in, "Decode");
    SkPdfImage *image = &picture->image;

    if (in == NULL || in->type != SK_PDF_ARRAY ||
        in->len > G_N_ELEMENTS(image->decode))
        return;
    for (guint i = 0; i < in->len; i++)
        if (!sk_pdf_number(sk_pdf_follow(walk->pdf, in->items[i]),
                           &image->decode[i]))
            return;
    image->n_decode = in->len;
}

/* Reads what the dictionary says of the pixels. Returns FALSE if that cannot
 * be. */
static gboolean
read_entries(Picture *picture)
{
    SkPdfWalk *walk = picture->walk;
    SkPdfObject *in = picture->in;
    SkPdfImage *image = &picture->image;
    gint64 width = whole(picture, in, "Width", 0);
    gint64 height = whole(picture, in, "Height", 0);
    gint64 bits = whole(picture, in, "BitsPerComponent", 0);

    image->part = walk->part;
    image->policy = walk->policy;
    image->limits = &walk->policy->limits;
    image->is_mask = flag(picture, in, "ImageMask", FALSE);
    image->width = (guint)width;
    image->height = (guint)height;
    image->bits = image->is_mask ? 1 : (guint)bits;
    image->components =
        image->is_mask
            ? 1
            : sk_pdf_components(walk, sk_pdf_at(walk->pdf, in, "ColorSpace"),
                                &image->is_indexed);
    image->smask_in_data = (guint)whole(picture, in, "SMaskInData", 0);
    read_decode(picture);
    return width > 0 && height > 0 && width <= PDF_SIDE_MAX &&
           height <= PDF_SIDE_MAX && bits >= 0 && bits <= 16;
}

static SkPdfCodec
codec_of(const char *name)
{
    static const char *const names[] = {
        [SK_PDF_CODEC_DCT] = "DCTDecode",
        [SK_PDF_CODEC_CCITT] = "CCITTFaxDecode",
        [SK_PDF_CODEC_JBIG2] = "JBIG2Decode",
        [SK_PDF_CODEC_JPX] = "JPXDecode",
    };

    for (guint i = 1; name != NULL && i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return (SkPdfCodec)i;
    return SK_PDF_CODEC_NONE;
}

/* Returns how many bytes the samples take, and a little more; @room if that is
 * not known. */
static gsize
size_of(const SkPdfImage *image, gsize room)
{
    guint64 row = ((guint64)image->width * MAX(image->components, 1) *
                       MAX(image->bits, 1) +
                   7) /
                  8;

    return (gsize)MIN(row * image->height + 65536, room);
}

static GBytes *
clean(Picture *picture)
{
    SkPdfImage *image = &picture->image;
    gsize room = picture->walk->policy->limits.expanded;

    picture->undone.may_cut = TRUE;
    if (!read_entries(picture) ||
        (guint64)image->width * image->height >
            picture->walk->policy->limits.pixels ||
        !sk_pdf_undo(picture->walk->pdf, picture->in, size_of(image, room),
                     &picture->undone))
        return NULL;
    image->codec = codec_of(picture->undone.codec);
    image->was_predicted = picture->undone.was_predicted;
    image->bytes = g_bytes_get_data(picture->undone.bytes, &image->len);
    read_parms(picture);
    read_globals(picture);
    if (image->len == 0 ||
        (image->components == 0 && image->codec != SK_PDF_CODEC_JPX))
        return NULL;
    return sk_pdf_image_clean(image);
}

GBytes *
sk_pdf_picture_clean(SkPdfWalk *walk, SkPdfObject *in, SkPdfImage *image)
{
    Picture picture = { .walk = walk, .in = in, .image = *image };
    GBytes *bytes = clean(&picture);

    if (picture.undone.bytes != NULL)
        g_bytes_unref(picture.undone.bytes);
    if (picture.globals != NULL)
        g_bytes_unref(picture.globals);
    *image = picture.image;
    image->bytes = image->globals = NULL;
    return bytes;
}

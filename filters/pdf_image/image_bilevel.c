/* SPDX-License-Identifier: Apache-2.0
 *
 * Images of one bit a pixel in fax coding or JBIG2 (image_codec.h): decoded and
 * written anew by T.6, in one form. JBIG2 can pack much better than T.6, and
 * where deflate packs better as well, it is used. This defends against what
 * hides behind the last row, and against decoders of JBIG2 in viewers, which
 * attacks have come through.
 */
#include <string.h>
#include "fax/fax.h"
#include "jbig2/jbig2.h"
#include "pdf_image/image_codec.h"

/* The size in which the pixels of an image lie. */
typedef struct {
    gsize stride; /* the bytes of a row */
    guint32 height;
} Size;

static gboolean
is_bilevel(SkPdfImage *image, SkPicture *picture)
{
    if (image->components != 1 || image->width > SK_FAX_WIDTH_MAX)
        return sk_picture_is_damaged(picture, "image-depth");
    image->bits = 1;
    return TRUE;
}

/* Says in @image that its bytes are T.6. */
static void
is_fax_now(SkPdfImage *image, gboolean black_is_1)
{
    image->codec = SK_PDF_CODEC_CCITT;
    image->parms = (SkPdfParms){ .predictor = 1,
                                 .k = -1,
                                 .ccitt_columns = (gint)image->width,
                                 .rows = (gint)image->height,
                                 .end_of_block = TRUE,
                                 .black_is_1 = black_is_1 };
}

/* ---- fax ---------------------------------------------------------------- */

/* Clears the bits that fill up each of the image's rows. */
static void
trim(const SkPdfImage *image, guint8 *bits)
{
    gsize stride = ((gsize)image->width + 7) / 8;
    guint8 mask = (guint8)(0xFF << (8 - image->width % 8));

    for (gsize y = 0; image->width % 8 != 0 && y < image->height; y++)
        bits[(y + 1) * stride - 1] &= mask;
}

/* Returns how the data is coded, and how many of its rows, which may be longer
 * or shorter than those of the image, make up the image. */
static SkFax
fax_of(const SkPdfImage *image)
{
    const SkPdfParms *parms = &image->parms;
    gsize stride = ((gsize)parms->ccitt_columns + 7) / 8;
    gsize len = ((gsize)image->width + 7) / 8 * image->height;
    guint32 rows = (guint32)((len + stride - 1) / stride);

    return (SkFax){ .k = parms->k,
                    .columns = (guint32)parms->ccitt_columns,
                    .rows = rows,
                    .byte_align = parms->byte_align };
}

GBytes *
sk_pdf_clean_ccitt(SkPdfImage *image, SkPicture *picture)
{
    gboolean black_is_1 = image->parms.black_is_1;
    g_auto(SkFax) fax = { 0 };
    g_autofree guint8 *bits = NULL;
    GByteArray *packed;
    guint32 wanted;

    if (!is_bilevel(image, picture))
        return NULL;
    if (image->parms.ccitt_columns < 1 ||
        image->parms.ccitt_columns > (gint)SK_FAX_WIDTH_MAX)
        return sk_picture_is_damaged(picture, "fax-columns"), NULL;
    fax = fax_of(image);
    wanted = fax.rows;
    if (!image->parms.end_of_block && image->parms.rows > 0)
        fax.rows = MIN(fax.rows, (guint32)image->parms.rows);
    if (!sk_picture_add_frame(picture, fax.columns, wanted, 1))
        return NULL;
    bits = g_try_malloc0(((gsize)fax.columns + 7) / 8 * wanted);
    if (bits == NULL)
        return sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory"),
               NULL;
    if (!sk_fax_read(picture, &fax, image->bytes, image->len, bits))
        return NULL;
    if (fax.seen == 0)
        return sk_picture_is_damaged(picture, "fax-data"), NULL;
    if (fax.is_damaged || fax.seen < wanted)
        sk_picture_count(picture, "damaged-data", 1);
    trim(image, bits);
    packed = sk_fax_write(picture, bits, ((gsize)image->width + 7) / 8,
                          image->width, image->height);
    is_fax_now(image, black_is_1);
    return packed != NULL ? g_byte_array_free_to_bytes(packed) : NULL;
}

/* ---- JBIG2 -------------------------------------------------------------- */

/* Returns @bits as samples, in which black is 0, deflated. */
static GBytes *
deflate_bits(SkPdfImage *image, SkPicture *picture, GByteArray *bits)
{
    SkPdfRows rows = { bits->data, ((gsize)image->width + 7) / 8, image->height,
                       1 };

    for (guint i = 0; i < bits->len; i++)
        bits->data[i] = (guint8)~bits->data[i];
    trim(image, bits->data);
    return sk_pdf_pack_image(image, picture, &rows, FALSE);
}

GBytes *
sk_pdf_clean_jbig2(SkPdfImage *image, SkPicture *picture)
{
    g_autoptr(GByteArray) bits = NULL, fax = NULL;
    g_autoptr(GBytes) deflated = NULL;
    gboolean is_damaged = FALSE;

    if (!is_bilevel(image, picture))
        return NULL;
    bits = sk_jbig2_decode(picture, image->globals, image->n_globals,
                           image->width, image->height, &is_damaged);
    if (bits == NULL)
        return NULL;
    if (is_damaged)
        sk_picture_count(picture, "damaged-data", 1);
    fax = sk_fax_write(picture, bits->data, ((gsize)image->width + 7) / 8,
                       image->width, image->height);
    deflated = fax != NULL ? deflate_bits(image, picture, bits) : NULL;
    if (deflated == NULL)
        return NULL;
    if (fax->len <= g_bytes_get_size(deflated)) {
        is_fax_now(image, FALSE);
        return g_byte_array_free_to_bytes(g_steal_pointer(&fax));
    }
    return g_steal_pointer(&deflated);
}

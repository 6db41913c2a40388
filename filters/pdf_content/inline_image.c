/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes inline images anew: their samples are decoded, counted and coded by
 * Flate under hexadecimal digits, so that "EI" cannot stand within them and
 * every reader finds the same end. Where the data ends is known from the
 * codings and the size; viewers differ where it is searched for.
 */
#include <string.h>
#include "pdf_content/inline_image.h"
#include "pdf_image/pdf_image.h"

#define ENCODED_SPARE 4096

/* Moves the reader behind the next "EI" that stands alone, or to the end. */
static void
skip_to_end(SkPdfLexer *lexer)
{
    for (const guint8 *p = lexer->p; lexer->end - p >= 2; p++)
        if (p[0] == 'E' && p[1] == 'I' &&
            (lexer->end - p == 2 || sk_pdf_is_space(p[2]) ||
             sk_pdf_is_delimiter(p[2]))) {
            lexer->p = p + 2;
            return;
        }
    lexer->p = lexer->end;
}

/* Returns how many bytes before the next "EI" between blanks there are. */
static gsize
bytes_before_end(const SkPdfLexer *lexer)
{
    for (const guint8 *p = lexer->p; lexer->end - p >= 3; p++)
        if (sk_pdf_is_space(p[0]) && p[1] == 'E' && p[2] == 'I' &&
            (lexer->end - p == 3 || sk_pdf_is_space(p[3])))
            return (gsize)(p - lexer->p);
    return (gsize)(lexer->end - lexer->p);
}

/* Returns how many bytes a row has, or 0 if the dictionary has no picture. */
static gsize
row_bytes_of(SkPdfInline *image)
{
    if (image->is_mask) {
        image->bits = image->components = 1;
        image->is_indexed = FALSE;
        g_string_truncate(image->space, 0);
    }
    if (image->is_bad || image->width < 1 || image->height < 1 ||
        image->width > SK_PDF_INLINE_SIDE_MAX ||
        image->height > SK_PDF_INLINE_SIDE_MAX || image->components == 0 ||
        (image->bits != 1 && image->bits != 2 && image->bits != 4 &&
         image->bits != 8 && image->bits != 16))
        return 0;
    if (image->n_decode != image->components * 2)
        image->n_decode = 0;
    return (gsize)(image->width * image->bits * image->components + 7) / 8;
}

static void
set_parms(SkPdfImage *picture, const SkPdfInlineParms *parms)
{
    picture->parms = (SkPdfParms){
        .predictor = 1,
        .colors = 1,
        .bits = 8,
        .columns = 1,
        .k = (gint)parms->k,
        .ccitt_columns =
            parms->ccitt_columns < 0 ? 1728 : (gint)parms->ccitt_columns,
        .rows = (gint)parms->rows,
        .end_of_line = parms->end_of_line,
        .byte_align = parms->byte_align,
        .end_of_block = parms->end_of_block,
        .black_is_1 = parms->black_is_1,
        .color_transform = (gint)parms->color_transform,
    };
}

/* Decodes @data, which is coded as a picture, into samples, or keeps it as what
 * the cleaner of pictures made of it. Returns FALSE if it is none. */
static gboolean
clean_picture(SkPdfWriting *writing, SkPdfInline *image, SkPdfImage *picture,
              GByteArray *data)
{
    g_autoptr(GBytes) bytes = NULL;
    SkPdfCoded coded = { .most = writing->inline_left };
    SkPdfPredictor parms;

    picture->part = writing->content->part;
    picture->limits = writing->content->limits;
    picture->width = (guint)image->width;
    picture->height = (guint)image->height;
    picture->bits = (guint)image->bits;
    picture->components = image->components;
    picture->is_indexed = image->is_indexed;
    picture->is_mask = image->is_mask;
    picture->bytes = data->data;
    picture->len = data->len;
    set_parms(picture, &image->parms[image->n_filters - 1]);
    bytes = sk_pdf_image_clean(picture);
    if (bytes == NULL || picture->opacity != NULL ||
        picture->components != image->components || picture->width == 0 ||
        picture->bits != (guint)image->bits)
        return FALSE;
    image->width = picture->width;
    image->height = picture->height;
    g_byte_array_set_size(data, 0);
    if (picture->codec != SK_PDF_CODEC_NONE) {
        g_byte_array_append(data, g_bytes_get_data(bytes, NULL),
                            (guint)g_bytes_get_size(bytes));
        return TRUE;
    }
    coded.in = g_bytes_get_data(bytes, &coded.len);
    sk_pdf_data_undo(SK_PDF_DATA_FLATE, &coded, data);
    parms = (SkPdfPredictor){ picture->parms.predictor, picture->parms.colors,
                              picture->parms.bits, picture->parms.columns };
    return sk_pdf_unpredict(data, &parms);
}

/* Undoes all codings but those of pictures of the data that the reader stands
 * at, and moves the reader behind it. Returns the coding of a picture that is
 * left, or SK_PDF_DATA_HEX if these are samples. *@is_ok becomes FALSE if there
 * is no such data. */
static SkPdfData
undo_codings(SkPdfWriting *writing, const SkPdfInline *image, GByteArray *data,
             gsize whole, gboolean *is_ok)
{
    SkPdfLexer *lexer = &writing->lexer;
    gsize left = (gsize)(lexer->end - lexer->p);
    /* No coding makes samples much longer, so more is no picture's. */
    gsize most = whole * 2 + ENCODED_SPARE;

    for (guint i = 0; i < image->n_filters; i++) {
        g_autoptr(GByteArray) from = NULL;
        SkPdfData coding = image->filter[i];
        const SkPdfInlineParms *parms = &image->parms[i];
        SkPdfCoded coded = {
            .in = lexer->p, .len = left, .most = most, .is_late = parms->is_late
        };

        if (coding == SK_PDF_DATA_DCT || coding == SK_PDF_DATA_CCITT) {
            *is_ok = i + 1 == image->n_filters;
            if (i == 0) {
                gsize n = bytes_before_end(lexer);

                g_byte_array_append(data, lexer->p, (guint)MIN(n, most));
                lexer->p += n;
            }
            return coding;
        }
        if (i > 0) {
            from =
                g_byte_array_append(g_byte_array_new(), data->data, data->len);
            coded.in = from->data;
            coded.len = from->len;
            g_byte_array_set_size(data, 0);
        }
        sk_pdf_data_undo(coding, &coded, data);
        if (i == 0)
            lexer->p += coded.used;
        if ((coding == SK_PDF_DATA_LZW || coding == SK_PDF_DATA_FLATE) &&
            !sk_pdf_unpredict(data, &parms->predicted))
            *is_ok = FALSE;
    }
    if (image->n_filters == 0) {
        left = MIN(left, whole);
        g_byte_array_append(data, lexer->p, (guint)left);
        lexer->p += left;
    }
    return SK_PDF_DATA_HEX;
}

static void
put_number(GString *out, const char *key, gint64 number)
{
    sk_pdf_put_name(out, key);
    g_string_append_printf(out, " %" G_GINT64_FORMAT, number);
}

static void
put_ccitt(GString *out, const SkPdfParms *parms)
{
    g_string_append(out, "/F[/AHx/CCF]/DP[null<<");
    put_number(out, "K", parms->k);
    put_number(out, "Columns", parms->ccitt_columns);
    put_number(out, "Rows", parms->rows);
    g_string_append_printf(
        out, "/EndOfLine %s/EncodedByteAlign %s/EndOfBlock %s/BlackIs1 %s>>]",
        parms->end_of_line ? "true" : "false",
        parms->byte_align ? "true" : "false",
        parms->end_of_block ? "true" : "false",
        parms->black_is_1 ? "true" : "false");
}

/* Writes the image, whose data is coded as @picture says. */
static void
put_image(SkPdfWriting *writing, const SkPdfInline *image,
          const SkPdfImage *picture, const guint8 *data, gsize len)
{
    GString *out = writing->out;

    g_string_append(out, "BI\n");
    put_number(out, "W", image->width);
    put_number(out, "H", image->height);
    if (image->is_mask)
        g_string_append(out, "/IM true");
    else
        put_number(out, "BPC", image->bits);
    if (!image->is_mask)
        g_string_append_printf(out, "/CS%s", image->space->str);
    if (image->n_decode > 0)
        g_string_append_printf(out, "/D%s", image->decode->str);
    if (image->interpolate)
        g_string_append(out, "/I true");
    if (picture->codec == SK_PDF_CODEC_CCITT)
        put_ccitt(out, &picture->parms);
    else if (picture->codec == SK_PDF_CODEC_DCT)
        g_string_append(out, "/F[/AHx/DCT]");
    else
        g_string_append(out, "/F[/AHx/Fl]");
    g_string_append(out, "\nID ");
    sk_pdf_put_hex(out, (const char *)data, len);
    /* The digits have an end mark and no beginning. */
    g_string_erase(out, (gssize)(out->len - len * 2 - 2), 1);
    g_string_append(out, "\nEI\n");
}

/* Reads the data of @image and writes the image. Returns FALSE if it has no
 * picture. */
static gboolean
take_data(SkPdfWriting *writing, SkPdfInline *image)
{
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autoptr(GBytes) packed = NULL;
    gsize row = row_bytes_of(image), whole = row * (gsize)image->height, was;
    SkPdfImage picture = { .codec = SK_PDF_CODEC_NONE };
    SkPdfData coding;
    gboolean is_ok = TRUE;

    if (row == 0 || whole > writing->inline_left)
        return FALSE;
    coding = undo_codings(writing, image, data, whole, &is_ok);
    if (!is_ok || data->len == 0)
        return FALSE;
    if (coding == SK_PDF_DATA_DCT)
        picture.codec = SK_PDF_CODEC_DCT;
    if (coding == SK_PDF_DATA_CCITT)
        picture.codec = SK_PDF_CODEC_CCITT;
    if (coding != SK_PDF_DATA_HEX &&
        !clean_picture(writing, image, &picture, data)) {
        if (picture.opacity != NULL)
            g_bytes_unref(picture.opacity);
        return FALSE;
    }
    writing->inline_left -= MIN(whole, writing->inline_left);
    if (picture.codec != SK_PDF_CODEC_NONE) {
        put_image(writing, image, &picture, data->data, data->len);
        return TRUE;
    }
    whole = row * (gsize)image->height;
    was = data->len;
    g_byte_array_set_size(data, (guint)whole);
    if (was < whole)
        memset(data->data + was, 0, whole - was);
    packed = sk_pdf_deflate(data->data, data->len);
    put_image(writing, image, &picture, g_bytes_get_data(packed, NULL),
              g_bytes_get_size(packed));
    return TRUE;
}

void
sk_pdf_take_image(SkPdfWriting *writing)
{
    SkPdfInline image = { 0 };

    image.space = g_string_new(NULL);
    image.decode = g_string_new(NULL);
    for (guint i = 0; i < SK_PDF_INLINE_FILTERS_MAX; i++)
        image.parms[i] = (SkPdfInlineParms){
            .predicted = { 1, 1, 8, 1 },
            .ccitt_columns = -1,
            .end_of_block = TRUE,
            .color_transform = -1,
        };
    if (!sk_pdf_inline_entries(writing, &image)) {
        writing->lost++;
    } else {
        if (!take_data(writing, &image))
            writing->lost++;
        skip_to_end(&writing->lexer);
    }
    g_string_free(image.space, TRUE);
    g_string_free(image.decode, TRUE);
}

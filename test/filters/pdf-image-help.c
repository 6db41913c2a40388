/* SPDX-License-Identifier: Apache-2.0
 *
 * Images of PDF through the cleaner and back (pdf-image-help.h).
 */
#include <string.h>
#include <tiffio.h>
#include <zlib.h>
#include "core/part_private.h"
#include "inspector/pdf/pdf.h"
#include "pdf-image-help.h"

static const SkLimits limits = { .pixels = 4000000, .expanded = 64u << 20 };
static const SkPolicy policy = { .limits = { .pixels = 4000000,
                                             .expanded = 64u << 20 } };

SkPdfImage
image_new(guint width, guint height, guint bits, SkPdfCodec codec)
{
    return (SkPdfImage){ .policy = &policy,
                         .limits = &limits,
                         .width = width,
                         .height = height,
                         .bits = bits,
                         .components = 1,
                         .codec = codec,
                         .parms = { .predictor = 1,
                                    .colors = 1,
                                    .bits = 8,
                                    .columns = 1,
                                    .ccitt_columns = 1728,
                                    .end_of_block = TRUE,
                                    .color_transform = -1 } };
}

/* ---- what others see ---------------------------------------------------- */

static tmsize_t
write_to(thandle_t handle, void *bytes, tmsize_t len)
{
    if (handle != NULL)
        g_byte_array_append(handle, bytes, (guint)len);
    return len;
}

static tmsize_t
read_nothing(thandle_t handle, void *bytes, tmsize_t len)
{
    return 0;
}

static toff_t
file_size(thandle_t handle)
{
    const GByteArray *out = handle;

    return out != NULL ? out->len + 8 : 8;
}

static toff_t
file_seek(thandle_t handle, toff_t offset, int whence)
{
    return whence == SEEK_END ? file_size(handle) : offset;
}

static int
close_nothing(thandle_t handle)
{
    return 0;
}

static TIFF *
open_fax(GByteArray *out, guint width, guint height, guint coding,
         guint options)
{
    TIFF *tiff =
        TIFFClientOpen("fax", "w+l", out, read_nothing, write_to, file_seek,
                       close_nothing, file_size, NULL, NULL);

    g_assert_nonnull(tiff);
    g_assert_true(TIFFSetField(tiff, TIFFTAG_COMPRESSION, coding));
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, 0);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height);
    if (coding == COMPRESSION_CCITTFAX3)
        TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, options);
    g_assert_true(TIFFWriteCheck(tiff, 0, "fax"));
    return tiff;
}

GByteArray *
fax_encode(const guint8 *bits, guint width, guint height, guint coding,
           guint options)
{
    GByteArray *out = g_byte_array_new();
    TIFF *tiff = open_fax(out, width, height, coding, options);
    tmsize_t len = (tmsize_t)((width + 7) / 8 * height);

    g_byte_array_set_size(out, 0);
    g_assert_cmpint(TIFFWriteEncodedStrip(tiff, 0, (void *)bits, len), ==, len);
    TIFFCleanup(tiff);
    return out;
}

static GByteArray *
decode_fax(const SkPdfImage *image, GBytes *stream)
{
    gsize n, len = (image->width + 7) / 8 * image->height;
    const void *bytes = g_bytes_get_data(stream, &n);
    TIFF *tiff =
        open_fax(NULL, image->width, image->height, COMPRESSION_CCITTFAX4, 0);
    GByteArray *out = g_byte_array_new();

    g_byte_array_set_size(out, (guint)len);
    g_assert_true(TIFFReadFromUserBuffer(tiff, 0, (void *)bytes, (tmsize_t)n,
                                         out->data, (tmsize_t)len));
    TIFFCleanup(tiff);
    for (gsize i = 0; !image->parms.black_is_1 && i < len; i++)
        out->data[i] = (guint8)~out->data[i];
    return out;
}

/* Undoes the filters of PNG in @rows, which have @stride bytes behind that of
 * the filter. */
static void
unfilter(GByteArray *rows, gsize stride, gsize pixel)
{
    g_autofree guint8 *zeros = g_malloc0(stride);
    const guint8 *above = zeros;
    guint out = 0;

    for (gsize at = 0; at < rows->len; at += stride + 1) {
        guint8 *row = rows->data + at + 1, filter = row[-1];

        for (gsize i = 0; i < stride; i++) {
            int a = i >= pixel ? row[i - pixel] : 0, b = above[i];
            int c = i >= pixel ? above[i - pixel] : 0, p = a + b - c;
            int pa = ABS(p - a), pb = ABS(p - b), pc = ABS(p - c);
            int best = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            int by[] = { 0, a, b, (a + b) / 2, best };

            g_assert_cmpint(filter, <, 5);
            row[i] = (guint8)(row[i] + by[filter]);
        }
        above = row;
    }
    for (gsize at = 0; at < rows->len; at += stride + 1, out += stride)
        memmove(rows->data + out, rows->data + at + 1, stride);
    g_byte_array_set_size(rows, out);
}

GByteArray *
image_samples(const SkPdfImage *image, GBytes *stream)
{
    guint depth = image->bits * image->components;
    gsize n, stride = (image->width * depth + 7) / 8;
    const void *bytes = g_bytes_get_data(stream, &n);
    gboolean is_predicted = image->parms.predictor > 1;
    uLongf len = (stride + is_predicted) * image->height;
    GByteArray *out;

    if (image->codec == SK_PDF_CODEC_CCITT)
        return decode_fax(image, stream);
    out = g_byte_array_new();
    g_byte_array_set_size(out, (guint)len);
    g_assert_cmpint(uncompress(out->data, &len, bytes, n), ==, Z_OK);
    g_assert_cmpuint(len, ==, out->len);
    if (is_predicted)
        unfilter(out, stride, MAX(depth / 8, 1));
    return out;
}

/* ---- the cleaner -------------------------------------------------------- */

static char *
counts_of(const SkPart *part)
{
    GString *counts = g_string_new(NULL);

    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = g_ptr_array_index(part->removed, i);

        g_string_append_printf(counts, "%s%s=%u", i > 0 ? " " : "", count->what,
                               count->count);
    }
    return g_string_free(counts, FALSE);
}

static void
check_accepted(const SkPdfImage *image, GBytes *stream)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(stream, &len);
    const SkPdfParms *parms = &image->parms;
    gboolean is_fax = image->codec == SK_PDF_CODEC_CCITT;
    SkPdfPicture picture = {
        .coding = is_fax                             ? SK_PDF_CCITT
                  : image->codec == SK_PDF_CODEC_DCT ? SK_PDF_DCT
                                                     : SK_PDF_FLATE,
        .width = image->width,
        .height = image->height,
        .bits = image->bits,
        .components = image->components,
        .predictor = (uint32_t)parms->predictor,
        .colors = (uint32_t)parms->colors,
        .parm_bits = (uint32_t)parms->bits,
        .columns = (uint32_t)(is_fax ? parms->ccitt_columns : parms->columns),
        .k = parms->k,
        .rows = (uint32_t)parms->rows,
        .end_of_line = parms->end_of_line,
        .byte_align = parms->byte_align,
        .end_of_block = parms->end_of_block,
        .black_is_1 = parms->black_is_1,
    };

    g_assert_true(
        sk_pdf_image_is_ours((SkSpan){ bytes, bytes + len }, &picture));
    /* A pixel more or a byte more is not ours. */
    picture.height++;
    picture.rows++;
    g_assert_false(
        sk_pdf_image_is_ours((SkSpan){ bytes, bytes + len }, &picture));
    picture.height--;
    picture.rows--;
    g_assert_false(
        sk_pdf_image_is_ours((SkSpan){ bytes, bytes + len - 1 }, &picture));
}

static void
check_second(const SkPdfImage *image, GBytes *stream)
{
    SkPdfImage again = *image;
    g_autoptr(GByteArray) samples = NULL;
    g_autoptr(GBytes) out = NULL;
    gsize len;

    again.bytes = g_bytes_get_data(stream, &len);
    again.len = len;
    again.pixels = 0;
    again.part = NULL;
    if (image->codec == SK_PDF_CODEC_NONE) {
        samples = image_samples(image, stream);
        again.bytes = samples->data;
        again.len = samples->len;
        again.was_predicted = image->parms.predictor > 1;
    }
    out = sk_pdf_image_clean(&again);
    g_assert_nonnull(out);
    g_assert_true(g_bytes_equal(out, stream));
    g_assert_cmpint(again.codec, ==, image->codec);
    g_assert_cmpint(again.parms.predictor, ==, image->parms.predictor);
}

GBytes *
image_clean(SkPdfImage *image, const guint8 *bytes, gsize len, char **counts)
{
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_ATTACHMENT, "file.pdf", NULL, NULL);
    GBytes *stream;

    image->part = part;
    image->bytes = bytes;
    image->len = len;
    stream = sk_pdf_image_clean(image);
    *counts = counts_of(part);
    image->part = NULL;
    if (stream == NULL) {
        g_assert_cmpint(image->reason, !=, SK_REASON_NONE);
        return NULL;
    }
    check_accepted(image, stream);
    check_second(image, stream);
    return stream;
}

void
image_storm(const SkPdfImage *image, const guint8 *bytes, gsize len,
            guint rounds)
{
    static const SkLimits small = { .pixels = 1 << 16, .expanded = 4 << 20 };
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    g_autofree guint8 *copy = g_memdup2(bytes, len);

    for (guint i = 0; i < rounds + 16; i++) {
        gsize n = i < 16 ? len * i / 16 : len;
        guint at = (guint)g_rand_int_range(random, 0, (gint32)len);
        guint8 turn = i < 16 ? 0 : (guint8)g_rand_int_range(random, 1, 256);
        SkPdfImage one = *image;
        g_autofree char *counts = NULL;
        GBytes *out;

        one.limits = &small;
        copy[at] ^= turn;
        out = image_clean(&one, copy, n, &counts);
        if (out != NULL)
            g_bytes_unref(out);
        copy[at] ^= turn;
    }
}

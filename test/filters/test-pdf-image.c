/* SPDX-License-Identifier: Apache-2.0
 *
 * Images of PDF in every coding: what leaves shows the same samples to other
 * decoders, is accepted by the exit inspection, and comes back unchanged. Then
 * damaged ones, and some that promise more than they hold.
 */
#include <string.h>
#include <tiffio.h>
#include <turbojpeg.h>
#include "jbig2-make.h"
#include "pdf-image-help.h"

#define FLIPS 500
#define MARK  "UNCLEANED-MARK"

/* ---- samples ------------------------------------------------------------ */

typedef struct {
    const char *name;
    guint width, height, bits, components;
    gboolean is_indexed, is_mask, was_predicted;
    gint more; /* bytes that are too many, or too few */
    const char *counts, *detail;
} SampleRow;

static const SampleRow sample_rows[] = {
    { "bits-1", 61, 20, 1, 1, .counts = "" },
    { "bits-2", 61, 20, 2, 1, .counts = "" },
    { "bits-4", 61, 20, 4, 1, .is_indexed = TRUE, .counts = "" },
    { "bits-8", 61, 20, 8, 1, .counts = "" },
    { "bits-16", 61, 20, 16, 1, .counts = "" },
    { "rgb", 61, 20, 8, 3, .counts = "" },
    { "rgb-4", 61, 20, 4, 3, .counts = "" },
    { "cmyk", 33, 700, 8, 4, .counts = "" },
    { "device-n", 20, 20, 8, 7, .counts = "" },
    { "mask", 61, 20, 1, 1, .is_mask = TRUE, .counts = "" },
    { "predicted", 200, 150, 8, 3, .was_predicted = TRUE, .counts = "" },
    { "predicted-16", 90, 90, 16, 3, .was_predicted = TRUE, .counts = "" },
    { "predicted-1", 401, 90, 1, 1, .was_predicted = TRUE, .counts = "" },
    { "long", 61, 20, 8, 1, .more = 7, .counts = "trailing-bytes=1" },
    { "short", 61, 20, 8, 1, .more = -100, .counts = "damaged-data=1" },
    { "one", 1, 1, 8, 1, .counts = "" },
    { "bits-3", 61, 20, 3, 1, .counts = "", .detail = "image-depth" },
    { "bits-0", 61, 20, 0, 1, .counts = "", .detail = "image-depth" },
    { "indexed-16", 61, 20, 16, 1, .is_indexed = TRUE, .counts = "",
      .detail = "image-depth" },
    { "none", 61, 20, 8, 0, .counts = "", .detail = "image-depth" },
};

/* Smooth samples with some noise. */
static guint8 *
draw_samples(gsize stride, guint height)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    guint8 *samples = g_malloc(stride * height + 16);

    for (gsize i = 0; i < stride * height + 16; i++)
        samples[i] = (guint8)(i % stride * 2 + i / stride +
                              (gsize)g_rand_int_range(random, 0, 2));
    return samples;
}

static void
test_samples(gconstpointer data)
{
    const SampleRow *row = data;
    guint used = row->width * row->bits * row->components;
    gsize stride = (used + 7) / 8, len = stride * row->height;
    g_autofree guint8 *samples = draw_samples(MAX(stride, 1), row->height);
    SkPdfImage image =
        image_new(row->width, row->height, row->bits, SK_PDF_CODEC_NONE);
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GByteArray) seen = NULL;

    image.components = row->components;
    image.is_indexed = row->is_indexed;
    image.is_mask = row->is_mask;
    image.was_predicted = row->was_predicted;
    out =
        image_clean(&image, samples, (gsize)((gssize)len + row->more), &counts);
    g_assert_cmpstr(counts, ==, row->counts);
    g_assert_cmpstr(image.detail, ==, row->detail);
    if (out == NULL)
        return;
    seen = image_samples(&image, out);
    for (guint y = 0; used % 8 != 0 && y < row->height; y++)
        samples[(y + 1) * stride - 1] &= (guint8)(0xFF << (8 - used % 8));
    if (row->more < 0)
        memset(samples + len + row->more, 0, (gsize)-row->more);
    g_assert_cmpmem(seen->data, seen->len, samples, len);
    if (strcmp(row->name, "predicted") == 0)
        g_assert_cmpint(image.parms.predictor, ==, 15);
}

/* ---- fax ---------------------------------------------------------------- */

typedef struct {
    const char *name;
    guint coding, options; /* of libtiff */
    gint k;
    gboolean byte_align, black_is_1, no_end;
    guint wider;  /* columns more than the image has */
    gint rows;    /* what Rows says */
    gint damaged; /* a byte that is changed, if not 0 */
    guint shown;  /* rows that are right; 0: all */
    const char *counts;
} FaxRow;

static const FaxRow fax_rows[] = {
    { "t6", COMPRESSION_CCITTFAX4, .k = -1, .counts = "" },
    { "t6-black-is-1", COMPRESSION_CCITTFAX4, .k = -1, .black_is_1 = TRUE,
      .counts = "" },
    { "t6-rows", COMPRESSION_CCITTFAX4, .k = -1, .rows = 90, .no_end = TRUE,
      .counts = "" },
    { "t6-few-rows", COMPRESSION_CCITTFAX4, .k = -1, .rows = 40, .no_end = TRUE,
      .shown = 40, .counts = "damaged-data=1" },
    { "t6-wide", COMPRESSION_CCITTFAX4, .k = -1, .wider = 2, .counts = "" },
    { "t6-damaged", COMPRESSION_CCITTFAX4, .k = -1, .damaged = 300, .shown = 20,
      .counts = "damaged-data=1" },
    { "t4", COMPRESSION_CCITTFAX3, .counts = "" },
    { "t4-filled", COMPRESSION_CCITTFAX3, GROUP3OPT_FILLBITS, .counts = "" },
    { "t4-by-above", COMPRESSION_CCITTFAX3, GROUP3OPT_2DENCODING, .k = 4,
      .counts = "" },
    { "t4-by-above-filled", COMPRESSION_CCITTFAX3,
      GROUP3OPT_2DENCODING | GROUP3OPT_FILLBITS, .k = 4, .byte_align = TRUE,
      .counts = "" },
    { "t4-without-ends", COMPRESSION_CCITTRLE, .byte_align = TRUE,
      .counts = "" },
    { "t4-damaged", COMPRESSION_CCITTFAX3, .damaged = 300, .shown = 10,
      .counts = "damaged-data=1" },
};

#define FAX_WIDTH  346
#define FAX_HEIGHT 90

/* Text-like runs, with 1 for black. */
static guint8 *
draw_fax(guint width, guint height)
{
    g_autoptr(Pixels) pixels = pixels_new((int)width, (int)height);
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    GByteArray *bits;

    for (int y = 0; y < (int)height; y++)
        for (int x = 0; x < (int)width; x++)
            pixels_set(pixels, x, y,
                       y % 13 > 3 && (x / 5 + y / 3) % 4 == 0 &&
                           g_rand_int_range(random, 0, 30) > 0);
    bits = pixels_pack(pixels);
    return g_byte_array_free(bits, FALSE);
}

/* Rows that are as they were, from the first on. */
static guint
same_rows(const guint8 *a, const guint8 *b, gsize stride, guint height)
{
    guint n = 0;

    while (n < height && memcmp(a + n * stride, b + n * stride, stride) == 0)
        n++;
    return n;
}

static void
test_fax(gconstpointer data)
{
    const FaxRow *row = data;
    guint width = FAX_WIDTH, stride = (width + 7) / 8;
    g_autofree guint8 *bits = draw_fax(width, FAX_HEIGHT);
    g_autoptr(GByteArray) coded = fax_encode(
        bits, width + row->wider, FAX_HEIGHT, row->coding, row->options);
    SkPdfImage image = image_new(width, FAX_HEIGHT, 1, SK_PDF_CODEC_CCITT);
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GByteArray) seen = NULL;
    guint same;

    image.parms.k = row->k;
    image.parms.ccitt_columns = (gint)(width + row->wider);
    image.parms.byte_align = row->byte_align;
    image.parms.black_is_1 = row->black_is_1;
    image.parms.end_of_block = !row->no_end;
    image.parms.rows = row->rows;
    if (row->damaged != 0)
        memset(coded->data + row->damaged, 0, 3);
    out = image_clean(&image, coded->data, coded->len, &counts);
    g_assert_cmpstr(counts, ==, row->counts);
    g_assert_nonnull(out);
    g_assert_cmpint(image.parms.k, ==, -1);
    g_assert_cmpint(image.parms.black_is_1, ==, row->black_is_1);
    seen = image_samples(&image, out);
    for (guint i = 0; i < seen->len; i++)
        seen->data[i] ^= row->black_is_1 ? 0 : 0xFF;
    for (guint y = 0; y < FAX_HEIGHT; y++) /* what no pixel shows */
        seen->data[(y + 1) * stride - 1] &= 0xC0;
    for (guint y = 0; y < FAX_HEIGHT; y++)
        bits[(y + 1) * stride - 1] &= 0xC0;
    same = same_rows(bits, seen->data, stride, FAX_HEIGHT);
    g_assert_cmpuint(same, >=, row->shown != 0 ? row->shown : FAX_HEIGHT);
    if (row->damaged != 0 && row->k == 0) /* T.4 goes on behind it */
        g_assert_cmpmem(bits + 80 * stride, 10 * stride,
                        seen->data + (same < 80 ? 80 : 0) * stride,
                        10 * stride);
}

#include "pdf-image-rows.h"

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(sample_rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/pdf-image/samples/%s", sample_rows[i].name);

        g_test_add_data_func(path, &sample_rows[i], test_samples);
    }
    for (guint i = 0; i < G_N_ELEMENTS(fax_rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/pdf-image/fax/%s", fax_rows[i].name);

        g_test_add_data_func(path, &fax_rows[i], test_fax);
    }
    for (guint i = 0; i < G_N_ELEMENTS(jpeg_rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/pdf-image/jpeg/%s", jpeg_rows[i].name);

        g_test_add_data_func(path, &jpeg_rows[i], test_jpeg);
    }
    g_test_add_func("/pdf-image/jbig2/lines", test_jbig2_lines);
    g_test_add_func("/pdf-image/jbig2/noise", test_jbig2_noise);
    g_test_add_func("/pdf-image/decode", test_decode);
    g_test_add_func("/pdf-image/limits", test_limits);
    g_test_add_func("/pdf-image/storm", test_storm);
    return g_test_run();
}

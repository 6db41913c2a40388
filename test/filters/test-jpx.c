/* SPDX-License-Identifier: Apache-2.0
 *
 * JPEG 2000 in every order of packets, with tiles, precincts, layers and
 * opacity (jpx/make.py wrote the pictures, by OpenJPEG), decodes to the samples
 * that were coded. As images of PDF they leave in codings that the exit
 * inspection accepts. Damaged ones get a verdict.
 */
#include <string.h>
#include "jpx/jpx.h"
#include "pdf-image-help.h"

#define WIDTH  61
#define HEIGHT 47
#define FLIPS  500

typedef struct {
    const char *name;
    guint channels;
    gboolean has_opacity;
    gint off; /* how far a sample may be off */
} Row;

static const Row rows[] = {
    { "grey", 1, FALSE, 0 },   { "grey-alpha", 1, TRUE, 0 },
    { "rgb", 3, FALSE, 0 },    { "rgba", 3, TRUE, 0 },
    { "plain", 3, FALSE, 0 },  { "tiles", 3, FALSE, 0 },
    { "offset", 1, FALSE, 0 }, { "lrcp", 3, FALSE, 0 },
    { "rlcp", 3, FALSE, 0 },   { "rpcl", 3, FALSE, 0 },
    { "pcrl", 3, FALSE, 0 },   { "cprl", 3, FALSE, 0 },
    { "lossy", 3, FALSE, 4 },  { "lossy-grey", 1, FALSE, 6 },
};

/* As make.py has it. */
static gint
value(gint x, gint y, gint c)
{
    return (x * x / 7 + y * (3 + c) + 40 * c + ((x * 5) ^ (y * 3)) % 9) % 251;
}

static guint8 *
read_picture(const char *name, gsize *len)
{
    g_autofree char *file = g_strconcat(name, ".jp2", NULL);
    g_autofree char *path = g_build_filename(g_test_get_dir(G_TEST_DIST),
                                             "test/filters/jpx", file, NULL);
    char *bytes;

    g_assert_true(g_file_get_contents(path, &bytes, len, NULL));
    return (guint8 *)bytes;
}

static void
check_samples(const Row *row, const guint8 *samples, guint channels, gint first)
{
    for (gint i = 0; i < WIDTH * HEIGHT * (gint)channels; i++) {
        gint c = first + i % (gint)channels, n = i / (gint)channels;
        gint off = samples[i] - value(n % WIDTH, n / WIDTH, c);

        g_assert_cmpint(ABS(off), <=, row->off);
    }
}

static void
test_decode(gconstpointer data)
{
    static const SkLimits limits = { .pixels = 1000000, .expanded = 10 << 20 };
    const Row *row = data;
    gsize len;
    g_autofree guint8 *bytes = read_picture(row->name, &len);
    SkPicture picture = { .limits = &limits, .bytes = bytes, .len = len };
    g_auto(SkJpx) jpx = { 0 };

    g_assert_true(sk_jpx_decode(&picture, &jpx));
    g_assert_cmpuint(jpx.width, ==, WIDTH);
    g_assert_cmpuint(jpx.height, ==, HEIGHT);
    g_assert_cmpuint(jpx.channels, ==, row->channels);
    g_assert_false(jpx.is_damaged);
    g_assert_cmpint(jpx.is_lossy, ==, row->off > 0);
    g_assert_cmpint(jpx.opacity != NULL, ==, row->has_opacity);
    check_samples(row, jpx.samples->data, row->channels, 0);
    if (row->has_opacity)
        check_samples(row, jpx.opacity->data, 1, (gint)row->channels);
}

static void
test_image(gconstpointer data)
{
    const Row *row = data;
    gsize len;
    g_autofree guint8 *bytes = read_picture(row->name, &len);
    SkPdfImage image = image_new(1, 1, 0, SK_PDF_CODEC_JPX);
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GByteArray) samples = NULL;

    image.components = 0; /* The dictionary has no colour space. */
    image.smask_in_data = 1;
    out = image_clean(&image, bytes, len, &counts);
    g_assert_nonnull(out);
    g_assert_cmpstr(counts, ==, "");
    g_assert_cmpuint(image.width, ==, WIDTH);
    g_assert_cmpstr(image.color_space, ==,
                    row->channels == 1 ? "DeviceGray" : "DeviceRGB");
    g_assert_cmpint(image.codec, ==,
                    row->off > 0 ? SK_PDF_CODEC_DCT : SK_PDF_CODEC_NONE);
    g_assert_cmpint(image.opacity != NULL, ==, row->has_opacity);
    if (image.opacity != NULL)
        g_bytes_unref(image.opacity);
    if (image.codec == SK_PDF_CODEC_DCT)
        return;
    samples = image_samples(&image, out);
    check_samples(row, samples->data, row->channels, 0);
}

static void
test_storm(gconstpointer data)
{
    const Row *row = data;
    gsize len;
    g_autofree guint8 *bytes = read_picture(row->name, &len);
    SkPdfImage image = image_new(1, 1, 0, SK_PDF_CODEC_JPX);

    image.components = row->channels;
    image_storm(&image, bytes, len, FLIPS / 10);
}

/* The size of the picture and of its tiles, as if they were huge or many. */
static void
test_bombs(void)
{
    static const struct {
        gsize at; /* behind the marker SIZ */
        guint8 bytes[4];
        SkReason reason;
    } bombs[] = {
        { 6, { 0x7F, 0xFF, 0xFF, 0xFF }, SK_REASON_LIMIT_PIXELS },
        { 10, { 0x7F, 0xFF, 0xFF, 0xFF }, SK_REASON_LIMIT_PIXELS },
        { 6, { 0xFF, 0xFF, 0xFF, 0xFF }, SK_REASON_UNREADABLE },
        { 22, { 0, 0, 0, 0 }, SK_REASON_UNREADABLE },
        { 38, { 0xFF, 0xFF, 0, 0 }, SK_REASON_UNREADABLE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(bombs); i++) {
        gsize len;
        g_autofree guint8 *bytes = read_picture("rgb", &len);
        guint8 *size = memmem(bytes, len, "\xFF\x4F\xFF\x51", 4);
        SkPdfImage image = image_new(1, 1, 0, SK_PDF_CODEC_JPX);
        g_autofree char *counts = NULL;

        memcpy(size + 2 + bombs[i].at, bombs[i].bytes, 4);
        g_assert_null(image_clean(&image, bytes, len, &counts));
        g_assert_cmpint(image.reason, ==, bombs[i].reason);
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestDataFunc test;
    } tests[] = { { "decode", test_decode },
                  { "image", test_image },
                  { "storm", test_storm } };

    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        for (guint k = 0; k < G_N_ELEMENTS(tests); k++) {
            g_autofree char *path =
                g_strdup_printf("/jpx/%s/%s", tests[k].name, rows[i].name);

            g_test_add_data_func(path, &rows[i], tests[k].test);
        }
    g_test_add_func("/jpx/bombs", test_bombs);
    return g_test_run();
}

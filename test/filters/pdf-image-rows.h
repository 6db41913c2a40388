/* SPDX-License-Identifier: Apache-2.0
 *
 * The cases of test-pdf-image.c that are JPEG or JBIG2, what all images have in
 * common, and damaged images. Only that file includes this.
 */

/* ---- JPEG --------------------------------------------------------------- */

typedef struct {
    const char *name, *file;
    guint components; /* of the dictionary */
    const char *color_space, *counts;
} JpegRow;

static const JpegRow jpeg_rows[] = {
    { "phone", "phone.jpg", 3, NULL,
      "exif=1 gps=1 maker-note=1 thumbnail=1 comment=1" },
    { "progressive", "progressive.jpg", 3, NULL, "trailing-bytes=1" },
    { "grey", "grey.jpg", 1, NULL, "" },
    { "cmyk", "cmyk.jpg", 4, NULL, "" },
    { "profile", "srgb.jpg", 3, NULL, "" },
    { "grey-as-rgb", "grey.jpg", 3, "DeviceGray", "damaged-data=1" },
    { "rgb-as-grey", "progressive.jpg", 1, "DeviceRGB",
      "trailing-bytes=1 damaged-data=1" },
    { "cmyk-as-rgb", "cmyk.jpg", 3, "DeviceCMYK", "damaged-data=1" },
};

static guint8 *
read_sample(const char *file, gsize *len)
{
    g_autofree char *path = g_build_filename(g_test_get_dir(G_TEST_DIST),
                                             "samples/pictures", file, NULL);
    char *bytes;

    g_assert_true(g_file_get_contents(path, &bytes, len, NULL));
    return (guint8 *)bytes;
}

/* The pixels that a decoder shows, without any conversion of colours. */
static GByteArray *
decode_jpeg(const guint8 *bytes, gsize len, guint components)
{
    tjhandle handle = tjInitDecompress();
    int width, height, sampling, space;
    int format = components == 1   ? TJPF_GRAY
                 : components == 3 ? TJPF_RGB
                                   : TJPF_CMYK;
    GByteArray *out = g_byte_array_new();

    g_assert_cmpint(tjDecompressHeader3(handle, bytes, len, &width, &height,
                                        &sampling, &space),
                    ==, 0);
    g_byte_array_set_size(out, (guint)(width * height) * components);
    tjDecompress2(handle, bytes, len, out->data, width, 0, height, format, 0);
    tjDestroy(handle);
    return out;
}

static void
test_jpeg(gconstpointer data)
{
    const JpegRow *row = data;
    SkPdfImage image = image_new(1, 1, 8, SK_PDF_CODEC_DCT);
    gsize len, n;
    g_autofree guint8 *bytes = read_sample(row->file, &len);
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GByteArray) before = NULL, after = NULL;
    const guint8 *clean;

    image.components = row->components;
    out = image_clean(&image, bytes, len, &counts);
    g_assert_nonnull(out);
    g_assert_cmpstr(counts, ==, row->counts);
    g_assert_cmpstr(image.color_space, ==, row->color_space);
    clean = g_bytes_get_data(out, &n);
    g_assert_cmpuint(n, <=, len);
    g_assert_null(memmem(clean, n, MARK, strlen(MARK)));
    before = decode_jpeg(bytes, len, image.components);
    after = decode_jpeg(clean, n, image.components);
    g_assert_cmpmem(before->data, before->len, after->data, after->len);
}

/* ---- JBIG2 -------------------------------------------------------------- */

/* A page of one region that shows @pixels. */
static GByteArray *
make_jbig2(const Pixels *pixels)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);
    Coder coder;

    put_page(out, 1, (guint32)pixels->width, (guint32)pixels->height, 0, 0);
    put_region(data, pixels->width, pixels->height, 0, 0, 0);
    put8(data, 0);
    put_at(data, usual_at[0], 4);
    coder_begin(&coder, data);
    code_generic(&coder, cx, pixels, 0, FALSE, usual_at[0], NULL);
    coder_end(&coder);
    put_segment(out, 2, 38, NULL, data);
    return out;
}

/* Draws lines, or noise, and checks that they leave in @codec. */
static void
check_jbig2(gboolean is_noise, SkPdfCodec codec)
{
    g_autoptr(Pixels) pixels = pixels_new(75, 60);
    g_autoptr(GRand) random = g_rand_new_with_seed(9);
    SkPdfImage image = image_new(75, 60, 1, SK_PDF_CODEC_JBIG2);
    g_autoptr(GByteArray) stream = NULL, want = NULL, seen = NULL;
    g_autoptr(GBytes) out = NULL;
    g_autofree char *counts = NULL;
    int edge = 30;

    for (int y = 0; y < 60; y++) {
        edge += g_rand_int_range(random, -1, 2);

        for (int x = 0; x < 75; x++)
            pixels_set(pixels, x, y,
                       is_noise ? g_rand_int_range(random, 0, 2) : x > edge);
    }
    stream = make_jbig2(pixels);
    out = image_clean(&image, stream->data, stream->len, &counts);
    g_assert_nonnull(out);
    g_assert_cmpstr(counts, ==, "");
    g_assert_cmpint(image.codec, ==, codec);
    seen = image_samples(&image, out);
    want = pixels_pack(pixels);
    for (guint i = 0; i < seen->len; i++)
        seen->data[i] = (guint8)~seen->data[i] & (i % 10 == 9 ? 0xE0 : 0xFF);
    g_assert_cmpmem(seen->data, seen->len, want->data, want->len);
}

static void
test_jbig2_lines(void)
{
    check_jbig2(FALSE, SK_PDF_CODEC_CCITT);
}

static void
test_jbig2_noise(void)
{
    check_jbig2(TRUE, SK_PDF_CODEC_NONE);
}

/* ---- all images --------------------------------------------------------- */

static void
test_decode(void)
{
    static const struct {
        guint n, components;
        gboolean is_mask;
        double numbers[4];
        guint wanted;
        double first;
    } rows[] = {
        { 0, 1, FALSE, { 0 }, 0, 0 },
        { 2, 1, FALSE, { 1, 0 }, 2, 1 },
        { 2, 3, FALSE, { 1, 0 }, 0, 0 },
        { 2, 1, TRUE, { 0, 1 }, 0, 0 },
        { 2, 1, TRUE, { 3, 0.5 }, 2, 1 },
        { 2, 1, FALSE, { 1e300, 0 }, 0, 0 },
        { 4, 1, FALSE, { 0, 1, 0, 1 }, 0, 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        static const guint8 sample[3] = { 0x80 };
        SkPdfImage image = image_new(1, 1, 8, SK_PDF_CODEC_NONE);
        g_autofree char *counts = NULL;
        g_autoptr(GBytes) out = NULL;

        image.components = rows[i].components;
        image.is_mask = rows[i].is_mask;
        image.n_decode = rows[i].n;
        memcpy(image.decode, rows[i].numbers, sizeof rows[i].numbers);
        out = image_clean(&image, sample, rows[i].components, &counts);
        g_assert_nonnull(out);
        g_assert_cmpuint(image.n_decode, ==, rows[i].wanted);
        if (rows[i].wanted > 0)
            g_assert_cmpfloat(image.decode[0], ==, rows[i].first);
    }
}

/* A few bytes that promise a great deal are judged before they are decoded. */
static void
test_limits(void)
{
    static const SkPdfCodec codecs[] = { SK_PDF_CODEC_NONE, SK_PDF_CODEC_CCITT,
                                         SK_PDF_CODEC_JBIG2 };
    static const guint8 bytes[64] = { 1 };

    for (guint i = 0; i < G_N_ELEMENTS(codecs); i++) {
        SkPdfImage image = image_new(900000, 900000, 1, codecs[i]);
        g_autofree char *counts = NULL;

        g_assert_null(image_clean(&image, bytes, sizeof bytes, &counts));
        g_assert_cmpint(image.reason, ==,
                        codecs[i] == SK_PDF_CODEC_JBIG2
                            ? SK_REASON_UNREADABLE /* it has no page */
                            : SK_REASON_LIMIT_PIXELS);
    }
}

static void
test_storm(void)
{
    g_autofree guint8 *bits = draw_fax(FAX_WIDTH, FAX_HEIGHT);
    g_autoptr(Pixels) pixels = pixels_new(75, 60);
    g_autoptr(GByteArray) jbig2 = make_jbig2(pixels);
    SkPdfImage image = image_new(75, 60, 1, SK_PDF_CODEC_JBIG2);
    gsize len;
    g_autofree guint8 *jpeg = read_sample("cmyk.jpg", &len);

    image_storm(&image, jbig2->data, jbig2->len, FLIPS);
    image = image_new(1, 1, 8, SK_PDF_CODEC_DCT);
    image.components = 4;
    image_storm(&image, jpeg, len, FLIPS);
    for (gint k = -1; k <= 1; k++) {
        g_autoptr(GByteArray) fax =
            fax_encode(bits, FAX_WIDTH, FAX_HEIGHT,
                       k < 0 ? COMPRESSION_CCITTFAX4 : COMPRESSION_CCITTFAX3,
                       k > 0 ? GROUP3OPT_2DENCODING : 0);

        image = image_new(FAX_WIDTH, FAX_HEIGHT, 1, SK_PDF_CODEC_CCITT);
        image.parms.k = k;
        image.parms.ccitt_columns = FAX_WIDTH;
        image_storm(&image, fax->data, fax->len, FLIPS);
    }
}

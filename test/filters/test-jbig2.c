/* SPDX-License-Identifier: Apache-2.0
 *
 * JBIG2 of every kind of region and coding, made by an encoder of our own
 * (jbig2-make.h), decodes to the same pixels. Then streams that promise
 * gigabytes, streams cut short and streams with bits turned: each gets a
 * verdict.
 */
#include <string.h>
#include "fax/fax.h"
#include "jbig2-make.h"
#include "jbig2/jbig2.h"

#define WIDTH  61
#define HEIGHT 48
#define TILE   12
#define FLIPS  500

/* A stream, what it shows, and what it shares. */
typedef struct {
    GByteArray *stream, *globals;
    Pixels *want;
} Case;

/* A picture with plain areas, lines, noise and rows that are alike. */
static Pixels *
draw_picture(int width, int height, guint32 seed)
{
    Pixels *pixels = pixels_new(width, height);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int value = (x / 7 + y / 9) % 3 == 0;

            if (y % 16 > 9)
                value = x > 20 && x < 40;
            else if (g_rand_int_range(random, 0, 12) == 0)
                value ^= 1;
            pixels_set(pixels, x, y, value);
        }
    return pixels;
}

/* A page of the picture's size, white, and no segment on it yet. */
static void
begin(Case *this)
{
    this->want = draw_picture(WIDTH, HEIGHT, 7);
    this->stream = g_byte_array_new();
    this->globals = g_byte_array_new();
    put_page(this->stream, 1, WIDTH, HEIGHT, 0, 0);
}

/* ---- generic regions ---------------------------------------------------- */

/* Appends the coding of @pixels, behind the flags and places. */
static void
put_generic(GByteArray *data, const Pixels *pixels, int template,
            gboolean typical, const gint8 *at)
{
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);
    Coder coder;

    put8(data, (guint32)(template << 1 | (typical ? 8 : 0)));
    put_at(data, at, template == 0 ? 4 : 1);
    coder_begin(&coder, data);
    code_generic(&coder, cx, pixels, template, typical, at, NULL);
    coder_end(&coder);
}

/* variant: template, and whether rows may be like others (4), and whether
 * places are unusual (8) */
static void
make_generic(Case *this, int variant)
{
    static const gint8 far[8] = { -9, 0, 15, -3, -20, -7, 0, -1 };
    g_autoptr(GByteArray) data = g_byte_array_new();
    int template = variant & 3;

    begin(this);
    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put_generic(data, this->want, template, (variant & 4) != 0,
                (variant & 8) != 0 ? far : usual_at[template]);
    put_segment(this->stream, 2, 38, NULL, data);
}

static void
make_fax(Case *this, int variant)
{
    SkPicture picture = { 0 };
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autoptr(GByteArray) bits = NULL, coded = NULL;

    begin(this);
    bits = pixels_pack(this->want);
    coded = sk_fax_write(&picture, bits->data, (WIDTH + 7) / 8, WIDTH, HEIGHT);
    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put8(data, 1);
    g_byte_array_append(data, coded->data, coded->len);
    put_segment(this->stream, 2, 39, NULL, data);
}

/* A region whose length was not known when it was begun; it has fewer rows than
 * it says. */
static void
make_open(Case *this, int variant)
{
    g_autoptr(GByteArray) data = g_byte_array_new();

    begin(this);
    put_region(data, WIDTH, HEIGHT + 30, 0, 0, 0);
    put_generic(data, this->want, 2, FALSE, usual_at[2]);
    put32(data, HEIGHT);
    put_segment(this->stream, 2, 38, NULL, data);
    memset(this->stream->data + this->stream->len - data->len - 4, 0xFF, 4);
    put_segment(this->stream, 3, 49, NULL, this->globals);
}

/* Two stripes of a page whose height is not known. */
static void
make_striped(Case *this, int variant)
{
    int cut = HEIGHT / 2 + 3;

    begin(this);
    g_byte_array_set_size(this->stream, 0);
    put_page(this->stream, 1, WIDTH, G_MAXUINT32, 0, 0x8000 | cut);
    for (int i = 0; i < 2; i++) {
        g_autoptr(GByteArray) data = g_byte_array_new();
        g_autoptr(GByteArray) end = g_byte_array_new();
        int y = i * cut, height = i == 0 ? cut : HEIGHT - cut;
        g_autoptr(Pixels) part = pixels_cut(this->want, 0, y, WIDTH, height);

        put_region(data, WIDTH, height, 0, y, 0);
        put_generic(data, part, 1, TRUE, usual_at[1]);
        put_segment(this->stream, 2 + (guint)i * 2, 38, NULL, data);
        put32(end, (guint32)(y + height - 1));
        put_segment(this->stream, 3 + (guint)i * 2, 50, NULL, end);
    }
}

/* Two regions, one over the other, in each way of combining them. The upper one
 * begins outside of the page's right side. */
static void
make_combined(Case *this, int variant)
{
    g_autoptr(Pixels) over = draw_picture(WIDTH, 20, 99);
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autoptr(GByteArray) second = g_byte_array_new();

    begin(this);
    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put_generic(data, this->want, 3, FALSE, usual_at[3]);
    put_segment(this->stream, 2, 38, NULL, data);
    put_region(second, WIDTH, 20, 13, 5, variant);
    put_generic(second, over, 0, FALSE, usual_at[0]);
    put_segment(this->stream, 3, 38, NULL, second);
    for (int y = 0; y < 20; y++)
        for (int x = 0; x < WIDTH; x++) {
            int a = pixels_get(this->want, x + 13, y + 5);
            int b = pixels_get(over, x, y);
            int all[] = { a | b, a & b, a ^ b, !(a ^ b), b };

            pixels_set(this->want, x + 13, y + 5, all[variant]);
        }
}

/* ---- refinement --------------------------------------------------------- */

/* A region that others use, or the page itself (2), is refined; variant: the
 * template, 4: pixels may be as the reference shows, 8: unusual places. */
static void
make_refined(Case *this, int variant)
{
    static const gint8 usual[] = { -1, -1, -1, -1 }, odd[] = { -5, 0, 7, 4 };
    static const int refers[] = { 2, -1 };
    const gint8 *at = (variant & 8) != 0 ? odd : usual;
    g_autoptr(Pixels) rough = draw_picture(WIDTH, HEIGHT, 8);
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autoptr(GByteArray) second = g_byte_array_new();
    g_autofree Cx *cx = g_new0(Cx, 1 << 13);
    gboolean of_page = (variant & 2) != 0;
    Coder coder;

    begin(this);
    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put_generic(data, rough, 0, FALSE, usual_at[0]);
    put_segment(this->stream, 2, of_page ? 38 : 36, NULL, data);
    put_region(second, WIDTH, HEIGHT, 0, 0, 4);
    put8(second, (guint32)((variant & 1) | ((variant & 4) != 0 ? 2 : 0)));
    if ((variant & 1) == 0)
        put_at(second, at, 2);
    coder_begin(&coder, second);
    code_refine(&coder, cx, this->want, rough, 0, 0, variant & 1,
                (variant & 4) != 0, at);
    coder_end(&coder);
    put_segment(this->stream, 3, of_page ? 42 : 43, of_page ? NULL : refers,
                second);
}

/* ---- what all cases go through ------------------------------------------ */

static GByteArray *
decode(const Case *this, SkPicture *picture)
{
    static const SkLimits limits = { .pixels = 1000000, .expanded = 10u << 20 };
    gboolean damaged;

    picture->limits = &limits;
    picture->bytes = this->stream->data;
    picture->len = this->stream->len;
    return sk_jbig2_decode(picture, this->globals->data, this->globals->len,
                           (guint32)this->want->width,
                           (guint32)this->want->height, &damaged);
}

static void
clear(Case *this)
{
    g_byte_array_unref(this->stream);
    g_byte_array_unref(this->globals);
    pixels_free(this->want);
}

static void
check_pixels(const Case *this)
{
    SkPicture picture = { 0 };
    g_autoptr(GByteArray) out = decode(this, &picture);
    g_autoptr(GByteArray) want = pixels_pack(this->want);

    g_assert_cmpstr(picture.detail, ==, NULL);
    g_assert_nonnull(out);
    g_assert_cmpmem(out->data, out->len, want->data, want->len);
}

/* Whatever comes out has the size of the picture; else there is a reason. */
static void
check_verdict(const Case *this)
{
    SkPicture picture = { 0 };
    g_autoptr(GByteArray) out = decode(this, &picture);

    if (out == NULL)
        g_assert_cmpint(picture.reason, !=, SK_REASON_NONE);
    else
        g_assert_cmpuint(out->len, ==, (WIDTH + 7) / 8 * HEIGHT);
}

static void
check_damaged(Case *this, guint flips)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    guint len = this->stream->len;

    for (guint i = 0; i < 16; i++) {
        this->stream->len = len * i / 16;
        check_verdict(this);
    }
    this->stream->len = len;
    for (guint i = 0; i < flips; i++) {
        guint at = (guint)g_rand_int_range(random, 0, (gint32)len);
        guint8 before = this->stream->data[at];

        this->stream->data[at] ^= (guint8)g_rand_int_range(random, 1, 256);
        check_verdict(this);
        this->stream->data[at] = before;
    }
}

#include "jbig2-rows.h"
#include "jbig2-cases.h"

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    Case this = { 0 };

    row->make(&this, row->variant);
    check_pixels(&this);
    check_damaged(&this, FLIPS / 10);
    clear(&this);
}

static void
test_flips(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i += 7) {
        Case this = { 0 };

        rows[i].make(&this, rows[i].variant);
        check_damaged(&this, FLIPS);
        clear(&this);
    }
}

/* Writes each case to @folder, as fuzz-jbig2.c reads it. */
static int
write_seeds(const char *folder)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("%s/%s-%d", folder, rows[i].name, rows[i].variant);
        g_autoptr(GByteArray) seed = g_byte_array_new();
        Case this = { 0 };

        rows[i].make(&this, rows[i].variant);
        put16(seed, this.globals->len);
        g_byte_array_append(seed, this.globals->data, this.globals->len);
        g_byte_array_append(seed, this.stream->data, this.stream->len);
        if (!g_file_set_contents(path, (const char *)seed->data,
                                 (gssize)seed->len, NULL))
            return 1;
        clear(&this);
    }
    return 0;
}

/* test-jbig2 --seeds FOLDER: writes the seeds of fuzz-jbig2.c there. */
int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--seeds") == 0)
        return write_seeds(argv[2]);
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/jbig2/%s/%d", rows[i].name, rows[i].variant);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    for (guint i = 0; i < G_N_ELEMENTS(bombs); i++) {
        g_autofree char *path =
            g_strdup_printf("/jbig2/bomb/%s", bombs[i].name);

        g_test_add_data_func(path, &bombs[i], test_bomb);
    }
    g_test_add_func("/jbig2/flips", test_flips);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The pictures of samples/pictures through the real cleaner and the exit
 * inspection: what is left out is counted by name, nothing of it is in what
 * leaves, and a second pass changes nothing. Then the same pictures cut short
 * and with bytes changed, and pictures of a few bytes that promise gigabytes:
 * each gets a verdict, and what leaves is accepted.
 */
#include <string.h>
#include "clean-help.h"
#include "png-mend.h"

#define MARK  "UNCLEANED-MARK"
#define FLIPS 500

typedef struct {
    const char *file, *type, *counts;
    const char *leaves; /* the type it leaves as; NULL: the same */
} Row;

static const Row rows[] = {
    { "phone.jpg", "image/jpeg",
      "comment=1 exif=1 gps=1 maker-note=1 thumbnail=1" },
    { "phone-odd.jpg", "image/jpeg", "exif=1 gps=1 maker-note=1 thumbnail=1" },
    { "phone-steep.jpg", "image/jpeg",
      "exif=1 gps=1 maker-note=1 thumbnail=1" },
    { "progressive.jpg", "image/jpeg", "trailing-bytes=1" },
    { "grey.jpg", "image/jpeg", "" },
    { "cmyk.jpg", "image/jpeg", "" },
    { "srgb.jpg", "image/jpeg", "" },
    { "profile.jpg", "image/jpeg",
      "exif=1 gps=1 maker-note=1 thumbnail=1" },
    { "profile-inks.jpg", "image/jpeg", "" },
    { "profile-scan.jpg", "image/jpeg", "" },
    { "profile-wrong.jpg", "image/jpeg", "icc-profile=1" },
    { "profile.png", "image/png", "" },
    { "profile-grey.png", "image/png", "" },
    { "profile-scan.tif", "image/tiff", "" },
    { "profile-inks.tif", "image/tiff", "" },
    { "profile.webp", "image/webp", "" },
    { "chunks.png", "image/png",
      "exif=1 gps=1 maker-note=1 text-chunk=1 thumbnail=1 "
      "trailing-bytes=1 unknown-chunk=1" },
    { "palette.png", "image/png", "" },
    { "sixteen.png", "image/png", "" },
    { "alpha.png", "image/png", "" },
    { "moving.png", "image/png", "" },
    { "moving.gif", "image/gif", "comment=1 trailing-bytes=1" },
    { "true.bmp", "image/bmp", "trailing-bytes=1" },
    { "palette.bmp", "image/bmp", "" },
    { "lossy.jp2", "image/jp2", "format-changed=1", "image/jpeg" },
    { "cut.jp2", "image/jp2", "format-changed=1", "image/jpeg" },
    { "alpha.jp2", "image/jp2", "format-changed=1", "image/png" },
    { "drawing.svg", "image/svg+xml",
      "comment=1 doctype=1 metadata=1 text-chunk=1 unknown-attribute=1" },
    { "hostile.svg", "image/svg+xml",
      "animation=2 embedded-picture=1 event-handler=2 external-target=7 "
      "foreign-object=1 hyperlink=1 script=3 style=3" },
    { "drawing.emf", "image/emf", "comment=1 second-drawing=1" },
    { "hostile.emf", "image/emf",
      "comment=1 damaged-record=13 trailing-bytes=1 unknown-record=6" },
    { "plus.emf", "image/emf", "comment=1" },
    { "plus-long.emf", "image/emf", "" },
    { "plus-twice.emf", "image/emf", "" },
    { "plus-strange.emf", "image/emf", "second-drawing=2" },
    { "drawing.wmf", "image/wmf", "damaged-record=1 escape-record=1" },
    { "hostile.wmf", "image/wmf",
      "damaged-record=10 escape-record=2 trailing-bytes=1 unknown-record=1" },
    { "wide.svg", "image/svg+xml",
      "comment=1 doctype=1 metadata=1 text-chunk=1 unknown-attribute=1" },
    { "fax.tif", "image/tiff", "text-tag=4 trailing-bytes=1" },
    { "fax-lsb.tif", "image/tiff", "trailing-bytes=1" },
    { "fax-noise.tif", "image/tiff", "" },
    { "scan.tif", "image/tiff",
      "exif=1 gps=1 iptc=2 maker-note=1 text-tag=3 unknown-tag=1 xmp=1" },
    { "jpeg-tiles.tif", "image/tiff", "comment=1" },
    { "old-tables.tif", "image/tiff", "" },
    { "old-whole.tif", "image/tiff", "" },
    { "tiles.tif", "image/tiff", "" },
    { "planes.tif", "image/tiff", "" },
    { "big.tif", "image/tiff", "" },
    { "lossless.webp", "image/webp", "" },
    { "lossy.webp", "image/webp",
      "exif=1 gps=1 maker-note=1 thumbnail=1 trailing-bytes=1 unknown-chunk=1 "
      "xmp=1" },
    { "lossy-hidden.webp", "image/webp", "trailing-bytes=1" },
    { "lossy-alpha.webp", "image/webp", "" },
    { "moving.webp", "image/webp", "unknown-chunk=1" },
    { "I007-loop.tif", "image/tiff",
      "damaged-data=1 mask=1 text-tag=1 thumbnail=1" },
};

static char *
load(const char *file, gsize *len)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "samples", "pictures", file, NULL);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;

    g_file_get_contents(path, &bytes, len, &error);
    g_assert_no_error(error);
    return bytes;
}

static gboolean
holds_mark(GBytes *bytes)
{
    gsize len;
    const char *p = g_bytes_get_data(bytes, &len);

    return memmem(p, len, MARK, strlen(MARK)) != NULL ||
           memmem(p, len, "PK\3\4", 4) != NULL;
}

static void
run_row(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy("");
    gsize len;
    g_autofree char *bytes = load(row->file, &len);
    g_autoptr(CleanResult) result =
        clean_run(policy, row->type, NULL, bytes, len);

    g_assert_nonnull(result->bytes);
    g_assert_cmpstr(result->counts, ==, row->counts);
    g_assert_cmpstr(result->type, ==,
                    row->leaves != NULL ? row->leaves : row->type);
    g_assert_false(holds_mark(result->bytes));
    g_assert_true(clean_check(policy, row->type, bytes, len));
}

/* Cut at every sixteenth, and with bytes changed, the same ones every time;
 * checksums are right again, or most changes would be found by them. */
static void
run_damaged(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261128);
    gsize len;
    g_autofree char *bytes = load(row->file, &len);
    guint left = 0;

    for (gsize i = 0; i < 16; i++)
        clean_check(policy, row->type, bytes, len * i / 16);
    for (guint i = 0; i < FLIPS; i++) {
        g_autofree char *copy = g_memdup2(bytes, len);

        for (guint n = g_rand_int_range(rand, 1, 4); n > 0; n--)
            copy[g_rand_int_range(rand, 0, (gint32)len)] =
                (char)g_rand_int_range(rand, 0, 256);
        if (g_str_equal(row->type, "image/png"))
            png_mend((guint8 *)copy, len);
        left += clean_check(policy, row->type, copy, len);
    }
    g_test_message("%s: %u of %d leave", row->file, left, FLIPS);
}

/* ---- limits -------------------------------------------------------------- */

static const struct {
    const char *name, *type;
    SkReason reason;
    guint len;
    const char *bytes;
} bombs[] = {
    /* 60,000 by 60,000 pixels, and one byte of them. */
    { "png-wide", "image/png", SK_REASON_LIMIT_PIXELS, 46,
      "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104"
      "\122\000\000\352\140\000\000\352\140\010\006\000\000\000\200"
      "\322\165\102\000\000\000\001\111\104\101\124\170\166\346\204"
      "\346" },
    { "gif-screen", "image/gif", SK_REASON_LIMIT_PIXELS, 13,
      "GIF89a\xff\xff\xff\xff\0\0\0" },
    { "gif-far-frame", "image/gif", SK_REASON_LIMIT_PIXELS, 25,
      "GIF89a\1\0\1\0\0\0\0\x2c\xff\xff\xff\xff\1\0\1\0\0\2\0" },
    { "bmp-wide", "image/bmp", SK_REASON_LIMIT_PIXELS, 58,
      "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\1\0\0\0\1\0\1\0\x18\0"
      "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" },
    /* 4,096 by 512 pixels in runs, of which there are none. */
    { "bmp-runs", "image/bmp", SK_REASON_LIMIT_RATIO, 60,
      "BM\0\0\0\0\0\0\0\0\x3a\0\0\0\x28\0\0\0\0\x10\0\0\0\2\0\0\1\0\x08\0"
      "\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\1" },
    { "bmp-of-a-png", "image/bmp", SK_REASON_UNREADABLE, 58,
      "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0"
      "\5\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x89PNG" },
    /* 60,000 by 60,000 pixels of a fax, coded in no bytes. */
    { "tiff-wide", "image/tiff", SK_REASON_LIMIT_PIXELS, 62,
      "II*\0\x08\0\0\0\4\0\0\1\3\0\1\0\0\0\x60\xea\0\0"
      "\1\1\3\0\1\0\0\0\x60\xea\0\0\3\1\3\0\1\0\0\0\4\0\0\0"
      "\x11\1\4\0\1\0\0\0\x3e\0\0\0\0\0\0\0" },
    /* A tile far larger than the picture it is of. */
    { "tiff-tile", "image/tiff", SK_REASON_LIMIT_PIXELS, 62,
      "II*\0\x08\0\0\0\4\0\0\1\3\0\1\0\0\0\1\0\0\0"
      "\1\1\3\0\1\0\0\0\1\0\0\0\x42\1\3\0\1\0\0\0\0\xf0\0\0"
      "\x43\1\3\0\1\0\0\0\0\xf0\0\0\0\0\0\0" },
    /* Two widths: readers differ in which they believe. */
    { "tiff-twice", "image/tiff", SK_REASON_UNREADABLE, 38,
      "II*\0\x08\0\0\0\2\0\0\1\3\0\1\0\0\0\1\0\0\0"
      "\0\1\3\0\1\0\0\0\2\0\0\0\0\0\0\0" },
    /* A canvas of 16,384 by 16,384 pixels, and no frame. */
    { "webp-wide", "image/webp", SK_REASON_LIMIT_PIXELS, 30,
      "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\2\0\0\0\xff\x3f\0\xff\x3f\0" },
    /* I008: codes of lossless pixels that fit no table. */
    { "I008-webp-codes", "image/webp", SK_REASON_UNREADABLE, 36,
      "RIFF\x1c\0\0\0WEBPVP8L\x10\0\0\0\x2f\7\xc0\1\0\xff\xff\xff"
      "\xff\xff\xff\xff\xff\xff\xff\xff" },
    { "webp-no-frame", "image/webp", SK_REASON_UNREADABLE, 30,
      "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\1\0\0\1\0\0" },
    { "tiff-nowhere", "image/tiff", SK_REASON_UNREADABLE, 8,
      "MM\0*\xff\xff\xff\xf0" },
};

static void
run_bomb(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    g_autoptr(CleanResult) result = clean_run(
        clean_policy(""), bombs[i].type, NULL, bombs[i].bytes, bombs[i].len);

    g_assert_null(result->bytes);
    g_assert_cmpstr(sk_reason_word(result->reason), ==,
                    sk_reason_word(bombs[i].reason));
}

/* Pixels that spell an archive: nothing in a bitmap changes when it is written
 * anew, so the whole picture stays outside. */
static void
test_spelt(void)
{
    static const char *const words[] = { "Rar!\x1a\x07\x01", "7z\xbc\xaf'\x1c",
                                         "PK\5\6", "%PDF-1.7" };
    gsize len;
    g_autofree char *bytes = load("true.bmp", &len);

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *copy = g_memdup2(bytes, len);

        memcpy(copy + 100, words[i], strlen(words[i]));
        g_autoptr(CleanResult) result =
            clean_run(clean_policy(""), "image/bmp", NULL, copy, len);
        g_assert_null(result->bytes);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, "polyglot");
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/picture/", rows[i].file, NULL);
        g_autofree char *bad = g_strconcat("/damaged/", rows[i].file, NULL);

        g_test_add_data_func(path, &rows[i], run_row);
        g_test_add_data_func(bad, &rows[i], run_damaged);
    }
    for (guint i = 0; i < G_N_ELEMENTS(bombs); i++) {
        g_autofree char *path = g_strconcat("/bomb/", bombs[i].name, NULL);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), run_bomb);
    }
    g_test_add_func("/picture/spelt", test_spelt);
    return g_test_run();
}

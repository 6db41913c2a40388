/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour profiles that leave with pictures: the exit inspection accepts those
 * that the cleaner writes, and no other. Each row changes some bytes of one
 * that left, at a place that begins with certain bytes, as a cleaner would have
 * to that copies what it was given.
 */
#include <string.h>
#include "clean-help.h"

#define BYTES(text) (text), sizeof(text) - 1

typedef struct {
    const char *name, *file, *type;
    const char *place;
    gsize place_len;
    gsize offset; /* from there to the bytes that change */
    const char *bytes;
    gsize len;
} Row;

#define INKS  "profile-inks.jpg", "image/jpeg"
#define WIDE  "profile.jpg", "image/jpeg"
#define SCAN  "profile-scan.tif", "image/tiff"
#define LIGHT "profile.webp", "image/webp"

static const Row rows[] = {
    { "text", WIDE, BYTES("desc\0\0\0\0\0\0\0\2c"), 13, BYTES("ode") },
    { "name", LIGHT, BYTES("desc\0\0\0\0\0\0\0\2c"), 12, BYTES("<") },
    { "copyright", INKS, BYTES("text\0\0\0\0"), 8, BYTES("me") },
    { "maker", INKS, BYTES("\2\x10\0\0scnrCMYKLab "), 40, BYTES("MARK") },
    { "date", WIDE, BYTES("\2\x10\0\0mntrRGB XYZ "), 16, BYTES("\7") },
    { "version", WIDE, BYTES("\2\x10\0\0mntrRGB XYZ "), 0, BYTES("\4\x30") },
    { "class", WIDE, BYTES("mntrRGB XYZ "), 0, BYTES("prtr") },
    { "space", INKS, BYTES("scnrCMYKLab "), 4, BYTES("RGB ") },
    { "white", WIDE, BYTES("wtpt"), 4, BYTES("\0\0\1\x38") },
    { "primary", LIGHT, BYTES("rXYZ"), 4, BYTES("\0\0\1\x10") },
    { "unknown-tag", WIDE, BYTES("bTRC"), 0, BYTES("note") },
    { "exponent-of-none", WIDE, BYTES("curv\0\0\0\0\0\0\0\1"), 12,
      BYTES("\0\0") },
    { "curve-elsewhere", WIDE, BYTES("curv\0\0\0\0\0\0\0\1"), 11, BYTES("\2") },
    { "padding", WIDE, BYTES("curv\0\0\0\0\0\0\0\1"), 14, BYTES("PK") },
    { "table-channels", INKS, BYTES("mft2\0\0\0\0\4\3"), 8, BYTES("\3") },
    { "table-side", INKS, BYTES("mft2\0\0\0\0\4\3"), 10, BYTES("\11") },
    { "table-matrix", SCAN, BYTES("mft2\0\0\0\0\3\3"), 16, BYTES("\1") },
    { "table-line", SCAN, BYTES("mft2\0\0\0\0\3\3"), 53, BYTES("\1") },
    { "table-of-what", SCAN, BYTES("A2B0"), 3, BYTES("1") },
    { "table-long", SCAN, BYTES("A2B0"), 11, BYTES("\xff") },
    { "signature", SCAN, BYTES("acsp"), 0, BYTES("acsq") },
};

static GBytes *
cleaned(const Row *row)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "samples",
                                                  "pictures", row->file, NULL);
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CleanResult) result = NULL;
    gsize len;

    g_file_get_contents(path, &bytes, &len, &error);
    g_assert_no_error(error);
    result = clean_run(clean_policy(""), row->type, NULL, bytes, len);
    g_assert_nonnull(result->bytes);
    return g_bytes_ref(result->bytes);
}

static void
run_row(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(GBytes) bytes = cleaned(row);
    g_autoptr(GByteArray) changed = g_byte_array_new();
    g_autoptr(GBytes) all = NULL;
    gsize len;
    const guint8 *p = g_bytes_get_data(bytes, &len), *place;

    g_assert_null(clean_accepted(policy, row->type, bytes));
    place = memmem(p, len, row->place, row->place_len);
    g_assert_nonnull(place);
    g_byte_array_append(changed, p, (guint)len);
    memcpy(changed->data + (place - p) + row->offset, row->bytes, row->len);
    g_assert_cmpint(memcmp(changed->data, p, len), !=, 0);
    all = g_byte_array_free_to_bytes(g_steal_pointer(&changed));
    g_assert_nonnull(clean_accepted(policy, row->type, all));
}

/* Profiles that say more than they have: they are left out and counted, and
 * lcms2 is not asked. The bytes stand in samples/pictures/profile-inks.jpg. */
static const Row hostile[] = {
    { "points", INKS, BYTES("mft2\0\0\0\0\4\3"), 10, BYTES("\xff") },
    { "outputs", INKS, BYTES("mft2\0\0\0\0\4\3"), 9, BYTES("\x10") },
    { "inputs", INKS, BYTES("mft2\0\0\0\0\4\3"), 8, BYTES("\7") },
    { "other-type", INKS, BYTES("mft2\0\0\0\0\4\3"), 0, BYTES("mpet") },
    { "table-elsewhere", INKS, BYTES("mft2\0\0\0\0\4\3"), 0,
      BYTES("mAB \0\0\0\0\4\3\0\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0"
            "\xff\xff\xff\xff") },
    { "place", INKS, BYTES("A2B0"), 4, BYTES("\xff") },
    { "floating-point", INKS, BYTES("note"), 0, BYTES("D2B0") },
    { "second-table", INKS, BYTES("note"), 0, BYTES("A2B0") },
    { "list", INKS, BYTES("acsp"), 92, BYTES("\1") },
};

static void
run_hostile(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy("");
    g_autofree char *path = g_test_build_filename(
        G_TEST_DIST, "samples", "pictures", row->file, NULL);
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CleanResult) result = NULL;
    gsize len;
    char *place;

    g_file_get_contents(path, &bytes, &len, &error);
    g_assert_no_error(error);
    place = memmem(bytes, len, row->place, row->place_len);
    g_assert_nonnull(place);
    memcpy(place + row->offset, row->bytes, row->len);
    result = clean_run(policy, row->type, NULL, bytes, len);
    g_assert_nonnull(result->bytes);
    g_assert_cmpstr(result->counts, ==, "icc-profile=1");
    g_assert_true(clean_check(policy, row->type, bytes, len));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/picture-profile/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], run_row);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autofree char *path =
            g_strdup_printf("/picture-profile/hostile/%s", hostile[i].name);

        g_test_add_data_func(path, &hostile[i], run_hostile);
    }
    return g_test_run();
}

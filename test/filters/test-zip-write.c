/* SPDX-License-Identifier: Apache-2.0
 *
 * Our ZIP: walked strictly it gives back what was put in; the same members
 * give the same bytes; no name in it can surprise a disk. With an argument it
 * writes an archive there, for readers that are not ours
 * (test-zip-readers.py).
 */
#include <string.h>
#include "archive/deflate.h"
#include "archive/zip_strict.h"
#include "archive/zip_names.h"
#include "archive/zip_write.h"

typedef struct {
    const char *given, *written;
} Row;

/* In order; each is written under the second name. */
static const Row rows[] = {
    { "a.txt", "a.txt" },
    { "A.TXT", "A (2).TXT" },
    { "a.txt", "a (3).txt" },
    { "表/ソ.csv", "表/ソ.csv" },
    { "表", "表 (2)" },
    { "a.txt/inside.txt", "(2) a.txt/inside.txt" },
    { "a.txt/other.txt", "(2) a.txt/other.txt" },
    { "A.txt/deep/Inside.txt", "(2) A.txt/deep/Inside.txt" },
    { "a.txt/inside.txt", "(2) a.txt/inside (2).txt" },
    { "(2) a.txt", "(2) a (2).txt" },
    { "../../etc/passwd", "etc/passwd" },
    { "/abs\\win.txt", "abs/win.txt" },
    { "C:\\x.txt", "C_/x.txt" },
    { "cut. . /tail. ", "cut/tail" },
    { "e\u202exe.txt", "exe.txt" },
    { "", "file" },
    { "か\u3099.txt", "が.txt" },
    { "a*b?.txt", "a_b_.txt" },
    { "..", "file (2)" },
};

static GBytes *
content_of(guint i)
{
    GString *text = g_string_new(NULL);

    for (guint k = 0; k < i * 100; k++)
        g_string_append_printf(text, "line %u of %u\n", k, i);
    return g_string_free_to_bytes(text);
}

static GBytes *
write_all(void)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GBytes) content = content_of(i);

        g_assert_true(sk_zip_writer_add(writer, rows[i].given, content));
    }
    return sk_zip_writer_finish(writer);
}

static void
test_walk(void)
{
    g_autoptr(GBytes) zip = write_all();
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, 100);

    g_assert_nonnull(walk.members);
    g_assert_cmpuint(walk.members->len, ==, G_N_ELEMENTS(rows));
    for (guint i = 0; i < walk.members->len; i++) {
        SkZipMember *m = &g_array_index(walk.members, SkZipMember, i);
        g_autoptr(GBytes) expected = content_of(i), found = NULL;
        SkReason reason = SK_REASON_NONE;

        g_assert_cmpmem(m->name, m->name_len, rows[i].written,
                        strlen(rows[i].written));
        g_assert_true(m->utf8);
        found = m->method == 0
                    ? g_bytes_new(m->data, m->size)
                    : sk_deflate_undo(NULL, m->data, m->packed, m->size,
                                      &reason);
        g_assert_nonnull(found);
        g_assert_true(g_bytes_equal(found, expected));
        g_assert_true(m->method == 0 ? m->packed == m->size
                                     : m->packed < m->size);
    }
}

static void
test_same(void)
{
    g_autoptr(GBytes) one = write_all(), two = write_all();

    g_assert_true(g_bytes_equal(one, two));
}

static void
test_empty(void)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();

    g_assert_null(sk_zip_writer_finish(writer));
}

/* A thousand of one name, and the name that does not end. */
static void
test_names(void)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) content = g_bytes_new_static("x", 1);
    g_autofree char *lengthy = g_strnfill(5000, 'x');
    g_autofree char *name = g_strconcat(lengthy, ".docx", NULL);
    g_autofree char *cut = sk_zip_name(name);

    g_assert_cmpuint(strlen(cut), <=, 1024);
    g_assert_true(g_str_has_suffix(cut, ".docx"));
    for (guint i = 0; i < 1000; i++)
        g_assert_true(sk_zip_writer_add(writer, i % 2 ? name : "same", content));
    g_autoptr(GBytes) zip = sk_zip_writer_finish(writer);
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, 1000);
    g_assert_nonnull(walk.members);
    g_assert_cmpuint(walk.members->len, ==, 1000);
}

/* What does not unpack to exactly what was announced does not unpack. */
static void
test_inflate(void)
{
    g_autofree char *text = g_strnfill(10000, 'a');
    g_autoptr(GBytes) packed = sk_deflate((const guint8 *)text, 10000);
    gsize len;
    const guint8 *bytes = g_bytes_get_data(packed, &len);
    const struct {
        gsize packed, size;
        gboolean good;
    } tries[] = { { len, 10000, TRUE },      { len, 9999, FALSE },
                  { len, 10001, FALSE },     { len - 1, 10000, FALSE },
                  { len, 0, FALSE },         { 0, 0, FALSE },
                  { len, G_MAXSIZE, FALSE }, { len, (gsize)1 << 40, FALSE } };

    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        SkReason reason;
        g_autoptr(GBytes) out = sk_deflate_undo(NULL, bytes, tries[i].packed,
                                                tries[i].size, &reason);

        g_assert_cmpint(out != NULL, ==, tries[i].good);
        g_assert_cmpint(reason == SK_REASON_NONE, ==, tries[i].good);
    }
}

/* Fills @len bytes with noise, which nothing packs, and is the same each time.
 */
static void
fill_noise(guint8 *bytes, gsize len)
{
    g_autoptr(GRand) dice = g_rand_new_with_seed(7);

    for (gsize i = 0; i < len; i++)
        bytes[i] = (guint8)g_rand_int_range(dice, 0, 256);
}

/* Long bytes that are packed already are stored as they are; those of which
 * only the beginning, or the end, is packed are not. */
static void
test_packed_already(void)
{
    static const struct {
        gsize from, noise, len;
        gboolean is_stored;
    } tries[] = {
        { 0, 400000, 400000, TRUE },       { 0, 65536, 65536, TRUE },
        { 0, 200000, 400000, FALSE },      { 200000, 200000, 400000, FALSE },
        { 0, 399900, 400000, TRUE },       { 0, 300000, 400000, FALSE },
        { 100000, 200000, 400000, FALSE }, { 0, 0, 400000, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        g_autofree guint8 *bytes = g_malloc0(tries[i].len);
        g_autoptr(GBytes) packed = NULL;

        fill_noise(bytes + tries[i].from, tries[i].noise);
        packed = sk_deflate(bytes, tries[i].len);
        g_test_message("%u", i);
        g_assert_cmpint(packed == NULL, ==, tries[i].is_stored);
    }
}

int
main(int argc, char **argv)
{
    if (argc == 2 && *argv[1] != '-') {
        g_autoptr(GBytes) zip = write_all();
        gsize len;
        const char *bytes = g_bytes_get_data(zip, &len);

        return g_file_set_contents(argv[1], bytes, (gssize)len, NULL) ? 0 : 1;
    }
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/zip-write/walk", test_walk);
    g_test_add_func("/zip-write/same", test_same);
    g_test_add_func("/zip-write/empty", test_empty);
    g_test_add_func("/zip-write/names", test_names);
    g_test_add_func("/zip-write/inflate", test_inflate);
    g_test_add_func("/zip-write/packed-already", test_packed_already);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of members: the charset of an archive is decided once and rightly, the
 * second byte of ソ is no separator, and paths that lead out are seen.
 */
#include <string.h>
#include "charset/charset.h"
#include "archive/member_name.h"

typedef struct {
    const char *path;
    const char *raw[4]; /* all names of one archive; the first is judged */
    gboolean utf8;      /* flagged */
    const char *name, *read;
    gboolean outside, silent;
} Case;

/* clang-format off */
static const Case cases[] = {
    { "ascii", { "a/b.txt" }, FALSE, "a/b.txt", NULL },
    { "flagged", { "\xe4\xba\x88\xe7\xae\x97.xls" }, TRUE, "予算.xls", "name-utf8-flag" },
    { "unflagged-utf8", { "\xe4\xba\x88\xe7\xae\x97.xls" }, FALSE, "予算.xls", "name-utf8" },
    { "nfd", { "\xe3\x81\xaf\xe3\x82\x9a\xe3\x82\xab\xe3\x82\x99.txt" }, FALSE, "ぱガ.txt", "name-utf8" },
    { "cp932", { "\x97\x5c\x8e\x5a.xls" }, FALSE, "予算.xls", "name-cp932" },
    { "so", { "\x83\x5c\x83\x74\x83\x67.txt" }, FALSE, "ソフト.txt", "name-cp932" },
    { "hyo", { "\x88\xea\x97\x97\x95\x5c.xls" }, FALSE, "一覧表.xls", "name-cp932" },
    { "no-of-ability", { "\x94\x5c\x97\xcd\\\x83\x5c.doc" }, FALSE, "能力/ソ.doc", "name-cp932" },
    { "half-width-kana", { "\xc3\xbd\xc4.txt", "\x93\xfa\x96\x7b\x8c\xea.txt" }, FALSE, "ﾃｽﾄ.txt", "name-cp932" },
    { "nec-row-13", { "\x87\x40\x87\x8a\x93\xfa\x96\x7b.txt" }, FALSE, "①㈱日本.txt", "name-cp932" },
    { "ibm-extension", { "\xfb\xfc\x8b\xb4\x8e\x81.txt" }, FALSE, "髙橋氏.txt", "name-cp932" },
    { "gaiji", { "\xf0\x40\x8e\x52\x93\x63\x91\xbe\x98\x59.txt" }, FALSE, "〓山田太郎.txt", "name-cp932" },
    { "euc-jp", { "\xbb\xf1\xce\xc1\xa4\xce\xa4\xaa\xc3\xce\xa4\xe9\xa4\xbb.txt" }, FALSE, "資料のお知らせ.txt", "name-euc-jp" },
    { "short-by-neighbour", { "\x95\x5c.txt", "\x8e\x91\x97\xbf\x82\xcc\x88\xea\x97\x97\x95\x5c.txt" }, FALSE, "表.txt", "name-cp932" },
    { "mixed-utf8", { "\xe4\xba\x88\xe7\xae\x97.xls", "\x88\xea\x97\x97\x95\x5c.xls" }, FALSE, "予算.xls", "name-utf8" },
    { "mixed-cp932", { "\x88\xea\x97\x97\x95\x5c.xls", "\xe4\xba\x88\xe7\xae\x97.xls" }, FALSE, "一覧表.xls", "name-cp932" },
    { "flag-lies", { "\x88\xea\x97\x97\x95\x5c.xls" }, TRUE, "一覧表.xls", NULL },
    { "dot-parts", { "./a//b/./c.txt" }, FALSE, "a/b/c.txt", NULL },
    { "backslash", { "a\\b.txt" }, FALSE, "a/b.txt", NULL },
    { "absolute", { "/etc/passwd" }, FALSE, "etc/passwd", NULL, TRUE },
    { "drive", { "C:\\x.exe" }, FALSE, "C:/x.exe", NULL, TRUE },
    { "drive-relative", { "c:x.exe" }, FALSE, "c:x.exe", NULL, TRUE },
    { "unc", { "\\\\host\\share\\x" }, FALSE, "host/share/x", NULL, TRUE },
    { "dotdot", { "../../x" }, FALSE, "../../x", NULL, TRUE },
    { "dotdot-inside", { "a/../../x" }, FALSE, "a/../../x", NULL, TRUE },
    { "dotdot-backslash", { "a\\..\\x" }, FALSE, "a/../x", NULL, TRUE },
    { "dotdot-blank", { "a/.. /x" }, FALSE, "a/.. /x", NULL, TRUE },
    { "two-dots-in-name", { "a..b/c..txt" }, FALSE, "a..b/c..txt", NULL },
    { "macosx", { "__MACOSX/._a.txt" }, FALSE, "__MACOSX/._a.txt", NULL, FALSE, TRUE },
    { "ds-store", { "a/.DS_Store" }, FALSE, "a/.DS_Store", NULL, FALSE, TRUE },
    { "thumbs", { "a/thumbs.DB" }, FALSE, "a/thumbs.DB", NULL, FALSE, TRUE },
    { "desktop", { "a/Desktop.ini" }, FALSE, "a/Desktop.ini", NULL, FALSE, TRUE },
    { "not-desktop", { "desktop.ini.exe" }, FALSE, "desktop.ini.exe", NULL },
    { "not-thumbs", { "Thumbs.db.exe" }, FALSE, "Thumbs.db.exe", NULL },
};
/* clang-format on */

static SkRawName
raw_name(const char *text, gboolean utf8)
{
    return (SkRawName){ .bytes = (const guint8 *)text,
                        .len = strlen(text),
                        .utf8 = utf8 };
}

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    SkRawName raw[4];
    SkMemberName name;
    guint n = 0;

    for (; n < 4 && row->raw[n] != NULL; n++)
        raw[n] = raw_name(row->raw[n], row->utf8);
    sk_member_name_read(&raw[0], sk_member_charset(raw, n), &name);
    g_assert_cmpstr(name.name, ==, row->name);
    if (row->read != NULL || g_str_is_ascii(row->name))
        g_assert_cmpstr(name.read, ==, row->read);
    g_assert_cmpint(name.outside, ==, row->outside);
    g_assert_cmpint(name.silent, ==, row->silent);
    g_assert_null(name.other);
    sk_member_name_clear(&name);
}

/* The second name: the one that readers use is the name, the other stays. */
static void
test_other(gconstpointer data)
{
    gboolean counts = GPOINTER_TO_INT(data);
    SkRawName raw = raw_name("report.pdf", FALSE);
    SkMemberName name;

    raw.other = (const guint8 *)"../evil.exe";
    raw.other_len = 11;
    raw.other_counts = counts;
    sk_member_name_read(&raw, "utf-8", &name);
    g_assert_cmpstr(name.name, ==, counts ? "../evil.exe" : "report.pdf");
    g_assert_cmpstr(name.other, ==, counts ? "report.pdf" : "../evil.exe");
    g_assert_true(name.outside);
    sk_member_name_clear(&name);
}

/* The same name twice is not worth a second one. */
static void
test_other_same(void)
{
    SkRawName raw = raw_name("\x88\xea\x97\x97\x95\x5c.xls", FALSE);
    SkMemberName name;

    raw.other = (const guint8 *)"一覧表.xls";
    raw.other_len = strlen("一覧表.xls");
    raw.other_counts = TRUE;
    sk_member_name_read(&raw, sk_member_charset(&raw, 1), &name);
    g_assert_cmpstr(name.name, ==, "一覧表.xls");
    g_assert_null(name.other);
    sk_member_name_clear(&name);
}

static void
test_key(void)
{
    g_autofree char *a = sk_member_name_key("A/Ｂ.TXT");
    g_autofree char *b = sk_member_name_key("a/ｂ.txt");
    g_autofree char *c = sk_member_name_key("か\u3099");
    g_autofree char *d = sk_member_name_key("が");

    g_assert_cmpstr(a, ==, b);
    g_assert_cmpstr(c, ==, d);
}

/* A path within the bounds stays; of one beyond them the innermost folders and
 * the whole of the file's name. */
static void
test_bounds(void)
{
    static const struct {
        guint folders, len; /* of each folder's name */
        guint kept;         /* folders */
    } rows[] = {
        { 0, 1, 0 },   { 32, 1, 32 },   { 33, 1, 32 },  { 500, 1, 32 },
        { 4, 254, 4 }, { 4, 255, 3 },   { 5, 254, 4 },  { 1, 1022, 1 },
        { 1, 1023, 0 }, { 32, 200, 5 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) path = g_string_new(NULL);
        SkRawName raw;
        SkMemberName name;
        guint slashes = 0;

        for (guint k = 0; k < rows[i].folders; k++) {
            g_autofree char *folder = g_strnfill(rows[i].len, 'x');

            g_string_append_printf(path, "%s/", folder);
        }
        g_string_append_c(path, 'f');
        raw = raw_name(path->str, FALSE);
        sk_member_name_read(&raw, "utf-8", &name);
        for (const char *p = name.name; *p != '\0'; p++)
            slashes += *p == '/';
        g_assert_cmpuint(slashes, ==, rows[i].kept);
        g_assert_true(g_str_has_suffix(path->str, name.name));
        g_assert_cmpstr(name.whole, ==,
                        rows[i].kept < rows[i].folders ? path->str : NULL);
        sk_member_name_clear(&name);
    }
}

/* One part longer than a path: its beginning, and its end with what it says it
 * is; whole characters. */
static void
test_long_part(void)
{
    g_autofree char *many = g_strnfill(1000, 'x');
    g_autofree char *text = g_strconcat("表表表", many, many, "表.exe", NULL);
    SkRawName raw = raw_name(text, TRUE);
    SkMemberName name;

    sk_member_name_read(&raw, "utf-8", &name);
    g_assert_cmpuint(strlen(name.name), <=, SK_MEMBER_PATH_MAX);
    g_assert_true(g_str_has_prefix(name.name, "表表表xxx"));
    g_assert_true(g_str_has_suffix(name.name, "xxx表.exe"));
    g_assert_true(g_utf8_validate(name.name, -1, NULL));
    g_assert_cmpstr(name.whole, ==, text);
    sk_member_name_clear(&name);
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/name/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_data_func("/name/other-counts", GINT_TO_POINTER(1), test_other);
    g_test_add_data_func("/name/other-stale", GINT_TO_POINTER(0), test_other);
    g_test_add_func("/name/other-same", test_other_same);
    g_test_add_func("/name/key", test_key);
    g_test_add_func("/name/bounds", test_bounds);
    g_test_add_func("/name/long-part", test_long_part);
    return g_test_run();
}

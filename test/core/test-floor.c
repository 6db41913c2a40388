/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor: every word of every row is found, in any case, with its row's
 * reason; nothing that is to leave, or to be opened, is on it; a rule that
 * tries to open it is named.
 */
#include <string.h>
#include <sekisho/floor.h>
#include "core/policy/policy_file.h"

static const SkFloor *
look_up(const char *word)
{
    return strchr(word, '/') != NULL ? sk_floor_type(word)
                                     : sk_floor_extension(word);
}

/* Row @data by each of its words. */
static void
test_row(gconstpointer data)
{
    const SkFloor *row = data;
    g_auto(GStrv) words = g_strsplit(row->what, " ", -1);

    g_assert_cmpuint(g_strv_length(words), >, 0);
    g_assert_cmpstr(row->why, !=, "");
    g_assert_cmpint(row->reason, !=, SK_REASON_NONE);
    g_assert_cmpint(row->reason, <, SK_N_REASONS);
    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *upper = g_ascii_strup(words[i], -1);
        g_autofree char *longer = g_strconcat(words[i], "x", NULL);

        g_assert_cmpstr(words[i], !=, "");
        g_assert_true(look_up(words[i]) == row);
        g_assert_true(look_up(upper) == row);
        if (!g_str_has_suffix(words[i], "/"))
            g_assert_true(look_up(longer) != row ||
                          strstr(row->what, longer) != NULL);
    }
}

/* No policy can say a rule that lets a row's type out. */
static void
test_policy(gconstpointer data)
{
    const SkFloor *row = data;
    g_auto(GStrv) words = g_strsplit(row->what, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *text = g_strdup_printf(
            "profiles = { p = { files = ({ type = \"%s\"; do = \"clean\"; })"
            "; }; };",
            words[i]);
        g_autoptr(GError) error = NULL;
        g_autoptr(SkPolicyFile) file =
            sk_policy_file_load_text(text, strlen(text), &error);

        g_assert_null(file);
        g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
        g_assert_nonnull(strstr(error->message, "policy.conf:1: files: "));
        g_assert_nonnull(strstr(error->message, "never leaves"));
    }
}

static void
test_free(void)
{
    static const char *const words[] = {
        "txt",
        "log",
        "md",
        "csv",
        "tsv",
        "ics",
        "vcf",
        "json",
        "xml",
        "zip",
        "eml",
        "lzh",
        "rar",
        "7z",
        "tar",
        "gz",
        "bz2",
        "xz",
        "zst",
        "cab",
        "cpio",
        "iso",
        "msg",
        "dat",
        "p7m",
        "docx",
        "xlsx",
        "pptx",
        "doc",
        "xls",
        "ppt",
        "odt",
        "ods",
        "odp",
        "pdf",
        "jpg",
        "png",
        "gif",
        "tif",
        "jtd",
        "xdw",
        "r0",
        "r1000",
        "z1",
        "001",
        "",
        "e",
        "ex",
        "exee",
        "text/plain",
        "text/csv",
        "text/calendar",
        "text/vcard",
        "application/json",
        "application/xml",
        "application/zip",
        "message/rfc822",
        "application/octet-stream",
        "application/pdf",
        "application/x-iso9660-image",
        "application/ms-tnef",
        "text/",
        "font",
        "text/htm",
        "text/html5",
        "application/",
    };

    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (look_up(words[i]) != NULL)
            g_error("\"%s\" is on the floor", words[i]);
    g_assert_null(sk_floor_extension(NULL));
    g_assert_null(sk_floor_type(NULL));
}

static void
test_family(void)
{
    g_assert_cmpstr(sk_floor_type("font/woff2")->why, ==, "font");
    g_assert_cmpstr(sk_floor_type("Font/TTF")->why, ==, "font");
}

static void
test_volumes(void)
{
    for (guint i = 0; i < 100; i++) {
        g_autofree char *r = g_strdup_printf("r%02u", i);
        g_autofree char *z = g_strdup_printf("Z%02u", i);

        g_assert_cmpint(sk_floor_extension(r)->reason, ==,
                        SK_REASON_ARCHIVE_SPLIT);
        g_assert_cmpint(sk_floor_extension(z)->reason, ==,
                        SK_REASON_ARCHIVE_SPLIT);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; sk_floor_row(i) != NULL; i++) {
        const SkFloor *row = sk_floor_row(i);
        g_autofree char *path =
            g_strdup_printf("/floor/row/%02u-%s", i, row->why);
        g_autofree char *policy =
            g_strdup_printf("/floor/policy/%02u-%s", i, row->why);

        g_test_add_data_func(path, row, test_row);
        if (strchr(row->what, '/') != NULL)
            g_test_add_data_func(policy, row, test_policy);
    }
    g_test_add_func("/floor/free", test_free);
    g_test_add_func("/floor/family", test_family);
    g_test_add_func("/floor/volumes", test_volumes);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Every file of samples/policy/bad is refused for exactly the reasons its
 * "# expect: " lines say: all of them, no other, each with its line.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/policy/policy_file.h"

#define EXPECT "# expect: "

/* The expectations of @path, one a line. Read as bytes: some of the files are
 * wrong because of their encoding. */
static char *
expected_of(const char *path)
{
    g_autofree char *bytes = NULL;
    GString *expected = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    const char *at;

    g_file_get_contents(path, &bytes, NULL, &error);
    g_assert_no_error(error);
    for (at = strstr(bytes, EXPECT); at != NULL; at = strstr(at, EXPECT)) {
        at += strlen(EXPECT);
        if (expected->len > 0)
            g_string_append_c(expected, '\n');
        g_string_append_len(expected, at, (gssize)strcspn(at, "\n"));
    }
    return g_string_free(expected, FALSE);
}

static void
test_bad(gconstpointer data)
{
    const char *name = data;
    g_autofree char *expected = expected_of(name);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(name, &error);

    g_assert_null(file);
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_cmpstr(expected, !=, "");
    g_assert_cmpstr(error->message, ==, expected);
}

static void
test_enough(void)
{
    g_autoptr(GDir) dir = g_dir_open(".", 0, NULL);
    guint n = 0;
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL)
        n += g_str_has_suffix(name, ".conf");
    g_assert_cmpuint(n, >=, 20);
}

int
main(int argc, char **argv)
{
    g_autofree char *folder = NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = NULL;
    const char *name;

    g_test_init(&argc, &argv, NULL);
    folder =
        g_test_build_filename(G_TEST_DIST, "samples", "policy", "bad", NULL);
    g_assert_cmpint(g_chdir(folder), ==, 0);
    dir = g_dir_open(".", 0, NULL);
    g_assert_nonnull(dir);
    g_test_add_func("/policy-bad/enough", test_enough);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_strconcat("/policy-bad/", name, NULL);

        if (!g_str_has_suffix(name, ".conf"))
            continue;
        g_ptr_array_add(names, g_strdup(name));
        g_test_add_data_func(path, names->pdata[names->len - 1], test_bad);
    }
    return g_test_run();
}

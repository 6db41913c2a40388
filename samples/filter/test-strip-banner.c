/* SPDX-License-Identifier: Apache-2.0
 *
 * strip-banner: the advertisement goes, all else stays.
 */
#include <string.h>

#include <sekisho/filter.h>

extern const SkFilter sk_filter_strip_banner;

static const struct {
    const char *name;
    SkRole role;
    const char *input;
    const char *expected;
} cases[] = {
    { "banner", SK_ROLE_BODY, "a\n-- \nSent with X\n", "a\n" },
    { "none", SK_ROLE_BODY, "a\n-- \nTaro\n", "a\n-- \nTaro\n" },
    { "empty", SK_ROLE_BODY, "", "" },
    { "file", SK_ROLE_ATTACHMENT, "a\n-- \nSent with X\n",
      "a\n-- \nSent with X\n" },
};

static void
test_case(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autoptr(GBytes) input =
        g_bytes_new(cases[i].input, strlen(cases[i].input));
    g_autoptr(GBytes) expected =
        g_bytes_new(cases[i].expected, strlen(cases[i].expected));
    g_autoptr(SkPart) part =
        sk_part_new(cases[i].role, NULL, "text/plain", input);

    sk_filter_strip_banner.clean(part, NULL);
    g_assert_true(g_bytes_equal(sk_part_bytes(part), expected));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/banner/", cases[i].name, NULL);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
    }
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans OpenDocument files in this process and writes what leaves to a folder:
 * odf-driver SETTINGS FOLDER FILE… (SETTINGS "text": as text). One line a file
 * says what became of it, and whether cleaning it again changes a byte.
 */
#include "odf-help.h"

static void
run(const SkPolicy *policy, const char *folder, const char *path)
{
    g_autofree char *bytes = NULL, *name = g_path_get_basename(path);
    g_autofree char *out = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) content = NULL;
    g_autoptr(OdfResult) result = NULL, again = NULL;
    g_autofree char *refused = NULL;
    const char *same = "-";
    gsize len;

    g_file_get_contents(path, &bytes, &len, &error);
    g_assert_no_error(error);
    content = g_bytes_new(bytes, len);
    result = odf_run(policy, name, content);
    if (result->bytes != NULL) {
        out = g_build_filename(folder, result->name, NULL);
        g_file_set_contents(out, g_bytes_get_data(result->bytes, NULL),
                            (gssize)g_bytes_get_size(result->bytes), &error);
        g_assert_no_error(error);
        refused = odf_accepted(policy, result->type, result->bytes);
        again = odf_run(policy, result->name, result->bytes);
        same =
            again->bytes != NULL && g_bytes_equal(again->bytes, result->bytes)
                ? "same"
                : "differs";
    }
    g_print("%s: %s %s %s %s %s [%s] again [%s]\n", name,
            sk_verdict_word(result->verdict), sk_reason_word(result->reason),
            result->detail != NULL ? result->detail : "-", same,
            refused != NULL ? refused : "accepted", result->counts,
            again != NULL ? again->counts : "");
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy = NULL;

    g_assert_cmpint(argc, >, 2);
    policy =
        g_str_equal(argv[1], "text") ? odf_text_policy() : odf_policy(argv[1]);
    for (int i = 3; i < argc; i++)
        run(policy, argv[2], argv[i]);
    return 0;
}

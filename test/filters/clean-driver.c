/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans one file after the other for test-text-readers.py, so that other
 * programs' readers can be asked what they see.
 *
 *     clean-driver TYPE FOLDER      FOLDER/NAME becomes FOLDER/NAME.out
 *
 * What does not leave has no .out.
 */
#include <string.h>

#include "clean-help.h"

static void
clean_one(const SkPolicy *policy, const char *type, const char *path)
{
    g_autofree char *bytes = NULL;
    g_autofree char *out = g_strconcat(path, ".out", NULL);
    g_autoptr(CleanResult) result = NULL;
    gsize len = 0;

    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    result = clean_run(policy, type, NULL, bytes, len);
    if (result->bytes == NULL)
        return;
    g_assert_null(clean_accepted(policy, result->type, result->bytes));
    g_assert_true(
        g_file_set_contents(out, g_bytes_get_data(result->bytes, NULL),
                            (gssize)g_bytes_get_size(result->bytes), NULL));
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy = NULL;
    g_autoptr(GDir) folder = argc == 3 ? g_dir_open(argv[2], 0, NULL) : NULL;

    if (folder == NULL)
        return 2;
    clean_prepare();
    policy = clean_policy("csv = { bom = false; };");
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *path = g_build_filename(argv[2], name, NULL);

        if (!g_str_has_suffix(name, ".out"))
            clean_one(policy, argv[1], path);
    }
    return 0;
}

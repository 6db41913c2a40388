/* SPDX-License-Identifier: Apache-2.0 */
#include "policy-help.h"

#include <string.h>

SkPolicyFile *
policy_load_sample(const char *name)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "samples", "policy", name, NULL);
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_file_load(path, &error);

    g_assert_no_error(error);
    return file;
}

SkPolicyFile *
policy_load_text(const char *text)
{
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);

    g_assert_no_error(error);
    return file;
}

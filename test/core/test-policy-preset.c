/* SPDX-License-Identifier: Apache-2.0
 *
 * The preset files-basic: its rules behind the profile's own, none that could
 * never be met, each with where it was said; frozen only where it is asked
 * for.
 */
#include <string.h>
#include "core/policy/policy_file.h"

typedef struct {
    const char *name, *files; /* of the profile */
    const char *expected;     /* "type:do:origin", in order */
} Row;

#define P "preset files-basic"

static const Row rows[] = {
    { "nothing-said", "",
      "archive:2:" P " mail:2:" P " text:1:" P " table:1:" P " calendar:1:" P
      " contact:1:" P " data:1:" P " *:0:" P },
    { "before", "{ type = \"application/zip\"; do = \"repack\"; }",
      "application/zip:3:policy.conf:1 archive:2:" P " mail:2:" P " text:1:" P
      " table:1:" P " calendar:1:" P " contact:1:" P " data:1:" P " *:0:" P },
    { "instead", "{ type = \"archive\"; do = \"remove\"; }",
      "archive:0:policy.conf:1 mail:2:" P " text:1:" P " table:1:" P
      " calendar:1:" P " contact:1:" P " data:1:" P " *:0:" P },
    { "all", "{ type = \"*\"; do = \"remove\"; }", "*:0:policy.conf:1" },
};

static SkPolicyFile *
load(const char *text)
{
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);

    g_assert_no_error(error);
    return file;
}

static void
test_rules(gconstpointer data)
{
    const Row *row = data;
    g_autofree char *text =
        g_strdup_printf("profiles = { town = { base = \"files-basic\"; files "
                        "= ( %s ); }; };",
                        row->files);
    g_autoptr(SkPolicyFile) file = load(text);
    const SkPolicy *policy = sk_policy_file_profile(file, "town");
    g_autoptr(GString) found = g_string_new(NULL);

    g_assert_cmpstr(policy->base, ==, "files-basic");
    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];
        g_autofree char *key = g_strdup_printf("files[%u]", i);

        g_string_append_printf(found, "%s%s:%u:%s", i > 0 ? " " : "",
                               rule->type, rule->action, rule->origin);
        g_assert_cmpstr(sk_policy_origin(policy, key), ==, rule->origin);
    }
    g_assert_cmpstr(found->str, ==, row->expected);
}

static guint
count_frozen(const SkPolicyFile *file, const SkPolicy *policy)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) frozen = sk_policy_file_freeze_with(file, policy);
    g_autoptr(GPtrArray) thawed = sk_policy_thaw(frozen, &error);

    g_assert_no_error(error);
    return thawed->len;
}

/* A worker warms up what any frozen profile may need. */
static void
test_frozen(void)
{
    g_autoptr(SkPolicyFile) none = load("");
    g_autoptr(SkPolicyFile) crossed = load(
        "zones = ( { name = \"a\"; default = true; }, { name = \"b\"; domains "
        "= "
        "[ \"b.example\" ]; } ); crossings = ( { from = \"a\"; to = \"b\"; "
        "profile = \"files-basic\"; } );");
    const SkPolicy *preset = sk_policy_file_profile(none, "files-basic");

    g_assert_nonnull(preset);
    g_assert_cmpuint(preset->files->len, ==, 8);
    g_assert_cmpstr(preset->hash, ==, sk_policy_file_hash(none));
    g_assert_cmpuint(count_frozen(none, NULL), ==, 1);
    g_assert_cmpuint(count_frozen(none, preset), ==, 2);
    g_assert_cmpuint(count_frozen(crossed, NULL), ==, 2);
    g_assert_cmpstr(sk_policy_file_profile_at(crossed, 1)->name, ==,
                    "files-basic");
}

/* Nobody can give the name another meaning. */
static void
test_taken(void)
{
    static const char text[] = "profiles = { files-basic = { }; };";
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file =
        sk_policy_file_load_text(text, strlen(text), &error);

    g_assert_null(file);
    g_assert_nonnull(strstr(error->message, "name of a preset"));
}

static void
test_sample(void)
{
    g_autofree char *path = g_test_build_filename(
        G_TEST_DIST, "samples", "policy", "town-files.conf", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(path, &error);
    const SkPolicy *policy;

    g_assert_no_error(error);
    policy = sk_policy_file_profile(file, "town");
    g_assert_true(policy->tombstones);
    g_assert_cmpint(sk_policy_rule(policy, "application/zip")->action, ==,
                    SK_DO_REPACK);
    g_assert_cmpint(sk_policy_rule(policy, "text/csv")->action, ==,
                    SK_DO_CLEAN);
    g_assert_cmpint(sk_policy_rule(policy, "application/pdf")->action, ==,
                    SK_DO_REMOVE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strconcat("/policy-preset/rules/", rows[i].name, NULL);

        g_test_add_data_func(path, &rows[i], test_rules);
    }
    g_test_add_func("/policy-preset/frozen", test_frozen);
    g_test_add_func("/policy-preset/taken", test_taken);
    g_test_add_func("/policy-preset/sample", test_sample);
    return g_test_run();
}

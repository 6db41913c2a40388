/* SPDX-License-Identifier: Apache-2.0
 *
 * The preset files-basic: its rules behind the profile's own, none that could
 * never be met, each with where it was said; frozen only where it is asked
 * for.
 */
#include <string.h>
#include "core/policy/policy_file.h"
#include "policy-help.h"

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

static void
test_rules(gconstpointer data)
{
    const Row *row = data;
    g_autofree char *text =
        g_strdup_printf("profiles = { town = { base = \"files-basic\"; files "
                        "= ( %s ); }; };",
                        row->files);
    g_autoptr(SkPolicyFile) file = policy_load_text(text);
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

/* What is said wins over the preset, and the preset over the default. */
static void
test_settings(void)
{
    static const struct {
        const char *base;
        SkTreat objects, hyperlinks, metadata, macros;
    } expected[] = {
        { "files-basic", SK_TREAT_REMOVE, SK_TREAT_REMOVE, SK_TREAT_REMOVE,
          SK_TREAT_REMOVE },
        { "files-strict", SK_TREAT_REMOVE, SK_TREAT_REMOVE, SK_TREAT_REMOVE,
          SK_TREAT_REMOVE },
        { "files-faithful", SK_TREAT_CLEAN, SK_TREAT_KEEP, SK_TREAT_KEEP,
          SK_TREAT_REMOVE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *text = g_strdup_printf(
            "profiles = { a = { base = \"%s\"; };\n"
            "b = { base = \"%s\"; inside = { hyperlinks = \"refuse\"; "
            "metadata = \"keep\"; fields = [ \"title\" ]; }; }; };",
            expected[i].base, expected[i].base);
        g_autoptr(SkPolicyFile) file = policy_load_text(text);
        const SkPolicy *a = sk_policy_file_profile(file, "a");
        const SkPolicy *b = sk_policy_file_profile(file, "b");
        const SkPolicy *itself = sk_policy_file_profile(file, expected[i].base);

        g_assert_cmpint(sk_policy_inside(a, SK_INSIDE_OBJECTS), ==,
                        expected[i].objects);
        g_assert_cmpint(sk_policy_inside(a, SK_INSIDE_HYPERLINKS), ==,
                        expected[i].hyperlinks);
        g_assert_cmpint(sk_policy_inside(a, SK_INSIDE_METADATA), ==,
                        expected[i].metadata);
        g_assert_cmpint(sk_policy_inside(a, SK_INSIDE_MACROS), ==,
                        expected[i].macros);
        g_assert_cmpint(sk_policy_inside(a, SK_INSIDE_MEDIA), ==,
                        SK_TREAT_CLEAN);
        g_assert_cmpint(sk_policy_inside(itself, SK_INSIDE_OBJECTS), ==,
                        expected[i].objects);
        g_assert_cmpint(sk_policy_inside(b, SK_INSIDE_HYPERLINKS), ==,
                        SK_TREAT_REFUSE);
        g_assert_cmpstr(sk_policy_origin(b, "inside.hyperlinks"), ==,
                        "policy.conf:2");
        g_assert_true(sk_policy_keeps_field(b, "title"));
        g_assert_false(sk_policy_keeps_field(b, "author"));
        g_assert_cmpint(sk_policy_keeps_field(a, "author"), ==,
                        expected[i].metadata == SK_TREAT_KEEP);
        g_assert_false(sk_policy_keeps_field(a, "gps"));
    }
}

/* The words of `else`, as the presets and the rules say them. */
static void
test_else(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(
        "profiles = { a = { base = \"files-strict\"; files = ( { type = "
        "\"application/json\"; do = \"clean\"; else = \"remove\"; }, { type = "
        "\"application/xml\"; do = \"text\"; } ); }; b = { base = "
        "\"files-faithful\"; }; };");
    const SkPolicy *a = sk_policy_file_profile(file, "a");
    const SkPolicy *b = sk_policy_file_profile(file, "b");

    g_assert_cmpint(sk_policy_rule(a, "application/json")->otherwise, ==,
                    SK_ELSE_REMOVE);
    g_assert_cmpint(sk_policy_rule(a, "application/xml")->action, ==,
                    SK_DO_TEXT);
    g_assert_cmpint(sk_policy_rule(a, "application/pdf")->otherwise, ==,
                    SK_ELSE_REMOVE);
    g_assert_cmpint(sk_policy_rule(a, "image/svg+xml")->action, ==,
                    SK_DO_REMOVE);
    g_assert_cmpint(sk_policy_rule(b, "application/pdf")->otherwise, ==,
                    SK_ELSE_TEXT);
    g_assert_cmpint(sk_policy_rule(b, "image/png")->action, ==, SK_DO_CLEAN);
}

static void
test_shipped(void)
{
    static const char *const names[] = { "files-strict", "files-faithful" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *conf = g_strconcat(names[i], ".conf", NULL);
        g_autofree char *path =
            g_test_build_filename(G_TEST_DIST, "samples", "policy", conf, NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(SkPolicyFile) file = sk_policy_file_load(path, &error);

        g_assert_no_error(error);
        g_assert_cmpstr(sk_policy_file_profile(file, "town")->base, ==,
                        names[i]);
    }
}

/* A worker warms up what any frozen profile may need. */
static void
test_frozen(void)
{
    g_autoptr(SkPolicyFile) none = policy_load_text("");
    g_autoptr(SkPolicyFile) crossed = policy_load_text(
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
    g_test_add_func("/policy-preset/settings", test_settings);
    g_test_add_func("/policy-preset/else", test_else);
    g_test_add_func("/policy-preset/shipped", test_shipped);
    g_test_add_func("/policy-preset/frozen", test_frozen);
    g_test_add_func("/policy-preset/taken", test_taken);
    g_test_add_func("/policy-preset/sample", test_sample);
    return g_test_run();
}

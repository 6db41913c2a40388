/* SPDX-License-Identifier: Apache-2.0
 *
 * Policies load, keep the line of each setting, and hash what was read.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/policy/policy_file.h"
#include "core/policy/keys.h"
#include "core/conf/problems.h"
#include "policy-help.h"

static void
test_built_in(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(NULL, &error);
    const SkPolicy *policy = sk_policy_file_profile(file, NULL);

    g_assert_no_error(error);
    g_assert_cmpstr(policy->name, ==, "text-only");
    g_assert_true(policy == sk_policy_file_profile(file, "text-only"));
    g_assert_null(sk_policy_file_profile(file, "town"));
    g_assert_cmpuint(policy->limits.message, ==, 50u << 20);
    g_assert_cmpuint(policy->limits.seconds, ==, 30);
    g_assert_cmpint(policy->ambiguous, ==, SK_AMBIGUOUS_REFUSE);
    g_assert_cmpstr(sk_policy_origin(policy, "links"), ==, "default");
    g_assert_cmpstr(sk_policy_file_milter_socket(file), ==,
                    "unix:/run/sekisho/milter.sock");
    g_assert_cmpuint(sk_policy_file_workers(file), >, 0);
    g_assert_cmpuint(sk_policy_file_queue(file), ==,
                     2 * sk_policy_file_workers(file));
}

static void
test_town(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_sample("town.conf");
    const SkPolicy *policy = sk_policy_file_profile(file, NULL);
    g_autofree char *shown = sk_policy_file_show(file, policy);

    g_assert_cmpstr(policy->name, ==, "town");
    g_assert_cmpstr(policy->keep_headers[0], ==, "X-Case-Number");
    g_assert_nonnull(strstr(shown, "links = \"defang\";"));
    g_assert_true(
        g_str_has_prefix(sk_policy_origin(policy, "links"), "town.conf:"));
    g_assert_null(sk_policy_file_notes(file)[0]);
}

/* Includes relative to the file that says them, two deep, each setting with
 * the line of the file it stands in. */
static void
test_include(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_sample("prefecture.conf");
    const SkPolicy *aoi = sk_policy_file_profile(file, "aoi");
    const SkPolicy *midori = sk_policy_file_profile(file, "midori");
    SkSource internet = { "internet", SK_PROOF_UNLISTED };
    SkRoute route =
        sk_policy_file_route(file, &internet, "a@town.midori.example.lg.jp");

    g_assert_cmpstr(sk_policy_origin(aoi, "charset"), ==,
                    "cities/aoi.profile:4");
    g_assert_cmpstr(sk_policy_origin(aoi, "links"), ==, "cities/common.inc:2");
    g_assert_cmpint(aoi->charset, ==, SK_CHARSET_ISO_2022_JP);
    g_assert_cmpint(midori->hidden, ==, SK_HIDDEN_MARK);
    g_assert_true(route.policy == midori);
    g_assert_cmpstr(route.rule, ==, "cities/midori.crossing:1");
    g_assert_cmpuint(g_strv_length((char **)sk_policy_file_files(file)), ==, 14);
    g_assert_cmpuint(sk_policy_file_queue(file), ==, 200);
}

/* The line of a value that ends a list on a line of its own. */
static void
test_lines(void)
{
    g_autoptr(GError) error = NULL;
    const char *text = "zones = (\n { name = \"a\";\n   domains = [\n"
                       "  \"good.example\", # x\n  /* y\n */ \"b d\"\n"
                       " ,\n ];\n } );\n";

    g_assert_null(sk_policy_file_load_text(text, strlen(text), &error));
    g_assert_cmpstr(error->message, ==,
                    "policy.conf:6: domains: \"b d\" is no domain name");
}

static char *
hash_of(const char *text)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(text);

    return g_strdup(sk_policy_file_hash(file));
}

static void
test_hash(void)
{
    const char *text = "limits = { parts = 10; };\n";
    g_autofree char *a = hash_of(text);
    g_autofree char *b = hash_of("limits = { parts = 11; };\n");
    g_autofree char *c = hash_of("limits = { parts = 10; }; # x\n");
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

    /* one file: what sha256sum prints */
    g_assert_cmpstr(a + strlen("sha256:"), ==, sum);
    g_assert_cmpstr(a, !=, b);
    g_assert_cmpstr(a, !=, c);
}

/* A change of an included file, and of a notice file, changes the hash. */
static void
test_hash_covers_all(void)
{
    g_autofree char *folder = g_dir_make_tmp("sekisho-XXXXXX", NULL);
    const char *names[] = { "a.conf", "b.conf", "n.conf" };
    const char *first[] = { ("@include \"b.conf\"\nprofiles = { t = { notice ="
                             " { file = \"n.conf\"; }; }; };\n"),
                            "limits = { parts = 9; };\n",
                            "heading = \"One\";\n" };
    const char *then[] = { NULL, "limits = { parts = 8; };\n",
                           "heading = \"Two\";\n" };
    g_autofree char *last = NULL;
    char *paths[3];

    for (guint i = 0; i < 3; i++) {
        paths[i] = g_build_filename(folder, names[i], NULL);
        g_assert_true(g_file_set_contents(paths[i], first[i], -1, NULL));
    }
    for (guint i = 0; i < 3; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(SkPolicyFile) file = NULL;

        if (then[i] != NULL)
            g_file_set_contents(paths[i], then[i], -1, NULL);
        file = sk_policy_file_load(paths[0], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(sk_policy_file_hash(file), !=, last);
        g_free(last);
        last = g_strdup(sk_policy_file_hash(file));
        g_assert_cmpstr(
            sk_policy_text(sk_policy_file_profile(file, NULL), "heading"), ==,
            i < 2 ? "One" : "Two");
    }
    for (guint i = 0; i < 3; i++) {
        g_unlink(paths[i]);
        g_free(paths[i]);
    }
    g_rmdir(folder);
}

static void
test_forms(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(
        "\xef\xbb\xbflimits : { message = 1048576; parts = 7 }\r\n"
        "profiles = { a = { headers = { keep = ( \"X-A\", ) } } }");
    const SkPolicy *policy = sk_policy_file_profile(file, "a");

    g_assert_cmpuint(policy->limits.message, ==, 1u << 20);
    g_assert_cmpuint(policy->limits.parts, ==, 7);
    g_assert_cmpstr(policy->keep_headers[0], ==, "X-A");
    g_assert_null(policy->keep_headers[1]);
}

static void
test_notes(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(
        "zones = ( { name = \"i\"; default = true; domains = [ \"*\" ]; },\n"
        " { name = \"l\"; domains = [ \".city.example\" ]; } );\n");
    const char *const *notes = sk_policy_file_notes(file);

    g_assert_nonnull(notes[0]);
    g_assert_true(g_str_has_prefix(notes[0], "policy.conf:2: "));
    g_assert_nonnull(strstr(notes[0], "\"city.example\" itself"));
    g_assert_true(g_str_has_prefix(notes[1], "policy.conf: no crossings"));
    g_assert_null(notes[2]);
}

static void
test_sizes(void)
{
    const struct {
        const char *text;
        guint64 bytes; /* 0: no size */
    } rows[] = {
        { "50M", 50u << 20 },
        { "1K", 1024 },
        { "2G", 2048ull << 20 },
        { "1000", 1000 },
        { "50MB", 0 },
        { "M", 0 },
        { "", 0 },
        { "-1", 0 },
        { " 1", 0 },
        { "1.5G", 0 },
        { "0x10", 0 },
        { "9999999999999999G", 0 },
        { "999999999999999G", 0 },
        { "50m", 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint64 bytes = 0;
        gboolean is = sk_policy_size(rows[i].text, &bytes);

        g_test_message("%s", rows[i].text);
        g_assert_cmpint(is, ==, rows[i].bytes != 0);
        g_assert_cmpuint(bytes, ==, rows[i].bytes);
    }
}

static void
test_did_you_mean(void)
{
    const char *const words[] = { "links", "hidden", "ambiguous", NULL };
    const struct {
        const char *word, *guess;
    } rows[] = {
        { "linsk", "links" },  { "LINKS", "links" },
        { "hiden", "hidden" }, { "ambigous", "ambiguous" },
        { "colour", NULL },    { "", NULL },
        { "x", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = sk_did_you_mean(rows[i].word, words);
        g_autofree char *want =
            rows[i].guess
                ? g_strdup_printf("; did you mean \"%s\"?", rows[i].guess)
                : g_strdup("");

        g_assert_cmpstr(got, ==, want);
    }
}

static void
test_many_problems(void)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    for (guint i = 0; i < 150; i++)
        g_string_append_printf(text, "wrong%u = 1;\n", i);
    g_assert_null(sk_policy_file_load_text(text->str, text->len, &error));
    g_assert_true(g_str_has_suffix(error->message, "\n(and 50 more)"));
    g_string_free(text, TRUE);
}

static void
test_no_file(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(sk_policy_file_load("/nonexistent/policy.conf", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_cmpstr(error->message, ==,
                    "/nonexistent/policy.conf: no such file");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/policy/built-in", test_built_in);
    g_test_add_func("/policy/town", test_town);
    g_test_add_func("/policy/include", test_include);
    g_test_add_func("/policy/lines", test_lines);
    g_test_add_func("/policy/hash", test_hash);
    g_test_add_func("/policy/hash-covers-all", test_hash_covers_all);
    g_test_add_func("/policy/forms", test_forms);
    g_test_add_func("/policy/notes", test_notes);
    g_test_add_func("/policy/sizes", test_sizes);
    g_test_add_func("/policy/did-you-mean", test_did_you_mean);
    g_test_add_func("/policy/many-problems", test_many_problems);
    g_test_add_func("/policy/no-file", test_no_file);
    return g_test_run();
}

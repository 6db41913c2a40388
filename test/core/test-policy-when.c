/* SPDX-License-Identifier: Apache-2.0
 *
 * Conditions: what each key of `when` takes, what it refuses and on which line,
 * when it is met and what it says of that.
 */
#include <string.h>
#include "core/address/fold.h"
#include "core/policy/policy_file.h"
#include "core/policy/when.h"
#include "when-rows.h"

#define ZONES                                                                  \
    "zones = ( { name = \"internet\"; default = true; domains = [ \"*\" ]; "   \
    "}, { name = \"lgwan\"; domains = [ \"city.example.lg.jp\", "              \
    "\"町.example.lg.jp\" ]; clients = [ \"10.1.0.0/16\" ]; } );\n"

static SkPolicyFile *
load_crossing(const char *when, const char *more, GError **error)
{
    g_autofree char *text = g_strdup_printf(
        ZONES "crossings = (\n"
              "{ from = \"internet\"; to = \"lgwan\"; when = { %s }; %s },\n"
              "{ from = \"internet\"; to = \"lgwan\"; } );\n",
        when, more);

    return sk_policy_file_load_text(text, strlen(text), error);
}

static SkPolicyFile *
load_rule(const char *when, GError **error)
{
    g_autofree char *text = g_strdup_printf(
        "profiles = { town = { base = \"files-basic\"; files = (\n"
        "{ type = \"*\"; do = \"remove\"; when = { %s }; } ); }; };\n",
        when);

    return sk_policy_file_load_text(text, strlen(text), error);
}

/* ---- what is refused ----------------------------------------------------- */

static void
expect(const Row *row, const char *line, const SkPolicyFile *file,
       const GError *error)
{
    g_autofree char *first = NULL;
    g_autofree char *expected = NULL;

    if (row->refused == NULL) {
        g_assert_no_error(error);
        g_assert_nonnull(file);
        return;
    }
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_null(file);
    first = g_strndup(error->message, strcspn(error->message, "\n"));
    expected = g_strconcat(line, row->refused, NULL);
    g_assert_cmpstr(first, ==, expected);
}

static void
test_crossing(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = load_crossing(row->when, "", &error);

    expect(row, "policy.conf:3: ", file, error);
}

static void
test_rule(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = load_rule(row->when, &error);

    expect(row, "policy.conf:2: ", file, error);
}

/* ---- what is met --------------------------------------------------------- */

/* Tries @when with the facts of @row known, and with none known. */
static void
try(const SkWhen *when, const Met *row)
{
    g_autoptr(GPtrArray) tried =
        g_ptr_array_new_with_free_func(sk_when_tried_free);
    SkFacts facts = row->facts, nothing = { 0 };
    const SkWhenTried *first;

    facts.known = SK_WHEN_ALL;
    g_assert_cmpint(sk_when_test(when, &facts, SK_WHEN_ALL, tried), ==,
                    row->met ? SK_ANSWER_YES : SK_ANSWER_NO);
    g_assert_cmpint(sk_when_test(when, &facts, SK_WHEN_ALL, NULL), ==,
                    row->met ? SK_ANSWER_YES : SK_ANSWER_NO);
    first = tried->pdata[0];
    g_assert_cmpstr(first->by, ==, row->by);
    g_assert_true(g_str_has_prefix(first->origin, "policy.conf:"));
    g_assert_cmpint(sk_when_test(when, &nothing, SK_WHEN_ALL, NULL), ==,
                    SK_ANSWER_OPEN);
}

static void
test_met(gconstpointer data)
{
    const Met *row = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = load_crossing(row->when, "", &error);
    SkCrossingRow crossing;

    g_assert_no_error(error);
    g_assert_true(sk_policy_file_crossing_at(file, 0, &crossing));
    try(crossing.when, row);
    g_assert_true(sk_policy_file_crossing_at(file, 1, &crossing));
    g_assert_null(crossing.when);
    g_assert_false(sk_policy_file_crossing_at(file, 2, &crossing));
}

static void
test_rule_met(gconstpointer data)
{
    const Met *row = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = load_rule(row->when, &error);
    const SkFileRule *rule;

    g_assert_no_error(error);
    rule = sk_policy_file_profile(file, "town")->files->pdata[0];
    try(rule->when, row);
}

/* What a condition says is what a policy file may say again. */
static void
test_text(void)
{
    const char *said = "{ client = [ \"10.2.0.0/16\" ]; sender = [ "
                       "\"@a.example\", \"<>\" ]; size = \"1M-2M\"; label = [ "
                       "\"機密性３\" ]; label_in = [ \"Subject\" ]; }";
    g_autofree char *inner = g_strndup(said + 2, strlen(said) - 4);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = load_crossing(inner, "", &error);
    g_autofree char *text = NULL;
    SkCrossingRow crossing;

    g_assert_no_error(error);
    g_assert_true(sk_policy_file_crossing_at(file, 0, &crossing));
    text = sk_when_text(crossing.when);
    g_assert_cmpstr(text, ==, said);
}

/* As many crossings as a worker can be given may ask for headers. */
static void
test_number(void)
{
    g_autoptr(GString) text = g_string_new(ZONES "crossings = (\n");

    for (guint i = 1; i <= SK_CANDIDATES_MAX; i++) {
        g_autofree char *whole = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(SkPolicyFile) file = NULL;

        g_string_append_printf(text,
                               "{ from = \"internet\"; to = \"lgwan\"; when "
                               "= { label = [ \"c%u\" ]; }; },\n",
                               i);
        whole = g_strconcat(
            text->str, "{ from = \"internet\"; to = \"lgwan\"; } );\n", NULL);
        file = sk_policy_file_load_text(whole, strlen(whole), &error);
        if (i < SK_CANDIDATES_MAX) {
            g_assert_no_error(error);
            continue;
        }
        g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
        g_assert_cmpstr(error->message, ==,
                        "policy.conf:10: at most 7 crossings between two zones "
                        "may ask for from, label or size; put several entries "
                        "into one");
    }
}

static void
test_glob(void)
{
    static const struct {
        const char *pattern, *name;
        gboolean matches;
    } globs[] = {
        { "*.pdf", "a.pdf", TRUE },      { "*.pdf", "a.pdf.exe", FALSE },
        { "a*b*c", "axxbyyc", TRUE },    { "a*b*c", "axxbyy", FALSE },
        { "?", "見", TRUE },             { "?", "", FALSE },
        { "", "", TRUE },                { "*", "", TRUE },
        { "**a**", "bab", TRUE },        { "a?c", "ac", FALSE },
        { "*見積*", "第1回見積書", TRUE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(globs); i++)
        g_assert_cmpint(sk_glob_matches(globs[i].pattern, globs[i].name), ==,
                        globs[i].matches);
}

/* The rows of a refused policy are compared all the same, so that all problems
 * are told at once: a prefix beyond the address must not be kept. */
static void
test_prefix(void)
{
    static const char *const said[] = { "10.1.0.0/999", "2001:db8::/999" };

    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *when = g_strdup_printf("client = [ \"%s\" ];", said[i]);
        g_autofree char *more = g_strdup_printf(
            "}, { from = \"internet\"; to = \"lgwan\"; when = { %s };", when);
        SkNetwork network = { 0 };
        const char *why;

        g_assert_null(load_crossing(when, more, &error));
        g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
        g_assert_false(sk_network_parse(said[i], &network, &why));
        g_assert_cmpuint(network.prefix, <=, 128);
    }
}

/* Adds a test of each row, which is named by its @folder and its own name. */
#define ADD(folder, rows, test)                                                \
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {                           \
        g_autofree char *path =                                                \
            g_strconcat("/when/", folder, "/", rows[i].name, NULL);            \
                                                                               \
        g_test_add_data_func(path, &rows[i], test);                            \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("crossing", rows, test_crossing)
    ADD("rule", rows, test_rule)
    ADD("crossing-alone", crossing_rows, test_crossing)
    ADD("rule-alone", rule_rows, test_rule)
    ADD("met", met_rows, test_met)
    ADD("rule-met", rule_met_rows, test_rule_met)
    g_test_add_func("/when/text", test_text);
    g_test_add_func("/when/glob", test_glob);
    g_test_add_func("/when/prefix", test_prefix);
    g_test_add_func("/when/number", test_number);
    return g_test_run();
}

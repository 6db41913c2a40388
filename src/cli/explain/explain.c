/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho explain: shows a mail as a tree, and for every part what it is, what
 * becomes of it, and which filter and which line of the policy decide, so that
 * an admin sees what a rule does before it does it. It writes no other output.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli/explain/explained.h"
#include "cli/output.h"
#include "cli/policy.h"
#include "cli/policy_options.h"

static const char summary[] = N_(
    "Shows what would become of INPUT, a mail or a file: the crossing its\n"
    "recipients take, the tree of its parts, for each part what it is and how "
    "that\n"
    "was found, what is done, which rules were asked and which line of the "
    "policy\n"
    "decides; and how much of each limit was used. Of a folder or several "
    "inputs a\n"
    "table. With --diff also what another policy would do otherwise.\n\n"
    "Exit status: 0 it would cross, 1 it would be withheld or refused, 2 "
    "wrong\n"
    "usage or policy, 75 fault.");

/* One run of the command: under the policy of -p, and under that of --diff if
 * one was given. */
typedef struct {
    const SkExplain *explain;
    SkEngine engines[2];
    guint n;
    gboolean is_table;
    SkExplainTable table;
} Run;

static int
explain_one(Run *run, const SkInput *input)
{
    g_auto(SkExplained) one = { 0 };
    g_auto(SkExplained) other = { 0 };
    g_autoptr(GPtrArray) changes = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = sk_input_bytes(input->path, &error);

    if (bytes == NULL ||
        !sk_explain_one(run->explain, &run->engines[0], input, bytes, &one,
                        &error) ||
        (run->n > 1 && !sk_explain_one(run->explain, &run->engines[1], input,
                                       bytes, &other, &error))) {
        if (run->is_table && !run->explain->json)
            sk_explain_table_add(&run->table, input->path, NULL);
        g_prefix_error(&error, "%s: ", input->path);
        return sk_cli_fail("explain", SK_EXIT_FAULT, error);
    }
    if (run->n > 1)
        changes = sk_explained_changes(&one, &other);
    if (run->explain->json)
        sk_explained_print_json(&one, changes);
    else if (run->is_table)
        sk_explain_table_add(&run->table, input->path, &one);
    else
        sk_explained_print(&one, changes);
    return sk_explained_code(&one);
}

static int
explain_all(Run *run, const GPtrArray *inputs)
{
    gboolean prints_table = run->is_table && !run->explain->json;
    int code = SK_EXIT_OK;

    if (prints_table)
        sk_explain_table_begin(&run->table);
    for (guint i = 0; i < inputs->len; i++) {
        const SkInput *input = inputs->pdata[i];

        sk_progress(i, inputs->len, input->relative);
        code = sk_cli_worse(code, explain_one(run, input));
        sk_progress(inputs->len, inputs->len, "");
    }
    if (prints_table)
        sk_explain_table_end(&run->table);
    return code;
}

static int
start_and_explain(Run *run, const GPtrArray *inputs)
{
    const SkExplain *explain = run->explain;
    const char *policies[] = { explain->policy, explain->other };

    run->n = explain->other != NULL ? 2 : 1;
    for (guint i = 0; i < run->n; i++) {
        g_autoptr(GError) error = NULL;

        if (!sk_engine_start(&run->engines[i], policies[i], explain->profile,
                             explain->key, &error))
            return sk_cli_fail("explain",
                               error->code == SK_ERROR_SANDBOX ? SK_EXIT_FAULT
                                                               : SK_EXIT_USAGE,
                               error);
    }
    return explain_all(run, inputs);
}

/* Returns what is wrong with the command line, or NULL. */
static const char *
usage_problem(const SkExplain *explain, const Run *run)
{
    if (run->is_table && explain->to != NULL && !explain->json)
        return _("--to is for one mail, or with --json");
    if (run->is_table && explain->other != NULL && !explain->json)
        return _("--diff is for one mail, or with --json; for many, "
                 "'sekisho policy diff' groups what changes");
    return NULL;
}

static int
run_arguments(SkExplain *explain, char **arguments)
{
    Run run = { .explain = explain };
    g_autoptr(GPtrArray) inputs = NULL;
    g_autoptr(GError) error = NULL;
    const char *problem;
    int code;

    if (arguments[0] == NULL) {
        fprintf(stderr, "%s",
                _("sekisho explain: which INPUT? Try 'sekisho explain "
                  "--help'.\n"));
        return SK_EXIT_USAGE;
    }
    inputs = sk_inputs_collect(arguments, &error);
    if (inputs == NULL)
        return sk_cli_fail("explain", SK_EXIT_USAGE, error);
    run.is_table =
        arguments[1] != NULL || g_file_test(arguments[0], G_FILE_TEST_IS_DIR);
    problem = usage_problem(explain, &run);
    if (problem != NULL) {
        fprintf(stderr, "sekisho explain: %s\n", problem);
        return SK_EXIT_USAGE;
    }
    code = start_and_explain(&run, inputs);
    for (guint i = 0; i < run.n; i++)
        sk_engine_stop(&run.engines[i]);
    return code;
}

static void
explain_clear(SkExplain *explain)
{
    g_strfreev(explain->to);
    g_free(explain->as_word);
    g_free(explain->policy);
    g_free(explain->profile);
    g_free(explain->client);
    g_free(explain->from);
    g_free(explain->key);
    g_free(explain->other);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkExplain, explain_clear)

static gboolean
parse(SkExplain *explain, int *argc, char ***argv)
{
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &explain->policy,
          N_("policy file"), "POLICY" },
        { "profile", 0, 0, G_OPTION_ARG_STRING, &explain->profile,
          N_("profile, where no --to decides it"), "NAME" },
        { "client", 0, 0, G_OPTION_ARG_STRING, &explain->client,
          N_("address of the client that brings the mail"), "IP" },
        { "from", 0, 0, G_OPTION_ARG_STRING, &explain->from,
          N_("envelope sender; \"<>\" for a bounce, which is never untouched"),
          "A" },
        { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &explain->to,
          N_("envelope recipient; may be given more than once"), "B" },
        { "as", 0, 0, G_OPTION_ARG_STRING, &explain->as_word,
          N_("what INPUT is (default: auto)"), "mail|file|auto" },
        { "site-key", 0, 0, G_OPTION_ARG_FILENAME, &explain->key,
          N_("the gateway's site key"), "FILE" },
        { "diff", 0, 0, G_OPTION_ARG_FILENAME, &explain->other,
          N_("say also what this policy would do otherwise"), "OTHER" },
        { "json", 0, 0, G_OPTION_ARG_NONE, &explain->json,
          N_("each input as a line of JSON"), NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!sk_cli_parse("explain", "INPUT…", summary, entries, argc, argv))
        return FALSE;
    if (explain->client != NULL && !sk_cli_is_client(explain->client)) {
        fprintf(stderr, _("sekisho explain: \"%s\" is no IP address\n"),
                explain->client);
        return FALSE;
    }
    if (!sk_as_parse(explain->as_word, &explain->as)) {
        fprintf(stderr, "%s",
                _("sekisho explain: --as is mail, file or auto\n"));
        return FALSE;
    }
    return TRUE;
}

int
sk_cli_explain(int argc, char **argv)
{
    g_auto(SkExplain) explain = { 0 };

    return parse(&explain, &argc, &argv) ? run_arguments(&explain, argv + 1)
                                         : SK_EXIT_USAGE;
}

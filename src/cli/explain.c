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
#include "cli/cli.h"
#include "cli/explain_parts.h"
#include "cli/input.h"
#include "cli/policy.h"

typedef struct {
    char *policy, *profile, *client, *from, *key, *as_word;
    char **to;
    SkAs as;
    gboolean colour;
} Explain;

static const char summary[] =
    "Shows what would become of FILE, a mail or a file: the crossing its\n"
    "recipients take, the tree of its parts, for each part what it is and how "
    "that\n"
    "was found, what is done, which rules were asked and which line of the "
    "policy\n"
    "decides; and how much of each limit was used.\n\n"
    "Exit status: 0 it would cross, 1 it would be withheld or refused, 2 "
    "wrong\n"
    "usage or policy, 75 fault.";

#define BOLD  "\033[1m"
#define PLAIN "\033[0m"

static void
print_title(const Explain *explain, const char *title)
{
    printf("%s%s%s\n", explain->colour ? BOLD : "", title,
           explain->colour ? PLAIN : "");
}

static const char *
route_word(const SkRoute *route)
{
    switch (route->kind) {
    case SK_ROUTE_SAME_ZONE:
        return "same zone, untouched";
    case SK_ROUTE_CROSSING:
        return "crosses";
    case SK_ROUTE_REFUSED:
    default:
        return "refused";
    }
}

/* Finds the routes of all recipients. The policy of the first crossing goes to
 * @policy. Returns FALSE if no recipient crosses zones. */
static gboolean
explain_routes(const Explain *explain, const SkEngine *engine,
               const SkPolicy **policy, gboolean *refused)
{
    SkSource source =
        sk_cli_source(engine->file, explain->client, NULL, explain->from);
    gboolean crosses = FALSE;

    print_title(explain, "Recipients");
    printf("  from zone %s (client %s, proof: %s)\n",
           source.zone ? source.zone : "(none)",
           explain->client ? explain->client : "any",
           sk_proof_word(source.proof));
    for (guint i = 0; explain->to[i] != NULL; i++) {
        SkRoute route =
            sk_policy_file_route(engine->file, &source, explain->to[i]);

        printf("  %s: %s", explain->to[i], route_word(&route));
        if (route.kind == SK_ROUTE_REFUSED)
            printf(": %s", sk_reason_word(route.reason));
        if (route.kind == SK_ROUTE_CROSSING)
            printf(", profile %s", route.policy->name);
        printf("  [%s]\n", route.rule ? route.rule : "default");
        *refused = *refused || route.kind == SK_ROUTE_REFUSED;
        if (route.kind == SK_ROUTE_CROSSING && !crosses)
            *policy = route.policy;
        crosses = crosses || route.kind == SK_ROUTE_CROSSING;
    }
    return crosses;
}

static void
print_words(const char *title, const GPtrArray *words)
{
    if (words->len == 0)
        return;
    printf("  %s:", title);
    for (guint i = 0; i < words->len; i++)
        printf(" %s", (char *)words->pdata[i]);
    printf("\n");
}

static void
print_report(const Explain *explain, const SkPolicy *policy,
             const SkReport *report, guint64 input_bytes)
{
    print_title(explain, "Mail");
    if (report->untidy->len + report->ambiguous->len + report->notes->len +
            report->headers->len ==
        0)
        printf("  nothing unusual\n");
    print_words("untidy", report->untidy);
    print_words("ambiguous", report->ambiguous);
    for (guint i = 0; i < report->notes->len; i++) {
        const SkCount *note = report->notes->pdata[i];

        printf("  note: %s × %u\n", note->what, note->count);
    }
    for (guint i = 0; i < report->headers->len; i++) {
        const SkHeaderChange *change = report->headers->pdata[i];

        printf("  header %s %s\n", change->name, change->action);
    }
    print_title(explain, "Parts");
    sk_explain_parts(policy, report, input_bytes);
}

static void
print_result(const SkPolicy *policy, const SkOutcome *outcome)
{
    const char *rule = outcome->reason == SK_REASON_AMBIGUOUS
                           ? sk_policy_origin(policy, "ambiguous")
                           : NULL;

    printf("  %s", sk_verdict_word(outcome->verdict));
    if (outcome->verdict == SK_VERDICT_WITHHELD)
        printf(": %s", sk_reason_word(outcome->reason));
    if (rule != NULL)
        printf(" [%s]", rule);
    printf(", profile %s, receipt %s\n", policy->name, outcome->receipt);
}

static int
explain_mail(const Explain *explain, const SkEngine *engine,
             const SkPolicy *policy, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_auto(SkOutcome) outcome = { 0 };
    SkInput input = { .path = (char *)path, .relative = (char *)path };
    SkPassage passage = { .task = SK_TASK_CLEAN,
                          .policy = policy,
                          .site_key = &engine->site_key,
                          .file_name = path,
                          .cells = sk_cells_controls(&engine->cells) };
    g_autoptr(SkSpool) spool =
        sk_input_spool(&input, explain->as, &passage.kind, &error);

    passage.spool = spool;
    if (spool == NULL || !sk_gate_pass(&passage, &outcome, &error))
        return sk_cli_fail("explain", SK_EXIT_FAULT, error);
    print_report(explain, policy, outcome.report, sk_spool_len(spool));
    print_title(explain, "Limits");
    sk_explain_limits(policy, &outcome, sk_spool_len(spool));
    print_title(explain, "Result");
    print_result(policy, &outcome);
    return outcome.verdict == SK_VERDICT_WITHHELD ? SK_EXIT_WITHHELD
                                                  : SK_EXIT_OK;
}

static int
run(const Explain *explain, const char *path)
{
    g_autoptr(GError) error = NULL;
    const SkPolicy *policy;
    gboolean refused = FALSE;
    SkEngine engine;
    int code = SK_EXIT_OK;

    if (!sk_engine_start(&engine, explain->policy, explain->profile,
                         explain->key, &error))
        return sk_cli_fail("explain",
                           error->code == SK_ERROR_SANDBOX ? SK_EXIT_FAULT
                                                           : SK_EXIT_USAGE,
                           error);
    policy = engine.policy;
    if (explain->to == NULL ||
        explain_routes(explain, &engine, &policy, &refused))
        code = explain_mail(explain, &engine, policy, path);
    sk_engine_stop(&engine);
    return sk_cli_worse(code, refused ? SK_EXIT_WITHHELD : SK_EXIT_OK);
}

int
sk_cli_explain(int argc, char **argv)
{
    Explain explain = { 0 };
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &explain.policy,
          "policy file", "POLICY" },
        { "profile", 0, 0, G_OPTION_ARG_STRING, &explain.profile,
          "profile, where no --to decides it", "NAME" },
        { "client", 0, 0, G_OPTION_ARG_STRING, &explain.client,
          "address of the client that brings the mail", "IP" },
        { "from", 0, 0, G_OPTION_ARG_STRING, &explain.from,
          "envelope sender; \"<>\" for a bounce, which is never untouched",
          "A" },
        { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &explain.to,
          "envelope recipient; may be given more than once", "B" },
        { "as", 0, 0, G_OPTION_ARG_STRING, &explain.as_word,
          "what FILE is (default: auto)", "mail|file|auto" },
        { "site-key", 0, 0, G_OPTION_ARG_FILENAME, &explain.key,
          "the gateway's site key", "FILE" },
        G_OPTION_ENTRY_NULL,
    };
    int code;

    if (!sk_cli_parse("explain", "FILE", summary, entries, &argc, &argv))
        return SK_EXIT_USAGE;
    if (explain.client != NULL && !sk_cli_is_client(explain.client)) {
        fprintf(stderr, "sekisho explain: \"%s\" is no IP address\n",
                explain.client);
        return SK_EXIT_USAGE;
    }
    if (!sk_as_parse(explain.as_word, &explain.as)) {
        fprintf(stderr, "sekisho explain: --as is mail, file or auto\n");
        return SK_EXIT_USAGE;
    }
    if (argc == 2 && !g_str_equal(argv[1], "-") && access(argv[1], R_OK) != 0) {
        fprintf(stderr, "sekisho explain: %s: %s\n", argv[1],
                sk_i18n_error(errno));
        return SK_EXIT_USAGE;
    }
    if (argc != 2) {
        fprintf(stderr, "sekisho explain: one FILE, please. Try 'sekisho "
                        "explain --help'.\n");
        return SK_EXIT_USAGE;
    }
    explain.colour = isatty(STDOUT_FILENO) && g_getenv("NO_COLOR") == NULL;
    code = run(&explain, argv[1]);
    g_strfreev(explain.to);
    g_free(explain.as_word);
    g_free(explain.policy);
    g_free(explain.profile);
    g_free(explain.client);
    g_free(explain.from);
    g_free(explain.key);
    return code;
}

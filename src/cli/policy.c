/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy`: says whether a policy is right, what it means, and whether
 * the MTA around it keeps to it. `policy diff`, `policy show --message` and
 * `policy show --notice` start the worker and the inspector; the others start
 * no process but postconf.
 */
#include "cli/policy.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/mta.h"
#include "cli/page.h"
#include "cli/policy_check.h"
#include "cli/policy_options.h"

static void
options_clear(SkPolicyOptions *options)
{
    g_free(options->policy);
    g_free(options->mta);
    g_free(options->sendmail);
    g_free(options->from);
    g_strfreev(options->to);
    g_free(options->client);
    g_free(options->listener);
    g_free(options->profile);
    g_free(options->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkPolicyOptions, options_clear)

static const char help[] = N_(
    "Usage: sekisho policy check [[-p] POLICY] [--rules] [--json]\n"
    "                            [--mta DIR | --sendmail CF]\n"
    "       sekisho policy show  [[-p] POLICY] [--profile NAME]\n"
    "                            [--from ZONE-or-IP | --client IP] "
    "[--listener PORT]\n"
    "                            [--to ADDRESS-or-ZONE]\n"
    "       sekisho policy show  [[-p] POLICY] --message FILE [--client IP]\n"
    "                            [--from SENDER] [--to ADDRESS]…\n"
    "       sekisho policy show  [[-p] POLICY] [--profile NAME] --notice\n"
    "       sekisho policy diff  [--profile NAME] [--json] OLD NEW INPUT…\n"
    "       sekisho policy keys  [--json] [KEY]\n"
    "       sekisho policy new   FILE\n"
    "\n"
    "check  names every problem of a policy file, with file and line; with\n"
    "       --mta every setting of the Postfix in folder DIR (/etc/postfix), "
    "with\n"
    "       --sendmail of the sendmail.cf CF, that lets mail past the "
    "gateway or\n"
    "       changes its recipients afterwards; with --rules how far it meets "
    "the\n"
    "       rules of municipal security policies (L1 to L15).\n"
    "show   prints the settings in effect and where each was said: all, of a\n"
    "       profile, or for mail from a client or zone to an address or "
    "zone;\n"
    "       with --message for the mail in FILE, and why; with --notice what "
    "staff\n"
    "       will read when something was taken out or a mail was held back.\n"
    "diff   cleans mails and files under two policies and lists what would "
    "come\n"
    "       out differently.\n"
    "keys   lists every key that a policy may hold, with its default.\n"
    "new    asks six questions and writes a checked policy with comments.\n"
    "\n"
    "Without POLICY: %s if there is one, else the built-in "
    "policy.\n"
    "Exit code: 0 nothing to object to, 1 problems found, 2 usage.\n");

/* ---- check -------------------------------------------------------------- */

static void
print_finding(const SkMtaFinding *finding)
{
    g_autofree char *head =
        g_strdup_printf("%s: %s = %s", finding->where, finding->setting,
                        *finding->value ? finding->value : _("(empty)"));
    g_autofree char *instead = sk_i18n_said(finding->instead);

    sk_print_bold(stdout, head);
    printf(_("\n    %s.\n    set: %s\n"), _(finding->why), instead);
}

static int
check_mta(const SkPolicyOptions *options, const SkPolicyFile *file)
{
    g_autoptr(GPtrArray) findings = sk_mta_findings_new();
    g_autoptr(GError) error = NULL;
    const char *name = options->mta ? options->mta : options->sendmail;
    gboolean asked =
        options->mta != NULL
            ? sk_mta_check_postfix(options->mta, file, findings, &error)
            : sk_mta_check_sendmail(options->sendmail, file, findings, &error);

    if (!asked) {
        return sk_cli_fail("policy check", SK_POLICY_USAGE, error);
    }
    for (guint i = 0; i < findings->len; i++)
        print_finding(g_ptr_array_index(findings, i));
    if (options->sendmail != NULL)
        printf("%s", _("note: sendmail(1) run with this file itself, and "
                       "bounces, pass no milter; local programs\n      must "
                       "submit by submit.cf.\n"));
    printf(P_("%s: %u setting lets mail past the gateway or changes it "
              "afterwards\n",
              "%s: %u settings let mail past the gateway or change it "
              "afterwards\n",
              findings->len),
           name, findings->len);
    return findings->len > 0 ? SK_POLICY_PROBLEMS : SK_POLICY_GOOD;
}

static int
check_as_json(const SkPolicyOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_cli_read(options, &error);
    g_autofree char *json =
        sk_policy_check_json(file, error != NULL ? error->message : "");

    puts(json);
    return file != NULL ? SK_POLICY_GOOD : SK_POLICY_PROBLEMS;
}

/* Loads the policy that is tried beside @file (milter.candidate) and says what
 * it would be tried on. Returns FALSE, after it has said why, if that policy
 * cannot be loaded. */
static gboolean
check_candidate(const SkPolicyOptions *options, const SkPolicyFile *file)
{
    g_autofree char *path = sk_policy_file_candidate(file, options->policy);
    g_autoptr(SkPolicyFile) candidate = NULL;
    g_autoptr(GError) error = NULL;

    if (path == NULL)
        return TRUE;
    candidate = sk_policy_file_load(path, &error);
    if (candidate == NULL) {
        g_autofree char *said = sk_i18n_said(error->message);

        fprintf(stderr, "%s\n", said);
        return FALSE;
    }
    printf(_("candidate %s: no problems; %u%% of the mails, %u%% of a "
             "processor, %s\n"),
           sk_policy_file_files(candidate)[0],
           sk_policy_file_candidate_share(file),
           sk_policy_file_candidate_cpu(file), sk_policy_file_hash(candidate));
    return TRUE;
}

static int
check(const SkPolicyOptions *options)
{
    g_autoptr(SkPolicyFile) file = NULL;

    if (options->json)
        return check_as_json(options);
    file = sk_policy_cli_load(options);
    if (file == NULL || !check_candidate(options, file))
        return SK_POLICY_PROBLEMS;
    sk_policy_check_print(file, options->rules);
    if (options->mta != NULL || options->sendmail != NULL)
        return check_mta(options, file);
    return SK_POLICY_GOOD;
}

/* ---- the command -------------------------------------------------------- */

#define TEXT_OPTION(name, letter, place)                                       \
    {                                                                          \
        name, letter, 0, G_OPTION_ARG_FILENAME, place, NULL, NULL              \
    }

static gboolean
parse(SkPolicyOptions *o, gboolean checks, int *argc, char ***argv,
      GError **error)
{
    const GOptionEntry check_entries[] = {
        TEXT_OPTION("policy", 'p', &o->policy),
        TEXT_OPTION("mta", 0, &o->mta),
        TEXT_OPTION("sendmail", 0, &o->sendmail),
        { "rules", 0, 0, G_OPTION_ARG_NONE, &o->rules, NULL, NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &o->json, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry show_entries[] = {
        TEXT_OPTION("policy", 'p', &o->policy),
        TEXT_OPTION("from", 0, &o->from),
        { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->to, NULL, NULL },
        TEXT_OPTION("client", 0, &o->client),
        TEXT_OPTION("listener", 0, &o->listener),
        TEXT_OPTION("profile", 0, &o->profile),
        TEXT_OPTION("message", 0, &o->message),
        { "notice", 0, 0, G_OPTION_ARG_NONE, &o->notice, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(
        context, checks ? check_entries : show_entries, NULL);
    if (!g_option_context_parse(context, argc, argv, error))
        return FALSE;
    /* The policy may stand without -p. */
    if (*argc == 2 && o->policy == NULL)
        o->policy = g_strdup((*argv)[1]);
    else if (*argc > 1) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "what is \"%s\"?",
                    (*argv)[*argc - 1]);
        return FALSE;
    }
    if (o->mta != NULL && o->sendmail != NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "--mta or --sendmail, not both");
        return FALSE;
    }
    if (o->json && (o->mta != NULL || o->sendmail != NULL)) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "--json is about the policy alone; leave out the MTA");
        return FALSE;
    }
    return TRUE;
}

int
sk_cli_policy(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    gboolean checks = strcmp(command, "check") == 0;
    g_auto(SkPolicyOptions) options = { 0 };
    g_autoptr(GError) error = NULL;

    if (strcmp(command, "diff") == 0)
        return sk_policy_cli_diff(argc - 1, argv + 1);
    if (strcmp(command, "keys") == 0)
        return sk_policy_cli_keys(argc - 1, argv + 1);
    if (strcmp(command, "new") == 0)
        return sk_policy_cli_new(argc - 1, argv + 1);
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            printf(_(help), DEFAULT_POLICY);
            return SK_POLICY_GOOD;
        }
    if (!checks && strcmp(command, "show") != 0) {
        if (*command != '\0')
            fprintf(stderr, _("sekisho policy: no command \"%s\". "), command);
        else
            fprintf(stderr,
                    _("sekisho policy: check, show, diff, keys or new? "));
        fprintf(stderr, _("Try 'sekisho %s --help'.\n"), "policy");
        return SK_POLICY_USAGE;
    }
    argc--;
    argv++;
    if (!parse(&options, checks, &argc, &argv, &error)) {
        g_autofree char *name = g_strconcat("policy ", command, NULL);

        return sk_cli_fail(name, SK_POLICY_USAGE, error);
    }
    return checks ? check(&options) : sk_policy_cli_show(&options);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy`: is a policy right, what does it mean, and does the MTA
 * around it keep to it. Cleans nothing and starts no process but postconf.
 */
#include "cli/policy.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/mta.h"
#include "core/policy-file.h"

#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"

enum { GOOD = 0, PROBLEMS = 1, USAGE = 2 };

typedef struct {
    char *policy;
    char *mta, *sendmail;                          /* check */
    char *from, *to, *client, *listener, *profile; /* show */
} Options;

static void
options_clear(Options *options)
{
    g_free(options->policy);
    g_free(options->mta);
    g_free(options->sendmail);
    g_free(options->from);
    g_free(options->to);
    g_free(options->client);
    g_free(options->listener);
    g_free(options->profile);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const char help[] =
    "Usage: sekisho policy check [-p POLICY] [--mta DIR | --sendmail CF]\n"
    "       sekisho policy show  [-p POLICY] [--profile NAME]\n"
    "                            [--from ZONE-or-IP | --client IP] "
    "[--listener PORT]\n"
    "                            [--to ADDRESS-or-ZONE]\n"
    "\n"
    "check  names every problem of a policy file, with file and line; with\n"
    "       --mta every setting of the Postfix in folder DIR (/etc/postfix), "
    "with\n"
    "       --sendmail of the sendmail.cf CF, that lets mail past the "
    "gateway or\n"
    "       changes its recipients afterwards.\n"
    "show   prints the settings in effect and where each was said: all, of a\n"
    "       profile, or for mail from a client or zone to an address or "
    "zone.\n"
    "\n"
    "Without -p: " DEFAULT_POLICY " if there is one, else the built-in "
    "policy.\n"
    "Exit code: 0 nothing to object to, 1 problems found, 2 usage.\n";

static gboolean
is_colourful(FILE *to)
{
    return isatty(fileno(to)) && g_getenv("NO_COLOR") == NULL;
}

static void
print_bold(FILE *to, const char *text)
{
    if (is_colourful(to))
        fprintf(to, "\033[1m%s\033[0m", text);
    else
        fputs(text, to);
}

/* NULL after having said why on stderr. */
static SkPolicyFile *
load(const Options *options)
{
    const char *path = options->policy;
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file;

    if (path == NULL && g_file_test(DEFAULT_POLICY, G_FILE_TEST_EXISTS))
        path = DEFAULT_POLICY;
    file = sk_policy_file_load(path, &error);
    if (file == NULL)
        fprintf(stderr, "%s\n", error->message);
    return file;
}

/* ---- check -------------------------------------------------------------- */

static void
print_finding(const SkMtaFinding *finding)
{
    g_autofree char *head =
        g_strdup_printf("%s: %s = %s", finding->where, finding->setting,
                        *finding->value ? finding->value : "(empty)");

    print_bold(stdout, head);
    printf("\n    %s.\n    set: %s\n", finding->why, finding->instead);
}

static int
check_mta(const Options *options, const SkPolicyFile *file)
{
    g_autoptr(GPtrArray) findings = sk_mta_findings_new();
    g_autoptr(GError) error = NULL;
    const char *name = options->mta ? options->mta : options->sendmail;
    gboolean asked =
        options->mta != NULL
            ? sk_mta_check_postfix(options->mta, file, findings, &error)
            : sk_mta_check_sendmail(options->sendmail, file, findings, &error);

    if (!asked) {
        fprintf(stderr, "sekisho policy check: %s\n", error->message);
        return USAGE;
    }
    for (guint i = 0; i < findings->len; i++)
        print_finding(g_ptr_array_index(findings, i));
    if (options->sendmail != NULL)
        printf("note: sendmail(1) run with this file itself, and bounces, "
               "pass no milter; local programs\n      must submit by "
               "submit.cf.\n");
    printf("%s: %u %s\n", name, findings->len,
           findings->len == 1 ? "setting lets mail past the gateway or "
                                "changes it afterwards"
                              : "settings let mail past the gateway or "
                                "change it afterwards");
    return findings->len > 0 ? PROBLEMS : GOOD;
}

static int
check(const Options *options)
{
    g_autoptr(SkPolicyFile) file = load(options);
    const char *const *notes;
    guint zones = 0;

    if (file == NULL)
        return PROBLEMS;
    notes = sk_policy_file_notes(file);
    for (guint i = 0; notes[i] != NULL; i++)
        printf("note: %s\n", notes[i]);
    while (sk_policy_file_zone_name(file, zones) != NULL)
        zones++;
    printf("%s: no problems; %u %s, %s\n", sk_policy_file_files(file)[0], zones,
           zones == 1 ? "zone" : "zones", sk_policy_file_hash(file));
    if (options->mta != NULL || options->sendmail != NULL)
        return check_mta(options, file);
    return GOOD;
}

/* ---- show --------------------------------------------------------------- */

static void
print_policy(const SkPolicyFile *file, const SkPolicy *policy)
{
    g_autofree char *text = sk_policy_file_show(file, policy);

    fputs(text, stdout);
}

static void
print_route(const SkRoute *route)
{
    g_autofree char *head =
        g_strdup_printf("%s -> %s: ", route->from ? route->from : "(nobody)",
                        route->to ? route->to : "(nowhere)");

    print_bold(stdout, head);
    if (route->kind == SK_ROUTE_SAME_ZONE)
        printf("same zone, untouched");
    else if (route->kind == SK_ROUTE_CROSSING)
        printf("crosses, cleaned by profile \"%s\", withheld mail: %s",
               route->policy->name,
               route->withheld == SK_WITHHELD_NOTICE ? "notice" : "refuse");
    else
        printf("refused (%s)", sk_reason_word(route->reason));
    printf("%s%s\n", route->rule ? "   # " : "",
           route->rule ? route->rule : "");
}

/* All pairs of zones. */
static void
print_routes(const SkPolicyFile *file)
{
    const char *from, *to;

    for (guint i = 0; (from = sk_policy_file_zone_name(file, i)); i++)
        for (guint j = 0; (to = sk_policy_file_zone_name(file, j)); j++) {
            SkRoute route = sk_policy_file_crossing(file, from, to);

            if (i != j)
                print_route(&route);
        }
}

static gboolean
is_zone(const SkPolicyFile *file, const char *name)
{
    return sk_policy_file_zone_domains(file, name) != NULL;
}

/* The zone --from or --client name; NULL when none. */
static const char *
source_zone(const SkPolicyFile *file, const Options *options)
{
    const char *said = options->client ? options->client : options->from;

    if (said == NULL || (options->client == NULL && is_zone(file, said)))
        return said;
    return sk_policy_file_source_zone(file, said, options->listener);
}

/* check_ends: what was misspelt is not to look like mail that is refused. */
static gboolean
check_ends(const SkPolicyFile *file, const Options *options)
{
    const char *from = options->client ? options->client : options->from;
    const char *to = options->to;

    if (from != NULL && !sk_cli_is_client(from) &&
        (options->client != NULL || !is_zone(file, from))) {
        fprintf(stderr, "sekisho policy show: \"%s\" is no IP address%s\n",
                from, options->client ? "" : " and no zone of this policy");
        return FALSE;
    }
    if (to == NULL || is_zone(file, to) || strchr(to, '@') != NULL)
        return TRUE;
    fprintf(stderr,
            "sekisho policy show: \"%s\" is no address and no zone of "
            "this policy\n",
            to);
    return FALSE;
}

static int
show_source(const SkPolicyFile *file, const Options *options)
{
    const char *zone = source_zone(file, options);

    printf("%s belongs to zone %s\n",
           options->client ? options->client : options->from,
           zone ? zone : "(none): its mail is refused");
    for (guint i = 0; zone && sk_policy_file_zone_name(file, i); i++) {
        SkRoute route = sk_policy_file_crossing(
            file, zone, sk_policy_file_zone_name(file, i));

        print_route(&route);
    }
    return GOOD;
}

static int
show_route(const SkPolicyFile *file, const Options *options)
{
    const char *from = source_zone(file, options);
    SkRoute route;

    if (options->from == NULL && options->client == NULL) {
        fprintf(stderr, "sekisho policy show: --to needs --from or "
                        "--client\n");
        return USAGE;
    }
    route = is_zone(file, options->to)
                ? sk_policy_file_crossing(file, from, options->to)
                : sk_policy_file_route(file, from, options->to);
    print_route(&route);
    if (route.kind == SK_ROUTE_CROSSING)
        print_policy(file, route.policy);
    return GOOD;
}

static void
show_all(const SkPolicyFile *file)
{
    const char *const *files = sk_policy_file_files(file);
    g_autofree char *all = g_strjoinv(" ", (char **)files);

    printf("# policy %s of %s\n", sk_policy_file_hash(file), all);
    print_routes(file);
    for (guint i = 0; sk_policy_file_profile_at(file, i) != NULL; i++) {
        printf("\n");
        print_policy(file, sk_policy_file_profile_at(file, i));
    }
    printf("\nmilter.socket = \"%s\";\nmilter.report = \"%s\";\n"
           "milter.site-key = \"%s\";\nmilter.workers = %u;\n"
           "milter.queue = %u;\n",
           sk_policy_file_milter_socket(file), sk_policy_file_report_path(file),
           sk_policy_file_site_key_path(file), sk_policy_file_workers(file),
           sk_policy_file_queue(file));
}

static int
show(const Options *options)
{
    g_autoptr(SkPolicyFile) file = load(options);
    const SkPolicy *policy;

    if (file == NULL)
        return PROBLEMS;
    if (!check_ends(file, options))
        return USAGE;
    if (options->to != NULL)
        return show_route(file, options);
    if (options->from != NULL || options->client != NULL)
        return show_source(file, options);
    if (options->profile == NULL) {
        show_all(file);
        return GOOD;
    }
    policy = sk_policy_file_profile(file, options->profile);
    if (policy == NULL) {
        fprintf(stderr, "sekisho policy show: no profile \"%s\"\n",
                options->profile);
        return USAGE;
    }
    print_policy(file, policy);
    return GOOD;
}

/* ---- the command -------------------------------------------------------- */

#define TEXT_OPTION(name, letter, place)                                       \
    {                                                                          \
        name, letter, 0, G_OPTION_ARG_FILENAME, place, NULL, NULL              \
    }

static gboolean
parse(Options *o, gboolean checks, int *argc, char ***argv, GError **error)
{
    const GOptionEntry check_entries[] = {
        TEXT_OPTION("policy", 'p', &o->policy),
        TEXT_OPTION("mta", 0, &o->mta),
        TEXT_OPTION("sendmail", 0, &o->sendmail),
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry show_entries[] = {
        TEXT_OPTION("policy", 'p', &o->policy),
        TEXT_OPTION("from", 0, &o->from),
        TEXT_OPTION("to", 0, &o->to),
        TEXT_OPTION("client", 0, &o->client),
        TEXT_OPTION("listener", 0, &o->listener),
        TEXT_OPTION("profile", 0, &o->profile),
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(
        context, checks ? check_entries : show_entries, NULL);
    if (!g_option_context_parse(context, argc, argv, error))
        return FALSE;
    if (*argc > 1) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "what is \"%s\"?",
                    (*argv)[1]);
        return FALSE;
    }
    if (o->mta != NULL && o->sendmail != NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "--mta or --sendmail, not both");
        return FALSE;
    }
    return TRUE;
}

int
sk_cli_policy(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    gboolean checks = strcmp(command, "check") == 0;
    g_auto(Options) options = { 0 };
    g_autoptr(GError) error = NULL;

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(help, stdout);
            return GOOD;
        }
    if (!checks && strcmp(command, "show") != 0) {
        fprintf(stderr, "sekisho policy: %s%s%s Try 'sekisho policy --help'.\n",
                *command ? "no command \"" : "check or show?", command,
                *command ? "\"." : "");
        return USAGE;
    }
    argc--;
    argv++;
    if (!parse(&options, checks, &argc, &argv, &error)) {
        fprintf(stderr, "sekisho policy %s: %s\n", command, error->message);
        return USAGE;
    }
    return checks ? check(&options) : show(&options);
}

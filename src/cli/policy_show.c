/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy show`: prints the settings in effect, or what becomes of mail
 * from a client to an address, with the lines of the policy that decide it.
 */
#include <stdio.h>
#include <string.h>

#include "cli/page.h"
#include "cli/policy.h"
#include "cli/policy_options.h"

SkPolicyFile *
sk_policy_cli_read(const SkPolicyOptions *options, GError **error)
{
    const char *path = options->policy;

    if (path == NULL && g_file_test(DEFAULT_POLICY, G_FILE_TEST_EXISTS))
        path = DEFAULT_POLICY;
    return sk_policy_file_load(path, error);
}

SkPolicyFile *
sk_policy_cli_load(const SkPolicyOptions *options)
{
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_cli_read(options, &error);

    if (file == NULL) {
        g_autofree char *said = sk_i18n_said(error->message);

        fprintf(stderr, "%s\n", said);
    }
    return file;
}

void
sk_policy_cli_print(const SkPolicyFile *file, const SkPolicy *policy)
{
    g_autofree char *text = sk_policy_file_show(file, policy);

    fputs(text, stdout);
}

static void
print_route(const SkRoute *route)
{
    g_autofree char *head =
        g_strdup_printf("%s -> %s: ", route->from ? route->from : _("(nobody)"),
                        route->to ? route->to : _("(nowhere)"));

    sk_print_bold(stdout, head);
    if (route->kind == SK_ROUTE_SAME_ZONE)
        printf("%s", _("same zone, untouched when its listed clients send it, "
                       "with a sender"));
    else if (route->kind == SK_ROUTE_CROSSING)
        printf(route->withheld == SK_WITHHELD_NOTICE
                   ? _("crosses, cleaned by profile \"%s\", withheld mail: "
                       "notice")
                   : _("crosses, cleaned by profile \"%s\", withheld mail: "
                       "refuse"),
               route->policy->name);
    else
        printf(_("refused (%s)"), sk_reason_word(route->reason));
    printf("%s%s\n", route->rule ? "   # " : "",
           route->rule ? route->rule : "");
}

static gboolean
is_zone(const SkPolicyFile *file, const char *name)
{
    return sk_policy_file_zone_domains(file, name) != NULL;
}

/* Finds the route from @from to the address or zone @to. */
static SkRoute
route_to(const SkPolicyFile *file, const SkSource *from, const char *to)
{
    return is_zone(file, to) ? sk_policy_file_crossing(file, from, to)
                             : sk_policy_file_route(file, from, to);
}

/* Prints what becomes of mail whose content may come from another zone than its
 * client's, if that differs from @route. */
static void
print_null_sender(const SkPolicyFile *file, const SkSource *from,
                  const char *to, const SkRoute *route)
{
    SkSource unproven = { from->zone, SK_PROOF_NULL_SENDER };
    SkRoute other = route_to(file, &unproven, to);

    if (sk_route_same(route, &other))
        return;
    printf("    %s\n    ", _("null sender, bounce, unlisted client, the "
                             "gateway itself:"));
    print_route(&other);
}

static void
print_routes_of(const SkPolicyFile *file, const SkSource *from, const char *to)
{
    SkRoute route = sk_policy_file_crossing(file, from, to);

    print_route(&route);
    print_null_sender(file, from, to, &route);
}

/* Prints why mail of this client does not pass untouched in its own zone. */
static void
print_unproven(const SkSource *from)
{
    if (from->zone != NULL && from->proof != SK_PROOF_NETWORK)
        printf(_("nothing proves that its mail begins in zone %s (%s): none of "
                 "it is untouched there\n"),
               from->zone, sk_proof_word(from->proof));
}

/* Prints the routes of all pairs of zones. */
static void
print_routes(const SkPolicyFile *file)
{
    const char *from, *to;

    for (guint i = 0; (from = sk_policy_file_zone_name(file, i)); i++)
        for (guint j = 0; (to = sk_policy_file_zone_name(file, j)); j++) {
            SkSource source = { from, SK_PROOF_NETWORK };
            SkRoute route = sk_policy_file_crossing(file, &source, to);

            print_route(&route);
            print_null_sender(file, &source, to, &route);
        }
}

/* Returns the source that --from or --client names. A zone stands for a client
 * that is proven to belong to it. */
static SkSource
source_of(const SkPolicyFile *file, const SkPolicyOptions *options)
{
    const char *said = options->client ? options->client : options->from;
    SkClient client = { .address = said, .listener = options->listener };

    if (said == NULL || (options->client == NULL && is_zone(file, said)))
        return (SkSource){ said, SK_PROOF_NETWORK };
    return sk_policy_file_source(file, &client);
}

/* Checks the names given. A misspelt one must not look like mail that is
 * refused. */
static gboolean
check_ends(const SkPolicyFile *file, const SkPolicyOptions *options)
{
    const char *from = options->client ? options->client : options->from;
    const char *to = options->to != NULL ? options->to[0] : NULL;

    if (from != NULL && !sk_cli_is_client(from) &&
        (options->client != NULL || !is_zone(file, from))) {
        fprintf(stderr,
                options->client
                    ? _("sekisho policy show: \"%s\" is no IP address\n")
                    : _("sekisho policy show: \"%s\" is no IP address and no "
                        "zone of this policy\n"),
                from);
        return FALSE;
    }
    if (to != NULL && options->to[1] != NULL) {
        fprintf(stderr, "%s",
                _("sekisho policy show: several --to need --message\n"));
        return FALSE;
    }
    if (to == NULL || is_zone(file, to) || strchr(to, '@') != NULL)
        return TRUE;
    fprintf(stderr,
            _("sekisho policy show: \"%s\" is no address and no zone of "
              "this policy\n"),
            to);
    return FALSE;
}

static int
show_source(const SkPolicyFile *file, const SkPolicyOptions *options)
{
    SkSource from = source_of(file, options);

    printf(_("%s belongs to zone %s\n"),
           options->client ? options->client : options->from,
           from.zone ? from.zone : _("(none): its mail is refused"));
    for (guint i = 0; from.zone && sk_policy_file_zone_name(file, i); i++)
        print_routes_of(file, &from, sk_policy_file_zone_name(file, i));
    print_unproven(&from);
    return SK_POLICY_GOOD;
}

static int
show_route(const SkPolicyFile *file, const SkPolicyOptions *options)
{
    SkSource from = source_of(file, options);
    SkRoute route;

    if (options->from == NULL && options->client == NULL) {
        fprintf(stderr, "%s",
                _("sekisho policy show: --to needs --from or --client\n"));
        return SK_POLICY_USAGE;
    }
    route = route_to(file, &from, options->to[0]);
    print_route(&route);
    print_null_sender(file, &from, options->to[0], &route);
    print_unproven(&from);
    if (route.kind == SK_ROUTE_CROSSING)
        sk_policy_cli_print(file, route.policy);
    return SK_POLICY_GOOD;
}

static void
show_all(const SkPolicyFile *file, const char *path)
{
    const char *const *files = sk_policy_file_files(file);
    g_autofree char *all = g_strjoinv(" ", (char **)files);
    g_autofree char *candidate = sk_policy_file_candidate(file, path);

    printf("# policy %s of %s\n", sk_policy_file_hash(file), all);
    print_routes(file);
    for (guint i = 0; sk_policy_file_profile_at(file, i) != NULL; i++) {
        printf("\n");
        sk_policy_cli_print(file, sk_policy_file_profile_at(file, i));
    }
    printf("\nmilter.socket = \"%s\";\nmilter.report = \"%s\";\n"
           "milter.site-key = \"%s\";\nmilter.workers = %u;\n"
           "milter.queue = %u;\nmilter.candidate = \"%s\";\n"
           "milter.candidate-share = %u;\nmilter.candidate-cpu = %u;\n",
           sk_policy_file_milter_socket(file), sk_policy_file_report_path(file),
           sk_policy_file_site_key_path(file), sk_policy_file_workers(file),
           sk_policy_file_queue(file), candidate != NULL ? candidate : "",
           sk_policy_file_candidate_share(file),
           sk_policy_file_candidate_cpu(file));
}

int
sk_policy_cli_show(const SkPolicyOptions *options)
{
    g_autoptr(SkPolicyFile) file = sk_policy_cli_load(options);
    const SkPolicy *policy;

    if (file == NULL)
        return SK_POLICY_PROBLEMS;
    if (options->notice)
        return sk_policy_cli_show_notice(options);
    if (options->message != NULL)
        return sk_policy_cli_show_message(options);
    if (!check_ends(file, options))
        return SK_POLICY_USAGE;
    if (options->to != NULL)
        return show_route(file, options);
    if (options->from != NULL || options->client != NULL)
        return show_source(file, options);
    if (options->profile == NULL) {
        show_all(file, options->policy);
        return SK_POLICY_GOOD;
    }
    policy = sk_policy_file_profile(file, options->profile);
    if (policy == NULL) {
        fprintf(stderr, _("sekisho policy show: no profile \"%s\"\n"),
                options->profile);
        return SK_POLICY_USAGE;
    }
    sk_policy_cli_print(file, policy);
    return SK_POLICY_GOOD;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the command line of `sekisho setup`, tells the MTA of its new
 * configuration, and knows whom a test mail goes to (options.h).
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <sekisho/error.h>

#include "cli/cli.h"
#include "cli/doctor/probe.h"
#include "cli/mta_postfix.h"
#include "cli/setup/options.h"
#include "core/i18n.h"

#define PATH_POSTFIX  "/etc/postfix"
#define PATH_SENDMAIL "/etc/mail"
#define PATH_M4       "/usr/share/sendmail/cf"
#define PROBE_SECONDS 60

static const char summary[] =
    N_("Shows as a patch what is to be changed in the configuration of the MTA "
       "so that\n"
       "all mail meets the gateway, each change with its reason. Writes "
       "nothing without\n"
       "--apply. With it, keeps the former files beside the new ones, tells "
       "the MTA, runs\n"
       "`sekisho policy check --mta` and sends one test mail.\n\n"
       "Exit status: 0 nothing to change, or all is well after --apply; 1 "
       "changes are\n"
       "shown, or something is left to do; 2 wrong usage; 75 nothing could be "
       "written.");

void
sk_setup_options_clear(SkSetupOptions *options)
{
    g_free(options->policy);
    g_free(options->user);
    g_free(options->folder);
    g_free(options->m4_folder);
    g_free(options->probe);
    g_free(options->smtp);
    g_free(options->mail_log);
}

static gboolean
parse(SkSetupOptions *o, int *argc, char ***argv)
{
    const GOptionEntry entries[] = {
        { "config-dir", 0, 0, G_OPTION_ARG_FILENAME, &o->folder,
          N_("folder of the configuration (/etc/postfix, /etc/mail)"), "DIR" },
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &o->policy,
          N_("policy of the gateway"), "POLICY" },
        { "user", 0, 0, G_OPTION_ARG_STRING, &o->user,
          N_("user of the gateway (sekisho)"), "USER" },
        { "apply", 0, 0, G_OPTION_ARG_NONE, &o->apply,
          N_("write the changes, check them, send a test mail"), NULL },
        { "undo", 0, 0, G_OPTION_ARG_NONE, &o->undo,
          N_("put back what the last --apply changed"), NULL },
        { "probe", 0, 0, G_OPTION_ARG_STRING, &o->probe,
          N_("whom the test mail goes to (the inner postmaster)"), "ADDRESS" },
        { "no-probe", 0, 0, G_OPTION_ARG_NONE, &o->no_probe,
          N_("send no test mail"), NULL },
        { "no-reload", 0, 0, G_OPTION_ARG_NONE, &o->no_reload,
          N_("do not tell the MTA"), NULL },
        { "smtp", 0, 0, G_OPTION_ARG_STRING, &o->smtp,
          N_("where the MTA takes mail"), "HOST:PORT" },
        { "mail-log", 0, 0, G_OPTION_ARG_FILENAME, &o->mail_log,
          N_("log of the MTA"), "FILE" },
        { "timeout", 0, 0, G_OPTION_ARG_INT, &o->timeout,
          N_("seconds to wait for the test mail"), "N" },
        { "m4-dir", 0, 0, G_OPTION_ARG_FILENAME, &o->m4_folder,
          N_("sendmail: folder of its macros (/usr/share/sendmail/cf)"),
          "DIR" },
        { "json", 0, 0, G_OPTION_ARG_NONE, &o->json,
          N_("one line of JSON, for programs"), NULL },
        G_OPTION_ENTRY_NULL,
    };

    return sk_cli_parse("setup", "postfix|sendmail", summary, entries, argc,
                        argv);
}

static gboolean
complain(const char *why)
{
    fprintf(stderr, "sekisho setup: %s\n", why);
    return FALSE;
}

gboolean
sk_setup_options_read(SkSetupOptions *options, int *argc, char ***argv)
{
    options->timeout = PROBE_SECONDS;
    if (!parse(options, argc, argv))
        return FALSE;
    if (*argc == 2 && strcmp((*argv)[1], "postfix") == 0)
        options->mta = "postfix";
    else if (*argc == 2 && strcmp((*argv)[1], "sendmail") == 0)
        options->mta = "sendmail";
    else
        return complain(_("postfix or sendmail?"));
    if (options->apply && options->undo)
        return complain(_("--apply or --undo, not both"));
    if (options->timeout < 1 || options->timeout > 3600)
        return complain(_("--timeout takes 1 to 3600 seconds"));
    if (options->probe != NULL && !sk_probe_is_address(options->probe))
        return complain(_("--probe takes a mail address"));
    if (options->folder == NULL)
        options->folder =
            g_strdup(strcmp(options->mta, "postfix") == 0 ? PATH_POSTFIX
                                                          : PATH_SENDMAIL);
    if (options->user == NULL)
        options->user = g_strdup("sekisho");
    if (options->m4_folder == NULL)
        options->m4_folder = g_strdup(PATH_M4);
    return TRUE;
}

/* Returns the process id of the running daemon whose configuration is the file
 * @cf, or 0 if there is none. */
static pid_t
sendmail_pid(const char *cf)
{
    g_autofree char *text = NULL;
    g_autofree char *pid_path = NULL;
    g_autofree char *first = NULL;
    g_autofree char *name_path = NULL;
    g_autofree char *name = NULL;
    const char *option;
    gint64 pid;

    if (!g_file_get_contents(cf, &text, NULL, NULL))
        return 0;
    option = strstr(text, "\nO PidFile=");
    if (option == NULL)
        return 0;
    option += strlen("\nO PidFile=");
    pid_path = g_strndup(option, strcspn(option, "\n"));
    if (!g_file_get_contents(pid_path, &first, NULL, NULL))
        return 0;
    pid = g_ascii_strtoll(first, NULL, 10);
    name_path = g_strdup_printf("/proc/%" G_GINT64_FORMAT "/comm", pid);
    /* The number may belong to another process by now. */
    if (pid <= 1 || !g_file_get_contents(name_path, &name, NULL, NULL) ||
        !g_str_has_prefix(name, "sendmail"))
        return 0;
    return (pid_t)pid;
}

/* Sends SIGHUP to the daemon, upon which sendmail starts itself anew with its
 * new configuration. */
static gboolean
reload_sendmail(const SkSetupPlan *plan, char **said, GError **error)
{
    g_autofree char *cf = g_build_filename(plan->folder, "sendmail.cf", NULL);
    pid_t pid = sendmail_pid(cf);

    if (pid > 0 && kill(pid, SIGHUP) == 0) {
        *said = g_strdup(_("sendmail was told to start anew"));
        return TRUE;
    }
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "start sendmail anew, then run sekisho doctor --probe");
    return FALSE;
}

gboolean
sk_setup_reload(const SkSetupPlan *plan, char **said, GError **error)
{
    const char *reload[] = { "postfix", "-c", plan->folder, "reload", NULL };
    g_autofree char *out = NULL;

    if (strcmp(plan->mta, "sendmail") == 0)
        return reload_sendmail(plan, said, error);
    out = sk_postfix_run(reload, error);
    if (out == NULL)
        return FALSE;
    *said = g_strdup(_("Postfix was told of its new configuration"));
    return TRUE;
}

char *
sk_setup_postmaster(const SkPolicyFile *policy)
{
    SkSource outside = { NULL, SK_PROOF_NETWORK };
    const char *to;

    for (guint i = 0; (outside.zone = sk_policy_file_zone_name(policy, i)); i++)
        for (guint j = 0; (to = sk_policy_file_zone_name(policy, j)); j++) {
            const char *const *domains =
                sk_policy_file_zone_domains(policy, to);

            if (sk_policy_file_crossing(policy, &outside, to).kind ==
                    SK_ROUTE_CROSSING &&
                domains[0] != NULL && domains[0][0] != '.' &&
                domains[0][0] != '*')
                return g_strconcat("postmaster@", domains[0], NULL);
        }
    return NULL;
}

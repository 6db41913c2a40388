/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho status`: one screen about the running service, for people, and one
 * line with an exit status for monitoring. It asks the watcher of the service;
 * it needs no rights but to reach its socket.
 */
#include <math.h>
#include <stdio.h>

#include <sekisho/error.h>

#include "cli/cli.h"
#include "cli/report/prom.h"
#include "cli/report/status.h"

#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"
#define DEFAULT_SOCKET "unix:" SK_RUNDIR "/milter.sock.metrics"
#define EXIT_UNKNOWN   3

/* Where a figure begins to be a warning, and where it is more than that. */
#define FREE_WARN (1024.0 * 1024 * 1024)
#define FREE_BAD  (100.0 * 1024 * 1024)
#define LAG_WARN  100
/* so many faults within five minutes are bad, if they also are */
#define FAULTS_BAD  3
#define FAULTS_PART 0.1 /* at least this share of all mails */
#define MINUTE      60.0
#define HOUR        (60 * MINUTE)
#define DAY         (24 * HOUR)

static const char summary[] =
    N_("Shows how the running service is. For monitoring: --format nagios "
       "prints one line,\nand the exit status is 0 if all is well, 1 for a "
       "warning, 2 if mail does not\npass, 3 for a wrong option.");

static void
clear_finding(gpointer finding)
{
    g_free(((SkFinding *)finding)->text);
}

/* find: adds a finding. Takes @text. */
static void
find(SkStatus *status, SkLevel level, char *text)
{
    SkFinding finding = { level, text };

    g_array_append_val(status->findings, finding);
    status->worst = MAX(status->worst, level);
}

/* for_people: returns a duration in its largest unit, as a new string. */
static char *
for_people(double seconds)
{
    if (seconds < 2 * MINUTE)
        return g_strdup_printf(_("%.0f seconds"), seconds);
    if (seconds < 2 * HOUR)
        return g_strdup_printf(_("%.0f minutes"), floor(seconds / MINUTE));
    if (seconds < 2 * DAY)
        return g_strdup_printf(_("%.0f hours"), floor(seconds / HOUR));
    return g_strdup_printf(_("%.0f days"), floor(seconds / DAY));
}

static double
since(double then)
{
    double now = (double)(g_get_real_time() / G_USEC_PER_SEC);

    return MAX(now - then, 0);
}

/* ---- what is found ------------------------------------------------------ */

static void
look_at_service(SkStatus *status)
{
    g_autofree char *up = for_people(
        since(sk_status_value(status, "sekisho_start_timestamp_seconds")));
    double last =
        sk_status_value(status, "sekisho_last_passed_timestamp_seconds");
    g_autofree char *ago = for_people(since(last));

    if (sk_status_value(status, "sekisho_up") == 0)
        find(status, SK_BAD, g_strdup(_("no mail is taken: see the journal")));
    else
        find(status, SK_WELL,
             g_strdup_printf(_("mail is taken, up for %s"), up));
    if (sk_status_value(status, "sekisho_silence") > 0)
        find(status, SK_BAD,
             g_strdup_printf(_("nothing has passed for too long: %s"), ago));
    else if (last > 0)
        find(status, SK_WELL,
             g_strdup_printf(_("the last mail passed %s ago"), ago));
    else
        find(status, SK_WELL,
             g_strdup(_("no mail has passed since the start")));
}

static void
look_at_faults(SkStatus *status)
{
    double faults = sk_status_value(status, "sekisho_recent{what=\"faults\"}");
    double busy = sk_status_value(status, "sekisho_recent{what=\"busy\"}");
    double all = sk_status_value(status, "sekisho_recent{what=\"messages\"}");
    gboolean many = faults >= FAULTS_BAD && faults >= all * FAULTS_PART;

    if (faults > 0)
        find(status, many ? SK_BAD : SK_WARNING,
             g_strdup_printf(_("%.0f of %.0f mails of the last five minutes "
                               "met a fault (451)"),
                             faults, all));
    if (busy > 0)
        find(status, SK_WARNING,
             g_strdup_printf(_("%.0f of %.0f mails of the last five minutes "
                               "were told to come later (451)"),
                             busy, all));
    if (faults + busy == 0)
        find(status, SK_WELL,
             g_strdup_printf(_("%.0f mails in the last five minutes, no fault"),
                             all));
}

static void
look_at_report(SkStatus *status)
{
    double lag = sk_status_value(status, "sekisho_report_lag_lines");
    g_autofree char *size = NULL;
    double free_bytes;

    if (lag > LAG_WARN)
        find(status, SK_WARNING,
             g_strdup_printf(_("%.0f report lines wait for the disk"), lag));
    if (!sk_prom_value(status->text, "sekisho_report_free_bytes", &free_bytes))
        return;
    size = g_format_size_full((guint64)free_bytes, G_FORMAT_SIZE_IEC_UNITS);
    if (free_bytes < FREE_WARN)
        find(status, free_bytes < FREE_BAD ? SK_BAD : SK_WARNING,
             g_strdup_printf(_("the disk of the report file is nearly full: %s "
                               "left; without a report no mail passes"),
                             size));
    else
        find(status, SK_WELL,
             g_strdup_printf(_("room for the report file: %s"), size));
}

static void
look_at_policy(SkStatus *status)
{
    g_autofree char *age = for_people(
        since(sk_status_value(status, "sekisho_policy_loaded_timestamp_"
                                      "seconds")));

    if (sk_status_value(status, "sekisho_policy_last_reload_successful") == 0)
        find(status, SK_WARNING,
             g_strdup(_("the last reload failed, the policy before it is in "
                        "force: see the journal")));
    else
        find(status, SK_WELL,
             g_strdup_printf(_("the policy has been in force for %s"), age));
}

static void
look_at_queue(SkStatus *status)
{
    double waiting = sk_status_value(status, "sekisho_queue_waiting");
    double places = sk_status_value(status, "sekisho_queue_places");

    if (waiting > 0 && waiting >= places / 2)
        find(status, SK_WARNING,
             g_strdup_printf(_("%.0f mails wait for a worker, %.0f may"),
                             waiting, places));
}

/* ---- the command -------------------------------------------------------- */

/* socket_of: returns where the service serves its metrics, as a new string: as
 * the policy says, or if that cannot be read, where it is by default. */
static char *
socket_of(const char *policy)
{
    const char *path = policy != NULL ? policy : DEFAULT_POLICY;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(path, &error);
    char *where = file != NULL ? sk_policy_file_metrics(file, NULL) : NULL;

    return where != NULL ? where : g_strdup(DEFAULT_SOCKET);
}

static void
look(SkStatus *status, const char *where)
{
    g_autoptr(GError) error = NULL;

    status->text = sk_prom_fetch(where, &error);
    if (status->text == NULL) {
        find(status, SK_BAD,
             g_strdup_printf(_("the service does not answer at %s"),
                             error->message));
        return;
    }
    look_at_service(status);
    look_at_faults(status);
    look_at_queue(status);
    look_at_report(status);
    look_at_policy(status);
}

static int
run(const char *where, const char *format)
{
    SkStatus status = { .findings =
                            g_array_new(FALSE, FALSE, sizeof(SkFinding)) };

    g_array_set_clear_func(status.findings, clear_finding);
    look(&status, where);
    (void)sk_status_show(&status, format);
    g_array_unref(status.findings);
    g_free(status.text);
    return (int)status.worst;
}

int
sk_cli_status(int argc, char **argv)
{
    g_autofree char *policy = NULL, *socket = NULL, *format = NULL;
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &policy,
          N_("policy that names the socket"), "POLICY" },
        { "socket", 's', 0, G_OPTION_ARG_STRING, &socket,
          N_("where the service serves its metrics: unix:/path or "
             "inet:port@host"),
          "SOCKET" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &format,
          N_("text, nagios or json (text)"), "FORMAT" },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    g_autoptr(GError) error = NULL;
    gboolean known;

    if (!sk_cli_parse("status", "", summary, entries, &argc, &argv))
        return EXIT_UNKNOWN;
    known = format == NULL || sk_status_show(NULL, format);
    if (!known || argc > 1) {
        g_set_error(&error, SK_ERROR, SK_ERROR_USAGE,
                    known ? "unexpected argument"
                          : "--format: text, nagios or json");
        return sk_cli_fail("status", EXIT_UNKNOWN, error);
    }
    if (socket == NULL)
        socket = socket_of(policy);
    return run(socket, format != NULL ? format : "text");
}

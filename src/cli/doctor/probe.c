/* SPDX-License-Identifier: Apache-2.0
 *
 * The checks of `sekisho doctor` by a probe mail that goes the way of all
 * mails. The MTA must take it, the gateway must write a line about it into its
 * report, and the next hop must take the cleaned mail; each of the three is a
 * check of its own.
 */
#include <stdio.h>
#include <string.h>

#include "cli/doctor/doctor.h"
#include "cli/doctor/probe.h"
#include "core/i18n.h"

#define LOOK_EVERY (G_USEC_PER_SEC / 5)

typedef struct {
    SkDoctor *doctor;
    SkTrail report, log;
    gboolean has_log;
    /* the time at which waiting ends, as g_get_monotonic_time() tells it */
    gint64 until;
    char *queue;
} Probe;

static gboolean
is_report_line(const char *line, const char *queue)
{
    g_autofree char *key = g_strdup_printf("\"queue\":\"%s\"", queue);

    return strstr(line, key) != NULL;
}

/* Returns whether @line of the MTA's log tells of a delivery of the mail
 * @queue, whatever came of it. Postfix writes "QUEUE: to=<…>, … status=sent
 * (250 …)", and sendmail "QUEUE: to=<…>, … stat=Sent (…)". */
static gboolean
is_delivery(const char *line, const char *queue)
{
    g_autofree char *key = g_strdup_printf("%s: to=", queue);
    const char *at = strstr(line, key);

    return at != NULL && (strstr(at, " status=") || strstr(at, " stat="));
}

static gboolean
is_sent(const char *line, const char *queue)
{
    return is_delivery(line, queue) &&
           (strstr(line, " status=sent") || strstr(line, " stat=Sent"));
}

static gboolean
is_over(const char *line, const char *queue)
{
    return is_sent(line, queue) ||
           (is_delivery(line, queue) && (strstr(line, " status=bounced") ||
                                         strstr(line, " status=expired")));
}

/* Waits until the log @trail has a line for which @matches is TRUE. Returns the
 * line, or NULL when the time of @probe is up. New string. */
static char *
wait_for(const Probe *probe, const SkTrail *trail,
         gboolean (*matches)(const char *, const char *))
{
    for (;;) {
        char *line = sk_trail_find(trail, matches, probe->queue);

        if (line != NULL || g_get_monotonic_time() > probe->until)
            return line;
        g_usleep(LOOK_EVERY);
    }
}

/* Returns the value of the string @key in a line of the report, which the
 * gateway itself wrote, or "" if there is none. New string. */
static char *
string_of(const char *line, const char *key)
{
    g_autofree char *begin = g_strdup_printf("\"%s\":\"", key);
    const char *at = strstr(line, begin);

    if (at == NULL)
        return g_strdup("");
    at += strlen(begin);
    return g_strndup(at, strcspn(at, "\""));
}

static void
add(const Probe *probe, const char *name, SkCheckState state, char *says,
    char *todo)
{
    sk_doctor_add(probe->doctor, name, state, says, todo);
}

static void
watch_report(const Probe *probe)
{
    g_autofree char *line = wait_for(probe, &probe->report, is_report_line);
    g_autofree char *verdict = NULL;
    g_autofree char *receipt = NULL;
    gboolean passed;

    if (line == NULL) {
        add(probe, "probe-report", SK_CHECK_BAD,
            g_strdup_printf(_("%s has no line about it after %d seconds"),
                            probe->report.path, probe->doctor->timeout),
            g_strdup(_("the mail went past the gateway, or the gateway writes "
                       "its report elsewhere: sekisho policy check --mta "
                       "names ways past it")));
        return;
    }
    verdict = string_of(line, "verdict");
    receipt = string_of(line, "receipt");
    passed = strcmp(verdict, "cleaned") == 0 || strcmp(verdict, "kept") == 0;
    add(probe, "probe-report", passed ? SK_CHECK_GOOD : SK_CHECK_BAD,
        g_strdup_printf(_("verdict %s, receipt %s"), verdict, receipt),
        passed ? NULL
               : g_strdup(_("no zone may be without a crossing to this "
                            "address: sekisho explain tells why")));
}

/* Adds a check that says why the next hop did not take the mail, or that
 * nothing is known about it. */
static void
add_undelivered(const Probe *probe)
{
    g_autofree char *last =
        probe->has_log ? sk_trail_find(&probe->log, is_delivery, probe->queue)
                       : NULL;
    g_autofree char *waits = sk_probe_waits(probe->doctor->mta, probe->queue);
    const char *at = last != NULL ? strstr(last, ": to=") : NULL;

    if (at != NULL || waits != NULL) {
        add(probe, "probe-delivered", SK_CHECK_BAD,
            g_strdup(at != NULL ? at + 2 : waits),
            g_strdup(_("look at the next hop, and at transport_maps and "
                       "relayhost of the MTA")));
        return;
    }
    add(probe, "probe-delivered", SK_CHECK_SKIPPED,
        probe->log.path != NULL
            ? g_strdup_printf(_("%s has no line about it"), probe->log.path)
            : g_strdup(_("the journal has no line about it")),
        g_strdup(_("--mail-log FILE names the log of the MTA")));
}

static void
watch_log(const Probe *probe)
{
    g_autofree char *line =
        probe->has_log ? wait_for(probe, &probe->log, is_over) : NULL;
    const char *relay;

    if (line == NULL || !is_sent(line, probe->queue)) {
        add_undelivered(probe);
        return;
    }
    relay = strstr(line, "relay=");
    add(probe, "probe-delivered", SK_CHECK_GOOD,
        g_strdup(relay != NULL ? relay : line), NULL);
}

/* Brings the mail to the MTA and adds a check about that. Returns FALSE if the
 * MTA did not take it. */
static gboolean
send_it(Probe *probe)
{
    g_autoptr(GError) error = NULL;
    SkDoctor *doctor = probe->doctor;
    g_autofree char *address = doctor->smtp != NULL
                                   ? g_strdup(doctor->smtp)
                                   : sk_probe_address_of(doctor->mta);
    char *colon = strrchr(address, ':');
    g_autofree char *host = NULL;
    g_autofree char *answer = NULL;

    host = colon != NULL ? g_strndup(address, (gsize)(colon - address))
                         : g_strdup(address);
    g_strstrip(g_strdelimit(host, "[]", ' '));
    answer = sk_probe_send(host, colon != NULL ? colon + 1 : "25",
                           doctor->probe, doctor->timeout, &error);
    if (answer == NULL) {
        add(probe, "probe-accepted", SK_CHECK_BAD, sk_i18n_said(error->message),
            g_strdup(_("start the MTA, or name it with --smtp HOST:PORT")));
        return FALSE;
    }
    probe->queue = *answer == '2' ? sk_probe_queue(answer) : NULL;
    if (probe->queue != NULL) {
        add(probe, "probe-accepted", SK_CHECK_GOOD,
            g_strdup_printf("%s: %s", doctor->probe, answer), NULL);
        return TRUE;
    }
    add(probe, "probe-accepted", SK_CHECK_BAD,
        g_strdup_printf("%s: %s", doctor->probe, answer),
        g_strdup(*answer == '4'
                     ? _("the gateway is down, or busy: see its log")
                     : _("the MTA or the policy refuses this address: name "
                         "another with --probe, or see sekisho policy show "
                         "--to")));
    return FALSE;
}

void
sk_doctor_probe(SkDoctor *doctor)
{
    Probe probe = { .doctor = doctor };
    g_autofree char *log = NULL;

    if (doctor->file == NULL || doctor->probe == NULL) {
        sk_doctor_add(doctor, "probe-accepted", SK_CHECK_SKIPPED,
                      g_strdup(doctor->file == NULL
                                   ? _("not sent without a policy")
                                   : _("not sent: --probe ADDRESS names whom "
                                       "it goes to")),
                      NULL);
        return;
    }
    log = doctor->mail_log != NULL ? g_strdup(doctor->mail_log)
                                   : sk_probe_log_of(doctor->mta);
    sk_trail_begin(&probe.report, sk_policy_file_report_path(doctor->file));
    probe.has_log = sk_trail_begin(&probe.log, log);
    probe.until =
        g_get_monotonic_time() + (gint64)doctor->timeout * G_USEC_PER_SEC;
    if (send_it(&probe)) {
        watch_report(&probe);
        watch_log(&probe);
    }
    g_free(probe.queue);
    sk_trail_clear(&probe.report);
    sk_trail_clear(&probe.log);
}

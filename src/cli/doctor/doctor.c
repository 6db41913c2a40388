/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho doctor`: looks at all that a gateway needs and says of each that it
 * is good, or what is to be done (doctor.h). Changes nothing.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/doctor/doctor.h"
#include "cli/doctor/probe.h"
#include "core/i18n.h"
#include "core/json.h"

#define DEFAULT_USER "sekisho"
#define POSTFIX      "/etc/postfix"
#define SENDMAIL     "/etc/mail/sendmail.cf"

static const char summary[] =
    N_("Looks at programs, user, policy, site key, report file, sandbox, "
       "socket and MTA,\n"
       "and says of each that it is good, or what to do. With --probe sends a "
       "mail the\n"
       "way that all mails go, and waits for its line in the report and for "
       "the answer\n"
       "of the next hop. Changes nothing.\n\n"
       "Exit status: 0 nothing to do, 1 something to do, 2 wrong usage.");

static gboolean
complain(const char *why)
{
    fprintf(stderr, "sekisho doctor: %s\n", why);
    return FALSE;
}

static void
find_mta(SkDoctor *doctor)
{
    if (doctor->mta != NULL || doctor->sendmail != NULL)
        return;
    if (access(POSTFIX "/main.cf", F_OK) == 0)
        doctor->mta = g_strdup(POSTFIX);
    else if (access(SENDMAIL, F_OK) == 0)
        doctor->sendmail = g_strdup(SENDMAIL);
}

static gboolean
read_options(SkDoctor *doctor, gboolean *json, int *argc, char ***argv)
{
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &doctor->policy,
          N_("policy of the gateway"), "POLICY" },
        { "user", 0, 0, G_OPTION_ARG_STRING, &doctor->user,
          N_("user of the gateway (sekisho)"), "USER" },
        { "mta", 0, 0, G_OPTION_ARG_FILENAME, &doctor->mta,
          N_("folder of the Postfix configuration (/etc/postfix)"), "DIR" },
        { "sendmail", 0, 0, G_OPTION_ARG_FILENAME, &doctor->sendmail,
          N_("sendmail.cf, where the MTA is sendmail"), "CF" },
        { "probe", 0, 0, G_OPTION_ARG_STRING, &doctor->probe,
          N_("send a probe mail to this address"), "ADDRESS" },
        { "smtp", 0, 0, G_OPTION_ARG_STRING, &doctor->smtp,
          N_("where the MTA takes mail"), "HOST:PORT" },
        { "mail-log", 0, 0, G_OPTION_ARG_FILENAME, &doctor->mail_log,
          N_("log of the MTA"), "FILE" },
        { "timeout", 0, 0, G_OPTION_ARG_INT, &doctor->timeout,
          N_("seconds to wait for the probe (60)"), "N" },
        { "json", 0, 0, G_OPTION_ARG_NONE, json,
          N_("one line of JSON, for programs"), NULL },
        G_OPTION_ENTRY_NULL,
    };

    doctor->timeout = 60;
    if (!sk_cli_parse("doctor", "", summary, entries, argc, argv))
        return FALSE;
    if (*argc > 1)
        return complain(_("takes no argument"));
    if (doctor->mta != NULL && doctor->sendmail != NULL)
        return complain(_("--mta or --sendmail, not both"));
    if (doctor->timeout < 1 || doctor->timeout > 3600)
        return complain(_("--timeout takes 1 to 3600 seconds"));
    if (doctor->probe != NULL && !sk_probe_is_address(doctor->probe))
        return complain(_("--probe takes a mail address"));
    if (doctor->user == NULL)
        doctor->user = g_strdup(DEFAULT_USER);
    find_mta(doctor);
    return TRUE;
}

int
sk_cli_doctor(int argc, char **argv)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_auto(SkDoctor) doctor;
    gboolean json = FALSE;

    sk_doctor_init(&doctor);
    if (!read_options(&doctor, &json, &argc, &argv))
        return SK_EXIT_USAGE;
    sk_doctor_programs(&doctor);
    sk_doctor_user(&doctor);
    sk_doctor_policy(&doctor);
    sk_doctor_site_key(&doctor);
    sk_doctor_report(&doctor);
    sk_doctor_sandbox(&doctor);
    sk_doctor_socket(&doctor);
    sk_doctor_mta(&doctor);
    sk_doctor_probe(&doctor);
    if (json) {
        sk_json_open(line, NULL, '{');
        sk_doctor_json(&doctor, line);
        sk_json_bool(line, "good", sk_doctor_is_well(&doctor));
        sk_json_close(line, '}');
        puts(line->str);
    } else {
        sk_doctor_print(&doctor);
    }
    return sk_doctor_is_well(&doctor) ? SK_EXIT_OK : SK_EXIT_WITHHELD;
}

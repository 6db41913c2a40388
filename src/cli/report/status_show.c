/* SPDX-License-Identifier: Apache-2.0
 *
 * The forms of `sekisho status`: a screen, a line for Nagios and its kin, JSON.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/report/prom.h"
#include "cli/report/status.h"
#include "core/json.h"

double
sk_status_value(const SkStatus *status, const char *name)
{
    double found = 0;

    (void)sk_prom_value(status->text, name, &found);
    return found;
}

static const char *
level_word(SkLevel level)
{
    static const char *const words[] = { N_("all is well"), N_("warning"),
                                         N_("mail does not pass as it "
                                            "should") };

    return _(words[level]);
}

static void
show_verdicts(const SkStatus *status)
{
    static const char *const verdicts[] = { "cleaned", "kept", "withheld",
                                            "untouched" };

    printf("\n%s\n", _("Mails since the counts began"));
    for (guint i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        g_autofree char *label = g_strdup_printf("verdict=\"%s\"", verdicts[i]);

        printf("  %-10s %12.0f\n", verdicts[i],
               sk_prom_sum(status->text, "sekisho_messages_total", label));
    }
    printf(
        "  %-10s %12.0f\n", "451",
        sk_prom_sum(status->text, "sekisho_answers_total", "answer=\"fault\"") +
            sk_prom_sum(status->text, "sekisho_answers_total",
                        "answer=\"busy\""));
}

static void
show_machine(const SkStatus *status)
{
    const char *histogram = "sekisho_message_duration_seconds";
    g_autofree char *hash =
        sk_prom_label(status->text, "sekisho_policy_info", "hash");
    g_autofree char *shown = hash != NULL ? sk_cli_printable(hash) : NULL;

    printf(_("Half of the mails are answered within %g s, 99 %% within %g s\n"),
           fabs(sk_prom_quantile(status->text, histogram, 0.5)),
           fabs(sk_prom_quantile(status->text, histogram, 0.99)));
    printf(_("Queue: %.0f running of %.0f, %.0f waiting of %.0f\n"),
           sk_status_value(status, "sekisho_queue_running"),
           sk_status_value(status, "sekisho_queue_workers"),
           sk_status_value(status, "sekisho_queue_waiting"),
           sk_status_value(status, "sekisho_queue_places"));
    printf(_("Workers: %.0f started, %.0f times put back, %.0f killed\n"),
           sk_prom_sum(status->text, "sekisho_workers_started_total", NULL),
           sk_prom_sum(status->text, "sekisho_workers_put_back_total", NULL),
           sk_prom_sum(status->text, "sekisho_workers_killed_total", NULL));
    printf(_("Policy: %s\n"), shown != NULL ? shown : "-");
}

static void
show_text(const SkStatus *status)
{
    static const char *const signs[] = { "✓", "!", "✗" };

    printf("sekisho: %s\n\n", level_word(status->worst));
    for (guint i = 0; i < status->findings->len; i++) {
        const SkFinding *found = &g_array_index(status->findings, SkFinding, i);

        printf("  %s %s\n", signs[found->level], found->text);
    }
    if (status->text == NULL)
        return;
    show_verdicts(status);
    printf("\n");
    show_machine(status);
}

/* show_nagios: one line: the worst findings, then figures. A "|" begins the
 * figures, so none may stand before. */
static void
show_nagios(const SkStatus *status)
{
    static const char *const words[] = { "OK", "WARNING", "CRITICAL" };
    const char *between = "";

    printf("SEKISHO %s - ", words[status->worst]);
    for (guint i = 0; i < status->findings->len; i++) {
        const SkFinding *found = &g_array_index(status->findings, SkFinding, i);
        g_autofree char *text = g_strdelimit(g_strdup(found->text), "|", '/');

        if (found->level != status->worst)
            continue;
        printf("%s%s", between, text);
        between = "; ";
    }
    if (status->text != NULL)
        printf(
            " | messages=%.0fc withheld=%.0fc faults=%.0fc waiting=%.0f "
            "lag=%.0f",
            sk_prom_sum(status->text, "sekisho_answers_total", NULL),
            sk_prom_sum(status->text, "sekisho_messages_withheld_total", NULL),
            sk_prom_sum(status->text, "sekisho_faults_total", NULL),
            sk_status_value(status, "sekisho_queue_waiting"),
            sk_status_value(status, "sekisho_report_lag_lines"));
    printf("\n");
}

static void
show_json(const SkStatus *status)
{
    static const char *const words[] = { "ok", "warning", "critical" };
    g_autoptr(GString) json = g_string_new(NULL);

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", 1);
    sk_json_string(json, "status", words[status->worst]);
    sk_json_open(json, "findings", '[');
    for (guint i = 0; i < status->findings->len; i++) {
        const SkFinding *found = &g_array_index(status->findings, SkFinding, i);

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "status", words[found->level]);
        sk_json_string(json, "text", found->text);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
    sk_json_close(json, '}');
    printf("%s\n", json->str);
}

static const struct {
    const char *name;
    void (*show)(const SkStatus *status);
} forms[] = {
    { "text", show_text },
    { "nagios", show_nagios },
    { "json", show_json },
};

gboolean
sk_status_show(const SkStatus *status, const char *format)
{
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strcmp(forms[i].name, format) == 0) {
            if (status != NULL)
                forms[i].show(status);
            return TRUE;
        }
    return FALSE;
}

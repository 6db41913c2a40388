/* SPDX-License-Identifier: Apache-2.0
 *
 * The check of `sekisho doctor` on the settings of the MTA: what `sekisho
 * policy check --mta` finds, in one line.
 */
#include "cli/doctor/doctor.h"
#include "cli/mta.h"
#include "core/i18n.h"

/* Names the findings in a list, for example "smtp/inet smtpd_milters". */
static char *
names_of(const GPtrArray *findings)
{
    GString *names = g_string_new(NULL);

    for (guint i = 0; i < findings->len; i++) {
        const SkMtaFinding *f = g_ptr_array_index(findings, i);

        g_string_append_printf(names, "%s%s %s", i > 0 ? ", " : "", f->where,
                               f->setting);
    }
    return g_string_free(names, FALSE);
}

void
sk_doctor_mta(SkDoctor *doctor)
{
    g_autoptr(GPtrArray) findings = sk_mta_findings_new();
    g_autoptr(GError) error = NULL;
    const char *name = doctor->mta ? doctor->mta : doctor->sendmail;
    gboolean asked;
    char *names;

    if (name == NULL) {
        sk_doctor_add(doctor, "mta", SK_CHECK_SKIPPED,
                      g_strdup(_("there is no MTA here; --mta DIR or "
                                 "--sendmail CF names one")),
                      NULL);
        return;
    }
    if (sk_doctor_needs_policy(doctor, "mta"))
        return;
    asked = doctor->mta != NULL
                ? sk_mta_check_postfix(name, doctor->file, findings, &error)
                : sk_mta_check_sendmail(name, doctor->file, findings, &error);
    if (!asked) {
        sk_doctor_add(
            doctor, "mta", SK_CHECK_BAD, sk_i18n_said(error->message),
            g_strdup_printf(_("is %s the configuration of the MTA?"), name));
        return;
    }
    if (findings->len == 0) {
        sk_doctor_add(
            doctor, "mta", SK_CHECK_GOOD,
            g_strdup_printf(_("%s lets no mail past the gateway"), name), NULL);
        return;
    }
    names = names_of(findings);
    sk_doctor_add(
        doctor, "mta", SK_CHECK_BAD,
        g_strdup_printf(P_("%s: %u setting is wrong: %s",
                           "%s: %u settings are wrong: %s", findings->len),
                        name, findings->len, names),
        g_strdup_printf(_("sekisho setup %s shows what is to be changed"),
                        doctor->mta != NULL ? "postfix" : "sendmail"));
    g_free(names);
}

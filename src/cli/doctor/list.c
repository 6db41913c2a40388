/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of checks of `sekisho doctor`, and how it is shown (doctor.h).
 */
#include <stdio.h>
#include <string.h>

#include "cli/doctor/doctor.h"
#include "cli/page.h"
#include "core/i18n.h"
#include "core/json.h"

/* What people read for the name of a check. */
static const struct {
    const char *name, *shown;
} titles[] = {
    { "programs", N_("programs") },
    { "user", N_("user") },
    { "policy", N_("policy") },
    { "site-key", N_("site key") },
    { "report", N_("report file") },
    { "socket", N_("socket") },
    { "sandbox", N_("sandbox") },
    { "mta", N_("MTA settings") },
    { "socket-folder", N_("folder of the socket") },
    { "reload", N_("reload") },
    { "probe-accepted", N_("probe taken") },
    { "probe-report", N_("probe in the report") },
    { "probe-delivered", N_("probe at the next hop") },
};

static void
free_check(gpointer data)
{
    SkCheck *check = data;

    g_free(check->says);
    g_free(check->todo);
    g_free(check);
}

void
sk_doctor_init(SkDoctor *doctor)
{
    memset(doctor, 0, sizeof *doctor);
    doctor->checks = g_ptr_array_new_with_free_func(free_check);
}

void
sk_doctor_clear(SkDoctor *doctor)
{
    g_free(doctor->policy);
    g_free(doctor->user);
    g_free(doctor->mta);
    g_free(doctor->sendmail);
    g_free(doctor->probe);
    g_free(doctor->smtp);
    g_free(doctor->mail_log);
    g_clear_pointer(&doctor->file, sk_policy_file_unref);
    g_clear_pointer(&doctor->checks, g_ptr_array_unref);
}

void
sk_doctor_add(SkDoctor *doctor, const char *name, SkCheckState state,
              char *says, char *todo)
{
    SkCheck *check = g_new0(SkCheck, 1);

    check->name = name;
    check->state = state;
    check->says = says;
    check->todo = todo;
    g_ptr_array_add(doctor->checks, check);
}

gboolean
sk_doctor_needs_policy(SkDoctor *doctor, const char *name)
{
    if (doctor->file != NULL)
        return FALSE;
    sk_doctor_add(doctor, name, SK_CHECK_SKIPPED,
                  g_strdup(_("not looked at without a policy")), NULL);
    return TRUE;
}

gboolean
sk_doctor_is_well(const SkDoctor *doctor)
{
    for (guint i = 0; i < doctor->checks->len; i++) {
        const SkCheck *check = g_ptr_array_index(doctor->checks, i);

        if (check->state == SK_CHECK_BAD)
            return FALSE;
    }
    return TRUE;
}

static const char *
title_of(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
        if (strcmp(titles[i].name, name) == 0)
            return _(titles[i].shown);
    return name;
}

static void
print_check(const SkCheck *check)
{
    static const struct {
        const char *mark, *colour;
    } states[] = {
        [SK_CHECK_GOOD] = { "✓", SK_PAGE_GREEN },
        [SK_CHECK_BAD] = { "✗", SK_PAGE_BOLD_RED },
        [SK_CHECK_SKIPPED] = { "-", "" },
    };
    const char *colour = states[check->state].colour;
    g_autofree char *line =
        g_strdup_printf("%s: %s", title_of(check->name), check->says);

    sk_page_colour(stdout, colour);
    fputs(states[check->state].mark, stdout);
    if (*colour != '\0')
        sk_page_colour(stdout, NULL);
    sk_page_wrapped(stdout, " ", "  ", line);
    if (check->todo == NULL)
        return;
    if (check->state == SK_CHECK_BAD)
        sk_page_wrapped(stdout, "  → ", "    ", check->todo);
    else
        sk_page_wrapped(stdout, "  ", "  ", check->todo);
}

void
sk_doctor_print(const SkDoctor *doctor)
{
    guint bad = 0, skipped = 0;

    for (guint i = 0; i < doctor->checks->len; i++) {
        const SkCheck *check = g_ptr_array_index(doctor->checks, i);

        print_check(check);
        bad += check->state == SK_CHECK_BAD;
        skipped += check->state == SK_CHECK_SKIPPED;
    }
    if (bad > 0)
        printf(P_("%u of %u checks found something to do\n",
                  "%u of %u checks found something to do\n", bad),
               bad, doctor->checks->len);
    else if (skipped > 0)
        printf(_("nothing to do; %u of %u checks were not made\n"), skipped,
               doctor->checks->len);
    else
        printf(_("all %u checks are good\n"), doctor->checks->len);
}

void
sk_doctor_json(const SkDoctor *doctor, GString *json)
{
    static const char *const states[] = {
        [SK_CHECK_GOOD] = "good",
        [SK_CHECK_BAD] = "bad",
        [SK_CHECK_SKIPPED] = "skipped",
    };

    sk_json_open(json, "checks", '[');
    for (guint i = 0; i < doctor->checks->len; i++) {
        const SkCheck *check = g_ptr_array_index(doctor->checks, i);

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "name", check->name);
        sk_json_string(json, "state", states[check->state]);
        sk_json_string(json, "says", check->says);
        sk_json_string(json, "todo", check->todo);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

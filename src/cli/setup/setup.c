/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho setup postfix|sendmail`: shows as a patch what is to be changed in
 * the configuration of an MTA, each change with its reason. Writes only with
 * --apply, keeps what was there, and puts it back with --undo.
 */
#include <stdio.h>
#include <string.h>

#include <sekisho/error.h>

#include "cli/cli.h"
#include "cli/doctor/doctor.h"
#include "cli/mta.h"
#include "cli/page.h"
#include "cli/policy_options.h"
#include "cli/setup/options.h"
#include "cli/setup/setup.h"
#include "core/i18n.h"
#include "core/json.h"

/* ---- for people --------------------------------------------------------- */

static const char *
or_empty(const char *value)
{
    return value != NULL && *value != '\0' ? value : _("(empty)");
}

static void
print_changes(const SkSetupPlan *plan)
{
    for (guint i = 0; i < plan->changes->len; i++) {
        const SkSetupChange *c = g_ptr_array_index(plan->changes, i);
        g_autofree char *number = g_strdup_printf("# %2u. ", i + 1);
        g_autofree char *head = g_strdup_printf(
            "%s: %s = %s", c->where, c->setting, or_empty(c->before));

        sk_page_wrapped(stdout, number, "#     ", head);
        if (c->after == NULL)
            sk_page_wrapped(stdout, "#     → ", "#       ",
                            _("taken away; the value of main.cf holds"));
        else
            sk_page_wrapped(stdout, "#     → ", "#       ", or_empty(c->after));
        sk_page_wrapped(stdout, "#     ", "#     ", _(c->why));
        printf("#\n");
    }
}

static void
print_left(const SkSetupPlan *plan)
{
    if (plan->left->len == 0)
        return;
    printf("#\n");
    sk_page_wrapped(stdout, "# ", "# ",
                    _("To be done by hand, because the site may need what "
                      "these do:"));
    for (guint i = 0; i < plan->left->len; i++) {
        const SkMtaFinding *f = g_ptr_array_index(plan->left, i);
        g_autofree char *head = g_strdup_printf("%s: %s = %s", f->where,
                                                f->setting, or_empty(f->value));
        g_autofree char *instead = sk_i18n_said(f->instead);

        printf("#\n");
        sk_page_wrapped(stdout, "#   * ", "#     ", head);
        sk_page_wrapped(stdout, "#     ", "#     ", _(f->why));
        sk_page_wrapped(stdout, "#     → ", "#       ", instead);
    }
}

/* Prints a patch with colours, on a terminal. */
static void
print_patch(const char *patch)
{
    g_auto(GStrv) lines = g_strsplit(patch, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        const char *colour = "";

        if (lines[i + 1] == NULL && *lines[i] == '\0')
            break;
        if (*lines[i] == '+')
            colour = SK_PAGE_GREEN;
        else if (*lines[i] == '-')
            colour = SK_PAGE_RED;
        sk_page_colour(stdout, colour);
        fputs(lines[i], stdout);
        if (*colour != '\0')
            sk_page_colour(stdout, NULL);
        printf("\n");
    }
}

/* Names the files that no patch shows, because m4 makes them of others. */
static void
print_made(const SkSetupPlan *plan)
{
    for (guint i = 0; i < plan->files->len; i++) {
        const SkSetupFile *file = g_ptr_array_index(plan->files, i);

        if (file->made)
            printf(_("# %s is made anew of it by m4\n"), file->path);
    }
}

/* ---- for programs ------------------------------------------------------- */

static void
json_plan(const SkSetupPlan *plan, const char *patch, GString *json)
{
    sk_json_string(json, "mta", plan->mta);
    sk_json_string(json, "folder", plan->folder);
    sk_json_open(json, "changes", '[');
    for (guint i = 0; i < plan->changes->len; i++) {
        const SkSetupChange *c = g_ptr_array_index(plan->changes, i);

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "where", c->where);
        sk_json_string(json, "setting", c->setting);
        sk_json_string(json, "before", c->before);
        sk_json_string(json, "after", c->after);
        sk_json_string(json, "why", c->why);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
    sk_json_open(json, "by_hand", '[');
    for (guint i = 0; i < plan->left->len; i++) {
        const SkMtaFinding *f = g_ptr_array_index(plan->left, i);

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "where", f->where);
        sk_json_string(json, "setting", f->setting);
        sk_json_string(json, "value", f->value);
        sk_json_string(json, "why", f->why);
        sk_json_string(json, "instead", f->instead);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
    sk_json_string(json, "patch", patch);
}

/* ---- what is done ------------------------------------------------------- */

static int
show(const SkSetupOptions *options, const SkSetupPlan *plan, const char *patch)
{
    g_autoptr(GString) json = g_string_new(NULL);
    gboolean idle = plan->files->len == 0 && plan->left->len == 0;

    if (options->json) {
        sk_json_open(json, NULL, '{');
        json_plan(plan, patch, json);
        sk_json_bool(json, "applied", FALSE);
        sk_json_close(json, '}');
        puts(json->str);
        return idle ? SK_EXIT_OK : SK_EXIT_WITHHELD;
    }
    print_changes(plan);
    print_patch(patch);
    print_made(plan);
    print_left(plan);
    if (idle)
        printf(_("# %s: nothing is to be changed\n"), plan->folder);
    else if (plan->files->len > 0)
        sk_page_wrapped(stdout, "#\n# ", "# ",
                        _("Nothing was written. The same command with --apply "
                          "writes it, and with --undo puts it back."));
    return idle ? SK_EXIT_OK : SK_EXIT_WITHHELD;
}

/* Tells the MTA of its new configuration, unless --no-reload forbids it, and
 * adds to @doctor what came of it. */
static void
reload(const SkSetupOptions *options, const SkSetupPlan *plan, SkDoctor *doctor)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *said = NULL;

    if (options->no_reload) {
        sk_doctor_add(doctor, "reload", SK_CHECK_SKIPPED,
                      g_strdup(_("the MTA was not told of its new "
                                 "configuration")),
                      NULL);
        return;
    }
    if (sk_setup_reload(plan, &said, &error)) {
        sk_doctor_add(doctor, "reload", SK_CHECK_GOOD, g_steal_pointer(&said),
                      NULL);
        return;
    }
    sk_doctor_add(doctor, "reload", SK_CHECK_BAD,
                  g_strdup(_("the MTA does not take up its new "
                             "configuration")),
                  sk_i18n_said(error->message));
}

/* Checks the MTA after its configuration was written, and sends a test mail
 * through it. Returns the exit code. */
static int
look_after(const SkSetupOptions *options, const SkSetupPlan *plan,
           SkDoctor *doctor)
{
    doctor->file = sk_policy_file_ref((SkPolicyFile *)plan->policy);
    doctor->smtp = g_strdup(options->smtp);
    doctor->mail_log = g_strdup(options->mail_log);
    doctor->timeout = options->timeout;
    if (strcmp(plan->mta, "postfix") == 0)
        doctor->mta = g_strdup(plan->folder);
    else
        doctor->sendmail = g_build_filename(plan->folder, "sendmail.cf", NULL);
    if (doctor->mta != NULL)
        sk_setup_make_folder(plan, options->user, doctor);
    if (plan->files->len > 0)
        reload(options, plan, doctor);
    sk_doctor_mta(doctor);
    if (!options->no_probe) {
        doctor->probe = options->probe != NULL
                            ? g_strdup(options->probe)
                            : sk_setup_postmaster(plan->policy);
        sk_doctor_probe(doctor);
    }
    return sk_doctor_is_well(doctor) ? SK_EXIT_OK : SK_EXIT_WITHHELD;
}

static void
print_kept(const SkSetupPlan *plan)
{
    for (guint i = 0; i < plan->files->len; i++) {
        const SkSetupFile *file = g_ptr_array_index(plan->files, i);

        printf(_("written: %s (before: %s.sekisho-…)\n"), file->path,
               file->path);
    }
}

static int
apply(const SkSetupOptions *options, SkSetupPlan *plan, const char *patch)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) json = g_string_new(NULL);
    g_auto(SkDoctor) doctor;
    int code;

    sk_doctor_init(&doctor);
    if (plan->files->len > 0 && !sk_setup_apply(plan, &error))
        return sk_cli_fail("setup", SK_EXIT_FAULT, error);
    if (!options->json)
        print_kept(plan);
    code = look_after(options, plan, &doctor);
    if (options->json) {
        sk_json_open(json, NULL, '{');
        json_plan(plan, patch, json);
        sk_json_bool(json, "applied", plan->files->len > 0);
        sk_doctor_json(&doctor, json);
        sk_json_close(json, '}');
        puts(json->str);
        return code;
    }
    sk_doctor_print(&doctor);
    print_left(plan);
    return code;
}

static int
undo(const SkSetupOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GString) json = g_string_new(NULL);
    g_autofree char *folder = g_canonicalize_filename(options->folder, NULL);

    if (!sk_setup_undo(folder, &files, &error))
        return sk_cli_fail("setup",
                           error->code == SK_ERROR_USAGE &&
                                   error->domain == SK_ERROR
                               ? SK_EXIT_USAGE
                               : SK_EXIT_FAULT,
                           error);
    sk_json_open(json, NULL, '{');
    sk_json_open(json, "restored", '[');
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);

        sk_json_string(json, NULL, file);
        if (!options->json)
            printf(_("put back: %s\n"), file);
    }
    sk_json_close(json, ']');
    sk_json_close(json, '}');
    if (options->json)
        puts(json->str);
    else
        printf("%s\n", _("The MTA must be reloaded to take it up."));
    return SK_EXIT_OK;
}

static int
plan_and_act(const SkSetupOptions *options)
{
    g_autoptr(GError) error = NULL;
    SkPolicyOptions loading = { .policy = options->policy };
    g_autoptr(SkPolicyFile) policy = sk_policy_cli_load(&loading);
    g_auto(SkSetupPlan) plan = { 0 };
    g_autofree char *patch = NULL;
    gboolean planned;

    if (policy == NULL)
        return SK_EXIT_USAGE;
    sk_setup_plan_init(&plan, options->mta, options->folder, policy);
    plan.m4_folder = g_strdup(options->m4_folder);
    planned = strcmp(options->mta, "postfix") == 0
                  ? sk_setup_plan_postfix(&plan, &error)
                  : sk_setup_plan_sendmail(&plan, &error);
    if (planned)
        patch = sk_setup_patch(&plan, &error);
    if (patch == NULL)
        return sk_cli_fail("setup", SK_EXIT_USAGE, error);
    return options->apply ? apply(options, &plan, patch)
                          : show(options, &plan, patch);
}

int
sk_cli_setup(int argc, char **argv)
{
    g_auto(SkSetupOptions) options = { 0 };

    if (!sk_setup_options_read(&options, &argc, &argv))
        return SK_EXIT_USAGE;
    return options.undo ? undo(&options) : plan_and_act(&options);
}

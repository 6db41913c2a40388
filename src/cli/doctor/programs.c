/* SPDX-License-Identifier: Apache-2.0
 *
 * The checks of `sekisho doctor` on the programs of the gateway and on the
 * sandbox in which they read mail (doctor.h).
 */
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/doctor/access.h"
#include "cli/doctor/doctor.h"
#include "cli/policy_options.h"
#include "core/i18n.h"

/* ---- programs ----------------------------------------------------------- */

/* Returns the path of sekisho-milter, or NULL. */
static char *
milter_program(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *here = self ? g_path_get_dirname(self) : g_strdup("/");
    char *candidates[] = {
        g_build_filename(here, "sekisho-milter", NULL),
        g_build_filename(here, "../sbin/sekisho-milter", NULL),
        g_build_filename(here, "../door/sekisho-milter", NULL),
        g_find_program_in_path("sekisho-milter"),
    };
    char *found = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        if (found == NULL && candidates[i] != NULL &&
            access(candidates[i], X_OK) == 0)
            found = g_steal_pointer(&candidates[i]);
        g_free(candidates[i]);
    }
    return found;
}

/* Returns what `@program --version` says, or NULL. */
static char *
version_of(const char *program)
{
    const char *argv[] = { program, "--version", NULL };
    char *out = NULL;
    int status = 0;

    if (g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                     &out, NULL, &status, NULL) &&
        g_spawn_check_wait_status(status, NULL))
        return g_strstrip(out);
    g_free(out);
    return NULL;
}

static void
add_missing_program(SkDoctor *doctor, char *says)
{
    sk_doctor_add(doctor, "programs", SK_CHECK_BAD, says,
                  g_strdup(_("install the package sekisho anew")));
}

void
sk_doctor_programs(SkDoctor *doctor)
{
    static const char *const cells[] = { "sekisho-worker",
                                         "sekisho-inspector" };
    g_autofree char *milter = milter_program();
    g_autofree char *version = milter ? version_of(milter) : NULL;

    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *path = sk_cells_program(cells[i], &error);

        if (path == NULL) {
            add_missing_program(doctor, sk_i18n_said(error->message));
            return;
        }
    }
    if (version == NULL)
        add_missing_program(
            doctor, g_strdup(_("sekisho-milter is missing, or does not run")));
    else if (strcmp(version, "sekisho-milter " SK_VERSION) != 0)
        add_missing_program(doctor,
                            g_strdup_printf(_("%s stands beside sekisho %s"),
                                            version, SK_VERSION));
    else
        sk_doctor_add(doctor, "programs", SK_CHECK_GOOD,
                      g_strdup_printf(_("all of version %s"), SK_VERSION),
                      NULL);
}

/* ---- sandbox ------------------------------------------------------------ */

/* Runs `sekisho-milter --check`: as the user of the gateway if this process is
 * the superuser's, which alone may change to another, else as the user that we
 * are. Returns what it printed, or NULL if the check fails. */
static char *
milter_check(const SkDoctor *doctor, const char *milter, GError **error)
{
    const char *argv[] = {
        milter,   "--check",
        "-p",     doctor->policy ? doctor->policy : DEFAULT_POLICY,
        "--user", doctor->user,
        NULL
    };
    g_autofree char *out = NULL;
    g_autofree char *err = NULL;
    int status = 0;

    if (geteuid() != 0)
        argv[4] = NULL;
    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                      &out, &err, &status, error))
        return NULL;
    if (g_spawn_check_wait_status(status, NULL))
        return g_steal_pointer(&out);
    g_set_error(error, SK_ERROR, SK_ERROR_SANDBOX, "%s", g_strchomp(err));
    return NULL;
}

/* Reads what the milter's check printed, @said: one line for each cell, such as
 * "worker: seccomp=yes landlock=no". Returns the names of all layers that are
 * missing, parted by commas ("" if there are none), as a new string; *@present
 * counts the others, in both cells together. */
static char *
missing_layers(const char *said, guint *present)
{
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    g_autoptr(GString) missing = g_string_new(NULL);

    *present = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        g_auto(GStrv) words = NULL;

        if (!g_str_has_prefix(lines[i], "worker:") &&
            !g_str_has_prefix(lines[i], "inspector:"))
            continue;
        words = g_strsplit(strchr(lines[i], ':') + 1, " ", -1);
        for (guint j = 0; words[j] != NULL; j++) {
            char *no = strstr(words[j], "=no");

            *present += strstr(words[j], "=yes") != NULL;
            if (no == NULL)
                continue;
            *no = '\0';
            if (strstr(missing->str, words[j]) == NULL)
                g_string_append_printf(missing, "%s%s",
                                       missing->len > 0 ? ", " : "", words[j]);
        }
    }
    return g_strdup(missing->str);
}

/* Starts worker and inspector from here and returns their layers in the form of
 * the milter's own check. It stands in for that check where systemd hands the
 * site key to the service: a milter that is started by hand cannot read it. */
static char *
own_check(const SkDoctor *doctor, GError **error)
{
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(doctor->file);
    SkCells cells;
    char *said;

    if (!sk_cells_start(&cells, frozen, error))
        return NULL;
    said = g_strdup_printf("worker: %s\ninspector: %s\n",
                           cells.worker.hello.layers,
                           cells.inspector.hello.layers);
    sk_cells_stop(&cells);
    return said;
}

/* Returns whether the user can read the site key by itself. */
static gboolean
reads_key(const SkDoctor *doctor)
{
    g_autofree char *hindrance = NULL;
    SkWho who;

    if (!sk_who_read(&who, doctor->user))
        return TRUE;
    hindrance =
        sk_who_may(&who, sk_policy_file_site_key_path(doctor->file), R_OK);
    return hindrance == NULL;
}

/* Returns whether the sandbox cannot be looked at. If so, adds a check that
 * says why. */
static gboolean
skips_sandbox(SkDoctor *doctor, const char *milter)
{
    const char *why;

    if (sk_doctor_needs_policy(doctor, "sandbox"))
        return TRUE;
    /* The gateway's own check would only say the same once more. */
    if (!sk_doctor_is_well(doctor))
        why = _("not looked at before the lines above are good");
    else if (milter == NULL)
        why = _("not looked at without sekisho-milter");
    else
        return FALSE;
    sk_doctor_add(doctor, "sandbox", SK_CHECK_SKIPPED, g_strdup(why), NULL);
    return TRUE;
}

void
sk_doctor_sandbox(SkDoctor *doctor)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *milter = milter_program();
    g_autofree char *said = NULL;
    g_autofree char *missing = NULL;
    guint present;

    if (skips_sandbox(doctor, milter))
        return;
    said = reads_key(doctor) ? milter_check(doctor, milter, &error)
                             : own_check(doctor, &error);
    if (said == NULL) {
        sk_doctor_add(doctor, "sandbox", SK_CHECK_BAD,
                      g_strdup(_("the gateway does not start")),
                      sk_i18n_said(error->message));
        return;
    }
    missing = missing_layers(said, &present);
    sk_doctor_add(
        doctor, "sandbox", SK_CHECK_GOOD,
        g_strdup_printf(_("all that must be there holds; %u layers"), present),
        *missing != '\0'
            ? g_strdup_printf(_("not there, and not needed: %s"), missing)
            : NULL);
}

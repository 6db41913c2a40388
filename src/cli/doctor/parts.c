/* SPDX-License-Identifier: Apache-2.0
 *
 * The checks of `sekisho doctor` on the gateway itself: programs, user, policy,
 * site key, report file, sandbox (doctor.h). socket.c, mta.c and probe.c hold
 * the others.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/doctor/access.h"
#include "cli/doctor/doctor.h"
#include "cli/policy_options.h"
#include "core/i18n.h"

#define KEY_BYTES 32
#define UNIT      "sekisho-milter.service"

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

/* ---- user --------------------------------------------------------------- */

void
sk_doctor_user(SkDoctor *doctor)
{
    SkWho who;

    if (!sk_who_read(&who, doctor->user))
        sk_doctor_add(doctor, "user", SK_CHECK_BAD,
                      g_strdup_printf(_("there is no user %s"), doctor->user),
                      g_strdup_printf("useradd --system --no-create-home "
                                      "--shell /usr/sbin/nologin %s",
                                      doctor->user));
    else if (who.uid == 0)
        sk_doctor_add(doctor, "user", SK_CHECK_BAD,
                      g_strdup_printf(_("%s is the superuser"), doctor->user),
                      g_strdup(_("run the gateway as a user of its own")));
    else
        sk_doctor_add(doctor, "user", SK_CHECK_GOOD, g_strdup(doctor->user),
                      NULL);
}

/* ---- policy ------------------------------------------------------------- */

void
sk_doctor_policy(SkDoctor *doctor)
{
    g_autoptr(GError) error = NULL;
    const char *path = doctor->policy ? doctor->policy : DEFAULT_POLICY;

    doctor->file = sk_policy_file_load(path, &error);
    if (doctor->file == NULL) {
        sk_doctor_add(doctor, "policy", SK_CHECK_BAD,
                      sk_i18n_said(error->message),
                      g_strdup(_("mend it, or write a new one with sekisho "
                                 "policy new")));
    } else if (!sk_policy_file_can_route(doctor->file)) {
        sk_doctor_add(doctor, "policy", SK_CHECK_BAD,
                      g_strdup_printf(_("%s lets no mail cross"), path),
                      g_strdup(_("add zones and a crossing, or write a new one "
                                 "with sekisho policy new")));
        g_clear_pointer(&doctor->file, sk_policy_file_unref);
    } else {
        sk_doctor_add(doctor, "policy", SK_CHECK_GOOD,
                      g_strdup_printf("%s, %.19s…", path,
                                      sk_policy_file_hash(doctor->file)),
                      NULL);
    }
}

/* Adds a check that cannot be made without a policy. Returns TRUE if so. */
static gboolean
needs_policy(SkDoctor *doctor, const char *name)
{
    if (doctor->file != NULL)
        return FALSE;
    sk_doctor_add(doctor, name, SK_CHECK_SKIPPED,
                  g_strdup(_("not looked at without a policy")), NULL);
    return TRUE;
}

/* ---- site key ----------------------------------------------------------- */

/* Returns whether systemd hands the key to the service, so that only the
 * superuser need be able to read it. */
static gboolean
is_handed_over(void)
{
    static const char *const folders[] = { "/etc/systemd/system",
                                           "/lib/systemd/system",
                                           "/usr/local/lib/systemd/system" };

    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(folders[i], UNIT, NULL);
        g_autofree char *text = NULL;

        if (g_file_get_contents(path, &text, NULL, NULL))
            return strstr(text, "\nLoadCredential=site.key:") != NULL;
    }
    return FALSE;
}

/* Returns what is wrong with the key @path, or NULL. *@todo says what to do. */
static char *
key_problem(const SkDoctor *doctor, const char *path, char **todo)
{
    g_autofree char *hindrance = NULL;
    struct stat st;
    SkWho who;

    if (stat(path, &st) != 0) {
        int why = errno;

        *todo = g_strdup_printf("install -m 0600 -o %s /dev/null %s && head -c "
                                "%d /dev/urandom > %s",
                                doctor->user, path, KEY_BYTES, path);
        return g_strdup_printf("%s: %s", path, g_strerror(why));
    }
    if ((st.st_mode & 0037) != 0) {
        *todo = g_strdup_printf("chmod 0600 %s", path);
        return g_strdup_printf(
            _("%s can be read or written by others (mode %04o)"), path,
            st.st_mode & 07777);
    }
    if (!S_ISREG(st.st_mode) || st.st_size < KEY_BYTES) {
        *todo =
            g_strdup_printf("head -c %d /dev/urandom > %s", KEY_BYTES, path);
        return g_strdup_printf(_("%s is shorter than %d bytes"), path,
                               KEY_BYTES);
    }
    if (!sk_who_read(&who, doctor->user) ||
        (st.st_uid == 0 && is_handed_over()))
        return NULL;
    hindrance = sk_who_may(&who, path, R_OK);
    if (hindrance == NULL)
        return NULL;
    *todo = g_strdup_printf("chown %s %s", doctor->user, path);
    return g_strdup_printf(_("%s cannot read it: %s"), doctor->user, hindrance);
}

void
sk_doctor_site_key(SkDoctor *doctor)
{
    const char *path;
    char *todo = NULL;
    char *problem;

    if (needs_policy(doctor, "site-key"))
        return;
    path = sk_policy_file_site_key_path(doctor->file);
    problem = key_problem(doctor, path, &todo);
    sk_doctor_add(doctor, "site-key",
                  problem != NULL ? SK_CHECK_BAD : SK_CHECK_GOOD,
                  problem != NULL ? problem : g_strdup(path), todo);
}

/* ---- report file -------------------------------------------------------- */

void
sk_doctor_report(SkDoctor *doctor)
{
    const char *path;
    g_autofree char *folder = NULL;
    g_autofree char *hindrance = NULL;
    SkWho who;

    if (needs_policy(doctor, "report"))
        return;
    path = sk_policy_file_report_path(doctor->file);
    folder = g_path_get_dirname(path);
    if (!sk_who_read(&who, doctor->user)) {
        sk_doctor_add(doctor, "report", SK_CHECK_SKIPPED,
                      g_strdup(_("not looked at without the user")), NULL);
        return;
    }
    hindrance = access(path, F_OK) == 0 ? sk_who_may(&who, path, W_OK)
                                        : sk_who_may(&who, folder, W_OK | X_OK);
    if (hindrance == NULL)
        sk_doctor_add(doctor, "report", SK_CHECK_GOOD, g_strdup(path), NULL);
    else
        sk_doctor_add(doctor, "report", SK_CHECK_BAD,
                      g_strdup_printf(_("%s cannot write %s: %s"), doctor->user,
                                      path, hindrance),
                      g_strdup_printf("install -d -o %s -m 0750 %s",
                                      doctor->user, folder));
}

/* ---- sandbox ------------------------------------------------------------ */

/* Runs the milter's own check as its user, where we may become that. */
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

/* Returns the layers that @line of the check misses, as a new string. */
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

void
sk_doctor_sandbox(SkDoctor *doctor)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *milter = milter_program();
    g_autofree char *said = NULL;
    g_autofree char *missing = NULL;
    guint present;

    if (needs_policy(doctor, "sandbox"))
        return;
    /* The gateway's own check would only say the same once more. */
    if (!sk_doctor_is_well(doctor)) {
        sk_doctor_add(doctor, "sandbox", SK_CHECK_SKIPPED,
                      g_strdup(_("not looked at before the lines above are "
                                 "good")),
                      NULL);
        return;
    }
    if (milter == NULL) {
        sk_doctor_add(doctor, "sandbox", SK_CHECK_SKIPPED,
                      g_strdup(_("not looked at without sekisho-milter")),
                      NULL);
        return;
    }
    said = milter_check(doctor, milter, &error);
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

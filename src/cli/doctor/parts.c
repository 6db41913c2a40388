/* SPDX-License-Identifier: Apache-2.0
 *
 * The checks of `sekisho doctor` on the gateway itself: user, policy, site key
 * and report file (doctor.h).
 */
#include <errno.h>
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

/* Returns what is wrong with the site key @path and sets *@todo to what mends
 * it, or returns NULL and leaves *@todo. New strings. */
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
        return g_strdup_printf("%s: %s", path, sk_i18n_error(why));
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

    if (sk_doctor_needs_policy(doctor, "site-key"))
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

    if (sk_doctor_needs_policy(doctor, "report"))
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

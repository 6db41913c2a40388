/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the folder of the gateway's socket, where it lies below the queue
 * folder of Postfix and is missing. It lies there so that services with a
 * chroot see it. The folder belongs to the gateway's user and, with the
 * set-group-ID bit, to Postfix's group, which the sockets made there inherit;
 * others cannot enter.
 */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/mta_postfix.h"
#include "cli/setup/options.h"
#include "core/i18n.h"

#define MODE 02750

/* Returns the folder of the policy's socket, if it lies directly below the
 * queue folder of Postfix and is missing; else NULL. New string. */
static char *
missing_folder(const SkSetupPlan *plan)
{
    const char *path =
        sk_mta_unix_path(sk_policy_file_milter_socket(plan->policy));
    g_autofree char *queue = NULL;
    g_autofree char *folder = NULL;
    g_autofree char *above = NULL;

    if (path == NULL)
        return NULL;
    queue = sk_postfix_setting(plan->folder, "queue_directory");
    folder = g_path_get_dirname(path);
    above = g_path_get_dirname(folder);
    if (strcmp(above, queue) != 0 || access(folder, F_OK) == 0)
        return NULL;
    return g_steal_pointer(&folder);
}

/* Makes @folder for @user and the group of the user @owner. Returns 0 or an
 * error number. Nobody but the superuser can enter it before it has its owner
 * and mode. */
static int
make(const char *folder, const char *user, const char *owner)
{
    const struct passwd *entry = getpwnam(user);
    uid_t uid = entry != NULL ? entry->pw_uid : 0;
    gid_t gid;

    if (entry == NULL)
        return ENOENT;
    entry = getpwnam(owner);
    if (entry == NULL)
        return ENOENT;
    gid = entry->pw_gid;
    if (mkdir(folder, 0700) != 0 || chown(folder, uid, gid) != 0 ||
        chmod(folder, MODE) != 0)
        return errno;
    return 0;
}

void
sk_setup_make_folder(const SkSetupPlan *plan, const char *user,
                     SkDoctor *doctor)
{
    g_autofree char *folder = missing_folder(plan);
    g_autofree char *owner = NULL;
    int why;

    if (folder == NULL)
        return;
    owner = sk_postfix_setting(plan->folder, "mail_owner");
    why = make(folder, user, owner);
    if (why == 0)
        sk_doctor_add(doctor, "socket-folder", SK_CHECK_GOOD,
                      g_strdup_printf(_("%s was made"), folder),
                      g_strdup("systemctl restart sekisho-milter"));
    else
        sk_doctor_add(doctor, "socket-folder", SK_CHECK_BAD,
                      g_strdup_printf("%s: %s", folder, sk_i18n_error(why)),
                      g_strdup_printf("install -d -o %s -g %s -m %o %s", user,
                                      owner, MODE, folder));
}

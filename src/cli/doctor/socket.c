/* SPDX-License-Identifier: Apache-2.0
 *
 * The check of `sekisho doctor` on the socket between MTA and gateway: that the
 * gateway listens there, that the MTA may write to it, and that not everybody
 * may.
 */
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "cli/doctor/access.h"
#include "cli/doctor/doctor.h"
#include "cli/mta_postfix.h"
#include "core/i18n.h"

/* Returns the advice on how to start the gateway. New string. */
static char *
start_it(void)
{
    return g_strdup(_("systemctl start sekisho-milter, then see journalctl -u "
                      "sekisho-milter"));
}

static void
bad(SkDoctor *doctor, char *says, char *todo)
{
    sk_doctor_add(doctor, "socket", SK_CHECK_BAD, says, todo);
}

/* Returns 0 if a process listens on the UNIX socket @path, else an error
 * number. */
static int
call_unix(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd, why;

    if (strlen(path) >= sizeof address.sun_path)
        return ENAMETOOLONG;
    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    why = connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? 0
                                                                        : errno;
    close(fd);
    return why;
}

/* Adds a check that says what keeps the MTA from the socket @path. Returns
 * FALSE, and adds nothing, if nothing does or the user of the MTA is not
 * known. */
static gboolean
is_out_of_reach(SkDoctor *doctor, const char *path)
{
    g_autofree char *user = NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *hindrance = NULL;
    SkWho who;

    if (doctor->mta == NULL) /* The daemon of sendmail is the superuser. */
        return FALSE;
    user = sk_postfix_setting(doctor->mta, "mail_owner");
    if (!sk_who_read(&who, user))
        return FALSE;
    hindrance = sk_who_may(&who, path, R_OK | W_OK);
    if (hindrance == NULL)
        return FALSE;
    bad(doctor,
        g_strdup_printf(_("%s cannot write to it: %s"), user, hindrance),
        g_strdup_printf("install -d -o %s -g %s -m 2750 %s; systemctl restart "
                        "sekisho-milter",
                        doctor->user, user, folder));
    return TRUE;
}

/* Returns the nearest folder above @path to which everybody may write without
 * the sticky bit, or NULL if there is none. In such a folder anybody can put
 * another socket in the place of the gateway's. New string. */
static char *
open_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);

    while (strcmp(folder, "/") != 0) {
        char *above;
        struct stat st;

        if (stat(folder, &st) == 0 && (st.st_mode & S_IWOTH) != 0 &&
            (st.st_mode & S_ISVTX) == 0)
            return g_steal_pointer(&folder);
        above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
    }
    return NULL;
}

static void
look_at_path(SkDoctor *doctor, const char *path)
{
    g_autofree char *folder = open_folder(path);
    struct stat st;
    int why;

    if (folder != NULL) {
        bad(doctor, g_strdup_printf(_("everybody may write to %s"), folder),
            g_strdup_printf("chmod o-w %s", folder));
        return;
    }
    if (lstat(path, &st) != 0) {
        bad(doctor, g_strdup_printf("%s: %s", path, sk_i18n_error(errno)),
            start_it());
        return;
    }
    if (!S_ISSOCK(st.st_mode)) {
        bad(doctor, g_strdup_printf(_("%s is no socket"), path),
            g_strdup_printf("rm %s; systemctl restart sekisho-milter", path));
        return;
    }
    if ((st.st_mode & S_IWOTH) != 0) {
        bad(doctor,
            g_strdup_printf(_("everybody may write to %s (mode %04o)"), path,
                            st.st_mode & 07777),
            g_strdup_printf("chmod 0660 %s", path));
        return;
    }
    why = call_unix(path);
    if (why != 0)
        bad(doctor,
            g_strdup_printf(_("nobody answers on %s: %s"), path,
                            sk_i18n_error(why)),
            start_it());
    else if (!is_out_of_reach(doctor, path))
        sk_doctor_add(doctor, "socket", SK_CHECK_GOOD, g_strdup(path), NULL);
}

void
sk_doctor_socket(SkDoctor *doctor)
{
    const char *socket, *path;

    if (sk_doctor_needs_policy(doctor, "socket"))
        return;
    socket = sk_policy_file_milter_socket(doctor->file);
    path = sk_mta_unix_path(socket);
    if (path != NULL)
        look_at_path(doctor, path);
    else
        sk_doctor_add(doctor, "socket", SK_CHECK_SKIPPED,
                      g_strdup_printf(_("%s is no UNIX socket: no rights "
                                        "guard it"),
                                      socket),
                      NULL);
}

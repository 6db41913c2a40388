/* SPDX-License-Identifier: Apache-2.0
 *
 * Works out from owner, group and mode what a user may do (access.h).
 */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/doctor/access.h"
#include "core/i18n.h"

gboolean
sk_who_read(SkWho *who, const char *name)
{
    const struct passwd *entry = getpwnam(name);
    gid_t groups[G_N_ELEMENTS(who->groups)];

    memset(who, 0, sizeof *who);
    if (entry == NULL)
        return FALSE;
    who->uid = entry->pw_uid;
    who->n_groups = (int)G_N_ELEMENTS(groups);
    if (getgrouplist(name, entry->pw_gid, groups, &who->n_groups) < 0)
        who->n_groups = (int)G_N_ELEMENTS(groups);
    for (int i = 0; i < who->n_groups; i++)
        who->groups[i] = groups[i];
    return TRUE;
}

static gboolean
is_in(const SkWho *who, guint group)
{
    for (int i = 0; i < who->n_groups; i++)
        if (who->groups[i] == group)
            return TRUE;
    return FALSE;
}

/* Returns whether @who may do @mode (R_OK, W_OK and X_OK of access(2)) with a
 * file of the owner, group and mode in @st. */
static gboolean
allows(const SkWho *who, const struct stat *st, int mode)
{
    mode_t bits = st->st_mode;

    if (who->uid == 0)
        return TRUE;
    if (st->st_uid == who->uid)
        bits >>= 6;
    else if (is_in(who, st->st_gid))
        bits >>= 3;
    return ((int)bits & mode) == mode;
}

char *
sk_who_may(const SkWho *who, const char *path, int mode)
{
    g_autofree char *whole = g_canonicalize_filename(path, "/");
    struct stat st;

    for (char *slash = whole; (slash = strchr(slash + 1, '/')) != NULL;) {
        g_autofree char *folder = g_strndup(whole, (gsize)(slash - whole));

        if (stat(folder, &st) != 0)
            return g_strdup_printf("%s: %s", folder, sk_i18n_error(errno));
        if (!allows(who, &st, X_OK))
            return g_strdup_printf(_("%s lets nobody through but its owner and "
                                     "group"),
                                   folder);
    }
    if (stat(whole, &st) != 0)
        return g_strdup_printf("%s: %s", whole, sk_i18n_error(errno));
    if (allows(who, &st, mode))
        return NULL;
    return g_strdup_printf(_("%s does not allow it (mode %04o)"), whole,
                           st.st_mode & 07777);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the zygote leave the files, network, processes and user of the machine
 * behind. Root does so with its own rights and then becomes nobody; any other
 * user, or root where it lacks the right, uses a user namespace. Where neither
 * is allowed the zygote stays where it is, and Landlock must deny the files.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/inside.h"

#define NOBODY 65534

/* Each is tried alone, so that the log says which one a kernel or policy
 * refuses. */
static const struct {
    const char *name;
    int flag;
} spaces[] = {
    { "mntns", CLONE_NEWNS },  { "pidns", CLONE_NEWPID },
    { "netns", CLONE_NEWNET }, { "ipcns", CLONE_NEWIPC },
    { "utsns", CLONE_NEWUTS }, { "cgroupns", CLONE_NEWCGROUP },
};

/* The places where an empty tmpfs can be mounted before it becomes the root. */
static const char *const places[] = { "/tmp", "/run", "/proc", "/dev" };

static int
write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    ssize_t done = -1;

    if (fd >= 0) {
        done = write(fd, text, strlen(text));
        close(fd);
    }
    return done == (ssize_t)strlen(text) ? 0 : -1;
}

static int
map_ids(uid_t uid, gid_t gid)
{
    char line[64];

    (void)write_text("/proc/self/setgroups", "deny");
    snprintf(line, sizeof line, "%d %u 1", NOBODY, uid);
    if (write_text("/proc/self/uid_map", line) != 0)
        return -1;
    snprintf(line, sizeof line, "%d %u 1", NOBODY, gid);
    return write_text("/proc/self/gid_map", line);
}

static int
mount_empty(const char **place)
{
    const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;

    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        return -1;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        *place = places[i];
        if (mount("none", *place, "tmpfs", flags,
                  "size=4k,nr_inodes=2,mode=0555") == 0)
            return 0;
    }
    return -1;
}

/* pivot_root(".", ".") stacks the old root on the new one. Unmounting the old
 * one leaves no way back to it. */
static int
change_root(void)
{
    const char *place;

    if (mount_empty(&place) != 0 || chdir(place) != 0 ||
        syscall(SYS_pivot_root, ".", ".") != 0 ||
        umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
        return -1;
    return mount(NULL, "/", NULL,
                 MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV |
                     MS_NOEXEC,
                 NULL);
}

static void
enter_spaces(SkCage *cage)
{
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
        int error = unshare(spaces[i].flag) == 0 ? 0 : errno;

        sk_layers_say(&cage->layers, spaces[i].name, error);
        if (spaces[i].flag == CLONE_NEWPID)
            cage->own_pids = error == 0;
        if (spaces[i].flag == CLONE_NEWNS && error == 0 && change_root() == 0)
            cage->own_root = true;
    }
}

static int
become_nobody(void)
{
    if (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
        setresuid(NOBODY, NOBODY, NOBODY) != 0)
        return -1;
    return 0;
}

/* The way for every user: all rights, but only inside a user namespace. */
static void
enter_as_user(SkCage *cage)
{
    uid_t uid = geteuid();
    gid_t gid = getegid();

    if (unshare(CLONE_NEWUSER) != 0) {
        sk_layers_say(&cage->layers, "userns", errno);
        return;
    }
    /* A process that has changed its user does not own its files in /proc/self
     * until it is dumpable again. */
    (void)prctl(PR_SET_DUMPABLE, 1);
    if (map_ids(uid, gid) != 0)
        sk_layers_add(&cage->layers, "userns=yes(unmapped)");
    else
        sk_layers_say(&cage->layers, "userns", 0);
    enter_spaces(cage);
}

/* The way for root. The bounding set is dropped first, because the right to
 * change it is lost later. */
static void
enter_as_root(SkCage *cage)
{
    bool can_unshare = unshare(CLONE_NEWUTS) == 0;

    if (can_unshare)
        enter_spaces(cage);
    for (unsigned long cap = 0; cap < 64; cap++)
        (void)prctl(PR_CAPBSET_DROP, cap, 0, 0, 0);
    if (become_nobody() != 0)
        sk_layers_add(&cage->layers, "nobody=no(%s)", strerror(errno));
    if (!can_unshare)
        enter_as_user(cage);
    else
        sk_layers_say(&cage->layers, "userns",
                      unshare(CLONE_NEWUSER) == 0 ? 0 : errno);
}

void
sk_namespaces_enter(SkCage *cage)
{
    if (SK_CELL_SKIPS(NAMESPACES))
        sk_layers_add(&cage->layers, "namespaces=no(test)");
    else if (geteuid() == 0)
        enter_as_root(cage);
    else
        enter_as_user(cage);
}

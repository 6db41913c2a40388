/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts and reaps the milter child. The child is a new program image in a
 * session of its own, since a terminal's signals are meant for the parent, and
 * gets no descriptors but the standard ones and its control socket.
 */
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/control.h"
#include "door/metrics/counters.h"
#include "door/offspring.h"

/* the limit for sending to a child that does not read its control socket */
#define PATIENCE_SECONDS 2

static gboolean
fail(GError **error, const char *what, int number)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "milter child: %s: %s", what,
                g_strerror(number));
    return FALSE;
}

int
sk_offspring_spawn(const char *role, int control, int counters, pid_t *pid)
{
    char *const argv[] = { (char *)"sekisho-milter", (char *)role, NULL };
    char *journal = (char *)g_getenv("JOURNAL_STREAM");
    g_autofree char *stream = g_strconcat("JOURNAL_STREAM=", journal, NULL);
    g_autofree char *zone =
        g_strconcat("TZ=", g_getenv("TZ") != NULL ? g_getenv("TZ") : "", NULL);
    char *envp[] = { NULL, NULL, NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    guint n = 0;
    int status;

    if (journal != NULL)
        envp[n++] = stream;
    if (g_getenv("TZ") != NULL)
        envp[n++] = zone;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    if (control >= 0)
        posix_spawn_file_actions_adddup2(&actions, control, SK_CONTROL_FD);
    if (counters >= 0)
        posix_spawn_file_actions_adddup2(&actions, counters, SK_COUNTERS_FD);
    posix_spawn_file_actions_addclosefrom_np(&actions, SK_COUNTERS_FD + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID |
                                              POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    status =
        posix_spawn(pid, "/proc/self/exe", &actions, &attributes, argv, envp);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return status;
}

gboolean
sk_offspring_start(SkOffspring *child, int counters, GError **error)
{
    struct timeval patience = { PATIENCE_SECONDS, 0 };
    int ends[2];
    int status;

    *child = (SkOffspring){ 0, -1, -1, FALSE };
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return fail(error, "socketpair", errno);
    status = sk_offspring_spawn("--child", ends[1], counters, &child->pid);
    close(ends[1]);
    if (status != 0) {
        close(ends[0]);
        child->pid = 0;
        return fail(error, "spawn", status);
    }
    child->control = ends[0];
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    child->pidfd = pidfd_open(child->pid, 0);
    if (child->pidfd >= 0)
        return TRUE;
    status = errno;
    sk_offspring_end(child, TRUE);
    return fail(error, "pidfd_open", status);
}

int
sk_offspring_end(SkOffspring *child, gboolean do_kill)
{
    int status = 0;

    if (child->pid == 0)
        return 0;
    if (do_kill)
        kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (child->control >= 0)
        close(child->control);
    if (child->pidfd >= 0)
        close(child->pidfd);
    *child = (SkOffspring){ 0, -1, -1, FALSE };
    return status;
}

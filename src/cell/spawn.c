/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts and stops a zygote. It uses posix_spawn, because askers have threads,
 * and a lock that is held at fork(2) stays locked in the child for ever. The
 * new process gets two descriptors, nothing of our environment and a session of
 * its own, and can be reached only over its socket.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "cell/cell.h"

/* copies from this number on are not overwritten by a target */
#define ABOVE_CHILD_FDS 10

static int
fill_actions(posix_spawn_file_actions_t *actions, int control, int policy)
{
    int bad = 0;

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        bad |= posix_spawn_file_actions_addopen(actions, fd, "/dev/null",
                                                O_RDWR, 0);
    bad |=
        posix_spawn_file_actions_adddup2(actions, control, SK_CELL_CONTROL_FD);
    if (policy >= 0)
        bad |= posix_spawn_file_actions_adddup2(actions, policy,
                                                SK_CELL_POLICY_FD);
    bad |= posix_spawn_file_actions_addclosefrom_np(
        actions, policy >= 0 ? SK_CELL_POLICY_FD + 1 : SK_CELL_POLICY_FD);
    return bad;
}

static int
fill_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    int bad;

    sigemptyset(&none);
    sigfillset(&all);
    bad = posix_spawnattr_setsigmask(attributes, &none);
    bad |= posix_spawnattr_setsigdefault(attributes, &all);
    bad |= posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK |
                                                    POSIX_SPAWN_SETSIGDEF |
                                                    POSIX_SPAWN_SETSID);
    return bad;
}

/* Spawns the program. Returns 0 or an errno. */
static int
start(pid_t *pid, const char *program, int control, int policy)
{
    char *argv[] = { (char *)(uintptr_t)program, NULL };
    /* Every symbol is resolved once, in the zygote, not anew in each worker,
     * and without rseq the kernel does not write to a worker's memory at times
     * of its own choice. The room itself runs with another environment
     * (serve.c). */
    char *environ_[] = { (char *)(uintptr_t) "LD_BIND_NOW=1",
                         (char *)(uintptr_t) "GLIBC_TUNABLES="
                                             "glibc.pthread.rseq=0",
                         NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error;

    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    error =
        fill_actions(&actions, control, policy) != 0 ||
                fill_attributes(&attributes) != 0
            ? ENOMEM
            : posix_spawn(pid, program, &actions, &attributes, argv, environ_);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Both descriptors are first copied above all targets, because 3 and 4 may be
 * in use here for anything, including the sources. */
static int
start_with_copies(pid_t *pid, const char *program, int control, int policy)
{
    int high[2] = { fcntl(control, F_DUPFD_CLOEXEC, ABOVE_CHILD_FDS), -1 };
    int error = high[0] < 0 ? errno : 0;

    if (error == 0 && policy >= 0) {
        high[1] = fcntl(policy, F_DUPFD_CLOEXEC, ABOVE_CHILD_FDS);
        error = high[1] < 0 ? errno : 0;
    }
    if (error == 0)
        error = start(pid, program, high[0], high[1]);
    for (int i = 0; i < 2; i++)
        if (high[i] >= 0)
            close(high[i]);
    return error;
}

static int
wait_readable(int fd, int timeout_ms)
{
    struct pollfd readable = { fd, POLLIN, 0 };
    struct timespec now;
    int64_t end, left = timeout_ms;
    int got;

    clock_gettime(CLOCK_MONOTONIC, &now);
    end = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + timeout_ms;
    while ((got = poll(&readable, 1, left > 0 ? (int)left : 0)) < 0 &&
           errno == EINTR) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = end - ((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
    }
    return got;
}

static int
read_hello(SkCell *cell, int timeout_ms, char *why, size_t why_len)
{
    SkCellHello *hello = &cell->hello;
    ssize_t len;

    if (wait_readable(cell->control, timeout_ms) <= 0) {
        snprintf(why, why_len, "no hello within %d ms", timeout_ms);
        return -1;
    }
    len = TEMP_FAILURE_RETRY(
        recv(cell->control, hello, sizeof *hello, MSG_DONTWAIT | MSG_TRUNC));
    if (len != (ssize_t)sizeof *hello || hello->magic != SK_CELL_MAGIC ||
        hello->version != SK_CELL_VERSION) {
        snprintf(why, why_len, "ended, or spoke another protocol");
        return -1;
    }
    hello->layers[sizeof hello->layers - 1] = '\0';
    if (hello->ready != 1) {
        snprintf(why, why_len, "not ready: %s", hello->layers);
        return -1;
    }
    return 0;
}

void
sk_cell_stop(SkCell *cell)
{
    if (cell->control >= 0)
        close(cell->control);
    if (cell->pid > 0) {
        /* The zygote is not reaped yet, so the pid is still its own. One that
         * has become nobody may not be ours to kill; it ends when the socket
         * closes. */
        (void)kill(cell->pid, SIGKILL);
        (void)TEMP_FAILURE_RETRY(waitpid(cell->pid, NULL, 0));
    }
    if (cell->pidfd >= 0)
        close(cell->pidfd);
    *cell = (SkCell){ .control = -1, .pidfd = -1 };
}

int
sk_cell_spawn(SkCell *cell, const char *program, int policy_fd, int timeout_ms,
              char *why, size_t why_len)
{
    int pair[2], error;

    *cell = (SkCell){ .control = -1, .pidfd = -1 };
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        snprintf(why, why_len, "socketpair: %s", strerror(errno));
        return -1;
    }
    error = start_with_copies(&cell->pid, program, pair[1], policy_fd);
    close(pair[1]);
    cell->control = pair[0];
    if (error != 0) {
        snprintf(why, why_len, "%s: %s", program, strerror(error));
        cell->pid = 0;
        sk_cell_stop(cell);
        return -1;
    }
    cell->pidfd = (int)syscall(SYS_pidfd_open, cell->pid, 0);
    if (cell->pidfd < 0) {
        snprintf(why, why_len, "pidfd_open: %s", strerror(errno));
        sk_cell_stop(cell);
        return -1;
    }
    if (read_hello(cell, timeout_ms, why, why_len) != 0) {
        sk_cell_stop(cell);
        return -1;
    }
    return 0;
}

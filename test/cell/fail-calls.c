/* SPDX-License-Identifier: Apache-2.0
 *
 * See fail-calls.h. Calls inside libraries are not touched.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "fail-calls.h"
#ifdef SK_CELL_TEST
#include "cell/inside.h"
#endif

static FailPlan own;
static FailPlan *plan = &own;
static int calls; /* of this process, on from FAIL_SERIES times its number */
static int forks;

static bool
take(void)
{
    if (plan->fail_at == 0 || plan->fired != 0 || ++calls != plan->fail_at)
        return false;
    plan->fired = 1;
    errno = plan->error;
    return true;
}

/* A call that says -1; and one whose arguments vary but fit three words. */
#define WRAP(type, name, parameters, arguments)                                \
    type __real_##name parameters;                                             \
    type __wrap_##name parameters;                                             \
    type __wrap_##name parameters                                              \
    {                                                                          \
        return take() ? (type)-1 : __real_##name arguments;                    \
    }

WRAP(int, memfd_create, (const char *name, unsigned flags), (name, flags))
WRAP(int, socketpair, (int domain, int type, int protocol, int ends[2]),
     (domain, type, protocol, ends))
WRAP(int, setrlimit64, (int what, const void *limit), (what, limit))
WRAP(int, getrlimit64, (int what, void *limit), (what, limit))
WRAP(int, unshare, (int what), (what))
WRAP(int, dup2, (int from, int to), (from, to))
WRAP(int, dup3, (int from, int to, int flags), (from, to, flags))
WRAP(int, seccomp_export_bpf, (void *filter, int fd), (filter, fd))
WRAP(int, poll, (struct pollfd * polled, nfds_t n, int ms), (polled, n, ms))
WRAP(int, setresuid, (uid_t a, uid_t b, uid_t c), (a, b, c))
WRAP(int, mount,
     (const char *source, const char *target, const char *type,
      unsigned long flags, const void *data),
     (source, target, type, flags, data))
WRAP(ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags),
     (fd, message, flags))
WRAP(ssize_t, recvmsg, (int fd, struct msghdr *message, int flags),
     (fd, message, flags))
WRAP(ssize_t, send, (int fd, const void *bytes, size_t len, int flags),
     (fd, bytes, len, flags))
WRAP(ssize_t, recv, (int fd, void *bytes, size_t len, int flags),
     (fd, bytes, len, flags))

pid_t __real_fork(void);
pid_t __wrap_fork(void);
pid_t
__wrap_fork(void)
{
    pid_t pid = take() ? -1 : __real_fork();

    forks++;
    if (pid == 0)
        calls = forks * FAIL_SERIES;
    return pid;
}

int __real_prctl(int what, long a, long b, long c, long d);
int __wrap_prctl(int what, long a, long b, long c, long d);
int
__wrap_prctl(int what, long a, long b, long c, long d)
{
    return take() ? -1 : __real_prctl(what, a, b, c, d);
}

long
__real_syscall(long number, long a, long b, long c, long d, long e, long f);
long
__wrap_syscall(long number, long a, long b, long c, long d, long e, long f);
long
__wrap_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    return take() ? -1 : __real_syscall(number, a, b, c, d, e, f);
}

/* What answers otherwise than by -1. */
void *__real_seccomp_init(uint32_t action);
void *__wrap_seccomp_init(uint32_t action);
void *
__wrap_seccomp_init(uint32_t action)
{
    return take() ? NULL : __real_seccomp_init(action);
}

int __real_posix_spawn_file_actions_init(void *actions);
int __wrap_posix_spawn_file_actions_init(void *actions);
int
__wrap_posix_spawn_file_actions_init(void *actions)
{
    return take() ? errno : __real_posix_spawn_file_actions_init(actions);
}

int __real_posix_spawnattr_init(void *attributes);
int __wrap_posix_spawnattr_init(void *attributes);
int
__wrap_posix_spawnattr_init(void *attributes)
{
    return take() ? errno : __real_posix_spawnattr_init(attributes);
}

void *__real_mmap64(void *at, size_t len, int access, int flags, int fd,
                    off_t offset);
void *__wrap_mmap64(void *at, size_t len, int access, int flags, int fd,
                    off_t offset);
void *
__wrap_mmap64(void *at, size_t len, int access, int flags, int fd, off_t offset)
{
    return take() ? MAP_FAILED
                  : __real_mmap64(at, len, access, flags, fd, offset);
}

int __real_fcntl64(int fd, int command, long argument);
int __wrap_fcntl64(int fd, int command, long argument);
int
__wrap_fcntl64(int fd, int command, long argument)
{
    return take() ? -1 : __real_fcntl64(fd, command, argument);
}

int __real_open64(const char *path, int flags, mode_t mode);
int __wrap_open64(const char *path, int flags, mode_t mode);
int
__wrap_open64(const char *path, int flags, mode_t mode)
{
    return take() ? -1 : __real_open64(path, flags, mode);
}

void
fail_plan_set(int fail_at, int error)
{
    own = (FailPlan){ .fail_at = fail_at, .error = error };
    calls = 0;
}

int
fail_plan_fired(void)
{
    return plan->fired;
}

static void __attribute__((constructor)) map_plan(void)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 6);
    int fd = -1;
    void *at;

    if (len <= 0)
        return;
    snprintf(path + len, 6, ".plan");
    fd = __real_open64(path, O_RDWR | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    at = __real_mmap64(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED,
                       fd, 0);
    if (at != MAP_FAILED)
        plan = at;
#ifdef SK_CELL_TEST
    sk_cell_test_shares = true; /* the plan is no memory of a worker */
#endif
    close(fd);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * A worker between its fork and its first byte of mail: two descriptors are
 * left, then Landlock, limits and the filter close, in this order, and none
 * of it can be opened again. Reads no content itself.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cell/inside.h"

#define RULESET_FD 5

static int
close_from(unsigned first)
{
    return (int)syscall(SYS_close_range, first, ~0U, 0);
}

/* 3 and 4 are taken in the zygote (control socket, place holder), so neither
 * @in, @out nor the rule set is one of them; the rule set may be anywhere
 * above, hence the copy that is made before RULESET_FD is overwritten. */
static int
keep_fds(const SkCage *cage, int in, int out)
{
    if (dup2(in, SK_WORKER_IN_FD) < 0 || dup2(out, SK_WORKER_OUT_FD) < 0)
        return -1;
    if (cage->ruleset < 0)
        return close_from(RULESET_FD);
    if (cage->ruleset != RULESET_FD && dup2(cage->ruleset, RULESET_FD) < 0)
        return -1;
    return close_from(RULESET_FD + 1);
}

/* The zygote may have died before the line above it took effect. With a PID
 * namespace its process 1 dies with the zygote and takes everybody along. */
static int
die_with_zygote(const SkCage *cage)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        return -1;
    return cage->own_pids || getppid() == cage->zygote ? 0 : -1;
}

static int
enter_landlock(const SkCage *cage)
{
    if (cage->ruleset < 0)
        return 0;
    if (sk_landlock_enter(RULESET_FD) != 0)
        return -1;
    return close(RULESET_FD);
}

/* Whether "/" shows anything: tried, not believed. Only before the limits,
 * which leave no descriptor to try it with. */
static bool
root_is_empty(void)
{
    static const char *const names[] = { "/proc", "/etc", "/usr", "/dev" };
    int fd = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char entries[512];
    long len;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (open(names[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0)
            return false;
    if (fd < 0)
        return true;
    len = syscall(SYS_getdents64, fd, entries, sizeof entries);
    close(fd);
    return len >= 0 && len <= 2 * 24; /* "." and ".." */
}

static bool
limits_hold(const SkCellRequest *request)
{
    struct rlimit output, processes;

    return SK_CELL_SKIPS(RLIMITS) ||
           (getrlimit(RLIMIT_FSIZE, &output) == 0 &&
            output.rlim_max == request->output &&
            getrlimit(RLIMIT_NPROC, &processes) == 0 &&
            processes.rlim_max == 0);
}

/* The filter denies prctl softly; without it this call would succeed. */
static bool
filter_holds(void)
{
    return SK_CELL_SKIPS(SECCOMP) ||
           (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0 && errno == EPERM);
}

static SkStep
confine(const SkCage *cage, const SkCellRequest *request, bool probe)
{
    sigset_t none;

    if (die_with_zygote(cage) != 0)
        return SK_STEP_PARENT;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (enter_landlock(cage) != 0)
        return SK_STEP_LANDLOCK;
    if (probe && !root_is_empty())
        return SK_STEP_ROOT;
    if (sk_limits_enter(cage, request) != 0)
        return SK_STEP_LIMITS;
    if (sk_syscalls_enter(cage) != 0)
        return SK_STEP_SYSCALLS;
    if (probe && !(limits_hold(request) && filter_holds()))
        return SK_STEP_HOLDS;
    return SK_STEP_DONE;
}

_Noreturn void
sk_child_run(const SkCage *cage, const SkCellRoom *room,
             const SkCellRequest *request, int in, int out)
{
    SkStep step;

    if (keep_fds(cage, in, out) != 0)
        _exit(SK_STEP_FDS);
    step = confine(cage, request, false);
    if (step != SK_STEP_DONE)
        _exit((int)step);
    _exit(room->work(request, SK_WORKER_IN_FD, SK_WORKER_OUT_FD));
}

static SkStep
run_probe(const SkCage *cage)
{
    SkCellRequest request = { .cpu_seconds = 1,
                              .memory = UINT64_C(64) << 20,
                              .output = UINT64_C(1) << 20 };
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);

    /* No /dev any more: any descriptor will do to try the numbers with. */
    if (null < 0)
        null = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, RULESET_FD + 1);
    if (null < 0 || keep_fds(cage, null, null) != 0)
        return SK_STEP_FDS;
    return confine(cage, &request, true);
}

static const char *
name_step(int status)
{
    static const struct {
        SkStep step;
        const char *name;
    } names[] = {
        { SK_STEP_FDS, "descriptors" },
        { SK_STEP_PARENT, "parent" },
        { SK_STEP_LANDLOCK, "landlock" },
        { SK_STEP_LIMITS, "rlimits" },
        { SK_STEP_ROOT, "root is not empty" },
        { SK_STEP_SYSCALLS, "seccomp" },
        { SK_STEP_HOLDS, "rlimits or seccomp do not hold" },
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (WIFEXITED(status) && WEXITSTATUS(status) == (int)names[i].step)
            return names[i].name;
    return "killed";
}

void
sk_child_probe(SkCage *cage)
{
    int status = -1;
    pid_t pid = fork();

    if (pid == 0)
        _exit((int)run_probe(cage));
    if (pid < 0 || TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)) != pid)
        sk_cage_refuse(cage, "probe=no(%s)", strerror(errno));
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        sk_cage_refuse(cage, "probe=no(%s)", name_step(status));
    else
        sk_layers_say(&cage->layers, "probe", 0);
}

/* PDEATHSIG alone would miss a zygote that died before it was set; the end of
 * the pipe, whose other end only the zygote holds, misses nothing. */
static _Noreturn void
keep(int watched)
{
    char byte;

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (dup2(watched, STDIN_FILENO) != STDIN_FILENO || close_from(1) != 0)
        _exit(1);
    while (read(STDIN_FILENO, &byte, 1) != 0)
        ;
    _exit(0);
}

int
sk_child_keeper(SkCage *cage)
{
    int ends[2], pidfd;
    pid_t pid;

    if (!cage->own_pids || !cage->ready)
        return -1;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        sk_cage_refuse(cage, "keeper=no(%s)", strerror(errno));
        return -1;
    }
    pid = fork();
    if (pid == 0) {
        close(ends[1]); /* else it would wait for itself */
        keep(ends[0]);
    }
    close(ends[0]); /* the other end stays open as long as we live */
    pidfd = pid < 0 ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);
    if (pidfd < 0)
        sk_cage_refuse(cage, "keeper=no(%s)", strerror(errno));
    return pidfd;
}

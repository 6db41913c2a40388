/* SPDX-License-Identifier: Apache-2.0
 *
 * A worker between its fork and its first byte of mail. Its memory is replaced
 * by files that the zygote holds, and all descriptors but one are closed. Then
 * Landlock, the limits and the filter are put in force, in this order, and none
 * of them can be undone. This file reads no content.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cell/back.h"
#include "cell/inside.h"

/* The numbers that a worker's descriptors get. Only the first one stays. */
enum {
    CHANNEL_FD = SK_BACK_CHANNEL,
    STATE_FD,
    INPUT_FD,
    OUTPUT_FD,
    RULESET_FD,
    N_FDS,
};
/* copies above this number are not overwritten by a target */
#define ABOVE_FDS 64

/* The cage, for the part of the set-up that runs on the new stack. */
static const SkCage *own_cage;

static int
close_from(unsigned first)
{
    return (int)syscall(SYS_close_range, first, ~0U, 0);
}

/* All descriptors are first copied above the targets, because each may have the
 * number of a target. */
static int
keep_fds(int fds[N_FDS])
{
    for (int target = CHANNEL_FD; target < N_FDS; target++)
        if (fds[target] >= 0) {
            fds[target] = fcntl(fds[target], F_DUPFD_CLOEXEC, ABOVE_FDS);
            if (fds[target] < 0)
                return -1;
        }
    for (int target = CHANNEL_FD; target < N_FDS; target++)
        if (fds[target] >= 0 && dup2(fds[target], target) < 0)
            return -1;
    return close_from(fds[RULESET_FD] < 0 ? RULESET_FD : N_FDS);
}

/* The zygote may have died before the prctl took effect, so the parent is
 * checked afterwards. In a PID namespace that is not needed: its process 1 dies
 * with the zygote and ends everybody in it. */
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

/* Returns whether "/" shows nothing, by trying to open it. It must run before
 * the limits, which leave no descriptor for that. */
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
    return len >= 0 && len <= 2 * 24; /* "." and ".." only */
}

/* Returns whether the filter is in force: it answers 0 to brk, but the kernel
 * would return the end of the heap. */
static bool
filter_holds(void)
{
    return SK_CELL_SKIPS(SECCOMP) || syscall(SYS_brk, 0) == 0;
}

static SkStep
confine(const SkCage *cage)
{
    sigset_t none;

    if (die_with_zygote(cage) != 0)
        return SK_STEP_PARENT;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (enter_landlock(cage) != 0)
        return SK_STEP_LANDLOCK;
    if (!root_is_empty())
        return SK_STEP_ROOT;
    if (sk_limits_enter() != 0)
        return SK_STEP_LIMITS;
    if (!sk_limits_hold())
        return SK_STEP_HOLDS;
    if (sk_syscalls_enter(cage) != 0)
        return SK_STEP_SYSCALLS;
    return filter_holds() ? SK_STEP_DONE : SK_STEP_HOLDS;
}

static int
map_files(void)
{
    void *input = mmap(NULL, SK_INPUT_ROOM, PROT_READ,
                       MAP_SHARED | MAP_NORESERVE, INPUT_FD, 0);
    void *output = mmap(NULL, SK_OUTPUT_ROOM, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_NORESERVE, OUTPUT_FD, 0);

    if (input == MAP_FAILED || output == MAP_FAILED)
        return -1;
    sk_memory_populate(input, own_cage->plan.input, false);
    sk_memory_populate(output, SK_OUTPUT_KEPT, true);
    sk_back.input = input;
    sk_back.output = output;
    return close(STATE_FD) | close(INPUT_FD) | close(OUTPUT_FD);
}

/* Finishes the set-up on the new stack, because the old one is among the memory
 * that is replaced here. */
static _Noreturn void
settle(void)
{
    SkStep step;

    if (sk_memory_convert(&own_cage->plan, STATE_FD) != 0 || map_files() != 0)
        _exit(SK_STEP_MEMORY);
    if (sk_back_arm() != 0)
        _exit(SK_STEP_HANDLER);
#ifdef SK_CELL_TEST
    if (SK_CELL_SKIPS(WIPE)) {
        sk_cell_test_alternate = sk_back.alternate;
        sk_back.alternate = (uintptr_t)sk_cell_test_elsewhere;
    }
#endif
    step = confine(own_cage);
    if (step != SK_STEP_DONE)
        _exit((int)step);
    sk_back_loop();
}

_Noreturn void
sk_child_run(const SkCage *cage, const SkCellRoom *room, const SkMemory *memory,
             int channel)
{
    int fds[N_FDS] = { [CHANNEL_FD] = channel,
                       [STATE_FD] = memory->state,
                       [INPUT_FD] = memory->input,
                       [OUTPUT_FD] = memory->output,
                       [RULESET_FD] = cage->ruleset };
    uintptr_t alternate, stack;

    if (keep_fds(fds) != 0)
        _exit(SK_STEP_FDS);
    stack = sk_memory_stack(&cage->plan, STATE_FD, &alternate);
    if (stack == 0)
        _exit(SK_STEP_MEMORY);
    sk_back.alternate = alternate;
    sk_back.stack = stack;
    sk_back.work = room->work;
    sk_back.plan = &cage->plan;
    own_cage = cage;
    sk_back_run(stack, settle);
}

/* Runs before the sandbox, while /proc can still be read: a fork with converted
 * memory checks whether anything is left that could not be put back. */
static _Noreturn void
settle_and_look(void)
{
    int maps;

    if (sk_memory_convert(&own_cage->plan, STATE_FD) != 0)
        _exit(SK_STEP_MEMORY);
    maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    _exit(maps >= 0 && sk_memory_is_shared(maps) ? 0 : SK_STEP_MEMORY);
}

void
sk_child_try(SkCage *cage)
{
    SkMemory memory;
    int status = -1;
    pid_t pid = -1;

    if (sk_memory_open(&memory, &cage->plan) == 0)
        pid = fork();
    if (pid == 0) {
        uintptr_t alternate, stack;

        if (dup2(memory.state, STATE_FD) != STATE_FD)
            _exit(SK_STEP_FDS);
        stack = sk_memory_stack(&cage->plan, STATE_FD, &alternate);
        own_cage = cage;
        if (stack != 0)
            sk_back_run(stack, settle_and_look);
        _exit(SK_STEP_MEMORY);
    }
    if (pid > 0 && TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)) == pid &&
        WIFEXITED(status) && WEXITSTATUS(status) == 0)
        sk_layers_say(&cage->layers, "put-back", 0);
    else
        sk_cage_refuse(cage, "put-back=no(%s)",
                       pid < 0 ? strerror(errno) : "memory would be left out");
    sk_memory_close(&memory, &cage->plan);
}

const char *
sk_step_name(int status)
{
    static const struct {
        SkStep step;
        const char *name;
    } names[] = {
        { SK_STEP_FDS, "descriptors" },
        { SK_STEP_MEMORY, "memory" },
        { SK_STEP_HANDLER, "signal handler" },
        { SK_STEP_PARENT, "parent" },
        { SK_STEP_LANDLOCK, "landlock" },
        { SK_STEP_LIMITS, "rlimits" },
        { SK_STEP_ROOT, "root is not empty" },
        { SK_STEP_SYSCALLS, "seccomp" },
        { SK_STEP_HOLDS, "rlimits or seccomp do not hold" },
        { SK_STEP_CHANNEL, "channel" },
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (status == (int)names[i].step)
            return names[i].name;
    return "killed";
}

/* Ends when the zygote does. PDEATHSIG alone would miss a zygote that died
 * before it was set; the end of a pipe whose other end only the zygote holds
 * misses nothing. */
static _Noreturn void
watch(int watched)
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
sk_child_first(SkCage *cage)
{
    int ends[2], pidfd;
    pid_t pid;

    if (!cage->own_pids || !cage->ready)
        return -1;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        sk_cage_refuse(cage, "init=no(%s)", strerror(errno));
        return -1;
    }
    pid = fork();
    if (pid == 0) {
        close(ends[1]); /* Otherwise it would wait for itself. */
        watch(ends[0]);
    }
    close(ends[0]); /* The other end stays open as long as the zygote lives. */
    pidfd = pid < 0 ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);
    if (pidfd < 0)
        sk_cage_refuse(cage, "init=no(%s)", strerror(errno));
    return pidfd;
}

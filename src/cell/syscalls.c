/* SPDX-License-Identifier: Apache-2.0
 *
 * The system calls a worker has: memory, its two files, the clock, its own
 * end. What libraries only try and can do without answers with an errno;
 * everything else, every foreign ABI too, ends the worker. The filter is built
 * once in the zygote. It is the layer between hostile bytes and bugs of the
 * kernel itself; it cannot look behind pointers, so it judges no path.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/inside.h"

static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(ftruncate),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_yield),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(times),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrlimit),
};

/* Libraries probe these and cope: a warning of GLib looks whether stderr is a
 * journal socket, iconv looks for a module that was not warmed. */
static const struct {
    int syscall;
    int error;
} softly[] = {
    { SCMP_SYS(open), EACCES },
    { SCMP_SYS(openat), EACCES },
    { SCMP_SYS(openat2), EACCES },
    { SCMP_SYS(creat), EACCES },
    { SCMP_SYS(access), EACCES },
    { SCMP_SYS(faccessat), EACCES },
    { SCMP_SYS(faccessat2), EACCES },
    { SCMP_SYS(stat), EACCES },
    { SCMP_SYS(lstat), EACCES },
    { SCMP_SYS(statfs), EACCES },
    { SCMP_SYS(readlink), EACCES },
    { SCMP_SYS(readlinkat), EACCES },
    { SCMP_SYS(getcwd), EACCES },
    { SCMP_SYS(getdents64), EACCES },
    { SCMP_SYS(unlink), EACCES },
    { SCMP_SYS(unlinkat), EACCES },
    { SCMP_SYS(mkdir), EACCES },
    { SCMP_SYS(socket), EACCES },
    { SCMP_SYS(fcntl), EACCES },
    { SCMP_SYS(poll), EACCES },
    { SCMP_SYS(memfd_create), EACCES },
    { SCMP_SYS(statx), ENOSYS },
    { SCMP_SYS(clone3), ENOSYS }, /* then clone(2), which is the end */
    { SCMP_SYS(ioctl), ENOTTY },
    { SCMP_SYS(pipe2), EMFILE },
    { SCMP_SYS(eventfd2), EMFILE },
    { SCMP_SYS(fadvise64), 0 },
    { SCMP_SYS(getpeername), ENOTSOCK },
    { SCMP_SYS(getsockname), ENOTSOCK },
    { SCMP_SYS(prctl), EPERM },
    { SCMP_SYS(getppid), EPERM }, /* a seed of GLib's g_random_int */
    { SCMP_SYS(mlock), EPERM },
    { SCMP_SYS(setpriority), EPERM },
    { SCMP_SYS(get_mempolicy), EPERM },
    { SCMP_SYS(sched_setscheduler), EPERM },
};

static const int advices[] = {
    MADV_NORMAL, MADV_RANDOM,   MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTNEED,
    MADV_FREE,   MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_DONTDUMP,
};

/* Stands in the filter for the worker's own process number, which is known
 * only after the fork. No call and no argument we judge has this value. */
#define OWN_PID 0x5ec0a1dfu

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Numbers below zero: this machine has no such call. */
static int
add_plain(scmp_filter_ctx filter)
{
    int bad = 0;

    for (size_t i = 0; i < COUNT(allowed); i++)
        if (allowed[i] >= 0)
            bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; i < COUNT(softly); i++)
        if (softly[i].syscall >= 0)
            bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(softly[i].error),
                                    softly[i].syscall, 0);
    return bad;
}

static int
add_memory(scmp_filter_ctx filter)
{
    struct scmp_arg_cmp no_exec = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    int bad =
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_exec);

    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            no_exec);
    for (size_t i = 0; i < COUNT(advices); i++)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(madvise), 1,
                                SCMP_A2(SCMP_CMP_EQ, advices[i], 0));
    return bad;
}

static int
add_judged(scmp_filter_ctx filter)
{
    /* glibc's fstat(2) is newfstatat(fd, "", …, AT_EMPTY_PATH). */
    int bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                               SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0));

    bad |=
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat),
                         1, SCMP_A3(SCMP_CMP_NE, AT_EMPTY_PATH, 0));
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                            SCMP_A2(SCMP_CMP_EQ, 0, 0));
    /* abort(3): this one signal, to nobody but itself. */
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 2,
                            SCMP_A0(SCMP_CMP_EQ, OWN_PID, 0),
                            SCMP_A2(SCMP_CMP_EQ, SIGABRT, 0));
    return bad;
}

/* The one instruction that compares with OWN_PID; NULL when there is not
 * exactly one. */
static struct sock_filter *
find_own_pid(const struct sock_fprog *program)
{
    struct sock_filter *found = NULL;

    for (size_t i = 0; i < program->len; i++) {
        if (program->filter[i].k != OWN_PID)
            continue;
        if (found != NULL || BPF_CLASS(program->filter[i].code) != BPF_JMP)
            return NULL;
        found = &program->filter[i];
    }
    return found;
}

/* libseccomp writes to a file only; the program itself must be in memory. */
static int
export_filter(scmp_filter_ctx filter, struct sock_fprog *program)
{
    int fd = sk_cell_memfd("filter");
    struct stat status;
    void *bytes;

    if (fd < 0 || seccomp_export_bpf(filter, fd) != 0 ||
        fstat(fd, &status) != 0 || status.st_size <= 0 ||
        (size_t)status.st_size / sizeof(struct sock_filter) > BPF_MAXINSNS) {
        if (fd >= 0)
            close(fd);
        return -1;
    }
    bytes = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return -1;
    program->filter = bytes;
    program->len =
        (unsigned short)((size_t)status.st_size / sizeof(struct sock_filter));
    return 0;
}

int
sk_syscalls_enter(const SkCage *cage)
{
    struct sock_filter *own_pid;

    if (SK_CELL_SKIPS(SECCOMP))
        return 0;
    own_pid = find_own_pid(&cage->filter);
    if (own_pid == NULL) {
        errno = EINVAL;
        return -1;
    }
    own_pid->k = (uint32_t)getpid(); /* in this worker's copy of the page */
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &cage->filter);
}

void
sk_syscalls_prepare(SkCage *cage)
{
    uint32_t otherwise = SCMP_ACT_KILL_PROCESS;
    scmp_filter_ctx filter;
    int bad;

#ifdef SK_CELL_TEST
    if (sk_cell_test_trap)
        otherwise = SCMP_ACT_TRAP;
#endif
    filter = seccomp_init(otherwise);
    if (filter == NULL) {
        sk_cage_refuse(cage, "seccomp=no(libseccomp)");
        return;
    }
    bad = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
                           SCMP_ACT_KILL_PROCESS);
    /* A binary tree: every call costs some eight comparisons. An older
     * libseccomp cannot, and is only slower. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    bad |= add_plain(filter);
    bad |= add_memory(filter);
    bad |= add_judged(filter);
    bad |= export_filter(filter, &cage->filter);
    seccomp_release(filter);
    if (bad != 0)
        sk_cage_refuse(cage, "seccomp=no(the filter cannot be built)");
}

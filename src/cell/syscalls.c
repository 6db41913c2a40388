/* SPDX-License-Identifier: Apache-2.0
 *
 * The system calls that a worker has: read and write on its channel, the clock,
 * and its own exit. Nothing else is ever executed. Calls that libraries merely
 * try are answered by the filter with an error, without running any kernel code
 * for them, because a mail that makes a library try must not kill the worker:
 * more memory, a module for a charset that nobody prepared, a look at the time
 * zone, a lock that nobody waits for. Everything else, including every foreign
 * ABI, ends the worker. So do calls whose effect would outlast putting it back:
 * signal handlers, masks and stacks, and memory protection. The filter is built
 * once in the zygote. It cannot look behind pointers, so it judges no path.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef __x86_64__
#include <asm/prctl.h>
#endif
#include "cell/back.h"
#include "cell/inside.h"

/* Libraries try these calls and cope with a failure. */
static const struct {
    int syscall;
    int error;
} softly[] = {
    { SCMP_SYS(brk), 0 }, /* 0 is not an end of the heap, so it cannot grow */
    { SCMP_SYS(mmap), ENOMEM },
    { SCMP_SYS(mremap), ENOMEM },
    { SCMP_SYS(open), EACCES },
    { SCMP_SYS(openat), EACCES },
    { SCMP_SYS(stat), EACCES },
    { SCMP_SYS(lstat), EACCES },
    { SCMP_SYS(newfstatat), EACCES },
    { SCMP_SYS(statx), EACCES },
    { SCMP_SYS(access), EACCES },
    { SCMP_SYS(faccessat), EACCES },
    { SCMP_SYS(faccessat2), EACCES },
    { SCMP_SYS(readlink), EACCES },
    { SCMP_SYS(readlinkat), EACCES },
};

/* Clocks with higher numbers, taken as unsigned, belong to other processes. */
#define LAST_CLOCK 11 /* CLOCK_TAI */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A number below zero means that this machine has no such call. */
static int
add_softly(scmp_filter_ctx filter)
{
    int bad = 0;

    for (size_t i = 0; i < COUNT(softly); i++)
        if (softly[i].syscall >= 0)
            bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(softly[i].error),
                                    softly[i].syscall, 0);
    /* A wake has nobody to wake: it comes from GLib's locks, and there is only
     * one thread. */
    return bad | seccomp_rule_add(
                     filter, SCMP_ACT_ERRNO(0), SCMP_SYS(futex), 1,
                     SCMP_A1(SCMP_CMP_MASKED_EQ, FUTEX_CMD_MASK, FUTEX_WAKE));
}

static int
add_allowed(scmp_filter_ctx filter)
{
    int bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1,
                               SCMP_A0(SCMP_CMP_EQ, SK_BACK_CHANNEL));

    /* Every descriptor below the channel is /dev/null, so nobody reads what is
     * written there. */
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                            SCMP_A0(SCMP_CMP_LE, SK_BACK_CHANNEL));
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clock_gettime), 1,
                            SCMP_A0(SCMP_CMP_LE, LAST_CLOCK));
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(exit), 0);
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(exit_group), 0);
#ifdef __x86_64__
    /* The handler needs these on a machine that has no instruction for them. */
    if (!sk_back.has_base) {
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(arch_prctl), 2,
                                SCMP_A0(SCMP_CMP_EQ, ARCH_SET_FS),
                                SCMP_A1(SCMP_CMP_EQ, sk_back.thread));
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(arch_prctl), 2,
                                SCMP_A0(SCMP_CMP_EQ, ARCH_SET_GS),
                                SCMP_A1(SCMP_CMP_EQ, 0));
    }
#endif
    return bad;
}

/* Reads the filter back into memory, because libseccomp can only write it to a
 * file. */
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
    bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
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
    if (SK_CELL_SKIPS(SECCOMP))
        return 0;
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
    /* A binary tree needs about eight comparisons for each call. An older
     * libseccomp cannot build one, and is only slower. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    bad |= add_softly(filter);
    bad |= add_allowed(filter);
    bad |= export_filter(filter, &cage->filter);
    seccomp_release(filter);
    if (bad != 0)
        sk_cage_refuse(cage, "seccomp=no(the filter cannot be built)");
}

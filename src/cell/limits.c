/* SPDX-License-Identifier: Apache-2.0
 *
 * The resource limits of a worker: they let the host survive a reader that runs
 * wild. These limits kill; the limits for which a room gives a verdict are its
 * own. A worker gets nothing beyond what it has at birth: the size of its heap
 * and output is the length of files that only the zygote holds (memory.c), and
 * its CPU time is counted anew for each message.
 */
#include <errno.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "cell/inside.h"

#define WORKER_FDS 4 /* 0 to 3 are open, so no further one can be */

static int
limit(int what, uint64_t most)
{
    struct rlimit both = { .rlim_cur = most, .rlim_max = most };

    return setrlimit(what, &both);
}

void
sk_limits_prepare(SkCage *cage)
{
    sk_layers_add(&cage->layers,
                  SK_CELL_SKIPS(RLIMITS) ? "rlimits=no(test)" : "rlimits=yes");
}

/* This forbids any further address space or data and any growth of files,
 * because what a worker needs is mapped by now. */
int
sk_limits_enter(void)
{
    static const int nothing[] = { RLIMIT_AS,   RLIMIT_DATA,    RLIMIT_FSIZE,
                                   RLIMIT_CORE, RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE,
                                   RLIMIT_NPROC };

    if (SK_CELL_SKIPS(RLIMITS))
        return 0;
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        if (limit(nothing[i], 0) != 0)
            return -1;
    return limit(RLIMIT_NOFILE, WORKER_FDS);
}

bool
sk_limits_hold(void)
{
    struct rlimit space, processes;

    return SK_CELL_SKIPS(RLIMITS) ||
           (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_max == 0 &&
            getrlimit(RLIMIT_NPROC, &processes) == 0 &&
            processes.rlim_max == 0);
}

uint64_t
sk_limits_cpu(pid_t pid)
{
    struct timespec now;
    clockid_t clock;

    if (clock_getcpuclockid(pid, &clock) != 0 ||
        clock_gettime(clock, &now) != 0)
        return 0;
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

/* The clock of the process goes on from message to message, so the limit is
 * raised each time. It is only the soft limit, because a hard one could never
 * be raised again. It ends a worker just as surely, since no worker can catch
 * or ignore its signal. */
int
sk_limits_spend(pid_t pid, uint64_t now_us, uint32_t seconds)
{
    struct rlimit cpu;

    if (SK_CELL_SKIPS(RLIMITS))
        return 0;
    if (prlimit(pid, RLIMIT_CPU, NULL, &cpu) != 0)
        return -1;
    /* The limit is in whole seconds. */
    cpu.rlim_cur = (now_us + 500000u) / 1000000u + seconds;
    return prlimit(pid, RLIMIT_CPU, &cpu, NULL);
}

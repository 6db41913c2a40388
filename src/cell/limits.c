/* SPDX-License-Identifier: Apache-2.0
 *
 * Resource limits of a worker: what the host must survive when a reader runs
 * wild. These kill; the limits a room names as a verdict are its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "cell/inside.h"

#define WORKER_FDS   5 /* 0-4 are open: no further one can be */
#define STACK_BYTES  (UINT64_C(8) << 20)
#define GUESSED_BASE (UINT64_C(256) << 20)

static int
limit(int what, uint64_t soft, uint64_t hard)
{
    struct rlimit both = { .rlim_cur = soft, .rlim_max = hard };

    return setrlimit(what, &both);
}

/* RLIMIT_AS as the kernel counts it: first number of statm, in pages. */
static uint64_t
read_base(void)
{
    char text[128] = { 0 };
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t len = -1;
    uint64_t pages;

    if (fd >= 0) {
        len = read(fd, text, sizeof text - 1);
        close(fd);
    }
    pages = len > 0 ? strtoumax(text, NULL, 10) : 0;
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

void
sk_limits_prepare(SkCage *cage)
{
    cage->base = read_base();
    if (cage->base == 0) /* no /proc: a guess on the narrow side */
        cage->base = GUESSED_BASE;
    if (SK_CELL_SKIPS(RLIMITS))
        sk_layers_add(&cage->layers, "rlimits=no(test)");
    else
        sk_layers_add(&cage->layers, "rlimits=yes(base %" PRIu64 " MiB)",
                      cage->base >> 20);
}

int
sk_limits_enter(const SkCage *cage, const SkCellRequest *request)
{
    uint64_t memory, cpu = request->cpu_seconds;

    if (SK_CELL_SKIPS(RLIMITS))
        return 0;
    if (__builtin_add_overflow(cage->base, request->memory, &memory)) {
        errno = EOVERFLOW;
        return -1;
    }
    /* One second between SIGXCPU, which names the cause, and SIGKILL. */
    if (limit(RLIMIT_CPU, cpu, cpu + 1) != 0 ||
        limit(RLIMIT_AS, memory, memory) != 0 ||
        limit(RLIMIT_FSIZE, request->output, request->output) != 0 ||
        limit(RLIMIT_STACK, STACK_BYTES, STACK_BYTES) != 0 ||
        limit(RLIMIT_CORE, 0, 0) != 0 || limit(RLIMIT_MEMLOCK, 0, 0) != 0 ||
        limit(RLIMIT_MSGQUEUE, 0, 0) != 0 || limit(RLIMIT_NPROC, 0, 0) != 0 ||
        limit(RLIMIT_NOFILE, WORKER_FDS, WORKER_FDS) != 0)
        return -1;
    return 0;
}

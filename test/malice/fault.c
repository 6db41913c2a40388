/* SPDX-License-Identifier: Apache-2.0
 *
 * Fault points: the plan, and what happens at a point. Makes no system call a
 * worker's cage forbids.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include "fault.h"

#define HOUR_US (INT64_C(3600) * 1000000)

static SkFaultPlan *plan;
static bool is_caged;
static _Atomic int64_t jump_us;
static _Thread_local const char *here = "";
static _Thread_local int pending;        /* errno of the next failing call */
static _Thread_local bool pending_short; /* the next write is a short one */

/* Marks the programs of this build for test-shipped.py. */
const char sk_fault_mark[] = "sk_fault_points_are_here";

static void __attribute__((constructor)) map_plan(void)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 32);
    char *slash;
    int fd;

    if (len <= 0)
        return;
    path[len] = '\0';
    slash = strrchr(path, '/');
    if (slash == NULL)
        return;
    snprintf(slash, 32, "/fault.plan");
    fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (plan == MAP_FAILED)
        plan = NULL;
}

static int
errno_of(const char *kind)
{
    static const struct {
        const char *name;
        int number;
    } numbers[] = {
        { "ENOSPC", ENOSPC },
        { "ENOMEM", ENOMEM },
        { "EMFILE", EMFILE },
        { "EIO", EIO },
    };

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (strcmp(kind, numbers[i].name) == 0)
            return numbers[i].number;
    return 0;
}

static void
mark_fired(void)
{
    __atomic_store_n(&plan->fired, 1, __ATOMIC_SEQ_CST);
}

void
sk_fault_enter_cage(void)
{
    is_caged = true;
}

/* A worker can only wait by doing something else. */
static void
wait_for_release(void)
{
    const struct timespec moment = { 0, 5000000 };

    while (__atomic_load_n(&plan->released, __ATOMIC_SEQ_CST) == 0)
        if (!is_caged)
            nanosleep(&moment, NULL);
}

static void
happen(void)
{
    if (strcmp(plan->kind, "pause") == 0) {
        mark_fired();
        wait_for_release();
    } else if (strcmp(plan->kind, "die") == 0) {
        mark_fired();
        __builtin_trap();
    } else if (strcmp(plan->kind, "clock") == 0) {
        mark_fired();
        jump_us += HOUR_US;
    } else if (strcmp(plan->kind, "short") == 0) {
        pending_short = true;
    } else {
        pending = errno_of(plan->kind);
    }
}

void
sk_fault_point(const char *name)
{
    here = name;
    pending = 0;
    pending_short = false;
    if (plan == NULL || __atomic_load_n(&plan->armed, __ATOMIC_SEQ_CST) == 0 ||
        __atomic_load_n(&plan->fired, __ATOMIC_SEQ_CST) != 0 ||
        strcmp(plan->point, name) != 0)
        return;
    if (__atomic_fetch_add(&plan->hits, 1, __ATOMIC_SEQ_CST) >= plan->skip)
        happen();
}

bool
sk_fault_here(const char *name)
{
    return strcmp(here, name) == 0;
}

bool
sk_fault_is(const char *kind)
{
    return plan != NULL && strcmp(plan->kind, kind) == 0;
}

bool
sk_fault_take(void)
{
    int number = pending;

    if (number == 0)
        return false;
    pending = 0;
    mark_fired();
    errno = number;
    return true;
}

bool
sk_fault_short(void)
{
    bool now = pending_short;

    pending_short = false;
    if (now)
        mark_fired();
    return now;
}

int64_t
sk_fault_jump_us(void)
{
    return jump_us;
}

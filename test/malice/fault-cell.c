/* SPDX-License-Identifier: Apache-2.0
 *
 * Fault points in zygotes and their workers.
 */
#include <string.h>
#include <stdlib.h>
#include "cell/jobs.h"
#include "fault.h"
#ifdef FAULT_WORKER
#include "worker/clean.h"
#define ROOM "worker"
#else
#include "inspector/inspect.h"
#define ROOM "inspector"
#endif

/* What every process of the matrix shares is no memory of a worker. */
static void __attribute__((constructor)) allow_plan(void)
{
    sk_cell_test_shares = true;
}

void __real_sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS]);
void __wrap_sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS]);
void
__wrap_sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS])
{
    sk_fault_point(ROOM "-take");
    __real_sk_jobs_take(jobs, fds);
}

void __real_sk_jobs_reap(SkJobs *jobs);
void __wrap_sk_jobs_reap(SkJobs *jobs);
void
__wrap_sk_jobs_reap(SkJobs *jobs)
{
    sk_fault_point(ROOM "-reap");
    __real_sk_jobs_reap(jobs);
}

int __real_sk_cell_write(int fd, const void *bytes, size_t len);
int __wrap_sk_cell_write(int fd, const void *bytes, size_t len);
int
__wrap_sk_cell_write(int fd, const void *bytes, size_t len)
{
    sk_fault_point(ROOM "-copy");
    return __real_sk_cell_write(fd, bytes, len);
}

int __real_sk_cell_put(SkCellWork *work, const void *bytes, size_t len);
int __wrap_sk_cell_put(SkCellWork *work, const void *bytes, size_t len);
int
__wrap_sk_cell_put(SkCellWork *work, const void *bytes, size_t len)
{
    sk_fault_point(ROOM "-write");
    return sk_fault_take() ? -1 : __real_sk_cell_put(work, bytes, len);
}

/* All the memory a worker may have, so that its next allocation is the one that
 * fails. */
static void
eat_memory(void)
{
    for (size_t size = (size_t)1 << 34; size >= 16; size /= 2)
        while (malloc(size) != NULL)
            ;
}

static void
begin_work(const char *name)
{
    sk_fault_enter_cage();
    sk_fault_point(name);
    if (sk_fault_is("ENOMEM") && sk_fault_take())
        eat_memory();
}

#ifdef FAULT_WORKER
void __real_sk_clean(const SkOrder *order, const SkPolicy *policy,
                     GBytes *input, SkCleaned *cleaned);
void __wrap_sk_clean(const SkOrder *order, const SkPolicy *policy,
                     GBytes *input, SkCleaned *cleaned);
void
__wrap_sk_clean(const SkOrder *order, const SkPolicy *policy, GBytes *input,
                SkCleaned *cleaned)
{
    begin_work("work");
    __real_sk_clean(order, policy, input, cleaned);
}
#else
int __real_sk_inspect(const SkInspectOrder *order, const uint8_t *bytes,
                      size_t len, SkInspectAnswer *answer);
int __wrap_sk_inspect(const SkInspectOrder *order, const uint8_t *bytes,
                      size_t len, SkInspectAnswer *answer);
int
__wrap_sk_inspect(const SkInspectOrder *order, const uint8_t *bytes, size_t len,
                  SkInspectAnswer *answer)
{
    begin_work("inspect");
    return __real_sk_inspect(order, bytes, len, answer);
}
#endif

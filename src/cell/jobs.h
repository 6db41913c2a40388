/* SPDX-License-Identifier: Apache-2.0
 *
 * The workers of a zygote that live now. Used by serve.c only.
 */
#ifndef SK_CELL_JOBS_H
#define SK_CELL_JOBS_H

#include "cell/inside.h"

#define SK_JOBS_MAX 64
#define SK_JOB_FDS  3 /* answer socket, input, output */

typedef struct {
    pid_t pid; /* 0: the slot is free */
    int pidfd;
    int answer;       /* -1: cancelled, nobody to tell */
    int64_t deadline; /* sk_jobs_now() */
    bool expired;
    uint8_t nonce[SK_CELL_NONCE];
} SkJob;

typedef struct {
    SkJob slots[SK_JOBS_MAX];
    int max, running;
} SkJobs;

/* sk_jobs_now: milliseconds of a clock that only goes forward. */
int64_t sk_jobs_now(void);

/* sk_jobs_wait_ms: how long until the next deadline; -1: there is none. */
int sk_jobs_wait_ms(const SkJobs *jobs, int64_t now);

/* sk_jobs_expire: kills every worker whose deadline is over. */
void sk_jobs_expire(SkJobs *jobs, int64_t now);

/* sk_jobs_cancel: the asker has gone; kills its worker, which is reaped as
 * any other. */
void sk_jobs_cancel(SkJob *job);

/* sk_jobs_reap: @job's pidfd is readable: one reply, and the slot is free. */
void sk_jobs_reap(SkJobs *jobs, SkJob *job);

/* sk_jobs_take: a request with its three descriptors, which it takes: forks a
 * worker, or answers why not. */
void sk_jobs_take(SkJobs *jobs, const SkCage *cage, const SkCellRoom *room,
                  const SkCellRequest *request, const int fds[SK_JOB_FDS]);

/* sk_jobs_refuse: a message that is no request; says so on its first
 * descriptor, if any, and closes all. */
void sk_jobs_refuse(const SkCellRequest *request, const int *fds, int count);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The workers of a zygote. Each is in one of these states:
 *
 *   BORN     forked; has not said ready
 *   KEPT     being stopped for the first time, so that its memory can be kept
 *   WAKING   put back and continued; has not said ready
 *   IDLE     ready; waits for a message
 *   BUSY     works on a message
 *   DONE     has answered; being stopped, so that its answer can be copied and
 *            the worker be put back
 *   DYING    killed; not yet reaped
 *
 * A worker goes round through WAKING, IDLE, BUSY and DONE. If it does anything
 * but the next step, it is killed. Only the cell and its tests use this.
 */
#ifndef SK_CELL_JOBS_H
#define SK_CELL_JOBS_H

#include "cell/back.h"
#include "cell/inside.h"

#define SK_JOBS_MAX 64
#define SK_JOB_FDS  3 /* the answer socket, the input and the output */
/* messages that one worker serves before another takes over */
#define SK_JOB_LAST 256
/* workers for each spare that stay, whatever the load was */
#define SK_JOB_POOL 3

typedef enum {
    SK_JOB_NONE,
    SK_JOB_BORN,
    SK_JOB_KEPT,
    SK_JOB_WAKING,
    SK_JOB_IDLE,
    SK_JOB_BUSY,
    SK_JOB_DONE,
    SK_JOB_DYING,
} SkJobState;

typedef struct {
    SkJobState state;
    pid_t pid;
    int channel;
    SkMemory memory;
    unsigned messages; /* how many messages it has had */
    uint64_t crossing; /* the crossing of all its messages */
    bool is_new;       /* it has never been ready for a message */
    bool is_retired;   /* it was ended though nothing was wrong with it */

    /* the message that it has: */
    int answer; /* -1 if there is none, or it was cancelled and nobody waits */
    int out;    /* the file of the asker */
    uint64_t output, cpu_us;
    uint8_t nonce[SK_CELL_NONCE];

    int64_t deadline; /* on the clock of sk_jobs_now() */
    bool expired;     /* the deadline of its message has passed */
    SkFrame frame;    /* what it has written so far */
    size_t said;      /* the number of those bytes */
} SkJob;

/* A message that is waiting for a worker. */
typedef struct {
    bool is_there;
    SkCellRequest request;
    int fds[SK_JOB_FDS];
} SkWaiting;

typedef struct {
    SkJob slots[SK_JOBS_MAX];
    const SkCage *cage;
    const SkCellRoom *room;
    SkWaiting waiting;
    SkCellTotals totals;
    int max;            /* the most workers allowed */
    int spares;         /* workers to have ready in advance */
    int stillborn;      /* births that failed in a row */
    int last_status;    /* the exit status of the last of them */
    int64_t next_birth; /* the earliest time of the next birth */
    /* The most workers that had a message at the same time, since @busy_since
     * and in the period before that. */
    int busy_most, busy_before;
    int64_t busy_since;
} SkJobs;

/* In milliseconds: the limit for a birth, a stop or a way back, each of which
 * takes less than one millisecond unless the machine is busy; and the pause
 * between births that fail. */
#define SK_JOB_STEP_MS 10000
#define SK_JOB_REST_MS 100
/* how long a burst is remembered, at least */
#define SK_JOB_BURST_MS 10000
#define SK_JOB_NEVER    INT64_MAX

/* ---- steps.c: one worker ---- */

/* sk_job_say: sends a reply to the asker behind @answer. */
void
sk_job_say(const SkJobs *jobs, int answer, const uint8_t nonce[SK_CELL_NONCE],
           SkCellEnd end, int code, uint64_t cpu_us);

/* sk_job_answer: ends the message of @job: tells its asker, and clears it from
 * the slot. */
void sk_job_answer(const SkJobs *jobs, SkJob *job, SkCellEnd end, int code,
                   uint64_t cpu_us);

/* sk_job_enter: puts @job into @state until @deadline. */
void sk_job_enter(SkJob *job, SkJobState state, int64_t deadline);

/* sk_job_kill: kills the worker of @job. It is reaped like any other, and its
 * message is answered only then. */
void sk_job_kill(SkJob *job);

/* sk_job_retire: ends @job in the same way, though nothing is wrong with it: it
 * has had its share of messages, or there are too many workers. The totals
 * count it as retired, not as killed. */
void sk_job_retire(SkJob *job);

/* sk_jobs_heard: reads from the channel of @job, which is readable. */
void sk_jobs_heard(SkJobs *jobs, SkJob *job);

/* sk_jobs_cancel: kills the worker of @job, because its asker is gone. */
void sk_jobs_cancel(SkJob *job);

/* sk_jobs_reap: handles all children that have stopped or ended. */
void sk_jobs_reap(SkJobs *jobs);

/* ---- jobs.c: all of them ---- */

/* sk_jobs_now: returns milliseconds of a clock that only goes forward. */
int64_t sk_jobs_now(void);

/* sk_jobs_new: returns an empty table in memory that no worker inherits, or
 * NULL with errno. Call it after the plan is made. */
SkJobs *sk_jobs_new(const SkCage *cage, const SkCellRoom *room);

/* sk_jobs_wait_ms: returns the milliseconds until something is due, or -1 if
 * nothing is. */
int sk_jobs_wait_ms(const SkJobs *jobs, int64_t now);

/* sk_jobs_take: takes the request in @jobs->waiting with its three descriptors.
 * Answers at once if the request is not valid. */
void sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS]);

/* sk_jobs_refuse: refuses a message that is not a valid request: says so on its
 * first descriptor, if any, and closes all of them. */
void sk_jobs_refuse(const SkJobs *jobs, const SkCellRequest *request,
                    const int *fds, int count);

/* sk_jobs_tend: gives the waiting message to a worker if one is free, starts
 * workers as needed, and kills those whose deadline has passed. */
void sk_jobs_tend(SkJobs *jobs, int64_t now);

/* sk_jobs_are_idle: returns whether no message is in a worker
 * or waits for one. */
bool sk_jobs_are_idle(const SkJobs *jobs);

#endif

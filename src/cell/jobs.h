/* SPDX-License-Identifier: Apache-2.0
 *
 * The workers of a zygote, each in one of these states:
 *
 *   BORN     forked; has not said ready
 *   KEPT     being stopped for the first time, so that its memory can be kept
 *   WAKING   put back and let go on; has not said ready
 *   IDLE     ready, waits for a message
 *   BUSY     has one
 *   DONE     has answered; being stopped, to be copied from and put back
 *   DYING    killed; not yet reaped
 *
 * A worker goes round WAKING, IDLE, BUSY, DONE. Whatever it does that is not
 * the next step, it is killed. Used by serve.c only.
 */
#ifndef SK_CELL_JOBS_H
#define SK_CELL_JOBS_H

#include "cell/back.h"
#include "cell/inside.h"

#define SK_JOBS_MAX 64
#define SK_JOB_FDS  3   /* answer socket, input, output */
#define SK_JOB_LAST 256 /* messages of one worker; then another takes over */
#define SK_JOB_POOL 3   /* workers for each spare that stay when idle */

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
    unsigned messages; /* that it has had */
    uint64_t crossing; /* of all of them */
    bool is_new;       /* has never been ready for a message */

    /* of the message it has */
    int answer; /* -1: none, or cancelled: nobody to tell */
    int out;    /* the asker's file */
    uint64_t output, cpu_us;
    uint8_t nonce[SK_CELL_NONCE];

    int64_t deadline; /* sk_jobs_now() */
    bool expired;     /* its message's deadline was over */
    SkFrame frame;    /* what it said so far */
    size_t said;      /* bytes of that */
} SkJob;

/* A message that waits for a worker. */
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
    int max;            /* workers that may be */
    int spares;         /* that shall be ready before they are needed */
    int stillborn;      /* births in a row that came to nothing */
    int last_status;    /* exit status of the last of them */
    int64_t next_birth; /* not before */
} SkJobs;

/* Milliseconds: for a birth, a stop, a way back, which take less than one, but
 * the machine may be busy; and between births that fail. */
#define SK_JOB_STEP_MS 10000
#define SK_JOB_REST_MS 100
#define SK_JOB_NEVER   INT64_MAX

/* ---- steps.c: one worker ---- */

/* sk_job_say: a reply to the asker behind @answer. */
void sk_job_say(int answer, const uint8_t nonce[SK_CELL_NONCE], SkCellEnd end,
                int code, uint64_t cpu_us);

/* sk_job_answer: the message of @job is over: its asker is told, and the slot
 * forgets it. */
void sk_job_answer(SkJob *job, SkCellEnd end, int code, uint64_t cpu_us);

/* sk_job_enter: @job is in @state until @deadline. */
void sk_job_enter(SkJob *job, SkJobState state, int64_t deadline);

/* sk_job_kill: @job's worker is reaped as any other; until then its message is
 * not answered. */
void sk_job_kill(SkJob *job);

/* sk_jobs_heard: @job's channel is readable. */
void sk_jobs_heard(SkJobs *jobs, SkJob *job);

/* sk_jobs_cancel: the asker has gone; kills its worker. */
void sk_jobs_cancel(SkJob *job);

/* sk_jobs_reap: children have stopped or ended. */
void sk_jobs_reap(SkJobs *jobs);

/* ---- jobs.c: all of them ---- */

/* sk_jobs_now: milliseconds of a clock that only goes forward. */
int64_t sk_jobs_now(void);

/* sk_jobs_new: an empty table, in memory that no worker inherits. Call it when
 * the plan is made. NULL + errno. */
SkJobs *sk_jobs_new(const SkCage *cage, const SkCellRoom *room);

/* sk_jobs_wait_ms: how long until something is due; -1: nothing is. */
int sk_jobs_wait_ms(const SkJobs *jobs, int64_t now);

/* sk_jobs_take: the request in @jobs->waiting has come, with its three
 * descriptors, which it takes. Answers at once when it is not sound. */
void sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS]);

/* sk_jobs_refuse: a message that is no request; says so on its first
 * descriptor, if any, and closes all. */
void sk_jobs_refuse(const SkCellRequest *request, const int *fds, int count);

/* sk_jobs_tend: gives the waiting message to a worker if there is one, sees to
 * it that there will be one, kills whose time is over. */
void sk_jobs_tend(SkJobs *jobs, int64_t now);

/* sk_jobs_are_idle: no message is in a worker or waits for one. */
bool sk_jobs_are_idle(const SkJobs *jobs);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The steps of one worker from state to state (jobs.h). The memory that it can
 * write is read and written only while it is stopped. The way back has this
 * order: stop it, see that it has stopped, see that it has said nothing more,
 * copy the answer, put it back, see that nobody has continued it meanwhile,
 * queue the one signal, continue it, hear "ready". Anything else that happens
 * ends the worker.
 */
#include <errno.h>
#include <linux/sockios.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cell/jobs.h"

/* It does not matter if the asker is gone: MSG_NOSIGNAL prevents SIGPIPE, and
 * there is nobody to tell. */
void
sk_job_say(const SkJobs *jobs, int answer, const uint8_t nonce[SK_CELL_NONCE],
           SkCellEnd end, int code, uint64_t cpu_us)
{
    SkCellReply reply = { .magic = SK_CELL_MAGIC,
                          .version = SK_CELL_VERSION,
                          .end = (int32_t)end,
                          .code = code,
                          .cpu_us = cpu_us,
                          .totals = jobs->totals };

    memcpy(reply.nonce, nonce, SK_CELL_NONCE);
    (void)send(answer, &reply, sizeof reply, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* Ends the message of @job: tells its asker, and clears it from the slot. */
void
sk_job_answer(const SkJobs *jobs, SkJob *job, SkCellEnd end, int code,
              uint64_t cpu_us)
{
    if (job->answer >= 0) {
        sk_job_say(jobs, job->answer, job->nonce, end, code, cpu_us);
        close(job->answer);
    }
    if (job->out >= 0)
        close(job->out);
    job->answer = job->out = -1;
}

void
sk_job_enter(SkJob *job, SkJobState state, int64_t deadline)
{
    job->state = state;
    job->deadline = deadline;
    job->said = 0;
}

void
sk_job_kill(SkJob *job)
{
    (void)kill(job->pid, SIGKILL);
    sk_job_enter(job, SK_JOB_DYING, SK_JOB_NEVER);
}

void
sk_job_retire(SkJob *job)
{
    job->is_retired = true;
    sk_job_kill(job);
}

void
sk_jobs_cancel(SkJob *job)
{
    close(job->answer);
    job->answer = -1;
    sk_job_kill(job);
}

/* Returns whether nothing is left in the channel, in either direction. */
static bool
channel_is_empty(const SkJob *job)
{
    int unread = 0;
    char byte;

    return recv(job->channel, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           errno == EAGAIN && ioctl(job->channel, SIOCOUTQ, &unread) == 0 &&
           unread == 0;
}

/* Returns whether somebody else has continued the stopped worker. */
static bool
was_continued(const SkJob *job)
{
    siginfo_t info = { 0 };

    return waitid(P_PID, (id_t)job->pid, &info, WCONTINUED | WNOHANG) != 0 ||
           info.si_pid != 0;
}

static void
stop(SkJob *job, SkJobState state)
{
    sk_job_enter(job, state, sk_jobs_now() + SK_JOB_STEP_MS);
    if (kill(job->pid, SIGSTOP) != 0)
        sk_job_kill(job);
}

/* Lets a worker whose memory is in order go on. The signal is queued before it
 * can run. */
static void
wake(SkJob *job)
{
    sk_job_enter(job, SK_JOB_WAKING, sk_jobs_now() + SK_JOB_STEP_MS);
    if (!channel_is_empty(job) || was_continued(job) ||
        kill(job->pid, SK_BACK_SIGNAL) != 0 || kill(job->pid, SIGCONT) != 0)
        sk_job_kill(job);
}

/* Returns whether more workers are alive than are worth keeping, as after a
 * burst. Under a steady load none is too many: beside those that messages have
 * had at one time, some are ready in advance, and some are being put back. */
static bool
is_too_many(const SkJobs *jobs)
{
    int most = jobs->busy_most > jobs->busy_before ? jobs->busy_most
                                                   : jobs->busy_before;
    int alive = 0;

    for (int i = 0; i < jobs->max; i++)
        alive += jobs->slots[i].state != SK_JOB_NONE;
    return alive > SK_JOB_POOL * jobs->spares &&
           alive > most + 2 * jobs->spares;
}

static void
finish(SkJobs *jobs, SkJob *job)
{
    uint64_t cpu_us = sk_limits_cpu(job->pid) - job->cpu_us;
    int status = job->frame.status;

    if (!channel_is_empty(job)) {
        sk_job_answer(jobs, job, SK_CELL_ODD, 0, cpu_us);
        sk_job_kill(job);
        return;
    }
    if (status == 0 && sk_cell_write(job->out, job->memory.out,
                                     (size_t)job->frame.output) != 0)
        sk_job_answer(jobs, job, SK_CELL_BUSY, errno, cpu_us);
    else
        sk_job_answer(jobs, job, SK_CELL_EXITED, status, cpu_us);
    if (status != 0)
        sk_job_kill(job);
    else if (++job->messages >= SK_JOB_LAST || is_too_many(jobs))
        sk_job_retire(job);
    else if (sk_memory_put_back(&job->memory, &jobs->cage->plan) != 0)
        sk_job_kill(job);
    else {
        jobs->totals.put_back++;
        wake(job);
    }
}

/* Handles one whole frame. Any frame but the expected one ends the worker. */
static void
hear_frame(SkJobs *jobs, SkJob *job)
{
    const SkFrame *frame = &job->frame;
    bool has_answered = job->state == SK_JOB_BUSY;

    if (frame->magic != SK_FRAME_MAGIC || frame->zero != 0 ||
        frame->kind != (has_answered ? SK_FRAME_ANSWER : SK_FRAME_READY) ||
        (!has_answered && (frame->status != 0 || frame->output != 0)) ||
        (has_answered && frame->output > job->output)) {
        sk_job_answer(jobs, job, SK_CELL_ODD, 0, 0);
        sk_job_kill(job);
    } else if (has_answered) {
        stop(job, SK_JOB_DONE);
    } else if (job->state == SK_JOB_BORN) {
        stop(job, SK_JOB_KEPT);
    } else {
        sk_job_enter(job, SK_JOB_IDLE, SK_JOB_NEVER);
        job->is_new = false;
        jobs->stillborn = 0;
    }
}

void
sk_jobs_heard(SkJobs *jobs, SkJob *job)
{
    char *at = (char *)&job->frame + job->said;
    ssize_t n =
        recv(job->channel, at, sizeof job->frame - job->said, MSG_DONTWAIT);

    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) { /* It has ended, or is ending. */
        sk_job_kill(job);
        return;
    }
    job->said += (size_t)n;
    if (job->state == SK_JOB_IDLE)
        sk_job_kill(job); /* Nobody has asked it anything. */
    else if (job->said == sizeof job->frame)
        hear_frame(jobs, job);
}

static void
has_stopped(SkJobs *jobs, SkJob *job)
{
    if (job->state == SK_JOB_KEPT) {
        sk_memory_keep(&job->memory, &jobs->cage->plan);
        wake(job);
    } else if (job->state == SK_JOB_DONE) {
        finish(jobs, job);
    } else if (job->state != SK_JOB_DYING) {
        sk_job_kill(job); /* It was not stopped by us. */
    }
}

static void
has_ended(SkJobs *jobs, SkJob *job, const siginfo_t *info)
{
    bool was_killed = info->si_code != CLD_EXITED;

    *(job->is_retired ? &jobs->totals.retired : &jobs->totals.killed) += 1;
    if (job->is_new) {
        jobs->stillborn++;
        jobs->last_status = was_killed ? -1 : info->si_status;
        jobs->next_birth = sk_jobs_now() + SK_JOB_REST_MS;
    }
    sk_job_answer(jobs, job,
                  job->expired ? SK_CELL_DEADLINE
                  : was_killed ? SK_CELL_SIGNALLED
                               : SK_CELL_LEFT,
                  info->si_status, 0);
    sk_memory_close(&job->memory, &jobs->cage->plan);
    close(job->channel);
    *job = (SkJob){ .answer = -1, .out = -1, .channel = -1 };
}

/* All workers are checked, because a signal does not say how many of them have
 * changed. */
void
sk_jobs_reap(SkJobs *jobs)
{
    for (int i = 0; i < jobs->max; i++) {
        SkJob *job = &jobs->slots[i];
        siginfo_t info = { 0 };

        if (job->state == SK_JOB_NONE ||
            waitid(P_PID, (id_t)job->pid, &info,
                   WEXITED | WSTOPPED | WNOHANG) != 0 ||
            info.si_pid == 0)
            continue;
        if (info.si_code == CLD_STOPPED)
            has_stopped(jobs, job);
        else
            has_ended(jobs, job, &info);
    }
}

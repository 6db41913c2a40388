/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of workers (jobs.h). Each has one slot from its birth to its end,
 * with at most one message in it. A slot owns its worker, the worker's memory
 * and the answer socket, and none of these outlives the slot, so that no answer
 * can reach the asker of another message. Nothing here waits (serve.c does).
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "cell/jobs.h"

#define SEALS (F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK)

int64_t
sk_jobs_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

SkJobs *
sk_jobs_new(const SkCage *cage, const SkCellRoom *room)
{
    SkJobs *jobs = mmap(NULL, sizeof *jobs, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (jobs == MAP_FAILED || madvise(jobs, sizeof *jobs, MADV_DONTFORK) != 0)
        return NULL;
    jobs->cage = cage;
    jobs->room = room;
    jobs->max = room->max_jobs < 1             ? 1
                : room->max_jobs > SK_JOBS_MAX ? SK_JOBS_MAX
                                               : room->max_jobs;
    return jobs;
}

/* ---- requests ----------------------------------------------------------- */

static bool
request_is_sound(const SkCellRequest *request)
{
    return request->magic == SK_CELL_MAGIC &&
           request->version == SK_CELL_VERSION && request->wall_ms > 0 &&
           request->cpu_seconds > 0 && request->memory > 0 &&
           request->output > 0 && request->order_len <= SK_CELL_ORDER_MAX;
}

/* Returns whether the input is a memfd with at least as many bytes as the
 * request says, and the output is an empty memfd. It does not matter that the
 * asker could still write to the input: it is read once, and the worker sees
 * the copy. */
static bool
files_are_sound(int in, int out, uint64_t *in_len)
{
    int open = fcntl(out, F_GET_SEALS);
    struct stat of_in, of_out;

    if (fcntl(in, F_GET_SEALS) < 0 || open < 0 || (open & SEALS) != 0 ||
        fstat(in, &of_in) != 0 || fstat(out, &of_out) != 0 ||
        of_out.st_size != 0 || of_in.st_size < 0 ||
        *in_len > (uint64_t)of_in.st_size)
        return false;
    if (*in_len == 0)
        *in_len = (uint64_t)of_in.st_size;
    return *in_len <= SK_INPUT_ROOM - SK_INPUT_HEAD;
}

void
sk_jobs_refuse(const SkJobs *jobs, const SkCellRequest *request, const int *fds,
               int count)
{
    if (count > 0)
        sk_job_say(jobs, fds[0], request->nonce, SK_CELL_BAD_REQUEST, 0, 0);
    for (int i = 0; i < count; i++)
        close(fds[i]);
}

void
sk_jobs_take(SkJobs *jobs, const int fds[SK_JOB_FDS])
{
    SkWaiting *waiting = &jobs->waiting;
    SkCellRequest *request = &waiting->request;

    if (!request_is_sound(request) ||
        !files_are_sound(fds[1], fds[2], &request->input_len)) {
        sk_jobs_refuse(jobs, request, fds, SK_JOB_FDS);
        return;
    }
    if (request->output > SK_OUTPUT_ROOM)
        request->output = SK_OUTPUT_ROOM;
    memcpy(waiting->fds, fds, sizeof waiting->fds);
    waiting->is_there = true;
}

/* ---- births ------------------------------------------------------------- */

static SkJob *
find(SkJobs *jobs, SkJobState state)
{
    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].state == state)
            return &jobs->slots[i];
    return NULL;
}

/* The worker does not inherit the table, so what it needs is copied before the
 * fork. Returns 0 or an errno. */
static int
fork_worker(SkJobs *jobs, SkJob *job, int ends[2])
{
    const SkMemory memory = job->memory;
    const SkCage *cage = jobs->cage;
    const SkCellRoom *room = jobs->room;
    int error;
    pid_t pid;

    (void)sk_sandbox_offer(cage, true);
    pid = fork();
    error = errno;
    if (pid == 0)
        sk_child_run(cage, room, &memory, ends[1]);
    (void)sk_sandbox_offer(cage, false);
    job->pid = pid;
    return pid < 0 ? error : 0;
}

/* Starts a worker in the slot @job. Returns 0 or an errno. */
static int
give_birth(SkJobs *jobs, SkJob *job)
{
    int ends[2], error;

    *job = (SkJob){ .answer = -1, .out = -1, .is_new = true };
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return errno;
    error = sk_memory_open(&job->memory, &jobs->cage->plan) != 0
                ? errno
                : fork_worker(jobs, job, ends);
    close(ends[1]);
    job->channel = ends[0];
    if (error == 0) {
        jobs->totals.started++;
        sk_job_enter(job, SK_JOB_BORN, sk_jobs_now() + SK_JOB_STEP_MS);
        return 0;
    }
    sk_memory_close(&job->memory, &jobs->cage->plan);
    close(ends[0]);
    return error;
}

static int
count_fresh(const SkJobs *jobs, int *alive)
{
    int fresh = 0;

    *alive = 0;
    for (int i = 0; i < jobs->max; i++) {
        const SkJob *job = &jobs->slots[i];

        if (job->state == SK_JOB_NONE)
            continue;
        ++*alive;
        if (job->messages == 0 && (job->is_new || job->state == SK_JOB_IDLE))
            fresh++;
    }
    return fresh;
}

static void
drop_waiting(SkJobs *jobs, SkCellEnd end, int code)
{
    SkWaiting *waiting = &jobs->waiting;

    sk_job_say(jobs, waiting->fds[0], waiting->request.nonce, end, code, 0);
    for (int i = 0; i < SK_JOB_FDS; i++)
        close(waiting->fds[i]);
    waiting->is_there = false;
}

/* Starts workers while more are wanted and allowed. */
static void
see_to_births(SkJobs *jobs, int64_t now)
{
    int alive, fresh = count_fresh(jobs, &alive), error;
    int wanted = jobs->spares + (jobs->waiting.is_there ? 1 : 0);

    while (fresh < wanted && alive < jobs->max && now >= jobs->next_birth) {
        error = give_birth(jobs, find(jobs, SK_JOB_NONE));
        if (error != 0) {
            jobs->next_birth = now + SK_JOB_REST_MS;
            if (jobs->waiting.is_there && alive == 0)
                drop_waiting(jobs, SK_CELL_BUSY, error);
            return;
        }
        fresh++;
        alive++;
    }
}

/* ---- messages ----------------------------------------------------------- */

/* Returns an idle worker for the waiting message, or NULL: one that had only
 * messages of this crossing, otherwise one that had none. If all belong to
 * other crossings and no slot is free, one of them is killed to make room. */
static SkJob *
choose(SkJobs *jobs)
{
    SkJob *fresh = NULL, *strange = NULL;
    int alive = 0;

    for (int i = 0; i < jobs->max; i++) {
        SkJob *job = &jobs->slots[i];

        alive += job->state != SK_JOB_NONE;
        if (job->state != SK_JOB_IDLE)
            continue;
        if (job->messages == 0)
            fresh = job;
        else if (job->crossing == jobs->waiting.request.crossing)
            return job;
        else
            strange = job;
    }
    if (fresh == NULL && strange != NULL && alive == jobs->max)
        sk_job_retire(strange);
    return fresh;
}

/* Remembers how many workers have a message, for is_too_many (steps.c). */
static void
count_busy(SkJobs *jobs, int64_t now)
{
    int busy = 0;

    for (int i = 0; i < jobs->max; i++)
        busy += jobs->slots[i].state == SK_JOB_BUSY;
    if (now - jobs->busy_since > SK_JOB_BURST_MS) {
        jobs->busy_before = jobs->busy_most;
        jobs->busy_most = 0;
        jobs->busy_since = now;
    }
    if (busy > jobs->busy_most)
        jobs->busy_most = busy;
}

static void
give_message(SkJobs *jobs, SkJob *job, int64_t now)
{
    SkWaiting *waiting = &jobs->waiting;
    const SkCellRequest *request = &waiting->request;
    const char kick = SK_BACK_KICK;
    int error;

    waiting->is_there = false;
    job->crossing = request->crossing;
    job->answer = waiting->fds[0];
    job->out = waiting->fds[2];
    job->output = request->output;
    job->cpu_us = sk_limits_cpu(job->pid);
    memcpy(job->nonce, request->nonce, SK_CELL_NONCE);
    sk_job_enter(job, SK_JOB_BUSY, now + request->wall_ms);
    count_busy(jobs, now);
    error = sk_memory_lay(&job->memory, &jobs->cage->plan, request,
                          waiting->fds[1], (size_t)request->input_len) != 0 ||
                    sk_limits_spend(job->pid, job->cpu_us,
                                    request->cpu_seconds) != 0
                ? errno
                : 0;
    close(waiting->fds[1]);
    if (error != 0)
        sk_job_answer(jobs, job, SK_CELL_BUSY, error, 0);
    if (error != 0 ||
        send(job->channel, &kick, 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1)
        sk_job_kill(job);
}

void
sk_jobs_tend(SkJobs *jobs, int64_t now)
{
    SkJob *job = jobs->waiting.is_there ? choose(jobs) : NULL;

    if (job != NULL)
        give_message(jobs, job, now);
    for (int i = 0; i < jobs->max; i++) {
        job = &jobs->slots[i];
        if (job->state == SK_JOB_NONE || job->deadline > now)
            continue;
        job->expired = job->state == SK_JOB_BUSY;
        sk_job_kill(job);
    }
    see_to_births(jobs, now);
}

int
sk_jobs_wait_ms(const SkJobs *jobs, int64_t now)
{
    int64_t first = SK_JOB_NEVER;
    int alive;

    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].state != SK_JOB_NONE &&
            jobs->slots[i].deadline < first)
            first = jobs->slots[i].deadline;
    if (jobs->next_birth > now &&
        count_fresh(jobs, &alive) < jobs->spares + jobs->waiting.is_there &&
        jobs->next_birth < first)
        first = jobs->next_birth;
    if (first == SK_JOB_NEVER)
        return -1;
    if (first <= now)
        return 0;
    return first - now > INT32_MAX ? INT32_MAX : (int)(first - now);
}

bool
sk_jobs_are_idle(const SkJobs *jobs)
{
    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].answer >= 0 && jobs->slots[i].state != SK_JOB_NONE)
            return false;
    return !jobs->waiting.is_there;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of workers that live now: one slot each, from the request to the
 * one reply. A slot owns its worker, its answer socket and its deadline, and
 * nothing outlives it, so that no answer can reach another message's asker.
 * Fixed size; does not wait for anything (serve.c does).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "cell/jobs.h"

#define NEVER       INT64_MAX
#define INPUT_SEALS (F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK)

int64_t
sk_jobs_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* An asker that has gone is no matter: MSG_NOSIGNAL, and nobody to tell. */
static void
say(int answer, const uint8_t nonce[SK_CELL_NONCE], SkCellEnd end, int code,
    const struct rusage *usage)
{
    SkCellReply reply = { .magic = SK_CELL_MAGIC,
                          .version = SK_CELL_VERSION,
                          .end = (int32_t)end,
                          .code = code };

    memcpy(reply.nonce, nonce, SK_CELL_NONCE);
    if (usage != NULL) {
        reply.cpu_us =
            (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) *
                1000000u +
            (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
        reply.max_rss_kib = (uint64_t)usage->ru_maxrss;
    }
    (void)send(answer, &reply, sizeof reply, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static bool
request_is_sound(const SkCellRequest *request)
{
    return request->magic == SK_CELL_MAGIC &&
           request->version == SK_CELL_VERSION && request->wall_ms > 0 &&
           request->cpu_seconds > 0 && request->memory > 0 &&
           request->output > 0 && request->order_len <= SK_CELL_ORDER_MAX;
}

/* The input can change no more, the output is an empty memfd: an asker's
 * mistake must not become a message that changes while it is read. */
static bool
files_are_sound(int in, int out)
{
    int sealed = fcntl(in, F_GET_SEALS), open = fcntl(out, F_GET_SEALS);
    struct stat status;

    return sealed >= 0 && (sealed & INPUT_SEALS) == INPUT_SEALS && open >= 0 &&
           (open & INPUT_SEALS) == 0 && fstat(out, &status) == 0 &&
           status.st_size == 0;
}

static SkJob *
find_free(SkJobs *jobs)
{
    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].pid == 0)
            return &jobs->slots[i];
    return NULL;
}

static void
kill_worker(SkJob *job)
{
    (void)syscall(SYS_pidfd_send_signal, job->pidfd, SIGKILL, NULL, 0);
    job->deadline = NEVER;
}

void
sk_jobs_cancel(SkJob *job)
{
    kill_worker(job);
    close(job->answer);
    job->answer = -1;
}

void
sk_jobs_expire(SkJobs *jobs, int64_t now)
{
    for (int i = 0; i < jobs->max; i++) {
        SkJob *job = &jobs->slots[i];

        if (job->pid == 0 || job->deadline > now)
            continue;
        kill_worker(job);
        job->expired = true;
    }
}

int
sk_jobs_wait_ms(const SkJobs *jobs, int64_t now)
{
    int64_t first = NEVER;

    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].pid != 0 && jobs->slots[i].deadline < first)
            first = jobs->slots[i].deadline;
    if (first == NEVER)
        return -1;
    if (first <= now)
        return 0;
    return first - now > INT32_MAX ? INT32_MAX : (int)(first - now);
}

void
sk_jobs_reap(SkJobs *jobs, SkJob *job)
{
    struct rusage usage;
    int status;
    SkCellEnd end;

    if (wait4(job->pid, &status, WNOHANG, &usage) != job->pid)
        return;
    /* One that ended by itself just before the kill still came too late. */
    end = job->expired          ? SK_CELL_DEADLINE
          : WIFSIGNALED(status) ? SK_CELL_SIGNALLED
                                : SK_CELL_EXITED;
    if (job->answer >= 0) {
        say(job->answer, job->nonce, end,
            WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
            &usage);
        close(job->answer);
    }
    close(job->pidfd);
    *job = (SkJob){ .answer = -1, .pidfd = -1 };
    jobs->running--;
}

/* Takes @answer; 0 or an errno. */
static int
start(SkJobs *jobs, const SkCage *cage, const SkCellRoom *room,
      const SkCellRequest *request, const int fds[SK_JOB_FDS])
{
    SkJob *job = find_free(jobs);
    pid_t pid;

    if (job == NULL)
        return EAGAIN;
    pid = fork();
    if (pid < 0)
        return errno;
    if (pid == 0)
        sk_child_run(cage, room, request, fds[1], fds[2]);
    job->pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (job->pidfd < 0) {
        int error = errno;

        (void)kill(pid, SIGKILL);
        (void)TEMP_FAILURE_RETRY(waitpid(pid, NULL, 0));
        return error;
    }
    job->pid = pid;
    job->answer = fds[0];
    job->expired = false;
    job->deadline = sk_jobs_now() + request->wall_ms;
    memcpy(job->nonce, request->nonce, SK_CELL_NONCE);
    jobs->running++;
    return 0;
}

void
sk_jobs_take(SkJobs *jobs, const SkCage *cage, const SkCellRoom *room,
             const SkCellRequest *request, const int fds[SK_JOB_FDS])
{
    int error;

    if (!request_is_sound(request) || !files_are_sound(fds[1], fds[2])) {
        say(fds[0], request->nonce, SK_CELL_BAD_REQUEST, 0, NULL);
        close(fds[0]);
    } else if ((error = start(jobs, cage, room, request, fds)) != 0) {
        say(fds[0], request->nonce, SK_CELL_BUSY, error, NULL);
        close(fds[0]);
    }
    close(fds[1]);
    close(fds[2]);
}

void
sk_jobs_refuse(const SkCellRequest *request, const int *fds, int count)
{
    if (count > 0)
        say(fds[0], request->nonce, SK_CELL_BAD_REQUEST, 0, NULL);
    for (int i = 0; i < count; i++)
        close(fds[i]);
}

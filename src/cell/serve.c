/* SPDX-License-Identifier: Apache-2.0
 *
 * The life of a zygote: prepare, lock down, hello, one fork per request. Plain
 * poll(2) over an array made anew each round: with epoll, a forked child keeps
 * a dead registration alive, and answers reach the wrong message. Reads no
 * content; requests come from the asker, whom it trusts with everything but
 * its mistakes.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include "cell/inside.h"
#include "cell/jobs.h"

#define FDS_READ     8 /* more than a request has, to see one too many */
#define EXIT_REFUSED 70

typedef struct {
    const SkCellRoom *room;
    SkCage cage;
    SkJobs jobs;
    int keeper;      /* pidfd, -1: none */
    bool asker_gone; /* EOF: finish what runs, then end */
    SkCellRequest request;
} Zygote;

static bool
control_is_there(void)
{
    int type = 0;
    socklen_t len = sizeof type;

    return getsockopt(SK_CELL_CONTROL_FD, SOL_SOCKET, SO_TYPE, &type, &len) ==
               0 &&
           type == SOCK_SEQPACKET;
}

/* The process that made the socket pair; 0 when it is out of sight. */
static pid_t
find_asker(void)
{
    struct ucred asker = { 0 };
    socklen_t len = sizeof asker;

    if (getsockopt(SK_CELL_CONTROL_FD, SOL_SOCKET, SO_PEERCRED, &asker, &len) !=
        0)
        return 0;
    return asker.pid;
}

/* Standard streams lead nowhere; 4 is held, so that no message's descriptor
 * is ever one of the two numbers a worker's files get. */
static int
settle_fds(void)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);

    if (null < 0)
        return -1;
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (dup2(null, fd) < 0)
            return -1;
    if (null != SK_CELL_POLICY_FD &&
        dup3(null, SK_CELL_POLICY_FD, O_CLOEXEC) < 0)
        return -1;
    if (null > SK_CELL_POLICY_FD)
        close(null);
    return fcntl(SK_CELL_CONTROL_FD, F_SETFD, FD_CLOEXEC);
}

/* A service manager's TERM goes to every process of the service; the asker
 * decides when to stop, and says so by closing the socket. */
static void
settle_signals(void)
{
    static const int ignored[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGTSTP };

    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++)
        (void)signal(ignored[i], SIG_IGN);
    (void)signal(SIGCHLD, SIG_DFL);
}

/* Without a policy 4 is held first: a library that opens a file in prepare
 * must not find its descriptor replaced afterwards. */
static void
prepare(Zygote *zygote)
{
    SkCage *cage = &zygote->cage;
    char why[512] = "";
    bool given = fcntl(SK_CELL_POLICY_FD, F_GETFD) >= 0;

    if (!given && settle_fds() != 0)
        sk_cage_refuse(cage, "null=no(%s)", strerror(errno));
    else if (zygote->room->prepare != NULL &&
             zygote->room->prepare(given ? SK_CELL_POLICY_FD : -1, why,
                                   sizeof why) != 0)
        sk_cage_refuse(cage, "prepare=no(%s)", why);
    else if (settle_fds() != 0)
        sk_cage_refuse(cage, "null=no(%s)", strerror(errno));
}

static void
lock_down(Zygote *zygote)
{
    SkCage *cage = &zygote->cage;

    cage->zygote = getpid();
    sk_landlock_prepare(cage);
    sk_limits_prepare(cage);
    sk_sandbox_enter(cage);
    sk_syscalls_prepare(cage);
    /* Its own domain, too; each worker's lies inside it. */
    if (sk_landlock_enter(cage->ruleset) != 0)
        sk_layers_say(&cage->layers, "zygote-landlock", errno);
    zygote->keeper = sk_child_keeper(cage);
    if (cage->ready)
        sk_child_probe(cage);
    if (cage->ready && !SK_CELL_SKIPS(SECCOMP))
        sk_layers_add(&cage->layers, "seccomp=yes(%u instructions)",
                      cage->filter.len);
}

static int
say_hello(const SkCage *cage)
{
    SkCellHello hello = { .magic = SK_CELL_MAGIC,
                          .version = SK_CELL_VERSION,
                          .ready = cage->ready ? 1 : 0 };

    memcpy(hello.layers, cage->layers.text, sizeof hello.layers);
    return send(SK_CELL_CONTROL_FD, &hello, sizeof hello, MSG_NOSIGNAL) ==
                   (ssize_t)sizeof hello
               ? 0
               : -1;
}

/* All descriptors of one message; the kernel has closed what did not fit. */
static int
collect_fds(struct msghdr *message, int fds[FDS_READ])
{
    int count = 0;

    for (struct cmsghdr *head = CMSG_FIRSTHDR(message); head != NULL;
         head = CMSG_NXTHDR(message, head)) {
        size_t bytes = head->cmsg_len - CMSG_LEN(0);

        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
            continue;
        for (size_t i = 0; i < bytes / sizeof(int) && count < FDS_READ; i++)
            memcpy(&fds[count++], CMSG_DATA(head) + i * sizeof(int),
                   sizeof(int));
    }
    return count;
}

static void
read_request(Zygote *zygote)
{
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(FDS_READ * sizeof(int))];
    struct iovec body = { &zygote->request, sizeof zygote->request };
    struct msghdr message = { .msg_iov = &body,
                              .msg_iovlen = 1,
                              .msg_control = control,
                              .msg_controllen = sizeof control };
    int fds[FDS_READ], count;
    ssize_t len;

    memset(&zygote->request, 0, sizeof zygote->request);
    len =
        recvmsg(SK_CELL_CONTROL_FD, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (len < 0) {
        zygote->asker_gone =
            errno != EAGAIN && errno != EINTR && errno != ENOBUFS;
        return;
    }
    count = collect_fds(&message, fds);
    if (len == 0 && count == 0)
        zygote->asker_gone = true;
    else if (len != (ssize_t)sizeof zygote->request || count != SK_JOB_FDS ||
             (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        sk_jobs_refuse(&zygote->request, fds, count);
    else
        sk_jobs_take(&zygote->jobs, &zygote->cage, zygote->room,
                     &zygote->request, fds);
}

/* A negative descriptor is skipped by poll(2). */
static nfds_t
fill_polls(const Zygote *zygote, struct pollfd *polls)
{
    bool listens =
        !zygote->asker_gone && zygote->jobs.running < zygote->jobs.max;
    nfds_t count = 2;

    polls[0] = (struct pollfd){ listens ? SK_CELL_CONTROL_FD : -1, POLLIN, 0 };
    polls[1] = (struct pollfd){ zygote->keeper, POLLIN, 0 };
    for (int i = 0; i < zygote->jobs.max; i++) {
        const SkJob *job = &zygote->jobs.slots[i];
        bool lives = job->pid != 0;

        polls[count++] = (struct pollfd){ lives ? job->pidfd : -1, POLLIN, 0 };
        polls[count++] = (struct pollfd){ lives ? job->answer : -1, 0, 0 };
    }
    return count;
}

/* Ends before cancels: who ended and was cancelled in one round is over. */
static void
settle_jobs(SkJobs *jobs, const struct pollfd *polls)
{
    for (int i = 0; i < jobs->max; i++) {
        SkJob *job = &jobs->slots[i];

        if (polls[2 * i].revents != 0)
            sk_jobs_reap(jobs, job);
        else if ((polls[2 * i + 1].revents & (POLLHUP | POLLERR)) != 0)
            sk_jobs_cancel(job);
    }
}

static int
run(Zygote *zygote)
{
    struct pollfd polls[2 + 2 * SK_JOBS_MAX];

    while (!zygote->asker_gone || zygote->jobs.running > 0) {
        nfds_t count = fill_polls(zygote, polls);
        int wait = sk_jobs_wait_ms(&zygote->jobs, sk_jobs_now());

        if (poll(polls, count, wait) < 0 && errno != EINTR)
            return EXIT_REFUSED;
        settle_jobs(&zygote->jobs, polls + 2);
        sk_jobs_expire(&zygote->jobs, sk_jobs_now());
        if (polls[1].revents != 0) /* without its keeper no worker can be */
            return EXIT_REFUSED;
        if (polls[0].revents != 0)
            read_request(zygote);
    }
    return 0;
}

int
sk_cell_serve(const SkCellRoom *room)
{
    Zygote zygote = { .room = room, .keeper = -1, .cage.ready = true };
    pid_t asker;

    if (!control_is_there()) {
        fprintf(stderr, "%s: started by sekisho, not by hand\n", room->name);
        return 2;
    }
    (void)clearenv(); /* what stood there was for the loader (spawn.c) */
    zygote.cage.ruleset = -1;
    zygote.jobs.max = room->max_jobs < 1             ? 1
                      : room->max_jobs > SK_JOBS_MAX ? SK_JOBS_MAX
                                                     : room->max_jobs;
    asker = find_asker();
    (void)prctl(PR_SET_NAME, room->name, 0, 0, 0);
    settle_signals();
    prepare(&zygote);
    if (zygote.cage.ready)
        lock_down(&zygote);
    if (getppid() != asker || say_hello(&zygote.cage) != 0)
        return EXIT_REFUSED; /* nobody there to serve */
    return zygote.cage.ready ? run(&zygote) : EXIT_REFUSED;
}

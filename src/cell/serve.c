/* SPDX-License-Identifier: Apache-2.0
 *
 * The life of a zygote: prepare, plan, lock down, try a first worker, say
 * hello, and then give one message after the other to workers that are put back
 * after each (jobs.c). It uses plain poll(2) over an array that is rebuilt each
 * round: with epoll, a forked child keeps a dead registration alive, and
 * answers reach the wrong message. It reads no content. Requests come from the
 * asker, which is trusted, but whose mistakes are caught.
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/sysinfo.h>
#include <unistd.h>
#include "cell/inside.h"
#include "cell/jobs.h"

/* more than a request has, so that one too many is seen */
#define FDS_READ     8
#define EXIT_REFUSED 70
/* births that failed in a row mean that something is wrong here */
#define STILLBORN 5

enum { ON_CONTROL, ON_FIRST, ON_CHILDREN, ON_JOBS };

typedef struct {
    const SkCellRoom *room;
    SkCage cage;
    SkJobs *jobs; /* Workers do not inherit it: it names messages of others. */
    int first;    /* the pidfd of process 1 of the namespace, or -1 */
    int children; /* readable when a child has stopped or ended */
    bool asker_gone; /* EOF: finish what runs, then end */
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

/* Returns the process that made the socket pair, or 0 if it is not visible from
 * here. */
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

/* Connects the standard streams to /dev/null, and occupies descriptor 4, so
 * that no descriptor of a message ever gets one of the two numbers that a
 * worker's files get. */
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

/* A service manager sends TERM to every process of the service, but the asker
 * decides when to stop, and says so by closing the socket. */
static void
settle_signals(void)
{
    static const int ignored[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGTSTP };

    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++)
        (void)signal(ignored[i], SIG_IGN);
    (void)signal(SIGCHLD, SIG_DFL);
}

/* Returns a descriptor that is readable when a child has stopped or ended. */
static int
watch_children(void)
{
    sigset_t children;

    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &children, NULL) != 0)
        return -1;
    return signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Without a policy, descriptor 4 is occupied first, so that a file which a
 * library opens in prepare is not replaced afterwards. */
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

/* What a worker can write is measured last, when this process will not ask for
 * memory any more. */
static void
make_plan(Zygote *zygote)
{
    SkCage *cage = &zygote->cage;
    int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    char why[128] = "";

    if (maps < 0 || sk_plan_heap() != 0)
        sk_cage_refuse(cage, "put-back=no(%s)", strerror(errno));
    else if (sk_plan_make(&cage->plan, zygote->room, maps, why, sizeof why) !=
             0)
        sk_cage_refuse(cage, "put-back=no(%s)", why);
    else
        sk_child_try(cage);
    if (maps >= 0)
        close(maps);
}

static void
lock_down(Zygote *zygote)
{
    SkCage *cage = &zygote->cage;

    cage->zygote = getpid();
    zygote->children = watch_children();
    if (zygote->children < 0 || sk_back_prepare() != 0)
        sk_cage_refuse(cage, "put-back=no(%s)", strerror(errno));
    sk_landlock_prepare(cage);
    sk_limits_prepare(cage);
    sk_syscalls_prepare(cage);
    if (cage->ready)
        make_plan(zygote);
    sk_sandbox_enter(cage);
    /* The zygote gets a domain of its own; that of each worker
     * lies inside it. */
    if (sk_landlock_enter(cage->ruleset) != 0)
        sk_layers_say(&cage->layers, "zygote-landlock", errno);
    zygote->first = sk_child_first(cage);
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

/* Collects all descriptors of one message. The kernel has closed those that did
 * not fit. */
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
    SkCellRequest *request = &zygote->jobs->waiting.request;
    struct iovec body = { request, sizeof *request };
    struct msghdr message = { .msg_iov = &body,
                              .msg_iovlen = 1,
                              .msg_control = control,
                              .msg_controllen = sizeof control };
    int fds[FDS_READ], count;
    ssize_t len;

    memset(request, 0, offsetof(SkCellRequest, order));
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
    else if ((size_t)len != sk_cell_request_size(request) ||
             count != SK_JOB_FDS ||
             (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        sk_jobs_refuse(zygote->jobs, request, fds, count);
    else
        sk_jobs_take(zygote->jobs, fds);
}

static bool
listens_to(const SkJob *job)
{
    return job->state == SK_JOB_BORN || job->state == SK_JOB_WAKING ||
           job->state == SK_JOB_IDLE || job->state == SK_JOB_BUSY;
}

/* Returns how many slots of the table, from its beginning, hold all workers. A
 * new worker takes the first free slot, so this is hardly more than there are
 * workers, and poll(2) gets a short list instead of one of the whole table. */
static int
slots_in_use(const SkJobs *jobs)
{
    int count = jobs->max;

    while (count > 0 && jobs->slots[count - 1].state == SK_JOB_NONE)
        count--;
    return count;
}

/* poll(2) skips a negative descriptor. */
static nfds_t
fill_polls(const Zygote *zygote, struct pollfd *polls)
{
    bool listens = !zygote->asker_gone && !zygote->jobs->waiting.is_there;
    int slots = slots_in_use(zygote->jobs);
    nfds_t count = ON_JOBS;

    polls[ON_CONTROL] =
        (struct pollfd){ listens ? SK_CELL_CONTROL_FD : -1, POLLIN, 0 };
    polls[ON_FIRST] = (struct pollfd){ zygote->first, POLLIN, 0 };
    polls[ON_CHILDREN] = (struct pollfd){ zygote->children, POLLIN, 0 };
    for (int i = 0; i < slots; i++) {
        const SkJob *job = &zygote->jobs->slots[i];
        bool has_asker = job->state == SK_JOB_BUSY;

        polls[count++] =
            (struct pollfd){ listens_to(job) ? job->channel : -1, POLLIN, 0 };
        polls[count++] = (struct pollfd){ has_asker ? job->answer : -1, 0, 0 };
    }
    return count;
}

/* Channels are read before lost askers are handled, so that a worker that
 * answered and was cancelled in the same round has answered. */
static void
settle_jobs(SkJobs *jobs, const struct pollfd *polls, nfds_t count)
{
    for (nfds_t i = 0; 2 * i < count; i++) {
        SkJob *job = &jobs->slots[i];

        if (polls[2 * i].revents != 0)
            sk_jobs_heard(jobs, job);
        else if ((polls[2 * i + 1].revents & (POLLHUP | POLLERR)) != 0)
            sk_jobs_cancel(job);
    }
}

/* Runs one round. Returns FALSE if no message can be served any more. */
static bool
turn(Zygote *zygote)
{
    struct pollfd polls[ON_JOBS + 2 * SK_JOBS_MAX];
    struct signalfd_siginfo info;
    nfds_t count = fill_polls(zygote, polls);
    int wait = sk_jobs_wait_ms(zygote->jobs, sk_jobs_now());

    if (poll(polls, count, wait) < 0)
        return errno == EINTR;
    if (polls[ON_FIRST].revents != 0) /* no worker can run without it */
        return false;
    settle_jobs(zygote->jobs, polls + ON_JOBS, count - ON_JOBS);
    if (polls[ON_CHILDREN].revents != 0 &&
        read(zygote->children, &info, sizeof info) > 0)
        sk_jobs_reap(zygote->jobs);
    if (polls[ON_CONTROL].revents != 0)
        read_request(zygote);
    sk_jobs_tend(zygote->jobs, sk_jobs_now());
    return zygote->jobs->stillborn < STILLBORN;
}

static int
run(Zygote *zygote)
{
    zygote->jobs->spares = get_nprocs();
    while (!zygote->asker_gone || !sk_jobs_are_idle(zygote->jobs))
        if (!turn(zygote))
            return EXIT_REFUSED;
    return 0;
}

static bool
has_idle(const SkJobs *jobs)
{
    for (int i = 0; i < jobs->max; i++)
        if (jobs->slots[i].state == SK_JOB_IDLE)
            return true;
    return false;
}

/* The first worker is tried completely: into its cage, and once back to where
 * it began. */
static void
try_first(Zygote *zygote)
{
    SkCage *cage = &zygote->cage;
    SkJobs *jobs = zygote->jobs = sk_jobs_new(cage, zygote->room);

    if (jobs == NULL) {
        sk_cage_refuse(cage, "probe=no(%s)", strerror(errno));
        return;
    }
    jobs->spares = 1;
    sk_jobs_tend(jobs, sk_jobs_now());
    while (!has_idle(jobs) && jobs->stillborn == 0)
        if (jobs->next_birth > 0 || !turn(zygote))
            break;
    if (has_idle(jobs)) {
        sk_layers_say(&cage->layers, "probe", 0);
        if (!SK_CELL_SKIPS(SECCOMP))
            sk_layers_add(&cage->layers, "seccomp=yes(%u instructions)",
                          cage->filter.len);
    } else {
        sk_cage_refuse(cage, "probe=no(%s)",
                       jobs->stillborn == 0 ? strerror(errno)
                                            : sk_step_name(jobs->last_status));
    }
}

int
sk_cell_serve(const SkCellRoom *room)
{
    Zygote zygote = { .room = room, .first = -1, .cage.ready = true };
    SkCage *cage = &zygote.cage;
    pid_t asker;

    if (!control_is_there()) {
        fprintf(stderr, "%s: started by sekisho, not by hand\n", room->name);
        return 2;
    }
    (void)clearenv(); /* The environment was for the loader (spawn.c). */
    /* Otherwise each look at the time would open a file. */
    (void)setenv("TZ", "UTC0", 1);
    (void)mallopt(M_MMAP_MAX, 0);        /* All memory comes from the heap, */
    (void)mallopt(M_TRIM_THRESHOLD, -1); /* and none of it is given back. */
    cage->ruleset = cage->oom = -1;
    asker = find_asker();
    (void)prctl(PR_SET_NAME, room->name, 0, 0, 0);
    settle_signals();
    prepare(&zygote);
    if (cage->ready)
        lock_down(&zygote);
    if (cage->ready)
        try_first(&zygote);
    if (getppid() != asker || say_hello(cage) != 0)
        return EXIT_REFUSED; /* There is nobody to serve. */
    return cage->ready ? run(&zygote) : EXIT_REFUSED;
}

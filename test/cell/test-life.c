/* SPDX-License-Identifier: Apache-2.0
 *
 * Birth and death of a zygote: what does not start says why, and whoever dies
 * leaves nobody behind.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "asker.h"

#define GONE_MS 3000
#define MANY    32

/* ---- who lives ---------------------------------------------------------- */

/* 'Z' for a dead one that was not reaped, 0 for none. */
static char
find_state(pid_t pid, pid_t *parent)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", pid);
    g_autofree char *text = NULL;
    const char *after;
    char state = 0;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    after = strrchr(text, ')');
    if (after == NULL || sscanf(after + 1, " %c %d", &state, parent) != 2)
        return 0;
    return state;
}

static size_t
find_children(pid_t pid, pid_t found[MANY])
{
    GDir *dir = g_dir_open("/proc", 0, NULL);
    const char *name;
    size_t count = 0;

    while ((name = g_dir_read_name(dir)) != NULL && count < MANY) {
        pid_t child = atoi(name), parent = 0;

        if (child > 0 && find_state(child, &parent) != 0 && parent == pid)
            found[count++] = child;
    }
    g_dir_close(dir);
    return count;
}

static gboolean
is_gone(pid_t pid)
{
    gint64 end = g_get_monotonic_time() + GONE_MS * 1000;
    pid_t parent;

    while (g_get_monotonic_time() < end) {
        char state = find_state(pid, &parent);

        if (state == 0 || state == 'Z' || state == 'X')
            return TRUE;
        g_usleep(5000);
    }
    return FALSE;
}

static gboolean
has_ended(int pidfd)
{
    struct pollfd ended = { pidfd, POLLIN, 0 };

    return poll(&ended, 1, GONE_MS) == 1;
}

/* A worker that sleeps; its answer socket. */
static int
send_sleeper(const SkCell *cell, uint32_t wall_ms, SkCellRequest *request)
{
    int in, out, answer;

    asker_request(request, "sleep");
    request->wall_ms = wall_ms;
    asker_files(&in, &out, "input");
    answer = sk_cell_ask(cell->control, request, in, out);
    g_assert_cmpint(answer, >=, 0);
    close(in);
    close(out);
    g_usleep(50 * 1000);
    return answer;
}

/* ---- birth -------------------------------------------------------------- */

static void
test_layers(void)
{
    static const char *const words[] = { "seccomp=yes", "rlimits=yes",
                                         "nnp=yes", "root=empty(",
                                         "probe=yes" };
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        g_assert_nonnull(strstr(cell.hello.layers, words[i]));
    g_assert_cmpint(cell.hello.ready, ==, 1);
    g_assert_cmpint(cell.pid, >, 0);
    g_assert_cmpint(fcntl(cell.control, F_GETFD) & FD_CLOEXEC, !=, 0);
    sk_cell_stop(&cell);
    g_assert_cmpint(cell.control, ==, -1);
    sk_cell_stop(&cell); /* a second time is no harm */
}

static void
test_not_born(void)
{
    static const struct {
        const char *program, *why;
        RoomPolicy policy;
        int timeout_ms;
    } rows[] = {
        { "/nonexistent/room", "No such file", { 0 }, 2000 },
        { "/etc/passwd", "Permission denied", { 0 }, 2000 },
        { "/bin/true", "ended", { 0 }, 2000 },
        { NULL, "told to fail", { .fails = 1 }, 2000 },
        { NULL, "no hello", { .slow_ms = 5000 }, 200 },
    };
    pid_t found[MANY];

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char why[SK_CELL_LAYERS_MAX + 64] = "";
        int fd = sk_cell_memfd("policy");
        const char *program = rows[i].program;
        SkCell cell;

        if (program == NULL)
            program = g_getenv("SK_TEST_ROOM");
        g_assert_cmpint(write(fd, &rows[i].policy, sizeof rows[i].policy), >,
                        0);
        g_assert_cmpint(sk_cell_spawn(&cell, program, fd, rows[i].timeout_ms,
                                      why, sizeof why),
                        ==, -1);
        close(fd);
        g_test_message("%s", why);
        g_assert_nonnull(strstr(why, rows[i].why));
        g_assert_cmpint(cell.control, ==, -1);
        g_assert_cmpint(find_children(getpid(), found), ==, 0);
    }
}

/* A room that is started by hand says so, and does nothing. */
static void
test_by_hand(void)
{
    char *argv[] = { (char *)(uintptr_t)g_getenv("SK_TEST_ROOM"), NULL };
    g_autofree char *said = NULL;
    int status = 0;

    g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               NULL, &said, &status, NULL));
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 2);
    g_assert_nonnull(strstr(said, "not by hand"));
}

static gpointer
churn(gpointer data)
{
    const gint *stop = data;

    while (!g_atomic_int_get(stop))
        free(malloc(1000));
    return NULL;
}

/* Threads that hold the allocator's locks all the time. */
static void
test_threaded(void)
{
    gint stop = 0;
    GThread *threads[2];

    for (int i = 0; i < 2; i++)
        threads[i] = g_thread_new("churn", churn, &stop);
    for (int i = 0; i < 20; i++) {
        SkCell cell;

        asker_spawn(&cell, "SK_TEST_ROOM", NULL);
        g_assert_true(asker_is_fine(&cell));
        sk_cell_stop(&cell);
    }
    g_atomic_int_set(&stop, 1);
    for (int i = 0; i < 2; i++)
        g_thread_join(threads[i]);
}

/* ---- death -------------------------------------------------------------- */

/* EOF is no axe: who is being served is served, then the zygote ends. */
static void
test_eof(gconstpointer policy)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    struct pollfd readable = { -1, POLLIN, 0 };
    pid_t found[MANY];
    size_t count;
    SkCellReply reply;
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", policy);
    readable.fd = send_sleeper(&cell, 500, request);
    count = find_children(cell.pid, found);
    g_assert_cmpuint(count, >=, 1);
    close(cell.control);
    cell.control = -1;
    g_assert_cmpint(poll(&readable, 1, GONE_MS), ==, 1);
    g_assert_cmpint(sk_cell_reply(readable.fd, request->nonce, &reply), ==, 0);
    g_assert_cmpint(reply.end, ==, SK_CELL_DEADLINE);
    close(readable.fd);
    g_assert_true(has_ended(cell.pidfd));
    sk_cell_stop(&cell);
    for (size_t i = 0; i < count; i++)
        g_assert_true(is_gone(found[i]));
}

/* What a service manager sends to all must not end those in the dark. */
static void
test_signals(gconstpointer policy)
{
    static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGTSTP };
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", policy);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        g_assert_cmpint(kill(cell.pid, signals[i]), ==, 0);
        g_assert_true(asker_is_fine(&cell));
    }
    sk_cell_stop(&cell);
}

static void
test_stop(gconstpointer policy)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    struct pollfd readable = { -1, POLLIN, 0 };
    gint64 start = g_get_monotonic_time();
    pid_t found[MANY];
    size_t count;
    SkCellReply reply;
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", policy);
    readable.fd = send_sleeper(&cell, 60000, request);
    count = find_children(cell.pid, found);
    sk_cell_stop(&cell);
    g_assert_cmpint(poll(&readable, 1, GONE_MS), ==, 1);
    g_assert_cmpint(sk_cell_reply(readable.fd, request->nonce, &reply), ==, -1);
    close(readable.fd);
    for (size_t i = 0; i < count; i++)
        g_assert_true(is_gone(found[i]));
    /* Nobody waited until the sleeper woke by itself. */
    g_assert_cmpint(g_get_monotonic_time() - start, <, 60 * G_USEC_PER_SEC);
}

static void
test_zygote_killed(gconstpointer policy)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    struct pollfd readable = { -1, POLLIN, 0 };
    pid_t found[MANY];
    size_t count;
    int in, out;
    SkCellReply reply;
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", policy);
    readable.fd = send_sleeper(&cell, 60000, request);
    count = find_children(cell.pid, found);
    g_assert_cmpuint(count, >=, 1);
    g_assert_cmpint(kill(cell.pid, SIGKILL), ==, 0);
    g_assert_cmpint(poll(&readable, 1, GONE_MS), ==, 1);
    g_assert_cmpint(sk_cell_reply(readable.fd, request->nonce, &reply), ==, -1);
    close(readable.fd);
    g_assert_true(has_ended(cell.pidfd));
    asker_files(&in, &out, "input");
    g_assert_cmpint(sk_cell_ask(cell.control, request, in, out), ==, -1);
    g_assert_cmpint(errno, ==, EPIPE);
    close(in);
    close(out);
    sk_cell_stop(&cell);
    for (size_t i = 0; i < count; i++)
        g_assert_true(is_gone(found[i]));
}

/* The first child is process 1 of the namespace, if there is one: a zygote that
 * lost it can serve nobody, and must not pretend to. The second is the worker
 * that was born before the hello. */
static void
test_first_killed(void)
{
    pid_t found[MANY];
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    if (strstr(cell.hello.layers, "pidns=yes") == NULL) {
        sk_cell_stop(&cell);
        g_test_skip("no PID namespace here");
        return;
    }
    g_assert_cmpuint(find_children(cell.pid, found), ==, 2);
    g_assert_cmpint(kill(found[0], SIGKILL), ==, 0);
    g_assert_true(has_ended(cell.pidfd));
    sk_cell_stop(&cell);
}

/* Runs in a child: an asker with a message in flight, which tells who its
 * zygote is and then waits to be killed. */
static _Noreturn void
be_asker(int tell, const RoomPolicy *policy)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", policy);
    (void)send_sleeper(&cell, 60000, request);
    if (write(tell, &cell.pid, sizeof cell.pid) != sizeof cell.pid)
        _exit(1);
    for (;;)
        pause();
}

static void
test_asker_killed(gconstpointer policy)
{
    pid_t asker, zygote = 0, found[MANY];
    size_t count;
    int tell[2];

    g_assert_cmpint(pipe2(tell, O_CLOEXEC), ==, 0);
    asker = fork();
    if (asker == 0)
        be_asker(tell[1], policy);
    g_assert_cmpint(read(tell[0], &zygote, sizeof zygote), ==, sizeof zygote);
    count = find_children(zygote, found);
    g_assert_cmpuint(count, >=, 1);
    g_assert_cmpint(kill(asker, SIGKILL), ==, 0);
    g_assert_cmpint(waitpid(asker, NULL, 0), ==, asker);
    g_assert_true(is_gone(zygote));
    for (size_t i = 0; i < count; i++)
        g_assert_true(is_gone(found[i]));
    close(tell[0]);
    close(tell[1]);
}

/* With all layers, and on a kernel that grants no namespaces: there PDEATHSIG
 * alone has to do it. */
static void
add_deaths(const char *where, const RoomPolicy *policy)
{
    static const struct {
        const char *name;
        GTestDataFunc test;
    } deaths[] = {
        { "eof", test_eof },
        { "signals", test_signals },
        { "stop", test_stop },
        { "zygote-killed", test_zygote_killed },
        { "asker-killed", test_asker_killed },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(deaths); i++) {
        g_autofree char *path =
            g_strdup_printf("/life/%s/%s", where, deaths[i].name);

        g_test_add_data_func(path, policy, deaths[i].test);
    }
}

int
main(int argc, char **argv)
{
    static const RoomPolicy whole = { 0 };
    static const RoomPolicy poor = { .deny = ROOM_DENY_UNSHARE };

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/life/layers", test_layers);
    g_test_add_func("/life/not-born", test_not_born);
    g_test_add_func("/life/by-hand", test_by_hand);
    g_test_add_func("/life/threaded", test_threaded);
    g_test_add_func("/life/first-killed", test_first_killed);
    add_deaths("whole", &whole);
    add_deaths("poor", &poor);
    return g_test_run();
}

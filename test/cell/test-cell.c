/* SPDX-License-Identifier: Apache-2.0
 *
 * Messages through the cell: every way one can end, alone and many at once.
 * Each answer must belong to its own message.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#define SK_CELL_TEST
#include "asker.h"
#include "cell/inside.h"

#define THREADS  8
#define MESSAGES 250 /* a thread */

typedef struct {
    SkCell cell;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    asker_spawn(&fixture->cell, "SK_TEST_ROOM", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    sk_cell_stop(&fixture->cell);
}

/* ---- ends --------------------------------------------------------------- */

static const struct {
    const char *word;
    SkCellEnd end;
    int code;
} ends[] = {
    { "echo", SK_CELL_EXITED, 0 },     { "exit7", SK_CELL_EXITED, 7 },
    { "segv", SK_CELL_SIGNALLED, 11 }, { "environ", SK_CELL_EXITED, 0 },
    { "nothing", SK_CELL_EXITED, 0 },
};

static void
test_ends(Fixture *fixture, gconstpointer data)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        Answer answer = asker_ask(&fixture->cell, ends[i].word);

        g_assert_cmpint(answer.replied, ==, 0);
        g_assert_cmpint(answer.end, ==, ends[i].end);
        g_assert_cmpint(answer.code, ==, ends[i].code);
        if (answer.end == SK_CELL_EXITED)
            g_assert_cmpuint(answer.reply.cpu_us, >, 0);
        g_assert_true(asker_is_fine(&fixture->cell));
    }
}

/* Where no filter answers for the kernel. */
static void
test_fds(void)
{
    static const RoomPolicy policy = { .skip = SK_CELL_SKIP_SECCOMP };
    SkCell cell;
    Answer answer;

    asker_spawn(&cell, "SK_TEST_ROOM_SWITCHES", &policy);
    answer = asker_ask(&cell, "list-fds");
    sk_cell_stop(&cell);

    g_assert_cmpint(answer.code, ==, 0);
    g_assert_cmpuint(answer.output_len, ==, 64);
    for (int fd = 0; fd < 64; fd++)
        g_assert_cmpint(answer.output[fd], ==, fd < 4 ? '1' : '0');
}

static void
test_deadline(Fixture *fixture, gconstpointer data)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    gint64 start = g_get_monotonic_time(), took;
    Answer answer;

    asker_request(request, "sleep");
    request->wall_ms = 300;
    answer = asker_send(&fixture->cell, request);
    took = g_get_monotonic_time() - start;
    g_assert_cmpint(answer.replied, ==, 0);
    g_assert_cmpint(answer.end, ==, SK_CELL_DEADLINE);
    g_assert_cmpint(took, >=, 295 * 1000);
    g_assert_true(asker_is_fine(&fixture->cell));
}

/* ---- many at once ------------------------------------------------------- */

/* Sends @word with @wall_ms; the answer socket, to be polled or closed. */
static int
send_only(const SkCell *cell, SkCellRequest *request, const char *word,
          uint32_t wall_ms)
{
    int in, out, answer;

    asker_request(request, word);
    request->wall_ms = wall_ms;
    asker_files(&in, &out, "input");
    answer = sk_cell_ask(cell->control, request, in, out);
    g_assert_cmpint(answer, >=, 0);
    close(in);
    close(out);
    return answer;
}

/* All slots sleep for a minute; only cancelling frees them. */
static void
test_cancel(Fixture *fixture, gconstpointer data)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    int answers[ROOM_MAX_JOBS];
    gint64 start = g_get_monotonic_time();

    for (int i = 0; i < ROOM_MAX_JOBS; i++)
        answers[i] = send_only(&fixture->cell, request, "sleep", 60000);
    g_usleep(100 * 1000);
    for (int i = 0; i < ROOM_MAX_JOBS; i++)
        close(answers[i]);
    g_assert_true(asker_is_fine(&fixture->cell));
    /* Nobody waited until the sleepers' deadlines. */
    g_assert_cmpint(g_get_monotonic_time() - start, <, 60 * G_USEC_PER_SEC);
}

/* With all slots taken the next message waits, and is answered then. */
static void
test_queue(Fixture *fixture, gconstpointer data)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    int answers[ROOM_MAX_JOBS];
    gint64 start = g_get_monotonic_time();

    for (int i = 0; i < ROOM_MAX_JOBS; i++)
        answers[i] = send_only(&fixture->cell, request, "sleep", 500);
    g_assert_true(asker_is_fine(&fixture->cell));
    g_assert_cmpint(g_get_monotonic_time() - start, >=, 490 * 1000);
    for (int i = 0; i < ROOM_MAX_JOBS; i++)
        close(answers[i]);
}

/* Innocent and crashing messages in turn: who crashes must not answer for
 * another. Counts what is wrong. */
static gpointer
ask_many(gpointer data)
{
    static const char *const words[] = { "echo", "exit7", "echo", "segv",
                                         "echo" };
    const SkCell *cell = data;
    unsigned wrong = 0;

    for (int i = 0; i < MESSAGES; i++) {
        const char *word = words[i % G_N_ELEMENTS(words)];
        Answer answer = asker_ask(cell, word);
        gboolean echoed = strcmp(word, "echo") == 0;

        if (answer.replied != 0 || answer.sealed != 0)
            wrong++;
        else if (echoed ? answer.code != 0 ||
                              memcmp(answer.output, answer.reply.nonce,
                                     SK_CELL_NONCE) != 0
                        : answer.code != (*word == 'e' ? 7 : 11) ||
                              answer.output_len != 0)
            wrong++;
    }
    return GUINT_TO_POINTER(wrong);
}

static void
test_parallel(Fixture *fixture, gconstpointer data)
{
    GThread *threads[THREADS];
    unsigned wrong = 0;
    gint64 start = g_get_monotonic_time();

    for (int i = 0; i < THREADS; i++)
        threads[i] = g_thread_new("asker", ask_many, &fixture->cell);
    for (int i = 0; i < THREADS; i++)
        wrong += GPOINTER_TO_UINT(g_thread_join(threads[i]));
    g_test_message("%d messages, %d threads: %u wrong, %.0f/s",
                   THREADS * MESSAGES, THREADS, wrong,
                   THREADS * MESSAGES * 1e6 /
                       (double)(g_get_monotonic_time() - start));
    g_assert_cmpuint(wrong, ==, 0);
}

/* ---- seals -------------------------------------------------------------- */

/* Returns whether the file of @fd can be mapped, shared, with @protection. */
static gboolean
can_map(int fd, int protection)
{
    void *at = mmap(NULL, 4096, protection, MAP_SHARED, fd, 0);

    if (at != MAP_FAILED)
        munmap(at, 4096);
    return at != MAP_FAILED;
}

/* Tries every way in which a descriptor that can write could change its file,
 * which is 4096 bytes long and sealed. */
static void
assert_cannot_change(int fd)
{
    g_assert_cmpint(write(fd, "x", 1), ==, -1);
    g_assert_cmpint(errno, ==, EPERM);
    g_assert_cmpint(pwrite(fd, "x", 1, 0), ==, -1);
    g_assert_cmpint(ftruncate(fd, 1), ==, -1);
    g_assert_cmpint(ftruncate(fd, 8192), ==, -1);
    g_assert_cmpint(
        fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096), ==,
        -1);
    g_assert_cmpint(fallocate(fd, 0, 0, 8192), ==, -1);
    g_assert_false(can_map(fd, PROT_READ | PROT_WRITE));
    g_assert_cmpint(sk_cell_seal(fd), ==, -1);
}

static void
test_seal(void)
{
    int fd = sk_cell_memfd("out");
    char byte;

    g_assert_cmpint(fcntl(fd, F_GETFD) & FD_CLOEXEC, ==, FD_CLOEXEC);
    g_assert_cmpint(ftruncate(fd, 4096), ==, 0);
    g_assert_true(can_map(fd, PROT_READ | PROT_WRITE));
    g_assert_cmpint(sk_cell_seal(fd), ==, 0);
    assert_cannot_change(fd);
    g_assert_true(can_map(fd, PROT_READ));
    g_assert_cmpint(pread(fd, &byte, 1, 0), ==, 1);
    close(fd);
}

/* The zygote gets the output as a descriptor with which it can write and do
 * nothing else. Once the asker has sealed the file, the zygote cannot write with
 * it either. */
static void
test_writer(void)
{
    int fd = sk_cell_memfd("out"), writer = sk_cell_reopen(fd, O_WRONLY);
    char byte;

    g_assert_cmpint(fcntl(writer, F_GETFD) & FD_CLOEXEC, ==, FD_CLOEXEC);
    g_assert_cmpint(ftruncate(fd, 4096), ==, 0);
    g_assert_cmpint(write(writer, "x", 1), ==, 1);
    g_assert_cmpint(pread(writer, &byte, 1, 0), ==, -1);
    g_assert_false(can_map(writer, PROT_READ));
    g_assert_false(can_map(writer, PROT_WRITE));
    g_assert_false(can_map(writer, PROT_READ | PROT_WRITE));
    g_assert_cmpint(sk_cell_seal(fd), ==, 0);
    assert_cannot_change(writer);
    g_assert_cmpint(pread(fd, &byte, 1, 0), ==, 1);
    g_assert_cmpint(byte, ==, 'x');
    close(writer);
    close(fd);
}

#define ADD(path, test)                                                        \
    g_test_add("/cell/" path, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("ends", test_ends);
    ADD("deadline", test_deadline);
    ADD("cancel", test_cancel);
    ADD("queue", test_queue);
    ADD("parallel", test_parallel);
    g_test_add_func("/cell/fds", test_fds);
    g_test_add_func("/cell/seal", test_seal);
    g_test_add_func("/cell/writer", test_writer);
    return g_test_run();
}

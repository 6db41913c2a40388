/* SPDX-License-Identifier: Apache-2.0
 *
 * A cell that is not spared: many messages of which every second one kills its
 * worker; thousands in a row, after which no process may hold more memory than
 * before; a steady load of many at a time, under which the same workers stay;
 * and one message that eats all the memory the machine gives, where only its
 * own worker may die.
 *
 *   test-storm              some hundred of each, for every change
 *   SK_STORM=2000 test-storm    as many as that
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "asker.h"

#define THREADS     4
#define FEW         200
#define FLAT_ROUNDS 5  /* of so many: what is kept after the first is all */
#define SLACK_KIB   512
#define ROUNDS      12 /* of a steady load */
#define CROWD_MAX   48 /* messages at a time; more are not tried */

static int
how_many(void)
{
    const char *asked = g_getenv("SK_STORM");

    return asked != NULL ? atoi(asked) : FEW;
}

/* ---- every second one kills ---------------------------------------------- */

typedef struct {
    SkCell *cell;
    GArray *took; /* of double: ms of innocent messages */
    guint lost;   /* innocent messages that did not come back as themselves */
    guint odd;    /* killers that did not die of it */
} Storm;

static gpointer
run_storm(gpointer data)
{
    Storm *storm = data;

    for (int i = 0; i < how_many() / THREADS; i++) {
        gint64 start = g_get_monotonic_time();
        double ms;

        if (i % 2 == 1) {
            Answer answer = asker_ask(storm->cell, "segv");

            storm->odd += answer.end != SK_CELL_SIGNALLED;
            continue;
        }
        storm->lost += !asker_is_fine(storm->cell);
        ms = (double)(g_get_monotonic_time() - start) / 1000;
        g_array_append_val(storm->took, ms);
    }
    return NULL;
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static void
test_storm(void)
{
    SkCell cell;
    Storm storms[THREADS];
    GThread *threads[THREADS];
    g_autoptr(GArray) took = g_array_new(FALSE, FALSE, sizeof(double));
    guint lost = 0, odd = 0;

    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    for (int i = 0; i < THREADS; i++) {
        storms[i] = (Storm){ &cell, g_array_new(FALSE, FALSE, sizeof(double)),
                             0, 0 };
        threads[i] = g_thread_new("storm", run_storm, &storms[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        g_thread_join(threads[i]);
        g_array_append_vals(took, storms[i].took->data, storms[i].took->len);
        g_array_unref(storms[i].took);
        lost += storms[i].lost;
        odd += storms[i].odd;
    }
    g_array_sort(took, compare);
    g_test_message("%u innocent messages among %u that kill: p50 %.1f ms, p99 "
                   "%.1f ms",
                   took->len, took->len,
                   g_array_index(took, double, took->len / 2),
                   g_array_index(took, double, took->len * 99 / 100));
    g_assert_cmpuint(lost, ==, 0);
    g_assert_cmpuint(odd, ==, 0);
    sk_cell_stop(&cell);
}

/* ---- flat ---------------------------------------------------------------- */

static guint64
kib_of(pid_t pid, const char *field)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/smaps_rollup", pid);
    g_autofree char *text = NULL;
    const char *line;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    line = strstr(text, field);
    return line != NULL ? g_ascii_strtoull(line + strlen(field), NULL, 10) : 0;
}

/* Of @pid and all its children. */
static guint64
memory_of(pid_t pid, guint *processes)
{
    GDir *dir = g_dir_open("/proc", 0, NULL);
    guint64 kib = kib_of(pid, "\nPss:");
    const char *name;

    *processes = 1;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename("/proc", name, "stat", NULL);
        g_autofree char *text = NULL;
        const char *after;

        if (!g_ascii_isdigit(*name) ||
            !g_file_get_contents(path, &text, NULL, NULL) ||
            (after = strrchr(text, ')')) == NULL ||
            g_ascii_strtoll(after + 4, NULL, 10) != pid)
            continue;
        kib += kib_of(atoi(name), "\nPss:");
        ++*processes;
    }
    g_dir_close(dir);
    return kib;
}

/* One message with an input of @len bytes, which come back. */
static void
ask_large(const SkCell *cell, gsize len)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    g_autofree char *bytes = g_malloc(len + 1);
    Answer answer;
    int in, out;

    memset(bytes, 'x', len);
    bytes[len] = '\0';
    asker_request(request, "echo");
    request->output = len + 4096;
    asker_files(&in, &out, bytes);
    answer = asker_wait(sk_cell_ask(cell->control, request, in, out), request,
                        out, 70000);
    g_assert_cmpint(answer.end, ==, SK_CELL_EXITED);
    g_assert_cmpuint(answer.output_len, ==, len + SK_CELL_NONCE);
    close(in);
    close(out);
}

static void
test_flat(void)
{
    guint64 first = 0, last = 0;
    guint first_processes = 0, processes = 0;
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    for (int round = 0; round < FLAT_ROUNDS; round++) {
        for (int i = 0; i < how_many(); i++)
            if (i % 50 == 0)
                ask_large(&cell, (gsize)3 << 20);
            else
                g_assert_true(asker_is_fine(&cell));
        g_usleep(200 * 1000); /* the last one is put back */
        last = memory_of(cell.pid, &processes);
        if (round == 0) {
            first = last;
            first_processes = processes;
        }
    }
    g_test_message("%d messages: %" G_GUINT64_FORMAT " KiB in %u processes "
                   "after the first fifth, %" G_GUINT64_FORMAT " in %u at the "
                   "end",
                   FLAT_ROUNDS * how_many(), first, first_processes, last,
                   processes);
    /* a spare may be on its way in or out: what each holds is what counts */
    g_assert_cmpuint(processes, <=, first_processes + 2);
    g_assert_cmpuint(last / processes, <, first / first_processes + SLACK_KIB);
    sk_cell_stop(&cell);
}

/* ---- a steady load ------------------------------------------------------- */

/* Asks for @n messages at the same time. Returns how many workers were ended so
 * far because they were too many. */
static guint64
ask_crowd(const SkCell *cell, guint n)
{
    g_autofree SkCellRequest *requests = g_new(SkCellRequest, n);
    int answers[CROWD_MAX], outs[CROWD_MAX];
    guint64 retired = 0;

    for (guint i = 0; i < n; i++) {
        int in;

        asker_request(&requests[i], "echo");
        asker_files(&in, &outs[i], "steady");
        answers[i] = sk_cell_ask(cell->control, &requests[i], in, outs[i]);
        close(in);
    }
    for (guint i = 0; i < n; i++) {
        Answer answer = asker_wait(answers[i], &requests[i], outs[i], 70000);

        g_assert_cmpint(answer.end, ==, SK_CELL_EXITED);
        retired = MAX(retired, answer.reply.totals.retired);
        close(outs[i]);
    }
    g_usleep(50 * 1000); /* the last ones are put back */
    return retired;
}

/* Under more messages at a time than workers are kept without any load, no
 * worker is ended only to be born again. */
static void
test_steady(void)
{
    guint n = MIN(5 * g_get_num_processors(), CROWD_MAX);
    guint64 before, after = 0;
    SkCell cell;

    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    ask_crowd(&cell, n);
    before = ask_crowd(&cell, n);
    for (int round = 0; round < ROUNDS; round++)
        after = ask_crowd(&cell, n);
    g_test_message("%u at a time, %d times: %" G_GUINT64_FORMAT
                   " workers ended", n, ROUNDS, after - before);
    g_assert_cmpuint(after - before, <, ROUNDS);
    sk_cell_stop(&cell);
}

/* ---- no memory ----------------------------------------------------------- */

#define GROUP       "/sys/fs/cgroup/memory/sekisho-storm"
#define GROUP_BYTES "209715200"

static gboolean
write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    gboolean done = fd >= 0 && write(fd, text, strlen(text)) ==
                                   (gssize)strlen(text);

    if (fd >= 0)
        close(fd);
    return done;
}

/* The zygote and all its workers, under 200 MB; the hungry message may have a
 * gigabyte, says its request. */
static void
test_no_memory(void)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    Answer answer;
    SkCell cell;

    (void)mkdir(GROUP, 0755);
    if (!write_text(GROUP "/memory.limit_in_bytes", GROUP_BYTES)) {
        (void)rmdir(GROUP);
        g_test_skip("no control group of memory to be had here");
        return;
    }
    /* what is started there stays there */
    g_assert_true(write_text(GROUP "/cgroup.procs", "0"));
    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    g_assert_true(write_text(GROUP "/../cgroup.procs", "0"));
    g_assert_true(asker_is_fine(&cell));
    for (int i = 0; i < 3; i++) {
        asker_request(request, "hunger");
        request->memory = (guint64)1 << 30;
        request->wall_ms = 60000;
        answer = asker_send(&cell, request);
        g_test_message("the hungry one: end %d code %d", answer.end,
                       answer.code);
        g_assert_cmpint(answer.end, ==, SK_CELL_SIGNALLED);
        g_assert_true(asker_is_fine(&cell)); /* the zygote lives */
    }
    sk_cell_stop(&cell);
    for (int i = 0; i < 100 && rmdir(GROUP) != 0; i++)
        g_usleep(20 * 1000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/storm/kill", test_storm);
    g_test_add_func("/storm/flat", test_flat);
    g_test_add_func("/storm/steady", test_steady);
    g_test_add_func("/storm/no-memory", test_no_memory);
    return g_test_run();
}

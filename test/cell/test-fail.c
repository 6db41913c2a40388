/* SPDX-License-Identifier: Apache-2.0
 *
 * Every system call of the cell fails once, one at a time: in the zygote and
 * its worker, and on the asker's side. A room that starts has its mandatory
 * layers, an answer that looks good is good, nothing hangs, and where the
 * zygote lives on, the next message passes.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "asker.h"
#include "fail-calls.h"

#define MOST      400 /* calls of one process, by far */
#define PROCESSES 5   /* the zygote, its keeper and probe, two workers */

static FailPlan *plan; /* the room's */

static void
check_layers(const SkCell *cell)
{
    const char *layers = cell->hello.layers;

    g_assert_cmpuint(cell->hello.ready, ==, 1);
    g_assert_nonnull(strstr(layers, "seccomp=yes"));
    g_assert_nonnull(strstr(layers, "rlimits=yes"));
    g_assert_nonnull(strstr(layers, "nnp=yes"));
    g_assert_true(strstr(layers, "landlock=yes") != NULL ||
                  strstr(layers, "mntns=yes") != NULL);
}

/* What claims to be an echo is one. */
static void
check_answer(const Answer *answer)
{
    if (answer->replied != 0 || answer->end != SK_CELL_EXITED ||
        answer->code != 0)
        return;
    g_assert_cmpuint(answer->output_len, ==, SK_CELL_NONCE + 5);
    g_assert_true(memcmp(answer->output, answer->reply.nonce, SK_CELL_NONCE) ==
                  0);
}

/* One life of a room whose call @n fails; whether there was such a call. */
static gboolean
live(int n, int error)
{
    char why[SK_CELL_LAYERS_MAX + 64] = "";
    SkCell cell;
    Answer answer;

    *plan = (FailPlan){ .fail_at = n, .error = error };
    if (asker_try(&cell, "SK_TEST_ROOM_FAIL", NULL, why, sizeof why) != 0) {
        g_test_message("%d: %s", n, why);
        g_assert_cmpstr(why, !=, "");
        g_assert_cmpint(plan->fired, ==, 1);
        return TRUE;
    }
    check_layers(&cell);
    answer = asker_ask(&cell, "echo");
    g_test_message("%d: replied %d end %d code %d", n, answer.replied,
                   answer.end, answer.code);
    g_assert_cmpint(answer.replied, !=, -2); /* no answer in time */
    check_answer(&answer);
    answer = asker_ask(&cell, "echo");
    g_assert_cmpint(answer.replied, !=, -2);
    g_assert_true(answer.replied == 0 || plan->fired == 1);
    check_answer(&answer);
    sk_cell_stop(&cell);
    return plan->fired == 1;
}

static void
test_room(gconstpointer error)
{
    int sum = 0;

    for (int process = 0; process < PROCESSES; process++) {
        int first = process * FAIL_SERIES + 1, n = first;

        while (n < first + MOST && live(n, GPOINTER_TO_INT(error)))
            n++;
        g_test_message("process %d: %d calls", process, n - first);
        g_assert_cmpint(n, <, first + MOST);
        sum += n - first;
    }
    g_assert_cmpint(sum, >, 150); /* the wraps are there */
}

/* The asker's own calls, from spawn to answer. */
static gboolean
ask_while_failing(int n, int error)
{
    char why[SK_CELL_LAYERS_MAX + 64] = "";
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    const char *program = g_getenv("SK_TEST_ROOM_FAIL");
    int in = -1, out = -1, answer = -1;
    gboolean fired;
    SkCell cell;

    plan->fail_at = 0;
    asker_request(request, "echo");
    asker_files(&in, &out, "input");
    fail_plan_set(n, error);
    if (sk_cell_spawn(&cell, program, -1, 5000, why, sizeof why) != 0) {
        g_assert_cmpstr(why, !=, "");
    } else {
        answer = sk_cell_ask(cell.control, request, in, out);
        fired = fail_plan_fired();
        if (!fired)
            fail_plan_set(0, 0);
        if (answer >= 0) {
            Answer result = asker_wait(answer, request, out, 20000);

            g_assert_cmpint(result.replied, !=, -2);
            check_answer(&result);
        }
        sk_cell_stop(&cell);
        close(in);
        close(out);
        return fired;
    }
    fired = fail_plan_fired();
    fail_plan_set(0, 0);
    close(in);
    close(out);
    return fired;
}

static void
test_asker(gconstpointer error)
{
    int n = 1;

    while (n < MOST && ask_while_failing(n, GPOINTER_TO_INT(error)))
        n++;
    g_test_message("%d calls", n - 1);
    g_assert_cmpint(n, >, 3);
    g_assert_cmpint(n, <, MOST);
}

/* Nobody starts a room as well as root does: in a user namespace. */
static void
test_as_user(void)
{
    g_autofree char *folder = g_dir_make_tmp("sk-room-XXXXXX", NULL);
    g_autofree char *copy = g_build_filename(folder, "room", NULL);
    g_autofree char *bytes = NULL;
    int status = 0;
    gsize len = 0;
    pid_t pid;

    g_assert_true(
        g_file_get_contents(g_getenv("SK_TEST_ROOM"), &bytes, &len, NULL));
    g_assert_true(g_file_set_contents(copy, bytes, (gssize)len, NULL));
    g_assert_cmpint(chmod(folder, 0755) | chmod(copy, 0755), ==, 0);
    g_setenv("SK_TEST_ROOM_COPY", copy, TRUE);
    pid = fork();
    if (pid == 0) {
        SkCell cell;

        if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0)
            _exit(1);
        asker_spawn(&cell, "SK_TEST_ROOM_COPY", NULL);
        check_layers(&cell);
        _exit(asker_is_fine(&cell) ? 0 : 2);
    }
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    unlink(copy);
    rmdir(folder);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

static void
map_plan(void)
{
    g_autofree char *path =
        g_strconcat(g_getenv("SK_TEST_ROOM_FAIL"), ".plan", NULL);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

    g_assert_cmpint(fd, >=, 0);
    g_assert_cmpint(ftruncate(fd, sizeof *plan), ==, 0);
    plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    g_assert_true(plan != MAP_FAILED);
    close(fd);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    map_plan();
    g_test_add_data_func("/fail/room/no-memory", GINT_TO_POINTER(ENOMEM),
                         test_room);
    g_test_add_data_func("/fail/room/not-permitted", GINT_TO_POINTER(EPERM),
                         test_room);
    g_test_add_data_func("/fail/asker/no-descriptor", GINT_TO_POINTER(EMFILE),
                         test_asker);
    g_test_add_data_func("/fail/asker/try-again", GINT_TO_POINTER(EAGAIN),
                         test_asker);
    g_test_add_data_func("/fail/asker/no-such-flag", GINT_TO_POINTER(EINVAL),
                         test_asker);
    g_test_add_func("/as-user", test_as_user);
    return g_test_run();
}

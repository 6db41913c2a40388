/* SPDX-License-Identifier: Apache-2.0
 *
 * What one message costs before any byte of it is read: request, fork, every
 * layer, exit, reply. For a tiny room and one with 20 MB of warm memory, beside
 * a bare fork and exit, turn by turn in the same run, so that a busy machine
 * slows all alike.
 */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "asker.h"

#define TURNS  5
#define ROUNDS 400 /* a turn */

static int
compare(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static void
measure_bare(GArray *took)
{
    g_autofree char *rounds = g_strdup_printf("%d", ROUNDS);
    char *argv[] = { (char *)(uintptr_t)g_getenv("SK_TEST_BARE"), rounds,
                     NULL };
    g_autofree char *out = NULL;
    g_auto(GStrv) lines = NULL;

    g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &out, NULL, NULL, NULL));
    lines = g_strsplit(out, "\n", -1);
    for (char **line = lines; *line != NULL && **line != '\0'; line++) {
        double us = g_ascii_strtod(*line, NULL);

        g_array_append_val(took, us);
    }
}

static void
measure_cell(const SkCell *cell, GArray *took)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);

    asker_request(request, "nothing");
    for (int i = 0; i < ROUNDS; i++) {
        struct pollfd readable = { -1, POLLIN, 0 };
        SkCellReply reply;
        int in, out;
        double us;
        gint64 start;

        asker_files(&in, &out, "input");
        start = g_get_monotonic_time();
        readable.fd = sk_cell_ask(cell->control, request, in, out);
        g_assert_cmpint(poll(&readable, 1, 5000), ==, 1);
        g_assert_cmpint(sk_cell_reply(readable.fd, request->nonce, &reply), ==,
                        0);
        us = (double)(g_get_monotonic_time() - start);
        g_assert_cmpint(reply.end, ==, SK_CELL_EXITED);
        g_array_append_val(took, us);
        close(readable.fd);
        close(in);
        close(out);
    }
}

static void
report(const char *name, GArray *took)
{
    g_array_sort(took, compare);
    g_print("%-24s n=%u p50=%.0f us p90=%.0f us p99=%.0f us\n", name, took->len,
            g_array_index(took, double, took->len / 2),
            g_array_index(took, double, took->len * 9 / 10),
            g_array_index(took, double, took->len * 99 / 100));
    g_array_unref(took);
}

int
main(void)
{
    static const RoomPolicy tiny = { 0 }, warm = { .warm_mib = 20 };
    GArray *took[3];
    SkCell cells[2];

    asker_spawn(&cells[0], "SK_TEST_ROOM", &tiny);
    asker_spawn(&cells[1], "SK_TEST_ROOM", &warm);
    for (int i = 0; i < 3; i++)
        took[i] = g_array_new(FALSE, FALSE, sizeof(double));
    for (int turn = 0; turn < TURNS; turn++) {
        measure_bare(took[0]);
        measure_cell(&cells[0], took[1]);
        measure_cell(&cells[1], took[2]);
    }
    report("bare fork+exit", took[0]);
    report("cell, tiny room", took[1]);
    report("cell, 20 MB warm", took[2]);
    for (int i = 0; i < 2; i++)
        sk_cell_stop(&cells[i]);
    return 0;
}

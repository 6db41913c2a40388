/* SPDX-License-Identifier: Apache-2.0
 *
 * When the parent may tell systemd that the service is well: as often as it was
 * asked to, and only after its child has answered the last question. Time is
 * the test's own.
 */
#include <unistd.h>

#include "door/service/watchdog.h"

#define S G_TIME_SPAN_SECOND

static void
set(const char *usec, const char *pid)
{
    g_unsetenv("WATCHDOG_USEC");
    g_unsetenv("WATCHDOG_PID");
    if (usec != NULL)
        g_setenv("WATCHDOG_USEC", usec, TRUE);
    if (pid != NULL)
        g_setenv("WATCHDOG_PID", pid, TRUE);
}

/* Whose watchdog it is, and how often it is due. */
static void
run_environment(void)
{
    g_autofree char *own = g_strdup_printf("%d", (int)getpid());
    const struct {
        const char *usec, *pid;
        gint64 every;
    } rows[] = {
        { NULL, NULL, 0 },
        { "8000000", NULL, 2 * S },
        { "8000000", own, 2 * S },
        { "8000000", "1", 0 },
        { "0", NULL, 0 },
        { "-5", NULL, 0 },
        { "8000000x", NULL, 0 },
        { "", NULL, 0 },
        { "99999999999999999999", NULL, 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        SkWatchdog dog;

        set(rows[i].usec, rows[i].pid);
        sk_watchdog_init(&dog, 100 * S);
        g_test_message("row %u", i);
        g_assert_cmpint(dog.every, ==, rows[i].every);
        g_assert_cmpint(sk_watchdog_wait(&dog, 100 * S), ==,
                        rows[i].every == 0 ? G_MAXINT64 : 0);
        g_assert_cmpint(sk_watchdog_turn(&dog, 100 * S), ==,
                        rows[i].every != 0);
    }
    set(NULL, NULL);
}

static void
start(SkWatchdog *dog)
{
    set("8000000", NULL);
    sk_watchdog_init(dog, 0);
    set(NULL, NULL);
}

static void
run_answers(void)
{
    SkWatchdog dog;

    start(&dog);
    g_assert_true(sk_watchdog_turn(&dog, 0));
    g_assert_cmpint(sk_watchdog_wait(&dog, 1 * S), ==, 1 * S);
    g_assert_false(sk_watchdog_turn(&dog, 1 * S)); /* not yet */
    sk_watchdog_heard(&dog, dog.asked);
    g_assert_true(sk_watchdog_turn(&dog, 2 * S));
    /* No answer: silence, at every turn, until it comes. */
    g_assert_false(sk_watchdog_turn(&dog, 4 * S));
    g_assert_false(sk_watchdog_turn(&dog, 6 * S));
    sk_watchdog_heard(&dog, dog.asked - 1); /* that is an old one */
    g_assert_false(sk_watchdog_turn(&dog, 8 * S));
    sk_watchdog_heard(&dog, dog.asked + 1); /* nobody asked that */
    g_assert_false(sk_watchdog_turn(&dog, 10 * S));
    sk_watchdog_heard(&dog, dog.asked);
    g_assert_true(sk_watchdog_turn(&dog, 12 * S));
}

/* A child that starts owes an answer; one that is gone owes none. */
static void
run_child(void)
{
    SkWatchdog dog;

    start(&dog);
    sk_watchdog_owe(&dog);
    g_assert_false(sk_watchdog_turn(&dog, 0));
    sk_watchdog_forget(&dog);
    g_assert_true(sk_watchdog_turn(&dog, 2 * S));
    g_assert_false(sk_watchdog_turn(&dog, 4 * S));
    sk_watchdog_forget(&dog);
    g_assert_true(sk_watchdog_turn(&dog, 6 * S));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/watchdog/environment", run_environment);
    g_test_add_func("/watchdog/answers", run_answers);
    g_test_add_func("/watchdog/child", run_child);
    return g_test_run();
}

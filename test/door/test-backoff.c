/* SPDX-License-Identifier: Apache-2.0 */
#include "door/backoff.h"

#define MS G_TIME_SPAN_MILLISECOND
#define S  G_TIME_SPAN_SECOND

static void
run_first(void)
{
    SkBackoff backoff = { 0, 0 };

    g_assert_cmpint(sk_backoff_wait(&backoff, 5 * S), ==, 0);
}

static void
run_grows(void)
{
    static const gint64 delays[] = { 100,  200,   400,   800,   1600, 3200,
                                     6400, 12800, 25600, 30000, 30000 };
    SkBackoff backoff = { 0, 0 };
    gint64 now = 1000 * S;

    for (guint i = 0; i < G_N_ELEMENTS(delays); i++) {
        sk_backoff_started(&backoff, now);
        g_assert_cmpint(sk_backoff_wait(&backoff, now), ==, delays[i] * MS);
        g_assert_cmpint(sk_backoff_wait(&backoff, now + delays[i] * MS - 1), ==,
                        1);
        now += delays[i] * MS;
        g_assert_cmpint(sk_backoff_wait(&backoff, now), ==, 0);
    }
}

static void
run_forgets(void)
{
    SkBackoff backoff = { 0, 0 };

    sk_backoff_started(&backoff, 10 * S);
    sk_backoff_started(&backoff, 11 * S);
    sk_backoff_started(&backoff, 12 * S);
    g_assert_cmpint(sk_backoff_wait(&backoff, 12 * S), ==, 400 * MS);
    sk_backoff_started(&backoff, 100 * S);
    g_assert_cmpint(sk_backoff_wait(&backoff, 100 * S), ==, 100 * MS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/backoff/first-at-once", run_first);
    g_test_add_func("/backoff/grows", run_grows);
    g_test_add_func("/backoff/forgets", run_forgets);
    return g_test_run();
}

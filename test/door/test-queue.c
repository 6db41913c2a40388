/* SPDX-License-Identifier: Apache-2.0 */
#include "door/queue.h"

#define SMALL 1000
#define LARGE (1024 * 1024)

typedef struct {
    SkQueue *queue;
    guint64 bytes;
    gint *order;
    gint entered; /* place in the order, from 1; 0: not yet */
    SkQueueAnswer answer;
} Guest;

static gpointer
come(gpointer data)
{
    Guest *guest = data;

    guest->answer = sk_queue_enter(guest->queue, guest->bytes, 20, NULL, NULL);
    if (guest->answer == SK_QUEUE_ENTERED)
        g_atomic_int_set(&guest->entered,
                         g_atomic_int_add(guest->order, 1) + 1);
    return NULL;
}

/* Long enough for a thread to get into the line. */
static void
let_them(void)
{
    g_usleep(50000);
}

static void
run_full(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(2, 0);

    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_FULL);
    sk_queue_leave(queue, SMALL);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
}

static void
run_kept_for_small(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(4, 0);

    for (guint i = 0; i < 3; i++)
        g_assert_cmpint(sk_queue_enter(queue, LARGE, 1, NULL, NULL), ==,
                        SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, LARGE, 1, NULL, NULL), ==,
                    SK_QUEUE_FULL);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_FULL);
}

/* One worker: nothing can be kept, but a large mail is still taken. */
static void
run_one_worker(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(1, 1);

    g_assert_cmpint(sk_queue_enter(queue, LARGE, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    sk_queue_leave(queue, LARGE);
}

static void
run_order(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(1, 8);
    GThread *threads[4];
    Guest guests[4];
    gint order = 0;

    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    for (guint i = 0; i < G_N_ELEMENTS(guests); i++) {
        guests[i] = (Guest){ queue, SMALL, &order, 0, SK_QUEUE_FULL };
        threads[i] = g_thread_new("guest", come, &guests[i]);
        let_them();
    }
    for (guint i = 0; i < G_N_ELEMENTS(guests); i++) {
        g_assert_cmpint(g_atomic_int_get(&guests[i].entered), ==, 0);
        sk_queue_leave(queue, SMALL);
        g_thread_join(threads[i]);
        g_assert_cmpint(guests[i].entered, ==, (gint)i + 1);
    }
}

/* Large ones that wait leave a place in the line for a small one, and the
 * small one goes in past them when only its kept place is free. */
static void
run_small_passes_large(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(2, 2);
    GThread *thread;
    Guest large;
    gint order = 0;

    g_assert_cmpint(sk_queue_enter(queue, LARGE, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    large = (Guest){ queue, LARGE, &order, 0, SK_QUEUE_FULL };
    thread = g_thread_new("guest", come, &large);
    let_them();
    g_assert_cmpint(sk_queue_enter(queue, LARGE, 1, NULL, NULL), ==,
                    SK_QUEUE_FULL);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(g_atomic_int_get(&large.entered), ==, 0);
    sk_queue_leave(queue, LARGE);
    g_thread_join(thread);
    g_assert_cmpint(large.answer, ==, SK_QUEUE_ENTERED);
}

static gboolean
count(gpointer data)
{
    return ++*(guint *)data < 2;
}

static void
run_gives_up(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(1, 1);
    guint ticks = 0;

    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 60, count, &ticks), ==,
                    SK_QUEUE_GAVE_UP);
    g_assert_cmpuint(ticks, ==, 2);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_GAVE_UP);
    sk_queue_leave(queue, SMALL);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
}

static gpointer
stir(gpointer data)
{
    Guest *guest = data;

    while (g_atomic_int_get(&guest->entered) == 0) {
        sk_queue_resize(guest->queue, 1, 4);
        g_usleep(20000);
    }
    return NULL;
}

/* Others come and go all the time: the one who waits still reports, and gives
 * up in time. */
static void
run_busy(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(1, 4);
    Guest stirrer = { .queue = queue };
    GThread *thread = g_thread_new("stir", stir, &stirrer);
    guint ticks = 0;

    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    g_assert_cmpint(sk_queue_enter(queue, SMALL, 10, count, &ticks), ==,
                    SK_QUEUE_GAVE_UP);
    g_assert_cmpuint(ticks, ==, 2);
    g_atomic_int_set(&stirrer.entered, 1);
    g_thread_join(thread);
}

static void
run_resize(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(1, 4);
    GThread *thread;
    Guest guest;
    gint order = 0;

    g_assert_cmpint(sk_queue_enter(queue, SMALL, 1, NULL, NULL), ==,
                    SK_QUEUE_ENTERED);
    guest = (Guest){ queue, SMALL, &order, 0, SK_QUEUE_FULL };
    thread = g_thread_new("guest", come, &guest);
    let_them();
    sk_queue_resize(queue, 2, 4);
    g_thread_join(thread);
    g_assert_cmpint(guest.answer, ==, SK_QUEUE_ENTERED);
}

/* Room for as many of the largest as may run or wait, and no byte more. */
static void
run_room(void)
{
    g_autoptr(SkQueue) queue = sk_queue_new(2, 3);

    g_assert_true(sk_queue_hold(queue, 499, 100));
    g_assert_false(sk_queue_hold(queue, 2, 100));
    g_assert_true(sk_queue_hold(queue, 1, 100));
    g_assert_false(sk_queue_hold(queue, 1, 100));
    g_assert_false(sk_queue_hold(queue, G_MAXUINT64, 100));
    g_assert_false(sk_queue_hold(queue, 1, G_MAXUINT64));
    sk_queue_release(queue, 100);
    g_assert_true(sk_queue_hold(queue, 100, 100));
    sk_queue_resize(queue, 2, 4);
    g_assert_true(sk_queue_hold(queue, 100, 100));
    sk_queue_resize(queue, 1, 0); /* those who hold stay */
    g_assert_false(sk_queue_hold(queue, 1, 100));
    sk_queue_release(queue, 600);
    g_assert_true(sk_queue_hold(queue, 100, 100));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/queue/full", run_full);
    g_test_add_func("/queue/kept-for-small", run_kept_for_small);
    g_test_add_func("/queue/one-worker", run_one_worker);
    g_test_add_func("/queue/order", run_order);
    g_test_add_func("/queue/small-passes-large", run_small_passes_large);
    g_test_add_func("/queue/gives-up", run_gives_up);
    g_test_add_func("/queue/busy", run_busy);
    g_test_add_func("/queue/resize", run_resize);
    g_test_add_func("/queue/room", run_room);
    return g_test_run();
}

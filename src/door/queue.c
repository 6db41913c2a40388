/* SPDX-License-Identifier: Apache-2.0
 *
 * Two lines (small, large) in front of the places to run. They defend against
 * overload: an MTA process that is told "busy" at once is better off than one
 * that is held for minutes, and fifty large mails must neither stop the small
 * ones nor fill the memory before any of them can be worked on.
 */
#include "door/queue.h"

typedef struct {
    GQueue waiting; /* addresses that identify those who wait */
    guint running;
} Line;

struct _SkQueue {
    GMutex mutex;
    GCond changed;
    Line lines[2]; /* small, large */
    guint workers, waiting;
    /* the bytes of large messages that are spooled or being spooled */
    guint64 held;
};

static guint
kept_for_small(guint places)
{
    return places < 2 ? 0 : MAX(1, places / 4);
}

void
sk_queue_resize(SkQueue *queue, guint workers, guint waiting)
{
    g_mutex_lock(&queue->mutex);
    queue->workers = workers;
    queue->waiting = waiting;
    g_cond_broadcast(&queue->changed);
    g_mutex_unlock(&queue->mutex);
}

SkQueue *
sk_queue_new(guint workers, guint waiting)
{
    SkQueue *queue = g_new0(SkQueue, 1);

    g_mutex_init(&queue->mutex);
    g_cond_init(&queue->changed);
    g_queue_init(&queue->lines[0].waiting);
    g_queue_init(&queue->lines[1].waiting);
    sk_queue_resize(queue, workers, waiting);
    return queue;
}

void
sk_queue_free(SkQueue *queue)
{
    if (queue == NULL)
        return;
    g_queue_clear(&queue->lines[0].waiting);
    g_queue_clear(&queue->lines[1].waiting);
    g_cond_clear(&queue->changed);
    g_mutex_clear(&queue->mutex);
    g_free(queue);
}

gboolean
sk_queue_hold(SkQueue *queue, guint64 bytes, guint64 each)
{
    guint64 most, sum;
    gboolean fits;

    g_mutex_lock(&queue->mutex);
    fits = g_uint64_checked_mul(&most, each,
                                (guint64)queue->workers + queue->waiting) &&
           g_uint64_checked_add(&sum, queue->held, bytes) && sum <= most;
    if (fits)
        queue->held = sum;
    g_mutex_unlock(&queue->mutex);
    return fits;
}

void
sk_queue_release(SkQueue *queue, guint64 bytes)
{
    g_mutex_lock(&queue->mutex);
    g_assert(queue->held >= bytes);
    queue->held -= bytes;
    g_mutex_unlock(&queue->mutex);
}

static guint
line_of(guint64 bytes)
{
    return bytes < SK_QUEUE_SMALL ? 0 : 1;
}

static gboolean
has_room(const SkQueue *queue, guint which)
{
    const Line *lines = queue->lines;

    if (lines[0].running + lines[1].running >= queue->workers)
        return FALSE;
    return which == 0 ||
           lines[1].running < queue->workers - kept_for_small(queue->workers);
}

static gboolean
may_wait(const SkQueue *queue, guint which)
{
    guint small = queue->lines[0].waiting.length;
    guint large = queue->lines[1].waiting.length;

    if (small + large >= queue->waiting)
        return FALSE;
    return which == 0 ||
           large < queue->waiting - kept_for_small(queue->waiting);
}

static gboolean
is_my_turn(const SkQueue *queue, guint which, gconstpointer me)
{
    const Line *line = &queue->lines[which];

    return has_room(queue, which) &&
           g_queue_peek_head((GQueue *)&line->waiting) == me;
}

/* wait_turn: waits for the place. The caller holds the lock, which is released
 * while waiting or reporting. Every change of the queue wakes this thread, so
 * the time is checked on each wake-up: otherwise a busy queue would never let
 * it report or give up. */
static gboolean
wait_turn(SkQueue *queue, guint which, gconstpointer me, gint64 deadline,
          gboolean (*progress)(gpointer), gpointer data)
{
    gint64 report = g_get_monotonic_time() + G_TIME_SPAN_SECOND;

    while (!is_my_turn(queue, which, me)) {
        gboolean go_on;

        g_cond_wait_until(&queue->changed, &queue->mutex, report);
        if (g_get_monotonic_time() < report)
            continue;
        g_mutex_unlock(&queue->mutex);
        go_on = progress == NULL || progress(data);
        g_mutex_lock(&queue->mutex);
        report = g_get_monotonic_time() + G_TIME_SPAN_SECOND;
        if (!go_on || g_get_monotonic_time() > deadline)
            return is_my_turn(queue, which, me) && go_on;
    }
    return TRUE;
}

static SkQueueAnswer
stand_in_line(SkQueue *queue, guint which, gint64 deadline,
              gboolean (*progress)(gpointer), gpointer data)
{
    Line *line = &queue->lines[which];
    gboolean go_on;
    char me = 0; /* The address is unique as long as this thread waits. */

    g_queue_push_tail(&line->waiting, &me);
    go_on = wait_turn(queue, which, &me, deadline, progress, data);
    g_queue_remove(&line->waiting, &me);
    g_cond_broadcast(&queue->changed);
    if (!go_on)
        return SK_QUEUE_GAVE_UP;
    line->running++;
    return SK_QUEUE_ENTERED;
}

SkQueueAnswer
sk_queue_enter(SkQueue *queue, guint64 bytes, guint max_seconds,
               gboolean (*progress)(gpointer data), gpointer data)
{
    guint which = line_of(bytes);
    gint64 deadline =
        g_get_monotonic_time() + (gint64)max_seconds * G_TIME_SPAN_SECOND;
    SkQueueAnswer answer = SK_QUEUE_FULL;

    g_mutex_lock(&queue->mutex);
    if (has_room(queue, which) &&
        g_queue_is_empty(&queue->lines[which].waiting)) {
        queue->lines[which].running++;
        answer = SK_QUEUE_ENTERED;
    } else if (may_wait(queue, which)) {
        answer = stand_in_line(queue, which, deadline, progress, data);
    }
    g_mutex_unlock(&queue->mutex);
    return answer;
}

void
sk_queue_leave(SkQueue *queue, guint64 bytes)
{
    Line *line = &queue->lines[line_of(bytes)];

    g_mutex_lock(&queue->mutex);
    g_assert(line->running > 0);
    line->running--;
    g_cond_broadcast(&queue->changed);
    g_mutex_unlock(&queue->mutex);
}

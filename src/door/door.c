/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared state of the child: which generation is current, how many messages
 * are in flight, and whether new ones may begin.
 */
#include "door/trying.h"
#include "door/door.h"

SkDoor *
sk_door_new(int control, SkCounters *counters)
{
    SkDoor *door = g_new0(SkDoor, 1);

    door->control = control;
    door->queue = sk_queue_new(0, 0);
    door->poison = sk_poison_new();
    door->counters = counters != NULL ? counters : sk_counters_private();
    door->reports = sk_report_log_new();
    door->trials = sk_trials_new(door->reports);
    sk_report_log_count(door->reports, door->counters);
    g_mutex_init(&door->mutex);
    g_cond_init(&door->idle);
    return door;
}

gboolean
sk_door_use(SkDoor *door, const SkControlMessage *message,
            int fds[SK_CONTROL_N_FDS], GError **error)
{
    g_autoptr(SkGeneration) generation =
        sk_generation_new(message, fds, door->control, error);
    SkGeneration *old;

    if (generation == NULL)
        return FALSE;
    if (message->reopen &&
        !sk_report_log_open(door->reports, message->report, error))
        return FALSE;
    sk_queue_resize(door->queue, message->workers, message->queue);
    g_mutex_lock(&door->mutex);
    old = door->current;
    door->current = g_steal_pointer(&generation);
    g_mutex_unlock(&door->mutex);
    sk_trials_use(door->trials, message->number);
    sk_generation_unref(old);
    return TRUE;
}

SkGeneration *
sk_door_begin(SkDoor *door)
{
    SkGeneration *generation = NULL;

    g_mutex_lock(&door->mutex);
    if (!door->draining && door->current != NULL) {
        generation = sk_generation_ref(door->current);
        door->in_flight++;
        sk_count_set(&door->counters->in_flight, door->in_flight);
    }
    g_mutex_unlock(&door->mutex);
    return generation;
}

void
sk_door_end(SkDoor *door)
{
    g_mutex_lock(&door->mutex);
    g_assert(door->in_flight > 0);
    door->in_flight--;
    sk_count_set(&door->counters->in_flight, door->in_flight);
    if (door->in_flight == 0)
        g_cond_broadcast(&door->idle);
    g_mutex_unlock(&door->mutex);
}

gboolean
sk_door_close(SkDoor *door)
{
    gboolean was_open;

    g_mutex_lock(&door->mutex);
    was_open = !door->draining;
    door->draining = TRUE;
    g_mutex_unlock(&door->mutex);
    return was_open;
}

void
sk_door_drain(SkDoor *door, guint seconds)
{
    gint64 until = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;

    g_mutex_lock(&door->mutex);
    while (door->in_flight > 0)
        if (!g_cond_wait_until(&door->idle, &door->mutex, until))
            break;
    g_mutex_unlock(&door->mutex);
}

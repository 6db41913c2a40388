/* SPDX-License-Identifier: Apache-2.0
 *
 * The bounded queue before the cells: how many messages run at once, how many
 * wait, and room kept for small ones.
 */
#ifndef SK_DOOR_QUEUE_H
#define SK_DOOR_QUEUE_H

#include <glib.h>

#define SK_QUEUE_SMALL (256 * 1024) /* bytes: below this a message is small */

typedef struct _SkQueue SkQueue;

typedef enum {
    SK_QUEUE_ENTERED, /* run, then sk_queue_leave */
    SK_QUEUE_FULL,    /* 451 4.3.2 */
    SK_QUEUE_GAVE_UP, /* progress said so, or the wait was too long */
} SkQueueAnswer;

/* sk_queue_new: at most @workers run and @waiting wait; 0 @workers: twice the
 * number of processors. A quarter of both (when there are at least two) is
 * kept for small messages. */
SkQueue *sk_queue_new(guint workers, guint waiting);
void sk_queue_free(SkQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkQueue, sk_queue_free)

/* sk_queue_resize: after a reload; those who run or wait stay. */
void sk_queue_resize(SkQueue *queue, guint workers, guint waiting);

/* sk_queue_hold: room for @bytes more of large messages that are coming in, of
 * at most @each bytes each: as many of the largest as may run or wait, for more
 * could only be told to come back after all had been kept. FALSE: no room. What
 * is held is given back with sk_queue_release. Thread-safe. */
gboolean sk_queue_hold(SkQueue *queue, guint64 bytes, guint64 each);
void sk_queue_release(SkQueue *queue, guint64 bytes);

/* sk_queue_enter: waits at most @max_seconds for a place, calling @progress
 * (may be NULL) about every second. First come, first served within small and
 * within large ones. Thread-safe. */
SkQueueAnswer
sk_queue_enter(SkQueue *queue, guint64 bytes, guint max_seconds,
               gboolean (*progress)(gpointer data), gpointer data);
void sk_queue_leave(SkQueue *queue, guint64 bytes);

#endif

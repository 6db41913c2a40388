/* SPDX-License-Identifier: Apache-2.0
 *
 * The bounded queue before the cells: it limits how many messages run at once
 * and how many wait, and keeps room for small ones.
 */
#ifndef SK_DOOR_QUEUE_H
#define SK_DOOR_QUEUE_H

#include <glib.h>

/* a message with fewer bytes than this is small */
#define SK_QUEUE_SMALL (256 * 1024)

typedef struct _SkQueue SkQueue;

typedef enum {
    SK_QUEUE_ENTERED, /* the message may run; call sk_queue_leave afterwards */
    SK_QUEUE_FULL,    /* answered with 451 4.3.2 */
    SK_QUEUE_GAVE_UP, /* @progress returned FALSE, or the wait was too long */
} SkQueueAnswer;

/* sk_queue_new: returns a queue in which at most @workers messages run and
 * @waiting wait. With 0 @workers none runs until sk_queue_resize. A quarter of
 * both (if there are at least two) is kept for small messages. */
SkQueue *sk_queue_new(guint workers, guint waiting);
void sk_queue_free(SkQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkQueue, sk_queue_free)

/* sk_queue_resize: changes the limits after a reload. Messages that run or wait
 * are kept. */
void sk_queue_resize(SkQueue *queue, guint workers, guint waiting);

/* sk_queue_hold: reserves room for @bytes more of large messages that are
 * coming in, each of at most @each bytes. The total room is that of as many
 * messages of @each bytes as may run or wait, because more than that would be
 * kept only to be turned away. Returns FALSE if there is no room. The caller
 * gives the bytes back with sk_queue_release. Thread-safe. */
gboolean sk_queue_hold(SkQueue *queue, guint64 bytes, guint64 each);
void sk_queue_release(SkQueue *queue, guint64 bytes);

/* sk_queue_enter: waits at most @max_seconds for a place, calling @progress
 * (may be NULL) about every second. Small messages are served in order of
 * arrival, and so are large ones. Thread-safe. */
SkQueueAnswer
sk_queue_enter(SkQueue *queue, guint64 bytes, guint max_seconds,
               gboolean (*progress)(gpointer data), gpointer data);
void sk_queue_leave(SkQueue *queue, guint64 bytes);

#endif

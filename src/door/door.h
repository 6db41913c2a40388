/* SPDX-License-Identifier: Apache-2.0
 *
 * The state that all connections of the milter child share. It is made before
 * libmilter runs. Every member is either thread-safe or guarded by @mutex.
 */
#ifndef SK_DOOR_DOOR_H
#define SK_DOOR_DOOR_H

#include "door/generation.h"
#include "door/poison.h"
#include "door/queue.h"
#include "door/report_log.h"

typedef struct {
    int control;             /* the control socket to the parent */
    const char *socket_path; /* the path of a unix socket, or NULL; lent */
    SkQueue *queue;
    SkPoison *poison;
    SkReportLog *reports;
    struct _SkTrials *trials; /* mails that are tried under a candidate */
    SkCounters *counters;     /* shared with the parent and the watcher */
    GMutex mutex;
    GCond idle;            /* signalled when in_flight reaches 0 */
    SkGeneration *current; /* guarded by @mutex, like all members below */
    gboolean draining;
    guint in_flight; /* messages between MAIL FROM and their end */
} SkDoor;

/* sk_door_new: @counters are lent; if NULL, they are private ones. */
SkDoor *sk_door_new(int control, SkCounters *counters);

/* sk_door_use: makes @message and its @fds the generation for messages that
 * begin from now on. @fds are taken in any case. Returns FALSE if that failed,
 * and the old generation stays. */
gboolean sk_door_use(SkDoor *door, const SkControlMessage *message,
                     int fds[SK_CONTROL_N_FDS], GError **error);

/* sk_door_begin: counts one more message as in flight and returns a reference
 * to its generation, or NULL if the door is closing and no message may begin.
 */
SkGeneration *sk_door_begin(SkDoor *door);
void sk_door_end(SkDoor *door);

/* sk_door_close: lets no further message begin. Returns FALSE if the door was
 * closed already. */
gboolean sk_door_close(SkDoor *door);

/* sk_door_drain: waits until no message is in flight, at most @seconds. */
void sk_door_drain(SkDoor *door, guint seconds);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * What all connections of the milter child share. Made before libmilter runs;
 * every member guards itself or is guarded by @mutex.
 */
#ifndef SK_DOOR_DOOR_H
#define SK_DOOR_DOOR_H

#include "door/generation.h"
#include "door/poison.h"
#include "door/queue.h"
#include "door/report_log.h"

typedef struct {
    int control;             /* to the parent */
    const char *socket_path; /* of a unix socket; or NULL; lent */
    SkQueue *queue;
    SkPoison *poison;
    SkReportLog *reports;
    GMutex mutex;
    GCond idle;            /* in_flight has come to 0 */
    SkGeneration *current; /* guarded, as all below */
    gboolean draining;
    guint in_flight; /* messages between MAIL FROM and their end */
} SkDoor;

SkDoor *sk_door_new(int control);

/* sk_door_use: @message and its @fds (taken) are the generation for messages
 * that begin from now on. FALSE: the old one stays. */
gboolean sk_door_use(SkDoor *door, const SkControlMessage *message,
                     int fds[SK_CONTROL_N_FDS], GError **error);

/* sk_door_begin: one more message in flight; its generation (a reference), or
 * NULL when none may begin because the door is closing. */
SkGeneration *sk_door_begin(SkDoor *door);
void sk_door_end(SkDoor *door);

/* sk_door_close: no message may begin any more. FALSE: was closed already. */
gboolean sk_door_close(SkDoor *door);

/* sk_door_drain: waits until no message is in flight, at most @seconds. */
void sk_door_drain(SkDoor *door, guint seconds);

#endif

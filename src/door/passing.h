/* SPDX-License-Identifier: Apache-2.0
 *
 * Leads one message at its end through queue and gate to a decision. eom.c says
 * what the MTA is told of it.
 */
#ifndef SK_DOOR_PASSING_H
#define SK_DOOR_PASSING_H

#include "door/door.h"
#include "door/session.h"

typedef enum {
    SK_DECIDED_CROSS, /* outcome.output is inspected and is sent on */
    /* outcome.output is an inspected notice, which is sent to the recipients,
     * or for local mail to its sender */
    SK_DECIDED_NOTICE,
    SK_DECIDED_REFUSE, /* @outcome says why */
    SK_DECIDED_BUSY,   /* the machine is busy: the MTA tries again later */
    SK_DECIDED_FAULT,
} SkDecided;

typedef struct {
    SkDoor *door;
    SkMessage *message;
    SkPassage passage;
    /* for local mail: the address of the sender, or postmaster */
    char *notice_to;
    /* reports progress to the MTA; returns FALSE if the MTA is gone */
    gboolean (*report_progress)(gpointer data);
    gpointer report_data;
    gint64 reported; /* when progress was last reported, in monotonic time */
    gboolean mta_gone;
    gboolean cleaned; /* a worker has read the whole mail and judged it */
} SkPassing;

/* sk_passing_decide: blocks until the message is decided. The caller clears
 * @outcome. For SK_DECIDED_BUSY and SK_DECIDED_FAULT, @outcome may be empty and
 * @error says what failed. */
SkDecided
sk_passing_decide(SkPassing *passing, SkOutcome *outcome, GError **error);

#endif

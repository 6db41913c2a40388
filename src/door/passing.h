/* SPDX-License-Identifier: Apache-2.0
 *
 * One message at its end: through queue and gate to a decision. What the MTA
 * is told of it is eom.c's business.
 */
#ifndef SK_DOOR_PASSING_H
#define SK_DOOR_PASSING_H

#include "door/door.h"
#include "door/session.h"

typedef enum {
    SK_DECIDED_CROSS,  /* outcome.output is inspected: send it on */
    SK_DECIDED_NOTICE, /* outcome.output is an inspected notice: send that to
                          the recipients, or for local mail to its sender */
    SK_DECIDED_REFUSE, /* outcome says why */
    SK_DECIDED_BUSY,   /* the machine: later */
    SK_DECIDED_FAULT,
} SkDecided;

typedef struct {
    SkDoor *door;
    SkMessage *message;
    SkPassage passage;
    char *notice_to; /* local: the sender, or postmaster */
    gboolean (*report_progress)(gpointer data); /* to the MTA; FALSE: gone */
    gpointer report_data;
    gint64 reported; /* when, monotonic */
    gboolean mta_gone;
} SkPassing;

/* sk_passing_decide: blocks until it is decided. @outcome is cleared by the
 * caller; for the last two it may be empty and @error says what failed. */
SkDecided
sk_passing_decide(SkPassing *passing, SkOutcome *outcome, GError **error);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * A message at its end, and the functions that write down what happened to it.
 * Only the eom files use this.
 */
#ifndef SK_DOOR_EOM_REPORT_H
#define SK_DOOR_EOM_REPORT_H

#include "door/eom.h"
#include "door/passing.h"

typedef struct {
    SMFICTX *ctx;
    SkDoor *door;
    SkSession *session;
    SkMessage *message;
    const char *queue; /* the queue id of the MTA; "" if it has none */
    char *delivery;
    SkPassing passing;
    SkAnswerCounted answer; /* how it is answered, in journal and metrics */
    SkOutcome outcome;      /* stays empty for a mail that is not touched */
} SkEnding;

/* sk_ending_report: writes the line of the report file for a mail that crosses,
 * is withheld or stays untouched. Returns FALSE with SK_ERROR_REPORT if the
 * line is not on disk; the mail must not go on then. */
gboolean sk_ending_report(SkEnding *ending, GError **error);

/* sk_ending_fault_line: adds a line which revokes the one before it. */
void sk_ending_fault_line(SkEnding *ending);

/* sk_ending_log: writes one line to the journal, without names or subjects. The
 * caller has set @answer of @ending. */
void sk_ending_log(const SkEnding *ending);

#endif

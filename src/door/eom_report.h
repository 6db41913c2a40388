/* SPDX-License-Identifier: Apache-2.0
 *
 * A message at its end, and what is written down of it. Private to the eom
 * files.
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
    const char *queue; /* the MTA's id; "" when it has none */
    char *delivery;
    SkPassing passing;
    SkOutcome outcome; /* empty for a mail that is not touched */
} SkEnding;

/* sk_ending_report: the line of the report file, for mail that crosses, is
 * withheld or stays untouched. FALSE with SK_ERROR_REPORT: it is not on disk,
 * and the mail must not go on. */
gboolean sk_ending_report(SkEnding *ending, GError **error);

/* sk_ending_fault_line: takes back what the line before promised. */
void sk_ending_fault_line(SkEnding *ending);

/* sk_ending_log: one line in the journal, without names or subjects. */
void sk_ending_log(const SkEnding *ending, SkDecided decided);

#endif

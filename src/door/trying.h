/* SPDX-License-Identifier: Apache-2.0
 *
 * Tries mails under the candidate, one after the other and apart from the
 * threads that answer the MTA, and writes what would have come out differently
 * into the report file.
 */
#ifndef SK_DOOR_TRYING_H
#define SK_DOOR_TRYING_H

#include "door/generation.h"
#include "door/report_log.h"
#include "door/session.h"

typedef struct _SkTrials SkTrials;

/* One mail that the policy in force has decided about. */
typedef struct {
    SkGeneration *generation;
    char *client, *listener, *sender;
    gboolean local_host, this_host;
    char **recipients; /* accepted ones, as the MTA wrote them */
    SkRoute route;     /* the route that the mail took */
    guint flags;       /* SK_ORDER_OWN_MAIL, if the MTA made it */
    SkSpool *spool;    /* NULL for a mail that went on untouched */
    SkOutcome outcome; /* what became of it; empty if it was untouched */
    char *queue, *delivery;
} SkTrialMail;

/* sk_trials_new: @reports is lent and must outlive the process's threads. */
SkTrials *sk_trials_new(SkReportLog *reports);

/* sk_trials_use: says that generation @number is the current one. Mails that
 * wait to be tried under an older one are skipped. */
void sk_trials_use(SkTrials *trials, guint64 number);

/* sk_trials_offer: takes @mail, to be tried a moment later, when its answer has
 * gone out. If too many wait, or too large ones, it is left out, which the next
 * line counts as skipped. Never blocks. Thread-safe. */
void sk_trials_offer(SkTrials *trials, SkTrialMail *mail);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Leads from a whole message to a decision. CROSS and NOTICE are reached only
 * with an output that the inspector accepted; whatever is not decided is a
 * fault.
 */
#include <string.h>

#include "door/metrics/count.h"
#include "door/passing.h"

#define PROGRESS_EVERY (3 * G_TIME_SPAN_SECOND)
/* how long a mail may wait; after that the MTA may as well try again later */
#define QUEUE_SECONDS 120

/* tick: reports progress to the MTA. The queue and the gate call it about every
 * second. */
static gboolean
tick(gpointer data)
{
    SkPassing *passing = data;
    gint64 now = g_get_monotonic_time();

    if (now - passing->reported < PROGRESS_EVERY)
        return TRUE;
    passing->reported = now;
    if (!passing->report_progress(passing->report_data))
        passing->mta_gone = TRUE;
    return !passing->mta_gone;
}

/* early_reason: returns why this mail is withheld without asking a worker, or
 * SK_REASON_NONE. */
static SkReason
early_reason(const SkPassing *passing)
{
    const SkMessage *message = passing->message;

    if (message->too_many)
        return SK_REASON_LIMIT_HEADERS;
    if (message->mixed)
        return SK_REASON_MIXED_RECIPIENTS;
    if (message->refused->len > 0)
        return message->refused_for;
    if (message->too_large)
        return SK_REASON_LIMIT_MESSAGE;
    if (sk_poison_is(passing->door->poison, sk_spool_sha256(message->spool)))
        return SK_REASON_UNPROCESSABLE;
    return SK_REASON_NONE;
}

/* want_fresh: asks the parent for fresh zygotes. */
static void
want_fresh(const SkPassing *passing)
{
    sk_control_say(passing->door->control, SK_CONTROL_FAULT,
                   passing->message->generation->number);
}

/* hold_against: counts a fault of the cells against this mail. */
static void
hold_against(const SkPassing *passing)
{
    sk_poison_fault(passing->door->poison,
                    sk_spool_sha256(passing->message->spool),
                    passing->message->generation->number);
    want_fresh(passing);
}

static void
has_passed(const SkPassing *passing)
{
    sk_poison_passed(passing->door->poison,
                     sk_spool_sha256(passing->message->spool));
}

/* ask: passes the mail through the gate once and keeps the count of faults. A
 * withheld mail has not passed yet, because its notice may still fail time and
 * again. */
static gboolean
ask(SkPassing *passing, SkOutcome *outcome, GError **error)
{
    SkCellTotals totals[SK_N_ROOMS] = { 0 };
    g_autoptr(GError) why = NULL;
    gboolean passed;

    passing->passage.totals = totals;
    passed = sk_gate_pass(&passing->passage, outcome, &why);
    passing->passage.totals = NULL;
    sk_count_totals(passing->door->counters,
                    passing->message->generation->heard, totals);
    if (passed) {
        if (outcome->verdict != SK_VERDICT_WITHHELD)
            has_passed(passing);
        return TRUE;
    }
    if (!passing->mta_gone && g_error_matches(why, SK_ERROR, SK_ERROR_CELL))
        hold_against(passing);
    else if (g_error_matches(why, SK_ERROR, SK_ERROR_GONE))
        /* The fault counts against no mail, since none was seen. */
        want_fresh(passing);
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

/* take_candidate: settles that the mail takes crossing number @i of those that
 * its route may take. Does nothing if there is only one. */
static void
take_candidate(SkPassing *passing, guint i)
{
    SkPassage *passage = &passing->passage;
    SkRoute *route = &passing->message->route;

    if (passage->n_candidates == 0)
        return;
    sk_route_choose(route, i);
    passage->policy = route->policy;
    passage->off = route->candidates[0].off;
    passage->n_candidates = 0;
}

static void
withhold_early(SkPassing *passing, SkReason reason, SkOutcome *outcome)
{
    const SkPassage *passage = &passing->passage;

    if (passage->n_candidates > 0)
        take_candidate(passing, passage->n_candidates - 1);
    outcome->verdict = SK_VERDICT_WITHHELD;
    outcome->reason = reason;
    outcome->report = sk_report_new();
    outcome->alarm = reason == SK_REASON_UNPROCESSABLE;
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               passage->policy, outcome->receipt);
}

/* wants_notice: returns whether a withheld mail becomes a notice. If not all of
 * its headers were seen, it does not, because they could not all be deleted. If
 * it exceeds the size limit, it does not, because the sender is still connected
 * and can make it smaller. */
static gboolean
wants_notice(const SkMessage *message, SkReason reason)
{
    if (message->too_many)
        return FALSE;
    if (message->local)
        return TRUE;
    return message->route.withheld == SK_WITHHELD_NOTICE &&
           reason != SK_REASON_LIMIT_MESSAGE;
}

/* write_notice: asks for the notice and puts it into @outcome, which keeps its
 * reason and the report of the first passage. */
static gboolean
write_notice(SkPassing *passing, SkOutcome *outcome, GError **error)
{
    g_auto(SkOutcome) notice = { 0 };

    passing->passage.task = SK_TASK_NOTICE;
    passing->passage.reason = outcome->reason;
    passing->passage.recipient = passing->notice_to;
    if (!ask(passing, &notice, error))
        return FALSE;
    if (notice.output == NULL || !notice.inspected) {
        hold_against(passing);
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the notice did not pass the inspection");
        return FALSE;
    }
    has_passed(passing);
    outcome->output = g_steal_pointer(&notice.output);
    memcpy(outcome->output_sha256, notice.output_sha256,
           sizeof(outcome->output_sha256));
    outcome->inspected = TRUE;
    outcome->clean_ms += notice.clean_ms;
    outcome->inspect_ms += notice.inspect_ms;
    return TRUE;
}

static SkDecided
fault_of(const GError *error)
{
    return g_error_matches(error, SK_ERROR, SK_ERROR_BUSY) ? SK_DECIDED_BUSY
                                                           : SK_DECIDED_FAULT;
}

static SkDecided
decide_withheld(SkPassing *passing, SkOutcome *outcome, GError **error)
{
    g_autoptr(GError) why = NULL;

    g_clear_pointer(&outcome->output, g_bytes_unref);
    if (!wants_notice(passing->message, outcome->reason))
        return SK_DECIDED_REFUSE;
    if (write_notice(passing, outcome, &why))
        return SK_DECIDED_NOTICE;
    /* A mail that breaks cells also breaks the notice about itself. */
    if (outcome->reason == SK_REASON_UNPROCESSABLE && !passing->message->local)
        return SK_DECIDED_REFUSE;
    g_propagate_error(error, g_steal_pointer(&why));
    return fault_of(error != NULL ? *error : NULL);
}

static SkDecided
decide_inside(SkPassing *passing, SkOutcome *outcome, GError **error)
{
    SkReason early = early_reason(passing);
    g_autoptr(GError) why = NULL;

    if (early != SK_REASON_NONE) {
        withhold_early(passing, early, outcome);
        return decide_withheld(passing, outcome, error);
    }
    passing->passage.task = SK_TASK_CLEAN;
    if (!ask(passing, outcome, &why)) {
        SkDecided fault = fault_of(why);

        g_propagate_error(error, g_steal_pointer(&why));
        return fault;
    }
    take_candidate(passing, outcome->choice);
    passing->cleaned = TRUE;
    if (outcome->verdict == SK_VERDICT_WITHHELD) {
        SkDecided decided = decide_withheld(passing, outcome, error);

        if (decided == SK_DECIDED_REFUSE)
            has_passed(passing);
        return decided;
    }
    if ((outcome->verdict == SK_VERDICT_KEPT ||
         outcome->verdict == SK_VERDICT_CLEANED) &&
        outcome->output != NULL && outcome->inspected)
        return SK_DECIDED_CROSS;
    g_set_error(error, SK_ERROR, SK_ERROR_CELL, "no verdict");
    return SK_DECIDED_FAULT;
}

SkDecided
sk_passing_decide(SkPassing *passing, SkOutcome *outcome, GError **error)
{
    guint64 bytes = sk_spool_len(passing->message->spool);
    SkQueue *queue = passing->door->queue;
    SkCounters *counters = passing->door->counters;
    gint64 start = g_get_monotonic_time();
    SkQueueAnswer answer;
    SkDecided decided;

    passing->reported = start;
    passing->passage.progress = tick;
    passing->passage.progress_data = passing;
    sk_count(&counters->waiting, 1);
    answer = sk_queue_enter(queue, bytes, QUEUE_SECONDS, tick, passing);
    sk_uncount(&counters->waiting, 1);
    sk_count_time(counters, SK_HISTOGRAM_QUEUE, start);
    if (answer != SK_QUEUE_ENTERED) {
        g_set_error(error, SK_ERROR, SK_ERROR_BUSY, "the queue is full");
        return SK_DECIDED_BUSY;
    }
    sk_count(&counters->running, 1);
    decided = decide_inside(passing, outcome, error);
    sk_uncount(&counters->running, 1);
    sk_queue_leave(queue, bytes);
    return decided;
}

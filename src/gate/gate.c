/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate. Every way out of this file is a fault or a withheld mail, except
 * for one: the end of sk_gate_pass. Nothing of the output is believed before
 * the seal, the trailer, both hashes and the inspector agree.
 */
#include <string.h>
#include <unistd.h>
#include "gate/gate.h"
#include "gate/gate_inner.h"
#include "gate/receipt.h"

#define FIRST_FILE 2 /* The first file of a mail; its text is part 1. */

void
sk_outcome_clear(SkOutcome *outcome)
{
    g_clear_pointer(&outcome->output, g_bytes_unref);
    g_clear_pointer(&outcome->report, sk_report_free);
}

static guint
since_ms(gint64 start)
{
    return (guint)((g_get_monotonic_time() - start) / 1000);
}

/* Applies the refusal of the inspector: no part of this output
 * may be sent on. */
static void
withhold_refused(SkOutcome *outcome)
{
    g_clear_pointer(&outcome->output, g_bytes_unref);
    outcome->verdict = SK_VERDICT_WITHHELD;
    outcome->reason = SK_REASON_INSPECTION;
    outcome->alarm = TRUE;
}

/* Returns whether the refused part is a file of a mail, without which the mail
 * can go on. */
static gboolean
can_do_without(const SkPassage *passage, const SkOutcome *outcome)
{
    return !outcome->inspected && outcome->refused_part >= FIRST_FILE &&
           passage->kind == SK_KIND_MAIL && passage->task == SK_TASK_CLEAN &&
           outcome->verdict != SK_VERDICT_WITHHELD;
}

/* Returns @passage under the crossing that the worker chose. Its word may be
 * taken: all that it chooses by is what a sender can write, so a worker that
 * lies gets no more through than a sender could who knows the policy
 * (docs/decisions/0036). What the candidates are, it does not choose. */
static SkPassage
under_choice(const SkPassage *passage, SkOutcome *outcome)
{
    SkPassage chosen = *passage;
    const SkCandidate *candidate;

    if (passage->n_candidates == 0)
        return chosen;
    candidate = &passage->candidates[outcome->choice];
    chosen.policy = candidate->policy;
    chosen.off = candidate->off;
    chosen.n_candidates = 0;
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               chosen.policy, outcome->receipt);
    return chosen;
}

/* Runs worker and inspector once. @deny is a part that is left out because the
 * inspector refused it in the run before; 0 means that nothing is left out. */
static gboolean
try_pass(const SkPassage *passage, guint32 deny, SkOutcome *outcome,
         GError **error)
{
    gint64 start = g_get_monotonic_time();
    gboolean looked_at;
    SkPassage chosen;
    int out = sk_gate_worker(passage, deny, outcome, error);

    outcome->clean_ms += since_ms(start);
    if (out < 0)
        return FALSE;
    chosen = under_choice(passage, outcome);
    if (outcome->verdict == SK_VERDICT_WITHHELD &&
        g_bytes_get_size(outcome->output) == 0) {
        g_clear_pointer(&outcome->output, g_bytes_unref);
        close(out);
        return TRUE;
    }
    start = g_get_monotonic_time();
    looked_at = sk_gate_inspector(&chosen, out, outcome, error);
    outcome->inspect_ms += since_ms(start);
    close(out);
    return looked_at;
}

gboolean
sk_gate_pass(const SkPassage *passage, SkOutcome *outcome, GError **error)
{
    gboolean ok;

    memset(outcome, 0, sizeof *outcome);
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               passage->policy, outcome->receipt);
    ok = try_pass(passage, 0, outcome, error);
    if (ok && can_do_without(passage, outcome)) {
        sk_outcome_clear(outcome);
        ok = try_pass(passage, outcome->refused_part, outcome, error);
    }
    if (!ok) {
        sk_outcome_clear(outcome);
        return FALSE;
    }
    if (outcome->output != NULL && !outcome->inspected)
        withhold_refused(outcome);
    outcome->alarm |= outcome->verdict == SK_VERDICT_WITHHELD &&
                      outcome->reason == SK_REASON_INSPECTION;
    return TRUE;
}

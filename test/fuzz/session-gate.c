/* SPDX-License-Identifier: Apache-2.0
 *
 * See session-gate.h. Never a worker, never an inspector: what they may say
 * is the other targets' business.
 */
#include <string.h>

#include <sekisho/error.h>

#include "session-gate.h"

SessionGate session_gate;

void
__wrap_sk_journal(SkJournalLevel level, const char *format, ...)
{
}

void
__wrap_sk_journal_fields(SkJournalLevel level, const SkJournalField *fields,
                         guint n, const char *format, ...)
{
}

guint8
session_next(void)
{
    if (session_gate.left == 0)
        return 0;
    session_gate.left--;
    return *session_gate.plan++;
}

static gboolean
gate_fault(GError **error, SkError code)
{
    session_gate.faulted = TRUE;
    g_set_error(error, SK_ERROR, code, "as the input says");
    return FALSE;
}

/* A mail as the inspector accepts it, or, for @choice 7, any bytes. */
static GBytes *
gate_output(guint8 choice)
{
    if (choice == 7) {
        gsize wanted = session_next(), len = MIN(session_gate.left, wanted);
        const guint8 *from = session_gate.plan;

        session_gate.plan += len;
        session_gate.left -= len;
        return g_bytes_new(from, len);
    }
    g_autofree char *text = g_strdup_printf(
        "From: o@x.test\r\nX-A: clean\r\n\tfolded %u\r\n\r\nbody %u\r\n",
        session_next(), choice);
    return g_bytes_new(text, strlen(text));
}

gboolean
__wrap_sk_gate_pass(const SkPassage *passage, SkOutcome *outcome,
                    GError **error)
{
    static const SkError faults[] = { SK_ERROR_CELL, SK_ERROR_SYSTEM,
                                      SK_ERROR_BUSY };
    guint8 choice = session_next() % 12;

    memset(outcome, 0, sizeof *outcome);
    g_clear_pointer(&session_gate.crossed, g_bytes_unref);
    session_gate.calls++;
    session_gate.faulted = FALSE;
    g_assert_cmpint(passage->task, ==,
                    session_gate.calls == 1 && passage->task == SK_TASK_CLEAN
                        ? SK_TASK_CLEAN
                        : SK_TASK_NOTICE);
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               passage->policy, outcome->receipt);
    if (choice < 3)
        return gate_fault(error, faults[choice]);
    outcome->report = sk_report_new();
    outcome->verdict = passage->task == SK_TASK_NOTICE ? SK_VERDICT_WITHHELD
                                                       : SK_VERDICT_CLEANED;
    outcome->reason = passage->reason;
    if (choice < 8) { /* as it should be */
        outcome->output = gate_output(choice);
        outcome->inspected = TRUE;
        session_gate.crossed = g_bytes_ref(outcome->output);
        session_gate.notice = passage->task == SK_TASK_NOTICE;
    } else if (choice < 10) { /* withheld, by worker or inspector */
        outcome->verdict = SK_VERDICT_WITHHELD;
        outcome->reason =
            choice == 8 ? SK_REASON_AMBIGUOUS : SK_REASON_INSPECTION;
    } else if (choice == 10) { /* a gate that is broken */
        outcome->output = gate_output(0);
    } else {
        outcome->verdict = SK_VERDICT_UNDECIDED;
        outcome->inspected = TRUE;
    }
    return TRUE;
}

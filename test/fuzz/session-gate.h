/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate of the milter session's target: in place of sk_gate_pass (by the
 * linker's --wrap), it does what the input says.
 */
#ifndef TEST_FUZZ_SESSION_GATE_H
#define TEST_FUZZ_SESSION_GATE_H

#include "gate/gate.h"
#include "door/service/journal.h"

/* What the gate did at this end of message; the input's next bytes say what. */
typedef struct {
    const guint8 *plan;
    gsize left;
    guint calls;
    gboolean faulted; /* the last call */
    GBytes *crossed;  /* the last inspected output */
    gboolean notice;  /* and it was a notice */
} SessionGate;

extern SessionGate session_gate;

guint8 session_next(void); /* the input's next byte; 0 past its end */

gboolean __wrap_sk_gate_pass(const SkPassage *passage, SkOutcome *outcome,
                             GError **error);
void __wrap_sk_journal(SkJournalLevel level, const char *format, ...);
void __wrap_sk_journal_fields(SkJournalLevel level,
                              const SkJournalField *fields, guint n,
                              const char *format, ...);

#endif

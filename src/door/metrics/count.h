/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts what became of a mail. The milter child calls these; they decide
 * nothing and cannot fail.
 */
#ifndef SK_DOOR_METRICS_COUNT_H
#define SK_DOOR_METRICS_COUNT_H

#include "gate/gate.h"
#include "door/metrics/counters.h"

/* sk_count_outcome: counts a mail that came to a verdict: its crossing, reason
 * and parts. @from and @to may be NULL. */
void sk_count_outcome(SkCounters *counters, const SkOutcome *outcome,
                      const char *from, const char *to, guint64 bytes_in);

/* sk_count_untouched: counts a mail that stays within a zone. */
void sk_count_untouched(SkCounters *counters, const char *zone, guint64 bytes);

/* sk_count_answer: counts what the MTA was told. @start is when the mail was
 * whole, in monotonic microseconds. */
void
sk_count_answer(SkCounters *counters, SkAnswerCounted answer, gint64 start);

/* sk_count_totals: counts what the zygotes of one generation have done since
 * @heard, which is moved up to @totals. An answer that was overtaken by a later
 * one counts nothing. Thread-safe. */
void sk_count_totals(SkCounters *counters, SkCellTotals heard[SK_N_ROOMS],
                     const SkCellTotals totals[SK_N_ROOMS]);

#endif

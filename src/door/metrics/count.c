/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts mails (count.h).
 */
#include <string.h>

#include "door/metrics/count.h"

static SkFate
fate_of(SkVerdict verdict)
{
    if (verdict == SK_VERDICT_KEPT)
        return SK_FATE_KEPT;
    return verdict == SK_VERDICT_CLEANED ? SK_FATE_CLEANED : SK_FATE_WITHHELD;
}

static void
count_crossing(SkCounters *counters, const char *from, const char *to,
               SkFate fate)
{
    guint64 *fates = sk_counters_crossing(
        counters, from != NULL ? from : "unknown", to != NULL ? to : "unknown");

    sk_count(&fates[fate], 1);
}

static void
count_part(SkCounters *counters, const SkPartReport *part)
{
    static const char *const actions[] = {
#define SK_X(word) word,
        SK_ACTIONS(SK_X)
#undef SK_X
    };
    guint64 *row = counters->parts[sk_media_of(part->found)];

    G_STATIC_ASSERT(G_N_ELEMENTS(actions) == SK_N_ACTIONS);
    for (guint i = 0; i < SK_N_ACTIONS; i++)
        if (g_strcmp0(part->action, actions[i]) == 0)
            sk_count(&row[i], 1);
    if (part->reason != SK_REASON_NONE && part->reason < SK_N_REASONS)
        sk_count(&counters->removed[part->reason], 1);
}

void
sk_count_outcome(SkCounters *counters, const SkOutcome *outcome,
                 const char *from, const char *to, guint64 bytes_in)
{
    SkFate fate = fate_of(outcome->verdict);

    count_crossing(counters, from, to, fate);
    sk_count(&counters->bytes_in, bytes_in);
    if (outcome->output != NULL)
        sk_count(&counters->bytes_out, g_bytes_get_size(outcome->output));
    if (fate == SK_FATE_WITHHELD && outcome->reason < SK_N_REASONS)
        sk_count(&counters->withheld[outcome->reason], 1);
    sk_count(&counters->alarms, outcome->alarm);
    sk_count_ms(counters, SK_HISTOGRAM_CLEAN, outcome->clean_ms);
    sk_count_ms(counters, SK_HISTOGRAM_INSPECT, outcome->inspect_ms);
    for (guint i = 0;
         outcome->report != NULL && i < outcome->report->parts->len; i++) {
        const SkPartReport *part = outcome->report->parts->pdata[i];

        if (part->path->len > 0) /* A mail is not a part of itself. */
            count_part(counters, part);
    }
}

void
sk_count_untouched(SkCounters *counters, const char *zone, guint64 bytes)
{
    count_crossing(counters, zone, zone, SK_FATE_UNTOUCHED);
    sk_count(&counters->bytes_in, bytes);
    sk_count(&counters->bytes_out, bytes);
}

void
sk_count_answer(SkCounters *counters, SkAnswerCounted answer, gint64 start)
{
    guint64 time = sk_count_now();

    sk_count(&counters->answers[answer], 1);
    sk_count_time(counters, SK_HISTOGRAM_MESSAGE, start);
    sk_count_set(&counters->last_message, time);
    if (answer == SK_COUNTED_ACCEPTED)
        sk_count_set(&counters->last_passed, time);
}

static void
add_total(guint64 *counter, uint64_t *heard, uint64_t total)
{
    if (total <= *heard)
        return;
    sk_count(counter, total - *heard);
    *heard = total;
}

void
sk_count_totals(SkCounters *counters, SkCellTotals heard[SK_N_ROOMS],
                const SkCellTotals totals[SK_N_ROOMS])
{
    static GMutex mutex;

    g_mutex_lock(&mutex);
    for (guint i = 0; i < SK_N_ROOMS; i++) {
        SkCellTotals *room = &counters->rooms[i];

        add_total(&room->started, &heard[i].started, totals[i].started);
        add_total(&room->put_back, &heard[i].put_back, totals[i].put_back);
        add_total(&room->retired, &heard[i].retired, totals[i].retired);
        add_total(&room->killed, &heard[i].killed, totals[i].killed);
    }
    g_mutex_unlock(&mutex);
}

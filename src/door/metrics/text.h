/* SPDX-License-Identifier: Apache-2.0
 *
 * The counts in the text format of Prometheus (version 0.0.4), which
 * node_exporter's textfile collector reads, too.
 */
#ifndef SK_DOOR_METRICS_TEXT_H
#define SK_DOOR_METRICS_TEXT_H

#include "door/metrics/counters.h"

/* What the watcher adds to the counts. */
typedef struct {
    guint64 now;       /* seconds since 1970 */
    gboolean is_quiet; /* nothing has passed for too long in office hours */
    /* of the last five minutes, for `sekisho status`, which has no history */
    guint64 recent_messages, recent_withheld, recent_busy, recent_faults;
    gboolean has_free; /* whether @free could be found out */
    guint64 free;      /* bytes left for the report file */
} SkMetricsNow;

/* sk_metrics_text: appends everything. */
void sk_metrics_text(GString *out, const SkCounters *counters,
                     const SkMetricsNow *now);

#endif

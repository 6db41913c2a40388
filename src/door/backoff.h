/* SPDX-License-Identifier: Apache-2.0
 *
 * How long to wait before starting something again that keeps ending: not at
 * all the first time, then 0.1 s, doubled up to 30 s; forgotten after a quiet
 * minute. Stands against a process that is crashed on purpose to guess its
 * memory layout, one start after the other.
 */
#ifndef SK_DOOR_BACKOFF_H
#define SK_DOOR_BACKOFF_H

#include <glib.h>

typedef struct {
    gint64 last;  /* when it was last started again; 0: never */
    gint64 delay; /* to be waited after that */
} SkBackoff;

/* sk_backoff_wait: microseconds until the next start, at time @now. */
gint64 sk_backoff_wait(const SkBackoff *backoff, gint64 now);

/* sk_backoff_started: it is started again at @now. */
void sk_backoff_started(SkBackoff *backoff, gint64 now);

#endif

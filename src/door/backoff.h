/* SPDX-License-Identifier: Apache-2.0
 *
 * Says how long to wait before restarting something that keeps ending: not at
 * all the first time, then 0.1 s, doubled each time up to 30 s; a quiet minute
 * resets it. This defends against an attacker who crashes a process again and
 * again to guess its memory layout.
 */
#ifndef SK_DOOR_BACKOFF_H
#define SK_DOOR_BACKOFF_H

#include <glib.h>

typedef struct {
    gint64 last;  /* the time of the last restart; 0 if there was none */
    gint64 delay; /* the time to wait after it */
} SkBackoff;

/* sk_backoff_wait: returns the microseconds to wait until the next start, at
 * time @now. */
gint64 sk_backoff_wait(const SkBackoff *backoff, gint64 now);

/* sk_backoff_started: notes that it is being restarted at @now. */
void sk_backoff_started(SkBackoff *backoff, gint64 now);

#endif

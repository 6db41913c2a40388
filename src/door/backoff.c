/* SPDX-License-Identifier: Apache-2.0
 *
 * Computes how long to wait before a restart (backoff.h). This is arithmetic
 * only; the caller has the clock.
 */
#include "door/backoff.h"

#define FIRST     (100 * G_TIME_SPAN_MILLISECOND)
#define DELAY_MAX (30 * G_TIME_SPAN_SECOND)
#define QUIET     (60 * G_TIME_SPAN_SECOND)

gint64
sk_backoff_wait(const SkBackoff *backoff, gint64 now)
{
    if (backoff->last == 0)
        return 0;
    return MAX(0, backoff->last + backoff->delay - now);
}

void
sk_backoff_started(SkBackoff *backoff, gint64 now)
{
    gboolean quiet =
        backoff->last == 0 || now - backoff->last - backoff->delay > QUIET;

    backoff->delay = quiet ? FIRST : MIN(backoff->delay * 2, DELAY_MAX);
    backoff->last = now;
}

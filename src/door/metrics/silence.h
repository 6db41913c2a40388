/* SPDX-License-Identifier: Apache-2.0
 *
 * The watch over silence: a gateway that takes no mail any more, because a
 * route, a name or the MTA before it is broken, fails without a fault. Nobody
 * misses the mail until somebody asks for it.
 */
#ifndef SK_DOOR_METRICS_SILENCE_H
#define SK_DOOR_METRICS_SILENCE_H

#include <glib.h>

typedef struct {
    guint64 minutes;  /* 0 for no watch */
    guint64 from, to; /* office hours, in minutes of the day */
} SkSilence;

/* sk_silence_is: returns whether nothing has passed for too long. All times are
 * seconds since 1970: @last is when something passed last, or when the service
 * started, and @midnight is when the local day of @now began. @weekday is 1 for
 * Monday and 7 for Sunday. Only time within office hours of the same day
 * counts, so nobody is called at 08:31 because the night was quiet. Weekends
 * have no office hours. */
gboolean sk_silence_is(const SkSilence *silence, guint64 now, guint64 last,
                       guint64 midnight, guint weekday);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Moments as calendars write them (RFC 5545, section 3.3), read and moved.
 * Reckons with dates alone: it asks no zone of the system, and no clock. For
 * calendar_*.c only.
 */
#ifndef SK_CALENDAR_CALENDAR_MOMENT_H
#define SK_CALENDAR_CALENDAR_MOMENT_H

#include <glib.h>
#include <content/content_line.h>

#define SK_DAY_MINUTES (24 * 60)

typedef struct {
    gboolean valid; /* else nothing of the rest counts */
    GDate date;
    gboolean has_time;
    gint minutes; /* of the day */
    gboolean utc;
    const char *zone; /* lent; NULL: none said */
} SkMoment;

/* sk_moment_read: @text is "20261127" or "20261127T100000", with "Z" behind it
 * for UTC; what follows is not looked at. @zone (NULL: none) is lent. */
SkMoment sk_moment_read(const char *text, const char *zone);

/* sk_moment_of: the first line @name of @task; not valid when there is none. */
SkMoment sk_moment_of(const SkContent *task, const char *name);

/* sk_moment_move: not valid afterwards when that leads out of four-digit years.
 */
void sk_moment_move(SkMoment *moment, gint64 minutes);

/* sk_moment_compare: by day, then by time of the day. Both are valid. */
gint sk_moment_compare(const SkMoment *a, const SkMoment *b);

/* sk_moment_duration: "PT1H30M", "-P1D", "P2W" in minutes; 0 when it is none.
 * Seconds are not counted. */
gint64 sk_moment_duration(const char *text);

/* sk_moment_nth_weekday: the @nth @weekday (0 is Sunday) of the month, counted
 * from its end where @nth is negative. FALSE when there is none. */
gboolean sk_moment_nth_weekday(gint year, gint month, gint nth, gint weekday,
                               GDate *date);

#endif

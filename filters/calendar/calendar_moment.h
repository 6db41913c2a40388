/* SPDX-License-Identifier: Apache-2.0
 *
 * Moments as calendars write them (RFC 5545, section 3.3), read and moved. It
 * computes with dates only, and asks neither the time zones nor the clock of
 * the system. Only calendar_*.c include this.
 */
#ifndef SK_CALENDAR_CALENDAR_MOMENT_H
#define SK_CALENDAR_CALENDAR_MOMENT_H

#include <glib.h>
#include <content/content_line.h>

#define SK_DAY_MINUTES (24 * 60)

typedef struct {
    gboolean valid; /* if FALSE, the other fields mean nothing */
    GDate date;
    gboolean has_time;
    gint minutes; /* minutes since midnight */
    gboolean utc;
    const char *zone; /* lent; NULL if none is given */
} SkMoment;

/* sk_moment_read: returns the moment in @text, which is "20261127" or
 * "20261127T100000", with "Z" behind it for UTC; what follows is ignored. @zone
 * (NULL if none) is lent to the result, which is not valid if @text is no
 * moment. */
SkMoment sk_moment_read(const char *text, const char *zone);

/* sk_moment_of: returns the moment in the first line @name of @task; it is not
 * valid if there is none. */
SkMoment sk_moment_of(const SkContent *task, const char *name);

/* sk_moment_move: moves @moment by @minutes. It is not valid afterwards if that
 * leads out of years with four digits. */
void sk_moment_move(SkMoment *moment, gint64 minutes);

/* sk_moment_compare: compares by day, then by time of the day, as strcmp()
 * does. Both moments must be valid. */
gint sk_moment_compare(const SkMoment *a, const SkMoment *b);

/* sk_moment_duration: returns "PT1H30M", "-P1D" or "P2W" in minutes, or 0 if
 * @text is no duration. Seconds are ignored. */
gint64 sk_moment_duration(const char *text);

/* sk_moment_nth_weekday: stores in *@date the @nth @weekday (0 is Sunday) of
 * the month, counted from its end if @nth is negative. Returns FALSE if there
 * is none. */
gboolean sk_moment_nth_weekday(gint year, gint month, gint nth, gint weekday,
                               GDate *date);

#endif

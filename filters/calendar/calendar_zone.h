/* SPDX-License-Identifier: Apache-2.0
 *
 * How far a zone of a calendar is from UTC at a moment: by what the calendar
 * says itself (VTIMEZONE, RFC 5545, section 3.6.5), else by a table of ours.
 * For calendar_*.c only.
 */
#ifndef SK_CALENDAR_CALENDAR_ZONE_H
#define SK_CALENDAR_CALENDAR_ZONE_H

#include <glib.h>
#include <calendar/calendar_moment.h>

/* sk_zones_of: the VTIMEZONEs of @calendar, the first hundred. The array is
 * the caller's, what is in it is lent. */
GPtrArray *sk_zones_of(const SkContent *calendar);

/* sk_zone_offset: minutes east of UTC of the zone that @moment was said in, at
 * that moment. FALSE when it has no zone, or an unknown one. */
gboolean
sk_zone_offset(const GPtrArray *zones, const SkMoment *moment, gint *offset);

/* sk_zone_read_offset: "+0900" in minutes; FALSE when it is none. */
gboolean sk_zone_read_offset(const char *text, gint *offset);

#endif

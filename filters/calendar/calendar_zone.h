/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds how far the time zone of a calendar is from UTC at a moment: by its
 * description in the calendar (VTIMEZONE, RFC 5545, section 3.6.5), or by our
 * own table. Only calendar_*.c include this.
 */
#ifndef SK_CALENDAR_CALENDAR_ZONE_H
#define SK_CALENDAR_CALENDAR_ZONE_H

#include <glib.h>
#include <calendar/calendar_moment.h>

/* sk_zones_of: returns the first hundred VTIMEZONEs of @calendar. The caller
 * owns the array, but its elements are lent. */
GPtrArray *sk_zones_of(const SkContent *calendar);

/* sk_zone_offset: stores in *@offset the minutes east of UTC of the zone of
 * @moment, at that moment. Returns FALSE if it has no zone or an unknown one.
 */
gboolean
sk_zone_offset(const GPtrArray *zones, const SkMoment *moment, gint *offset);

/* sk_zone_read_offset: stores "+0900" as minutes in *@offset. Returns FALSE if
 * @text is no offset. */
gboolean sk_zone_read_offset(const char *text, gint *offset);

#endif

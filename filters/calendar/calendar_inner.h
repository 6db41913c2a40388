/* SPDX-License-Identifier: Apache-2.0
 *
 * What calendar_text.c, calendar_people.c and calendar_busy.c provide for each
 * other. No other file includes this.
 */
#ifndef SK_CALENDAR_CALENDAR_INNER_H
#define SK_CALENDAR_CALENDAR_INNER_H

#include <calendar/calendar_time.h>
#include <calendar/calendar_show.h>

/* sk_calendar_answer: returns the key of the notice text for the PARTSTAT of
 * @line, or NULL if there is no answer yet. The string is static. */
const char *sk_calendar_answer(const SkContentLine *line);

/* sk_calendar_put_people: writes all lines @name (ATTENDEE) of @content on one
 * line, with names, addresses and answers: the first thirty, and the number of
 * the others. What an answer says in words (X-RESPONSE-COMMENT) stands below.
 */
void sk_calendar_put_people(SkShow *show, const char *key,
                            const SkContent *content, const char *name);

/* sk_calendar_put_file: writes the name and the address of an ATTACH. A file
 * inside the calendar itself is counted as left out. */
void sk_calendar_put_file(SkShow *show, const SkContentLine *line);

/* sk_calendar_put_results: writes each REQUEST-STATUS that does not mean
 * success. */
void sk_calendar_put_results(SkShow *show, const SkContent *task);

/* sk_calendar_put_busy: writes a whole VFREEBUSY. */
void sk_calendar_put_busy(SkShow *show, const SkCalendarView *view,
                          const SkContent *busy);

#endif

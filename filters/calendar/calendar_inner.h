/* SPDX-License-Identifier: Apache-2.0
 *
 * What calendar_text.c, calendar_people.c and calendar_busy.c show for each
 * other. Nobody else includes it.
 */
#ifndef SK_CALENDAR_CALENDAR_INNER_H
#define SK_CALENDAR_CALENDAR_INNER_H

#include <calendar/calendar_time.h>
#include <calendar/calendar_show.h>

/* sk_calendar_answer: the key of the word for the PARTSTAT of @line; NULL where
 * there is no answer yet. Static. */
const char *sk_calendar_answer(const SkContentLine *line);

/* sk_calendar_put_people: all lines @name (ATTENDEE) of @content on one line:
 * names, addresses, answers; thirty of them, and how many more there are. What
 * an answer says in words (X-RESPONSE-COMMENT) stands below. */
void sk_calendar_put_people(SkShow *show, const char *key,
                            const SkContent *content, const char *name);

/* sk_calendar_put_file: what an ATTACH is called and where it lies; one that is
 * in the calendar itself is counted as left out. */
void sk_calendar_put_file(SkShow *show, const SkContentLine *line);

/* sk_calendar_put_results: REQUEST-STATUS that is not success. */
void sk_calendar_put_results(SkShow *show, const SkContent *task);

/* sk_calendar_put_busy: the whole of a VFREEBUSY. */
void sk_calendar_put_busy(SkShow *show, const SkCalendarView *view,
                          const SkContent *busy);

#endif

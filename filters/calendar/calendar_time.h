/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes times of calendars as people read them, in the words of the notice.
 * Times in UTC are shown in the time zone of those who read the notice (the
 * notice text calendar.local-offset); times in another zone are shown as given,
 * with the readers' time beside them.
 *
 * What these files define is declared here: calendar_days.c, calendar_rule.c,
 * calendar_words.c.
 */
#ifndef SK_CALENDAR_CALENDAR_TIME_H
#define SK_CALENDAR_CALENDAR_TIME_H

#include <glib.h>
#include <sekisho/policy.h>
#include <calendar/calendar_moment.h>
#include <content/content_line.h>

/* A calendar, and what is needed to read its times. Everything is lent. */
typedef struct {
    const SkContent *calendar;
    const SkPolicy *policy;
    const GPtrArray *zones; /* from sk_zones_of */
} SkCalendarView;

/* sk_calendar_span: returns when the event or task @task takes place
 * ("2026年11月27日 （金） 10:00 から 11:00（日本時間）"), or NULL if it does
 * not say. New string. */
char *sk_calendar_span(const SkCalendarView *view, const SkContent *task);

/* sk_calendar_day: returns the line @name of @task (DUE) in the same form. New
 * string. */
char *sk_calendar_day(const SkCalendarView *view, const SkContent *task,
                      const char *name);

/* sk_calendar_days: returns the days of all lines @name of @task (EXDATE,
 * RDATE), with the time where it differs from the time at which @task starts:
 * the first thirty, and the number of the others. Returns NULL if there are
 * none. New string. */
char *sk_calendar_days(const SkCalendarView *view, const SkContent *task,
                       const char *name);

/* sk_calendar_which: returns the day that @task replaces in its series
 * (RECURRENCE-ID), or NULL if it replaces none. New string. */
char *sk_calendar_which(const SkCalendarView *view, const SkContent *task);

/* sk_calendar_period: returns "start/end" or "start/duration" as a span, or
 * NULL if @text is no period. New string. */
char *sk_calendar_period(const SkCalendarView *view, const char *text,
                         const char *zone);

/* sk_calendar_until: returns the day of @text ("20261231T150000Z") in the zone
 * where @task takes place, or NULL if it is no moment. New string. */
char *sk_calendar_until(const SkCalendarView *view, const SkContent *task,
                        const char *text);

/* sk_calendar_rule: returns the rule of the series that @task is ("FREQ=WEEKLY;
 * BYDAY=MO") in the words of the notice; parts for which there are no words
 * stay as they are. New string. */
char *sk_calendar_rule(const SkCalendarView *view, const SkContent *task,
                       const char *rule);

/* sk_calendar_minutes: returns a number of minutes as text, "1 日 2 時間".
 * New string. */
char *sk_calendar_minutes(const SkPolicy *policy, guint64 minutes);

/* sk_calendar_form: returns the notice text @key with @text in place of
 * "{text}", or @text alone if there is no such notice text. New string. */
char *
sk_calendar_form(const SkPolicy *policy, const char *key, const char *text);

/* sk_calendar_number: returns the notice text @key with @n in place of
 * "{count}". New string. */
char *sk_calendar_number(const SkPolicy *policy, const char *key, guint64 n);

/* sk_calendar_date: returns @date in the form of the notice. New string. */
char *sk_calendar_date(const SkPolicy *policy, const GDate *date);

/* sk_calendar_put_moment: appends @moment to @out, with its day if @with_date.
 * Only calendar_*.c use this function and the next one. */
void sk_calendar_put_moment(GString *out, const SkMoment *moment,
                            gboolean with_date, const SkPolicy *policy);

/* sk_calendar_make_local: turns UTC into the readers' time; @moment stays
 * marked as UTC. */
void sk_calendar_make_local(SkMoment *moment, const SkPolicy *policy);

/* sk_calendar_word: returns the notice text @key, or "" if there is none. The
 * string is lent. */
const char *sk_calendar_word(const SkPolicy *policy, const char *key);

#endif

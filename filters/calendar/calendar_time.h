/* SPDX-License-Identifier: Apache-2.0
 *
 * Times of calendars as people read them, in the words of the notice. Times in
 * UTC are shown in the zone of those who read the notice (the text
 * calendar.local-offset); times of another zone as they were said, and in that
 * zone beside it.
 */
#ifndef SK_CALENDAR_CALENDAR_TIME_H
#define SK_CALENDAR_CALENDAR_TIME_H

#include <glib.h>
#include <sekisho/policy.h>
#include <calendar/calendar_moment.h>
#include <content/content_line.h>

/* A calendar, and what its times are read by. All is lent. */
typedef struct {
    const SkContent *calendar;
    const SkPolicy *policy;
    const GPtrArray *zones; /* sk_zones_of */
} SkCalendarView;

/* sk_calendar_span: when the event or task @task takes place ("2026年11月27日
 * （金） 10:00 から 11:00（日本時間）"). NULL when it does not say. New string.
 */
char *sk_calendar_span(const SkCalendarView *view, const SkContent *task);

/* sk_calendar_day: the line @name of @task (DUE) in the same way. */
char *sk_calendar_day(const SkCalendarView *view, const SkContent *task,
                      const char *name);

/* sk_calendar_days: the days of all lines @name of @task (EXDATE, RDATE), with
 * the time where it is not the one @task starts at; thirty of them, and how
 * many more there are. NULL when there is none. New string. */
char *sk_calendar_days(const SkCalendarView *view, const SkContent *task,
                       const char *name);

/* sk_calendar_which: the day that @task replaces in its series
 * (RECURRENCE-ID); NULL when it replaces none. New string. */
char *sk_calendar_which(const SkCalendarView *view, const SkContent *task);

/* sk_calendar_period: "start/end" or "start/duration" as a span; NULL when
 * @text is none. New string. */
char *sk_calendar_period(const SkCalendarView *view, const char *text,
                         const char *zone);

/* sk_calendar_until: the day @text ("20261231T150000Z") where @task takes
 * place; NULL when it is none. New string. */
char *sk_calendar_until(const SkCalendarView *view, const SkContent *task,
                        const char *text);

/* sk_calendar_rule: the rule of the series that @task is ("FREQ=WEEKLY;
 * BYDAY=MO") in the words of the notice; what there is no word for stays as it
 * is. New string. */
char *sk_calendar_rule(const SkCalendarView *view, const SkContent *task,
                       const char *rule);

/* sk_calendar_minutes: "1 日 2 時間" for a number of minutes. New string. */
char *sk_calendar_minutes(const SkPolicy *policy, guint64 minutes);

/* sk_calendar_form: the notice text @key with @text in the place of "{text}";
 * @text alone when there is none of that name. New string. */
char *
sk_calendar_form(const SkPolicy *policy, const char *key, const char *text);

/* sk_calendar_number: the same with @n in the place of "{count}". */
char *sk_calendar_number(const SkPolicy *policy, const char *key, guint64 n);

/* sk_calendar_date: @date in the form of the notice. New string. */
char *sk_calendar_date(const SkPolicy *policy, const GDate *date);

/* sk_calendar_put_moment: @moment appended to @out, with its day where
 * @with_date. For calendar_*.c only, as is the next. */
void sk_calendar_put_moment(GString *out, const SkMoment *moment,
                            gboolean with_date, const SkPolicy *policy);

/* sk_calendar_make_local: UTC becomes the readers' time; @moment still says
 * that it was UTC. */
void sk_calendar_make_local(SkMoment *moment, const SkPolicy *policy);

/* sk_calendar_word: the notice text @key; "" when there is none. Lent. */
const char *sk_calendar_word(const SkPolicy *policy, const char *key);

#endif

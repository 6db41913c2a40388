/* SPDX-License-Identifier: Apache-2.0
 *
 * Times of calendars as people read them. Reckons with dates alone: it asks no
 * zone of the system, and no clock.
 */
#ifndef SK_SHARED_CALENDAR_TIME_H
#define SK_SHARED_CALENDAR_TIME_H

#include <glib.h>
#include <sekisho/policy.h>
#include <shared/content_line.h>

/* sk_calendar_span: when the event or task @task of @calendar takes place, in
 * the words of the notice ("2026年11月27日（金）10:00～11:00（日本時間）").
 * NULL when it does not say. New string. */
char *sk_calendar_span(const SkContent *calendar, const SkContent *task,
                       const SkPolicy *policy);

/* sk_calendar_day: the line @name of @task (DUE) in the same way. */
char *sk_calendar_day(const SkContent *calendar, const SkContent *task,
                      const char *name, const SkPolicy *policy);

/* sk_calendar_date: @text ("20261231", a time behind it is not shown) as the
 * notice says dates; NULL when it is none. New string. */
char *sk_calendar_date(const char *text, const SkPolicy *policy);

/* sk_calendar_rule: the rule of a series ("FREQ=WEEKLY;BYDAY=MO") in the words
 * of the notice; what there is no word for stays as it is. New string. */
char *sk_calendar_rule(const char *rule, const SkPolicy *policy);

/* sk_calendar_form: the notice text @key with @text in the place of "{text}";
 * @text alone when there is none of that name. New string. */
char *
sk_calendar_form(const SkPolicy *policy, const char *key, const char *text);

#endif

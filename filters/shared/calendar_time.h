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

/* sk_calendar_form: the notice text @key with @text in the place of "{text}";
 * @text alone when there is none of that name. New string. */
char *
sk_calendar_form(const SkPolicy *policy, const char *key, const char *text);

#endif

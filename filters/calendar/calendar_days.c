/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows the days of a series (calendar_time.h): which are left out, which are
 * added, and which one an event replaces. They are shown in the time zone where
 * the series takes place.
 */
#include <string.h>

#include <calendar/calendar_time.h>
#include <calendar/calendar_zone.h>

#define DAYS_SHOWN_MAX 30

/* Returns @moment in the time zone where @task takes place: UTC says when it
 * is, but the days of a series are named by the local calendar. */
static SkMoment
where_it_is(const SkCalendarView *view, const SkContent *task, SkMoment moment)
{
    SkMoment there = sk_moment_of(task, "DTSTART");
    gint offset = 0;

    if (!moment.valid || !moment.utc)
        return moment;
    there.date = moment.date;
    if (there.valid && !there.utc &&
        sk_zone_offset(view->zones, &there, &offset))
        sk_moment_move(&moment, offset);
    else
        sk_calendar_make_local(&moment, view->policy);
    return moment;
}

static char *
day_text(const SkCalendarView *view, const SkContent *task, SkMoment moment)
{
    GString *out = g_string_new(NULL);
    SkMoment start = where_it_is(view, task, sk_moment_of(task, "DTSTART"));
    SkMoment there = where_it_is(view, task, moment);

    if (!there.valid)
        return g_string_free(out, FALSE);
    there.has_time &= !start.valid || start.minutes != there.minutes;
    sk_calendar_put_moment(out, &there, TRUE, view->policy);
    return g_string_free(out, FALSE);
}

char *
sk_calendar_days(const SkCalendarView *view, const SkContent *task,
                 const char *name)
{
    g_autoptr(GString) all = g_string_new(NULL);
    const char *and = sk_calendar_word(view->policy, "calendar.and");
    guint n = 0;

    for (guint i = 0; i < task->lines->len; i++) {
        const SkContentLine *line = task->lines->pdata[i];
        const char *zone = sk_content_param(line, "TZID");

        if (!g_str_equal(line->name, name))
            continue;
        for (const char *p = line->value; *p != '\0';
             p += strcspn(p, ",;"), p += *p != '\0') {
            const char *text = p + strspn(p, " ");
            SkMoment moment = sk_moment_read(text, zone);
            g_autofree char *day = NULL;

            if (!moment.valid || ++n > DAYS_SHOWN_MAX)
                continue;
            day = day_text(view, task, moment);
            g_string_append_printf(all, "%s%s", n > 1 ? and : "", day);
        }
    }
    if (n > DAYS_SHOWN_MAX) {
        g_autofree char *more = sk_calendar_number(
            view->policy, "calendar.more-days", n - DAYS_SHOWN_MAX);

        g_string_append_printf(all, "%s%s", and, more);
    }
    return n > 0 ? g_string_free(g_steal_pointer(&all), FALSE) : NULL;
}

char *
sk_calendar_which(const SkCalendarView *view, const SkContent *task)
{
    SkMoment moment =
        where_it_is(view, task, sk_moment_of(task, "RECURRENCE-ID"));

    return moment.valid ? sk_calendar_date(view->policy, &moment.date) : NULL;
}

char *
sk_calendar_until(const SkCalendarView *view, const SkContent *task,
                  const char *text)
{
    SkMoment moment = where_it_is(view, task, sk_moment_read(text, NULL));

    return moment.valid ? sk_calendar_date(view->policy, &moment.date) : NULL;
}

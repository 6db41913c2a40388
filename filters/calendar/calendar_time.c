/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes times of calendars for people (calendar_time.h). Times are shown as
 * the calendar gives them; beside them stands the time in the zone of the
 * readers, if the other zone is known (calendar_zone.h).
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_time.h>
#include <calendar/calendar_zone.h>

#define ZONE_CHARS 40

/* ---- zones -------------------------------------------------------------- */

static gint
local_offset(const SkPolicy *policy)
{
    gint offset = 0;

    (void)sk_zone_read_offset(sk_calendar_word(policy, "calendar.local-offset"),
                              &offset);
    return offset;
}

/* Stores in *@minutes how far @moment is from the readers' time. Returns FALSE
 * if that is unknown, or if no zone is given, which everybody reads as local
 * time. */
static gboolean
distance(const SkCalendarView *view, const SkMoment *moment, gint *minutes)
{
    gint offset;

    if (!sk_zone_offset(view->zones, moment, &offset))
        return FALSE;
    *minutes = local_offset(view->policy) - offset;
    return TRUE;
}

/* Returns the name of the zone of @moment, or "" if it has none. New string. */
static char *
label_of(const SkCalendarView *view, const SkMoment *moment)
{
    gint minutes = 0;

    if (moment->utc || (distance(view, moment, &minutes) && minutes == 0))
        return g_strdup(sk_calendar_word(view->policy, "calendar.local-name"));
    return sk_text_clean_line(moment->zone ? moment->zone : "", -1, ZONE_CHARS,
                              NULL);
}

void
sk_calendar_make_local(SkMoment *moment, const SkPolicy *policy)
{
    if (moment->valid && moment->utc)
        sk_moment_move(moment, local_offset(policy));
}

/* ---- spans -------------------------------------------------------------- */

/* Returns when @task ends; the result is not valid if that is when it starts,
 * or unknown. A task of whole days ends where the next day begins, so the day
 * before is shown. */
static SkMoment
end_of(const SkContent *task, const SkMoment *start)
{
    const SkContentLine *line = sk_content_find(task, "DURATION");
    SkMoment end = sk_moment_of(task, "DTEND");

    if (!end.valid && line != NULL) {
        end = *start;
        sk_moment_move(&end, sk_moment_duration(line->value));
        end.has_time = start->has_time;
    }
    if (end.valid && !end.has_time)
        sk_moment_move(&end, -SK_DAY_MINUTES);
    if (end.valid && g_date_compare(&end.date, &start->date) == 0 &&
        end.minutes == start->minutes && g_strcmp0(end.zone, start->zone) == 0)
        end.valid = FALSE;
    return end;
}

static void
put_label(GString *out, const SkPolicy *policy, const char *label)
{
    g_autofree char *form = sk_calendar_form(policy, "calendar.zone", label);

    if (*label != '\0')
        g_string_append(out, form);
}

/* Returns the text for @start and, if it is valid, @end, with each zone named
 * once. */
static char *
span_text(const SkCalendarView *view, const SkMoment *start,
          const SkMoment *end, const char *start_label, const char *end_label)
{
    GString *out = g_string_new(NULL);
    gboolean one_zone = !end->valid || strcmp(start_label, end_label) == 0;

    sk_calendar_put_moment(out, start, TRUE, view->policy);
    if (!one_zone)
        put_label(out, view->policy, start_label);
    if (end->valid) {
        g_string_append(out, sk_calendar_word(view->policy, "calendar.to"));
        sk_calendar_put_moment(
            out, end,
            !one_zone || g_date_compare(&start->date, &end->date) != 0,
            view->policy);
    }
    put_label(out, view->policy, one_zone ? start_label : end_label);
    return g_string_free(out, FALSE);
}

/* Returns the same in the readers' time on a line of its own, or "" if that is
 * the same time or unknown. */
static char *
local_text(const SkCalendarView *view, SkMoment start, SkMoment end)
{
    gint start_off = 0, end_off = 0;
    g_autofree char *text = NULL;

    if (!distance(view, &start, &start_off) ||
        (end.valid && !distance(view, &end, &end_off)) ||
        (start_off == 0 && end_off == 0))
        return g_strdup("");
    sk_moment_move(&start, start_off);
    if (end.valid)
        sk_moment_move(&end, end_off);
    if (!start.valid)
        return g_strdup("");
    text = span_text(view, &start, &end, "", "");
    return sk_calendar_form(view->policy, "calendar.in-local", text);
}

static char *
show(const SkCalendarView *view, SkMoment start, SkMoment end)
{
    g_autofree char *start_label = NULL;
    g_autofree char *end_label = NULL;
    g_autofree char *text = NULL;
    g_autofree char *local = NULL;

    if (start.valid && !start.utc && !(end.valid && end.utc))
        local = local_text(view, start, end);
    sk_calendar_make_local(&start, view->policy);
    sk_calendar_make_local(&end, view->policy);
    if (!start.valid)
        return NULL;
    start_label =
        start.has_time
            ? label_of(view, &start)
            : g_strdup(sk_calendar_word(view->policy, "calendar.all-day"));
    end_label = end.valid && end.has_time && start.has_time
                    ? label_of(view, &end)
                    : g_strdup(start_label);
    text = span_text(view, &start, &end, start_label, end_label);
    return g_strconcat(text, local, NULL);
}

char *
sk_calendar_span(const SkCalendarView *view, const SkContent *task)
{
    SkMoment start = sk_moment_of(task, "DTSTART");

    return start.valid ? show(view, start, end_of(task, &start)) : NULL;
}

char *
sk_calendar_day(const SkCalendarView *view, const SkContent *task,
                const char *name)
{
    SkMoment moment = sk_moment_of(task, name);

    return moment.valid ? show(view, moment, (SkMoment){ 0 }) : NULL;
}

char *
sk_calendar_period(const SkCalendarView *view, const char *text,
                   const char *zone)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    const char *slash = strchr(trimmed, '/');
    SkMoment start = sk_moment_read(trimmed, zone), end = { 0 };

    if (!start.valid)
        return NULL;
    if (slash != NULL && g_ascii_isdigit(slash[1])) {
        end = sk_moment_read(slash + 1, zone);
    } else if (slash != NULL) {
        end = start;
        sk_moment_move(&end, sk_moment_duration(slash + 1));
    }
    return show(view, start, end);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows busy times (VFREEBUSY; RFC 5545, section 3.6.4) as lines: requested,
 * answered or published ones. They hold no appointment, and are not an error
 * because of that.
 */
#include <string.h>

#include <calendar/calendar_inner.h>

#define PERIODS_MAX 100

static const char *
kind_of(const SkContentLine *line)
{
    static const struct {
        const char *said, *key;
    } kinds[] = {
        { "FREE", "calendar.free" },
        { "BUSY-TENTATIVE", "calendar.busy-tentative" },
        { "BUSY-UNAVAILABLE", "calendar.busy-unavailable" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (sk_content_has(line, "FBTYPE", kinds[i].said))
            return kinds[i].key;
    return "calendar.busy";
}

/* Writes each period of one line on a line of its own, and returns how many
 * there are. */
static guint
put_periods(SkShow *show, const SkCalendarView *view, const SkContentLine *line,
            guint shown)
{
    g_auto(GStrv) periods = g_strsplit_set(line->value, ",;", -1);
    guint n = 0;

    for (char **period = periods; *period != NULL; period++) {
        g_autofree char *span = NULL;

        if (shown + n >= PERIODS_MAX || sk_part_out_of_time(show->part)) {
            n++;
            continue;
        }
        span =
            sk_calendar_period(view, *period, sk_content_param(line, "TZID"));
        sk_show_put(show, kind_of(line), span);
        n += span != NULL;
    }
    return n;
}

void
sk_calendar_put_busy(SkShow *show, const SkCalendarView *view,
                     const SkContent *busy)
{
    gboolean asked = sk_show_says(view->calendar, "METHOD", "REQUEST");
    g_autofree char *span = sk_calendar_span(view, busy);
    guint n = 0;

    sk_show_put(
        show, asked ? "calendar.free-busy-request" : "calendar.free-busy", " ");
    sk_show_put(show, "calendar.range", span);
    sk_calendar_put_people(show, "calendar.organizer", busy, "ORGANIZER");
    sk_calendar_put_people(show, "calendar.attendee", busy, "ATTENDEE");
    for (guint i = 0; i < busy->lines->len; i++) {
        const SkContentLine *line = busy->lines->pdata[i];

        if (g_str_equal(line->name, "FREEBUSY"))
            n += put_periods(show, view, line, n);
    }
    if (n > PERIODS_MAX) {
        g_autofree char *more = sk_calendar_number(
            show->policy, "calendar.others", n - PERIODS_MAX);

        g_string_append_printf(show->out, "%s\n", more);
    }
    if (n == 0 && !asked)
        sk_show_put(show, "calendar.busy",
                    sk_calendar_word(show->policy, "calendar.busy-none"));
    sk_show_each(show, "calendar.link", busy, "URL");
    sk_show_each(show, "calendar.comment", busy, "COMMENT");
    sk_show_each(show, "calendar.contact", busy, "CONTACT");
    sk_calendar_put_results(show, busy);
}

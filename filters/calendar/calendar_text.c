/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows appointments, tasks and notes as lines (sk_show_calendar): what, when,
 * where, who, and everything else that a calendar program would show.
 * Properties that no reader sees are named in the list of silent properties; a
 * property that is neither handled nor in that list is shown under its own
 * name, so that nothing is lost without a word. Busy times are handled by
 * calendar_busy.c. Alarms are mentioned but never set.
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_inner.h>
#include <calendar/calendar_zone.h>
#include <content/content_rule.h>

/* Properties that calendar programs need and no reader sees, and properties
 * that are shown elsewhere than on a line of their own. */
static const char silent[] =
    "UID DTSTAMP CREATED LAST-MODIFIED SEQUENCE TRANSP RELATED-TO COLOR IMAGE "
    "REFRESH-INTERVAL SOURCE PRODID VERSION CALSCALE METHOD DTSTART DTEND "
    "DURATION DUE RRULE EXDATE RDATE EXRULE RECURRENCE-ID SUMMARY LOCATION "
    "DESCRIPTION ORGANIZER ATTENDEE STATUS CLASS PRIORITY COMPLETED "
    "PERCENT-COMPLETE GEO REQUEST-STATUS STYLED-DESCRIPTION X-ALT-DESC TZID "
    "FREEBUSY ACKNOWLEDGED STRUCTURED-DATA CONCEPT REFID LINK";

/* Properties whose values are shown one by one. */
static const struct {
    const char *name, *key;
} plain[] = {
    { "COMMENT", "calendar.comment" },
    { "CONTACT", "calendar.contact" },
    { "CATEGORIES", "calendar.category" },
    { "RESOURCES", "calendar.resource" },
    { "URL", "calendar.link" },
    { "CONFERENCE", "calendar.join" },
};

/* ---- headings ----------------------------------------------------------- */

static const struct {
    const char *method, *key;
} methods[] = {
    { "CANCEL", "calendar.cancel" },
    { "REQUEST", "calendar.request" },
    { "REPLY", "calendar.reply" },
    { "COUNTER", "calendar.counter" },
    { "DECLINECOUNTER", "calendar.counter-declined" },
    { "REFRESH", "calendar.refresh" },
    { "ADD", "calendar.add" },
};

/* Returns the answer of the person who replies. */
static const char *
answer_of(const SkContent *task)
{
    const SkContentLine *line = sk_content_find(task, "ATTENDEE");
    const char *key = line != NULL ? sk_calendar_answer(line) : NULL;

    return key != NULL ? key : "calendar.unanswered";
}

static const char *
heading_of(const SkContent *calendar, const SkContent *task)
{
    if (sk_show_says(task, "STATUS", "CANCELLED"))
        return "calendar.cancel";
    for (guint i = 0; i < G_N_ELEMENTS(methods); i++)
        if (sk_show_says(calendar, "METHOD", methods[i].method))
            return g_str_equal(task->name, "VTODO") &&
                           g_str_equal(methods[i].method, "REQUEST")
                       ? "calendar.task-request"
                       : methods[i].key;
    return g_str_equal(task->name, "VTODO")      ? "calendar.task"
           : g_str_equal(task->name, "VJOURNAL") ? "calendar.journal"
                                                 : "calendar.event";
}

/* Writes the heading. An event that replaces a day of a series is no
 * appointment of its own: the heading says which day it replaces. */
static void
put_heading(SkShow *show, const SkCalendarView *view, const SkContent *task)
{
    const char *key = heading_of(view->calendar, task), *answer = NULL;
    g_autofree char *which = sk_calendar_which(view, task);
    const SkContentLine *line = sk_content_find(task, "RECURRENCE-ID");
    gboolean later =
        line != NULL && sk_content_has(line, "RANGE", "THISANDFUTURE");

    if (which != NULL && later) {
        g_autofree char *day = which;

        which = sk_calendar_form(show->policy, "calendar.and-later", day);
    }
    if (g_str_equal(key, "calendar.reply"))
        answer = sk_calendar_word(show->policy, answer_of(task));
    if (which != NULL && g_str_equal(key, "calendar.cancel")) {
        sk_show_put(show, "calendar.override-cancel", which);
    } else if (which != NULL && (g_str_equal(key, "calendar.request") ||
                                 g_str_equal(key, "calendar.event"))) {
        sk_show_put(show, "calendar.override", which);
    } else {
        sk_show_put(show, key, answer && *answer != '\0' ? answer : " ");
        sk_show_put(show, "calendar.which", which);
    }
}

/* ---- details ------------------------------------------------------------ */

/* Returns a number as one of three words (RFC 5545, section 3.8.1.9). */
static const char *
priority_of(const SkContent *task)
{
    const SkContentLine *line = sk_content_find(task, "PRIORITY");
    gint64 n = line != NULL ? g_ascii_strtoll(line->value, NULL, 10) : 0;

    return n >= 1 && n <= 4 ? "calendar.priority-high"
           : n >= 6         ? "calendar.priority-low"
                            : NULL;
}

static void
put_word(SkShow *show, const char *key, const char *word_key)
{
    if (word_key != NULL)
        sk_show_put(show, key, sk_calendar_word(show->policy, word_key));
}

static void
put_state(SkShow *show, const SkCalendarView *view, const SkContent *task)
{
    const SkContentLine *done = sk_content_find(task, "PERCENT-COMPLETE");
    g_autofree char *completed = sk_calendar_day(view, task, "COMPLETED");
    g_autofree char *percent = sk_show_value(done, FALSE);

    put_word(show, "calendar.priority", priority_of(task));
    if (sk_show_says(task, "CLASS", "PRIVATE") ||
        sk_show_says(task, "CLASS", "CONFIDENTIAL"))
        put_word(show, "calendar.class", "calendar.class-private");
    if (sk_show_says(task, "STATUS", "TENTATIVE"))
        put_word(show, "calendar.state", "calendar.state-tentative");
    if (sk_show_says(task, "STATUS", "COMPLETED"))
        put_word(show, "calendar.state", "calendar.state-completed");
    if (sk_show_says(task, "STATUS", "IN-PROCESS"))
        put_word(show, "calendar.state", "calendar.state-in-process");
    if (*percent != '\0' && !g_str_equal(percent, "0"))
        sk_show_put(show, "calendar.progress", percent);
    sk_show_put(show, "calendar.completed", completed);
}

static void
put_times(SkShow *show, const SkCalendarView *view, const SkContent *task)
{
    static const struct {
        const char *name, *key;
    } days[] = { { "EXDATE", "calendar.excluded" },
                 { "RDATE", "calendar.added" } };
    gboolean proposed = sk_show_says(view->calendar, "METHOD", "COUNTER");
    g_autofree char *span = sk_calendar_span(view, task);
    g_autofree char *due = sk_calendar_day(view, task, "DUE");
    g_autofree char *before =
        sk_calendar_day(view, task, "X-MS-OLK-ORIGINALSTART");

    sk_show_put(show, proposed ? "calendar.proposal" : "calendar.time", span);
    sk_show_put(show, "calendar.original", before);
    sk_show_put(show, "calendar.due", due);
    for (guint i = 0; i < task->lines->len; i++) {
        const SkContentLine *line = task->lines->pdata[i];
        gboolean except = g_str_equal(line->name, "EXRULE");
        g_autofree char *rule = NULL;

        if (!except && !g_str_equal(line->name, "RRULE"))
            continue;
        rule = sk_calendar_rule(view, task, line->value);
        sk_show_put(show, except ? "calendar.excluded" : "calendar.repeat",
                    rule);
    }
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *list = sk_calendar_days(view, task, days[i].name);

        sk_show_put(show, days[i].key, list);
    }
}

/* Writes when the alarm @alarm rings, or how long before or after the event. */
static void
put_alarm(SkShow *show, const SkCalendarView *view, const SkContent *task,
          const SkContent *alarm)
{
    const SkContentLine *line = sk_content_find(alarm, "TRIGGER");
    gint64 minutes = line != NULL ? sk_moment_duration(line->value) : 0;
    g_autofree char *at = sk_calendar_day(view, alarm, "TRIGGER");
    g_autofree char *long_ = NULL;
    g_autofree char *when = NULL;
    g_autofree char *note = NULL;
    const SkContentLine *text = sk_content_find(alarm, "DESCRIPTION");
    g_autofree char *said = sk_show_value(text, FALSE);
    g_autofree char *title =
        sk_show_value(sk_content_find(task, "SUMMARY"), FALSE);

    long_ = sk_calendar_minutes(show->policy, (guint64)ABS(minutes));
    when = at != NULL ? g_steal_pointer(&at)
           : minutes == 0
               ? g_strdup(sk_calendar_word(show->policy, "calendar.on-time"))
               : sk_calendar_form(
                     show->policy,
                     minutes < 0 ? "calendar.before" : "calendar.after", long_);
    if (*said != '\0' && !g_str_equal(said, title) &&
        g_ascii_strcasecmp(said, "reminder") != 0)
        note = sk_calendar_form(show->policy, "calendar.zone", said);
    g_free(long_);
    long_ = g_strconcat(when, note, NULL);
    sk_show_put(show, "calendar.alarm", long_);
    if (!sk_show_says(alarm, "ACTION", "DISPLAY"))
        sk_part_count(show->part, "alarm", 1, NULL);
}

static gboolean
is_link(const char *value)
{
    return g_ascii_strncasecmp(value, "http://", 7) == 0 ||
           g_ascii_strncasecmp(value, "https://", 8) == 0;
}

/* Writes values that have no line of their own: where to join, files, unknown
 * properties. Each link is shown once. */
static void
put_others(SkShow *show, const SkContent *task)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < task->lines->len; i++) {
        const SkContentLine *line = task->lines->pdata[i];
        gboolean mine = g_str_has_prefix(line->name, "X-");
        const char *key = mine ? "calendar.join" : NULL;
        g_autofree char *value = sk_show_value(line, FALSE);

        for (guint k = 0; k < G_N_ELEMENTS(plain); k++)
            if (g_str_equal(plain[k].name, line->name))
                key = plain[k].key;
        if (g_str_equal(line->name, "ATTACH")) {
            sk_calendar_put_file(show, line);
        } else if (mine && !is_link(value)) {
            if (!sk_content_listed(silent, line->name) &&
                !g_str_has_prefix(line->name, "X-MS-OLK-ORIGINAL"))
                sk_show_loss(show, "property", line);
        } else if (key != NULL) {
            g_autofree char *raw = sk_content_text(line->value);

            if (g_hash_table_add(seen, g_strdup(value)))
                sk_show_text(show, key, raw);
        } else if (!sk_content_listed(silent, line->name)) {
            g_autofree char *named = g_strconcat(line->name, ": ", value, NULL);

            sk_show_put(show, "calendar.other", named);
        }
    }
}

/* ---- the steps ---------------------------------------------------------- */

static void
put_task(SkShow *show, const SkCalendarView *view, const SkContent *task)
{
    g_autofree char *note = sk_show_note(task, show->policy, show->part);

    put_heading(show, view, task);
    sk_show_first(show, "calendar.title", task, "SUMMARY");
    put_times(show, view, task);
    sk_show_each(show, "calendar.place", task, "LOCATION");
    sk_calendar_put_people(show, "calendar.organizer", task, "ORGANIZER");
    sk_calendar_put_people(show,
                           sk_show_says(view->calendar, "METHOD", "REPLY")
                               ? "calendar.responder"
                               : "calendar.attendee",
                           task, "ATTENDEE");
    sk_calendar_put_results(show, task);
    put_state(show, view, task);
    put_others(show, task);
    for (guint i = 0; i < task->children->len; i++) {
        const SkContent *child = task->children->pdata[i];

        if (g_str_equal(child->name, "VALARM"))
            put_alarm(show, view, task, child);
        else
            sk_part_count(show->part, "component", 1, child->name);
    }
    sk_show_text(show, "calendar.note", note);
}

static gboolean
is_task(const SkContent *content)
{
    return sk_content_listed("VEVENT VTODO VJOURNAL", content->name);
}

void
sk_show_calendar(SkShow *show, const SkContent *calendar)
{
    g_autoptr(GPtrArray) zones = sk_zones_of(calendar);
    SkCalendarView view = { .calendar = calendar,
                            .policy = show->policy,
                            .zones = zones };

    for (guint i = 0; i < calendar->children->len; i++) {
        const SkContent *child = calendar->children->pdata[i];
        gboolean busy = g_str_equal(child->name, "VFREEBUSY");

        if (!busy && !is_task(child)) {
            if (!g_str_equal(child->name, "VTIMEZONE"))
                sk_part_count(show->part, "component", 1, child->name);
            continue;
        }
        if (!sk_show_begin(show))
            continue;
        if (busy)
            sk_calendar_put_busy(show, &view, child);
        else
            put_task(show, &view, child);
    }
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-calendar: calendar files (ICS) written anew: events, tasks and notes
 * with what people read and plan by. What is fetched, what an alarm starts and
 * what only one program understands goes. Calendars in the text of a mail are
 * convert_calendar.c's. Stands against attachments by link, alarms that start
 * programs, and lines that two programs read as two.
 */
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <calendar/calendar_file.h>
#include <file/file_text.h>
#include <html/html.h>

static const char *const calendar_types[] = { "text/calendar", NULL };

static gboolean
uses_calendar(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, calendar_types);
}

static SkVerdict
calendar_clean(SkPart *part, const SkPolicy *policy)
{
    return sk_calendar_file_clean(part, policy, "text/calendar", "VCALENDAR");
}

static gboolean
calendar_prepare(GError **error)
{
    return sk_charset_prepare(error) && sk_html_prepare(error);
}

const SkFilter sk_filter_clean_calendar = {
    .name = "clean-calendar",
    .purpose = "writes calendar files anew, without links and alarms that act",
    .stage = SK_STAGE_CLEAN,
    .types = calendar_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_calendar,
    .prepare = calendar_prepare,
    .clean = calendar_clean,
};

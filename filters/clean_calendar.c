/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-calendar: rewrites calendar files (ICS) as events, tasks and notes with
 * what people read and plan by. Whatever is fetched, started by an alarm or
 * understood by one program only is left out. Calendars in the text of a mail
 * are handled by convert_calendar.c. This defends against attachments by link,
 * alarms that start programs, and lines that two programs read differently.
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

/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites files of content lines: iCalendar and vCard.
 */
#ifndef SK_CALENDAR_CALENDAR_FILE_H
#define SK_CALENDAR_CALENDAR_FILE_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_calendar_file_clean: does all the work of a cleaner for @type
 * ("text/calendar"), whose outermost component is @root ("VCALENDAR"): it reads
 * @part, writes what the allow-list lets pass, and returns one of the five
 * verdicts. A file that cannot be read or that holds no @root is removed as
 * unreadable. RFC 5545, RFC 6350, RFC 2426. */
SkVerdict sk_calendar_file_clean(SkPart *part, const SkPolicy *policy,
                                 const char *type, const char *root);

#endif

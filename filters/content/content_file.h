/* SPDX-License-Identifier: Apache-2.0
 *
 * Files of content lines (iCalendar, vCard), written anew.
 */
#ifndef SK_CONTENT_CONTENT_FILE_H
#define SK_CONTENT_CONTENT_FILE_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_content_file_clean: the whole of a cleaner of @type ("text/calendar"),
 * whose outermost component is @root ("VCALENDAR"): reads @part, writes what an
 * allow-list lets pass, and ends in one of the five sentences. What cannot be
 * read, or holds nothing of @root, is removed as unreadable. RFC 5545, RFC
 * 6350, RFC 2426. */
SkVerdict sk_content_file_clean(SkPart *part, const SkPolicy *policy,
                                const char *type, const char *root);

#endif

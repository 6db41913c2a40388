/* SPDX-License-Identifier: Apache-2.0
 *
 * Content lines, the form of calendars (RFC 5545, vCalendar 1.0) and contacts
 * (RFC 2426, 6350, vCard 2.1): read into a tree, and written anew with nothing
 * but what may leave (src/inspector/README.md).
 */
#ifndef SK_CONTENT_CONTENT_LINE_H
#define SK_CONTENT_CONTENT_LINE_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

typedef struct {
    char *name;        /* upper case */
    GPtrArray *values; /* of char*, without quotes; at least one */
} SkContentParam;

typedef struct {
    char *name;        /* upper case, without its group */
    GPtrArray *params; /* of SkContentParam */
    char *value;       /* unfolded, clean, one line; escapes as they came */
} SkContentLine;

typedef struct _SkContent SkContent;

/* A component: VCALENDAR, VEVENT, VCARD … */
struct _SkContent {
    char *name;          /* upper case; "" for the whole file */
    GPtrArray *lines;    /* of SkContentLine */
    GPtrArray *children; /* of SkContent */
};

/* sk_content_read: the content of @part as a tree whose children are the
 * calendars or contacts in it. Lines that are none are counted as "property".
 * NULL when what begins and what ends does not fit, nothing begins, it is no
 * text, or time is up. Free with sk_content_free. */
SkContent *sk_content_read(SkPart *part);
void sk_content_free(SkContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContent, sk_content_free)

/* sk_content_find: the first line @name of @content, or NULL. Lent. */
const SkContentLine *
sk_content_find(const SkContent *content, const char *name);

/* sk_content_param: the first value of parameter @name, or NULL. Lent. */
const char *sk_content_param(const SkContentLine *line, const char *name);

/* sk_content_has: whether parameter @name has the value @value, in any case. */
gboolean
sk_content_has(const SkContentLine *line, const char *name, const char *value);

/* sk_content_text: @value with its escapes undone, for people; LF where it
 * said so. New string. */
char *sk_content_text(const char *value);

/* sk_content_fields: @value cut at the ";" that are not escaped, the escapes of
 * each undone. New. */
char **sk_content_fields(const char *value);

/* sk_content_write: the children of @root named @wanted ("VCALENDAR": joined
 * to one; "VCARD"), anew, with the links in them as @policy has it; what does
 * not leave is counted on @part: "property", "parameter", "component", "alarm",
 * "attachment", "url", "series"; and links that were changed: "link-defanged".
 * NULL when nothing of use is left. */
GString *sk_content_write(SkPart *part, const SkPolicy *policy,
                          const SkContent *root, const char *wanted);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Content lines are the form of calendars (RFC 5545, vCalendar 1.0) and
 * contacts (RFC 2426, RFC 6350, vCard 2.1). They are read into a tree and
 * written anew with only what may leave (see src/inspector/README.md).
 *
 * What content_write.c defines is declared here.
 */
#ifndef SK_CONTENT_CONTENT_LINE_H
#define SK_CONTENT_CONTENT_LINE_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

typedef struct {
    char *name;        /* in upper case */
    GPtrArray *values; /* of char *, without quotes; at least one */
} SkContentParam;

typedef struct {
    char *name;        /* in upper case, without its group */
    GPtrArray *params; /* of SkContentParam */
    /* unfolded, clean and on one line, with its escapes as they came */
    char *value;
} SkContentLine;

typedef struct _SkContent SkContent;

/* A component such as VCALENDAR, VEVENT or VCARD. */
struct _SkContent {
    char *name;          /* in upper case; "" for the whole file */
    GPtrArray *lines;    /* of SkContentLine */
    GPtrArray *children; /* of SkContent */
};

/* sk_content_read: reads the content of @part into a tree whose children are
 * its calendars or contacts. Lines that are not content lines are counted as
 * "property". Returns NULL if BEGIN and END do not match, no component begins,
 * the content is not text, or time is up. Free with sk_content_free. */
SkContent *sk_content_read(SkPart *part);

/* sk_content_why: returns why sk_content_read has read nothing out of @part:
 * LIMIT_SECONDS, LIMIT_EXPANDED (what its lines take in memory counts against
 * that limit as well) or UNREADABLE. */
SkReason sk_content_why(SkPart *part);

void sk_content_free(SkContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContent, sk_content_free)

/* sk_content_find: returns the first line @name of @content, or NULL. Lent. */
const SkContentLine *
sk_content_find(const SkContent *content, const char *name);

/* sk_content_param: returns the first value of the parameter @name, or NULL.
 * Lent. */
const char *sk_content_param(const SkContentLine *line, const char *name);

/* sk_content_has: returns whether the parameter @name has the value @value,
 * ignoring case. */
gboolean
sk_content_has(const SkContentLine *line, const char *name, const char *value);

/* sk_content_text: returns @value for people, with its escapes undone and LF
 * where they say so. New string. */
char *sk_content_text(const char *value);

/* sk_content_fields: splits @value at each ";" that is not escaped and undoes
 * the escapes of each field. New array. */
char **sk_content_fields(const char *value);

/* sk_content_write: writes the children of @root named @wanted anew; calendars
 * ("VCALENDAR") are joined into one, cards ("VCARD") are not. Links in them are
 * treated as @policy says. What does not leave is counted on @part ("property",
 * "parameter", "component", "alarm", "attachment", "url", "series"), and so are
 * changed links ("link-defanged"). Returns NULL if nothing useful is left. */
GString *sk_content_write(SkPart *part, const SkPolicy *policy,
                          const SkContent *root, const char *wanted);

/* sk_content_is_foreign: returns whether the value of @line is fetched from
 * elsewhere or is not text, whatever its property says. */
gboolean sk_content_is_foreign(const SkContentLine *line);

/* sk_content_telephone: returns the telephone number of @line, which vCard 4.0
 * writes as a link, or NULL if it is none; lent by @line. */
const char *sk_content_telephone(const SkContentLine *line);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Calendars and contacts as lines that people read, in the words of the notice:
 * "件　名：…". One form for those that came as text of a mail and for what
 * Outlook keeps in its own boxes (mapi_item.h).
 */
#ifndef SK_CONTENT_CONTENT_SHOW_H
#define SK_CONTENT_CONTENT_SHOW_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <content/content_line.h>

#define SK_SHOW_MOST 100 /* appointments and contacts that are shown */

typedef struct {
    SkPart *part; /* what is left out is counted on it */
    const SkPolicy *policy;
    GString *out;
    guint shown; /* appointments and contacts so far, also those left out */
} SkShow;

/* sk_show_calendar: the appointments, tasks, notes and busy times of
 * @calendar (VCALENDAR), at most SK_SHOW_MOST in all. */
void sk_show_calendar(SkShow *show, const SkContent *calendar);

/* sk_show_contact: @card (VCARD), unless SK_SHOW_MOST were shown before. */
void sk_show_contact(SkShow *show, const SkContent *card);

/* sk_show_rest: says how many were left out, if any were. */
void sk_show_rest(SkShow *show);

/* sk_show_note: the DESCRIPTION of @task as people read it: pages as text, and
 * what only X-ALT-DESC (or STYLED-DESCRIPTION, RFC 9073) says behind it. Not
 * defanged. "" when there is none. New string. */
char *sk_show_note(const SkContent *task, const SkPolicy *policy, SkPart *part);

/* ---- for calendar_text.c and contact_text.c only ------------------------ */

/* sk_show_begin: a blank line before all but the first; FALSE when enough are
 * shown. */
gboolean sk_show_begin(SkShow *show);

/* sk_show_put: the line of the notice text @key with @text in it; nothing when
 * @text is NULL or empty. A line of a heading has @text " ". */
void sk_show_put(SkShow *show, const char *key, const char *text);

/* sk_show_text: the same; a text of several lines begins below its label. */
void sk_show_text(SkShow *show, const char *key, const char *text);

/* sk_show_value: the value of @line on one line, without escapes; where
 * @fields, its ";" are blanks. "" when @line is NULL. New string. */
char *sk_show_value(const SkContentLine *line, gboolean fields);

/* sk_show_first: the first line @name of @content. */
void sk_show_first(SkShow *show, const char *key, const SkContent *content,
                   const char *name);

/* sk_show_each: each line @name of @content, on a line of its own. */
void sk_show_each(SkShow *show, const char *key, const SkContent *content,
                  const char *name);

/* sk_show_says: whether the line @name says @value, in any case. */
gboolean
sk_show_says(const SkContent *content, const char *name, const char *value);

/* sk_show_listed: whether @name is one of the words of @list. */
gboolean sk_show_listed(const char *list, const char *name);

/* sk_show_loss: one more of @what is left out: @line, counted. */
void sk_show_loss(SkShow *show, const char *what, const SkContentLine *line);

#endif

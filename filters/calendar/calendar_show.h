/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows calendars and contacts as lines that people read, labelled in the words
 * of the notice ("件　名：…"). Calendars that came as text and items that
 * Outlook stores as properties (mapi_item.h) look the same.
 *
 * What calendar_note.c defines is declared here.
 */
#ifndef SK_CALENDAR_CALENDAR_SHOW_H
#define SK_CALENDAR_CALENDAR_SHOW_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <content/content_line.h>

/* the most appointments and contacts that are shown */
#define SK_SHOW_MAX 100

typedef struct {
    SkPart *part; /* What is left out is counted on this part. */
    const SkPolicy *policy;
    GString *out;
    /* the number of appointments and contacts so far, including
     * those left out */
    guint shown;
} SkShow;

/* sk_show_calendar: shows the appointments, tasks, notes and busy times of
 * @calendar (VCALENDAR), until SK_SHOW_MAX are shown in all. */
void sk_show_calendar(SkShow *show, const SkContent *calendar);

/* sk_show_contact: shows @card (VCARD), unless SK_SHOW_MAX
 * were shown before. */
void sk_show_contact(SkShow *show, const SkContent *card);

/* sk_show_rest: says how many were left out, if any were. */
void sk_show_rest(SkShow *show);

/* sk_show_note: returns the DESCRIPTION of @task as people read it: HTML as
 * text, followed by what only X-ALT-DESC (or STYLED-DESCRIPTION, RFC 9073)
 * says. Links are not yet defanged. "" if there is none. New string. */
char *sk_show_note(const SkContent *task, const SkPolicy *policy, SkPart *part);

/* ---- for calendar_text.c and contact_text.c only ------------------------ */

/* sk_show_begin: writes a blank line before each entry but the first. Returns
 * FALSE if enough entries are shown. */
gboolean sk_show_begin(SkShow *show);

/* sk_show_put: writes the line of the notice text @key with @text in it, or
 * nothing if @text is NULL or empty. For a heading without a value, @text is "
 * ". */
void sk_show_put(SkShow *show, const char *key, const char *text);

/* sk_show_text: does the same; a text of several lines begins
 * below its label. */
void sk_show_text(SkShow *show, const char *key, const char *text);

/* sk_show_value: returns the value of @line on one line with its escapes
 * undone; if @fields, each ";" becomes a blank. "" if @line is NULL. New
 * string. */
char *sk_show_value(const SkContentLine *line, gboolean fields);

/* sk_show_first: shows the first line @name of @content. */
void sk_show_first(SkShow *show, const char *key, const SkContent *content,
                   const char *name);

/* sk_show_each: shows each line @name of @content on a line of its own. */
void sk_show_each(SkShow *show, const char *key, const SkContent *content,
                  const char *name);

/* sk_show_says: returns whether the line @name says @value, ignoring case. */
gboolean
sk_show_says(const SkContent *content, const char *name, const char *value);

/* sk_show_loss: counts @line as one more of @what that is left out. */
void sk_show_loss(SkShow *show, const char *what, const SkContentLine *line);

#endif

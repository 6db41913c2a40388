/* SPDX-License-Identifier: Apache-2.0
 *
 * What Outlook stores besides mails: appointments, meeting requests and
 * answers, tasks, contacts, distribution lists, journal entries, receipts.
 * Their fields become text by the same code that shows calendars and contacts.
 *
 * What these files define is declared here: mapi_calendar.c, mapi_contact.c,
 * mapi_report.c, mapi_series.c, mapi_task.c.
 */
#ifndef SK_OUTLOOK_MAPI_ITEM_H
#define SK_OUTLOOK_MAPI_ITEM_H

#include <content/content_line.h>
#include <outlook/mapi.h>

/* sk_mapi_item_text: returns, in the words of the notice, what the fields of
 * @message say beyond its text and headers, or NULL if it is a mail. What is
 * left out is counted on @part, which may be NULL. New string. */
char *
sk_mapi_item_text(const SkMapi *message, const SkPolicy *policy, SkPart *part);

/* ---- for mapi_*.c only -------------------------------------------------- */

/* sk_mapi_is_class: returns whether the class of @message is @class
 * ("IPM.Task") or a subclass of it, ignoring case. */
gboolean sk_mapi_is_class(const SkMapi *message, const char *class);

/* sk_mapi_calendar: returns @message as a VCALENDAR, or NULL if it is no
 * appointment, meeting, task or journal entry. MS-OXOCAL, MS-OXOTASK,
 * MS-OXOJRNL. */
SkContent *sk_mapi_calendar(const SkMapi *message);

/* sk_mapi_put_task and sk_mapi_put_journal add @message to @calendar as a task
 * or a journal entry. */
void sk_mapi_put_task(SkContent *calendar, const SkMapi *message);
void sk_mapi_put_journal(SkContent *calendar, const SkMapi *message);

/* sk_mapi_put_common: writes what all items have: categories, importance and
 * privacy. */
void sk_mapi_put_common(SkContent *event, const SkMapi *message);

/* sk_mapi_put_time: writes the line @name with the first of the @n times @ids
 * that is there. Returns the line (lent), or NULL if none is there. */
SkContentLine *
sk_mapi_put_time(SkContent *event, const char *name, const SkMapi *message,
                 const guint32 *ids, guint n);

/* sk_mapi_series: if @message is a series (MS-OXOCAL section 2.2.1.44), writes
 * its rule and the days left out into @event, and the days replaced as further
 * events into @calendar; as days without times if @days. Returns FALSE and
 * writes nothing if it is no series or cannot be read. */
gboolean sk_mapi_series(const SkMapi *message, SkContent *calendar,
                        SkContent *event, gboolean days);

/* sk_mapi_card: returns @message as a VCARD, or NULL if it is neither a contact
 * nor a distribution list. MS-OXOCNTC. */
SkContent *sk_mapi_card(const SkMapi *message);

/* sk_mapi_put_report: appends the lines of a receipt or delivery report
 * (MS-OXOMSG section 2.2.2) to @out. */
void
sk_mapi_put_report(GString *out, const SkMapi *message, const SkPolicy *policy);

/* sk_mapi_date: returns the time @id of @message as calendars write it
 * ("20261127T010000Z"), or NULL if it is not there. New string. */
char *sk_mapi_date(const SkMapi *message, guint32 id);

/* sk_mapi_put: adds a line @name to @content with the text @id of @message, if
 * there is such a text. */
void sk_mapi_put(SkContent *content, const char *name, const SkMapi *message,
                 guint32 id);

/* sk_mapi_mailto: returns "mailto:" and an Internet address, or NULL if none of
 * the @n properties @ids holds one. New string. */
char *sk_mapi_mailto(const SkMapi *object, const guint32 *ids, guint n);

#endif

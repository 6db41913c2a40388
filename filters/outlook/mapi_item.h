/* SPDX-License-Identifier: Apache-2.0
 *
 * What Outlook keeps besides mails: appointments, meeting requests and their
 * answers, tasks, contacts, lists of people, journal entries, receipts. Their
 * fields become text by the code that shows calendars and contacts.
 */
#ifndef SK_OUTLOOK_MAPI_ITEM_H
#define SK_OUTLOOK_MAPI_ITEM_H

#include <content/content_line.h>
#include <outlook/mapi.h>

/* sk_mapi_item_text: what the fields of @message say that its text and its
 * headers do not, in the words of the notice; NULL when it is a mail. What is
 * left out is counted on @part (may be NULL). New string. */
char *
sk_mapi_item_text(const SkMapi *message, const SkPolicy *policy, SkPart *part);

/* ---- for mapi_*.c only -------------------------------------------------- */

/* sk_mapi_is_class: whether the class of @message is @class ("IPM.Task") or one
 * below it, in any case. */
gboolean sk_mapi_is_class(const SkMapi *message, const char *class);

/* sk_mapi_calendar: @message as a VCALENDAR; NULL when it is no appointment,
 * meeting, task or journal entry. MS-OXOCAL, MS-OXOTASK, MS-OXOJRNL. */
SkContent *sk_mapi_calendar(const SkMapi *message);

/* sk_mapi_put_task, sk_mapi_put_journal: @message as one of them, into
 * @calendar. */
void sk_mapi_put_task(SkContent *calendar, const SkMapi *message);
void sk_mapi_put_journal(SkContent *calendar, const SkMapi *message);

/* sk_mapi_put_common: what all items have: categories, importance, privacy. */
void sk_mapi_put_common(SkContent *event, const SkMapi *message);

/* sk_mapi_put_time: the line @name with the first of the @n times @ids that is
 * there. Lent; NULL when none is. */
SkContentLine *
sk_mapi_put_time(SkContent *event, const char *name, const SkMapi *message,
                 const guint32 *ids, guint n);

/* sk_mapi_series: the rule, the days left out and the days replaced of the
 * series that @message is (MS-OXOCAL, section 2.2.1.44), put into @event, an
 * event of @calendar, with its own times, as days where @days; FALSE when it is
 * none, or cannot be read: then nothing was put. */
gboolean sk_mapi_series(const SkMapi *message, SkContent *calendar,
                        SkContent *event, gboolean days);

/* sk_mapi_card: @message as a VCARD; NULL when it is no contact and no list of
 * people. MS-OXOCNTC. */
SkContent *sk_mapi_card(const SkMapi *message);

/* sk_mapi_put_report: the lines of a receipt or of a report about delivery
 * (MS-OXOMSG, section 2.2.2), appended to @out. */
void
sk_mapi_put_report(GString *out, const SkMapi *message, const SkPolicy *policy);

/* sk_mapi_date: the time @id of @message as calendars write it
 * ("20261127T010000Z"); NULL when there is none. New string. */
char *sk_mapi_date(const SkMapi *message, guint32 id);

/* sk_mapi_put: a line @name of @content with the text @id of @message; nothing
 * when there is none. */
void sk_mapi_put(SkContent *content, const char *name, const SkMapi *message,
                 guint32 id);

/* sk_mapi_mailto: "mailto:" and an address of the Internet; NULL when none of
 * the @n properties @ids holds one. New string. */
char *sk_mapi_mailto(const SkMapi *object, const guint32 *ids, guint n);

#endif

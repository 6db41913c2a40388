/* SPDX-License-Identifier: Apache-2.0
 *
 * Every key of the notice texts, with the placeholders its text must and may
 * hold. A table only; included by notice-texts.c alone.
 */
#ifndef SK_CORE_NOTICE_KEYS_H
#define SK_CORE_NOTICE_KEYS_H

#include <sekisho/verdict.h>

/* clang-format off: tables */

/* Kinds of files as people name them; sk_kind_word gives these words. */
#define SK_NOTICE_KINDS(X)                                                     \
    X("zip") X("encrypted-zip") X("pdf") X("word") X("excel") X("powerpoint")  \
    X("opendocument") X("image") X("html") X("text") X("csv") X("xml")         \
    X("program") X("script") X("shortcut") X("mail") X("calendar")             \
    X("contact") X("archive") X("lzh") X("iso") X("ichitaro") X("docuworks")   \
    X("tnef") X("signature") X("encrypted") X("audio") X("video") X("rtf")     \
    X("ole") X("font") X("database") X("report") X("empty") X("unknown")

typedef struct {
    const char *key;
    const char *must; /* placeholders, separated by blanks */
    const char *may;
} TextKey;

static const TextKey keys[] = {
    { "top", "count", "receipt" },
    { "heading", "", "" },
    { "item", "name kind size reason", "" },
    { "item-more", "count", "" },
    { "unnamed", "", "" },
    { "receipt", "receipt", "" },
    { "what-next", "", "receipt" },
    { "not-kept", "", "" },
    { "inline-file", "name", "" },
    { "converted-lost", "count", "" },
    { "undecodable", "count", "" },
    { "rebuilt", "", "" },
    { "no-body", "", "" },
    { "changed.heading", "", "" },
    { "changed.item", "name what", "" },
    { "changed.and", "", "" },
    { "changed.name", "name", "" },
    { "changed.formula", "count", "" },
    { "changed.attachment", "count", "" },
    { "changed.url", "count", "" },
    { "changed.alarm", "count", "" },
    { "hidden.mark", "text", "" },
    { "link.misleads", "", "host" },
    { "calendar.request", "", "" },
    { "calendar.cancel", "", "" },
    { "calendar.reply", "text", "" },
    { "calendar.event", "", "" },
    { "calendar.accepted", "", "" },
    { "calendar.declined", "", "" },
    { "calendar.tentative", "", "" },
    { "calendar.unanswered", "", "" },
    { "calendar.title", "text", "" },
    { "calendar.time", "text", "" },
    { "calendar.due", "text", "" },
    { "calendar.repeat", "text", "" },
    { "calendar.daily", "", "" },
    { "calendar.weekly", "", "" },
    { "calendar.monthly", "", "" },
    { "calendar.yearly", "", "" },
    { "calendar.until", "text", "" },
    { "calendar.times", "text", "" },
    { "calendar.place", "text", "" },
    { "calendar.organizer", "text", "" },
    { "calendar.attendee", "text", "" },
    { "calendar.more", "count", "" },
    { "calendar.others", "count", "" },
    { "calendar.note", "text", "" },
    { "calendar.date", "year", "month day mm dd weekday" },
    { "calendar.weekdays", "", "" },
    { "calendar.to", "", "" },
    { "calendar.all-day", "", "" },
    { "calendar.zone", "text", "" },
    { "calendar.local-offset", "", "" },
    { "calendar.local-name", "", "" },
    { "contact.heading", "", "" },
    { "contact.name", "text", "" },
    { "contact.reading", "text", "" },
    { "contact.company", "text", "" },
    { "contact.title", "text", "" },
    { "contact.phone", "text", "" },
    { "contact.mail", "text", "" },
    { "contact.address", "text", "" },
    { "contact.note", "text", "" },
    { "size.bytes", "n", "" },
    { "size.kb", "n", "" },
    { "size.mb", "n", "" },
    { "tombstone.heading", "", "" },
    { "tombstone.name", "name", "" },
    { "tombstone.size", "size", "" },
    { "tombstone.reason", "reason", "" },
    { "tombstone.sha256", "hash", "" },
    { "withheld.from", "", "" },
    { "withheld.subject", "receipt", "" },
    { "withheld.intro", "", "receipt" },
    { "withheld.intro-sender", "", "receipt" },
    { "withheld.sender", "sender", "" },
    { "withheld.subject-line", "subject", "" },
    { "withheld.no-subject", "", "" },
    { "withheld.reason", "reason", "" },
    { "withheld.what-next", "", "receipt" },
    { "withheld.what-next-sender", "", "receipt" },
    { "withheld.not-kept", "", "" },
#define SK_X(symbol, word) { "reason." word, "", "" },
    SK_REASONS(SK_X)
#undef SK_X
#define SK_X(word) { "kind." word, "", "" },
    SK_NOTICE_KINDS(SK_X)
#undef SK_X
};

#endif

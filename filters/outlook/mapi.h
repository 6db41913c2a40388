/* SPDX-License-Identifier: Apache-2.0
 *
 * A message as Outlook stores it: properties with numbers, whichever kind of
 * file (TNEF or .msg) they came in. The readers of those files fill an SkMapi,
 * and sk_mapi_to_mail writes it as MIME, so that only one reader of mails is
 * needed.
 *
 * What these files define is declared here: mapi_header.c, mapi_mail.c.
 */
#ifndef SK_OUTLOOK_MAPI_H
#define SK_OUTLOOK_MAPI_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* A named property (MS-OXPROPS section 1.3.2) has no fixed number in a file;
 * the file assigns one. Here it is called by its property set and its number in
 * that set (LID). */
enum {
    SK_MAPI_SET = 0x10000,        /* Outlook's sets, with LIDs from 0x8000 on */
    SK_MAPI_MEETING = 0x20000,    /* PSETID_Meeting, with LIDs below that */
    SK_MAPI_ANY = 0x30000,        /* an unknown set, with LIDs from 0x8000 on */
    SK_MAPI_KEYWORDS = 0x40000,   /* "Keywords" of PS_PUBLIC_STRINGS */
    SK_MAPI_TNEF_START = 0x50000, /* times that only TNEF states */
    SK_MAPI_TNEF_END,
};

/* The properties that several files look at; mapi_*.c know more. */
enum {
    SK_MAPI_CLASS = 0x001a,
    SK_MAPI_SUBJECT = 0x0037,
    SK_MAPI_SUBMIT_TIME = 0x0039,
    SK_MAPI_SENT_NAME = 0x0042,
    SK_MAPI_SENT_EMAIL = 0x0065,
    SK_MAPI_RECIPIENT_TYPE = 0x0c15,
    SK_MAPI_SENDER_NAME = 0x0c1a,
    SK_MAPI_SENDER_EMAIL = 0x0c1f,
    SK_MAPI_DISPLAY_CC = 0x0e03,
    SK_MAPI_DISPLAY_TO = 0x0e04,
    SK_MAPI_DELIVERY_TIME = 0x0e06,
    SK_MAPI_BODY = 0x1000,
    SK_MAPI_RTF = 0x1009,
    SK_MAPI_HTML = 0x1013,
    SK_MAPI_MESSAGE_ID = 0x1035,
    SK_MAPI_NAME = 0x3001,
    SK_MAPI_EMAIL = 0x3003,
    SK_MAPI_ATTACH_DATA = 0x3701,
    SK_MAPI_ATTACH_SHORT_NAME = 0x3704,
    SK_MAPI_ATTACH_METHOD = 0x3705,
    SK_MAPI_ATTACH_LONG_NAME = 0x3707,
    SK_MAPI_ATTACH_MIME = 0x370e,
    SK_MAPI_ATTACH_CONTENT_ID = 0x3712,
    SK_MAPI_SMTP = 0x39fe,
    SK_MAPI_CODEPAGE = 0x3ffd,
    SK_MAPI_INTERNET_CODEPAGE = 0x3fde,
    SK_MAPI_SENDER_SMTP = 0x5d01,
    SK_MAPI_SENT_SMTP = 0x5d02,
};

/* The types of properties. */
enum {
    SK_MAPI_SHORT = 0x0002,
    SK_MAPI_LONG = 0x0003,
    SK_MAPI_DOUBLE = 0x0005,
    SK_MAPI_BOOLEAN = 0x000b,
    SK_MAPI_OBJECT = 0x000d,
    SK_MAPI_STRING = 0x001e,  /* in the code page of the message */
    SK_MAPI_UNICODE = 0x001f, /* UTF-16LE */
    SK_MAPI_TIME = 0x0040,    /* in units of 100 ns since 1601 */
    SK_MAPI_BINARY = 0x0102,
};

/* A message, an attachment or a recipient. */
typedef struct _SkMapi SkMapi;
struct _SkMapi {
    GHashTable *properties; /* maps a number to an SkMapiValue */
    GHashTable *lists;      /* maps a number to a GPtrArray of SkMapiValue */
    GPtrArray *attachments; /* of SkMapi; only in a message */
    GPtrArray *recipients;  /* of SkMapi; only in a message */
    SkMapi *message;        /* the message that an attachment holds, or NULL */
    /* the code page of its 8-bit strings, or 0 if none is declared */
    guint32 codepage;
    /* lent: the part that holds the object; guesses are noted on it */
    SkPart *part;
};

/* sk_mapi_new: creates an empty object that came in @part,
 * which may be NULL. */
SkMapi *sk_mapi_new(SkPart *part);
void sk_mapi_free(SkMapi *object);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMapi, sk_mapi_free)

/* sk_mapi_named: returns the name used here for the property with the number
 * @lid in the set @guid (16 bytes, as they stand in the file), or 0 if nobody
 * looks at it. */
guint32 sk_mapi_named(const guint8 *guid, guint32 lid);

/* sk_mapi_set: sets the property @id of the given @type to @bytes, of which it
 * takes a reference. If it is set twice, the first value counts. */
void sk_mapi_set(SkMapi *object, guint32 id, guint16 type, GBytes *bytes);

/* sk_mapi_add: adds one more value to the property @id, which has several of
 * the given @type. At most a thousand are kept. */
void sk_mapi_add(SkMapi *object, guint32 id, guint16 type, GBytes *bytes);

/* sk_mapi_bytes: returns the bytes of a property (lent), or NULL if it is not
 * there. @type may be NULL. */
GBytes *sk_mapi_bytes(const SkMapi *object, guint32 id, guint16 *type);

/* sk_mapi_n_values returns how many values a property with several has.
 * sk_mapi_value returns the bytes of one (lent). sk_mapi_texts returns all of
 * them as one text, separated by @between, in a new string, or NULL if there
 * are none. */
guint sk_mapi_n_values(const SkMapi *object, guint32 id);
GBytes *sk_mapi_value(const SkMapi *object, guint32 id, guint i);
char *sk_mapi_texts(const SkMapi *object, guint32 id, const char *between);

/* sk_mapi_number: returns a SHORT, LONG, BOOLEAN or TIME, or the bits of a
 * DOUBLE, or @fallback if the property is not there. */
guint64 sk_mapi_number(const SkMapi *object, guint32 id, guint64 fallback);

/* sk_mapi_text: returns a string as UTF-8 without the NULs at its end; it is
 * not cleaned yet. Returns NULL if it is not there or empty. New string. A
 * guessed charset and what could not be decoded are noted, once, on the part
 * that holds the object. */
char *sk_mapi_text(const SkMapi *object, guint32 id);

/* sk_mapi_put_headers: appends From, To, Cc, Subject, Date and Message-ID of
 * @message to @out, as far as they are there. */
void sk_mapi_put_headers(GString *out, const SkMapi *message);

/* Reads the message in a file of one format. Returns NULL if it cannot be read;
 * the caller owns the result. */
typedef SkMapi *SkMapiReader(GBytes *box, SkPart *part);

/* sk_mapi_open: does all the work of a filter that opens files of the media
 * type @type. It passes the part where the policy opens none; otherwise it
 * reads @part with @read and replaces it by the parts of the mail inside, whose
 * headers are shown if @headers. @box is the word for this format in the
 * report. Returns one of the five verdicts. */
SkVerdict sk_mapi_open(SkPart *part, const SkPolicy *policy, const char *type,
                       SkMapiReader *read, gboolean headers, const char *box);

#endif

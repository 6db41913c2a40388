/* SPDX-License-Identifier: Apache-2.0
 *
 * A mail as Outlook keeps it: properties by number, in whichever box they came
 * (TNEF, .msg). The boxes' readers fill it, sk_mapi_to_mail writes it as MIME
 * for the one reader of mails.
 */
#ifndef SK_OUTLOOK_MAPI_H
#define SK_OUTLOOK_MAPI_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* Properties with names (MS-OXPROPS, section 1.3.2) have no number of their own
 * in a box: there they stand under one that the box gives out. Here they are
 * called by their set and their number in it (LID). */
enum {
    SK_MAPI_SET = 0x10000,        /* the sets of Outlook: LIDs from 0x8000 on */
    SK_MAPI_MEETING = 0x20000,    /* PSETID_Meeting: LIDs below */
    SK_MAPI_ANY = 0x30000,        /* a set nobody knows, LIDs from 0x8000 on */
    SK_MAPI_KEYWORDS = 0x40000,   /* "Keywords" of PS_PUBLIC_STRINGS */
    SK_MAPI_TNEF_START = 0x50000, /* times that only TNEF says */
    SK_MAPI_TNEF_END,
};

/* The properties that are looked at by all; mapi_*.c know more. */
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

/* Types of properties. */
enum {
    SK_MAPI_SHORT = 0x0002,
    SK_MAPI_LONG = 0x0003,
    SK_MAPI_DOUBLE = 0x0005,
    SK_MAPI_BOOLEAN = 0x000b,
    SK_MAPI_OBJECT = 0x000d,
    SK_MAPI_STRING = 0x001e,  /* in the code page of the message */
    SK_MAPI_UNICODE = 0x001f, /* UTF-16LE */
    SK_MAPI_TIME = 0x0040,    /* 100 ns since 1601 */
    SK_MAPI_BINARY = 0x0102,
};

/* A message, an attachment or a recipient. */
typedef struct _SkMapi SkMapi;
struct _SkMapi {
    GHashTable *properties; /* number -> SkMapiValue */
    GHashTable *lists;      /* number -> GPtrArray of SkMapiValue */
    GPtrArray *attachments; /* of SkMapi; of a message */
    GPtrArray *recipients;  /* of SkMapi; of a message */
    SkMapi *message;        /* of an attachment that is a message; or NULL */
    guint32 codepage;       /* of its 8-bit strings; 0: not said */
    SkPart *part;           /* lent: what it came in, told of guesses */
};

/* sk_mapi_new: an empty object that came in @part, or NULL; new. */
SkMapi *sk_mapi_new(SkPart *part);
void sk_mapi_free(SkMapi *object);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMapi, sk_mapi_free)

/* sk_mapi_named: what the property with the number @lid of the set @guid (16
 * bytes, as they stand in a box) is called here; 0: nothing that is looked at.
 */
guint32 sk_mapi_named(const guint8 *guid, guint32 lid);

/* sk_mapi_set: property @id of @type is @bytes (a reference is taken). The
 * first one counts. */
void sk_mapi_set(SkMapi *object, guint32 id, guint16 type, GBytes *bytes);

/* sk_mapi_add: one more value of the property @id, which has many of @type; a
 * thousand are kept. */
void sk_mapi_add(SkMapi *object, guint32 id, guint16 type, GBytes *bytes);

/* sk_mapi_bytes: its bytes, lent; NULL when there is none. *@type may be NULL.
 */
GBytes *sk_mapi_bytes(const SkMapi *object, guint32 id, guint16 *type);

/* sk_mapi_n_values: how many values a property of many has; sk_mapi_value: the
 * bytes of one, lent; sk_mapi_texts: all of them, as texts, with @between. New
 * string, NULL when there are none. */
guint sk_mapi_n_values(const SkMapi *object, guint32 id);
GBytes *sk_mapi_value(const SkMapi *object, guint32 id, guint i);
char *sk_mapi_texts(const SkMapi *object, guint32 id, const char *between);

/* sk_mapi_number: a SHORT, LONG, BOOLEAN or TIME, or the bits of a DOUBLE;
 * @fallback when there is none.
 */
guint64 sk_mapi_number(const SkMapi *object, guint32 id, guint64 fallback);

/* sk_mapi_text: a string as UTF-8, not yet clean, without the NULs at its end;
 * NULL when there is none or it is empty. New string. A guess at its charset and
 * what could not be read are noted on the part it came in, once. */
char *sk_mapi_text(const SkMapi *object, guint32 id);

/* sk_mapi_put_headers: From, To, Cc, Subject, Date and Message-ID of @message,
 * as far as they are there, appended to @out. */
void sk_mapi_put_headers(GString *out, const SkMapi *message);

/* sk_mapi_to_mail: @message as a mail of our own making for
 * sk_part_read_mail: header fields (where @headers), what an item that is no
 * mail says (mapi_item.h), text in the forms it has, attachments, messages in
 * it. @part: what it came in. NULL with *@why. */
GBytes *sk_mapi_to_mail(const SkMapi *message, const SkPolicy *policy,
                        gboolean headers, SkPart *part, SkReason *why);

/* One reader for each box: its message, owned by the caller; NULL when it
 * cannot be read. */
typedef SkMapi *SkMapiReader(GBytes *box, SkPart *part);

/* sk_mapi_open: the whole of a filter that opens boxes of media type @type:
 * passes where the policy opens none, reads @part with @read and splits it as
 * the mail that is in it, its headers told where @headers. @box: the word for
 * it in the report. Ends in one of the five sentences. */
SkVerdict sk_mapi_open(SkPart *part, const SkPolicy *policy, const char *type,
                       SkMapiReader *read, gboolean headers, const char *box);

#endif

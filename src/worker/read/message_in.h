/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that read a mail share: the state of one reading, and how a
 * MIME entity becomes a part (part_in.c). Only structure_in.c, part_in.c,
 * warning_in.c and message_in.c use GMime.
 *
 * What entity_in.c defines is declared here.
 */
#ifndef SK_WORKER_READ_MESSAGE_IN_H
#define SK_WORKER_READ_MESSAGE_IN_H

#include <gmime/gmime.h>
#include "core/part_private.h"
#include "worker/read/conserve.h"
#include "worker/mail/mail.h"
#include "worker/read/rfc2231.h"

/* One reading of one mail, including all its inner mails. */
typedef struct {
    const SkPolicy *policy;
    SkReport *report;
    SkTree *tree; /* its time limit is observed; NULL if there is none */
    /* the part whose bytes are the mail itself; mails below it are copies */
    const SkPart *top;
    SkReason limit; /* the first limit that was met; reading then stops */
    guint parts;
    guint64 expanded;
    gboolean has_text; /* TRUE once a text body was seen */
    SkHeaderSeen seen;
    /* of SkInner: the attached mails that are still to be read */
    GQueue pending;
} SkReading;

/* A mail attached to a mail. It is read by itself, so that what is wrong in it
 * is known to be in it. */
typedef struct {
    SkPart *message; /* lent; its parts go below this */
    GBytes *bytes;
    SkReport *report; /* the report about this mail alone */
} SkInner;

/* What the headers of one entity say about it. */
typedef struct {
    /* never NULL; its value is empty if there was no Content-Type */
    SkParams *type;
    SkParams *disposition; /* never NULL */
    char *claimed;         /* the media type as it counts; never NULL */
    char *encoding;        /* the raw value of the transfer encoding, or NULL */
    gboolean has_id;       /* TRUE if there is a Content-ID */
} SkEntity;

/* What the place of an entity in its multipart says about it. */
typedef enum {
    SK_PLACE_PLAIN,
    SK_PLACE_RELATED, /* it belongs to the root of a multipart/related */
    SK_PLACE_SIGNATURE,
} SkEntityPlace;

/* sk_entity_read: reads and judges the headers of @object, and reports what is
 * untidy or ambiguous. @fallback is the media type if there is no Content-Type.
 * New, owned by the caller. */
SkEntity *
sk_entity_read(SkReading *reading, GMimeObject *object, const char *fallback);
void sk_entity_free(SkEntity *entity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkEntity, sk_entity_free)

/* sk_entity_leaf: returns the part that a leaf with the raw content @raw
 * becomes. May set reading->limit. New, owned by the caller. */
SkPart *sk_entity_leaf(SkReading *reading, const SkEntity *entity, GBytes *raw,
                       SkEntityPlace place);

/* sk_entity_check_encoding: checks that a multipart has no transfer encoding,
 * as the rules demand. @raw is its content as it stands. */
void sk_entity_check_encoding(SkReading *reading, const SkEntity *entity,
                              GBytes *raw);

/* sk_entity_mail: returns the attached mail whose content is @raw, with its
 * transfer encoding undone, although it must have none. The encoding is judged,
 * and a mail that was encoded counts against limits.expanded. Never NULL. */
GBytes *sk_entity_mail(SkReading *reading, const SkEntity *entity, GBytes *raw);

/* sk_entity_name: returns the file name for people, or NULL. *@other is set to
 * a name that differs from it, or NULL. Both are lent. */
const char *sk_entity_name(const SkEntity *entity, const char **other);

/* sk_mime_warning: the callback for GMime's warnings; @data is the SkReading
 * (warning_in.c). */
void sk_mime_warning(gint64 offset, GMimeParserWarning code, const char *item,
                     gpointer data);

/* sk_message_head: remembers the headers of the inner mail @part, which stand
 * at the start of @bytes, for writing it anew. If they have anything to tell
 * people, they also become text in a first child of role BODY. */
void sk_message_head(SkReading *reading, SkPart *part, GBytes *bytes);

/* sk_mail_read_inner: reads the mail @bytes, with its encoded inner mails, into
 * children of @message. What was met in the texts of its headers is added to
 * the report. */
void sk_mail_read_inner(SkReading *reading, GBytes *bytes, SkPart *message);

/* sk_structure_prepare: initialises GMime in the zygote, and makes it treat
 * attached mails as leaves. */
void sk_structure_prepare(void);

/* sk_structure_read: turns the entities of the mail @bytes into parts below
 * @message. Mails attached to it are put into reading->pending. */
void sk_structure_read(SkReading *reading, GBytes *bytes, SkPart *message);

#endif

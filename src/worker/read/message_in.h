/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that read a mail share: the state of one reading, and how a
 * part is made of a MIME entity (part_in.c). Only
 * structure_in.c, part_in.c, warning_in.c and message_in.c name GMime.
 */
#ifndef SK_WORKER_READ_MESSAGE_IN_H
#define SK_WORKER_READ_MESSAGE_IN_H

#include <gmime/gmime.h>
#include "core/part_private.h"
#include "worker/read/conserve.h"
#include "worker/mail/mail.h"
#include "worker/read/rfc2231.h"

/* One reading of one mail, all its inner mails included. */
typedef struct {
    const SkPolicy *policy;
    SkReport *report;
    SkTree *tree; /* whose time it is; NULL: no limit */
    const SkPart *top; /* the mail the bytes are; those below it are copies */
    SkReason limit; /* the first met; reading stops */
    guint parts;
    guint64 expanded;
    gboolean has_text; /* a text body was seen */
    SkHeaderSeen seen;
    GQueue pending; /* of SkInner: attached mails still to be read */
} SkReading;

/* A mail attached to a mail. It is read by itself, so that what is wrong in it
 * is known to be in it. */
typedef struct {
    SkPart *message; /* lent: where its parts go */
    GBytes *bytes;
    SkReport *report; /* what is said of it alone */
} SkInner;

/* The headers of one entity that say what it is. */
typedef struct {
    SkParams *type;        /* never NULL; value empty when there was none */
    SkParams *disposition; /* never NULL */
    char *claimed;         /* media type as it counts; never NULL */
    char *encoding;        /* raw, or NULL */
    gboolean has_id;       /* a Content-ID */
} SkEntity;

/* What the place of an entity in its multipart says about it. */
typedef enum {
    SK_PLACE_PLAIN,
    SK_PLACE_RELATED, /* belongs to the root of a multipart/related */
    SK_PLACE_SIGNATURE,
} SkEntityPlace;

/* sk_entity_read: reads and judges the headers of @object (untidy, ambiguous).
 * @fallback: the media type when there is no Content-Type. */
SkEntity *
sk_entity_read(SkReading *reading, GMimeObject *object, const char *fallback);
void sk_entity_free(SkEntity *entity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkEntity, sk_entity_free)

/* sk_entity_leaf: the part a leaf with the raw content @raw becomes. May set
 * reading->limit. New, owned by the caller. */
SkPart *sk_entity_leaf(SkReading *reading, const SkEntity *entity, GBytes *raw,
                       SkEntityPlace place);

/* sk_entity_check_encoding: a multipart must have none; @raw is its content as
 * it stands. */
void sk_entity_check_encoding(SkReading *reading, const SkEntity *entity,
                              GBytes *raw);

/* sk_entity_mail: the attached mail whose content is @raw, its transfer
 * encoding undone, though it must have none; judged, and if it was encoded,
 * counted against limits.expanded. Never NULL. */
GBytes *
sk_entity_mail(SkReading *reading, const SkEntity *entity, GBytes *raw);

/* sk_entity_name: file name for people, or NULL. Lent. *@other: one that
 * differs, or NULL. */
const char *sk_entity_name(const SkEntity *entity, const char **other);

/* sk_mime_warning: GMime's callback; @data is the SkReading (warning_in.c). */
void sk_mime_warning(gint64 offset, GMimeParserWarning code, const char *item,
                     gpointer data);

/* sk_message_head: the headers of the inner mail @part stand at the start of
 * @bytes: remembered for whoever writes it anew, and told as text for people
 * by a first child of role BODY, if there is anything to tell. */
void sk_message_head(SkReading *reading, SkPart *part, GBytes *bytes);

/* sk_mail_read_inner: the mail @bytes becomes children of @message, encoded
 * inner mails and all; what its headers held is added to the report. */
void sk_mail_read_inner(SkReading *reading, GBytes *bytes, SkPart *message);

/* sk_structure_prepare: in the zygote: starts GMime, and has it take attached
 * mails for leaves. */
void sk_structure_prepare(void);

/* sk_structure_read: the entities of the mail @bytes become parts below
 * @message. Mails attached to it go to reading->pending. */
void sk_structure_read(SkReading *reading, GBytes *bytes, SkPart *message);

#endif

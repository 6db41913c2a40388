/* SPDX-License-Identifier: Apache-2.0
 *
 * One SMTP connection and its current message, as far as the envelope decides
 * things. Collects the original as the MTA shows it; reads nothing of it. No
 * libmilter here: callbacks.c and eom.c speak to the MTA.
 */
#ifndef SK_DOOR_SESSION_H
#define SK_DOOR_SESSION_H

#include "door/edits.h"
#include "door/gate.h"
#include "door/generation.h"
#include "door/queue.h"
#include "door/reply.h"

typedef struct {
    SkGeneration *generation;
    SkSource source;       /* its zone is lent by the policy */
    char *sender;          /* as the MTA wrote it, without <> */
    gboolean local;        /* came by sendmail(1): cannot be refused */
    GPtrArray *recipients; /* of char*: those the mail is for */
    GPtrArray *refused;    /* of char*: local only; to be deleted */
    SkReason refused_for;  /* of the first refused one */
    gboolean mixed;        /* local only: one was refused as of another group */
    SkRoute route;         /* of the first recipient */
    gboolean has_route;
    gboolean has_content;  /* headers have begun: no recipient any more */
    SkSeen *seen;
    SkSpool *spool;        /* NULL when nothing needs to be kept */
    gboolean spool_failed; /* no memory: a fault */
    gboolean too_large;    /* over limits.message; the rest was dropped */
    SkQueue *queue;        /* whose room it takes; lent; or NULL: any */
    guint64 held;          /* there */
    gboolean no_room;      /* there: all was dropped, and it is to come again */
    gboolean too_many;     /* headers */
    GChecksum *sum;        /* SHA-256 of a mail that goes on untouched */
    guint64 passed;        /* its bytes */
} SkMessage;

typedef struct {
    unsigned long steps; /* SMFIP_* agreed on */
    char *client;        /* IP address, "localhost" or "unknown" */
    char *listener;      /* {daemon_port} or {daemon_name}, or NULL */
    gboolean local_host; /* the connection may be local submission */
    gboolean this_host;  /* the client has an address of the MTA's own */
    SkQueue *queue;      /* for its messages; lent; or NULL */
    SkMessage *message;  /* or NULL between messages */
} SkSession;

void sk_session_free(SkSession *session);

/* sk_message_new: begins a message from @sender, as in MAIL FROM; takes a
 * reference of @generation. Local submission shows in addresses without <>. */
SkMessage *sk_message_new(SkGeneration *generation, const SkSession *session,
                          const char *sender);
void sk_message_free(SkMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMessage, sk_message_free)

/* sk_message_recipient: TRUE when @recipient is taken; else @reply says what
 * it is to be told. A local one is always taken (see eom.c). */
gboolean
sk_message_recipient(SkMessage *message, const char *recipient, SkReply *reply);

/* The original, in order. sk_message_body returns FALSE when the rest is not
 * wanted. @leadspc: @value holds the blanks after the colon. */
void sk_message_header(SkMessage *message, const char *name, const char *value,
                       gboolean leadspc);
void sk_message_eoh(SkMessage *message);
gboolean sk_message_body(SkMessage *message, const guint8 *bytes, gsize len);

/* sk_message_flags: what a worker is to know of where the mail comes from
 * (SK_ORDER_…). */
guint sk_message_flags(const SkMessage *message);

/* sk_message_is_untouched: TRUE when all recipients are of the zone in which the
 * mail is proven to begin. */
gboolean sk_message_is_untouched(const SkMessage *message);

#endif

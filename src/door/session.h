/* SPDX-License-Identifier: Apache-2.0
 *
 * One SMTP connection and its current message, as far as the envelope decides
 * about them. It collects the original as the MTA shows it and reads nothing of
 * it. It does not use libmilter: callbacks.c and eom.c speak to the MTA.
 */
#ifndef SK_DOOR_SESSION_H
#define SK_DOOR_SESSION_H

#include "door/edits.h"
#include "gate/gate.h"
#include "door/generation.h"
#include "door/queue.h"
#include "door/reply.h"

typedef struct {
    SkGeneration *generation;
    SkSource source;       /* its zone is lent by the policy */
    char *sender;          /* as the MTA wrote it, without <> */
    gboolean local;        /* came from sendmail(1), so it cannot be refused */
    GPtrArray *recipients; /* of char *: recipients that the mail is for */
    /* of char *: local mail only; these are to be deleted */
    GPtrArray *refused;
    SkReason refused_for; /* the reason for the first refused recipient */
    /* local mail only: a recipient was refused because it belongs to another
     * group */
    gboolean mixed;
    SkRoute route; /* the route of the first recipient */
    gboolean has_route;
    gboolean has_content; /* headers have begun, so no recipient may follow */
    SkSeen *seen;
    SkSpool *spool;        /* NULL if nothing needs to be kept */
    gboolean spool_failed; /* no memory, which is a fault */
    gboolean too_large;    /* exceeds limits.message; the rest was dropped */
    /* the queue whose room it takes; lent; NULL if there is no limit */
    SkQueue *queue;
    guint64 held; /* the bytes that it holds in @queue */
    /* no room in @queue: everything was dropped, and the mail
     * is to come again */
    gboolean no_room;
    gboolean too_many; /* too many headers */
    GChecksum *sum;    /* the SHA-256 of a mail that goes on untouched */
    guint64 passed;    /* the number of its bytes */
} SkMessage;

typedef struct {
    unsigned long steps; /* the SMFIP_* flags agreed on */
    char *client;        /* an IP address, "localhost" or "unknown" */
    char *listener;      /* {daemon_port} or {daemon_name}, or NULL */
    gboolean local_host; /* the connection may be local submission */
    gboolean this_host;  /* the client has an address of the MTA's own */
    SkQueue *queue;      /* the queue for its messages; lent; or NULL */
    SkMessage *message;  /* NULL between messages */
} SkSession;

void sk_session_free(SkSession *session);

/* sk_message_new: begins a message from @sender, as given in MAIL FROM, and
 * takes a reference to @generation. Local submission is recognised by an
 * address without <>. */
SkMessage *sk_message_new(SkGeneration *generation, const SkSession *session,
                          const char *sender);
void sk_message_free(SkMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMessage, sk_message_free)

/* sk_message_recipient: returns TRUE if @recipient is accepted; otherwise
 * @reply is what it is to be told. A recipient of local mail is always accepted
 * (see eom.c). */
gboolean
sk_message_recipient(SkMessage *message, const char *recipient, SkReply *reply);

/* These add the original, in order. sk_message_body returns FALSE if the rest
 * is not wanted. @leadspc says that @value contains the blanks after the colon.
 */
void sk_message_header(SkMessage *message, const char *name, const char *value,
                       gboolean leadspc);
void sk_message_eoh(SkMessage *message);
gboolean sk_message_body(SkMessage *message, const guint8 *bytes, gsize len);

/* sk_message_flags: returns what a worker must know about where the mail comes
 * from (SK_ORDER_…). */
guint sk_message_flags(const SkMessage *message);

/* sk_origin_flags: returns those of these flags that follow from the sender
 * alone, from where the mail comes from and from where it goes. */
guint sk_origin_flags(const char *sender, const SkSource *source,
                      const SkRoute *route);

/* sk_message_settle: leaves out the crossings of the route whose conditions on
 * the size of a mail this one does not meet. The size is known only when the
 * whole mail has come. */
void sk_message_settle(SkMessage *message);

/* sk_message_is_untouched: returns TRUE if all recipients are in the zone in
 * which the mail is proven to begin. */
gboolean sk_message_is_untouched(const SkMessage *message);

#endif

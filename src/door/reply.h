/* SPDX-License-Identifier: Apache-2.0
 *
 * What the door says to an MTA: a fixed table of SMTP replies, and the only
 * place where text for smfi_setreply is made.
 */
#ifndef SK_DOOR_REPLY_H
#define SK_DOOR_REPLY_H

#include <glib.h>
#include <sekisho/verdict.h>

/* the limit of the text in octets; libmilter refuses more than 980 */
#define SK_REPLY_MAX 900

typedef enum {
    SK_REPLY_FAULT,     /* a fault of the machine: the sender keeps the mail */
    SK_REPLY_OVERLOAD,  /* the queue is full */
    SK_REPLY_STOPPING,  /* draining before a stop */
    SK_REPLY_TOO_LARGE, /* larger than limits.message */
    SK_REPLY_WITHHELD,  /* a verdict of the worker or inspector */
    SK_REPLY_UNPROCESSABLE,  /* three faults on fresh zygotes */
    SK_REPLY_MIXED,          /* this recipient needs a transaction of its own */
    SK_REPLY_REFUSED,        /* there is no crossing, or the zone is sealed */
    SK_REPLY_UNKNOWN_DOMAIN, /* no zone lists the domain */
    SK_REPLY_BAD_ADDRESS,    /* the address is not local@domain */
    SK_N_REPLIES
} SkReplyKind;

typedef struct {
    const char *code;   /* such as "451" */
    const char *status; /* such as "4.7.1" */
    SkReason reason;    /* why a recipient is refused; or NONE */
    /* printable ASCII in which every % is doubled */
    char text[SK_REPLY_MAX + 1];
} SkReply;

/* sk_reply_make: returns the reply of @kind. @word (a reason) and @receipt are
 * added unless NULL. Whatever they contain, the text stays printable ASCII
 * without a single '%', because sendmail turns a 4xx reply with one into 554,
 * which would lose a mail that was to be tried again. */
SkReply sk_reply_make(SkReplyKind kind, const char *word, const char *receipt);

/* sk_reply_kind_of: returns the reply for a recipient that was refused for
 * @reason. */
SkReplyKind sk_reply_kind_of(SkReason reason);

#endif

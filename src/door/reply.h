/* SPDX-License-Identifier: Apache-2.0
 *
 * What the door says to an MTA: a fixed table of SMTP replies, and the one
 * place where text for smfi_setreply is made.
 */
#ifndef SK_DOOR_REPLY_H
#define SK_DOOR_REPLY_H

#include <glib.h>
#include <sekisho/verdict.h>

#define SK_REPLY_MAX 900 /* octets of text: libmilter refuses above 980 */

typedef enum {
    SK_REPLY_FAULT,          /* the machine: the sender keeps the mail */
    SK_REPLY_OVERLOAD,       /* queue full */
    SK_REPLY_STOPPING,       /* draining before a stop */
    SK_REPLY_TOO_LARGE,      /* over limits.message */
    SK_REPLY_WITHHELD,       /* a verdict of the worker or inspector */
    SK_REPLY_UNPROCESSABLE,  /* three faults on fresh zygotes */
    SK_REPLY_MIXED,          /* this recipient in a later transaction */
    SK_REPLY_REFUSED,        /* no crossing, sealed zone */
    SK_REPLY_UNKNOWN_DOMAIN, /* no zone lists it */
    SK_REPLY_BAD_ADDRESS,    /* not local@domain */
    SK_N_REPLIES
} SkReplyKind;

typedef struct {
    const char *code;            /* "451" */
    const char *status;          /* "4.7.1" */
    char text[SK_REPLY_MAX + 1]; /* printable ASCII, every % doubled */
} SkReply;

/* sk_reply_make: the reply of @kind. @word (a reason) and @receipt are added
 * when given; whatever they hold, the text stays printable ASCII without a
 * bare '%': sendmail turns a 4xx with one into 554, which would lose a mail
 * that was to be tried again. */
SkReply sk_reply_make(SkReplyKind kind, const char *word, const char *receipt);

/* sk_reply_kind_of: which reply a recipient gets that was refused for
 * @reason. */
SkReplyKind sk_reply_kind_of(SkReason reason);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * A mail as the worker holds it between reading (message_in) and writing
 * (message_out): decoded headers in order, and the tree of parts.
 */
#ifndef SK_WORKER_MAIL_MAIL_H
#define SK_WORKER_MAIL_MAIL_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "core/part_private.h"
#include "core/report.h"

typedef enum {
    SK_HEADER_TRACE,     /* Received, Return-Path: kept byte for byte */
    SK_HEADER_TEXT,      /* unstructured: Subject … */
    SK_HEADER_ADDRESSES, /* From, To … */
    SK_HEADER_IDS,       /* Message-ID, In-Reply-To, References */
    SK_HEADER_DATE,
    SK_HEADER_TOKEN,     /* Auto-Submitted, Precedence, Importance … */
} SkHeaderKind;

typedef struct {
    char *name;           /* canonical spelling */
    SkHeaderKind kind;
    char *text;           /* TEXT, DATE, TOKEN, IDS: decoded clean UTF-8 */
    char *raw;            /* TRACE: value bytes after the colon, CRLF folds */
    GPtrArray *addresses; /* ADDRESSES: of SkAddress */
} SkHeader;

typedef struct {
    char *phrase; /* display name, clean UTF-8, or NULL */
    char *mail;   /* local@domain, printable ASCII (domain as A-label) */
    gboolean lost; /* read just now as one that is not written */
} SkAddress;

/* Something that staff must know of who sent a mail. */
typedef struct {
    const char *key;      /* of the notice text: "sender.reply" */
    char *name, *address; /* what fills it; may be NULL */
} SkTold;

typedef struct {
    GPtrArray *headers; /* of SkHeader, in order, only those that may leave */
    SkPart *root;       /* role MESSAGE */
    char *from_text;    /* for notices: sender as readable text, never NULL */
    char *subject_text; /* subject as readable text, or NULL */
    GPtrArray *told;    /* of SkTold; NULL: nothing */
} SkMail;

void sk_mail_free(SkMail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMail, sk_mail_free)

#endif

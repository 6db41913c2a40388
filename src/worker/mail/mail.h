/* SPDX-License-Identifier: Apache-2.0
 *
 * A mail as the worker holds it between reading (message_in) and writing
 * (message_out): its decoded headers in order, and its tree of parts.
 */
#ifndef SK_WORKER_MAIL_MAIL_H
#define SK_WORKER_MAIL_MAIL_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "core/header_names.h"
#include "core/part_private.h"
#include "core/report.h"

typedef struct {
    char *name; /* the name in its canonical spelling */
    SkHeaderKind kind;
    /* for TEXT, DATE, TOKEN and IDS: the decoded, clean UTF-8 text */
    char *text;
    char *raw; /* for TRACE: the bytes after the colon, with CRLF folds */
    GPtrArray *addresses; /* for ADDRESSES: an array of SkAddress */
} SkHeader;

typedef struct {
    char *phrase;  /* the display name as clean UTF-8, or NULL */
    char *mail;    /* local@domain in printable ASCII, the domain as A-labels */
    gboolean lost; /* TRUE if the address that was read cannot be written */
} SkAddress;

/* One thing about the sender of a mail that staff must be told. */
typedef struct {
    const char *key; /* the key of a notice text, such as "sender.reply" */
    /* what fills the placeholders of that text; each may be NULL */
    char *name, *address;
} SkTold;

typedef struct {
    GPtrArray *headers; /* of SkHeader: those that may leave, in order */
    SkPart *root;       /* the root of the tree, with the role MESSAGE */
    char *from_text; /* the sender as readable text for notices, never NULL */
    char *subject_text; /* the subject as readable text, or NULL */
    GPtrArray *told;    /* of SkTold; NULL if there is nothing to tell */
} SkMail;

/* sk_address_new: copies @phrase (which may be NULL) and @mail. */
SkAddress *sk_address_new(const char *phrase, const char *mail);
void sk_address_free(gpointer address); /* a GDestroyNotify */

/* sk_header_new: makes a header with a copy of @value, which is its raw value
 * for TRACE, else its text. A header of ADDRESSES has no address yet, and
 * @value is not used. */
SkHeader *sk_header_new(const char *name, SkHeaderKind kind, const char *value);
void sk_header_free(gpointer header); /* a GDestroyNotify */

/* sk_mail_find: returns the first header @name (in its canonical spelling) of
 * @mail, or NULL. Lent. */
SkHeader *sk_mail_find(const SkMail *mail, const char *name);

void sk_mail_free(SkMail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMail, sk_mail_free)

#endif

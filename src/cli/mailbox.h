/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a mailbox in mbox form mail by mail, so that one of any size takes no
 * more memory than its largest mail.
 */
#ifndef SK_CLI_MAILBOX_H
#define SK_CLI_MAILBOX_H

#include <glib.h>

typedef struct _SkMailbox SkMailbox;

/* sk_mailbox_open: opens the file @path ("-" for stdin). Returns NULL and
 * SK_ERROR_SYSTEM if it cannot be read. */
SkMailbox *sk_mailbox_open(const char *path, GError **error);
void sk_mailbox_free(SkMailbox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMailbox, sk_mailbox_free)

/* sk_mailbox_next: returns the next mail with its "From " line, or the whole
 * file if it is no mailbox. NULL at the end; NULL with SK_ERROR_SYSTEM if the
 * file cannot be read or a mail is longer than 1 GiB. */
GBytes *sk_mailbox_next(SkMailbox *box, GError **error);

/* sk_mailbox_share: returns how much of the file has been handed out, from 0 to
 * 1; 0 if its size is not known. */
double sk_mailbox_share(const SkMailbox *box);

/* sk_mailbox_is_one: returns whether nothing follows what was handed out last,
 * which was the first. */
gboolean sk_mailbox_is_one(const SkMailbox *box);

#endif

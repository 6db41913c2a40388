/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a mail: this header is the interface of the folder (message_in.c). What
 * the files of the folder share among themselves stands in message_in.h.
 */
#ifndef SK_WORKER_READ_MAIL_IN_H
#define SK_WORKER_READ_MAIL_IN_H

#include "worker/mail/mail.h"

/* sk_mail_prepare: initialises GMime in the zygote. Returns FALSE with @error
 * set on failure. */
gboolean sk_mail_prepare(GError **error);

/* sk_mail_read: takes a mail with CRLF line ends apart, and fills the fields
 * untidy, ambiguous, headers and notes of @report. Never returns NULL: a mail
 * that cannot be read becomes a tree with one leaf and an "ambiguous" word. The
 * limits on parts, depth, expanded bytes and headers are checked here: *@limit
 * is set to the reason, else to SK_REASON_NONE, and if a limit is met the tree
 * is what was read until then. Nested message/rfc822 parts have the role
 * MESSAGE, children of their own, and a first child of role BODY that holds
 * their From, Subject and Date as text. */
SkMail *sk_mail_read(GBytes *bytes, const SkPolicy *policy, SkReport *report,
                     SkReason *limit);

/* sk_mail_read_within: does the same under the policy of @tree and with its
 * report, as long as its time lasts; when that is up, *@limit is
 * SK_REASON_LIMIT_SECONDS. */
SkMail *sk_mail_read_within(GBytes *bytes, SkTree *tree, SkReason *limit);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading a mail: the door to the files of this folder (message_in.c). What
 * they share among themselves stands in message_in.h.
 */
#ifndef SK_WORKER_READ_MAIL_IN_H
#define SK_WORKER_READ_MAIL_IN_H

#include "worker/mail/mail.h"

/* sk_mail_prepare: in the zygote: warms gmime. */
gboolean sk_mail_prepare(GError **error);

/* sk_mail_read: takes a mail (CRLF form) apart. Fills @report's
 * untidy, ambiguous, headers, notes. Never NULL: a mail nobody can read is a
 * tree with one leaf and an "ambiguous" word. Limits of parts, depth, expanded
 * bytes and headers are met here: @limit is set to the reason, else
 * SK_REASON_NONE, and the tree is what was read until then. Nested
 * message/rfc822 are parts of role MESSAGE with their own children, and a
 * leading BODY child that holds their From/Subject/Date as text. */
SkMail *sk_mail_read(GBytes *bytes, const SkPolicy *policy, SkReport *report,
                     SkReason *limit);

/* sk_mail_read_within: the same under the policy of @tree, told to its report,
 * while its time lasts: then @limit is that of seconds. */
SkMail *sk_mail_read_within(GBytes *bytes, SkTree *tree, SkReason *limit);

#endif

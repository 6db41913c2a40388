/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the mail that says that another one was withheld.
 */
#ifndef SK_WORKER_NOTICE_WITHHELD_H
#define SK_WORKER_NOTICE_WITHHELD_H

#include "core/order.h"
#include "worker/mail/mail.h"

/* sk_withheld_text: returns the text of that mail: sender, subject, reason
 * (order->reason) and receipt. It speaks to the recipient, or to the sender if
 * order->recipient is set. It is in its final form, under a mark line. New
 * string. */
char *sk_withheld_text(const SkMail *mail, const SkOrder *order,
                       const SkPolicy *policy);

/* sk_withheld_mail: returns the headers of that mail, to be written with
 * sk_mail_write: the trace headers and the date of @mail (so that hop counts go
 * on and no clock is needed), a From of this gateway, and a To. It has no
 * Message-ID, because none is ever made up. */
SkMail *sk_withheld_mail(const SkMail *mail, const SkOrder *order,
                         const SkPolicy *policy);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The mail that says that another one was withheld.
 */
#ifndef SK_WORKER_NOTICE_WITHHELD_H
#define SK_WORKER_NOTICE_WITHHELD_H

#include "core/order.h"
#include "worker/mail/mail.h"

/* sk_withheld_text: what it says: sender, subject, reason (order->reason) and
 * receipt; to the recipient, or, with order->recipient set, to the sender. In
 * final form, under a mark line. New string. */
char *sk_withheld_text(const SkMail *mail, const SkOrder *order,
                       const SkPolicy *policy);

/* sk_withheld_mail: its headers, to be written with sk_mail_write: the trace
 * headers and date of @mail (hop counts go on; no clock here), From this
 * gateway, To whom it is for. No Message-ID: none is invented. */
SkMail *sk_withheld_mail(const SkMail *mail, const SkOrder *order,
                         const SkPolicy *policy);

#endif

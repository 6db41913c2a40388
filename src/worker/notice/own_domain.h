/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises a mail from outside whose sender claims to be of the inside.
 */
#ifndef SK_WORKER_NOTICE_OWN_DOMAIN_H
#define SK_WORKER_NOTICE_OWN_DOMAIN_H

#include "core/order.h"
#include "worker/mail/mail.h"

/* sk_own_domain_claimed: returns the first address in a From or Sender of
 * @mail, as it will be written, that belongs to a domain of the zone which
 * @mail enters from outside, according to @order. NULL if there is none. A
 * bounce of the gateway's own MTA, when @order says that it is one, claims
 * nothing. Lent by @mail. */
const char *sk_own_domain_claimed(const SkMail *mail, const SkOrder *order,
                                  const SkPolicy *policy);

#endif

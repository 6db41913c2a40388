/* SPDX-License-Identifier: Apache-2.0
 *
 * A mail from outside whose sender is said to be of the inside.
 */
#ifndef SK_WORKER_NOTICE_OWN_DOMAIN_H
#define SK_WORKER_NOTICE_OWN_DOMAIN_H

#include "core/order.h"
#include "worker/mail/mail.h"

/* sk_own_domain_claimed: the first address in a From or Sender of @mail, as it
 * will be written, that belongs to a domain of the zone the order says @mail
 * comes into from outside; NULL when there is none. The bounces of the
 * gateway's own MTA, as the order proves them, claim nothing. Lent by @mail. */
const char *sk_own_domain_claimed(const SkMail *mail, const SkOrder *order,
                                  const SkPolicy *policy);

#endif

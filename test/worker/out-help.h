/* SPDX-License-Identifier: Apache-2.0
 *
 * For the tests of the writing side: policies, mails and orders by hand, and
 * the delivered text read back.
 */
#ifndef TEST_WORKER_OUT_HELP_H
#define TEST_WORKER_OUT_HELP_H

#include "core/order.h"
#include "worker/mail/mail.h"

SkPolicy *out_policy_new(const char *language, SkCharset charset);
void out_policy_free(SkPolicy *policy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicy, out_policy_free)

/* Returns a new mail without headers, for sk_mail_free. */
SkMail *out_mail_new(void);
SkHeader *out_header(SkMail *mail, const char *name, SkHeaderKind kind,
                     const char *value);
void out_address(SkHeader *header, const char *phrase, const char *mail);

SkOrder out_order(void); /* receipt 7KQ4M2X9AB, a key */

/* What the inspector says: "accepted", or why not and where. New string. */
char *out_inspect(GBytes *bytes, SkCharset charset);

/* The text of a written mail, LF line ends, as the next gateway would
 * decode it. */
char *out_text(GBytes *bytes);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Who a mail says it is from, and where an answer goes: what staff must be told
 * of it (sender.c).
 */
#ifndef SK_WORKER_READ_SENDER_H
#define SK_WORKER_READ_SENDER_H

#include <sekisho/policy.h>
#include "worker/mail/mail.h"

/* sk_name_is_address: @name holds what a reader takes for an e-mail address: an
 * at sign of any width between a character and a name with a dot, blanks around
 * it or not, or is one without a dot (boss@city). The inspector has the same
 * rule (src/inspector/README.md). */
gboolean sk_name_is_address(const char *name);

/* sk_sender_part_names: no display name of @header holds an address any more,
 * and where @header says who sent the mail, no other domain either. One that
 * was the address itself is dropped. Where one was another's, it is told in
 * @mail->told if @header says who sent the mail. Returns how many. */
guint sk_sender_part_names(SkMail *mail, const SkHeader *header);

/* sk_sender_keep_first: a sender (@header) has one mailbox; the others are
 * told. Returns whether there were others. */
gboolean sk_sender_keep_first(SkMail *mail, const SkHeader *header);

/* sk_sender_check_answer: tells where an answer goes, if that is not the sender
 * or his own domain, and addresses that cannot be answered. Call it when all
 * headers of @mail are read. */
void sk_sender_check_answer(SkMail *mail);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out who a mail says it is from and where an answer goes, and what staff
 * must be told about that (sender.c).
 */
#ifndef SK_WORKER_READ_SENDER_H
#define SK_WORKER_READ_SENDER_H

#include <sekisho/policy.h>
#include "worker/mail/mail.h"

/* sk_name_is_address: returns whether @name holds what a reader takes for an
 * e-mail address: an at sign of any width between a character and a name with a
 * dot, with or without blanks around the sign. A name that consists of an
 * address without a dot (boss@city) counts, too. The inspector has the same
 * rule (src/inspector/README.md). */
gboolean sk_name_is_address(const char *name);

/* sk_sender_part_names: alters the display names of @header so that none holds
 * an address, and, if @header says who sent the mail, none holds another domain
 * either. A name that was the address itself is dropped. If @header says who
 * sent the mail, an address that was not the sender's own is added to
 * @mail->told. Returns how many names were altered because of another address
 * or domain. */
guint sk_sender_part_names(SkMail *mail, const SkHeader *header);

/* sk_sender_keep_first: leaves a sender (@header) only its first mailbox, and
 * adds the others to @mail->told. Returns whether there were others. */
gboolean sk_sender_keep_first(SkMail *mail, const SkHeader *header);

/* sk_sender_check_answer: adds to @mail->told where an answer goes if that is
 * not the sender or the sender's own domain, and addresses that cannot be
 * answered. Call this when all headers of @mail are read. */
void sk_sender_check_answer(SkMail *mail);

#endif

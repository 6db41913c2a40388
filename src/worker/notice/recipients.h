/* SPDX-License-Identifier: Apache-2.0
 *
 * Shortens lists of recipients that are longer than a header may be
 * (recipients.c).
 */
#ifndef SK_WORKER_NOTICE_RECIPIENTS_H
#define SK_WORKER_NOTICE_RECIPIENTS_H

#include <sekisho/policy.h>
#include "worker/mail/mail.h"

/* sk_recipients_fit: shortens the address lists of @mail, except From and
 * Sender, until all its headers can leave. Returns the addresses that no longer
 * stand there, as lines for the text of the mail, or NULL if nothing was
 * shortened. What was shortened is told to @report. New string. */
char *sk_recipients_fit(SkMail *mail, const SkPolicy *policy, SkReport *report);

/* sk_text_join: returns @text followed by @more (may be NULL). Takes @text. */
char *sk_text_join(char *text, const char *more);

#endif

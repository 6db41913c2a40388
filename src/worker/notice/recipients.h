/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of recipients that are longer than a header may be (recipients.c).
 */
#ifndef SK_WORKER_NOTICE_RECIPIENTS_H
#define SK_WORKER_NOTICE_RECIPIENTS_H

#include <sekisho/policy.h>
#include "worker/mail/mail.h"

/* sk_recipients_fit: shortens the address lists of @mail, but for From and
 * Sender, until all its headers can leave. Returns those that no longer stand
 * there as lines for the text of the mail; NULL when nothing was shortened. What
 * was is told to @report. New string. */
char *
sk_recipients_fit(SkMail *mail, const SkPolicy *policy, SkReport *report);

/* sk_text_join: @text, and @more behind it (NULL: none). Takes @text. */
char *sk_text_join(char *text, const char *more);

#endif

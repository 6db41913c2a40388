/* SPDX-License-Identifier: Apache-2.0
 *
 * Says what staff are told about the sender of a mail (told.c).
 */
#ifndef SK_WORKER_NOTICE_TOLD_H
#define SK_WORKER_NOTICE_TOLD_H

#include <sekisho/policy.h>
#include "worker/mail/mail.h"

/* sk_told_text: returns what @mail->told says as lines in the language of
 * @policy, or NULL if there is nothing. New string. */
char *sk_told_text(const SkMail *mail, const SkPolicy *policy);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The message out: a whole mail composed from what was understood.
 */
#ifndef SK_WORKER_MESSAGE_OUT_H
#define SK_WORKER_MESSAGE_OUT_H

#include "worker/mail.h"

#define SK_HEADER_MOST  16000 /* bytes of one header: MTAs cut longer ones */
#define SK_HEADERS_MOST 30000 /* of all: sendmail refuses 32768 */

/* sk_mail_write: a mail with the headers of @mail that can leave, @xsekisho
 * (value of X-Sekisho, folds allowed) and @text as its one text part in the
 * charset of @policy; what was changed is told to @report. The same input gives
 * the same bytes. NULL with *@limit = SK_REASON_LIMIT_HEADERS when the headers
 * are too long to be delivered by every MTA; else *@limit = SK_REASON_NONE. */
GBytes *
sk_mail_write(const SkMail *mail, const char *text, const SkPolicy *policy,
              const char *xsekisho, SkReport *report, SkReason *limit);

#endif

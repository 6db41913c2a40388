/* SPDX-License-Identifier: Apache-2.0
 *
 * The message out: a whole mail composed from what was understood.
 */
#ifndef SK_WORKER_WRITE_MESSAGE_OUT_H
#define SK_WORKER_WRITE_MESSAGE_OUT_H

#include "worker/mail/mail.h"

#define SK_HEADER_FIELD_MAX  16000 /* bytes of one header: MTAs cut longer ones */
#define SK_HEADERS_MAX 30000 /* of all: sendmail refuses 32768 */

/* sk_mail_write: a mail with the headers of @mail that can leave, @xsekisho
 * (value of X-Sekisho, folds allowed) and @text as its one text part in the
 * charset of @policy; what was changed is told to @report. The same input gives
 * the same bytes. NULL with *@limit = SK_REASON_LIMIT_HEADERS when the headers
 * are too long to be delivered by every MTA; else *@limit = SK_REASON_NONE. */
GBytes *
sk_mail_write(const SkMail *mail, const char *text, const SkPolicy *policy,
              const char *xsekisho, SkReport *report, SkReason *limit);

/* A file that leaves with the mail. */
typedef struct {
    const char *name; /* clean, UTF-8, at most 180 bytes */
    const char *type; /* media type without parameters */
    GBytes *bytes;
    SkPart *part;     /* that it is, lent; NULL: none that is told of */
} SkFile;

/* sk_mail_write_files: the same with @files (of SkFile; NULL or empty: none) as
 * attachments behind the text. @seed: 32 bytes the boundary is made of; NULL:
 * the SHA-256 of text and files, so that a second pass, which finds the same,
 * writes the same. Nobody can write a text that holds its own sum. @xsekisho may be NULL: a mail
 * in a mail has none. */
GBytes *sk_mail_write_files(const SkMail *mail, const char *text,
                            const GArray *files, const guint8 seed[32],
                            const SkPolicy *policy, const char *xsekisho,
                            SkReport *report, SkReason *limit);

#endif

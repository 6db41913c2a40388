/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a whole mail, composed from what was understood.
 */
#ifndef SK_WORKER_WRITE_MESSAGE_OUT_H
#define SK_WORKER_WRITE_MESSAGE_OUT_H

#include "worker/mail/mail.h"

/* bytes of one header; MTAs cut longer ones */
#define SK_HEADER_FIELD_MAX 16000
/* bytes of all headers; sendmail refuses 32768 */
#define SK_HEADERS_MAX 30000

/* sk_mail_write: returns a mail with those headers of @mail that can leave,
 * with @xsekisho as the value of X-Sekisho (which may have folds), and with
 * @text as its only text part, in the charset of @policy. What was changed is
 * told to @report. The same input gives the same bytes. Returns NULL with
 * *@limit set to SK_REASON_LIMIT_HEADERS if the headers are too long for every
 * MTA to deliver, else *@limit is SK_REASON_NONE. */
GBytes *
sk_mail_write(const SkMail *mail, const char *text, const SkPolicy *policy,
              const char *xsekisho, SkReport *report, SkReason *limit);

/* A file that leaves with the mail. */
typedef struct {
    const char *name; /* clean UTF-8 of at most 180 bytes */
    const char *type; /* the media type without parameters */
    GBytes *bytes;
    /* the part that it is, lent; NULL if none is to be told about */
    SkPart *part;
} SkFile;

/* sk_mail_write_files: does the same with @files (of SkFile; NULL or empty if
 * there are none) as attachments after the text. The boundary is made from the
 * 32 bytes at @seed. If @seed is NULL, it is the SHA-256 of the text and the
 * files, so that a second pass, which finds the same, writes the same; nobody
 * can write a text that holds its own hash. @xsekisho may be NULL, because a
 * mail in a mail has no X-Sekisho. */
GBytes *
sk_mail_write_files(const SkMail *mail, const char *text, const GArray *files,
                    const guint8 seed[32], const SkPolicy *policy,
                    const char *xsekisho, SkReport *report, SkReason *limit);

#endif

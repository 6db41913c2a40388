/* SPDX-License-Identifier: Apache-2.0
 *
 * The headers of a mail: which may leave, and in what form (header_in.c).
 */
#ifndef SK_WORKER_READ_HEADER_IN_H
#define SK_WORKER_READ_HEADER_IN_H

#include <glib.h>
#include "worker/mail/mail.h"
#include "worker/read/rfc2047.h"

/* One field as it stands in the bytes; lends them. */
typedef struct {
    const char *name; /* @name_len bytes, blanks before the colon not in it */
    gsize name_len;
    const char *value; /* behind the colon, up to the last line end */
    gsize value_len;
} SkRawHeader;

/* sk_headers_split: the fields at the start of @data, up to the first empty
 * line: an array of SkRawHeader. Lines that are none are stepped over. */
GArray *sk_headers_split(const guint8 *data, gsize len);

/* sk_raw_header_same: two values that differ only in folds and blanks. */
gboolean
sk_raw_header_same(const char *a, gsize a_len, const char *b, gsize b_len);

/* sk_raw_header_is: the field has this name, in any case. */
gboolean sk_raw_header_is(const SkRawHeader *field, const char *name);

/* sk_headers_read: fills @mail->headers, from_text and subject_text from the
 * header block at the start of @data; the rest goes to @report. */
void
sk_headers_read(SkMail *mail, const guint8 *data, gsize len,
                const SkPolicy *policy, SkReport *report, SkHeaderSeen *seen);

/* sk_headers_summary: From, Date, To and Subject of an inner mail as text for
 * people, a line each; empty when it has none. New string. */
char *sk_headers_summary(const guint8 *data, gsize len, SkHeaderSeen *seen);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the headers of a mail: which of them may leave, and in what form
 * (header_in.c).
 *
 * What these files define is declared here: header_fields.c, header_summary.c.
 */
#ifndef SK_WORKER_READ_HEADER_IN_H
#define SK_WORKER_READ_HEADER_IN_H

#include <glib.h>
#include "worker/mail/mail.h"
#include "worker/read/rfc2047.h"

/* One field as it stands in the bytes of the mail, which it points into. */
typedef struct {
    const char *name; /* @name_len bytes, without the blanks before the colon */
    gsize name_len;
    const char *value; /* from the colon to the last line end, both excluded */
    gsize value_len;
} SkRawHeader;

/* sk_headers_split: returns the fields at the start of @data, up to the first
 * empty line, as an array of SkRawHeader that points into @data. Lines that are
 * no fields are skipped. */
GArray *sk_headers_split(const guint8 *data, gsize len);

/* sk_raw_header_same: returns whether two values differ only in folds and
 * blanks. */
gboolean
sk_raw_header_same(const char *a, gsize a_len, const char *b, gsize b_len);

/* sk_raw_header_is: returns whether the field is called @name, in any case. */
gboolean sk_raw_header_is(const SkRawHeader *field, const char *name);

/* sk_headers_read: fills @mail->headers, from_text and subject_text from the
 * header block at the start of @data. What was dropped, changed or ambiguous
 * goes to @report. */
void
sk_headers_read(SkMail *mail, const guint8 *data, gsize len,
                const SkPolicy *policy, SkReport *report, SkHeaderSeen *seen);

/* sk_headers_summary: returns From, Date, To and Subject of an inner mail as
 * text for people, each on a line; the text is empty if it has none. New
 * string. */
char *sk_headers_summary(const guint8 *data, gsize len, SkHeaderSeen *seen);

#endif

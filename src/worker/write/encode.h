/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes one header as it leaves, by the grammar of src/inspector/README.md.
 */
#ifndef SK_WORKER_WRITE_ENCODE_H
#define SK_WORKER_WRITE_ENCODE_H

#include "worker/mail/mail.h"

/* sendmail's limit for the bytes of a line without its CRLF */
#define SK_LINE_OUT_MAX 990

/* sk_encode_header: returns @header as "Name: value" with its folds, ending in
 * CRLF, or NULL if nothing of it can leave (an unreadable date, a token that is
 * not ASCII, no usable address). What was left out is told to @report. New
 * string, 7-bit. */
char *
sk_encode_header(const SkHeader *header, SkCharset charset, SkReport *report);

/* sk_xsekisho: returns the value of X-Sekisho, folded if it is long. @did is of
 * char*; words that sk_word_is_fixed does not accept are left out. New string.
 */
char *sk_xsekisho(const char *receipt, SkVerdict verdict, const char *profile,
                  const GPtrArray *did);

#endif

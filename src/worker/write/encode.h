/* SPDX-License-Identifier: Apache-2.0
 *
 * One header as it leaves, after the grammar of src/inspector/README.md.
 */
#ifndef SK_WORKER_WRITE_ENCODE_H
#define SK_WORKER_WRITE_ENCODE_H

#include "worker/mail/mail.h"

#define SK_LINE_OUT_MAX 990 /* bytes of a line without CRLF: sendmail's limit */

/* sk_encode_header: @header as bytes, "Name: value" with its folds, ending in
 * CRLF. NULL when nothing of it can leave (an unreadable date, a token that is
 * not ASCII, no usable address); that, and what was left out of it, is told to
 * @report. New string, 7-bit. */
char *
sk_encode_header(const SkHeader *header, SkCharset charset, SkReport *report);

/* sk_xsekisho: the value of X-Sekisho, folded where long. @did: of
 * char*, words as sk_word_is_fixed wants them, others are left out. */
char *sk_xsekisho(const char *receipt, SkVerdict verdict, const char *profile,
                  const GPtrArray *did);

#endif

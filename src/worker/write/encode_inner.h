/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that write headers share; nobody else includes it.
 */
#ifndef SK_WORKER_WRITE_ENCODE_INNER_H
#define SK_WORKER_WRITE_ENCODE_INNER_H

#include "worker/mail/mail.h"

/* sk_encode_tell: into the report that @header was "dropped" or "rewritten";
 * @value: what it was, or NULL. */
void sk_encode_tell(SkReport *report, const SkHeader *header,
                    const char *action, const char *value);

/* A header being written: "Name: " … CRLF. */
GString *sk_encode_begin(const SkHeader *header);
char *sk_encode_finish(GString *out); /* takes @out */

/* sk_encode_clean: @text as one clean line of at most @most characters (0: any)
 * that @charset holds. New string. */
char *sk_encode_clean(const char *text, guint most, SkCharset charset);

/* sk_encode_addresses: a header of kind ADDRESSES, as sk_encode_header. */
char *sk_encode_addresses(const SkHeader *header, SkCharset charset,
                          SkReport *report);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that write headers share. Only src/worker/write uses this.
 *
 * What encode_address.c defines is declared here.
 */
#ifndef SK_WORKER_WRITE_ENCODE_INNER_H
#define SK_WORKER_WRITE_ENCODE_INNER_H

#include "worker/mail/mail.h"

/* sk_encode_tell: reports that @header was "dropped" or "rewritten" (@action).
 * @value is what it was, or NULL. */
void sk_encode_tell(SkReport *report, const SkHeader *header,
                    const char *action, const char *value);

/* sk_encode_begin: returns a buffer that begins with "Name: ";
 * sk_encode_finish: appends the CRLF and returns the whole header as a new
 * string. */
GString *sk_encode_begin(const SkHeader *header);
char *sk_encode_finish(GString *out); /* takes @out */

/* sk_encode_clean: returns @text as one clean line of at most @most characters
 * (0 means no limit), all of which @charset has. New string. */
char *sk_encode_clean(const char *text, guint most, SkCharset charset);

/* sk_encode_addresses: does for a header of kind ADDRESSES what
 * sk_encode_header does. */
char *sk_encode_addresses(const SkHeader *header, SkCharset charset,
                          SkReport *report);

#endif

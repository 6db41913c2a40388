/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a file as an attachment of the mail that leaves.
 */
#ifndef SK_WORKER_WRITE_ATTACH_OUT_H
#define SK_WORKER_WRITE_ATTACH_OUT_H

#include "worker/write/message_out.h"

/* sk_file_boundary: returns the boundary "=_sekisho_" followed by the first 16
 * bytes of @seed in hex. No line of base64 can hold its "_". New string. */
char *sk_file_boundary(const guint8 seed[32]);

/* sk_file_seed: sets @seed to the SHA-256 of @text and @files (of SkFile). */
void sk_file_seed(const char *text, const GArray *files, guint8 seed[32]);

/* sk_file_write: appends the delimiter, the headers and the content of @file to
 * @out: a mail as it is, everything else in base64. The name is given only
 * once: as filename="…" if it is plain ASCII, else by RFC 2231. */
void sk_file_write(GString *out, const SkFile *file, const char *boundary);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * A file as an attachment of the mail that leaves.
 */
#ifndef SK_WORKER_WRITE_ATTACH_OUT_H
#define SK_WORKER_WRITE_ATTACH_OUT_H

#include "worker/write/message_out.h"

/* sk_file_boundary: "=_sekisho_" and 32 hex digits of @seed: no line of base64
 * can hold "_". New string. */
char *sk_file_boundary(const guint8 seed[32]);

/* sk_file_seed: the SHA-256 of @text and @files (of SkFile). */
void sk_file_seed(const char *text, const GArray *files, guint8 seed[32]);

/* sk_file_write: delimiter, headers and base64 of @file, appended to @out. One
 * name, said once: filename="…" when it is plain ASCII, else RFC 2231. */
void sk_file_write(GString *out, const SkFile *file, const char *boundary);

#endif

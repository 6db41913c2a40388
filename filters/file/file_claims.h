/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists what a claimed file name says the file is, to every system that may
 * read it: cut at a NUL, at a stream, or at its end, and with characters that
 * only look like dots. Makes no judgement. This defends against names that look
 * harmless here and start a program elsewhere.
 */
#ifndef SK_FILE_FILE_CLAIMS_H
#define SK_FILE_FILE_CLAIMS_H

#include <glib.h>

typedef struct {
    GPtrArray *extensions; /* of char *: in lower case, each once */
    gboolean is_class;     /* The name holds a class identifier, ".{…". */
} SkFileClaims;

/* sk_file_claims: lists what @name (UTF-8) claims. Free the result with
 * sk_file_claims_clear. */
SkFileClaims sk_file_claims(const char *name);
void sk_file_claims_clear(SkFileClaims *claims);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkFileClaims, sk_file_claims_clear)

#endif

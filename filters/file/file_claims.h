/* SPDX-License-Identifier: Apache-2.0
 *
 * What a claimed file name says the file is, to every system that may read it:
 * cut at a NUL, at a stream, at the end; with dots that only look like dots.
 * Judges nothing. Stands against the name that is harmless to us and starts
 * something there.
 */
#ifndef SK_FILE_FILE_CLAIMS_H
#define SK_FILE_FILE_CLAIMS_H

#include <glib.h>

typedef struct {
    GPtrArray *extensions; /* of char*: lower case, once each */
    gboolean is_class;     /* it holds a class identifier ".{…" */
} SkFileClaims;

/* sk_file_claims: what @name (UTF-8) claims; sk_file_claims_clear frees it. */
SkFileClaims sk_file_claims(const char *name);
void sk_file_claims_clear(SkFileClaims *claims);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkFileClaims, sk_file_claims_clear)

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a PDF anew.
 */
#ifndef SK_PDF_CLEAN_H
#define SK_PDF_CLEAN_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

typedef struct {
    SkPart *part; /* whose time is used and on which things are counted; may be
                     NULL */
    const SkPolicy *policy;
    GBytes *bytes;
    /* out: the files that lie in it, of SkPart; NULL if there are none. The
     * caller unrefs it. */
    GPtrArray *files;
    SkReason reason;    /* the reason if there is no result */
    const char *detail; /* one more word about it; a static string, or NULL */
} SkPdfClean;

/* sk_pdf_clean: returns the PDF clean->bytes written anew, or NULL with the
 * reason set. The same bytes give the same result, and that comes back
 * unchanged. The caller unrefs it. */
GBytes *sk_pdf_clean(SkPdfClean *clean);

#endif

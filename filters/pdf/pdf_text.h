/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts of a PDF that people read.
 */
#ifndef SK_PDF_TEXT_H
#define SK_PDF_TEXT_H

#include "pdf/pdf_walk.h"

/* sk_pdf_text_of: returns the text of @string, a text string that was read, in
 * UTF-8 and clean (sk_text_clean). What was taken out is counted. New string.
 */
char *sk_pdf_text_of(SkPdfWalk *walk, const SkPdfObject *string);

/* sk_pdf_make_words: the maker of texts. */
SkPdfObject *
sk_pdf_make_words(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in);

#endif

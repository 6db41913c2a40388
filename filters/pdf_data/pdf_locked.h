/* SPDX-License-Identifier: Apache-2.0
 *
 * Tells whether a PDF is encrypted, for the reason that people are told if the
 * policy lets no PDF pass. If it lets PDFs pass, the reader of PDF opens the
 * file and knows.
 */
#ifndef SK_PDF_LOCKED_H
#define SK_PDF_LOCKED_H

#include <glib.h>

/* sk_pdf_says_locked: returns whether a trailer of the PDF @bytes, which may be
 * damaged, names an encryption. */
gboolean sk_pdf_says_locked(GBytes *bytes);

#endif

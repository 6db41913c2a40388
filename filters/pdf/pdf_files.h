/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the files that are embedded in a PDF, so that they can leave beside it
 * as parts of their own.
 */
#ifndef SK_PDF_FILES_H
#define SK_PDF_FILES_H

#include "pdf/pdf_walk.h"

/* sk_pdf_files_gather: finds the files in the document whose catalogue, as it
 * was read, is @root. Each is counted, and put into walk->files if the policy
 * lets files in files leave on their own. */
void sk_pdf_files_gather(SkPdfWalk *walk, const SkPdfObject *root);

#endif

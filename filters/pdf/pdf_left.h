/* SPDX-License-Identifier: Apache-2.0
 *
 * What is left out of a PDF, by the words of the report.
 */
#ifndef SK_PDF_LEFT_H
#define SK_PDF_LEFT_H

#include "pdf/pdf_walk.h"

/* sk_pdf_count_left: counts the entry @key, which no table of its dictionary
 * names, with its value @value as it was read. */
void sk_pdf_count_left(SkPdfWalk *walk, const char *key, SkPdfObject *value);

/* sk_pdf_count_action: counts the action @action (a dictionary) by what it
 * would have done, and those that follow it. */
void sk_pdf_count_action(SkPdfWalk *walk, const SkPdfObject *action);

#endif

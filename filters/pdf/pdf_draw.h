/* SPDX-License-Identifier: Apache-2.0
 *
 * Content streams with their resources (ISO 32000-1, 7.8.3). A page is written
 * with all resources that it has. What is drawn inside of a page (a form, a
 * tile, a glyph) is written with those that it names and no other. Where it has
 * no resources, or lacks a name, it gets what the page or the form around it
 * has under that name, or what the fields of the document are drawn with:
 * viewers look there too, and what leaves shall show the same in all of them.
 */
#ifndef SK_PDF_DRAW_H
#define SK_PDF_DRAW_H

#include "pdf/pdf_kinds.h"

/* Something that draws, while it is being made. */
typedef struct _SkPdfDrawn SkPdfDrawn;

/* sk_pdf_drawn_begin: begins something whose resources, as they were read, are
 * @in (lent; may be NULL). Until the end, it is what is around whatever else is
 * made. */
SkPdfDrawn *sk_pdf_drawn_begin(SkPdfWalk *walk, SkPdfObject *in);

/* sk_pdf_drawn_given: its resources have been made as @out (lent), and no other
 * is made. */
void sk_pdf_drawn_given(SkPdfDrawn *drawn, SkPdfObject *out);

/* sk_pdf_drawn_content: writes the content stream @bytes (taken) anew. Never
 * NULL, but empty if nothing of it leaves. The caller unrefs it. */
GBytes *
sk_pdf_drawn_content(SkPdfDrawn *drawn, SkPdfContentKind kind, GBytes *bytes);

/* sk_pdf_drawn_rest: makes what the resources have and no content named. */
void sk_pdf_drawn_rest(SkPdfDrawn *drawn);

/* sk_pdf_drawn_end: ends it and frees @drawn. Returns the dictionary of the
 * resources that were made, or NULL if there are none. */
SkPdfObject *sk_pdf_drawn_end(SkPdfDrawn *drawn);

#endif

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

/* A page, form, tile or font while it is being made. */
typedef struct _SkPdfDrawn SkPdfDrawn;

/* sk_pdf_drawn_begin: begins a thing that draws with the resources @in (lent,
 * as they were read; may be NULL). Whatever is made before sk_pdf_drawn_end is
 * drawn inside of it. */
SkPdfDrawn *sk_pdf_drawn_begin(SkPdfWalk *walk, SkPdfObject *in);

/* sk_pdf_drawn_given: tells @drawn that its resources have been made already,
 * as @out (lent). Its content may name these and no other. */
void sk_pdf_drawn_given(SkPdfDrawn *drawn, SkPdfObject *out);

/* sk_pdf_drawn_content: returns the content stream @bytes (taken), written
 * anew. It is never NULL, but empty if nothing leaves. The caller unrefs it. */
GBytes *
sk_pdf_drawn_content(SkPdfDrawn *drawn, SkPdfContentKind kind, GBytes *bytes);

/* sk_pdf_drawn_rest: makes those resources of @drawn that no content named. */
void sk_pdf_drawn_rest(SkPdfDrawn *drawn);

/* sk_pdf_drawn_end: ends it and frees @drawn. Returns the dictionary of the
 * resources that were made, or NULL if there are none. */
SkPdfObject *sk_pdf_drawn_end(SkPdfDrawn *drawn);

/* sk_pdf_drawn_stream: does all of this for @in, which is one content stream
 * with resources of its own. Returns the stream of @kind with the content
 * @bytes (taken), written anew, and with the resources that this names. */
SkPdfObject *
sk_pdf_drawn_stream(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
                    SkPdfContentKind content, GBytes *bytes);

#endif

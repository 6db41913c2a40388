/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of content streams, CMaps and font programs share: bytes are
 * cleaned, what leaves is accepted by the inspector, and comes back unchanged.
 */
#ifndef SK_TEST_PDF_HELP_H
#define SK_TEST_PDF_HELP_H

#include <glib.h>
#include "font/font.h"
#include "pdf_content/cmap.h"
#include "pdf_content/content.h"

/* pdf_content: what leaves of the content stream @bytes, of which every
 * resource stays whose name does not begin with "No"; NULL if nothing does.
 * left_out: how many operators and inline images did not leave. */
GBytes *pdf_content(SkPdfContentKind kind, const guint8 *bytes, gsize len,
                    guint left_out[2]);

/* The same of a CMap and of a font. *@font is filled in. */
GBytes *pdf_cmap(SkPdfCMapKind kind, const guint8 *bytes, gsize len);
GBytes *pdf_font(SkFontKind kind, const guint8 *bytes, gsize len, SkFont *font);

/* pdf_dump: stops the test with @what, and leaves @bytes to be looked at. */
void pdf_dump(const char *what, const guint8 *bytes, gsize len);

/* A cleaner as a storm drives it. @kind is of its own enumeration. */
typedef GBytes *(*PdfCleaner)(guint kind, const guint8 *bytes, gsize len);
GBytes *pdf_any_content(guint kind, const guint8 *bytes, gsize len);
GBytes *pdf_any_cmap(guint kind, const guint8 *bytes, gsize len);
GBytes *pdf_any_font(guint kind, const guint8 *bytes, gsize len);

/* pdf_storm: cleans @rounds inputs made of @seed by cutting it and by turning
 * up to three bits; the same ones every time. Returns how many left. */
guint pdf_storm(PdfCleaner cleaner, guint kind, GBytes *seed, guint rounds);

#endif

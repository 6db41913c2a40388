/* SPDX-License-Identifier: Apache-2.0
 *
 * CMaps of a PDF (ISO 32000-1, 9.7.5 and 9.10.3): the tables by which the bytes
 * of a text become glyphs, or characters for whoever copies the text. They come
 * as programs of PostScript and leave as tables alone.
 */
#ifndef SK_PDF_CONTENT_CMAP_H
#define SK_PDF_CONTENT_CMAP_H

#include <glib.h>
#include <sekisho/part.h>

typedef enum {
    SK_PDF_CMAP_TO_UNICODE,
    SK_PDF_CMAP_ENCODING, /* of a Type 0 font */
} SkPdfCMapKind;

typedef struct {
    SkPart *part; /* may be NULL */
    SkPdfCMapKind kind;
    const guint8 *bytes; /* decoded */
    gsize len;
    /* out: the CMap that this one builds on (usecmap), a name of the predefined
     * list, or NULL. Static. */
    const char *use;
    gboolean is_vertical; /* out: WMode 1 */
    const char *name;     /* out: a static name for CMapName */
    const char *detail;   /* out: why there is no result; static */
} SkPdfCMap;

/* sk_pdf_cmap_clean: writes @cmap anew. Returns new bytes, which come back
 * unchanged when they are cleaned again, or NULL. The caller unrefs them. */
GBytes *sk_pdf_cmap_clean(SkPdfCMap *cmap);

/* sk_pdf_cmap_is_predefined: returns whether @name is a predefined CMap (ISO
 * 32000-1, table 118), Identity-H and Identity-V among them. */
gboolean sk_pdf_cmap_is_predefined(const char *name);

#endif

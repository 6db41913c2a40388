/* SPDX-License-Identifier: Apache-2.0
 *
 * Content streams of a PDF (ISO 32000-1, 7.8.2): pages, forms, patterns, the
 * glyphs of Type 3 fonts and the appearances of annotations are lists of
 * operators. They are read operator by operator and written anew from a list of
 * those that draw.
 */
#ifndef SK_PDF_CONTENT_CONTENT_H
#define SK_PDF_CONTENT_CONTENT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* The categories of a resource dictionary (ISO 32000-1, table 33). */
#define SK_PDF_RESOURCES(X)                                                    \
    X(EXT_G_STATE, "ExtGState")                                                \
    X(COLOR_SPACE, "ColorSpace")                                               \
    X(PATTERN, "Pattern")                                                      \
    X(SHADING, "Shading")                                                      \
    X(X_OBJECT, "XObject")                                                     \
    X(FONT, "Font")                                                            \
    X(PROPERTIES, "Properties")

typedef enum {
#define SK_X(symbol, key) SK_PDF_RESOURCE_##symbol,
    SK_PDF_RESOURCES(SK_X)
#undef SK_X
        SK_PDF_N_RESOURCES
} SkPdfResource;

typedef enum {
    SK_PDF_CONTENT_PAGE,
    SK_PDF_CONTENT_FORM,  /* form XObjects and appearances */
    SK_PDF_CONTENT_TILE,  /* of a tiling pattern */
    SK_PDF_CONTENT_GLYPH, /* of a Type 3 font; d0 or d1 comes first */
} SkPdfContentKind;

typedef struct _SkPdfContent SkPdfContent;

struct _SkPdfContent {
    SkPart *part; /* on which things are counted; may be NULL */
    const SkLimits *limits;
    SkPdfContentKind kind;
    const guint8 *bytes; /* decoded; the streams of a page joined by LF */
    gsize len;
    /* has: whether the resource @name (decoded, without its slash) stays in the
     * document that is written. NULL: every resource does. */
    gboolean (*has)(const SkPdfContent *content, SkPdfResource category,
                    const char *name);
    /* components: how many components the colour space @name of the resources
     * has, 1 for Indexed and Separation; 0 if there is no such colour space.
     * Inline images may name it. NULL: there is none. */
    guint (*components)(const SkPdfContent *content, const char *name);
    gpointer data; /* of the caller */
    /* out: how many operators and inline images were left out */
    guint left_out, images_left_out;
    SkReason reason;    /* the reason if there is no result */
    const char *detail; /* one more word about it; a static string */
};

/* sk_pdf_content_clean: writes the content stream @content anew. What is no
 * listed operator with operands of its types is left out and counted, as is an
 * operator that names a resource which does not stay. Returns new bytes, which
 * may be empty, or NULL with the reason set if the stream cannot be written
 * anew at all (limits, time). The same stream gives the same bytes, and these
 * come back unchanged. The caller unrefs the result. */
GBytes *sk_pdf_content_clean(SkPdfContent *content);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * A CMap as it was read. Only cmap*.c include this.
 */
#ifndef SK_PDF_CONTENT_CMAP_INNER_H
#define SK_PDF_CONTENT_CMAP_INNER_H

#include "pdf_content/cmap.h"
#include "pdf_content/token.h"

/* the bytes of one code, and of the characters that it stands for */
#define SK_PDF_CODE_MAX       4
#define SK_PDF_CHARACTERS_MAX 64
/* the entries of one block (ISO 32000-1, 9.7.5.4, and PostScript) */
#define SK_PDF_BLOCK_MAX 100

/* What the entries of a CMap say, in the order of their words. */
typedef enum {
    SK_PDF_CODE_SPACE,
    SK_PDF_BF_CHAR,
    SK_PDF_BF_RANGE,
    SK_PDF_CID_CHAR,
    SK_PDF_CID_RANGE,
    SK_PDF_NOTDEF_CHAR,
    SK_PDF_NOTDEF_RANGE,
    SK_PDF_N_BLOCKS,
} SkPdfBlock;

typedef struct {
    SkPdfBlock block;
    guint len; /* the bytes of a code */
    guint32 low, high;
    guint cid;
    guint n_characters; /* bytes of UTF-16, of bf entries */
    gsize characters;   /* where they stand in the text of the CMap */
} SkPdfCMapEntry;

typedef struct {
    GArray *entries;  /* of SkPdfCMapEntry */
    GByteArray *text; /* the characters of all entries */
    char registry[65], ordering[65];
    gint64 supplement;
    const char *use;
    gboolean is_vertical;
} SkPdfCMapRead;

/* cmap_name.c. sk_pdf_cmap_known: returns the predefined CMap @name as a static
 * string, or NULL. */
const char *sk_pdf_cmap_known(const char *name);

/* cmap_write.c. sk_pdf_cmap_write: writes what was read of a CMap of @kind that
 * is called @name. */
GBytes *sk_pdf_cmap_write(const SkPdfCMapRead *read, SkPdfCMapKind kind,
                          const char *name);

/* sk_pdf_block_word: "bfchar", and whether its entries are of ranges. */
const char *sk_pdf_block_word(SkPdfBlock block);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Fax coding of black and white pixels (ITU-T T.4 and T.6), as PDF and JBIG2
 * use it. Rows are packed, the leftmost pixel in the highest bit, 1 is black,
 * and the bits that fill up a row are 0.
 *
 * What these files define is declared here: fax_read.c, fax_write.c.
 */
#ifndef SK_FAX_FAX_H
#define SK_FAX_FAX_H

#include "picture/picture.h"

/* Pixels of a row; the pages of a plotter have 50,000. */
#define SK_FAX_WIDTH_MAX (1u << 20)

typedef struct {
    /* K of PDF (ISO 32000-1, table 11): negative for T.6, 0 for T.4 with rows
     * coded each by itself, positive for T.4 with rows coded by the one above
     */
    gint k;
    guint32 columns, rows;           /* columns is at most SK_FAX_WIDTH_MAX */
    gboolean byte_align;             /* each row begins on a whole byte */
    struct _SkFaxMeanings *meanings; /* sk_fax_read makes it; sk_fax_clear frees
                                        it */
    /* out */
    guint32 seen;        /* how many rows the data held */
    gsize used;          /* how many bytes it took */
    gboolean is_damaged; /* some code was none, or ran beyond the row */
} SkFax;

/* sk_fax_read: decodes @bytes (@len) into @out, which holds fax->rows rows of
 * zeros. Rows that are not there, or behind damage that cannot be passed over,
 * stay white. Returns FALSE, with a reason in @picture, if time is up. */
gboolean sk_fax_read(SkPicture *picture, SkFax *fax, const guint8 *bytes,
                     gsize len, guint8 *out);

void sk_fax_clear(SkFax *fax);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkFax, sk_fax_clear)

/* sk_fax_write: returns @height rows at @bits, @stride bytes each, coded by
 * T.6, with the end of block behind them. There is one way to code each pixel,
 * so the same pixels give the same bytes. Returns NULL, with a reason in
 * @picture, if time is up. The caller unrefs the result. */
GByteArray *sk_fax_write(SkPicture *picture, const guint8 *bits, gsize stride,
                         guint32 width, guint32 height);

#endif

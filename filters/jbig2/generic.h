/* SPDX-License-Identifier: Apache-2.0
 *
 * The two procedures by which JBIG2 codes pixels (ITU-T T.88, 6.2 and 6.3): by
 * their neighbours, and by what another bitmap shows at the same place.
 *
 * What refine.c defines is declared here.
 */
#ifndef SK_JBIG2_GENERIC_H
#define SK_JBIG2_GENERIC_H

#include "fax/fax.h"
#include "jbig2/arithmetic.h"
#include "jbig2/bitmap.h"

/* The place of a pixel of the template that is not fixed, seen from the pixel
 * that is decoded. */
typedef struct {
    gint16 x, y;
} SkJbig2Place;

typedef struct {
    guint template;            /* 0 to 3 */
    gboolean is_typical;       /* rows may be like the one above (TPGDON) */
    SkJbig2Place at[4];        /* of which template 0 uses four, others one */
    const SkJbig2Bitmap *skip; /* pixels that are not coded; or NULL */
    SkJbig2Context *contexts;  /* sk_jbig2_generic_contexts of them */
} SkJbig2Generic;

/* sk_jbig2_generic_contexts: returns how many contexts @template has. */
gsize sk_jbig2_generic_contexts(guint template);

/* sk_jbig2_generic_places: returns how many places of @template are not fixed.
 */
guint sk_jbig2_generic_places(guint template);

/* sk_jbig2_generic_usual: sets the places to where they usually are. */
void sk_jbig2_generic_usual(SkJbig2Generic *generic);

/* sk_jbig2_generic: decodes the pixels of @bitmap, which is white. Returns
 * FALSE, with a reason, if time is up or a place is none that is known by
 * then. */
gboolean sk_jbig2_generic(SkJbig2Budget *budget, SkJbig2Arithmetic *decoder,
                          const SkJbig2Generic *generic, SkJbig2Bitmap *bitmap);

/* sk_jbig2_fax: decodes the pixels of @bitmap, which is white, from the fax
 * coding T.6 (MMR) of @bytes (@len), and stores in *@used how many bytes that
 * took. @fax is kept between calls. Returns FALSE, with a reason, if they
 * cannot be decoded. */
gboolean sk_jbig2_fax(SkJbig2Budget *budget, SkFax *fax, const guint8 *bytes,
                      gsize len, SkJbig2Bitmap *bitmap, gsize *used);

typedef struct {
    guint template;      /* 0 or 1 */
    gboolean is_typical; /* pixels may be as the reference shows (TPGRON) */
    SkJbig2Place at[2];  /* of template 0: one here, one in the reference */
    const SkJbig2Bitmap *reference;
    gint64 x, y; /* where the reference lies, seen from the bitmap */
    SkJbig2Context *contexts; /* SK_JBIG2_REFINE_CONTEXTS of them */
} SkJbig2Refine;

#define SK_JBIG2_REFINE_CONTEXTS (1u << 13)

/* sk_jbig2_refine: decodes the pixels of @bitmap, which is white, like
 * sk_jbig2_generic. */
gboolean sk_jbig2_refine(SkJbig2Budget *budget, SkJbig2Arithmetic *decoder,
                         const SkJbig2Refine *refine, SkJbig2Bitmap *bitmap);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * JPEG 2000 (ITU-T T.800) as PDF holds it: a file of boxes, or a codestream
 * alone.
 */
#ifndef SK_JPX_JPX_H
#define SK_JPX_JPX_H

#include "picture/picture.h"

typedef struct {
    /* in: the number of colour channels that are wanted, or 0 if the picture
     * says itself; and whether its numbers are those of a palette elsewhere */
    guint wanted;
    gboolean is_indexed;
    /* out */
    guint32 width, height;
    guint channels;      /* of colour: 1, 3 or 4, or what was wanted */
    GByteArray *samples; /* eight bits each, the channels of a pixel side by
                            side */
    GByteArray *opacity; /* eight bits each, or NULL if it has none */
    /* the ICC profile of its colours, lent by the bytes of the picture; NULL if
     * it has none */
    const guint8 *profile;
    gsize n_profile;
    gboolean is_lossy;   /* its coding has lost something */
    gboolean is_damaged; /* something was missing */
} SkJpx;

/* sk_jpx_decode: decodes picture->bytes into @jpx. All that is allocated is
 * judged before, by limits.pixels and limits.expanded. Returns FALSE, with a
 * reason in @picture, if it cannot be decoded. */
gboolean sk_jpx_decode(SkPicture *picture, SkJpx *jpx);

void sk_jpx_clear(SkJpx *jpx);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkJpx, sk_jpx_clear)

#endif

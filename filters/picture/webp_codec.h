/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites the coded pixels of WebP (the WebP container specification; RFC
 * 6386; the WebP lossless bitstream specification).
 */
#ifndef SK_PICTURE_WEBP_CODEC_H
#define SK_PICTURE_WEBP_CODEC_H

#include "picture/picture.h"

typedef struct {
    const guint8 *bytes;
    gsize len;
} SkWebpData;

/* sk_webp_lossless_size, sk_webp_lossy_size: read the size that is given at the
 * beginning of the content of a chunk VP8L or VP8. They return FALSE if it is
 * no such content. */
gboolean sk_webp_lossless_size(const SkWebpData *data, guint32 size[2]);
gboolean sk_webp_lossy_size(const SkWebpData *data, guint32 size[2]);

/* Each of these returns the content of a chunk decoded and rewritten, or NULL,
 * with a reason, if that is impossible. The caller has judged the size, and
 * unrefs the result.
 *
 * sk_webp_lossless: VP8L, with the same pixels encoded again. *@has_alpha says
 * whether some of them are not opaque.
 * sk_webp_lossy: VP8, without the bytes that no pixel needs.
 * sk_webp_alpha: ALPH for the picture @vp8; empty if all pixels are opaque. */
GByteArray *sk_webp_lossless(SkPicture *picture, const SkWebpData *vp8l,
                             gboolean *has_alpha);
GByteArray *sk_webp_lossy(SkPicture *picture, const SkWebpData *vp8);
GByteArray *sk_webp_alpha(SkPicture *picture, const SkWebpData *alph,
                          const SkWebpData *vp8);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The coded pixels of WebP (the WebP container specification; RFC 6386; the
 * WebP lossless bitstream specification), written anew.
 */
#ifndef SK_PICTURE_WEBP_CODEC_H
#define SK_PICTURE_WEBP_CODEC_H

#include "picture/picture.h"

typedef struct {
    const guint8 *bytes;
    gsize len;
} SkWebpData;

/* sk_webp_lossless_size, sk_webp_lossy_size: the size said at the beginning of
 * the content of a chunk VP8L or VP8; FALSE when it is none. */
gboolean sk_webp_lossless_size(const SkWebpData *data, guint32 size[2]);
gboolean sk_webp_lossy_size(const SkWebpData *data, guint32 size[2]);

/* Each: the content of a chunk decoded and written anew; NULL, with a reason,
 * when it cannot be. The caller has judged the size.
 *
 * sk_webp_lossless: VP8L, the same pixels coded again. *@has_alpha: whether
 * some of them are not opaque.
 * sk_webp_lossy: VP8, without the bytes that no pixel needs.
 * sk_webp_alpha: ALPH, for the picture @vp8; an empty one when all pixels are
 * opaque. */
GByteArray *sk_webp_lossless(SkPicture *picture, const SkWebpData *vp8l,
                             gboolean *has_alpha);
GByteArray *sk_webp_lossy(SkPicture *picture, const SkWebpData *vp8);
GByteArray *sk_webp_alpha(SkPicture *picture, const SkWebpData *alph,
                          const SkWebpData *vp8);

#endif

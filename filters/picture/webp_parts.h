/* SPDX-License-Identifier: Apache-2.0
 *
 * The partitions of a lossy WebP frame (RFC 6386, section 9).
 */
#ifndef SK_PICTURE_WEBP_PARTS_H
#define SK_PICTURE_WEBP_PARTS_H

#include "picture/webp_codec.h"

/* the first partition, and up to eight of coefficients */
#define SK_VP8_PARTS 9

typedef struct {
    /* the frame header, in which the length is still to be set */
    guint8 head[10];
    guint n; /* the number of partitions */
    const guint8 *part[SK_VP8_PARTS];
    gsize len[SK_VP8_PARTS];
} SkVp8Parts;

/* sk_vp8_parts: splits the content of a chunk VP8 into its partitions. Returns
 * FALSE if it is no key frame, or if its partitions do not fit. */
gboolean sk_vp8_parts(const SkWebpData *vp8, SkVp8Parts *parts);

/* sk_vp8_join: returns the frame put together from its partitions. The caller
 * unrefs it. */
GByteArray *sk_vp8_join(const SkVp8Parts *parts);

#endif

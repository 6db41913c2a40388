/* SPDX-License-Identifier: Apache-2.0
 *
 * The partitions of a lossy WebP frame (RFC 6386, 9).
 */
#ifndef SK_PICTURE_WEBP_PARTS_H
#define SK_PICTURE_WEBP_PARTS_H

#include "picture/webp_codec.h"

#define SK_VP8_PARTS 9 /* the first, and up to eight of coefficients */

typedef struct {
    guint8 head[10]; /* of the frame, its length to be filled in */
    guint n;         /* partitions */
    const guint8 *part[SK_VP8_PARTS];
    gsize len[SK_VP8_PARTS];
} SkVp8Parts;

/* sk_vp8_parts: takes the content of a chunk VP8 apart; FALSE when it is no
 * key frame, or its partitions do not fit. */
gboolean sk_vp8_parts(const SkWebpData *vp8, SkVp8Parts *parts);

/* sk_vp8_join: puts it together again. */
GByteArray *sk_vp8_join(const SkVp8Parts *parts);

#endif

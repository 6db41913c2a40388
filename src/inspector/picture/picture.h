/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector's readers of pictures share. Nobody else includes it.
 */
#ifndef SK_INSPECTOR_PICTURE_PICTURE_H
#define SK_INSPECTOR_PICTURE_PICTURE_H

#include "inspector/inner.h"

static inline uint32_t
sk_be16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static inline uint32_t
sk_be32(const uint8_t *p)
{
    return sk_be16(p) << 16 | sk_be16(p + 2);
}

static inline uint32_t
sk_le16(const uint8_t *p)
{
    return (uint32_t)p[1] << 8 | p[0];
}

static inline uint32_t
sk_le32(const uint8_t *p)
{
    return sk_le16(p + 2) << 16 | sk_le16(p);
}

/* sk_icc_is_ours: @profile holds the tags of a profile with primaries and
 * curves and no others, each within it, and no bytes between them. */
bool sk_icc_is_ours(SkSpan profile);

/* What a JPEG that is a strip or tile of a TIFF must be. */
typedef struct {
    bool has_tables; /* stand elsewhere, and so not in it */
    uint32_t width, height, channels;
    uint32_t sampling[2]; /* how much smaller colour is, of YCbCr; or zeros */
} SkJpegIn;

/* sk_jpeg_in_tiff: @chunk is such a JPEG, to its last byte. sk_jpeg_tables:
 * @tables holds tables of a JPEG, and nothing else. */
bool sk_jpeg_in_tiff(SkSpan chunk, const SkJpegIn *in);
bool sk_jpeg_tables(SkSpan tables);

/* A zlib stream that comes in pieces; start with zeros. Never holds what it
 * unpacks. */
typedef struct _SkUnpack SkUnpack;
SkUnpack *sk_unpack_new(void);
void sk_unpack_free(SkUnpack *unpack);

/* sk_unpack_piece: unpacks @piece and gives what it unpacks to @take, some
 * bytes a call. false when the stream is broken, goes on behind its end, or
 * @take said false. */
bool sk_unpack_piece(SkUnpack *unpack, SkSpan piece,
                     bool (*take)(void *data, const uint8_t *p, size_t n),
                     void *data);

/* sk_unpack_is_whole: the stream has come to its end. */
bool sk_unpack_is_whole(const SkUnpack *unpack);

#endif

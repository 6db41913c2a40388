/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of pictures in the inspector share. Nobody else includes
 * this.
 *
 * What these files define is declared here: icc.c, jpeg.c.
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

/* sk_icc_channels: returns how many channels the pixels have that @profile is
 * for (1, 3 or 4). Returns 0 unless it holds nothing but numbers, with each tag
 * within the profile and no bytes between them.
 *
 * sk_icc_fits: returns whether @profile is one for pixels of a TIFF whose
 * numbers mean @photometric (tag 262).
 *
 * SK_ICC_BYTES_MAX: no profile that passes is longer. */
unsigned sk_icc_channels(SkSpan profile);
bool sk_icc_fits(SkSpan profile, uint32_t photometric);
#define SK_ICC_BYTES_MAX 40000

/* What a JPEG that is a strip or tile of a TIFF must be. */
typedef struct {
    bool has_tables; /* the tables stand elsewhere, so the JPEG has none */
    uint32_t width, height, channels;
    uint32_t sampling[2]; /* the subsampling of colour in YCbCr, or zeros */
} SkJpegIn;

/* sk_jpeg_in_tiff: returns whether @chunk is such a JPEG, up to its last byte.
 * sk_jpeg_tables: returns whether @tables holds tables of a JPEG and nothing
 * else. */
bool sk_jpeg_in_tiff(SkSpan chunk, const SkJpegIn *in);
bool sk_jpeg_tables(SkSpan tables);

/* A zlib stream that comes in pieces. It never holds all that it unpacks. */
typedef struct _SkUnpack SkUnpack;
SkUnpack *sk_unpack_new(void);
void sk_unpack_free(SkUnpack *unpack);

/* sk_unpack_piece: unpacks @piece and passes the result to @take, some bytes at
 * a time. Returns false if the stream is broken, if data follows its end, or if
 * @take returned false. */
bool sk_unpack_piece(SkUnpack *unpack, SkSpan piece,
                     bool (*take)(void *data, const uint8_t *p, size_t n),
                     void *data);

/* sk_unpack_is_whole: returns whether the stream has come to its end. */
bool sk_unpack_is_whole(const SkUnpack *unpack);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes and encodes the pixels of a strip or a tile of TIFF.
 */
#ifndef SK_PICTURE_TIFF_CODEC_H
#define SK_PICTURE_TIFF_CODEC_H

#include "picture/tiff_page.h"

typedef struct _SkTiffCodec SkTiffCodec;

/* sk_tiff_codec_new: returns a codec for the chunks of @page, which must live
 * as long. Returns NULL, with a reason, if memory is short. */
SkTiffCodec *sk_tiff_codec_new(SkTiffFile *file, const SkTiffPage *page);
void sk_tiff_codec_free(SkTiffCodec *codec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkTiffCodec, sk_tiff_codec_free)

/* sk_tiff_recode: returns all chunks of the page, coded as @compression says,
 * one after the other, with the end of each in @ends (of guint32). What lies
 * outside of the picture is zero in them. Returns NULL, with a reason, if they
 * cannot be decoded. The caller unrefs the result. */
GByteArray *sk_tiff_recode(SkTiffCodec *codec, guint compression, GArray *ends);

/* sk_tiff_codec_is_damaged: returns whether some chunk of a fax was damaged, so
 * that viewers show what is left of it. */
gboolean sk_tiff_codec_is_damaged(const SkTiffCodec *codec);

#endif

/* SPDX-License-Identifier: Apache-2.0
 *
 * The pixels of a strip or a tile of TIFF, decoded and coded anew.
 */
#ifndef SK_PICTURE_TIFF_CODEC_H
#define SK_PICTURE_TIFF_CODEC_H

#include "picture/tiff_page.h"

typedef struct _SkTiffCodec SkTiffCodec;

/* sk_tiff_codec_new: for the chunks of @page, which must live as long. NULL,
 * with a reason, when there is no memory for one. */
SkTiffCodec *sk_tiff_codec_new(SkTiffFile *file, const SkTiffPage *page);
void sk_tiff_codec_free(SkTiffCodec *codec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkTiffCodec, sk_tiff_codec_free)

/* sk_tiff_recode: all chunks of the page, coded as @compression says, one
 * after the other; @ends: where each ends (guint32). What lies outside of the
 * picture is zero in them. NULL, with a reason, when they cannot be decoded. */
GByteArray *sk_tiff_recode(SkTiffCodec *codec, guint compression, GArray *ends);

/* sk_tiff_codec_is_damaged: whether some chunk of a fax was damaged, and
 * viewers show what is left of it. */
gboolean sk_tiff_codec_is_damaged(const SkTiffCodec *codec);

#endif

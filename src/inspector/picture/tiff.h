/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector's readers of TIFF share. Nobody else includes it.
 */
#ifndef SK_INSPECTOR_PICTURE_TIFF_H
#define SK_INSPECTOR_PICTURE_TIFF_H

#include "inspector/picture/picture.h"

#define SK_TIFF_TAGS 32 /* most entries of a directory */

/* The codes of a fax, for all strips of a page. */
typedef struct _SkFaxCodes SkFaxCodes;
SkFaxCodes *sk_fax_codes_new(void);

/* A page, all of whose values are known to be in their range. */
typedef struct {
    uint32_t width, height;
    uint32_t bits, samples, format, compression, photometric, predictor;
    uint32_t two_dimensions; /* of a fax coded as T.4 says */
    bool separate, tiled;
    uint32_t chunk_width, chunk_height, across, down;
    uint32_t subsampling[2];
    SkSpan tables;     /* of JPEG, or NULL */
    SkFaxCodes *codes; /* of a fax, freed with the page; or NULL */
} SkTiffShape;

/* sk_tiff_chunk_is_whole: @chunk, the @i-th of its page, is coded as the page
 * says and holds as many pixels as it says, nothing outside of the picture,
 * and nothing behind them. */
bool sk_tiff_chunk_is_whole(const SkTiffShape *page, uint32_t i, SkSpan chunk);

/* sk_tiff_fax_is_whole: the same for pages that are coded as a fax, @rows rows
 * of them. */
bool sk_tiff_fax_is_whole(const SkTiffShape *page, uint32_t rows, SkSpan chunk);

#endif

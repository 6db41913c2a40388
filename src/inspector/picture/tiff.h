/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of TIFF in the inspector share. Nobody else includes this.
 *
 * What these files define is declared here: tiff_codes.c, tiff_fax.c.
 */
#ifndef SK_INSPECTOR_PICTURE_TIFF_H
#define SK_INSPECTOR_PICTURE_TIFF_H

#include "inspector/picture/picture.h"

#define SK_TIFF_TAGS 32 /* the most entries of a directory */

/* The codes of a fax, shared by all strips of a page. */
typedef struct _SkFaxCodes SkFaxCodes;
SkFaxCodes *sk_fax_codes_new(void);

/* A page whose values are all known to be in their range. */
typedef struct {
    uint32_t width, height;
    uint32_t bits, samples, format, compression, photometric, predictor;
    uint32_t two_dimensions; /* two-dimensional coding, in a fax by T.4 */
    bool separate, tiled;
    uint32_t chunk_width, chunk_height, across, down;
    uint32_t subsampling[2];
    SkSpan tables;     /* the JPEG tables, or NULL */
    SkFaxCodes *codes; /* the codes of a fax, or NULL; freed with the page */
} SkTiffShape;

/* sk_tiff_chunk_is_whole: returns whether @chunk, number @i of its page, is
 * coded as the page says and holds as many pixels as it says, with zeros
 * outside of the picture and nothing behind them. */
bool sk_tiff_chunk_is_whole(const SkTiffShape *page, uint32_t i, SkSpan chunk);

/* sk_tiff_fax_is_whole: returns the same for pages that are coded as a fax, for
 * @rows rows. */
bool sk_tiff_fax_is_whole(const SkTiffShape *page, uint32_t rows, SkSpan chunk);

#endif

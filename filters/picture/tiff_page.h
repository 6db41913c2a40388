/* SPDX-License-Identifier: Apache-2.0
 *
 * One page of a TIFF file as its directory describes it: everything that its
 * pixels need, and nothing else.
 *
 * What tiff_kind.c defines is declared here.
 */
#ifndef SK_PICTURE_TIFF_PAGE_H
#define SK_PICTURE_TIFF_PAGE_H

#include "picture/tiff_file.h"

/* The coding of pixels (tag 259). */
enum {
    SK_TIFF_PLAIN = 1,
    SK_TIFF_RLE = 2,  /* fax, with each row on whole bytes */
    SK_TIFF_FAX3 = 3, /* ITU-T T.4 */
    SK_TIFF_FAX4 = 4, /* ITU-T T.6 */
    SK_TIFF_LZW = 5,
    SK_TIFF_OLD_JPEG = 6, /* TIFF 6.0, section 22 */
    SK_TIFF_JPEG = 7,     /* TIFF Technical Note 2 */
    SK_TIFF_DEFLATE = 8,
    SK_TIFF_RLE_WORDS = 32771, /* SK_TIFF_RLE with each row on whole words */
    SK_TIFF_PACK_BITS = 32773,
    SK_TIFF_OLD_DEFLATE = 32946, /* SK_TIFF_DEFLATE under an older number */
};

/* The meaning of the numbers of a pixel (tag 262). */
enum {
    SK_TIFF_WHITE_IS_ZERO,
    SK_TIFF_BLACK_IS_ZERO,
    SK_TIFF_RGB,
    SK_TIFF_PALETTE,
    SK_TIFF_CMYK = 5,
    SK_TIFF_YCBCR = 6,
    SK_TIFF_LAB = 8,
};

#define SK_TIFF_EXTRA_MAX 4 /* the most channels besides the colour */

typedef struct {
    guint32 width, height;
    /* bits of a sample, samples of a pixel, and their format (1, 2 or 3) */
    guint bits, samples, format;
    guint compression, photometric, predictor;
    guint fax_options;   /* tag 292; bit 0 means two-dimensional coding */
    gboolean bits_first; /* the lowest bit of a byte comes first */
    gboolean separate;   /* each channel in a plane of its own */
    gboolean tiled;
    guint32 chunk_width, chunk_height; /* the size of a strip or a tile */
    guint32 across, down;              /* the chunks of one plane */
    /* the extra channels that the directory describes; there may be more */
    guint extras;
    guint extra[SK_TIFF_EXTRA_MAX];
    guint orientation;
    gboolean has_resolution, is_page, has_number;
    guint32 resolution[4];
    guint unit;          /* the unit of the resolution */
    SkTiffField profile; /* the colour profile; count 0 if there is none */
    guint subsampling[2], positioning; /* of YCbCr; 0 if not given */
    gboolean has_reference;
    guint32 reference[12]; /* black and white of YCbCr as rationals */
    SkTiffField colors;    /* the palette, which has 3 << bits numbers */
    SkTiffField offsets, counts;
    SkTiffField jpeg_tables;
    SkTiffField old_jpeg[8]; /* tags 512 to 519, and 520, 521 */
    SkTiffField old_tables[2];
} SkTiffPage;

/* sk_tiff_page: reads @fields into @page, counts what is left out, and judges
 * size and kind before anything is decoded. Returns FALSE, with a reason, if
 * the page cannot be rewritten. */
gboolean sk_tiff_page(SkTiffFile *file, const GArray *fields, SkTiffPage *page);

/* sk_tiff_judge: judges size and kind of @page, whose tags have been read,
 * fills in defaults, and lays out its chunks. Returns FALSE, with a reason, if
 * the page cannot be rewritten. */
gboolean sk_tiff_judge(SkTiffFile *file, SkTiffPage *page);

/* sk_tiff_is_beside: returns the name for the report if @fields describe not a
 * page but something that belongs to one, a smaller copy or a mask. Returns
 * NULL if they describe a page. */
const char *sk_tiff_is_beside(const SkTiffFile *file, const GArray *fields);

/* sk_tiff_is_fax: returns whether @page is coded as in T.4 or T.6. */
gboolean sk_tiff_is_fax(const SkTiffPage *page);

/* sk_tiff_chunks: returns how many strips or tiles @page has. */
guint32 sk_tiff_chunks(const SkTiffPage *page);

/* sk_tiff_rows: returns the rows of chunk @i; the last strip may have fewer. */
guint32 sk_tiff_rows(const SkTiffPage *page, guint32 i);

/* sk_tiff_row_bytes: returns the bytes of a decoded row of a chunk. */
gsize sk_tiff_row_bytes(const SkTiffPage *page);

/* sk_tiff_chunk: returns the bytes of chunk @i as they stand in the file, with
 * their number in *@len, which is less than the directory says if the file ends
 * before. */
const guint8 *
sk_tiff_chunk(SkTiffFile *file, const SkTiffPage *page, guint32 i, gsize *len);

#endif

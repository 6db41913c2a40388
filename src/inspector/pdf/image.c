/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks pictures in a PDF as our writer writes them: samples deflated, with
 * the predictor of PNG or none; JPEG with nothing but what its pixels need; and
 * T.6. Each holds exactly as many pixels as its dictionary says. This defends
 * against what hides behind the last pixel, in the bits that fill up a row, and
 * in markers, and against codings whose decoders attacks have come through.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/pdf/pdf.h"
#include "inspector/picture/tiff.h"

#define IMAGE_SIDE_MAX 1000000
#define COMPONENTS_MAX 32
#define PNG_PREDICTOR  15

/* ---- deflated samples --------------------------------------------------- */

/* Rows of samples while they are inflated. */
typedef struct {
    uint32_t n, height;
    /* bytes of a row without the number of its filter, and of a pixel */
    size_t bytes, pixel;
    bool has_filter; /* each row begins with the number of its filter */
    unsigned rest;   /* bits of the last byte of a row that are samples */
    uint8_t filter;  /* of the current row */
    bool has_begun;  /* the number of its filter is read */
    size_t at;       /* how many of its bytes are there */
    uint8_t *row, *above;
} Rows;

/* Returns what the filter of PNG predicts for byte @i (RFC 2083, 6). */
static uint8_t
foretold(const Rows *rows, size_t i)
{
    int left = i >= rows->pixel ? rows->row[i - rows->pixel] : 0;
    int above = rows->above[i];
    int corner = i >= rows->pixel ? rows->above[i - rows->pixel] : 0;
    int by_left = abs(above - corner), by_above = abs(left - corner);
    int by_corner = abs(left + above - 2 * corner);
    switch (rows->filter) {
    case 1:
        return (uint8_t)left;
    case 2:
        return (uint8_t)above;
    case 3:
        return (uint8_t)((left + above) / 2);
    case 4:
        if (by_left <= by_above && by_left <= by_corner)
            return (uint8_t)left;
        return (uint8_t)(by_above <= by_corner ? above : corner);
    default:
        return 0;
    }
}

/* Checks a row that is there: the bits behind its last sample are zero. */
static bool
end_row(Rows *rows)
{
    uint8_t *row = rows->row;
    rows->at = 0;
    rows->has_begun = false;
    rows->n++;
    if (rows->rest == 0)
        return true;
    if (rows->has_filter)
        for (size_t i = 0; i < rows->bytes; i++)
            row[i] = (uint8_t)(row[i] + foretold(rows, i));
    rows->row = rows->above;
    rows->above = row;
    return (row[rows->bytes - 1] & (0xFF >> rows->rest)) == 0;
}

static bool
take_samples(void *data, const uint8_t *p, size_t n)
{
    Rows *rows = data;
    while (n > 0) {
        size_t step = rows->bytes - rows->at;
        if (rows->n == rows->height)
            return false;
        if (rows->has_filter && !rows->has_begun) {
            rows->filter = *p++;
            rows->has_begun = true;
            n--;
            if (rows->filter > 4)
                return false;
            continue;
        }
        if (step > n)
            step = n;
        if (rows->rest != 0)
            memcpy(rows->row + rows->at, p, step);
        p += step;
        n -= step;
        rows->at += step;
        if (rows->at == rows->bytes && !end_row(rows))
            return false;
    }
    return true;
}

static bool
is_inflated(SkSpan stream, Rows *rows)
{
    SkUnpack *unpack = sk_unpack_new();
    bool taken = sk_unpack_piece(unpack, stream, take_samples, rows) &&
                 sk_unpack_is_whole(unpack);
    sk_unpack_free(unpack);
    return taken && rows->n == rows->height && rows->at == 0 &&
           !rows->has_begun;
}

static bool
is_depth(uint32_t bits)
{
    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
}

static bool
are_samples(SkSpan stream, const SkPdfPicture *picture)
{
    uint64_t bits =
        (uint64_t)picture->width * picture->components * picture->bits;
    uint32_t depth = picture->components * picture->bits;
    Rows rows = { .height = picture->height,
                  .bytes = (size_t)((bits + 7) / 8),
                  .pixel = depth < 8 ? 1 : depth / 8,
                  .has_filter = picture->predictor == PNG_PREDICTOR,
                  .rest = (unsigned)(bits % 8) };
    if (!is_depth(picture->bits) ||
        (picture->predictor != 1 && !rows.has_filter))
        return false;
    if (rows.has_filter && (picture->colors != picture->components ||
                            picture->parm_bits != picture->bits ||
                            picture->columns != picture->width))
        return false;
    rows.row = sk_room(rows.bytes);
    rows.above = sk_room(rows.bytes);
    memset(rows.above, 0, rows.bytes);
    bool are = is_inflated(stream, &rows);
    free(rows.row);
    free(rows.above);
    return are;
}

/* ---- JPEG --------------------------------------------------------------- */

/* Returns whether @stream, a JPEG that is known to be well-formed, has the size
 * and the channels of @picture, and no marker that only a picture of its own
 * needs. */
static bool
is_as_told(SkSpan stream, const SkPdfPicture *picture)
{
    for (const uint8_t *at = stream.p + 2; stream.end - at >= 10;) {
        uint8_t marker = at[1];
        if (marker == 0xE1 || marker == 0xE2)
            return false;
        if (marker >= 0xC0 && marker <= 0xC2)
            return sk_be16(at + 5) == picture->height &&
                   sk_be16(at + 7) == picture->width &&
                   at[9] == picture->components;
        at += 2 + sk_be16(at + 2);
    }
    return false;
}

static bool
is_jpeg(SkSpan stream, const SkPdfPicture *picture)
{
    return picture->bits == 8 && picture->components != 2 &&
           sk_plain_jpeg(stream) == NULL && is_as_told(stream, picture);
}

/* ---- fax ---------------------------------------------------------------- */

static bool
is_fax(SkSpan stream, const SkPdfPicture *picture)
{
    SkTiffShape shape = { .width = picture->width, .compression = 4 };
    if (picture->bits != 1 || picture->components != 1 || picture->k != -1 ||
        picture->columns != picture->width ||
        picture->rows != picture->height || picture->end_of_line ||
        picture->byte_align || !picture->end_of_block)
        return false;
    shape.codes = sk_fax_codes_new();
    bool is = sk_tiff_fax_is_whole(&shape, picture->height, stream);
    free(shape.codes);
    return is;
}

bool
sk_pdf_image_is_ours(SkSpan stream, const SkPdfPicture *picture)
{
    if (picture->width == 0 || picture->height == 0 ||
        picture->width > IMAGE_SIDE_MAX || picture->height > IMAGE_SIDE_MAX ||
        picture->components == 0 || picture->components > COMPONENTS_MAX)
        return false;
    switch (picture->coding) {
    case SK_PDF_FLATE:
        return are_samples(stream, picture);
    case SK_PDF_DCT:
        return is_jpeg(stream, picture);
    case SK_PDF_CCITT:
        return is_fax(stream, picture);
    default:
        return false;
    }
}

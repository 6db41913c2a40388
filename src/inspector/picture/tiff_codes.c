/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes strips and tiles of TIFF (TIFF 6.0, sections 9, 13 and 14; Technical
 * Notes 2 and 3) to their last row, because what lies outside of the picture
 * must be zero. This defends against bytes behind the pixels, and pixels that
 * nobody sees.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/tiff.h"

#define ROW_MAX (256u << 20)

enum { PLAIN = 1, LZW = 5, JPEG = 7, DEFLATE = 8, PACK_BITS = 32773 };

/* The rows of a chunk while they are decoded. */
typedef struct {
    const SkTiffShape *page;
    uint8_t *row;
    /* bytes of a row, and how many of the current row are there */
    size_t bytes, at;
    uint64_t used; /* the bits of a row that belong to the picture */
    uint32_t n, rows, shown;
} Rows;

/* ---- rows --------------------------------------------------------------- */

static uint32_t
get(const uint8_t *p, unsigned size)
{
    return size == 1 ? *p : size == 2 ? sk_le16(p) : sk_le32(p);
}

static void
put(uint8_t *p, unsigned size, uint32_t number)
{
    for (unsigned i = 0; i < size; i++, number >>= 8)
        p[i] = (uint8_t)number;
}

/* Undoes predictor 2: each number is the difference from the
 * one @step before. */
static void
add_up(uint8_t *row, size_t bytes, unsigned size, size_t step)
{
    for (size_t i = step * size; i + size <= bytes; i += size)
        put(row + i, size,
            get(row + i, size) + get(row + i - step * size, size));
}

/* Undoes predictor 3 (Technical Note 3): the most significant bytes of all
 * numbers come first, then the second ones and so on, and all of these bytes
 * are stored as differences. */
static void
undo_floating(uint8_t *row, size_t bytes, size_t step)
{
    uint8_t *copy = sk_room(bytes);
    size_t n = bytes / 4;
    add_up(row, bytes, 1, step);
    memcpy(copy, row, bytes);
    for (size_t i = 0; i < n; i++)
        for (size_t b = 0; b < 4; b++)
            row[i * 4 + b] = copy[(3 - b) * n + i];
    free(copy);
}

static bool
is_zero(const uint8_t *p, size_t n)
{
    while (n > 0 && *p == 0) {
        p++;
        n--;
    }
    return n == 0;
}

/* Checks a complete row: it must be zero outside of the picture. */
static bool
end_row(Rows *rows)
{
    const SkTiffShape *page = rows->page;
    size_t step = page->separate ? 1 : page->samples;
    size_t whole = (size_t)(rows->used / 8);
    unsigned rest = (unsigned)(rows->used % 8);
    bool is_seen = rows->n < rows->shown;
    rows->at = 0;
    rows->n++;
    if (is_seen && rows->used == (uint64_t)rows->bytes * 8)
        return true;
    if (page->predictor == 2)
        add_up(rows->row, rows->bytes, page->bits / 8, step);
    else if (page->predictor == 3)
        undo_floating(rows->row, rows->bytes, step);
    if (!is_seen)
        return is_zero(rows->row, rows->bytes);
    if (rest != 0 && (rows->row[whole++] & (0xFF >> rest)) != 0)
        return false;
    return is_zero(rows->row + whole, rows->bytes - whole);
}

static bool
take_bytes(void *data, const uint8_t *p, size_t n)
{
    Rows *rows = data;
    while (n > 0) {
        size_t step = rows->bytes - rows->at;
        if (rows->n == rows->rows)
            return false;
        if (step > n)
            step = n;
        memcpy(rows->row + rows->at, p, step);
        p += step;
        n -= step;
        rows->at += step;
        if (rows->at == rows->bytes && !end_row(rows))
            return false;
    }
    return true;
}

/* ---- codings ------------------------------------------------------------ */

static bool
take_packed(Rows *rows, SkSpan in)
{
    while (in.p < in.end) {
        uint8_t n = *in.p++, room[128];
        size_t len = n < 128 ? (size_t)n + 1 : 257u - n;
        if (n == 128 || sk_length(in) < (n < 128 ? len : 1))
            return false;
        if (n > 128)
            memset(room, *in.p, len);
        if (!take_bytes(rows, n < 128 ? in.p : room, len))
            return false;
        in.p += n < 128 ? len : 1;
    }
    return true;
}

#define CLEAR 256
#define END   257
#define CODES 4096

typedef struct {
    /* the code for the same bytes without the last one */
    uint16_t before[CODES];
    uint8_t last[CODES];
    uint16_t length[CODES];
    unsigned next, width, previous;
    uint8_t text[CODES];
} Lzw;

static bool
take_text(Lzw *lzw, Rows *rows, unsigned code)
{
    size_t len = lzw->length[code];
    for (size_t i = len; i > 0; i--) {
        lzw->text[i - 1] = lzw->last[code];
        code = lzw->before[code];
    }
    return take_bytes(rows, lzw->text, len);
}

static uint8_t
first_byte(const Lzw *lzw, unsigned code)
{
    while (lzw->length[code] > 1)
        code = lzw->before[code];
    return lzw->last[code];
}

static bool
take_code(Lzw *lzw, Rows *rows, unsigned code)
{
    if (lzw->previous != CLEAR) {
        if (code > lzw->next || lzw->next == CODES)
            return false;
        lzw->before[lzw->next] = (uint16_t)lzw->previous;
        lzw->length[lzw->next] = (uint16_t)(lzw->length[lzw->previous] + 1);
        lzw->last[lzw->next] =
            first_byte(lzw, code == lzw->next ? lzw->previous : code);
        lzw->next++;
        if (lzw->next == (1u << lzw->width) - 1 && lzw->width < 12)
            lzw->width++;
    } else if (code >= CLEAR) {
        return false;
    }
    lzw->previous = code;
    return take_text(lzw, rows, code);
}

static void
clear(Lzw *lzw)
{
    lzw->next = END + 1;
    lzw->width = 9;
    lzw->previous = CLEAR;
}

/* Reads codes, the most significant bit first, up to END, which fewer than
 * eight zero bits follow. */
static bool
take_codes(Lzw *lzw, Rows *rows, SkSpan in)
{
    uint32_t buffer = 0;
    unsigned filled = 0;
    for (unsigned i = 0; i < 256; i++) {
        lzw->last[i] = (uint8_t)i;
        lzw->length[i] = 1;
    }
    clear(lzw);
    for (;;) {
        while (filled < lzw->width && in.p < in.end) {
            buffer = buffer << 8 | *in.p++;
            filled += 8;
        }
        if (filled < lzw->width)
            return false;
        filled -= lzw->width;
        unsigned code = buffer >> filled & ((1u << lzw->width) - 1);
        if (code == END)
            return in.p == in.end && filled < 8 &&
                   (buffer & ((1u << filled) - 1)) == 0;
        if (code == CLEAR)
            clear(lzw);
        else if (!take_code(lzw, rows, code))
            return false;
    }
}

static bool
take_lzw(Rows *rows, SkSpan in)
{
    Lzw *lzw = sk_room(sizeof *lzw);
    bool taken = take_codes(lzw, rows, in);
    free(lzw);
    return taken;
}

static bool
take_deflated(Rows *rows, SkSpan in)
{
    SkUnpack *unpack = sk_unpack_new();
    bool taken = sk_unpack_piece(unpack, in, take_bytes, rows) &&
                 sk_unpack_is_whole(unpack);
    sk_unpack_free(unpack);
    return taken;
}

static bool
take_chunk(Rows *rows, SkSpan chunk)
{
    switch (rows->page->compression) {
    case PLAIN:
        return take_bytes(rows, chunk.p, sk_length(chunk));
    case LZW:
        return take_lzw(rows, chunk);
    case DEFLATE:
        return take_deflated(rows, chunk);
    case PACK_BITS:
        return take_packed(rows, chunk);
    default:
        return false;
    }
}

/* ---- chunks ------------------------------------------------------------- */

static uint32_t
rows_of(const SkTiffShape *page, uint32_t i)
{
    uint32_t nth = i % (page->across * page->down);
    if (page->tiled || nth < page->down - 1)
        return page->chunk_height;
    return page->height - (page->down - 1) * page->chunk_height;
}

static uint32_t
smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static bool
are_rows(const SkTiffShape *page, uint32_t i, SkSpan chunk)
{
    uint32_t bits = page->bits * (page->separate ? 1 : page->samples);
    uint32_t nth = i % (page->across * page->down);
    uint32_t x = nth % page->across * page->chunk_width;
    uint32_t y = nth / page->across * page->chunk_height;
    Rows rows = { .page = page, .rows = rows_of(page, i) };
    uint64_t bytes = ((uint64_t)page->chunk_width * bits + 7) / 8;
    if (bytes > ROW_MAX)
        return false;
    rows.bytes = (size_t)bytes;
    rows.used = (uint64_t)smaller(page->chunk_width, page->width - x) * bits;
    rows.shown = smaller(rows.rows, page->height - y);
    rows.row = sk_room(rows.bytes);
    bool whole =
        take_chunk(&rows, chunk) && rows.n == rows.rows && rows.at == 0;
    free(rows.row);
    return whole;
}

bool
sk_tiff_chunk_is_whole(const SkTiffShape *page, uint32_t i, SkSpan chunk)
{
    switch (page->compression) {
    case 2:
    case 3:
    case 4:
    case 32771:
        return sk_tiff_fax_is_whole(page, rows_of(page, i), chunk);
    case JPEG:
        return sk_jpeg_in_tiff(
            chunk, &(SkJpegIn){ .has_tables = page->tables.p != NULL,
                                .width = page->chunk_width,
                                .height = rows_of(page, i),
                                .channels = page->separate ? 1 : page->samples,
                                .sampling = { page->subsampling[0],
                                              page->subsampling[1] } });
    default:
        return are_rows(page, i, chunk);
    }
}

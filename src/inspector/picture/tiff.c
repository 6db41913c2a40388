/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks TIFF (TIFF 6.0) as our writer writes it: little-endian, page after
 * page, each with its directory, the values that do not fit into it, and its
 * strips or tiles, every byte in the only place where it can stand. This
 * defends against tags that say more than a picture needs, offsets that lead
 * elsewhere, and gaps.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/tiff.h"

enum { SHORT = 3, LONG = 4, RATIONAL = 5, UNDEFINED = 7 };

/* What a directory may hold: how many values, and the range of integers.
 * Whether a tag is required or forbidden is checked afterwards. */
static const struct {
    uint16_t tag, type;
    uint32_t most; /* the most values; 0 for any number */
    uint32_t low, high;
} tags[] = {
    { 254, LONG, 1, 2, 2 },              /* one of several pages */
    { 256, LONG, 1, 1, INT32_MAX },      /* width */
    { 257, LONG, 1, 1, INT32_MAX },      /* height */
    { 258, SHORT, 8, 1, 32 },            /* bits of a sample */
    { 259, SHORT, 1, 1, 65535 },         /* coding */
    { 262, SHORT, 1, 0, 8 },             /* meaning of the numbers */
    { 273, LONG, 0, 8, INT32_MAX },      /* offsets of strips */
    { 274, SHORT, 1, 2, 8 },             /* orientation */
    { 277, SHORT, 1, 1, 8 },             /* samples of a pixel */
    { 278, LONG, 1, 1, INT32_MAX },      /* rows of a strip */
    { 279, LONG, 0, 1, INT32_MAX },      /* lengths of strips */
    { 282, RATIONAL, 1, 1, UINT32_MAX }, /* resolution across */
    { 283, RATIONAL, 1, 1, UINT32_MAX }, /* resolution down */
    { 284, SHORT, 1, 2, 2 },             /* a plane for each channel */
    { 292, LONG, 1, 1, 1 },              /* two-dimensional fax */
    { 296, SHORT, 1, 1, 3 },             /* unit of the resolution */
    { 297, SHORT, 2, 0, 65535 },         /* page number, page count */
    { 317, SHORT, 1, 2, 3 },             /* predictor */
    { 320, SHORT, 768, 0, 65535 },       /* palette */
    { 322, LONG, 1, 16, INT32_MAX },     /* width of a tile */
    { 323, LONG, 1, 16, INT32_MAX },     /* height of a tile */
    { 324, LONG, 0, 8, INT32_MAX },      /* offsets of tiles */
    { 325, LONG, 0, 1, INT32_MAX },      /* lengths of tiles */
    { 338, SHORT, 4, 0, 2 },             /* extra channels */
    { 339, SHORT, 8, 2, 3 },             /* signed or floating numbers */
    { 347, UNDEFINED, 0, 0, 255 },       /* tables of JPEG */
    { 530, SHORT, 2, 1, 4 },             /* subsampling of YCbCr */
    { 531, SHORT, 1, 1, 2 },             /* and its position */
    { 532, RATIONAL, 6, 0, UINT32_MAX }, /* black and white */
    { 34675, UNDEFINED, 0, 0, 255 },     /* profile */
};

#define N_TAGS (sizeof tags / sizeof tags[0])

typedef struct {
    SkSpan file;
    size_t at;             /* all bytes before are accounted for */
    SkSpan values[N_TAGS]; /* of the current directory; NULL if missing */
    uint32_t count[N_TAGS];
    /* pages so far; the total that each page gives, or 0 */
    uint32_t pages, promised;
    SkTiffShape page;
} Tiff;

/* ---- directories -------------------------------------------------------- */

static size_t
size_of(uint16_t type)
{
    return type == SHORT ? 2 : type == LONG ? 4 : type == RATIONAL ? 8 : 1;
}

static uint32_t
value(const Tiff *tiff, size_t i, uint32_t nth)
{
    size_t size = size_of(tags[i].type);
    const uint8_t *p = tiff->values[i].p + nth * size;
    return size == 1 ? *p : size == 2 ? sk_le16(p) : sk_le32(p);
}

/* Returns the row of @tag in the table, which must have one. */
static size_t
row_of(uint16_t tag)
{
    size_t i = 0;
    while (i < N_TAGS && tags[i].tag != tag)
        i++;
    return i;
}

static bool
has(const Tiff *tiff, uint16_t tag)
{
    return tiff->values[row_of(tag)].p != NULL;
}

/* Returns the first value of @tag, or @otherwise if the tag is missing. */
static uint32_t
number(const Tiff *tiff, uint16_t tag, uint32_t otherwise)
{
    return has(tiff, tag) ? value(tiff, row_of(tag), 0) : otherwise;
}

static bool
is_in_range(const Tiff *tiff, size_t i)
{
    if (tags[i].type == UNDEFINED)
        return true;
    for (uint32_t nth = 0; nth < tiff->count[i]; nth++) {
        uint32_t found = value(tiff, i, nth);
        if (found < tags[i].low || found > tags[i].high)
            return false;
        if (tags[i].type == RATIONAL &&
            sk_le32(tiff->values[i].p + nth * 8 + 4) == 0)
            return false;
    }
    return true;
}

/* Finds the @len bytes of a value: in the entry, or at the next place behind
 * the directory. The rest of either must be zero. */
static bool
place_value(Tiff *tiff, size_t i, const uint8_t *entry, uint64_t len)
{
    const uint8_t *p = entry + 8;
    size_t left = sk_length(tiff->file) - tiff->at;
    if (len > 4) {
        if (sk_le32(p) != tiff->at || len + len % 2 > left)
            return false;
        p = tiff->file.p + tiff->at;
        tiff->at += (size_t)(len + len % 2);
        if (len % 2 != 0 && p[len] != 0)
            return false;
    } else {
        for (uint64_t n = len; n < 4; n++)
            if (p[n] != 0)
                return false;
    }
    tiff->values[i] = (SkSpan){ p, p + len };
    return true;
}

static bool
take_entry(Tiff *tiff, const uint8_t *entry, uint16_t *last)
{
    uint16_t tag = (uint16_t)sk_le16(entry);
    uint32_t count = sk_le32(entry + 4);
    size_t i = row_of(tag);
    if (i == N_TAGS || tag <= *last || sk_le16(entry + 2) != tags[i].type ||
        count == 0 || (tags[i].most != 0 && count > tags[i].most))
        return false;
    *last = tag;
    tiff->count[i] = count;
    return place_value(tiff, i, entry,
                       (uint64_t)count * size_of(tags[i].type)) &&
           is_in_range(tiff, i);
}

/* Reads the directory that must begin here; *@next is the offset it gives for
 * the next one. */
static bool
take_directory(Tiff *tiff, uint32_t *next)
{
    size_t left = sk_length(tiff->file) - tiff->at;
    const uint8_t *p = tiff->file.p + tiff->at;
    uint16_t last = 0;
    uint32_t n;
    if (left < 2)
        return false;
    n = sk_le16(p);
    if (n > SK_TIFF_TAGS || left < 6 + n * 12)
        return false;
    memset(tiff->values, 0, sizeof tiff->values);
    memset(tiff->count, 0, sizeof tiff->count);
    tiff->at += 6 + n * 12;
    for (uint32_t i = 0; i < n; i++)
        if (!take_entry(tiff, p + 2 + i * 12, &last))
            return false;
    *next = sk_le32(p + 2 + n * 12);
    return true;
}

/* ---- what the values mean together -------------------------------------- */

static bool
has_all(const Tiff *tiff, const uint16_t *wanted, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!has(tiff, wanted[i]))
            return false;
    return true;
}

static bool
has_count(const Tiff *tiff, uint16_t tag, uint32_t count)
{
    return !has(tiff, tag) || tiff->count[row_of(tag)] == count;
}

/* Checks a number that stands once for each sample. */
static bool
is_for_all(const Tiff *tiff, uint16_t tag, uint32_t samples)
{
    size_t i = row_of(tag);
    if (!has(tiff, tag))
        return true;
    for (uint32_t nth = 1; nth < tiff->count[i]; nth++)
        if (value(tiff, i, nth) != value(tiff, i, 0))
            return false;
    return tiff->count[i] == samples;
}

static bool
is_fax(const SkTiffShape *page)
{
    return (page->compression >= 2 && page->compression <= 4) ||
           page->compression == 32771;
}

static bool
is_coding(const Tiff *tiff, const SkTiffShape *page)
{
    bool packs = page->compression == 5 || page->compression == 8;
    bool is_jpeg = page->compression == 7;
    if ((has(tiff, 292) && page->compression != 3) ||
        (has(tiff, 317) && !packs) || (has(tiff, 347) && !is_jpeg))
        return false;
    if (page->predictor == 2 &&
        (page->bits < 8 || page->bits == 12 || page->format == 3))
        return false;
    if (page->predictor == 3 && page->format != 3)
        return false;
    if (is_fax(page))
        return page->bits == 1 && page->samples == 1;
    if (is_jpeg)
        return page->bits == 8 && page->format == 1 &&
               (!has(tiff, 347) || sk_jpeg_tables(page->tables));
    return packs || page->compression == 1 || page->compression == 32773;
}

/* Checks the channels of the colour, and the bits that each may have, by tag
 * 262. */
static bool
is_kind(const Tiff *tiff, const SkTiffShape *page)
{
    static const struct {
        uint8_t channels;
        uint64_t bits; /* bits of 1 << bits */
    } kinds[] = { { 1, 0x100011116 }, { 1, 0x100011116 }, { 3, 0x100010100 },
                  { 1, 0x116 },       { 0, 0 },           { 4, 0x10100 },
                  { 3, 0x100 },       { 0, 0 },           { 3, 0x10100 } };
    uint32_t channels = kinds[page->photometric].channels;
    bool is_ycbcr = page->photometric == 6;
    if (channels == 0 || (kinds[page->photometric].bits >> page->bits & 1) == 0)
        return false;
    if (page->samples < channels || page->samples - channels > 4 ||
        tiff->count[row_of(338)] > page->samples - channels)
        return false;
    if (page->format == 2 ? page->bits < 8
                          : page->format == 3 && page->bits != 32)
        return false;
    if (has(tiff, 320) != (page->photometric == 3) ||
        !has_count(tiff, 320, (uint32_t)3 << page->bits))
        return false;
    return has(tiff, 530) == is_ycbcr && (!has(tiff, 531) || is_ycbcr) &&
           (!has(tiff, 532) || is_ycbcr) &&
           (!is_ycbcr || page->compression == 7) && has_count(tiff, 530, 2) &&
           has_count(tiff, 532, 6);
}

static bool
is_looks(Tiff *tiff)
{
    static const uint16_t resolution[] = { 282, 283, 296 };
    uint32_t of = tiff->promised;
    if (((has(tiff, 282) || has(tiff, 283) || has(tiff, 296)) &&
         !has_all(tiff, resolution, 3)) ||
        (has(tiff, 34675) &&
         !sk_icc_fits(tiff->values[row_of(34675)], number(tiff, 262, 0))))
        return false;
    if (!has(tiff, 297))
        return true;
    if (tiff->count[row_of(297)] != 2 ||
        value(tiff, row_of(297), 0) != tiff->pages)
        return false;
    tiff->promised = value(tiff, row_of(297), 1);
    return of == 0 || of == tiff->promised;
}

static bool
lay_out(const Tiff *tiff, SkTiffShape *page)
{
    static const uint16_t strips[] = { 273, 278, 279 };
    static const uint16_t tiles[] = { 322, 323, 324, 325 };
    uint64_t chunks;
    page->tiled = has(tiff, 322);
    if (page->tiled ? !has_all(tiff, tiles, 4) || has(tiff, 273) ||
                          has(tiff, 278) || has(tiff, 279)
                    : !has_all(tiff, strips, 3) || has(tiff, 323) ||
                          has(tiff, 324) || has(tiff, 325))
        return false;
    page->chunk_width = number(tiff, 322, page->width);
    page->chunk_height = number(tiff, page->tiled ? 323 : 278, 1);
    if (page->tiled
            ? page->chunk_width % 16 != 0 || page->chunk_height % 16 != 0
            : page->chunk_height > page->height)
        return false;
    page->across = (page->width - 1) / page->chunk_width + 1;
    page->down = (page->height - 1) / page->chunk_height + 1;
    chunks = (uint64_t)page->across * page->down *
             (page->separate ? page->samples : 1);
    return chunks <= INT32_MAX &&
           has_count(tiff, page->tiled ? 324 : 273, (uint32_t)chunks) &&
           has_count(tiff, page->tiled ? 325 : 279, (uint32_t)chunks);
}

static bool
take_shape(Tiff *tiff)
{
    static const uint16_t wanted[] = { 256, 257, 258, 259, 262, 277 };
    SkTiffShape *page = &tiff->page;
    if (!has_all(tiff, wanted, 6))
        return false;
    *page = (SkTiffShape){ .width = number(tiff, 256, 0),
                           .height = number(tiff, 257, 0),
                           .bits = number(tiff, 258, 0),
                           .compression = number(tiff, 259, 0),
                           .photometric = number(tiff, 262, 0),
                           .samples = number(tiff, 277, 0),
                           .two_dimensions = number(tiff, 292, 0),
                           .predictor = number(tiff, 317, 1),
                           .format = number(tiff, 339, 1),
                           .separate = has(tiff, 284),
                           .tables = tiff->values[row_of(347)] };
    if (has(tiff, 530) && tiff->count[row_of(530)] == 2) {
        page->subsampling[0] = value(tiff, row_of(530), 0);
        page->subsampling[1] = value(tiff, row_of(530), 1);
    }
    return is_for_all(tiff, 258, page->samples) &&
           is_for_all(tiff, 339, page->samples) &&
           !(page->separate && page->samples == 1) && is_coding(tiff, page) &&
           is_kind(tiff, page) && is_looks(tiff) && lay_out(tiff, page);
}

/* ---- pages -------------------------------------------------------------- */

static bool
take_chunks(Tiff *tiff)
{
    size_t places = row_of(tiff->page.tiled ? 324 : 273);
    size_t lengths = row_of(tiff->page.tiled ? 325 : 279);
    bool whole = true;
    tiff->page.codes = is_fax(&tiff->page) ? sk_fax_codes_new() : NULL;
    for (uint32_t i = 0; whole && i < tiff->count[places]; i++) {
        size_t len = value(tiff, lengths, i);
        const uint8_t *p = tiff->file.p + tiff->at;
        whole = value(tiff, places, i) == tiff->at &&
                len <= (size_t)(tiff->file.end - p) &&
                sk_tiff_chunk_is_whole(&tiff->page, i, (SkSpan){ p, p + len });
        tiff->at += len;
    }
    free(tiff->page.codes);
    return whole;
}

/* A directory begins at an even offset; the byte before it is zero. */
static bool
align(Tiff *tiff)
{
    if (tiff->at % 2 == 0)
        return true;
    if (tiff->at == sk_length(tiff->file) || tiff->file.p[tiff->at] != 0)
        return false;
    tiff->at++;
    return true;
}

const uint8_t *
sk_plain_tiff(SkSpan file)
{
    Tiff tiff = { .file = file, .at = 8 };
    uint32_t next;
    if (sk_length(file) < 8 || sk_length(file) > INT32_MAX ||
        memcmp(file.p, "II*\0\10\0\0\0", 8) != 0)
        return file.p;
    do {
        size_t start = tiff.at;
        if (!take_directory(&tiff, &next) || !take_shape(&tiff) ||
            !take_chunks(&tiff))
            return file.p + start;
        tiff.pages++;
        if (next != 0 && (!align(&tiff) || next != tiff.at))
            return file.p + start;
    } while (next != 0);
    if (tiff.promised != 0 && tiff.promised != tiff.pages)
        return file.p;
    return tiff.at == sk_length(file) ? NULL : file.p + tiff.at;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks fax in TIFF (ITU-T T.4 and T.6): the codes of each row are followed to
 * its last pixel. Pixels are not stored, only where their colour changes. In
 * T.4 each row begins with the code EOL, and there is none behind the last row;
 * in T.6 two EOL end the data. This defends against codes that belong to no
 * row, and bits behind the end.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/tiff.h"

#define WIDTH_MAX (1u << 20)
#define CODE_BITS 13 /* bits of the longest code */

enum { RLE = 2, FAX3 = 3, FAX4 = 4, RLE_WORDS = 32771 };

/* The codes of T.4, tables 2 and 3: for runs of 0 to 63 pixels, then of 64, 128
 * and so on up to 1728. */
static const char white_codes[] =
    "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 "
    "001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 "
    "0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 "
    "00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 "
    "00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 "
    "00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 "
    "00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 "
    "00110011 00110100 11011 10010 010111 0110111 00110110 00110111 01100100 "
    "01100101 01101000 01100111 011001100 011001101 011010010 011010011 "
    "011010100 011010101 011010110 011010111 011011000 011011001 011011010 "
    "011011011 010011000 010011001 010011010 011000 010011011 ";
static const char black_codes[] =
    "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 "
    "0000111 00000100 00000111 000011000 0000010111 0000011000 0000001000 "
    "00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 "
    "00000011000 000011001010 000011001011 000011001100 000011001101 "
    "000001101000 000001101001 000001101010 000001101011 000011010010 "
    "000011010011 000011010100 000011010101 000011010110 000011010111 "
    "000001101100 000001101101 000011011010 000011011011 000001010100 "
    "000001010101 000001010110 000001010111 000001100100 000001100101 "
    "000001010010 000001010011 000000100100 000000110111 000000111000 "
    "000000100111 000000101000 000001011000 000001011001 000000101011 "
    "000000101100 000001011010 000001100110 000001100111 0000001111 "
    "000011001000 000011001001 000001011011 000000110011 000000110100 "
    "000000110101 0000001101100 0000001101101 0000001001010 0000001001011 "
    "0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 "
    "0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 "
    "0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 "
    "0000001100101 ";
/* For runs of either colour: 1792, 1856 and so on up to 2560. */
static const char long_codes[] =
    "00000001000 00000001100 00000001101 000000010010 000000010011 "
    "000000010100 000000010101 000000010110 000000010111 000000011100 "
    "000000011101 000000011110 000000011111 ";

typedef struct {
    uint8_t bits; /* the length of the code; 0 if no code begins like this */
    uint16_t run;
} Code;

struct _SkFaxCodes {
    /* for white and black, indexed by the next bits */
    Code of[2][1 << CODE_BITS];
};

typedef struct {
    const SkFaxCodes *codes;
    const uint8_t *p, *end;
    uint64_t at; /* in bits */
    uint64_t n_bits;
    uint32_t width;
    /* where the colour changes, the first time to black */
    uint32_t *above, *row;
    uint32_t n; /* the changes in the row so far */
} Fax;

/* ---- codes -------------------------------------------------------------- */

static void
learn(Code *codes, const char *text, uint32_t run, uint32_t i)
{
    while (*text != '\0') {
        uint32_t bits = 0, value = 0;
        for (; *text != ' '; text++, bits++)
            value = value << 1 | (*text == '1');
        text++;
        for (uint32_t rest = 0; rest < 1u << (CODE_BITS - bits); rest++)
            codes[value << (CODE_BITS - bits) | rest] =
                (Code){ (uint8_t)bits, (uint16_t)run };
        i++;
        run = i < 64 ? i : (i - 63) * 64;
    }
}

SkFaxCodes *
sk_fax_codes_new(void)
{
    SkFaxCodes *codes = sk_room(sizeof *codes);
    memset(codes, 0, sizeof *codes);
    learn(codes->of[0], white_codes, 0, 0);
    learn(codes->of[1], black_codes, 0, 0);
    learn(codes->of[0], long_codes, 1792, 91);
    learn(codes->of[1], long_codes, 1792, 91);
    return codes;
}

/* Returns the next @n bits, at most 24; behind the end there are zeros. */
static uint32_t
peek(const Fax *fax, unsigned n)
{
    const uint8_t *p = fax->p + fax->at / 8;
    uint32_t word = 0;
    if (fax->end - p >= 4)
        word = sk_be32(p);
    else
        for (unsigned i = 0; i < 4; i++)
            word = word << 8 | (fax->end - p > i ? p[i] : 0);
    return word << fax->at % 8 >> (32 - n);
}

static bool
skip(Fax *fax, unsigned n)
{
    fax->at += n;
    return fax->at <= fax->n_bits;
}

static bool
take_bits(Fax *fax, uint32_t value, unsigned n)
{
    return peek(fax, n) == value && skip(fax, n);
}

/* Reads a run of one colour: long codes, then one for less than 64 pixels. */
static bool
take_run(Fax *fax, unsigned color, uint32_t *run)
{
    uint32_t sum = 0;
    Code code;
    do {
        code = fax->codes->of[color][peek(fax, CODE_BITS)];
        sum += code.run;
        if (code.bits == 0 || sum > fax->width || !skip(fax, code.bits))
            return false;
    } while (code.run >= 64);
    *run = sum;
    return true;
}

/* ---- rows --------------------------------------------------------------- */

static void
begin_row(Fax *fax)
{
    uint32_t *swap = fax->above;
    fax->above = fax->row;
    fax->row = swap;
    fax->n = 0;
}

/* Ends the row with changes at its full width, so that a search in it never
 * runs beyond its end. */
static void
end_row(Fax *fax)
{
    for (unsigned i = 0; i < 4; i++)
        fax->row[fax->n + i] = fax->width;
}

/* Reads a row in one-dimensional coding: runs, white first. A run without
 * pixels may stand only at the start. */
static bool
take_row(Fax *fax)
{
    uint32_t x = 0, run;
    begin_row(fax);
    for (unsigned color = 0; x < fax->width; color ^= 1) {
        if (!take_run(fax, color, &run) || run > fax->width - x ||
            (run == 0 && fax->n > 0))
            return false;
        x += run;
        fax->row[fax->n++] = x;
    }
    end_row(fax);
    return true;
}

/* Reads two runs within a row in two-dimensional coding, from @x on. */
static bool
take_two_runs(Fax *fax, uint32_t *x, bool at_start)
{
    unsigned color = fax->n % 2;
    uint32_t run;
    for (unsigned i = 0; i < 2; i++) {
        if (!take_run(fax, color ^ i, &run) || run > fax->width - *x)
            return false;
        if (run == 0 && !(i == 0 ? at_start : *x == fax->width))
            return false;
        *x += run;
        fax->row[fax->n++] = *x;
    }
    return true;
}

enum { PASS = 4, RUNS, NONE };

/* Returns the meaning of the next code of a row (T.6, table 1): how far the
 * change lies from that of the row above, or one of these modes. *@bits
 * receives its length. */
static int
next_mode(const Fax *fax, unsigned *bits)
{
    static const struct {
        /* the smallest seven bits that begin with the code, and its length */
        uint8_t from, bits;
        int8_t mode;
    } modes[] = { { 64, 1, 0 },   { 48, 3, 1 },  { 32, 3, -1 }, { 16, 3, RUNS },
                  { 8, 4, PASS }, { 6, 6, 2 },   { 4, 6, -2 },  { 3, 7, 3 },
                  { 2, 7, -3 },   { 0, 7, NONE } };
    uint32_t seven = peek(fax, 7);
    unsigned i = 0;
    while (seven < modes[i].from)
        i++;
    *bits = modes[i].bits;
    return modes[i].mode;
}

/* Returns the first change of the row above that lies behind @x and is to the
 * same colour as the next change here. @i is where the one before was found. */
static uint32_t
change_above(const Fax *fax, uint32_t i, int64_t x)
{
    i = (i < 2 ? 0 : i - 2) / 2 * 2 + fax->n % 2;
    while (fax->above[i] <= x && fax->above[i] < fax->width)
        i += 2;
    return i;
}

static bool
take_change(Fax *fax, int64_t to, uint32_t *x, bool at_start)
{
    if (to > fax->width || to < *x || (to == *x && !at_start))
        return false;
    *x = (uint32_t)to;
    fax->row[fax->n++] = *x;
    return true;
}

/* Reads a row in two-dimensional coding: each change is given by its distance
 * from one in the row above. In the mode PASS, a change above has no
 * counterpart here. */
static bool
take_row_by_above(Fax *fax)
{
    uint32_t x = 0, i = 0;
    bool at_start = true;
    begin_row(fax);
    while (x < fax->width) {
        unsigned bits;
        int mode = next_mode(fax, &bits);
        i = change_above(fax, i, at_start ? -1 : (int64_t)x);
        if (fax->n > fax->width || mode == NONE || !skip(fax, bits))
            return false;
        if (mode == PASS && fax->above[i] == fax->width)
            return false;
        if (mode == PASS)
            x = fax->above[i + 1];
        else if (!(mode == RUNS
                       ? take_two_runs(fax, &x, at_start)
                       : take_change(fax, (int64_t)fax->above[i] + mode, &x,
                                     at_start)))
            return false;
        at_start = false;
    }
    end_row(fax);
    return true;
}

/* ---- pages -------------------------------------------------------------- */

static bool
take_next(Fax *fax, const SkTiffShape *page)
{
    unsigned align = page->compression == RLE ? 8 : 16;
    bool by_above = page->compression == FAX4;
    if (page->compression == FAX3) {
        if (!take_bits(fax, 1, 12))
            return false;
        if (page->two_dimensions != 0) {
            by_above = peek(fax, 1) == 0;
            if (!skip(fax, 1))
                return false;
        }
    }
    if (!(by_above ? take_row_by_above(fax) : take_row(fax)))
        return false;
    if (page->compression != RLE && page->compression != RLE_WORDS)
        return true;
    unsigned rest = (unsigned)((align - fax->at % align) % align);
    return rest == 0 || take_bits(fax, 0, rest);
}

static bool
take_all(Fax *fax, const SkTiffShape *page, uint32_t rows)
{
    unsigned rest;
    end_row(fax);
    for (uint32_t i = 0; i < rows; i++)
        if (!take_next(fax, page))
            return false;
    if (page->compression == FAX4 &&
        (!take_bits(fax, 1, 12) || !take_bits(fax, 1, 12)))
        return false;
    rest = (unsigned)(fax->n_bits - fax->at);
    return fax->n_bits - fax->at < 8 && (rest == 0 || peek(fax, rest) == 0);
}

bool
sk_tiff_fax_is_whole(const SkTiffShape *page, uint32_t rows, SkSpan chunk)
{
    if (page->width > WIDTH_MAX)
        return false;
    Fax fax = { .codes = page->codes,
                .p = chunk.p,
                .end = chunk.end,
                .n_bits = (uint64_t)sk_length(chunk) * 8,
                .width = page->width };
    fax.above = sk_room((page->width + 8) * sizeof *fax.above);
    fax.row = sk_room((page->width + 8) * sizeof *fax.row);
    bool whole = take_all(&fax, page, rows);
    free(fax.above);
    free(fax.row);
    return whole;
}

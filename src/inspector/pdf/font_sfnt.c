/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks TrueType and OpenType fonts: the directory and its sums, tables of one
 * list, one behind the other without anything between them, and the fields of
 * those whose form is fixed.
 */
#include "inspector/pdf/font.h"

#define N_TABLES  12
#define RECORD    16
#define STANDARD  258
#define WHOLE_SUM 0xB1B0AFBAu

enum { CFF, CMAP, CVT, FPGM, GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, POST, PREP };

static const char *const tags[N_TABLES] = { "CFF ", "cmap", "cvt ", "fpgm",
                                            "glyf", "head", "hhea", "hmtx",
                                            "loca", "maxp", "post", "prep" };

typedef struct {
    SkSpan tables[N_TABLES]; /* .p is NULL where there is none */
    uint32_t glyphs;
    SkGlyphsReach reach;
} Font;

static uint32_t
sum_of(const uint8_t *p, const uint8_t *end)
{
    uint32_t sum = 0;
    for (unsigned shift = 24; p < end; p++, shift = (shift + 24) % 32)
        sum += (uint32_t)*p << shift;
    return sum;
}

static bool
are_zeros(const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != 0)
            return false;
    return true;
}

/* Returns whether the head of the directory says what follows from @n. */
static bool
is_searchable(const uint8_t *p, uint32_t n)
{
    uint32_t power = 1, log = 0;
    for (; power * 2 <= n; power *= 2)
        log++;
    return sk_pdf_font_16(p) == power * 16 && sk_pdf_font_16(p + 2) == log &&
           sk_pdf_font_16(p + 4) == (n - power) * 16;
}

/* Reads a record whose table must stand at *@at, moved behind it. @least is the
 * first tag that may come. */
static bool
read_record(Font *font, SkSpan all, const uint8_t *record, size_t *at,
            unsigned *least)
{
    unsigned i = *least;
    while (i < N_TABLES && memcmp(record, tags[i], 4) != 0)
        i++;
    size_t len = sk_pdf_font_32(record + 12), whole = (len + 3) / 4 * 4;
    if (i == N_TABLES || sk_pdf_font_32(record + 8) != *at ||
        len > sk_length(all) - *at || whole > sk_length(all) - *at)
        return false;
    SkSpan table = { all.p + *at, all.p + *at + len };
    uint32_t sum = sum_of(table.p, table.end);
    if (i == HEAD && len == 54)
        sum -= sk_pdf_font_32(table.p + 8);
    font->tables[i] = table;
    *least = i + 1;
    *at += whole;
    return sum == sk_pdf_font_32(record + 4) &&
           are_zeros(table.end, whole - len);
}

static bool
read_directory(Font *font, SkSpan all)
{
    unsigned least = 0;
    if (sk_length(all) < 12)
        return false;
    uint32_t n = sk_pdf_font_16(all.p + 4);
    size_t at = 12 + n * (size_t)RECORD;
    if (n == 0 || n > N_TABLES || at > sk_length(all) ||
        !is_searchable(all.p + 6, n))
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!read_record(font, all, all.p + 12 + i * RECORD, &at, &least))
            return false;
    if (at != sk_length(all) || sum_of(all.p, all.end) != WHOLE_SUM)
        return false;
    return memcmp(all.p, font->tables[CFF].p != NULL ? "OTTO" : "\0\1\0\0",
                  4) == 0;
}

static size_t
table_len(const Font *font, unsigned i)
{
    return font->tables[i].p != NULL ? sk_length(font->tables[i]) : 0;
}

static bool
check_head(const Font *font)
{
    const uint8_t *p = font->tables[HEAD].p;
    if (table_len(font, HEAD) != 54)
        return false;
    uint32_t units = sk_pdf_font_16(p + 18);
    return sk_pdf_font_32(p) == 0x10000 &&
           sk_pdf_font_32(p + 12) == 0x5F0F3CF5 && units >= 16 &&
           units <= 16384 && are_zeros(p + 20, 16) &&
           sk_pdf_font_16(p + 48) == 2 && sk_pdf_font_16(p + 50) <= 1 &&
           sk_pdf_font_16(p + 52) == 0;
}

static bool
check_metrics(const Font *font)
{
    const uint8_t *p = font->tables[HHEA].p;
    if (table_len(font, HHEA) != 36)
        return false;
    uint32_t n = sk_pdf_font_16(p + 34);
    return sk_pdf_font_32(p) == 0x10000 && are_zeros(p + 24, 10) && n > 0 &&
           n <= font->glyphs &&
           table_len(font, HMTX) ==
               n * (size_t)4 + (font->glyphs - n) * (size_t)2;
}

/* Returns whether @name is not among the names before it, which begin at
 * @first. The last of them is enough to forbid growth. */
static bool
check_names(SkSpan post, uint32_t glyphs)
{
    const uint8_t *numbers = post.p + 34, *p = numbers + glyphs * (size_t)2;
    uint32_t names = 0, used = 0;
    if (sk_length(post) < 34 + glyphs * (size_t)2 ||
        sk_pdf_font_16(post.p + 32) != glyphs)
        return false;
    for (; p < post.end; names++) {
        SkSpan name = { p + 1, p + 1 + *p };
        if (*p >= post.end - p || !sk_pdf_font_is_name(name))
            return false;
        p = name.end;
    }
    /* Names are numbered in the order in which glyphs use them. */
    for (uint32_t i = 0; i < glyphs; i++) {
        uint32_t number = sk_pdf_font_16(numbers + i * 2);
        if (number >= STANDARD + used) {
            if (number != STANDARD + used)
                return false;
            used++;
        }
    }
    return used == names;
}

static bool
check_post(const Font *font)
{
    SkSpan post = font->tables[POST];
    if (table_len(font, POST) < 32 || sk_pdf_font_32(post.p + 12) > 1 ||
        !are_zeros(post.p + 16, 16))
        return false;
    switch (sk_pdf_font_32(post.p)) {
    case 0x10000:
        return font->glyphs == STANDARD && sk_length(post) == 32;
    case 0x20000:
        return check_names(post, font->glyphs);
    case 0x30000:
        return sk_length(post) == 32;
    default:
        return false;
    }
}

static bool
check_maxp(const Font *font)
{
    static const uint16_t most[] = { 16384, 16384, 8192, 256, 16384 };
    const uint8_t *p = font->tables[MAXP].p;
    const SkGlyphsReach *reach = &font->reach;
    const uint32_t reached[] = { reach->points, reach->contours,
                                 reach->all_points, reach->all_contours, 2 };
    if (table_len(font, MAXP) != 32 || sk_pdf_font_32(p) != 0x10000)
        return false;
    for (unsigned i = 0; i < 5; i++)
        if (sk_pdf_font_16(p + 6 + i * 2) != reached[i] ||
            sk_pdf_font_16(p + 16 + i * 2) > most[i])
            return false;
    return sk_pdf_font_16(p + 26) == reach->code &&
           sk_pdf_font_16(p + 28) == reach->parts &&
           sk_pdf_font_16(p + 30) == reach->depth;
}

static bool
check_truetype(Font *font)
{
    if (table_len(font, MAXP) < 6 || font->tables[GLYF].p == NULL ||
        font->tables[LOCA].p == NULL)
        return false;
    font->glyphs = sk_pdf_font_16(font->tables[MAXP].p + 4);
    return font->glyphs > 0 &&
           sk_pdf_font_glyphs(font->tables[GLYF], font->tables[LOCA],
                              font->tables[HEAD].p[51] != 0, font->glyphs,
                              &font->reach) &&
           table_len(font, CVT) % 2 == 0 && table_len(font, CVT) <= 131072 &&
           table_len(font, FPGM) <= 262144 && table_len(font, PREP) <= 262144 &&
           sk_pdf_font_hints(font->tables[FPGM], true) &&
           sk_pdf_font_hints(font->tables[PREP], true) && check_maxp(font);
}

static bool
check_cff(Font *font)
{
    static const unsigned others[] = { CVT, FPGM, GLYF, LOCA, PREP };
    for (unsigned i = 0; i < sizeof others / sizeof *others; i++)
        if (font->tables[others[i]].p != NULL)
            return false;
    return sk_pdf_font_cff(font->tables[CFF], &font->glyphs) &&
           table_len(font, MAXP) == 6 &&
           sk_pdf_font_32(font->tables[MAXP].p) == 0x5000 &&
           sk_pdf_font_16(font->tables[MAXP].p + 4) == font->glyphs;
}

bool
sk_pdf_font_sfnt(SkSpan all, bool *has_cff)
{
    Font font = { .glyphs = 0 };
    if (!read_directory(&font, all) || !check_head(&font))
        return false;
    *has_cff = font.tables[CFF].p != NULL;
    if (!(*has_cff ? check_cff(&font) : check_truetype(&font)))
        return false;
    return check_metrics(&font) && check_post(&font) &&
           (font.tables[CMAP].p == NULL ||
            sk_pdf_font_cmap(font.tables[CMAP], font.glyphs));
}

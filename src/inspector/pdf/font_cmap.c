/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the tables of characters of TrueType, in the three formats that our
 * writer uses: every character leads to a glyph that is there, and no byte is
 * beside the lists.
 */
#include "inspector/pdf/font.h"

typedef struct {
    SkSpan in;
    uint32_t glyphs;
} Table;

static bool
is_glyph(const Table *table, uint32_t glyph)
{
    return glyph > 0 && glyph < table->glyphs;
}

/* Moves behind the format @format, whose table has @len bytes. */
static bool
take_table(Table *table, size_t len)
{
    if (len > sk_length(table->in))
        return false;
    table->in.p += len;
    return true;
}

static bool
check_trimmed(Table *table)
{
    const uint8_t *p = table->in.p;
    if (sk_length(table->in) < 10)
        return false;
    uint32_t n = sk_pdf_font_16(p + 8);
    if (n == 0 || sk_pdf_font_16(p + 2) != 10 + n * 2 ||
        sk_pdf_font_16(p + 4) != 0 || !take_table(table, 10 + n * (size_t)2))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t glyph = sk_pdf_font_16(p + 10 + i * 2);
        if (glyph >= table->glyphs || (glyph == 0 && (i == 0 || i == n - 1)))
            return false;
    }
    return true;
}

static bool
check_groups(Table *table)
{
    const uint8_t *p = table->in.p;
    int64_t last = -1;
    if (sk_length(table->in) < 16)
        return false;
    size_t n = sk_pdf_font_32(p + 12);
    if (n == 0 || n > sk_length(table->in) / 12 || sk_pdf_font_16(p + 2) != 0 ||
        sk_pdf_font_32(p + 4) != 16 + n * 12 || sk_pdf_font_32(p + 8) != 0 ||
        !take_table(table, 16 + n * 12))
        return false;
    for (p += 16; n > 0; n--, p += 12) {
        int64_t start = sk_pdf_font_32(p), end = sk_pdf_font_32(p + 4);
        uint64_t glyph = sk_pdf_font_32(p + 8);
        if (start <= last || end < start || end > 0x10FFFF || glyph == 0 ||
            glyph + (uint64_t)(end - start) >= table->glyphs)
            return false;
        last = end;
    }
    return true;
}

/* Checks the segment @i of @n in the table at @p. *@listed is how many glyphs
 * the segments before it list. */
static bool
check_segment(const Table *table, const uint8_t *p, uint32_t i, uint32_t n,
              uint32_t *listed, int64_t *last)
{
    uint32_t end = sk_pdf_font_16(p + 14 + i * 2);
    uint32_t start = sk_pdf_font_16(p + 16 + n * 2 + i * 2);
    uint32_t delta = sk_pdf_font_16(p + 16 + n * 4 + i * 2);
    const uint8_t *offset = p + 16 + n * 6 + i * 2;
    if (start > end || start <= *last)
        return false;
    *last = end;
    if (i == n - 1)
        return start == 0xFFFF && delta == 1 && sk_pdf_font_16(offset) == 0;
    if (sk_pdf_font_16(offset) == 0)
        return is_glyph(table, (start + delta) & 0xFFFF) &&
               is_glyph(table, (end + delta) & 0xFFFF) &&
               ((start + delta) & 0xFFFF) <= ((end + delta) & 0xFFFF);
    if (delta != 0 || sk_pdf_font_16(offset) != (n - i) * 2 + *listed * 2)
        return false;
    for (uint32_t code = start; code <= end; code++, (*listed)++) {
        const uint8_t *glyph = p + 16 + n * 8 + *listed * 2;
        if (glyph + 2 > table->in.p || !is_glyph(table, sk_pdf_font_16(glyph)))
            return false;
    }
    return true;
}

static bool
check_segments(Table *table)
{
    const uint8_t *p = table->in.p;
    uint32_t power = 1, log = 0, listed = 0;
    int64_t last = -1;
    if (sk_length(table->in) < 24)
        return false;
    uint32_t len = sk_pdf_font_16(p + 2), n = sk_pdf_font_16(p + 6) / 2;
    for (; power * 2 <= n; power *= 2)
        log++;
    if (n == 0 || sk_pdf_font_16(p + 4) != 0 ||
        sk_pdf_font_16(p + 6) != n * 2 || sk_pdf_font_16(p + 8) != power * 2 ||
        sk_pdf_font_16(p + 10) != log ||
        sk_pdf_font_16(p + 12) != (n - power) * 2 || len < 16 + n * 8 ||
        !take_table(table, len) || sk_pdf_font_16(p + 14 + n * 2) != 0)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!check_segment(table, p, i, n, &listed, &last))
            return false;
    return len == 16 + n * 8 + listed * 2;
}

static bool
is_wanted(uint32_t platform, uint32_t encoding)
{
    if (platform == 0)
        return encoding <= 4;
    return platform == 1 ? encoding == 0
                         : platform == 3 && (encoding <= 1 || encoding == 10);
}

static bool
check_table(Table *table)
{
    if (sk_length(table->in) < 2)
        return false;
    switch (sk_pdf_font_16(table->in.p)) {
    case 4:
        return check_segments(table);
    case 6:
        return check_trimmed(table);
    case 12:
        return check_groups(table);
    default:
        return false;
    }
}

bool
sk_pdf_font_cmap(SkSpan cmap, uint32_t glyphs)
{
    int64_t last = -1;
    if (sk_length(cmap) < 4 || sk_pdf_font_16(cmap.p) != 0)
        return false;
    uint32_t n = sk_pdf_font_16(cmap.p + 2);
    if (n == 0 || sk_length(cmap) < 4 + n * (size_t)8)
        return false;
    Table table = { { cmap.p + 4 + n * 8, cmap.end }, glyphs };
    for (uint32_t i = 0; i < n; i++) {
        const uint8_t *record = cmap.p + 4 + i * 8;
        int64_t key = sk_pdf_font_32(record);
        if (key <= last ||
            !is_wanted(sk_pdf_font_16(record), sk_pdf_font_16(record + 2)) ||
            sk_pdf_font_32(record + 4) != (size_t)(table.in.p - cmap.p) ||
            !check_table(&table))
            return false;
        last = key;
    }
    return table.in.p == table.in.end;
}

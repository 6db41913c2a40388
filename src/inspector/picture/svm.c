/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks metafiles of StarView as our writer writes them (svm.h): a header with
 * the true number of records, only listed records, each full to its last byte,
 * and nothing behind them. Text stands there twice, and the bytes must say what
 * the UTF-16 says. This defends against records that no viewer draws and in
 * which anything could be.
 */
#include <string.h>

#include "inspector/picture/svm.h"

#define METAFILES_MAX 4
#define SAVED_MAX     1024

/* What a record is made of, with two numbers a and b that say more. */
typedef enum {
    NOTHING,
    NUMBERS, /* a numbers of 32 bits */
    SETTING, /* a numbers of 32 bits and a truth value */
    CHOICE,  /* a number up to a */
    LINE,
    LINES,
    POLYGON,
    POLYGONS,
    TEXT,    /* a numbers before the text; b says which form it has */
    BITMAP,  /* a numbers behind it; b: it may have a mask */
    FADING,  /* a gradient in a rectangle */
    FADINGS, /* the same in polygons; b: a hatch */
    REGION,  /* b: a truth value follows */
    UNITS,
    FONT,
    SAVE,
    RESTORE,
    GLASS, /* polygons and a percentage */
    UNDERLINE,
    INNER, /* a metafile within */
} Form;

enum { PLAIN, PLACED, STRETCHED, FRAMED };

typedef struct {
    uint16_t type;
    uint8_t version; /* the highest */
    uint8_t form, a, b;
} Row;

static const Row rows[] = {
    { 100, 1, NUMBERS, 3, 0 },      { 101, 1, NUMBERS, 2, 0 },
    { 102, 2, LINE, 0, 0 },         { 103, 1, NUMBERS, 4, 0 },
    { 104, 1, NUMBERS, 6, 0 },      { 105, 1, NUMBERS, 4, 0 },
    { 106, 1, NUMBERS, 8, 0 },      { 107, 1, NUMBERS, 8, 0 },
    { 108, 1, NUMBERS, 8, 0 },      { 109, 3, LINES, 0, 0 },
    { 110, 2, POLYGON, 0, 0 },      { 111, 2, POLYGONS, 0, 0 },
    { 112, 2, TEXT, 2, PLAIN },     { 113, 2, TEXT, 2, PLACED },
    { 114, 2, TEXT, 2, STRETCHED }, { 115, 2, TEXT, 4, FRAMED },
    { 116, 1, BITMAP, 2, 0 },       { 117, 1, BITMAP, 4, 0 },
    { 118, 1, BITMAP, 8, 0 },       { 119, 1, BITMAP, 2, 1 },
    { 120, 1, BITMAP, 4, 1 },       { 121, 1, BITMAP, 8, 1 },
    { 125, 1, FADING, 0, 0 },       { 126, 1, FADINGS, 0, 1 },
    { 128, 1, REGION, 0, 1 },       { 129, 1, NUMBERS, 4, 0 },
    { 130, 1, REGION, 0, 0 },       { 131, 1, NUMBERS, 2, 0 },
    { 132, 1, SETTING, 1, 0 },      { 133, 1, SETTING, 1, 0 },
    { 134, 1, NUMBERS, 1, 0 },      { 135, 1, SETTING, 1, 0 },
    { 136, 1, CHOICE, 2, 0 },       { 137, 1, UNITS, 0, 0 },
    { 138, 1, FONT, 0, 0 },         { 139, 1, SAVE, 0, 0 },
    { 140, 1, RESTORE, 0, 0 },      { 141, 1, CHOICE, 4, 0 },
    { 142, 1, GLASS, 0, 0 },        { 144, 1, SETTING, 2, 0 },
    { 145, 1, SETTING, 1, 0 },      { 146, 2, UNDERLINE, 0, 0 },
    { 147, 1, INNER, 0, 0 },        { 148, 1, FADINGS, 0, 0 },
    { 149, 1, NUMBERS, 1, 0 },      { 150, 1, NOTHING, 2, 0 },
    { 151, 1, SETTING, 1, 0 },
};

static void
skip_numbers(SkSvmReader *r, uint32_t n)
{
    sk_svm_skip(r, (size_t)n * 4);
}

/* ---- shapes -------------------------------------------------------------- */

static void
read_points(SkSvmReader *r)
{
    skip_numbers(r, 2 * sk_svm_16(r));
}

static void
read_polygons(SkSvmReader *r)
{
    for (uint32_t n = sk_svm_16(r); n > 0 && !r->is_bad; n--)
        read_points(r);
}

static void
read_shape(SkSvmReader *r, const Row *row, uint32_t version)
{
    if (row->form == POLYGONS) {
        read_polygons(r);
        for (uint32_t n = version >= 2 ? sk_svm_16(r) : 0; n > 0 && !r->is_bad;
             n--) {
            sk_svm_skip(r, 2);
            sk_svm_curve_of(r);
        }
        return;
    }
    if (row->form == LINE)
        skip_numbers(r, 4);
    else
        read_points(r);
    if (row->form != POLYGON && version >= 2)
        sk_svm_line_of(r);
    if (row->form != LINE && version == row->version && sk_svm_bool(r))
        sk_svm_curve_of(r);
}

/* ---- text ---------------------------------------------------------------- */

/* Returns whether unit @i of the @n at @p may leave: no control character, and
 * no half of a pair. */
static bool
unit_is_ours(const uint8_t *p, uint32_t n, uint32_t i)
{
    uint32_t c = sk_le16(p + (size_t)i * 2);
    uint32_t before = i > 0 ? sk_le16(p + (size_t)i * 2 - 2) : 0;
    uint32_t after = i + 1 < n ? sk_le16(p + (size_t)i * 2 + 2) : 0;
    if (c >= 0xD800 && c < 0xDC00)
        return after >= 0xDC00 && after < 0xE000;
    if (c >= 0xDC00 && c < 0xE000)
        return before >= 0xD800 && before < 0xDC00;
    return c >= 0x20 && (c < 0x7F || c >= 0xA0) && c < 0xFFFE;
}

/* Compares the text in UTF-16 with what is said before in the charset of the
 * font, in @len units at @before. */
static void
read_units(SkSvmReader *r, const uint8_t *before, uint32_t len)
{
    uint32_t n = sk_svm_16(r);
    const uint8_t *p = sk_svm_skip(r, (size_t)n * 2);
    sk_svm_need(r, n == len);
    for (uint32_t i = 0; !r->is_bad && i < n; i++) {
        uint32_t c = sk_le16(p + (size_t)i * 2);
        sk_svm_need(r, unit_is_ours(p, n, i) &&
                           (r->is_wide ? sk_le16(before + (size_t)i * 2) == c
                                       : before[i] == (c < 0x7F ? c : '?')));
    }
}

static void
read_text(SkSvmReader *r, const Row *row, uint32_t version)
{
    uint32_t len, first = 0, shown = 0, places = 0;
    const uint8_t *bytes;
    sk_svm_need(r, version == 2);
    skip_numbers(r, row->a);
    len = r->is_wide ? sk_svm_32(r) : sk_svm_16(r);
    sk_svm_need(r, len <= UINT16_MAX);
    bytes = sk_svm_skip(r, r->is_wide ? (size_t)len * 2 : len);
    if (row->b == STRETCHED)
        skip_numbers(r, 1);
    first = sk_svm_16(r); /* in a frame: flags */
    if (row->b == FRAMED)
        first = 0;
    else
        shown = sk_svm_16(r);
    places = row->b == PLACED ? sk_svm_32(r) : 0;
    sk_svm_need(r, places <= shown && first + shown <= len);
    if (!r->is_bad)
        skip_numbers(r, places);
    read_units(r, bytes, len);
}

/* ---- records ------------------------------------------------------------- */

static void read_metafile(SkSvmReader *r);

static void
read_area(SkSvmReader *r, const Row *row)
{
    switch (row->form) {
    case BITMAP:
        if (row->b != 0)
            sk_svm_masked_of(r);
        else
            sk_svm_bitmap_of(r);
        skip_numbers(r, row->a);
        break;
    case FADING:
        skip_numbers(r, 4);
        sk_svm_gradient_of(r);
        break;
    case FADINGS:
        read_polygons(r);
        if (row->b != 0)
            sk_svm_hatch_of(r);
        else
            sk_svm_gradient_of(r);
        break;
    case GLASS:
        read_polygons(r);
        sk_svm_upto(r, 100);
        break;
    case REGION:
        sk_svm_region_of(r);
        if (row->b != 0)
            sk_svm_bool(r);
        break;
    default: /* INNER */
        read_metafile(r);
        skip_numbers(r, 4);
        sk_svm_gradient_of(r);
    }
}

static void
read_setting(SkSvmReader *r, const Row *row, uint32_t version)
{
    switch (row->form) {
    case NOTHING:
        sk_svm_skip(r, row->a);
        break;
    case NUMBERS:
        skip_numbers(r, row->a);
        break;
    case SETTING:
        skip_numbers(r, row->a);
        sk_svm_bool(r);
        break;
    case CHOICE:
        sk_svm_upto(r, row->a);
        break;
    case UNITS:
        sk_svm_units_of(r);
        break;
    case FONT:
        sk_svm_font_of(r);
        break;
    case SAVE:
        sk_svm_skip(r, 2);
        sk_svm_need(r, r->saved++ < SAVED_MAX);
        break;
    case RESTORE:
        sk_svm_need(r, r->saved-- > 0);
        break;
    default: /* UNDERLINE */
        skip_numbers(r, version == 2 ? 6 : 5);
    }
}

static void
read_record(SkSvmReader *r)
{
    uint32_t type = sk_svm_16(r), version;
    const uint8_t *outer;
    const Row *row = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].type == type)
            row = &rows[i];
    sk_svm_need(r, row != NULL);
    if (r->is_bad)
        return;
    version = sk_svm_enter(r, row->version, &outer);
    if (row->form >= LINE && row->form <= POLYGONS)
        read_shape(r, row, version);
    else if (row->form == TEXT)
        read_text(r, row, version);
    else if ((row->form >= BITMAP && row->form <= REGION) ||
             row->form == GLASS || row->form == INNER)
        read_area(r, row);
    else
        read_setting(r, row, version);
    sk_svm_leave(r, outer);
}

static void
read_metafile(SkSvmReader *r)
{
    const uint8_t *outer, *mark = sk_svm_skip(r, 6);
    unsigned saved = r->saved;
    const bool is_wide = r->is_wide;
    uint32_t records;
    sk_svm_need(r, mark != NULL && memcmp(mark, "VCLMTF", 6) == 0 &&
                       r->depth < METAFILES_MAX);
    sk_svm_enter(r, 1, &outer);
    sk_svm_need(r, sk_svm_32(r) == 0);
    sk_svm_units_of(r);
    skip_numbers(r, 2);
    records = sk_svm_32(r);
    sk_svm_leave(r, outer);
    r->depth++;
    r->saved = 0;
    r->is_wide = false;
    for (; records > 0 && !r->is_bad; records--)
        read_record(r);
    r->saved = saved;
    r->is_wide = is_wide;
    r->depth--;
}

bool
sk_svm_is_ours(SkSpan file)
{
    SkSvmReader r = { .p = file.p, .end = file.end };
    read_metafile(&r);
    return !r.is_bad && r.p == r.end;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes by tables (charset_multi.h). No state passes from one character to
 * the next. A byte that begins no character becomes U+FFFD, and the next byte
 * may begin one, so that a broken byte never swallows a tag or a line end.
 */
#include <string.h>

#include <charset/charset_multi.h>

#define PAIR_FIRST 0x30
#define PAIR_CELLS (0xFE - PAIR_FIRST + 1)
#define SQUARE     94 /* the number of bytes from A1 to FE */

/* The planes of CNS 11643 that hold characters. */
static const guchar planes[] = { 1, 2, 3, 4, 5, 6, 7, 15 };

static void
fill_pairs(SkMulti *multi, iconv_t converter)
{
    for (guint lead = 0x80; lead <= 0xFE; lead++) {
        guchar prefix = (guchar)lead;
        gboolean is_lead = sk_cell(multi->single + lead - 1) == 0;
        guint place =
            is_lead ? sk_cells_add(converter, &prefix, 1, PAIR_FIRST, 0xFE)
                    : sk_cells_skip(PAIR_CELLS);
        if (lead == 0x80)
            multi->pairs = place;
    }
}

static guint
fill_square(iconv_t converter, const guchar *prefix, gsize len)
{
    guchar codes[3];
    guint first = 0;

    memcpy(codes, prefix, len);
    for (guint row = 0; row < SQUARE; row++) {
        codes[len] = (guchar)(0xA1 + row);
        guint place = sk_cells_add(converter, codes, len + 1, 0xA1, 0xFE);
        if (row == 0)
            first = place;
    }
    return first;
}

static void
fill_four(SkMulti *multi, iconv_t converter)
{
    for (guint i = 0; i < 4 * 10 * 126; i++) {
        guchar prefix[3] = { (guchar)(0x81 + i / 1260),
                             (guchar)(0x30 + i / 126 % 10),
                             (guchar)(0x81 + i % 126) };
        guint place = sk_cells_add(converter, prefix, 3, 0x30, 0x39);
        if (i == 0)
            multi->four = place;
    }
}

void
sk_multi_fill(SkMulti *multi, const char *name, iconv_t converter)
{
    gboolean is_euc_tw = strcmp(name, "euc-tw") == 0;

    multi->single = sk_cells_add(converter, NULL, 0, 1, 0xFF);
    if (sk_charset_find(name)->code != SK_CODE_MULTI)
        return;
    fill_pairs(multi, converter);
    if (strcmp(name, "euc-jisx0213") == 0)
        multi->triple = fill_square(converter, (const guchar *)"\x8f", 1);
    if (strcmp(name, "gb18030") == 0)
        fill_four(multi, converter);
    for (guint i = 0; is_euc_tw && i < G_N_ELEMENTS(planes); i++) {
        guchar prefix[2] = { 0x8E, (guchar)(0xA0 + planes[i]) };
        guint place = fill_square(converter, prefix, 2);
        if (i == 0)
            multi->plane = place;
    }
}

void
sk_multi_put(SkReading *reading, SkCell cell)
{
    sk_reading_put(reading, sk_cell_first(cell));
    if (sk_cell_second(cell) != 0)
        sk_reading_put(reading, sk_cell_second(cell));
}

static gboolean
is_square(const guchar *p)
{
    return p[0] >= 0xA1 && p[0] <= 0xFE && p[1] >= 0xA1 && p[1] <= 0xFE;
}

static guint
square_index(const guchar *p)
{
    return (p[0] - 0xA1u) * SQUARE + p[1] - 0xA1u;
}

static SkCell
cell_of_plane(const SkMulti *multi, const guchar *p)
{
    for (guint i = 0; i < G_N_ELEMENTS(planes); i++)
        if (p[1] == 0xA0 + planes[i] && is_square(p + 2))
            return sk_cell(multi->plane + i * SQUARE * SQUARE +
                           square_index(p + 2));
    return 0;
}

/* Decodes the four-byte codes of GB18030: by a table for the first plane, by
 * arithmetic beyond it. */
static SkCell
cell_of_four(const SkMulti *multi, const guchar *p)
{
    if (p[1] < 0x30 || p[1] > 0x39 || p[2] < 0x81 || p[2] > 0xFE ||
        p[3] < 0x30 || p[3] > 0x39)
        return 0;
    guint rest = ((p[1] - 0x30u) * 126 + p[2] - 0x81u) * 10 + p[3] - 0x30u;
    if (p[0] >= 0x81 && p[0] <= 0x84)
        return sk_cell(multi->four + (p[0] - 0x81u) * 12600 + rest);
    if (p[0] < 0x90)
        return 0;
    rest += (p[0] - 0x90u) * 12600;
    return rest <= 0xFFFFF ? 0x10000 + rest : 0;
}

/* Returns the cell at @p and the number of bytes that it takes, 0 if none
 * begins here. */
static SkCell
cell_at(const SkMulti *multi, const guchar *p, gsize left, gsize *taken)
{
    SkCell cell = sk_cell(multi->single + p[0] - 1u);

    *taken = 1;
    if (cell != 0 || multi->pairs == 0 || p[0] < 0x80 || p[0] > 0xFE)
        return cell;
    *taken = 2;
    if (left >= 2 && p[1] >= PAIR_FIRST && p[1] <= 0xFE)
        cell = sk_cell(multi->pairs + (p[0] - 0x80u) * PAIR_CELLS + p[1] -
                       PAIR_FIRST);
    if (cell != 0)
        return cell;
    *taken = 3;
    if (multi->triple != 0 && left >= 3 && p[0] == 0x8F && is_square(p + 1))
        return sk_cell(multi->triple + square_index(p + 1));
    *taken = 4;
    if (multi->plane != 0 && left >= 4 && p[0] == 0x8E)
        return cell_of_plane(multi, p);
    return multi->four != 0 && left >= 4 ? cell_of_four(multi, p) : 0;
}

void
sk_multi_read(SkReading *reading, const SkMulti *multi, const guchar *bytes,
              gsize len)
{
    for (gsize at = 0; at < len;) {
        gsize taken = 1;
        SkCell cell =
            bytes[at] ? cell_at(multi, bytes + at, len - at, &taken) : 0;
        if (cell != 0)
            sk_multi_put(reading, cell);
        else if (bytes[at] == 0)
            sk_reading_put(reading, 0);
        else
            sk_reading_put_error(reading);
        at += cell != 0 ? taken : 1;
    }
}

static guint
unit16(const guchar *p, gboolean big)
{
    return big ? (guint)p[0] << 8 | p[1] : (guint)p[1] << 8 | p[0];
}

void
sk_read_utf16(SkReading *reading, gboolean big, const guchar *bytes, gsize len)
{
    gsize at = 0;

    while (len - at >= 2) {
        guint unit = unit16(bytes + at, big);
        guint next = len - at >= 4 ? unit16(bytes + at + 2, big) : 0;
        at += 2;
        if ((unit & 0xF800) != 0xD800) {
            sk_reading_put(reading, unit);
        } else if ((unit & 0xFC00) == 0xD800 && (next & 0xFC00) == 0xDC00) {
            sk_reading_put(reading,
                           0x10000 + ((unit & 0x3FF) << 10) + (next & 0x3FF));
            at += 2;
        } else {
            sk_reading_put_error(reading);
        }
    }
    if (at < len)
        sk_reading_put_error(reading);
}

void
sk_read_utf32(SkReading *reading, gboolean big, const guchar *bytes, gsize len)
{
    gsize at = 0;

    for (; len - at >= 4; at += 4) {
        guint high = unit16(bytes + at + (big ? 0 : 2), big);
        guint low = unit16(bytes + at + (big ? 2 : 0), big);
        gunichar c = high << 16 | low;
        if (c <= 0x10FFFF && (c & 0xFFFFF800) != 0xD800)
            sk_reading_put(reading, c);
        else
            sk_reading_put_error(reading);
    }
    if (at < len)
        sk_reading_put_error(reading);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks records of WMF, each against its row: it is exactly as long as the
 * items that it counts, and objects exist when they are used. This defends
 * against records that a viewer reads beyond their end.
 */
#include <string.h>

#include "inspector/picture/wmf.h"

#define SAVED_MAX 1024

static uint32_t
word(const SkWmf *wmf, size_t at)
{
    return sk_le16(wmf->p + at * 2);
}

static bool
holds(const SkWmf *wmf, uint32_t index, uint32_t kind)
{
    return index < SK_WMF_OBJECTS_MAX && wmf->objects[index] == kind;
}

static bool
check_polys(const SkWmf *wmf)
{
    uint32_t n = word(wmf, 0);
    size_t points = 0;
    if (n == 0 || n > wmf->words - 1)
        return false;
    for (uint32_t i = 0; i < n; i++)
        points += word(wmf, 1 + i);
    return wmf->words == 1 + n + points * 2;
}

static bool
check_restore(SkWmf *wmf)
{
    int32_t place = (int16_t)word(wmf, 0);
    int32_t left = place < 0 ? (int32_t)wmf->saved + place : place - 1;
    if (place == 0 || left < 0 || left >= (int32_t)wmf->saved)
        return false;
    wmf->saved = (uint32_t)left;
    return true;
}

static bool
check_delete(SkWmf *wmf)
{
    uint32_t index = word(wmf, 0);
    if (index >= SK_WMF_OBJECTS_MAX || wmf->objects[index] == SK_WMF_NO_OBJECT)
        return false;
    wmf->objects[index] = SK_WMF_NO_OBJECT;
    if (index < wmf->first_free)
        wmf->first_free = index;
    return true;
}

/* Returns whether the font's name ends within its 32 bytes and nothing stands
 * behind it. */
static bool
check_font(const SkWmf *wmf, const SkWmfRow *row)
{
    const uint8_t *face = wmf->p + row->words * 2;
    if (wmf->words != row->words + 16u)
        return false;
    size_t len = strnlen((const char *)face, 32);
    return len < 32 && sk_zeros(face + len, 32 - len);
}

static bool
check_palette(const SkWmf *wmf)
{
    uint32_t n = word(wmf, 1);
    return word(wmf, 0) == 0x300 && n > 0 && n <= SK_WMF_OBJECTS_MAX &&
           wmf->words == 2 + (size_t)n * 2;
}

static bool
check_region(const SkWmf *wmf, const SkWmfRow *row)
{
    size_t at = row->words;
    uint32_t longest = 0, scans = word(wmf, 5);
    for (uint32_t i = 0; i < scans; i++) {
        uint32_t n = at < wmf->words ? word(wmf, at) : 1;
        if (n % 2 != 0 || at + 4 + n > wmf->words || word(wmf, at + 3 + n) != n)
            return false;
        longest = n > longest ? n : longest;
        at += 4 + n;
    }
    return scans > 0 && at == wmf->words && at <= INT16_MAX &&
           word(wmf, 0) == 0 && word(wmf, 1) == 6 && word(wmf, 2) == 0 &&
           word(wmf, 3) == 0 && word(wmf, 4) == at * 2 &&
           word(wmf, 6) == longest;
}

/* Returns whether @n characters stand at word @at, followed by a zero if half a
 * word is left. */
static bool
are_characters(const SkWmf *wmf, size_t at, uint32_t n)
{
    return at + (n + 1) / 2 <= wmf->words &&
           (n % 2 == 0 || wmf->p[at * 2 + n] == 0);
}

static bool
check_text(const SkWmf *wmf)
{
    uint32_t n = word(wmf, 0);
    return n > 0 && wmf->words == 3 + (n + 1) / 2 && are_characters(wmf, 1, n);
}

static bool
check_long_text(const SkWmf *wmf, const SkWmfRow *row)
{
    uint32_t n = word(wmf, 2);
    size_t at = row->words + ((word(wmf, 3) & 6) != 0 ? 4u : 0u);
    if (!are_characters(wmf, at, n))
        return false;
    at += (n + 1) / 2;
    return wmf->words == at || (n > 0 && wmf->words == at + n);
}

/* Checks header, palette and rows, which follow each other directly. */
static bool
check_bitmap(const SkWmf *wmf, const SkWmfRow *row)
{
    const uint8_t *p = wmf->p + row->words * 2;
    const uint8_t *end = wmf->p + wmf->words * 2;
    if (row->b != 0 && wmf->words == row->b)
        return true;
    if (row->a != SK_WMF_NOWHERE && word(wmf, row->a) != 0)
        return false;
    if (end - p < 40)
        return false;
    uint32_t header = sk_le32(p), bits = sk_le16(p + 14);
    uint64_t info = header + (bits <= 8 ? (uint64_t)sk_le32(p + 32) * 4 : 0);
    if (info > (uint64_t)(end - p))
        return false;
    SkSpan rows = { p + info, end };
    uint32_t size = sk_le32(p + 20);
    if (size % 2 != 0 && size + 1 == sk_length(rows) && end[-1] == 0)
        rows.end--;
    return sk_dib_is_ours((SkSpan){ p, p + info }, rows);
}

static bool
check_parameters(SkWmf *wmf, const SkWmfRow *row)
{
    switch ((SkWmfForm)row->form) {
    case SK_WMF_FIXED:
        return wmf->words == row->words;
    case SK_WMF_CHOICE:
        return wmf->words == row->words && word(wmf, 0) >= row->a &&
               word(wmf, 0) <= row->b;
    case SK_WMF_POINTS:
        return word(wmf, 0) > 0 && wmf->words == 1 + (size_t)word(wmf, 0) * 2;
    case SK_WMF_POLYS:
        return check_polys(wmf);
    case SK_WMF_SAVE:
        return wmf->words == row->words && wmf->saved++ < SAVED_MAX;
    case SK_WMF_RESTORE:
        return wmf->words == row->words && check_restore(wmf);
    case SK_WMF_USE:
        return wmf->words == row->words && holds(wmf, word(wmf, 0), row->a) &&
               (row->b == 0 || holds(wmf, word(wmf, 1), row->b));
    case SK_WMF_DELETE:
        return wmf->words == row->words && check_delete(wmf);
    case SK_WMF_FONT:
        return check_font(wmf, row);
    case SK_WMF_PALETTE:
        return check_palette(wmf);
    case SK_WMF_REGION:
        return check_region(wmf, row);
    case SK_WMF_TEXT:
        return check_text(wmf);
    case SK_WMF_LONG_TEXT:
        return check_long_text(wmf, row);
    case SK_WMF_BITMAP:
        return check_bitmap(wmf, row);
    default:
        return false;
    }
}

/* Gives a new object the lowest free index. */
static bool
take_index(SkWmf *wmf, uint8_t kind)
{
    while (wmf->first_free < SK_WMF_OBJECTS_MAX &&
           wmf->objects[wmf->first_free] != SK_WMF_NO_OBJECT)
        wmf->first_free++;
    if (wmf->first_free == SK_WMF_OBJECTS_MAX)
        return false;
    wmf->objects[wmf->first_free] = kind;
    if (wmf->first_free + 1 > wmf->n_objects)
        wmf->n_objects = wmf->first_free + 1;
    return true;
}

bool
sk_wmf_record_is_ours(SkWmf *wmf, const SkWmfRow *row)
{
    return wmf->words >= row->words && check_parameters(wmf, row) &&
           (row->makes == SK_WMF_NO_OBJECT || take_index(wmf, row->makes));
}

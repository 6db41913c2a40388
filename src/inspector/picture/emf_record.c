/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks records of EMF, each against its row: it is exactly as long as the
 * items that it counts, what it refers to stands in the only permitted place,
 * and objects exist when they are used. This defends against records that a
 * viewer reads beyond their end.
 */
#include "inspector/picture/emf.h"

#define SAVED_MAX 1024

static uint32_t
field(const SkEmf *emf, size_t at)
{
    return sk_le32(emf->p + at);
}

static size_t
padded(uint64_t n)
{
    return (size_t)((n + 3) / 4 * 4);
}

/* Returns whether the record ends behind @n bytes, padded with zeros. */
static bool
ends_at(const SkEmf *emf, uint64_t n)
{
    return n <= emf->len && emf->len == padded(n) &&
           sk_zeros(emf->p + n, emf->len - (size_t)n);
}

/* Returns whether the record ends behind @n items of @size
 * bytes from @at on. */
static bool
ends_behind(const SkEmf *emf, uint64_t at, uint64_t n, unsigned size)
{
    return n <= emf->len && ends_at(emf, at + n * size);
}

static bool
are_numbers(const SkEmf *emf, size_t at, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if ((field(emf, at + i * 4) >> 23 & 0xFF) == 0xFF)
            return false;
    return true;
}

static bool
take_index(SkEmf *emf, uint8_t kind)
{
    uint32_t index = field(emf, 8);
    if (index == 0 || index > SK_EMF_HANDLES_MAX)
        return false;
    emf->objects[index] = kind;
    if (index > emf->highest)
        emf->highest = index;
    return true;
}

static bool
holds(const SkEmf *emf, uint32_t index, uint8_t kind)
{
    return index <= SK_EMF_HANDLES_MAX && emf->objects[index] == kind;
}

static bool
check_polys(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t n = field(emf, 24), points = field(emf, 28);
    uint64_t sum = 0;
    if (n == 0 || n > (emf->len - row->size) / 4 ||
        !ends_behind(emf, row->size + (uint64_t)n * 4, points, row->a))
        return false;
    for (uint32_t i = 0; i < n; i++)
        sum += field(emf, row->size + (size_t)i * 4);
    return sum == points;
}

static bool
check_draw(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t n = field(emf, 24);
    if (n == 0 || !ends_behind(emf, row->size, n, row->a + 1u))
        return false;
    const uint8_t *kinds = emf->p + row->size + (size_t)n * row->a;
    for (uint32_t i = 0; i < n; i++)
        if (kinds[i] != 0 && (kinds[i] & 6) == 0)
            return false;
    return true;
}

static bool
check_gradient(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t n = field(emf, 24), shapes = field(emf, 28), mode = field(emf, 32);
    unsigned corners = mode == 2 ? 3 : 2;
    if (n == 0 || shapes == 0 || mode > 2 || n > emf->len / 16)
        return false;
    size_t at = row->size + (size_t)n * 16;
    if (!ends_behind(emf, at, shapes, corners * 4))
        return false;
    for (; at < emf->len; at += 4)
        if (field(emf, at) >= n)
            return false;
    return true;
}

static bool
check_region(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t len = field(emf, row->a), n;
    const uint8_t *region = emf->p + row->size;
    if (row->b != 0 && !holds(emf, field(emf, 28), SK_EMF_A_BRUSH))
        return false;
    if (row->type == 75) {
        if (field(emf, 12) < 1 || field(emf, 12) > 5)
            return false;
        if (len == 0)
            return field(emf, 12) == 5 && ends_at(emf, row->size);
    }
    if (len < 32 || !ends_behind(emf, row->size, len, 1))
        return false;
    n = sk_le32(region + 8);
    return sk_le32(region) == 32 && sk_le32(region + 4) == 1 &&
           n == (len - 32) / 16 && len % 16 == 0 &&
           sk_le32(region + 12) == n * 16;
}

static bool
check_font(SkEmf *emf, const SkEmfRow *row)
{
    const uint8_t *face = emf->p + row->size + 28;
    size_t i = 0;
    if (!ends_at(emf, row->size + 320u))
        return false;
    while (i < 31 && (face[i * 2] != 0 || face[i * 2 + 1] != 0))
        i++;
    return sk_zeros(face + i * 2, 320 - 28 - i * 2) &&
           take_index(emf, SK_EMF_A_FONT);
}

static bool
check_palette(SkEmf *emf, const SkEmfRow *row)
{
    uint32_t n = sk_le16(emf->p + 14);
    return sk_le16(emf->p + 12) == 0x300 && n > 0 && n <= 1024 &&
           ends_behind(emf, row->size, n, 4) &&
           take_index(emf, SK_EMF_A_PALETTE);
}

/* Checks the bitmap that begins at *@at, and moves *@at behind it. Its offsets
 * and lengths stand at @places. */
static bool
check_bitmap(const SkEmf *emf, unsigned usage, unsigned places, uint64_t *at)
{
    uint32_t info = field(emf, places), info_len = field(emf, places + 4);
    uint32_t bits = field(emf, places + 8), bits_len = field(emf, places + 12);
    if (info_len == 0)
        return info == 0 && bits == 0 && bits_len == 0;
    uint64_t start = padded(*at), middle = start + info_len;
    uint64_t end = middle + bits_len;
    if (field(emf, usage) != 0 || info != start || bits != middle ||
        end > emf->len || !sk_zeros(emf->p + *at, (size_t)(start - *at)))
        return false;
    *at = end;
    return sk_dib_is_ours((SkSpan){ emf->p + info, emf->p + middle },
                          (SkSpan){ emf->p + bits, emf->p + end });
}

static bool
check_bitmaps(const SkEmf *emf, const SkEmfRow *row)
{
    uint64_t at = row->size;
    if (!check_bitmap(emf, row->a, row->b, &at))
        return false;
    if (row->form == SK_EMF_TWO_BITMAPS &&
        !check_bitmap(emf, row->size - 20u, row->size - 16u, &at))
        return false;
    return ends_at(emf, at);
}

static bool
check_pen(SkEmf *emf, const SkEmfRow *row)
{
    uint32_t dashes = field(emf, 48);
    uint64_t at = row->size + (uint64_t)dashes * 4;
    return dashes <= 16 && at <= emf->len && check_bitmap(emf, 44, 12, &at) &&
           ends_at(emf, at) && take_index(emf, SK_EMF_A_PEN);
}

static bool
check_select(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t index = field(emf, 8);
    if (!ends_at(emf, row->size))
        return false;
    if (index >> 31 != 0)
        return (index & 0x7FFFFFFF) <= 19;
    return index <= SK_EMF_HANDLES_MAX &&
           emf->objects[index] != SK_EMF_NO_OBJECT &&
           (emf->objects[index] == SK_EMF_A_PALETTE) == (row->a != 0);
}

static bool
check_delete(SkEmf *emf, const SkEmfRow *row)
{
    uint32_t index = field(emf, 8);
    if (!ends_at(emf, row->size) || index > SK_EMF_HANDLES_MAX ||
        emf->objects[index] == SK_EMF_NO_OBJECT)
        return false;
    emf->objects[index] = SK_EMF_NO_OBJECT;
    return true;
}

static bool
check_text(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t n = field(emf, 44), text = field(emf, 48);
    uint32_t options = field(emf, 52), distances = field(emf, 72);
    if ((options & ~0x13F96u) != 0)
        return false;
    if (n == 0)
        return text == 0 && distances == 0 && ends_at(emf, row->size);
    if (text != row->size || n > emf->len)
        return false;
    uint64_t end = row->size + (uint64_t)n * row->a;
    if (distances == 0)
        return ends_at(emf, end);
    return distances == padded(end) && distances <= emf->len &&
           sk_zeros(emf->p + end, (size_t)(distances - end)) &&
           ends_behind(emf, distances, n, (options & 0x2000) != 0 ? 8 : 4);
}

static bool
check_small_text(const SkEmf *emf, const SkEmfRow *row)
{
    uint32_t options = field(emf, 20);
    return (options & ~0x13F96u) == 0 &&
           ends_behind(emf, row->size + ((options & 0x100) != 0 ? 0u : 16u),
                       field(emf, 16), (options & 0x200) != 0 ? 1 : 2);
}

static bool
check_state(SkEmf *emf, const SkEmfRow *row)
{
    uint32_t back = row->form == SK_EMF_RESTORE ? 0 - field(emf, 8) : 0;
    if (!ends_at(emf, row->size))
        return false;
    if (row->form == SK_EMF_SAVE)
        return emf->saved++ < SAVED_MAX;
    if (back == 0 || back > emf->saved)
        return false;
    emf->saved -= back;
    return true;
}

static bool
check_floats(const SkEmf *emf, const SkEmfRow *row)
{
    return ends_at(emf, row->size) && are_numbers(emf, row->a, row->b) &&
           (row->type != 36 || (field(emf, 32) >= 1 && field(emf, 32) <= 4));
}

bool
sk_emf_record_is_ours(SkEmf *emf, const SkEmfRow *row)
{
    if (emf->len < row->size)
        return false;
    switch ((SkEmfForm)row->form) {
    case SK_EMF_FIXED:
        return ends_at(emf, row->size);
    case SK_EMF_CHOICE:
        return ends_at(emf, row->size) && field(emf, 8) >= row->a &&
               field(emf, 8) <= row->b;
    case SK_EMF_FLOATS:
        return check_floats(emf, row);
    case SK_EMF_POINTS:
        return field(emf, 24) > 0 &&
               ends_behind(emf, row->size, field(emf, 24), row->a);
    case SK_EMF_POLYS:
        return check_polys(emf, row);
    case SK_EMF_DRAW:
        return check_draw(emf, row);
    case SK_EMF_GRADIENT:
        return check_gradient(emf, row);
    case SK_EMF_REGION:
        return check_region(emf, row);
    case SK_EMF_SAVE:
    case SK_EMF_RESTORE:
        return check_state(emf, row);
    case SK_EMF_CREATE:
        return ends_at(emf, row->size) && take_index(emf, (uint8_t)row->a);
    case SK_EMF_FONT:
        return check_font(emf, row);
    case SK_EMF_PALETTE:
        return check_palette(emf, row);
    case SK_EMF_PEN:
        return check_pen(emf, row);
    case SK_EMF_PATTERN:
        return field(emf, row->b + 4u) != 0 && check_bitmaps(emf, row) &&
               take_index(emf, SK_EMF_A_BRUSH);
    case SK_EMF_SELECT:
        return check_select(emf, row);
    case SK_EMF_DELETE:
        return check_delete(emf, row);
    case SK_EMF_TEXT:
        return check_text(emf, row);
    case SK_EMF_SMALL_TEXT:
        return check_small_text(emf, row);
    case SK_EMF_BITMAP:
    case SK_EMF_TWO_BITMAPS:
        return check_bitmaps(emf, row);
    default:
        return false;
    }
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the frame of records of EMF+: their heads, that each ends where it
 * says, and that an object in several records has exactly the bytes it
 * promises. This defends against a viewer that reads beyond a record.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/gdi.h"

#define HEAD      12
#define PIECE     65020
#define CONTINUED 0x8000u
#define OBJECT    0x4008

bool
sk_gdi_number(SkGdi *gdi, uint32_t *number)
{
    if (sk_length(gdi->in) < 4)
        return false;
    *number = sk_le32(gdi->in.p);
    gdi->in.p += 4;
    return true;
}

bool
sk_gdi_upto(SkGdi *gdi, uint32_t max)
{
    uint32_t number = 0;
    return sk_gdi_number(gdi, &number) && number <= max;
}

bool
sk_gdi_bytes(SkGdi *gdi, uint64_t n)
{
    if (n > sk_length(gdi->in))
        return false;
    gdi->in.p += n;
    return true;
}

bool
sk_gdi_floats(SkGdi *gdi, uint64_t n)
{
    if (n > sk_length(gdi->in) / 4)
        return false;
    for (; n > 0; n--, gdi->in.p += 4)
        if ((sk_le32(gdi->in.p) & 0x7F800000) == 0x7F800000)
            return false;
    return true;
}

bool
sk_gdi_version(SkGdi *gdi)
{
    uint32_t version = 0;
    return sk_gdi_number(gdi, &version) && version >= 0xDBC01000 &&
           version <= 0xDBC01002;
}

/* Returns whether nothing is left but fewer than four zeros. */
static bool
ends_here(const SkGdi *gdi)
{
    size_t n = sk_length(gdi->in);
    return n < 4 && sk_zeros(gdi->in.p, n);
}

bool
sk_gdi_inside(SkGdi *gdi, bool (*read)(SkGdi *))
{
    const uint8_t *end = gdi->in.end;
    uint32_t n = 0;
    if (!sk_gdi_number(gdi, &n) || n > sk_length(gdi->in))
        return false;
    gdi->in.end = gdi->in.p + n;
    if (!read(gdi) || !ends_here(gdi))
        return false;
    gdi->in = (SkSpan){ gdi->in.end, end };
    return true;
}

static bool
check_whole(SkGdi *gdi)
{
    gdi->in = (SkSpan){ gdi->whole, gdi->whole + gdi->total };
    gdi->flags = gdi->whole_flags;
    bool is_good = sk_gdi_object(gdi, gdi->flags >> 8) && ends_here(gdi);
    free(gdi->whole);
    gdi->whole = NULL;
    return is_good;
}

/* Checks a piece of an object, the content of which stands in the input. */
static bool
check_piece(SkGdi *gdi)
{
    uint32_t total = 0;
    unsigned which = gdi->flags & ~CONTINUED;
    if ((gdi->flags & CONTINUED) == 0 || !sk_gdi_number(gdi, &total))
        return false;
    if (gdi->whole == NULL) {
        if (total <= PIECE || total > INT32_MAX / 2 || total % 4 != 0)
            return false;
        gdi->whole = sk_room(total);
        gdi->total = total;
        gdi->has = 0;
        gdi->whole_flags = which;
    }
    size_t n = sk_length(gdi->in), rest = gdi->total - gdi->has;
    if (total != gdi->total || which != gdi->whole_flags ||
        n != (rest < PIECE ? rest : PIECE))
        return false;
    memcpy(gdi->whole + gdi->has, gdi->in.p, n);
    gdi->has += n;
    return gdi->has < gdi->total || check_whole(gdi);
}

/* Checks the record whose content stands in the input. */
static bool
check_record(SkGdi *gdi, unsigned type)
{
    if (gdi->whole != NULL && type != OBJECT)
        return false;
    if (type == OBJECT && (gdi->whole != NULL || gdi->flags & CONTINUED))
        return check_piece(gdi);
    if (!gdi->is_begun && type != 0x4001)
        return false;
    gdi->is_begun = true;
    return (type == OBJECT ? sk_length(gdi->in) <= PIECE &&
                                 sk_gdi_object(gdi, gdi->flags >> 8)
                           : sk_gdi_record(gdi, type)) &&
           ends_here(gdi);
}

bool
sk_gdi_comment(SkGdi *gdi, SkSpan records)
{
    const uint8_t *p = records.p;
    if (p == records.end)
        return false;
    while (p < records.end) {
        size_t left = (size_t)(records.end - p);
        if (left < HEAD)
            return false;
        uint32_t size = sk_le32(p + 4);
        if (size < HEAD || size > left || size % 4 != 0 ||
            sk_le32(p + 8) != size - HEAD)
            return false;
        gdi->flags = sk_le16(p + 2);
        gdi->in = (SkSpan){ p + HEAD, p + size };
        if (!check_record(gdi, sk_le16(p)))
            return false;
        p += size;
    }
    return true;
}

bool
sk_gdi_end(SkGdi *gdi)
{
    bool is_whole = gdi->whole == NULL;
    free(gdi->whole);
    gdi->whole = NULL;
    return is_whole;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks brushes of EMF+ ([MS-EMFPLUS] 2.2.1.1).
 */
#include "inspector/picture/gdi.h"

#define BORDER    0x01u
#define TRANSFORM 0x02u
#define COLORS    0x04u
#define ALONG     0x08u
#define ACROSS    0x10u
#define FOCUS     0x40u
#define ALWAYS    0x180u /* mixed by gamma; not moved with the drawing */

/* Takes a count, as many positions, and as many colours or factors. */
static bool
blend(SkGdi *gdi, bool has_colors)
{
    uint32_t n = 0;
    return sk_gdi_number(gdi, &n) && n > 0 && sk_gdi_floats(gdi, n) &&
           (has_colors ? sk_gdi_bytes(gdi, (uint64_t)n * 4)
                       : sk_gdi_floats(gdi, n));
}

/* Takes what the end of a gradient has by its @flags. */
static bool
tail(SkGdi *gdi, uint32_t flags)
{
    uint32_t two = 0;
    if ((flags & COLORS) != 0 && (flags & (ALONG | ACROSS)) != 0)
        return false;
    return ((flags & TRANSFORM) == 0 || sk_gdi_floats(gdi, 6)) &&
           ((flags & COLORS) == 0 || blend(gdi, true)) &&
           ((flags & ALONG) == 0 || blend(gdi, false)) &&
           ((flags & ACROSS) == 0 || blend(gdi, false)) &&
           ((flags & FOCUS) == 0 ||
            (sk_gdi_number(gdi, &two) && two == 2 && sk_gdi_floats(gdi, 2)));
}

/* Takes flags of which only those of @known may be set. */
static bool
flags_of(SkGdi *gdi, uint32_t known, uint32_t *flags)
{
    return sk_gdi_number(gdi, flags) && (*flags & ~known) == 0 &&
           sk_gdi_upto(gdi, 4);
}

static bool
linear(SkGdi *gdi)
{
    uint32_t flags = 0, from = 0, to = 0, again = 0, too = 0;
    return flags_of(gdi, TRANSFORM | COLORS | ALONG | ACROSS | ALWAYS,
                    &flags) &&
           sk_gdi_floats(gdi, 4) && sk_gdi_number(gdi, &from) &&
           sk_gdi_number(gdi, &to) && sk_gdi_number(gdi, &again) &&
           sk_gdi_number(gdi, &too) && from == again && to == too &&
           tail(gdi, flags);
}

static bool
border(SkGdi *gdi, uint32_t flags)
{
    uint32_t n = 0;
    if ((flags & BORDER) != 0)
        return sk_gdi_inside(gdi, sk_gdi_path);
    return sk_gdi_number(gdi, &n) && n > 0 &&
           sk_gdi_floats(gdi, (uint64_t)n * 2);
}

static bool
centered(SkGdi *gdi)
{
    uint32_t flags = 0, n = 0;
    return flags_of(gdi, BORDER | TRANSFORM | COLORS | ALONG | FOCUS | ALWAYS,
                    &flags) &&
           sk_gdi_bytes(gdi, 4) && sk_gdi_floats(gdi, 2) &&
           sk_gdi_number(gdi, &n) && n > 0 &&
           sk_gdi_bytes(gdi, (uint64_t)n * 4) && border(gdi, flags) &&
           tail(gdi, flags);
}

static bool
pictured(SkGdi *gdi)
{
    uint32_t flags = 0;
    return flags_of(gdi, TRANSFORM | ALWAYS, &flags) && tail(gdi, flags) &&
           sk_gdi_image(gdi);
}

bool
sk_gdi_brush(SkGdi *gdi)
{
    uint32_t kind = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &kind))
        return false;
    switch (kind) {
    case 0:
        return sk_gdi_bytes(gdi, 4);
    case 1: /* hatched */
        return sk_gdi_upto(gdi, 52) && sk_gdi_bytes(gdi, 8);
    case 2:
        return pictured(gdi);
    case 3:
        return centered(gdi);
    case 4:
        return linear(gdi);
    default:
        return false;
    }
}

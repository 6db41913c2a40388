/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks objects of EMF+ ([MS-EMFPLUS] 2.2.1), each of which stands in a table
 * of 64 from then on.
 */
#include "inspector/picture/gdi.h"

static bool
font(SkGdi *gdi)
{
    uint32_t n = 0;
    return sk_gdi_version(gdi) && sk_gdi_floats(gdi, 1) &&
           sk_gdi_upto(gdi, 6) && sk_gdi_upto(gdi, 15) && sk_gdi_upto(gdi, 0) &&
           sk_gdi_number(gdi, &n) && n <= 255 &&
           sk_gdi_bytes(gdi, (uint64_t)n * 2);
}

static bool
format(SkGdi *gdi)
{
    static const uint32_t highest[] = { UINT32_MAX, 2, 2, 3, UINT32_MAX };
    uint32_t flags = 0, stops = 0, ranges = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &flags) ||
        (flags & ~0x80007C27u) != 0)
        return false;
    for (size_t i = 0; i < sizeof highest / sizeof highest[0]; i++)
        if (!sk_gdi_upto(gdi, highest[i]))
            return false;
    return sk_gdi_floats(gdi, 1) && sk_gdi_upto(gdi, 2) &&
           sk_gdi_floats(gdi, 3) && sk_gdi_upto(gdi, 5) &&
           sk_gdi_number(gdi, &stops) && sk_gdi_number(gdi, &ranges) &&
           sk_gdi_floats(gdi, stops) && sk_gdi_bytes(gdi, (uint64_t)ranges * 8);
}

static bool
attributes(SkGdi *gdi)
{
    return sk_gdi_version(gdi) && sk_gdi_upto(gdi, 0) && sk_gdi_upto(gdi, 4) &&
           sk_gdi_bytes(gdi, 4) && sk_gdi_upto(gdi, 1) && sk_gdi_upto(gdi, 0);
}

static bool
is_good(SkGdi *gdi, SkGdiObject type)
{
    switch (type) {
    case SK_GDI_BRUSH:
        return sk_gdi_brush(gdi);
    case SK_GDI_PEN:
        return sk_gdi_pen(gdi);
    case SK_GDI_PATH:
        return sk_gdi_path(gdi);
    case SK_GDI_REGION:
        return sk_gdi_region(gdi);
    case SK_GDI_IMAGE:
        return sk_gdi_image(gdi);
    case SK_GDI_FONT:
        return font(gdi);
    case SK_GDI_FORMAT:
        return format(gdi);
    case SK_GDI_ATTRIBUTES:
        return attributes(gdi);
    case SK_GDI_CAP:
        return sk_gdi_cap(gdi);
    case SK_GDI_NOTHING:
    default:
        return false;
    }
}

bool
sk_gdi_object(SkGdi *gdi, unsigned type)
{
    unsigned index = gdi->flags & 0xFF;
    if (index >= SK_GDI_OBJECTS || !is_good(gdi, (SkGdiObject)type))
        return false;
    gdi->objects[index] = (uint8_t)type;
    return true;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks what stands in records of EMF+ ([MS-EMFPLUS] 2.3). Only those listed
 * here may leave, with no flag but those that mean something in them; what they
 * draw with must exist.
 */
#include "inspector/picture/gdi.h"

#define NONE    0xFFFFFFFFu
#define COLOR   0x8000u
#define SHORT   0x4000u
#define INDEX   0x00FFu
#define COMBINE 0x0F00u

static bool
only(const SkGdi *gdi, unsigned flags)
{
    return (gdi->flags & ~flags) == 0;
}

static bool
is_there(const SkGdi *gdi, uint32_t index, SkGdiObject kind)
{
    return index < SK_GDI_OBJECTS && gdi->objects[index] == kind;
}

/* Returns whether the flags name an object of @kind. */
static bool
uses(const SkGdi *gdi, SkGdiObject kind)
{
    return is_there(gdi, gdi->flags & INDEX, kind);
}

static bool
object(SkGdi *gdi, SkGdiObject kind)
{
    uint32_t index = 0;
    return sk_gdi_number(gdi, &index) && is_there(gdi, index, kind);
}

static bool
object_or_none(SkGdi *gdi, SkGdiObject kind)
{
    uint32_t index = 0;
    return sk_gdi_number(gdi, &index) &&
           (index == NONE || is_there(gdi, index, kind));
}

static bool
paint(SkGdi *gdi)
{
    return gdi->flags & COLOR ? sk_gdi_bytes(gdi, 4)
                              : object(gdi, SK_GDI_BRUSH);
}

/* Takes @n times so many coordinates, long or short. */
static bool
coordinates(SkGdi *gdi, uint64_t n)
{
    return gdi->flags & SHORT ? sk_gdi_bytes(gdi, n * 2)
                              : sk_gdi_floats(gdi, n);
}

/* Takes a count, one at least, and as many times @each coordinates. */
static bool
counted(SkGdi *gdi, unsigned each)
{
    uint32_t n = 0;
    return sk_gdi_number(gdi, &n) && n > 0 &&
           coordinates(gdi, (uint64_t)n * each);
}

static bool
curve(SkGdi *gdi)
{
    uint32_t first = 0, pieces = 0, n = 0;
    return only(gdi, SHORT | INDEX) && uses(gdi, SK_GDI_PEN) &&
           sk_gdi_floats(gdi, 1) && sk_gdi_number(gdi, &first) &&
           sk_gdi_number(gdi, &pieces) && sk_gdi_number(gdi, &n) &&
           (uint64_t)first + pieces < n && coordinates(gdi, (uint64_t)n * 2);
}

static bool
filled(SkGdi *gdi, unsigned type)
{
    switch (type) {
    case 0x400A: /* rectangles */
        return only(gdi, COLOR | SHORT) && paint(gdi) && counted(gdi, 4);
    case 0x400C: /* a polygon */
        return only(gdi, COLOR | SHORT) && paint(gdi) && counted(gdi, 2);
    case 0x400E: /* an ellipse */
        return only(gdi, COLOR | SHORT) && paint(gdi) && coordinates(gdi, 4);
    case 0x4010: /* a sector */
        return only(gdi, COLOR | SHORT) && paint(gdi) &&
               sk_gdi_floats(gdi, 2) && coordinates(gdi, 4);
    case 0x4013:
        return only(gdi, COLOR | INDEX) && uses(gdi, SK_GDI_REGION) &&
               paint(gdi);
    case 0x4014:
        return only(gdi, COLOR | INDEX) && uses(gdi, SK_GDI_PATH) && paint(gdi);
    case 0x4016: /* a closed curve, wound or alternating */
        return only(gdi, COLOR | SHORT | 0x2000) && paint(gdi) &&
               sk_gdi_floats(gdi, 1) && counted(gdi, 2);
    default:
        return false;
    }
}

static bool
stroked(SkGdi *gdi, unsigned type)
{
    if (type == 0x4015) /* a path */
        return only(gdi, INDEX) && uses(gdi, SK_GDI_PATH) &&
               object(gdi, SK_GDI_PEN);
    if (type == 0x4018)
        return curve(gdi);
    if (!only(gdi, SHORT | INDEX | (type == 0x400D ? 0x2000 : 0)) ||
        !uses(gdi, SK_GDI_PEN))
        return false;
    switch (type) {
    case 0x400B: /* rectangles */
        return counted(gdi, 4);
    case 0x400D: /* lines, perhaps closed */
    case 0x4019: /* curves of Bézier */
        return counted(gdi, 2);
    case 0x400F: /* an ellipse */
        return coordinates(gdi, 4);
    case 0x4011: /* a sector */
    case 0x4012: /* an arc */
        return sk_gdi_floats(gdi, 2) && coordinates(gdi, 4);
    case 0x4017: /* a closed curve */
        return sk_gdi_floats(gdi, 1) && counted(gdi, 2);
    default:
        return false;
    }
}

/* An image, or a part of it, in a rectangle or between three points. */
static bool
image(SkGdi *gdi, unsigned type)
{
    uint32_t corners = 0;
    if (!only(gdi, SHORT | INDEX) || !uses(gdi, SK_GDI_IMAGE) ||
        !object_or_none(gdi, SK_GDI_ATTRIBUTES) || !sk_gdi_upto(gdi, 6) ||
        !sk_gdi_floats(gdi, 4))
        return false;
    if (type == 0x401A)
        return coordinates(gdi, 4);
    return sk_gdi_number(gdi, &corners) && corners == 3 && coordinates(gdi, 6);
}

static bool
text(SkGdi *gdi, unsigned type)
{
    uint32_t n = 0, is_turned = 0;
    if (!only(gdi, COLOR | INDEX) || !uses(gdi, SK_GDI_FONT) || !paint(gdi))
        return false;
    if (type == 0x401C)
        return object_or_none(gdi, SK_GDI_FORMAT) && sk_gdi_number(gdi, &n) &&
               n > 0 && sk_gdi_floats(gdi, 4) &&
               sk_gdi_bytes(gdi, (uint64_t)n * 2);
    return sk_gdi_upto(gdi, 15) && sk_gdi_number(gdi, &is_turned) &&
           is_turned <= 1 && sk_gdi_number(gdi, &n) && n > 0 &&
           sk_gdi_bytes(gdi, (uint64_t)n * 2) &&
           sk_gdi_floats(gdi, (uint64_t)n * 2 + (is_turned ? 6 : 0));
}

static bool
setting(SkGdi *gdi, unsigned type)
{
    switch (type) {
    case 0x401D: /* where hatches begin */
        return only(gdi, 0) && sk_gdi_bytes(gdi, 8);
    case 0x4020: /* the contrast of text */
        return only(gdi, 0xFFF);
    case 0x401E: /* modes of drawing, of which none has more than 14 words */
    case 0x401F:
    case 0x4021:
    case 0x4022:
    case 0x4023:
    case 0x4024:
        return gdi->flags <= 13;
    case 0x4025: /* states, saved and restored, and containers */
    case 0x4026:
    case 0x4028:
    case 0x4029:
        return only(gdi, 0) && sk_gdi_bytes(gdi, 4);
    case 0x4027:
        return gdi->flags <= 6 && sk_gdi_floats(gdi, 8) && sk_gdi_bytes(gdi, 4);
    default:
        return false;
    }
}

/* Transforms and clips. */
static bool
place(SkGdi *gdi, unsigned type)
{
    switch (type) {
    case 0x402A:
        return only(gdi, 0) && sk_gdi_floats(gdi, 6);
    case 0x402B:
    case 0x4031:
        return only(gdi, 0);
    case 0x402C:
        return only(gdi, 0x2000) && sk_gdi_floats(gdi, 6);
    case 0x402D:
    case 0x402E:
        return only(gdi, 0x2000) && sk_gdi_floats(gdi, 2);
    case 0x402F:
        return only(gdi, 0x2000) && sk_gdi_floats(gdi, 1);
    case 0x4030:
        return gdi->flags <= 6 && sk_gdi_floats(gdi, 1);
    case 0x4035:
        return only(gdi, 0) && sk_gdi_floats(gdi, 2);
    case 0x4032:
        return only(gdi, COMBINE) && gdi->flags >> 8 <= 5 &&
               sk_gdi_floats(gdi, 4);
    case 0x4033:
    case 0x4034:
        return only(gdi, COMBINE | INDEX) && gdi->flags >> 8 <= 5 &&
               uses(gdi, type == 0x4033 ? SK_GDI_PATH : SK_GDI_REGION);
    default:
        return false;
    }
}

/* The header, the end, what lets records of EMF draw, and clearing. */
static bool
frame(SkGdi *gdi, unsigned type)
{
    switch (type) {
    case 0x4001:
        return only(gdi, 1) && sk_gdi_version(gdi) && sk_gdi_upto(gdi, 1) &&
               sk_gdi_bytes(gdi, 8);
    case 0x4002:
    case 0x4004:
        return only(gdi, 0);
    case 0x4009:
        return only(gdi, 0) && sk_gdi_bytes(gdi, 4);
    default:
        return false;
    }
}

bool
sk_gdi_record(SkGdi *gdi, unsigned type)
{
    if (type < 0x400A)
        return frame(gdi, type);
    if (type == 0x401A || type == 0x401B)
        return image(gdi, type);
    if (type == 0x401C || type == 0x4036)
        return text(gdi, type);
    if (type > 0x401C && type < 0x402A)
        return setting(gdi, type);
    if (type > 0x4029)
        return place(gdi, type);
    return filled(gdi, type) || stroked(gdi, type);
}

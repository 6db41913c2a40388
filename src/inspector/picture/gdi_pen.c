/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks pens of EMF+, and the ends of lines that a drawing defines itself
 * ([MS-EMFPLUS] 2.2.1.2, 2.2.1.7).
 */
#include "inspector/picture/gdi.h"

#define CAP 255 /* the last word for the end of a line */

static bool
list(SkGdi *gdi, uint32_t max)
{
    uint32_t n = 0;
    return sk_gdi_number(gdi, &n) && n > 0 && n <= max && sk_gdi_floats(gdi, n);
}

static bool
arrow(SkGdi *gdi)
{
    return sk_gdi_floats(gdi, 3) && sk_gdi_upto(gdi, 1) &&
           sk_gdi_upto(gdi, CAP) && sk_gdi_upto(gdi, CAP) &&
           sk_gdi_upto(gdi, 3) && sk_gdi_floats(gdi, 6);
}

static bool
drawn(SkGdi *gdi)
{
    uint32_t flags = 0;
    return sk_gdi_number(gdi, &flags) && flags <= 3 && sk_gdi_upto(gdi, CAP) &&
           sk_gdi_floats(gdi, 1) && sk_gdi_upto(gdi, CAP) &&
           sk_gdi_upto(gdi, CAP) && sk_gdi_upto(gdi, 3) &&
           sk_gdi_floats(gdi, 6) &&
           ((flags & 1) == 0 || sk_gdi_inside(gdi, sk_gdi_path)) &&
           ((flags & 2) == 0 || sk_gdi_inside(gdi, sk_gdi_path));
}

bool
sk_gdi_cap(SkGdi *gdi)
{
    uint32_t kind = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &kind) || kind > 1)
        return false;
    return kind == 1 ? arrow(gdi) : drawn(gdi);
}

/* Takes what bit @bit of a pen's flags announces. */
static bool
part(SkGdi *gdi, unsigned bit)
{
    switch (bit) {
    case 0: /* a transform */
        return sk_gdi_floats(gdi, 6);
    case 1: /* how a line begins and ends */
    case 2:
        return sk_gdi_upto(gdi, CAP);
    case 3: /* how lines meet */
    case 6: /* how dashes end */
        return sk_gdi_upto(gdi, 3);
    case 4: /* how far a corner may reach */
    case 7: /* where dashes begin */
        return sk_gdi_floats(gdi, 1);
    case 5: /* dashes by their name */
        return sk_gdi_upto(gdi, 5);
    case 8:
        return list(gdi, 1024);
    case 9: /* on which side of the line */
        return sk_gdi_upto(gdi, 4);
    case 10: /* a line of several lines */
        return list(gdi, 16);
    case 11:
    case 12:
        return sk_gdi_inside(gdi, sk_gdi_cap);
    default:
        return false;
    }
}

bool
sk_gdi_pen(SkGdi *gdi)
{
    uint32_t flags = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_upto(gdi, 0) ||
        !sk_gdi_number(gdi, &flags) || !sk_gdi_upto(gdi, 6) ||
        !sk_gdi_floats(gdi, 1))
        return false;
    for (unsigned bit = 0; bit < 32; bit++)
        if ((flags >> bit & 1) != 0 && !part(gdi, bit))
            return false;
    return sk_gdi_brush(gdi);
}

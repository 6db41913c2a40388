/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks paths and regions of EMF+ ([MS-EMFPLUS] 2.2.1.6, 2.2.1.8). A region is
 * a tree, which is read here without a function that calls itself.
 */
#include "inspector/picture/gdi.h"

#define DEEPEST 511 /* how many combinations may be around a shape */
#define SHORT   0x4000u
#define WINDING 0x2000u

bool
sk_gdi_path(SkGdi *gdi)
{
    uint32_t n = 0, flags = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &n) ||
        !sk_gdi_number(gdi, &flags) || (flags & ~(SHORT | WINDING)) != 0 ||
        !(flags & SHORT ? sk_gdi_bytes(gdi, (uint64_t)n * 4)
                        : sk_gdi_floats(gdi, (uint64_t)n * 2)) ||
        n > sk_length(gdi->in))
        return false;
    for (; n > 0; n--) {
        unsigned kind = *gdi->in.p++;
        if ((kind & ~0xB3u) != 0 || (kind & 3) == 2)
            return false;
    }
    return true;
}

static bool
shape(SkGdi *gdi, uint32_t kind)
{
    if (kind == 0x10000000)
        return sk_gdi_floats(gdi, 4);
    if (kind == 0x10000001)
        return sk_gdi_inside(gdi, sk_gdi_path);
    return kind == 0x10000002 || kind == 0x10000003;
}

/* second[d] is set while the second branch at depth d is to come. */
bool
sk_gdi_region(SkGdi *gdi)
{
    bool second[DEEPEST + 1] = { false };
    uint32_t promised = 0, kind = 0, nodes = 0;
    int depth = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &promised))
        return false;
    for (;; nodes++) {
        if (!sk_gdi_number(gdi, &kind))
            return false;
        if (kind >= 1 && kind <= 5) {
            if (depth == DEEPEST)
                return false;
            second[depth++] = true;
            continue;
        }
        if (!shape(gdi, kind))
            return false;
        while (depth > 0 && !second[depth - 1])
            depth--;
        if (depth == 0)
            return nodes == promised;
        second[depth - 1] = false;
    }
}

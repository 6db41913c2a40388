/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks over the instructions of TrueType (ISO/IEC 14496-22, instruction set):
 * what they push stands within the program, only defined instructions occur,
 * and functions and conditions are closed. What they compute is bounded by the
 * viewers; this defends against programs that lead out of their bytes.
 */
#include "font/sfnt.h"

#define NPUSHB 0x40
#define NPUSHW 0x41
#define IF     0x58
#define ELSE   0x1B
#define EIF    0x59
#define FDEF   0x2C
#define ENDF   0x2D
#define IDEF   0x89
#define PUSHB  0xB0
#define PUSHW  0xB8
#define MDRP   0xC0

#define CONDITIONS_MAX 64

/* Instructions below MDRP that no version of the format defines. */
static gboolean
is_undefined(guint8 code)
{
    return code == 0x28 || code == 0x7B || code == 0x83 || code == 0x84 ||
           code == 0x8F || code == 0x90 || (code >= 0x92 && code < PUSHB);
}

/* Returns how many bytes the instruction at @p (@len bytes are left) has. */
static gsize
length_of(const guint8 *p, gsize len)
{
    if (*p == NPUSHB || *p == NPUSHW)
        return len < 2 ? 2 : 2 + p[1] * (*p == NPUSHW ? 2u : 1u);
    if (*p >= PUSHB && *p < PUSHW)
        return 2u + (*p - PUSHB);
    if (*p >= PUSHW && *p < MDRP)
        return 3u + 2u * (*p - PUSHW);
    return 1;
}

gboolean
sk_sfnt_is_program(const guint8 *p, gsize len, gboolean defines)
{
    guint conditions = 0, outside = 0;
    gboolean in_function = FALSE;

    for (gsize i = 0; i < len; i += length_of(p + i, len - i)) {
        guint8 code = p[i];

        if (length_of(p + i, len - i) > len - i || is_undefined(code))
            return FALSE;
        if (code == IF && ++conditions > CONDITIONS_MAX)
            return FALSE;
        if (code == ELSE && conditions == 0)
            return FALSE;
        if (code == EIF && conditions-- == 0)
            return FALSE;
        if (code == FDEF || code == IDEF) {
            if (!defines || in_function)
                return FALSE;
            in_function = TRUE;
            outside = conditions;
        }
        if (code == ENDF) {
            if (!in_function || conditions != outside)
                return FALSE;
            in_function = FALSE;
        }
    }
    return conditions == 0 && !in_function;
}

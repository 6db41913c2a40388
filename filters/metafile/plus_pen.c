/* SPDX-License-Identifier: Apache-2.0
 *
 * Pens of EMF+ (plus.h, [MS-EMFPLUS] 2.2.1.7) with the ends of lines that a
 * drawing defines itself. What a pen has beside its width stands in one order,
 * each where a bit says so; the brush that it draws with stands last.
 */
#include "metafile/plus.h"

#define PEN_BITS   0x1FFFu
#define COMPOUND   16u
#define DASHES     1024u
#define ARROW      1u
#define CAP_FILL   1u
#define CAP_LINE   2u
#define ARROW_SIZE 3

static gboolean
take_cap(SkPlus *plus)
{
    return sk_plus_choice(plus, SK_PLUS_CAPS, NULL);
}

static gboolean
take_three(SkPlus *plus)
{
    return sk_plus_choice(plus, 3, NULL);
}

static gboolean
take_transform(SkPlus *plus)
{
    return sk_plus_floats(plus, 6);
}

static gboolean
take_float(SkPlus *plus)
{
    return sk_plus_floats(plus, 1);
}

static gboolean
take_style(SkPlus *plus)
{
    return sk_plus_choice(plus, 5, NULL);
}

static gboolean
take_alignment(SkPlus *plus)
{
    return sk_plus_choice(plus, 4, NULL);
}

static gboolean
take_dashes(SkPlus *plus)
{
    guint32 n = 0;

    return sk_plus_count(plus, 1, 4, &n) && n <= DASHES &&
           sk_plus_floats(plus, n);
}

static gboolean
take_compound(SkPlus *plus)
{
    guint32 n = 0;

    return sk_plus_count(plus, 1, 4, &n) && n <= COMPOUND &&
           sk_plus_floats(plus, n);
}

static gboolean
take_inner(SkPlus *plus, gboolean (*read)(SkPlus *))
{
    guint32 n = 0;

    return sk_plus_number(plus, &n) && sk_plus_inner(plus, n, read);
}

static gboolean
take_own_cap(SkPlus *plus)
{
    return take_inner(plus, sk_plus_cap);
}

/* An arrow: its sizes, whether it is filled, its line, and two places. */
static gboolean
read_arrow(SkPlus *plus)
{
    return sk_plus_floats(plus, ARROW_SIZE) && sk_plus_choice(plus, 1, NULL) &&
           take_cap(plus) && take_cap(plus) && take_three(plus) &&
           sk_plus_floats(plus, 6);
}

/* An end that is filled, or drawn along, or both. */
static gboolean
read_drawn(SkPlus *plus)
{
    guint32 bits = 0;

    return sk_plus_bits(plus, CAP_FILL | CAP_LINE, &bits) && take_cap(plus) &&
           take_float(plus) && take_cap(plus) && take_cap(plus) &&
           take_three(plus) && sk_plus_floats(plus, 6) &&
           ((bits & CAP_FILL) == 0 || take_inner(plus, sk_plus_path)) &&
           ((bits & CAP_LINE) == 0 || take_inner(plus, sk_plus_path));
}

gboolean
sk_plus_cap(SkPlus *plus)
{
    guint32 kind = 0;

    return sk_plus_version(plus) && sk_plus_choice(plus, ARROW, &kind) &&
           (kind == ARROW ? read_arrow(plus) : read_drawn(plus));
}

gboolean
sk_plus_pen(SkPlus *plus)
{
    static gboolean (*const parts[])(SkPlus *) = {
        take_transform, take_cap,     take_cap,     take_three,  take_float,
        take_style,     take_three,   take_float,   take_dashes, take_alignment,
        take_compound,  take_own_cap, take_own_cap,
    };
    guint32 bits = 0;

    if (!sk_plus_version(plus) || !sk_plus_blank(plus) ||
        !sk_plus_number(plus, &bits) || (bits & ~PEN_BITS) != 0 ||
        !sk_plus_choice(plus, SK_PLUS_UNITS, NULL) || !sk_plus_floats(plus, 1))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if ((bits >> i & 1) != 0 && !parts[i](plus))
            return FALSE;
    return sk_plus_brush(plus);
}

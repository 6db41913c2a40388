/* SPDX-License-Identifier: Apache-2.0
 *
 * Brushes of EMF+ (plus.h, [MS-EMFPLUS] 2.2.1.1): of one colour, hatched, with
 * a picture, and with the two kinds of gradients.
 */
#include <sekisho/bytes.h>
#include "metafile/plus.h"

#define HATCH_LAST 52
#define WRAP_LAST  4

/* What a gradient has. */
#define BY_PATH   0x01u
#define TRANSFORM 0x02u
#define PRESET    0x04u
#define FACTORS_H 0x08u
#define FACTORS_V 0x10u
#define FOCUS     0x40u
#define GAMMA     0x80u
#define APART     0x100u /* what moves the drawing does not move the brush */
#define COMMON    (TRANSFORM | GAMMA | APART)
#define LINEAR    (COMMON | PRESET | FACTORS_H | FACTORS_V)
#define BY_CENTER (COMMON | BY_PATH | PRESET | FACTORS_H | FOCUS)

typedef enum { SOLID, HATCHED, PICTURE, PATH_GRADIENT, LINEAR_GRADIENT } Kind;

static gboolean
take_transform(SkPlus *plus, guint32 bits)
{
    return (bits & TRANSFORM) == 0 || sk_plus_floats(plus, 6);
}

/* Takes positions and what is there: colours, or how far one of two is mixed.
 */
static gboolean
take_blend(SkPlus *plus, gboolean has_colors)
{
    guint32 n = 0;

    return sk_plus_count(plus, 1, 8, &n) && sk_plus_floats(plus, n) &&
           (has_colors ? sk_plus_colors(plus, n) : sk_plus_floats(plus, n));
}

static gboolean
take_blends(SkPlus *plus, guint32 bits)
{
    if ((bits & PRESET) != 0)
        return (bits & (FACTORS_H | FACTORS_V)) == 0 && take_blend(plus, TRUE);
    return ((bits & FACTORS_H) == 0 || take_blend(plus, FALSE)) &&
           ((bits & FACTORS_V) == 0 || take_blend(plus, FALSE));
}

/* Takes two colours, and two that mean nothing; the first two stand there a
 * second time, as GDI+ writes them. */
static gboolean
take_ends(SkPlus *plus)
{
    guint32 from = 0, to = 0;

    if (!sk_plus_number(plus, &from) || !sk_plus_number(plus, &to) ||
        !sk_plus_colors(plus, 2))
        return FALSE;
    sk_patch_le32(plus->out, plus->out->len - 8, from);
    sk_patch_le32(plus->out, plus->out->len - 4, to);
    return TRUE;
}

static gboolean
read_linear(SkPlus *plus)
{
    guint32 bits = 0;

    return sk_plus_bits(plus, LINEAR, &bits) &&
           sk_plus_choice(plus, WRAP_LAST, NULL) && sk_plus_floats(plus, 4) &&
           take_ends(plus) && take_transform(plus, bits) &&
           take_blends(plus, bits);
}

/* Takes the line round a gradient: a path with its length, or points. */
static gboolean
take_border(SkPlus *plus, guint32 bits)
{
    guint32 n = 0;

    if ((bits & BY_PATH) != 0)
        return sk_plus_number(plus, &n) && sk_plus_inner(plus, n, sk_plus_path);
    return sk_plus_count(plus, 1, 8, &n) && sk_plus_points(plus, n, 0);
}

static gboolean
take_focus(SkPlus *plus, guint32 bits)
{
    guint32 n = 0;

    return (bits & FOCUS) == 0 ||
           (sk_plus_choice(plus, 2, &n) && n == 2 && sk_plus_floats(plus, 2));
}

static gboolean
read_centered(SkPlus *plus)
{
    guint32 bits = 0, n = 0;

    return sk_plus_bits(plus, BY_CENTER, &bits) &&
           sk_plus_choice(plus, WRAP_LAST, NULL) && sk_plus_colors(plus, 1) &&
           sk_plus_floats(plus, 2) && sk_plus_count(plus, 1, 4, &n) &&
           sk_plus_colors(plus, n) && take_border(plus, bits) &&
           take_transform(plus, bits) && take_blends(plus, bits) &&
           take_focus(plus, bits);
}

static gboolean
read_picture(SkPlus *plus)
{
    guint32 bits = 0;

    return sk_plus_bits(plus, COMMON, &bits) &&
           sk_plus_choice(plus, WRAP_LAST, NULL) &&
           take_transform(plus, bits) && sk_plus_image(plus);
}

gboolean
sk_plus_brush(SkPlus *plus)
{
    guint32 kind = 0;

    if (!sk_plus_version(plus) || !sk_plus_choice(plus, LINEAR_GRADIENT, &kind))
        return FALSE;
    switch ((Kind)kind) {
    case SOLID:
        return sk_plus_colors(plus, 1);
    case HATCHED:
        return sk_plus_choice(plus, HATCH_LAST, NULL) &&
               sk_plus_colors(plus, 2);
    case PICTURE:
        return read_picture(plus);
    case PATH_GRADIENT:
        return read_centered(plus);
    case LINEAR_GRADIENT:
        return read_linear(plus);
    default:
        return FALSE;
    }
}

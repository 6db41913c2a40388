/* SPDX-License-Identifier: Apache-2.0
 *
 * The objects of EMF+ (plus.h, [MS-EMFPLUS] 2.2.1): fonts, formats of text and
 * attributes of images; the other files know the others. Each stands at an
 * index of the table from then on.
 */
#include "metafile/plus.h"

#define STYLES      0xFu /* bold, italic, underlined, struck out */
#define NAME_UNITS  255u
#define FORMAT_BITS 0x80007C27u
#define WRAP_LAST   4

static gboolean
read_font(SkPlus *plus)
{
    guint32 n = 0;

    return sk_plus_version(plus) && sk_plus_floats(plus, 1) &&
           sk_plus_choice(plus, SK_PLUS_UNITS, NULL) &&
           sk_plus_bits(plus, STYLES, &n) && sk_plus_blank(plus) &&
           sk_plus_count(plus, 0, 2, &n) && n <= NAME_UNITS &&
           sk_plus_units(plus, n);
}

/* Takes the places of tabulators and the ranges of characters that are
 * measured. */
static gboolean
read_stops(SkPlus *plus)
{
    guint32 stops = 0, ranges = 0;

    if (!sk_plus_count(plus, 0, 4, &stops) ||
        !sk_plus_count(plus, 0, 8, &ranges) || !sk_plus_floats(plus, stops))
        return FALSE;
    for (guint64 i = 0; i < (guint64)ranges * 2; i++)
        if (!sk_plus_number(plus, NULL))
            return FALSE;
    return TRUE;
}

static gboolean
read_format(SkPlus *plus)
{
    guint32 bits = 0;

    return sk_plus_version(plus) && sk_plus_bits(plus, FORMAT_BITS, &bits) &&
           sk_plus_number(plus, NULL) &&                         /* language */
           sk_plus_choice(plus, 2, NULL) &&                      /* alignment */
           sk_plus_choice(plus, 2, NULL) &&                      /* of lines */
           sk_plus_choice(plus, 3, NULL) &&                      /* digits */
           sk_plus_number(plus, NULL) && sk_plus_floats(plus, 1) /* first tab */
           && sk_plus_choice(plus, 2, NULL) &&                   /* hot keys */
           sk_plus_floats(plus, 3) && /* margins, tracking */
           sk_plus_choice(plus, 5, NULL) && read_stops(plus);
}

static gboolean
read_attributes(SkPlus *plus)
{
    return sk_plus_version(plus) && sk_plus_blank(plus) &&
           sk_plus_choice(plus, WRAP_LAST, NULL) &&
           sk_plus_number(plus, NULL) && sk_plus_choice(plus, 1, NULL) &&
           sk_plus_blank(plus);
}

gboolean
sk_plus_object(SkPlus *plus, SkPlusObject type)
{
    static gboolean (*const readers[])(SkPlus *) = {
        [SK_PLUS_BRUSH] = sk_plus_brush, [SK_PLUS_PEN] = sk_plus_pen,
        [SK_PLUS_PATH] = sk_plus_path,   [SK_PLUS_REGION] = sk_plus_region,
        [SK_PLUS_IMAGE] = sk_plus_image, [SK_PLUS_FONT] = read_font,
        [SK_PLUS_FORMAT] = read_format,  [SK_PLUS_ATTRIBUTES] = read_attributes,
        [SK_PLUS_CAP] = sk_plus_cap,
    };
    guint index = plus->flags & 0xFF;

    if (type == SK_PLUS_NO_OBJECT || (guint)type >= G_N_ELEMENTS(readers) ||
        index >= SK_PLUS_OBJECTS || !readers[type](plus))
        return FALSE;
    plus->flags &= 0x7FFF;
    plus->objects[index] = (guint8)type;
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The values of EMF+ (plus.h): numbers, colours, points. This defends against
 * counts that lead out of a record, and against numbers that are none.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/plus.h"

#define VERSION      0xDBC01000u
#define VERSION_MASK 0xFFFFF000u
#define VERSION_LAST 2

gboolean
sk_plus_number(SkPlus *plus, guint32 *number)
{
    guint32 value;

    if (sk_plus_left(plus) < 4)
        return FALSE;
    value = sk_read_le32(plus->p);
    plus->p += 4;
    sk_write_le32(plus->out, value);
    if (number != NULL)
        *number = value;
    return TRUE;
}

gboolean
sk_plus_choice(SkPlus *plus, guint32 max, guint32 *number)
{
    guint32 value = 0;

    if (!sk_plus_number(plus, &value) || value > max)
        return FALSE;
    if (number != NULL)
        *number = value;
    return TRUE;
}

gboolean
sk_plus_bits(SkPlus *plus, guint32 known, guint32 *number)
{
    if (!sk_plus_number(plus, number))
        return FALSE;
    *number &= known;
    sk_patch_le32(plus->out, plus->out->len - 4, *number);
    return TRUE;
}

gboolean
sk_plus_blank(SkPlus *plus)
{
    guint32 ignored;

    return sk_plus_bits(plus, 0, &ignored);
}

gboolean
sk_plus_version(SkPlus *plus)
{
    guint32 version = 0;

    return sk_plus_number(plus, &version) &&
           (version & VERSION_MASK) == VERSION &&
           (version & ~VERSION_MASK) <= VERSION_LAST;
}

/* Writes the next @n bytes as they are. */
static void
copy(SkPlus *plus, gsize n)
{
    g_byte_array_append(plus->out, plus->p, (guint)n);
    plus->p += n;
}

gboolean
sk_plus_floats(SkPlus *plus, gsize n)
{
    if (n > sk_plus_left(plus) / 4)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if ((sk_read_le32(plus->p + i * 4) >> 23 & 0xFF) == 0xFF)
            return FALSE;
    copy(plus, n * 4);
    return TRUE;
}

gboolean
sk_plus_colors(SkPlus *plus, gsize n)
{
    if (n > sk_plus_left(plus) / 4)
        return FALSE;
    copy(plus, n * 4);
    return TRUE;
}

gboolean
sk_plus_count(SkPlus *plus, guint32 least, gsize size, guint32 *number)
{
    return sk_plus_number(plus, number) && *number >= least &&
           *number <= sk_plus_left(plus) / size;
}

gboolean
sk_plus_units(SkPlus *plus, gsize n)
{
    if (n > sk_plus_left(plus) / 2)
        return FALSE;
    copy(plus, n * 2);
    return TRUE;
}

static gboolean
copy_shorts(SkPlus *plus, gsize n)
{
    if (n > sk_plus_left(plus) / 2)
        return FALSE;
    copy(plus, n * 2);
    return TRUE;
}

/* Adds the next number of 7 or 15 bits to *@sum. */
static gboolean
add_relative(SkPlus *plus, gint64 *sum)
{
    gint number;

    if (sk_plus_left(plus) < 1)
        return FALSE;
    number = *plus->p++;
    if (number < 0x80) {
        *sum += number >= 0x40 ? number - 0x80 : number;
        return TRUE;
    }
    if (sk_plus_left(plus) < 1)
        return FALSE;
    number = (number & 0x7F) << 8 | *plus->p++;
    *sum += number >= 0x4000 ? number - 0x8000 : number;
    return TRUE;
}

static void
write_float(SkPlus *plus, gint64 number)
{
    gfloat value = (gfloat)number;
    guint32 bits;

    memcpy(&bits, &value, sizeof bits);
    sk_write_le32(plus->out, bits);
}

static gboolean
read_relative(SkPlus *plus, gsize n)
{
    gint64 x = 0, y = 0;

    for (gsize i = 0; i < n; i++) {
        if (!add_relative(plus, &x) || !add_relative(plus, &y))
            return FALSE;
        write_float(plus, x);
        write_float(plus, y);
    }
    return TRUE;
}

gboolean
sk_plus_points(SkPlus *plus, gsize n, guint flags)
{
    if ((flags & SK_PLUS_RELATIVE) != 0)
        return read_relative(plus, n);
    if ((flags & SK_PLUS_COMPRESSED) != 0)
        return copy_shorts(plus, n * 2);
    return sk_plus_floats(plus, n * 2);
}

gboolean
sk_plus_rectangles(SkPlus *plus, gsize n, guint flags)
{
    return (flags & SK_PLUS_COMPRESSED) != 0 ? copy_shorts(plus, n * 4)
                                             : sk_plus_floats(plus, n * 4);
}

gboolean
sk_plus_inner(SkPlus *plus, guint32 len, gboolean (*read)(SkPlus *))
{
    const guint8 *end = plus->end;
    gsize start = plus->out->len;

    if (len > sk_plus_left(plus))
        return FALSE;
    plus->end = plus->p + len;
    if (!read(plus))
        return FALSE;
    plus->p = plus->end;
    plus->end = end;
    while ((plus->out->len - start) % 4 != 0)
        g_byte_array_append(plus->out, (const guint8 *)"", 1);
    sk_patch_le32(plus->out, start - 4, (guint32)(plus->out->len - start));
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * What stands in StarView metafiles in blocks of its own (svm_inner.h): units,
 * lines, polygons with curves, regions, fonts, gradients and hatches. Numbers
 * that choose something, and numbers that say how often something is drawn,
 * must lie where they mean something.
 */
#include "metafile/svm_inner.h"

#define UNITS         13 /* the last unit of lengths */
#define DASHES        64 /* in a pattern of a line */
#define FONT_NAME_MAX 1024
#define UNICODE       0xFFFF /* a charset */
#define USER          0x8000 /* a colour that is given by its parts */

/* Copies a number of 32 bits that is @least or more. */
static gboolean
copy_number(SkSvm *svm, gint32 least)
{
    return sk_svm_left(svm) >= 4 && (gint32)sk_read_le32(svm->p) >= least &&
           sk_svm_copy(svm, 4);
}

static gboolean
copy_fraction(SkSvm *svm)
{
    return sk_svm_left(svm) >= 8 && sk_read_le32(svm->p) != 0 &&
           sk_read_le32(svm->p + 4) != 0 && sk_svm_copy(svm, 8);
}

gboolean
sk_svm_map_mode(SkSvm *svm, guint version, gconstpointer data)
{
    (void)version;
    (void)data;
    return sk_svm_word(svm, 0, UNITS) && sk_svm_copy(svm, 8) &&
           copy_fraction(svm) && copy_fraction(svm) && sk_svm_flag(svm, NULL);
}

gboolean
sk_svm_line(SkSvm *svm, guint version, gconstpointer data)
{
    (void)data;
    if (!sk_svm_word(svm, 0, 2) || !copy_number(svm, 0))
        return FALSE;
    if (version >= 2 && (!sk_svm_word(svm, 0, DASHES) || !copy_number(svm, 0) ||
                         !sk_svm_word(svm, 0, DASHES) || !copy_number(svm, 0) ||
                         !copy_number(svm, 0)))
        return FALSE;
    return (version < 3 || sk_svm_word(svm, 0, 4)) &&
           (version < 4 || sk_svm_word(svm, 0, 2));
}

gboolean
sk_svm_shape(SkSvm *svm, guint version, gconstpointer data)
{
    gboolean has_curves = FALSE;
    guint n = 0;

    (void)version;
    (void)data;
    if (!sk_svm_points(svm, &n) || !sk_svm_flag(svm, &has_curves))
        return FALSE;
    if (!has_curves)
        return TRUE;
    for (guint i = 0; i < n && i < sk_svm_left(svm); i++)
        if (svm->p[i] > 3)
            return FALSE;
    return sk_svm_copy(svm, n);
}

/* ---- regions ------------------------------------------------------------- */

static gboolean
write_shapes(SkSvm *svm, guint version, gconstpointer data)
{
    guint n = sk_svm_left(svm) >= 2 ? sk_read_le16(svm->p) : 0;

    if (!sk_svm_copy(svm, 2))
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (!sk_svm_shape(svm, version, data))
            return FALSE;
    return TRUE;
}

/* Copies bands from above to below, each with its pieces. */
static gboolean
write_bands(SkSvm *svm)
{
    enum { BAND, PIECE, END };
    gboolean has_band = FALSE;

    while (sk_svm_left(svm) >= 2) {
        guint what = sk_read_le16(svm->p);

        if (what == END)
            return sk_svm_copy(svm, 2);
        if (what > END || (what == PIECE && !has_band) || !sk_svm_copy(svm, 10))
            return FALSE;
        has_band = TRUE;
    }
    return FALSE;
}

gboolean
sk_svm_region(SkSvm *svm, guint version, gconstpointer data)
{
    gboolean has_shapes = FALSE;
    guint kind;

    (void)data;
    if (!sk_svm_word(svm, 0, 2) || sk_svm_left(svm) < 2)
        return FALSE;
    kind = sk_read_le16(svm->p);
    if (!sk_svm_word(svm, 0, 3))
        return FALSE;
    if (kind < 2) /* nothing, or everything */
        return TRUE;
    if (!write_bands(svm))
        return FALSE;
    if (version < 2)
        return TRUE;
    return sk_svm_flag(svm, &has_shapes) &&
           (!has_shapes || sk_svm_block(svm, 1, write_shapes, NULL));
}

/* ---- fonts --------------------------------------------------------------- */

static gboolean
copy_name(SkSvm *svm)
{
    gsize n = sk_svm_left(svm) >= 2 ? sk_read_le16(svm->p) : 0;

    if (n > FONT_NAME_MAX || sk_svm_left(svm) < 2 + n)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if (svm->p[2 + i] < ' ' || svm->p[2 + i] == 0x7F)
            return FALSE;
    return sk_svm_copy(svm, 2 + n);
}

gboolean
sk_svm_font(SkSvm *svm, guint version, gconstpointer data)
{
    guint charset;

    (void)data;
    if (!copy_name(svm) || !copy_name(svm) || !sk_svm_copy(svm, 8) ||
        sk_svm_left(svm) < 2)
        return FALSE;
    charset = sk_read_le16(svm->p);
    /* the charset, from the family to the width, and the direction */
    for (guint i = 0; i < 10; i++)
        if (!sk_svm_word(svm, 0, G_MAXUINT16))
            return FALSE;
    for (guint i = 0; i < 3; i++)
        if (!sk_svm_flag(svm, NULL))
            return FALSE;
    if (!sk_svm_copy(svm, 1)) /* kerning */
        return FALSE;
    if (version >= 2 &&
        (!sk_svm_copy(svm, 1) || !sk_svm_word(svm, 0, G_MAXUINT16) ||
         !sk_svm_flag(svm, NULL) || !sk_svm_word(svm, 0, G_MAXUINT16)))
        return FALSE;
    if (version >= 3 && !sk_svm_word(svm, 0, G_MAXUINT16))
        return FALSE;
    svm->is_wide = charset == UNICODE;
    svm->is_lost = FALSE;
    return TRUE;
}

/* ---- areas --------------------------------------------------------------- */

static gboolean
copy_color(SkSvm *svm)
{
    gboolean has_parts =
        sk_svm_left(svm) >= 2 && (sk_read_le16(svm->p) & USER) != 0;

    return sk_svm_copy(svm, has_parts ? 8 : 2);
}

gboolean
sk_svm_gradient(SkSvm *svm, guint version, gconstpointer data)
{
    (void)version;
    (void)data;
    if (!sk_svm_word(svm, 0, 5) || !copy_color(svm) || !copy_color(svm) ||
        !sk_svm_word(svm, 0, 3600))
        return FALSE;
    for (guint i = 0; i < 5; i++) /* border, centre and intensities */
        if (!sk_svm_word(svm, 0, 100))
            return FALSE;
    return sk_svm_word(svm, 0, 256); /* steps */
}

gboolean
sk_svm_hatch(SkSvm *svm, guint version, gconstpointer data)
{
    (void)version;
    (void)data;
    return sk_svm_word(svm, 0, 2) && copy_color(svm) && copy_number(svm, 1) &&
           sk_svm_word(svm, 0, 3600);
}

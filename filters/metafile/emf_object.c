/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles pens, brushes, fonts and palettes of EMF (emf.h) and the table that
 * holds them: an object is created at an index of the table, selected while it
 * is there, and deleted. This defends against records that use objects which do
 * not exist.
 */
#include <string.h>
#include "metafile/emf.h"

#define FONT        320 /* the bytes of a font as it is written */
#define LOGFONT     92
#define FACE        28 /* where the name stands in it */
#define FACE_MAX    32
#define STOCK_LAST  19
#define PALETTE_MAX 1024

/* Notes that the index in field 8 holds an object of @kind from now on. This
 * must be the last step of a record, so that no object is noted that does not
 * leave. */
static gboolean
take_index(SkEmf *emf, SkEmfObject kind)
{
    guint32 index = sk_emf_field(emf, 8);

    if (index == 0 || index > SK_EMF_HANDLES_MAX)
        return FALSE;
    emf->objects[index] = (guint8)kind;
    emf->highest = MAX(emf->highest, index);
    return TRUE;
}

gboolean
sk_emf_create(SkEmf *emf, const SkEmfRow *row)
{
    return emf->len >= row->size && take_index(emf, (SkEmfObject)row->a) &&
           sk_emf_fixed(emf, row);
}

/* Writes the font that is requested; what stands behind it describes another
 * font, or nothing. */
gboolean
sk_emf_create_font(SkEmf *emf, const SkEmfRow *row)
{
    guint8 font[FONT] = { 0 };

    if (emf->len < row->size + LOGFONT || !take_index(emf, SK_EMF_FONT))
        return FALSE;
    memcpy(font, emf->p + row->size, FACE);
    for (guint i = 0; i < FACE_MAX - 1; i++) {
        const guint8 *unit = emf->p + row->size + FACE + i * 2;

        if (unit[0] == 0 && unit[1] == 0)
            break;
        memcpy(font + FACE + i * 2, unit, 2);
    }
    sk_emf_copy(emf, 8, 4);
    g_byte_array_append(emf->out, font, sizeof font);
    return TRUE;
}

gboolean
sk_emf_create_palette(SkEmf *emf, const SkEmfRow *row)
{
    guint n;

    if (emf->len < row->size)
        return FALSE;
    n = sk_read_le16(emf->p + 14);
    if (sk_read_le16(emf->p + 12) != 0x300 || n == 0 || n > PALETTE_MAX ||
        (emf->len - row->size) / 4 < n || !take_index(emf, SK_EMF_PALETTE))
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8 + n * 4);
    return TRUE;
}

/* Writes a pen with its own dashes or with a pattern. */
gboolean
sk_emf_create_pen(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8;
    guint32 dashes;

    if (emf->len < row->size)
        return FALSE;
    dashes = sk_emf_field(emf, 48);
    if (dashes > 16 || (emf->len - row->size) / 4 < dashes)
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8 + dashes * 4);
    /* For a pattern, the field for the hatch gives the usage of its colours. */
    return sk_emf_put_bitmap(emf, start, 44, 12) && take_index(emf, SK_EMF_PEN);
}

gboolean
sk_emf_create_pattern(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8;

    if (emf->len < row->size || sk_emf_field(emf, row->b + 4) == 0)
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8);
    return sk_emf_put_bitmap(emf, start, row->a, row->b) &&
           take_index(emf, SK_EMF_BRUSH);
}

gboolean
sk_emf_select(SkEmf *emf, const SkEmfRow *row)
{
    guint32 index;
    SkEmfObject kind;

    if (emf->len < row->size)
        return FALSE;
    index = sk_emf_field(emf, 8);
    if ((index & SK_EMF_STOCK) != 0)
        return (index & ~SK_EMF_STOCK) <= STOCK_LAST && sk_emf_fixed(emf, row);
    if (index > SK_EMF_HANDLES_MAX)
        return FALSE;
    kind = (SkEmfObject)emf->objects[index];
    if (kind == SK_EMF_NO_OBJECT ||
        (kind == SK_EMF_PALETTE) != (row->a == SK_EMF_PALETTE))
        return FALSE;
    return sk_emf_fixed(emf, row);
}

gboolean
sk_emf_delete(SkEmf *emf, const SkEmfRow *row)
{
    guint32 index;

    if (emf->len < row->size)
        return FALSE;
    index = sk_emf_field(emf, 8);
    if (index > SK_EMF_HANDLES_MAX || emf->objects[index] == SK_EMF_NO_OBJECT)
        return FALSE;
    emf->objects[index] = SK_EMF_NO_OBJECT;
    return sk_emf_fixed(emf, row);
}

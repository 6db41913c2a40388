/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes records of EMF that draw shapes or set how they are drawn (emf.h): a
 * field with fixed choices must be one of them, each count is compared with the
 * length of the record, and nothing behind the counted items is copied.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/emf.h"

gboolean
sk_emf_fixed(SkEmf *emf, const SkEmfRow *row)
{
    if (emf->len < row->size)
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8);
    return TRUE;
}

gboolean
sk_emf_choice(SkEmf *emf, const SkEmfRow *row)
{
    return emf->len >= row->size && sk_emf_field(emf, 8) >= row->a &&
           sk_emf_field(emf, 8) <= row->b && sk_emf_fixed(emf, row);
}

/* Returns whether the number is neither infinite nor NaN. */
static gboolean
is_finite(guint32 bits)
{
    return (bits >> 23 & 0xFF) != 0xFF;
}

gboolean
sk_emf_floats(SkEmf *emf, const SkEmfRow *row)
{
    if (emf->len < row->size)
        return FALSE;
    for (guint i = 0; i < row->b; i++)
        if (!is_finite(sk_emf_field(emf, row->a + i * 4)))
            return FALSE;
    /* In MODIFYWORLDTRANSFORM the mode follows the numbers. */
    if (row->type == 36 &&
        (sk_emf_field(emf, 32) < 1 || sk_emf_field(emf, 32) > 4))
        return FALSE;
    return sk_emf_fixed(emf, row);
}

/* Returns whether @n items of @size bytes stand behind the first @at bytes. */
static gboolean
holds(const SkEmf *emf, gsize at, guint32 n, guint size)
{
    return emf->len >= at && n <= (emf->len - at) / size;
}

gboolean
sk_emf_points(SkEmf *emf, const SkEmfRow *row)
{
    guint32 n;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, 24);
    if (n == 0 || !holds(emf, row->size, n, row->a))
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8 + (gsize)n * row->a);
    return TRUE;
}

gboolean
sk_emf_polys(SkEmf *emf, const SkEmfRow *row)
{
    guint32 n, points;
    guint64 sum = 0;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, 24);
    points = sk_emf_field(emf, 28);
    if (n == 0 || !holds(emf, row->size, n, 4) ||
        !holds(emf, row->size + (gsize)n * 4, points, row->a))
        return FALSE;
    for (guint32 i = 0; i < n; i++)
        sum += sk_read_le32(emf->p + row->size + (gsize)i * 4);
    if (sum != points)
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8 + (gsize)n * 4 + (gsize)points * row->a);
    return TRUE;
}

gboolean
sk_emf_draw(SkEmf *emf, const SkEmfRow *row)
{
    guint32 n;
    const guint8 *kinds = NULL;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, 24);
    if (n == 0 || !holds(emf, row->size, n, row->a + 1))
        return FALSE;
    kinds = emf->p + row->size + (gsize)n * row->a;
    for (guint32 i = 0; i < n; i++)
        if ((kinds[i] & 6) == 0 && kinds[i] != 0)
            return FALSE; /* It is not a line, a curve or a move. */
    sk_emf_copy(emf, 8, row->size - 8 + (gsize)n * (row->a + 1));
    return TRUE;
}

/* Writes corners with colours, and the rectangles or triangles between them. */
gboolean
sk_emf_gradient(SkEmf *emf, const SkEmfRow *row)
{
    guint32 n, shapes, mode;
    guint corners;
    gsize at;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, 24);
    shapes = sk_emf_field(emf, 28);
    mode = sk_emf_field(emf, 32);
    corners = mode == 2 ? 3 : 2;
    if (n == 0 || shapes == 0 || mode > 2 || !holds(emf, row->size, n, 16))
        return FALSE;
    at = row->size + (gsize)n * 16;
    if (!holds(emf, at, shapes, corners * 4))
        return FALSE;
    for (gsize i = 0; i < (gsize)shapes * corners; i++)
        if (sk_read_le32(emf->p + at + i * 4) >= n)
            return FALSE;
    sk_emf_copy(emf, 8, at - 8 + (gsize)shapes * corners * 4);
    return TRUE;
}

/* Writes what stands before a region, then its header and as many rectangles as
 * it gives. The clip region may be missing. */
gboolean
sk_emf_region(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8;
    guint32 n;

    if (emf->len < row->size)
        return FALSE;
    if (row->b != 0 && (sk_emf_field(emf, 28) > SK_EMF_HANDLES_MAX ||
                        emf->objects[sk_emf_field(emf, 28)] != row->b))
        return FALSE;
    if (row->type == 75 &&
        (sk_emf_field(emf, 12) < 1 || sk_emf_field(emf, 12) > 5))
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8);
    if (row->type == 75 && sk_emf_field(emf, row->a) == 0)
        /* RGN_COPY without a region removes the clip region. */
        return sk_emf_field(emf, 12) == 5;
    if (!holds(emf, row->size, 1, 32) ||
        sk_read_le32(emf->p + row->size) != 32 ||
        sk_read_le32(emf->p + row->size + 4) != 1)
        return FALSE;
    n = sk_read_le32(emf->p + row->size + 8);
    if (!holds(emf, row->size + 32, n, 16))
        return FALSE;
    sk_emf_copy(emf, row->size, 32 + (gsize)n * 16);
    sk_patch_le32(emf->out, start + row->a, 32 + n * 16);
    sk_patch_le32(emf->out, start + row->size + 12, n * 16);
    return TRUE;
}

gboolean
sk_emf_save(SkEmf *emf, const SkEmfRow *row)
{
    (void)row;
    if (emf->saved == SK_EMF_SAVED_MAX)
        return FALSE;
    emf->saved++;
    return TRUE;
}

/* Restores only states that were saved, counted back from the last one. */
gboolean
sk_emf_restore(SkEmf *emf, const SkEmfRow *row)
{
    guint32 back;

    if (emf->len < row->size)
        return FALSE;
    back = 0 - sk_emf_field(emf, 8);
    if (back == 0 || back > emf->saved)
        return FALSE;
    emf->saved -= back;
    return sk_emf_fixed(emf, row);
}

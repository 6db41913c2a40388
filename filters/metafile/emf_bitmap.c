/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes records of EMF with bitmaps (emf.h): the bitmap is judged by the
 * cleaner for bitmaps (dib.h) and stands behind the fields, header first, rows
 * next. Bitmaps whose colours are indices of the current palette, and bitmaps
 * that wrap a JPEG or PNG, do not leave.
 */
#include <sekisho/bytes.h>
#include "metafile/dib.h"
#include "metafile/emf.h"

#define MASKBLT           78
#define PLGBLT            79
#define SETDIBITSTODEVICE 80

/* Returns whether the @len bytes at @at, as the record gives them, lie within
 * it. */
static gboolean
is_within(const SkEmf *emf, guint32 at, guint32 len)
{
    return at >= 8 && at <= emf->len && len <= emf->len - at;
}

gboolean
sk_emf_put_bitmap(SkEmf *emf, gsize start, guint usage, guint places)
{
    guint32 info = sk_emf_field(emf, places);
    guint32 info_len = sk_emf_field(emf, places + 4);
    guint32 bits = sk_emf_field(emf, places + 8);
    guint32 bits_len = sk_emf_field(emf, places + 12);
    g_autoptr(GByteArray) dib = NULL;
    gsize used = 0, at = 0;

    for (guint i = 0; i < 4; i++)
        sk_patch_le32(emf->out, start + places + i * 4, 0);
    if (info_len == 0 && bits_len == 0)
        return TRUE;
    if (sk_emf_field(emf, usage) != 0 || !is_within(emf, info, info_len) ||
        !is_within(emf, bits, bits_len))
        return FALSE;
    dib = sk_dib_clean(emf->picture, emf->p + info, info_len, emf->p + bits,
                       bits_len, &used);
    if (dib == NULL)
        return FALSE;
    sk_emf_pad(emf);
    at = emf->out->len - start;
    g_byte_array_append(emf->out, dib->data, dib->len);
    sk_patch_le32(emf->out, start + places, (guint32)at);
    sk_patch_le32(emf->out, start + places + 4, (guint32)used);
    sk_patch_le32(emf->out, start + places + 8, (guint32)(at + used));
    sk_patch_le32(emf->out, start + places + 12, (guint32)(dib->len - used));
    return TRUE;
}

gboolean
sk_emf_bitmap(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8;
    gboolean is_masked = row->type == MASKBLT || row->type == PLGBLT;

    if (emf->len < row->size)
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8);
    if (!sk_emf_put_bitmap(emf, start, row->a, row->b))
        return FALSE;
    return !is_masked ||
           sk_emf_put_bitmap(emf, start, row->size - 20, row->size - 16);
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes text of EMF (emf.h): the characters and their distances are taken from
 * where the record says they stand, and written one after the other.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/emf.h"

#define PLACE    36       /* where the structure EmrText begins */
#define OPTIONS  0x13F96u /* the bits of its options that have a meaning */
#define BOTH     0x2000u  /* distances are given horizontally and vertically */
#define NO_FRAME 0x100u
#define BYTES    0x200u

/* Returns whether @len bytes stand at @at of the record, behind its fields. */
static gboolean
is_within(const SkEmf *emf, guint first, guint64 at, guint64 len)
{
    return at >= first && at <= emf->len && len <= emf->len - at;
}

gboolean
sk_emf_text(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8;
    guint32 n, text, distances, options;
    guint64 wide;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, PLACE + 8);
    text = sk_emf_field(emf, PLACE + 12);
    options = sk_emf_field(emf, PLACE + 16) & OPTIONS;
    distances = sk_emf_field(emf, PLACE + 36);
    wide = (guint64)n * ((options & BOTH) != 0 ? 8 : 4);
    if (n > 0 && !is_within(emf, row->size, text, (guint64)n * row->a))
        return FALSE;
    if (distances != 0 && n > 0 && !is_within(emf, row->size, distances, wide))
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8);
    sk_patch_le32(emf->out, start + PLACE + 16, options);
    sk_patch_le32(emf->out, start + PLACE + 12, n > 0 ? row->size : 0);
    sk_patch_le32(emf->out, start + PLACE + 36, 0);
    if (n == 0)
        return TRUE;
    sk_emf_copy(emf, text, (gsize)n * row->a);
    sk_emf_pad(emf);
    if (distances == 0)
        return TRUE;
    sk_patch_le32(emf->out, start + PLACE + 36,
                  (guint32)(emf->out->len - start));
    sk_emf_copy(emf, distances, (gsize)wide);
    return TRUE;
}

gboolean
sk_emf_small_text(SkEmf *emf, const SkEmfRow *row)
{
    gsize start = emf->out->len - 8, frame;
    guint32 n, options;
    guint64 len;

    if (emf->len < row->size)
        return FALSE;
    n = sk_emf_field(emf, 16);
    options = sk_emf_field(emf, 20) & OPTIONS;
    frame = (options & NO_FRAME) != 0 ? 0 : 16;
    len = (guint64)n * ((options & BYTES) != 0 ? 1 : 2);
    if (!is_within(emf, row->size, row->size + frame, len))
        return FALSE;
    sk_emf_copy(emf, 8, row->size - 8 + frame + (gsize)len);
    sk_patch_le32(emf->out, start + 20, options);
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Bitmaps in StarView metafiles (svm_inner.h): files of BMP, one behind the
 * other, which are judged and rewritten by the cleaner of BMP. Bitmaps that are
 * packed in any way do not leave.
 */
#include "metafile/svm_inner.h"

#define HEADERS 54
/* These two stand between a bitmap and what is known of its mask. */
#define MARK_1 0x25091962u
#define MARK_2 0xACB20201u

/* Returns the length of the bitmap that begins here, by its own header, since
 * the header of the file often tells another. Returns 0 if there is none. */
static gsize
length_of(const SkSvm *svm)
{
    const guint8 *p = svm->p;
    guint64 row, rows;
    gint64 height;

    if (sk_svm_left(svm) < HEADERS || p[0] != 'B' || p[1] != 'M' ||
        sk_read_le32(p + 30) != 0)
        return 0;
    height = (gint32)sk_read_le32(p + 22);
    row = ((guint64)sk_read_le32(p + 18) * sk_read_le16(p + 28) + 31) / 32 * 4;
    if (!g_uint64_checked_mul(&rows, row, (guint64)ABS(height)) ||
        !g_uint64_checked_add(&rows, rows, sk_read_le32(p + 10)) ||
        rows > sk_svm_left(svm))
        return 0;
    return (gsize)rows;
}

gboolean
sk_svm_bitmap(SkSvm *svm)
{
    SkPicture inner = { .part = NULL,
                        .limits = svm->picture->limits,
                        .policy = svm->picture->policy,
                        .bytes = svm->p,
                        .len = length_of(svm),
                        .pixels = svm->picture->pixels };
    g_autoptr(GBytes) clean = NULL;
    gsize len = 0;
    const guint8 *p;

    if (inner.len == 0)
        return FALSE;
    clean = sk_bmp_clean(&inner);
    svm->picture->pixels = inner.pixels;
    if (clean == NULL)
        return FALSE;
    p = g_bytes_get_data(clean, &len);
    g_byte_array_append(svm->out, p, (guint)len);
    svm->p += inner.len;
    return TRUE;
}

gboolean
sk_svm_masked(SkSvm *svm)
{
    enum { OPAQUE, COLOR, MASK };

    if (!sk_svm_bitmap(svm) || sk_svm_left(svm) < 9 ||
        sk_read_le32(svm->p) != MARK_1 || sk_read_le32(svm->p + 4) != MARK_2 ||
        (svm->p[8] != OPAQUE && svm->p[8] != MASK))
        return FALSE;
    return svm->p[8] == MASK ? sk_svm_copy(svm, 9) && sk_svm_bitmap(svm)
                             : sk_svm_copy(svm, 9);
}

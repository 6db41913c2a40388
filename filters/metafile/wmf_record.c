/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes records of WMF (wmf.h): each count is compared with the length of the
 * record, each object must exist, and bitmaps are judged by the cleaner for
 * bitmaps (dib.h). This defends against records that a viewer reads beyond
 * their end.
 */
#include <string.h>
#include "metafile/dib.h"
#include "metafile/wmf.h"

#define FACE_MAX 32 /* the bytes of a font's name */
#define FRAMED   6  /* the options of a text that has a rectangle */

gboolean
sk_wmf_fixed(SkWmf *wmf, const SkWmfRow *row)
{
    if (wmf->words < row->words)
        return FALSE;
    sk_wmf_copy(wmf, 0, row->words);
    return TRUE;
}

gboolean
sk_wmf_choice(SkWmf *wmf, const SkWmfRow *row)
{
    return wmf->words >= row->words && sk_wmf_word(wmf, 0) >= row->a &&
           sk_wmf_word(wmf, 0) <= row->b && sk_wmf_fixed(wmf, row);
}

gboolean
sk_wmf_points(SkWmf *wmf, const SkWmfRow *row)
{
    guint n = wmf->words >= row->words ? sk_wmf_word(wmf, 0) : 0;

    if (n == 0 || n > (wmf->words - 1) / 2)
        return FALSE;
    sk_wmf_copy(wmf, 0, 1 + (gsize)n * 2);
    return TRUE;
}

gboolean
sk_wmf_polys(SkWmf *wmf, const SkWmfRow *row)
{
    guint n = wmf->words >= row->words ? sk_wmf_word(wmf, 0) : 0;
    gsize points = 0;

    if (n == 0 || n > wmf->words - 1)
        return FALSE;
    for (guint i = 0; i < n; i++)
        points += sk_wmf_word(wmf, 1 + i);
    if (points > (wmf->words - 1 - n) / 2)
        return FALSE;
    sk_wmf_copy(wmf, 0, 1 + n + points * 2);
    return TRUE;
}

gboolean
sk_wmf_save(SkWmf *wmf, const SkWmfRow *row)
{
    (void)row;
    if (wmf->saved == SK_WMF_SAVED_MAX)
        return FALSE;
    wmf->saved++;
    return TRUE;
}

/* Restores a state that was saved, counted from the last one (negative) or from
 * the first. */
gboolean
sk_wmf_restore(SkWmf *wmf, const SkWmfRow *row)
{
    gint place = wmf->words >= row->words ? (gint16)sk_wmf_word(wmf, 0) : 0;
    gint left = place < 0 ? (gint)wmf->saved + place : place - 1;

    if (place == 0 || left < 0 || left >= (gint)wmf->saved)
        return FALSE;
    wmf->saved = (guint)left;
    return sk_wmf_fixed(wmf, row);
}

static gboolean
is_there(const SkWmf *wmf, guint index, guint kind)
{
    return index < SK_WMF_OBJECTS_MAX && wmf->objects[index] == kind;
}

gboolean
sk_wmf_use(SkWmf *wmf, const SkWmfRow *row)
{
    if (wmf->words < row->words || !is_there(wmf, sk_wmf_word(wmf, 0), row->a))
        return FALSE;
    if (row->b != 0 && !is_there(wmf, sk_wmf_word(wmf, 1), row->b))
        return FALSE;
    return sk_wmf_fixed(wmf, row);
}

gboolean
sk_wmf_delete(SkWmf *wmf, const SkWmfRow *row)
{
    guint index;

    if (wmf->words < row->words)
        return FALSE;
    index = sk_wmf_word(wmf, 0);
    if (index >= SK_WMF_OBJECTS_MAX || wmf->objects[index] == SK_WMF_NO_OBJECT)
        return FALSE;
    wmf->objects[index] = SK_WMF_NO_OBJECT;
    wmf->free = MIN(wmf->free, index);
    return sk_wmf_fixed(wmf, row);
}

/* Writes the font and its name, which ends with a NUL. */
gboolean
sk_wmf_font(SkWmf *wmf, const SkWmfRow *row)
{
    guint8 face[FACE_MAX] = { 0 };
    gsize room, len;

    if (wmf->words < row->words)
        return FALSE;
    room = MIN((wmf->words - row->words) * 2, FACE_MAX - 1);
    len = strnlen((const char *)wmf->p + row->words * 2, room);
    memcpy(face, wmf->p + row->words * 2, len);
    sk_wmf_copy(wmf, 0, row->words);
    g_byte_array_append(wmf->out, face, sizeof face);
    return TRUE;
}

gboolean
sk_wmf_palette(SkWmf *wmf, const SkWmfRow *row)
{
    guint n;

    if (wmf->words < row->words || sk_wmf_word(wmf, 0) != 0x300)
        return FALSE;
    n = sk_wmf_word(wmf, 1);
    if (n == 0 || n > SK_WMF_OBJECTS_MAX || n > (wmf->words - 2) / 2)
        return FALSE;
    sk_wmf_copy(wmf, 0, 2 + (gsize)n * 2);
    return TRUE;
}

/* Copies the scan lines of a region: count, top, bottom, pairs, and the count
 * again. */
gboolean
sk_wmf_region(SkWmf *wmf, const SkWmfRow *row)
{
    gsize at = row->words, start = wmf->out->len;
    guint scans, longest = 0;

    if (wmf->words < row->words || sk_wmf_word(wmf, 1) != 6)
        return FALSE;
    scans = sk_wmf_word(wmf, 5);
    for (guint i = 0; i < scans; i++) {
        guint n = at < wmf->words ? sk_wmf_word(wmf, at) : 1;

        if (n % 2 != 0 || at + 4 + n > wmf->words ||
            sk_wmf_word(wmf, at + 3 + n) != n)
            return FALSE;
        longest = MAX(longest, n);
        at += 4 + n;
    }
    if (scans == 0 || at > G_MAXINT16)
        return FALSE;
    sk_wmf_copy(wmf, 0, at);
    /* Fields that only one program uses become zero, and lengths are those of
     * what is written. */
    memset(wmf->out->data + start, 0, 2);
    memset(wmf->out->data + start + 4, 0, 4);
    wmf->out->data[start + 8] = (guint8)(at * 2);
    wmf->out->data[start + 9] = (guint8)((at * 2) >> 8);
    wmf->out->data[start + 12] = (guint8)longest;
    wmf->out->data[start + 13] = (guint8)(longest >> 8);
    return TRUE;
}

/* Writes @n characters from word @at on, and a zero if half a word is left. */
static void
put_characters(SkWmf *wmf, gsize at, guint n)
{
    static const guint8 zero;

    g_byte_array_append(wmf->out, wmf->p + at * 2, n);
    if (n % 2 != 0)
        g_byte_array_append(wmf->out, &zero, 1);
}

gboolean
sk_wmf_text(SkWmf *wmf, const SkWmfRow *row)
{
    guint n = wmf->words >= row->words ? sk_wmf_word(wmf, 0) : 0;
    gsize words = (n + 1) / 2;

    if (n == 0 || words + 3 > wmf->words)
        return FALSE;
    sk_wmf_copy(wmf, 0, 1);
    put_characters(wmf, 1, n);
    sk_wmf_copy(wmf, 1 + words, 2);
    return TRUE;
}

gboolean
sk_wmf_long_text(SkWmf *wmf, const SkWmfRow *row)
{
    guint n, options;
    gsize frame, words;

    if (wmf->words < row->words)
        return FALSE;
    n = sk_wmf_word(wmf, 2);
    options = sk_wmf_word(wmf, 3);
    frame = (options & FRAMED) != 0 ? 4 : 0;
    words = (n + 1) / 2;
    if (row->words + frame + words > wmf->words)
        return FALSE;
    sk_wmf_copy(wmf, 0, row->words + frame);
    put_characters(wmf, row->words + frame, n);
    frame += row->words + words;
    /* the distance of each character from the next */
    if (n > 0 && wmf->words - frame >= n)
        sk_wmf_copy(wmf, frame, n);
    return TRUE;
}

gboolean
sk_wmf_bitmap(SkWmf *wmf, const SkWmfRow *row)
{
    const guint8 *dib = wmf->p + row->words * 2;
    g_autoptr(GByteArray) out = NULL;
    gsize len, used = 0, info;

    if (row->b != 0 && wmf->words == row->b) {
        sk_wmf_copy(wmf, 0, row->b);
        return TRUE;
    }
    if (wmf->words < row->words ||
        (row->a != SK_WMF_NONE && sk_wmf_word(wmf, row->a) != 0))
        return FALSE;
    len = (wmf->words - row->words) * 2;
    info = sk_dib_info_length(dib, len);
    if (info == 0)
        return FALSE;
    out = sk_dib_clean(wmf->picture, dib, info, dib + info, len - info, &used);
    if (out == NULL)
        return FALSE;
    sk_wmf_copy(wmf, 0, row->words);
    g_byte_array_append(wmf->out, out->data, out->len);
    return TRUE;
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The fields of the records of StarView metafiles (svm_inner.h), each named by
 * one letter in the table. Text stands in a record twice: in bytes of some
 * charset, for old programs, and as UTF-16. Only the second one is read, and
 * the bytes are made from it, so that no text can be there that is not shown.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/svm_inner.h"

#define SAVED_MAX 1024

/* ---- plain values -------------------------------------------------------- */

gboolean
sk_svm_copy(SkSvm *svm, gsize bytes)
{
    if (sk_svm_left(svm) < bytes)
        return FALSE;
    g_byte_array_append(svm->out, svm->p, (guint)bytes);
    svm->p += bytes;
    return TRUE;
}

gboolean
sk_svm_word(SkSvm *svm, guint least, guint most)
{
    return sk_svm_left(svm) >= 2 && sk_read_le16(svm->p) >= least &&
           sk_read_le16(svm->p) <= most && sk_svm_copy(svm, 2);
}

gboolean
sk_svm_flag(SkSvm *svm, gboolean *is_set)
{
    guint8 byte;

    if (sk_svm_left(svm) < 1)
        return FALSE;
    byte = *svm->p++ != 0;
    g_byte_array_append(svm->out, &byte, 1);
    if (is_set != NULL)
        *is_set = byte != 0;
    return TRUE;
}

gboolean
sk_svm_points(SkSvm *svm, guint *count)
{
    guint n = sk_svm_left(svm) >= 2 ? sk_read_le16(svm->p) : 0;

    if (count != NULL)
        *count = n;
    return sk_svm_copy(svm, 2 + (gsize)n * 8);
}

gboolean
sk_svm_block(SkSvm *svm, guint most, SkSvmBody body, gconstpointer data)
{
    const guint8 *end = svm->end, *next;
    gsize at = svm->out->len;
    guint version;
    gboolean is_good;

    if (sk_svm_left(svm) < 6 || sk_read_le32(svm->p + 2) > sk_svm_left(svm) - 6)
        return FALSE;
    version = sk_read_le16(svm->p);
    if (version > most)
        version = most;
    next = svm->p + 6 + sk_read_le32(svm->p + 2);
    sk_write_le16(svm->out, (guint16)version);
    sk_write_le32(svm->out, 0);
    svm->p += 6;
    svm->end = next;
    is_good = version > 0 && body(svm, version, data);
    sk_patch_le32(svm->out, at + 2, (guint32)(svm->out->len - at - 6));
    svm->p = next;
    svm->end = end;
    return is_good;
}

/* ---- polygons ------------------------------------------------------------ */

/* Copies a number of things that follow, and stores it in *@n. */
static gboolean
write_count(SkSvm *svm, guint *n)
{
    *n = sk_svm_left(svm) >= 2 ? sk_read_le16(svm->p) : 0;
    return sk_svm_copy(svm, 2);
}

static gboolean
write_polygons(SkSvm *svm)
{
    guint n;

    if (!write_count(svm, &n))
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (!sk_svm_points(svm, NULL))
            return FALSE;
    return TRUE;
}

/* Writes the flag that says whether the polygon before it has curves and, if it
 * has, the same polygon with them. */
static gboolean
write_curve(SkSvm *svm)
{
    gboolean has_curve = FALSE;

    return sk_svm_flag(svm, &has_curve) &&
           (!has_curve || sk_svm_block(svm, 1, sk_svm_shape, NULL));
}

static gboolean
write_curves(SkSvm *svm)
{
    guint n;

    if (!write_count(svm, &n))
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (!sk_svm_copy(svm, 2) || !sk_svm_block(svm, 1, sk_svm_shape, NULL))
            return FALSE;
    return TRUE;
}

/* ---- text ---------------------------------------------------------------- */

/* Skips the first form of a text, which is in bytes of some charset, and
 * remembers where it belongs in the output: write_text writes both forms from
 * the second one, which is in UTF-16. */
static gboolean
skip_bytes(SkSvm *svm)
{
    const gsize head = svm->is_wide ? 4 : 2, unit = svm->is_wide ? 2 : 1;
    gsize n;

    if (svm->is_lost || sk_svm_left(svm) < head)
        return FALSE;
    n = svm->is_wide ? sk_read_le32(svm->p) : sk_read_le16(svm->p);
    if (n > G_MAXUINT16 || sk_svm_left(svm) < head + n * unit)
        return FALSE;
    svm->p += head + n * unit;
    svm->text_at = svm->out->len;
    svm->first = svm->shown = svm->places = 0;
    return TRUE;
}

/* Copies which characters of the text are shown: the number of the first one,
 * and how many. */
static gboolean
write_range(SkSvm *svm)
{
    if (sk_svm_left(svm) < 4)
        return FALSE;
    svm->first = sk_read_le16(svm->p);
    svm->shown = sk_read_le16(svm->p + 2);
    svm->range_at = svm->out->len;
    return sk_svm_copy(svm, 4);
}

/* Where the characters are placed; there may be fewer places than characters.
 */
static gboolean
write_places(SkSvm *svm)
{
    guint32 n = sk_svm_left(svm) >= 4 ? sk_read_le32(svm->p) : 0;

    svm->places = n;
    return n <= svm->shown && sk_svm_copy(svm, 4 + (gsize)n * 4);
}

/* Returns character @i of the @n at @p as it may leave: no control character,
 * and no half of a pair. */
static guint
character_at(const guint8 *p, guint n, guint i)
{
    guint c = sk_read_le16(p + (gsize)i * 2);

    if (c < ' ' || (c >= 0x7F && c < 0xA0) || c >= 0xFFFE)
        return ' ';
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < n &&
        (sk_read_le16(p + (gsize)i * 2 + 2) & 0xFC00) == 0xDC00)
        return c;
    if (c >= 0xDC00 && c < 0xE000 && i > 0 &&
        (sk_read_le16(p + (gsize)i * 2 - 2) & 0xFC00) == 0xD800)
        return c;
    return (c & 0xF800) == 0xD800 ? 0xFFFD : c;
}

static void
put_units(SkSvm *svm, const guint8 *p, guint n)
{
    for (guint i = 0; i < n; i++)
        sk_write_le16(svm->out, (guint16)character_at(p, n, i));
}

/* Writes the @n characters at @p as the first form of a text: one unit for
 * each, of two bytes or, where the font's charset has bytes, of one. */
static void
put_bytes(SkSvm *svm, const guint8 *p, guint n)
{
    if (svm->is_wide) {
        sk_write_le32(svm->out, n);
        put_units(svm, p, n);
        return;
    }
    sk_write_le16(svm->out, (guint16)n);
    for (guint i = 0; i < n; i++) {
        guint c = character_at(p, n, i);
        guint8 byte = c < 0x7F ? (guint8)c : '?';

        g_byte_array_append(svm->out, &byte, 1);
    }
}

/* Reads the second form of the text, in UTF-16, and writes both: the first one
 * at the place that skip_bytes remembered, before what was written since, and
 * the second one at the end. */
static gboolean
write_text(SkSvm *svm)
{
    guint n = sk_svm_left(svm) >= 2 ? sk_read_le16(svm->p) : 0;
    const guint8 *p = svm->p + 2;
    g_autofree guint8 *tail = NULL;
    gsize tail_len = svm->out->len - svm->text_at;

    if (sk_svm_left(svm) < 2 + (gsize)n * 2 || svm->first > n ||
        svm->places > n - svm->first)
        return FALSE;
    if (svm->shown > n - svm->first) { /* 0xFFFF stands for the whole rest. */
        svm->out->data[svm->range_at + 2] = (guint8)(n - svm->first);
        svm->out->data[svm->range_at + 3] = (guint8)((n - svm->first) >> 8);
    }
    tail = g_memdup2(svm->out->data + svm->text_at, tail_len);
    g_byte_array_set_size(svm->out, (guint)svm->text_at);
    put_bytes(svm, p, n);
    g_byte_array_append(svm->out, tail, (guint)tail_len);
    sk_write_le16(svm->out, (guint16)n);
    put_units(svm, p, n);
    svm->p += 2 + (gsize)n * 2;
    return TRUE;
}

/* ---- a record ------------------------------------------------------------ */

static gboolean
write_saved(SkSvm *svm, gboolean is_restored)
{
    if (is_restored ? svm->saved == 0 : svm->saved == SAVED_MAX)
        return FALSE;
    if (!is_restored && !sk_svm_copy(svm, 2))
        return FALSE; /* The record does not leave, so nothing is saved. */
    svm->saved += is_restored ? -1u : 1u;
    return TRUE;
}

/* Fields that are values. */
static gboolean
write_value(SkSvm *svm, char field)
{
    switch (field) {
    case 'i':
        return sk_svm_copy(svm, 4); /* a number, a colour */
    case 'P':
        return sk_svm_copy(svm, 8); /* a point, a size */
    case 'R':
        return sk_svm_copy(svm, 16); /* a rectangle */
    case 'b':
        return sk_svm_flag(svm, NULL);
    case 'w':
        return sk_svm_word(svm, 0, G_MAXUINT16);
    case '2':
        return sk_svm_word(svm, 0, 2);
    case '4':
        return sk_svm_word(svm, 0, 4);
    case '%':
        return sk_svm_word(svm, 0, 100);
    case 's':
        return skip_bytes(svm);
    case 'n':
        return write_range(svm);
    case 'd':
        return write_places(svm);
    case 'u':
        return write_text(svm);
    case '(':
        return write_saved(svm, FALSE);
    case ')':
        return write_saved(svm, TRUE);
    default:
        return FALSE;
    }
}

static gboolean
write_field(SkSvm *svm, char field)
{
    switch (field) {
    case 'g':
        return sk_svm_points(svm, NULL);
    case 'G':
        return write_polygons(svm);
    case 'f':
        return write_curve(svm);
    case 'F':
        return write_curves(svm);
    case 'B':
        return sk_svm_bitmap(svm);
    case 'X':
        return sk_svm_masked(svm);
    case 'V':
        return sk_svm_metafile(svm);
    case 'L':
        return sk_svm_block(svm, 4, sk_svm_line, NULL);
    case 'D':
        return sk_svm_block(svm, 1, sk_svm_gradient, NULL);
    case 'H':
        return sk_svm_block(svm, 1, sk_svm_hatch, NULL);
    case 'N':
        return sk_svm_block(svm, 2, sk_svm_region, NULL);
    case 'M':
        return sk_svm_block(svm, 1, sk_svm_map_mode, NULL);
    case 'T':
        return sk_svm_block(svm, 3, sk_svm_font, NULL);
    default:
        return write_value(svm, field);
    }
}

gboolean
sk_svm_fields(SkSvm *svm, guint version, gconstpointer data)
{
    const SkSvmRow *row = data;

    if (version < row->least)
        return FALSE;
    for (const char *field = row->fields; *field != '\0'; field++) {
        if (*field == '|' && --version == 0)
            return TRUE;
        if (*field != '|' && !write_field(svm, *field))
            return FALSE;
    }
    return TRUE;
}

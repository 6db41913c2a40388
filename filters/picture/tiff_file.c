/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the skeleton of TIFF (tiff_file.h). No offset that leads out of the
 * file is followed. Values that do not stand in the file count as missing, as
 * viewers take them; a caller that needs them refuses the picture.
 */
#include <string.h>
#include "picture/tiff_file.h"

#define TIFF_ENTRIES_MAX 4096

/* The bytes of a value by type (TIFF 6.0, page 15; BigTIFF: 16 to 18). */
static const guint8 sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4,
                                8, 4, 8, 4, 0, 0, 8, 8, 8 };

static guint64
number(const SkTiffFile *file, gsize at, guint size)
{
    const guint8 *p = file->picture->bytes + at;

    switch (size) {
    case 1:
        return p[0];
    case 2:
        return file->little ? sk_read_le16(p) : sk_read_be16(p);
    case 4:
        return file->little ? sk_read_le32(p) : sk_read_be32(p);
    default:
        return file->little
                   ? (guint64)sk_read_le32(p + 4) << 32 | sk_read_le32(p)
                   : (guint64)sk_read_be32(p) << 32 | sk_read_be32(p + 4);
    }
}

gboolean
sk_tiff_open(SkTiffFile *file, SkPicture *picture, guint64 *first)
{
    const guint8 *p = picture->bytes;

    *file = (SkTiffFile){ .picture = picture, .reach = 8 };
    if (picture->len < 8 ||
        (memcmp(p, "II", 2) != 0 && memcmp(p, "MM", 2) != 0))
        return sk_picture_is_damaged(picture, "tiff-header");
    file->little = p[0] == 'I';
    file->big = number(file, 2, 2) == 43;
    if (!file->big && number(file, 2, 2) != 42)
        return sk_picture_is_damaged(picture, "tiff-header");
    if (file->big && (picture->len < 16 || number(file, 4, 2) != 8 ||
                      number(file, 6, 2) != 0))
        return sk_picture_is_damaged(picture, "tiff-header");
    *first = file->big ? number(file, 8, 8) : number(file, 4, 4);
    return TRUE;
}

static gboolean
is_within(const SkTiffFile *file, guint64 at, guint64 len)
{
    return at <= file->picture->len && len <= file->picture->len - at;
}

static void
reach(SkTiffFile *file, gsize end)
{
    file->reach = MAX(file->reach, end);
}

/* Reads the entry at @at. A value that fits stands in the entry itself, a
 * longer one where the entry says. */
static SkTiffField
read_field(SkTiffFile *file, gsize at)
{
    guint word = file->big ? 8 : 4;
    SkTiffField field = { .tag = (guint16)number(file, at, 2),
                          .type = (guint16)number(file, at + 2, 2),
                          .count = number(file, at + 4, word) };
    guint size = field.type < G_N_ELEMENTS(sizes) ? sizes[field.type] : 0;
    guint64 where = at + 4 + word, len = 0;

    if (size == 0 || !g_uint64_checked_mul(&len, field.count, size))
        len = G_MAXUINT64;
    if (len > word && len != G_MAXUINT64)
        where = number(file, at + 4 + word, word);
    if (!is_within(file, where, len)) {
        field.count = 0;
        return field;
    }
    field.at = (gsize)where;
    reach(file, (gsize)(where + len));
    return field;
}

static gboolean
has_tag(const GArray *fields, guint16 tag)
{
    for (guint i = 0; i < fields->len; i++)
        if (g_array_index(fields, SkTiffField, i).tag == tag)
            return TRUE;
    return FALSE;
}

/* Reads the entries. A tag that occurs twice is refused, because readers differ
 * in which entry they believe. */
static gboolean
read_fields(SkTiffFile *file, gsize at, guint n, guint entry, GArray *fields)
{
    guint16 last = 0;

    for (guint i = 0; i < n; i++) {
        SkTiffField field = read_field(file, at + (gsize)i * entry);

        if (field.tag <= last && has_tag(fields, field.tag))
            return sk_picture_is_damaged(file->picture, "tiff-tag-twice");
        last = MAX(last, field.tag);
        g_array_append_val(fields, field);
    }
    return TRUE;
}

/* Returns how many entries the directory at @at has, or 0 if there is none. */
static guint64
entries_at(const SkTiffFile *file, guint64 at)
{
    guint head = file->big ? 8 : 2, entry = file->big ? 20 : 12;
    guint64 n = 0;

    if (is_within(file, at, head))
        n = number(file, (gsize)at, head);
    return n <= TIFF_ENTRIES_MAX && is_within(file, at, head + n * entry) ? n
                                                                          : 0;
}

gboolean
sk_tiff_names_tag(const SkTiffFile *file, guint64 at, guint16 tag)
{
    guint head = file->big ? 8 : 2, entry = file->big ? 20 : 12;
    guint64 n = entries_at(file, at);

    for (guint64 i = 0; i < n; i++)
        if (number(file, (gsize)(at + head + i * entry), 2) == tag)
            return TRUE;
    return FALSE;
}

GArray *
sk_tiff_directory(SkTiffFile *file, guint64 at, guint64 *next)
{
    guint head = file->big ? 8 : 2, entry = file->big ? 20 : 12;
    guint word = file->big ? 8 : 4;
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(SkTiffField));
    guint64 n = entries_at(file, at);

    if (n == 0) {
        sk_picture_is_damaged(file->picture, "tiff-directory");
        return NULL;
    }
    at += head;
    if (!read_fields(file, (gsize)at, (guint)n, entry, fields))
        return NULL;
    at += n * entry;
    /* Some files end with their last entry, without a place of the next
     * directory. */
    *next = is_within(file, at, word) ? number(file, (gsize)at, word) : 0;
    reach(file, (gsize)MIN(at + word, file->picture->len));
    return g_steal_pointer(&fields);
}

guint64
sk_tiff_number(const SkTiffFile *file, const SkTiffField *field, guint64 i)
{
    static const guint8 integers[] = { 0, 1, 0, 1, 1, 0, 0, 1, 0, 0,
                                       0, 0, 0, 1, 0, 0, 1, 0, 1 };

    if (field == NULL || i >= field->count ||
        field->type >= G_N_ELEMENTS(integers) || integers[field->type] == 0)
        return 0;
    return number(file, field->at + (gsize)i * sizes[field->type],
                  sizes[field->type]);
}

const guint8 *
sk_tiff_span(SkTiffFile *file, guint64 at, gsize *len)
{
    if (at >= file->picture->len)
        return NULL;
    *len = MIN(*len, file->picture->len - (gsize)at);
    reach(file, (gsize)at + *len);
    return *len > 0 ? file->picture->bytes + at : NULL;
}

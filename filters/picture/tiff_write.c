/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes TIFF (tiff_write.h). Defaults of the format are not written: the same
 * page gives the same bytes, however many tags it came with.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "icc/icc.h"
#include "picture/tiff_write.h"

enum { BYTE = 1, SHORT = 3, LONG = 4, RATIONAL = 5, UNDEFINED = 7 };

typedef struct {
    GByteArray *entries; /* the entries, without their number */
    GByteArray *values;  /* the values that do not fit into an entry */
    guint n;
    gsize base;      /* where @values will stand in the file */
    GBytes *profile; /* the colour profile, or NULL */
} Directory;

static const guint8 zeros[4];

/* Adds an entry with the value @bytes (@len bytes). */
static void
add(Directory *directory, guint16 tag, guint16 type, guint32 count,
    const guint8 *bytes, gsize len)
{
    sk_write_le16(directory->entries, tag);
    sk_write_le16(directory->entries, type);
    sk_write_le32(directory->entries, count);
    directory->n++;
    if (len <= 4) {
        g_byte_array_append(directory->entries, bytes, (guint)len);
        g_byte_array_append(directory->entries, zeros, (guint)(4 - len));
        return;
    }
    sk_write_le32(directory->entries,
                  (guint32)(directory->base + directory->values->len));
    g_byte_array_append(directory->values, bytes, (guint)len);
    g_byte_array_append(directory->values, zeros, (guint)(len % 2));
}

static void
add_word(Directory *directory, guint16 tag, guint number)
{
    guint8 bytes[2] = { (guint8)number, (guint8)(number >> 8) };

    add(directory, tag, SHORT, 1, bytes, 2);
}

static void
add_long(Directory *directory, guint16 tag, guint32 number)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    sk_write_le32(bytes, number);
    add(directory, tag, LONG, 1, bytes->data, 4);
}

static void
add_words(Directory *directory, guint16 tag, const guint *numbers, guint n)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    for (guint i = 0; i < n; i++)
        sk_write_le16(bytes, (guint16)numbers[i]);
    add(directory, tag, SHORT, n, bytes->data, bytes->len);
}

/* Adds an entry that has the same number for each channel. */
static void
add_for_all(Directory *directory, guint16 tag, guint number, guint n)
{
    guint numbers[4 + SK_TIFF_EXTRA_MAX];

    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        numbers[i] = number;
    add_words(directory, tag, numbers, n);
}

static void
add_rationals(Directory *directory, guint16 tag, const guint32 *parts, guint n)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    for (guint i = 0; i < n * 2; i++)
        sk_write_le32(bytes, parts[i]);
    add(directory, tag, RATIONAL, n, bytes->data, bytes->len);
}

/* Adds where the chunks begin, from @start on, or, if @lengths, how long they
 * are. */
static void
add_chunks(Directory *directory, guint16 tag, const SkTiffOut *out,
           gboolean lengths, gsize start)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint32 last = 0;

    for (guint i = 0; i < out->ends->len; i++) {
        guint32 end = g_array_index(out->ends, guint32, i);

        sk_write_le32(bytes, lengths ? end - last : (guint32)start + last);
        last = end;
    }
    add(directory, tag, LONG, out->ends->len, bytes->data, bytes->len);
}

static void
add_palette(Directory *directory, const SkTiffOut *out)
{
    const SkTiffField *colors = &out->page->colors;
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    for (guint64 i = 0; i < colors->count; i++)
        sk_write_le16(bytes, (guint16)sk_tiff_number(out->file, colors, i));
    add(directory, 320, SHORT, (guint32)colors->count, bytes->data, bytes->len);
}

/* Returns how many channels a profile for the colours of @page has; 0 if no
 * profile describes them. */
static guint
profile_channels(const SkTiffPage *page)
{
    switch (page->photometric) {
    case SK_TIFF_WHITE_IS_ZERO:
    case SK_TIFF_BLACK_IS_ZERO:
        return 1;
    case SK_TIFF_RGB:
    case SK_TIFF_PALETTE:
    case SK_TIFF_YCBCR:
        return 3;
    case SK_TIFF_CMYK:
        return 4;
    default:
        return 0;
    }
}

/* Returns the colour profile that the page leaves with, or NULL. */
static GBytes *
profile_of(const SkTiffOut *out)
{
    const SkTiffField *field = &out->page->profile;
    gboolean is_bytes = field->type == UNDEFINED || field->type == BYTE;
    GBytes *profile = NULL;

    if (field->count > 0 &&
        (!is_bytes || !sk_icc_rewrite(out->file->picture->bytes + field->at,
                                      (gsize)field->count,
                                      profile_channels(out->page), &profile)))
        sk_picture_count(out->file->picture, "icc-profile", 1);
    return profile;
}

/* ---- the entries, by tag, ascending ------------------------------------- */

static void
add_first(Directory *directory, const SkTiffOut *out, gsize start)
{
    const SkTiffPage *page = out->page;

    if (page->is_page)
        add_long(directory, 254, 2);
    add_long(directory, 256, page->width);
    add_long(directory, 257, page->height);
    add_for_all(directory, 258, page->bits, page->samples);
    add_word(directory, 259, out->compression);
    add_word(directory, 262, page->photometric);
    if (!page->tiled)
        add_chunks(directory, 273, out, FALSE, start);
    if (page->orientation != 1)
        add_word(directory, 274, page->orientation);
    add_word(directory, 277, page->samples);
    if (!page->tiled) {
        add_long(directory, 278, page->chunk_height);
        add_chunks(directory, 279, out, TRUE, start);
    }
    if (page->has_resolution) {
        add_rationals(directory, 282, page->resolution, 1);
        add_rationals(directory, 283, page->resolution + 2, 1);
    }
    if (page->separate)
        add_word(directory, 284, 2);
    if (out->compression == SK_TIFF_FAX3 && (page->fax_options & 1) != 0)
        add_long(directory, 292, 1);
    if (page->has_resolution)
        add_word(directory, 296, page->unit);
}

static void
add_last(Directory *directory, const SkTiffOut *out, gsize start)
{
    const SkTiffPage *page = out->page;
    guint numbers[2] = { out->number, out->of };

    if (page->has_number)
        add_words(directory, 297, numbers, 2);
    if (page->predictor != 1)
        add_word(directory, 317, page->predictor);
    if (page->photometric == SK_TIFF_PALETTE)
        add_palette(directory, out);
    if (page->tiled) {
        add_long(directory, 322, page->chunk_width);
        add_long(directory, 323, page->chunk_height);
        add_chunks(directory, 324, out, FALSE, start);
        add_chunks(directory, 325, out, TRUE, start);
    }
    if (page->extras > 0)
        add_words(directory, 338, page->extra, page->extras);
    if (page->format != 1)
        add_for_all(directory, 339, page->format, page->samples);
    if (out->tables != NULL)
        add(directory, 347, UNDEFINED, out->tables->len, out->tables->data,
            out->tables->len);
    if (page->photometric == SK_TIFF_YCBCR) {
        add_words(directory, 530, page->subsampling, 2);
        if (page->positioning != 0)
            add_word(directory, 531, page->positioning);
        if (page->has_reference)
            add_rationals(directory, 532, page->reference, 6);
    }
    if (directory->profile != NULL)
        add(directory, 34675, UNDEFINED,
            (guint32)g_bytes_get_size(directory->profile),
            g_bytes_get_data(directory->profile, NULL),
            g_bytes_get_size(directory->profile));
}

/* Adds all entries of a directory at @at whose values begin at @base and whose
 * chunks begin at @start. */
static void
fill(Directory *directory, const SkTiffOut *out, gsize base, gsize start)
{
    directory->n = 0;
    directory->base = base;
    g_byte_array_set_size(directory->entries, 0);
    g_byte_array_set_size(directory->values, 0);
    add_first(directory, out, start);
    add_last(directory, out, start);
}

void
sk_tiff_begin(GByteArray *out)
{
    g_byte_array_append(out, (const guint8 *)"II*\0", 4);
    /* The place of the first directory is filled in with the first page. */
    sk_write_le32(out, 0);
}

static void
write_link(GByteArray *out, gsize link, guint32 to)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    sk_write_le32(bytes, to);
    memcpy(out->data + link, bytes->data, 4);
}

gboolean
sk_tiff_write(GByteArray *out, const SkTiffOut *page, gsize *link)
{
    g_autoptr(GByteArray) entries = g_byte_array_new();
    g_autoptr(GByteArray) values = g_byte_array_new();
    g_autoptr(GBytes) profile = profile_of(page);
    Directory directory = { .entries = entries,
                            .values = values,
                            .profile = profile };
    gsize at, base;

    /* A directory begins at an even offset. */
    g_byte_array_append(out, zeros, out->len % 2);
    at = out->len;
    /* This first round finds out how long the directory is. */
    fill(&directory, page, 0, 0);
    base = at + 2 + directory.entries->len + 4;
    if ((guint64)base + values->len + page->chunks->len > G_MAXINT32)
        return FALSE;
    fill(&directory, page, base, base + values->len);
    write_link(out, *link, (guint32)at);
    sk_write_le16(out, (guint16)directory.n);
    g_byte_array_append(out, entries->data, entries->len);
    *link = out->len;
    sk_write_le32(out, 0);
    g_byte_array_append(out, values->data, values->len);
    g_byte_array_append(out, page->chunks->data, page->chunks->len);
    return TRUE;
}

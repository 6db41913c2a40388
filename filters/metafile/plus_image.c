/* SPDX-License-Identifier: Apache-2.0
 *
 * Images of EMF+ (plus.h, [MS-EMFPLUS] 2.2.1.4). Pixels leave row by row. A
 * picture in a format of its own, and a metafile, go through the whole
 * pipeline, as every picture within another does; a placeholder stands for one
 * that does not leave. This defends against rows that are not there, and
 * against what hides between and behind them.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/plus.h"
#include "picture/placeholder.h"

#define COLORS_MAX   256u
#define PALETTE_BITS 7u
#define INDEXED      0x10000u
#define PLACEABLE    0x9AC6CDD7u
#define WMF_WORDS    9 /* the length of a WMF's own header */

#define PLACEABLE_HEADER 22
#define EMF_HEADER       108u
#define EMF_COMMENT      70u

enum { BITMAP = 1, METAFILE };                            /* kinds of images */
enum { WMF = 1, WMF_PLACEABLE, EMF, EMF_PLUS, EMF_DUAL }; /* of metafiles */

/* The formats of pixels that leave; their third byte from the right is the
 * number of bits. */
static const guint32 formats[] = {
    0x00030101, 0x00030402, 0x00030803, 0x00101004, 0x00021005,
    0x00021006, 0x00061007, 0x00021808, 0x00022009, 0x0026200A,
    0x000E200B, 0x0010300C, 0x0034400D, 0x001C400E,
};

static gboolean
is_known(guint32 format)
{
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i] == format)
            return TRUE;
    return FALSE;
}

/* Writes rows of pixels, each filled up with zeros to four bytes. */
static gboolean
copy_rows(SkPlus *plus, guint64 bits, guint32 stride, guint32 height)
{
    static const guint8 zeros[4];
    gsize used = (gsize)((bits + 7) / 8), row = (gsize)((bits + 31) / 32 * 4);

    if (stride < used || stride > G_MAXINT32 ||
        height > sk_plus_left(plus) / stride)
        return FALSE;
    for (guint32 y = 0; y < height; y++) {
        g_byte_array_append(plus->out, plus->p, (guint)used);
        g_byte_array_append(plus->out, zeros, (guint)(row - used));
        plus->p += stride;
    }
    return TRUE;
}

static gboolean
take_palette(SkPlus *plus)
{
    guint32 bits = 0, n = 0;

    return sk_plus_bits(plus, PALETTE_BITS, &bits) &&
           sk_plus_count(plus, 1, 4, &n) && n <= COLORS_MAX &&
           sk_plus_colors(plus, n);
}

/* Reads pixels. The head with the width, the height, the length of a row and
 * the format begins at @at of the output. */
static gboolean
read_pixels(SkPlus *plus, gsize at)
{
    const guint8 *head = plus->out->data + at;
    guint32 width = sk_read_le32(head), height = sk_read_le32(head + 4);
    guint32 stride = sk_read_le32(head + 8), format = sk_read_le32(head + 12);
    guint depth = format >> 8 & 0xFF;
    guint64 bits = (guint64)width * depth;

    if (!is_known(format) || width > G_MAXUINT16 || height > G_MAXUINT16 ||
        !sk_picture_add_frame(plus->picture, width, height, depth))
        return FALSE;
    sk_patch_le32(plus->out, at + 8, (guint32)((bits + 31) / 32 * 4));
    return ((format & INDEXED) == 0 || take_palette(plus)) &&
           copy_rows(plus, bits, stride, height);
}

/* Returns how many of the @len bytes at @p are a picture: what fills a record
 * up is none. The formats that end with other bytes are told from the rest. */
static gsize
picture_length(const guint8 *p, gsize len)
{
    gboolean can_end_with_zeros = len < 2 || memcmp(p, "BM", 2) == 0 ||
                                  memcmp(p, "II", 2) == 0 ||
                                  memcmp(p, "MM", 2) == 0;

    for (guint i = 0; i < 3 && !can_end_with_zeros && p[len - 1] == 0; i++)
        len--;
    return len;
}

static gboolean
is_bitmap(const char *type)
{
    static const char *const types[] = { "image/png", "image/jpeg", "image/gif",
                                         "image/bmp", "image/tiff", NULL };

    return g_strv_contains(types, type);
}

/* Returns the metafile's type for @bytes, which our own writer has written. */
static guint32
metafile_type(const char *type, const guint8 *bytes, gsize len)
{
    guint32 at = EMF_HEADER;

    if (g_str_equal(type, "image/wmf"))
        return sk_read_le32(bytes) == PLACEABLE ? WMF_PLACEABLE : WMF;
    /* The only comments that leave hold EMF+, its header first. */
    while (at < len - 20 && sk_read_le32(bytes + at) != EMF_COMMENT)
        at += sk_read_le32(bytes + at + 4);
    if (at >= len - 20)
        return EMF;
    return (bytes[at + 18] & 1) != 0 ? EMF_DUAL : EMF_PLUS;
}

/* Returns the metafile of @n bytes that follows. GDI+ counts a placeable header
 * apart, and has two bytes between it and the header that each WMF begins with;
 * neither is so in a file. */
static GBytes *
take_metafile(SkPlus *plus, gsize n)
{
    gsize len = sk_plus_left(plus);
    const guint8 *p = plus->p;
    GByteArray *bytes = NULL;

    if (len < PLACEABLE_HEADER + 8 || sk_read_le32(p) != PLACEABLE ||
        sk_read_le16(p + PLACEABLE_HEADER + 4) != WMF_WORDS)
        return g_bytes_new(p, n);
    bytes = g_byte_array_new();
    g_byte_array_append(bytes, p, PLACEABLE_HEADER);
    p += PLACEABLE_HEADER + 2;
    g_byte_array_append(bytes, p, (guint)MIN(n, len - PLACEABLE_HEADER - 2));
    return g_byte_array_free_to_bytes(bytes);
}

/* Writes the picture @bytes as a bitmap in a format of its own, in place of the
 * image that begins at @at of the output. */
static void
write_bitmap(SkPlus *plus, gsize at, GBytes *bytes)
{
    gsize len = 0;
    const guint8 *p = g_bytes_get_data(bytes, &len);

    g_byte_array_set_size(plus->out, (guint)at);
    sk_write_le32(plus->out, BITMAP);
    for (guint i = 0; i < 4;
         i++) /* width, height, row, format: in the picture */
        sk_write_le32(plus->out, 0);
    sk_write_le32(plus->out, 1);
    g_byte_array_append(plus->out, p, (guint)len);
}

static gboolean
read_bitmap(SkPlus *plus, gsize at)
{
    g_autoptr(GBytes) inside = NULL;
    g_autoptr(GBytes) bytes = NULL;
    const char *type = NULL;
    guint32 is_packed = 0;

    if (sk_plus_left(plus) < 16)
        return FALSE;
    for (guint i = 0; i < 4; i++)
        if (!sk_plus_number(plus, NULL))
            return FALSE;
    if (!sk_plus_choice(plus, 1, &is_packed))
        return FALSE;
    if (is_packed == 0)
        return read_pixels(plus, at + 4);
    inside = g_bytes_new(plus->p, picture_length(plus->p, sk_plus_left(plus)));
    bytes = sk_picture_embed(plus->picture, inside, NULL, 0, 0, &type);
    if (!is_bitmap(type)) {
        g_bytes_unref(bytes);
        bytes = sk_placeholder(0, 0);
    }
    write_bitmap(plus, at, bytes);
    return TRUE;
}

static gboolean
read_metafile(SkPlus *plus, gsize at)
{
    g_autoptr(GBytes) inside = NULL;
    g_autoptr(GBytes) bytes = NULL;
    const char *type = NULL;
    const guint8 *p = NULL;
    guint32 kind = 0, n = 0;
    gsize len = 0;

    if (!sk_plus_choice(plus, EMF_DUAL, &kind) || kind == 0 ||
        !sk_plus_count(plus, 1, 1, &n))
        return FALSE;
    inside = take_metafile(plus, n);
    bytes =
        sk_picture_embed(plus->picture, inside,
                         kind < EMF ? "image/wmf" : "image/emf", 0, 0, &type);
    p = g_bytes_get_data(bytes, &len);
    if (!g_str_equal(type, "image/wmf") && !g_str_equal(type, "image/emf")) {
        write_bitmap(plus, at, bytes);
        return is_bitmap(type);
    }
    kind = metafile_type(type, p, len);
    sk_patch_le32(plus->out, at + 4, kind);
    if (kind == WMF_PLACEABLE) {
        g_byte_array_append(plus->out, p, PLACEABLE_HEADER);
        sk_write_le16(plus->out, 0);
        p += PLACEABLE_HEADER;
        len -= PLACEABLE_HEADER;
    }
    sk_patch_le32(plus->out, at + 8, (guint32)len);
    g_byte_array_append(plus->out, p, (guint)len);
    return TRUE;
}

/* Only an image that stands alone or ends a brush has this form: it goes on to
 * the end of the object. */
gboolean
sk_plus_image(SkPlus *plus)
{
    gsize at = plus->out->len + 4;
    guint32 kind = 0;

    if (!sk_plus_version(plus) || !sk_plus_choice(plus, METAFILE, &kind))
        return FALSE;
    if (kind == BITMAP)
        return read_bitmap(plus, at);
    return kind == METAFILE && read_metafile(plus, at);
}

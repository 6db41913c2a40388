/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites BMP (Windows bitmaps: [MS-WMF] 2.2.2.3 and 2.2.2.9, BITMAPV4HEADER
 * of the Windows SDK) as one header, the palette, and the rows with their
 * padding set to zero. Run-length coded pixels leave uncompressed. Bitmaps that
 * only wrap a JPEG or PNG are refused, and colour profiles are left out. This
 * defends against what hides in gaps, in padding and behind the rows.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "picture/picture.h"

#define FILE_HEADER 14
#define CORE_HEADER 12
#define INFO_HEADER 40
#define V4_HEADER   108
#define SRGB        0x73524742u /* "sRGB" in ASCII: LCS_sRGB */
/* bytes; a smaller bitmap may grow to any ratio */

enum { RGB, RLE8, RLE4, BITFIELDS, JPEG, PNG, ALPHABITFIELDS };

typedef struct {
    SkPicture *picture;
    guint32 header; /* the length of the header */
    guint32 offset; /* where the rows begin */
    guint32 width, height;
    gboolean top_down;
    guint bits, compression, colors;
    guint32 resolution[2];
    guint32 masks[4];
    gboolean short_masks; /* three masks stand behind the short header */
    guint8 palette[256 * 4];
    gsize row; /* bytes of a row with its padding */
} Bmp;

static gboolean
is_known_header(guint32 length)
{
    return length == CORE_HEADER || length == INFO_HEADER || length == 52 ||
           length == 56 || length == V4_HEADER || length == 124;
}

static void
read_core(Bmp *bmp, const guint8 *p)
{
    bmp->width = sk_read_le16(p + 4);
    bmp->height = sk_read_le16(p + 6);
    bmp->bits = sk_read_le16(p + 10);
}

/* Leaves out masks behind the short header that say what holds without them:
 * five bits of each colour in 16, and eight in 32. Viewers read the alpha of
 * bitmaps that a metafile blends only where there are no masks. */
static void
leave_out_usual_masks(Bmp *bmp)
{
    static const guint32 usual[2][3] = { { 0x7C00, 0x3E0, 0x1F },
                                         { 0xFF0000, 0xFF00, 0xFF } };

    if (memcmp(bmp->masks, usual[bmp->bits == 32], sizeof usual[0]) != 0)
        return;
    bmp->compression = RGB;
    bmp->short_masks = FALSE;
}

/* Reads the colour masks, which stand inside the longer headers or behind the
 * shorter one. */
static gboolean
read_masks(Bmp *bmp, const guint8 *p, gsize left)
{
    guint n = bmp->header >= 56 || bmp->compression == ALPHABITFIELDS ? 4 : 3;

    if (left < INFO_HEADER + n * 4u)
        return FALSE;
    for (guint i = 0; i < n; i++)
        bmp->masks[i] = sk_read_le32(p + INFO_HEADER + i * 4);
    bmp->short_masks = bmp->header == INFO_HEADER && n == 3;
    if (bmp->header == INFO_HEADER) /* The masks stand before the palette. */
        bmp->header += n * 4;
    if (bmp->short_masks)
        leave_out_usual_masks(bmp);
    return bmp->bits == 16 || bmp->bits == 32;
}

static gboolean
read_info(Bmp *bmp, const guint8 *p, gsize left)
{
    gint32 height = (gint32)sk_read_le32(p + 8);

    bmp->width = sk_read_le32(p + 4);
    bmp->top_down = height < 0;
    bmp->height = (guint32)(height < 0 ? -(gint64)height : height);
    bmp->bits = sk_read_le16(p + 14);
    bmp->compression = sk_read_le32(p + 16);
    bmp->resolution[0] = sk_read_le32(p + 24);
    bmp->resolution[1] = sk_read_le32(p + 28);
    bmp->colors = sk_read_le32(p + 32);
    if (bmp->compression == BITFIELDS || bmp->compression == ALPHABITFIELDS)
        return read_masks(bmp, p, left);
    return bmp->compression == RGB ||
           (!bmp->top_down && ((bmp->compression == RLE8 && bmp->bits == 8) ||
                               (bmp->compression == RLE4 && bmp->bits == 4)));
}

static gboolean
read_palette(Bmp *bmp, gsize at, guint entry)
{
    guint most = bmp->bits <= 8 ? 1u << bmp->bits : 0;
    guint n = bmp->colors == 0 ? most : MIN(bmp->colors, most);

    if (bmp->picture->len < at || (bmp->picture->len - at) / entry < n)
        return FALSE;
    for (guint i = 0; i < n; i++)
        memcpy(bmp->palette + i * 4, bmp->picture->bytes + at + i * entry, 3);
    bmp->colors = n;
    return TRUE;
}

static gboolean
read_header(Bmp *bmp)
{
    const guint8 *p = bmp->picture->bytes;
    gsize left;
    gboolean known;

    if (bmp->picture->len < FILE_HEADER + CORE_HEADER ||
        memcmp(p, "BM", 2) != 0)
        return sk_picture_is_damaged(bmp->picture, "bmp-header");
    bmp->offset = sk_read_le32(p + 10);
    left = bmp->picture->len - FILE_HEADER;
    p += FILE_HEADER;
    bmp->header = sk_read_le32(p);
    if (!is_known_header(bmp->header) || left < bmp->header)
        return sk_picture_is_damaged(bmp->picture, "bmp-header");
    known = TRUE;
    if (bmp->header == CORE_HEADER)
        read_core(bmp, p);
    else
        known = read_info(bmp, p, left);
    if (!known || strchr("\1\4\10\20\30\40", (int)bmp->bits) == NULL ||
        bmp->bits == 0)
        return sk_picture_is_damaged(bmp->picture, "bmp-kind");
    if (!sk_picture_add_frame(bmp->picture, bmp->width, bmp->height, 32))
        return FALSE;
    bmp->row = (gsize)((bmp->width * (guint64)bmp->bits + 31) / 32 * 4);
    if (!read_palette(bmp, FILE_HEADER + (gsize)bmp->header,
                      bmp->header == CORE_HEADER ? 3 : 4))
        return sk_picture_is_damaged(bmp->picture, "bmp-palette");
    return TRUE;
}

/* ---- run-length coding -------------------------------------------------- */

typedef struct {
    guint8 *rows;
    guint32 x, y;
} Pen;

/* Draws one pixel of colour @index at the pen, which moves on. Outside of the
 * picture nothing is drawn. */
static void
draw(const Bmp *bmp, Pen *pen, guint8 index)
{
    guint8 *row = pen->rows + pen->y * bmp->row;

    if (pen->x >= bmp->width || pen->y >= bmp->height)
        return;
    if (bmp->bits == 8)
        row[pen->x] = index;
    else
        row[pen->x / 2] |= (guint8)(pen->x % 2 == 0 ? index << 4 : index);
    pen->x++;
}

static guint8
nth_index(const Bmp *bmp, const guint8 *p, guint i)
{
    if (bmp->bits == 8)
        return p[i];
    return i % 2 == 0 ? p[i / 2] >> 4 : p[i / 2] & 15;
}

/* Draws @n pixels that are stored one by one. Returns how many bytes they take
 * in the file, or 0 if the file ends before. */
static gsize
draw_absolute(const Bmp *bmp, Pen *pen, const guint8 *p, gsize left, guint n)
{
    gsize bytes = bmp->bits == 8 ? n : (n + 1) / 2;

    bytes += bytes % 2;
    if (left < bytes)
        return 0;
    for (guint i = 0; i < n; i++)
        draw(bmp, pen, nth_index(bmp, p, i));
    return bytes;
}

static void
draw_run(const Bmp *bmp, Pen *pen, const guint8 *p)
{
    for (guint i = 0; i < p[0]; i++)
        draw(bmp, pen, bmp->bits == 8 ? p[1] : nth_index(bmp, p + 1, i % 2));
}

static gboolean
undo_runs(Bmp *bmp, guint8 *rows)
{
    Pen pen = { rows, 0, 0 };
    const guint8 *p = bmp->picture->bytes + bmp->offset;
    gsize left = bmp->picture->len - bmp->offset;

    while (left >= 2 && !(p[0] == 0 && p[1] == 1)) {
        gsize used = 2;

        if (sk_picture_out_of_time(bmp->picture))
            return FALSE;
        if (p[0] > 0) {
            draw_run(bmp, &pen, p);
        } else if (p[1] == 0) {
            pen.x = 0;
            pen.y++;
        } else if (p[1] == 2 && left >= 4) {
            pen.x += p[2];
            pen.y += p[3];
            used = 4;
        } else {
            gsize bytes =
                p[1] == 2 ? 0 : draw_absolute(bmp, &pen, p + 2, left - 2, p[1]);

            if (bytes == 0)
                return sk_picture_is_damaged(bmp->picture, "bmp-runs");
            used += bytes;
        }
        p += used;
        left -= used;
    }
    return TRUE;
}

/* ---- rows --------------------------------------------------------------- */

/* Clears the bits behind the last pixel of each row. */
static void
clear_padding(const Bmp *bmp, guint8 *rows)
{
    guint64 used = bmp->width * (guint64)bmp->bits;
    gsize whole = (gsize)(used / 8);

    for (guint32 y = 0; y < bmp->height; y++) {
        guint8 *row = rows + y * bmp->row;

        if (used % 8 != 0)
            row[whole] &= (guint8)(0xFF << (8 - used % 8));
        memset(row + (used + 7) / 8, 0, bmp->row - (gsize)((used + 7) / 8));
    }
}

static guint8 *
read_rows(Bmp *bmp)
{
    gsize size = bmp->row * bmp->height;
    gsize len = bmp->picture->len;
    g_autofree guint8 *rows = NULL;

    /* Runs can unpack to 128 times their length. Leaving pixels out could
     * produce more: a few bytes would become a file of any size. */
    if (size > SK_RATIO_FROM && size / len > bmp->picture->limits->ratio) {
        sk_picture_refuse(bmp->picture, SK_REASON_LIMIT_RATIO, "bmp");
        return NULL;
    }
    rows = g_try_malloc0(size);
    if (rows == NULL) {
        sk_picture_refuse(bmp->picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    if (bmp->offset > len) {
        sk_picture_is_damaged(bmp->picture, "bmp-offset");
        return NULL;
    }
    if (bmp->compression == RLE8 || bmp->compression == RLE4) {
        if (!undo_runs(bmp, rows))
            return NULL;
        bmp->compression = RGB;
    } else if (len - bmp->offset < size) {
        sk_picture_is_damaged(bmp->picture, "bmp-short");
        return NULL;
    } else {
        memcpy(rows, bmp->picture->bytes + bmp->offset, size);
        sk_picture_count(bmp->picture, "trailing-bytes",
                         len - bmp->offset > size);
    }
    clear_padding(bmp, rows);
    return g_steal_pointer(&rows);
}

/* ---- writing ------------------------------------------------------------ */

/* Writes the colour masks. A header that has none for alpha is followed by
 * three: a fourth, empty one would say that the fourth byte of each pixel is no
 * alpha, while metafiles that blend a bitmap read it as that. */
static void
write_masks(const Bmp *bmp, GByteArray *out)
{
    for (guint i = 0; i < (bmp->short_masks ? 3 : 4); i++)
        sk_write_le32(out, bmp->masks[i]);
    if (bmp->short_masks)
        return;
    sk_write_le32(out, SRGB);
    /* the primaries and the gamma, which sRGB implies */
    for (guint i = 0; i < 12; i++)
        sk_write_le32(out, 0);
}

static void
write_headers(const Bmp *bmp, GByteArray *out, gsize size)
{
    gboolean masked = bmp->compression != RGB;
    gboolean long_header = masked && !bmp->short_masks;
    guint32 header = long_header ? V4_HEADER : INFO_HEADER;
    guint32 offset = FILE_HEADER + header + bmp->colors * 4 +
                     (masked && bmp->short_masks ? 12 : 0);

    g_byte_array_append(out, (const guint8 *)"BM", 2);
    sk_write_le32(out, (guint32)(offset + size));
    sk_write_le32(out, 0);
    sk_write_le32(out, offset);
    sk_write_le32(out, header);
    sk_write_le32(out, bmp->width);
    sk_write_le32(out, bmp->top_down ? -bmp->height : bmp->height);
    sk_write_le16(out, 1); /* the number of planes */
    sk_write_le16(out, (guint16)bmp->bits);
    sk_write_le32(out, masked ? BITFIELDS : RGB);
    sk_write_le32(out, (guint32)size);
    sk_write_le32(out, bmp->resolution[0]);
    sk_write_le32(out, bmp->resolution[1]);
    sk_write_le32(out, bmp->colors);
    sk_write_le32(out, 0); /* all colours are important */
    if (masked)
        write_masks(bmp, out);
}

GBytes *
sk_bmp_clean(SkPicture *picture)
{
    Bmp bmp = { .picture = picture };
    g_autofree guint8 *rows = NULL;
    GByteArray *out;
    gsize size;

    if (!read_header(&bmp))
        return NULL;
    rows = read_rows(&bmp);
    if (rows == NULL)
        return NULL;
    size = bmp.row * bmp.height;
    if (size > G_MAXINT32) {
        sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "bmp");
        return NULL;
    }
    out =
        g_byte_array_sized_new((guint)(FILE_HEADER + V4_HEADER + 1024 + size));
    write_headers(&bmp, out, size);
    g_byte_array_append(out, bmp.palette, bmp.colors * 4);
    g_byte_array_append(out, rows, (guint)size);
    return g_byte_array_free_to_bytes(out);
}

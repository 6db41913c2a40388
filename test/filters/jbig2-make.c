/* SPDX-License-Identifier: Apache-2.0
 *
 * The encoder of JBIG2 for tests (jbig2-make.h).
 */
#include <string.h>
#include "jbig2-make.h"

/* ---- pixels ------------------------------------------------------------- */

Pixels *
pixels_new(int width, int height)
{
    Pixels *pixels = g_new0(Pixels, 1);

    pixels->width = width;
    pixels->height = height;
    pixels->pixels = g_malloc0((gsize)(width * height) + 1);
    return pixels;
}

void
pixels_free(Pixels *pixels)
{
    if (pixels != NULL)
        g_free(pixels->pixels);
    g_free(pixels);
}

int
pixels_get(const Pixels *pixels, int x, int y)
{
    if (x < 0 || y < 0 || x >= pixels->width || y >= pixels->height)
        return 0;
    return pixels->pixels[y * pixels->width + x];
}

void
pixels_set(Pixels *pixels, int x, int y, int value)
{
    if (x >= 0 && y >= 0 && x < pixels->width && y < pixels->height)
        pixels->pixels[y * pixels->width + x] = (guint8)value;
}

Pixels *
pixels_cut(const Pixels *pixels, int x, int y, int width, int height)
{
    Pixels *part = pixels_new(width, height);

    for (int j = 0; j < height; j++)
        for (int i = 0; i < width; i++)
            pixels_set(part, i, j, pixels_get(pixels, x + i, y + j));
    return part;
}

GByteArray *
pixels_pack(const Pixels *pixels)
{
    gsize stride = (gsize)(pixels->width + 7) / 8;
    GByteArray *out = g_byte_array_new();

    g_byte_array_set_size(out, (guint)stride * (guint)pixels->height);
    if (out->len > 0)
        memset(out->data, 0, out->len);
    for (int y = 0; y < pixels->height; y++)
        for (int x = 0; x < pixels->width; x++)
            out->data[(gsize)y * stride + (gsize)x / 8] |=
                (guint8)(pixels_get(pixels, x, y) << (7 - x % 8));
    return out;
}

/* ---- arithmetic coding (annex E) ---------------------------------------- */

static const struct {
    guint32 qe;
    guint8 nmps, nlps, turn;
} qe_table[] = {
    { 0x5601, 1, 1, 1 },   { 0x3401, 2, 6, 0 },   { 0x1801, 3, 9, 0 },
    { 0x0AC1, 4, 12, 0 },  { 0x0521, 5, 29, 0 },  { 0x0221, 38, 33, 0 },
    { 0x5601, 7, 6, 1 },   { 0x5401, 8, 14, 0 },  { 0x4801, 9, 14, 0 },
    { 0x3801, 10, 14, 0 }, { 0x3001, 11, 17, 0 }, { 0x2401, 12, 18, 0 },
    { 0x1C01, 13, 20, 0 }, { 0x1601, 29, 21, 0 }, { 0x5601, 15, 14, 1 },
    { 0x5401, 16, 14, 0 }, { 0x5101, 17, 15, 0 }, { 0x4801, 18, 16, 0 },
    { 0x3801, 19, 17, 0 }, { 0x3401, 20, 18, 0 }, { 0x3001, 21, 19, 0 },
    { 0x2801, 22, 19, 0 }, { 0x2401, 23, 20, 0 }, { 0x2201, 24, 21, 0 },
    { 0x1C01, 25, 22, 0 }, { 0x1801, 26, 23, 0 }, { 0x1601, 27, 24, 0 },
    { 0x1401, 28, 25, 0 }, { 0x1201, 29, 26, 0 }, { 0x1101, 30, 27, 0 },
    { 0x0AC1, 31, 28, 0 }, { 0x09C1, 32, 29, 0 }, { 0x08A1, 33, 30, 0 },
    { 0x0521, 34, 31, 0 }, { 0x0441, 35, 32, 0 }, { 0x02A1, 36, 33, 0 },
    { 0x0221, 37, 34, 0 }, { 0x0141, 38, 35, 0 }, { 0x0111, 39, 36, 0 },
    { 0x0085, 40, 37, 0 }, { 0x0049, 41, 38, 0 }, { 0x0025, 42, 39, 0 },
    { 0x0015, 43, 40, 0 }, { 0x0009, 44, 41, 0 }, { 0x0005, 45, 42, 0 },
    { 0x0001, 45, 43, 0 }, { 0x5601, 46, 46, 0 },
};

void
coder_begin(Coder *coder, GByteArray *out)
{
    *coder = (Coder){ .out = out, .a = 0x8000, .count = 12 };
}

static void
flush_last(Coder *coder)
{
    if (coder->has_last)
        g_byte_array_append(coder->out, &coder->last, 1);
    coder->has_last = TRUE;
}

static void
byte_out(Coder *coder)
{
    gboolean was_ff = coder->has_last && coder->last == 0xFF;

    if (!was_ff && coder->c >= 0x8000000) { /* a carry */
        coder->last++;
        was_ff = coder->last == 0xFF;
        if (was_ff)
            coder->c &= 0x7FFFFFF;
    }
    flush_last(coder);
    coder->last = (guint8)(coder->c >> (was_ff ? 20 : 19));
    coder->c &= was_ff ? 0xFFFFF : 0x7FFFF;
    coder->count = was_ff ? 7 : 8;
}

void
coder_bit(Coder *coder, Cx *cx, int bit)
{
    guint32 qe = qe_table[cx->state].qe;

    coder->a -= qe;
    if (bit == cx->likely) {
        if ((coder->a & 0x8000) != 0) {
            coder->c += qe;
            return;
        }
        if (coder->a < qe)
            coder->a = qe;
        else
            coder->c += qe;
        cx->state = qe_table[cx->state].nmps;
    } else {
        if (coder->a < qe)
            coder->c += qe;
        else
            coder->a = qe;
        cx->likely ^= qe_table[cx->state].turn;
        cx->state = qe_table[cx->state].nlps;
    }
    do {
        coder->a <<= 1;
        coder->c <<= 1;
        if (--coder->count == 0)
            byte_out(coder);
    } while ((coder->a & 0x8000) == 0);
}

void
coder_end(Coder *coder)
{
    guint32 limit = coder->c + coder->a;
    static const guint8 end[] = { 0xFF, 0xAC };

    coder->c |= 0xFFFF;
    if (coder->c >= limit)
        coder->c -= 0x8000;
    for (int i = 0; i < 2; i++) {
        coder->c <<= coder->count;
        byte_out(coder);
    }
    if (coder->last != 0xFF)
        flush_last(coder);
    g_byte_array_append(coder->out, end, 2);
}

static void
int_bit(Coder *coder, Ints *ints, guint *before, int bit)
{
    coder_bit(coder, &ints->cx[*before], bit);
    if (*before < 256)
        *before = *before << 1 | (guint)bit;
    else
        *before = ((*before << 1 | (guint)bit) & 511) | 256;
}

void
coder_int(Coder *coder, Ints *ints, int value)
{
    static const int from[] = { 0, 4, 20, 84, 340, 4436 };
    static const int sizes[] = { 2, 4, 6, 8, 12, 32 };
    guint before = 1, rest = value == OOB ? 0 : (guint)ABS(value);
    int kind = 0;

    int_bit(coder, ints, &before, value < 0); /* OOB is minus nought */
    while (kind < 5 && rest >= (guint)from[kind + 1])
        kind++;
    for (int i = 0; i < kind; i++)
        int_bit(coder, ints, &before, 1);
    if (kind < 5)
        int_bit(coder, ints, &before, 0);
    rest -= (guint)from[kind];
    for (int i = sizes[kind] - 1; i >= 0; i--)
        int_bit(coder, ints, &before, (int)(rest >> i & 1));
}

void
coder_id(Coder *coder, Cx *cx, int bits, int value)
{
    guint before = 1;

    for (int i = bits - 1; i >= 0; i--) {
        coder_bit(coder, &cx[before], value >> i & 1);
        before = before << 1 | (guint)(value >> i & 1);
    }
}

/* ---- pixels by their neighbours (6.2) ----------------------------------- */

const gint8 usual_at[4][8] = {
    { 3, -1, -3, -1, 2, -2, -2, -2 }, { 3, -1 }, { 2, -1 }, { 2, -1 }
};

/* Figures 3 to 6, the pixel of the lowest bit first; A to D are the places that
 * are not fixed. */
static const char *const figures[] = {
    "-1,0 -2,0 -3,0 -4,0 A 2,-1 1,-1 0,-1 -1,-1 -2,-1 B C 1,-2 0,-2 -1,-2 D",
    "-1,0 -2,0 -3,0 A 2,-1 1,-1 0,-1 -1,-1 -2,-1 2,-2 1,-2 0,-2 -1,-2",
    "-1,0 -2,0 A 1,-1 0,-1 -1,-1 -2,-1 1,-2 0,-2 -1,-2",
    "-1,0 -2,0 -3,0 -4,0 A 1,-1 0,-1 -1,-1 -2,-1 -3,-1",
};

static guint
context_of(const Pixels *pixels, int template, const gint8 *at, int x, int y)
{
    g_auto(GStrv) places = g_strsplit(figures[template], " ", -1);
    guint context = 0;

    for (guint i = 0; places[i] != NULL; i++) {
        int dx, dy;

        if (g_ascii_isalpha(places[i][0])) {
            dx = at[(places[i][0] - 'A') * 2];
            dy = at[(places[i][0] - 'A') * 2 + 1];
        } else {
            dx = (int)g_ascii_strtoll(places[i], NULL, 10);
            dy = (int)g_ascii_strtoll(strchr(places[i], ',') + 1, NULL, 10);
        }
        context |= (guint)pixels_get(pixels, x + dx, y + dy) << i;
    }
    return context;
}

void
code_generic(Coder *coder, Cx *cx, const Pixels *pixels, int template,
             gboolean typical, const gint8 *at, const Pixels *skip)
{
    static const guint ltp_at[] = { 0x9B25, 0x0795, 0x00E5, 0x0195 };
    int ltp = 0;

    for (int y = 0; y < pixels->height; y++) {
        int same = 1;

        for (int x = 0; x < pixels->width; x++)
            same &= pixels_get(pixels, x, y) == pixels_get(pixels, x, y - 1);
        if (typical) {
            coder_bit(coder, &cx[ltp_at[template]], ltp ^ same);
            ltp = same;
        }
        for (int x = 0; !ltp && x < pixels->width; x++)
            if (skip == NULL || !pixels_get(skip, x, y))
                coder_bit(coder, &cx[context_of(pixels, template, at, x, y)],
                          pixels_get(pixels, x, y));
    }
}

/* ---- pixels by a reference (6.3) ---------------------------------------- */

static guint
refine_context(const Pixels *p, const Pixels *r, int dx, int dy, int template,
               const gint8 *at, int x, int y)
{
    /* figures 12 and 13, the lowest bit first: of the bitmap, then of the
     * reference */
    static const gint8 own[2][4][2] = {
        { { -1, 0 }, { 1, -1 }, { 0, -1 }, { -1, -1 } },
        { { -1, 0 }, { 1, -1 }, { 0, -1 }, { -1, -1 } },
    };
    static const gint8 other[2][9][2] = {
        { { 1, 1 },
          { 0, 1 },
          { -1, 1 },
          { 1, 0 },
          { 0, 0 },
          { -1, 0 },
          { 1, -1 },
          { 0, -1 },
          { -1, -1 } },
        { { 1, 1 }, { 0, 1 }, { 1, 0 }, { 0, 0 }, { -1, 0 }, { 0, -1 } },
    };
    guint context = 0;
    int n = template == 0 ? 9 : 6;

    for (int i = 0; i < 4; i++) {
        const gint8 *place = template == 0 && i == 3 ? at : own[template][i];

        context |= (guint)pixels_get(p, x + place[0], y + place[1]) << i;
    }
    for (int i = 0; i < n; i++) {
        const gint8 *place =
            template == 0 && i == 8 ? at + 2 : other[template][i];

        context |= (guint)pixels_get(r, x - dx + place[0], y - dy + place[1])
                   << (4 + i);
    }
    return context;
}

/* Returns whether the nine pixels around are of one colour. */
static gboolean
is_plain(const Pixels *reference, int x, int y)
{
    int sum = 0;

    for (int j = -1; j <= 1; j++)
        for (int i = -1; i <= 1; i++)
            sum += pixels_get(reference, x + i, y + j);
    return sum == 0 || sum == 9;
}

void
code_refine(Coder *coder, Cx *cx, const Pixels *pixels, const Pixels *reference,
            int dx, int dy, int template, gboolean typical, const gint8 *at)
{
    int ltp = 0;

    for (int y = 0; y < pixels->height; y++) {
        int as_told = 1;

        for (int x = 0; x < pixels->width; x++)
            as_told &= !is_plain(reference, x - dx, y - dy) ||
                       pixels_get(pixels, x, y) ==
                           pixels_get(reference, x - dx, y - dy);
        if (typical) {
            coder_bit(coder, &cx[template == 0 ? 0x100 : 0x80], ltp ^ as_told);
            ltp = as_told;
        }
        for (int x = 0; x < pixels->width; x++)
            if (!ltp || !is_plain(reference, x - dx, y - dy))
                coder_bit(coder,
                          &cx[refine_context(pixels, reference, dx, dy,
                                             template, at, x, y)],
                          pixels_get(pixels, x, y));
    }
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The cases of test-jbig2.c that draw symbols and patterns, the table of all
 * cases, and streams that promise more than anybody could draw. Only that file
 * includes this.
 */

#define ACROSS     (WIDTH / TILE)
#define DOWN       (HEIGHT / TILE)
#define TILES      (ACROSS * DOWN)
#define ODD_PLACES (-3)

/* What numbers are written by. */
typedef struct {
    gboolean huffman;
    GByteArray *out;
    Coder coder;
    BitWriter bits;
    Ints ints[128]; /* by a letter of our own */
    Cx ids[64], refine[1 << 13];
    int id_bits;
} Pen;

static Pen *
pen_new(gboolean huffman, GByteArray *out)
{
    Pen *pen = g_new0(Pen, 1);

    pen->huffman = huffman;
    pen->out = pen->bits.out = out;
    pen->id_bits = 5;
    if (!huffman)
        coder_begin(&pen->coder, out);
    return pen;
}

static void
pen_free(Pen *pen)
{
    if (!pen->huffman)
        coder_end(&pen->coder);
    g_free(pen);
}

static void
pen_put(Pen *pen, char letter, int table, int value)
{
    if (pen->huffman)
        bits_number(&pen->bits, table, value);
    else
        coder_int(&pen->coder, &pen->ints[(guchar)letter], value);
}

static void
pen_put_id(Pen *pen, int id)
{
    if (pen->huffman)
        bits_put(&pen->bits, (guint32)id, pen->id_bits);
    else
        coder_id(&pen->coder, pen->ids, pen->id_bits, id);
}

static void
pen_put_refined(Pen *pen, const Pixels *pixels, const Pixels *reference, int dx)
{
    g_autoptr(GByteArray) own = g_byte_array_new();
    static const gint8 at[] = { -1, -1, -1, -1 };
    Coder coder, *used = pen->huffman ? &coder : &pen->coder;

    if (pen->huffman)
        coder_begin(&coder, own);
    code_refine(used, pen->refine, pixels, reference, dx, 0, 0, FALSE, at);
    if (!pen->huffman)
        return;
    coder_end(&coder);
    bits_number(&pen->bits, 1, (int)own->len);
    bits_align(&pen->bits);
    g_byte_array_append(pen->out, own->data, own->len);
}

/* ---- symbols ------------------------------------------------------------ */

/* Returns tile @i, which for the odd ones is not as the picture has it but
 * rough, and @narrow pixels narrower. */
static Pixels *
rough_tile(const Case *this, int i, int narrow)
{
    int x = i % ACROSS * TILE, y = i / ACROSS * TILE;
    g_autoptr(Pixels) rough = draw_picture(WIDTH, HEIGHT, 21);

    return i % 2 == 0 ? pixels_cut(this->want, x, y, TILE, TILE)
                      : pixels_cut(rough, x, y, TILE - narrow, TILE);
}

static Pixels *
tile(const Case *this, int i)
{
    return pixels_cut(this->want, i % ACROSS * TILE, i / ACROSS * TILE, TILE,
                      TILE);
}

/* The bitmap of a class in Huffman coding: plain, or as a fax. */
static void
put_class(Pen *pen, const Case *this, int narrow, gboolean fax)
{
    g_autoptr(Pixels) all = pixels_new(TILES * TILE, TILE);
    g_autoptr(GByteArray) bits = NULL, coded = NULL;
    SkPicture picture = { 0 };

    for (int i = 0; i < TILES; i++) {
        g_autoptr(Pixels) one = rough_tile(this, i, narrow);

        for (int k = 0; k < TILE * TILE; k++)
            pixels_set(all, i * TILE + k % TILE, k / TILE,
                       pixels_get(one, k % TILE, k / TILE));
    }
    bits = pixels_pack(all);
    coded = sk_fax_write(&picture, bits->data, TILES * TILE / 8, TILES * TILE,
                         TILE);
    bits_number(&pen->bits, 1, fax ? (int)coded->len : 0);
    bits_align(&pen->bits);
    g_byte_array_append(pen->out, fax ? coded->data : bits->data,
                        fax ? coded->len : bits->len);
}

/* Writes tiles @from to @to as a dictionary. @cx is kept between two. */
static void
put_tiles(GByteArray *data, const Case *this, int from, int to, Cx *cx,
          gboolean huffman, int narrow, gboolean fax)
{
    Pen *pen = pen_new(huffman, data);
    int width = 0;

    pen_put(pen, 'H', 4, TILE);
    for (int i = from; i < to; i++) {
        g_autoptr(Pixels) one = rough_tile(this, i, narrow);

        pen_put(pen, 'W', 2, one->width - width);
        width = one->width;
        if (!huffman)
            code_generic(&pen->coder, cx, one, 1, FALSE, usual_at[1], NULL);
    }
    pen_put(pen, 'W', 2, OOB);
    if (huffman)
        put_class(pen, this, narrow, fax);
    pen_put(pen, 'X', 1, 0);
    pen_put(pen, 'X', 1, to);
    pen_free(pen);
}

/* ---- text --------------------------------------------------------------- */

enum {
    CORNER = 3,
    TRANSPOSED = 4,
    STRIPS = 8,
    REFINED = 16,
    HUFFMAN = 32,
    FAX = 64,
    GLOBAL = 128,
};

/* Writes the codes of the symbols, five bits each, by runs of lengths. */
static void
put_codes(Pen *pen)
{
    static const int runs[] = { 6, 6, 4, 3 };

    for (int i = 0; i < 35; i++)
        bits_put(&pen->bits, i == 5 || i == 32, 4);
    bits_put(&pen->bits, 0, 1);
    for (guint i = 0; i < G_N_ELEMENTS(runs); i++)
        bits_put(&pen->bits, 4 | (guint32)(runs[i] - 3), 3);
    bits_align(&pen->bits);
}

/* Writes one symbol of a text: tile @i, refined if it is rough. */
static void
put_tile(Pen *pen, const Case *this, int i, int variant, int narrow)
{
    g_autoptr(Pixels) rough = rough_tile(this, i, narrow);
    g_autoptr(Pixels) want = tile(this, i);

    pen_put_id(pen, i);
    if ((variant & REFINED) == 0)
        return;
    if (pen->huffman)
        bits_put(&pen->bits, (guint32)i & 1, 1);
    else
        coder_int(&pen->coder, &pen->ints['R'], i & 1);
    if ((i & 1) == 0)
        return;
    pen_put(pen, 'w', 15, narrow);
    pen_put(pen, 'h', 15, 0);
    pen_put(pen, 'x', 15, -(narrow / 2));
    pen_put(pen, 'y', 15, 0);
    pen_put_refined(pen, want, rough, 0);
}

/* Writes the strip at @along; @t is the place that the strip before had. */
static void
put_strip(Pen *pen, const Case *this, int along, int variant, int narrow,
          int *t)
{
    gboolean turned = (variant & TRANSPOSED) != 0;
    int strip = (variant & STRIPS) != 0 ? 4 : 1, corner = variant & CORNER;
    gboolean far = turned ? corner >= 2 : corner == 0 || corner == 2;
    int place = along * TILE + (far ? TILE - 1 : 0);
    int n = turned ? DOWN : ACROSS;

    pen_put(pen, 'T', 11, place / strip - *t);
    *t = place / strip;
    pen_put(pen, 'F', 6, 0);
    for (int i = 0; i < n; i++) {
        if (i > 0)
            pen_put(pen, 'S', 8, 1 - ODD_PLACES);
        if (strip > 1 && pen->huffman)
            bits_put(&pen->bits, (guint32)(place % strip), 2);
        else if (strip > 1)
            coder_int(&pen->coder, &pen->ints['I'], place % strip);
        put_tile(pen, this, turned ? i * ACROSS + along : along * ACROSS + i,
                 variant, narrow);
    }
    pen_put(pen, 'S', 8, OOB);
}

static void
put_text(GByteArray *data, const Case *this, int variant, int narrow)
{
    gboolean huffman = (variant & HUFFMAN) != 0;
    int n = (variant & TRANSPOSED) != 0 ? ACROSS : DOWN, t;
    static const gint8 at[] = { -1, -1, -1, -1 };
    Pen *pen;

    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put16(data, (guint32)(huffman | ((variant & REFINED) != 0) << 1 |
                          ((variant & STRIPS) != 0 ? 2 : 0) << 2 |
                          (variant & CORNER) << 4 |
                          ((variant & TRANSPOSED) != 0) << 6 |
                          (ODD_PLACES & 31) << 10));
    if (huffman)
        put16(data, 1 << 6 | 1 << 8 | 1 << 10 | 1 << 12);
    if ((variant & REFINED) != 0)
        put_at(data, at, 2);
    put32(data, TILES);
    pen = pen_new(huffman, data);
    if (huffman)
        put_codes(pen);
    pen_put(pen, 'T', 11, 1); /* the first strip is one below */
    t = -1;
    for (int i = 0; i < n; i++)
        put_strip(pen, this, i, variant, narrow, &t);
    pen_free(pen);
}

static void
make_text(Case *this, int variant)
{
    static const int refers[] = { 0, -1 };
    g_autoptr(GByteArray) dictionary = g_byte_array_new();
    g_autoptr(GByteArray) text = g_byte_array_new();
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);
    gboolean huffman = (variant & HUFFMAN) != 0;
    int narrow = (variant & REFINED) != 0 && !huffman ? 2 : 0;

    begin(this);
    for (int y = 0; y < HEIGHT; y++) /* which no tile shows */
        pixels_set(this->want, WIDTH - 1, y, 0);
    if ((variant & REFINED) == 0) /* rough tiles are as good as others */
        for (int i = 1; i < TILES; i += 2) {
            g_autoptr(Pixels) one = rough_tile(this, i, 0);

            for (int k = 0; k < TILE * TILE; k++)
                pixels_set(this->want, i % ACROSS * TILE + k % TILE,
                           i / ACROSS * TILE + k / TILE,
                           pixels_get(one, k % TILE, k / TILE));
        }
    put16(dictionary, huffman ? 1 : 1 << 10);
    if (!huffman)
        put_at(dictionary, usual_at[1], 1);
    put32(dictionary, TILES);
    put32(dictionary, TILES);
    put_tiles(dictionary, this, 0, TILES, cx, huffman, narrow,
              (variant & FAX) != 0);
    put_segment((variant & GLOBAL) != 0 ? this->globals : this->stream, 0, 0,
                NULL, dictionary);
    put_text(text, this, variant, narrow);
    put_segment(this->stream, 3, 6, refers, text);
}

/* ---- halftones ---------------------------------------------------------- */

enum { DOT = 4, GREYS = DOT * DOT + 1, SKIP = 8, SLANTED = 16, BITS = 5 };

static Pixels *
dot(int grey)
{
    Pixels *pixels = pixels_new(DOT, DOT);

    for (int i = 0; i < grey; i++)
        pixels_set(pixels, i * 7 % 16 % DOT, i * 7 % 16 / DOT, 1);
    return pixels;
}

static void
put_dots(GByteArray *data)
{
    static const gint8 at[] = { -DOT, 0, -3, -1, 2, -2, -2, -2 };
    g_autoptr(Pixels) all = pixels_new(GREYS * DOT, DOT);
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);
    Coder coder;

    for (int grey = 0; grey < GREYS; grey++) {
        g_autoptr(Pixels) one = dot(grey);

        for (int k = 0; k < DOT * DOT; k++)
            pixels_set(all, grey * DOT + k % DOT, k / DOT,
                       pixels_get(one, k % DOT, k / DOT));
    }
    put8(data, 0);
    put8(data, DOT);
    put8(data, DOT);
    put32(data, GREYS - 1);
    coder_begin(&coder, data);
    code_generic(&coder, cx, all, 0, FALSE, at, NULL);
    coder_end(&coder);
}

/* Writes the bits of @greys, from the highest on, each as its difference from
 * the one above. */
static void
put_planes(GByteArray *data, const Pixels *greys, int variant,
           const Pixels *skip)
{
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);
    SkPicture picture = { 0 };
    int template = variant >> 1 & 3;
    Coder coder;

    coder_begin(&coder, data);
    for (int bit = BITS - 1; bit >= 0; bit--) {
        g_autoptr(Pixels) plane = pixels_new(greys->width, greys->height);
        g_autoptr(GByteArray) bits = NULL, coded = NULL;

        for (int i = 0; i < greys->width * greys->height; i++)
            plane->pixels[i] =
                (greys->pixels[i] ^ greys->pixels[i] >> 1) >> bit & 1;
        bits = pixels_pack(plane);
        coded = sk_fax_write(&picture, bits->data, bits->len / 12, 15, 12);
        if ((variant & 1) != 0)
            g_byte_array_append(data, coded->data, coded->len);
        else
            code_generic(&coder, cx, plane, template, FALSE, usual_at[template],
                         skip);
    }
    if ((variant & 1) == 0)
        coder_end(&coder);
}

/* variant: fax coding, template (2, 4), SKIP, SLANTED */
static void
make_halftone(Case *this, int variant)
{
    static const int refers[] = { 2, -1 };
    g_autoptr(GByteArray) patterns = g_byte_array_new();
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autoptr(Pixels) greys = pixels_new(15, 12);
    g_autoptr(Pixels) outside = pixels_new(15, 12);
    int slant = (variant & SLANTED) != 0 ? 300 : 0;

    begin(this);
    memset(this->want->pixels, 0, WIDTH * HEIGHT);
    for (int m = 0; m < 12; m++)
        for (int n = 0; n < 15; n++) {
            int x = (-200 + m * slant + n * DOT * 256) >> 8;
            int y = (256 + m * DOT * 256 - n * slant) >> 8;
            int grey = (m * m + n * 3) % GREYS;
            g_autoptr(Pixels) one = dot(grey);

            if (x + DOT <= 0 || x >= WIDTH || y + DOT <= 0 || y >= HEIGHT) {
                pixels_set(outside, n, m, 1);
                grey = (variant & SKIP) != 0 ? 0 : grey;
            }
            pixels_set(greys, n, m, grey);
            for (int k = 0; k < DOT * DOT; k++)
                if (pixels_get(one, k % DOT, k / DOT))
                    pixels_set(this->want, x + k % DOT, y + k / DOT, 1);
        }
    put_dots(patterns);
    put_segment(this->stream, 2, 16, NULL, patterns);
    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put8(data, (guint32)variant & 15);
    put32(data, 15);
    put32(data, 12);
    put32(data, (guint32)-200);
    put32(data, 256);
    put16(data, DOT * 256);
    put16(data, (guint32)slant);
    put_planes(data, greys, variant, (variant & SKIP) != 0 ? outside : NULL);
    put_segment(this->stream, 3, 23, refers, data);
}

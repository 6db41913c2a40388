/* SPDX-License-Identifier: Apache-2.0
 *
 * Dictionaries made from others, the table of all cases of test-jbig2.c, and
 * streams that promise more than anybody could draw. Only that file includes
 * this.
 */

/* ---- dictionaries made from others -------------------------------------- */

enum { COMPOSED_N = TILES / 2 + 1 };

/* Writes a symbol that is two tiles side by side, the second refined. */
static void
put_pair(Pen *pen, const Case *this)
{
    pen_put(pen, 'A', 1, 2);
    pen_put(pen, 'T', 11, 1);
    pen_put(pen, 'T', 11, 1);
    pen_put(pen, 'F', 6, 0);
    put_tile(pen, this, 0, REFINED, 0);
    pen_put(pen, 'S', 8, 1);
    put_tile(pen, this, 1, REFINED, 0);
    pen_put(pen, 'S', 8, OOB);
}

/* A dictionary that makes the odd tiles of another right, and a pair of the
 * first two. Of the old ones only the even tiles leave. */
static void
put_composed(GByteArray *data, const Case *this, gboolean huffman)
{
    static const gint8 at[] = { -1, -1, -1, -1 };
    Pen *pen;

    put16(data, (huffman ? 1 : 1 << 10) | 2);
    if (!huffman)
        put_at(data, usual_at[1], 1);
    put_at(data, at, 2);
    put32(data, TILES / 2 + COMPOSED_N);
    put32(data, COMPOSED_N);
    pen = pen_new(huffman, data);
    pen_put(pen, 'H', 4, TILE);
    for (int i = 1; i < TILES; i += 2) {
        g_autoptr(Pixels) rough = rough_tile(this, i, 0);
        g_autoptr(Pixels) want = tile(this, i);

        pen_put(pen, 'W', 2, i == 1 ? TILE : 0);
        pen_put(pen, 'A', 1, 1);
        pen_put_id(pen, i);
        pen_put(pen, 'x', 15, 0);
        pen_put(pen, 'y', 15, 0);
        pen_put_refined(pen, want, rough, 0);
    }
    pen_put(pen, 'W', 2, TILE);
    put_pair(pen, this);
    pen_put(pen, 'W', 2, OOB);
    pen_put(pen, 'X', 1, 0);
    for (int i = 0; i < TILES; i++)
        pen_put(pen, 'X', 1, 1);
    pen_put(pen, 'X', 1, COMPOSED_N);
    pen_free(pen);
}

/* A text of the symbols that leave: the pair, then all tiles but the first
 * two. */
static void
put_composed_text(GByteArray *data)
{
    Pen *pen;

    put_region(data, WIDTH, HEIGHT, 0, 0, 0);
    put16(data, 1 << 4);
    put32(data, TILES - 1);
    pen = pen_new(FALSE, data);
    pen_put(pen, 'T', 0, 0);
    for (int y = 0; y < DOWN; y++) {
        pen_put(pen, 'T', 0, y > 0 ? TILE : 0);
        pen_put(pen, 'F', 0, 0);
        for (int x = 0; x < ACROSS; x++) {
            int i = y * ACROSS + x;

            if (i == 1)
                continue;
            if (x > 0)
                pen_put(pen, 'S', 0, 1);
            pen_put_id(pen, i == 0       ? TILES
                            : i % 2 == 0 ? i / 2
                                         : TILES / 2 + i / 2);
        }
        pen_put(pen, 'S', 0, OOB);
    }
    pen_free(pen);
}

static void
make_composed(Case *this, int variant)
{
    static const int first[] = { 2, -1 }, second[] = { 3, -1 };
    g_autoptr(GByteArray) dictionary = g_byte_array_new();
    g_autoptr(GByteArray) composed = g_byte_array_new();
    g_autoptr(GByteArray) text = g_byte_array_new();
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);

    begin(this);
    for (int y = 0; y < HEIGHT; y++)
        pixels_set(this->want, WIDTH - 1, y, 0);
    put16(dictionary, 1 << 10);
    put_at(dictionary, usual_at[1], 1);
    put32(dictionary, TILES);
    put32(dictionary, TILES);
    put_tiles(dictionary, this, 0, TILES, cx, FALSE, 0, FALSE);
    put_segment(this->stream, 2, 0, NULL, dictionary);
    put_composed(composed, this, variant != 0);
    put_segment(this->stream, 3, 0, first, composed);
    put_composed_text(text);
    put_segment(this->stream, 4, 7, second, text);
}

/* Two dictionaries, the second of which knows what the first has learned. */
static void
make_learned(Case *this, int variant)
{
    static const int first[] = { 2, -1 }, second[] = { 3, -1 };
    g_autoptr(GByteArray) text = g_byte_array_new();
    g_autofree Cx *cx = g_new0(Cx, 1 << 16);

    begin(this);
    for (int y = 0; y < HEIGHT; y++)
        pixels_set(this->want, WIDTH - 1, y, 0);
    for (int i = 0; i < 2; i++) {
        g_autoptr(GByteArray) data = g_byte_array_new();
        int from = i * TILES / 2, to = from + TILES / 2;

        put16(data, 1 << 10 | (i == 0 ? 1 << 9 : 1 << 8));
        put_at(data, usual_at[1], 1);
        put32(data, (guint32)to);
        put32(data, TILES / 2);
        put_tiles(data, this, from, to, cx, FALSE, 0, FALSE);
        put_segment(this->stream, 2 + (guint)i, 0, i == 0 ? NULL : first, data);
    }
    put_text(text, this, REFINED, 0);
    put_segment(this->stream, 4, 6, second, text);
}

/* ---- the table ---------------------------------------------------------- */

typedef struct {
    const char *name;
    void (*make)(Case *this, int variant);
    int variant;
} Row;

static const Row rows[] = {
    { "generic", make_generic, 0 },
    { "generic", make_generic, 1 },
    { "generic", make_generic, 2 },
    { "generic", make_generic, 3 },
    { "generic", make_generic, 4 },
    { "generic", make_generic, 5 },
    { "generic", make_generic, 6 },
    { "generic", make_generic, 7 },
    { "generic", make_generic, 8 },
    { "generic", make_generic, 9 },
    { "generic", make_generic, 10 },
    { "generic", make_generic, 15 },
    { "fax", make_fax, 0 },
    { "open", make_open, 0 },
    { "striped", make_striped, 0 },
    { "combined", make_combined, 0 },
    { "combined", make_combined, 1 },
    { "combined", make_combined, 2 },
    { "combined", make_combined, 3 },
    { "combined", make_combined, 4 },
    { "refined", make_refined, 0 },
    { "refined", make_refined, 1 },
    { "refined", make_refined, 2 },
    { "refined", make_refined, 4 },
    { "refined", make_refined, 5 },
    { "refined", make_refined, 7 },
    { "refined", make_refined, 8 },
    { "refined", make_refined, 12 },
    { "text", make_text, 0 },
    { "text", make_text, 1 },
    { "text", make_text, 2 },
    { "text", make_text, 3 },
    { "text", make_text, TRANSPOSED | 0 },
    { "text", make_text, TRANSPOSED | 1 },
    { "text", make_text, TRANSPOSED | 2 },
    { "text", make_text, TRANSPOSED | 3 },
    { "text", make_text, STRIPS | 1 },
    { "text", make_text, STRIPS | TRANSPOSED | 2 },
    { "text", make_text, REFINED | 0 },
    { "text", make_text, REFINED | 3 },
    { "text", make_text, REFINED | TRANSPOSED | 1 },
    { "text", make_text, HUFFMAN | 1 },
    { "text", make_text, HUFFMAN | FAX | 1 },
    { "text", make_text, HUFFMAN | STRIPS | 0 },
    { "text", make_text, HUFFMAN | REFINED | 1 },
    { "text", make_text, GLOBAL | 1 },
    { "composed", make_composed, 0 },
    { "composed", make_composed, 1 },
    { "learned", make_learned, 0 },
    { "halftone", make_halftone, 0 },
    { "halftone", make_halftone, 1 },
    { "halftone", make_halftone, 2 },
    { "halftone", make_halftone, 4 },
    { "halftone", make_halftone, 6 },
    { "halftone", make_halftone, SLANTED },
    { "halftone", make_halftone, SLANTED | SKIP },
    { "halftone", make_halftone, SLANTED | SKIP | 2 },
};

/* ---- bombs -------------------------------------------------------------- */

typedef struct {
    const char *name;
    int type;         /* of the segment behind the page */
    const char *data; /* in hexadecimal digits */
    SkReason reason;
    guint32 width, height; /* of the page */
} Bomb;

#define REGION(width, height) width height "000000000000000000"

static const Bomb bombs[] = {
    { "page", 49, "", SK_REASON_LIMIT_PIXELS, 0x7FFFFFFF, 0x7FFFFFFF },
    { "wide-page", 49, "", SK_REASON_LIMIT_PIXELS, 0xFFFFFFFF, 1 },
    { "flat-page", 49, "", SK_REASON_UNREADABLE, 0xFFFFFFFF, 0 },
    { "region", 38, REGION("7FFFFFFF", "7FFFFFFF") "00", SK_REASON_LIMIT_PIXELS,
      10, 10 },
    { "symbols", 0,
      "0800"
      "02FF"
      "FFFFFFFF"
      "FFFFFFFF"
      "00",
      SK_REASON_LIMIT_PIXELS, 10, 10 },
    { "huffman-symbols", 0,
      "0001"
      "FFFFFFFF"
      "FFFFFFFF"
      "00",
      SK_REASON_LIMIT_PIXELS, 10, 10 },
    { "patterns", 16,
      "00"
      "FF"
      "FF"
      "FFFFFFFF"
      "00",
      SK_REASON_LIMIT_PIXELS, 10, 10 },
    { "table", 53,
      "10"
      "80000001"
      "7FFFFFFF"
      "00",
      SK_REASON_UNREADABLE, 10, 10 },
    { "no-page", 50, "", SK_REASON_UNREADABLE, 10, 10 },
};

static void
test_bomb(gconstpointer data)
{
    const Bomb *bomb = data;
    g_autoptr(GByteArray) content = g_byte_array_new();
    SkPicture picture = { 0 };
    Case this = { .stream = g_byte_array_new(),
                  .globals = g_byte_array_new(),
                  .want = pixels_new(WIDTH, HEIGHT) };

    for (const char *p = bomb->data; *p != '\0'; p += 2)
        put8(content, (guint32)(g_ascii_xdigit_value(p[0]) << 4 |
                                g_ascii_xdigit_value(p[1])));
    if (bomb->type != 50)
        put_page(this.stream, 1, bomb->width, bomb->height, 0, 0);
    put_segment(this.stream, 2, bomb->type, NULL, content);
    g_assert_null(decode(&this, &picture));
    g_assert_cmpint(picture.reason, ==, bomb->reason);
    clear(&this);
}

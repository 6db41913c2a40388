/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes small fonts (font-make.h).
 */
#include <string.h>
#include "font/type1.h"
#include "font-make.h"

#define TABLES 14

typedef struct {
    const char *tag;
    const char *bytes;
    gsize len;
} Table;

#define BYTES(text) text, sizeof(text) - 1

/* clang-format off */
static const char triangle[] =
    "\0\1\0\0\0\0\1\0\1\0" "\0\2" "\0\2\xB0\1" /* one contour, 3 points, PUSHB */
    "\1\1\1" "\0\0\1\0\xFF\0" "\0\0\0\0\1\0\0"; /* on the curve; padding */
static const char composite[] =
    "\xFF\xFF\0\0\0\0\1\0\1\0" "\0\2\0\1\0\0\0\0";

static const Table truetype[] = {
    { "GSUB", BYTES("\0\1\0\0 layout") },
    { "cmap", BYTES("\0\0\0\2" "\0\1\0\0\0\0\0\x14" "\0\3\0\1\0\0\1\x1A"
        "\0\0\1\6\0\0" /* format 0, filled up below */) },
    { "cvt ", BYTES("\0\1\0\2\3") },
    { "fpgm", BYTES("\xB0\0\x2C\x20\x2D") },
    { "glyf", NULL, 0 },
    { "head", BYTES("\0\1\0\0\0\1\0\0\0\0\0\0\x5F\x0F\x3C\xF5\0\3\4\0"
        "12345678abcdefgh" "\0\0\0\0\1\0\1\0" "\0\0\0\x8\0\2\0\0\0\0") },
    { "hhea", BYTES("\0\1\0\0\3\0\xFF\0\0\0\1\0\0\0\0\0\1\0\0\1\0\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0\0\2") },
    { "hmtx", BYTES("\1\0\0\0\2\0\0\0\0\0") },
    { "loca", NULL, 0 },
    { "maxp", BYTES("\0\1\0\0\0\3\0\3\0\1\0\3\0\1\0\2\0\4\0\4\0\1\0\0\0\x20\0\2\0\1\0\1") },
    { "name", BYTES("\0\0\0\0\0\6secret") },
    { "post", BYTES("\0\2\0\0\0\0\0\0\xFF\x9C\0\x32\0\0\0\0" "mmmmmmmmmmmmmmmm"
        "\0\3\0\0\1\2\1\3\5alpha\4beta") },
    { "prep", BYTES("\xB0\1\x23\x21") },
    { "zzzz", BYTES("private") },
};
/* clang-format on */

static void
put(GByteArray *out, const void *bytes, gsize len)
{
    if (len > 0)
        g_byte_array_append(out, bytes, (guint)len);
}

/* cmap: the bytes of Macintosh and one segment of Windows. */
static void
put_cmap(GByteArray *out, const Table *table)
{
    static const char segments[] =
        "\0\4\0\x20\0\0\0\4\0\4\0\1\0\0\0\x42\xFF\xFF"
        "\0\0\0\x41\xFF\xFF\xFF\xC0\0\1\0\0\0\0";
    guint8 bytes[256] = { ['A'] = 1, ['B'] = 2 };

    put(out, table->bytes, table->len);
    put(out, bytes, sizeof bytes);
    put(out, segments, sizeof segments - 1);
}

static void
put_table(GByteArray *out, const Table *table)
{
    if (strcmp(table->tag, "cmap") == 0) {
        put_cmap(out, table);
    } else if (strcmp(table->tag, "glyf") == 0) {
        put(out, triangle, sizeof triangle - 1);
        sk_font_put_zeros(out, (4 - out->len % 4) % 4);
        put(out, composite, sizeof composite - 1);
    } else if (strcmp(table->tag, "loca") == 0) {
        sk_font_put32(out, 0);
        sk_font_put16(out, 16);
        sk_font_put16(out, 25);
    } else {
        put(out, table->bytes, table->len);
    }
}

static GByteArray *
make_sfnt(const char *version, const Table *tables, guint n,
          const GByteArray *cff)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) data = g_byte_array_new();

    put(out, version, 4);
    sk_font_put16(out, n);
    sk_font_put_zeros(out, 6);
    for (guint i = 0; i < n; i++) {
        gsize start = data->len;

        if (cff != NULL && strcmp(tables[i].tag, "CFF ") == 0)
            put(data, cff->data, cff->len);
        else
            put_table(data, &tables[i]);
        put(out, tables[i].tag, 4);
        sk_font_put32(out, 0);
        sk_font_put32(out, (guint32)(12 + n * 16 + start));
        sk_font_put32(out, (guint32)(data->len - start));
        sk_font_put_zeros(data, (4 - data->len % 4) % 4);
    }
    put(out, data->data, data->len);
    return out;
}

GByteArray *
font_make_truetype(void)
{
    return make_sfnt("\0\1\0\0", truetype, G_N_ELEMENTS(truetype), NULL);
}

GByteArray *
font_make_opentype(void)
{
    g_autoptr(GByteArray) cff = font_make_cff(FALSE);
    Table tables[6] = { { "CFF ", NULL, 0 }, truetype[1], truetype[5],
                        truetype[6],         truetype[7], truetype[9] };

    return make_sfnt("OTTO", tables, G_N_ELEMENTS(tables), cff);
}

gsize
font_table(const guint8 *font, const char *tag)
{
    for (guint i = 0; i < sk_read_be16(font + 4); i++)
        if (memcmp(font + 12 + i * 16, tag, 4) == 0)
            return sk_read_be32(font + 12 + i * 16 + 8);
    return 0;
}

static void
put_index(GByteArray *out, const Table *items, guint n)
{
    guint at = 1;

    sk_font_put16(out, n);
    if (n == 0)
        return;
    sk_font_put8(out, 2); /* more than is necessary */
    for (guint i = 0; i <= n; i++) {
        sk_font_put16(out, at);
        at += i < n ? (guint)items[i].len : 0;
    }
    for (guint i = 0; i < n; i++)
        put(out, items[i].bytes, items[i].len);
}

static void
put_place(GByteArray *out, guint place, guint8 word)
{
    sk_font_put8(out, 29);
    sk_font_put32(out, place);
    sk_font_put8(out, word);
}

/* Where the parts of a CFF stand; found out by writing it twice. */
typedef struct {
    guint charset, encoding, glyphs, private, select, fonts;
} Places;

static GByteArray *
make_top(gboolean is_cid, const Places *places)
{
    GByteArray *top = g_byte_array_new();

    if (is_cid) /* 391 392 0 ROS */
        put(top, "\xF8\x1B\xF8\x1C\x8B\x0C\x1E", 7);
    put(top, "\xF8\x1D\x00\x8B\x8B\xEF\xEF\x05", 8); /* Notice, FontBBox */
    put_place(top, places->charset, 15);
    if (!is_cid)
        put_place(top, places->encoding, 16);
    put_place(top, places->glyphs, 17);
    if (is_cid) {
        put(top, "\x1D", 1);
        sk_font_put32(top, places->fonts);
        put(top, "\x0C\x24\x1D", 3);
        sk_font_put32(top, places->select);
        put(top, "\x0C\x25", 2);
    } else {
        put(top, "\x98", 1); /* 13 bytes */
        put_place(top, places->private, 18);
    }
    return top;
}

static GByteArray *
make_cff(gboolean is_cid, Places *places)
{
    static const Table name[] = { { "", BYTES("Secret") } };
    static const Table strings[] = { { "", BYTES("Adobe") },
                                     { "", BYTES("Identity") },
                                     { "", BYTES("a secret notice") },
                                     { "", BYTES("alpha") } };
    static const Table global[] = { { "", BYTES("\xBD\x07\x0B") } };
    static const Table local[] = { { "", BYTES("\xBD\x06\x0B and more") },
                                   { "", BYTES("nobody calls this") } };
    static const Table glyphs[] = {
        { "", BYTES("\x0E") },
        { "", BYTES("\x8B\x8B\x15\x20\x0A\x20\x1D\x0E behind the end") },
        { "", BYTES("\x8B\x04\xBD\xBD\x05\x0E") },
    };
    g_autoptr(GByteArray) top = make_top(is_cid, places), font = NULL;
    GByteArray *out = g_byte_array_new();
    Table item = { "", (const char *)top->data, top->len };

    put(out, "\1\0\4\2", 4);
    put_index(out, name, 1);
    put_index(out, &item, 1);
    put_index(out, strings, 4);
    put_index(out, global, 1);
    places->charset = out->len;
    put(out, is_cid ? "\2\0\1\0\1" : "\0\x1\x8A\0\x22", 5);
    places->encoding = out->len;
    put(out, "\x81\1\x41\1\1\x61\0\x22", 8);
    places->select = out->len;
    put(out, "\0\0\0\0", 4);
    places->glyphs = out->len;
    put_index(out, glyphs, 3);
    places->private = out->len;
    /* BlueValues, defaultWidthX, BlueScale, Subrs */
    put(out, "\x8B\x9F\x06\xEF\x14\x1E\xA0\x39\xFF\x0C\x09\x98\x13", 13);
    put_index(out, local, 2);
    places->fonts = out->len;
    font = g_byte_array_new();
    put(font, "\x98", 1);
    put_place(font, places->private, 18);
    item = (Table){ "", (const char *)font->data, font->len };
    if (is_cid)
        put_index(out, &item, 1);
    return out;
}

GByteArray *
font_make_cff(gboolean is_cid)
{
    Places places = { 0 };

    g_byte_array_unref(make_cff(is_cid, &places));
    return make_cff(is_cid, &places);
}

static void
put_code(GByteArray *out, const char *head, const char *code, gsize len,
         const char *tail)
{
    guint8 bytes[64] = { 0 };
    g_autofree char *text = g_strdup_printf("%s %zu -| ", head, len + 4);

    memcpy(bytes + 4, code, len);
    sk_type1_encrypt(bytes, len + 4, SK_TYPE1_CODE);
    put(out, text, strlen(text));
    put(out, bytes, len + 4);
    put(out, tail, strlen(tail));
}

static GByteArray *
make_hidden(void)
{
    static const char begin[] =
        "xxxxdup /Private 9 dict dup begin /-| {string currentfile exch "
        "readstring pop} executeonly def /UniqueID 5 def (secret) print "
        "/BlueValues [-10 0 700 710] |- /BlueScale .0390 def /StdHW [50] |- "
        "/OtherSubrs [{} {} {} {(evil) run}] |- /lenIV 4 def "
        "/Subrs 3 array\n";
    static const char middle[] = "|- 2 index /CharStrings 3 dict dup begin\n";
    static const char end[] = "end end readonly put (secret) run mark "
                              "currentfile closefile\n";
    GByteArray *out = g_byte_array_new();

    put(out, begin, strlen(begin));
    put_code(out, "dup 0", BYTES("\xBD\x07\x0B and more"), " |\n");
    put_code(out, "dup 1", BYTES("nobody calls this"), " |\n");
    put_code(out, "dup 2", BYTES("\x8B\x8C\x8E\x0C\x10\x0C\x11\x0A\x0B"),
             " |\n");
    put(out, middle, strlen(middle));
    put_code(out, "/.notdef", BYTES("\x8B\xF7\x8C\x0D\x0E"), " |-\n");
    put_code(out, "/A",
             BYTES("\x8B\xF7\x8C\x0D\x8B\x8B\x15\x8B\x0A\x09\x0E behind"),
             " |-\n");
    put_code(out, "/odd.name", BYTES("\x8B\xF7\x8C\x0D\xBD\x06\x8D\x0A\x0E"),
             " |-\n");
    put(out, end, strlen(end));
    return out;
}

/* Puts a segment of PFB, or nothing but its bytes. */
static void
put_segment(GByteArray *out, gboolean is_pfb, guint kind, const void *bytes,
            gsize len)
{
    if (is_pfb) {
        sk_font_put8(out, 0x80);
        sk_font_put8(out, kind);
        for (guint i = 0; i < 4; i++)
            sk_font_put8(out, (guint)(len >> (8 * i)) & 0xFF);
    }
    put(out, bytes, len);
}

GByteArray *
font_make_type1(gboolean is_hex, gboolean is_pfb)
{
    static const char clear[] =
        "%!PS-AdobeFont-1.0: Secret\n/FontInfo 1 dict dup begin /Notice "
        "(secret) readonly def end def /FontName /Secret def\n"
        "/FontMatrix [0.001 0 0 0.0010 0 0] readonly def\n"
        "/FontBBox{0 -10 700 710}readonly def /PaintType 0 def\n"
        "/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n"
        "dup 65 /A put dup 66 /odd.name put readonly def\n"
        "(secret) (w) file currentdict end\ncurrentfile eexec\n";
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) hidden = make_hidden();
    g_autoptr(GString) digits = g_string_new(NULL);

    sk_type1_encrypt(hidden->data, hidden->len, SK_TYPE1_EEXEC);
    for (guint i = 0; i < hidden->len; i++)
        g_string_append_printf(digits, "%02x", hidden->data[i]);
    put_segment(out, is_pfb, 1, clear, strlen(clear));
    if (is_hex)
        put_segment(out, is_pfb, 2, digits->str, digits->len);
    else
        put_segment(out, is_pfb, 2, hidden->data, hidden->len);
    put_segment(out, is_pfb, 1, "0000000000\ncleartomark\n", 23);
    return out;
}

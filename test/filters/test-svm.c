/* SPDX-License-Identifier: Apache-2.0
 *
 * Metafiles of StarView made record by record: what of them leaves, what the
 * inspector says of that, and that no change of a byte makes the cleaner write
 * what the inspector does not accept, or what it would write otherwise when it
 * is asked again.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <metafile/svm.h>
#include "inspector/picture/svm.h"

#define FLIPS 4000

/* A bitmap of 2 times 1 pixels. */
static void
put_bitmap(GByteArray *out)
{
    static const guint32 fields[] = {
        40, 2, 1, 1 | 24 << 16, 0, 8, 0, 0, 0, 0
    };

    g_byte_array_append(out, (const guint8 *)"BM", 2);
    sk_write_le32(out, 54 + 8);
    sk_write_le32(out, 0);
    sk_write_le32(out, 54);
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le32(out, fields[i]);
    g_byte_array_append(out, (const guint8 *)"abcdef\0\0", 8);
}

/* Appends what @text describes: "w7" is a number of 16 bits, "i-7" one of 32,
 * "b1" a byte, "'abc" those bytes up to a blank, "u" the same in UTF-16 behind
 * their number, "B" a bitmap, "[3" begins a block of version 3, and "]" ends
 * it. */
static void
put(GByteArray *out, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint starts[8], depth = 0;

    for (guint i = 0; words[i] != NULL; i++) {
        const char *rest = *words[i] != '\0' ? words[i] + 1 : words[i];
        gint64 number = g_ascii_strtoll(rest, NULL, 0);
        guint8 byte = (guint8)number;

        switch (words[i][0]) {
        case 'w':
            sk_write_le16(out, (guint)number);
            break;
        case 'i':
            sk_write_le32(out, (guint32)number);
            break;
        case 'b':
            g_byte_array_append(out, &byte, 1);
            break;
        case '\'':
            g_byte_array_append(out, (const guint8 *)rest, (guint)strlen(rest));
            break;
        case 'u':
            sk_write_le16(out, (guint)strlen(rest));
            for (; *rest != '\0'; rest++)
                sk_write_le16(out, (guint8)*rest);
            break;
        case 'B':
            put_bitmap(out);
            break;
        case '[':
            sk_write_le16(out, (guint)number);
            starts[depth++] = out->len;
            sk_write_le32(out, 0);
            break;
        case ']':
            number = out->len - starts[--depth] - 4;
            for (guint n = 0; n < 4; n++)
                out->data[starts[depth] + n] = (guint8)(number >> (8 * n));
            break;
        default:
            g_assert_cmpstr(words[i], ==, "");
        }
    }
}

/* Blocks that stand in more than one record. */
#define UNITS  "[1 w0 i0 i0 i1 i1 i1 i2 b1 ] "
#define STROKE "[4 w2 i5 w2 i9 w1 i3 i4 w1 w0 ] "
#define SQUARE "w3 i0 i0 i9 i0 i9 i9 "
#define CURVE  "[1 " SQUARE "b1 b0 b2 b3 ] "
#define FADE   "[1 w1 w0x8000 w1 w2 w3 w7 w900 w0 w50 w50 w100 w100 w0 ] "
#define BANDS  "w0 i0 i9 w1 i0 i4 w1 i5 i9 w2 "
#define REGION "[2 w2 w3 " BANDS "b1 [1 w1 " SQUARE "b0 ] ] "
#define ROMAN                                                                  \
    "[3 w5 'Arial w0 i0 i280 w1 w5 w2 w5 w0 w0 w0 w1033 w0 w0 "                \
    "b0 b0 b1 b0 b0 w0 b0 w0 w0 ] "
#define WIDE                                                                   \
    "[1 w1 'A w0 i0 i9 w0xFFFF w5 w2 w5 w0 w0 w0 w9 w0 w0 b0 b0 b0 b0 ] "
#define MASK "i0x25091962 i0xACB20201 b2 "
#define HEAD "'VCLMTF [1 i0 " UNITS "i100 i100 "

typedef struct {
    const char *name, *record;
    gboolean is_left_out;
    const char *left; /* as what else it leaves; NULL: as it came */
} Row;

/* clang-format off: a table */
static const Row rows[] = {
    { "pixel", "w100 [1 i1 i2 i255 ]", FALSE, NULL },
    { "line", "w102 [2 i1 i2 i3 i4 " STROKE "]", FALSE, NULL },
    { "line-1", "w102 [1 i1 i2 i3 i4 ]", FALSE, NULL },
    { "line-later", "w102 [9 i1 i2 i3 i4 " STROKE "'MARK ]", FALSE,
      "w102 [2 i1 i2 i3 i4 " STROKE "]" },
    { "line-dashes", "w102 [2 i1 i2 i3 i4 [2 w2 i5 w65535 i9 w1 i3 i4 ] ]",
      TRUE, NULL },
    { "rectangle", "w103 [1 i1 i2 i3 i4 ]", FALSE, NULL },
    { "rectangle-short", "w103 [1 i1 i2 i3 ]", TRUE, NULL },
    { "rectangle-long", "w103 [1 i1 i2 i3 i4 'MARK ]", FALSE,
      "w103 [1 i1 i2 i3 i4 ]" },
    { "round", "w104 [1 i1 i2 i3 i4 i5 i6 ]", FALSE, NULL },
    { "pie", "w107 [1 i1 i2 i3 i4 i5 i6 i7 i8 ]", FALSE, NULL },
    { "lines", "w109 [3 " SQUARE STROKE "b1 " CURVE "]", FALSE, NULL },
    { "polygon", "w110 [2 " SQUARE "b0 ]", FALSE, NULL },
    { "polygon-many", "w110 [1 w999 i0 i0 ]", TRUE, NULL },
    { "polygon-flags", "w110 [2 " SQUARE "b1 [1 " SQUARE "b1 b0 b9 b0 ] ]",
      TRUE, NULL },
    { "polygons", "w111 [2 w1 " SQUARE "w1 w0 " CURVE "]", FALSE, NULL },
    { "text", "w112 [2 i1 i2 w3 'abc w0 w3 uabc ]", FALSE, NULL },
    { "text-bytes", "w112 [2 i1 i2 w4 'MARK w0 w3 uabc ]", FALSE,
      "w112 [2 i1 i2 w3 'abc w0 w3 uabc ]" },
    { "text-control", "w112 [2 i1 i2 w1 'a w0 w2 w2 w7 w0xD800 ]", FALSE,
      "w112 [2 i1 i2 w2 b32 b63 w0 w2 w2 w32 w0xFFFD ]" },
    { "text-only-bytes", "w112 [1 i1 i2 w3 'abc w0 w3 ]", TRUE, NULL },
    { "text-rest", "w114 [2 i1 i2 w3 'abc i7 w1 w65535 uabc ]", FALSE,
      "w114 [2 i1 i2 w3 'abc i7 w1 w2 uabc ]" },
    { "text-behind", "w112 [2 i1 i2 w3 'abc w4 w0 uabc ]", TRUE, NULL },
    { "text-placed", "w113 [2 i1 i2 w3 'abc w0 w3 i2 i9 i18 uabc ]", FALSE,
      NULL },
    { "text-later", "w113 [4 i1 i2 w3 'abc w0 w3 i2 i9 i18 uabc i0 b0 ]", FALSE,
      "w113 [2 i1 i2 w3 'abc w0 w3 i2 i9 i18 uabc ]" },
    { "text-places", "w113 [2 i1 i2 w3 'abc w0 w1 i2 i9 i18 uabc ]", TRUE,
      NULL },
    { "text-framed", "w115 [2 i1 i2 i3 i4 w3 'abc w0x101 uabc ]", FALSE, NULL },
    { "bitmap", "w117 [1 B i1 i2 i3 i4 ]", FALSE, NULL },
    { "bitmap-cut", "w116 [1 'BMBMBM i1 i2 ]", TRUE, NULL },
    { "masked", "w120 [1 B " MASK "B i1 i2 i3 i4 ]", FALSE, NULL },
    { "masked-color", "w119 [1 B i0x25091962 i0xACB20201 b1 i0 i0 i0 ]", TRUE,
      NULL },
    { "gradient", "w125 [1 i1 i2 i3 i4 " FADE "]", FALSE, NULL },
    { "gradient-steps",
      "w125 [1 i1 i2 i3 i4 [1 w1 w0 w1 w0 w0 w0 w0 w0 w0 w9999 ] ]", TRUE,
      NULL },
    { "gradients", "w148 [1 w1 " SQUARE FADE "]", FALSE, NULL },
    { "hatch", "w126 [1 w1 " SQUARE "[1 w2 w3 i10 w450 ] ]", FALSE, NULL },
    { "hatch-dense", "w126 [1 w1 " SQUARE "[1 w2 w3 i0 w450 ] ]", TRUE, NULL },
    { "region", "w128 [1 " REGION "b1 ]", FALSE, NULL },
    { "region-none", "w130 [1 [1 w1 w0 ] ]", FALSE, NULL },
    { "region-piece", "w130 [1 [2 w2 w2 w1 i0 i4 w2 b0 ] ]", TRUE, NULL },
    { "region-open", "w130 [1 [2 w2 w2 w0 i0 i4 ] ]", TRUE, NULL },
    { "color", "w133 [1 i0xFF b1 ]", FALSE, NULL },
    { "color-flag", "w133 [1 i0xFF b7 ]", FALSE, "w133 [1 i0xFF b1 ]" },
    { "align", "w136 [1 w2 ]", FALSE, NULL },
    { "align-none", "w136 [1 w3 ]", TRUE, NULL },
    { "units", "w137 [1 " UNITS "]", FALSE, NULL },
    { "units-none", "w137 [1 [1 w0 i0 i0 i1 i0 i1 i1 b1 ] ]", TRUE, NULL },
    { "font", "w138 [1 " ROMAN "]", FALSE, NULL },
    { "font-wide", "w138 [1 " WIDE "] w112 [2 i1 i2 i2 w97 w98 w0 w2 uab ]",
      FALSE, NULL },
    { "font-wide-mark", "w138 [1 " WIDE "] w112 [2 i1 i2 i1 w77 w0 w2 uab ]",
      FALSE, "w138 [1 " WIDE "] w112 [2 i1 i2 i2 w97 w98 w0 w2 uab ]" },
    { "save", "w139 [1 w65535 ] w140 [1 ]", FALSE, NULL },
    { "restore", "w140 [1 ]", TRUE, NULL },
    { "save-short", "w139 [1 ] w140 [1 ]", TRUE, NULL },
    { "glass", "w142 [1 w1 " SQUARE "w50 ]", FALSE, NULL },
    { "glass-thick", "w142 [1 w1 " SQUARE "w101 ]", TRUE, NULL },
    { "underline", "w146 [2 i1 i2 i3 i4 i5 i6 ]", FALSE, NULL },
    { "inner", "w147 [1 " HEAD "i1 ] w101 [1 i1 i2 ] i0 i0 i9 i9 " FADE "]",
      FALSE, NULL },
    { "language", "w150 [1 w1041 ]", FALSE, NULL },
    { "comment", "w512 [1 w4 'MARK i0 i0 ]", TRUE, NULL },
    { "postscript", "w143 [1 'MARK ]", TRUE, NULL },
};
/* clang-format on */

static guint
records_in(const char *text)
{
    guint n = 0, depth = 0;

    for (; *text != '\0'; text++) {
        n += *text == '[' && depth == 0;
        depth += *text == '[' ? 1u : *text == ']' ? -1u : 0u;
    }
    return n;
}

/* A metafile of those records that @record describes. */
static GByteArray *
metafile(const char *record)
{
    GByteArray *out = g_byte_array_new();
    g_autofree char *head = g_strdup_printf(HEAD "i%u ] ", records_in(record));

    put(out, head);
    put(out, record);
    return out;
}

static GBytes *
clean(const guint8 *bytes, gsize len, SkReason *why)
{
    static const SkLimits limits = { .pixels = 1000000,
                                     .expanded = 1u << 24,
                                     .ratio = 200 };
    SkPicture picture = { .limits = &limits, .bytes = bytes, .len = len };
    GBytes *out = sk_svm_clean(&picture);

    if (out == NULL)
        g_assert_cmpint(picture.reason, !=, SK_REASON_NONE);
    if (why != NULL)
        *why = picture.reason;
    return out;
}

/* What leaves of @bytes is accepted, and stays as it is. */
static GBytes *
law(const guint8 *bytes, gsize len)
{
    GBytes *out = clean(bytes, len, NULL);
    gsize size = 0;
    const guint8 *p = out != NULL ? g_bytes_get_data(out, &size) : NULL;
    g_autoptr(GBytes) again = NULL;

    if (out == NULL)
        return NULL;
    g_assert_true(sk_svm_is_ours((SkSpan){ p, p + size }));
    again = clean(p, size, NULL);
    g_assert_nonnull(again);
    g_assert_true(g_bytes_equal(out, again));
    return out;
}

static void
test_record(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GByteArray) in = metafile(row->record), want = NULL;
    g_autoptr(GBytes) out = law(in->data, in->len);
    gsize len;
    const guint8 *p;

    want = metafile(row->is_left_out    ? ""
                    : row->left != NULL ? row->left
                                        : row->record);
    g_assert_nonnull(out);
    p = g_bytes_get_data(out, &len);
    g_assert_cmpmem(p, len, want->data, want->len);
    if (row->is_left_out || row->left != NULL)
        g_assert_false(
            sk_svm_is_ours((SkSpan){ in->data, in->data + in->len }));
}

/* The whole of it does not leave. */
static void
test_form(void)
{
    static const char *const bad[] = {
        "",
        "'VCLMTF",
        "'VCLMTG [1 i0 " UNITS "i9 i9 i0 ]",
        HEAD "i1 ]",
        HEAD "i1 ] w103 [1 ] w",
        HEAD "i5000000 ]",
        "'VCLMTF [1 i0 i0 ]",
        HEAD "i1 ] w103 w1 i900000",
    };

    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GByteArray) in = g_byte_array_new();

        put(in, i == 4 ? HEAD "i2 ] w103 [1 ]" : bad[i]);
        g_byte_array_append(in, (const guint8 *)"", i == 0 ? 1 : 0);
        g_assert_null(law(in->data, in->len));
    }
}

/* What stands behind the last record does not leave, nor a number of records
 * that is not theirs, nor a metafile in a metafile and so on. */
static void
test_rest(void)
{
    g_autoptr(GByteArray) in = metafile("w101 [1 i1 i2 ]");
    g_autoptr(GByteArray) deep = g_byte_array_new();
    g_autoptr(GBytes) out = NULL, none = NULL;
    const gsize len = in->len;

    g_assert_true(sk_svm_is_ours((SkSpan){ in->data, in->data + len }));
    g_byte_array_append(in, (const guint8 *)"MARK", 4);
    g_assert_false(sk_svm_is_ours((SkSpan){ in->data, in->data + in->len }));
    out = law(in->data, in->len);
    g_assert_cmpuint(g_bytes_get_size(out), ==, len);
    put(deep,
        HEAD "i1 ] w147 [1 " HEAD "i1 ] w147 [1 " HEAD "i1 ] w147 [1 " HEAD
             "i1 ] w147 [1 " HEAD "i0 ] i0 i0 i9 i9 " FADE "] i0 i0 i9 i9 " FADE
             "] i0 i0 i9 i9 " FADE "] i0 i0 i9 i9 " FADE "]");
    g_assert_false(
        sk_svm_is_ours((SkSpan){ deep->data, deep->data + deep->len }));
    none = law(deep->data, deep->len);
}

/* All records one behind the other, cut at every byte and changed at random. */
static void
test_storm(void)
{
    g_autoptr(GString) all = g_string_new(NULL);
    g_autoptr(GByteArray) in = NULL;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    guint leave = 0;

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_string_append_printf(all, "%s ", rows[i].record);
    in = metafile(all->str);
    for (gsize len = 1; len < in->len; len++) {
        g_autofree guint8 *copy = g_memdup2(in->data, len);
        g_autoptr(GBytes) out = law(copy, len);

        g_assert_null(out);
    }
    for (guint i = 0; i < FLIPS; i++) {
        g_autofree guint8 *copy = g_memdup2(in->data, in->len);
        g_autoptr(GBytes) out = NULL;

        for (gint n = g_rand_int_range(random, 1, 4); n > 0; n--)
            copy[g_rand_int_range(random, 0, (gint32)in->len)] =
                (guint8)g_rand_int(random);
        out = law(copy, in->len);
        leave += out != NULL;
    }
    g_assert_cmpuint(leave, >, FLIPS / 4);
    g_assert_cmpuint(leave, <, FLIPS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/svm/", rows[i].name, NULL);

        g_test_add_data_func(path, &rows[i], test_record);
    }
    g_test_add_func("/svm/form", test_form);
    g_test_add_func("/svm/rest", test_rest);
    g_test_add_func("/svm/storm", test_storm);
    return g_test_run();
}

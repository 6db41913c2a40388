/* SPDX-License-Identifier: Apache-2.0
 *
 * Text for old groupware: what JIS X 0208 lacks, and ISO-2022-JP out of it.
 */
#include <string.h>

#include <charset/charset.h>
#include <charset/charset_read.h>

typedef struct {
    const char *name;
    const char *text;
    const char *folded;
    guint mapped, lost;
} FoldRow;

static const FoldRow fold_rows[] = {
    { "ascii", "abc\n\tx", "abc\n\tx" },
    { "jis", "日本語ーかなカナ、。", "日本語ーかなカナ、。" },
    { "circled", "①⑳㉑", "(1)(20)(21)", 3 },
    { "companies", "㈱㈲㈹㊤", "(株)(有)(代)(上)", 4 },
    { "eras", "㍻㍼㍽㍾㋿", "平成昭和大正明治令和", 5 },
    { "units", "℡№㌔㎏㎡㏄", "TELNo.キロkgm2cc", 6 },
    { "roman", "ⅠⅣⅩⅰⅹ", "IIVXix", 5 },
    { "mathematics", "∑∮∟⊿", "Σ∫L△", 4 },
    { "names", "髙﨑德濵栁𠮷", "高崎徳濱柳吉", 6 },
    { "compatibility", "神\uFA19社\uFA1E", "神神社羽", 2 },
    { "ivs", "葛\U000E0100城", "葛城", 1 },
    { "wave", "〜～—―‖∥−－", "～～――∥∥－－", 4 },
    { "money", "¢£¬¥€", "￠￡￢￥EUR", 5 },
    { "half-kana", "ﾊﾟｿｺﾝｶﾞｳﾞﾜﾞ｡", "パソコンガヴワ゛。", 9 },
    { "lone-marks", "ﾞﾟ", "゛゜", 2 },
    { "combining", "か\u3099は\u309Aあ\u3099", "がぱあ゛", 3 },
    { "accents", "café Ünïcode ñ", "cafe Unicode n", 4 },
    { "accents-apart", "e\u0301", "e", 1 },
    { "letters", "ßæøł", "ssaeol", 4 },
    { "quotes", "“a” ‘b’ «c»", "“a” ‘b’ ≪c≫", 2 },
    { "geta", "한글\U0001F600𠀀", "〓〓〓〓", 0, 4 },
    { "lost-escapes", "$BF|K\\8l(B $BARGAIN(B)", "＄BF|K\\8l(B $BARGAIN(B)",
      1 },
    { "link-letters", "ℎttp", "http", 1 },
};

static void
test_fold(gconstpointer data)
{
    const FoldRow *row = data;
    guint mapped = 0, lost = 0;
    g_autofree char *out = sk_charset_jis_fold(row->text, &mapped, &lost);
    g_assert_cmpstr(out, ==, row->folded);
    g_assert_cmpuint(lost, ==, row->lost);
    g_assert_cmpuint(mapped, ==, row->mapped);
    guint again = 0;
    g_autofree char *twice = sk_charset_jis_fold(out, &again, &again);
    g_assert_cmpstr(twice, ==, out);
    g_assert_cmpuint(again, ==, 0);
    g_autofree char *jis = sk_charset_to_iso2022jp(row->text, NULL, NULL);
    SkDecoded decoded;
    g_autofree char *back =
        sk_charset_decode(jis, strlen(jis), "iso-2022-jp", &decoded);
    g_assert_cmpstr(back, ==, out);
}

static void
test_to_jis(void)
{
    g_autofree char *out = sk_charset_to_iso2022jp("a日\n本b", NULL, NULL);
    g_assert_cmpstr(out, ==, "a\033$BF|\033(B\n\033$BK\\\033(Bb");
}

/* Every character: folded once is folded for good, and glibc's strict
 * ISO-2022-JP reads what was written. */
static void
test_every_character(void)
{
    for (gunichar c = 0x20; c <= 0x2FFFF; c++) {
        if ((c >= 0xD800 && c <= 0xDFFF) || c == 0x7F)
            continue;
        char text[16] = "a";
        text[1 + g_unichar_to_utf8(c, text + 1)] = '\0';
        g_autofree char *once = sk_charset_jis_fold(text, NULL, NULL);
        g_autofree char *twice = sk_charset_jis_fold(once, NULL, NULL);
        g_assert_cmpstr(twice, ==, once);
        g_autofree char *jis = sk_charset_to_iso2022jp(text, NULL, NULL);
        SkReading reading = { 0 };
        sk_read_jis(&reading, (const guchar *)jis, strlen(jis));
        g_assert_cmpuint(reading.errors, ==, 0);
        if (c >= 0x3000 && c < 0xA000) { /* iconv is slow to open */
            g_autofree char *back =
                g_convert(jis, -1, "UTF-8", "ISO-2022-JP", NULL, NULL, NULL);
            g_assert_nonnull(back);
        }
    }
}

static void
test_jis_size(void)
{
    guint n = 0;
    for (gunichar c = 0; c < 0x10000; c++)
        n += sk_jis_of(c) != 0;
    g_assert_cmpuint(n, ==, 6879);
    g_assert_cmpuint(sk_jis_of(0x2460), ==, 0); /* ① is row 13 */
}

#define ADD(path, table, test)                                                 \
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {                          \
        g_autofree char *full = g_strconcat(path, table[i].name, NULL);        \
        g_test_add_data_func(full, &table[i], test);                           \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_assert_true(sk_charset_prepare(NULL));
    ADD("/jis-fold/", fold_rows, test_fold)
    g_test_add_func("/jis-fold/to-jis", test_to_jis);
    g_test_add_func("/jis-fold/size", test_jis_size);
    g_test_add_func("/jis-fold/every-character", test_every_character);
    return g_test_run();
}

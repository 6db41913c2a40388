/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes to text under right, wrong and no labels.
 * Sentences are encoded by iconv here, special bytes are spelled out.
 */
#include <string.h>

#include <sekisho/text.h>
#include <charset/charset.h>


#define SENTENCE "件名のとおり、来週の会議についてご連絡します。"
#define LETTER                                                                                     \
    "お世話になっております。総務課の山田です。\n"                            \
    "資料「令和八年度予算（案）」をお送りします。ご確認ください。\n" \
    "カタログ・パンフレットは別便です。\n"

typedef struct {
    const char *name;
    const char *text;  /* expected */
    const char *bytes; /* what iconv writes it as; NULL: utf-8 */
    const char *label; /* what the mail says */
    const char *used;  /* what it must be read as */
} Row;

static const Row rows[] = {
    { "ascii", "Hello", NULL, "us-ascii", "us-ascii" },
    { "ascii/none", "Hello", NULL, NULL, "us-ascii" },
    { "ascii/one-byte", "1", NULL, NULL, "us-ascii" },
    { "ascii/nothing", "", NULL, NULL, "us-ascii" },
    { "ascii/as-utf-8", "Hello", NULL, "UTF-8", "utf-8" },
    { "ascii/as-gb2312", "Hello", NULL, "GB2312", "gb18030" },
    { "ascii/as-utf-16", "Hello, this is plain", NULL, "utf-16", "us-ascii" },
    { "utf-8", SENTENCE, NULL, "utf-8", "utf-8" },
    { "utf-8/none", SENTENCE, NULL, NULL, "utf-8" },
    { "utf-8/unknown", SENTENCE, NULL, "x-unknown", "utf-8" },
    { "utf-8/as-ascii", SENTENCE, NULL, "us-ascii", "utf-8" },
    { "utf-8/as-latin-1", SENTENCE, NULL, "iso-8859-1", "utf-8" },
    { "utf-8/as-koi8", SENTENCE, NULL, "koi8-r", "utf-8" },
    { "utf-8/as-sjis", "日本", NULL, "Shift_JIS", "utf-8" },
    { "utf-8/as-gbk", "日本", NULL, "gbk", "utf-8" },
    { "utf-8/as-jis", SENTENCE, NULL, "iso-2022-jp", "utf-8" },
    { "utf-8/as-euc", LETTER, NULL, "euc-jp", "utf-8" },
    { "sjis", SENTENCE, "CP932", "Shift_JIS", "shift_jis" },
    { "sjis/x-sjis", SENTENCE, "CP932", "x-sjis", "shift_jis" },
    { "sjis/cp932", SENTENCE, "CP932", "CP932", "shift_jis" },
    { "sjis/31j", "①髙﨑㈱～－∥", "CP932", "windows-31j", "shift_jis" },
    { "sjis/none", SENTENCE, "CP932", NULL, "shift_jis" },
    { "sjis/short-none", "山田太郎", "CP932", NULL, "shift_jis" },
    { "sjis/name-as-latin-1", "山田太郎", "CP932", "iso-8859-1", "shift_jis" },
    { "sjis/as-utf-8", SENTENCE, "CP932", "utf-8", "shift_jis" },
    { "sjis/short-as-utf-8", "会議", "CP932", "utf-8", "shift_jis" },
    { "sjis/as-jis", SENTENCE, "CP932", "iso-2022-jp", "shift_jis" },
    { "sjis/as-ascii", LETTER, "CP932", "us-ascii", "shift_jis" },
    { "sjis/as-latin-1", LETTER, "CP932", "ISO-8859-1", "shift_jis" },
    { "sjis/as-1252", SENTENCE, "CP932", "windows-1252", "shift_jis" },
    { "sjis/as-euc", LETTER, "CP932", "euc-jp", "shift_jis" },
    { "sjis/half-kana", "ﾃｽﾄﾒｰﾙです。ﾖﾛｼｸお願いします", "CP932", "shift_jis",
      "shift_jis" },
    { "euc", SENTENCE, "EUC-JP", "euc-jp", "euc-jp" },
    { "euc/none", LETTER, "EUC-JP", NULL, "euc-jp" },
    { "euc/as-sjis", LETTER, "EUC-JP", "shift_jis", "euc-jp" },
    { "euc/as-latin-1", LETTER, "EUC-JP", "latin1", "euc-jp" },
    { "euc/as-utf-8", LETTER, "EUC-JP", "utf8", "euc-jp" },
    { "euc/as-jis", LETTER, "EUC-JP", "ISO-2022-JP", "euc-jp" },
    { "euc/x0212", "丂丄鷗", "EUC-JP", "euc-jp", "euc-jp" },
    { "euc/half-kana", "ｱｲｳ", "EUC-JP", "x-euc-jp", "euc-jp" },
    { "jis", SENTENCE, "ISO-2022-JP", "ISO-2022-JP", "iso-2022-jp" },
    { "jis/quoted-label", SENTENCE, "ISO-2022-JP", "\"iso-2022-jp\"",
      "iso-2022-jp" },
    { "jis/ms", SENTENCE, "ISO-2022-JP", "iso-2022-jp-ms", "iso-2022-jp" },
    { "jis/cp50220", SENTENCE, "ISO-2022-JP", "cp50220", "iso-2022-jp" },
    { "jis/none", LETTER, "ISO-2022-JP", NULL, "iso-2022-jp" },
    { "jis/as-ascii", SENTENCE, "ISO-2022-JP", "us-ascii", "iso-2022-jp" },
    { "jis/as-utf-8", SENTENCE, "ISO-2022-JP", "utf-8", "iso-2022-jp" },
    { "jis/as-sjis", LETTER, "ISO-2022-JP", "Shift_JIS", "iso-2022-jp" },
    { "jis/as-latin-1", LETTER, "ISO-2022-JP", "latin1", "iso-2022-jp" },
    { "jis/2", "日本 中国 한국", "ISO-2022-JP-2", "ISO-2022-JP-2",
      "iso-2022-jp" },
    { "jis/2-high", "caf\u00E9 \u03B1 日本\n\u00FC", "ISO-2022-JP-2",
      "iso-2022-jp-2", "iso-2022-jp" },
    { "jis/3", "日本𠮟ㇰ俱", "ISO-2022-JP-3", "iso-2022-jp-3", "iso-2022-jp" },
    { "kr", "안녕하세요", "ISO-2022-KR", "iso-2022-kr", "iso-2022-kr" },
    { "utf-16le", SENTENCE "\n", "UTF-16LE", "utf-16le", "utf-16le" },
    { "utf-16be", SENTENCE "\n", "UTF-16BE", "utf-16be", "utf-16be" },
    { "utf-16/le-unmarked", SENTENCE "\n", "UTF-16LE", "utf-16", "utf-16le" },
    { "utf-16/be-unmarked", SENTENCE "\n", "UTF-16BE", "utf-16", "utf-16be" },
    { "utf-16/kana-only", "おはよう", "UTF-16BE", "utf-16", "utf-16be" },
    { "utf-16/none", "Hello, World\n", "UTF-16LE", NULL, "utf-16le" },
    { "utf-16/marked", SENTENCE, "UTF-16", "utf-16", "utf-16le" },
    { "utf-16/marked-none", SENTENCE, "UTF-16", NULL, "utf-16le" },
    { "utf-32le", SENTENCE, "UTF-32LE", "utf-32le", "utf-32le" },
    { "utf-32", SENTENCE, "UTF-32", "utf-32", "utf-32le" },
    { "utf-7", SENTENCE, "UTF-7", "utf-7", "utf-7" },
    { "utf-7/unicode", "<b>" SENTENCE, "UTF-7", "unicode-1-1-utf-7", "utf-7" },
    { "gb2312", "中华人民共和国，你们好。", "GB2312", "gb2312", "gb18030" },
    { "gb18030", "镕䶮𠮷", "GB18030", "gb18030", "gb18030" },
    { "big5", "中華民國，您好", "BIG5", "big5", "big5" },
    { "hkscs", "啲嘢", "BIG5-HKSCS", "big5-hkscs", "big5" },
    { "ks", "안녕하세요 똠방각하", "UHC", "ks_c_5601-1987", "euc-kr" },
    { "euc-kr", "안녕하세요", "EUC-KR", "euc-kr", "euc-kr" },
    { "latin-1", "Grüße aus München, café à la crème", "ISO-8859-1",
      "iso-8859-1", "iso-8859-1" },
    { "latin-1/quotes", "don’t “stop” — now… it’s", "WINDOWS-1252",
      "iso-8859-1", "iso-8859-1" },
    { "latin-2", "Zażółć gęślą jaźń", "ISO-8859-2", "iso-8859-2",
      "iso-8859-2" },
    { "1250", "Příliš žluťoučký", "WINDOWS-1250", "cp1250", "windows-1250" },
    { "1251", "Здравствуйте, коллеги", "WINDOWS-1251", "windows-1251",
      "windows-1251" },
    { "koi8-r", "Здравствуйте, коллеги", "KOI8-R", "koi8-r", "koi8-r" },
    { "koi8-u", "Доброго дня, їжак", "KOI8-U", "KOI8-U", "koi8-u" },
    { "greek", "Καλημέρα κόσμε", "ISO-8859-7", "iso-8859-7", "iso-8859-7" },
    { "hebrew", "שלום", "WINDOWS-1255", "windows-1255", "windows-1255" },
    { "turkish", "İstanbul şğ", "ISO-8859-9", "iso-8859-9", "iso-8859-9" },
    { "latin-9", "10 €", "ISO-8859-15", "iso-8859-15", "iso-8859-15" },
    { "thai", "สวัสดี", "TIS-620", "tis-620", "windows-874" },
    { "mac", "naïve “café”", "MACINTOSH", "x-mac-roman", "macintosh" },
    { "437", "│ü│", "IBM437", "cp437", "ibm437" },
    { "850", "ÁÉ", "IBM850", "cp-850", "ibm850" },
    { "866", "Привет", "IBM866", "IBM866", "ibm866" },
    { "sjis/furigana", "番号,氏名,ﾌﾘｶﾞﾅ\n1,山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ\n", "CP932", NULL,
      "shift_jis" },
    { "sjis/half-header", "ﾌﾘｶﾞﾅ,氏名\n,山田太郎\n,佐藤花子\n", "CP932", NULL,
      "shift_jis" },
    { "sjis/bank", "2ﾐｽﾞﾎ            001ﾎﾝﾃﾝ  ﾔﾏﾀﾞ ﾀﾛｳ  1000\n", "CP932", NULL,
      "shift_jis" },
    { "sjis/furigana-as-latin-1", "佐藤花子,ｻﾄｳ ﾊﾅｺ\n", "CP932", "iso-8859-1",
      "shift_jis" },
    { "sjis/furigana-as-utf-8", "佐藤花子,ｻﾄｳ ﾊﾅｺ\n", "CP932", "utf-8",
      "shift_jis" },
    { "sjis/furigana-as-ascii", "佐藤花子,ｻﾄｳ ﾊﾅｺ\n", "CP932", "us-ascii",
      "shift_jis" },
    { "sjis/english", "The meeting is in room ①, Friday. ㈱ Sakura\n", "CP932",
      NULL, "shift_jis" },
    { "euc/names", "山田太郎\n佐藤花子\n鈴木一郎\n", "EUC-JP", NULL, "euc-jp" },
    { "utf-16le/names", "山田太郎\n佐藤花子\n", "UTF-16LE", NULL, "utf-16le" },
    { "utf-16be/as-ascii", "山田太郎\n佐藤花子\n", "UTF-16BE", "us-ascii",
      "utf-16be" },
    { "gbk/none", "各位同事，现将下周会议的文件发给大家，请仔细阅读。", "GBK",
      NULL, "gb18030" },
    { "euc-kr/none", "다음 주 회의에 필요한 자료를 보내 드립니다.", "EUC-KR",
      NULL, "euc-kr" },
    { "koi8-r/none", "Высылаю вам документы к совещанию", "KOI8-R", NULL,
      "koi8-r" },
    { "latin-1/dont", "don’t", "WINDOWS-1252", NULL, "iso-8859-1" },
    { "1251/none", "Здравствуйте, уважаемые коллеги! Высылаю вам документы.",
      "WINDOWS-1251", NULL, "windows-1251" },
};

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    gsize len = strlen(row->text);
    g_autofree char *bytes = NULL;
    if (row->bytes == NULL)
        bytes = g_strdup(row->text);
    else
        bytes = g_convert(row->text, -1, row->bytes, "UTF-8", NULL, &len, NULL);
    g_assert_nonnull(bytes);
    SkDecoded decoded;
    g_autofree char *out = sk_charset_decode(bytes, len, row->label, &decoded);
    g_assert_cmpstr(out, ==, row->text);
    g_assert_cmpstr(decoded.used, ==, row->used);
    g_assert_cmpuint(decoded.undecodable, ==, 0);
}

typedef struct {
    const char *name;
    const char *bytes; /* no NUL inside */
    const char *label;
    const char *text;
    guint undecodable;
} BytesRow;

static const BytesRow bytes_rows[] = {
    { "jis/kana", "\033(I1234\033(B x", "iso-2022-jp", "ｱｲｳｴ x" },
    { "jis/shift-out", "\0161234\017 x", "iso-2022-jp", "ｱｲｳｴ x" },
    { "jis/roman", "\033$BF|\033(Jhttp://a/~b\\", "iso-2022-jp",
      "日http://a/~b\\" },
    { "jis/row-13", "\033$B-!-j-5-m-_\033(B", "iso-2022-jp", "①㈱Ⅰ㍾㍻" },
    { "jis/nec-selected", "\033$By!|n\033(B", "cp50221", "纊黑" },
    { "jis/78", "\033$@F|K\\\033(J", "iso-2022-jp", "日本" },
    { "jis/90", "\033&@\033$BF|K\\\033(B", "iso-2022-jp", "日本" },
    { "jis/212", "\033$(D0!\033(B", "iso-2022-jp-1", "丂" },
    { "jis/carrier", "\033$Bu!F|\033(B", "iso-2022-jp", "〓日", 1 },
    { "jis/no-return", "\033$BF|K\\\nabc\n", "iso-2022-jp", "日本\nabc\n" },
    { "jis/over-line", "\033$BF|\nK\\\033(Bx", "iso-2022-jp", "日\n本x" },
    { "jis/lost-end-esc", "\033$BF|K\\(B abc", "iso-2022-jp", "日本 abc" },
    { "jis/lost-start-esc", "ab $BF|K\\\033(B abc", "iso-2022-jp",
      "ab 日本 abc" },
    { "jis/lost-both", "ab $BF|K\\8l(B abc", "iso-2022-jp", "ab 日本語 abc" },
    { "jis/no-escape-lost", "cost $BARGAIN (B)", "iso-2022-jp",
      "cost $BARGAIN (B)" },
    { "jis/half", "\033$BF|K\033(Bx", "iso-2022-jp", "日\uFFFDx", 1 },
    { "jis/cut", "\033$BF|K", "iso-2022-jp", "日\uFFFD", 1 },
    { "jis/unknown-escape", "a\033Zb", "iso-2022-jp", "a\033Zb" },
    { "jis/hidden-tag", "\033$B<script>\033(B", "iso-2022-jp", "首竰蜷\uFFFD",
      1 },
    { "jis/8-bit-line", "\033$BF|K\\8lF|K\\8lF|K\\8lF|K\\8l\033(B \x8B\xE6",
      "iso-2022-jp", "日本語日本語日本語日本語 区" },
    { "sjis/backslash", "\x95\x5C\x8E\xA6 C:\\a~", "shift_jis", "表示 C:\\a~" },
    { "sjis/ibm", "\xFB\xFC\xFA\x5C", "shift_jis", "髙纊" },
    { "sjis/carrier", "\xF8\x9F \xF9\x40", "shift_jis", "〓 〓", 2 },
    { "sjis/cut", "\x93\xFA\x96", "shift_jis", "日\uFFFD", 1 },
    { "sjis/lead-eats-no-ascii", "\x93\xFA\x96\x7B\x81<b>", "shift_jis",
      "日本\uFFFD<b>", 1 },
    { "euc/nec", "\xAD\xA1\xF9\xA1", "euc-jp", "①纊" },
    { "euc/ibm-3", "\x8F\xF3\xF3", "eucJP-ms", "ⅰ" },
    { "utf-8/bom",
      "\xEF\xBB\xBF"
      "日",
      "utf-8", "日" },
    { "utf-8/bom-as-sjis",
      "\xEF\xBB\xBF"
      "日",
      "shift_jis", "日" },
    { "utf-8/one-broken", "お世話になって\xE3\x81おります。総務課の山田です",
      "utf-8", "お世話になって\uFFFDおります。総務課の山田です", 1 },
    { "utf-8/broken-unlabelled", "お世話になって\xFFおります", NULL,
      "お世話になって\uFFFDおります", 1 },
    { "utf-8/overlong", "日本\xC0\xAF", "utf-8", "日本\uFFFD\uFFFD", 2 },
    { "latin-1-as-utf-8", "caf\xE9 au lait, tr\xE8s bon, d\xE9j\xE0 vu",
      "utf-8", "café au lait, très bon, déjà vu" },
    { "latin-1/none", "caf\xE9 au lait, tr\xE8s bon, d\xE9j\xE0 vu", NULL,
      "café au lait, très bon, déjà vu" },
};

static void
test_bytes(gconstpointer data)
{
    const BytesRow *row = data;
    SkDecoded decoded;
    g_autofree char *out =
        sk_charset_decode(row->bytes, strlen(row->bytes), row->label, &decoded);
    g_assert_cmpstr(out, ==, row->text);
    g_assert_cmpuint(decoded.undecodable, ==, row->undecodable);
}

/* A few broken bytes in a long Shift_JIS letter do not change its charset. */
static void
test_broken_sjis(void)
{
    gsize len = 0;
    g_autofree char *bytes =
        g_convert(LETTER LETTER, -1, "CP932", "UTF-8", NULL, &len, NULL);
    bytes[40] = (char)0xFF;
    bytes[100] = (char)0x80;
    SkDecoded decoded;
    g_autofree char *out = sk_charset_decode(bytes, len, "shift_jis", &decoded);
    g_assert_cmpstr(decoded.used, ==, "shift_jis");
    g_assert_false(decoded.guessed);
    g_assert_cmpuint(decoded.undecodable, >=, 1);
    g_assert_cmpuint(decoded.undecodable, <=, 4);
    g_assert_nonnull(strstr(out, "カタログ・パンフレットは別便です"));
}

static void
test_labels(void)
{
    static const char *const known[] = {
        "UTF-8",          "utf8",           "\"utf-8\"",   " 'UTF_8' ",
        "utf-8*ja",       "charset=utf-8",  "windows-31j", "MS_Kanji",
        "ks_c_5601-1987", "cp-850",         "CP932",       "unicode-1-1-utf-7",
        "ANSI_X3.4-1968", "x-mac-japanese", "eucJP-ms",    "ISO-2022-JP-MS",
        "ISO-2022-JP-1",  "iso8859_1",      "GB_2312-80",
    };
    static const char *const unknown[] = {
        "",        "x-unknown", "default",      "unknown-8bit",
        "IBM1390", "x-evil",    "utf-8\n/../x", "utf-88",
        "a",       "//",        NULL,
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        g_assert_true(sk_charset_known(known[i]));
    for (guint i = 0; i < G_N_ELEMENTS(unknown); i++)
        g_assert_false(sk_charset_known(unknown[i]));
    g_autofree char *endless = g_strnfill(100000, 'u');
    g_assert_false(sk_charset_known(endless));
}

static void
test_guessed(void)
{
    SkDecoded decoded;
    g_free(sk_charset_decode("abc", 3, NULL, &decoded));
    g_assert_false(decoded.guessed);
    g_free(sk_charset_decode("あ", 3, NULL, &decoded));
    g_assert_true(decoded.guessed);
    g_free(sk_charset_decode("あ", 3, "utf-8", &decoded));
    g_assert_false(decoded.guessed);
    g_free(sk_charset_decode("あああ", 9, "shift_jis", &decoded));
    g_assert_true(decoded.guessed);
    g_free(sk_charset_decode("", 0, "utf-16", NULL));
}

typedef struct {
    const char *name;
    const char *bytes;
    const char *label;
    gboolean unsure;
} UnsureRow;

static const UnsureRow unsure_rows[] = {
    { "label", "caf\xE9", "iso-8859-1", FALSE },
    { "no-label", "caf\xE9", NULL, TRUE },
    { "japanese",
      "\x8E\x52\x93\x63\x91\xBE\x98\x59,\xD4\xCF\xC0\xDE \xC0\xDB\xB3", NULL,
      FALSE },
    { "label-means-nothing",
      "\x8E\x52\x93\x63\x91\xBE\x98\x59,\xD4\xCF\xC0\xDE \xC0\xDB\xB3",
      "us-ascii", FALSE },
    { "label-overruled",
      "\x8E\x52\x93\x63\x91\xBE\x98\x59,\xD4\xCF\xC0\xDE \xC0\xDB\xB3", "utf-8",
      TRUE },
    { "three-chinese-names", "\xCD\xF5\xCE\xB0\n\xC0\xEE\xC4\xC8\n", NULL,
      TRUE },
};

/* What people are told of: a guess that another charset comes near, and a
 * label that was not followed though it means something. */
static void
test_unsure(gconstpointer data)
{
    const UnsureRow *row = data;
    SkDecoded decoded;
    g_free(sk_charset_decode(row->bytes, strlen(row->bytes), row->label,
                             &decoded));
    g_assert_cmpint(decoded.unsure, ==, row->unsure);
}

/* What the rest of the mail is written in decides where the bytes do not. */
static void
test_near(void)
{
    static const char bytes[] = "\xCD\xF5\xCE\xB0\n";
    SkNear japan = { TRUE, SK_TONGUE_JAPANESE };
    SkNear china = { TRUE, SK_TONGUE_CHINESE };
    SkDecoded decoded;
    g_free(
        sk_charset_decode_near(bytes, strlen(bytes), NULL, &china, &decoded));
    g_assert_cmpstr(decoded.used, ==, "gb18030");
    g_free(
        sk_charset_decode_near(bytes, strlen(bytes), NULL, &japan, &decoded));
    g_assert_true(g_str_equal(decoded.used, "euc-jp") ||
                  g_str_equal(decoded.used, "shift_jis"));
}

/* The law: a guess never deletes. Whatever the bytes are, all that cleaning
 * takes out of the text stood there as a control in ASCII. */
static void
test_deletes_nothing(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(932);
    for (guint i = 0; i < 20000; i++) {
        char bytes[64];
        gsize len = (gsize)g_rand_int_range(random, 1, sizeof bytes);
        for (gsize j = 0; j < len; j++)
            bytes[j] = (char)(g_rand_boolean(random)
                                  ? g_rand_int_range(random, 0x80, 0x100)
                                  : g_rand_int_range(random, 0x20, 0x7F));
        SkTextCounts counts = { 0 };
        SkDecoded decoded;
        g_autofree char *text = sk_charset_decode(
            bytes, len, i % 2 == 0 ? NULL : "us-ascii", &decoded);
        g_free(sk_text_clean(text, -1, &counts));
        if (g_str_equal(decoded.used, "utf-8") ||
            memchr(bytes, 0x1B, len) != NULL)
            continue;
        g_assert_cmpuint(counts.controls + counts.bidi + counts.zero_width, ==,
                         0);
    }
}

static void
test_gaiji(void)
{
    static const char bytes[] =
        "\x8E\x81\x96\xBC\xF0\x40\xF0\x41\x91\xBE\x98\x59";
    SkDecoded decoded;
    g_autofree char *out =
        sk_charset_decode(bytes, strlen(bytes), NULL, &decoded);
    g_assert_cmpstr(out, ==, "氏名〓〓太郎");
    g_assert_cmpuint(decoded.undecodable, ==, 2);
    g_assert_cmpuint(decoded.gaiji, ==, 2);
}

static void
test_nul(void)
{
    g_autofree char *out = sk_charset_decode("a\0b", 3, "utf-8", NULL);
    g_autofree char *clean = sk_text_clean(out, -1, NULL);
    g_assert_cmpstr(clean, ==, "ab");
    g_autofree char *wide =
        sk_charset_decode("a\0\0\0b\0", 6, "utf-16le", NULL);
    g_assert_cmpstr(wide, ==, "a\001b");
}

/* No label and no bytes take more than linear time. */
static void
test_hostile(void)
{
    static const char *const units[] = { "\xFF",     "\033",     "$B",
                                         "\033$B",   "\x81",     "\xE3\x81",
                                         "+",        "\xA1",     "\033$B(",
                                         "\n\033(B", "\x0E\x0F", "$BAA" };
    static const char *const labels[] = { NULL,    "iso-2022-jp", "gb18030",
                                          "utf-7", "shift_jis",   "utf-16",
                                          "big5" };
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) text = g_string_new("");
        while (text->len < 300000)
            g_string_append(text, units[i]);
        for (guint j = 0; j < G_N_ELEMENTS(labels); j++) {
            g_autofree char *out =
                sk_charset_decode(text->str, text->len, labels[j], NULL);
            g_assert_true(g_utf8_validate(out, -1, NULL));
        }
    }
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
    g_assert_true(sk_charset_prepare(NULL)); /* twice does no harm */
    ADD("/charset/decode/", rows, test_row)
    ADD("/charset/bytes/", bytes_rows, test_bytes)
    g_test_add_func("/charset/broken-sjis", test_broken_sjis);
    g_test_add_func("/charset/labels", test_labels);
    g_test_add_func("/charset/guessed", test_guessed);
    ADD("/charset/unsure/", unsure_rows, test_unsure)
    g_test_add_func("/charset/near", test_near);
    g_test_add_func("/charset/deletes-nothing", test_deletes_nothing);
    g_test_add_func("/charset/gaiji", test_gaiji);
    g_test_add_func("/charset/nul", test_nul);
    g_test_add_func("/charset/hostile", test_hostile);
    return g_test_run();
}

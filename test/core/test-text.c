/* SPDX-License-Identifier: Apache-2.0
 *
 * Clean text, its width, its lines.
 */
#include <string.h>

#include <sekisho/text.h>

typedef struct {
    const char *name;
    const char *input;
    const char *expected;
    guint controls, bidi, zero_width, invalid;
} CleanRow;

static const CleanRow clean_rows[] = {
    { "empty", "", "" },
    { "ascii", "Hello, world.\n\tx\n", "Hello, world.\n\tx\n" },
    { "japanese", "吾輩は猫である。名前はまだ無い。\n",
      "吾輩は猫である。名前はまだ無い。\n" },
    { "half-width-kana-stays", "ﾊﾟｿｺﾝ", "ﾊﾟｿｺﾝ" },
    { "no-nfc", "か\u3099 神\uFA19 \u212B", "か\u3099 神\uFA19 \u212B" },
    { "crlf", "a\r\nb\r\n", "a\nb\n" },
    { "bare-cr", "a\rb\r\r\nc", "a\nb\n\nc" },
    { "unicode-line-ends",
      "a\u2028b\u2029c\xC2\x85"
      "d",
      "a\nb\nc\nd" },
    { "c0", "a\001b\033[31mc\vd\fe", "ab[31mcde", .controls = 4 },
    { "delete", "a\177b", "ab", .controls = 1 },
    { "c1",
      "a\xC2\x80\xC2\x9B"
      "31mb",
      "a31mb", .controls = 2 },
    { "no-break-space-stays", "a\u00A0b", "a\u00A0b" },
    { "rlo", "見積書\u202Egpj.exe\u202C", "見積書gpj.exe", .bidi = 2 },
    { "isolates", "\u2066a\u2067b\u2068c\u2069", "abc", .bidi = 4 },
    { "marks", "\u200Ea\u200Fb\u061C", "ab", .bidi = 3 },
    { "zero-width", "p\u200Ba\u200Cy\u2060p\uFEFFal", "paypal",
      .zero_width = 4 },
    { "soft-hyphen", "pass\u00ADword", "password", .zero_width = 1 },
    { "hangul-fillers", "a\u3164\u115F\u1160\uFFA0b", "ab", .zero_width = 4 },
    { "mongolian", "a\u180E\u180Bb", "ab", .zero_width = 2 },
    { "annotation", "\uFFF9漢\uFFFAかん\uFFFB", "漢かん", .zero_width = 3 },
    { "grapheme-joiner", "a\u034Fb", "ab", .zero_width = 1 },
    { "tags", "\U0001F3F4\U000E0067\U000E007Fx", "\U0001F3F4x",
      .zero_width = 2 },
    { "beams", "\U0001D173a\U0001BCA0", "a", .zero_width = 2 },
    { "ivs-stays", "葛\U000E0100城市 辻\U000E0101",
      "葛\U000E0100城市 辻\U000E0101" },
    { "emoji-style-stays", "\u2764\uFE0F", "\u2764\uFE0F" },
    { "selector-at-start", "\uFE0Fa", "a", .zero_width = 1 },
    { "selector-on-blank", "a \uFE00\u3000\U000E0100\n\uFE0F", "a \u3000\n",
      .zero_width = 3 },
    { "selector-run", "a\U000E0100\U000E0101\U000E0102b", "a\U000E0100b",
      .zero_width = 2 },
    { "selectors-round-zwsp", "a\uFE00\u200B\uFE01", "a\uFE00",
      .zero_width = 2 },
    { "family", "\U0001F468\u200D\U0001F469\u200D\U0001F466",
      "\U0001F468\u200D\U0001F469\u200D\U0001F466" },
    { "runner", "\U0001F3C3\u200D\u2642\uFE0F",
      "\U0001F3C3\u200D\u2642\uFE0F" },
    { "rainbow-flag", "\U0001F3F3\uFE0F\u200D\U0001F308",
      "\U0001F3F3\u200D\U0001F308", .zero_width = 1 },
    { "joiner-in-word", "pay\u200Dpal", "paypal", .zero_width = 1 },
    { "joiner-half", "\U0001F468\u200Da\u200D\U0001F468",
      "\U0001F468a\U0001F468", .zero_width = 2 },
    { "joiner-twice", "\U0001F468\u200D\u200D\U0001F468",
      "\U0001F468\u200D\U0001F468", .zero_width = 1 },
    { "non-joiner-in-persian", "می\u200Cخواهم", "می\u200Cخواهم" },
    { "joiner-in-sinhala", "ශ්\u200Dරී", "ශ්\u200Dරී" },
    { "joiner-behind-a-word", "می\u200C خواهم\u200D", "می خواهم",
      .zero_width = 2 },
    { "joiner-before-a-word", "\u200Cمی", "می", .zero_width = 1 },
    { "joiners-in-persian", "می\u200C\u200Cخ", "می\u200Cخ", .zero_width = 1 },
    { "joiner-of-two-scripts", "می\u200Cශ", "میශ", .zero_width = 1 },
    { "non-joiner-in-emoji", "\U0001F468\u200C\U0001F469",
      "\U0001F468\U0001F469", .zero_width = 1 },
    { "joiner-on-ideograph", "\U00020BB7\u200D\U00020BB7",
      "\U00020BB7\U00020BB7", .zero_width = 1 },
    { "latin-1-bytes", "caf\xE9 \xFC", "caf\uFFFD \uFFFD", .invalid = 2 },
    { "overlong", "\xC0\xAF\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
      .invalid = 5 },
    { "surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", .invalid = 3 },
    { "beyond", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", .invalid = 4 },
    { "cut-off", "日\xE6\x9C", "日\uFFFD\uFFFD", .invalid = 2 },
    { "noncharacters", "\xEF\xBF\xBF\xEF\xB7\x90\xF0\x9F\xBF\xBE",
      "\uFFFD\uFFFD\uFFFD", .invalid = 3 },
    { "replacement-is-not-counted", "\uFFFD", "\uFFFD" },
    { "control-after-eight", "12345678\00112345678\20012345678\x7F",
      "1234567812345678\uFFFD12345678", .controls = 2, .invalid = 1 },
};

static void
test_clean(gconstpointer data)
{
    const CleanRow *row = data;
    SkTextCounts counts = { 0 };
    g_autofree char *out = sk_text_clean(row->input, -1, &counts);
    g_assert_cmpstr(out, ==, row->expected);
    g_assert_cmpuint(counts.controls, ==, row->controls);
    g_assert_cmpuint(counts.bidi, ==, row->bidi);
    g_assert_cmpuint(counts.zero_width, ==, row->zero_width);
    g_assert_cmpuint(counts.invalid, ==, row->invalid);
    gboolean same = strcmp(row->input, row->expected) == 0;
    g_assert_cmpint(sk_text_is_clean(row->input, strlen(row->input)), ==, same);
    g_assert_true(sk_text_is_clean(out, strlen(out)));
    g_autofree char *again = sk_text_clean(out, -1, NULL);
    g_assert_cmpstr(again, ==, out);
}

/* A joiner at the edge of a piece, whose neighbours are in other pieces. */
static void
test_pieces(void)
{
    static const struct {
        const char *input, *output;
    } pieces[] = {
        { "\u200Cمی\u200C", "\u200Cمی\u200C" },
        { "\u200C", "\u200C" },
        { "\u200Dශ්\u200D", "\u200Dශ්\u200D" },
        { "\u200C\u200C", "\u200C" },
        { "\u200Cpay\u200C", "pay" },
        { "pay\u200Cpal", "paypal" },
        { "\u200C\U0001F468\u200D", "\U0001F468\u200D" },
        { "می\u200C خ", "می خ" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autofree char *out = sk_text_clean_piece(pieces[i].input, -1, NULL);
        gsize len = strlen(pieces[i].input);

        g_assert_cmpstr(out, ==, pieces[i].output);
        g_assert_true(sk_text_is_clean_piece(out, strlen(out)));
        g_assert_cmpint(sk_text_is_clean_piece(pieces[i].input, len), ==,
                        g_str_equal(out, pieces[i].input));
    }
}

/* Every code point alone, against the sentence of the grammar. */
static void
test_every_character(void)
{
    for (gunichar c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char text[16] = "a";
        text[1 + g_unichar_to_utf8(c, text + 1)] = '\0';
        g_autofree char *out = sk_text_clean(text, -1, NULL);
        gboolean kept = strcmp(out, text) == 0;
        GUnicodeType type = g_unichar_type(c);
        gboolean selector =
            (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        if (selector)
            g_assert_true(kept);
        else if (type == G_UNICODE_CONTROL)
            g_assert_true(kept == (c == '\t' || c == '\n'));
        else if (type == G_UNICODE_LINE_SEPARATOR ||
                 type == G_UNICODE_PARAGRAPH_SEPARATOR ||
                 (c & 0xFFFE) == 0xFFFE)
            g_assert_false(kept);
        else if (type == G_UNICODE_FORMAT) /* Arabic signs with a shape stay */
            g_assert_true(!kept || (c >= 0x600 && c <= 0x8E2) || c == 0x110BD ||
                          c == 0x110CD);
        else if (kept)
            g_assert_true(g_utf8_validate(out, -1, NULL));
    }
}

static void
test_nul(void)
{
    SkTextCounts counts = { 0 };
    g_autofree char *out = sk_text_clean("a\0b", 3, &counts);
    g_assert_cmpstr(out, ==, "ab");
    g_assert_cmpuint(counts.controls, ==, 1);
    g_assert_false(sk_text_is_clean("a\0b", 3));
}

typedef struct {
    const char *name;
    const char *input;
    guint max_chars;
    const char *expected;
} LineRow;

static const LineRow line_rows[] = {
    { "plain", "件名", 0, "件名" },
    { "folds", "a\r\n\t b\n c", 0, "a b c" },
    { "tab", "a\tb", 0, "a b" },
    { "blanks-stay", "a  b", 0, "a  b" },
    { "trimmed", " \u3000 件 名 \n", 0, "件 名" },
    { "trimmed-selector", "\u3000\uFE0Fa", 0, "a" },
    { "only-blanks", " \n\t ", 5, "" },
    { "fits", "一二三四五", 5, "一二三四五" },
    { "cut", "一二三四五六", 5, "一二三四…" },
    { "cut-to-one", "一二", 1, "…" },
    { "cut-at-blank", "ab cd", 4, "ab…" },
    { "cut-at-non-joiner", "می\u200Cخx", 4, "می…" },
    { "cut-at-joiner", "\U0001F468\u200D\U0001F469x", 3, "\U0001F468…" },
};

static void
test_line(gconstpointer data)
{
    const LineRow *row = data;
    g_autofree char *out =
        sk_text_clean_line(row->input, -1, row->max_chars, NULL);
    g_assert_cmpstr(out, ==, row->expected);
    g_assert_true(sk_text_is_clean(out, strlen(out)));
    g_autofree char *again = sk_text_clean_line(out, -1, row->max_chars, NULL);
    g_assert_cmpstr(again, ==, out);
}

static void
test_width(void)
{
    g_assert_cmpuint(sk_text_width("abc", -1), ==, 3);
    g_assert_cmpuint(sk_text_width("漢字かなカナ", -1), ==, 12);
    g_assert_cmpuint(sk_text_width("ｶﾀｶﾅ", -1), ==, 4);
    g_assert_cmpuint(sk_text_width("○×※…①", -1), ==, 10);
    g_assert_cmpuint(sk_text_width("ΑЖ", -1), ==, 2);
    g_assert_cmpuint(sk_text_width("é", -1), ==, 2); /* Ambiguous */
    g_assert_cmpuint(sk_text_width("è\u0300ñ", -1), ==, 3);
    g_assert_cmpuint(sk_text_width("葛\U000E0100", -1), ==, 2);
    g_assert_cmpuint(sk_text_width("\U0001F600", -1), ==, 2);
    g_assert_cmpuint(sk_text_width("か\u3099", -1), ==, 2);
    g_assert_cmpuint(sk_text_width("\u303F한", -1), ==, 3);
    g_assert_cmpuint(sk_text_width("abc", 2), ==, 2);
}

typedef struct {
    const char *name;
    const char *input;
    guint columns;
    const char *indent;
    const char *expected;
} WrapRow;

static const WrapRow wrap_rows[] = {
    { "empty", "", 10, "", "" },
    { "short", "abc def", 10, "", "abc def" },
    { "words", "the quick brown fox", 10, "", "the quick\nbrown fox" },
    { "indent", "the quick brown fox", 11, "> ", "the quick\n> brown fox" },
    { "leading-blank", "\u3000今日は晴れです", 10, "",
      "\u3000今日は晴\nれです" },
    { "japanese", "一二三四五六七八", 10, "", "一二三四五\n六七八" },
    { "no-begin-hangs", "一二三四五。六", 10, "", "一二三四五。\n六" },
    { "no-begin-two-hang", "一二三四五」。六", 10, "", "一二三四五」。\n六" },
    { "no-begin-three", "一二三四五」」。六", 10, "", "一二三四\n五」」。六" },
    { "small-kana-pulls", "一二三四きゃく", 10, "", "一二三四\nきゃく" },
    { "long-vowel-pulls", "一二三四ノート", 10, "", "一二三四\nノート" },
    { "no-end-moves", "一二三四「五」六", 10, "", "一二三四\n「五」六" },
    { "paren", "一二三四(五六)", 10, "", "一二三四\n(五六)" },
    { "dash-pair", "一二三四――五", 10, "", "一二三四\n――五" },
    { "mixed", "会議は10:30から第2会議室です", 14, "",
      "会議は10:30か\nら第2会議室で\nす" },
    { "url-alone", "https://example.jp/a/very/long/path", 10, "",
      "https://example.jp/a/very/long/path" },
    { "url-moves", "見てhttps://example.jp/longlong", 10, "",
      "見て\nhttps://example.jp/longlong" },
    { "url-in-prose", "次のhxxps://example[.]jp/をご覧ください", 10, "",
      "次の\nhxxps://example[.]jp/\nをご覧くだ\nさい" },
    { "url-bracketed", "右「https://example.jp/」左", 8, "",
      "右\n「https://example.jp/」\n左" },
    { "iri", "参照 https://ja.example/町役場/案内 です", 12, "",
      "参照\nhttps://ja.example/町役場/案内\nです" },
    { "long-word", "abcdefghijklm", 5, "", "abcde\nfghij\nklm" },
    { "long-word-after", "ab cdefghijk", 5, "", "ab\ncdefg\nhijk" },
    { "unbreakable-marks", "ーーーーーー", 4, "", "ーー\nーー\nーー" },
    { "combining-stays", "かか\u3099かか\u3099", 4, "",
      "かか\u3099\nかか\u3099" },
    { "selector-stays", "一葛\U000E0100葛\U000E0100", 4, "",
      "一葛\U000E0100\n葛\U000E0100" },
    { "family-stays", "一\U0001F468\u200D\U0001F469", 4, "",
      "一\n\U0001F468\u200D\U0001F469" },
    { "flags", "\U0001F1EF\U0001F1F5", 2, "", "\U0001F1EF\U0001F1F5" },
    { "tiny", "漢字", 0, "", "漢\n字" },
};

static void
test_wrap(gconstpointer data)
{
    const WrapRow *row = data;
    g_autofree char *out = sk_text_wrap(row->input, row->columns, row->indent);
    g_assert_cmpstr(out, ==, row->expected);
}

/* Hostile shapes end quickly and hold every character but blanks. */
static void
test_wrap_is_linear(void)
{
    static const char *const units[] = { "ー",      "h",          "「",
                                         "\u3099",  " ",          "://",
                                         "漢http:", "\U0001F1E6", "(" };
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        GString *text = g_string_new("");
        while (text->len < 1000000)
            g_string_append(text, units[i]);
        g_autofree char *out = sk_text_wrap(text->str, 76, "  ");
        if (*units[i] != ' ')
            g_assert_cmpuint(strlen(out), >=, text->len);
        g_string_free(text, TRUE);
    }
}

/* As GLib normalises, but of a thousand marks on one letter the first thirty.
 */
static void
test_normalize(void)
{
    g_autoptr(GString) text = g_string_new("か\u3099ｶﾞ");
    g_autofree char *plain = sk_text_normalize(text->str, G_NORMALIZE_NFC);
    g_autofree char *bounded = NULL, *again = NULL;

    g_assert_cmpstr(plain, ==, "がｶﾞ");
    g_assert_null(sk_text_normalize("\xff", G_NORMALIZE_NFC));
    for (guint i = 0; i < 1000; i++)
        g_string_append(text, "\u0301\u0316");
    g_string_append(text, "e\u0301");
    bounded = sk_text_normalize(text->str, G_NORMALIZE_NFC);
    again = sk_text_normalize(bounded, G_NORMALIZE_NFC);
    g_assert_cmpint(g_utf8_strlen(bounded, -1), ==, 3 + 30 + 1);
    g_assert_true(g_str_has_suffix(bounded, "é"));
    g_assert_cmpstr(again, ==, bounded);
}

#define ADD(path, rows, test)                                                  \
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {                           \
        g_autofree char *full = g_strconcat(path, rows[i].name, NULL);         \
        g_test_add_data_func(full, &rows[i], test);                            \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/text/clean/", clean_rows, test_clean)
    ADD("/text/line/", line_rows, test_line)
    ADD("/text/wrap/", wrap_rows, test_wrap)
    g_test_add_func("/text/clean/pieces", test_pieces);
    g_test_add_func("/text/clean/every-character", test_every_character);
    g_test_add_func("/text/clean/nul", test_nul);
    g_test_add_func("/text/width", test_width);
    g_test_add_func("/text/normalize", test_normalize);
    g_test_add_func("/text/wrap/linear", test_wrap_is_linear);
    return g_test_run();
}

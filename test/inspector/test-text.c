/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters in a body: UTF-8, and the law of characters. The mark in the text
 * is expected at the quantum of base64 that holds what follows it. The last
 * tests compare the law with the writer's, and with all of JIS X 0208.
 */
#include <iconv.h>
#include <string.h>

#include <sekisho/text.h>

#include "sample.h"

typedef struct {
    const char *path, *text;
    gboolean bad; /* at the mark */
    gsize len;    /* 0: strlen */
} Row;

#define A57 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const Row rows[] = {
    { "plain", "hello\r\n" },
    { "only-line-end", "\r\n" },
    { "tab", "a\tb\r\n" },
    { "japanese", "日本語、ﾊﾝｶｸ\r\n" },
    { "beyond-bmp", "𠮷野家\r\n" },
    { "private-use", "\xEE\x80\x80\r\n" },
    { "last", "\xF4\x8F\xBF\xBD\r\n" },
    { "no-last-end", "aaa§", TRUE },
    { "lf-last", "aa§\n", TRUE },
    { "cr-last", "aa§\r", TRUE },
    { "lone-lf", "aaaa§\nb\r\n", TRUE },
    { "lone-cr", "aaaa§\rb\r\n", TRUE },
    { "cr-cr-lf", "aaaa§\r\r\n", TRUE },
    { "lf-first", "§\na\r\n", TRUE },
    { "nul", "ab§\0c\r\n", TRUE, sizeof "ab§\0c\r\n" - 1 },
    { "escape", "ab§\x1b[2J\r\n", TRUE },
    { "delete", "ab§\x7f\r\n", TRUE },
    { "form-feed", "ab§\f\r\n", TRUE },
    { "c1", "ab§\xC2\x9B\r\n", TRUE },
    { "nel", "ab§\xC2\x85\r\n", TRUE },

    /* UTF-8 */
    { "stray", "ab§\x80\r\n", TRUE },
    { "overlong-2", "ab§\xC0\xAF\r\n", TRUE },
    { "overlong-2-c1", "ab§\xC1\xBF\r\n", TRUE },
    { "overlong-3", "ab§\xE0\x80\xAF\r\n", TRUE },
    { "overlong-3-last", "ab§\xE0\x9F\xBF\r\n", TRUE },
    { "overlong-4", "ab§\xF0\x80\x80\xAF\r\n", TRUE },
    { "overlong-4-last", "ab§\xF0\x8F\xBF\xBF\r\n", TRUE },
    { "surrogate", "ab§\xED\xA0\x80\r\n", TRUE },
    { "surrogate-pair", "ab§\xED\xA1\x82\xED\xBE\xB7\r\n", TRUE },
    { "before-surrogates", "\xED\x9F\xBF\r\n" },
    { "too-large", "ab§\xF4\x90\x80\x80\r\n", TRUE },
    { "f5", "ab§\xF5\x80\x80\x80\r\n", TRUE },
    { "five-bytes", "ab§\xF8\x88\x80\x80\x80\r\n", TRUE },
    { "ff", "ab§\xFF\r\n", TRUE },
    { "cut-2", "ab§\xC3\r\n", TRUE },
    { "cut-3", "ab§\xE6\x97\r\n", TRUE },
    { "cut-4", "ab§\xF0\x9F\x98\r\n", TRUE },
    { "cut-at-end", "\r\n§\xE6\x97", TRUE },
    { "second-not-trail", "ab§\xE6\x61\xA5\r\n", TRUE },
    { "latin-1", "caf§\xE9\r\n", TRUE },
    { "shift-jis", "§\x93\xFA\x96\x7B\r\n", TRUE },
    { "noncharacter", "ab§\xEF\xB7\x90\r\n", TRUE },
    { "noncharacter-bmp", "ab§\xEF\xBF\xBE\r\n", TRUE },
    { "noncharacter-last", "ab§\xF4\x8F\xBF\xBF\r\n", TRUE },

    /* what nobody sees */
    { "override",
      "ab§\xE2\x80\xAE"
      "gpj.exe\r\n",
      TRUE },
    { "isolate", "ab§\xE2\x81\xA6\r\n", TRUE },
    { "zero-width", "pay§\xE2\x80\x8Bpal\r\n", TRUE },
    { "bom",
      "§\xEF\xBB\xBF"
      "a\r\n",
      TRUE },
    { "soft-hyphen", "ab§\xC2\xAD\r\n", TRUE },
    { "hangul-filler", "日本§\xE3\x85\xA4\r\n", TRUE },
    { "tag", "ab§\xF3\xA0\x81\x81\r\n", TRUE },
    { "line-separator", "ab§\xE2\x80\xA8\r\n", TRUE },

    /* selectors and joiners */
    { "ivs", "葛\xF3\xA0\x84\x80\r\n" },
    { "selector", "❤\xEF\xB8\x8F\r\n" },
    { "selector-first", "§\xEF\xB8\x8F\r\n", TRUE },
    { "selector-on-space", "a §\xEF\xB8\x8F\r\n", TRUE },
    { "selector-on-line", "a\r\n§\xEF\xB8\x8F\r\n", TRUE },
    { "selector-on-wide-space", "a　§\xEF\xB8\x8F\r\n", TRUE },
    { "selectors", "a\xEF\xB8\x8F§\xEF\xB8\x8F\r\n", TRUE },
    { "selectors-mixed", "葛\xF3\xA0\x84\x80§\xF3\xA0\x84\x81\r\n", TRUE },
    { "joiner", "👩\xE2\x80\x8D💻\r\n" },
    { "joiner-low", "❤\xE2\x80\x8D✂\r\n" },
    { "non-joiner-in-persian", "می\u200Cخواهم\r\n" },
    { "joiner-in-sinhala", "ශ්\u200Dරී\r\n" },
    { "non-joiner-of-two-scripts", "می\u200C§ශ\r\n", TRUE },
    { "non-joiner-before-blank", "می\u200C§ خ\r\n", TRUE },
    { "non-joiner-before-emoji", "می\u200C§💻\r\n", TRUE },
    { "non-joiner-in-latin", "pay§\u200Cpal\r\n", TRUE },
    { "non-joiner-in-emoji", "👩§\u200C💻\r\n", TRUE },
    { "non-joiners", "می\u200C§\u200Cخ\r\n", TRUE },
    { "joiner-first", "§\xE2\x80\x8D💻\r\n", TRUE },
    { "joiner-after-letter", "a§\xE2\x80\x8D💻\r\n", TRUE },
    { "joiner-after-kanji", "𠮷§\xE2\x80\x8D💻\r\n", TRUE },
    { "joiner-before-letter", "👩\xE2\x80\x8D§a\r\n", TRUE },
    { "joiner-before-kana", "👩\xE2\x80\x8D§あ\r\n", TRUE },
    { "joiner-before-line-end", "👩\xE2\x80\x8D§\r\n", TRUE },
    { "joiner-before-tab", "👩\xE2\x80\x8D§\t\r\n", TRUE },
    { "joiners", "👩\xE2\x80\x8D§\xE2\x80\x8D💻\r\n", TRUE },
    { "joiner-after-selector", "❤\xEF\xB8\x8F§\xE2\x80\x8D💻\r\n", TRUE },

    /* over the ends of lines of base64 */
    { "two-lines", A57 "a\r\n" },
    { "second-line", A57 "ab§\x01\r\n", TRUE },
    { "character-over-two-lines", A57 A57 "aあ\r\n" },
    { "bad-over-two-lines", A57 "§\xE6\x97\r\n", TRUE },
};

static void
check_row(gconstpointer data)
{
    const Row *row = data;
    SkInspectOrder order = sample_order();
    gsize len = row->len > 0 ? row->len : strlen(row->text);
    const char *mark = memmem(row->text, len, MARK, 2);
    g_assert_cmpint(mark != NULL, ==, row->bad);
    g_autoptr(GString) text = g_string_new_len(row->text, len);
    gsize at = mark != NULL ? (gsize)(mark - row->text) : 0;
    if (mark != NULL)
        g_string_erase(text, at, 2);
    g_autofree char *body = sample_base64(text->str, text->len);
    g_autoptr(GString) mail = g_string_new(UTF_8_TAIL);
    g_string_append(mail, body);
    if (mark != NULL && at == text->len) {
        g_string_append(mail, MARK);
    } else if (mark != NULL) {
        gsize before = at / 3 * 4, ends = before / 76 * 2;
        g_string_insert(mail, strlen(UTF_8_TAIL) + before + ends, MARK);
    }
    sample_check(&order, mail->str, mail->len,
                 row->bad ? SK_INSPECT_TEXT : SK_INSPECT_ACCEPTED, row->bad);
}

static gboolean
accepts_file(const char *text, gsize len)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_TEXT };
    SkInspectAnswer answer;
    return sk_inspect(&order, (const guint8 *)text, len, &answer) == 1;
}

/* The writer's law and ours, after and before letters, kanji, emoji,
 * selectors, joiners and blanks: the same for every code point. */
static void
check_writer(void)
{
    static const char *const around[] = {
        "",
        "a",
        " ",
        "\t",
        "\n",
        "葛",
        "👩",
        "❤",
        "\xEF\xB8\x8F",
        "葛\xF3\xA0\x84\x80",
        "\xE3\x80\x80",
        "👩\xE2\x80\x8D",
        ("\xE2\x80\x8D"
         "👩"),
        "𠮷",
    };
    guint clean = 0;
    for (gunichar c = 0; c <= 0x10FFFF; c++) {
        if (c == '\r' || (c >= 0xD800 && c < 0xE000))
            continue; /* the writer's line end is LF */
        char bytes[6];
        gint n = g_unichar_to_utf8(c, bytes);
        for (gsize i = 0; i < G_N_ELEMENTS(around) * 2; i++) {
            g_autoptr(GString) text = g_string_new_len(bytes, n);
            g_string_insert(text, i % 2 == 0 ? 0 : n, around[i / 2]);
            gboolean theirs = sk_text_is_clean(text->str, text->len);
            gboolean ours = accepts_file(text->str, text->len);
            if (theirs != ours)
                g_error("U+%04X beside \"%s\": %s", c, around[i / 2],
                        theirs ? "only the writer lets it pass"
                               : "only the inspector lets it pass");
            clean += ours;
        }
    }
    g_assert_cmpuint(clean, >, 25 * 1000 * 1000);
}

/* Bytes at random, cleaned by the writer, pass; so do they wrapped (but
 * for joiners). */
static void
check_cleaned(void)
{
    static const char *const pieces[] = {
        "a",
        " ",
        "\n",
        "\r\n",
        "\t",
        "あ",
        "葛",
        "\xF3\xA0\x84\x80",
        "👩",
        "\xE2\x80\x8D",
        "\xEF\xB8\x8F",
        "\xE2\x80\xAE",
        "\xE6\x97",
        "\x85",
        "http://a.example/",
        "。",
        "「",
        "\xEF\xBF\xBE",
        "\x1b",
        "❤",
        "",
    };
    g_autoptr(GRand) rand = g_rand_new_with_seed(17);
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int k = g_rand_int_range(rand, 0, 40); k > 0; k--)
            g_string_append(
                text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
        g_autofree char *clean = sk_text_clean(text->str, text->len, NULL);
        g_assert_true(accepts_file(clean, strlen(clean)));
        g_autofree char *line =
            sk_text_clean_line(text->str, text->len, 12, NULL);
        g_assert_true(accepts_file(line, strlen(line)));
        if (strstr(line, "\xE2\x80\x8D") != NULL)
            continue; /* the wrapper may break after a joiner */
        g_autofree char *wrapped = sk_text_wrap(line, 4, "> ");
        g_assert_true(accepts_file(wrapped, strlen(wrapped)));
    }
}

/* Every pair of bytes: assigned for us exactly when glibc decodes it (glibc's
 * table is JIS X 0208-1990's, without vendors' rows). */
static void
check_jis(void)
{
    SkInspectOrder order = sample_order();
    iconv_t converter = iconv_open("UTF-8", "ISO-2022-JP");
    guint assigned = 0;
    for (guint pair = 0; pair < 0x8000; pair++) {
        char body[] = "\x1b$B..\x1b(B\r\n";
        body[3] = (char)(pair >> 8);
        body[4] = (char)(pair & 0x7F);
        if ((pair & 0x80) != 0 || strpbrk(body + 3, "\r\n") != body + 8 ||
            body[3] == 0 || body[4] == 0)
            continue;
        char out[16], *in = body, *to = out;
        gsize left = strlen(body), room = sizeof out;
        iconv(converter, NULL, NULL, NULL, NULL);
        gboolean known = iconv(converter, &in, &left, &to, &room) == 0;
        /* it lets controls and DEL pass in kanji */
        known = known && body[3] > 0x20 && body[4] > 0x20 && body[3] < 0x7F &&
                body[4] < 0x7F;
        g_autofree char *mail = g_strconcat(JIS_TAIL, body, NULL);
        SkInspectAnswer answer;
        gboolean ours = sk_inspect(&order, (const guint8 *)mail, strlen(mail),
                                   &answer) == 1;
        if (ours != known)
            g_error("%02x%02x: %d, glibc says %d", body[3], body[4], ours,
                    known);
        assigned += ours;
    }
    iconv_close(converter);
    g_assert_cmpuint(assigned, ==, 6879);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/text/", rows[i].path, NULL);
        g_test_add_data_func(path, &rows[i], check_row);
    }
    g_test_add_func("/text/writer", check_writer);
    g_test_add_func("/text/cleaned", check_cleaned);
    g_test_add_func("/text/jis", check_jis);
    return g_test_run();
}

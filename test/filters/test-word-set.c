/* SPDX-License-Identifier: Apache-2.0
 *
 * Words of texts as sets: what is folded here is folded as GLib does it, each
 * word is counted once however many there are and wherever they fall.
 */
#include <string.h>

#include <text/word_fold.h>
#include <text/word_set.h>

/* Of the table in word_set.c: words are chosen that fall on one slot. */
#define MIX  0x9E3779B97F4A7C15u
#define PAIR (G_GUINT64_CONSTANT(1) << 63)

static void
assert_folded(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    g_autofree char *expected = g_utf8_casefold(normal, -1);
    g_autofree char *folded = sk_word_fold(text);

    g_assert_cmpstr(folded, ==, expected);
}

static gboolean
is_text(gunichar c)
{
    return c != 0 && (c < 0xD800 || c > 0xDFFF);
}

/* Every character alone, before and behind a letter, and before a mark. */
static void
test_fold_each(void)
{
    for (gunichar c = 1; c < 0x20000; c++) {
        GString *text = g_string_new(NULL);

        if (!is_text(c)) {
            g_string_free(text, TRUE);
            continue;
        }
        g_string_append_unichar(text, c);
        g_string_append(text, "A\xE3\x81\x8B"); /* か */
        g_string_append_unichar(text, c);
        g_string_append(text, "\xCC\x81\xE3\x82\x99\n"); /* acute, voicing */
        g_string_append_unichar(text, c);
        assert_folded(text->str);
        g_string_free(text, TRUE);
    }
}

static void
test_fold_lines(void)
{
    assert_folded("");
    assert_folded("\n\n");
    assert_folded("ＡＢＣ　会議\nか\xE3\x82\x99ぎ\r\nÉcole ﬁn\nkana ｶﾞ");
    g_autofree char *broken = sk_word_fold("a\xFF");

    g_assert_cmpstr(broken, ==, "");
}

/* What a character is to a word: as GLib's tables say. */
static void
test_chars(void)
{
    for (gunichar c = 1; c < 0x30000; c++) {
        SkWordChar expected = !g_unichar_isalnum(c)  ? SK_WORD_NONE
                              : g_unichar_iswide(c)  ? SK_WORD_WIDE
                              : g_unichar_isdigit(c) ? SK_WORD_DIGIT
                                                     : SK_WORD_LETTER;

        if (is_text(c))
            g_assert_cmpint(sk_word_char(c), ==, expected);
    }
}

static void
test_counts(void)
{
    static const struct {
        const char *text;
        guint words;
    } rows[] = {
        { "", 0 },
        { "a A ａ", 1 },
        { "a1", 2 },
        { "会議", 1 },
        { "会議会議", 2 },
        { "会", 0 },
        { "会 議", 1 },
        { "会a議", 1 },
        { "see http://a.example/b and ftp: x [12] [リンク]", 3 },
        { "http httpx https", 2 },
        { "http", 0 },
        { "［リンク 1］: x", 4 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkWordSet) set = sk_word_set_new(rows[i].text);

        g_test_message("%s", rows[i].text);
        g_assert_cmpuint(sk_word_set_size(set), ==, rows[i].words);
        g_assert_cmpuint(sk_word_set_extra(set, set), ==, 0);
    }
}

/* @n different words: the numbers written with letters. */
static char *
many_words(guint n)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < n; i++) {
        for (guint left = i + 1; left > 0; left /= 26)
            g_string_append_c(text, (char)('a' + left % 26));
        g_string_append_c(text, i % 7 == 0 ? '\n' : ' ');
    }
    return g_string_free(text, FALSE);
}

static void
test_many(void)
{
    g_autofree char *few = many_words(70000), *more = many_words(100000);
    g_autofree char *twice = g_strconcat(few, more, NULL);
    g_autoptr(SkWordSet) small = sk_word_set_new(few);
    g_autoptr(SkWordSet) large = sk_word_set_new(twice);

    g_assert_cmpuint(sk_word_set_size(small), ==, 70000);
    g_assert_cmpuint(sk_word_set_size(large), ==, 100000);
    g_assert_cmpuint(sk_word_set_extra(large, small), ==, 30000);
    g_assert_cmpuint(sk_word_set_extra(small, large), ==, 0);
}

/* Pairs of kanji that fall on one slot of up to 4096, @n of them, each ended by
 * a letter, the first written twice. */
static char *
colliding(guint n)
{
    GString *text = g_string_new(NULL);
    guint64 place = 0;

    for (gunichar a = 0x4E00; n > 0; a++)
        for (gunichar b = 0x4E00; b < 0x9FA5 && n > 0; b++) {
            guint64 word = PAIR | (guint64)a << 21 | b;

            if (text->len == 0)
                place = (word * MIX) >> 52;
            if ((word * MIX) >> 52 != place)
                continue;
            g_string_append_unichar(text, a);
            g_string_append_unichar(text, b);
            g_string_append_c(text, 'a');
            n--;
        }
    g_string_append_len(text, text->str, 7);
    return g_string_free(text, FALSE);
}

static void
test_colliding(void)
{
    g_autofree char *some = colliding(30), *all = colliding(90);
    g_autoptr(SkWordSet) small = sk_word_set_new(some);
    g_autoptr(SkWordSet) large = sk_word_set_new(all);
    g_autofree char *lines = NULL;
    guint n = 0;

    g_assert_cmpuint(sk_word_set_size(small), ==, 30 + 1);
    g_assert_cmpuint(sk_word_set_size(large), ==, 90 + 1);
    g_assert_cmpuint(sk_word_set_extra(large, small), ==, 60);
    g_assert_cmpuint(sk_word_set_extra(small, large), ==, 0);
    lines = sk_word_set_lines(all, small, &n);
    g_assert_cmpuint(n, ==, 1);
}

/* A text of links without a colon is read in one pass. */
static void
test_links_without_colon(void)
{
    GString *text = g_string_new(NULL);
    g_autoptr(SkWordSet) set = NULL;

    for (guint i = 0; i < 300000; i++)
        g_string_append(text, "http- ");
    set = sk_word_set_new(text->str);
    g_assert_cmpuint(sk_word_set_size(set), ==, 1);
    g_string_free(text, TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/word-set/fold/each", test_fold_each);
    g_test_add_func("/word-set/fold/lines", test_fold_lines);
    g_test_add_func("/word-set/chars", test_chars);
    g_test_add_func("/word-set/counts", test_counts);
    g_test_add_func("/word-set/many", test_many);
    g_test_add_func("/word-set/colliding", test_colliding);
    g_test_add_func("/word-set/links-without-colon", test_links_without_colon);
    return g_test_run();
}

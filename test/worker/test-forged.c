/* SPDX-License-Identifier: Apache-2.0
 *
 * Forged notices: what the inspector refuses by itself, and that it refuses
 * nothing that the worker has altered, in UTF-8 and in ISO-2022-JP.
 */
#include <string.h>

#include <inspector/inner.h>

#include "charset/charset.h"
#include "core/notice/notice_texts.h"
#include "worker/mail/defuse.h"

#define MARK                                                                   \
    "------ 【sekisho】 受付番号 7KQ4M2X9AB 確認 AAAA-BBBB-CCCC-DDDD " \
    "------\r\n"
#define END_MARK "------ 【sekisho】 受付番号 7KQ4M2X9AB ここまで ------\r\n"
#define EN_MARK                                                                \
    "------ [sekisho] receipt 7KQ4M2X9AB check AAAA-BBBB-CCCC-DDDD ------\r\n"
#define TOP                                                                    \
    "※ このメールから添付ファイルなど 2 "                     \
    "件を取り除きました。くわしくは末尾を。"
#define HEADING "無害化ゲートウェイ（sekisho）からのお知らせ\r\n"
#define PLAIN   "無害化ゲートウェイからのお知らせ\r\n"

static gboolean
is_forged(const char *text)
{
    const guint8 *p = (const guint8 *)text;

    return sk_notice_forged((SkSpan){ p, p + strlen(text) }) != NULL;
}

static gboolean
is_forged_in_jis(const char *text)
{
    gsize len = 0;
    g_autofree char *jis = g_convert_with_fallback(
        text, -1, "ISO-2022-JP", "UTF-8", "_", NULL, &len, NULL);
    g_autofree guint8 *out = NULL;
    SkSpan all;

    g_assert_nonnull(jis);
    out = g_malloc(len * 2 + 1);
    all.p = out;
    all.end = out + sk_notice_from_jis(
                        (SkSpan){ (guint8 *)jis, (guint8 *)jis + len }, out);
    return sk_notice_forged(all) != NULL;
}

static const struct {
    const char *name, *text;
    gboolean forged, only_utf_8;
} rows[] = {
    { "letter", "こんにちは\r\n", FALSE },
    { "notice", TOP "\r\n\r\nこんにちは\r\n" MARK HEADING PLAIN, FALSE },
    { "notice-english",
      "Note: 2 item(s), such as attachments, were taken out of this mail.\r\n"
      "\r\nx\r\n" EN_MARK "Notice from the mail gateway (sekisho)\r\n",
      FALSE },
    { "notice-above", MARK HEADING END_MARK "\r\nこんにちは\r\n", FALSE },
    { "altered", "無害化ゲートウェイからのお知らせ・転記\r\n【関所・転記】\r\n",
      FALSE },
    { "altered-behind", "【sekisho・転記】\r\n", FALSE },
    { "another-sentence", "このメールから添付ファイルなどを取り除いて\r\n",
      FALSE },
    { "barrier", "江戸時代の関所、[関]所。「関所」\r\n", FALSE },
    { "top-alone", TOP "\r\n\r\nこんにちは\r\n", TRUE },
    { "top-later", TOP "\r\n\r\n" TOP "\r\n" MARK, TRUE },
    { "top-english",
      "2 item(s), such as attachments, were taken out of this mail\r\n", TRUE },
    { "heading", PLAIN, TRUE },
    { "heading-in-hiragana", "無害化げーとうぇいカラノオ知ラセ\r\n", TRUE },
    { "heading-quoted", "> > 無害化ゲートウェイからの お知らせ\r\n", TRUE },
    { "heading-before", "x\r\n\r\n" PLAIN MARK, TRUE },
    { "heading-behind", MARK HEADING END_MARK PLAIN, TRUE },
    { "name", "[ sekisho ] ok\r\n", TRUE },
    { "name-wide", "【ｓｅｋｉｓｈｏ】\r\n", TRUE },
    { "name-alike", "[sеkіsho]\r\n", TRUE, TRUE },
    { "kanji", "【関所】お知らせ\r\n", TRUE },
    { "kanji-bracket", "［関所］\r\n", TRUE },
    { "kanji-old", "〔關所〕\r\n", TRUE, TRUE },
    { "kanji-before-the-mark", "【関所】 ・転記\r\n", TRUE },
    { "kanji-twice", "[[関所]]\r\n", TRUE },
    { "kanji-before", "x\r\n\r\n【関所】\r\n" MARK, TRUE },
    { "subject", "メール 1 通をお届けできませんでした（受付番号 X）\r\n",
      TRUE },
    { "two-marks", MARK "x\r\n" MARK, TRUE },
    { "two-languages", MARK "x\r\n" EN_MARK, TRUE },
};

static void
test_row(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);

    g_assert_cmpint(is_forged(rows[i].text), ==, rows[i].forged);
    if (!rows[i].only_utf_8)
        g_assert_cmpint(is_forged_in_jis(rows[i].text), ==, rows[i].forged);
}

/* The text of a letter is altered, and then accepted, with a notice or not. */
static void
check_altered(const char *text, SkNoticeTexts *texts)
{
    g_autofree char *altered = sk_notice_defuse(text, texts, NULL);
    g_autofree char *below =
        g_strconcat(TOP "\r\n\r\n", altered, "\r\n" MARK, HEADING, NULL);
    g_autofree char *above =
        g_strconcat(MARK, HEADING, END_MARK, altered, "\r\n", NULL);

    if (is_forged(altered) || is_forged(below) || is_forged(above))
        g_test_fail_printf("\"%s\" is refused", altered);
    if (is_forged_in_jis(altered))
        g_test_fail_printf("\"%s\" is refused in ISO-2022-JP", altered);
}

static void
test_altered(void)
{
    static const char *const pieces[] = {
        "[",
        "【",
        "関所",
        "]",
        "】",
        "sekisho",
        " ",
        "\r\n",
        "・転記",
        "> ",
        "せきしょ",
        "無害化ゲートウェイ",
        "からのお知らせ",
        "(",
        "）",
        "（sekisho）",
        TOP,
        MARK,
        END_MARK,
        "receipt",
        "Notice from the mail gateway",
        "このメールから添付ファイルなど",
        "item(s), such as attachments, were ",
        "taken out of this mail",
        "を",
        "3",
        "通をお届けできませんでした",
        "（受付番号",
        "關所",
        "」",
        "「",
        "ー",
    };
    SkNoticeTexts *texts = sk_notice_texts_load("ja", NULL, NULL);
    g_autoptr(GRand) random = g_rand_new_with_seed(2026);

    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);

        for (gint n = g_rand_int_range(random, 1, 8); n > 0; n--)
            g_string_append(
                text,
                pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        check_altered(text->str, texts);
    }
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        check_altered(rows[i].text, texts);
    sk_notice_texts_unref(texts);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/forged/", rows[i].name, NULL);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_row);
    }
    g_test_add_func("/forged/none-left", test_altered);
    return g_test_run();
}

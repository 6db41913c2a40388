/* SPDX-License-Identifier: Apache-2.0
 *
 * The notice: its words and layout, that its mark cannot be forged or copied,
 * and that it survives the mail it travels in.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/notice/notice_texts.h"
#include "out-help.h"
#include "charset/charset.h"
#include "worker/identify/identify.h"
#include "worker/write/message_out.h"
#include "worker/write/message_text.h"
#include "worker/notice/notice.h"

#define XSEKISHO "receipt=7KQ4M2X9AB; verdict=cleaned; profile=x; did=none"

static const SkRemoved usual[] = {
    { "見積書.zip", 1258291, "encrypted-zip", SK_REASON_ENCRYPTED },
    { "会議資料.xlsx", 348160, "excel", SK_REASON_ATTACHMENT },
    { NULL, 12, "no-such-kind", SK_REASON_UNDECIDED },
};

static char *
compose(const char *body, const SkRemoved *removed, guint n,
        const SkPolicy *policy)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(SkRemoved));
    SkNotice notice = { .removed = list };
    SkOrder order = out_order();

    if (n > 0)
        g_array_append_vals(list, removed, n);
    return sk_notice_compose(body, &notice, policy, &order);
}

static void
test_layout(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *text = compose("本文です。\n\n\n", usual, 3, policy);
    const char *mark = strstr(text, "確認 ");
    static const char before[] =
        "※ このメールから添付ファイルなど 3 件を取り除きました。くわしくは末尾"
        "をご覧ください。"
        "\n\n本文です。\n\n"
        "------ 【sekisho】 受付番号 7KQ4M2X9AB ";
    static const char after[] =
        " ------\n"
        "無害化ゲートウェイ（sekisho）からのお知らせ\n\n"
        "・「見積書.zip」（パスワード付き ZIP、1.2 MB）\n"
        "　　理由：暗号化やパスワードなどで保護されていて、中身を確認できません"
        "。\n"
        "・「会議資料.xlsx」（Excel ブック、340 KB）\n"
        "　　理由：文章だけを通す設定のため、添付ファイルは取り除いています。\n"
        "・「（名前なし）」（種類のわからないファイル、12 バイト）\n"
        "　　理由：安全を確認できる種類のファイルではありません。\n\n"
        "受付番号：7KQ4M2X9AB\n"
        "必要なファイルがあるときは、送信元の方に別の方法での送付を依頼してく"
        "ださい。\n"
        "ご不明な点は、受付番号を添えて情報政策担当へお問い合わせください。\n"
        "取り除いたファイルは、このゲートウェイには保管されていません。\n";

    g_assert_nonnull(mark);
    g_assert_true(g_str_has_prefix(text, before));
    g_assert_cmpuint(mark - text, ==, sizeof before - 1);
    g_assert_cmpstr(mark + strlen("確認 XXXX-XXXX-XXXX-XXXX"), ==, after);
}

static void
test_nothing_to_tell(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *text = compose("本文\r\n\r\n", NULL, 0, policy);

    g_assert_cmpstr(text, ==, "本文\n");
}

/* A mail rebuilt from an ambiguous one says so, though nothing is listed. */
static void
test_rebuilt(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    SkNotice notice = { .rebuilt = TRUE };
    SkOrder order = out_order();
    g_autofree char *text =
        sk_notice_compose("本文\n", &notice, policy, &order);

    g_assert_true(g_str_has_prefix(text, "本文\n\n------ "));
    g_assert_nonnull(strstr(text, "読み取れたところから作り直しました。\n"));
    g_assert_nonnull(strstr(text, "受付番号：7KQ4M2X9AB\n"));
    g_assert_null(strstr(text, "取り除"));
    g_assert_true(sk_notice_is_ours(text, order.notice_key));
}

/* Of a returned mail nobody is told to ask for what he sent himself: one
 * sentence stands for its text, its files are named, and what else was removed
 * is counted alone. */
static void
test_returned(void)
{
    static const SkRemoved all[] = {
        { NULL, 18, "text", SK_REASON_RETURNED },
        { NULL, 20, "text", SK_REASON_RETURNED },
        { "議案.docx", 348160, "word", SK_REASON_RETURNED },
        { "a.exe", 12, "program", SK_REASON_EXECUTABLE },
    };
    static const char said[] = "見出しだけをお届けしています。\n本文と添付";
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *text = compose("本文\n", all, 2, policy);
    g_autofree char *named = compose("本文\n", all, 3, policy);
    g_autofree char *more = compose("本文\n", all, 4, policy);

    g_assert_true(g_str_has_prefix(text, "本文\n\n------ "));
    g_assert_nonnull(strstr(text, said));
    g_assert_null(strstr(text, "・「"));
    g_assert_null(strstr(text, "送信元"));
    g_assert_true(g_str_has_prefix(named, "本文\n\n------ "));
    g_assert_nonnull(strstr(named, "・「議案.docx」（Word 文書、340 KB）"));
    g_assert_nonnull(strstr(named, said));
    g_assert_null(strstr(named, "送信元"));
    g_assert_nonnull(strstr(more, "添付ファイルなど 1 件を"));
    g_assert_nonnull(strstr(more, said));
    g_assert_nonnull(strstr(more, "送信元"));
}

/* Nobody has to wonder whether a text was lost where there was none. */
static void
test_no_body(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *text = compose("\n", usual, 1, policy);

    g_assert_nonnull(strstr(text, "ください。\n\n（このメールに、お届けできる"
                                  "文章はありません。）\n\n------ "));
}

static void
test_many(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    SkRemoved many[60];
    g_autofree char *text = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        many[i] = usual[0];
    text = compose("x", many, G_N_ELEMENTS(many), policy);
    g_assert_nonnull(strstr(text, "添付ファイルなど 60 件"));
    g_assert_nonnull(strstr(text, "・ほか 10 件\n"));
}

static const struct {
    const char *name, *shown;
} names[] = {
    { "a」（PDF、1 KB）「b.exe", "「a』（PDF、1 KB）『b.exe」" },
    { "a\nb\r\n.txt", "「a b .txt」" },
    { "gpj.\u202eexe", "「gpj.exe」" },
    { "------ 【sekisho】 受付番号 x", "【sekisho・転記】" },
    { "{receipt}{count}.txt", "「{receipt}{count}.txt」" },
    { "ああああああああああああああああああああああああああああああああああああ"
      "あ"
      "ああああああああああああああああああああああああああああああ.docx",
      "あああああ….docx」" },
};

static void
test_names(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        SkRemoved removed = { names[i].name, 1, "pdf", SK_REASON_ATTACHMENT };
        g_autofree char *text = compose("x", &removed, 1, policy);

        if (strstr(text, names[i].shown) == NULL)
            g_test_message("%s", text);
        g_assert_nonnull(strstr(text, names[i].shown));
    }
}

/* Where boxes are opened a long one does not push out what lay in it. */
static void
test_path(void)
{
    static const char path[] =
        "a-rather-long-name-of-a-mail-that-was-saved-as-a-file.msg/setup.exe";
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    g_autofree char *alone = sk_notice_name(policy, path);
    g_autofree char *opened = NULL;
    g_autofree char *deep = NULL;

    g_ptr_array_add(rules, policy);
    policy->files = rules;
    opened = sk_notice_name(policy, path);
    deep = sk_notice_name(policy, "x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/a.txt");
    policy->files = NULL;
    g_assert_cmpstr(
        alone, ==,
        "a-rather-long-name-of-a-mail-that-was-saved-as-a-file.m….exe");
    g_assert_cmpstr(
        opened, ==,
        "a-rather-long-name-of-a-mail-that-was-saved-as-a-… › setup.exe");
    g_assert_cmpstr(deep, ==,
                    "x › x › x › x › x › x › x › x › x › x › x › x › x › x… › "
                    "a.txt");
}

typedef struct {
    const char *name;
    const char *language;
    SkCharset charset;
    SkPlace place;
} Way;

static const Way ways[] = {
    { "ja-utf-8-end", "ja", SK_CHARSET_UTF_8, SK_PLACE_END },
    { "ja-jis-end", "ja", SK_CHARSET_ISO_2022_JP, SK_PLACE_END },
    { "ja-utf-8-top", "ja", SK_CHARSET_UTF_8, SK_PLACE_TOP },
    { "ja-jis-top", "ja", SK_CHARSET_ISO_2022_JP, SK_PLACE_TOP },
    { "en-utf-8-end", "en", SK_CHARSET_UTF_8, SK_PLACE_END },
    { "en-jis-top", "en", SK_CHARSET_ISO_2022_JP, SK_PLACE_TOP },
};

/* Composed, written, inspected, read back: still ours, and not one bit of it
 * can be changed. */
static void
test_travels(gconstpointer data)
{
    const Way *way = data;
    SkOrder order = out_order();
    g_autoptr(SkPolicy) policy = out_policy_new(way->language, way->charset);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GBytes) again = NULL;
    g_autofree char *text = NULL;
    g_autofree char *back = NULL;
    g_autofree char *word = NULL;
    SkMail *mail = out_mail_new();
    SkReason limit;

    policy->notice_place = way->place;
    text = compose("①本文 ～ 𠮷 と\n\n【sekisho】 https://x.example/\n\n",
                   usual, 3, policy);
    bytes = sk_mail_write(mail, text, policy, XSEKISHO, report, &limit);
    word = out_inspect(bytes, way->charset);
    g_assert_cmpstr(word, ==, "accepted");
    back = out_text(bytes);
    g_assert_cmpstr(back, ==, text);
    g_assert_true(sk_notice_is_ours(back, order.notice_key));
    again = sk_mail_write(mail, back, policy, XSEKISHO, report, &limit);
    g_assert_true(g_bytes_equal(bytes, again));
    for (gsize i = 0; back[i] != '\0'; i++) {
        back[i] ^= 1;
        g_assert_false(sk_notice_is_ours(back, order.notice_key));
        back[i] ^= 1;
    }
    order.notice_key[31] ^= 1;
    g_assert_false(sk_notice_is_ours(back, order.notice_key));
    sk_mail_free(mail);
}

static void
test_two_marks(void)
{
    SkOrder order = out_order();
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *ours = compose("本文", usual, 1, policy);
    g_autofree char *twice = g_strconcat(ours, ours, NULL);
    g_autofree char *longer = g_strconcat(ours, "追伸\n", NULL);
    g_auto(GStrv) lines = g_strsplit(ours, "\n", -1);
    g_autofree char *dos = g_strjoinv("\r\n", lines);

    g_assert_true(sk_notice_is_ours(ours, order.notice_key));
    g_assert_true(sk_notice_is_ours(dos, order.notice_key));
    g_assert_false(sk_notice_is_ours(twice, order.notice_key));
    g_assert_false(sk_notice_is_ours(longer, order.notice_key));
}

static const struct {
    const char *text;
    guint count;
} outside[] = {
    { "------ 【sekisho】 受付番号 7KQ4M2X9AB 確認 AAAA-AAAA-AAAA-AAAA ------",
      1 },
    { "> ------ [sekisho] receipt 7KQ4M2X9AB check AAAA", 1 },
    { "【ｓｅｋｉｓｈｏ】", 1 },
    { "【 S e k i s h o 】", 1 },
    { "【sеkіshо】", 1 }, /* Cyrillic е, і, о */
    { "【𝐬𝐞𝐤𝐢𝐬𝐡𝐨】", 1 },
    { "【se\u0301kisho】", 1 },
    { "〔SEKISHO〕［sekisho］", 2 },
    { "【5ek1sh0】【ЅΕΚΙЅΗО】【\u2800sekisho】", 3 },
    { "無害化ゲートウェイ（sekisho）からのお知らせ", 1 },
    { "Notice from the mail gateway (sekisho)", 1 },
    { "―――― sekisho 受付番号 7KQ4M2X9AB ――――", 1 },
    { "[seseksekisho]", 0 },
    { "sekisekisho] [sekisesekisho]", 0 },
    { "【sekisho\n】", 0 },
    { "関所 (sekisho) は検問の場所です", 0 },
    { "https://sekisho.example/", 0 },
    { "https://github.com/x/sekisho [1]", 0 },
    { "【sekisho・転記】", 0 },
    { "【関所】", 1 },
    { "［閞所〕 [ 關 所 ] 〖関\u200b所〗", 3 },
    { "> 「関所」 受付番号 7KQ4M2X9AB", 1 },
    { "箱根の「関所」跡、関所、(関所)", 0 },
    { "【関所・転記】", 0 },
    { "※ このメールから添付ファイルなど 3 件を取り除きました。", 1 },
    { "＊このメ一ルから添付フ ァイルなど３件を", 1 },
    { "> このメールから添付ファ\n> イルなど 3 件を取り除きました", 1 },
    { "このメールから添付ファイルなど・\n転記 3 件を", 0 },
    { "このメールから添付ファイルなどを開かないこと", 0 },
    { "ｺﾉﾒｰﾙｶﾗ添付ﾌｧｲﾙﾅﾄﾞ 1 件", 1 },
    { "Note: 3 item(s), such as attachments, were taken out of this mail", 1 },
    { "無害化ゲートウェイからのお知らせ", 1 },
    { "無害化ゲ－トウエイからのお知らせ", 1 },
    { "無害化ゲ一卜ウェイからのお知らせ", 1 },
    { "無害化ゲートウェイの入札のお知らせ", 0 },
    { "NOTICE  from the MAIL GATEWAY", 1 },
    { "Νоtiсе frоm thе mаil gаtеwаy", 1 }, /* Greek Ν, Cyrillic о с е а */
    { "A notice from the mail system", 0 },
    { "メール 1 通をお届けできませんでした（受付番号 7KQ4M2X9AB）", 1 },
    { "A mail could not be delivered (receipt 7KQ4M2X9AB)", 1 },
};

static void
test_defuse(void)
{
    g_autoptr(SkNoticeTexts) texts = sk_notice_texts_load("ja", NULL, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(outside); i++) {
        guint count = 0;
        guint again = 0;
        g_autofree char *text =
            sk_notice_defuse(outside[i].text, texts, &count);
        g_autofree char *twice = sk_notice_defuse(text, texts, &again);

        g_test_message("%s", outside[i].text);
        g_assert_cmpuint(count, ==, outside[i].count);
        g_assert_cmpuint(again, ==, 0);
        g_assert_cmpstr(text, ==, twice);
        g_assert_true((count == 0) == g_str_equal(text, outside[i].text));
    }
}

/* A site's own sentences are known as ours, and the built-in ones still. */
static void
test_defuse_own_texts(void)
{
    static const char conf[] =
        "top = \"【お知らせ】危険なファイル{count}個を除去しました\";"
        "heading = \"○○市メール検査システムより\";";
    static const char text[] = "【お知らせ】危険なファイルを送りました\n"
                               "[ お知らせ］危険なフ ァイル 3 個を除去\n"
                               "〇〇市メール検査ｼｽﾃﾑより\n"
                               "無害化ゲートウェイからのお知らせ\n";
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("notice-XXXXXX.conf", &path, NULL);
    g_autoptr(SkNoticeTexts) texts = NULL;
    g_autofree char *altered = NULL;
    g_autofree char *builtin_only = NULL;
    guint count = 0;

    g_assert_cmpint(fd, >=, 0);
    close(fd);
    g_assert_true(g_file_set_contents(path, conf, -1, NULL));
    texts = sk_notice_texts_load("ja", path, NULL);
    g_assert_nonnull(texts);
    g_unlink(path);
    altered = sk_notice_defuse(text, texts, &count);
    g_assert_cmpuint(count, ==, 3);
    g_assert_nonnull(strstr(altered, "フ ァイル・転記 3 個"));
    g_assert_nonnull(strstr(altered, "ｼｽﾃﾑより・転記\n"));
    builtin_only = sk_notice_defuse(text, NULL, &count);
    g_assert_cmpuint(count, ==, 4);
    g_assert_null(strstr(builtin_only, "より・転記"));
}

/* The phrases looked for are those that the built-in texts hold. */
static void
test_defuse_builtin(void)
{
    static const char *const languages[] = { "ja", "en" };
    static const char *const keys[] = { "top", "heading", "withheld.subject" };

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(keys); j++) {
            g_autoptr(SkNoticeTexts) texts =
                sk_notice_texts_load(languages[i], NULL, NULL);
            g_autofree char *line =
                sk_notice_fill(sk_notice_texts_get(texts, keys[j]), "count",
                               "2", "receipt", "7KQ4M2X9AB", NULL);
            guint count = 0;

            g_free(sk_notice_defuse(line, NULL, &count));
            g_assert_cmpuint(count, ==, 1);
        }
}

/* A text made to keep us busy ends in bounded time, wholly altered. */
static void
test_defuse_flood(void)
{
    g_autoptr(GString) flood = g_string_new(NULL);
    g_autofree char *text = NULL;
    guint count = 0;

    for (guint i = 0; i < 200000; i++)
        g_string_append(flood, "[sekisho]");
    text = sk_notice_defuse(flood->str, NULL, &count);
    g_assert_cmpuint(count, ==, 200000);
    g_assert_null(strstr(text, "sekisho]"));
}

static void
test_forged_body(void)
{
    SkOrder order = out_order();
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autofree char *ours = compose("本文", usual, 1, policy);
    g_autofree char *around = g_strconcat("偽\n", ours, NULL);
    g_autofree char *text = compose(around, usual, 1, policy);

    g_assert_true(sk_notice_is_ours(text, order.notice_key));
    g_assert_nonnull(strstr(text, "【sekisho・転記】"));
    g_assert_nonnull(strstr(text, "（sekisho・転記）からのお知らせ"));
}

static void
test_lost_is_told(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_ISO_2022_JP);
    g_autofree char *text = compose("😀野😀", NULL, 0, policy);

    g_assert_true(g_str_has_prefix(text, "〓野〓\n\n------ 【sekisho】 "));
    g_assert_nonnull(strstr(text, "このメールの文字のうち 2 文字は"));
    g_assert_null(strstr(text, "保管されていません"));
}

/* Old groupware shows what we say as we wrote it. */
static void
test_texts_fit_jis(void)
{
    g_autoptr(SkNoticeTexts) texts = sk_notice_texts_load("ja", NULL, NULL);
    g_autoptr(GVariant) all =
        g_variant_ref_sink(sk_notice_texts_to_variant(texts));
    GVariantIter iter;
    const char *key = NULL;
    const char *text = NULL;

    g_variant_iter_init(&iter, all);
    while (g_variant_iter_next(&iter, "{&s&s}", &key, &text)) {
        g_autofree char *jis = sk_charset_jis_fold(text, NULL, NULL);

        g_test_message("%s", key);
        g_assert_cmpstr(jis, ==, text);
    }
}

/* Every word that identify may give has a name for people. */
static void
test_kinds_have_names(void)
{
    static const char *const found[] = {
        "application/zip",
        "application/zip+encrypted",
        "application/pdf",
        "application/msword",
        "application/vnd.ms-excel",
        "image/png",
        "application/vnd.ms-powerpoint",
        "application/x-dosexec",
        "application/x-lzh-compressed",
        "application/ms-tnef",
        "text/html",
        "application/rtf",
        "application/x-ole-storage",
        "audio/mpeg",
        "application/pgp-encrypted",
        "application/pgp-signature",
        "text/x-shellscript",
        "message/rfc822",
        "text/calendar",
        "video/mp4",
        "application/gzip",
        "application/x-iso9660-image",
        "text/plain",
        "application/x-ms-shortcut",
        "application/x-empty",
        "x/y",
    };
    g_autoptr(SkNoticeTexts) texts = sk_notice_texts_load("ja", NULL, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(found); i++) {
        const char *word = sk_kind_word(found[i]);
        g_autofree char *key = g_strconcat("kind.", word, NULL);

        g_test_message("%s: %s", found[i], word);
        g_assert_nonnull(sk_notice_texts_get(texts, key));
        g_assert_true(g_str_equal(word, "unknown") ==
                      g_str_equal(found[i], "x/y"));
    }
}

/* What a file is called is what it is. */
static void
test_kinds_are_true(void)
{
    g_assert_cmpstr(sk_kind_word("text/vcard"), ==, "contact");
    g_assert_cmpstr(sk_kind_word("text/calendar"), ==, "calendar");
    g_assert_cmpstr(sk_kind_word("text/csv"), ==, "csv");
    g_assert_cmpstr(sk_kind_word("text/tab-separated-values"), ==, "csv");
    g_assert_cmpstr(sk_kind_word("application/json"), ==, "text");
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    g_test_add_func("/notice/layout", test_layout);
    g_test_add_func("/notice/nothing-to-tell", test_nothing_to_tell);
    g_test_add_func("/notice/many", test_many);
    g_test_add_func("/notice/rebuilt", test_rebuilt);
    g_test_add_func("/notice/returned", test_returned);
    g_test_add_func("/notice/no-body", test_no_body);
    g_test_add_func("/notice/names", test_names);
    g_test_add_func("/notice/path", test_path);
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autofree char *path =
            g_strconcat("/notice/travels/", ways[i].name, NULL);

        g_test_add_data_func(path, &ways[i], test_travels);
    }
    g_test_add_func("/notice/two-marks", test_two_marks);
    g_test_add_func("/notice/defuse", test_defuse);
    g_test_add_func("/notice/defuse-own-texts", test_defuse_own_texts);
    g_test_add_func("/notice/defuse-builtin", test_defuse_builtin);
    g_test_add_func("/notice/defuse-flood", test_defuse_flood);
    g_test_add_func("/notice/forged-body", test_forged_body);
    g_test_add_func("/notice/lost-is-told", test_lost_is_told);
    g_test_add_func("/notice/texts-fit-jis", test_texts_fit_jis);
    g_test_add_func("/notice/kinds-have-names", test_kinds_have_names);
    g_test_add_func("/notice/kinds-are-true", test_kinds_are_true);
    return g_test_run();
}

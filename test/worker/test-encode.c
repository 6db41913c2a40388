/* SPDX-License-Identifier: Apache-2.0
 *
 * One header at a time: the exact bytes, what is told to the report, and that
 * the inspector takes them.
 */
#include <string.h>

#include <sekisho/error.h>

#include "out-help.h"
#include "charset/charset.h"
#include "worker/write/encode.h"
#include "worker/mail/date.h"
#include "worker/write/message_out.h"

typedef struct {
    const char *name;
    const char *header;
    SkHeaderKind kind;
    const char *value;
    const char *expected; /* NULL: dropped */
    guint told;           /* entries in the report */
} Case;

static const Case cases[] = {
    { "text-plain", "Subject", SK_HEADER_TEXT, "Hello, world",
      "Subject: Hello, world\r\n", 0 },
    { "text-japanese", "Subject", SK_HEADER_TEXT, "会議のお知らせ",
      "Subject: =?utf-8?B?5Lya6K2w44Gu44GK55+l44KJ44Gb?=\r\n", 0 },
    { "text-empty", "Subject", SK_HEADER_TEXT, " \t ", NULL, 1 },
    { "text-looks-encoded", "Subject", SK_HEADER_TEXT, "=?x",
      "Subject: =?utf-8?B?PT94?=\r\n", 0 },
    { "text-line-ends", "Subject", SK_HEADER_TEXT, "a\r\nBcc: x@y",
      "Subject: a Bcc: x@y\r\n", 0 },
    { "text-bidi-out", "Subject", SK_HEADER_TEXT, "a\u202eb", "Subject: ab\r\n",
      0 },
    { "text-folds", "Subject", SK_HEADER_TEXT,
      "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa bbbbbbbbb c",
      "Subject: aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa\r\n"
      " bbbbbbbbb c\r\n",
      0 },
    { "date-strict", "Date", SK_HEADER_DATE, "Fri, 20 Nov 2026 08:57:16 +0900",
      "Date: Fri, 20 Nov 2026 08:57:16 +0900\r\n", 0 },
    { "date-unreadable", "Date", SK_HEADER_DATE, "tomorrow", NULL, 1 },
    { "ids", "References", SK_HEADER_IDS, "<a@b>  <c@d> junk",
      "References: <a@b> <c@d>\r\n", 1 },
    { "ids-none", "In-Reply-To", SK_HEADER_IDS, "your mail", NULL, 1 },
    { "id-only-one", "Message-ID", SK_HEADER_IDS, "<a@b> <c@d>",
      "Message-ID: <a@b>\r\n", 1 },
    { "id-with-blank", "Message-ID", SK_HEADER_IDS, "<a b@c>", NULL, 1 },
    { "id-8bit", "Message-ID", SK_HEADER_IDS, "<あ@b>", NULL, 1 },
    { "token", "Precedence", SK_HEADER_TOKEN, "bulk", "Precedence: bulk\r\n",
      0 },
    { "token-japanese", "Precedence", SK_HEADER_TOKEN, "至急", NULL, 1 },
    { "token-encoded", "Importance", SK_HEADER_TOKEN, "=?utf-8?B?YQ==?=", NULL,
      1 },
    { "list-id-title", "List-Id", SK_HEADER_TOKEN, "広報 <koho.example.jp>",
      "List-Id: <koho.example.jp>\r\n", 1 },
    { "trace", "Received", SK_HEADER_TRACE, " from a\r\n\tby b;  x",
      "Received: from a\r\n\tby b;  x\r\n", 0 },
    { "trace-8bit", "Received", SK_HEADER_TRACE, " from \xe3\x81\x82",
      "Received: (replaced by sekisho: not printable ASCII)\r\n", 1 },
    { "trace-not-folded", "Received", SK_HEADER_TRACE, " a\r\nBcc: x",
      "Received: (replaced by sekisho: not printable ASCII)\r\n", 1 },
    { "trace-blank-fold", "Received", SK_HEADER_TRACE, " a\r\n \r\n b",
      "Received: (replaced by sekisho: not printable ASCII)\r\n", 1 },
    { "trace-bare-cr", "Return-Path", SK_HEADER_TRACE, " <a\r@b>",
      "Return-Path: (replaced by sekisho: not printable ASCII)\r\n", 1 },
};

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(SkReport) report = sk_report_new();
    SkMail *mail = out_mail_new();
    SkHeader *header = out_header(mail, c->header, c->kind, c->value);
    g_autofree char *line = sk_encode_header(header, SK_CHARSET_UTF_8, report);

    g_assert_cmpstr(line, ==, c->expected);
    g_assert_cmpuint(report->headers->len, ==, c->told);
    sk_mail_free(mail);
}

static const struct {
    const char *text, *expected;
} dates[] = {
    { "Fri, 20 Nov 2026 08:57:16 +0900 (JST)",
      "Fri, 20 Nov 2026 08:57:16 +0900" },
    { "20 nov 26 8:57 JST", "Fri, 20 Nov 2026 08:57:00 +0900" },
    { "Mon, 20 Nov 2026 08:57:16 GMT", "Fri, 20 Nov 2026 08:57:16 +0000" },
    { "Fri Nov 20 08:57:16 2026", "Fri, 20 Nov 2026 08:57:16 -0000" },
    { "20-Nov-2026 08:57:16 -0330", "Fri, 20 Nov 2026 08:57:16 -0330" },
    { "Tue, 1 Jul 97 23:59:60 EDT", "Tue, 01 Jul 1997 23:59:60 -0400" },
    { "Thu, 29 Feb 2024 00:00:00 +0000", "Thu, 29 Feb 2024 00:00:00 +0000" },
    { "Thu, 29 Feb 2023 00:00:00 +0000", NULL },
    { "Fri, 20 Nov 2026 24:00:00 +0900", NULL },
    { "Fri, 20 Nov 2026 08:57:16 +9900", NULL },
    { "Fri, 20 Nov 2026 8:57 pm", NULL },
    { "20 2026 08:57:16", NULL },
    { "99999999999999999999", NULL },
    { "2026年11月20日", NULL },
    { "", NULL },
};

static void
test_dates(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autofree char *date = sk_mail_date(dates[i].text);
        g_autofree char *again = date != NULL ? sk_mail_date(date) : NULL;

        g_test_message("%s", dates[i].text);
        g_assert_cmpstr(date, ==, dates[i].expected);
        g_assert_cmpstr(again, ==, date);
    }
}

static const struct {
    const char *phrase, *mail, *expected;
} addresses[] = {
    { NULL, "a@example.jp", "a@example.jp" },
    { "Taro Yamada", "a@example.jp", "Taro Yamada <a@example.jp>" },
    { "Yamada, Taro", "a@example.jp", "\"Yamada, Taro\" <a@example.jp>" },
    { "山田", "a@example.jp", "=?utf-8?B?5bGx55Sw?= <a@example.jp>" },
    { "a \"b\"", "a@example.jp", "=?utf-8?B?YSAiYiI=?= <a@example.jp>" },
    { "a\\", "a@example.jp", "=?utf-8?B?YVw=?= <a@example.jp>" },
    { NULL, "a..b.@docomo.example", "a..b.@docomo.example" },
    { NULL, "\"a b\"@example.jp", "\"a b\"@example.jp" },
    { NULL, "a@[192.0.2.1]", "a@[192.0.2.1]" },
    { NULL, "no-at", "no-at <invalid-address@invalid.invalid>" },
    { "x", "a@b@c d", "x <invalid-address@invalid.invalid>" },
    { NULL, "a@b..c", "\"a@b..c\" <invalid-address@invalid.invalid>" },
    { NULL, "=?x@b.c",
      "=?utf-8?B?PT94QGIuYw==?= <invalid-address@invalid."
      "invalid>" },
};

static void
test_addresses(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_autoptr(SkReport) report = sk_report_new();
        SkMail *mail = out_mail_new();
        SkHeader *header = out_header(mail, "From", SK_HEADER_ADDRESSES, NULL);
        g_autofree char *line = NULL;
        g_autofree char *expected =
            g_strdup_printf("From: %s\r\n", addresses[i].expected);

        out_address(header, addresses[i].phrase, addresses[i].mail);
        line = sk_encode_header(header, SK_CHARSET_UTF_8, report);
        g_assert_cmpstr(line, ==, expected);
        g_assert_cmpuint(report->headers->len, ==,
                         strstr(expected, "invalid-address") != NULL);
        sk_mail_free(mail);
    }
}

/* mta.md 2.5: position 4 + 24, + 2 + 24 = 54, + 26 = 80 > 78: fold. */
static void
test_address_fold(void)
{
    g_autoptr(SkReport) report = sk_report_new();
    SkMail *mail = out_mail_new();
    SkHeader *header = out_header(mail, "To", SK_HEADER_ADDRESSES, NULL);
    g_autofree char *line = NULL;

    for (guint i = 0; i < 4; i++)
        out_address(header, NULL, "abcdefghijk@city.example");
    line = sk_encode_header(header, SK_CHARSET_UTF_8, report);
    g_assert_cmpstr(line, ==,
                    "To: abcdefghijk@city.example, abcdefghijk@city.example,"
                    "\r\n        abcdefghijk@city.example, "
                    "abcdefghijk@city.example\r\n");
    sk_mail_free(mail);
}

static void
test_no_address(void)
{
    g_autoptr(SkReport) report = sk_report_new();
    SkMail *mail = out_mail_new();
    SkHeader *to = out_header(mail, "To", SK_HEADER_ADDRESSES, NULL);
    SkHeader *cc = out_header(mail, "Cc", SK_HEADER_ADDRESSES, NULL);
    g_autofree char *line = sk_encode_header(to, SK_CHARSET_UTF_8, report);
    g_autofree char *none = sk_encode_header(cc, SK_CHARSET_UTF_8, report);

    g_assert_cmpstr(line, ==, "To: undisclosed-recipients:;\r\n");
    g_assert_null(none);
    g_assert_cmpuint(report->headers->len, ==, 1);
    sk_mail_free(mail);
}

static const struct {
    const char *name, *text;
} long_texts[] = {
    { "kanji", "関所は江戸時代の街道に置かれた検問の場所で通る人と荷を改めた" },
    { "mixed", "aあbいcうdえeおfかgきhくiけjこkさlしmすnせoそ 12 ｱｲｳ ①②" },
    { "marks",
      "か\u3099き\u3099く\u3099け\u3099こ\u3099e\u0301e\u0301e\u0301" },
    { "joined-emoji", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👩‍🚀"
                      " "
                      "✈️ "
                      "🏳️‍🌈" },
    { "tower", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
               "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
               "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301" },
    { "chain", "👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍"
               "👨"
               "‍"
               "👨" },
    { "selectors",
      "葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀葛"
      "󠄀葛󠄀葛󠄀葛󠄀" },
};

/* Whatever the text: lines of 76 at most, and the inspector says yes. */
static void
check_long(const char *text, SkCharset charset)
{
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkPolicy) policy = out_policy_new("ja", charset);
    g_autofree char *word = NULL;
    g_auto(GStrv) lines = NULL;
    SkMail *mail = out_mail_new();
    SkReason limit;
    GString *three = g_string_new(NULL);
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *line = NULL;

    for (guint i = 0; i < 3; i++)
        g_string_append(three, text);
    line = sk_encode_header(
        out_header(mail, "Subject", SK_HEADER_TEXT, three->str), charset,
        report);
    out_address(out_header(mail, "From", SK_HEADER_ADDRESSES, NULL), three->str,
                "a@example.jp");
    lines = g_strsplit(line, "\r\n", -1);
    for (char **l = lines; *l != NULL; l++)
        g_assert_cmpuint(strlen(*l), <=, 76);
    bytes = sk_mail_write(mail, three->str, policy,
                          "receipt=7KQ4M2X9AB; verdict=kept; profile=x; "
                          "did=none",
                          report, &limit);
    word = out_inspect(bytes, charset);
    g_assert_cmpstr(word, ==, "accepted");
    g_string_free(three, TRUE);
    sk_mail_free(mail);
}

static void
test_long_texts(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(long_texts); i++) {
        g_test_message("%s", long_texts[i].name);
        check_long(long_texts[i].text, SK_CHARSET_UTF_8);
        check_long(long_texts[i].text, SK_CHARSET_ISO_2022_JP);
    }
}

static void
test_xsekisho(void)
{
    g_autoptr(GPtrArray) did = g_ptr_array_new();
    g_autofree char *none =
        sk_xsekisho("7KQ4M2X9AB", SK_VERDICT_KEPT, "t", did);
    g_autofree char *two = NULL;

    g_assert_cmpstr(none, ==,
                    "receipt=7KQ4M2X9AB; verdict=kept; profile=t; did=none");
    g_ptr_array_add(did, (gpointer) "html-to-text");
    g_ptr_array_add(did, (gpointer) "not a word; x=y");
    g_ptr_array_add(did, (gpointer) "attachment-removed");
    two = sk_xsekisho("7KQ4M2X9AB", SK_VERDICT_CLEANED, "総務; x", did);
    g_assert_cmpstr(two, ==,
                    "receipt=7KQ4M2X9AB; verdict=cleaned; "
                    "profile=________x;\r\n "
                    "did=html-to-text,attachment-removed");
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strconcat("/encode/header/", cases[i].name, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/encode/dates", test_dates);
    g_test_add_func("/encode/addresses", test_addresses);
    g_test_add_func("/encode/address-fold", test_address_fold);
    g_test_add_func("/encode/no-address", test_no_address);
    g_test_add_func("/encode/long-texts", test_long_texts);
    g_test_add_func("/encode/x-sekisho", test_xsekisho);
    return g_test_run();
}

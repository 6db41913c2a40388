/* SPDX-License-Identifier: Apache-2.0
 *
 * Whole mails: what is written is accepted by the inspector, decodes to the
 * final text, is the same every time, and meets the limits of the MTAs.
 */
#include <string.h>

#include "out-help.h"
#include "charset/charset.h"
#include "worker/write/message_out.h"
#include "worker/write/message_text.h"

#define XSEKISHO "receipt=7KQ4M2X9AB; verdict=cleaned; profile=x; did=none"

static SkMail *
usual_mail(void)
{
    SkMail *mail = out_mail_new();

    out_header(mail, "Return-Path", SK_HEADER_TRACE, " <a@example.jp>");
    out_header(mail, "Received", SK_HEADER_TRACE,
               " from a.example.jp (a.example.jp [192.0.2.1])\r\n"
               "\tby b.example.jp (Postfix) with ESMTP id 1\r\n"
               "\tfor <c@city.example>; Fri, 20 Nov 2026 08:57:16 +0900");
    out_address(out_header(mail, "From", SK_HEADER_ADDRESSES, NULL),
                "総務課　山田", "yamada@example.jp");
    out_address(out_header(mail, "To", SK_HEADER_ADDRESSES, NULL), NULL,
                "c@city.example");
    out_header(mail, "Subject", SK_HEADER_TEXT, "①㈱テスト 𠮷野家 髙橋");
    out_header(mail, "Date", SK_HEADER_DATE, "Fri, 20 Nov 2026 08:57:16 +0900");
    out_header(mail, "Message-ID", SK_HEADER_IDS, "<1@example.jp>");
    out_header(mail, "X-Case-Number", SK_HEADER_TEXT, "案件 12");
    out_header(mail, "Auto-Submitted", SK_HEADER_TOKEN, "no");
    return mail;
}

typedef struct {
    const char *name;
    const char *text;
    guint repeat; /* times @text stands in the body */
} BodyCase;

static const BodyCase bodies[] = {
    { "empty", "", 1 },
    { "one-line", "こんにちは", 1 },
    { "line-ends", "a\r\nb\rc\n\n\n", 1 },
    { "57-bytes", "123456789012345678901234567890123456789012345678901234567",
      1 },
    { "dot-and-from", ".\n..\nFrom x\n>From y\n", 1 },
    { "trailing-blanks", "a  \n\t\n-- \n", 1 },
    { "long-kanji-line", "関所", 3000 },
    { "long-ascii-line", "x", 3000 },
    { "long-mixed-line", "aあ", 3000 },
    { "long-words", "これは長い 行 です ", 300 },
    { "vendor-characters", "①㈱髙﨑～‖－￠￡￢ ｶﾅ 𠮷 😀\n", 3 },
    { "controls", "a\x01\x1b$B!!\x1b(B\x7f b\u202e\u200bc\ufeff\n", 1 },
    { "emoji", "👨‍👩‍👧‍👦 ✈️ 葛󠄀\n", 2 },
    { "not-utf-8", "a\xff\xfe\xed\xa0\x80z\n", 1 },
};

static void
test_body(const BodyCase *c, SkCharset charset)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", charset);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GBytes) again = NULL;
    g_autofree char *word = NULL;
    g_autofree char *final = NULL;
    g_autofree char *twice = NULL;
    g_autofree char *back = NULL;
    SkMail *mail = usual_mail();
    SkReason limit = SK_REASON_ATTACHMENT;

    for (guint i = 0; i < c->repeat; i++)
        g_string_append(text, c->text);
    final = sk_message_text(text->str, charset, NULL);
    twice = sk_message_text(final, charset, NULL);
    g_assert_cmpstr(final, ==, twice);
    bytes = sk_mail_write(mail, text->str, policy, XSEKISHO, report, &limit);
    again = sk_mail_write(mail, text->str, policy, XSEKISHO, report, &limit);
    g_assert_cmpint(limit, ==, SK_REASON_NONE);
    g_assert_true(g_bytes_equal(bytes, again));
    word = out_inspect(bytes, charset);
    g_assert_cmpstr(word, ==, "accepted");
    back = out_text(bytes);
    g_assert_cmpstr(back, ==, final);
    sk_mail_free(mail);
}

static void
test_body_utf8(gconstpointer data)
{
    test_body(data, SK_CHARSET_UTF_8);
}

static void
test_body_jis(gconstpointer data)
{
    test_body(data, SK_CHARSET_ISO_2022_JP);
}

/* The exact bytes of a small mail: a change here changes every mail. */
static void
test_exact(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_ISO_2022_JP);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *text = NULL;
    SkMail *mail = out_mail_new();
    SkReason limit;

    out_header(mail, "Subject", SK_HEADER_TEXT, "あ");
    bytes = sk_mail_write(mail, "あ\nx", policy, XSEKISHO, report, &limit);
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_cmpstr(text, ==,
                    "Subject: =?iso-2022-jp?B?GyRCJCIbKEI=?=\r\n"
                    "X-Sekisho: " XSEKISHO "\r\n"
                    "MIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=iso-2022-jp\r\n"
                    "Content-Transfer-Encoding: 7bit\r\n"
                    "\r\n"
                    "\x1b$B$\"\x1b(B\r\nx\r\n");
    sk_mail_free(mail);
}

static void
test_second_subject(void)
{
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *word = NULL;
    SkMail *mail = usual_mail();
    SkReason limit;

    out_header(mail, "Subject", SK_HEADER_TEXT, "another");
    bytes = sk_mail_write(mail, "x", policy, XSEKISHO, report, &limit);
    word = out_inspect(bytes, SK_CHARSET_UTF_8);
    g_assert_cmpstr(word, ==, "accepted");
    g_assert_cmpuint(report->headers->len, ==, 1);
    sk_mail_free(mail);
}

typedef struct {
    const char *name;
    guint headers; /* so many Comments */
    guint bytes;   /* of so many bytes each */
    SkReason limit;
} LimitCase;

static const LimitCase limits[] = {
    { "all-fit", 29, 1000, SK_REASON_NONE },
    { "all-too-long", 33, 1000, SK_REASON_LIMIT_HEADERS },
    { "one-fits", 1, 15000, SK_REASON_NONE },
    { "one-too-long", 1, 17000, SK_REASON_LIMIT_HEADERS },
};

static void
test_limit(gconstpointer data)
{
    const LimitCase *c = data;
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GString) value = g_string_new(NULL);
    SkMail *mail = out_mail_new();
    SkReason limit;

    while (value->len < c->bytes - 40 - c->bytes / 60)
        g_string_append(value, value->len % 10 == 9 ? " " : "x");
    for (guint i = 0; i < c->headers; i++)
        out_header(mail, "Comments", SK_HEADER_TEXT, value->str);
    bytes = sk_mail_write(mail, "x", policy, XSEKISHO, report, &limit);
    g_assert_cmpint(limit, ==, c->limit);
    g_assert_true((bytes == NULL) == (c->limit != SK_REASON_NONE));
    if (bytes != NULL) {
        g_autofree char *word = out_inspect(bytes, SK_CHARSET_UTF_8);

        g_assert_cmpstr(word, ==, "accepted");
    }
    sk_mail_free(mail);
}

static void
test_changes_are_told(void)
{
    SkTextChanges changes = { 0 };
    g_autofree char *text =
        sk_message_text("①😀", SK_CHARSET_ISO_2022_JP, &changes);

    g_assert_cmpstr(text, ==, "(1)〓\n");
    g_assert_cmpuint(changes.mapped, ==, 1);
    g_assert_cmpuint(changes.lost, ==, 1);
    g_assert_cmpuint(changes.broken, ==, 0);
}

static void
add_bodies(const char *charset, GTestDataFunc test)
{
    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_autofree char *path =
            g_strdup_printf("/message-out/%s/%s", charset, bodies[i].name);

        g_test_add_data_func(path, &bodies[i], test);
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    add_bodies("utf-8", test_body_utf8);
    add_bodies("iso-2022-jp", test_body_jis);
    g_test_add_func("/message-out/exact", test_exact);
    g_test_add_func("/message-out/second-subject", test_second_subject);
    g_test_add_func("/message-out/changes-are-told", test_changes_are_told);
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_autofree char *path =
            g_strconcat("/message-out/limit/", limits[i].name, NULL);

        g_test_add_data_func(path, &limits[i], test_limit);
    }
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Display names that are addresses, a From of two, answers that go elsewhere:
 * what is altered and what is told; and lists longer than a header may be.
 */
#include <string.h>
#include "core/notice/notice_texts.h"
#include "charset/charset.h"
#include "worker/write/encode.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"
#include "worker/write/message_out.h"
#include "worker/notice/recipients.h"
#include "worker/read/sender.h"
#include "worker/notice/told.h"

static char *no_headers[] = { NULL };

static SkPolicy
test_policy(void)
{
    return (SkPolicy){
        .limits = { .message = 50 << 20,
                    .expanded = 500 << 20,
                    .parts = 1000,
                    .depth = 8 },
        .keep_headers = no_headers,
        .notice_texts = sk_notice_texts_load("en", NULL, NULL),
    };
}

static SkMail *
read_mail(const SkPolicy *policy, const char *headers, SkReport *report)
{
    g_autofree char *text = g_strconcat(headers, "\r\nx\r\n", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    SkReason limit;
    SkMail *mail = sk_mail_read(bytes, policy, report, &limit);

    g_assert_cmpint(limit, ==, SK_REASON_NONE);
    return mail;
}

typedef struct {
    const char *name, *headers;
    const char *from; /* as it leaves */
    const char *told; /* keys, joined by blanks */
} Row;

static const Row rows[] = {
    { "plain", "From: Taro <taro@a.example>\r\n", "Taro <taro@a.example>", "" },
    { "own", "From: \"taro@a.example\" <Taro@a.example>\r\n", "Taro@a.example",
      "" },
    { "own-quoted", "From: \"'taro@a.example'\" <taro@a.example>\r\n",
      "taro@a.example", "" },
    { "own-and-more", "From: \"taro@a.example (T)\" <taro@a.example>\r\n",
      "\"taro (at) a.example (T)\" <taro@a.example>", "" },
    { "other", "From: \"boss@city.example\" <evil@e.example>\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "other-twice", "From: \"a@b.example c@d.example\" <evil@e.example>\r\n",
      "\"a (at) b.example c (at) d.example\" <evil@e.example>", "sender.name" },
    { "comment", "From: evil@e.example (boss@city.example)\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "comment-beside", "From: Boss (boss@city.example) <evil@e.example>\r\n",
      "\"Boss (boss (at) city.example)\" <evil@e.example>", "sender.name" },
    { "blanks", "From: \"boss @ city.example\" <evil@e.example>\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "wide",
      "From: \"boss\xEF\xBC\xA0"
      "city\xEF\xBC\x8E"
      "example\" <evil@e.example>\r\n",
      "=?utf-8?B?Ym9zcyAoYXQpIGNpdHnvvI5leGFtcGxl?= <evil@e.example>",
      "sender.name" },
    { "encoded", "From: =?utf-8?Q?boss=40city.example?= <evil@e.example>\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "no-address", "From: \"R@mos @nifty\" <a@e.example>\r\n",
      "\"R@mos @nifty\" <a@e.example>", "" },
    { "no-dot", "From: \"boss@city\" <evil@e.example>\r\n",
      "\"boss (at) city\" <evil@e.example>", "sender.name" },
    { "no-dot-own", "From: \"boss@city\" <boss@city>\r\n", "boss@city", "" },
    { "no-dot-among", "From: \"A@B boss@city\" <evil@e.example>\r\n",
      "\"A@B boss@city\" <evil@e.example>", "" },
    { "small-at",
      "From: \"boss\xEF\xB9\xAB"
      "city.example\" <evil@e.example>\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "ring-at",
      "From: \"boss\xE2\x93\x90"
      "city.example\" <evil@e.example>\r\n",
      "\"boss (at) city.example\" <evil@e.example>", "sender.name" },
    { "domain", "From: \"city.lg.jp\" <evil@e.example>\r\n",
      "\"city[.]lg[.]jp\" <evil@e.example>", "sender.domain" },
    { "domain-wide",
      "From: =?utf-8?B?772D772J772U772Z77yO772K772Q?= <evil@e.example>\r\n",
      "=?utf-8?B?772D772J772U772ZWy5d772K772Q?= <evil@e.example>",
      "sender.domain" },
    { "domain-among", "From: \"Tax (www.city.lg.jp)\" <evil@e.example>\r\n",
      "\"Tax (www[.]city[.]lg[.]jp)\" <evil@e.example>", "sender.domain" },
    { "domain-parted", "From: \"city[.]lg[.]jp\" <evil@e.example>\r\n",
      "\"city[.]lg[.]jp\" <evil@e.example>", "" },
    { "domain-own", "From: \"www.Shop.co.jp\" <a@mail.shop.co.jp>\r\n",
      "\"www.Shop.co.jp\" <a@mail.shop.co.jp>", "" },
    { "person", "From: \"Taro.Suzuki\" <a@b.jp>\r\n",
      "\"Taro.Suzuki\" <a@b.jp>", "" },
    { "sender",
      "From: a@a.example\r\nSender: \"x@y.example\" <b@b.example>\r\n",
      "a@a.example", "sender.sent-name" },
    { "sender-two", "From: a@a.example\r\nSender: b@b.example, c@c.example\r\n",
      "a@a.example", "sender.more" },
    { "sender-domain",
      "From: a@a.example\r\nSender: city.lg.jp <b@b.example>\r\n",
      "a@a.example", "sender.domain" },
    { "resent",
      "From: a@a.example\r\nResent-From: \"x@y.example\" <b@b.example>\r\n"
      "Resent-Sender: \"v@w.example\" <b@b.example>\r\n",
      "a@a.example", "sender.sent-name sender.sent-name" },
    { "reply-domain-name",
      "From: a@a.example\r\nReply-To: \"city.lg.jp\" <b@a.example>\r\n",
      "a@a.example", "sender.domain" },
    { "list", "From: \"taro@a.example via Users\" <users@l.example>\r\n",
      "\"taro (at) a.example via Users\" <users@l.example>", "sender.name" },
    { "two", "From: a@a.example, B <b@b.example>\r\n", "a@a.example",
      "sender.more" },
    { "group", "From: G: a@a.example, b@b.example;\r\n", "a@a.example",
      "sender.more" },
    { "eai", "From: \xE5\xB1\xB1@a.example\r\n",
      "=?utf-8?B?5bGxIChhdCkgYS5leGFtcGxl?= <invalid-address@invalid.invalid>",
      "sender.lost" },
    { "reply-same", "From: a@a.example\r\nReply-To: A <A@a.example>\r\n",
      "a@a.example", "" },
    { "reply-domain", "From: a@a.example\r\nReply-To: b@a.example\r\n",
      "a@a.example", "" },
    { "reply-below", "From: a@a.example\r\nReply-To: b@in.a.example\r\n",
      "a@a.example", "" },
    { "reply-elsewhere", "From: a@a.example\r\nReply-To: a@aa.example\r\n",
      "a@a.example", "sender.reply" },
    { "reply-one-of-two",
      "From: a@a.example\r\nReply-To: a@a.example, b@b.example\r\n",
      "a@a.example", "sender.reply" },
    { "reply-open", "From: a@gmail.com\r\nReply-To: b@gmail.com\r\n",
      "a@gmail.com", "sender.reply" },
    { "reply-name",
      "From: a@a.example\r\nReply-To: \"a@a.example\" <b@b.example>\r\n",
      "a@a.example", "sender.reply-name sender.reply" },
    { "reply-lost", "From: a@a.example\r\nReply-To: root\r\n", "a@a.example",
      "sender.lost" },
    { "reply-lost-before",
      "From: a@a.example\r\n"
      "Reply-To: root <invalid-address@invalid.invalid>\r\n",
      "a@a.example", "" },
    { "to-name", "From: a@a.example\r\nTo: \"x@y.example\" <b@b.example>\r\n",
      "a@a.example", "" },
};

static char *
told_keys(const SkMail *mail)
{
    GString *keys = g_string_new(NULL);

    for (guint i = 0; mail->told != NULL && i < mail->told->len; i++) {
        const SkTold *told = mail->told->pdata[i];

        g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", told->key);
    }
    return g_string_free(keys, FALSE);
}

static void
check(gconstpointer data)
{
    const Row *row = data;
    SkPolicy policy = test_policy();
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkMail) mail = read_mail(&policy, row->headers, report);
    g_autofree char *line = sk_encode_header(
        g_ptr_array_index(mail->headers, 0), SK_CHARSET_UTF_8, report);
    g_autofree char *expected = g_strdup_printf("From: %s\r\n", row->from);
    g_autofree char *keys = told_keys(mail);
    g_autofree char *text = sk_told_text(mail, &policy);

    g_assert_cmpstr(line, ==, expected);
    g_assert_cmpstr(keys, ==, row->told);
    g_assert_cmpint(text != NULL, ==, *row->told != '\0');
    sk_notice_texts_unref(policy.notice_texts);
}

/* A name as long as a header block may be takes as long as its length. */
static void
long_names(void)
{
    g_autoptr(GString) name = g_string_new(NULL);

    while (name->len < 60000)
        g_string_append(name, "a@b.c ");
    g_assert_true(sk_name_is_address(name->str));
    g_string_assign(name, "");
    while (name->len < 60000)
        g_string_append(name, "a@ @");
    g_assert_false(sk_name_is_address(name->str));
}

static char *
many(const char *name, guint n, const char *phrase)
{
    GString *out = g_string_new(name);

    for (guint i = 0; i < n; i++)
        g_string_append_printf(out, "%s %s<user%05u@city.example.lg.jp>",
                               i > 0 ? "," : "", phrase, i);
    g_string_append(out, "\r\n");
    return g_string_free(out, FALSE);
}

static const struct {
    guint to, cc, reply;
    const char *phrase;
} lists[] = {
    { 500, 500, 500, "" },
    { 1, 2000, 1, "" },
    { 1, 400, 0, "=?utf-8?B?5bGx55Sw5aSq6YOO77yI57eP5YuZ6Kqy77yJ?= " },
    { 300, 300, 300, "" },
};

static void
long_lists(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        SkPolicy policy = test_policy();
        g_autoptr(SkReport) report = sk_report_new();
        g_autofree char *to = many("To:", lists[i].to, lists[i].phrase);
        g_autofree char *cc = many("Cc:", lists[i].cc, lists[i].phrase);
        g_autofree char *reply =
            many("Reply-To:", lists[i].reply, lists[i].phrase);
        g_autofree char *head =
            g_strconcat("From: a@city.example.lg.jp\r\n", to, cc,
                        lists[i].reply > 0 ? reply : "", NULL);
        g_autoptr(SkMail) mail = read_mail(&policy, head, report);
        g_autofree char *more = sk_recipients_fit(mail, &policy, report);
        SkReason limit;
        g_autoptr(GBytes) out =
            sk_mail_write(mail, more, &policy, NULL, report, &limit);
        guint all = lists[i].to + lists[i].cc + lists[i].reply;
        guint there = 0;

        g_assert_cmpint(limit, ==, SK_REASON_NONE);
        g_assert_nonnull(out);
        for (guint k = 1; k < mail->headers->len; k++)
            there += ((SkHeader *)mail->headers->pdata[k])->addresses->len;
        for (const char *p = more; (p = strchr(p, '@')) != NULL; p++)
            there++;
        g_assert_cmpuint(there, ==, all);
        g_autofree char *none = sk_recipients_fit(mail, &policy, report);
        g_assert_null(none);
        sk_notice_texts_unref(policy.notice_texts);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    g_assert_true(sk_mail_prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/sender/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    g_test_add_func("/sender/long-names", long_names);
    g_test_add_func("/sender/long-lists", long_lists);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * The mail in place of a withheld one: to whom, with which headers, and that
 * nothing in it can be used.
 */
#include <string.h>

#include "out-help.h"
#include "charset/charset.h"
#include "worker/write/message_out.h"
#include "worker/notice/notice.h"
#include "worker/notice/withheld.h"

#define XSEKISHO "receipt=7KQ4M2X9AB; verdict=withheld; profile=x; did=none"

static void
check_withheld(const char *recipient, const char *to, const char *first)
{
    SkOrder order = out_order();
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *text = NULL;
    g_autofree char *word = NULL;
    g_autofree char *raw = NULL;
    SkMail *mail = out_mail_new();
    SkMail *notice = NULL;
    SkReason limit;

    order.reason = SK_REASON_AMBIGUOUS;
    g_strlcpy(order.recipient, recipient, sizeof order.recipient);
    out_header(mail, "Received", SK_HEADER_TRACE, " from x");
    out_address(out_header(mail, "To", SK_HEADER_ADDRESSES, NULL), "市役所",
                "c@city.example");
    out_header(mail, "Message-ID", SK_HEADER_IDS, "<1@example.jp>");
    mail->subject_text = g_strdup("【sekisho】 至急\nhttp://x.example/");
    notice = sk_withheld_mail(mail, &order, policy);
    text = sk_withheld_text(mail, &order, policy);
    bytes = sk_mail_write(notice, text, policy, XSEKISHO, report, &limit);
    word = out_inspect(bytes, SK_CHARSET_UTF_8);
    raw = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_cmpstr(word, ==, "accepted");
    g_assert_true(g_str_has_prefix(raw, "Received: from x\r\nFrom: "));
    g_assert_nonnull(strstr(raw, "Auto-Submitted: auto-generated\r\n"));
    g_assert_null(strstr(raw, "Message-ID"));
    g_assert_null(strstr(raw, "Date:"));
    g_assert_nonnull(strstr(raw, to));
    g_assert_nonnull(strstr(text, first));
    g_assert_nonnull(strstr(text, "差出人：差出人 <a@example.jp>\n"));
    g_assert_nonnull(strstr(text, "【sekisho・転記】 至急 hxxp"));
    g_assert_nonnull(strstr(text, "理　由：読み方が一つに決まらず"));
    g_assert_true(sk_notice_is_ours(text, order.notice_key));
    sk_mail_free(mail);
    sk_mail_free(notice);
}

static void
test_to_recipient(void)
{
    check_withheld("", "<c@city.example>", "あなた宛ての");
}

static void
test_to_sender(void)
{
    check_withheld("s@city.example", "To: s@city.example\r\n",
                   "お送りになった");
}

/* What a mail refused for where it was to go is about stays with its sender. */
static void
test_routing_names_no_subject(void)
{
    static const SkReason routing[] = {
        SK_REASON_NO_CROSSING, SK_REASON_SEALED_ZONE, SK_REASON_UNKNOWN_DOMAIN,
        SK_REASON_BAD_ADDRESS, SK_REASON_MIXED_RECIPIENTS
    };
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    SkMail *mail = out_mail_new();

    mail->subject_text = g_strdup("人事異動の件");
    for (guint i = 0; i < G_N_ELEMENTS(routing); i++) {
        SkOrder order = out_order();
        g_autofree char *text = NULL;

        order.reason = routing[i];
        text = sk_withheld_text(mail, &order, policy);
        g_assert_null(strstr(text, "人事異動"));
        g_assert_nonnull(strstr(text, "差出人："));
    }
    sk_mail_free(mail);
}

/* A mail withheld for the size of its headers still gets its notice. */
static void
test_huge_headers(void)
{
    SkOrder order = out_order();
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    g_autoptr(SkReport) report = sk_report_new();
    g_autofree char *word = NULL;
    g_autofree char *hop = g_strnfill(900, 'x');
    g_autofree char *raw = NULL;
    SkMail *mail = out_mail_new();
    g_autoptr(GBytes) bytes = NULL;
    g_auto(GStrv) lines = NULL;
    SkMail *notice = NULL;
    SkHeader *to = NULL;
    SkReason limit;
    guint hops = 0;

    order.reason = SK_REASON_AMBIGUOUS;
    for (guint i = 0; i < 60; i++)
        out_header(mail, "Received", SK_HEADER_TRACE, hop);
    to = out_header(mail, "To", SK_HEADER_ADDRESSES, NULL);
    for (guint i = 0; i < 900; i++)
        out_address(to, "市役所の長い名前の課", "person@city.example");
    notice = sk_withheld_mail(mail, &order, policy);
    bytes = sk_mail_write(notice, "text\n", policy, XSEKISHO, report, &limit);
    g_assert_nonnull(bytes);
    word = out_inspect(bytes, SK_CHARSET_UTF_8);
    g_assert_cmpstr(word, ==, "accepted");
    raw = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    lines = g_strsplit(raw, "\r\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        hops += g_str_has_prefix(lines[i], "Received: ") ? 1 : 0;
    g_assert_cmpuint(hops, ==, 60);
    g_assert_nonnull(strstr(raw, "<person@city.example>"));
    sk_mail_free(mail);
    sk_mail_free(notice);
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    g_test_add_func("/withheld/to-recipient", test_to_recipient);
    g_test_add_func("/withheld/to-sender", test_to_sender);
    g_test_add_func("/withheld/routing-names-no-subject",
                    test_routing_names_no_subject);
    g_test_add_func("/withheld/huge-headers", test_huge_headers);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Whoever sends under the gateway's name or address is unmasked, and nobody
 * else is touched.
 */
#include "out-help.h"
#include "worker/notice/impostor.h"

typedef struct {
    const char *path;
    const char *phrase, *mail, *subject;
    const char *new_phrase, *new_mail, *new_subject; /* NULL: as it was */
} Case;

static const Case cases[] = {
    { "/impostor/none", "市民", "a@example.jp", "こんにちは", NULL, NULL,
      NULL },
    { "/impostor/no-phrase", NULL, "a@example.jp", "sekisho", NULL, NULL,
      NULL },
    { "/impostor/address", "市民", "no-reply@sekisho.invalid", "x", NULL,
      "invalid-address@invalid.invalid", NULL },
    { "/impostor/address-case", "市民", "x@Sekisho.INVALID", "x", NULL,
      "invalid-address@invalid.invalid", NULL },
    { "/impostor/other-domain", "市民", "a@notsekisho.invalid", "x", NULL, NULL,
      NULL },
    { "/impostor/sub-domain-of-others", "市民", "a@sekisho.invalid.example",
      "x", NULL, NULL, NULL },
    { "/impostor/name", "無害化ゲートウェイ", "a@example.jp", "x",
      "無害化ゲートウェイ・転記", NULL, NULL },
    { "/impostor/name-half-width", "無害化ｹﾞｰﾄｳｪｲ", "a@example.jp", "x",
      "無害化ｹﾞｰﾄｳｪｲ・転記", NULL, NULL },
    { "/impostor/name-in-name", "無害化ゲートウェイ（sekisho）", "a@example.jp",
      "x", "無害化ゲートウェイ（sekisho・転記）", NULL, NULL },
    { "/impostor/subject", "市民", "a@example.jp", "【sekisho】 受付番号 1",
      NULL, NULL, "【sekisho・転記】 受付番号 1" },
    { "/impostor/subject-of-ours", "市民", "a@example.jp",
      "メール 1 通をお届けできませんでした（受付番号 1）", NULL, NULL,
      "メール 1 通をお届けできませんでした（受付番号・転記 1）" },
    { "/impostor/subject-barrier", "市民", "a@example.jp",
      "［關所］ 無害化済み", NULL, NULL, "［關所・転記］ 無害化済み" },
};

static void
check(const SkMail *mail, const SkHeader *from, const SkHeader *subject,
      const Case *c)
{
    const SkAddress *address = g_ptr_array_index(from->addresses, 0);

    g_assert_cmpuint(mail->headers->len, ==, 2);
    g_assert_cmpstr(address->phrase, ==,
                    c->new_phrase ? c->new_phrase : c->phrase);
    g_assert_cmpstr(address->mail, ==, c->new_mail ? c->new_mail : c->mail);
    g_assert_cmpstr(subject->text, ==,
                    c->new_subject ? c->new_subject : c->subject);
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(SkPolicy) policy = out_policy_new("ja", SK_CHARSET_UTF_8);
    SkMail *mail = out_mail_new();
    SkHeader *from = out_header(mail, "From", SK_HEADER_ADDRESSES, NULL);
    SkHeader *subject = out_header(mail, "Subject", SK_HEADER_TEXT, c->subject);
    guint expected = (c->new_phrase != NULL) + (c->new_mail != NULL) +
                     (c->new_subject != NULL);

    out_address(from, c->phrase, c->mail);
    g_assert_cmpuint(sk_impostor_unmask(mail, policy), ==, expected);
    check(mail, from, subject, c);
    g_assert_cmpuint(sk_impostor_unmask(mail, policy), ==, 0);
    check(mail, from, subject, c);
    sk_mail_free(mail);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    return g_test_run();
}

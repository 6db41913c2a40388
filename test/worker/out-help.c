/* SPDX-License-Identifier: Apache-2.0
 *
 * See out-help.h.
 */
#include <string.h>

#include "core/notice/notice_texts.h"
#include "inspector/inspect.h"
#include "out-help.h"
#include "charset/charset.h"

SkPolicy *
out_policy_new(const char *language, SkCharset charset)
{
    SkPolicy *policy = g_new0(SkPolicy, 1);

    policy->charset = charset;
    policy->notice_language = g_strdup(language);
    policy->notice_texts = sk_notice_texts_load(language, NULL, NULL);
    g_assert_nonnull(policy->notice_texts);
    return policy;
}

void
out_policy_free(SkPolicy *policy)
{
    g_free(policy->notice_language);
    sk_notice_texts_unref(policy->notice_texts);
    g_free(policy);
}

SkMail *
out_mail_new(void)
{
    SkMail *mail = g_new0(SkMail, 1);

    mail->headers = g_ptr_array_new_with_free_func(sk_header_free);
    mail->from_text = g_strdup("差出人 <a@example.jp>");
    return mail;
}

SkHeader *
out_header(SkMail *mail, const char *name, SkHeaderKind kind, const char *value)
{
    SkHeader *header = sk_header_new(name, kind, value);

    g_ptr_array_add(mail->headers, header);
    return header;
}

void
out_address(SkHeader *header, const char *phrase, const char *mail)
{
    g_ptr_array_add(header->addresses, sk_address_new(phrase, mail));
}

SkOrder
out_order(void)
{
    SkOrder order = { .magic = SK_ORDER_MAGIC, .receipt = "7KQ4M2X9AB" };

    memset(order.notice_key, 0x5a, sizeof order.notice_key);
    return order;
}

char *
out_inspect(GBytes *bytes, SkCharset charset)
{
    SkInspectOrder order = {
        .magic = SK_INSPECT_MAGIC,
        .kind = SK_INSPECT_KIND_MAIL,
        .charset = charset == SK_CHARSET_UTF_8 ? SK_INSPECT_UTF_8
                                               : SK_INSPECT_ISO_2022_JP,
        .n_keep = 1,
        .keep = { "X-Case-Number" },
    };
    SkInspectAnswer answer;
    gsize len = 0;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    if (sk_inspect(&order, data, len, &answer))
        return g_strdup("accepted");
    return g_strdup_printf("%s at %" G_GUINT64_FORMAT " of %" G_GSIZE_FORMAT,
                           sk_inspect_why_word(answer.why), answer.offset, len);
}

char *
out_text(GBytes *bytes)
{
    gsize len = 0;
    const char *data = g_bytes_get_data(bytes, &len);
    const char *body = g_strstr_len(data, len, "\r\n\r\n");
    gboolean jis = FALSE;
    gsize n = 0;
    g_autofree char *head = NULL;
    g_autofree char *raw = NULL;
    GString *text = NULL;

    g_assert_nonnull(body);
    head = g_strndup(data, body - data);
    body += 4;
    jis = strstr(head, "charset=iso-2022-jp") != NULL;
    if (jis) {
        raw = sk_charset_decode(body, len - (body - data), "iso-2022-jp", NULL);
        n = strlen(raw);
    } else {
        g_autofree char *base64 = g_strndup(body, len - (body - data));

        raw = (char *)g_base64_decode(base64, &n);
    }
    text = g_string_new_len(raw, n);
    g_string_replace(text, "\r\n", "\n", 0);
    return g_string_free(text, FALSE);
}

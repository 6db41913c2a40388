/* SPDX-License-Identifier: Apache-2.0
 *
 * See sample.h. Knows how to write what the inspector reads, and nothing of
 * how it reads.
 */
#include <string.h>

#include "sample.h"

SkInspectOrder
sample_order(void)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_MAIL,
                             .n_keep = 1 };
    g_strlcpy(order.keep[0], "X-Case-Number", SK_INSPECT_NAME_MAX);
    return order;
}

char *
sample_base64(const char *bytes, gsize len)
{
    g_autofree char *plain = g_base64_encode((const guchar *)bytes, len);
    GString *lines = g_string_new(NULL);
    gsize left = strlen(plain);
    for (const char *p = plain; left > 0;) {
        gsize n = MIN(left, 76);
        g_string_append_len(lines, p, n);
        g_string_append(lines, "\r\n");
        p += n;
        left -= n;
    }
    return g_string_free(lines, FALSE);
}

void
sample_check(const SkInspectOrder *order, const char *bytes, gsize len,
             SkInspectWhy why, guint32 part)
{
    const char *mark = memmem(bytes, len, MARK, strlen(MARK));
    gsize before = mark != NULL ? (gsize)(mark - bytes) : len;
    gsize cut = mark != NULL ? strlen(MARK) : 0;
    /* exactly as long as the output: a byte too far is seen by ASan */
    guint8 *plain = g_malloc(len - cut + 1);
    memcpy(plain, bytes, before);
    if (mark != NULL)
        memcpy(plain + before, mark + cut, len - before - cut);
    plain = g_realloc(plain, MAX(len - cut, 1));

    SkInspectAnswer answer;
    memset(&answer, 0xA5, sizeof answer);
    int accepted = sk_inspect(order, plain, len - cut, &answer);
    g_assert_cmpstr(sk_inspect_why_word(answer.why), ==,
                    sk_inspect_why_word(why));
    g_assert_cmpint(accepted, ==, why == SK_INSPECT_ACCEPTED);
    g_assert_cmpuint(answer.accepted, ==, why == SK_INSPECT_ACCEPTED);
    g_assert_cmpuint(answer.magic, ==, SK_INSPECT_MAGIC);
    g_assert_cmpuint(answer.input_len, ==, len - cut);
    g_assert_cmpuint(answer.offset, ==, mark != NULL ? before : 0);
    g_assert_cmpuint(answer.part, ==, part);
    g_assert_cmpint(mark != NULL, ==, why != SK_INSPECT_ACCEPTED);
    g_free(plain);
}

static const char full[] =
    "Return-Path: <bounce@mail.example>\r\n"
    "Received: from a.example (a.example [192.0.2.1])\r\n"
    "\tby b.example (Postfix) with ESMTP id 4X; \r\n"
    "  Fri, 20 Nov 2026 09:00:00 +0900 (JST)\r\n"
    "From: =?utf-8?B?5bGx55Sw?= =?utf-8?B?5aSq6YOO?= <yamada@city.example>\r\n"
    "Sender: \"Office, the\" <office@city.example>\r\n"
    "Reply-To: <a..b.@docomo.example>\r\n"
    "To: a@b.example, Taro Yamada <taro@b.example>,\r\n"
    "        \"x y\"@c.example, =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= "
    "<y@[192.0.2.7]>\r\n"
    "Cc: undisclosed-recipients:;\r\n"
    "Subject: Re: =?utf-8?B?5L6LIPCfkanigI3wn5K7?=\r\n"
    " (2) =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=\r\n"
    "Date: Fri, 20 Nov 2026 09:00:00 +0900\r\n"
    "Message-ID: <1@city.example>\r\n"
    "References: <a@b>\r\n <c@d> <e@f>\r\n"
    "Precedence: bulk\r\n"
    "X-Case-Number: 2026/17\r\n"
    "X-Sekisho: receipt=7KQ4M2X9AB; verdict=cleaned; profile=text-only; "
    "did=html-to-text,attachment-removed\r\n";

static char *
in_utf_8(const char *headers, const char *text)
{
    g_autofree char *body = sample_base64(text, strlen(text));
    return g_strconcat(headers, UTF_8_TAIL, body, NULL);
}

char **
sample_mails(void)
{
    GPtrArray *mails = g_ptr_array_new();
    g_autoptr(GString) longer = g_string_new(NULL);
    for (int i = 0; i < 120; i++)
        g_string_append_printf(longer, "%d. 日本語の本文、𠮷野家。\r\n", i);
    g_ptr_array_add(mails, in_utf_8(full, "Guten Tag, 山田様\r\n"));
    g_ptr_array_add(mails, in_utf_8("", "\r\n"));
    g_ptr_array_add(mails, in_utf_8("Subject: \r\n", longer->str));
    g_ptr_array_add(mails, in_utf_8("", "葛\xF3\xA0\x84\x80城 ❤\xEF\xB8\x8F "
                                        "👩\xE2\x80\x8D💻\ttab\r\n"));
    g_ptr_array_add(mails, g_strconcat(full, JIS_TAIL,
                                       "Hello \x1b$B$3$s$K$A$O\x1b(B!\r\n"
                                       "\r\n\ttab \x1b$B0!t$\x1b(B\r\n",
                                       NULL));
    g_ptr_array_add(mails, g_strconcat(JIS_TAIL, "\r\n", NULL));
    g_ptr_array_add(mails, NULL);
    return (char **)g_ptr_array_free(mails, FALSE);
}

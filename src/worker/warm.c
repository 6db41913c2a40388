/* SPDX-License-Identifier: Apache-2.0
 *
 * Sends a mail of our own through the whole worker, in the zygote. What
 * libraries set up at first use (types, tables, symbols) is thereby set up once
 * and not in every worker. The result is thrown away, and nothing of it reaches
 * another mail.
 */
#include <string.h>
#include <sekisho/error.h>
#include "worker/clean.h"
#include "worker/warm.h"

static const char mail[] =
    "Received: from a.example (a.example [192.0.2.1]) by b.example;\r\n"
    "\tMon, 2 Nov 2026 10:00:00 +0900\r\n"
    "From: =?utf-8?B?5b255aC0?= <taro@a.example>\r\n"
    "To: \"b\" <b@b.example>\r\n"
    "Subject: =?utf-8?Q?warm_=E4=BC=9A=E8=AD=B0?=\r\n"
    "Date: Mon, 2 Nov 2026 10:00:00 +0900\r\n"
    "Message-ID: <1@a.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"o\"\r\n"
    "\r\n"
    "--o\r\n"
    "Content-Type: multipart/alternative; boundary=\"i\"\r\n"
    "\r\n"
    "--i\r\n"
    "Content-Type: text/plain; charset=iso-2022-jp; format=flowed\r\n"
    "\r\n"
    "\x1b$B2q5D\x1b(B http://a.example/ \r\n"
    "--i\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "<html><head><style>.a{display:none}</style></head><body><h1>a</h1>\r\n"
    "<table width=3D1><tr><td "
    "style=3D\"color:#333\">=E4=BC=9A&nbsp;<b>b</b>\r\n"
    "</td></tr></table><p class=3Da>x</p><ul><li>c</ul>\r\n"
    "<a href=3D\"http://a.example/?a=3D1&amp;b=3D2\">d</a><img "
    "alt=3De></body>\r\n"
    "--i--\r\n"
    "--o\r\n"
    "Content-Type: application/pdf; name=\"a.pdf\"\r\n"
    "Content-Disposition: attachment;\r\n"
    " filename*=utf-8''%E8%B3%87%E6%96%99.pdf\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "JVBERi0xLjcK\r\n"
    "--o--\r\n";

gboolean
sk_worker_warm(const GPtrArray *policies, GError **error)
{
    g_autoptr(GBytes) input = g_bytes_new_static(mail, sizeof mail - 1);
    SkOrder order = { .magic = SK_ORDER_MAGIC,
                      .kind = SK_KIND_MAIL,
                      .task = SK_TASK_CLEAN,
                      .receipt = "0000000000",
                      .input_len = sizeof mail - 1 };

    for (guint i = 0; i < policies->len; i++) {
        g_auto(SkCleaned) cleaned = { 0 };

        sk_clean(&order, policies->pdata[i], input, &cleaned);
        if (cleaned.verdict == SK_VERDICT_CLEANED ||
            cleaned.reason != SK_REASON_AMBIGUOUS)
            continue;
        g_set_error_literal(error, SK_ERROR, SK_ERROR_SYSTEM,
                            "a mail of ours is not cleaned as it should be");
        return FALSE;
    }
    return TRUE;
}

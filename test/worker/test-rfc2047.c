/* SPDX-License-Identifier: Apache-2.0
 *
 * Header text as it is met in Japanese mail: what our decoder makes of it.
 */
#include <string.h>
#include "charset/charset.h"
#include "worker/read/rfc2047.h"

typedef struct {
    const char *name, *raw, *expected;
    gboolean malformed;
} Row;

static const Row rows[] = {
    { "plain", " Hello", "Hello", FALSE },
    { "empty", "", "", FALSE },
    { "q-utf8", "=?utf-8?Q?=E6=97=A5=E6=9C=AC_x?=", "日本 x", FALSE },
    { "b-utf8-padded", "=?UTF-8?B?5pel5pys6Kqe?=", "日本語", FALSE },
    { "b-ends-in-padding", "=?utf-8?B?YWI=?=", "ab", FALSE },
    { "b-iso-2022-jp", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本", FALSE },
    { "language-suffix", "=?utf-8*ja?Q?=E6=97=A5?=", "日", FALSE },
    { "gap-is-no-text", "=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab", FALSE },
    { "gap-of-two-charsets", "=?utf-8?Q?a?=\r\n =?iso-8859-1?Q?=E9?=", "aé",
      FALSE },
    { "text-around", "Re: =?utf-8?Q?a?= b", "Re: a b", FALSE },
    { "glued-to-text", "Re:=?utf-8?Q?a?=b", "Re:ab", FALSE },
    { "split-character", "=?utf-8?B?5pc=?= =?utf-8?B?pQ==?=", "日", FALSE },
    { "split-shift-sequence",
      "=?ISO-2022-JP?B?GyRCRnw=?=\r\n =?iso-2022-jp?B?S1wbKEI=?=", "日本",
      FALSE },
    { "split-base64-group", "=?utf-8?B?5pel5p?= =?utf-8?B?ys?=", "日本",
      FALSE },
    { "in-quotes", "\"=?utf-8?Q?=E6=97=A5?=\"", "\"日\"", FALSE },
    { "blank-in-q", "=?utf-8?Q?a b?=", "a b", TRUE },
    { "unterminated", "=?utf-8?Q?abc", "=?utf-8?Q?abc", TRUE },
    { "nested-start", "=?utf-8?Q?a =?utf-8?Q?b?=", "=?utf-8?Q?a b", TRUE },
    { "no-word-at-all", "a =? b ?= c", "a =? b ?= c", TRUE },
    { "crlf-smuggled", "=?utf-8?Q?a=0D=0ABcc:_x@y?=", "a Bcc: x@y", FALSE },
    { "nul-smuggled", "=?utf-8?Q?a=00b?=", "ab", FALSE },
    { "bidi-smuggled", "=?utf-8?B?4oCuZ3BqLmV4ZQ==?=", "gpj.exe", FALSE },
    { "raw-utf8", "\xe6\x97\xa5", "日", FALSE },
    { "raw-sjis", "\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x8c\x8f\x96\xbc",
      "日本語の件名", FALSE },
    { "raw-jis", "\x1b$BF|K\\\x1b(B ok", "日本 ok", FALSE },
    { "raw-jis-looks-like-a-word", "\x1b$B=?=?\x1b(B", "戎戎", FALSE },
    { "folded", "one\r\n two\r\n\tthree", "one two three", FALSE },
    { "unknown-charset", "=?x-unknown?Q?abc?=", "abc", FALSE },
    { "empty-word",
      "a =?utf-8?B?"
      "?= b",
      "a  b", FALSE },
};

static void
check(gconstpointer data)
{
    const Row *row = data;
    SkHeaderSeen seen = { 0 };
    g_autofree char *text = sk_header_decode(row->raw, strlen(row->raw), &seen);

    g_assert_cmpstr(text, ==, row->expected);
    g_assert_cmpint(seen.malformed > 0, ==, row->malformed);
}

static void
counts(void)
{
    static const char raw[] = "=?utf-8?Q?=1b=e2=80=ae?= \xe6\x97\xa5";
    SkHeaderSeen seen = { 0 };
    g_autofree char *text = sk_header_decode(raw, sizeof raw - 1, &seen);

    g_assert_cmpstr(text, ==, "日");
    g_assert_cmpuint(seen.words, ==, 1);
    g_assert_cmpuint(seen.raw8, ==, 1);
    g_assert_cmpuint(seen.text.controls, >=, 1);
    g_assert_cmpuint(seen.text.bidi, ==, 1);
}

/* A header full of beginnings must not cost the square of its length. */
static void
many_beginnings(void)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    SkHeaderSeen seen = { 0 };

    for (int i = 0; i < 10000; i++)
        g_string_append(raw, "=?a?Q?");
    g_autofree char *text = sk_header_decode(raw->str, raw->len, &seen);
    g_assert_cmpuint(strlen(text), ==, raw->len);
    g_assert_cmpuint(seen.malformed, ==, 10000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/rfc2047/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    g_test_add_func("/rfc2047/counts", counts);
    g_test_add_func("/rfc2047/many-beginnings", many_beginnings);
    return g_test_run();
}

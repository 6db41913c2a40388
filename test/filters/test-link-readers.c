/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks that no mail program makes a link of anything in a text that
 * sk_link_defang_text has written. What they make links of stands in
 * link-readers.c; the texts are made of the pieces that links are made of, in
 * every order up to a length, and of whole ones that were seen to pass.
 */
#include <string.h>

#include <inspector/inner.h>
#include <link/link.h>

#include "link-readers.h"

static const char *const whole[] = {
    "https:evil.example/login",
    "<http s://evil.example/login>",
    "\"http s://evil.example/login\"",
    "<https\t://evil.example/login>",
    "<URL:http s://evil.example/login>",
    "<http: //evil.example>",
    "<h t t p :/ /evil.example>",
    "www.city.example.lg.jp@evil.example/login",
    "city.lg.jp@evil.example/login",
    "city.lg.jp@evil.example?a",
    "www._x.evil.example/a",
    "+www.evil.example/x",
    "%www.evil.example/x",
    "～www.evil.example/x",
    "awww.evil.example",
    "evil.example/login.php",
    "evil.com",
    "Evil.COM:8080",
    "evil.co.jp?x=1",
    "evil。com/login",
    "evil．com/login",
    "http://evil。com/login",
    "例え.jp/案内",
    "・https:evil.example",
    "https:／／evil.example",
    "http:evil.example/?a=b",
    "a.www.evil.example",
    "ftp.x@evil.example/a",
    "news:evil",
    "www.evil.example@x/",
    "(www.evil@x.example/)",
    "www.-evil.example",
    "www.~evil.example",
    "www..evil.example",
    "see HTTPS:EVIL.example now",
    "<url:https:evil.example>",
    "https://evil.example/?u=evil.com",
    "192.0.2.1",
    "192.0.2.1:8080/x",
    "http://[2001:db8::1]/",
    "http://3232235777/",
    "//evil.example/x",
    "//localhost/x",
    "file://host/a.exe",
    "file:\\\\host\\a.exe",
    "\\\\host\\share",
    "report.zip/a",
    "www.report.zip",
    "ms-word:ofe|u|https://evil.example/a",
    "xn--r8jz45g.xn--zckzah",
    "evil.com_",
    "evil.com-",
    "evil.comはこちら",
    "a@evil.com:80/b.com",
    "@evil.com",
    "sip:boss@evil.example",
    "gossip:boss@evil.example",
    "SIPS:boss@evil.example",
    "tel:+81-3-0000-0000",
    "TEL:03-0000-0000",
    "<tel:+81300000000>",
    "<t el:+81300000000>",
    "<tel: 03-0000-0000>",
    "sms:+81300000000?body=x",
    "xmpp:a@evil.example",
    "h323:evil.example",
    "foo:bar@evil.example",
    "foo:/bar",
    "foo:?a=b",
    "bitcoincash:qq00",
    "mqtt:evil.example",
    "did:web:evil",
    "web+x:a",
    "zoomus:x",
    "例え。jp/a",
    "例え．jp/a",
    "例え｡jp/a",
    "例え。ｊｐ/a",
    "例え。みんな/a",
    "例え。jp:8080",
    "例え。zip/a",
    "evil｡com/login",
    "例.みんな",
    "пример.рф",
    "ПРИМЕР.РФ",
    "例え.ＪＰ/a",
    "ｅｖｉｌ.ｃｏｍ",
    "😀.com",
    "evil😀.com",
    "~.com",
    "xftp.evil.example",
    "a.ftp.evil",
    "//evil.1",
    "//例え.例/x",
    "git://evil.example/a",
    "com.app.x://evil",
    "data:text/html,x",
};

/* Addresses and bare file names, which stay. */
static const char *const calm[] = {
    "taro.yamada@city.example.lg.jp",
    "taro.in+tag@example.co.jp、次",
    "mailto:taro@example.jp",
    "mailto:taro@example.jp?subject=x",
    "宛先:a@example.jp/b@example.jp",
    "root@www.example.jp",
    "a@例え.jp",
    "「jdöe@mächine.example」",
    "info@example.jp/総務課",
    "report.zip と 見積書.pdf、README.md",
    "「www.example.com.txt」",
    "\"www.example.com.txt\"",
    "example.com.txt",
    "Ver.2.0 第3.4版 10:30 3.14 No.5 Co.,Ltd.",
    "e.g. i.e. U.S.A. Node.js p.m. etc.",
    "C:\\Users\\a",
    "Re:お知らせ TEL: 03-1234-5678 ID:12345 電話：0312345678 FAX：03",
    "です.ます。次は、です．",
    "推進します。AI活用。IT、第１．AIの",
    "「.jp ドメイン」 (.com)",
    ".NET 2026.6.20.1 300.1.1.1",
    "Mail:taro@example.jp E-mail:taro@example.jp、To:a@example.jp",
    "xs:string gml:id key:value 10:30 AM10:30 std::list a::b@c",
    "mailto:taro@example.jp",
};

static const char *const pieces[] = {
    "http",   "https", ":",   "//", "/",    "www",       ".",    "evil", "com",
    "@",      " ",     "<",   "\"", "例",   "evil.jp",   "。",   "ftp",  "\\\\",
    "file",   "zip",   "?",   "[",  "]",    "192.0.2.1", "_",    "-",    "+",
    "みんな", "//a",   ":80", "s",  "、",   "localhost", "news", "sip",  "tel",
    "foo",    "~",     "😀",   "．", "jp/a", "рф",        "+81",
};

/* Whether the inspector, which has code of its own, sees a link in @text. */
static gboolean
is_seen(const char *text)
{
    const guint8 *p = (const guint8 *)text;
    return sk_link_in((SkSpan){ p, p + strlen(text) }) != NULL;
}

static void
check(const char *text)
{
    g_autofree char *out = sk_link_defang_text(text, SK_LINKS_DEFANG, NULL);
    g_autofree char *words = sk_link_defang_text(text, SK_LINKS_TEXT, NULL);
    g_autofree char *twice = sk_link_defang_text(out, SK_LINKS_DEFANG, NULL);
    const char *by = link_readers_find(out);
    if (by != NULL)
        g_test_fail_printf("%s: a link in \"%s\", which was \"%s\"", by, out,
                           text);
    by = link_readers_find(words);
    if (by != NULL)
        g_test_fail_printf("%s: a link in \"%s\", which was \"%s\"", by, words,
                           text);
    g_assert_cmpstr(twice, ==, out);
    if (is_seen(out) || is_seen(words))
        g_test_fail_printf("the inspector refuses \"%s\", which was \"%s\"",
                           out, text);
}

/* What the inspector must refuse by itself, and what it must not. */
static void
test_inspector(void)
{
    static const char *const links[] = {
        "見よ http://evil.example/",
        "https:evil.example",
        "HTTPS:EVIL.example",
        "+www.evil.example",
        "www._x.evil.example",
        "evil.com",
        "は evil.example/a です",
        "例evil.co.jp例",
        "192.0.2.1",
        "file:///C:/a.exe",
        "javascript:alert(1)",
        "ssh://git",
        "\\\\host\\share",
        "www.city.jp@evil.jp/",
        "report.zip/a",
        "@evil.com",
        "evil.example:8080",
        "sip:a@evil.example",
        "tel:+81300000000",
        "<tel: 03-0000-0000>",
        "<http s://evil.example>",
        "\"file : ///c:/a\"",
        "foo:a@evil.example",
        "foo:/a",
        "did:web",
        "例え。jp/a",
        "例え．ｊｐ/a",
        "例.みんな",
        "ПРИМЕР.РФ",
        "😀.com",
        "例え.jp/案内",
        "a.ftp.evil",
    };
    for (guint i = 0; i < G_N_ELEMENTS(links); i++)
        if (!is_seen(links[i]))
            g_test_fail_printf("the inspector sees no link in \"%s\"",
                               links[i]);
    for (guint i = 0; i < G_N_ELEMENTS(calm); i++)
        if (is_seen(calm[i]))
            g_test_fail_printf("the inspector sees a link in \"%s\"", calm[i]);
}

static void
test_whole(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++) {
        guint count = 0;
        g_autofree char *out =
            sk_link_defang_text(whole[i], SK_LINKS_DEFANG, &count);
        g_autofree char *inside =
            g_strdup_printf("詳細は%sをご覧\n%s", whole[i], whole[i]);
        g_test_message("%s -> %s", whole[i], out);
        g_assert_cmpuint(count, >, 0);
        check(whole[i]);
        check(inside);
    }
}

static void
test_calm(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(calm); i++) {
        g_autofree char *out =
            sk_link_defang_text(calm[i], SK_LINKS_DEFANG, NULL);
        g_assert_cmpstr(out, ==, calm[i]);
    }
}

/* Each pattern matches something, else it would prove nothing. */
static void
test_patterns(void)
{
    for (guint i = 0; i < link_readers_n; i++) {
        gboolean matched = FALSE;
        for (guint j = 0; j < G_N_ELEMENTS(whole) && !matched; j++)
            matched = link_readers_match(i, whole[j]);
        if (!matched)
            matched = link_readers_match(i, "ftp.evil.com");
        if (!matched)
            g_test_fail_printf("%s: matches nothing", link_readers_what(i));
    }
}

static void
test_pieces(void)
{
    gsize n = G_N_ELEMENTS(pieces);
    for (gsize i = 0; i < n * n; i++) {
        g_autofree char *text = g_strconcat(pieces[i % n], pieces[i / n], NULL);
        check(text);
    }
    /* threes and fours, the same ones in every run */
    for (gsize i = 0; i < 60000; i++) {
        gsize k = i * 7919;
        g_autofree char *text =
            g_strconcat(pieces[k % n], pieces[k / n % n], pieces[k / n / n % n],
                        i % 2 ? pieces[i / 2 % n] : NULL, NULL);
        check(text);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    link_readers_prepare();
    g_test_add_func("/link-readers/patterns", test_patterns);
    g_test_add_func("/link-readers/whole", test_whole);
    g_test_add_func("/link-readers/inspector", test_inspector);
    g_test_add_func("/link-readers/calm", test_calm);
    g_test_add_func("/link-readers/pieces", test_pieces);
    return g_test_run();
}

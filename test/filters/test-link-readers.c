/* SPDX-License-Identifier: Apache-2.0
 *
 * What mail programs turn into links, as patterns, and that none of it is left
 * in a text that sk_link_defang_text has written. A pattern says no more than
 * what its reader asks of a text before it makes a link; the texts are made of
 * the pieces that links are made of, in every order up to a length, and of
 * whole ones that were seen to pass.
 */
#include <string.h>

#include <inspector/inner.h>
#include <link/link.h>

#include "data/top_level_domains.h"

#define BLANK "[\\s\\x{A0}\\x{3000}\\x{2000}-\\x{200A}]"
/* schemes that a reader's system hands to some program */
#define KNOWN                                                                  \
    "(?:https?|ftps?|file|news|nntp|javascript|vbscript|data(?=:[a-z]*[/,;])|" \
    "about|ldap|telnet|callto|outlook|ms-[a-z]+|search-ms|smb|ssh|webcal|"     \
    "feed|cid|mid|view-source|git|svn|irc|skype|onenote|zoommtg)"
#define LOCAL "[A-Za-z0-9._%+\\-]"

/* %TLD% is the list of top-level domains but the endings of files; addresses
 * (as %MAIL%) are taken out of the text before a pattern that says so. */
static const struct {
    const char *reader, *what, *pattern;
    gboolean but_addresses;
} readers[] = {
    { "Thunderbird", "scheme, freetext",
      "(?<![A-Za-z0-9+.\\-])" KNOWN ":[^\\s<>\"`}\\])]", FALSE },
    { "Thunderbird", "<…> and quotes, blanks left out",
      "[<\"]" BLANK "*(?:url:)?" BLANK "*h" BLANK "*t" BLANK "*t" BLANK
      "*p" BLANK "*s?" BLANK "*:" BLANK "*[^\\s<>\"\\x{3000}]",
      FALSE },
    { "Thunderbird", "www. at the start of a word",
      "(?<![^\\s<>\"'`,{\\[(|\\\\])www\\.[^\\s<>\"`]", FALSE },
    { "Roundcube", "scheme://", "(?:https?|ftp|file)s?://[^?&@\"'\\\\/()\\s]",
      FALSE },
    { "Roundcube", "www. behind what is no letter",
      "(?:^|[^\\w@])www\\.[^?&@\"'\\\\/()\\s]{2}", FALSE },
    { "Gmail", "name.tld",
      "(?<![\\w@.\\-])(?:[\\w\\-]+\\.)+(?:%TLD%)(?![\\w\\-]|\\.\\w)", TRUE },
    { "Gmail", "www. anywhere", "www\\d{0,3}\\.\\w", TRUE },
    { "Outlook", "schemes",
      "(?<![\\w+.\\-])(?:https?|ftp|file|gopher|news|nntp|telnet|wais|prospero|"
      "outlook|"
      "onenote|callto|notes|mid|cid):[/\\\\\\w]",
      FALSE },
    { "Outlook", "\\\\server", "(?<!\\[)\\\\\\\\[^\\s\\\\\\]]", FALSE },
    { "Outlook", "ftp.name", "(?<![\\w@.\\-])ftp\\.\\w", TRUE },
    { "Apple Mail", "scheme://, but those of nobody",
      "(?<![A-Za-z0-9+.\\-])(?!hxxps?:|fxps?:)[A-Za-z][A-Za-z0-9+.\\-]+://\\w",
      FALSE },
    { "Apple Mail", "name.tld with a path, a port, a query",
      "(?:[\\w\\-]+[.\\x{3002}\\x{FF0E}])+(?:%TLD%|zip|mov|md)(?::\\d|[/"
      "?#]\\w)",
      TRUE },
    { "mailparser", "//name",
      "(?:^|[^\\w:/])//(?:localhost|(?:[\\w\\-]+\\.)+[a-z]{2})", FALSE },
    { "mailparser", "name.tld",
      "(?<![\\w.:/"
      "\\-@])(?:[\\w\\-]+\\.)+(?:%TLD%)(?![\\w\\-]|:\\d|\\.[\\w\\-])",
      TRUE },
    { "mailparser", "192.0.2.1",
      "(?<![\\w.\\-])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}"
      "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w.\\-])",
      TRUE },
    { "several", "user@host/path",
      "\\w\\.\\w+@(?:[\\w\\-]+\\.)+(?:%TLD%)[/?#][a-z]", FALSE },
};

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
    "Re:お知らせ TEL:03-1234-5678 ID:12345 tel:0312345678",
    "です.ます。次は、です．",
    ".NET 2026.6.20.1 300.1.1.1",
};

static const char *const pieces[] = {
    "http",   "https", ":",   "//", "/",  "www",       ".",   "evil", "com",
    "@",      " ",     "<",   "\"", "例", "evil.jp",   "。",  "ftp",  "\\\\",
    "file",   "zip",   "?",   "[",  "]",  "192.0.2.1", "_",   "-",    "+",
    "みんな", "//a",   ":80", "s",  "、", "localhost", "news"
};

static char *tlds;

static void
join_domains(void)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(sk_top_level_domains); i++) {
        static const char *const files[] = { "cab", "java", "md",  "mov",
                                             "ps",  "py",   "zip", NULL };
        if (g_strv_contains(files, sk_top_level_domains[i]))
            continue;
        g_string_append_printf(all, "%s%s", all->len > 0 ? "|" : "",
                               sk_top_level_domains[i]);
    }
    tlds = g_string_free(all, FALSE);
}

static GRegex *compiled[G_N_ELEMENTS(readers)];
static GRegex *addresses;

static void
compile(void)
{
    join_domains();
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        g_autoptr(GString) pattern = g_string_new(readers[i].pattern);
        g_autoptr(GError) error = NULL;
        g_string_replace(pattern, "%TLD%", tlds, 0);
        compiled[i] = g_regex_new(
            pattern->str,
            G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_MULTILINE, 0, &error);
        g_assert_no_error(error);
    }
    addresses =
        g_regex_new(LOCAL "+@[\\w\\-]+(?:\\.[\\w\\-]+)*"
                          "(?![\\w@]|:\\d|[/?#\\\\][A-Za-z0-9%~_.\\-/?=&+])",
                    G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

/* The reader that would make a link of something in @text; NULL: none. */
static const char *
linked_by(const char *text)
{
    g_autofree char *rest =
        g_regex_replace_literal(addresses, text, -1, 0, " ", 0, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (g_regex_match(compiled[i], readers[i].but_addresses ? rest : text,
                          0, NULL))
            return readers[i].what;
    return NULL;
}

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
    const char *by = linked_by(out);
    if (by != NULL)
        g_error("%s: a link in \"%s\", which was \"%s\"", by, out, text);
    by = linked_by(words);
    if (by != NULL)
        g_error("%s: a link in \"%s\", which was \"%s\"", by, words, text);
    g_assert_cmpstr(twice, ==, out);
    if (is_seen(out) || is_seen(words))
        g_error("the inspector refuses \"%s\", which was \"%s\"", out, text);
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
    };
    for (guint i = 0; i < G_N_ELEMENTS(links); i++)
        if (!is_seen(links[i]))
            g_error("the inspector sees no link in \"%s\"", links[i]);
    for (guint i = 0; i < G_N_ELEMENTS(calm); i++)
        if (is_seen(calm[i]))
            g_error("the inspector sees a link in \"%s\"", calm[i]);
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
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        gboolean matched = FALSE;
        for (guint j = 0; j < G_N_ELEMENTS(whole) && !matched; j++)
            matched = g_regex_match(compiled[i], whole[j], 0, NULL);
        if (!matched)
            matched = g_regex_match(compiled[i], "ftp.evil.com", 0, NULL);
        if (!matched)
            g_error("%s: matches nothing", readers[i].what);
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
    for (gsize i = 0; i < 6000; i++) {
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
    compile();
    g_test_add_func("/link-readers/patterns", test_patterns);
    g_test_add_func("/link-readers/whole", test_whole);
    g_test_add_func("/link-readers/inspector", test_inspector);
    g_test_add_func("/link-readers/calm", test_calm);
    g_test_add_func("/link-readers/pieces", test_pieces);
    return g_test_run();
}

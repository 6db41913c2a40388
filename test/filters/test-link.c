/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in text, targets of links in HTML.
 */
#include <string.h>

#include <link/link.h>


typedef struct {
    const char *name;
    const char *text;
    const char *defanged; /* NULL: unchanged */
    const char *words;    /* under SK_LINKS_TEXT; NULL: unchanged */
} Row;

static const Row rows[] = {
    { "none", "今日は晴れです。Hello: world", NULL, NULL },
    { "http", "http://www.evil.example/a?b", "hxxp://www[.]evil[.]example/a?b",
      "[リンク: www[.]evil[.]example]" },
    { "https", "https://example.jp", "hxxps://example[.]jp",
      "[リンク: example[.]jp]" },
    { "upper", "HTTP://EXAMPLE.JP/", "HXXP://EXAMPLE[.]JP/",
      "[リンク: EXAMPLE[.]JP]" },
    { "ftp", "ftp://ftp.example.jp/a", "fxp://ftp[.]example[.]jp/a",
      "[リンク: ftp[.]example[.]jp]" },
    { "www", "見て www.example.jp/x ね", "見て www[.]example[.]jp/x ね",
      "見て [リンク: www[.]example[.]jp] ね" },
    { "www2", "www2.city.example.jp", "www2[.]city[.]example[.]jp",
      "[リンク: www2[.]city[.]example[.]jp]" },
    { "upper-www", "WWW.EXAMPLE.JP", "WWW[.]EXAMPLE[.]JP",
      "[リンク: WWW[.]EXAMPLE[.]JP]" },
    { "bare-ftp", "ftp.example.jp", "ftp[.]example[.]jp",
      "[リンク: ftp[.]example[.]jp]" },
    { "not-www", "wwwx.a aww.x www. www", NULL, NULL },
    { "www-glued-before", "awww.nice", "awww[.]nice", "[リンク: awww[.]nice]" },
    { "abutting", "詳細はhttps://example.jp/aをご覧ください。",
      "詳細はhxxps://example[.]jp/aをご覧ください。",
      "詳細は[リンク: example[.]jp]をご覧ください。" },
    { "abutting-host", "http://example.jpと3倍", "hxxp://example[.]jpと3倍",
      "[リンク: example[.]jp]と3倍" },
    { "full-stop", "See http://example.jp. And", "See hxxp://example[.]jp. And",
      "See [リンク: example[.]jp]. And" },
    { "brackets", "(http://example.jp/a)、<http://b.example>",
      "(hxxp://example[.]jp/a)、<hxxp://b[.]example>",
      "([リンク: example[.]jp])、<[リンク: b[.]example]>" },
    { "kagi", "「http://example.jp」", "「hxxp://example[.]jp」",
      "「[リンク: example[.]jp]」" },
    { "userinfo", "http://www.bank.jp@evil.example/",
      "hxxp://www[.]bank[.]jp@evil[.]example/", "[リンク: evil[.]example]" },
    { "password", "http://a:b.c@evil.example/",
      "hxxp://a:b[.]c@evil[.]example/", "[リンク: evil[.]example]" },
    { "ipv4", "http://192.0.2.1:8080/x", "hxxp://192[.]0[.]2[.]1:8080/x",
      "[リンク: 192[.]0[.]2[.]1[:]8080]" },
    { "ipv6", "http://[2001:db8::1]/x", "hxxp://[2001:db8::1]/x",
      "[リンク: [2001[:]db8[:][:]1]]" },
    { "idn", "http://例え.jp/道", "hxxp://例え[.]jp/道",
      "[リンク: 例え[.]jp]道" },
    { "number-host", "http://3232235777/", "hxxp://3232235777/",
      "[リンク: 3232235777]" },
    { "backslashes", "http:\\\\evil.example\\a", "hxxp:[\\\\]evil[.]example\\a",
      "[リンク: evil[.]example]" },
    { "one-slash", "http:/evil.example", "hxxp:/evil[.]example",
      "[リンク: evil[.]example]" },
    { "glued", "xhttp://evil.example", "xhxxp://evil[.]example",
      "x[リンク: evil[.]example]" },
    { "two", "http://a.example/?u=http://b.example",
      "hxxp://a[.]example/?u=hxxp://b[.]example", "[リンク: a[.]example]" },
    { "two-glued", "http://a.example:http://b.example",
      "hxxp://a[.]example:hxxp://b[.]example", NULL },
    { "www-glued", "www.a.example:http://b.example",
      "www[.]a[.]example:hxxp://b[.]example", NULL },
    { "other-scheme", "ssh://git.example/", "ssh[:]//git[.]example/",
      "[リンク: git[.]example]" },
    { "file", "file:///C:/a.exe", "file[:]///C:/a.exe", "[リンク: file]" },
    { "javascript", "javascript:alert(1)", "javascript[:]alert(1)",
      "[リンク: javascript]" },
    { "vbscript", "VBScript:x", "VBScript[:]x", "[リンク: VBScript]" },
    { "ms", "ms-word:ofe|u|http://evil.example/a",
      "ms-word[:]ofe|u|hxxp://evil[.]example/a", "[リンク: ms-word]" },
    { "search-ms", "search-ms:query=a", "search-ms[:]query=a",
      "[リンク: search-ms]" },
    { "data", "data:text/html,x", "data[:]text/html,x", "[リンク: data]" },
    { "data-word", "data:2026 file: a.txt about: us", NULL, NULL },
    { "unc", "\\\\server\\share を開く", "[\\\\]server\\share を開く",
      "[リンク: server] を開く" },
    { "unc-japanese", "場所：\\\\サーバ\\共有", "場所：[\\\\]サーバ\\共有",
      "場所：[リンク: サーバ]共有" },
    { "drive", "C:\\Users\\a と D:\\b", NULL, NULL },
    { "mail", "yamada@www.example.jp mailto:a@ftp.example.jp", NULL, NULL },
    { "mail-www", "www.taro@example.jp", "www[.]taro@example.jp",
      "[リンク: www[.]taro]" },
    { "time", "10:30//11:00 12:3/4", NULL, NULL },
    { "already", "hxxps://evil[.]example/a", NULL, "[リンク: evil[.]example]" },
    { "half-done", "hxxp://evil.example", "hxxp://evil[.]example",
      "[リンク: evil[.]example]" },
    { "alone",
      "http:// と https:", "hxxp:// と https:", "[リンク: http] と https:" },
};

static void
test_defang(gconstpointer data)
{
    const Row *row = data;
    const char *expected = row->defanged != NULL ? row->defanged : row->text;
    guint count = 0, again = 0;
    g_autofree char *out =
        sk_link_defang_text(row->text, SK_LINKS_DEFANG, &count);
    g_assert_cmpstr(out, ==, expected);
    g_assert_cmpint(count > 0, ==, row->defanged != NULL);
    g_autofree char *twice = sk_link_defang_text(out, SK_LINKS_DEFANG, &again);
    g_assert_cmpstr(twice, ==, out);
    g_assert_cmpuint(again, ==, 0);
    g_autofree char *kept = sk_link_defang_text(row->text, SK_LINKS_KEEP, NULL);
    g_assert_cmpstr(kept, ==, row->text);
}

static void
test_words(gconstpointer data)
{
    const Row *row = data;
    g_autofree char *out = sk_link_defang_text(row->text, SK_LINKS_TEXT, NULL);
    if (row->words != NULL)
        g_assert_cmpstr(out, ==, row->words);
    g_autofree char *twice = sk_link_defang_text(out, SK_LINKS_TEXT, NULL);
    g_assert_cmpstr(twice, ==, out);
}

typedef struct {
    const char *name;
    const char *href;
    const char *shown; /* defanged */
    const char *words; /* NULL: as shown */
} ShowRow;

static const ShowRow show_rows[] = {
    { "empty", "", NULL },
    { "blank", " \n ", NULL },
    { "fragment", "#top", NULL },
    { "https", "https://example.jp/a?b=c", "hxxps://example[.]jp/a?b=c",
      "[リンク: example[.]jp]" },
    { "upper", "HTTPS://Example.JP/", "hxxps://Example[.]JP/",
      "[リンク: Example[.]JP]" },
    { "blanks", " https://example.jp/a b ", "hxxps://example[.]jp/a%20b",
      "[リンク: example[.]jp]" },
    { "split", "ht\ntps://exa\tmple.jp", "hxxps://example[.]jp",
      "[リンク: example[.]jp]" },
    { "backslashes", "https:\\\\evil.example\\x", "hxxps://evil[.]example\\x",
      "[リンク: evil[.]example]" },
    { "no-slashes", "https:evil.example", "hxxps://evil[.]example",
      "[リンク: evil[.]example]" },
    { "relative-scheme", "//evil.example/x", "//evil[.]example/x",
      "[リンク: evil[.]example]" },
    { "userinfo", "http://bank.jp@evil.example/",
      "hxxp://bank[.]jp@evil[.]example/", "[リンク: evil[.]example]" },
    { "iri", "https://例え.jp/案内", "hxxps://例え[.]jp/案内",
      "[リンク: 例え[.]jp]" },
    { "mailto", "mailto:a@example.jp?body=x", "mailto:a@example.jp" },
    { "tel", "tel:+81-3-1234-5678", "tel[:]+81-3-1234-5678" },
    { "sip", "sip:a@b.example", "sip[:]a@b.example", "[リンク: sip]" },
    { "javascript", "javascript:alert(1)", "javascript: (… 19)" },
    { "javascript-split", "java\r\n\tscript:a()", "javascript: (… 14)" },
    { "javascript-hidden", "java\u200Bscript:a()", "javascript: (… 14)" },
    { "javascript-control", "\001 javascript:a()", "javascript: (… 14)" },
    { "data", "data:text/html;base64,AAAA", "data: (… 26)" },
    { "file", "file://host/a.exe", "file: (… 17)" },
    { "ms-msdt", "ms-msdt:/id x", "ms-msdt: (… 13)" },
    { "unknown", "foo:bar", "foo: (… 7)" },
    { "unc", "\\\\host\\share", "file: (… 12)" },
    { "cid", "cid:part1@x", "cid: (… 11)" },
    { "relative", "page/two.html", "page/two.html" },
    { "bare-www", "www.example.jp", "www[.]example[.]jp",
      "[リンク: www[.]example[.]jp]" },
};

static void
test_show(gconstpointer data)
{
    const ShowRow *row = data;
    g_autofree char *shown = sk_link_show(row->href, SK_LINKS_DEFANG);
    g_assert_cmpstr(shown, ==, row->shown);
    g_autofree char *words = sk_link_show(row->href, SK_LINKS_TEXT);
    g_assert_cmpstr(words, ==, row->words != NULL ? row->words : row->shown);
    if (shown == NULL)
        return;
    g_autofree char *again = sk_link_defang_text(shown, SK_LINKS_DEFANG, NULL);
    g_assert_cmpstr(again, ==, shown);
}

static void
test_show_kept(void)
{
    g_autofree char *kept =
        sk_link_show("HTTPS://Example.jp/a b", SK_LINKS_KEEP);
    g_assert_cmpstr(kept, ==, "https://Example.jp/a%20b");
    g_autofree char *script = sk_link_show("javascript:x", SK_LINKS_KEEP);
    g_assert_cmpstr(script, ==, "javascript: (… 12)");
}

typedef struct {
    const char *name;
    const char *visible;
    const char *href;
    gboolean misleads;
} MisleadRow;

static const MisleadRow mislead_rows[] = {
    { "words", "こちらをクリック", "https://evil.example/", FALSE },
    { "same", "https://bank.example/a", "https://bank.example/b", FALSE },
    { "other", "https://bank.example/", "https://evil.example/", TRUE },
    { "other-bare", "bank.example", "https://evil.example/", TRUE },
    { "in-sentence", "詳しくはwww.bank.exampleへ", "http://evil.example",
      TRUE },
    { "www-or-not", "www.bank.example", "https://bank.example", FALSE },
    { "below", "bank.example", "https://click.bank.example/x", FALSE },
    { "not-below", "bank.example", "https://evilbank.example/x", TRUE },
    { "prefix", "bank.example", "https://bank.example.evil.example/", TRUE },
    { "userinfo", "bank.example", "https://bank.example@evil.example/", TRUE },
    { "case", "Bank.Example", "https://BANK.example/", FALSE },
    { "port", "https://bank.example:443/", "https://bank.example/", FALSE },
    { "full-width", "ｗｗｗ．ｂａｎｋ．ｅｘａｍｐｌｅ", "https://evil.example",
      TRUE },
    { "idn-same", "https://例え.jp/", "https://xn--r8jz45g.jp/", FALSE },
    { "idn-other", "https://例え.jp/", "https://evil.example/", TRUE },
    { "same-house", "shop.bank.co.jp", "https://click.bank.co.jp/x", FALSE },
    { "same-town", "www.bosai.town.lg.jp", "https://mail.town.lg.jp/", FALSE },
    { "other-house", "shop.bank.co.jp", "https://click.evil.co.jp/x", TRUE },
    { "shared-ending", "bank.co.jp", "https://evil.co.jp/", TRUE },
    { "shared-host", "bank.github.io", "https://evil.github.io/", TRUE },
    { "shared-city", "a.shibuya.tokyo.jp", "https://b.shibuya.tokyo.jp/",
      TRUE },
    { "shared-network", "a.foo.ck", "https://b.foo.ck/", TRUE },
    { "shared-wildcard", "a.ck", "https://b.ck/", TRUE },
    { "own-tracker", "www.shop.com", "https://click.shop.com/?q=1", FALSE },
    { "own-tracker-idn", "www.例え.jp", "https://t.xn--r8jz45g.jp/", FALSE },
    { "own-tracker-abroad", "https://news.shop.co.uk/a",
      "https://click.mail.shop.co.uk/b", FALSE },
    { "own-tracker-of-a-city", "www.city.kobe.jp", "https://mail.city.kobe.jp",
      FALSE },
    { "other-tracker", "www.shop.com", "https://click.shop-news.com/", TRUE },
    { "ending-itself", "co.uk", "https://evil.co.uk/", FALSE },
    { "two-endings", "bank.co.uk", "https://evil.co.uk/", TRUE },
    { "numbers-alike", "http://192.0.2.1/", "http://198.51.2.1/", TRUE },
    { "not-an-ending", "bank.co.jp.evil.com", "https://bank.co.jp.other.com/",
      TRUE },
    { "percent", "bank.example", "https://%62ank.example/", FALSE },
    { "defanged", "hxxps://bank[.]example", "https://evil.example", TRUE },
    { "mail", "info@bank.example", "https://evil.example", FALSE },
    { "mailto", "bank.example", "mailto:a@evil.example", FALSE },
    { "script", "https://bank.example/", "javascript:go()", TRUE },
    { "unc", "https://bank.example/", "\\\\evil\\x", TRUE },
    { "file-name", "見積書.pdf report.pdf", "https://a.example/", FALSE },
    { "numbers", "Ver.2.0 3.14", "https://a.example/", FALSE },
    { "ip", "http://192.0.2.1/", "http://192.0.2.2/", TRUE },
    { "fragment", "https://bank.example/", "#top", FALSE },
    { "empty", "", "https://evil.example", FALSE },
};

typedef struct {
    const char *name;
    const char *base;
    const char *href;
    const char *target;
} ResolveRow;

/* RFC 3986 section 5.4, with the base http://a/b/c/d;p?q, and what browsers
 * do beside it. */
#define RFC_BASE "http://a/b/c/d;p?q"

static const ResolveRow resolve_rows[] = {
    { "absolute", RFC_BASE, "g:h", "g:h" },
    { "name", RFC_BASE, "g", "http://a/b/c/g" },
    { "dot-name", RFC_BASE, "./g", "http://a/b/c/g" },
    { "folder", RFC_BASE, "g/", "http://a/b/c/g/" },
    { "path", RFC_BASE, "/g", "http://a/g" },
    { "host", RFC_BASE, "//g", "http://g" },
    { "query", RFC_BASE, "?y", "http://a/b/c/d;p?y" },
    { "name-query", RFC_BASE, "g?y", "http://a/b/c/g?y" },
    { "fragment", RFC_BASE, "#s", "http://a/b/c/d;p?q#s" },
    { "empty", RFC_BASE, "", "http://a/b/c/d;p" },
    { "dot", RFC_BASE, ".", "http://a/b/c/" },
    { "up", RFC_BASE, "..", "http://a/b/" },
    { "up-name", RFC_BASE, "../g", "http://a/b/g" },
    { "up-up", RFC_BASE, "../../g", "http://a/g" },
    { "up-too-far", RFC_BASE, "../../../g", "http://a/g" },
    { "dots-within", RFC_BASE, "g/../h", "http://a/b/c/h" },
    { "dots-in-query", RFC_BASE, "g?y/../x", "http://a/b/c/g?y/../x" },
    { "bare-host", "https://a", "g", "https://a/g" },
    { "bare-host-query", "https://a", "?y", "https://a/?y" },
    { "backslash", "https:\\\\a\\b\\c", "\\x", "https://a/x" },
    { "two-backslashes", "https://a/", "\\\\b/x", "https://b/x" },
    { "same-scheme", "https://a/b/", "https:x", "https://a/b/x" },
    { "other-scheme", "https://a/b/", "http:x", "http:x" },
    { "user", "https://u@a:8/b", "x", "https://u@a:8/x" },
    { "invisible", " ht\ttps://a/\n", " x\n", "https://a/x" },
    { "no-scheme", "//a/b", "x", "//a/x" },
    { "relative-base", "b/c", "x", "x" },
    { "no-base", NULL, "/x", "/x" },
    { "mail", "https://a/", "mailto:x@a", "mailto:x@a" },
    { "data", "data:text/html,x", "x", "data:text/html,x" },
};

static void
test_resolve(gconstpointer data)
{
    const ResolveRow *row = data;
    g_autofree char *target = sk_link_resolve(row->base, row->href);

    g_assert_cmpstr(target, ==, row->target);
}

/* A long base costs little with each link and still names its host. */
static void
test_long_base(void)
{
    g_autofree char *path = g_strnfill(2000, 'a');
    g_autofree char *long_path =
        g_strconcat("https://u@a.example/", path, NULL);
    g_autofree char *long_user =
        g_strconcat("https://", path, "@a.example/", NULL);
    g_autofree char *base = sk_link_base(long_path);
    g_autofree char *unknown = sk_link_base(long_user);

    g_assert_cmpstr(base, ==, "https://a.example/");
    g_assert_cmpuint(strlen(unknown), <, 300);
}

static void
test_misleads(gconstpointer data)
{
    const MisleadRow *row = data;
    g_assert_cmpint(sk_link_misleads(row->visible, row->href), ==,
                    row->misleads);
}

static void
test_hostile(void)
{
    static const char *const units[] = {
        "http:", "http://",     "www.",
        "a.",    ":",           "\\",
        "\\\\a", "www.a@",      "http://a:http://",
        "[.]",   "javascript:", "://",
        "a:/",   "@",           "例"
    };
    static const SkLinks ways[] = { SK_LINKS_DEFANG, SK_LINKS_TEXT };
    for (guint i = 0; i < G_N_ELEMENTS(units) * 2; i++) {
        g_autoptr(GString) text = g_string_new("http://");
        while (text->len < 1000000)
            g_string_append(text, units[i / 2]);
        g_autofree char *out =
            sk_link_defang_text(text->str, ways[i % 2], NULL);
        g_autofree char *again = sk_link_defang_text(out, ways[i % 2], NULL);
        g_assert_true(strcmp(out, again) == 0);
        g_free(sk_link_show(text->str, ways[i % 2]));
        sk_link_misleads(text->str, text->str);
    }
}

/* Words of links in any order: done once is done for good. */
static void
test_any_order(void)
{
    static const char *const words[] = {
        "http", "https", ":",    "/",    "//",  "www", ".",    "a",       "jp",
        "[.]",  "[",     "]",    "@",    " ",   "ftp", "file", "\\",      "例",
        "。",   "data",  "text", "hxxp", "[:]", "1",   "ms-x", "リンク: "
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(2026);
    for (guint i = 0; i < 50000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (gint n = g_rand_int_range(random, 1, 12); n > 0; n--)
            g_string_append(
                text, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
        for (SkLinks links = SK_LINKS_DEFANG; links <= SK_LINKS_TEXT; links++) {
            g_autofree char *once = sk_link_defang_text(text->str, links, NULL);
            g_autofree char *twice = sk_link_defang_text(once, links, NULL);
            g_assert_cmpstr(twice, ==, once);
            if (links != SK_LINKS_KEEP)
                g_assert_null(strstr(once, "http://"));
        }
    }
}

#define ADD(path, table, test)                                                 \
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {                          \
        g_autofree char *full = g_strconcat(path, table[i].name, NULL);        \
        g_test_add_data_func(full, &table[i], test);                           \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("/link/defang/", rows, test_defang)
    ADD("/link/words/", rows, test_words)
    ADD("/link/show/", show_rows, test_show)
    ADD("/link/resolve/", resolve_rows, test_resolve)
    ADD("/link/misleads/", mislead_rows, test_misleads)
    g_test_add_func("/link/show-kept", test_show_kept);
    g_test_add_func("/link/long-base", test_long_base);
    g_test_add_func("/link/hostile", test_hostile);
    g_test_add_func("/link/any-order", test_any_order);
    return g_test_run();
}

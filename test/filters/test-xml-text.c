/* SPDX-License-Identifier: Apache-2.0
 *
 * XML files: what is data leaves, written anew; what acts, fetches or is shown
 * does not.
 */
#include <string.h>

#include "clean-help.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    const char *counts;          /* or the reason */
} Case;

static const Case cases[] = {
    { "plain", "<a><b c=\"d\">e</b></a>", "<a><b c=\"d\">e</b></a>\n", "" },
    { "head", "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>",
      "<a/>\n", "" },
    { "version-1.1", "<?xml version=\"1.1\"?><a/>", "<a/>\n", "" },
    { "bom", "\xEF\xBB\xBF<a/>", "<a/>\n", "" },
    { "cp932",
      "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\x93\xFA\x96\x7B</a>",
      "<a>日本</a>\n", "" },
    { "euc-jp",
      "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><a>\xC6\xFC\xCB\xDC"
      "</a>",
      "<a>日本</a>\n", "" },
    { "blanks", "\n<a  x = '1'\n y=\"2\" >\n <b />\n</a >\n",
      "<a x=\"1\" y=\"2\">\n <b/>\n</a>\n", "" },
    { "references", "<a x='&quot;&#10;'>&lt;&#x3042;&amp;&#13;&gt;</a>",
      "<a x=\"&quot;&#10;\">&lt;あ&amp;&#13;&gt;</a>\n", "" },
    { "line-in-attribute", "<a x='1\n2'/>", "<a x=\"1 2\"/>\n", "" },
    { "cdata", "<a><![CDATA[<b>&]]></a>", "<a>&lt;b&gt;&amp;</a>\n", "" },
    { "comments", "<!-- a --><a><!-- <script> --></a><!-- -->", "<a></a>\n",
      "comment=3" },
    { "bidi-by-reference", "<a>x&#x202E;y</a>", "<a>xy</a>\n", "bidi=1" },
    { "selector-by-reference", "<a>葛&#xE0100;</a>",
      "<a>葛\xF3\xA0\x84\x80</a>\n", "" },
    { "pdf-in-text", "<a>%PDF-1.4 %P&#68;F-</a>",
      "<a>&#37;PDF-1.4 &#37;PDF-</a>\n", "" },
    { "space", "<a:b xmlns:a=\"urn:x\"/>", "<a:b xmlns:a=\"urn:x\"/>\n", "" },
    { "japanese-names", "<申請 種別=\"転入\"/>", "<申請 種別=\"転入\"/>\n",
      "" },
    { "bullet-in-name", "<a•/>", NULL, "unreadable" },
    { "wide-blank-in-name", "<svg\xC2\xA0x/>", NULL, "type-not-allowed" },
    { "mark-first-in-name", "<a \xCC\x81=\"\"/>", NULL, "unreadable" },
    { "doctype", "<!DOCTYPE a><a/>", NULL, "type-not-allowed" },
    { "entity",
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
      "<a>&b;</a>",
      NULL, "type-not-allowed" },
    { "unknown-entity", "<a>&nbsp;</a>", NULL, "unreadable" },
    { "stylesheet-instruction",
      "<?xml-stylesheet type=\"text/xsl\" href=\"a.xsl\"?><a/>", NULL,
      "executable" },
    { "instruction", "<?mso-application progid=\"Word.Document\"?><a/>", NULL,
      "type-not-allowed" },
    { "second-head", "<a/><?xml version=\"1.0\"?>", NULL, "type-not-allowed" },
    { "xslt",
      "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform"
      "\"/>",
      NULL, "executable" },
    { "xslt-simplified",
      "<a x:version=\"1.0\" xmlns:x=\"http://www.w3.org/1999/XSL/Transform\"/>",
      NULL, "executable" },
    { "xinclude",
      "<a xmlns:i=\"http://www.w3.org/2001/XInclude\">"
      "<i:include href=\"/etc/passwd\"/></a>",
      NULL, "type-not-allowed" },
    { "xinclude-escaped",
      "<a xmlns:i=\"http://www.w3.org/2001&#47;XInclude\"/>", NULL,
      "type-not-allowed" },
    { "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", NULL,
      "type-not-allowed" },
    { "page", "<HTML/>", NULL, "type-not-allowed" },
    { "script-below", "<a><b:Script/></a>", NULL, "executable" },
    { "windows-script", "<job id=\"a\"/>", NULL, "executable" },
    { "flat-word", "<w:wordDocument/>", NULL, "type-not-allowed" },
    { "two-roots", "<a/><b/>", NULL, "unreadable" },
    { "text-outside", "<a/>x", NULL, "unreadable" },
    { "crossed", "<a><b></a></b>", NULL, "unreadable" },
    { "open", "<a>", NULL, "unreadable" },
    { "no-element", HEAD, NULL, "unreadable" },
    { "prose", "hello", NULL, "unreadable" },
    { "attribute-twice", "<a x='1' x='2'/>", NULL, "unreadable" },
    { "attribute-bare", "<a x=1/>", NULL, "unreadable" },
    { "attribute-angle", "<a x='<'/>", NULL, "unreadable" },
    { "attributes-joined", "<a x='1'y='2'/>", NULL, "unreadable" },
    { "cdata-end", "<a>]]></a>", NULL, "unreadable" },
    { "comment-dashes", "<a><!-- -- --></a>", NULL, "unreadable" },
    { "nul-reference", "<a>&#0;</a>", NULL, "unreadable" },
    { "surrogate-reference", "<a>&#xD800;</a>", NULL, "unreadable" },
    { "huge-reference", "<a>&#99999999999;</a>", NULL, "unreadable" },
    { "open-reference", "<a>&#65", NULL, "unreadable" },
    { "shortcut-in-front", "[InternetShortcut]<a/>", NULL, "unreadable" },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, "application/xml", NULL, c->in, strlen(c->in));
    g_autofree char *out = NULL, *want = NULL;

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    g_assert_nonnull(result->bytes);
    out = clean_text_of(result);
    want = g_strconcat(HEAD, c->out, NULL);
    g_assert_cmpstr(out, ==, want);
    g_assert_cmpstr(result->counts, ==, c->counts);
    g_assert_cmpstr(result->type, ==, "application/xml");
    clean_check(policy, "application/xml", c->in, strlen(c->in));
}

/* As deep and as wide as may be, and one more. */
static void
test_bounds(void)
{
    for (guint n = 127; n < 131; n++) {
        g_autoptr(GString) deep = g_string_new(NULL);
        g_autoptr(GString) wide = g_string_new("<a");
        g_autoptr(CleanResult) a = NULL;
        g_autoptr(CleanResult) b = NULL;

        for (guint i = 0; i < n; i++)
            g_string_append(deep, "<a>");
        for (guint i = 0; i < n; i++)
            g_string_append(deep, "</a>");
        for (guint i = 0; i < n - 64; i++)
            g_string_append_printf(wide, " a%u='1'", i);
        g_string_append(wide, "/>");
        a = clean_run(clean_policy(""), "application/xml", NULL, deep->str,
                      deep->len);
        b = clean_run(clean_policy(""), "application/xml", NULL, wide->str,
                      wide->len);
        g_assert_cmpint(a->verdict == SK_VERDICT_CLEANED, ==, n <= 128);
        g_assert_cmpint(b->verdict == SK_VERDICT_CLEANED, ==, n - 64 <= 64);
        if (n <= 128) {
            g_assert_null(clean_accepted(a->type, a->bytes));
            g_assert_null(clean_accepted(b->type, b->bytes));
        }
    }
}

static const char *const seeds[] = {
    HEAD "<a x='1'>&#x3042;&lt;<b/><!-- c --><![CDATA[d]]></a>\n",
    "<申請 種別=\"転入\"><氏名>山田&#13;</氏名>\n</申請>",
    "<a:b xmlns:a=\"urn:x\"><c d='&quot;'/></a:b>",
    NULL,
};
static const char *const words[] = {
    "<",
    ">",
    "/>",
    "</",
    "<b>",
    "</b>",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "\t",
    "&",
    ";",
    "&lt;",
    "&#13;",
    "&#x200D;",
    "&#xFE0F;",
    "&#x2028;",
    "&#65;",
    "\xF0\x9F\x91\xA9",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "%PDF-",
    "<script",
    "]",
    "&#37;",
    "\xC2\x85",
    "\r",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "application/xml", seeds, words, 40000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/xml/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], run_case);
    }
    g_test_add_func("/xml/bounds", test_bounds);
    g_test_add_func("/xml/storm", test_storm);
    return g_test_run();
}

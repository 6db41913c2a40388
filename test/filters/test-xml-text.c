/* SPDX-License-Identifier: Apache-2.0
 *
 * XML files: what is known as data leaves as XML, written anew; any other
 * leaves as a text, without its first line. What would make a reader look for
 * another file is in neither.
 */
#include <string.h>

#include "clean-help.h"

#include <xml/xml_space.h>
#include "inspector/inner.h"
#include "inspector/kind/xml.h"

/* The roots of the rows below; "申請" and "table" are on the built-in list. */
#define POLICY "xml = { roots = [ \"a\" ]; };"
#define HEAD   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    const char *counts;          /* or the reason; "xml-as-text" for a text */
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
      "markup-comment=3" },
    { "bidi-by-reference", "<a>x&#x202E;y</a>", "<a>xy</a>\n", "bidi=1" },
    { "selector-by-reference", "<a>葛&#xE0100;</a>",
      "<a>葛\xF3\xA0\x84\x80</a>\n", "" },
    { "start", "<a>\nbegin 644 b\n> From c\nd</a>",
      "<a>\n&#98;egin 644 b\n&gt; From c\nd</a>\n", "" },
    { "start-behind-blanks", "<a>\n  Content-Type: b\n--a1b2c3d4</a>",
      "<a>\n  &#67;ontent-Type: b\n&#45;-a1b2c3d4</a>\n", "" },
    { "pdf-in-text", "<a>%PDF-1.4 %P&#68;F-</a>",
      "<a>&#37;PDF-1.4 &#37;PDF-</a>\n", "" },
    { "space", "<a:b xmlns:a=\"urn:hl7-org:v3\"/>",
      "<a:b xmlns:a=\"urn:hl7-org:v3\"/>\n", "" },
    { "japanese-names", "<申請 種別=\"転入\"/>", "<申請 種別=\"転入\"/>\n",
      "" },
    { "bullet-in-name", "<a•/>", NULL, "unreadable" },
    { "wide-blank-in-name", "<svg\xC2\xA0x/>", NULL, "unreadable" },
    { "mark-first-in-name", "<a \xCC\x81=\"\"/>", NULL, "unreadable" },
    { "doctype", "<!DOCTYPE a><a/>", "<a/>\n", "doctype=1" },
    { "doctype-public",
      "<!DOCTYPE a PUBLIC \"-//A//B>//EN\" 'http://example.jp/a.dtd' [\n"
      "<!-- ]> --> <?b ]>?> ] >\n<a/>",
      "<a/>\n", "doctype=1 instruction=1 markup-comment=1" },
    { "doctype-system", "<!DOCTYPE a SYSTEM \"a.dtd\"><a/>", "<a/>\n",
      "doctype=1" },
    { "doctype-twice", "<!DOCTYPE a><!DOCTYPE a><a/>", NULL, "unreadable" },
    { "doctype-late", "<a/><!DOCTYPE a>", NULL, "unreadable" },
    { "doctype-within", "<a><!DOCTYPE a></a>", NULL, "unreadable" },
    { "doctype-joined", "<!DOCTYPEa><a/>", NULL, "unreadable" },
    { "doctype-half", "<!DOCTYPE a PUBLIC \"x\"><a/>", NULL, "unreadable" },
    { "doctype-open", "<!DOCTYPE a SYSTEM \"x><a/>", NULL, "unreadable" },
    { "doctype-element", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", NULL,
      "ambiguous" },
    { "doctype-attributes",
      "<!DOCTYPE a [<!ATTLIST a xmlns CDATA #FIXED "
      "\"http://www.w3.org/1999/xhtml\">]><a/>",
      NULL, "ambiguous" },
    { "doctype-parameter", "<!DOCTYPE a [%b;]><a/>", NULL, "ambiguous" },
    { "entity",
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
      "<a>&b;</a>",
      NULL, "ambiguous" },
    { "unknown-entity", "<a>&nbsp;</a>", NULL, "unreadable" },
    { "stylesheet-instruction",
      "<?xml-stylesheet type=\"text/xsl\" href=\"a.xsl\"?><a/>", "<a/>\n",
      "instruction=1" },
    { "instruction",
      "<?mso-application progid=\"Word.Document\"?><a>"
      "<?b?></a><?c ?><?d ?>",
      "<a></a>\n", "instruction=4" },
    { "instruction-open", "<a/><?b ", NULL, "unreadable" },
    { "instruction-nameless", "<a/><? b?>", NULL, "unreadable" },
    { "second-head", "<a/><?xml version=\"1.0\"?>", NULL, "unreadable" },
    { "second-head-case", "<?XmL x?><a/>", NULL, "unreadable" },
    /* what is on no list leaves as text */
    { "root-of-a-page", "<b/>", NULL, "ambiguous" },
    { "root-unlisted-later", "<bc/>", "<bc/>\n", "xml-as-text=1" },
    { "root-case", "<Aa/>", "<Aa/>\n", "xml-as-text=1" },
    { "root-none-again", "<bc xmlns=''/>", "<bc xmlns=\"\"/>\n",
      "xml-as-text=1" },
    { "rss",
      "<rss version='2.0'><channel><item><enclosure url='x'/></item>"
      "</channel></rss>",
      "<rss version=\"2.0\"><channel><item><enclosure url=\"x\"/></item>"
      "</channel></rss>\n",
      "xml-as-text=1" },
    { "foreign", "<ab xmlns:x='urn:x'/>", "<ab xmlns:x=\"urn[:]x\"/>\n",
      "link=1 xml-as-text=1" },
    { "foreign-below", "<ab><b xmlns='urn:x'/></ab>",
      "<ab><b xmlns=\"urn[:]x\"/></ab>\n", "link=1 xml-as-text=1" },
    { "undeclared", "<ab><b:c/></ab>", "<ab><b:c/></ab>\n", "xml-as-text=1" },
    { "undeclared-attribute", "<ab b:c=''/>", "<ab b:c=\"\"/>\n",
      "xml-as-text=1" },
    { "undeclared-again", "<ab><b xmlns:x='urn:hl7-org:v3'/><x:b/></ab>",
      "<ab><b xmlns:x=\"urn[:]hl7-org:v3\"/><x:b/></ab>\n",
      "link=1 xml-as-text=1" },
    { "in-force", "<x:a xmlns:x='urn:hl7-org:v3'><b><x:c x:d=''/></b></x:a>",
      "<x:a xmlns:x=\"urn:hl7-org:v3\"><b><x:c x:d=\"\"/></b></x:a>\n", "" },
    { "bound-anew",
      "<x:a xmlns:x='urn:hl7-org:v3'><x:b xmlns:x='urn:x'/>"
      "</x:a>",
      "<x:a xmlns:x=\"urn[:]hl7-org:v3\"><x:b xmlns:x=\"urn[:]x\"/></x:a>\n",
      "link=2 xml-as-text=1" },
    { "colons", "<ab><x:y:b xmlns:x='urn:hl7-org:v3'/></ab>",
      "<ab><x:y:b xmlns:x=\"urn[:]hl7-org:v3\"/></ab>\n",
      "link=1 xml-as-text=1" },
    { "empty-prefix", "<ab xmlns:='urn:hl7-org:v3'/>",
      "<ab xmlns:=\"urn[:]hl7-org:v3\"/>\n", "link=1 xml-as-text=1" },
    { "prefix-to-none", "<ab xmlns:x=''/>", "<ab xmlns:x=\"\"/>\n",
      "xml-as-text=1" },
    /* the namespace as it is written, not as it came */
    { "invisible-in-space",
      "<report xmlns:x=\"http://www.w3.org/1999/xh&#x200B;tml\"><x:img/>"
      "</report>",
      "<report "
      "xmlns:x=\"hxxp://www[.]w3[.]org/1999/xhtml\"><x:img/></report>\n",
      "link=1 xml-as-text=1 zero-width=1" },
    { "invisible-into-data", "<ab xmlns=\"urn:hl7-org&#xAD;:v3\"/>",
      "<ab xmlns=\"urn:hl7-org:v3\"/>\n", "zero-width=1" },
    { "bidi-in-space",
      "<report xmlns:x=\"http://www.w3.org/2000/&#x202E;svg\">"
      "<x:svg/></report>",
      "<report xmlns:x=\"hxxp://www[.]w3[.]org/2000/svg\"><x:svg/></report>\n",
      "bidi=1 link=1 xml-as-text=1" },
    { "control-in-space",
      "<report xmlns:x=\"http://www.w3.org/1999/xhtm&#x7F;l\"/>",
      "<report xmlns:x=\"hxxp://www[.]w3[.]org/1999/xhtml\"/>\n",
      "control=1 link=1 xml-as-text=1" },
    { "invisible-in-schema",
      "<a xmlns:x=\"http://www.w3.org/2001/XMLSchema-instanc&#x200B;e\" "
      "x:schemaLocation=\"a b\"/>",
      "<a xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\"/>\n",
      "url=1 zero-width=1" },
    { "space-by-reference", "<ab xmlns=\"urn:hl7-org:v&#51;\"/>",
      "<ab xmlns=\"urn:hl7-org:v3\"/>\n", "" },
    { "space-in-capitals", "<ab xmlns=\"URN:HL7-ORG:V3\"/>",
      "<ab xmlns=\"URN[:]HL7-ORG:V3\"/>\n", "link=1 xml-as-text=1" },
    { "space-and-blank", "<ab xmlns=\"urn:hl7-org:v3 \"/>",
      "<ab xmlns=\"urn[:]hl7-org:v3 \"/>\n", "link=1 xml-as-text=1" },
    { "space-in-percent", "<ab xmlns=\"urn:hl7%2Dorg:v3\"/>",
      "<ab xmlns=\"urn[:]hl7%2Dorg:v3\"/>\n", "link=1 xml-as-text=1" },
    /* what leads elsewhere */
    { "schema",
      "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
      "i:schemaLocation='a b' i:type='c' "
      "i:noNamespaceSchemaLocation='d'/>",
      "<a xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "i:type=\"c\"/>\n",
      "url=2" },
    { "links",
      "<a b='http&#58;//x.example/' c='http://www.opengis.net/def/crs/6697'>"
      "htt<!-- -->ps:<![CDATA[//]]>y.example/<b>ftp://z.example</b></a>",
      "<a b=\"hxxp://x[.]example/\" c=\"http://www.opengis.net/def/crs/6697\">"
      "hxxps://y[.]example/<b>fxp://z[.]example</b></a>\n",
      "link=3 markup-comment=1" },
    { "link-as-name", "<a c='http://www.opengis.net/ http://x.example/'/>",
      "<a c=\"hxxp://www[.]opengis[.]net/ hxxp://x[.]example/\"/>\n",
      "link=2" },
    { "links-of-a-text", "<rss><link>http://x.example/</link></rss>",
      "<rss><link>hxxp://x[.]example/</link></rss>\n", "link=1 xml-as-text=1" },
    { "base", "<a xml:base='http://example.jp/' xml:lang='ja'/>",
      "<a xml:lang=\"ja\"/>\n", "url=1" },
    { "xlink",
      "<a xmlns:l='http://www.w3.org/1999/xlink' l:href='#b'>"
      "<b l:href='file:///c:/d' l:type='simple' l:show='embed' "
      "l:actuate='onLoad'/></a>",
      "<a xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"#b\">"
      "<b l:type=\"simple\"/></a>\n",
      "url=3" },
    { "xinclude",
      "<ab xmlns:i=\"http://www.w3.org/2001/XInclude\">"
      "<i:include href=\"/etc/passwd\"/></ab>",
      "<ab xmlns:i=\"hxxp://www[.]w3[.]org/2001/XInclude\"><i:include "
      "href=\"/etc/passwd\"/></ab>\n",
      "link=1 xml-as-text=1" },
    { "named-unused", "<a xmlns:s='http://www.w3.org/2001/XMLSchema'/>",
      "<a xmlns:s=\"http://www.w3.org/2001/XMLSchema\"/>\n", "" },
    { "named-used", "<s:schema xmlns:s='http://www.w3.org/2001/XMLSchema'/>",
      "<s:schema xmlns:s=\"hxxp://www[.]w3[.]org/2001/XMLSchema\"/>\n",
      "link=1 xml-as-text=1" },
    { "xslt",
      "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform"
      "\"/>",
      "<xsl:stylesheet "
      "xmlns:xsl=\"hxxp://www[.]w3[.]org/1999/XSL/Transform\"/>\n",
      "link=1 xml-as-text=1" },
    { "script-early", "<a><script/></a>", NULL, "ambiguous" },
    { "page", "<HTML/>", NULL, "ambiguous" },
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
    const SkPolicy *policy = clean_policy(POLICY);
    g_autoptr(CleanResult) result =
        clean_run(policy, "application/xml", NULL, c->in, strlen(c->in));
    g_autofree char *out = NULL, *want = NULL;
    gboolean is_text = strstr(c->counts, "xml-as-text") != NULL;

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    g_assert_nonnull(result->bytes);
    out = clean_text_of(result);
    want = g_strconcat(is_text ? "" : HEAD, c->out, NULL);
    g_assert_cmpstr(out, ==, want);
    g_assert_cmpstr(result->counts, ==, c->counts);
    g_assert_cmpstr(result->type, ==,
                    is_text ? "text/plain" : "application/xml");
    clean_check(policy, "application/xml", c->in, strlen(c->in));
}

/* Without texts there is nothing it could leave as. */
static void
test_no_text(void)
{
    g_autoptr(CleanResult) result =
        clean_run(clean_policy_of("data"), "application/xml", NULL, "<ab/>", 5);

    g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
    g_assert_cmpint(result->reason, ==, SK_REASON_TYPE_NOT_ALLOWED);
}

/* Both sides know the same namespaces and roots, by tables of their own. */
static void
test_lists(void)
{
    SkXmlSpaceKind kind = SK_XML_SPACE_FOREIGN;
    SkXmlKind other = SK_XML_FOREIGN;
    const char *word = NULL;
    gsize n = 0;

    for (; (word = sk_xml_space_at((guint)n, &kind)) != NULL; n++) {
        SkSpan span = { (const guint8 *)word,
                        (const guint8 *)word + strlen(word) };

        g_assert_cmpint((int)sk_xml_kind(span), ==, (int)kind);
        g_assert_cmpint(sk_xml_is_xlink(span), ==,
                        strstr(word, "xlink") != NULL);
    }
    g_assert_nonnull(sk_xml_listed(n - 1, &other));
    g_assert_null(sk_xml_listed(n, &other));
    for (n = 0; (word = sk_xml_listed(n, &other)) != NULL; n++)
        g_assert_cmpint((int)sk_xml_space_kind(word, strlen(word)), ==,
                        (int)other);
    for (n = 0; (word = sk_xml_root_at((guint)n)) != NULL; n++)
        g_assert_cmpstr(word, ==, sk_xml_root_listed(n));
    g_assert_null(sk_xml_root_listed(n));
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
        a = clean_run(clean_policy(POLICY), "application/xml", NULL, deep->str,
                      deep->len);
        b = clean_run(clean_policy(POLICY), "application/xml", NULL, wide->str,
                      wide->len);
        g_assert_cmpint(a->verdict == SK_VERDICT_CLEANED, ==, n <= 128);
        g_assert_cmpint(b->verdict == SK_VERDICT_CLEANED, ==, n - 64 <= 64);
        if (n <= 128) {
            g_assert_null(
                clean_accepted(clean_policy(POLICY), a->type, a->bytes));
            g_assert_null(
                clean_accepted(clean_policy(POLICY), b->type, b->bytes));
        }
    }
}

static const char *const seeds[] = {
    "<a b='http://x.example/?a&amp;b'>https&#58;//y.example/</a>",
    HEAD "<a x='1'>&#x3042;&lt;<b/><!-- c --><![CDATA[d]]></a>\n",
    "<申請 種別=\"転入\"><氏名>山田&#13;</氏名>\n</申請>",
    "<a:b xmlns:a=\"urn:x\"><c d='&quot;'/></a:b>",
    "<a:b xmlns:a=\"urn:hl7-org:v3\" "
    "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
    "i:schemaLocation='x'><c d='&quot;'/></a:b>",
    NULL,
};
#include "xml-words.h"

static void
test_storm(void)
{
    clean_storm(clean_policy(POLICY), "application/xml", seeds, words, 40000);
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
    g_test_add_func("/xml/no-text", test_no_text);
    g_test_add_func("/xml/lists", test_lists);
    g_test_add_func("/xml/storm", test_storm);
    return g_test_run();
}

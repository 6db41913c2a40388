/* SPDX-License-Identifier: Apache-2.0
 *
 * The XML of documents: read strictly, told by namespace, written anew in one
 * form by a list. Each row is rewritten twice, and the second time changes
 * nothing.
 */
#include <string.h>

#include <markup/markup_write.h>

#define W    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WS   "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define R    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MC   "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define W14  "http://schemas.microsoft.com/office/word/2010/wordml"
#define WPS  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define NS   " xmlns:w=\"" W "\""
#define ALL                                                                    \
    " xmlns:w=\"" W "\" xmlns:r=\"" R "\" xmlns:mc=\"" MC                      \
    "\" xmlns:w14=\"" W14 "\" xmlns:wps=\"" WPS "\""

/* ---- a list with every kind of row -------------------------------------- */

static gsize cut_from; /* where the last <w:from> began */

static SkMarkupDo
start_link(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    return sk_markup_value(tag, "r", "id") != NULL ? SK_MARKUP_KEEP
                                                   : SK_MARKUP_UNWRAP;
}

static SkMarkupDo
start_run(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *mode = sk_markup_value(tag, "w", "mode");

    if (g_strcmp0(mode, "refuse") == 0)
        sk_markup_refuse(markup, SK_REASON_MACRO, "run");
    if (g_strcmp0(mode, "drop") == 0) {
        sk_markup_count(markup, "script", "run");
        return SK_MARKUP_DROP;
    }
    if (g_strcmp0(mode, "mend") == 0) {
        sk_markup_set_value(tag, "w", "val", "\"new\"");
        sk_markup_set_value(tag, "w", "mode", NULL);
    }
    return SK_MARKUP_KEEP;
}

static SkMarkupDo
start_from(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    cut_from = sk_markup_at(markup);
    return SK_MARKUP_DROP;
}

static SkMarkupDo
start_to(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    sk_markup_cut(markup, cut_from, sk_markup_at(markup));
    return SK_MARKUP_DROP;
}

static SkMarkupDo
start_note(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    sk_markup_put_start(markup, "w", "t");
    sk_markup_put_attribute(markup, "xml", "space", "preserve");
    sk_markup_put_text(markup, "<note>");
    sk_markup_put_end(markup, "w", "t");
    return SK_MARKUP_DROP;
}

static char *
upper(SkMarkup *markup, const char *text)
{
    (void)markup;
    return strcmp(text, "keep") == 0 ? NULL : g_ascii_strup(text, -1);
}

static const SkMarkupRow w_rows[] = {
    { .name = "doc", .attributes = "w:val" },
    { .name = "p", .attributes = "w:val w14:id r:id" },
    { .name = "r", .attributes = "w:val w:mode", .start = start_run },
    { .name = "t", .attributes = "xml:space", .flags = SK_MARKUP_TEXT },
    { .name = "up", .flags = SK_MARKUP_TEXT, .text = upper },
    { .name = "link", .attributes = "r:id", .start = start_link },
    { .name = "pic", .attributes = "r:id! w:other@" },
    { .name = "from", .start = start_from },
    { .name = "to", .start = start_to },
    { .name = "note", .start = start_note },
    { 0 },
};
static const SkMarkupRow w14_rows[] = { { .name = "x" }, { 0 } };
static const SkMarkupSet sets[] = { { "w", w_rows },
                                    { "w14", w14_rows },
                                    { 0 } };
static const SkMarkupList list = { "w", "doc", sets };

static const char *
relate(gpointer user, const SkMarkupTag *tag, const char *id)
{
    (void)user;
    (void)tag;
    if (strcmp(id, "rId1") == 0 || strcmp(id, "rId7") == 0)
        return "rId1";
    return NULL;
}

/* ---- rows --------------------------------------------------------------- */

typedef struct {
    const char *path, *in;
    const char *out; /* behind HEAD; NULL: refused */
    const char *why; /* of a refusal: the reason and the detail */
} Case;

#define DOC(in)      "<w:doc" ALL ">" in "</w:doc>"
#define OUT(in)      "<w:doc" NS ">" in "</w:doc>"
#define MORE(ns, in) "<w:doc" NS ns ">" in "</w:doc>"
#define XMC          " xmlns:mc=\"" MC "\""
#define XR           " xmlns:r=\"" R "\""
#define BOTH(in)                                                               \
    "<w:doc" XMC NS " xmlns:w14=\"" W14 "\" mc:Ignorable=\"w14\">" in "</"     \
                                                                      "w:doc>"
#define CHOICE(r, in) "<mc:Choice Requires=\"" r "\">" in "</mc:Choice>"
#define ALT(in)       "<mc:AlternateContent>" in "</mc:AlternateContent>"
#define BACK(in)      "<mc:Fallback>" in "</mc:Fallback>"

static const Case cases[] = {
    { "empty", DOC(""), "<w:doc" NS "/>", NULL },
    { "prefix", "<q:doc xmlns:q='" W "' q:val='1'><q:p/></q:doc>",
      "<w:doc" NS " w:val=\"1\"><w:p/></w:doc>", NULL },
    { "default-prefix", "<doc xmlns='" W "'><p/></doc>", OUT("<w:p/>"), NULL },
    { "strict", "<w:doc xmlns:w='" WS "'><w:p/></w:doc>",
      "<w:doc xmlns:w=\"" WS "\"><w:p/></w:doc>", NULL },
    { "unknown-element", DOC("<w:q><w:p/></w:q><w:p/>"), OUT("<w:p/>"), NULL },
    { "unknown-space", DOC("<x:p xmlns:x='urn:x'/>"), "<w:doc" NS "/>", NULL },
    { "no-space", DOC("<p/>"), "<w:doc" NS "/>", NULL },
    { "unknown-attribute", DOC("<w:p w:q='1' val='2' w:val='3'/>"),
      OUT("<w:p w:val=\"3\"/>"), NULL },
    { "blanks", DOC("\n <w:p>\n</w:p>\n"), OUT("<w:p/>"), NULL },
    { "text", DOC("a<w:t xml:space='preserve'> a&lt;&#x3042; </w:t>"),
      OUT("<w:t xml:space=\"preserve\"> a&lt;あ </w:t>"), NULL },
    { "text-escapes", DOC("<w:t>&amp;&gt;&quot;&apos;\t\r\n&#13;</w:t>"),
      OUT("<w:t>&amp;&gt;\"'\t\n\n</w:t>"), NULL },
    { "value-escapes", DOC("<w:p w:val='&amp;&gt;&lt;\"&#9;&#10;'/>"),
      OUT("<w:p w:val=\"&amp;&gt;&lt;&quot;&#9;&#10;\"/>"), NULL },
    { "cdata", DOC("<w:t><![CDATA[<a>&]]>b</w:t>"),
      OUT("<w:t>&lt;a&gt;&amp;b</w:t>"), NULL },
    { "comment", DOC("<w:t>a<!-- < -->b<?c d?></w:t>"), OUT("<w:t>ab</w:t>"),
      NULL },
    { "bidi",
      DOC("<w:t>a\xE2\x80\xAE"
          "b</w:t><w:p w:val='a&#x202E;b'/>"),
      OUT("<w:t>ab</w:t><w:p w:val=\"ab\"/>"), NULL },
    { "bidi-alone", DOC("<w:t>&#x202E;</w:t>"), OUT("<w:t/>"), NULL },
    { "selector", DOC("<w:t>葛&#xE0100;</w:t>"),
      OUT("<w:t>葛\xF3\xA0\x84\x80</w:t>"), NULL },
    { "text-hook", DOC("<w:up>a<w:p/>&lt;b</w:up><w:up>keep</w:up><w:up/>"),
      OUT("<w:up>A&lt;B</w:up><w:up>keep</w:up><w:up/>"), NULL },
    { "drop", DOC("<w:r w:mode='drop'><w:p/></w:r><w:p/>"), OUT("<w:p/>"),
      NULL },
    { "mend", DOC("<w:r w:mode='mend'><w:p/></w:r>"),
      OUT("<w:r w:val=\"&quot;new&quot;\"><w:p/></w:r>"), NULL },
    { "unwrap", DOC("<w:link r:id='no'><w:p/></w:link>"), OUT("<w:p/>"), NULL },
    { "relation", DOC("<w:link r:id='rId7'/>"),
      MORE(XR, "<w:link r:id=\"rId1\"/>"), NULL },
    { "relation-gone", DOC("<w:p r:id='x'/>"), OUT("<w:p/>"), NULL },
    { "relation-vital", DOC("<w:pic r:id='x'/><w:pic w:other='y'/>"),
      OUT("<w:pic/>"), NULL },
    { "put", DOC("<w:p><w:note/></w:p>"),
      OUT("<w:p><w:t xml:space=\"preserve\">&lt;note&gt;</w:t></w:p>"), NULL },
    { "cut", DOC("<w:p/><w:from/><w:t>a</w:t><w:to/><w:t>b</w:t>"),
      OUT("<w:p/><w:t>b</w:t>"), NULL },
    { "cut-joins", DOC("<w:p w:val='1'><w:from/><w:t/><w:to/></w:p><w:p/>"),
      OUT("<w:p w:val=\"1\"/><w:p/>"), NULL },
    { "cut-root", DOC("<w:from/><w:t/><w:to/>"), "<w:doc" NS "/>", NULL },
    { "cut-space",
      DOC("<w:p><w:from/><w14:x/>" ALT(
          CHOICE("w14", "<w:p/>")) "<w:to/></w:p>"),
      OUT("<w:p/>"), NULL },
    { "ignorable", DOC("<w:p w14:id='1'/><w14:x/>"),
      BOTH("<w:p w14:id=\"1\"/><w14:x/>"), NULL },
    { "ignorable-written-anew",
      "<w:doc" ALL " mc:Ignorable='w14 wps'><w:p mc:Ignorable='w14'/></w:doc>",
      OUT("<w:p/>"), NULL },
    { "choice",
      DOC(ALT(CHOICE("wps", "<w:t>a</w:t>") CHOICE("w14", "<w:t>b</w:t>")
                  BACK("<w:t>c</w:t>"))),
      BOTH(ALT(CHOICE("w14", "<w:t>b</w:t>"))), NULL },
    { "choice-prefix",
      "<w:doc" ALL "><w:p xmlns:q='" W14
      "'>" ALT(CHOICE("q", "<q:x/>")) "</w:p></w:doc>",
      BOTH("<w:p>" ALT(CHOICE("w14", "<w14:x/>")) "</w:p>"), NULL },
    { "choice-of-nothing",
      DOC("<w:p>" ALT(CHOICE("w14", "<w:q/>") BACK("<w:t>c</w:t>")) "</w:p>"),
      OUT("<w:p><w:t>c</w:t></w:p>"), NULL },
    { "choice-of-a-cut",
      DOC("<w:p>" ALT(CHOICE("w14", "<w:from/><w:t>a</w:t><w:to/>")
                          BACK("<w:t>c</w:t>")) "</w:p>"),
      OUT("<w:p><w:t>c</w:t></w:p>"), NULL },
    { "choice-of-nothing-at-all",
      DOC("<w:p>" ALT(CHOICE("w14", "<w:q/>")) "</w:p>"), OUT("<w:p/>"), NULL },
    { "choice-undeclared", DOC(ALT(CHOICE("w15", "<w:p/>"))), "<w:doc" NS "/>",
      NULL },
    { "fallback", DOC(ALT(CHOICE("wps", "<w:p/>") BACK("<w:t>c</w:t>"))),
      OUT("<w:t>c</w:t>"), NULL },
    { "choice-stray", DOC(CHOICE("w14", "<w:p/>") BACK("<w:p/>")),
      "<w:doc" NS "/>", NULL },
    { "choice-loose", DOC(ALT("a<w:p/>" BACK("<w:t/>"))), OUT("<w:t/>"), NULL },
    { "refuse", DOC("<w:r w:mode='refuse'/>"), NULL, "macro run" },
    { "root", "<w:p" ALL "/>", NULL, "unreadable xml-root" },
    { "cut-short", "<w:doc" ALL ">", NULL, "unreadable xml" },
    { "behind", "<w:doc" ALL "/>a", NULL, "unreadable xml" },
    { "two-roots", "<w:doc" ALL "/><w:doc/>", NULL, "unreadable xml" },
    { "nothing", "", NULL, "unreadable encoding" },
    { "undeclared", DOC("<q:p/>"), NULL, "unreadable xml" },
    { "twice", DOC("<w:p w:val='1' w:val='2'/>"), NULL, "unreadable xml" },
    { "twice-by-space", DOC("<w:p w:val='1' xmlns:q='" W "' q:val='2'/>"), NULL,
      "unreadable xml" },
    { "entity", DOC("<w:t>&nbsp;</w:t>"), NULL, "unreadable xml" },
    { "control", DOC("<w:t>&#1;</w:t>"), NULL, "unreadable xml" },
    { "doctype", "<!DOCTYPE doc><w:doc" ALL "/>", NULL, "unreadable doctype" },
    { "doctype-entity",
      "<!DOCTYPE d [<!ENTITY a 'b'>]><w:doc" ALL "><w:t>&a;</w:t></w:doc>",
      NULL, "unreadable doctype" },
    { "doctype-external",
      "<!DOCTYPE d SYSTEM 'http://192.0.2.1/a.dtd'><w:doc" ALL "/>", NULL,
      "unreadable doctype" },
    { "not-utf-8", DOC("<w:t>\xFF</w:t>"), NULL, "unreadable encoding" },
    { "shift-jis", "<?xml version='1.0' encoding='Shift_JIS'?><w:doc" ALL "/>",
      NULL, "unreadable encoding" },
    { "utf-7", "<?xml version='1.0' encoding='UTF-7'?><w:doc" ALL "/>", NULL,
      "unreadable encoding" },
    { "utf-8-bom",
      "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><w:doc" ALL "/>",
      "<w:doc" NS "/>", NULL },
};

/* ---- */

static char *
rewrite(const char *in, gsize len, const char **why)
{
    static const SkMarkupHost host = { .relate = relate };
    g_autoptr(GBytes) bytes = g_bytes_new(in, len);
    g_autoptr(GBytes) out = NULL;
    const char *detail = NULL;
    SkReason reason = SK_REASON_NONE;
    gsize out_len = 0;
    const char *data = NULL;

    out = sk_markup_rewrite(NULL, bytes, &list, &host, &reason, &detail);
    if (out == NULL) {
        static char text[100];

        g_snprintf(text, sizeof text, "%s%s%s", sk_reason_word(reason),
                   detail != NULL ? " " : "", detail != NULL ? detail : "");
        *why = text;
        return NULL;
    }
    data = g_bytes_get_data(out, &out_len);
    return g_strndup(data, out_len);
}

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    const char *why = NULL;
    g_autofree char *out = rewrite(row->in, strlen(row->in), &why);
    g_autofree char *expected =
        row->out != NULL ? g_strconcat(HEAD, row->out, NULL) : NULL;
    g_autofree char *again =
        out != NULL ? rewrite(out, strlen(out), &why) : NULL;

    g_assert_cmpstr(out, ==, expected);
    g_assert_cmpstr(again, ==, expected);
    g_assert_cmpstr(why, ==, row->why);
}

/* UTF-16 in both orders is read; a lone half of a pair, or another declaration,
 * is not. */
static void
test_utf16(void)
{
    static const char in[] =
        "<?xml version='1.0' encoding='UTF-16'?>" DOC("<w:t>あ𠮷</w:t>");
    glong n = 0;
    const char *why = NULL;
    g_autofree gunichar2 *units = g_utf8_to_utf16(in, -1, NULL, &n, NULL);

    for (guint big = 0; big < 2; big++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_autofree char *out = NULL, *odd = NULL;

        for (glong i = -1; i < n; i++) {
            gunichar2 unit = i < 0 ? 0xFEFF : units[i];
            guint8 pair[2] = { (guint8)unit, (guint8)(unit >> 8) };

            if (big != 0)
                pair[0] = (guint8)(unit >> 8), pair[1] = (guint8)unit;
            g_byte_array_append(bytes, pair, 2);
        }
        out = rewrite((char *)bytes->data, bytes->len, &why);
        g_assert_cmpstr(out, ==, HEAD OUT("<w:t>あ𠮷</w:t>"));
        odd = rewrite((char *)bytes->data, bytes->len - 1, &why);
        g_assert_null(odd);
        g_assert_cmpstr(why, ==, "unreadable encoding");
    }
}

/* Namespaces in scope are bounded, in whatever tags they are declared, and so
 * are different names, which are looked at now and then. */
static void
test_names(void)
{
    for (guint many = 0; many < 2; many++) {
        const guint inner = SK_MARKUP_DECLARED_MAX / 256 + (many ? 16 : -1);
        g_autoptr(GString) in = g_string_new("<w:doc" ALL ">");
        g_autofree char *out = NULL, *other = NULL;
        const char *why = NULL;

        for (guint i = 0; i < 254; i++) {
            g_string_append(in, "<w:p");
            for (guint j = 0; j < inner; j++)
                g_string_append_printf(in, " xmlns:n%u='u'", j);
            g_string_append_c(in, '>');
        }
        for (guint i = 0; i < 254; i++)
            g_string_append(in, "</w:p>");
        g_string_append(in, "</w:doc>");
        out = rewrite(in->str, in->len, &why);
        if (many == 0)
            g_assert_nonnull(out);
        else
            g_assert_cmpstr(why, ==, "unreadable namespaces");
        g_string_assign(in, "<w:doc" ALL ">");
        for (guint i = 0; i < SK_MARKUP_NAMES_MAX / 2 * (1 + 2 * many); i++)
            g_string_append_printf(in, "<w:p%u/>", i);
        g_string_append(in, "</w:doc>");
        other = rewrite(in->str, in->len, &why);
        if (many == 0)
            g_assert_nonnull(other);
        else
            g_assert_cmpstr(why, ==, "unreadable names");
    }
}

static void
test_depth(void)
{
    for (guint depth = 255; depth <= 256; depth++) {
        g_autoptr(GString) in = g_string_new("<w:doc" ALL ">");
        g_autofree char *out = NULL;
        const char *why = NULL;

        for (guint i = 0; i < depth; i++)
            g_string_append(in, "<w:p>");
        for (guint i = 0; i < depth; i++)
            g_string_append(in, "</w:p>");
        g_string_append(in, "</w:doc>");
        out = rewrite(in->str, in->len, &why);
        if (depth < SK_MARKUP_DEPTH_MAX)
            g_assert_nonnull(out);
        else
            g_assert_cmpstr(why, ==, "limit-depth xml");
    }
}

/* A tag with a million attributes is refused before anything compares them. */
static void
test_wide(void)
{
    g_autoptr(GString) in = g_string_new("<w:doc" ALL);
    g_autofree char *out = NULL;
    const char *why = NULL;

    for (guint i = 0; i < 1000000; i++)
        g_string_append_printf(in, " a%u=''", i);
    g_string_append(in, "/>");
    out = rewrite(in->str, in->len, &why);
    g_assert_null(out);
    g_assert_cmpstr(why, ==, "unreadable attributes");
}

/* Values that grow sixfold do not leave. */
static void
test_growth(void)
{
    g_autoptr(GString) in = g_string_new("<w:doc" ALL "><w:p w:val='");
    g_autofree char *out = NULL;
    const char *why = NULL;

    for (guint i = 0; i < 1000000; i++)
        g_string_append_c(in, '"');
    g_string_append(in, "'/></w:doc>");
    out = rewrite(in->str, in->len, &why);
    g_assert_null(out);
    g_assert_cmpstr(why, ==, "limit-expanded");
}

static void
test_spaces(void)
{
    for (guint i = 0; sk_markup_space_at(i) != NULL; i++) {
        const SkMarkupSpace *space = sk_markup_space_at(i);
        gboolean strict = TRUE;

        g_assert_true(sk_markup_space(space->prefix) == space);
        g_assert_true(sk_markup_space_of_uri(space->uri, &strict) == space);
        g_assert_false(strict);
        if (space->strict == NULL)
            continue;
        g_assert_true(sk_markup_space_of_uri(space->strict, &strict) == space);
        g_assert_true(strict);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strconcat("/markup/rows/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/markup/utf-16", test_utf16);
    g_test_add_func("/markup/depth", test_depth);
    g_test_add_func("/markup/names", test_names);
    g_test_add_func("/markup/wide", test_wide);
    g_test_add_func("/markup/growth", test_growth);
    g_test_add_func("/markup/spaces", test_spaces);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * SVG through the real cleaner and the exit inspection: what each kind of
 * element, attribute and style becomes, what is refused, and that nothing which
 * runs, fetches or draws for ever leaves in any spelling.
 */
#include <string.h>
#include "clean-help.h"

#define SVG  "image/svg+xml"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define LINKS                                                                  \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" "                               \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\">"

/* @in and @out stand within the root element; with @links it declares XLink. */
static const struct {
    const char *name, *in, *out, *counts;
    gboolean links;
} rows[] = {
    { "shape", "<rect x='1' y='2px' width='50%' height=' 3.50 '/>",
      "<rect x=\"1\" y=\"2px\" width=\"50%\" height=\"3.50\"/>\n", "", FALSE },
    { "unknown-attribute", "<rect x='1' foo='2'/>", "<rect x=\"1\"/>\n",
      "unknown-attribute=1", FALSE },
    { "unknown-element", "<blink><rect/></blink><rect/>", "<rect/>\n",
      "unknown-element=1", FALSE },
    { "other-namespace",
      "<x:a xmlns:x='urn:x'><rect/></x:a><rect x:b='1' "
      "xmlns:x='urn:x'/>",
      "<rect/>\n", "unknown-attribute=1 unknown-element=1", FALSE },
    { "prefixed", "<s:rect xmlns:s='http://www.w3.org/2000/svg'/>", "<rect/>\n",
      "", FALSE },
    { "script", "<script>alert(1)</script><rect/>", "<rect/>\n", "script=1",
      FALSE },
    { "script-prefixed",
      "<s:script xmlns:s='http://www.w3.org/2000/svg'>x</s:script><rect/>",
      "<rect/>\n", "script=1", FALSE },
    { "html-script",
      "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script><rect/>",
      "<rect/>\n", "unknown-element=1", FALSE },
    { "events", "<rect onload='x' ONCLICK='y' onfocusin='z'/>", "<rect/>\n",
      "event-handler=3", FALSE },
    { "foreign",
      "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>"
      "<iframe src='x'/></p></foreignObject><rect/>",
      "<rect/>\n", "foreign-object=1", FALSE },
    { "animation",
      "<a><set attributeName='href' to='javascript:x'/><rect><animate/></rect>"
      "</a>",
      "<g>\n<rect/>\n</g>\n", "animation=2 hyperlink=1", FALSE },
    { "link", "<a href='javascript:alert(1)'><rect/></a>",
      "<g>\n<rect/>\n</g>\n", "hyperlink=1", FALSE },
    { "link-in-text", "<text>a <a href='http://x'>b</a></text>",
      "<text>a <tspan>b</tspan></text>\n", "hyperlink=1", FALSE },
    { "use-external", "<use href='http://x/#a'/><rect/>", "<rect/>\n",
      "external-target=1", FALSE },
    { "use-data", "<use href='data:image/svg+xml,x#a'/><rect/>", "<rect/>\n",
      "external-target=1", FALSE },
    { "use-javascript", "<use href=' javascript:x'/><rect/>", "<rect/>\n",
      "external-target=1", FALSE },
    { "image-external",
      "<image href='http://x/a.png' width='9' height='8' "
      "preserveAspectRatio='none' fill='red'/>",
      "<rect width=\"9\" height=\"8\" fill=\"#eee\" stroke=\"#888\"/>\n",
      "external-target=1", FALSE },
    { "image-page", "<image href='data:text/html;base64,PHNjcmlwdD4='/>",
      "<rect fill=\"#eee\" stroke=\"#888\"/>\n", "embedded-picture=1", FALSE },
    { "fill-external", "<rect fill='url(http://x/#a)'/>", "<rect/>\n",
      "external-target=1", FALSE },
    { "fill-escaped", "<rect style='fill:u\\72l(http://x/)'/>", "<rect/>\n",
      "style=1", FALSE },
    { "style-import",
      "<style>@import url(http://x); rect{fill:red}</style>"
      "<rect/>",
      "<rect fill=\"red\"/>\n", "external-target=1 style=1", FALSE },
    { "style-font-face",
      "<style>@font-face{font-family:x;src:url(http://x)}</style><rect/>",
      "<rect/>\n", "external-target=1 style=1", FALSE },
    { "style-background", "<rect style='background:url(http://x)'/>",
      "<rect/>\n", "style=1", FALSE },
    { "style-expression", "<rect style='width:expression(alert(1))'/>",
      "<rect/>\n", "style=1", FALSE },
    { "cascade",
      "<style>rect{fill:red;stroke:red}.a{fill:green}#b{stroke:blue "
      "!important}</style><rect id='b' class='x a' fill='black' "
      "style='stroke:black;opacity:.5'/>",
      "<rect opacity=\".5\" fill=\"green\" stroke=\"blue\"/>\n", "", FALSE },
    { "selector-child",
      "<style>g>rect{fill:red}svg g circle{fill:blue}</style><g><rect/>"
      "<circle/></g><rect/>",
      "<g>\n<rect fill=\"red\"/>\n<circle fill=\"blue\"/>\n</g>\n<rect/>\n", "",
      FALSE },
    { "selector-unknown", "<style>rect:hover{fill:red}</style><rect/>",
      "<rect/>\n", "style=1", FALSE },
    { "style-comments", "<rect style='/*;*/fill:/**/red/**/'/>",
      "<rect fill=\"red\"/>\n", "", FALSE },
    { "style-cdata", "<style><![CDATA[rect{fill:#0f0}]]></style><rect/>",
      "<rect fill=\"#0f0\"/>\n", "", FALSE },
    { "style-unit", "<text style='font-size:12'>a</text>", "<text>a</text>\n",
      "style=1", FALSE },
    { "font-shorthand",
      "<text style='font:italic bold 12px/1.5 \"MS "
      "明朝\",serif'>a</text>",
      "<text font-family=\"'MS 明朝',serif\" font-size=\"12px\" "
      "font-style=\"italic\" font-weight=\"bold\">a</text>\n",
      "", FALSE },
    { "colors",
      "<rect fill='rgb( 1, 2 ,3 )' stroke='#ABCDEF' "
      "color='hsl(120deg 50% 50%)'/>",
      "<rect color=\"hsl(120,50%,50%)\" fill=\"rgb(1,2,3)\" "
      "stroke=\"#ABCDEF\"/>\n",
      "", FALSE },
    { "paint-fallback", "<rect fill='url(#no) red' stroke='url(#no)'/>",
      "<rect fill=\"red\" stroke=\"none\"/>\n", "", FALSE },
    { "reference",
      "<linearGradient id='payload'><stop offset='0'/></linearGradient>"
      "<rect fill='url( \"#payload\" )' id='unused'/>",
      "<linearGradient id=\"s1\">\n<stop offset=\"0\"/>\n</linearGradient>\n"
      "<rect fill=\"url(#s1)\"/>\n",
      "", FALSE },
    { "reference-kind", "<rect id='a'/><rect fill='url(#a)'/>",
      "<rect/>\n<rect fill=\"none\"/>\n", "", FALSE },
    { "use", "<g id='a'/><use href='#a'/>",
      "<g id=\"s1\"/>\n<use xlink:href=\"#s1\"/>\n", "", TRUE },
    { "use-itself", "<g id='a'><use href='#a'/></g>", "<g/>\n", "", FALSE },
    { "use-root", "<use href='#root'/><rect/>", "<rect/>\n", "", FALSE },
    { "path", "<path d='M10,20L30-40.5.5.6z'/>",
      "<path d=\"M10 20L30-40.5 .5 .6z\"/>\n", "", FALSE },
    { "path-arc", "<path d='m 0 0 a1,1 0 01.5.5 1 1 0 1 0 3e-1 +4z'/>",
      "<path d=\"m0 0a1 1 0 0 1 .5 .5 1 1 0 1 0 3e-1 4z\"/>\n", "", FALSE },
    { "path-error", "<path d='M0 0L1 1L2 x'/>", "<path d=\"M0 0L1 1\"/>\n", "",
      FALSE },
    { "path-no-path", "<path d='javascript:x'/>", "<path/>\n",
      "unknown-attribute=1", FALSE },
    { "long-number",
      "<rect x='0.1000000000000000000000000000000000000000000000000001'/>",
      "<rect x=\"0.1\"/>\n", "", FALSE },
    { "far-number", "<rect x='1e99'/>", "<rect/>\n", "unknown-attribute=1",
      FALSE },
    { "transform", "<g transform='translate(1,2)rotate( 45deg )'/>",
      "<g transform=\"translate(1 2) rotate(45)\"/>\n", "", FALSE },
    { "transform-bad", "<g transform='matrix(1 2)'/>", "<g/>\n",
      "unknown-attribute=1", FALSE },
    { "text", "<text x='1 2 3'>a&lt;b&amp;&#x3042;<!-- c -->&quot;</text>",
      "<text x=\"1 2 3\">a&lt;b&amp;あ\"</text>\n", "comment=1", FALSE },
    { "text-outside", "hidden words<rect/>", "<rect/>\n", "", FALSE },
    { "bidi", "<text>a&#x202E;b</text>", "<text>ab</text>\n", "", FALSE },
    { "uuencode", "<text>\nbegin 644 a.exe\n</text>",
      "<text>\n&#98;egin 644 a.exe\n</text>\n", "", FALSE },
    { "pdf", "<title>%PDF-1.7</title>", NULL, "", FALSE },
    { "switch", "<switch><foreignObject/><text>a</text><text>b</text></switch>",
      "<g>\n<text>a</text>\n</g>\n", NULL, FALSE },
    { "instruction", "<?xml-stylesheet href='x'?><rect/>", "<rect/>\n",
      "comment=1", FALSE },
    { "xml-base", "<g xml:base='http://x/'/>", "<g/>\n", "", FALSE },
    { "svg-font", "<font><glyph/></font><rect/>", "<rect/>\n", "font-data=1",
      FALSE },
    { "cursor", "<rect cursor='url(http://x),auto'/>", "<rect/>\n", "", FALSE },
    { "filter-huge", "<filter><feTurbulence numOctaves='99999'/></filter>",
      "<filter>\n<feTurbulence/>\n</filter>\n", "unknown-attribute=1", FALSE },
};

static char *
drawing(const char *within)
{
    return g_strconcat("<svg xmlns='http://www.w3.org/2000/svg' id='root'>",
                       within, "</svg>", NULL);
}

static void
run_row(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    const SkPolicy *policy = clean_policy("");
    g_autofree char *in = drawing(rows[i].in);
    g_autofree char *want = NULL, *found = NULL;
    g_autoptr(CleanResult) result =
        clean_run(policy, SVG, NULL, in, strlen(in));

    if (rows[i].out == NULL) {
        g_assert_null(result->bytes);
        return;
    }
    g_assert_nonnull(result->bytes);
    found = clean_text_of(result);
    want = g_strconcat(HEAD, rows[i].links ? LINKS : OPEN, "\n", rows[i].out,
                       "</svg>\n", NULL);
    g_assert_cmpstr(found, ==, want);
    if (rows[i].counts != NULL)
        g_assert_cmpstr(result->counts, ==, rows[i].counts);
    g_assert_true(clean_check(policy, SVG, in, strlen(in)));
}

/* ---- refused ------------------------------------------------------------- */

static const struct {
    const char *name, *text;
    SkReason reason;
} refused[] = {
    { "no-svg", "<html xmlns='http://www.w3.org/2000/svg'/>",
      SK_REASON_UNREADABLE },
    { "two-roots", "<svg/><svg/>", SK_REASON_UNREADABLE },
    { "unclosed", "<svg><g></svg>", SK_REASON_UNREADABLE },
    { "prefix-unknown", "<svg><x:g/></svg>", SK_REASON_UNREADABLE },
    { "attribute-twice", "<svg x='1' x='2'/>", SK_REASON_UNREADABLE },
    { "entity", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg><text>&a;</text></svg>",
      SK_REASON_AMBIGUOUS },
    { "entity-file",
      "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>"
      "<text>&a;</text></svg>",
      SK_REASON_AMBIGUOUS },
    { "entity-undeclared", "<svg><text>&nbsp;</text></svg>",
      SK_REASON_UNREADABLE },
    { "size", "<svg width='60000' height='60000'/>", SK_REASON_LIMIT_PIXELS },
    { "size-inches", "<svg width='600in' height='600in'/>",
      SK_REASON_LIMIT_PIXELS },
};

static void
run_refused(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    g_autoptr(CleanResult) result = clean_run(
        clean_policy(""), SVG, NULL, refused[i].text, strlen(refused[i].text));

    g_assert_null(result->bytes);
    g_assert_cmpstr(sk_reason_word(result->reason), ==,
                    sk_reason_word(refused[i].reason));
}

/* ---- bombs --------------------------------------------------------------- */

static void
put(GString *text, const char *form, guint number)
{
    for (; *form != '\0'; form++)
        if (*form == '@')
            g_string_append_printf(text, "%u", number);
        else
            g_string_append_c(text, *form);
}

/* Ten levels, each of which draws the one before ten times, by @one; "@" is the
 * number of a level. */
static char *
levels(const char *open, const char *one, const char *close)
{
    GString *text = g_string_new("<rect id='a0' width='1' height='1'/>");

    for (guint level = 1; level <= 10; level++) {
        put(text, open, level);
        for (guint i = 0; i < 10; i++)
            put(text, one, level - 1);
        put(text, close, level);
    }
    return g_string_free(text, FALSE);
}

static char *
many(const char *one, guint n)
{
    GString *text = g_string_new(NULL);

    while (n-- > 0)
        g_string_append(text, one);
    return g_string_free(text, FALSE);
}

static void
refuse(char *within, SkReason reason)
{
    g_autofree char *text = drawing(within);
    g_autoptr(CleanResult) result =
        clean_run(clean_policy(""), SVG, NULL, text, strlen(text));

    g_free(within);
    g_assert_null(result->bytes);
    g_assert_cmpstr(sk_reason_word(result->reason), ==, sk_reason_word(reason));
}

static void
test_bombs(void)
{
    refuse(levels("<g id='a@'>", "<use href='#a@'/>", "</g>"),
           SK_REASON_LIMIT_EXPANDED);
    refuse(levels("<pattern id='a@' width='1' height='1'>",
                  "<rect fill='url(#a@)'/>", "</pattern>"),
           SK_REASON_LIMIT_EXPANDED);
    refuse(levels("<mask id='a@'>", "<rect mask='url(#a@)'/>", "</mask>"),
           SK_REASON_LIMIT_EXPANDED);
    refuse(levels("<marker id='a@'>",
                  "<path d='M0 0 1 1' marker-start='url(#a@)'/>", "</marker>"),
           SK_REASON_LIMIT_EXPANDED);
    refuse(levels("<clipPath id='a@'>", "<rect clip-path='url(#a@)'/>",
                  "</clipPath>"),
           SK_REASON_LIMIT_EXPANDED);
    refuse(many("<g>", 200), SK_REASON_LIMIT_DEPTH);
    refuse(many("<g/>", 100001), SK_REASON_LIMIT_EXPANDED);
}

/* Sheets whose rules times elements are more than the file is long. */
static void
test_sheet_bomb(void)
{
    g_autofree char *rules = many(".a{fill:red}", 1900);
    g_autofree char *shapes = many("<g class='a'/>", 40000);

    refuse(g_strconcat("<style>", rules, "</style>", shapes, NULL),
           SK_REASON_LIMIT_EXPANDED);
}

/* A path of a megabyte, and many elements with a sheet, in about the time that
 * their length makes. */
static void
test_long(void)
{
    g_autofree char *points = many("L1.5-2", 200000);
    g_autofree char *shapes = many("<rect class='a' fill='url(#g)'/>", 50000);
    g_autofree char *text = g_strconcat(
        "<svg xmlns='http://www.w3.org/2000/svg'><style>.a{stroke:red}</style>"
        "<linearGradient id='g'/><path d='M0 0",
        points, "'/>", shapes, "</svg>", NULL);

    g_assert_true(clean_check(clean_policy(""), SVG, text, strlen(text)));
}

/* ---- storm --------------------------------------------------------------- */

static void
test_storm(void)
{
    static const char *const seeds[] = {
        "<svg xmlns='http://www.w3.org/2000/svg' "
        "xmlns:xlink='http://www.w3.org/1999/xlink'><defs><g id='a'><path "
        "d='M1 2L3 4a1 1 0 0 1 2 2z'/></g></defs><use xlink:href='#a'/></svg>",
        "<svg viewBox='0 0 9 9'><style>.a{fill:red}</style><rect class='a' "
        "style='stroke:url(#g) blue' transform='rotate(4)'/></svg>",
        "<svg><text font-family='\"A B\",c'>x&lt;<tspan>y</tspan></text></svg>",
        NULL
    };
    static const char *const words[] = { "<",
                                         ">",
                                         "/>",
                                         "</g>",
                                         "<g>",
                                         "<a href='x'>",
                                         "<script>",
                                         "]]>",
                                         "<![CDATA[",
                                         "<!--",
                                         "-->",
                                         "&lt;",
                                         "&#x202e;",
                                         "&#1;",
                                         "url(",
                                         "#a",
                                         "data:,x",
                                         "onload='x'",
                                         "style='",
                                         "'",
                                         "\"",
                                         "{",
                                         "}",
                                         "@import",
                                         "xmlns='x'",
                                         "\xE2\x80\xAE",
                                         "1e9",
                                         "-.5",
                                         "begin 644 a\n",
                                         "%PDF-",
                                         NULL };

    clean_storm(clean_policy(""), SVG, seeds, words, 4000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/svg/", rows[i].name, NULL);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), run_row);
    }
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *path = g_strconcat("/refused/", refused[i].name, NULL);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), run_refused);
    }
    g_test_add_func("/bombs/references", test_bombs);
    g_test_add_func("/bombs/sheet", test_sheet_bomb);
    g_test_add_func("/long", test_long);
    g_test_add_func("/storm", test_storm);
    return g_test_run();
}

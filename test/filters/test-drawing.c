/* SPDX-License-Identifier: Apache-2.0
 *
 * What drawings and slides judge: links and actions, extensions, formulas,
 * macros, objects and media, and VML that is no XML. Each row is a slide, a
 * chart or a legacy drawing; the second pass changes nothing.
 */
#include <string.h>

#include "drawingml/drawing_kind.h"
#include "drawingml/drawing_text.h"
#include "drawingml/drawingml.h"
#include "drawingml/vml_normal.h"
#include "slide/slide.h"
#include "text/text_columns.h"

#define OPEN "http://schemas.openxmlformats.org/"
#define A    " xmlns:a=\"" OPEN "drawingml/2006/main\""
#define C    " xmlns:c=\"" OPEN "drawingml/2006/chart\""
#define XDR  " xmlns:xdr=\"" OPEN "drawingml/2006/spreadsheetDrawing\""
#define R    " xmlns:r=\"" OPEN "officeDocument/2006/relationships\""
#define V    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
#define O    " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
#define X    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* ---- lists for the rows -------------------------------------------------- */

static const SkMarkupSet shape_sets[] = { SK_SETS_SHAPES, { NULL, NULL } };
static const SkMarkupSet sheet_sets[] = { { "xdr", sk_rows_xdr },
                                          SK_SETS_SHAPES,
                                          { NULL, NULL } };
static const SkMarkupList shape_list = { "a", "p", shape_sets };
static const SkMarkupList sheet_list = { "xdr", "wsDr", sheet_sets };

/* The relationships that stay are those called "rId…". */
static const char *
relate(gpointer user, const SkMarkupTag *tag, const char *id)
{
    (void)user;
    (void)tag;
    return g_str_has_prefix(id, "rId") ? id : NULL;
}

static char *
rewrite(const char *in, const SkMarkupList *list, gboolean is_vml)
{
    static const SkMarkupHost host = { .relate = relate };
    g_autoptr(GBytes) raw = g_bytes_new_static(in, strlen(in));
    g_autoptr(GBytes) bytes = is_vml ? sk_vml_normal(raw) : g_bytes_ref(raw);
    g_autoptr(GBytes) out = NULL;
    const char *detail = NULL;
    SkReason why = SK_REASON_NONE;

    if (bytes == NULL)
        return NULL;
    out = sk_markup_rewrite(NULL, bytes, list, &host, &why, &detail);
    return out != NULL
               ? g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out))
               : NULL;
}

typedef struct {
    const char *path, *in, *out; /* @out NULL: refused */
} Case;

static void
check(const Case *row, const char *root, const char *end_root,
      const SkMarkupList *list, gboolean is_vml)
{
    g_autofree char *in = g_strconcat(root, row->in, end_root, NULL);
    g_autofree char *out = rewrite(in, list, is_vml);
    g_autofree char *again = out != NULL ? rewrite(out, list, is_vml) : NULL;
    const char *inner = out != NULL ? strstr(out, "\">") : NULL;

    if (row->out == NULL) {
        g_assert_null(out);
        return;
    }
    g_assert_nonnull(out);
    g_assert_true(g_str_has_prefix(out, HEAD));
    if (inner == NULL) { /* nothing is left in the root */
        g_assert_cmpstr("", ==, row->out);
    } else {
        g_autofree char *body = g_strndup(inner + 2, strlen(inner + 2));
        char *end = strrchr(body, '<');

        *end = '\0';
        g_assert_cmpstr(body, ==, row->out);
    }
    g_assert_cmpstr(again, ==, out);
}

/* ---- shapes -------------------------------------------------------------- */

#define CLICK(attributes) "<a:hlinkClick " attributes "/>"
#define ACTION(of)        "<a:hlinkClick r:id=\"\" action=\"ppaction://" of "\"/>"
#define RUN(in)           "<a:r><a:rPr>" in "</a:rPr></a:r>"
#define NOTHING           "<a:r><a:rPr/></a:r>"
#define FILL                                                                   \
    "<a:solidFill><a:schemeClr val=\"hlink\"/></a:solidFill>"
/* What is left of the look of a link that went. */
#define LOOK "<a:r><a:rPr u=\"sng\">" FILL "</a:rPr></a:r>"

static const Case shapes[] = {
    { "link", RUN(CLICK("r:id=\"rId1\"")), RUN(CLICK("r:id=\"rId1\"")) },
    { "link-gone", RUN(CLICK("r:id=\"no\"")), LOOK },
    { "link-address", RUN(CLICK("r:id=\"rId1\" invalidUrl=\"file:///x\"")),
      RUN(CLICK("r:id=\"rId1\"")) },
    { "link-frame", RUN(CLICK("r:id=\"rId1\" tgtFrame=\"_top\"")),
      RUN(CLICK("r:id=\"rId1\"")) },
    { "link-sound",
      RUN("<a:hlinkClick r:id=\"rId1\"><a:snd r:embed=\"rId2\" name=\"a\"/>"
          "</a:hlinkClick>"),
      RUN(CLICK("r:id=\"rId1\"")) },
    { "jump", RUN(CLICK("r:id=\"rId1\" action=\"ppaction://hlinksldjump\"")),
      RUN(CLICK("r:id=\"rId1\" action=\"ppaction://hlinksldjump\"")) },
    { "jump-gone", RUN(CLICK("r:id=\"no\" action=\"ppaction://hlinksldjump\"")),
      LOOK },
    { "jump-next", RUN(ACTION("hlinkshowjump?jump=nextslide")),
      RUN(ACTION("hlinkshowjump?jump=nextslide")) },
    { "show", RUN(ACTION("customshow?id=12&amp;return=true")),
      RUN(ACTION("customshow?id=12&amp;return=true")) },
    { "show-other", RUN(ACTION("customshow?id=1x")), LOOK },
    { "program", RUN(ACTION("program")), LOOK },
    { "macro", RUN(ACTION("macro?name=a")), LOOK },
    { "verb", RUN(ACTION("ole?verb=0")), LOOK },
    { "media", RUN(ACTION("media")), LOOK },
    { "file", RUN(ACTION("hlinkfile")), LOOK },
    { "other-show", RUN(ACTION("hlinkpres?slideindex=1")), LOOK },
    { "unknown-action", RUN(ACTION("new")), LOOK },
    { "action-in-capitals", RUN(ACTION("PROGRAM")), LOOK },
    { "action-with-more", RUN(ACTION("noaction?x")), LOOK },
    { "link-gone-font",
      "<a:r><a:rPr lang=\"ja-JP\" sz=\"1800\"><a:latin typeface=\"a&lt;u\"/>"
      "<a:ea typeface=\"b\"/>" CLICK("r:id=\"no\"") "<a:extLst/></a:rPr></a:r>",
      "<a:r><a:rPr lang=\"ja-JP\" sz=\"1800\" u=\"sng\">" FILL
      "<a:latin typeface=\"a&lt;u\"/><a:ea typeface=\"b\"/><a:extLst/></a:rPr>"
      "</a:r>" },
    { "link-gone-fill",
      RUN("<a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill>" CLICK(
          "r:id=\"no\"")),
      "<a:r><a:rPr u=\"sng\"><a:solidFill><a:srgbClr val=\"FF0000\"/>"
      "</a:solidFill></a:rPr></a:r>" },
    { "link-gone-line", RUN("<a:ln w=\"1\"/>" CLICK("r:id=\"no\"")),
      "<a:r><a:rPr u=\"sng\"><a:ln w=\"1\"/></a:rPr></a:r>" },
    { "link-gone-underline",
      "<a:r><a:rPr u=\"dbl\">" CLICK("r:id=\"no\"") "</a:rPr></a:r>",
      "<a:r><a:rPr u=\"dbl\">" FILL "</a:rPr></a:r>" },
    { "link-gone-twice",
      RUN(CLICK("r:id=\"no\"") CLICK("r:id=\"no\"")), LOOK },
    { "link-gone-choice",
      RUN("<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/"
          "markup-compatibility/2006\"><mc:Choice Requires=\"a\">" CLICK(
              "r:id=\"no\"") "</mc:Choice></mc:AlternateContent>"),
      NOTHING },
    { "link-gone-elsewhere",
      "<a:pPr>" CLICK("r:id=\"no\"") "</a:pPr>", "<a:pPr/>" },
    { "hover-jump",
      RUN("<a:hlinkMouseOver r:id=\"\" "
          "action=\"ppaction://hlinkshowjump?jump=nextslide\"/>"),
      RUN("<a:hlinkMouseOver r:id=\"\" "
          "action=\"ppaction://hlinkshowjump?jump=nextslide\"/>") },
    { "hover-slide",
      RUN("<a:hlinkMouseOver r:id=\"rId1\" "
          "action=\"ppaction://hlinksldjump\"/>"),
      NOTHING },
    { "hover-link", RUN("<a:hlinkMouseOver r:id=\"rId1\"/>"), NOTHING },
    { "extension",
      RUN("<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"/>"
          "<a:ext uri=\"{00000000-0000-0000-0000-000000000000}\"><a:p/></a:ext>"
          "<a:ext/></a:extLst>"),
      RUN("<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"/>"
          "</a:extLst>") },
    { "text", "<a:r><a:t> あ&#x202E;b </a:t></a:r>",
      "<a:r><a:t> あb </a:t></a:r>" },
};

static void
test_shape(gconstpointer data)
{
    check(data, "<a:p" A R ">", "</a:p>", &shape_list, FALSE);
}

/* ---- sheets and charts --------------------------------------------------- */

#define SP(attributes) "<xdr:sp " attributes "/>"
#define ANCHOR(in)     "<xdr:oneCellAnchor>" in "</xdr:oneCellAnchor>"

static const Case sheets[] = {
    { "no-macro", ANCHOR(SP("macro=\"\" textlink=\"\"")),
      ANCHOR(SP("macro=\"\" textlink=\"\"")) },
    { "macro", ANCHOR(SP("macro=\"[0]!Run\" textlink=\"\"")),
      ANCHOR(SP("macro=\"\" textlink=\"\"")) },
    { "macro-of-picture", ANCHOR("<xdr:pic macro=\"Run\"/>"),
      ANCHOR("<xdr:pic macro=\"\"/>") },
    { "macro-of-frame", ANCHOR("<xdr:graphicFrame macro=\"Run\"/>"),
      ANCHOR("<xdr:graphicFrame macro=\"\"/>") },
    { "text-of-cell", ANCHOR(SP("macro=\"\" textlink=\"$A$1\"")),
      ANCHOR(SP("macro=\"\" textlink=\"$A$1\"")) },
    { "text-of-function",
      ANCHOR(SP("macro=\"\" textlink=\"WEBSERVICE($A$1)\"")),
      ANCHOR(SP("macro=\"\" textlink=\"\"")) },
    { "ink", ANCHOR("<xdr:contentPart r:id=\"rId1\"/>"),
      "<xdr:oneCellAnchor/>" },
};

static void
test_sheet(gconstpointer data)
{
    check(data, "<xdr:wsDr" XDR A R ">", "</xdr:wsDr>", &sheet_list, FALSE);
}

#define REF(f)                                                                 \
    "<c:chart><c:title><c:tx><c:strRef><c:f>" f                                \
    "</c:f></c:strRef></c:tx></c:title></c:chart>"
#define NO_REF REF("#REF!")

static const Case charts[] = {
    { "cells", REF("Sheet1!$A$1:$B$4"), REF("Sheet1!$A$1:$B$4") },
    { "quoted", REF("'町 ''内'' 会'!$A$1"), REF("'町 ''内'' 会'!$A$1") },
    { "union", REF("(Sheet1!$A$1,Sheet1!$A$3)"),
      REF("(Sheet1!$A$1,Sheet1!$A$3)") },
    { "name", REF("人数"), REF("人数") },
    { "function", REF("WEBSERVICE(A1)"), NO_REF },
    { "blank-before", REF("CALL (A1)"), NO_REF },
    { "other-book", REF("[1]Sheet1!$A$1"), NO_REF },
    { "other-book-quoted", REF("'[a.xlsx]Sheet1'!$A$1"), NO_REF },
    { "path", REF("'C:\\a.xlsx'!x"), NO_REF },
    { "dde", REF("cmd|'/c calc'!A0"), NO_REF },
    { "operator", REF("A1+A2"), NO_REF },
    { "text", REF("\"a\""), REF("\"a\"") },
    { "open-quote", REF("'Sheet1!$A$1"), NO_REF },
    { "open-bracket", REF("(Sheet1!$A$1"), NO_REF },
    { "again", NO_REF, NO_REF },
    { "workbook", "<c:externalData r:id=\"rId1\"/>",
      "<c:externalData r:id=\"rId1\"/>" },
    { "workbook-gone", "<c:externalData r:id=\"no\"/>", "" },
};

static void
test_chart(gconstpointer data)
{
    check(data, "<c:chartSpace" C A R ">", "</c:chartSpace>",
          sk_kind_chart.list, FALSE);
}

/* ---- VML ----------------------------------------------------------------- */

#define END "</xml>"

static const Case drawings[] = {
    { "shape", "<v:shape id='a' style='left:1pt;top:2pt' fillcolor='red'/>" END,
      "<v:shape id=\"a\" style=\"left:1pt;top:2pt\" fillcolor=\"red\"/>" },
    { "html",
      "<v:textbox><div style=text-align:left><font face='MS UI Gothic' "
      "size=180>あ<br>い&nbsp;&</font></div></v:textbox>" END,
      "<v:textbox><div style=\"text-align:left\"><font face=\"MS UI Gothic\" "
      "size=\"180\">あ<br/>い\xC2\xA0&amp;</font></div></v:textbox>" },
    { "not-closed", "<v:group><v:shape id=a><v:path></v:group><v:line/>",
      "<v:group><v:shape id=\"a\"><v:path/></v:shape></v:group><v:line/>" },
    { "end-alone", "</v:shape><v:line/></v:line>" END, "<v:line/>" },
    { "twice", "<v:shape id='a' ID='b' id='c'/>" END, "<v:shape id=\"a\"/>" },
    { "conditional", "<![if gte mso 9]><v:line/><![endif]>" END, "<v:line/>" },
    { "cdata",
      "<x:ClientData ObjectType='Note'><x:Row><![CDATA[3]]></x:Row>"
      "</x:ClientData>" END,
      "<x:ClientData ObjectType=\"Note\"><x:Row>3</x:Row></x:ClientData>" },
    { "address",
      "<v:shape href='file:///c:/a.exe' title='http://b.example/'/><v:shape "
      "href='#a b' title='c'/><v:imagedata "
      "src='\\\\evil\\a' o:href='x' o:relid='rId1'/>" END,
      "<v:shape/><v:shape href=\"#a%20b\" title=\"c\"/><v:imagedata "
      "o:relid=\"rId1\"/>" },
    { "picture-gone", "<v:imagedata o:relid='no'/>" END, "<v:imagedata/>" },
    { "style-address",
      "<v:shape style='behavior:url(x);left:expression(1);top:3pt'/>" END,
      "<v:shape style=\"top:3pt\"/>" },
    { "macro",
      "<x:ClientData ObjectType='Button'><x:FmlaMacro>Run"
      "</x:FmlaMacro><x:FmlaLink>$A$1</x:FmlaLink></x:ClientData>" END,
      "<x:ClientData ObjectType=\"Button\"><x:FmlaLink>$A$1</x:FmlaLink>"
      "</x:ClientData>" },
    { "object", "<o:OLEObject ProgID='Package' r:id='rId1'/>" END, "" },
    { "packed-copy", "<v:shape o:gfxdata='UEsDBBQ'/>" END, "<v:shape/>" },
    { "script",
      "<script>alert(1)</script><img src=x onerror=y><v:line "
      "onclick='a()'/>" END,
      "<v:line/>" },
    { "doctype", "<!DOCTYPE xml><v:line/>" END, NULL },
    { "less-than", "<v:textbox><div>1 < 2</div></v:textbox>" END,
      "<v:textbox><div>1 &lt; 2</div></v:textbox>" },
};

static void
test_vml(gconstpointer data)
{
    check(data, "<xml" V O X R ">", "", sk_kind_vml.list, TRUE);
}

static void
test_vml_depth(void)
{
    g_autoptr(GString) in = g_string_new("<xml" V ">");
    g_autoptr(GBytes) raw = NULL;
    g_autoptr(GBytes) out = NULL;

    for (guint i = 0; i < SK_VML_DEPTH_MAX + 1; i++)
        g_string_append(in, "<v:group>");
    raw = g_bytes_new(in->str, in->len);
    out = sk_vml_normal(raw);
    g_assert_null(out);
}

/* Damaged drawings: bytes flipped by a series that is the same every time. What
 * can be read leaves in a form that does not change again. */
static void
test_vml_flips(void)
{
    guint32 seed = 20261128;
    guint left = 0;

    for (guint i = 0; i < 500; i++) {
        g_autofree char *in = g_strconcat(
            "<xml" V O X R ">", drawings[i % G_N_ELEMENTS(drawings)].in, NULL);
        g_autofree char *out = NULL;
        gsize len = strlen(in);

        for (guint k = 0; k < 3; k++) {
            gsize at = 0;

            seed = seed * 1664525u + 1013904223u;
            at = (seed >> 8) % len;
            in[at] ^= (char)(1u << (seed >> 5) % 7);
            if (in[at] == '\0')
                in[at] = '<';
        }
        out = rewrite(in, sk_kind_vml.list, TRUE);
        if (out != NULL) {
            g_autofree char *again = rewrite(out, sk_kind_vml.list, TRUE);

            g_assert_cmpstr(again, ==, out);
            left++;
        }
    }
    g_assert_cmpuint(left, >, 100);
}

/* ---- texts --------------------------------------------------------------- */

static void
test_chart_text(void)
{
    static const char in[] =
        "<c:chartSpace" C A "><c:chart><c:title><a:p><a:r><a:t>来庁者数</a:t>"
        "</a:r></a:p></c:title><c:ser><c:tx><c:pt idx=\"0\"><c:v>人数</c:v>"
        "</c:pt></c:tx><c:cat><c:f>A1</c:f><c:pt idx=\"0\"><c:v>四月</c:v>"
        "</c:pt><c:pt idx=\"2\"><c:v>六</c:v></c:pt></c:cat><c:val>"
        "<c:pt idx=\"0\"><c:v>120</c:v></c:pt><c:pt idx=\"2\"><c:v>9</c:v>"
        "</c:pt></c:val></c:ser></c:chart></c:chartSpace>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(in, strlen(in));
    g_autoptr(GString) out = g_string_new(NULL);
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    g_assert_true(sk_drawing_chart_text(NULL, bytes, out, &why, &detail));
    g_assert_cmpstr(out->str, ==,
                    "来庁者数\n     | 人数\n四月 | 120\n\n六   | 9\n");
}

static void
add(const char *path, const Case *cases, gsize n, GTestDataFunc func)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *full = g_strdup_printf("%s/%s", path, cases[i].path);

        g_test_add_data_func(full, &cases[i], func);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("/drawing/shape", shapes, G_N_ELEMENTS(shapes), test_shape);
    add("/drawing/sheet", sheets, G_N_ELEMENTS(sheets), test_sheet);
    add("/drawing/chart", charts, G_N_ELEMENTS(charts), test_chart);
    add("/drawing/vml", drawings, G_N_ELEMENTS(drawings), test_vml);
    g_test_add_func("/drawing/vml-depth", test_vml_depth);
    g_test_add_func("/drawing/vml-flips", test_vml_flips);
    g_test_add_func("/drawing/chart-text", test_chart_text);
    return g_test_run();
}

/* SPDX-License-Identifier: Apache-2.0
 *
 * Presentations with damaged XML: 500 of them, made by seeded flips of bytes in
 * a slide, in its chart, in its old diagram and in its comments. None ends in a
 * fault; what leaves is accepted by the inspection and does not change again.
 */
#include <string.h>

#include "document/document-help.h"
#include "document/package-make.h"

#define OPEN "http://schemas.openxmlformats.org/"
#define REL  OPEN "officeDocument/2006/relationships"
#define DOC  "application/vnd.openxmlformats-officedocument."
#define PML  DOC "presentationml."
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define NS                                                                     \
    " xmlns:p=\"" OPEN "presentationml/2006/main\" xmlns:a=\"" OPEN            \
    "drawingml/2006/main\" xmlns:r=\"" REL "\""
#define RELS(in)                                                               \
    HEAD "<Relationships xmlns=\"" OPEN "package/2006/relationships\">" in     \
         "</Relationships>"
#define LINK(id, type, target)                                                 \
    "<Relationship Id=\"" id "\" Type=\"" REL "/" type "\" Target=\"" target   \
    "\"/>"
#define PART(name, type)                                                       \
    "<Override PartName=\"/" name "\" ContentType=\"" type "\"/>"
#define COMPATIBILITY OPEN "drawingml/2006/compatibility"
#define TREE                                                                   \
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"       \
    "</p:nvGrpSpPr><p:grpSpPr/>"

static const PackageMember parts[] = {
    { "[Content_Types].xml", HEAD
      "<Types xmlns=\"" OPEN "package/2006/content-types\"><Default "
      "Extension=\"rels\" ContentType=\"application/"
      "vnd.openxmlformats-package.relationships+xml\"/>" PART(
          "ppt/presentation.xml", PML "presentation.main+xml")
          PART("ppt/slides/slide1.xml", PML "slide+xml")
              PART("ppt/charts/chart1.xml", DOC "drawingml.chart+xml") PART(
                  "ppt/comments/comment1.xml", PML "comments+xml") "</Types>" },
    { "_rels/.rels",
      RELS(LINK("rId1", "officeDocument", "ppt/presentation.xml")) },
    { "ppt/presentation.xml",
      HEAD "<p:presentation" NS "><p:sldIdLst><p:sldId id=\"256\" "
           "r:id=\"rId1\"/></p:sldIdLst></p:presentation>" },
    { "ppt/_rels/presentation.xml.rels",
      RELS(LINK("rId1", "slide", "slides/slide1.xml")) },
    { "ppt/slides/_rels/slide1.xml.rels",
      RELS(
          LINK("rId1", "chart", "../charts/chart1.xml")
              LINK("rId2", "comments", "../comments/comment1.xml") LINK(
                  "rId3", "oleObject",
                  "../embeddings/a.bin")
                  LINK("rId5", "vmlDrawing", "../drawings/vmlDrawing1.vml")
                  "<Relationship Id=\"rId4\" Type=\"" REL
                                         "/hyperlink\" "
                                         "Target=\"https://city.example/\" "
                                         "TargetMode=\"External\"/>") },
    { "ppt/slides/slide1.xml", HEAD
      "<p:sld" NS "><p:cSld><p:spTree>" TREE
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"題\"><a:hlinkClick r:id=\"\" "
      "action=\"ppaction://hlinkshowjump?jump=nextslide\"/></p:cNvPr>"
      "<p:cNvSpPr/><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>"
      "<a:xfrm rot=\"5400000\"><a:off x=\"1\" y=\"2\"/><a:ext cx=\"3\" "
      "cy=\"4\"/></a:xfrm><a:custGeom><a:avLst/><a:pathLst><a:path w=\"1\" "
      "h=\"1\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo></a:path>"
      "</a:pathLst></a:custGeom></p:spPr><p:txBody><a:bodyPr vert=\"eaVert\"/>"
      "<a:p><a:r><a:rPr lang=\"ja-JP\"><a:hlinkClick r:id=\"rId4\"/></a:rPr>"
      "<a:t>町民 &amp; 説明会</a:t></a:r></a:p></p:txBody></p:sp>"
      "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"3\" name=\"c\"/>"
      "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/>"
      "<a:graphic><a:graphicData uri=\"" OPEN
      "drawingml/2006/chart\"><c:chart xmlns:c=\"" OPEN
      "drawingml/2006/chart\" r:id=\"rId1\"/></a:graphicData></a:graphic>"
      "</p:graphicFrame><mc:AlternateContent xmlns:mc=\"" OPEN
      "markup-compatibility/2006\"><mc:Choice xmlns:p14=\"http://"
      "schemas.microsoft.com/office/powerpoint/2010/main\" Requires=\"p14\">"
      "<p:contentPart r:id=\"rId3\"/></mc:Choice><mc:Fallback><p:graphicFrame>"
      "<p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"o\"/></p:nvGraphicFramePr>"
      "<a:graphic><a:graphicData uri=\"" OPEN "presentationml/2006/ole\">"
      "<p:oleObj r:id=\"rId3\"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id=\"0\" "
      "name=\"\"/></p:nvPicPr><p:blipFill/></p:pic></p:oleObj></a:graphicData>"
      "</a:graphic></p:graphicFrame></mc:Fallback></mc:AlternateContent>"
      "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"6\" name=\"d\"/>"
      "</p:nvGraphicFramePr><p:xfrm><a:off x=\"1\" y=\"2\"/><a:ext cx=\"3\" "
      "cy=\"4\"/></p:xfrm><a:graphic><a:graphicData uri=\"" COMPATIBILITY
      "\"><com:legacyDrawing xmlns:com=\"" COMPATIBILITY
      "\" spid=\"_x0000_s6\"/></a:graphicData></a:graphic></p:graphicFrame>"
      "</p:spTree></p:cSld><p:timing><p:tnLst><p:par><p:cTn id=\"1\">"
      "<p:childTnLst><p:cmd type=\"call\" cmd=\"play\"/></p:childTnLst></p:cTn>"
      "</p:par></p:tnLst></p:timing></p:sld>" },
    { "ppt/drawings/_rels/vmlDrawing1.vml.rels",
      HEAD "<Relationships xmlns=\"" OPEN
           "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
           "http://schemas.microsoft.com/office/2006/relationships/"
           "legacyDiagramText\" Target=\"a.bin\"/></Relationships>" },
    { "ppt/drawings/a.bin", "\x0f\1\xa8\x0f\4\1\1\1町民" },
    { "ppt/drawings/vmlDrawing1.vml",
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-"
      "microsoft-com:office:office\" xmlns:p=\"urn:schemas-microsoft-com:"
      "office:powerpoint\"><v:group id=\"_x0000_s6\" coordorigin=\"0,0\" "
      "coordsize=\"9,9\"><o:diagram dgmfontsize=\"8\"/><v:oval "
      "id=\"_x0000_s7\" style='left:1;top:2;width:3;height:4;rotation:9;flip:"
      "x' fillcolor=\"#aabbcc [1]\" strokeweight=\"1pt\"><p:textdata "
      "id=\"rId1\"/></v:oval><v:shape type=\"#_x0000_t34\" adj=\"1,2\" "
      "id=\"_x0000_s8\" style='left:1;top:2;width:3;height:4'/></v:group>"
      "</xml>" },
    { "ppt/charts/chart1.xml",
      HEAD "<c:chartSpace xmlns:c=\"" OPEN "drawingml/2006/chart\"" NS
           "><c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>"
           "'町 1'!$A$1:$A$2</c:f><c:numCache><c:ptCount val=\"1\"/><c:pt "
           "idx=\"0\"><c:v>12.5</c:v></c:pt></c:numCache></c:numRef></c:val>"
           "</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>" },
    { "ppt/comments/comment1.xml",
      HEAD "<p:cmLst" NS "><p:cm authorId=\"0\" idx=\"1\"><p:pos x=\"1\" "
           "y=\"2\"/><p:text>確認</p:text></p:cm></p:cmLst>" },
    { NULL, NULL },
};

#define ROUNDS 500

/* The next number of a series that is the same every time. */
static guint32
next(guint32 *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Returns @content with one or two bytes flipped. */
static char *
flipped(const char *content, guint32 *seed)
{
    gsize len = strlen(content);
    char *copy = g_strdup(content);

    for (guint32 n = 1 + next(seed) % 2; n > 0; n--) {
        gsize at = next(seed) % len;
        char byte = (char)(copy[at] ^ (char)(1u << next(seed) % 8));

        copy[at] = byte != '\0' ? byte : '<';
    }
    return copy;
}

/* Cleans @zip; if it leaves, the inspection accepts it, and cleaning it again
 * changes nothing. Returns whether it leaves. */
static gboolean
check(const SkPolicy *policy, GBytes *zip)
{
    g_autoptr(DocumentResult) result = document_run(policy, "a.pptx", zip);
    g_autoptr(DocumentResult) again = NULL;

    if (result->bytes == NULL)
        return FALSE;
    g_assert_cmpstr(document_accepted(policy, result, NULL), ==, NULL);
    again = document_run(policy, "a.pptx", result->bytes);
    g_assert_nonnull(again->bytes);
    g_assert_true(g_bytes_equal(again->bytes, result->bytes));
    return TRUE;
}

static void
test_whole(void)
{
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(GBytes) zip = package_make(parts);

    g_assert_true(check(policy, zip));
}

static void
test_flips(void)
{
    const SkPolicy *policy = document_policy("files-faithful", "");
    guint32 seed = 20261128;
    guint left = 0;

    for (guint i = 0; i < ROUNDS; i++) {
        PackageMember members[G_N_ELEMENTS(parts)];
        g_autofree char *own = NULL;
        guint at = 0;
        g_autoptr(GBytes) zip = NULL;

        memcpy(members, parts, sizeof parts);
        do /* one of the parts that are XML of a presentation */
            at = next(&seed) % (G_N_ELEMENTS(parts) - 1);
        while (!g_str_has_prefix(parts[at].name, "ppt/") ||
               g_str_has_suffix(parts[at].name, ".rels"));
        members[at].content = own = flipped(parts[at].content, &seed);
        zip = package_make(members);
        left += check(policy, zip) ? 1 : 0;
    }
    g_test_message("%u of %d left", left, ROUNDS);
    g_assert_cmpuint(left, >, ROUNDS / 20);
    g_assert_cmpuint(left, <, ROUNDS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/slides/whole", test_whole);
    g_test_add_func("/slides/flips", test_flips);
    return g_test_run();
}

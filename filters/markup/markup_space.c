/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of namespaces (markup_space.h): ISO/IEC 29500-1 and -4, [MS-DOCX],
 * [MS-XLSX], [MS-PPTX], [MS-ODRAWXML] and OpenDocument 1.3, and what
 * LibreOffice adds to it.
 */
#include <string.h>
#include <markup/markup_space.h>

#define OPEN   "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define MS     "http://schemas.microsoft.com/office/"
#define ODF    "urn:oasis:names:tc:opendocument:xmlns:"
#define LO     "urn:org:documentfoundation:names:experimental:"
#define OOO    "urn:openoffice:names:experimental:"

/* clang-format off */
static const SkMarkupSpace spaces[] = {
    { "", "", NULL, 0 }, /* in no namespace */
    /* of XML, and of packages */
    { "xml", "http://www.w3.org/XML/1998/namespace", NULL, 0 },
    { "ct", OPEN "package/2006/content-types", NULL, 0 },
    { "pr", OPEN "package/2006/relationships", NULL, 0 },
    { "cp", OPEN "package/2006/metadata/core-properties", NULL, 0 },
    { "dc", "http://purl.org/dc/elements/1.1/", NULL, 0 },
    { "dcterms", "http://purl.org/dc/terms/", NULL, 0 },
    { "dcmitype", "http://purl.org/dc/dcmitype/", NULL, 0 },
    { "xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL, 0 },
    { "mc", OPEN "markup-compatibility/2006", NULL, 0 },
    /* of ISO/IEC 29500, with the Strict one beside */
    { "s", OPEN "spreadsheetml/2006/main",
      STRICT "spreadsheetml/main", SK_MARKUP_DEFAULT },
    { "w", OPEN "wordprocessingml/2006/main",
      STRICT "wordprocessingml/main", 0 },
    { "p", OPEN "presentationml/2006/main", STRICT "presentationml/main", 0 },
    { "r", OPEN "officeDocument/2006/relationships",
      STRICT "officeDocument/relationships", 0 },
    { "m", OPEN "officeDocument/2006/math", STRICT "officeDocument/math", 0 },
    { "a", OPEN "drawingml/2006/main", STRICT "drawingml/main", 0 },
    { "wp", OPEN "drawingml/2006/wordprocessingDrawing",
      STRICT "drawingml/wordprocessingDrawing", 0 },
    { "xdr", OPEN "drawingml/2006/spreadsheetDrawing",
      STRICT "drawingml/spreadsheetDrawing", 0 },
    { "cdr", OPEN "drawingml/2006/chartDrawing",
      STRICT "drawingml/chartDrawing", 0 },
    { "c", OPEN "drawingml/2006/chart", STRICT "drawingml/chart", 0 },
    { "dgm", OPEN "drawingml/2006/diagram", STRICT "drawingml/diagram", 0 },
    { "pic", OPEN "drawingml/2006/picture", STRICT "drawingml/picture", 0 },
    { "lc", OPEN "drawingml/2006/lockedCanvas",
      STRICT "drawingml/lockedCanvas", 0 },
    { "comp", OPEN "drawingml/2006/compatibility", NULL, 0 },
    { "ep", OPEN "officeDocument/2006/extended-properties",
      STRICT "officeDocument/extendedProperties", 0 },
    { "vt", OPEN "officeDocument/2006/docPropsVTypes",
      STRICT "officeDocument/docPropsVTypes", 0 },
    { "cust", OPEN "officeDocument/2006/custom-properties",
      STRICT "officeDocument/customProperties", 0 },
    { "ds", OPEN "officeDocument/2006/customXml",
      STRICT "officeDocument/customXml", 0 },
    { "bib", OPEN "officeDocument/2006/bibliography",
      STRICT "officeDocument/bibliography", 0 },
    { "sl", OPEN "schemaLibrary/2006/main", STRICT "schemaLibrary/main", 0 },
    /* VML */
    { "v", "urn:schemas-microsoft-com:vml", NULL, 0 },
    { "o", "urn:schemas-microsoft-com:office:office", NULL, 0 },
    { "x", "urn:schemas-microsoft-com:office:excel", NULL, 0 },
    { "w10", "urn:schemas-microsoft-com:office:word", NULL, 0 },
    { "pvml", "urn:schemas-microsoft-com:office:powerpoint", NULL, 0 },
    /* Word since 2007 */
    { "wne", MS "word/2006/wordml", NULL, 0 },
    { "w14", MS "word/2010/wordml", NULL, SK_MARKUP_IGNORABLE },
    { "w15", MS "word/2012/wordml", NULL, SK_MARKUP_IGNORABLE },
    { "w16se", MS "word/2015/wordml/symex", NULL, SK_MARKUP_IGNORABLE },
    { "w16cid", MS "word/2016/wordml/cid", NULL, SK_MARKUP_IGNORABLE },
    { "w16", MS "word/2018/wordml", NULL, SK_MARKUP_IGNORABLE },
    { "w16cex", MS "word/2018/wordml/cex", NULL, SK_MARKUP_IGNORABLE },
    { "w16sdtdh", MS "word/2020/wordml/sdtdatahash",
      NULL, SK_MARKUP_IGNORABLE },
    { "w16du", MS "word/2023/wordml/word16du", NULL, SK_MARKUP_IGNORABLE },
    { "w16sdtfl", MS "word/2024/wordml/sdtformatlock",
      NULL, SK_MARKUP_IGNORABLE },
    { "wp14", MS "word/2010/wordprocessingDrawing", NULL, SK_MARKUP_IGNORABLE },
    { "wp15", MS "word/2012/wordprocessingDrawing", NULL, SK_MARKUP_IGNORABLE },
    { "wpc", MS "word/2010/wordprocessingCanvas", NULL, 0 },
    { "wpg", MS "word/2010/wordprocessingGroup", NULL, 0 },
    { "wpi", MS "word/2010/wordprocessingInk", NULL, 0 },
    { "wps", MS "word/2010/wordprocessingShape", NULL, 0 },
    /* drawings since 2007 */
    { "dsp", MS "drawing/2008/diagram", NULL, 0 },
    { "a14", MS "drawing/2010/main", NULL, 0 },
    { "a15", MS "drawing/2012/main", NULL, 0 },
    { "a16", MS "drawing/2014/main", NULL, 0 },
    { "a1611", MS "drawing/2016/11/main", NULL, 0 },
    { "a16r3", MS "drawing/2017/03/main", NULL, 0 },
    { "pic14", MS "drawing/2010/picture", NULL, 0 },
    { "cdr14", MS "drawing/2010/chartDrawing", NULL, 0 },
    { "com14", MS "drawing/2010/compatibility", NULL, 0 },
    { "dgm14", MS "drawing/2010/diagram", NULL, 0 },
    { "dgm1611", MS "drawing/2016/11/diagram", NULL, 0 },
    { "dgm1612", MS "drawing/2016/12/diagram", NULL, 0 },
    { "sle", MS "drawing/2010/slicer", NULL, 0 },
    { "sle15", MS "drawing/2012/slicer", NULL, 0 },
    { "tsle", MS "drawing/2012/timeslicer", NULL, 0 },
    { "asvg", MS "drawing/2016/SVG/main", NULL, 0 },
    { "aink", MS "drawing/2016/ink", NULL, 0 },
    { "am3d", MS "drawing/2017/model3d", NULL, 0 },
    { "adec", MS "drawing/2017/decorative", NULL, 0 },
    { "ahyp", MS "drawing/2018/hyperlinkcolor", NULL, 0 },
    { "ask", MS "drawing/2018/sketchyshapes", NULL, 0 },
    { "c14", MS "drawing/2007/8/2/chart", NULL, 0 },
    { "c15", MS "drawing/2012/chart", NULL, 0 },
    { "c16", MS "drawing/2014/chart", NULL, 0 },
    { "c16r2", MS "drawing/2015/06/chart", NULL, 0 },
    { "c16r3", MS "drawing/2017/03/chart", NULL, 0 },
    { "cs", MS "drawing/2012/chartStyle", NULL, 0 },
    { "cx", MS "drawing/2014/chartex", NULL, 0 },
    { "cx1", MS "drawing/2015/9/8/chartex", NULL, 0 },
    { "cx2", MS "drawing/2015/10/21/chartex", NULL, 0 },
    { "cx3", MS "drawing/2016/5/9/chartex", NULL, 0 },
    { "cx4", MS "drawing/2016/5/10/chartex", NULL, 0 },
    { "cx5", MS "drawing/2016/5/11/chartex", NULL, 0 },
    { "cx6", MS "drawing/2016/5/12/chartex", NULL, 0 },
    { "cx7", MS "drawing/2016/5/13/chartex", NULL, 0 },
    { "cx8", MS "drawing/2016/5/14/chartex", NULL, 0 },
    { "oac", MS "drawing/2013/main/command", NULL, 0 },
    { "thm15", MS "thememl/2012/main", NULL, 0 },
    /* PowerPoint since 2007 */
    { "p14", MS "powerpoint/2010/main", NULL, 0 },
    { "p15", MS "powerpoint/2012/main", NULL, 0 },
    { "p16", MS "powerpoint/2015/main", NULL, 0 },
    { "pc", MS "powerpoint/2013/main/command", NULL, 0 },
    { "p159", MS "powerpoint/2015/09/main", NULL, 0 },
    { "p1510", MS "powerpoint/2015/10/main", NULL, 0 },
    { "p166", MS "powerpoint/2016/6/main", NULL, 0 },
    { "p173", MS "powerpoint/2017/3/main", NULL, 0 },
    { "p1710", MS "powerpoint/2017/10/main", NULL, 0 },
    { "p184", MS "powerpoint/2018/4/main", NULL, 0 },
    { "p188", MS "powerpoint/2018/8/main", NULL, 0 },
    { "p1912", MS "powerpoint/2019/12/main", NULL, 0 },
    { "p202", MS "powerpoint/2020/02/main", NULL, 0 },
    { "p223", MS "powerpoint/2022/03/main", NULL, 0 },
    { "p228", MS "powerpoint/2022/08/main", NULL, 0 },
    { "p232", MS "powerpoint/2023/02/main", NULL, 0 },
    /* Excel since 2007 */
    { "xm", MS "excel/2006/main", NULL, 0 },
    { "xdr14", MS "excel/2010/spreadsheetDrawing", NULL, 0 },
    { "x14", MS "spreadsheetml/2009/9/main", NULL, 0 },
    { "x14ac", MS "spreadsheetml/2009/9/ac", NULL, SK_MARKUP_IGNORABLE },
    { "x12ac", MS "spreadsheetml/2011/1/ac", NULL, 0 },
    { "x15", MS "spreadsheetml/2010/11/main", NULL, SK_MARKUP_IGNORABLE },
    { "x15ac", MS "spreadsheetml/2010/11/ac", NULL, 0 },
    { "x16", MS "spreadsheetml/2014/11/main", NULL, 0 },
    { "x16r2", MS "spreadsheetml/2015/02/main", NULL, SK_MARKUP_IGNORABLE },
    { "xr", MS "spreadsheetml/2014/revision", NULL, SK_MARKUP_IGNORABLE },
    { "xr2", MS "spreadsheetml/2015/revision2", NULL, SK_MARKUP_IGNORABLE },
    { "xr3", MS "spreadsheetml/2016/revision3", NULL, SK_MARKUP_IGNORABLE },
    { "xr4", MS "spreadsheetml/2016/revision4", NULL, SK_MARKUP_IGNORABLE },
    { "xr5", MS "spreadsheetml/2016/revision5", NULL, SK_MARKUP_IGNORABLE },
    { "xr6", MS "spreadsheetml/2016/revision6", NULL, SK_MARKUP_IGNORABLE },
    { "xr7", MS "spreadsheetml/2016/revision7", NULL, SK_MARKUP_IGNORABLE },
    { "xr8", MS "spreadsheetml/2016/revision8", NULL, SK_MARKUP_IGNORABLE },
    { "xr9", MS "spreadsheetml/2016/revision9", NULL, SK_MARKUP_IGNORABLE },
    { "xr10", MS "spreadsheetml/2016/revision10", NULL, SK_MARKUP_IGNORABLE },
    { "xr11", MS "spreadsheetml/2017/revision11", NULL, SK_MARKUP_IGNORABLE },
    { "xr12", MS "spreadsheetml/2017/revision12", NULL, SK_MARKUP_IGNORABLE },
    { "xr13", MS "spreadsheetml/2017/revision13", NULL, SK_MARKUP_IGNORABLE },
    { "xr14", MS "spreadsheetml/2017/revision14", NULL, SK_MARKUP_IGNORABLE },
    { "xr15", MS "spreadsheetml/2017/revision15", NULL, SK_MARKUP_IGNORABLE },
    { "xr16", MS "spreadsheetml/2017/revision16", NULL, SK_MARKUP_IGNORABLE },
    { "xda", MS "spreadsheetml/2017/dynamicarray", NULL, 0 },
    { "xlrd", MS "spreadsheetml/2017/richdata", NULL, 0 },
    { "xlrd2", MS "spreadsheetml/2017/richdata2", NULL, 0 },
    { "xcalcf", MS "spreadsheetml/2018/calcfeatures", NULL, 0 },
    { "xltc", MS "spreadsheetml/2018/threadedcomments", NULL, 0 },
    { "xltc2", MS "spreadsheetml/2020/threadedcomments2", NULL, 0 },
    { "xnsv", MS "spreadsheetml/2019/namedsheetviews", NULL, 0 },
    { "xfpb", MS "spreadsheetml/2022/featurepropertybag", NULL, 0 },
    /* OpenDocument */
    { "office", ODF "office:1.0", NULL, 0 },
    { "style", ODF "style:1.0", NULL, 0 },
    { "text", ODF "text:1.0", NULL, 0 },
    { "table", ODF "table:1.0", NULL, 0 },
    { "draw", ODF "drawing:1.0", NULL, 0 },
    { "meta", ODF "meta:1.0", NULL, 0 },
    { "number", ODF "datastyle:1.0", NULL, 0 },
    { "presentation", ODF "presentation:1.0", NULL, 0 },
    { "chart", ODF "chart:1.0", NULL, 0 },
    { "dr3d", ODF "dr3d:1.0", NULL, 0 },
    { "form", ODF "form:1.0", NULL, 0 },
    { "script", ODF "script:1.0", NULL, 0 },
    { "config", ODF "config:1.0", NULL, 0 },
    { "anim", ODF "animation:1.0", NULL, 0 },
    { "manifest", ODF "manifest:1.0", NULL, 0 },
    { "fo", ODF "xsl-fo-compatible:1.0", NULL, 0 },
    { "svg", ODF "svg-compatible:1.0", NULL, 0 },
    { "smil", ODF "smil-compatible:1.0", NULL, 0 },
    { "of", ODF "of:1.2", NULL, 0 },
    { "xlink", "http://www.w3.org/1999/xlink", NULL, 0 },
    { "math", "http://www.w3.org/1998/Math/MathML", NULL, 0 },
    { "xforms", "http://www.w3.org/2002/xforms", NULL, 0 },
    { "dom", "http://www.w3.org/2001/xml-events", NULL, 0 },
    { "grddl", "http://www.w3.org/2003/g/data-view#", NULL, 0 },
    { "xhtml", "http://www.w3.org/1999/xhtml", NULL, 0 },
    { "css3t", "http://www.w3.org/TR/css3-text/", NULL, 0 },
    { "xsd", "http://www.w3.org/2001/XMLSchema", NULL, 0 },
    { "ooo", "http://openoffice.org/2004/office", NULL, 0 },
    { "ooow", "http://openoffice.org/2004/writer", NULL, 0 },
    { "oooc", "http://openoffice.org/2004/calc", NULL, 0 },
    { "rpt", "http://openoffice.org/2005/report", NULL, 0 },
    { "officeooo", "http://openoffice.org/2009/office", NULL, 0 },
    { "tableooo", "http://openoffice.org/2009/table", NULL, 0 },
    { "drawooo", "http://openoffice.org/2010/draw", NULL, 0 },
    { "chartooo", "http://openoffice.org/2010/chart", NULL, 0 },
    { "loext", LO "office:xmlns:loext:1.0",
      NULL, 0 },
    { "calcext", LO "calc:xmlns:calcext:1.0",
      NULL, 0 },
    { "field", OOO "ooo-ms-interop:xmlns:field:1.0",
      NULL, 0 },
    { "formx", OOO "ooxml-odf-interop:xmlns:form:1.0",
      NULL, 0 },
    { "rdfa", "http://docs.oasis-open.org/ns/office/1.2/meta/rdfa#", NULL, 0 },
};
/* clang-format on */

G_STATIC_ASSERT(G_N_ELEMENTS(spaces) < SK_MARKUP_SPACES_MAX);

const SkMarkupSpace *
sk_markup_space(const char *prefix)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (strcmp(spaces[i].prefix, prefix) == 0)
            return &spaces[i];
    return NULL;
}

const SkMarkupSpace *
sk_markup_space_of_uri(const char *uri, gboolean *strict)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++) {
        const SkMarkupSpace *space = &spaces[i];
        gboolean is_strict =
            space->strict != NULL && strcmp(space->strict, uri) == 0;

        if (!is_strict && strcmp(space->uri, uri) != 0)
            continue;
        if (strict != NULL)
            *strict = is_strict;
        return space;
    }
    return NULL;
}

const SkMarkupSpace *
sk_markup_space_at(guint i)
{
    return i < G_N_ELEMENTS(spaces) ? &spaces[i] : NULL;
}

guint
sk_markup_space_number(const SkMarkupSpace *space)
{
    return (guint)(space - spaces);
}

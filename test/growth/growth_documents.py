# SPDX-License-Identifier: Apache-2.0
"""Documents that grow in one dimension: Word, Excel, PowerPoint, OpenDocument.
Their members are not packed, so that no limit on what unpacks ends them early."""
import io
import zipfile
import zlib

from growth_mails import attached

OPEN = "http://schemas.openxmlformats.org/"
REL = OPEN + "officeDocument/2006/relationships"
W, S, P, A = (OPEN + kind + "/2006/main" for kind in (
    "wordprocessingml", "spreadsheetml", "presentationml", "drawingml"))
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument."
URN = "urn:oasis:names:tc:opendocument:xmlns:"


def stored(members, name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member, (1980, 1, 1, 0, 0, 0)), content)
    return attached(data.getvalue(), name)


def each(n, text):
    """@text n times, with the number of each in the place of %i and one more in %j."""
    return "".join(text.replace("%i", str(i)).replace("%j", str(i + 1)) for i in range(n))


def relations(rows):
    return HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships">' + "".join(
        f'<Relationship Id="{id}" Type="{REL}/{kind}" Target="{target}"'
        f'{" TargetMode=" + chr(34) + "External" + chr(34) if "//" in target else ""}/>'
        for id, kind, target in rows) + "</Relationships>"


def package(main, parts, links, name):
    """@parts {member: (the end of its content type, content)}, @links {member: rows of
    relations()}."""
    folder = main.split("/")[0]
    types = "".join(f'<Override PartName="/{folder}/{member}" ContentType="{TYPE}{kind}+xml"/>'
                    for member, (kind, _) in parts.items() if kind)
    members = {"[Content_Types].xml": HEAD + f'<Types xmlns="{OPEN}package/2006/content-types">'
               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
               'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
               '<Default Extension="png" ContentType="image/png"/><Default Extension="vml" '
               f'ContentType="{TYPE}vmlDrawing"/>{types}</Types>',
               "_rels/.rels": relations([("r", "officeDocument", main)])}
    for member, (_, content) in parts.items():
        members[f"{folder}/{member}"] = content
    for member, rows in links.items():
        start, slash, last = f"{folder}/{member}".rpartition("/")
        members[f"{start}{slash}_rels/{last}.rels"] = relations(rows)
    return stored(members, name)


def word(body, links=(), more=None, part=None, spaces=""):
    """A document of Word; @part (name, content) is another part that it leads to."""
    parts = {"document.xml": ("wordprocessingml.document.main", HEAD + (
        f'<w:document xmlns:w="{W}" xmlns:r="{REL}" xmlns:a="{A}" xmlns:mc="{OPEN}markup-compatibility/'
        f'2006" xmlns:wp="{OPEN}drawingml/2006/wordprocessingDrawing" xmlns:pic="{OPEN}drawingml/2006/'
        'picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        f'{spaces}><w:body>{body}</w:body></w:document>'))}
    links = list(links)
    if part is not None:
        parts[f"{part[0]}.xml"] = (f"wordprocessingml.{part[0]}", HEAD + (
            f'<w:{part[0]} xmlns:w="{W}">{part[1]}</w:{part[0]}>'))
        links.append(("part", part[0], f"{part[0]}.xml"))
    parts.update(more or {})
    return package("word/document.xml", parts, {"document.xml": links}, "a.docx")


def paragraphs(n, text, **other):
    return word(each(n, f"<w:p>{text}</w:p>"), **other)


RUN = "<w:r><w:t>%i</w:t></w:r>"


def field(code):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>' + code +
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + RUN +
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def png(number):
    def chunk(kind, data):
        return (len(data).to_bytes(4, "big") + kind + data +
                zlib.crc32(kind + data).to_bytes(4, "big"))
    row = b"\0" + number.to_bytes(6, "big")
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", (2).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0") +
            chunk(b"IDAT", zlib.compress(row * 2)) + chunk(b"IEND", b""))


PICTURE = ('<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="%j" name="p"/><a:graphic>'
           f'<a:graphicData uri="{OPEN}drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%i" '
           'name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p%i"/></pic:blipFill>'
           '<pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
           "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")


def pictures(n, files):
    return paragraphs(n, PICTURE, links=[(f"p{i}", "image", f"media/{i % files}.png") for i in range(n)],
                      more={f"media/{i}.png": (None, png(i)) for i in range(files)})


def headers(n):
    head = HEAD + f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'
    return paragraphs(
        n, '<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h%i"/></w:sectPr></w:pPr>',
        links=[(f"h{i}", "header", f"h{i}.xml") for i in range(n)],
        more={f"h{i}.xml": ("wordprocessingml.header", head) for i in range(n)})


# ---- Excel ------------------------------------------------------------------

def book(cells="", behind="", names="", styles="", strings="", links=(), more=None, before=""):
    """A workbook of one sheet."""
    parts = {"workbook.xml": ("spreadsheetml.sheet.main", HEAD + (
        f'<workbook xmlns="{S}" xmlns:r="{REL}">{before}<sheets><sheet name="A" sheetId="1" r:id="r1"/>'
        f"</sheets>{names}</workbook>")),
        "a.xml": ("spreadsheetml.worksheet", HEAD + (
            f'<worksheet xmlns="{S}" xmlns:r="{REL}"><sheetData>{cells}</sheetData>{behind}</worksheet>'))}
    rows = [("r1", "worksheet", "a.xml")]
    if styles:
        parts["styles.xml"] = ("spreadsheetml.styles", HEAD +
                               f'<styleSheet xmlns="{S}">{styles}</styleSheet>')
        rows.append(("r2", "styles", "styles.xml"))
    if strings:
        parts["strings.xml"] = ("spreadsheetml.sharedStrings", HEAD + f'<sst xmlns="{S}">{strings}</sst>')
        rows.append(("r3", "sharedStrings", "strings.xml"))
    parts.update(more or {})
    return package("xl/workbook.xml", parts, {"workbook.xml": rows, "a.xml": list(links)}, "a.xlsx")


def cells(n, cell):
    return each(n, f'<row r="%j">{cell}</row>')


def sheets(n):
    sheet = HEAD + f'<worksheet xmlns="{S}"><sheetData/></worksheet>'
    parts = {"workbook.xml": ("spreadsheetml.sheet.main", HEAD + (
        f'<workbook xmlns="{S}" xmlns:r="{REL}"><sheets>' +
        each(n, '<sheet name="A%i" sheetId="%j" r:id="r%i"/>') + "</sheets></workbook>"))}
    parts.update({f"s{i}.xml": ("spreadsheetml.worksheet", sheet) for i in range(n)})
    links = {"workbook.xml": [(f"r{i}", "worksheet", f"s{i}.xml") for i in range(n)]}
    return package("xl/workbook.xml", parts, links, "a.xlsx")


def styles(n):
    fonts = ('<fonts count="1"><font><sz val="11"/><name val="A"/></font></fonts><fills count="1"><fill>'
             '<patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
             '<cellStyleXfs count="1"><xf/></cellStyleXfs>')
    formats = each(n, '<numFmt numFmtId="1%i" formatCode="0.0&quot;a%i&quot;"/>')
    return book(cells(n, '<c r="A%j" s="%i"><v>%i</v></c>'), styles=(
        f'<numFmts count="{n}">{formats}</numFmts>{fonts}<cellXfs count="{n}">' +
        each(n, '<xf numFmtId="1%i"/>') + "</cellXfs>"))


def comments(n):
    text = (f'<comments xmlns="{S}"><authors>' + each(n, "<author>x%i</author>") +
            "</authors><commentList>" +
            each(n, '<comment ref="A%j" authorId="%i"><text><t>c%i</t></text></comment>') +
            "</commentList></comments>")
    return book(links=[("c", "comments", "c.xml")],
                more={"c.xml": ("spreadsheetml.comments", HEAD + text)})


def validations(n, formula):
    return book(behind=f'<dataValidations count="{n}">' + each(n, (
        '<dataValidation type="list" sqref="A%j"><formula1>' + formula +
        "</formula1></dataValidation>")) + "</dataValidations>")


# ---- PowerPoint -------------------------------------------------------------

def slides(n, shapes="", links=(), more=None):
    """@n slides, each with @shapes."""
    spaces = f'xmlns:a="{A}" xmlns:r="{REL}" xmlns:p="{P}"'
    tree = ('<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            "<p:grpSpPr/>%s</p:spTree></p:cSld>")
    parts = {"presentation.xml": ("presentationml.presentation.main", HEAD + (
        f'<p:presentation {spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="m"/>'
        "</p:sldMasterIdLst><p:sldIdLst>" + each(n, '<p:sldId id="1%i" r:id="s%i"/>') +
        '</p:sldIdLst><p:notesSz cx="1" cy="1"/></p:presentation>')),
        "m.xml": ("presentationml.slideMaster", HEAD + (
            f"<p:sldMaster {spaces}>{tree % ''}<p:sldLayoutIdLst><p:sldLayoutId r:id=\"l\"/>"
            "</p:sldLayoutIdLst></p:sldMaster>")),
        "l.xml": ("presentationml.slideLayout", HEAD + f"<p:sldLayout {spaces}>{tree % ''}</p:sldLayout>")}
    all_links = {"presentation.xml": [("m", "slideMaster", "m.xml")] +
                 [(f"s{i}", "slide", f"s{i}.xml") for i in range(n)],
                 "m.xml": [("l", "slideLayout", "l.xml")], "l.xml": [("m", "slideMaster", "m.xml")]}
    for i in range(n):
        parts[f"s{i}.xml"] = ("presentationml.slide", HEAD + f"<p:sld {spaces}>{tree % shapes}</p:sld>")
        all_links[f"s{i}.xml"] = [("l", "slideLayout", "l.xml"), *links]
    parts.update(more or {})
    all_links.update({"d.vml": [("p", "image", "p.png")]} if more else {})
    return package("ppt/presentation.xml", parts, all_links, "a.pptx")


SHAPE = ('<p:sp><p:nvSpPr><p:cNvPr id="%j" name="s%i"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>'
         "<a:bodyPr/><a:p><a:r><a:t>%i</a:t></a:r></a:p></p:txBody></p:sp>")
FRAME = ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%j" name="o"/><p:cNvGraphicFramePr/><p:nvPr/>'
         '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
         f'<a:graphicData uri="{OPEN}presentationml/2006/ole"><p:oleObj spid="_x0000_s%i" name="x" r:id="o" '
         'progId="Equation.3"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>')


def objects(n):
    """Objects whose pictures stand in one legacy drawing."""
    drawing = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
               'office">' + each(n, '<v:shape id="_x0000_s%i" style="left:0pt"><v:imagedata o:relid="p"/>'
                                    "</v:shape>") + "</xml>")
    return slides(1, each(n, FRAME), [("v", "vmlDrawing", "d.vml")],
                  {"d.vml": (None, drawing), "p.png": (None, png(1))})


DIAGRAM = f'{OPEN}drawingml/2006/compatibility'
OVAL = "<v:oval id='_x0000_s%j' style='left:1;top:2;width:3;height:4'><p:textdata id='t'/></v:oval>"


def diagrams(n, shapes):
    """@n diagrams of PowerPoint 2003, of so many shapes each, in one legacy drawing."""
    frame = (FRAME[:FRAME.index("<a:graphicData")] + f'<a:graphicData uri="{DIAGRAM}"><com:legacyDrawing xmlns:com='
             f'"{DIAGRAM}" spid="g%i"/></a:graphicData></a:graphic></p:graphicFrame>')
    group = f'<v:group id="g%i" coordorigin="0,0" coordsize="9,9">{OVAL * shapes}</v:group>'
    drawing = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:p="urn:schemas-microsoft-com:office:powerpoint">' +
               each(n, group) + "</xml>")
    return slides(1, each(n, frame), [("v", "vmlDrawing", "d.vml")], {"d.vml": (None, drawing)})


# ---- OpenDocument -----------------------------------------------------------

def open_document(kind, body, styles="", more=None):
    """@body stands in office:@kind; @styles are automatic ones."""
    spaces = "".join(f' xmlns:{prefix}="{URN}{name}:1.0"' for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("number", "datastyle"), ("form", "form"), ("svg", "svg-compatible")))
    of = "application/vnd.oasis.opendocument." + kind
    manifest = (f'<manifest:manifest xmlns:manifest="{URN}manifest:1.0" manifest:version="1.2">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{of}"/><manifest:file-entry '
                'manifest:full-path="content.xml" manifest:media-type="text/xml"/>' + "".join(
                    f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="image/png"/>'
                    for name in more or {}) + "</manifest:manifest>")
    content = HEAD + (
        f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles><office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>")
    return stored({"mimetype": of, "content.xml": content, "META-INF/manifest.xml": HEAD + manifest,
                   **(more or {})}, {"text": "a.odt", "spreadsheet": "a.ods", "presentation": "a.odp"}[kind])


def text(n, paragraph, styles=""):
    return open_document("text", each(n, f"<text:p>{paragraph}</text:p>"), each(n, styles))


def table(n, row, before="", behind="", styles=""):
    return open_document("spreadsheet", before + '<table:table table:name="A">' + each(
        n, f"<table:table-row>{row}</table:table-row>") + f"</table:table>{behind}", each(n, styles))


CELL = '<table:table-cell office:value-type="float" office:value="%i"'

ROWS = {
    "docx bookmarks": (3000, lambda n: paragraphs(n, f'<w:bookmarkStart w:id="%i" w:name="b%i"/>{RUN}<w:bookmarkEnd w:id="%i"/>')),
    "docx bookmarks that cross": (3000, lambda n: word("<w:p>" + each(n, '<w:bookmarkStart w:id="%i" w:name="b%i"/>') + each(n, '<w:bookmarkEnd w:id="%i"/>') + "</w:p>")),
    "docx comments": (2000, lambda n: paragraphs(n, f'<w:commentRangeStart w:id="%i"/>{RUN}<w:commentRangeEnd w:id="%i"/><w:r><w:commentReference w:id="%i"/></w:r>', part=("comments", each(n, '<w:comment w:id="%i" w:author="a"><w:p/></w:comment>')))),
    "docx footnotes": (2000, lambda n: paragraphs(n, '<w:r><w:footnoteReference w:id="%j"/></w:r>', part=("footnotes", each(n, '<w:footnote w:id="%j"><w:p/></w:footnote>')))),
    "docx fields": (2000, lambda n: paragraphs(n, field("PAGE"))),
    "docx fields that go": (2000, lambda n: paragraphs(n, field("INCLUDETEXT x%i"))),
    "docx fields in a paragraph": (2000, lambda n: word("<w:p>" + each(n, field("INCLUDETEXT x%i")) + "</w:p>")),
    "docx fields in fields": (1000, lambda n: word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1</w:instrText></w:r>' * n + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * n + "</w:p>")),
    "docx simple fields": (3000, lambda n: paragraphs(n, f'<w:fldSimple w:instr="INCLUDETEXT x">{RUN}</w:fldSimple>')),
    "docx links": (2000, lambda n: paragraphs(n, f'<w:hyperlink r:id="h%i">{RUN}</w:hyperlink>', links=[(f"h{i}", "hyperlink", f"https://x.example/{i}") for i in range(n)])),
    "docx links that nothing uses": (3000, lambda n: word("", links=[(f"h{i}", "hyperlink", f"https://x.example/{i}") for i in range(n)])),
    "docx relationships of no kind": (3000, lambda n: word("", links=[(f"h{i}", "zzz", f"z{i}.bin") for i in range(n)])),
    "docx styles": (2000, lambda n: paragraphs(n, '<w:pPr><w:pStyle w:val="s%i"/></w:pPr>', part=("styles", each(n, '<w:style w:type="paragraph" w:styleId="s%j"><w:name w:val="n%j"/><w:basedOn w:val="s%i"/></w:style>')))),
    "docx lists": (2000, lambda n: paragraphs(n, '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%j"/></w:numPr></w:pPr>', part=("numbering", each(n, '<w:abstractNum w:abstractNumId="%i"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>') + each(n, '<w:num w:numId="%j"><w:abstractNumId w:val="%i"/></w:num>')))),
    "docx changes": (2000, lambda n: paragraphs(n, f'<w:ins w:id="%i" w:author="a">{RUN}</w:ins><w:del w:id="9%i" w:author="a"><w:r><w:delText>%i</w:delText></w:r></w:del>')),
    "docx content controls": (2000, lambda n: word(each(n, f'<w:sdt><w:sdtPr><w:id w:val="%i"/><w:tag w:val="t%i"/></w:sdtPr><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>'))),
    "docx alternatives": (2000, lambda n: paragraphs(n, '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:zzz/></mc:Choice><mc:Fallback><w:t>%i</w:t></mc:Fallback></mc:AlternateContent></w:r>')),
    "docx headers": (300, headers),
    "docx pictures": (200, lambda n: pictures(n, n)),
    "docx one picture often": (1000, lambda n: pictures(n, 1)),
    "docx cells of a row": (3000, lambda n: word("<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + "<w:tc><w:p/></w:tc>" * n + "</w:tr></w:tbl>")),
    "docx tables in depth": (40, lambda n: word(("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>" * 40 + "<w:p/></w:tc></w:tr></w:tbl>" * 40) * n)),
    "docx unknown elements": (3000, lambda n: paragraphs(n, "<w:u%i/>")),
    "docx unknown attributes": (3000, lambda n: word(each(n, '<w:p w:a%i="1"/>'))),
    "docx namespaces": (3000, lambda n: word(each(n, '<w:p xmlns:x%i="urn:x%i" x%i:a="1"/>'))),
    "docx namespaces of the root": (100, lambda n: word("<w:p/>" * 5000, spaces=each(n, ' xmlns:x%i="urn:x%i"'))),
    "docx namespaces in depth": (1000, lambda n: word("".join("<w:p" + each(n // 50, ' xmlns:x%i="u"') + ">" for _ in range(100)) + "<w:p/>" * n + "</w:p>" * 100)),
    "docx long text": (100000, lambda n: word("<w:p><w:r><w:t>" + "あ&amp;a" * n + "</w:t></w:r></w:p>")),
    "docx members that nothing uses": (1000, lambda n: word("", more={f"z{i}.xml": ("wordprocessingml.zzz", "x") for i in range(n)})),
    "xlsx shared strings": (3000, lambda n: book(cells(n, '<c r="A%j" t="s"><v>%i</v></c>'), strings=each(n, "<si><t>w%i</t></si>"))),
    "xlsx styles": (3000, styles),
    "xlsx formulas": (3000, lambda n: book(cells(n, '<c r="A%j"><f>SUM(B1:B%j)+%i</f><v>%i</v></c>'))),
    "xlsx shared formulas": (3000, lambda n: book(cells(n, '<c r="A%j"><f t="shared" ref="A%j:A%j" si="%i">B1+%i</f><v>1</v></c>'))),
    "xlsx names": (3000, lambda n: book(cells(n, '<c r="A%j"><f>n%i+1</f><v>1</v></c>'), names="<definedNames>" + each(n, '<definedName name="n%i">A!$A$%j</definedName>') + "</definedNames>")),
    "xlsx names that go": (3000, lambda n: book(cells(n, '<c r="A%j"><f>n%i+1</f><v>1</v></c>'), names="<definedNames>" + each(n, '<definedName name="n%i">EXEC("a%i")</definedName>') + "</definedNames>")),
    "xlsx views": (3000, lambda n: book(before="<bookViews>" + each(n, '<workbookView activeTab="0"/>') + "</bookViews>", more={f"d{i}.xml": (None, "x") for i in range(300)})),
    "xlsx merged cells": (3000, lambda n: book(behind=f'<mergeCells count="{n}">' + each(n, '<mergeCell ref="A%j:B%j"/>') + "</mergeCells>")),
    "xlsx conditional formats": (2000, lambda n: book(behind=each(n, '<conditionalFormatting sqref="A%j"><cfRule type="expression" priority="%j"><formula>A%j&gt;1</formula></cfRule></conditionalFormatting>'))),
    "xlsx validations": (2000, lambda n: validations(n, "B%j")),
    "xlsx validations that go": (2000, lambda n: validations(n, 'EXEC("a%i")')),
    "xlsx links": (2000, lambda n: book(behind="<hyperlinks>" + each(n, '<hyperlink ref="A%j" r:id="h%i"/>') + "</hyperlinks>", links=[(f"h{i}", "hyperlink", f"https://x.example/{i}") for i in range(n)])),
    "xlsx comments": (2000, comments),
    "xlsx sheets": (1000, sheets),
    "pptx slides": (300, slides),
    "pptx shapes": (2000, lambda n: slides(1, each(n, SHAPE))),
    "pptx objects": (500, objects),
    "pptx diagrams": (500, lambda n: diagrams(n, 3)),
    "pptx diagram": (200, lambda n: diagrams(1, n)),
    "odt bookmarks": (3000, lambda n: text(n, '<text:bookmark-start text:name="b%i"/>%i<text:bookmark-end text:name="b%i"/>')),
    "odt styles": (2000, lambda n: text(n, '<text:span text:style-name="T%i">%i</text:span>', '<style:style style:name="T%i" style:family="text"/>')),
    "odt notes": (2000, lambda n: text(n, '<text:note text:id="n%i" text:note-class="footnote"><text:note-citation>%i</text:note-citation><text:note-body><text:p/></text:note-body></text:note>')),
    "odt fields": (3000, lambda n: text(n, '<text:page-number text:select-page="current">%i</text:page-number>')),
    "odt links": (3000, lambda n: text(n, '<text:a xlink:type="simple" xlink:href="https://x.example/%i">%i</text:a>')),
    "odt scripts": (3000, lambda n: text(n, '<text:script>a%i</text:script>')),
    "odt comments": (2000, lambda n: text(n, '<office:annotation office:name="a%i"><text:p>%i</text:p></office:annotation>')),
    "odt lists in depth": (40, lambda n: open_document("text", ("<text:list><text:list-item>" * 40 + "</text:list-item></text:list>" * 40) * n)),
    "odt frames": (2000, lambda n: text(n, '<draw:frame draw:name="f%i"><draw:text-box><text:p/></draw:text-box></draw:frame>')),
    "odt pictures": (200, lambda n: open_document("text", each(n, '<text:p><draw:frame draw:name="f%i"><draw:image xlink:href="Pictures/%i.png"/></draw:frame></text:p>'), more={f"Pictures/{i}.png": png(i) for i in range(n)})),
    "ods cells": (3000, lambda n: table(n, f"{CELL}><text:p>%i</text:p></table:table-cell>")),
    "ods styles": (3000, lambda n: table(n, f'{CELL} table:style-name="c%i"/>', styles='<style:style style:name="c%i" style:family="table-cell" style:data-style-name="N%i"/><number:number-style style:name="N%i"><number:number number:min-integer-digits="1"/></number:number-style>')),
    "ods formulas": (3000, lambda n: table(n, f'{CELL} table:formula="of:=SUM([.B1:.B%j])"/>')),
    "ods names": (3000, lambda n: table(n, f'{CELL} table:formula="of:=n%i+1"/>', behind="<table:named-expressions>" + each(n, '<table:named-range table:name="n%i" table:cell-range-address="$A.$A$%j"/>') + "</table:named-expressions>")),
    "ods validations": (2000, lambda n: table(n, f'{CELL} table:content-validation-name="v%i"/>', before="<table:content-validations>" + each(n, '<table:content-validation table:name="v%i" table:condition="of:cell-content()&gt;%i"/>') + "</table:content-validations>")),
    "ods sheets": (1000, lambda n: open_document("spreadsheet", each(n, '<table:table table:name="A%i"/>'))),
    "odp pages": (1000, lambda n: open_document("presentation", each(n, '<draw:page draw:name="p%i" draw:id="i%i"><draw:rect draw:id="r%i"/></draw:page>'))),
}

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the target document: packages as lists of members; and
those of the target svm.

    test/fuzz/make-seeds-documents.py         into test/fuzz/seeds/document and svm

All of it is ours. A member is its name, a line end and its content; the byte 1E
parts two of them.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "samples"))
from make_svm import svm  # noqa: E402

SEEDS = os.path.join(HERE, "seeds", "document")
OPEN = "http://schemas.openxmlformats.org/"
OFFICE = OPEN + "officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument."
W, R = OPEN + "wordprocessingml/2006/main", OFFICE[:-1]
MC = OPEN + "markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def full(short, before, behind=""):
    """A name in full: @short itself, if it has a slash, or what @before makes of it."""
    return short if "/" in short else before + short + behind


def types(*overrides):
    return ("[Content_Types].xml", f'<Types xmlns="{OPEN}package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="/{name}" ContentType="{full(kind, TYPE, "+xml")}"/>'
                      for name, kind in overrides) + "</Types>")


def links(name, *rows):
    return (name, f'<Relationships xmlns="{OPEN}package/2006/relationships">'
            + "".join(f'<Relationship Id="r{i}" Type="{full(kind, OFFICE)}" Target="{target}"{more}/>'
                      for i, (kind, target, more) in enumerate(rows)) + "</Relationships>")


def word(body, root=""):
    return ("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" '
            f'xmlns:w14="{W14}"{root}><w:body>{body}</w:body></w:document>')


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
    ("script", "script"), ("form", "form"), ("presentation", "presentation"), ("svg", "svg-compatible"))) + (
    f' xmlns:of="{ODF}of:1.2" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:math="http://www.w3.org/1998/Math/MathML"')


def open_document(kind, body, before="", root="document-content", more=""):
    """The root of a member, or of a flat file, of OpenDocument."""
    return (f'<office:{root} {SPACES} office:version="1.3"{more}>{before}<office:body><office:{kind}>{body}</office:{kind}>'
            f"</office:body></office:{root}>")


def opendocument(kind, body, before="", *more):
    return [("mimetype", "application/vnd.oasis.opendocument." + kind),
            ("content.xml", open_document(kind, body, before)), *more]


ROOT = links("_rels/.rels", ("officeDocument", "word/document.xml", ""))
WORD = ("word/document.xml", "wordprocessingml.document.main")
STYLES = ("word/styles.xml", f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a">'
          '<w:name w:val="a"/></w:style></w:styles>')
OUT = ' TargetMode="External"'
SHEET = OPEN + "spreadsheetml/2006/main"
SHOW = OPEN + "presentationml/2006/main"
MACROS = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
ALL = {
    "least": [types(WORD), ROOT, word("<w:p><w:r><w:t>a &amp; b</w:t></w:r></w:p>")],
    "styles": [types(WORD, ("word/styles.xml", "wordprocessingml.styles")), ROOT, STYLES,
               word('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>'),
               links("word/_rels/document.xml.rels", ("styles", "styles.xml", ""))],
    "link": [types(WORD), ROOT,
             word('<w:p><w:hyperlink r:id="r0"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'),
             links("word/_rels/document.xml.rels", ("hyperlink", "https://a.example/?b=c&amp;d", OUT))],
    "template": [types(WORD), ROOT, word("<w:p/>"),
                 links("word/_rels/document.xml.rels", ("attachedTemplate", "http://192.0.2.1/", OUT))],
    "picture": [types(WORD), ROOT, word('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-'
                                        'com:vml"><v:imagedata r:id="r0"/></v:shape></w:pict></w:r></w:p>'),
                ("word/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'),
                links("word/_rels/document.xml.rels", ("image", "a.svg", ""))],
    "choice": [types(WORD), ROOT,
               word('<w:p w14:paraId="1"><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>a'
                    '</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent>'
                    '</w:r></w:p>', ' mc:Ignorable="w14"')],
    "field": [types(WORD), ROOT,
              word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE a b'
                   '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>c'
                   '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')],
    "sheet": [types(("xl/workbook.xml", "spreadsheetml.sheet.main"),
                    ("xl/worksheets/s.xml", "spreadsheetml.worksheet")),
              links("_rels/.rels", ("officeDocument", "xl/workbook.xml", "")),
              ("xl/workbook.xml", f'<workbook xmlns="{SHEET}" xmlns:r="{R}"><sheets><sheet name="a" '
               'sheetId="1" r:id="r0"/></sheets></workbook>'),
              links("xl/_rels/workbook.xml.rels", ("worksheet", "worksheets/s.xml", "")),
              ("xl/worksheets/s.xml", f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1"><f>'
               'SUM(A2:A3)</f><v>1</v></c></row></sheetData></worksheet>')],
    "macros": [types(("xl/workbook.xml", "spreadsheetml.sheet.main"),
                     ("xl/m.xml", "application/vnd.ms-excel.macrosheet+xml")),
               links("_rels/.rels", ("officeDocument", "xl/workbook.xml", "")),
               ("xl/workbook.xml", f'<workbook xmlns="{SHEET}" xmlns:r="{R}"><bookViews><workbookView '
                'activeTab="1"/></bookViews><sheets><sheet name="a" sheetId="1" r:id="r0" state="visible"/>'
                '</sheets><definedNames><definedName name="b">a!$A$1</definedName></definedNames></workbook>'),
               links("xl/_rels/workbook.xml.rels", (MACROS, "m.xml", "")),
               ("xl/m.xml", f'<xm:macrosheet xmlns="{SHEET}" xmlns:xm="http://schemas.microsoft.com/office/'
                'excel/2006/main"><sheetViews><sheetView showFormulas="1" workbookViewId="0"/></sheetViews>'
                '<sheetData><row r="1"><c r="A1" t="b"><f>ALERT("a")</f><v>1</v></c></row></sheetData>'
                '</xm:macrosheet>')],
    "words": [types(("ppt/presentation.xml", "presentationml.presentation.main"),
                    ("ppt/slides/s.xml", "presentationml.slide")),
              links("_rels/.rels", ("officeDocument", "ppt/presentation.xml", "")),
              ("ppt/presentation.xml", f'<p:presentation xmlns:p="{SHOW}" xmlns:r="{R}"><p:sldIdLst><p:sldId '
               'id="256" r:id="r0"/></p:sldIdLst><p:notesSz cx="1" cy="1"/></p:presentation>'),
              links("ppt/_rels/presentation.xml.rels", ("slide", "slides/s.xml", "")),
              ("ppt/slides/s.xml", f'<p:sld xmlns:p="{SHOW}" xmlns:r="{R}" xmlns:a="{OPEN}drawingml/2006/main">'
               '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
               '<p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="b"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
               '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="ja-JP" i="1"><a:latin typeface="c"/><a:hlinkClick '
               'r:id="r0" action="ppaction://hlinkfile"/></a:rPr><a:t>d</a:t></a:r></a:p></p:txBody></p:sp>'
               '</p:spTree></p:cSld></p:sld>'),
              links("ppt/slides/_rels/s.xml.rels", ("hyperlink", "file:///e", OUT))],
    "show": [types(("ppt/presentation.xml", "presentationml.presentation.main")),
             links("_rels/.rels", ("officeDocument", "ppt/presentation.xml", "")),
             ("ppt/presentation.xml", f'<p:presentation xmlns:p="{SHOW}"><p:notesSz cx="1" cy="1"/>'
              "</p:presentation>")],
}

EVENT = ('<office:event-listeners><script:event-listener script:event-name="dom:click" xlink:href='
         '"vnd.sun.star.script:a"/></office:event-listeners>')
CHART = (f'<office:document-content {SPACES} xmlns:chart="{ODF}chart:1.0"><office:body><office:chart><chart:chart '
         'chart:class="chart:bar"><chart:title><text:p>a</text:p></chart:title></chart:chart></office:chart></office:body>'
         "</office:document-content>")
FRAME = '<draw:frame svg:width="1cm">{}</draw:frame>'
ALL |= {
    "odt": opendocument("text", f'<text:p text:style-name="a">b<text:a xlink:href="https://c.example/d e">{EVENT}f</text:a>'
                        '<text:span>g</text:span><office:annotation><dc:creator>h</dc:creator><text:p>i</text:p>'
                        '</office:annotation></text:p><text:section text:name="j"><text:section-source xlink:href="k"/>'
                        "<text:p>l</text:p></text:section>",
                        '<office:automatic-styles><style:style style:name="a" style:family="paragraph"/>'
                        "</office:automatic-styles>"),
    "odt-frames": opendocument("text", "<text:p>" + FRAME.format(
        '<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>') + FRAME.format(
            '<draw:image xlink:href="Pictures/a.svg"/>') + FRAME.format('<draw:image xlink:href="http://b.example/"/>') +
        FRAME.format("<draw:text-box><text:p>c</text:p></draw:text-box>") + "</text:p>", "",
        ("Object 1/content.xml", CHART),
        ("Pictures/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>')),
    "ods": opendocument("spreadsheet", '<table:table table:name="a"><table:table-row><table:table-cell table:formula='
                        '"of:=SUM([.A2:.A3])" office:value-type="float" office:value="1"><text:p>1</text:p>'
                        '</table:table-cell><table:table-cell table:formula="of:=DDE(&quot;b&quot;)"/></table:table-row>'
                        '</table:table><table:named-expressions><table:named-range table:name="c" '
                        'table:cell-range-address="a.$A$1"/></table:named-expressions>'),
    "odp": opendocument("presentation", '<draw:page draw:name="a"><draw:custom-shape svg:width="1cm">' + EVENT +
                        "<text:p>b</text:p></draw:custom-shape><presentation:notes>" + FRAME.format(
                            "<draw:text-box><text:p>c</text:p></draw:text-box>") + "</presentation:notes></draw:page>"),
}
FLAT = open_document("text", "<text:p>a" + FRAME.format(
    "<draw:object><math:math><math:mi>x</math:mi></math:math></draw:object>") + FRAME.format(
        "<draw:image><office:binary-data>Qk1GAAAA</office:binary-data></draw:image>") + "</text:p>",
    "<office:scripts>" + EVENT + "</office:scripts>", "document", ' office:mimetype="application/vnd.oasis.opendocument.text"')

if __name__ == "__main__":
    os.makedirs(SEEDS, exist_ok=True)
    for name, members in ALL.items():
        with open(os.path.join(SEEDS, name), "wb") as seed:
            seed.write("\x1e".join(f"{n}\n{text}" for n, text in members).encode())
    with open(os.path.join(SEEDS, "fodt"), "wb") as seed:
        seed.write(FLAT.encode())
    os.makedirs(os.path.join(HERE, "seeds", "svm"), exist_ok=True)
    with open(os.path.join(HERE, "seeds", "svm", "frame"), "wb") as seed:
        seed.write(svm("名簿", b"comment"))

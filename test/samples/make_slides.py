#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes presentations (PPTX), harmless ones as a Japanese office writes them
and one for each way in which a presentation can do harm. All bytes are ours;
what would be a program is a marker. Deterministic: the same bytes on every run.

    python3 make_slides.py DIR     writes them all, to look at
"""
import io
import pathlib
import struct
import sys
import zipfile
import zlib

MARKER = b"SEKISHO-PAYLOAD-MARKER"
OPEN = "http://schemas.openxmlformats.org/"
REL = OPEN + "officeDocument/2006/relationships/"
MS = "http://schemas.microsoft.com/office/"
NS = (f'xmlns:a="{OPEN}drawingml/2006/main" xmlns:r="{REL[:-1]}" '
      f'xmlns:p="{OPEN}presentationml/2006/main"')
PML = "application/vnd.openxmlformats-officedocument.presentationml."
DML = "application/vnd.openxmlformats-officedocument."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def png(width=8, height=8, colour=(200, 30, 30)):
    """A picture of one colour."""
    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def shape(number, name, text, place, kind="", click="", run=""):
    """A shape with text; @place is x, y, width, height in EMU."""
    x, y, w, h = place
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="ja-JP" altLang="en-US" sz="2000">{run}</a:rPr>'
        f"<a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    place_xml = (f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
                 '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{click}</p:cNvPr>'
            f"<p:cNvSpPr/><p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:spPr>{place_xml}</p:spPr>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>")


def picture(number, name, rid, place, inside="", blip=""):
    x, y, w, h = place
    return (f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{name}"/><p:cNvPicPr/>'
            f'<p:nvPr>{inside}</p:nvPr></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{rid}"{blip}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>')


def frame(number, name, uri, inside, place):
    x, y, w, h = place
    return (f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{name}"/>'
            f"<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>"
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></p:xfrm><a:graphic>'
            f'<a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></p:graphicFrame>')


def table(number, rows, place):
    cells = "".join(
        '<a:tr h="370840">' + "".join(
            "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
            f'<a:rPr lang="ja-JP"/><a:t>{cell}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>'
            for cell in row) + "</a:tr>" for row in rows)
    grid = "".join('<a:gridCol w="2000000"/>' for _ in rows[0])
    return frame(number, "表", OPEN + "drawingml/2006/table",
                 f'<a:tbl><a:tblPr firstRow="1" bandRow="1"/><a:tblGrid>{grid}</a:tblGrid>'
                 f"{cells}</a:tbl>", place)


TREE = ('<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>')
MAP = ('<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
       'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
       'hlink="hlink" folHlink="folHlink"/>')


def theme():
    def one(name, value):
        return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    colours = "".join(one(*pair) for pair in (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F497D"), ("lt2", "EEECE1"),
        ("accent1", "4F81BD"), ("accent2", "C0504D"), ("accent3", "9BBB59"),
        ("accent4", "8064A2"), ("accent5", "4BACC6"), ("accent6", "F79646"),
        ("hlink", "0000FF"), ("folHlink", "800080")))
    fonts = "".join(f'<a:{k}Font><a:latin typeface="Arial"/><a:ea typeface="游ゴシック"/>'
                    f'<a:cs typeface=""/></a:{k}Font>' for k in ("major", "minor"))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (HEAD + f'<a:theme xmlns:a="{OPEN}drawingml/2006/main" name="町役場"><a:themeElements>'
            f'<a:clrScheme name="町">{colours}</a:clrScheme><a:fontScheme name="町">{fonts}'
            f'</a:fontScheme><a:fmtScheme name="町"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
            "<a:lnStyleLst>" + f'<a:ln w="9525">{fill}</a:ln>' * 3 + "</a:lnStyleLst>"
            "<a:effectStyleLst>" + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3 +
            f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
            "</a:themeElements></a:theme>")


class Deck:
    """A presentation that is put together part by part."""

    def __init__(self, kind="presentation.main+xml"):
        self.parts, self.rels, self.types = {}, {}, {}
        self.slides, self.more, self.kind = [], "", kind
        self.add("ppt/theme/theme1.xml", theme(), DML + "theme+xml")
        self.add("ppt/slideMasters/slideMaster1.xml", HEAD + (
            f'<p:sldMaster {NS}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/>'
            f"</p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld>{MAP}<p:sldLayoutIdLst>"
            '<p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'),
            PML + "slideMaster+xml")
        self.add("ppt/slideLayouts/slideLayout1.xml", HEAD + (
            f'<p:sldLayout {NS} type="titleOnly" preserve="1"><p:cSld name="題名のみ">'
            f"<p:spTree>{TREE}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
            "</p:clrMapOvr></p:sldLayout>"), PML + "slideLayout+xml")
        self.relate("ppt/slideMasters/slideMaster1.xml", "slideLayout",
                    "../slideLayouts/slideLayout1.xml")
        self.relate("ppt/slideMasters/slideMaster1.xml", "theme", "../theme/theme1.xml")
        self.relate("ppt/slideLayouts/slideLayout1.xml", "slideMaster",
                    "../slideMasters/slideMaster1.xml")
        self.master = self.relate("ppt/presentation.xml", "slideMaster",
                                  "slideMasters/slideMaster1.xml")
        self.relate("ppt/presentation.xml", "theme", "theme/theme1.xml")

    def add(self, name, data, content_type=None):
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type:
            self.types[name] = content_type

    def relate(self, part, kind, target, external=False):
        """Adds a relationship; returns its id."""
        rels = self.rels.setdefault(part, [])
        rid = f"rId{len(rels) + 1}"
        rels.append((rid, kind if ":" in kind else REL + kind, target, external))
        return rid

    def name(self, slide):
        return f"ppt/slides/slide{slide}.xml"

    def slide(self, shapes, more="", attributes="", space=""):
        """Adds a slide with @shapes; @more stands behind them. Returns its number."""
        number = len(self.slides) + 1
        self.add(self.name(number), HEAD + (
            f"<p:sld {NS}{space}{attributes}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree>"
            f"</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{more}</p:sld>"),
            PML + "slide+xml")
        self.relate(self.name(number), "slideLayout", "../slideLayouts/slideLayout1.xml")
        self.slides.append(self.relate("ppt/presentation.xml", "slide",
                                       f"slides/slide{number}.xml"))
        return number

    def pending(self, kind, target, external=False):
        """Relates something to the next slide, before it is there; its id.
        The slide's layout comes behind."""
        return self.relate(self.name(len(self.slides) + 1), kind, target, external)

    def notes(self, slide, text):
        if "ppt/notesMasters/notesMaster1.xml" not in self.parts:
            self.add("ppt/notesMasters/notesMaster1.xml", HEAD + (
                f"<p:notesMaster {NS}><p:cSld><p:spTree>{TREE}</p:spTree></p:cSld>{MAP}"
                "</p:notesMaster>"), PML + "notesMaster+xml")
            self.add("ppt/theme/theme2.xml", theme(), DML + "theme+xml")
            self.relate("ppt/notesMasters/notesMaster1.xml", "theme", "../theme/theme2.xml")
            rid = self.relate("ppt/presentation.xml", "notesMaster",
                              "notesMasters/notesMaster1.xml")
            self.more += (f'<p:notesMasterIdLst><p:notesMasterId r:id="{rid}"/>'
                          "</p:notesMasterIdLst>")
        name = f"ppt/notesSlides/notesSlide{slide}.xml"
        body = shape(3, "ノート", text, (0, 0, 100, 100), '<p:ph type="body" idx="1"/>')
        self.add(name, HEAD + (f"<p:notes {NS}><p:cSld><p:spTree>{TREE}{body}</p:spTree></p:cSld>"
                               "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"),
                 PML + "notesSlide+xml")
        self.relate(name, "notesMaster", "../notesMasters/notesMaster1.xml")
        self.relate(name, "slide", f"../slides/slide{slide}.xml")
        self.relate(self.name(slide), "notesSlide", f"../notesSlides/notesSlide{slide}.xml")

    def bytes(self):
        ids = "".join(f'<p:sldId id="{256 + i}" r:id="{rid}"/>'
                      for i, rid in enumerate(self.slides))
        self.add("ppt/presentation.xml", HEAD + (
            f'<p:presentation {NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
            f'r:id="{self.master}"/></p:sldMasterIdLst>{self.more}<p:sldIdLst>{ids}</p:sldIdLst>'
            '<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>'
            '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'),
            self.kind if "/" in self.kind else PML + self.kind)
        root = [("rId0", REL + "officeDocument", "ppt/presentation.xml", False)]
        root += self.rels.get("", [])
        return self.zip([("_rels/.rels", root)])

    def zip(self, packages):
        for part, rels in self.rels.items():
            if part:
                folder, _, name = part.rpartition("/")
                packages.append((f"{folder}/_rels/{name}.rels", rels))
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml",
                    "xml": "application/xml", "png": "image/png", "emf": "image/x-emf",
                    "svg": "image/svg+xml", "bin": DML + "oleObject", "wav": "audio/x-wav",
                    "vml": DML + "vmlDrawing", "mp4": "video/mp4",
                    "xlsx": DML + "spreadsheetml.sheet"}
        types = HEAD + ('<Types xmlns="' + OPEN + 'package/2006/content-types">' + "".join(
            f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in defaults.items()) +
            "".join(f'<Override PartName="/{k}" ContentType="{v}"/>'
                    for k, v in sorted(self.types.items())) + "</Types>")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            def put(name, data):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
            put("[Content_Types].xml", types)
            for name, rels in packages:
                put(name, HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships">' +
                    "".join(f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"' +
                            (' TargetMode="External"' if external else "") + "/>"
                            for rid, kind, target, external in rels) + "</Relationships>")
            for name in sorted(self.parts):
                put(name, self.parts[name])
        return out.getvalue()


def main(folder):
    from decks import CASES
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / (case.name + case.suffix)).write_bytes(case.bytes())


if __name__ == "__main__":
    main(sys.argv[1])

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Word documents (DOCX), forms as a Japanese office writes them and one
for each way in which a document can do harm. All bytes are ours; what would be
a program is a marker. Deterministic: the same bytes on every run.

    python3 make_words.py DIR     writes them all, to look at
"""
import io
import pathlib
import sys
import zipfile

from make_slides import DML, HEAD, MS, OPEN, REL

WML = DML + "wordprocessingml."
SPACES = {
    "w": OPEN + "wordprocessingml/2006/main", "r": REL[:-1], "a": OPEN + "drawingml/2006/main",
    "wp": OPEN + "drawingml/2006/wordprocessingDrawing", "pic": OPEN + "drawingml/2006/picture",
    "m": OPEN + "officeDocument/2006/math", "mc": OPEN + "markup-compatibility/2006",
    "wps": MS + "word/2010/wordprocessingShape", "w14": MS + "word/2010/wordml",
    "w15": MS + "word/2012/wordml", "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items()) + ' mc:Ignorable="w14 w15"'


def t(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text="", props="", inner=""):
    """A run."""
    return "<w:r>" + (f"<w:rPr>{props}</w:rPr>" if props else "") + (t(text) if text else "") + inner + "</w:r>"


def p(*runs, props=""):
    """A paragraph; strings without a tag are plain text."""
    return "<w:p>" + (f"<w:pPr>{props}</w:pPr>" if props else "") + "".join(
        one if one.startswith("<") else r(one) for one in runs) + "</w:p>"


def char(kind, inner=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"' + (f">{inner}</w:fldChar>" if inner else "/>") + "</w:r>"


def code(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(text, result="", form=""):
    """A field; @text may be several pieces of code."""
    pieces = [text] if isinstance(text, str) else text
    return (char("begin", form) + "".join(one if one.startswith("<") else code(one) for one in pieces) +
            (char("separate") + (result if result.startswith("<") else r(result)) if result else "") + char("end"))


def cell(content, width=2000, props=""):
    body = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{props}</w:tcPr>{body}</w:tc>'


def row(*cells, props=""):
    return "<w:tr>" + (f"<w:trPr>{props}</w:trPr>" if props else "") + "".join(
        one if one.startswith("<w:tc>") else cell(one) for one in cells) + "</w:tr>"


def table(*rows, widths=(2000, 2000, 4000)):
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' +
            "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>" + "".join(rows) + "</w:tbl>")


def picture(rid, name="図", size=(720000, 720000), number=1, attribute="embed", more=""):
    cx, cy = size
    return (f'<w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}" name="{name}"/>'
            f'<a:graphic><a:graphicData uri="{SPACES["pic"]}"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:{attribute}="{rid}"{more}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")


def box(text, upright=False):
    """A text box in both forms, as Word writes it."""
    body = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    turn = ' vert="eaVert"' if upright else ""
    shape = (f'<w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="77" name="枠"/><a:graphic>'
             f'<a:graphicData uri="{SPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
             '<a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
             '</a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
             f"<wps:txbx>{body}</wps:txbx><wps:bodyPr{turn}/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>")
    old = ('<w:pict><v:shape id="old" style="width:142pt;height:71pt" type="#_x0000_t202"><v:textbox>' + body +
           "</v:textbox></v:shape></w:pict>")
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}'
            "</mc:Fallback></mc:AlternateContent></w:r>")


def control(props, content):
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1701" w:left="1701"/>'
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="360" w:charSpace="-2714"/>'


class Paper:
    """A document that is put together part by part."""

    def __init__(self, kind=WML + "document.main+xml"):
        self.parts, self.rels, self.types = {}, {}, {}
        self.body, self.section, self.kind = [], "", kind

    def add(self, name, data, content_type=None):
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type:
            self.types[name] = content_type

    def relate(self, kind, target, external=False, part="word/document.xml"):
        """Adds a relationship; returns its id."""
        rels = self.rels.setdefault(part, [])
        rid = f"rId{len(rels) + 1}"
        rels.append((rid, kind if ":" in kind else REL + kind, target, external))
        return rid

    def part(self, kind, root, content, related=None):
        """Adds a part of WordprocessingML beside the document; its relationship."""
        self.add(f"word/{kind}.xml", HEAD + f"<w:{root} {NS}>{content}</w:{root}>",
                 WML + (related or kind.rstrip("0123456789")) + "+xml")
        return self.relate(related or kind.rstrip("0123456789"), f"{kind}.xml")

    def put(self, *blocks):
        self.body += blocks
        return self

    def bytes(self):
        self.add("word/document.xml", HEAD + (
            f"<w:document {NS}><w:body>{''.join(self.body)}<w:sectPr>{self.section}{A4}{GRID}</w:sectPr>"
            "</w:body></w:document>"), self.kind)
        root = [("rId1", REL + "officeDocument", "word/document.xml", False)] + self.rels.get("", [])
        return self.zip([("_rels/.rels", root)])

    def zip(self, packages):
        for part, rels in self.rels.items():
            if part:
                folder, _, name = part.rpartition("/")
                packages.append((f"{folder}/_rels/{name}.rels", rels))
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
                    "png": "image/png", "bin": DML + "oleObject", "html": "text/html", "rtf": "application/rtf",
                    "mht": "message/rfc822", "xlsx": DML + "spreadsheetml.sheet", "docx": WML[:-1] + ".document",
                    "odttf": DML + "obfuscatedFont"}
        types = HEAD + f'<Types xmlns="{OPEN}package/2006/content-types">' + "".join(
            f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in defaults.items()) + "".join(
            f'<Override PartName="/{k}" ContentType="{v}"/>' for k, v in sorted(self.types.items())) + "</Types>"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            def put(name, data):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
            put("[Content_Types].xml", types)
            for name, rels in packages:
                put(name, HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships">' + "".join(
                    f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"' +
                    (' TargetMode="External"' if external else "") + "/>"
                    for rid, kind, target, external in rels) + "</Relationships>")
            for name in sorted(self.parts):
                put(name, self.parts[name])
        return out.getvalue()


def main(folder):
    from papers import CASES
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / (case.name + case.suffix)).write_bytes(case.bytes())


if __name__ == "__main__":
    main(sys.argv[1])

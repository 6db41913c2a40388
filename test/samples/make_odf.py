#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes OpenDocument files (ODT, ODS, ODP, ODG, flat ones), forms as a Japanese
office writes them and one for each way in which such a file can do harm. All
bytes are ours; what would be a program is a marker. Deterministic: the same
bytes on every run.

    python3 make_odf.py DIR     writes them all, to look at
"""
import io
import pathlib
import sys
import zipfile

from make_slides import png

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TYPE = "application/vnd.oasis.opendocument."
SPACES = {
    "office": ODF + "office:1.0", "style": ODF + "style:1.0", "text": ODF + "text:1.0",
    "table": ODF + "table:1.0", "draw": ODF + "drawing:1.0", "number": ODF + "datastyle:1.0",
    "presentation": ODF + "presentation:1.0", "form": ODF + "form:1.0", "script": ODF + "script:1.0",
    "chart": ODF + "chart:1.0", "meta": ODF + "meta:1.0", "config": ODF + "config:1.0",
    "anim": ODF + "animation:1.0", "smil": ODF + "smil-compatible:1.0",
    "fo": ODF + "xsl-fo-compatible:1.0", "svg": ODF + "svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML", "ooo": "http://openoffice.org/2004/office",
    "ooow": "http://openoffice.org/2004/writer", "of": ODF + "of:1.2",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}
NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BODY = {"text": "text", "spreadsheet": "spreadsheet", "presentation": "presentation", "graphics": "drawing"}


def p(inside, style="Standard"):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def frame(inside, more='svg:width="4cm" svg:height="3cm"'):
    return f'<draw:frame text:anchor-type="as-char" {more}>{inside}</draw:frame>'


def image(href):
    return f'<draw:image xlink:href="{href}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'


def cell(value, formula="", kind="float"):
    f = f' table:formula="{formula}"' if formula else ""
    v = f' office:value="{value}"' if kind == "float" else ""
    return f'<table:table-cell office:value-type="{kind}"{v}{f}><text:p>{value}</text:p></table:table-cell>'


def table(rows, name="Sheet1", more=""):
    return (f'<table:table table:name="{name}"{more}>' + "".join(
        "<table:table-row>" + "".join(one if one.startswith("<") else cell(one, kind="string") for one in row) +
        "</table:table-row>" for row in rows) + "</table:table>")


class File:
    """A package that is put together member by member."""

    def __init__(self, body, kind="text", styles="", scripts="", before="", says=None):
        self.kind, self.members, self.says = kind, {}, says or TYPE + kind
        base = kind.replace("-template", "")
        self.content = (f"{scripts}<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
                        f"<office:{BODY[base]}>{before}{body}</office:{BODY[base]}></office:body>")

    def add(self, name, data):
        self.members[name] = data.encode() if isinstance(data, str) else data
        return self

    def xml(self, name, root, inside):
        return self.add(name, HEAD + f'<office:document-{root} {NS} office:version="1.3">{inside}'
                        f"</office:document-{root}>")

    def picture(self, name="Pictures/a.png"):
        return self.add(name, png())

    def bytes(self):
        out = io.BytesIO()
        self.xml("content.xml", "content", self.content)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            def put(name, data, method=zipfile.ZIP_DEFLATED):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = method
                archive.writestr(info, data)
            put("mimetype", self.says, zipfile.ZIP_STORED)
            for name in sorted(self.members):
                put(name, self.members[name])
            if "META-INF/manifest.xml" not in self.members:
                put("META-INF/manifest.xml", self.manifest())
        return out.getvalue()

    def manifest(self, more=""):
        entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="">{more}'
                          "</manifest:file-entry>" for name in sorted(self.members))
        return (HEAD + f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.3">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{self.says}"/>'
                f"{entries}</manifest:manifest>")


class Flat:
    """The same without a package."""

    def __init__(self, body, kind="text", before=""):
        self.body, self.kind, self.before = body, kind, before

    def bytes(self):
        name = BODY[self.kind]
        return (HEAD + f'<office:document {NS} office:version="1.3" office:mimetype="{TYPE}{self.kind}">'
                f"{self.before}<office:body><office:{name}>{self.body}</office:{name}></office:body>"
                "</office:document>").encode()


def main(folder):
    from odf_papers import CASES
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / (case.name + case.suffix)).write_bytes(case.bytes())


if __name__ == "__main__":
    main(sys.argv[1])

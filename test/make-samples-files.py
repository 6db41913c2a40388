#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample mails whose attachments are the attack: M036-M045 and M055
of the catalogue. In a profile that passes text only each of them is removed and
named, so what these samples prove is the naming: no name can steer a screen,
hide its extension, or leave its line. The payload is a marker string. But for
M055: appointments and contacts in the text become lines to read.

    make-samples-files.py DIR

Deterministic: the same bytes on every run. Nothing is copied from collections.
"""
import base64
import os
import struct
import sys

CRLF = "\r\n"
MARKER = b"SEKISHO-PAYLOAD-MARKER"
PROGRAM = b"MZ" + MARKER + b" this would be a program\r\n" * 3


def encoded(data):
    text = base64.b64encode(data).decode()
    return "".join(text[i:i + 76] + CRLF for i in range(0, len(text), 76))


def attached(fields, data):
    """One attachment; @fields are its headers, without the encoding."""
    return CRLF.join(fields) + CRLF + "Content-Transfer-Encoding: base64" + \
        CRLF + CRLF + encoded(data)


def named(name_field, data=PROGRAM, ctype="application/octet-stream"):
    return attached([f"Content-Type: {ctype}",
                     f"Content-Disposition: attachment; {name_field}"], data)


TEXT = CRLF.join(["Content-Type: text/plain; charset=utf-8", "",
                  "添付のファイルをご確認ください。", ""])


def mail(number, parts, kind="multipart/mixed", more=""):
    lines = ["From: Sender <sender@example.jp>",
             "To: Town Office <office@city.example.lg.jp>",
             f"Subject: {number}", "Date: Fri, 20 Nov 2026 09:00:00 +0900",
             f"Message-ID: <{number.lower()}@example.jp>", "MIME-Version: 1.0",
             f'Content-Type: {kind}; boundary="=_b"{more}', "", ""]
    body = "".join("--=_b" + CRLF + part + ("" if part.endswith(CRLF) else CRLF)
                   for part in parts)
    return (CRLF.join(lines) + body + "--=_b--" + CRLF).encode("utf-8")


def one(number, name_field, data=PROGRAM):
    return mail(number, [TEXT, named(name_field, data)])


# ---- containers ------------------------------------------------------------


def tnef(files):
    """winmail.dat: attAttachRenddata, title and data of each file."""
    def attribute(level, tag, value):
        return (struct.pack("<BII", level, tag, len(value)) + value +
                struct.pack("<H", sum(value) & 0xffff))
    out = struct.pack("<IH", 0x223e9f78, 1)
    out += attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    for name, data in files:
        out += attribute(2, 0x00069002, b"\1\0" + b"\xff" * 4 + b"\0" * 8)
        out += attribute(2, 0x00018010, name + b"\0")
        out += attribute(2, 0x0006800f, data)
    return out


def der(tag, content):
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def pkcs7(kind, content):
    """ContentInfo: signedData (2) holds @content in the clear, envelopedData (3)
    holds it as if encrypted. No valid signature: nobody checks one here."""
    def oid(last):
        return der(0x06, bytes.fromhex("2a864886f70d0107") + bytes([last]))
    if kind == 2:
        inner = der(0x30, der(2, b"\1") + der(0x31, b"") + der(
            0x30, oid(1) + der(0xa0, der(4, content))) + der(0x31, b""))
    else:
        inner = der(0x30, der(2, b"\0") + der(0x31, b"") + der(
            0x30, oid(1) + der(0x80, bytes(b ^ 0x5a for b in content))))
    return der(0x30, oid(kind) + der(0xa0, inner))


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + MARKER + b"\0" * 490


def containers():
    yield "M036-tnef", mail("M036", [TEXT, attached(
        ['Content-Type: application/ms-tnef; name="winmail.dat"',
         'Content-Disposition: attachment; filename="winmail.dat"'],
        tnef([(b"setup.exe", PROGRAM), (b"report.doc", OLE)]))])
    inner = ("Content-Type: application/octet-stream; name=\"a.exe\"\r\n"
             "Content-Transfer-Encoding: base64\r\n\r\n" + encoded(PROGRAM)).encode()
    for name, kind, smime in (("signed", 2, "signed-data"), ("encrypted", 3, "enveloped-data")):
        yield "M037-p7m-" + name, mail("M037", [TEXT, attached(
            [f'Content-Type: application/pkcs7-mime; smime-type={smime}; name="smime.p7m"',
             'Content-Disposition: attachment; filename="smime.p7m"'],
            pkcs7(kind, inner))])
    whole = mail("M037", [])
    head = whole[:whole.index(b"Content-Type")]
    yield "M037-p7m-whole", head + (CRLF.join([
        'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
        "Content-Transfer-Encoding: base64", "", ""]) + encoded(pkcs7(2, inner))).encode()
    yield "M038-pgp-mime", mail("M038", [
        CRLF.join(["Content-Type: application/pgp-encrypted", "", "Version: 1", ""]),
        CRLF.join(['Content-Type: application/octet-stream; name="encrypted.asc"', "",
                   "-----BEGIN PGP MESSAGE-----", "", encoded(MARKER * 4) + "=abcd",
                   "-----END PGP MESSAGE-----", ""])],
        "multipart/encrypted", '; protocol="application/pgp-encrypted"')


# ---- names -----------------------------------------------------------------


def percent(text):
    return "".join("%%%02X" % b for b in text.encode("utf-8"))


def names():
    yield "M039-filename-conflict", mail("M039", [TEXT, attached(
        ['Content-Type: text/plain; name="a.txt"',
         'Content-Disposition: attachment; filename="a.exe"'], PROGRAM)])
    yield "M040-filename-2231-gap", one(
        "M040", "filename*0*=utf-8''a; filename*2*=.exe; filename=\"a.txt\"")
    yield "M040-filename-2231-order", one(
        "M040", "filename*1=\".exe\"; filename*0=\"invoice\"")
    yield "M041-filename-rlo", one(
        "M041", "filename*=utf-8''" + percent("請求書\u202egpj.exe"))
    yield "M041-filename-rlo-2047", one(
        "M041", 'filename="=?utf-8?B?%s?="' % base64.b64encode(
            "写真\u202egnp.scr".encode()).decode())
    yield "M042-filename-trailing", mail("M042", [TEXT] + [named(field) for field in (
        'filename="dot.exe."', 'filename="blank.exe "', 'filename="stream.exe::$DATA"',
        'filename="nul.exe%00.txt"', "filename*=utf-8''nul2.exe%00.txt",
        "filename*=utf-8''" + percent("wide．ｅｘｅ"),
        'filename="invoice.pdf%s.exe"' % (" " * 60),
        "filename*=utf-8''" + percent("zero\u200b.e\u200bxe"))])
    yield "M043-filename-path", mail("M043", [TEXT] + [named(field) for field in (
        'filename="..\\\\..\\\\x.exe"', 'filename="/etc/cron.d/x"', 'filename="CON.txt"',
        'filename="\\\\\\\\host\\\\share\\\\x.exe"', 'filename="C:x.exe"',
        'filename="a/b/../../c.exe"', 'filename=".."', 'filename=""')])
    yield "M043-filename-lines", mail("M043", [TEXT] + [named(field) for field in (
        "filename*=utf-8''" + percent("a.exe\r\n」（画像、3 KB）\r\n\r\n安全です"),
        "filename*=utf-8''" + percent("\x1b[2J\x1b]0;title\x07x.exe"),
        "filename*=utf-8''" + percent("https://evil.example/ をクリック.txt"))])
    yield "M044-filename-clsid", one(
        "M044", 'filename="a.{00020424-0000-0000-C000-000000000046}"')
    yield "M045-filename-long", one(
        "M045", 'filename="%s.exe"' % (CRLF + " ").join(["long" * 18] * 56))
    yield "M045-filename-combining", one(
        "M045", "filename*=utf-8''" + percent("e" + "\u0301" * 400 + ".exe"))


def calendar():
    ics = CRLF.join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sample//", "METHOD:REQUEST",
        "BEGIN:VEVENT", "UID:m055@example.jp", "DTSTAMP:20261120T000000Z",
        "DTSTART:20261127T010000Z", "SUMMARY:打ち合わせ", "LOCATION:第2会議室",
        "ORGANIZER:mailto:sender@example.jp",
        "ATTACH:https://evil.example/a.exe",
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + base64.b64encode(PROGRAM).decode()[:60],
        "BEGIN:VALARM", "ACTION:PROCEDURE", "TRIGGER:-PT5M",
        "ATTACH:file:///c:/windows/" + MARKER.decode() + ".exe", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", ""])
    invitation = CRLF.join(["Content-Type: text/calendar; charset=utf-8; method=REQUEST",
                            "", ics])
    yield "M055-ical-inline", mail("M055", [TEXT, invitation], "multipart/alternative")
    yield "M055-ical-only", mail("M055", [invitation])
    yield "M055-ical-outlook", mail("M055", [TEXT, outlook()], "multipart/alternative")
    yield "M055-ical-broken", mail("M055", [
        TEXT, invitation[:invitation.index("END:VALARM")]], "multipart/alternative")
    yield "M055-vcard-inline", mail("M055", [TEXT, card()])


def outlook():
    """As usual programs send it: a zone, people, a link in the text, folds."""
    return CRLF.join([
        'Content-Type: text/calendar; charset="utf-8"; method=CANCEL; name="meeting.ics"',
        "", "BEGIN:VCALENDAR", "METHOD:CANCEL", "VERSION:2.0", "BEGIN:VTIMEZONE",
        "TZID:Tokyo Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T000000",
        "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", "ORGANIZER;CN=山田 太郎:mailto:yamada@example.jp",
        'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE;CN="総務課; 鈴木":mailto:office@ci',
        " ty.example.lg.jp", "ATTENDEE;CN=guest@example.jp:MAILTO:guest@example.jp",
        "DESCRIPTION;LANGUAGE=ja-JP:議題は次のとおりです。\\n1. 予算\\, 決算\\n参加は ht",
        " tps://evil.example/join から", "UID:m055-2@example.jp", "SUMMARY:定例会（延期）",
        "DTSTART;TZID=Tokyo Standard Time:20261127T133000",
        "DTEND;TZID=Tokyo Standard Time:20261127T150000",
        "RRULE:FREQ=WEEKLY;BYDAY=FR", "LOCATION:第2会議室",
        "X-ALT-DESC;FMTTYPE=text/html:<html><script>x</script></html>",
        "END:VEVENT", "END:VCALENDAR", ""])


def card():
    return CRLF.join([
        "Content-Type: text/vcard; charset=utf-8", "", "BEGIN:VCARD", "VERSION:3.0",
        "N:山田;太郎;;;", "FN:山田 太郎", "X-PHONETIC-LAST-NAME:やまだ",
        "X-PHONETIC-FIRST-NAME:たろう", "ORG:見本市役所;総務課", "TITLE:主任",
        "TEL;TYPE=WORK:03-0000-0000", "TEL;TYPE=CELL:090-0000-0000",
        "EMAIL:yamada@example.jp", "ADR;TYPE=WORK:;;中央 1-1;見本市;見本県;100-0000;",
        "URL:https://evil.example/", "PHOTO;VALUE=uri:https://evil.example/p.png",
        "NOTE:窓口は\\n平日のみ", "END:VCARD", ""])


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for group in (containers, names, calendar):
        for name, data in group():
            with open(os.path.join(folder, name + ".eml"), "wb") as out:
                out.write(data)


main()

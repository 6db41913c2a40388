#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the inspector's seeds with files.

    test/fuzz/make-seeds-files.py         into test/fuzz/seeds/inspector

All of it is ours. The first byte chooses how the target takes the rest: as an
output, a lone file (of the type in the second byte), an attachment, a zip.
"""
import base64
import os

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds",
                     "inspector")
OUTPUT, ZIP, PART, FILE = 0x18, 0x98, 0xB8, 0xD8
PLAIN, CSV, TSV, CALENDAR, CONTACT, JSON, XML, PACKED, MAIL = range(9)
B = b"=_sekisho_0123456789abcdef0123456789abcdef"
TEXT = (b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\naGVsbG8NCg==\r\n")
INNER = b"Subject: in\r\nMIME-Version: 1.0\r\n" + TEXT
EVENT = (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
         b"DTSTART;TZID=Asia/Tokyo:20261120T090000\r\nSUMMARY:a\\, b\r\n c\r\n"
         b"ORGANIZER;CN=\"a; b\":mailto:a@b.example\r\nBEGIN:VALARM\r\n"
         b"ACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
         b"END:VCALENDAR\r\n")
CARD = (b"BEGIN:VCARD\r\nVERSION:4.0\r\nN:a;b;;;\r\nTEL;TYPE=WORK,VOICE:1\r\n"
        b"EMAIL:a@b.example\r\nADR:;;c;;;;\r\nEND:VCARD\r\n")
FILES = {
    "plain": (PLAIN, "一行目\n二行目\n".encode()),
    "csv": (CSV, b"\xef\xbb\xbfa,\"b;\"\"c\"\"\",-1.5e3\r\n\"d\ne\",-,+12%\r\n"),
    "tsv": (TSV, b"a\tb,c;d\r\n\"\t=\"\r\n"[:9]),
    "ics": (CALENDAR, EVENT),
    "vcf": (CONTACT, CARD),
    "json": (JSON, b"{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\", {}], \"b\": null}"),
    "xml": (XML, b"<?xml version=\"1.0\"?>\n<a x='1'>&#x3042;&lt;<b/><!-- c -->"
            b"<![CDATA[d]]></a>\n"),
    "eml": (MAIL, INNER),
}


def line(data):
    text = base64.b64encode(data)
    return b"".join(text[i:i + 76] + b"\r\n" for i in range(0, len(text), 76))


def part(media_type, name, body, encoding=b"base64"):
    return (b"--" + B + b"\r\nContent-Type: " + media_type +
            b"\r\nContent-Transfer-Encoding: " + encoding +
            b"\r\nContent-Disposition: attachment" + name + b"\r\n\r\n" + body)


def mail(*parts):
    return (b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" +
            B + b"\"\r\n\r\n--" + B + b"\r\n" + TEXT + b"".join(parts) +
            b"--" + B + b"--\r\n")


def write(name, *data):
    with open(os.path.join(SEEDS, name), "wb") as file:
        file.write(b"".join(bytes([d]) if isinstance(d, int) else d
                            for d in data))


def main():
    for name, (number, data) in FILES.items():
        write(f"lone-{name}", FILE, number, data)
        write(f"part-{name}", PART, number, data)
    members = b""
    for name, data in (("a.txt", b"hi\n"), ("b/c.csv", b"a,b\r\n"),
                       ("資料/d.json", b"[1]")):
        members += bytes([len(name.encode()), len(data)]) + name.encode() + data
    write("zip", ZIP, PACKED, members)
    plain = b"text/plain; charset=utf-8"
    write("mail-files", OUTPUT, mail(
        part(plain, b";\r\n filename=\"a b.txt\"", line(b"hi\n")),
        part(b"application/json", b";\r\n filename*0*=utf-8''" +
             b"%E8%B3%87%E6%96%99%E4%B8%80%E8%A6%A7%E8%A1%A8%20"
             b";\r\n filename*1*=1.json", line(b"[1]")),
        part(plain, b";\r\n filename=\"empty.txt\"", b"\r\n"),
        part(b"message/rfc822", b";\r\n filename=\"in.eml\"", INNER + b"\r\n",
             b"7bit")))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the targets csv, content-line, json and xml.

    test/fuzz/make-seeds-text.py         into test/fuzz/seeds/

All of it is ours. Files named "found-…" are inputs the engine found once: they
stay as they are.
"""
import os

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds")
CSV, TSV, TEXT, CALENDAR, CARD = 0, 1, 2, 0, 1

EVENT = (b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nVERSION:2.0\r\n"
         b"BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
         b"TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
         b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Asia/Tokyo:20261120T090000\r\n"
         b"DURATION:PT1H30M\r\nSUMMARY:a\\, b\r\n c\r\n"
         b"RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T000000Z\r\n"
         b"ORGANIZER;CN=\"a; b\":mailto:a@b.example\r\nATTACH:http://x/\r\n"
         b"BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"
         b"END:VEVENT\r\nEND:VCALENDAR\r\n")
OLD_EVENT = (b"BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\n"
             b"SUMMARY;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=89=EF=\n=8Bc\n"
             b"END:VEVENT\nEND:VCALENDAR\n")
PHONE = (b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
         b"N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63;\r\n"
         b"SOUND;X-IRMC-N:" + "ﾔﾏﾀﾞ;".encode("cp932") + b"\r\nTEL;CELL:090\r\n"
         b"END:VCARD\r\n")
NEW_CARD = (b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:a\r\nTEL;VALUE=uri:tel:+81\r\n"
            b"item1.EMAIL;TYPE=\"work,home\":a@b.example\r\nADR:;;c;;;;\r\n"
            b"NOTE:a\\nb\r\nPHOTO:http://x/\r\nEND:VCARD\r\n")

FILES = {
    "csv": {
        "plain": (CSV, b"a,\"b;\"\"c\"\"\",-1.5e3\r\n\"d\ne\",-,+12%\r\n"),
        "formula": (CSV, b"=1+1,\xe3\x80\x80@a,\"\t+b\",\xef\xbc\x9dc\n"),
        "semicolon": (CSV, b"a;b\r1,5;2,5\r"),
        "said": (CSV, b"sep=|\na|b\n"),
        "markup": (4, b"<table>,b\n\"c\n"),
        "cp932": (CSV, "氏名,能力表\r\n".encode("cp932")),
        "utf-16": (CSV, "\ufeff日,本\r\n".encode("utf-16-le")),
        "tsv": (TSV, b"a\tb,c;d\n\"e\tf\"\t=g\n"),
        "text": (TEXT, "一行目\r\n二行目\n\u202e\u200b#!\u2028".encode()),
        "emoji": (TEXT, "👨\u200d👩 ☺\ufe0f 葛\U000e0100".encode()),
    },
    "content-line": {
        "event": (CALENDAR, EVENT),
        "old-event": (CALENDAR, OLD_EVENT),
        "phone": (CARD, PHONE),
        "card": (CARD, NEW_CARD),
        # no card of 2.1, whose folds would keep a blank
        "version-in-a-value": (CARD, NEW_CARD.replace(
            b"NOTE:", b"NOTE:VERSION:2.1 " + b"x" * 90)),
    },
    "json": {
        "object": (b"{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\", {}], \"b\": null}",),
        "ends": ("[\"a\u2028b\u0085\"]".encode(),),
        "markup": (b"[\"<script>%PDF-\"]",),
        "broken": (b"{'a': 1,} // x",),
    },
    "xml": {
        "plain": (b"<?xml version=\"1.0\"?>\n<a x='1'>&#x3042;&lt;<b/><!-- c -->"
                  b"<![CDATA[d]]></a>\n",),
        "cp932": ("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><申請 種別='転入'/>"
                  .encode("cp932"),),
        "references": (b"<a b='&quot;&#10;&#x2028;'>&#xD;&#x200D;&#xFE0F;%&#80;DF-</a>",),
        "space": (b"<a:b xmlns:a=\"urn:x\"><c d = \"e\nf\" /></a:b >",),
    },
}


def main():
    for target, files in FILES.items():
        folder = os.path.join(SEEDS, target)
        os.makedirs(folder, exist_ok=True)
        for name, pieces in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(b"".join(bytes([p]) if isinstance(p, int) else p
                                    for p in pieces))


if __name__ == "__main__":
    main()

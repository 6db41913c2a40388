# SPDX-License-Identifier: Apache-2.0
"""Text formats that grow in one dimension: HTML, calendars, contacts, tables,
JSON, XML, RTF."""
from growth_mails import MARKS, attached, text


def html(body):
    return text(body, "text/html; charset=utf-8")


def ics(body, events=1, props=""):
    return attached(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + (
        "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20261120T000000Z\r\nDTSTART:20261120T000000Z\r\n"
        + body + "END:VEVENT\r\n") * events + props + "END:VCALENDAR\r\n").encode(), "a.ics")


def vcf(body, cards=1, version="3.0"):
    return attached((f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:x\r\nN:x;;;;\r\n{body}"
                     "END:VCARD\r\n" * cards).encode(), "a.vcf")


def file(name):
    return lambda octets: attached(octets.encode() if isinstance(octets, str) else octets, name)


csv, json, xml, plain = file("a.csv"), file("a.json"), file("a.xml"), file("a.txt")


def rss(body, head=""):
    return xml(f'<?xml version="1.0"?>{head}<root>{body}</root>')


def rtf(body):
    return text(b"{\\rtf1\\ansi " + body.encode() + b"}", "text/rtf")


def css(rules, elements):
    return html("<style>" + "".join(f".c{i} {{ color: red }}" for i in range(rules)) +
                "</style>" + '<p class="c1">x</p>' * elements)


TIMEZONE = ("BEGIN:VTIMEZONE\r\nTZID:Z%d\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n")

ROWS = {
    "html elements in depth": (2000, lambda n: html("<div>" * n + "x")),
    "html bold in depth": (2000, lambda n: html("<b>" * n + "x")),
    "html lists in depth": (500, lambda n: html("<ul><li>" * n + "x")),
    "html tables in depth": (200, lambda n: html("<table><tr><td>" * n + "x")),
    "html quotes in depth": (500, lambda n: html("<blockquote>" * n + "x")),
    "html fonts in depth": (2000, lambda n: html('<font size="1">' * n + "x")),
    "html crossed elements": (500, lambda n: html("<b><i><a href='x'>" * n + "</b></i>" * n + "x")),
    "html unclosed paragraphs": (5000, lambda n: html("<p>x" * n)),
    "html stray ends": (5000, lambda n: html("<p>x</b></p></div>" * n)),
    "html siblings": (5000, lambda n: html("<p>x</p>" * n)),
    "html line breaks": (10000, lambda n: html("x<br>" * n)),
    "html attributes": (2000, lambda n: html("<p " + " ".join(f"a{i}=v" for i in range(n)) + ">x</p>")),
    "html one attribute many times": (5000, lambda n: html("<p " + "a=v " * n + ">x</p>")),
    "html long attribute": (50000, lambda n: html('<p title="' + "x" * n + '">x</p>')),
    "html long style": (3000, lambda n: html('<p style="' + "color:red;" * n + '">x</p>')),
    "html styles": (2000, lambda n: html('<p style="color:#fff;font-size:0">x</p>' * n)),
    "html entities": (10000, lambda n: html("&amp;&#x8868;&eacute;" * n)),
    "html broken entities": (10000, lambda n: html("&a" * n)),
    "html open comments": (5000, lambda n: html("<!--" * n)),
    "html comments": (5000, lambda n: html("x<!-- y -->" * n)),
    "html open angles": (10000, lambda n: html("<" * n)),
    "html open tags": (5000, lambda n: html("<a href=" * n)),
    "html open quotes": (5000, lambda n: html('<a href="' * n)),
    "html rules": (2000, lambda n: css(n, 1)),
    "html rules and elements": (300, lambda n: css(n, n)),
    "html long rule": (5000, lambda n: html("<style>" + ".a," * n + "b{display:none}</style><p>x</p>")),
    "html rule of descendants": (1000, lambda n: html("<style>" + "p " * n + "{display:none}</style>" + "<p>x</p>" * 50)),
    "html classes of one": (3000, lambda n: html('<style>.a{display:none}</style><p class="' + "b " * n + '">x</p>')),
    "html classes and rules": (200, lambda n: html(
        "<style>" + "".join(f".c{i}{{display:none}}" for i in range(n)) + "</style><p class='" +
        " ".join(f"d{i}" for i in range(n)) + "'>x</p>")),
    "html open css": (5000, lambda n: html("<style>" + "a{" * n + "</style>x")),
    "html css comments": (5000, lambda n: html("<style>" + "/*" * n + "</style>x")),
    "html rows": (1000, lambda n: html("<table>" + "<tr><td>x<td>y</tr>" * n + "</table>")),
    "html columns": (1000, lambda n: html("<table><tr>" + "<td>x" * n + "</tr></table>")),
    "html rows and columns": (40, lambda n: html("<table>" + ("<tr>" + "<td>x" * n + "</tr>") * n + "</table>")),
    "html wide cells": (200, lambda n: html("<table>" + "<tr><td colspan=1000 rowspan=1000>x</tr>" * n + "</table>")),
    "html uneven rows": (100, lambda n: html("<table>" + "<tr><td>x</tr>" * n + "<tr>" + "<td>x" * n + "</tr></table>")),
    "html links": (2000, lambda n: html('<a href="http://a.example/">x</a> ' * n)),
    "html links that lie": (2000, lambda n: html('<a href="http://a.example/">http://b.example/</a> ' * n)),
    "html link of entities": (5000, lambda n: html('<a href="' + "&#104;" * n + '">x</a>')),
    "html pictures": (3000, lambda n: html('<img src="http://a.example/x" alt="y">' * n)),
    "html data pictures": (500, lambda n: html('<img src="data:image/png;base64,AAAA">' * n)),
    "html hidden": (3000, lambda n: html('<span style="display:none">x</span>' * n)),
    "html options": (3000, lambda n: html("<select>" + "<option>x" * n + "</select>")),
    "html inputs": (3000, lambda n: html("<form>" + '<input value="x">' * n + "</form>")),
    "html preformatted": (10000, lambda n: html("<pre>" + "x  y\n" * n + "</pre>")),
    "html blanks": (50000, lambda n: html("x" + " " * n + "y")),
    "html unbroken text": (50000, lambda n: html("x" * n)),
    "html marks": (5000, lambda n: html("a" + MARKS * n)),
    "html ruby": (2000, lambda n: html("<ruby>表<rt>ひょう</rt></ruby>" * n)),
    "html scripts": (3000, lambda n: html("<script>x</script>" * n)),
    "html frames": (3000, lambda n: html('<iframe src="x"></iframe>' * n)),
    "html ordered lists": (2000, lambda n: html("<ol>" + "<li>x" * n + "</ol>")),
    "html headings": (3000, lambda n: html("<h1>x</h1>" * n)),
    "html nul": (20000, lambda n: html("x\0" * n)),

    "ics events": (300, lambda n: ics("SUMMARY:x\r\n", n)),
    "ics properties": (1000, lambda n: ics("COMMENT:x\r\n" * n)),
    "ics unknown properties": (1000, lambda n: ics("".join(f"X-P{i}:x\r\n" for i in range(n)))),
    "ics one property many times": (1000, lambda n: ics("SUMMARY:x\r\n" * n)),
    "ics parameters": (500, lambda n: ics("SUMMARY" + "".join(f";X-P{i}=v" for i in range(n)) + ":x\r\n")),
    "ics folds": (3000, lambda n: ics("SUMMARY:x" + "\r\n y" * n + "\r\n")),
    "ics lines of two letters": (50000, lambda n: ics("A:\r\n" * n)),
    "ics lines with a parameter": (30000, lambda n: ics("A;B=:\r\n" * n)),
    "ics long line": (50000, lambda n: ics("DESCRIPTION:" + "x" * n + "\r\n")),
    "ics escapes": (10000, lambda n: ics("DESCRIPTION:" + "\\n\\," * n + "\r\n")),
    "ics marks": (3000, lambda n: ics("DESCRIPTION:a" + MARKS * n + "\r\n")),
    "ics attendees": (500, lambda n: ics("ATTENDEE;CN=x:mailto:a@example.jp\r\n" * n)),
    "ics rule of days": (1000, lambda n: ics("RRULE:FREQ=MONTHLY;BYDAY=" + ",".join(["2TU"] * n) + "\r\n")),
    "ics rule of numbers": (1000, lambda n: ics("RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(["1"] * n) + "\r\n")),
    "ics rules": (300, lambda n: ics("RRULE:FREQ=DAILY;COUNT=9\r\n" * n)),
    "ics excluded dates": (500, lambda n: ics("EXDATE:" + ",".join(["20261120T000000Z"] * n) + "\r\n")),
    "ics dates": (500, lambda n: ics("RDATE:20261120T000000Z\r\n" * n)),
    "ics overrides": (300, lambda n: ics("RECURRENCE-ID:20261120T000000Z\r\n", n)),
    "ics alarms": (300, lambda n: ics("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n" * n)),
    "ics alarms in depth": (200, lambda n: ics("BEGIN:VALARM\r\n" * n + "END:VALARM\r\n" * n)),
    "ics zones": (200, lambda n: ics("", 1, "".join(TIMEZONE % i for i in range(n)))),
    "ics zones and events": (100, lambda n: ics("DTEND;TZID=Z1:20261120T010000\r\n", n, "".join(TIMEZONE % i for i in range(n)))),
    "ics links": (500, lambda n: ics("DESCRIPTION:http://a.example/ www.b.example\r\n" * n)),
    "ics in the mail": (300, lambda n: text(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nPRODID:x\r\n" + "BEGIN:VEVENT\r\nUID:u\r\nDTSTART:20261120T000000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n" * n + "END:VCALENDAR\r\n"), "text/calendar; method=REQUEST; charset=utf-8")),

    "vcf cards": (300, lambda n: vcf("TEL:1\r\n", n)),
    "vcf lines of two letters": (50000, lambda n: vcf("A:\r\n" * n)),
    "vcf properties": (1000, lambda n: vcf("TEL:1\r\n" * n)),
    "vcf parts of a name": (3000, lambda n: vcf("ADR:" + ";" * n + "\r\n")),
    "vcf types": (1000, lambda n: vcf("TEL" + ";TYPE=home" * n + ":1\r\n")),
    "vcf groups": (500, lambda n: vcf("".join(f"g{i}.TEL:1\r\n" for i in range(n)))),
    "vcf quoted-printable": (2000, lambda n: vcf("NOTE;ENCODING=QUOTED-PRINTABLE:x" + "=\r\ny" * n + "\r\n", 1, "2.1")),
    "vcf picture": (2000, lambda n: vcf("PHOTO;ENCODING=b:AAAA" + "\r\n AAAA" * n + "\r\n")),

    "csv rows": (5000, lambda n: csv("a,b,c\r\n" * n)),
    "csv columns": (5000, lambda n: csv("a" + ",b" * n + "\r\n")),
    "csv columns and rows": (70, lambda n: csv(("a" + ",b" * n + "\r\n") * n)),
    "csv empty cells": (20000, lambda n: csv("," * n + "\r\na,b\r\n")),
    "csv uneven rows": (3000, lambda n: csv("a,b\r\n" * n + "," * n + "\r\n")),
    "csv quotes": (10000, lambda n: csv('"a""b","c"\r\n' * n)),
    "csv open quote": (10000, lambda n: csv('a,"' + "x\r\n" * n)),
    "csv long cell": (50000, lambda n: csv("a," + "x" * n + "\r\n")),
    "csv formulas": (5000, lambda n: csv("=1+1,@x\r\n" * n)),
    "csv links": (2000, lambda n: csv("http://a.example/,b\r\n" * n)),
    "csv in cp932": (3000, lambda n: csv("山田太郎,ﾔﾏﾀﾞ\r\n".encode("cp932") * n)),
    "csv in utf-16": (3000, lambda n: csv("山田,a\r\n".encode("utf-16") * n)),
    "csv of marks": (3000, lambda n: csv("a,b" + MARKS * n + "\r\nc,d\r\n")),
    "tsv": (5000, lambda n: file("a.tsv")("a\tb\r\n" * n)),
    "txt lines": (10000, lambda n: plain("a line\r\n" * n)),
    "txt in cp932": (3000, lambda n: plain("山田太郎,ﾔﾏﾀﾞ\r\n".encode("cp932") * n)),

    "json depth": (2000, lambda n: json("[" * n + "]" * n)),
    "json objects in depth": (2000, lambda n: json('{"a":' * n + "1" + "}" * n)),
    "json array": (10000, lambda n: json("[" + "1," * n + "1]")),
    "json keys": (3000, lambda n: json("{" + ",".join(f'"k{i}":1' for i in range(n)) + "}")),
    "json one key": (3000, lambda n: json("{" + ",".join(['"k":1'] * n) + "}")),
    "json long key": (20000, lambda n: json('{"' + "k" * n + '":1}')),
    "json escapes": (5000, lambda n: json('["' + "\\u8868\\n" * n + '"]')),
    "json long number": (20000, lambda n: json("[" + "1" * n + "]")),
    "json blanks": (50000, lambda n: json("[" + " " * n + "]")),
    "json strings": (5000, lambda n: json("[" + '"http://a.example/",' * n + "1]")),
    "json lines": (3000, lambda n: file("a.jsonl")('{"a":1}\n' * n)),

    "xml depth": (1000, lambda n: rss("<a>" * n + "</a>" * n)),
    "xml siblings": (5000, lambda n: rss("<a>x</a>" * n)),
    "xml attributes": (1000, lambda n: rss("<a " + " ".join(f'b{i}="c"' for i in range(n)) + "/>")),
    "xml long attribute": (50000, lambda n: rss('<a b="' + "c" * n + '"/>')),
    "xml namespaces of one": (500, lambda n: rss("<a " + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(n)) + "/>")),
    "xml namespaces in depth": (100, lambda n: rss("".join(f'<n{i}:a xmlns:n{i}="urn:{i}">' for i in range(n)) + "<n0:b/>" * n + "".join(f"</n{i}:a>" for i in reversed(range(n))))),
    "xml namespaces and elements": (500, lambda n: xml('<root ' + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(n)) + ">" + "<n0:a/>" * n + "</root>")),
    "xml long names": (20000, lambda n: rss(f"<{'a' * n}></{'a' * n}>")),
    "xml references": (10000, lambda n: rss("&amp;&#x8868;" * n)),
    "xml comments": (5000, lambda n: rss("<!-- x -->" * n)),
    "xml instructions": (5000, lambda n: rss("<?a b?>" * n)),
    "xml cdata": (5000, lambda n: rss("<![CDATA[x]]>" * n)),
    "xml open comment": (20000, lambda n: rss("<!--" + "-" * n)),
    "xml entities": (1000, lambda n: rss("x", "<!DOCTYPE root [" + "".join(f'<!ENTITY e{i} "x">' for i in range(n)) + "]>")),
    "xml signs": (500000, lambda n: rss(">" * n)),
    "xml signs in data": (500000, lambda n: rss("<![CDATA[" + "&" * n + "]]>")),
    "xml quotes": (500000, lambda n: rss("<a b='" + '"' * n + "'/>")),
    "xml text": (50000, lambda n: rss("x" * n)),
    "xml links": (2000, lambda n: rss("<a>http://a.example/</a>" * n)),

    "rtf groups in depth": (2000, lambda n: rtf("{" * n + "x" + "}" * n)),
    "rtf words": (5000, lambda n: rtf("\\b x\\b0 " * n)),
    "rtf hex": (10000, lambda n: rtf("\\'95\\'5c" * n)),
    "rtf unicode": (10000, lambda n: rtf("\\u26085?" * n)),
    "rtf fonts": (1000, lambda n: rtf("{\\fonttbl" + "".join(f"{{\\f{i}\\fcharset128 x;}}" for i in range(n)) + "}" + "".join(f"\\f{i} x" for i in range(n)))),
    "rtf binary": (2000, lambda n: rtf("\\bin1 x" * n)),
    "rtf skipped": (5000, lambda n: rtf("{\\*\\x y}" * n)),
    "rtf tables": (2000, lambda n: rtf("\\trowd x\\cell\\row " * n)),
}

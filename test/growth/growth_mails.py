# SPDX-License-Identifier: Apache-2.0
"""Mails that grow in one dimension of their structure, headers or text; and how
a file is wrapped into one."""
import base64

CRLF = "\r\n"
HEAD = CRLF.join([
    "From: Taro <taro@example.jp>", "To: staff@city.example.lg.jp",
    "Date: Fri, 20 Nov 2026 09:00:00 +0900", "Message-ID: <g@example.jp>"])


def mail(rest, subject="growth"):
    """@rest: header fields, an empty line, the body; octets or text."""
    head = HEAD + CRLF + (f"Subject: {subject}{CRLF}" if subject else "") + \
        "MIME-Version: 1.0" + CRLF
    return head.encode() + (rest.encode() if isinstance(rest, str) else rest)


def text(body, kind="text/plain; charset=utf-8", encoding="base64", subject="growth"):
    octets = body.encode() if isinstance(body, str) else body
    if encoding == "base64":
        octets = base64.encodebytes(octets).replace(b"\n", b"\r\n")
    return mail(f"Content-Type: {kind}{CRLF}Content-Transfer-Encoding: {encoding}"
                f"{CRLF}{CRLF}".encode() + octets, subject)


def part(octets, name="a.bin", kind="application/octet-stream", disposition=None):
    said = disposition or f'attachment; filename="{name}"'
    return (f"Content-Type: {kind}{CRLF}Content-Disposition: {said}{CRLF}"
            f"Content-Transfer-Encoding: base64{CRLF}{CRLF}").encode() + \
        base64.encodebytes(octets).replace(b"\n", b"\r\n")


def multipart(parts, boundary="=_b", kind="mixed", before=b"", after=b""):
    mark = b"--" + boundary.encode()
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{CRLF}{CRLF}'.encode() + \
        before + b"".join(mark + b"\r\n" + p for p in parts) + mark + b"--\r\n" + after


def beside(*parts):
    """A mail with a text and @parts."""
    return mail(multipart([b"Content-Type: text/plain\r\n\r\nSee the file.\r\n", *parts]))


def attached(octets, name):
    return beside(part(octets, name))


PLAIN = b"Content-Type: text/plain\r\n\r\nx\r\n"


def nested(n):
    inner = PLAIN
    for i in range(n):
        inner = multipart([inner], f"b{i}")
    return mail(inner)


def forwarded(n):
    inner = mail("\r\nx\r\n")
    for _ in range(n):
        inner = mail(b"Content-Type: message/rfc822\r\n\r\n" + inner)
    return inner


def words(n):
    return f"{CRLF} ".join(f"=?utf-8?B?{base64.b64encode('表'.encode() * 9).decode()}?="
                           for _ in range(n))


def uu(n):
    return "".join(f"begin 644 a{i}.txt\n#86)C\n`\nend\n" for i in range(n))


def header(n, line):
    return mail("".join(line % {"i": i} + CRLF for i in range(n)) + CRLF + "x" + CRLF)


def name_of(said):
    return beside(part(b"x\r\n", disposition=f"attachment; {said}"))


MARKS = "\u0301\u0316"  # marks of two classes, which normalising must sort

# name -> (size, maker)
ROWS = {
    "parts": (200, lambda n: beside(*[PLAIN] * n)),
    "attached texts": (200, lambda n: beside(*[part(b"x\r\n", f"a{i}.txt") for i in range(n)])),
    "attached, one name": (200, lambda n: beside(*[part(b"x\r\n", "a.txt")] * n)),
    "attached, long names": (200, lambda n: beside(*[
        part(b"x\r\n", "x" * 170 + f"{i // 2:05}.txt") for i in range(n)])),
    "attached programs": (200, lambda n: beside(*[part(b"MZ\x90\0", f"a{i}.exe") for i in range(n)])),
    "multiparts in multiparts": (1, nested),
    "mails in mails": (1, forwarded),
    "attached mails": (100, lambda n: beside(*[
        b"Content-Type: message/rfc822\r\n\r\n" + mail("\r\nx\r\n")] * n)),
    "alternatives": (100, lambda n: mail(multipart(
        [b"Content-Type: text/html\r\n\r\n<p>x</p>\r\n"] * n, kind="alternative"))),
    "lines like boundaries": (5000, lambda n: mail(multipart(
        [PLAIN + b"--=_c\r\n" * n]))),
    "lines of dashes in eight boundaries": (2000, lambda n: mail(
        multipart([multipart([multipart([multipart([PLAIN + b"--bx\r\n" * n], "b4")],
                                        "b3")], "b2")], "b1"))),
    "preamble": (5000, lambda n: mail(multipart([PLAIN], before=b"x\r\n" * n))),
    "epilogue": (5000, lambda n: mail(multipart([PLAIN], after=b"x\r\n" * n))),
    "parameters of a type": (40, lambda n: mail(
        "Content-Type: text/plain" + "".join(f";{CRLF} p{i}=v" for i in range(n)) + "\r\n\r\nx\r\n")),
    "name in sections": (25, lambda n: name_of(f";{CRLF} ".join(
        f"filename*{i}*={'utf-8' + chr(39) * 2 if i == 0 else ''}%E8%A1%A8" for i in range(n)))),
    "name in sections backwards": (25, lambda n: name_of(f";{CRLF} ".join(
        f"filename*{i}=x" for i in reversed(range(n))))),
    "name in encoded words": (25, lambda n: name_of(f'filename="{words(n)}"')),
    "name of marks": (500, lambda n: name_of(f'filename="a{MARKS * n}.txt"')),
    "name of dots": (1000, lambda n: name_of(f'filename="{"a." * n}txt"')),
    "name of extensions": (1000, lambda n: name_of(f'filename="{"exe." * n}txt"')),
    "name of classes": (1000, lambda n: name_of(f'filename="{".{a}" * n}.txt"')),
    "subject of encoded words": (80, lambda n: mail("\r\nx\r\n", words(n))),
    "subject of marks": (250, lambda n: mail("\r\nx\r\n", "a" + MARKS * n)),
    "subject of signs": (5000, lambda n: mail("\r\nx\r\n", "=?" * n)),
    "trace fields": (40, lambda n: header(n, "Received: from a.example by b%(i)d.example; "
                                             "Fri, 20 Nov 2026 09:00:00 +0900")),
    "unknown fields": (200, lambda n: header(n, "X-F%(i)d: x")),
    "one field many times": (200, lambda n: header(n, "Subject: x")),
    "recipients": (150, lambda n: header(1, "Cc: " + f",{CRLF} ".join(
        f"Name <a{i}@example.jp>" for i in range(n)))),
    "recipients in words": (80, lambda n: header(1, "Cc: " + f",{CRLF} ".join(
        f"{words(1)} <a{i}@example.jp>" for i in range(n)))),
    "comments in comments": (2000, lambda n: header(1, "Cc: " + "(" * n + ")" * n + " a@example.jp")),
    "groups": (500, lambda n: header(1, "Cc: " + "g:;" * n)),
    "angles": (2000, lambda n: header(1, "Cc: " + "<" * n)),
    "quotes": (2000, lambda n: header(1, "Cc: " + '"' * n)),
    "references": (400, lambda n: header(1, "References:" + f"{CRLF} <a@b.example>" * n)),
    "text lines": (10000, lambda n: text("a line of text\r\n" * n)),
    "text in one line": (50000, lambda n: text("word " * n)),
    "text without blanks": (100000, lambda n: text("x" * n)),
    "text of kanji": (50000, lambda n: text("表" * n)),
    "text of marks": (5000, lambda n: text("a" + MARKS * n)),
    "text of controls": (20000, lambda n: text("a\x01" * n)),
    "text of direction marks": (20000, lambda n: text("a\u202e" * n)),
    "text of links": (3000, lambda n: text("see http://www.example.com/a?b=c now\r\n" * n)),
    "text of one long link": (50000, lambda n: text("http://a.example/" + "x/" * n)),
    "text of link starts": (10000, lambda n: text("http://" * n)),
    "text of www": (10000, lambda n: text("www." * n)),
    "text of dots": (30000, lambda n: text("a." * n)),
    "text of at signs": (30000, lambda n: text("a@" * n)),
    "text of host names": (5000, lambda n: text("a.example.com " * n)),
    "text of colons": (30000, lambda n: text("a:" * n)),
    "text of slashes": (30000, lambda n: text("/" * n + "\\" * n)),
    "text of angles": (30000, lambda n: text("<" * n)),
    "text of our marks": (2000, lambda n: text("【関所】 x\r\n" * n)),
    "text like encodings": (3000, lambda n: text("begin 644 a\r\n=ybegin line=1\r\n--x\r\n" * n)),
    "text of uuencode": (200, lambda n: text(uu(n))),
    "text of one uuencoded file": (2000, lambda n: text(
        "begin 644 a.bin\n" + "M" + "86)C" * 15 + "\n" + ("M" + "86)C" * 15 + "\n") * n + "`\nend\n")),
    "uuencode without end": (3000, lambda n: text("begin 644 a.txt\n#86)C\n" * n)),
    "yenc": (1000, lambda n: text("=ybegin line=128 size=3 name=a\n)*+\n=yend size=3\n" * n)),
    "From lines": (3000, lambda n: text("From a@b Fri Nov 20 09:00:00 2026\r\n\r\n" * n)),
    "flowed and quoted": (5000, lambda n: text(
        "> > a flowed line \r\n" * n, "text/plain; charset=utf-8; format=flowed")),
    "flowed in depth": (10000, lambda n: text(
        ">" * n + " x \r\nx", "text/plain; charset=utf-8; format=flowed")),
    "enriched": (5000, lambda n: text("<bold>" * n + "x" + "</bold>" * n, "text/enriched")),
    "quoted-printable": (20000, lambda n: text("=E8=A1=A8=\r\n" * n, encoding="quoted-printable")),
    "quoted-printable blanks": (50000, lambda n: text("x" + " " * n + "\r\n", encoding="quoted-printable")),
    "base64 between signs": (20000, lambda n: text("eA==\r\n!!" * n, encoding="base64x")
                             .replace(b"base64x", b"base64")),
    "iso-2022-jp shifts": (10000, lambda n: text("\x1b$B0!\x1b(B" * n, "text/plain; charset=iso-2022-jp", "7bit")),
    "iso-2022-jp escapes alone": (10000, lambda n: text("\x1b$B\x1b(B" * n, "text/plain; charset=iso-2022-jp", "7bit")),
    "iso-2022-kr shifts": (10000, lambda n: text(b"\x1b$)C" + b"\x0e0!\x0f" * n, "text/plain; charset=iso-2022-kr")),
    "utf-7": (10000, lambda n: text("+AKM-" * n, "text/plain; charset=utf-7")),
    "utf-16": (20000, lambda n: text(("表\r\n" * n).encode("utf-16"), "text/plain; charset=utf-16")),
    "text of a wrong charset": (20000, lambda n: text(b"\xff\xfe\x80" * n, "text/plain; charset=utf-8")),
    "text of no charset": (5000, lambda n: text("山田太郎,ﾔﾏﾀﾞ\r\n".encode("cp932") * n, "text/plain")),
    "text of an unknown charset": (5000, lambda n: text("山田\r\n".encode("euc-jp") * n, "text/plain; charset=x-y")),
    "text of half-width kana": (5000, lambda n: text("ｶﾞ" * n)),
}

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample mails: the attacks M001-M056 of the catalogue, each small
and harmless (the payload is a marker string), and a few ordinary mails.

    make-samples-mail.py DIR            the samples that are checked in
    make-samples-mail.py --bombs DIR    M033-M035 in full size, for tests only

Deterministic: the same bytes on every run. Nothing here is copied from other
collections.
"""
import base64
import os
import struct
import sys
import zlib

CRLF = b"\r\n"
MARKER = b"SEKISHO-PAYLOAD-MARKER"
PAYLOAD = b"MZ" + MARKER + b" this would be a program\r\n" * 3


def b64(data, width=76):
    text = base64.b64encode(data)
    return CRLF.join(text[i:i + width] for i in range(0, len(text), width))


def raw(text):
    """str or bytes with LF -> bytes with CRLF."""
    if isinstance(text, str):
        text = text.encode("utf-8")
    return text.replace(b"\r\n", b"\n").replace(b"\n", CRLF)


def head(subject, extra=""):
    return raw("From: Sender <sender@example.jp>\n"
               "To: Town Office <office@city.example.lg.jp>\n"
               "Subject: " + subject + "\n"
               "Date: Fri, 20 Nov 2026 09:00:00 +0900\n"
               "Message-ID: <sample@example.jp>\n"
               "MIME-Version: 1.0\n" + extra)


def part(headers, body):
    return raw(headers) + CRLF + (body if isinstance(body, bytes) else raw(body))


TEXT = part("Content-Type: text/plain; charset=utf-8\n", "Please see the file.\n")
EXE_TYPE = ("Content-Type: application/octet-stream; name=\"a.exe\"\n"
            "Content-Disposition: attachment; filename=\"a.exe\"\n")
EXE = part(EXE_TYPE + "Content-Transfer-Encoding: base64\n", b64(PAYLOAD) + CRLF)


def mixed(parts, boundary="=_b", close=True, preamble=b"", epilogue=b""):
    mark = b"--" + boundary.encode("utf-8")
    out = preamble
    for one in parts:
        out += mark + CRLF + one
        if not one.endswith(CRLF):
            out += CRLF
    if close:
        out += mark + b"--" + CRLF
    return out + epilogue


def with_type(subject, ctype, body):
    return head(subject) + raw(ctype) + CRLF + body


def standard(subject, parts, **more):
    return with_type(subject, "Content-Type: multipart/mixed; boundary=\"=_b\"\n",
                     mixed(parts, **more))


def exe_with(cte, body=None):
    """The payload with other transfer encoding headers."""
    return part(EXE_TYPE + cte, (b64(PAYLOAD) if body is None else body) + CRLF)


def plain(subject, ctype, body):
    return with_type(subject, ctype, body if isinstance(body, bytes) else raw(body))


def uu(data, name):
    out = ["begin 644 " + name]
    for i in range(0, len(data), 45):
        chunk = data[i:i + 45]
        line = chr(32 + len(chunk))
        chunk += b"\0" * (-len(chunk) % 3)
        for k in range(0, len(chunk), 3):
            n = chunk[k] << 16 | chunk[k + 1] << 8 | chunk[k + 2]
            line += "".join(chr((n >> s & 63) + 32).replace(" ", "`")
                            for s in (18, 12, 6, 0))
        out.append(line)
    return "\n".join(out + ["`", "end", ""])


def nested(depth):
    out = raw("From: deep@example.jp\nSubject: innermost\n\nhello\n")
    for _ in range(depth):
        out = raw("From: deep@example.jp\nSubject: forwarded\n"
                  "Content-Type: message/rfc822\n\n") + out
    return out


def encodings():
    """M001-M008: what the transfer encoding is."""
    b64h, qph = ("Content-Transfer-Encoding: base64\n",
                 "Content-Transfer-Encoding: quoted-printable\n")
    yield "M001-dup-cte-first", standard("M001", [TEXT, exe_with(b64h + qph)])
    yield "M002-dup-cte-last", standard("M002", [TEXT, exe_with(qph + b64h)])
    yield "M003-cte-list-value", standard("M003", [TEXT, exe_with(
        "Content-Transfer-Encoding: base64, quoted-printable\n")])
    yield "M004-cte-comment", standard("M004", [TEXT, exe_with(
        "Content-Transfer-Encoding: (x) base64\n")])
    yield "M005-cte-nul-mid", standard("M005", [TEXT, exe_with(
        b"Content-Transfer-Encoding: bas\0e64\n".decode("latin-1"))])
    yield "M006-cte-encoded-word", standard("M006", [TEXT, exe_with(
        "Content-Transfer-Encoding: =?us-ascii?Q?base64?=\n")])
    yield "M007-cte-unknown", standard("M007", [TEXT, exe_with(
        "Content-Transfer-Encoding: base645\n")])
    yield "M007-cte-uuencode", standard("M007", [TEXT, exe_with(
        "Content-Transfer-Encoding: x-uuencode\n", raw(uu(PAYLOAD, "a.exe")))])
    yield "M007-cte-unknown-text", plain(
        "M007", "Content-Type: text/plain\nContent-Transfer-Encoding: base645\n",
        b64(b"text in an encoding nobody knows " + MARKER) + CRLF)
    yield "M008-cte-on-multipart", with_type(
        "M008", "Content-Type: multipart/mixed; boundary=\"=_b\"\n" + b64h,
        b64(mixed([TEXT, EXE])) + CRLF)
    yield "M008-cte-on-multipart-ignored", with_type(
        "M008", "Content-Type: multipart/mixed; boundary=\"=_b\"\n" + b64h,
        mixed([TEXT, EXE]))
    yield "M008-cte-on-rfc822", standard("M008", [TEXT, part(
        "Content-Type: message/rfc822\n" + b64h,
        b64(standard("inner", [TEXT, EXE])) + CRLF)])


def types_and_boundaries():
    """M009-M021: what the structure is."""
    m = "Content-Type: multipart/mixed; boundary=\"=_b\"\n"
    body = mixed([TEXT, EXE])
    yield "M009-dup-ctype", with_type("M009", m + "Content-Type: text/plain\n", body)
    yield "M010-ctype-nul-end", with_type(
        "M010", "Content-Type: multipart/mixed\0; boundary=\"=_b\"\n", body)
    yield "M011-ctype-space-colon", with_type(
        "M011", "Content-Type : multipart/mixed; boundary=\"=_b\"\n", body)
    yield "M012-hdr-name-comment", with_type(
        "M012", "Content-Type (x): multipart/mixed; boundary=\"=_b\"\n", body)
    yield "M013-dup-boundary-param", with_type(
        "M013", "Content-Type: multipart/mixed; boundary=\"=_b\"; boundary=c\n",
        body + mixed([EXE], "c"))
    yield "M014-boundary-2231", with_type(
        "M014", "Content-Type: multipart/mixed; boundary*0=\"=_\"; boundary*1=b\n", body)
    yield "M015-boundary-encword", with_type(
        "M015", "Content-Type: multipart/mixed; boundary=\"abc=?us-ascii?Q?def?=\"\n",
        mixed([TEXT, EXE], "abcdef"))
    yield "M016-boundary-quotedpair", with_type(
        "M016", "Content-Type: multipart/mixed; boundary=\"a\\\"b\"\n",
        mixed([TEXT, EXE], "a\"b"))
    yield "M017-boundary-empty", with_type(
        "M017", "Content-Type: multipart/mixed; boundary=\"\"\n", mixed([TEXT, EXE], ""))
    odd = [("lead-space", "\" =_b\"", "=_b"), ("lead-space-kept", "\" =_b\"", " =_b"),
           ("trail-space", "\"=_b \"", "=_b "), ("nul", "\"=_b\0\"", "=_b"),
           ("half-quote", "\"=_b", "=_b"), ("half-quote-end", "=_b\"", "=_b\""),
           ("semicolon", "\"a;b\"", "a;b"), ("semicolon-bare", "a;b", "a;b"),
           ("inner-space", "\"a b\"", "a b"), ("inner-space-bare", "a b", "a b"),
           ("comment", "=_b(x)", "=_b"), ("fold", "\"a\n b\"", "a b"),
           ("tab", "\"a\tb\"", "a\tb"), ("long", "\"" + "x" * 200 + "\"", "x" * 200)]
    for name, said, used in odd:
        yield "M018-boundary-" + name, with_type(
            "M018", "Content-Type: multipart/mixed; boundary=" + said + "\n",
            mixed([TEXT, EXE], used))
    yield "M019-boundary-prefix", with_type(
        "M019", "Content-Type: multipart/mixed; boundary=foobar\n",
        mixed([part("Content-Type: multipart/mixed; boundary=foo\n",
                    mixed([TEXT, EXE], "foo")), TEXT], "foobar"))
    yield "M020-no-boundary", with_type("M020", "Content-Type: multipart/mixed\n", body)
    yield "M021-no-close", standard("M021", [TEXT, EXE], close=False)


def hidden():
    """M022-M024: content where one reader looks and another does not."""
    yield "M022-preamble-entity", standard("M022", [TEXT], preamble=EXE + CRLF)
    yield "M022-epilogue-entity", standard("M022", [TEXT], epilogue=CRLF + EXE)
    yield "M022-preamble-plain", standard(
        "M022", [TEXT], preamble=raw("This is a message in MIME format.\n\n"),
        epilogue=raw("-- \nSent by a list\n"))
    seps = {"cr": b"\r", "lf": b"\n", "lflf": b"\n\n", "crcr": b"\r\r",
            "crlfcr": b"\r\n\r", "crcrlf": b"\r\r\n", "lfcr": b"\n\r",
            "crlf-space-crlf": b"\r\n \r\n", "crlf-tab-crlf": b"\r\n\t\r\n",
            "crlf-nul-crlf": b"\r\n\0\r\n", "crlf-cr-crlf": b"\r\n\r\r\n",
            "crlflf": b"\r\n\n", "ff": b"\r\n\x0c\r\n"}
    first = head("M023") + raw("Content-Type: multipart/mixed; boundary=\"=_b\"")
    for name, sep in seps.items():
        yield "M023-sep-" + name, first + sep + mixed([TEXT, EXE])
    inner = TEXT.replace(b"\r\n\r\n", b"\r\n", 1)
    yield "M023-sep-none-in-part", standard("M023", [inner, EXE])
    yield "M024-bare-cr-boundary", standard(
        "M024", [TEXT + b"text\r--=_b\r" + EXE.replace(CRLF, b"\r")])
    yield "M024-delimiter-with-more", standard(
        "M024", [TEXT + b"--=_b more\r\n" + EXE])


def contents():
    """M025-M032: how content is encoded, and files inside text."""
    text = b64(PAYLOAD)
    enc = "Content-Transfer-Encoding: base64\n"
    for name, junk in (("dot", b"."), ("dash", b"-"), ("hash", b"#"), ("space", b" ")):
        body = CRLF.join(line[:7] + junk + line[7:40] + junk + line[40:]
                         for line in text.split(CRLF))
        yield "M025-b64-junk-" + name, standard("M025", [TEXT, exe_with(enc, body)])
    early = base64.b64encode(b"harmless") + CRLF + text
    yield "M026-b64-eq-mid", standard("M026", [TEXT, exe_with(enc, early)])
    yield "M026-b64-eq-mid-text", plain(
        "M026", "Content-Type: text/plain\n" + enc,
        base64.b64encode(b"read me.") + CRLF + b64(b"and me, behind the end") + CRLF)
    yield "M027-b64-6col", standard("M027", [TEXT, exe_with(enc, b64(PAYLOAD, 6))])
    yield "M027-b64-1line", standard("M027", [TEXT, exe_with(enc, b64(PAYLOAD * 40, 10 ** 6))])
    yield "M027-b64-plain-text", plain(
        "M027", "Content-Type: text/plain\n" + enc,
        "this says it is base64\nbut some readers show it as it stands\n")
    qp = ("soft =\nbreak, soft = \t\nblank, =e3=81=82 lower, =E3=81=84 upper,\n"
          "illegal =ZZ and =4 and = and =\n=\ntrailing blank \nend=")
    yield "M028-qp-soft-variants", plain(
        "M028", "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n", qp)
    yield "M029-uu-in-text", plain("M029", "Content-Type: text/plain\n",
                                   "See below.\n\n" + uu(PAYLOAD, "evil.exe"))
    ydata = bytes((c + 42) % 256 for c in b"MZ" + MARKER)
    yield "M030-yenc-in-text", plain(
        "M030", "Content-Type: text/plain\n",
        raw("See below.\n=ybegin line=128 size=%d name=evil.exe\n" % len(ydata)) +
        ydata + raw("\n=yend size=%d\n" % len(ydata)))
    yield "M030-binhex-in-text", plain(
        "M030", "Content-Type: text/plain\n",
        "(This file must be converted with BinHex 4.0)\n\n"
        ":#(*cBQPX)#\"`5%9a,Q\"[5%9a!*!%!!!!3!!\"!!!!:\n")
    yield "M031-partial", with_type(
        "M031", "Content-Type: message/partial; id=\"x@example.jp\"; number=1; total=3\n",
        standard("inner", [TEXT, EXE], close=False))
    yield "M032-external-body", standard("M032", [TEXT, part(
        "Content-Type: message/external-body; access-type=URL;\n"
        " URL=\"http://evil.example/a.exe\"\n",
        "Content-Type: application/octet-stream\nContent-ID: <x@example.jp>\n\n")])


def limits():
    """M033: small enough to be checked in, deep enough to meet the limit."""
    yield "M033-rfc822-depth", nested(60)


def headers():
    """M046, M047: who says what."""
    tail = raw("Content-Type: text/plain\n\nhello\n")
    def froms(*lines):
        return (raw("".join(lines)) +
                raw("To: office@city.example.lg.jp\nSubject: M046\n"
                    "Date: Fri, 20 Nov 2026 09:00:00 +0900\n") + tail)
    yield "M046-from-two", froms("From: Boss <boss@city.example.lg.jp>\n",
                                 "From: evil@example.jp\n")
    yield "M046-from-same-twice", froms("From: a@example.jp\n", "From: a@example.jp\n")
    yield "M046-from-group", froms("From: Office: boss@city.example.lg.jp;\n")
    yield "M046-from-two-addresses", froms(
        "From: boss@city.example.lg.jp, evil@example.jp\n")
    yield "M046-from-nul", froms("From: \0boss@city.example.lg.jp\n")
    yield "M046-from-unreadable", froms("From: (nobody)\n")
    yield "M046-from-missing", froms()
    yield "M046-from-address-as-name", froms(
        "From: \"boss@city.example.lg.jp\" <evil@example.jp>\n")
    yield "M047-encword-crlf", plain(
        "=?utf-8?Q?a=0D=0ABcc:_x@example.jp=0D=0A=0D=0Abody?=",
        "Content-Type: text/plain\n", "hello\n")


def charsets():
    """M048-M054, M056: what the text is."""
    yield "M048-charset-utf7", plain(
        "M048", "Content-Type: text/html; charset=utf-7\n",
        "<p>visible</p>+ADw-script+AD4-alert('SEKISHO-PAYLOAD-MARKER')+ADw-/script+AD4-\n")
    yield "M049-charset-jis-escape", plain(
        "M049", "Content-Type: text/html; charset=iso-2022-jp\n",
        b"<p>visible</p>\x1b$B<script>\x1b(Bscript>read as text</script>\r\n")
    yield "M050-charset-unknown", plain(
        "M050", "Content-Type: text/plain; charset=x-evil\n",
        b"caf\xe9 and plain words\r\n")
    yield "M050-charset-ibm1390", plain(
        "M050", "Content-Type: text/plain; charset=IBM1390\n",
        b"\x0e\x45\x66\x0f plain\r\n")
    yield "M051-charset-mismatch", plain(
        "M051", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
        raw("本文は日本語で書かれています。添付をご確認ください。\n").decode("utf-8").encode("cp932"))
    yield "M052-nul-in-body", plain("M052", "Content-Type: text/plain\n",
                                    b"before\0after\r\n")
    yield "M053-line-9998", plain("M053", "Content-Type: text/plain\n",
                                  b"x" * 9998 + CRLF)
    yield "M054-smuggling-out", plain(
        "M054", "Content-Type: text/plain\n",
        b"one\r.\r\ntwo\r\n.\r\nMAIL FROM:<evil@example.jp>\r\n")
    yield "M054-smuggling-out-lf", plain(
        "M054", "Content-Type: text/plain\n", b"one\n.\ntwo\r\n")
    yield "M056-html-meta-refresh", plain(
        "M056", "Content-Type: text/html; charset=utf-8\n",
        "<html><head><meta http-equiv=\"refresh\" content=\"0;url=data:text/html,"
        "SEKISHO-PAYLOAD-MARKER\"></head><body><p>Please wait.</p></body></html>\n")


# ---- ordinary mails --------------------------------------------------------

JA_SUBJECT = "=?ISO-2022-JP?B?" + base64.b64encode(
    "会議のお知らせ".encode("iso2022_jp")).decode() + "?="
JA_TEXT = ("市役所 総務課 山田様\n\nいつもお世話になっております。\n"
           "来週の会議の件、下記のとおりご連絡いたします。\n\n"
           "日時: 令和8年11月27日(金) 10:00～11:30\n場所: 第2会議室\n\n"
           "よろしくお願いいたします。\n-- \n株式会社サンプル 鈴木\n"
           "https://www.example.jp/info?a=1\n")


def crc_zip(name, data, encrypted=False):
    """A zip with one stored member, by hand: the bytes are the same everywhere."""
    crc, n, flag = zlib.crc32(data), name.encode(), 1 if encrypted else 0
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flag, 0, 0, 0x21, crc,
                        len(data), len(data), len(n), 0) + n + data
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, flag, 0, 0, 0x21,
                          crc, len(data), len(data), len(n), 0, 0, 0, 0, 0, 0) + n
    return local + central + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1,
                                         len(central), len(local), 0)


def tnef(name, data):
    """winmail.dat with one attachment (attAttachRenddata, title, data)."""
    def attribute(level, tag, value):
        return (struct.pack("<BII", level, tag, len(value)) + value +
                struct.pack("<H", sum(value) & 0xffff))
    return (struct.pack("<IH", 0x223e9f78, 1) +
            attribute(1, 0x00089006, struct.pack("<I", 0x00010000)) +
            attribute(2, 0x00069002, b"\1\0" + b"\xff" * 4 + b"\0" * 8) +
            attribute(2, 0x00018010, name.encode() + b"\0") +
            attribute(2, 0x0006800f, data))


def attached(ctype, name, data):
    return part('Content-Type: %s; name="%s"\nContent-Disposition: attachment; '
                'filename="%s"\nContent-Transfer-Encoding: base64\n' % (ctype, name, name),
                b64(data) + CRLF)


def ja_part(text, charset="iso-2022-jp"):
    codec = {"iso-2022-jp": "iso2022_jp", "shift_jis": "cp932"}.get(charset, charset)
    return (raw("Content-Type: text/plain; charset=" + charset + "\n\n") +
            raw(text).decode("utf-8").encode(codec, "replace"))


def ordinary_texts():
    jis = JA_TEXT.replace("～", "-")
    yield "ok-ja-iso-2022-jp", head(JA_SUBJECT) + raw(
        "Content-Transfer-Encoding: 7bit\n") + ja_part(jis)
    yield "ok-ja-utf-8", head("=?UTF-8?B?%s?=" % base64.b64encode(
        "会議のお知らせ".encode()).decode()) + raw(
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n") + b64(
        raw(JA_TEXT)) + CRLF
    yield "ok-ja-shift-jis", head("会議のお知らせ").decode("utf-8").encode("cp932") + raw(
        "Content-Transfer-Encoding: 8bit\n") + ja_part(JA_TEXT, "shift_jis")
    yield "ok-format-flowed", plain(
        "flowed", "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n",
        "この文は途中で改行されていますが、 \n一つの段落として読めなければなりません。\n"
        "> 引用も \n> 続きます。\n\n-- \n署名\n")
    news = ("<html><head><style>.h{color:red}</style></head><body><h1>秋のお知らせ</h1>"
            "<p>新しい<b>講座</b>が始まります。<a href=\"https://www.example.jp/c?id=1\">"
            "くわしくはこちら</a></p><table><tr><th>日付</th><th>内容</th></tr><tr><td>11/27"
            "</td><td>説明会</td></tr></table><img src=\"https://t.example.jp/p.gif\" "
            "alt=\"\"><p>配信停止は<a href=\"https://www.example.jp/stop\">こちら</a></p>"
            "</body></html>\n")
    yield "ok-html-newsletter", head("=?UTF-8?B?%s?=" % base64.b64encode(
        "秋のお知らせ".encode()).decode(), "List-Id: =?utf-8?B?6Kyb5bqn?= <news.example.jp>\n"
        "Precedence: bulk\n") + raw("Content-Type: text/html; charset=UTF-8\n"
                                    "Content-Transfer-Encoding: base64\n\n") + b64(
                                        news.encode()) + CRLF


def ordinary_files():
    xlsx = crc_zip("[Content_Types].xml", b"<Types/>" + MARKER)
    two = [ja_part(JA_TEXT.replace("～", "-")),
           attached("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "=?ISO-2022-JP?B?%s?=" % base64.b64encode(
                        "見積書.xlsx".encode("iso2022_jp")).decode(), xlsx),
           attached("application/zip", "files.zip", crc_zip("a.txt", MARKER))]
    yield "ok-attachments", with_type(
        JA_SUBJECT, "Content-Type: multipart/mixed; boundary=\"=_b\"\n", mixed(two))
    yield "ok-ppap-1", with_type(
        "PPAP", "Content-Type: multipart/mixed; boundary=\"=_b\"\n",
        mixed([ja_part("資料をお送りします。\nパスワードは別メールでお送りします。\n"),
               attached("application/zip", "shiryo.zip",
                        crc_zip("shiryo.pdf", MARKER, encrypted=True))]))
    yield "ok-ppap-2", head("PPAP") + ja_part(
        "先ほどお送りしたファイルのパスワードは次のとおりです。\n\nAbc12345\n")
    yield "ok-winmail", with_type(
        "winmail", "Content-Type: multipart/mixed; boundary=\"=_b\"\n",
        mixed([TEXT, attached("application/ms-tnef", "winmail.dat",
                              tnef("report.doc", MARKER))]))
    yield "ok-forwarded", with_type(
        "Fwd", "Content-Type: multipart/mixed; boundary=\"=_f\"\n",
        mixed([TEXT, part("Content-Type: message/rfc822\nContent-Disposition: inline\n",
                          standard(JA_SUBJECT, [TEXT, EXE]))], "=_f"))
    alternative = mixed([TEXT, part("Content-Type: text/html; charset=utf-8\n",
                                    "<p>Please see the <b>file</b>.</p>\n")], "=_a")
    yield "ok-alternative-related", with_type(
        "related", "Content-Type: multipart/related; boundary=\"=_r\"; start=\"<r@x>\"\n",
        mixed([part("Content-Type: image/png\nContent-ID: <i@x>\n"
                    "Content-Transfer-Encoding: base64\n", b64(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + MARKER) + CRLF),
               part("Content-Type: multipart/alternative; boundary=\"=_a\"\n"
                    "Content-ID: <r@x>\n", alternative)], "=_r"))
    yield "ok-signed", with_type(
        "signed", "Content-Type: multipart/signed; boundary=\"=_s\"; micalg=sha-256;\n"
        " protocol=\"application/pkcs7-signature\"\n",
        mixed([TEXT, attached("application/pkcs7-signature", "smime.p7s", MARKER)], "=_s"))


def ordinary_reports():
    returned = raw("From: Office <office@city.example.lg.jp>\nTo: nobody@example.jp\n"
                   "Subject: returned\nDate: Fri, 20 Nov 2026 08:00:00 +0900\n"
                   "Message-ID: <r@city.example.lg.jp>\n\nThe returned text.\n")
    status = ("Reporting-MTA: dns; mx.example.jp\n\nFinal-Recipient: rfc822; nobody@example.jp\n"
              "Action: failed\nStatus: 5.1.1\n")
    yield "ok-bounce", with_type(
        "Undelivered Mail Returned to Sender",
        "Auto-Submitted: auto-replied\nContent-Type: multipart/report; "
        "report-type=delivery-status; boundary=\"=_d\"\n",
        mixed([part("Content-Type: text/plain; charset=us-ascii\n",
                    "This is the mail system at host mx.example.jp.\n\n"
                    "<nobody@example.jp>: user unknown\n"),
               part("Content-Type: message/delivery-status\n", status),
               part("Content-Type: message/rfc822\n", returned)], "=_d"))
    yield "ok-digest", with_type(
        "digest", "Content-Type: multipart/digest; boundary=\"=_g\"\n",
        mixed([CRLF + returned, CRLF + returned], "=_g"))


def bombs():
    yield "M033-rfc822-depth-2000", nested(2000)
    yield "M034-multipart-100k", with_type(
        "M034", "Content-Type: multipart/mixed; boundary=x\n",
        b"--x\r\n\r\n" * 100000 + b"--x--\r\n")
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i)
                    for i in range(900))
    yield "M034-multipart-deep", head("M034") + deep + CRLF + b"--\r\n" * 500000
    odd = b"".join(b"Content-Type: multipart/mixed;\r\n boundary*0=b; boundary*1=%d\r\n\r\n"
                   b"--b%d\r\n" % (i, i) for i in range(900))
    yield "M034-multipart-deep-2231", head("M034") + odd + CRLF + b"--\r\n" * 500000
    yield "M035-header-50k", head("M035") + b"".join(
        b"X-%d: a\r\n" % i for i in range(50000)) + CRLF + b"hi\r\n"
    yield "M035-header-10MB", head("=?a?Q?" * 1700000) + CRLF + b"hi\r\n"
    for name, field in (("to", b"To: " + b"(<a@b," * 1700000),
                        ("type", b"Content-Type: x/y" + b"; name*1=a" * 1000000),
                        ("words", b"Content-Type: x/y; name=\"" + b"=?a?Q?" * 1700000 + b"\"")):
        yield "M035-inner-" + name, standard(
            "M035", [TEXT, part("Content-Type: message/rfc822\n", field + CRLF + CRLF + b"x")])


def main():
    full = "--bombs" in sys.argv
    folder = [a for a in sys.argv[1:] if not a.startswith("-")][0]
    groups = ([bombs] if full else
              [encodings, types_and_boundaries, hidden, contents, limits, headers, charsets,
               ordinary_texts, ordinary_files, ordinary_reports])
    os.makedirs(folder, exist_ok=True)
    for group in groups:
        for name, data in group():
            with open(os.path.join(folder, name + ".eml"), "wb") as out:
                out.write(data)


main()

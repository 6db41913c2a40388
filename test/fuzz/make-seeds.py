#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the targets header, records and worker.

    test/fuzz/make-seeds.py         into test/fuzz/seeds/

All of it is ours. Files named "found-…" are inputs the engine found once: they
stay as they are.
"""
import base64
import os
import struct

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds")
JIS = "日本語の件名".encode("iso-2022-jp")


def word(text, charset="utf-8"):
    return (f"=?{charset}?B?".encode() +
            base64.b64encode(text.encode(charset)) + b"?=")


TEXTS = {
    "plain": b"Re: [list 12] hello",
    "word": word("見積書の件") + b"\r\n " + word("について"),
    "word-jis": word("会議のご案内", "iso-2022-jp"),
    "word-q": b"=?iso-8859-1?Q?caf=E9_=3D?= and =?utf-8?q?a_b?=",
    "word-broken": b"=?utf-8?B?44GC?= =?utf-8?B?4?= =?x?Q?a b?=",
    "raw-jis": JIS,
    "raw-sjis": "件名①㈱".encode("cp932"),
    "wide": "ＡＢＣ ｱｲｳ 髙﨑 𠮷 ～—".encode(),
    "emoji": "👨‍👩‍👧 é ก็".encode(),
    "bidi": "a\u202egnp.exe\u2066b".encode(),
    "long": b"x" * 1100 + b" " + "長".encode() * 120,
}
ADDRESSES = {
    "plain": b"a@example.jp, \"B, C\" <b@example.com>",
    "word": word("山田 太郎") + b" <taro@city.example.lg.jp>",
    "group": b"undisclosed-recipients:; , team: a@x.jp, <b@x.jp>;",
    "odd": b"<@relay.example:a@x.jp>, a..b@x.jp, \"a b\"@x.jp, <a@[192.0.2.1]>",
    "domain": "たろう <a@例え.jp>".encode(),
    "comments": b"(x (y)) a (z) @ (w) x.jp (Taro), \"q\\\"uo\" <c@x.jp>",
    "two": b"\"evil@bank.example\" <a@x.jp> <b@x.jp>",
}
VALUES = {
    "date": b"Fri, 20 Nov 2026 08:57:16 +0900 (JST)",
    "date-old": b"20-Nov-26 08:57 EST",
    "date-ctime": b"Fri Nov 20 08:57:16 2026",
    "ids": b"<a@b> <c.d@[1.2.3.4]> e@f junk",
    "token": b"\"A name\" <list.example.jp>",
    "trace": b"from a (b [192.0.2.1])\r\n\tby c with ESMTP id 1;\r\n Fri",
}
PARAMS = {
    "plain": b"text/plain; charset=\"utf-8\"; format=flowed",
    "2231": b"attachment; filename*=utf-8'ja'%E8%A6%8B%E7%A9%8D.zip; "
            b"filename=\"a.zip\"",
    "2231-parts": b"attachment; filename*0*=utf-8''%E8%A6; "
                  b"filename*1*=%8B; filename*2=.pdf",
    "word": b"attachment; filename=\"" + word("見積.xls") + b"\"",
    "odd": b"multipart/mixed; boundary=a b; boundary=\"c\\\"d\";; x",
}
HEAD = (b"From: =?utf-8?B?5aSq6YOO?= <a@example.jp>\r\nTo: b@example.lg.jp\r\n"
        b"Subject: " + word("件名") + b"\r\nDate: Fri, 20 Nov 2026 08:57:16 "
        b"+0900\r\nMessage-ID: <1@example.jp>\r\nMIME-Version: 1.0\r\n")


def part(headers, body):
    return b"--b\r\n" + headers + b"\r\n\r\n" + body + b"\r\n"


MAILS = {
    "text": HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "本文 https://example.com/?a=1 です。\r\n".encode(),
    "jis": HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n"
           + "本文、機種依存ではない文字。\r\n".encode("iso-2022-jp"),
    "html": HEAD + b"Content-Type: text/html; charset=shift_jis\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=\r\n"
            b" <a href=3D\"http://a.example/\">http://b.example/</a>"
            b"<script>x</script>=93=FA=96=7B\r\n",
    "alternative": HEAD + b"Content-Type: multipart/alternative; "
                   b"boundary=b\r\n\r\n" +
                   part(b"Content-Type: text/plain", b"plain") +
                   part(b"Content-Type: text/html", b"<b>rich</b>") +
                   b"--b--\r\n",
    "attached": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                part(b"Content-Type: text/plain", b"see") +
                part(b"Content-Type: application/zip; name=\"http://x.jp/a\"\r\n"
                     b"Content-Transfer-Encoding: base64\r\n"
                     b"Content-Disposition: attachment", b"UEsDBAoAAAA=") +
                b"--b--\r\n",
    "inner": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
             part(b"Content-Type: message/rfc822",
                  b"From: c@x.jp\r\nSubject: in\r\n\r\ninner") +
             b"--b--\r\n",
    "uuencode": HEAD + b"\r\ntext\r\nbegin 644 a.exe\r\n#0V%T\r\n`\r\nend\r\n",
    "enriched": HEAD + b"Content-Type: text/enriched\r\n\r\n"
                b"<bold>a</bold> << b\r\n",
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\r\n"
              b"\r\n> a \r\n> b\r\n-- \r\nc \r\nd\r\n",
    "untidy": b"Subject : \x8c\x8f\x96\xbc\r\nX-Sekisho: no\r\n\r\n"
              + b"y" * 1200 + b"\r\n",
}


def string(text):
    if text is None:
        return struct.pack("=I", 0xffffffff)
    return struct.pack("=I", len(text.encode())) + text.encode()


def listed(items):
    return struct.pack("=I", len(items)) + b"".join(items)


def count(what, n, sample=None):
    return string(what) + struct.pack("=I", n) + string(sample)


def part_record(name, output):
    """As src/core/report_records.c writes a part."""
    record = (listed([string("2"), string(name)]) + string(name) +
              string("application/zip") + string("application/zip") +
              struct.pack("=Q", 99) + bytes(32) +
              string("kept" if output else "removed") + struct.pack("=I", 1) +
              string("strip-attachment") + struct.pack("=I", 2) +
              string(None) + string("base") +
              listed([count("link", 2, "a")]) +
              struct.pack("=I", bool(output)))
    if output:
        record += (string(output) + string("text/plain") +
                   struct.pack("=Q", 3) + bytes(32))
    return record


def records(parts):
    return (struct.pack("=I", 0x534b5250) +
            listed([string("8bit-header")]) + listed([]) +
            listed([string("html-to-text")]) + listed([count("links", 3)]) +
            listed([string("X-A") + string("dropped") + string("値")]) +
            listed(parts))


def trailer(output, frozen, verdict):
    return struct.pack("=QIIII16sQ32sQQ32s", 0x656e644f686f676f, 1, verdict,
                       0, 0, b"sixteen bytes ..", 4711,
                       b"thirty-two bytes of a hash ....\0", len(output),
                       len(frozen), bytes(32))


def write_records():
    full = records([part_record("a.zip", None), part_record("見積", "b.txt")])
    write("records", "records-empty", b"\x10" + records([]))
    write("records", "records-full", b"\x10" + full)
    for verdict in range(7):
        for fit, name in ((0x0f, "mail"), (0x4f, "notice"), (0x8f, "file")):
            output = b"" if verdict == 4 and name == "mail" else b"A: b\r\n\r\n"
            write("records", f"answer-{name}-{verdict}", bytes([fit]) +
                  output + full + trailer(output, full, verdict))
    write("records", "inspection", b"\x24" + struct.pack(
        "=IIIIQQ16s", 0, 1, 0, 0, 0, 10, b""))
    write("records", "inspection-no", b"\x24" + struct.pack(
        "=IIIIQQ16s", 0, 0, 5, 1, 3, 10, b""))


def write(target, name, data):
    folder = os.path.join(SEEDS, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def main():
    for kind, rows in enumerate((TEXTS, ADDRESSES, VALUES, PARAMS)):
        for name, raw in rows.items():
            write("header", f"{'text address value param'.split()[kind]}-"
                            f"{name}", bytes([kind << 1]) + raw)
    write_records()
    for i, (name, raw) in enumerate(MAILS.items()):
        write("worker", f"{name}", bytes([i % 4]) + raw)
        inner = raw[len(HEAD):] if raw.startswith(HEAD) else raw
        write("worker", f"{name}-beside", bytes([4 | (i + 2) % 4]) + inner)


if __name__ == "__main__":
    main()

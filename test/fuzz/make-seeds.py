#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the targets fold, header, records, session and
worker.

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
    "alternative-empty": HEAD + b"Content-Type: multipart/alternative; "
                         b"boundary=b\r\n\r\n" +
                         part(b"Content-Type: text/plain", b"") +
                         part(b"Content-Type: text/html", b"") + b"--b--\r\n",
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
              string("magic") +
              struct.pack("=Q", 99) + bytes(32) +
              string("kept" if output else "removed") + struct.pack("=I", 1) +
              listed([string("convert-text"), string("strip-attachment")]) +
              struct.pack("=I", 2) +
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


FOLDS = {
    "kanji": "髙﨑 ①㈱ ～—― ｶﾞｷﾞ ㎡ 𠮷 é",
    "links": "http://a.example/ www.b.example ftp://c mailto:d@e.example",
    "wide-link": "ｈｔｔｐ：／／ａ．ｅｘａｍｐｌｅ／ ht\u200btp://b.example",
    "odd-link": "hxxp://a[.]example HTTPS:\\\\b.example javascript:c //d.e",
    "numbers": "http://192.0.2.1/ http://[2001:db8::1]/ 192.0.2.1:80/x",
    "idn": "https://例え.jp/パス?q=１ xn--r8jz45g.jp",
    "emoji": "👨‍👩‍👧 ©️ ™ ½ ⅷ ㍻",
}
CONNECT, FROM, RCPT, HEADER, EOH, BODY, EOM, ABORT = range(1, 9)


def session(settings, *steps):
    return bytes([settings, 0, 0]) + b"".join(bytes(step) for step in steps)


def mail_steps(client, sender, recipients, end, extra=()):
    return ([(CONNECT, client), (FROM, sender)] +
            [(RCPT, one) for one in recipients] +
            [(HEADER, 0, 1), (HEADER, 1, 2), (HEADER, 2, 3), (EOH, 0),
             (BODY, 40), *extra, (EOM, *end)])


def write_sessions():
    good = (0, 3, 1)
    rows = {
        "crossing": mail_steps(0, 0, [1, 2], good),
        "same-zone": mail_steps(1, 3, [1], (0,)),
        "refused": mail_steps(0, 0, [4, 5, 3, 1], good),
        "withheld": mail_steps(0, 0, [1], (0, 8)),
        "notice": mail_steps(0, 0, [3], (0, 8, 3, 2)),
        "notice-fails": mail_steps(0, 0, [3], (0, 9, 0)),
        "fault": mail_steps(0, 0, [1], (0, 0)),
        "busy": mail_steps(0, 0, [1], (0, 2)),
        "edit-fails": mail_steps(0, 0, [1], (128 | 5, 3, 1)),
        "not-inspected": mail_steps(0, 0, [1], (0, 10, 1)),
        "local": mail_steps(4, 2, [8, 9], (0, 3, 1)),
        "local-refused": mail_steps(4, 2, [8, 10], (0, 3, 1)),
        "local-nowhere": mail_steps(5, 2, [10], (0, 3, 1)),
        "large": mail_steps(0, 0, [1], good, [(BODY, 255)] * 5),
        "headers": mail_steps(0, 0, [1], good, [(HEADER, 0, 255)]),
        "odd-output": mail_steps(0, 0, [1], (0, 7, 9, *b"A: b\r\n\r\nc")),
        "poison": [step for i in range(4) for step in
                   mail_steps(0, 0, [1], (0, 0)) +
                   mail_steps(0, 0, [2], good, [(BODY, 1)])],
        "disorder": [(EOM, 0), (BODY, 9), (RCPT, 1), (FROM, 0), (EOM, 0),
                     (ABORT, 0), (EOH, 0), (EOM, 0, 3)],
    }
    for name, steps in rows.items():
        write("session", name, session(0, *steps))
        write("session", name + "-sendmail", session(1, *steps))
    write("session", "disk-full", session(2, *rows["crossing"]))


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
    write_sessions()
    for name, text in FOLDS.items():
        write("fold", name, b"\0" + text.encode())
        write("fold", name + "-text", b"\3" + text.encode())
    write("worker", "headers-in-text", b"\x02" + HEAD +
          b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(
              b"see\nMIME-Version: 1.0\nContent-Type: text/html\n\n<b>\n") +
          b"\r\n")
    write("worker", "attached-links-text", b"\x01" + MAILS["attached"])
    for i, (name, raw) in enumerate(MAILS.items()):
        write("worker", f"{name}", bytes([i % 4]) + raw)
        inner = raw[len(HEAD):] if raw.startswith(HEAD) else raw
        write("worker", f"{name}-beside", bytes([4 | (i + 2) % 4]) + inner)


if __name__ == "__main__":
    main()

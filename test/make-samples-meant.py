#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the mails that real senders write against the rules and every reader
reads as one thing: they are rebuilt, counted, and not refused. Where one
attached mail is a riddle, it stays outside by its name and the rest goes.

    make-samples-meant.py DIR           usually samples/mail

Deterministic: the same bytes on every run. All of it is made up.
"""
import base64
import pathlib
import sys

HEAD = ("From: Taro <taro@example.jp>\nTo: Town Office <office@city.example.lg.jp>\n"
        "Subject: meant\nDate: Fri, 20 Nov 2026 09:00:00 +0900\n"
        "Message-ID: <meant@example.jp>\n")
INNER = ("From: Hanako <hanako@example.jp>\nTo: taro@example.jp\nSubject: the inner one\n"
         "Date: Fri, 20 Nov 2026 08:00:00 +0900\nMIME-Version: 1.0\n"
         "Content-Type: text/plain; charset=us-ascii\n\nThe inner text.\n")
NAME = base64.b64encode("山田太郎（総務課）".encode()).decode()
TEXT = "Content-Type: text/plain; charset=us-ascii\n\nThe outer text.\n"


def plain(headers="", body="The text.\n", ctype="text/plain; charset=us-ascii"):
    return f"{HEAD}{headers}MIME-Version: 1.0\nContent-Type: {ctype}\n\n{body}"


def b64(text):
    return base64.encodebytes(text.replace("\n", "\r\n").encode()).decode()


def encoded(body, ctype="text/plain; charset=utf-8"):
    return plain("Content-Transfer-Encoding: base64\n", body, ctype)


def mixed(*parts, after=""):
    inside = "".join(f"--=_b\n{p}\n" for p in parts)
    return plain("", f"{inside}--=_b--\n{after}", 'multipart/mixed; boundary="=_b"')


def attached(content, headers=""):
    return f"Content-Type: message/rfc822\n{headers}\n{content}"


def bodies():
    yield "charset-twice", plain(ctype='text/plain; charset=utf-8; charset="UTF-8"')
    yield "type-twice", plain("Content-Type: TEXT/Plain;\n  Charset=\"US-ASCII\"\n")
    yield "encoding-twice", plain("Content-Transfer-Encoding: 7bit\n"
                                  "Content-Transfer-Encoding: 7BIT \n")
    yield "message-id-twice", plain("Message-ID: <second@example.jp>\n")
    yield "from-twice", plain("From: \"Taro\"  <TARO@example.jp>\n")
    yield "subject-twice", plain("Subject: =?utf-8?Q?meant?=\n")
    yield "subject-two", plain("Subject: and more\n")
    yield "type-with-comma", plain(ctype="text/plain, charset=us-ascii")
    yield "type-plain", plain(ctype="plain")
    yield "type-no-slash", plain(ctype="text; charset=us-ascii;;")
    yield "type-two-slashes", plain(ctype="text/plain/utf-8")
    yield "type-of-charset", plain(ctype="charset=us-ascii")
    yield "footer-plain", encoded(b64("The text.\n") + "____________________\n"
                                  "list mailing list\nlist@example.jp\n")
    yield "footer-base64", encoded(b64("The words.") + b64("\n-- \nThe footer.\n"))
    yield "dot-after-base64", encoded(b64("<p>The text.</p>"), "text/html") + ".\n"


def structures():
    yield "entity-of-headers", mixed(TEXT, after="Content-Type: text/plain\n\n\n")
    yield "rfc822-base64", mixed(TEXT, attached(
        b64(INNER), "Content-Transfer-Encoding: base64\n"))
    yield "rfc822-mbox-lines", mixed(TEXT, attached(
        ">From hanako Fri Nov 20 08:00:00 2026\n"
        "From hanako@example.jp Fri Nov 20 08:00:00 2026\n" + INNER))
    yield "rfc822-headers-only", mixed(TEXT, attached(
        "From: a@example.jp\nSubject: only headers\n"))
    yield "rfc822-broken", mixed(TEXT, attached(
        "Received: from mail.example.jp\nby mx.example.jp with SMTP;\n"
        "From: a@example.jp\nSubject: folds lost\n",
        "Content-Disposition: attachment; filename=head.txt\n"))
    yield "rfc822-conflict", mixed(TEXT, attached(INNER.replace(
        "MIME-Version: 1.0\n", "Content-Transfer-Encoding: base64\n"
        "Content-Transfer-Encoding: 7bit\n")))


def nested(levels):
    """Mails around one another without a multipart between them."""
    text = INNER
    for i in range(levels):
        text = (f"From: F{i} <f@example.jp>\nSubject: level {i}\nMIME-Version: 1.0\n"
                f"Content-Type: message/rfc822\n\n{text}")
    return HEAD + "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + text


def lists():
    many = ",\n ".join(f"<user{i:05}@city.example.lg.jp>" for i in range(500))
    named = ",\n ".join(f"=?utf-8?B?{NAME}?= <user{i:03}@city.example.lg.jp>"
                        for i in range(150))
    yield "recipients-500", plain(f"Cc: {many}\n")
    yield "recipients-named", plain(f"Cc: {named}\nReply-To: {named}\n")
    yield "nested-four", nested(3)
    yield "sender-comment", plain("Sender: Yamada (=?utf-8?B?5bGx55Sw?=) <y@example.jp>\n")
    yield "sender-long", plain("Reply-To: " + "a" * 100 + "@example.jp\n")
    yield "sender-elsewhere", plain("Reply-To: evil@elsewhere.example\n")


def lines():
    yield "blank-before-body", (HEAD + " \nThe text.\n").replace("\n", "\r\n")
    yield "blank-fold", (HEAD.replace("Subject: meant\n", "Subject: meant\n \n\tby us\n") +
                         "\nThe text.\n").replace("\n", "\r\n")
    yield "cr-cr-lf", plain().replace("\n", "\r\r\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    for group in (bodies, structures, lists):
        for name, text in group():
            (folder / f"ok-meant-{name}.eml").write_bytes(text.replace("\n", "\r\n").encode())
    for name, text in lines():
        (folder / f"ok-meant-{name}.eml").write_bytes(text.encode())


main()

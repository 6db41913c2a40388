# SPDX-License-Identifier: Apache-2.0
"""The mails that the tests of every MTA send, and how to read what arrives."""
import base64
import email
import email.policy

from common import mail

NEWS = """広報つばめ町　第128号

■ 防災訓練のお知らせ
　１１月２９日（日）午前９時から、町内一斉の防災訓練を行います。
　詳しくは https://www.town.test/bousai/ をご覧ください。

――――――――――――――――――――――――
発行：つばめ町役場　総務課
""".replace("\n", "\r\n")

HTML = """<html><head><style>.x{display:none}</style><script>alert(1)</script></head>
<body><h1>お知らせ</h1><p>本日は<b>晴天</b>なり。</p>
<p class="x">secret words</p><a href="https://evil.test/">https://bank.test/</a>
</body></html>"""


def multipart(boundary, *parts):
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return (body + f"--{boundary}--\r\n").encode()


def b64(data):
    return base64.encodebytes(data).replace(b"\n", b"\r\n").decode()


def iso2022jp_mail():
    return mail("=?iso-2022-jp?B?" + base64.b64encode(
        "広報つばめ町".encode("iso2022_jp")).decode() + "?=",
        NEWS.replace("１２８", "128").encode("iso2022_jp", "replace"),
        ["MIME-Version: 1.0", "Content-Type: text/plain; charset=iso-2022-jp",
         "Content-Transfer-Encoding: 7bit"])


def html_mail():
    return mail("html only", b64(HTML.encode()).encode(),
                ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8",
                 "Content-Transfer-Encoding: base64"])


def attachment_mail(size=2000):
    return mail("with file", multipart(
        "=_b1", "Content-Type: text/plain; charset=us-ascii\r\n\r\nsee the file\r\n",
        "Content-Type: application/octet-stream; name=tool.exe\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=tool.exe\r\n\r\n"
        + b64(b"MZ" + b"payload-" * (size // 8))),
        ["MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="=_b1"'])


def headers_mail():
    return mail("many headers", b"text\r\n", [
        "Received: from one by two; Fri, 20 Nov 2026 07:00:00 +0900",
        "Received: from two\r\n\tby three; Fri, 20 Nov 2026 07:00:01 +0900",
        "X-Mailer:no blank", "X-Mailer:   many", "x-mailer: lower",
        "X-Folded: one\r\n two\r\n\tthree", "X-Sekisho: receipt=FORGED; verdict=kept",
        'Cc: "Yamada, T" <t@town.test>,\r\n Someone <s@town.test>', "X-Empty:"])


def ambiguous_mail():
    return mail("two boundaries", multipart(
        "aa", "Content-Type: text/plain\r\n\r\none\r\n"),
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=aa",
         "Content-Type: text/plain"])


MAILS = {
    "plain": mail("plain", b"first line\r\n.dot at the start\r\n..two\r\nlast\r\n"),
    "newsletter in iso-2022-jp": iso2022jp_mail(),
    "html only": html_mail(),
    "attachment": attachment_mail(),
    "headers of all kinds": headers_mail(),
    "no body": mail("empty", b""),
    "8-bit in header and body": mail("生の件名", NEWS.encode(), [
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit"]),
}


def text_of(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    return message.get_payload(decode=True).decode(message.get_content_charset())

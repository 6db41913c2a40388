# SPDX-License-Identifier: Apache-2.0
"""The mails that test/packages sends, and what must come of them."""
import base64
import email
import email.policy

ATTACHED = ("見積書.exe", b"TVqQAAMAAAAE")  # its name, the beginning of it in base64
BODY_WORDS = ("お世話になっております", "会議の日程", "3月14日")
NOTICE_WORDS = ("受付番号", "取り除")


def encoded(text):
    return base64.encodebytes(text.encode()).decode().replace("\n", "\r\n")


def japanese_mail():
    html = ("<html><body><p>お世話になっております。</p><p><b>会議の日程</b>です。</p>"
            "<table><tr><td>日にち</td><td>3月14日</td></tr></table>"
            "<script>alert(1)</script></body></html>")
    name = "=?UTF-8?B?" + base64.b64encode(ATTACHED[0].encode()).decode() + "?="
    program = base64.encodebytes(b"MZ\x90\x00\x03\x00\x00\x00\x04" + bytes(300)).decode()
    return ("From: =?UTF-8?B?5L2Q6Jek?= <sato@example.com>\r\n"
            "To: <tanaka@city.example.lg.jp>\r\n"
            "Subject: =?UTF-8?B?5Lya6K2w?=\r\n"
            "Date: Sat, 14 Mar 2026 09:00:00 +0900\r\n"
            "Message-ID: <one@example.com>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
            "--b\r\nContent-Type: text/html; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n" + encoded(html) +
            "\r\n--b\r\nContent-Type: application/octet-stream; name=\"" + name + "\"\r\n"
            "Content-Disposition: attachment; filename=\"" + name + "\"\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n" + program.replace("\n", "\r\n") +
            "\r\n--b--\r\n").encode()


def plain_mail(name):
    return (f"From: <sato@example.com>\r\nTo: <tanaka@city.example.lg.jp>\r\n"
            f"Subject: load ({name})\r\nDate: Sat, 14 Mar 2026 09:00:00 +0900\r\n"
            f"Message-ID: <{name}@example.com>\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\ntext\r\n").encode()


def body_of(data):
    """All text of the mail @data, decoded."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    return "\n".join(part.get_content() for part in mail.walk()
                     if part.get_content_type() == "text/plain")

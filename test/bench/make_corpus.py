#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the mails the bench is run with: always the same bytes.

    make_corpus.py FOLDER     FOLDER/mixed: 200 mails as a town office gets them
                              FOLDER/sized: 1, 10, 100 MB; 1, 100, 9,900 parts;
                              archives of 1, 1,000, 100,000 members

60 plain letters in three charsets, 70 newsletters (plain and HTML), 50 letters
with attachments, 20 with pictures in the text and a forwarded mail inside.
Attachments begin like what they claim to be and go on in noise: nobody opens
them here, and noise is what base64 of compressed files looks like.
"""
import base64
import io
import pathlib
import quopri
import random
import sys
import zipfile
from email.header import Header

TOPICS = ("会議 予算 四半期 報告書 住民票 契約書 請求書 議事録 添付資料 施設予約 防災訓練 "
          "見積書 児童手当 図書館 部署異動 計画案 統計調査 決裁 窓口担当 回覧板 道路工事 "
          "水道料金 選挙事務 国民健康保険").split()
JOINTS = ["について", "に関する", "および", "の", "は、", "を", "、または"]
ENDS = ["確認をお願いします。", "提出してください。", "変更となりました。",
        "開催いたします。", "下記のとおりです。"]
WORDS = ("agenda minutes draft schedule invoice office please reply deadline "
         "attached budget council library survey meeting water notice form "
         "quarter contract delivery estimate").split()
TYPES = {
    "pdf": ("application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "docx": ("application/vnd.openxmlformats-officedocument."
             "wordprocessingml.document", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
    "xlsx": ("application/vnd.openxmlformats-officedocument."
             "spreadsheetml.sheet", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
    "zip": ("application/zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01"),
}
# Bytes of what people attach: from a short note to a scanned folder.
SIZES = [("pdf", 1_050_000), ("pdf", 260_000), ("pdf", 60_000),
         ("docx", 230_000), ("docx", 1_100_000), ("docx", 24_000),
         ("xlsx", 420_000), ("zip", 560_000), ("jpg", 1_900_000),
         ("jpg", 380_000), ("jpg", 2_100_000), ("pdf", 2_200_000)]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0

    def japanese(self, characters):
        lines, total = [], 0
        while total < characters:
            line = "".join(self.random.choice(TOPICS) + self.random.choice(JOINTS)
                           for _ in range(3)) + self.random.choice(ENDS)
            lines.append(line)
            total += len(line)
        return "\n".join(lines) + "\n"

    def english(self, characters):
        lines, total = [], 0
        while total < characters:
            line = " ".join(self.random.choice(WORDS) for _ in range(9)) + "."
            lines.append(line)
            total += len(line)
        return "\n".join(lines) + "\n"

    def html(self, size):
        rows, total = [], 0
        while total < size:
            n = len(rows) + 1
            mark = base64.b64encode(self.random.randbytes(18)).decode()
            text = self.japanese(90) if n % 2 else self.english(180)
            row = (f'<tr><td class="box" style="padding:8px 16px;font-size:14px;'
                   f'line-height:1.7;color:#222222;"><a href="https://mail.example.'
                   f'com/r/{mark}?n={n}&amp;k={n * 7}" target="_blank" style="color:'
                   f'#0055aa"><img src="https://cdn.example.com/{n}.png" width="160" '
                   f'height="80" alt="" border="0"></a><h3>'
                   f'{self.random.choice(TOPICS)}</h3><p>'
                   + text.replace("\n", " ")
                   + f"&nbsp;<b>{self.random.choice(WORDS)}</b></p></td></tr>\n")
            rows.append(row)
            total += len(row.encode())
        return ('<!DOCTYPE html><html><head><meta charset="utf-8"><title>news</title>'
                "<style>body{font-family:sans-serif}.box{border:0}</style></head><body>"
                '<table width="640" cellpadding="0">' + "".join(rows)
                + "</table></body></html>\n")

    def text(self, text, subtype="plain", charset="utf-8", encoding=None):
        data = text.encode(charset, "replace")
        if encoding is None:
            encoding = "7bit" if charset == "iso-2022-jp" else self.random.choice(
                ["base64", "quoted-printable", "8bit"])
        body = data
        if encoding == "base64":
            body = base64.encodebytes(data)
        elif encoding == "quoted-printable":
            body = quopri.encodestring(data)
        return (f"Content-Type: text/{subtype}; charset={charset}\n"
                f"Content-Transfer-Encoding: {encoding}\n\n").encode() + body

    def multipart(self, subtype, parts):
        self.number += 1
        mark = f"----=_part_{self.number}_{self.random.getrandbits(48):012x}"
        head = f'Content-Type: multipart/{subtype}; boundary="{mark}"\n\n'.encode()
        body = b"".join(b"--" + mark.encode() + b"\n" + part.rstrip(b"\n") + b"\n"
                        for part in parts)
        return head + body + b"--" + mark.encode() + b"--\n"

    def archive(self, members):
        """A ZIP of small texts, in folders of a thousand."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
            for i in range(members):
                zipped.writestr(zipfile.ZipInfo(f"{i // 1000:03d}/資料{i % 1000:03d}.txt"),
                                f"資料 {i}\r\n" + "確認をお願いします。\r\n" * 3)
        return b'Content-Type: application/zip; name="a.zip"\n' \
            b'Content-Disposition: attachment; filename="a.zip"\n' \
            b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(out.getvalue())

    def file(self, kind, size, name=None, inline=None):
        media, magic = TYPES[kind]
        data = magic + self.random.randbytes(size - len(magic))
        name = name or f"scan{self.random.randrange(1000)}.{kind}"
        how = "inline" if inline else "attachment"
        if name.isascii():
            what = f'{how}; filename="{name}"'
        else:
            what = f"{how};\n filename*=utf-8''" + "".join(
                f"%{b:02X}" for b in name.encode())
        head = (f"Content-Type: {media}\nContent-Transfer-Encoding: base64\n"
                f"Content-Disposition: {what}\n")
        if inline:
            head += f"Content-ID: <{inline}>\n"
        return (head + "\n").encode() + base64.encodebytes(data)

    def news(self, size, n):
        charset = ["utf-8", "iso-2022-jp", "shift_jis"][n % 3]
        return self.multipart("alternative", [
            self.text(self.japanese(1400) + self.english(1500), "plain", charset),
            self.text(self.html(size), "html", "utf-8",
                      ["quoted-printable", "base64"][n % 2])])

    def mail(self, subject, body):
        self.number += 1
        n = self.number
        charset = "utf-8" if n % 2 else "iso-2022-jp"
        name = Header("役場太郎", "iso-2022-jp").encode()
        signed = base64.b64encode(self.random.randbytes(160)).decode()
        head = [f"Received: from mx{k}.example.net (mx{k}.example.net [192.0.2.{k}])\n"
                f"\tby gw{k}.example.jp (Postfix) with ESMTPS id 4Q{n:04d}{k}\n"
                f"\tfor <b@bench.example>; Mon, 2 Nov 2026 10:00:0{k} +0900 (JST)"
                for k in (3, 2, 1)]
        head += [f'From: "{name}" <taro{n}@example.jp>', "To: b@bench.example",
                 "Subject: " + Header(f"{subject} {n}", charset).encode(),
                 f"Date: Mon, 02 Nov 2026 10:{n % 60:02d}:{n % 59:02d} +0900",
                 f"Message-ID: <{n}.{self.random.randrange(10**9)}@example.jp>",
                 "MIME-Version: 1.0", "X-Mailer: Bench 1.0",
                 "DKIM-Signature: v=1; a=rsa-sha256; d=example.jp; s=s1;\n\tb="
                 + "\n\t ".join(signed[i:i + 70] for i in range(0, len(signed), 70))]
        return "\n".join(head).encode() + b"\n" + body


def mixed(maker):
    """(name, mail) of each of the 200."""
    for k in range(60):
        charset = ["iso-2022-jp", "utf-8", "shift_jis"][k % 3]
        size = maker.random.choice([500, 1100, 2500, 4000])
        text = maker.japanese(size) if k % 4 else maker.english(size)
        yield "plain", maker.mail("会議の件", maker.text(text, "plain", charset))
    for k in range(70):
        yield "news", maker.mail("お知らせ", maker.news(
            maker.random.randint(14000, 45000), k))
    for k in range(50):
        first = maker.text(maker.japanese(700)) if k % 2 else maker.news(9000, k)
        kind, size = SIZES[k % len(SIZES)]
        name = f"資料_{k}.{kind}" if k % 3 else None
        parts = [first, maker.file(kind, size, name)]
        if k % 17 == 3:
            parts = [first, maker.file("xlsx", 4_300_000, "集計表.xlsx")]
        elif k % 5 == 0:
            parts.append(maker.file("jpg", 380_000))
        yield "files", maker.mail("資料送付", maker.multipart("mixed", parts))
    for k in range(20):
        picture = maker.file("jpg", 90_000, inline=f"img{k}")
        shown = maker.multipart("related", [maker.news(16000, k), picture])
        inner = maker.mail("転送", maker.multipart("mixed", [
            maker.text(maker.japanese(1500), "plain", "iso-2022-jp"),
            maker.file(*[("pdf", 60_000), ("docx", 24_000)][k % 2])]))
        deep = maker.text(maker.html(3000), "html", "utf-8", "base64")
        for _ in range(k % 4):
            deep = maker.multipart("mixed", [
                maker.text(maker.english(200), "plain", "utf-8", "7bit"), deep])
        yield "nested", maker.mail("Re: 転送", maker.multipart("mixed", [
            shown, b"Content-Type: message/rfc822\n\n" + inner, deep]))


def sized(maker):
    """One attachment of 1, 10, 100 MB; 1, 100, 9,900 small texts."""
    for megabytes in (1, 10, 100):
        raw = (megabytes * 1_000_000 - 8_000) // 78 * 57
        yield f"{megabytes}mb", maker.mail("大きい", maker.multipart("mixed", [
            maker.text(maker.japanese(700), "plain", "utf-8", "base64"),
            maker.file("pdf", raw, "図面.pdf")]))
    for parts in (1, 100, 9_900):
        yield f"{parts}parts", maker.mail("多い", maker.multipart("mixed", [
            maker.text(maker.japanese(600), "plain", "utf-8", "base64")
            for _ in range(parts)]))
    for members in (1, 1_000, 100_000):
        yield f"{members}members", maker.mail("一式", maker.multipart("mixed", [
            maker.text(maker.japanese(600), "plain", "utf-8", "base64"),
            maker.archive(members)]))


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, mails in (("mixed", mixed(Maker(1))), ("sized", sized(Maker(2)))):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for n, (kind, mail) in enumerate(mails):
            label = f"{n:03d}-{kind}" if name == "mixed" else kind
            (folder / name / f"{label}.eml").write_bytes(mail.replace(b"\n", b"\r\n"))


if __name__ == "__main__":
    main()

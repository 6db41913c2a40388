#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pictures that carry more than pixels, each alone in a mail, under the shipped
policy files-faithful: what leaves, what is counted by which name, which sentence
the notice says, and that nothing of what was hidden is in the mail that leaves.
The pictures are those of samples/pictures, and others made here byte by byte.
"""
import base64
import email
import email.policy
import io
import json
import pathlib
import struct
import subprocess
import sys
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tap import ROOT, Tap, program, scratch  # noqa: E402

PICTURES = ROOT / "samples" / "pictures"
POLICY = ROOT / "samples" / "policy" / "files-faithful.conf"
MARK = b"UNCLEANED-MARK"
MAIL = """From: Sender <sender@example.jp>
To: Town Office <office@city.example.lg.jp>
Subject: picture
Date: Fri, 20 Nov 2026 09:00:00 +0900
Message-ID: <picture@example.jp>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

A picture.
--b
Content-Type: {kind}; name="{name}"
Content-Disposition: attachment; filename="{name}"
Content-Transfer-Encoding: base64

{data}
--b--
"""


def sample(name):
    return (PICTURES / name).read_bytes()


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("a.txt", MARK)
    return out.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks):
    png = sample("alpha.png")
    return png[:33] + b"".join(chunks) + png[33:]


def png_of(width, height):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0,
                                                             0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0" * 4000)) + chunk(b"IEND", b""))


def jpeg_with(*segments):
    jpeg = sample("grey.jpg")
    more = b"".join(b"\xff" + bytes([code]) + struct.pack(">H", len(data) + 2) + data
                    for code, data in segments)
    return jpeg[:2] + more + jpeg[2:]


def gif_of(frames):
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 500, 500, 0) + b"\x02\x02\x4c\x01\0"
    return (b"GIF89a" + struct.pack("<HHBBB", 500, 500, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" +
            frame * frames + b";")


def gif_script():
    """A picture whose first bytes are also a script: its width reads as the
    beginning of a comment, which ends behind the picture."""
    return (b"GIF89a" + b"/*\x01\0\x80\0\0" + b"\0\0\0\xff\xff\xff" + b"\x2c\0\0\0\0\1\0\1\0\0" +
            b"\x02\x02\x44\x01\0;" + b"*/=1;" + MARK)


def icc(data):
    return b"ICC_PROFILE\0\1\1" + data


# What a row says: the file's name, its claimed type, its bytes; then the reason
# it stays outside, or the words counted and the sentences of the notice.
OUT, IN = "out", "in"
PLACE = "位置情報を取り除きました"
DATA = "撮影情報・コメントなどの付加情報を取り除きました"
BEHIND = "画像の後ろに付いていた余分なデータを取り除きました"
ROWS = [
    ("I001-gifar", "a.jpg", "image/jpeg", lambda: sample("grey.jpg") + archive(),
     (OUT, {"polyglot", "ambiguous"}), (IN, {"trailing-bytes": 1}, [BEHIND])),
    ("I001-png-zip", "a.png", "image/png", lambda: sample("alpha.png") + archive(),
     (OUT, {"polyglot", "ambiguous"}), (IN, {"trailing-bytes": 1}, [BEHIND])),
    ("I001-jpeg-page", "a.jpg", "image/jpeg",
     lambda: jpeg_with((0xfe, b"<html><script>" + MARK + b"</script>")),
     (OUT, {"polyglot", "ambiguous", "executable"}), (IN, {"comment": 1}, [DATA])),
    ("I002-gif-script", "a.gif", "image/gif", gif_script,
     (OUT, {"polyglot", "unreadable"}), (IN, {"trailing-bytes": 1}, [BEHIND])),
    ("I003-png-chunks", "a.png", "image/png",
     lambda: png_with(chunk(b"tEXt", b"a\0" + MARK), chunk(b"zTXt", b"a\0\0" +
                      zlib.compress(MARK)), chunk(b"iTXt", b"a\0\0\0\0\0<b>" + MARK),
                      chunk(b"iCCP", b"x\0\0" + zlib.compress(MARK * 9))) + MARK,
     (IN, {"text-chunk": 3, "icc-profile": 1, "trailing-bytes": 1}, [DATA, BEHIND])),
    ("I004-exif", "a.jpg", "image/jpeg", lambda: sample("phone.jpg"),
     (IN, {"exif": 1, "gps": 1, "maker-note": 1, "thumbnail": 1, "comment": 1}, [PLACE, DATA])),
    ("I004-xmp", "a.jpg", "image/jpeg",
     lambda: jpeg_with((0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + MARK),
                       (0xed, b"Photoshop 3.0\0" + MARK), (0xe2, icc(MARK)),
                       (0xe5, MARK)),
     (IN, {"xmp": 1, "iptc": 1, "icc-profile": 1, "unknown-marker": 1}, [DATA])),
    ("I004-cropped", "a.png", "image/png", lambda: sample("alpha.png") + chunk(
        b"IDAT", zlib.compress(MARK)) + chunk(b"IEND", b""),
     (IN, {"trailing-bytes": 1}, [BEHIND])),
    ("I005-png-flood", "a.png", "image/png", lambda: png_of(60000, 60000),
     (OUT, {"limit-pixels"})),
    ("I006-gif-frames", "a.gif", "image/gif", lambda: gif_of(2000), (OUT, {"limit-pixels"})),
    ("I009-psd", "a.psd", "image/vnd.adobe.photoshop", lambda: b"8BPS\0\1" + bytes(40),
     (OUT, {"never-allowed"})),
    ("I009-heic", "a.heic", "image/heic", lambda: b"\0\0\0\x18ftypheic" + bytes(40),
     (OUT, {"picture-format"})),
    ("I009-mif1", "a.heif", "image/heif", lambda: b"\0\0\0\x18ftypmif1" + bytes(40),
     (OUT, {"picture-format"})),
    ("I009-jp2", "a.jp2", "image/jp2", lambda: b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
     (OUT, {"unreadable"})),
    ("I009-jp2-lossy", "a.jp2", "image/jp2", lambda: sample("lossy.jp2"),
     (IN, {"format-changed": 1}, ["「a.jpg」", "元の名前は「a.jp2」"])),
    ("I009-jp2-alpha", "a.jp2", "image/jp2", lambda: sample("alpha.jp2"),
     (IN, {"format-changed": 1}, ["「a.png」"])),
    ("I009-avif", "a.avif", "image/avif", lambda: b"\0\0\0\x18ftypavif" + bytes(40),
     (OUT, {"picture-format"})),
    ("I010-ico", "a.ico", "image/vnd.microsoft.icon",
     lambda: b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x10\0\0\0\x16\0\0\0" + bytes(16),
     (OUT, {"picture-format"})),
    ("I010-cur", "a.cur", "image/x-icon",
     lambda: b"\0\0\2\0\1\0\x10\x10\0\0\1\0\x20\0\x10\0\0\0\x16\0\0\0" + bytes(16),
     (OUT, {"never-allowed"})),
    ("I011-eps", "a.eps", "application/postscript", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n",
     (OUT, {"never-allowed"})),
    ("I012-djvu", "a.djvu", "image/vnd.djvu", lambda: b"AT&TFORM\0\0\0\x10DJVU" + bytes(16),
     (OUT, {"never-allowed"})),
    ("I012-dwg", "a.dwg", "image/vnd.dwg", lambda: b"AC1032" + bytes(32),
     (OUT, {"never-allowed"})),
]


def clean(folder, name, kind, data, number):
    source, out, report = (folder / f"{number}.{end}" for end in ("eml", "out", "json"))
    text = MAIL.format(kind=kind, name=name, data=base64.encodebytes(data).decode())
    source.write_bytes(text.replace("\n", "\r\n").encode())
    done = subprocess.run([program("sekisho"), "clean", "-p", str(POLICY), "--profile", "town",
                           "--as", "mail", "-o", str(out), "-r", str(report), str(source)],
                          capture_output=True, text=True, timeout=120)
    return done, out, json.loads(report.read_text())


def parts_of(path):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return [part for part in mail.walk() if not part.is_multipart()]


def picture_of(report):
    return next(p for p in report["parts"] if p["path"] == ["1", "2"])


def fits(outcome, part, text):
    """What is not as @outcome says, in words; None: nothing."""
    counted = {r["what"]: r["count"] for r in part.get("removed", [])}
    if outcome[0] == OUT:
        return None if part["action"] == "removed" and part["reason"] in outcome[1] else \
            f"{part['action']} {part['reason']} {part.get('detail')}"
    missing = [s for s in outcome[2] if s not in text]
    if not part.get("output") or counted != outcome[1] or missing:
        return f"{part['action']} {part['reason']} {counted}, not said: {missing}"
    return None


def check(tap, folder, number, row):
    name, file, kind, data, *outcomes = row
    done, out, report = clean(folder, file, kind, data(), number)
    parts = parts_of(out)
    text = parts[0].get_content()
    part = picture_of(report)
    wrong = [fits(outcome, part, text) for outcome in outcomes]
    tap.ok(done.returncode == 0 and None in wrong, name, f"{wrong}\n{text}\n{done.stderr}")
    held = [p.get_filename() for p in parts
            if MARK in p.get_payload(decode=True) or b"PK\3\4" in p.get_payload(decode=True)]
    tap.equal(held, [], f"{name}: nothing of what was hidden leaves")
    if part.get("output"):
        tap.equal(part["method"], "sanitize", f"{name}: method")


def main():
    tap = Tap()
    with scratch() as base:
        for number, row in enumerate(ROWS):
            tap.run(row[0], lambda number=number, row=row: check(tap, pathlib.Path(base), number,
                                                                 row))
    tap.done()


main()

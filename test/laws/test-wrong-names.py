#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every file under twelve wrong names: none leaves under a type its bytes are
not. What leaves is judged by Python's own readers (email, json, csv, xml,
zipfile), which share nothing with ours. A seeded sample; `--all` takes the
whole corpus."""
import base64
import csv
import email
import email.policy
import io
import json
import pathlib
import random
import re
import sys
import time
import xml.etree.ElementTree as tree
import zipfile
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from laws import clean_folder, inputs
from tap import Tap, corpus, scratch

SAMPLE = 400       # files of the sample
SMALL = 200_000    # bytes: larger ones only with --all
BATCH = 2_000_000  # bytes of one mail, names together

WRONG = [  # name, claimed type
    ("a.txt", "text/plain"), ("議事録.csv", "text/csv"),
    ("a.tsv", "text/tab-separated-values"), ("a.json", "application/json"),
    ("a.xml", "application/xml"), ("a.ics", "text/calendar"),
    ("a.vcf", "text/vcard"), ("a.zip", "application/zip"),
    ("a.eml", "application/octet-stream"), ("README", "application/octet-stream"),
    (None, "text/plain"), ("a.md", "application/vnd.ms-excel"),
]
POLICY = """
profiles = { wrong = { ambiguous = "rebuild"; files = (
  { type = "archive"; do = "%s"; }, { type = "mail"; do = "clean"; },
  { type = "text"; do = "clean"; }, { type = "table"; do = "clean"; },
  { type = "calendar"; do = "clean"; }, { type = "contact"; do = "clean"; },
  { type = "data"; do = "clean"; }, { type = "*"; do = "remove"; } ); }; };
limits = { parts = 10000; message = 128000000; expanded = 256000000; seconds = 250; };
"""
EXTENSIONS = {
    "text/plain": ("txt", "log", "md"), "text/csv": ("csv",),
    "text/tab-separated-values": ("tsv",), "text/calendar": ("ics",),
    "text/vcard": ("vcf",), "application/json": ("json",),
    "application/xml": ("xml",), "application/zip": ("zip",),
    "message/rfc822": ("eml",),
}
NEVER = re.compile(
    rb"\x7fELF|%!PS|\{\\rt|#!|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf|GIF8|\x89PNG|\xff\xd8"
    rb"|\x1f\x8b|MSCF|ITSF|II\*\0|MM\0\*|L\0\0\0\x01|ID;P|MZ[^ ,\"\t\r\n\x80-\xff]")
FORMULA = re.compile(r"[ \t\n\u00a0\u3000]*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[ \t\n\u00a0\u3000]*([+-]?[\d,.]+([eE][+-]?\d+)?%?|-)\s*$")


# ---- what leaves, by other eyes ------------------------------------------

def text(data):
    found = data.decode("utf-8")
    bad = [c for c in found if (c < " " and c not in "\t\r\n") or "\x7f" <= c < "\xa0"]
    if bad:
        raise ValueError(f"controls {bad[:3]}")
    return found


def table(data, delimiter):
    found = text(data).removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(found, newline=""), delimiter=delimiter,
                          strict=True):
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.match(cell):
                raise ValueError(f"a formula: {cell[:20]!r}")


def content_lines(data, name):
    lines = re.sub(r"\r\n ", "", text(data)).split("\r\n")[:-1]
    depth = []
    for line in lines:
        key, _, value = line.partition(":")
        if not re.match(r"[A-Z-]+(;|$)", key):
            raise ValueError(f"no content line: {line[:30]!r}")
        if key == "BEGIN":
            depth.append(value)
        elif key == "END" and depth.pop() != value:
            raise ValueError("END")
        elif re.match(r"(ATTACH|URL|PHOTO|LOGO|SOUND|KEY)\b", key):
            raise ValueError(key)
    if depth or lines[0] != f"BEGIN:{name}":
        raise ValueError("not one of " + name)


def archive(data):
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        for info in zipped.infolist():
            kind = [t for t, e in EXTENSIONS.items()
                    if info.filename.rsplit(".", 1)[-1].lower() in e]
            judge(kind[0], info.filename.rsplit("/", 1)[-1], zipped.read(info))


def mail(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    if message.defects:
        raise ValueError(message.defects)
    leaves(message)


READERS = {
    "text/plain": text, "text/csv": lambda d: table(d, ","),
    "text/tab-separated-values": lambda d: table(d, "\t"),
    "text/calendar": lambda d: content_lines(d, "VCALENDAR"),
    "text/vcard": lambda d: content_lines(d, "VCARD"),
    "application/json": lambda d: json.loads(text(d)),
    "application/xml": lambda d: (text(d), tree.fromstring(d)),
    "application/zip": archive, "message/rfc822": mail,
}


def judge(kind, name, data):
    """Raises unless @data is a file of @kind called @name."""
    if name.rsplit(".", 1)[-1].lower() not in EXTENSIONS[kind]:
        raise ValueError(f"{name} as {kind}")
    if not data and kind != "message/rfc822":
        return
    if NEVER.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise ValueError(f"begins as {data[:8]!r}")
    READERS[kind](data)


def content(part):
    if part.get_content_type() == "message/rfc822":
        return part.get_payload(0).as_bytes(policy=part.policy.clone(linesep="\r\n"))
    return part.get_payload(decode=True)


def leaves(message):
    """How many files left with @message, by type; all of them judged."""
    left = Counter()
    if not message.is_multipart():
        text(message.get_payload(decode=True))
        return left
    parts = message.get_payload()
    text(parts[0].get_payload(decode=True))
    for part in parts[1:]:
        kind, name = part.get_content_type(), part.get_filename()
        try:
            judge(kind, name, content(part))
        except Exception as error:
            raise ValueError(f"{name}, {kind}: {error!r}") from error
        left[kind] += 1
    return left


# ---- the mails -----------------------------------------------------------

def attached(data, name, kind):
    lines = base64.encodebytes(data).replace(b"\n", b"\r\n")
    said = f"Content-Type: {kind}\r\nContent-Disposition: attachment"
    if name is not None:
        said += "; filename*=utf-8''" + "".join(
            c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode())
            for c in name)
    return f"--wrap\r\n{said}\r\nContent-Transfer-Encoding: base64\r\n\r\n" \
        .encode() + lines


def write_mails(folder, files):
    """Mails in which each of @files is attached twelve times."""
    head = (b"From: sender@example.com\r\nTo: staff@city.example.lg.jp\r\n"
            b"Subject: wrong names\r\nDate: Fri, 20 Nov 2026 09:00:00 +0900\r\n"
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=wrap"
            b"\r\n\r\n--wrap\r\nContent-Type: text/plain\r\n\r\nFiles.\r\n")
    folder.mkdir()
    batches, batch, size = [], [], 0
    for path in files:
        if batch and size + path.stat().st_size * len(WRONG) > BATCH:
            batches.append(batch)
            batch, size = [], 0
        batch.append(path)
        size += path.stat().st_size * len(WRONG)
    batches.append(batch)
    for i, batch in enumerate(batches):
        parts = [attached(path.read_bytes(), name, kind)
                 for path in batch for name, kind in WRONG]
        (folder / f"{i:04d}.eml").write_bytes(head + b"".join(parts) + b"--wrap--\r\n")
    return batches


def run(tap, files, work, archives):
    policy = work / f"{archives}.conf"
    policy.write_text(POLICY % archives)
    batches = write_mails(work / f"in-{archives}", files)
    began = time.monotonic()
    status, reports, errors = clean_folder(
        str(policy), work / f"in-{archives}", work / f"out-{archives}",
        work / "report.jsonl", timeout=3000)
    took = time.monotonic() - began
    faults = [b.name for b in inputs(work / f"in-{archives}") if f"{b.name}:" in errors]
    tap.ok(status == 0, f"{archives}: {len(batches)} mails, each released", errors[-2000:])
    left, wrong, first = Counter(), [], Counter()
    for path in inputs(work / f"out-{archives}"):
        try:
            left += leaves(email.message_from_bytes(path.read_bytes(),
                                                    policy=email.policy.default))
        except Exception as error:
            wrong.append(f"{path.name}: {error}")
    for report in reports:
        first.update(p["reason"] or "passed" for p in report["parts"]
                     if len(p["path"]) == 2 and p["path"][1] != "1")
    tap.ok(not wrong, f"{archives}: every file that left is what it is called",
           "\n".join(wrong[:20]))
    tap.ok(sum(left.values()) > 0, f"{archives}: some do leave")
    tap.note(f"{len(files)} files x {len(WRONG)}: {took:.1f} s, faults {faults[:5]}")
    tap.note(f"left: {dict(left.most_common())}")
    tap.note(f"reasons: {dict(first.most_common())}")


def main():
    tap = Tap()
    base = corpus()
    if base is None:
        tap.skip("wrong names", "../shared/corpus is not here")
        tap.done()
    files = [p for p in inputs(base) if "LICENSES" not in p.parts]
    if "--all" not in sys.argv:
        small = [p for p in files if p.stat().st_size <= SMALL]
        files = sorted(random.Random(20261120).sample(small, min(SAMPLE, len(small))))
    with scratch() as work:
        run(tap, files, pathlib.Path(work), "flatten")
        run(tap, files, pathlib.Path(work), "repack")
    tap.done()


if __name__ == "__main__":
    main()

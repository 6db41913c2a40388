#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every html, text-charset and tnef-msg file of the corpus, wrapped into a
mail once as its body and once as an attachment, in both output charsets: the
laws hold, and as an attachment nothing of it crosses."""
import base64
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from laws import body_of, check, clean_folder, inputs, text_of, write_policy
from tap import Tap, corpus, scratch

HEAD = (b"From: sender@example.com\r\nTo: staff@city.example.lg.jp\r\n"
        b"Subject: wrapped\r\nDate: Fri, 20 Nov 2026 09:00:00 +0900\r\n"
        b"MIME-Version: 1.0\r\n")
TYPES = {"html": b"text/html", "text-charset": b"text/plain",
         "tnef-msg": b"application/octet-stream"}


def encoded(content):
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def as_body(kind, content):
    return HEAD + b"Content-Type: " + TYPES[kind] + \
        b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded(content)


def as_attachment(kind, content):
    return HEAD + b"Content-Type: multipart/mixed; boundary=wrap\r\n\r\n" \
        b"--wrap\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n" \
        b"--wrap\r\nContent-Type: " + TYPES[kind] + b"; name=file.bin\r\n" \
        b"Content-Disposition: attachment; filename=file.bin\r\n" \
        b"Content-Transfer-Encoding: base64\r\n\r\n" + encoded(content) + b"--wrap--\r\n"


def wrap_all(kind, folder, target):
    for source in inputs(folder):
        name = str(source.relative_to(folder)).replace("/", "_")
        content = source.read_bytes()
        (target / f"{name}.body.eml").write_bytes(as_body(kind, content))
        (target / f"{name}.file.eml").write_bytes(as_attachment(kind, content))


def judge(tap, kind, charset, wrapped, work):
    policy = write_policy(work, "rebuild", f'charset = "{charset}";')
    first = pathlib.Path(work) / f"{kind}-{charset}"
    second = pathlib.Path(work) / f"{kind}-{charset}-2"
    status, reports, errors = clean_folder(policy, wrapped, first, f"{first}.jsonl")
    tap.ok(status in (0, 1) and len(reports) == len(inputs(wrapped)),
           f"{kind} as {charset}: no fault in {len(reports)} mails", errors)
    clean_folder(policy, first, second, f"{second}.jsonl")
    wrong = []
    for mail in inputs(first):
        cleaned = mail.read_bytes()
        wrong += [f"{mail.name}: {w}"
                  for w in check((wrapped / mail.name).read_bytes(), cleaned)]
        again = second / mail.name
        if not again.is_file() or body_of(again.read_bytes()) != body_of(cleaned):
            wrong.append(f"{mail.name}: the second pass changes the body")
        if mail.name.endswith(".file.eml") and "file.bin" not in text_of(cleaned):
            wrong.append(f"{mail.name}: does not name what was taken out")
    tap.ok(not wrong, f"{kind} as {charset}: the laws hold", "\n".join(wrong))


def main():
    tap = Tap()
    for kind in TYPES:
        folder = corpus(kind)
        if folder is None:
            tap.skip(f"corpus of {kind}", "../shared/corpus is not here")
            continue
        with scratch() as work:
            wrapped = pathlib.Path(work) / "wrapped"
            wrapped.mkdir()
            wrap_all(kind, folder, wrapped)
            for charset in ("utf-8", "iso-2022-jp"):
                judge(tap, kind, charset, wrapped, work)
    tap.done()


if __name__ == "__main__":
    main()

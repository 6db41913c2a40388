#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The worked example of filters/README.md in a whole worker: what a contributor
who follows the page sees in a cleaned mail and in its report.

    test-example.py EXAMPLE_WORKER
"""
import email
import email.policy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import ROOT, Tap, program  # noqa: E402

SAMPLE = ROOT / "samples" / "filter" / "banner.eml"
POLICY = ROOT / "samples" / "policy" / "samples.conf"
TEXT = "The meeting starts at ten.\n"
BANNER = "-- \nSent with Freemail. Get yours today!\n"
JAPANESE = "会議は十時からです。\n"

tap = Tap()


def install(folder, worker):
    """The programs side by side, the example's worker among them."""
    for name in ("sekisho", "sekisho-inspector"):
        shutil.copy(program(name), folder / name)
    shutil.copy(worker, folder / "sekisho-worker")
    return folder / "sekisho"


def clean(sekisho, mail, folder):
    """(cleaned octets, report of the first leaf, words of did)"""
    (folder / "in.eml").write_bytes(mail)
    subprocess.run([str(sekisho), "clean", "-p", str(POLICY), "--profile", "refuse",
                    "--as", "mail", "-o", str(folder / "out.eml"),
                    "-r", str(folder / "report.jsonl"), str(folder / "in.eml")],
                   check=True, timeout=120)
    report = json.loads((folder / "report.jsonl").read_text(encoding="utf-8"))
    leaf = next(p for p in report["parts"] if p["path"] and p["action"] != "split")
    return (folder / "out.eml").read_bytes(), leaf, report["did"]


def text_of(mail):
    message = email.message_from_bytes(mail, policy=email.policy.default)
    return message.get_body().get_content().replace("\r\n", "\n")


def mail_of(body, kind):
    head = SAMPLE.read_bytes().split(b"\r\n\r\n", 1)[0]
    return head.replace(b"text/plain; charset=us-ascii", kind) + b"\r\n\r\n" + \
        body.replace(b"\n", b"\r\n")


def cases():
    """(name, mail, text that must stay, filters that the report must name)"""
    both = ["convert-text", "strip-banner"]
    yield "the sample", SAMPLE.read_bytes(), TEXT, both
    yield ("ISO-2022-JP", mail_of((JAPANESE + BANNER).encode("iso-2022-jp"),
                                  b"text/plain; charset=iso-2022-jp"), JAPANESE, both)
    yield ("Shift_JIS, 8 bit", mail_of((JAPANESE + BANNER).encode("shift_jis"),
                                       b"text/plain; charset=shift_jis"), JAPANESE, both)
    yield ("no banner", mail_of(TEXT.encode(), b"text/plain; charset=us-ascii"), TEXT,
           ["convert-text"])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sekisho = install(folder, sys.argv[1])
        for name, mail, text, filters in cases():
            cleaned, leaf, did = clean(sekisho, mail, folder)
            shown = text_of(cleaned)
            tap.ok("Sent with" not in shown and shown.strip() == text.strip(),
                   f"{name}: the text without the banner", shown)
            tap.equal(leaf["filter"], filters, f"{name}: the report names who changed it")
            tap.equal("banner-stripped" in did, len(filters) == 2 and
                      filters[1] == "strip-banner", f"{name}: and what was done")
            body = cleaned.split(b"\r\n\r\n", 1)[1]
            again = clean(sekisho, cleaned, folder)[0].split(b"\r\n\r\n", 1)[1]
            tap.equal(again, body, f"{name}: a second pass changes nothing")
    tap.done()


main()

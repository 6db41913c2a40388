#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every TNEF and .msg of the corpus, and every mail of it, under a profile that
takes boxes apart and one that gives them back clean: no fault, the inspector
accepts what leaves, Python reads it, a second pass changes no body byte; and
the files in each box are those that a second reader finds there.
"""
import email
import email.policy
import json
import pathlib
import shutil
import subprocess
import sys
from email.message import EmailMessage

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
from containers import files_of_msg, files_of_tnef
from laws import body_of, inputs
from tap import ROOT, Tap, corpus, program, scratch

POLICY = ROOT / "samples" / "policy" / "containers.conf"
PROFILES = ("flatten", "clean")
# What the second reader finds and we do not take for files, or cannot read.
DIFFERENT = {
    # found by a fuzzer: the tables are cut off
    "clusterfuzz-testcase-minimized-POIHSMFFuzzer-4735011465854976.msg": "damaged",
    "clusterfuzz-testcase-minimized-POIHSMFFuzzer-5336473854148608.msg": "damaged",
    # the first bytes are not those of TNEF
    "badchecksum.tnef": "damaged", "example.dat": "no TNEF", "allproductsmar2000.dat": "a text",
}
tap = Tap()


def wrap(path, kind, name):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@a.example", "b@b.example", "box"
    mail["Date"] = "Fri, 20 Nov 2026 09:00:00 +0900"
    mail.set_content("outer\n")
    main, sub = kind.split("/")
    mail.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=name)
    return mail.as_bytes().replace(b"\n", b"\r\n")


def clean(profile, source, folder):
    """(exit status, {relative name: (report, cleaned or None)})."""
    folder.mkdir(parents=True)
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(POLICY), "--profile", profile, "--as", "mail",
         "-o", str(folder / "out"), "-r", str(folder / "report"), str(source)],
        capture_output=True, timeout=500)
    lines = (folder / "report").read_text(encoding="utf-8").splitlines()
    results = {}
    for path, line in zip(inputs(source), lines, strict=True):
        name = str(pathlib.Path(path).relative_to(source))
        out = folder / "out" / name
        results[name] = (json.loads(line), out.read_bytes() if out.is_file() else None)
    return done.returncode, results


def unread(cleaned):
    """Why Python does not read a cleaned mail as a text and files, or None."""
    message = email.message_from_bytes(cleaned, policy=email.policy.default)
    defects = [d for part in message.walk() for d in part.defects]
    bad = [p.get_content_type() for p in message.walk() if p.get_content_type() not in
           ("text/plain", "multipart/mixed", "message/rfc822", "application/zip")]
    return f"{defects} {bad}" if defects or bad else None


def check_folder(name, source, folder):
    for profile in PROFILES:
        status, results = clean(profile, source, folder / profile)
        tap.ok(status in (0, 1), f"{name}, {profile}: no fault among {len(results)}", status)
        no = [(n, r.get("reason")) for n, (r, _) in results.items()
              if r.get("inspection") not in (None, "accepted")]
        tap.equal(no, [], f"{name}, {profile}: the inspector accepts all that leaves")
        wrong = [(n, unread(c)) for n, (_, c) in results.items() if c and unread(c)]
        tap.equal(wrong, [], f"{name}, {profile}: Python reads a text and files")
        _, again = clean(profile, folder / profile / "out", folder / (profile + "-again"))
        changed = [n for n, (_, c) in results.items()
                   if c and (again[n][1] is None or body_of(again[n][1]) != body_of(c))]
        tap.equal(changed, [], f"{name}, {profile}: a second pass changes no body byte")
        yield profile, results


def check_boxes(boxes, folder):
    source = folder / "wrapped"
    source.mkdir(parents=True)
    for path in boxes:
        kind = ("application/octet-stream", "saved.msg") if path.suffix == ".msg" else \
            ("application/ms-tnef", "winmail.dat")
        (source / (path.name + ".eml")).write_bytes(wrap(path, *kind))
    for profile, results in check_folder("boxes", source, folder):
        wrong, files = [], 0
        for path in boxes:
            if path.name in DIFFERENT:
                continue
            parts = results[path.name + ".eml"][0]["parts"]
            seen = {p["sha256"] for p in parts}
            names = {p["name"] for p in parts}
            wanted = (files_of_msg if path.suffix == ".msg" else files_of_tnef)(path.read_bytes())
            files += len(wanted)
            wrong += [(path.name, n, h) for n, h in wanted if h not in seen or
                      (n is not None and n not in names)]
        tap.equal(wrong, [], f"boxes, {profile}: all {files} files that a second reader finds")


def check_as_files(mails, folder):
    """Each mail as an attachment: as ambiguous in there as it is by itself."""
    source = folder / "wrapped"
    for path in inputs(mails):
        target = source / pathlib.Path(path).relative_to(mails)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(wrap(pathlib.Path(path), "application/octet-stream", "mail.eml"))
    _, alone = clean("rebuild", mails, folder / "alone")
    status, within = clean("rebuild", source, folder / "within")
    tap.equal(status, 0, f"mails as files: {len(within)} come through")
    opened, wrong = 0, []
    for name, (report, _) in within.items():
        box = next(p for p in report["parts"] if p["name"] == "mail.eml")
        if box["found"] != "message/rfc822" or box["action"] != "split":
            continue
        opened += 1
        if set(report["ambiguous"]) != set(alone[name][0]["ambiguous"]):
            wrong.append((name, report["ambiguous"], alone[name][0]["ambiguous"]))
    tap.equal(wrong, [], f"mails as files: {opened} are as ambiguous as alone")
    tap.ok(opened > 0.9 * len(within), "mails as files: nine of ten are opened", opened)


def main():
    found = corpus("tnef-msg")
    if found is None:
        tap.skip("boxes of the corpus", "the corpus is not to be had")
        tap.done()
    boxes = sorted(p for p in found.rglob("*") if p.suffix in (".tnef", ".dat", ".msg"))
    with scratch() as folder:
        folder = pathlib.Path(folder)
        tap.run("boxes", lambda: check_boxes(boxes, folder / "boxes"))
        mails = folder / "mails"
        shutil.copytree(corpus("mail"), mails)
        tap.run("mails as files", lambda: check_as_files(mails, folder / "as-files"))
        tap.run("mails", lambda: list(check_folder("mails", mails, folder / "of-mails")))
    tap.done()


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packages (packages.py), each alone as a file under the shipped policy
files-faithful: what is counted, or why it is removed, is as its row says; no
payload is in what leaves, no relationship leads out; a second pass changes no
byte, and the inspector accepts it.
"""
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
from packages import CASES, MARKER  # noqa: E402
from tap import ROOT, Tap, program, scratch  # noqa: E402

POLICY = ROOT / "samples" / "policy" / "files-faithful.conf"


def clean(path, out):
    """Cleans a file. Returns its report, and the bytes that left or None."""
    run = subprocess.run([program("sekisho"), "clean", "-p", POLICY, "--profile", "town",
                          "--as", "file", "-o", out, "-r", out + ".json", path],
                         capture_output=True, timeout=120)
    lines = pathlib.Path(out + ".json").read_text(encoding="utf-8").splitlines()
    report = json.loads(lines[0]) if lines else {"verdict": run.stderr.decode()}
    left = pathlib.Path(out)
    return report, left.read_bytes() if left.exists() else None


def wrong(data):
    """What is wrong with what left, in words, or None."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if MARKER in data or any(MARKER in part for part in parts.values()):
        return "the payload is still there"
    if "町の文書" not in parts["word/document.xml"].decode():
        return "the text is lost"
    if re.search(rb'TargetMode="External"', b"".join(parts.values())):
        return "something leads out"
    return None


def main():
    tap = Tap()
    with scratch() as folder:
        for case in CASES:
            path = os.path.join(folder, case.name, case.file)
            os.mkdir(os.path.dirname(path))
            pathlib.Path(path).write_bytes(case.data)
            report, data = clean(path, path + ".out")
            root = report.get("parts", [{}])[0]
            if case.reason is not None:
                tap.equal((root.get("reason"), data is None or not data.startswith(b"PK")),
                          (case.reason, True), case.name)
                continue
            counts = {one["what"]: one["count"] for one in root.get("removed", [])}
            tap.equal((counts, data is not None and wrong(data)), (case.counts, None), case.name)
            if data is None:
                continue
            again = os.path.join(folder, case.name, "again.docx")
            pathlib.Path(again).write_bytes(data)
            tap.equal(clean(again, again + ".out")[1] == data, True, case.name + ": again")
    tap.done()


main()

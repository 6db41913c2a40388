#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word documents (papers.py), each alone as a file under the shipped policy
files-faithful: the report is the one in samples/words/expected.json, nothing
of what was hidden is in what leaves, what people see is, a second pass changes
no byte, and the inspector accepts it. SEKISHO_UPDATE=1 writes the reports anew:
read the change before it is committed.
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
from papers import CASES  # noqa: E402
from make_slides import MARKER, OPEN  # noqa: E402
from tap import ROOT, Tap, program, scratch  # noqa: E402

POLICY = ROOT / "samples" / "policy" / "files-faithful.conf"
EXPECTED = ROOT / "samples" / "words" / "expected.json"
HARMLESS = re.compile(r"(https?|mailto):")


def clean(path, out):
    """Cleans a file. Returns its report, and the bytes that left or None."""
    run = subprocess.run([program("sekisho"), "clean", "-p", POLICY, "--profile", "town",
                          "--as", "file", "-o", out, "-r", out + ".json", path],
                         capture_output=True, timeout=120)
    lines = pathlib.Path(out + ".json").read_text(encoding="utf-8").splitlines()
    report = json.loads(lines[0]) if lines else {"verdict": run.stderr.decode()}
    left = pathlib.Path(out)
    return report, left.read_bytes() if left.exists() else None


def reduced(report):
    """What of a report is compared: what became of the file and what was taken
    out of it, and of the files in it."""
    return {"verdict": report["verdict"], "parts": [
        {"name": part["name"], "action": part["action"], "reason": part["reason"],
         "removed": {one["what"]: one["count"] for one in part["removed"]}}
        for part in report.get("parts", [])]}


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def targets(parts):
    """The targets outside the package of all relationships."""
    for name, data in parts.items():
        if name.endswith(".rels"):
            for one in re.findall(r"<Relationship [^>]*>", data.decode()):
                if 'TargetMode="External"' in one:
                    yield re.search(r'Target="([^"]*)"', one).group(1)


def wrong(case, report, data):
    """What is wrong with what left, in words, or None."""
    if case.verdict == "removed":
        return None if data is None or not data.startswith(b"PK") else "it left"
    if data is None or not data.startswith(b"PK"):
        return f"nothing left: {report['verdict']} {report.get('reason')}"
    parts = members(data)
    text = "\n".join(v.decode() for k, v in parts.items() if k.endswith((".xml", ".rels", ".vml")))
    counted = {word for part in reduced(report)["parts"] for word in part["removed"]}
    for word in case.counts:
        if word not in counted:
            return f"{word} is not counted: {sorted(counted)}"
    for words in case.kept:
        if words not in text:
            return f"{words!r} is lost"
    for words in case.gone:
        if words in text:
            return f"{words!r} is still there"
    if any(MARKER in v for v in parts.values()) or MARKER in data:
        return "the payload is still there"
    for target in targets(parts):
        if not HARMLESS.match(target):
            return f"a relationship leads to {target}"
    return None


def main():
    tap = Tap()
    expected = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {}
    seen = {}
    with scratch() as folder:
        for case in CASES:
            path = os.path.join(folder, case.name + case.suffix)
            pathlib.Path(path).write_bytes(case.bytes())
            report, data = clean(path, os.path.join(folder, "out-" + case.name + ".docx"))
            seen[case.name] = reduced(report)
            tap.equal(wrong(case, report, data), None, case.name)
            tap.equal(seen[case.name], expected.get(case.name), case.name + ": report")
            if data is None or case.verdict == "removed":
                continue
            again = os.path.join(folder, "again-" + case.name + ".docx")
            pathlib.Path(again).write_bytes(data)
            second = clean(again, again + ".out")[1]
            tap.equal(second == data, True, case.name + ": again")
    if os.environ.get("SEKISHO_UPDATE"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
                            encoding="utf-8")
    tap.done()


main()

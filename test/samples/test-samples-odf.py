#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument files (odf_papers.py), each alone as a file under the shipped
policy files-faithful: the report is the one in samples/odf/expected.json,
nothing of what was hidden is in what leaves, what people see is, a second pass
changes no byte, and the inspector accepts it. SEKISHO_UPDATE=1 writes the
reports anew: read the change before it is committed.
"""
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
from make_slides import MARKER  # noqa: E402
from odf_papers import CASES  # noqa: E402
from tap import ROOT, Tap, program, scratch  # noqa: E402

POLICY = ROOT / "samples" / "policy" / "files-faithful.conf"
EXPECTED = ROOT / "samples" / "odf" / "expected.json"
HREF = "{http://www.w3.org/1999/xlink}href"
HARMLESS = re.compile(r"(https?://|mailto:|#)|\.\.$|(\./)?(Pictures/\w+\.\w+|(ObjectReplacements/)?Object \d+)$")
HOSTILE = re.compile(r"(script|event-listener|plugin|applet|object-ole|dde|section-source|floating-frame|"
                     r"source-service|database|execute-macro|font-face-src)")


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


def judge(name, data):
    """What is wrong with the member of a package, by this reader, or None."""
    for element in ET.fromstring(data).iter():
        if HOSTILE.search(element.tag.partition("}")[2]):
            return f"{name}: {element.tag}"
        if HREF in element.attrib and not HARMLESS.match(element.attrib[HREF]):
            return f"{name}: {element.attrib[HREF]}"
    return None


def wrong(case, report, data):
    """What is wrong with what left, in words, or None."""
    if case.verdict == "removed":
        return None if data is None or not data.startswith(b"PK") else "it left"
    if data is None or not data.startswith(b"PK"):
        return f"nothing left: {report['verdict']} {report.get('reason')}"
    if not report["parts"][0]["output"]["name"].endswith(case.out):
        return "it leaves as " + report["parts"][0]["output"]["name"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
        first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        return "mimetype is not first, or packed"
    for name, bytes_ in parts.items():
        fault = judge(name, bytes_) if name.endswith(".xml") else None
        if fault:
            return fault
    text = "\n".join([v.decode() for k, v in parts.items() if k.endswith(".xml")] + names)
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
    return "the payload is still there" if MARKER in data or any(MARKER in v for v in parts.values()) else None


def main():
    tap = Tap()
    expected = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {}
    seen = {}
    with scratch() as folder:
        for case in CASES:
            path = os.path.join(folder, case.name + case.suffix)
            pathlib.Path(path).write_bytes(case.bytes())
            report, data = clean(path, os.path.join(folder, "out-" + case.name + case.out))
            seen[case.name] = reduced(report)
            tap.equal(wrong(case, report, data), None, case.name)
            tap.equal(seen[case.name], expected.get(case.name), case.name + ": report")
            if data is None or case.verdict == "removed":
                continue
            again = os.path.join(folder, "again-" + case.name + case.out)
            pathlib.Path(again).write_bytes(data)
            second = clean(again, again + ".out")[1]
            tap.equal(second == data, True, case.name + ": again")
    if os.environ.get("SEKISHO_UPDATE"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
                            encoding="utf-8")
    tap.done()


main()

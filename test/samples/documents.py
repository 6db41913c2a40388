# SPDX-License-Identifier: Apache-2.0
"""Documents made on the spot, each alone as a file under the shipped policy
files-faithful: the report is the one that is expected, nothing of what was
hidden is in what leaves, what people see is, a second pass changes no byte, and
the inspector accepts it. SEKISHO_UPDATE=1 writes the expected reports anew: read
the change before it is committed.

The tests test-samples-{words,slides,books,odf}.py hand in their cases and how
what left is judged; judge_ooxml serves the first three.
"""
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from make_slides import MARKER  # noqa: E402
from tap import ROOT, Tap, program, scratch  # noqa: E402

POLICY = ROOT / "samples" / "policy" / "files-faithful.conf"
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


def wrong_words(case, counted, parts, text):
    """What is wrong with the words of a document that left, its members @parts
    and the text in them @text: in words, or None. @counted are the words that
    its report counts."""
    for word in case.counts:
        if word not in counted:
            return f"{word} is not counted: {sorted(counted)}"
    for words in case.kept:
        if words not in text:
            return f"{words!r} is lost"
    for words in case.gone:
        if words in text:
            return f"{words!r} is still there"
    return "the payload is still there" if any(MARKER in v for v in parts.values()) else None


def targets(parts):
    """The targets outside the package of all relationships."""
    for name, data in parts.items():
        if name.endswith(".rels"):
            for one in re.findall(r"<Relationship [^>]*>", data.decode()):
                if 'TargetMode="External"' in one:
                    yield re.search(r'Target="([^"]*)"', one).group(1)


def judge_ooxml(case, counted, data):
    """What is wrong with a document of OOXML that left: in words, or None."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = "\n".join(v.decode() for k, v in parts.items() if k.endswith((".xml", ".rels", ".vml")))
    fault = wrong_words(case, counted, parts, text)
    if fault:
        return fault
    for target in targets(parts):
        if not HARMLESS.match(target):
            return f"a relationship leads to {target}"
    return None


def wrong(case, counted, data, judge):
    """What is wrong with what became of a case: in words, or None."""
    left = data is not None and data.startswith(b"PK")
    if case.verdict == "removed" or not left:
        return None if left == (case.verdict != "removed") else f"it left: {left}"
    return "the payload is still there" if MARKER in data else judge(case, counted, data)


def wrong_name(report, suffix):
    """What is wrong with the name under which a document leaves, or None."""
    name = report["parts"][0]["output"]["name"] if report.get("parts") else report["verdict"]
    return None if name.endswith(suffix) else f"it leaves as {name}"


def run(cases, judge, folder, suffix_of):
    """Tries all @cases; their reports stand in samples/@folder/expected.json.
    @suffix_of tells the extension under which a case leaves."""
    tap, seen = Tap(), {}
    home = ROOT / "samples" / folder / "expected.json"
    expected = json.loads(home.read_text(encoding="utf-8")) if home.exists() else {}
    with scratch() as work:
        for case in cases:
            path = os.path.join(work, case.name + case.suffix)
            pathlib.Path(path).write_bytes(case.bytes())
            report, data = clean(path, os.path.join(work, "out-" + case.name + suffix_of(case)))
            seen[case.name] = reduced(report)
            counted = {word for part in seen[case.name]["parts"] for word in part["removed"]}
            tap.equal(wrong(case, counted, data, judge), None, case.name)
            tap.equal(seen[case.name], expected.get(case.name), case.name + ": report")
            if data is None or case.verdict == "removed":
                continue
            tap.equal(wrong_name(report, suffix_of(case)), None, case.name + ": name")
            again = os.path.join(work, "again-" + case.name + suffix_of(case))
            pathlib.Path(again).write_bytes(data)
            tap.equal(clean(again, again + ".out")[1] == data, True, case.name + ": again")
    if os.environ.get("SEKISHO_UPDATE"):
        home.parent.mkdir(exist_ok=True)
        home.write_text(json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
                        encoding="utf-8")
    tap.done()

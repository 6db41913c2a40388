#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sample of samples/files becomes what its catalogue says: what leaves has
the name, the type and the text it must have, what does not has its reason; no
payload leaves, and a second pass changes nothing."""
import json
import pathlib
import tempfile

import samples
from catalogue_files import FILES
from laws import body_of
from tap import Tap

tap = Tap()


def leaves(report):
    """The files of a report in order: its leaves, but for the mail's own text."""
    paths = [p["path"] for p in report["parts"]]
    return [p for p in report["parts"][2:]
            if p["path"][:2] != ["1", "1"] and p["action"] != "split" and
            not any(q != p["path"] and q[:len(p["path"])] == p["path"] for q in paths)]


def judge_row(row, report, cleaned):
    """What of the catalogue's row does not hold."""
    found, out = leaves(report), {name: (kind, octets)
                                  for name, kind, octets in samples.files_of(cleaned)}
    if len(found) != len(row):
        return [f"{len(found)} files, the row has {len(row)}: {[p['name'] for p in found]}"]
    wrong = []
    for part, wanted in zip(found, row):
        if wanted[0] == "-":
            if part["action"] != "removed" or part["reason"] != wanted[1]:
                wrong.append(f"{part['name']}: {part['action']} {part['reason']} "
                             f"{part.get('detail')}, must be removed: {wanted[1]}")
            continue
        name, kind, holds = wanted
        if part["action"] == "removed":
            wrong.append(f"{part['name']}: removed ({part['reason']} {part.get('detail')}), "
                         f"must leave as {name}")
        elif name not in out:
            wrong.append(f"{part['name']}: no {name} leaves, but {sorted(out)}")
        elif out[name][0] != kind or holds not in out[name][1].decode("utf-8"):
            wrong.append(f"{name}: {out[name]}, must be {kind} with {holds!r}")
    expected = sorted(w[0] for w in row if w[0] != "-")
    if sorted(out) != expected:
        wrong.append(f"what leaves is {sorted(out)}, must be {expected}")
    return wrong


def compare(path, report, cleaned):
    """The expectation beside a sample against what was made now."""
    report_file, text_file = samples.expected_files(path)
    if not report_file.exists():
        return [f"{report_file.name} is missing: test/samples/update.py"]
    value, text = samples.reduced(report, cleaned), samples.expected_files_text(cleaned)
    wrong = []
    if json.loads(report_file.read_text(encoding="utf-8")) != value:
        wrong.append(f"{report_file.name} says otherwise; now:\n" + samples.to_json(value))
    if text_file.read_text(encoding="utf-8") != text:
        wrong.append(f"{text_file.name} says otherwise; now:\n{text}")
    return wrong


def second_pass(folder, runs):
    """{name: why} where a second pass changes the mail."""
    source = folder / "again"
    source.mkdir()
    for name, (_, cleaned) in runs.items():
        (source / (name + ".eml")).write_bytes(cleaned)
    again = samples.clean(samples.POLICY, list(source.glob("*.eml")), folder / "second", "files")
    changed = {}
    for name, (_, cleaned) in runs.items():
        report, twice = again[name]
        if twice is None:
            changed[name] = f"withheld: {report['reason']} {report['ambiguous']}"
        elif samples.files_of(twice) != samples.files_of(cleaned):
            changed[name] = "the files changed"
        elif body_of(twice) != body_of(cleaned):
            changed[name] = "the body changed"
    return changed


def test_files(folder):
    runs = samples.run_files(folder)
    changed = second_pass(folder, {n: r for n, r in runs.items() if r[1] is not None})
    for path in samples.file_samples():
        report, cleaned = runs[path.stem]
        if cleaned is None:
            tap.ok(False, "files/" + path.stem, f"withheld: {report['reason']}")
            continue
        wrong = judge_row(FILES.get(path.stem, []), report, cleaned)
        where = samples.payload_in(cleaned)
        wrong += [f"the payload leaves {where}"] if where else []
        wrong += [f"the payload leaves in {name}" for name, _, octets in samples.files_of(cleaned)
                  if samples.MARKER in octets]
        wrong += [f"second pass: {changed[path.stem]}"] if path.stem in changed else []
        wrong += compare(path, report, cleaned)
        tap.ok(not wrong, "files/" + path.stem, "\n".join(wrong))
    tap.equal(sorted(FILES), sorted(p.stem for p in samples.file_samples()),
              "every sample has its row, every row its sample")


with tempfile.TemporaryDirectory(prefix="sekisho-samples-") as scratch:
    tap.run("files", lambda: test_files(pathlib.Path(scratch)))
tap.done()

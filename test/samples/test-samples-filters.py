#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every filter of THE LIST has a sample: over all mails of samples/ and all
documents made from them, under several profiles, each is named by some report as
one that decided about a part."""
import json
import pathlib
import subprocess
import tempfile

import books
import odf_papers
import papers
import samples  # noqa: F401, the path of tap
from make_books import locked_agile
from tap import ROOT, Tap, program

POLICY = """
profiles = {
  text = { base = "text-only"; };
  files = { base = "files-basic"; };
  boxes = { base = "text-only"; files = (
    { type = "mail"; do = "clean"; }, { type = "archive"; do = "repack"; },
    { type = "picture"; do = "clean"; }, { type = "text"; do = "clean"; },
    { type = "*"; do = "remove"; } ); };
  documents = { base = "files-faithful"; };
  words = { base = "files-faithful"; files = (
    { type = "document"; do = "text"; }, { type = "spreadsheet"; do = "text"; } ); };
};
"""


def make_documents(folder):
    """Writes the documents of the samples, one of them encrypted, below @folder."""
    folder.mkdir()
    for case in (*papers.CASES, *odf_papers.CASES, *books.CASES):
        (folder / (case.name + case.suffix)).write_bytes(case.bytes())
    workbook = next(case for case in books.CASES if case.suffix == ".xlsx")
    (folder / "locked.xlsx").write_bytes(locked_agile(workbook.bytes()))


def named(folder, profile, as_word, inputs):
    """The filters that the reports of all samples name."""
    report = folder / "report.jsonl"
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(folder / "policy.conf"), "--profile", profile,
         "--as", as_word, "-o", str(folder / profile), "-r", str(report), *map(str, inputs)],
        capture_output=True, timeout=170)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return {name for line in report.read_text(encoding="utf-8").splitlines()
            for part in json.loads(line).get("parts", ()) for name in part["filter"]}


def main():
    tap = Tap()
    listed = [line.split()[0] for line in subprocess.run(
        [program("sekisho"), "filters"], check=True, capture_output=True,
        text=True).stdout.splitlines()]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "policy.conf").write_text(POLICY, encoding="utf-8")
        make_documents(folder / "made")
        mails = [ROOT / "samples" / name for name in
                 ("mail", "files", "containers", "variants", "pictures")]
        files = [folder / "made", ROOT / "samples" / "pdf", *ROOT.glob("samples/pictures/*.emf")]
        seen = set().union(*(named(folder, p, "mail", mails) for p in ("text", "files", "boxes")),
                           *(named(folder, p, "file", files) for p in ("documents", "words")))
    for filter_ in listed:
        tap.ok(filter_ in seen, f"{filter_} decides about a part of a sample")
    tap.done()


main()

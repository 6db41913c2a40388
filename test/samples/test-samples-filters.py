#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every filter of THE LIST has a sample: over all mails of samples/, under three
profiles, each is named by some report as one that decided about a part."""
import json
import pathlib
import subprocess
import tempfile

import samples  # noqa: F401, the path of tap
from tap import ROOT, Tap, program

POLICY = """
profiles = {
  text = { base = "text-only"; };
  files = { base = "files-basic"; };
  boxes = { base = "text-only"; files = (
    { type = "mail"; do = "clean"; }, { type = "archive"; do = "repack"; },
    { type = "picture"; do = "clean"; }, { type = "text"; do = "clean"; },
    { type = "*"; do = "remove"; } ); };
};
"""

# Filters of which no mail among the samples has a file yet.
WAITING = {"rebuild-picture"}


def named(folder, profile):
    """The filters that the reports of all samples name."""
    report = folder / "report.jsonl"
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(folder / "policy.conf"), "--profile", profile,
         "--as", "mail", "-o", str(folder / profile), "-r", str(report),
         *(str(ROOT / "samples" / name) for name in
           ("mail", "files", "containers", "variants", "pictures"))],
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
        seen = set().union(*(named(folder, p) for p in ("text", "files", "boxes")))
    for filter_ in listed:
        if filter_ in WAITING - seen:
            tap.skip(filter_, "it waits for a sample")
        else:
            tap.ok(filter_ in seen, f"{filter_} decides about a part of a sample")
    tap.done()


main()

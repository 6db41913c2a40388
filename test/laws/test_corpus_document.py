#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Documents of other projects: no fault, a report each, a second pass changes no
byte, the inspector accepts, and a judge that shares nothing with us finds
nothing in what leaves. Prints TAP; says so where the corpus is not to be had.

    test_corpus_document.py office|odf
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
import document_judge  # noqa: E402
import picture_law  # noqa: E402
from tap import Tap, corpus, scratch  # noqa: E402

SUFFIXES = {"office": {".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm",
                       ".xlsb", ".pptx", ".pptm", ".ppsx", ".potx", ".vsdx"},
            "odf": {".odt", ".ott", ".ods", ".ots", ".odp", ".otp", ".odg", ".fodt", ".fods",
                    ".fodp"}}
# By CPU time of the whole law: enough for 10 KB of deflate each, not for sheets
# of tens of megabytes, which are measured in test/bench.
LARGEST = 1 << 20

picture_law.POLICY = """profiles = { p = { base = "files-faithful"; }; };
limits = { expanded = "500M"; seconds = 60; };\n"""


def gather_from(kind, tap):
    def gather(folder):
        n = 0
        for path in sorted((corpus(kind) or pathlib.Path("/nonexistent")).rglob("*")):
            if path.suffix.lower() in SUFFIXES[kind] and path.is_file():
                if path.stat().st_size > LARGEST:
                    tap.note(f"too large for this law: {path.name}")
                    continue
                (folder / f"{n:04d}_{path.name}").write_bytes(path.read_bytes())
                n += 1
        return n
    return gather


def main():
    tap, kind = Tap(), sys.argv[1]
    if not corpus(kind):
        tap.skip(f"documents of the corpus ({kind})", "no corpus beside the project")
        tap.done()
    with scratch() as base:
        for before, after, part in picture_law.cleaned_twice(
                tap, pathlib.Path(base), gather_from(kind, tap), "documents"):
            wrong = [] if after.suffix == ".txt" else document_judge.judge(after)
            tap.equal(wrong[:5], [], f"{before.name}: nothing in it that fetches or runs")
    tap.done()


main()

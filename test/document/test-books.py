#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbooks of the samples (books.py) through the pipeline in one process,
so that a sanitizer sees them: what must be counted is, nothing that was hidden
leaves, what people see does, and a second pass changes no byte.

    test-books.py DOCUMENT-DRIVER
"""
import importlib.util
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "samples"))
from tap import Tap, scratch  # noqa: E402

spec = importlib.util.spec_from_file_location("books_test", HERE.parent / "samples" / "test-samples-books.py")
judge = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judge)


def run(driver, folder, paths):
    """What the driver says of each file: its words, and its own line."""
    said, counted, name = {}, {}, None
    out = subprocess.run([driver, "files-faithful", "", folder] + paths, capture_output=True, text=True, timeout=300)
    for line in out.stdout.splitlines():
        if not line.startswith(" "):
            name = line.split(":")[0]
            said[name], counted[name] = line, set()
        counted[name] |= set(re.findall(r"([a-z-]+)=\d", line))
    return said, counted


def main():
    tap = Tap()
    with scratch() as folder:
        source, left = pathlib.Path(folder, "in"), pathlib.Path(folder, "out")
        source.mkdir()
        left.mkdir()
        paths = []
        for case in judge.CASES:
            path = source / (case.name + case.suffix)
            path.write_bytes(case.bytes())
            paths.append(str(path))
        said, counted = run(sys.argv[1], str(left), paths)
        for case, path in zip(judge.CASES, paths):
            name = pathlib.Path(path).name
            out = next((p.read_bytes() for p in (left / name, left / (case.name + ".xlsx")) if p.exists()), None)
            tap.equal(judge.wrong(case, counted[name], out), None, case.name)
            if out is not None:
                tap.equal(said[name].rsplit(" ", 1)[-1], "same", case.name + ": again")
    tap.done()


main()

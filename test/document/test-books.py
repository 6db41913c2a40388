#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbooks of the samples (books.py) through the pipeline in one process,
so that a sanitizer sees them: what must be counted is, nothing that was hidden
leaves, what people see does, and a second pass changes no byte.

    test-books.py DOCUMENT-DRIVER
"""
import io
import pathlib
import random
import re
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "samples"))
from books import CASES  # noqa: E402
from documents import judge_ooxml, wrong  # noqa: E402
from tap import Tap, scratch  # noqa: E402



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


def flipped(number):
    """A workbook with some bytes of one of its parts changed."""
    chance = random.Random(number)
    case = chance.choice([c for c in CASES if c.name.startswith("office-")])
    book = case.book()
    book.bytes()
    name = chance.choice(sorted(n for n in book.parts if not n.startswith("_rels") and n[0] != "["))
    data = bytearray(book.parts[name])
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[at] ^= 1 << chance.randrange(8)
        else:
            data[at:at + chance.randrange(1, 20)] = chance.choice([b"", b"<f>CALL(1)</f>", b"=", b'"', b"<", b"[1]!"])
    book.parts[name] = bytes(data)
    return book


def test_flips(tap, driver, folder):
    """500 damaged workbooks: no fault, and what leaves is accepted and stays."""
    paths = []
    for number in range(500):
        book = flipped(number)
        damaged = dict(book.parts)
        data = book.bytes()  # writes the workbook part and the relationships anew
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            names = whole.namelist()
        path = pathlib.Path(folder, f"{number}.xlsx")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), damaged[name])
        paths.append(str(path))
    out = subprocess.run([driver, "files-faithful", "", "-"] + paths, capture_output=True, text=True, timeout=280)
    lines = [line for line in out.stdout.splitlines() if not line.startswith(" ")]
    tap.equal(out.returncode, 0, "flips: no fault")
    tap.equal(len(lines), 500, "flips: all are told of")
    left = [line for line in lines if ": removed " not in line]
    tap.equal([line for line in left if not line.endswith("accepted same")], [], "flips: accepted, and again")
    tap.equal(len(left) > 50, True, "flips: some leave")


def main():
    tap = Tap()
    with scratch() as folder:
        source, left = pathlib.Path(folder, "in"), pathlib.Path(folder, "out")
        source.mkdir()
        left.mkdir()
        paths = []
        for case in CASES:
            path = source / (case.name + case.suffix)
            path.write_bytes(case.bytes())
            paths.append(str(path))
        said, counted = run(sys.argv[1], str(left), paths)
        for case, path in zip(CASES, paths):
            name = pathlib.Path(path).name
            out = next((p.read_bytes() for p in (left / name, left / (case.name + ".xlsx")) if p.exists()), None)
            tap.equal(wrong(case, counted[name], out, judge_ooxml), None, case.name)
            if out is not None:
                tap.equal(said[name].rsplit(" ", 1)[-1], "same", case.name + ": again")
        test_flips(tap, sys.argv[1], folder)
    tap.done()


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What was encrypted under the password of Excel leaves in the place of what
held it, cleaned and under the name of what it is; if it does not pass, neither
does what held it.

    test-rebuild-locked.py DOCUMENT-DRIVER
"""
import pathlib
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "samples"))
from books import entities, form, macros, simple  # noqa: E402
from make_books import locked_agile, locked_standard  # noqa: E402
from tap import Tap, scratch  # noqa: E402

# name, what is encrypted, how, the name under which it leaves or None
CASES = [
    ("a.xlsx", simple, locked_agile, "a.xlsx"),
    ("b.xlsm", macros, locked_agile, "b.xlsx"),
    ("c.xlsx", form, locked_standard, "c.xlsx"),
    ("d.xlsx", entities, locked_agile, None),
    ("e.xlsx", lambda: b"\x7fELF\x02\x01\x01" + bytes(600), locked_agile, None),
]


def main():
    tap = Tap()
    with scratch() as folder:
        for name, made, lock, left in CASES:
            inner = made()
            path = pathlib.Path(folder, "in-" + name)
            path.write_bytes(lock(inner if isinstance(inner, bytes) else inner.bytes()))
            out = pathlib.Path(folder, "out-" + name)
            out.mkdir()
            run = subprocess.run([sys.argv[1], "files-faithful", "", str(out), str(path)], capture_output=True,
                                 text=True, timeout=60)
            tap.equal(run.returncode, 0, name + ": no fault")
            names = [p.name for p in out.iterdir()]
            tap.equal(names, ["in-" + left] if left else [], name)
            if left and names:
                tap.equal(zipfile.ZipFile(out / names[0]).testzip(), None, name + ": a package")
                tap.equal("accepted" in run.stdout and "same" in run.stdout, True, name + ": accepted, and again")
    tap.done()


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our ZIP as others read it: Python's zipfile, 7-Zip and bsdtar find the same
members with the same content, and none of them has a warning."""
import pathlib
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, scratch


def content(i):
    return "".join(f"line {k} of {i}\n" for k in range(i * 100)).encode()


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*") if p.is_file()}


def unpack(tap, program, command, expected, work):
    target = pathlib.Path(work) / program
    target.mkdir()
    if shutil.which(program) is None:
        tap.skip(f"{program} reads it", f"no {program} here")
        return
    done = subprocess.run(command, cwd=target, capture_output=True, timeout=60)
    tap.ok(done.returncode == 0 and b"arning" not in done.stdout + done.stderr,
           f"{program} has no complaint", (done.stdout + done.stderr).decode())
    tap.equal(tree(target), expected, f"{program} reads the same members")


def main():
    tap = Tap()
    with scratch() as work:
        path = pathlib.Path(work) / "ours.zip"
        subprocess.run([sys.argv[1], str(path)], check=True, timeout=60)
        with zipfile.ZipFile(path) as archive:
            tap.ok(archive.testzip() is None, "zipfile finds no damage")
            names = archive.namelist()
            expected = {n: archive.read(n) for n in names}
            tap.ok(all(i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra
                       for i in archive.infolist()), "no clock, no extra field")
        tap.ok(len(names) == 19 and len(set(names)) == 19, "all members, once each")
        tap.ok(all(expected[n] == content(i) for i, n in enumerate(names)),
               "zipfile reads what was put in")
        unpack(tap, "7zz", ["7zz", "x", "-bd", str(path)], expected, work)
        unpack(tap, "bsdtar", ["bsdtar", "-xf", str(path)], expected, work)
    tap.done()


if __name__ == "__main__":
    main()

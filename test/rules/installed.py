#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `meson install` puts where. Prints TAP.

    installed.py BUILD
"""
import pathlib
import subprocess
import sys
import tempfile

WANTED = {"bin/sekisho", "sbin/sekisho-milter", "sekisho/sekisho-worker",
          "sekisho/sekisho-inspector"}


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["meson", "install", "--no-rebuild", "-C", sys.argv[1],
                        "--destdir", folder], check=True, capture_output=True)
        files = [p for p in pathlib.Path(folder).rglob("*") if p.is_file()]
        found = {"/".join(p.parts[-2:]) for p in files}
        runs = all(p.stat().st_mode & 0o111 for p in files)
    good = found == WANTED and runs
    print(f"{'ok' if good else 'not ok'} 1 - an install is four programs and no test")
    if not good:
        print(f"# found {sorted(found)}, programs: {runs}")
    print("1..1")


main()

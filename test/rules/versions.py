#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One version, from meson.build: the programs print it, the package has it, and
the changelog knows it. Prints TAP.

    versions.py ROOT PROGRAM…
"""
import pathlib
import re
import subprocess
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    version = re.search(r"^\s*version: '([^']+)'",
                        (root / "meson.build").read_text(encoding="utf-8"), re.M).group(1)
    rows = []
    for program in sys.argv[2:]:
        said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
        rows.append((said.split()[-1:] == [version],
                     f"{pathlib.Path(program).name} --version is {version}", said))
    first = (root / "packaging/debian/changelog").read_text(encoding="utf-8").split("\n")[0]
    rows.append((f"({version})" in first, f"the package is {version}", first))
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    known = re.findall(r"^## \[([^\]]+)\]", changes, re.M)
    rows.append((version in known[:2], f"CHANGELOG.md knows {version}", str(known)))
    for number, (good, name, why) in enumerate(rows, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        if not good:
            print(f"# {why}")
    print(f"1..{len(rows)}")


main()

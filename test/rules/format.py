#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Code is as clang-format 14 (Debian 12) writes it with .clang-format. Prints
TAP; another version writes otherwise, so then it is skipped, and said so.

    format.py [ROOT]      format.py --fix [ROOT]
"""
import pathlib
import re
import subprocess
import sys

VERSION = "14"
FOLDERS = ("include", "src", "filters", "samples/filter")


def formatter():
    """The command, or None where the version is not there."""
    for name in (f"clang-format-{VERSION}", "clang-format"):
        try:
            said = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
        except FileNotFoundError:
            continue
        if re.search(rf"version {VERSION}\.", said):
            return name
    return None


def main():
    arguments = [a for a in sys.argv[1:] if a != "--fix"]
    root = pathlib.Path(arguments[0]) if arguments else \
        pathlib.Path(__file__).resolve().parent.parent.parent
    files = [str(p) for f in FOLDERS for p in sorted(root.joinpath(f).rglob("*.[ch]"))]
    name = formatter()
    print("1..1")
    if name is None:
        print(f"ok 1 - format # SKIP clang-format {VERSION} is not installed")
    elif "--fix" in sys.argv:
        subprocess.run([name, "-i", *files], check=True, cwd=root)
        print("ok 1 - format")
    else:
        done = subprocess.run([name, "--dry-run", *files], cwd=root, capture_output=True, text=True)
        bad = sorted(set(re.findall(r"^(.*?):\d+:\d+: warning", done.stderr, re.M)))
        print(f"{'not ok' if bad else 'ok'} 1 - format")
        for path in bad:
            print(f"# {path}: test/rules/format.py --fix")


main()

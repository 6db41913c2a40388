#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""THE LIST with the worked example in it, as filters/README.md tells to do it.

    list_with_example.py filters.c OUTPUT
"""
import pathlib
import sys

BEHIND = "    X(convert_text) "
LINE = "    X(strip_banner)       /* the worked example */"


def main():
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    if not any("X(strip_banner)" in line for line in lines):  # somebody tries the page
        at = next(i for i, line in enumerate(lines) if line.startswith(BEHIND))
        lines.insert(at + 1, f"{LINE:<79}\\")
    pathlib.Path(sys.argv[2]).write_text("\n".join(lines), encoding="utf-8")


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a text that names the usual folders with the folders of this build.

    with_paths.py INPUT OUTPUT USUAL=OURS…
"""
import pathlib
import re
import sys


def main():
    source, target, *pairs = sys.argv[1:]
    table = dict(pair.split("=", 1) for pair in pairs)
    usual = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    text = pathlib.Path(source).read_text(encoding="utf-8")
    text = usual.sub(lambda found: table[found.group()], text)
    pathlib.Path(target).write_text(text, encoding="utf-8")


main()

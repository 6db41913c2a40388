#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a list of words as a C table, sorted by bytes.

    embed_words.py LIST TABLE OUTPUT
"""
import pathlib
import sys

HEAD = """/* SPDX-License-Identifier: Apache-2.0
 *
 * Made by embed_words.py: words only. Sorted by strcmp. */
static const char *const {}[] = {{
"""


def main():
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#")
             for word in line.split()}
    table = "".join(f'    "{word}",\n' for word in
                    sorted(words, key=lambda word: word.encode()))
    pathlib.Path(sys.argv[3]).write_text(
        HEAD.format(sys.argv[2]) + table + "};\n", encoding="utf-8")


main()
